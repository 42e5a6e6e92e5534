//! Picks the thresholds of policies from the scores of texts that are known to be benign.

use serde::Serialize;

/// A threshold and what it is known by.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Threshold {
    /// The rate that was asked for.
    pub allowed: f64,
    /// A score at or above it is past the policy. Above 1, and so never reached, where even the highest score
    /// belongs to too many benign texts.
    pub threshold: f32,
    pub false_positives: usize,
    /// Benign texts that it was measured on. A rate below one in so many is a hope, not a measurement.
    pub samples: usize,
    /// `false_positives / samples`.
    pub false_positive_rate: f64,
}

/// For each rate, the smallest threshold that at most that share of `benign` scores is past: midway between the
/// highest score that must stay below and its upper neighbour (1 where it has none).
pub fn choose_thresholds(benign: &[f32], rates: &[f64]) -> Vec<Threshold> {
    let mut scores = benign.to_vec();
    scores.sort_by(|a, b| b.total_cmp(a));
    rates.iter().map(|&allowed| choose(&scores, allowed)).collect()
}

/// `scores` fall.
fn choose(scores: &[f32], allowed: f64) -> Threshold {
    let samples = scores.len();
    // 1e-3 of 1000 is 1, whatever the product's last bit says
    let may_pass = (allowed * samples as f64 * (1.0 + 1e-12)).floor() as usize;
    let threshold = match scores.get(may_pass) {
        None => 0.0,
        Some(&below) => {
            let above = scores[..may_pass].iter().copied().rev().find(|&s| s > below);
            between(below, above.unwrap_or(1.0))
        }
    };
    let false_positives = scores.iter().take_while(|&&s| s >= threshold).count();
    let false_positive_rate = false_positives as f64 / samples.max(1) as f64;
    Threshold { allowed, threshold, false_positives, samples, false_positive_rate }
}

/// The middle of two scores, above the lower one even where no float lies between.
fn between(below: f32, above: f32) -> f32 {
    let middle = ((f64::from(below) + f64::from(above)) / 2.0) as f32;
    if middle > below { middle } else { above.max(below.next_up()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn midway_between_neighbours() {
        let benign = [0.1, 0.2, 0.4, 0.8];
        let chosen = choose_thresholds(&benign, &[0.0, 0.25, 0.3, 0.5, 1.0]);
        let thresholds: Vec<f32> = chosen.iter().map(|t| t.threshold).collect();
        assert_eq!(thresholds, [0.9, 0.6, 0.6, 0.3, 0.0]);
        assert_eq!(chosen[2].false_positives, 1);
        assert_eq!(chosen[2].samples, 4);
        assert_eq!(chosen[2].false_positive_rate, 0.25);
    }

    #[test]
    fn ties_pass_together_or_not_at_all() {
        let chosen = choose_thresholds(&[0.5, 0.5, 0.1], &[0.4]);
        assert_eq!((chosen[0].threshold, chosen[0].false_positives), (0.75, 0));
    }

    #[test]
    fn a_saturated_score_leaves_no_threshold_below_one() {
        assert!(choose_thresholds(&[1.0, 0.0], &[0.0])[0].threshold > 1.0);
        assert_eq!(choose_thresholds(&[], &[0.1])[0].threshold, 0.0);
    }

    #[test]
    fn rates_hit_their_share_exactly() {
        let benign: Vec<f32> = (0..1000).map(|i| i as f32 / 1000.0).collect();
        for (rate, count) in [(1e-2, 10), (1e-3, 1), (1e-4, 0), (0.007, 7), (0.29, 290)] {
            assert_eq!(choose_thresholds(&benign, &[rate])[0].false_positives, count, "{rate}");
        }
    }

    proptest! {
        #[test]
        fn rates_are_kept_and_no_smaller_threshold_keeps_them(
            benign in prop::collection::vec((0u8..20).prop_map(|s| f32::from(s) / 19.0), 1..60), rate in 0f64..1.0,
        ) {
            let chosen = choose_thresholds(&benign, &[rate])[0];
            prop_assert!(chosen.false_positive_rate <= rate + 1e-9);
            // one benign score lower, and the rate is broken
            if let Some(lower) = benign.iter().copied().filter(|&s| s < chosen.threshold).max_by(f32::total_cmp) {
                let past = benign.iter().filter(|&&s| s >= lower).count();
                prop_assert!(past as f64 / benign.len() as f64 > rate);
            }
        }
    }
}
