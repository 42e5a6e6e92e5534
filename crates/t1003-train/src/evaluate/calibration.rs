//! Whether a score of 0.9 means nine in ten: reliability, expected calibration error, and the temperature
//! that repairs what a temperature can.

use serde::Serialize;

/// Texts whose score falls into one bin.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Bin {
    /// The bin holds scores above `from`, up to and with `to`; the first holds 0 too.
    pub from: f64,
    pub to: f64,
    pub count: u64,
    pub mean_score: f64,
    /// Share of positives.
    pub positives: f64,
}

impl Bin {
    /// Between which shares the true one lies, in 95 of 100 cases (Wilson's interval): wide where texts are few.
    pub fn interval(&self) -> (f64, f64) {
        const Z: f64 = 1.959_964;
        let (n, p) = (self.count as f64, self.positives);
        let middle = p + Z * Z / (2.0 * n);
        let half = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
        let bound = |x: f64| (x / (1.0 + Z * Z / n)).clamp(0.0, 1.0);
        (bound(middle - half), bound(middle + half))
    }
}

/// How scores compare with what the texts are.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Calibration {
    /// Mean distance of score and share of positives over the bins, weighted by count.
    pub expected_error: f64,
    /// The largest such distance.
    pub largest_error: f64,
    /// Mean squared distance of score and class: `sklearn.metrics.brier_score_loss`.
    pub brier: f64,
    /// Mean negative log-likelihood, in nats.
    pub log_loss: f64,
    /// Bins that hold a text.
    pub bins: Vec<Bin>,
}

/// `ln(1 + e^x)` without overflow.
fn softplus(x: f64) -> f64 {
    x.max(0.0) + (-x.abs()).exp().ln_1p()
}

/// The probability that has these log-odds.
pub fn sigmoid(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// Calibration of scores given as log-odds, over `bins` bins of equal width. Bins and their means are those of
/// `sklearn.calibration.calibration_curve(strategy="uniform")`.
pub fn calibration(labels: &[bool], log_odds: &[f64], bins: usize) -> Calibration {
    let mut sums = vec![(0u64, 0f64, 0u64); bins];
    let (mut brier, mut log_loss) = (0.0, 0.0);
    for (&positive, &z) in labels.iter().zip(log_odds) {
        let score = sigmoid(z);
        let class = f64::from(u8::from(positive));
        brier += (score - class).powi(2);
        log_loss += softplus(if positive { -z } else { z });
        // (from, to], and 0 with the first
        let edge = |i: usize| i as f64 / bins as f64;
        let bin = (1..bins).take_while(|&i| edge(i) < score).count();
        let (count, score_sum, positives) = &mut sums[bin];
        *count += 1;
        *score_sum += score;
        *positives += u64::from(positive);
    }
    let n = labels.len().max(1) as f64;
    let bin = |(i, (count, scores, positives)): (usize, (u64, f64, u64))| Bin {
        from: i as f64 / bins as f64,
        to: (i + 1) as f64 / bins as f64,
        count,
        mean_score: scores / count as f64,
        positives: positives as f64 / count as f64,
    };
    let bins: Vec<Bin> = sums.into_iter().enumerate().filter(|(_, sum)| sum.0 > 0).map(bin).collect();
    let distance = |b: &Bin| (b.mean_score - b.positives).abs();
    Calibration {
        expected_error: bins.iter().map(|b| distance(b) * b.count as f64).sum::<f64>() / n,
        largest_error: bins.iter().map(distance).fold(0.0, f64::max),
        brier: brier / n,
        log_loss: log_loss / n,
        bins,
    }
}

/// Temperatures that a fit may come to. Texts that a model separates without an error would ask for 0.
pub const TEMPERATURES: std::ops::RangeInclusive<f64> = 0.05..=20.0;

/// The temperature at which `softmax(logits / temperature)` is likeliest to have produced `labels`.
///
/// `logits` has one row of class logits a text, `labels` the index of each text's class. The loss is convex in the
/// inverse temperature, so its slope is bisected (Guo et al. 2017, "On Calibration of Modern Neural Networks").
pub fn fit_temperature(logits: &[Vec<f32>], labels: &[usize]) -> f32 {
    assert_eq!(labels.len(), logits.len(), "a class for each row of logits");
    // the loss's slope in the inverse temperature: by how much the expected logit is above the right one
    let slope = |inverse: f64| -> f64 {
        let of_text = |(row, &label): (&Vec<f32>, &usize)| {
            let max = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let weight = |l: f32| ((f64::from(l) - f64::from(max)) * inverse).exp();
            let above = |l: f32| f64::from(l) - f64::from(row[label]);
            let total: f64 = row.iter().map(|&l| weight(l)).sum();
            row.iter().map(|&l| weight(l) * above(l)).sum::<f64>() / total
        };
        logits.iter().zip(labels).map(of_text).sum()
    };
    let (mut low, mut high) = ((1.0 / TEMPERATURES.end()).ln(), (1.0 / TEMPERATURES.start()).ln());
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        *if slope(middle.exp()) < 0.0 { &mut low } else { &mut high } = middle;
    }
    (1.0 / ((low + high) / 2.0).exp()) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn few_texts_tell_little() {
        let interval =
            |count, positives| Bin { from: 0.0, to: 1.0, count, mean_score: 0.5, positives }.interval();
        // 0.1 of 10: (0.1 + z²/20 ± z √(0.09/10 + z²/400)) / (1 + z²/10)
        let (low, high) = interval(10, 0.1);
        assert!((low - 0.017_876).abs() < 1e-6 && (high - 0.404_150).abs() < 1e-6, "{low} {high}");
        let width = |(low, high): (f64, f64)| high - low;
        assert!(width(interval(1, 1.0)) > 0.7 && width(interval(10_000, 1.0)) < 0.001);
    }

    #[test]
    fn an_honest_coin_is_calibrated() {
        let honest = calibration(&[true, false], &[0.0, 0.0], 15);
        assert_eq!(honest.expected_error, 0.0);
        assert!((honest.log_loss - 2f64.ln()).abs() < 1e-12);
        let sure = calibration(&[true, false], &[40.0, 40.0], 15);
        assert!((sure.expected_error - 0.5).abs() < 1e-12);
    }

    #[test]
    fn the_fit_finds_the_temperature_that_was_put_in() {
        // of texts at log-odds 2 and at -2, the shares that a temperature of 2.5 stands for
        let right = (sigmoid(2.0 / 2.5) * 10_000.0) as usize;
        let logits: Vec<Vec<f32>> =
            (0..20_000).map(|i| if i % 2 == 0 { vec![1.0, -1.0] } else { vec![0.0, 2.0] }).collect();
        let labels: Vec<usize> = (0..20_000).map(|i| if i / 2 < right { i % 2 } else { 1 - i % 2 }).collect();
        assert!((fit_temperature(&logits, &labels) - 2.5).abs() < 0.01);
    }

    #[test]
    fn without_an_error_the_fit_stops_at_the_edge() {
        let temperature = fit_temperature(&[vec![3.0, -3.0], vec![-2.0, 2.0]], &[0, 1]);
        assert!((f64::from(temperature) - TEMPERATURES.start()).abs() < 1e-6);
    }

    proptest! {
        #[test]
        fn no_other_temperature_is_likelier(
            texts in prop::collection::vec((any::<bool>(), -6f32..6.0), 2..40), other in 0.06f64..19.0,
        ) {
            let logits: Vec<Vec<f32>> = texts.iter().map(|(_, z)| vec![0.0, *z]).collect();
            let labels: Vec<usize> = texts.iter().map(|(l, _)| usize::from(*l)).collect();
            let classes: Vec<bool> = texts.iter().map(|(l, _)| *l).collect();
            let loss = |t: f64| {
                let z: Vec<f64> = texts.iter().map(|(_, z)| f64::from(*z) / t).collect();
                calibration(&classes, &z, 15).log_loss
            };
            prop_assert!(loss(f64::from(fit_temperature(&logits, &labels))) <= loss(other) + 1e-6);
        }

        #[test]
        fn bins_hold_every_text(texts in prop::collection::vec((any::<bool>(), -6f64..6.0), 1..60)) {
            let (labels, z): (Vec<bool>, Vec<f64>) = texts.into_iter().unzip();
            let result = calibration(&labels, &z, 15);
            prop_assert_eq!(result.bins.iter().map(|b| b.count).sum::<u64>(), labels.len() as u64);
            prop_assert!(result.bins.iter().all(|b| b.from < b.mean_score && b.mean_score <= b.to + 1e-12));
            prop_assert!(result.expected_error <= result.largest_error + 1e-12);
        }
    }
}
