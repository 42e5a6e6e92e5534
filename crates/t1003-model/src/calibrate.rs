//! Logits to probabilities.

/// `softmax(logits / temperature)`. A temperature above 1 makes an overconfident model honest; it
/// is fitted on held-out text and stored in the bundle (Guo et al. 2017, "On Calibration of Modern
/// Neural Networks").
pub fn probabilities(logits: &[f32], temperature: f32) -> Vec<f32> {
    let max = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let exp: Vec<f32> = logits.iter().map(|l| ((l - max) / temperature).exp()).collect();
    let sum: f32 = exp.iter().sum();
    exp.into_iter().map(|e| e / sum).collect()
}

/// `ln(p / (1 - p))` of label `index` in `softmax(logits / temperature)`, computed without `p`: where `p` has
/// long become 1 in an `f32`, this still tells a sure text from a surer one.
pub fn log_odds(logits: &[f32], index: usize, temperature: f32) -> f32 {
    let own = logits[index];
    let others = || logits.iter().enumerate().filter(|&(i, _)| i != index).map(|(_, &l)| l);
    let max = others().fold(f32::NEG_INFINITY, f32::max);
    let sum: f32 = others().map(|l| ((l - max) / temperature).exp()).sum();
    (own - max) / temperature - sum.ln()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn temperature_softens() {
        assert!((probabilities(&[0.0, 2.0], 1.0)[1] - 0.880_797).abs() < 1e-6);
        assert!((probabilities(&[0.0, 2.0], 2.0)[1] - 0.731_059).abs() < 1e-6);
    }

    #[test]
    fn log_odds_do_not_saturate() {
        assert_eq!(log_odds(&[0.0, 30.0], 1, 1.0), 30.0);
        assert_eq!(log_odds(&[0.0, 30.0], 1, 2.0), 15.0);
        assert!((log_odds(&[0.0, 0.0, 0.0], 1, 1.0) + 2f32.ln()).abs() < 1e-6);
    }

    proptest! {
        #[test]
        fn log_odds_are_those_of_the_probability(
            logits in prop::collection::vec(-3f32..3.0, 2..6), temperature in 0.5f32..4.0,
        ) {
            let p = probabilities(&logits, temperature)[1];
            prop_assert!((log_odds(&logits, 1, temperature) - (p / (1.0 - p)).ln()).abs() < 1e-3);
        }

        #[test]
        fn a_distribution_whose_order_is_the_logits(
            logits in prop::collection::vec(-80f32..80.0, 1..6), temperature in 0.05f32..20.0,
        ) {
            let p = probabilities(&logits, temperature);
            prop_assert!((p.iter().sum::<f32>() - 1.0).abs() < 1e-5);
            for i in 0..p.len() {
                for j in 0..p.len() {
                    prop_assert!(logits[i] > logits[j] || p[i] <= p[j]);
                }
            }
        }
    }
}
