//! ROC and precision-recall curves and the areas under them. Texts of one score stand or fall together, as
//! in scikit-learn; thresholds are scores that occur, and a text at the threshold is past it.

use serde::Serialize;

/// One step down the scores: how many of each class are at or above `threshold`.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Step {
    threshold: f64,
    true_positives: u64,
    false_positives: u64,
}

/// Cumulated counts at each distinct score, highest first.
#[derive(Clone, Debug)]
pub struct Steps {
    steps: Vec<Step>,
    positives: u64,
    negatives: u64,
}

/// A point of the ROC curve; the first has an infinite threshold and nothing past it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct RocPoint {
    pub false_positive_rate: f64,
    pub recall: f64,
    #[serde(skip_serializing_if = "is_infinite")]
    pub threshold: f64,
}

fn is_infinite(x: &f64) -> bool {
    x.is_infinite()
}

/// A point of the precision-recall curve.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct PrPoint {
    pub recall: f64,
    pub precision: f64,
    pub threshold: f64,
}

/// The best recall that a false-positive rate allows.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Operating {
    /// The rate that was allowed.
    pub allowed: f64,
    /// The rate that the threshold has.
    pub false_positive_rate: f64,
    pub recall: f64,
    /// Log-odds, or whatever the scores were; none where every threshold flags too much.
    pub threshold: Option<f64>,
}

impl Steps {
    /// `labels[i]` says whether the text with `scores[i]` is positive. Scores are any numbers that rise
    /// with suspicion; NaN counts as the highest.
    pub fn new(labels: &[bool], scores: &[f64]) -> Self {
        assert_eq!(labels.len(), scores.len(), "a score for each label");
        let mut order: Vec<usize> = (0..scores.len()).collect();
        order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
        let mut steps: Vec<Step> = Vec::new();
        let (mut true_positives, mut false_positives) = (0, 0);
        for i in order {
            *if labels[i] { &mut true_positives } else { &mut false_positives } += 1;
            let step = Step { threshold: scores[i], true_positives, false_positives };
            match steps.last_mut() {
                Some(last) if last.threshold == scores[i] => *last = step,
                _ => steps.push(step),
            }
        }
        Steps { steps, positives: true_positives, negatives: false_positives }
    }

    /// `sklearn.metrics.roc_curve(…, drop_intermediate=False)`.
    pub fn roc(&self) -> Vec<RocPoint> {
        let origin = Step { threshold: f64::INFINITY, true_positives: 0, false_positives: 0 };
        let point = |step: &Step| RocPoint {
            false_positive_rate: step.false_positives as f64 / self.negatives as f64,
            recall: step.true_positives as f64 / self.positives as f64,
            threshold: step.threshold,
        };
        std::iter::once(&origin).chain(&self.steps).map(point).collect()
    }

    /// `sklearn.metrics.roc_auc_score`: the trapezoids under the curve; none where a class is missing.
    pub fn roc_auc(&self) -> Option<f64> {
        if self.positives == 0 || self.negatives == 0 {
            return None;
        }
        let roc = self.roc();
        let under = |w: &[RocPoint]| {
            (w[1].false_positive_rate - w[0].false_positive_rate) * (w[0].recall + w[1].recall) / 2.0
        };
        Some(roc.windows(2).map(under).sum())
    }

    /// The precision-recall curve, recall rising; scikit-learn's runs the other way and ends in (0, 1).
    pub fn precision_recall(&self) -> Vec<PrPoint> {
        let point = |step: &Step| PrPoint {
            recall: step.true_positives as f64 / self.positives as f64,
            precision: step.true_positives as f64 / (step.true_positives + step.false_positives) as f64,
            threshold: step.threshold,
        };
        self.steps.iter().map(point).collect()
    }

    /// `sklearn.metrics.average_precision_score`: precision weighted by the rise in recall, without
    /// interpolation; none where there is no positive.
    pub fn average_precision(&self) -> Option<f64> {
        if self.positives == 0 {
            return None;
        }
        let mut before = 0.0;
        let rise = |p: PrPoint| {
            let rise = p.recall - before;
            before = p.recall;
            rise * p.precision
        };
        Some(self.precision_recall().into_iter().map(rise).sum())
    }

    /// The lowest threshold whose false-positive rate is at most `allowed`; none where a class is missing.
    pub fn recall_at(&self, allowed: f64) -> Option<Operating> {
        if self.positives == 0 || self.negatives == 0 {
            return None;
        }
        let rate = |step: &Step| step.false_positives as f64 / self.negatives as f64;
        let last = self.steps.iter().take_while(|step| rate(step) <= allowed).last();
        Some(Operating {
            allowed,
            false_positive_rate: last.map_or(0.0, rate),
            recall: last.map_or(0.0, |step| step.true_positives as f64 / self.positives as f64),
            threshold: last.map(|step| step.threshold),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ties_stand_or_fall_together() {
        let steps = Steps::new(&[true, false, true, false], &[1.0, 1.0, 1.0, 0.0]);
        assert_eq!(steps.roc().len(), 3);
        assert_eq!(steps.roc_auc(), Some(0.75));
        assert_eq!(steps.recall_at(0.4).map(|o| (o.recall, o.threshold)), Some((0.0, None)));
        assert_eq!(steps.recall_at(0.5).map(|o| (o.recall, o.threshold)), Some((1.0, Some(1.0))));
    }

    #[test]
    fn a_missing_class_has_no_area() {
        assert_eq!(Steps::new(&[true], &[0.5]).roc_auc(), None);
        assert_eq!(Steps::new(&[false], &[0.5]).average_precision(), None);
        assert_eq!(Steps::new(&[], &[]).recall_at(0.1), None);
    }

    /// Labels and scores on a coarse grid, so that ties are common.
    fn scored() -> impl Strategy<Value = (Vec<bool>, Vec<f64>)> {
        let pair = (any::<bool>(), (0u8..12).prop_map(f64::from));
        prop::collection::vec(pair, 2..80).prop_map(|pairs| pairs.into_iter().unzip())
    }

    proptest! {
        #[test]
        fn the_area_is_the_chance_that_a_positive_outscores_a_negative((labels, scores) in scored()) {
            let of = |class: bool| {
                labels.iter().zip(&scores).filter(move |(l, _)| **l == class).map(|(_, s)| *s)
            };
            let pairs = of(true).flat_map(|p| of(false).map(move |n| (p, n)));
            let wins: Vec<f64> =
                pairs.map(|(p, n)| if p > n { 1.0 } else if p == n { 0.5 } else { 0.0 }).collect();
            match Steps::new(&labels, &scores).roc_auc() {
                None => prop_assert!(wins.is_empty()),
                Some(auc) => prop_assert!((auc - wins.iter().sum::<f64>() / wins.len() as f64).abs() < 1e-12),
            }
        }

        #[test]
        fn operating_points_keep_their_word((labels, scores) in scored(), allowed in 0.0f64..1.0) {
            if let Some(point) = Steps::new(&labels, &scores).recall_at(allowed) {
                let threshold = point.threshold.unwrap_or(f64::INFINITY);
                let past = |class: bool| {
                    let of_class = || labels.iter().zip(&scores).filter(|(l, _)| **l == class);
                    of_class().filter(|(_, s)| **s >= threshold).count() as f64 / of_class().count() as f64
                };
                prop_assert!(point.false_positive_rate <= allowed);
                prop_assert_eq!(past(false), point.false_positive_rate);
                prop_assert_eq!(past(true), point.recall);
            }
        }
    }
}
