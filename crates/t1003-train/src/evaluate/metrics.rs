//! The confusion matrix and what is read off it, laid out as scikit-learn lays it out.

use serde::Serialize;
use std::fmt;

/// Counts of texts by what they are and what they were called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Confusion {
    pub true_negatives: u64,
    pub false_positives: u64,
    pub false_negatives: u64,
    pub true_positives: u64,
}

/// `a / b`, and 0 where there is nothing to divide by, as scikit-learn's `zero_division=0`.
fn ratio(a: f64, b: f64) -> f64 {
    if b == 0.0 { 0.0 } else { a / b }
}

impl Confusion {
    /// Pairs of (is positive, was called positive).
    pub fn count(pairs: impl IntoIterator<Item = (bool, bool)>) -> Self {
        let mut counts = Self::default();
        for pair in pairs {
            *match pair {
                (false, false) => &mut counts.true_negatives,
                (false, true) => &mut counts.false_positives,
                (true, false) => &mut counts.false_negatives,
                (true, true) => &mut counts.true_positives,
            } += 1;
        }
        counts
    }

    pub fn positives(&self) -> u64 {
        self.true_positives + self.false_negatives
    }

    pub fn negatives(&self) -> u64 {
        self.true_negatives + self.false_positives
    }

    pub fn accuracy(&self) -> f64 {
        let right = self.true_positives + self.true_negatives;
        ratio(right as f64, (self.positives() + self.negatives()) as f64)
    }

    /// Share of the positives that were found.
    pub fn recall(&self) -> f64 {
        ratio(self.true_positives as f64, self.positives() as f64)
    }

    /// Share of the negatives that were flagged.
    pub fn false_positive_rate(&self) -> f64 {
        ratio(self.false_positives as f64, self.negatives() as f64)
    }

    fn positive_class(&self) -> Class {
        Class::new(self.true_positives, self.false_positives, self.false_negatives)
    }

    /// The same with negatives as the class in question.
    fn negative_class(&self) -> Class {
        Class::new(self.true_negatives, self.false_negatives, self.false_positives)
    }
}

/// Precision, recall and F1 of one class, or a mean of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Class {
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
    pub support: u64,
}

impl Class {
    fn new(hits: u64, false_alarms: u64, misses: u64) -> Self {
        let (hits, false_alarms, missed) = (hits as f64, false_alarms as f64, misses as f64);
        Class {
            precision: ratio(hits, hits + false_alarms),
            recall: ratio(hits, hits + missed),
            f1: ratio(2.0 * hits, 2.0 * hits + false_alarms + missed),
            support: hits as u64 + misses,
        }
    }

    /// The mean of two classes, each with its weight.
    fn mean(classes: [Self; 2], weights: [f64; 2]) -> Self {
        let total = weights[0] + weights[1];
        let mean =
            |of: fn(&Class) -> f64| ratio(of(&classes[0]) * weights[0] + of(&classes[1]) * weights[1], total);
        Class {
            precision: mean(|c| c.precision),
            recall: mean(|c| c.recall),
            f1: mean(|c| c.f1),
            support: classes[0].support + classes[1].support,
        }
    }
}

/// `sklearn.metrics.classification_report`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClassificationReport {
    pub negative: Class,
    pub positive: Class,
    pub accuracy: f64,
    pub macro_average: Class,
    pub weighted_average: Class,
}

impl From<&Confusion> for ClassificationReport {
    fn from(confusion: &Confusion) -> Self {
        let classes = [confusion.negative_class(), confusion.positive_class()];
        ClassificationReport {
            negative: classes[0],
            positive: classes[1],
            accuracy: confusion.accuracy(),
            macro_average: Class::mean(classes, [1.0, 1.0]),
            weighted_average: Class::mean(classes, classes.map(|c| c.support as f64)),
        }
    }
}

impl fmt::Display for ClassificationReport {
    /// With `digits=4`.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let line = |f: &mut fmt::Formatter, name: &str, c: &Class| {
            let Class { precision, recall, f1, support } = c;
            writeln!(f, "{name:>12}  {precision:>9.4} {recall:>9.4} {f1:>9.4} {support:>9}")
        };
        writeln!(f, "{:>12}  {:>9} {:>9} {:>9} {:>9}\n", "", "precision", "recall", "f1-score", "support")?;
        line(f, "Benign", &self.negative)?;
        line(f, "T1003.002", &self.positive)?;
        let support = self.macro_average.support;
        writeln!(f, "\n{:>12}  {:>9} {:>9} {:>9.4} {support:>9}", "accuracy", "", "", self.accuracy)?;
        line(f, "macro avg", &self.macro_average)?;
        line(f, "weighted avg", &self.weighted_average)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_at_all_divides_by_nothing() {
        let report = ClassificationReport::from(&Confusion::default());
        assert_eq!(report.weighted_average, Class::default());
        assert_eq!(report.accuracy, 0.0);
    }

    proptest! {
        #[test]
        fn every_pair_is_counted_once_and_shares_are_shares(
            pairs in prop::collection::vec(any::<(bool, bool)>(), 0..60),
        ) {
            let counts = Confusion::count(pairs.iter().copied());
            prop_assert_eq!(counts.positives() + counts.negatives(), pairs.len() as u64);
            let report = ClassificationReport::from(&counts);
            for class in [report.negative, report.positive, report.macro_average, report.weighted_average] {
                for share in [class.precision, class.recall, class.f1] {
                    prop_assert!((0.0..=1.0 + 1e-12).contains(&share));
                }
            }
            // the weighted mean of the classes' recalls is the accuracy
            prop_assert!((report.weighted_average.recall - report.accuracy).abs() < 1e-12);
        }
    }
}
