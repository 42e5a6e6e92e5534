//! How detection holds as texts are disguised more and more.

use super::{Obfuscate, Scorer, spread};
use crate::dataset::Example;
use crate::error::Error;
use rayon::prelude::*;
use serde::Serialize;

/// Results at one strength of obfuscation.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct EvasionPoint {
    /// 0: as they stand; 1: as disguised as the generator can.
    pub strength: f64,
    pub positives: u64,
    pub detected: u64,
    pub negatives: u64,
    pub flagged: u64,
}

impl EvasionPoint {
    pub fn recall(&self) -> f64 {
        self.detected as f64 / self.positives.max(1) as f64
    }

    pub fn false_positive_rate(&self) -> f64 {
        self.flagged as f64 / self.negatives.max(1) as f64
    }
}

/// Steps from strength 0 to strength 1.
const STEPS: u32 = 10;

/// Scores at most `most` texts of each class, spread over the data, at each strength. `obfuscate` gets the text, the
/// strength, and a number that is the text's own: with one seed a number, a text's disguise thickens from
/// point to point instead of changing.
pub fn evasion(
    scorer: &dyn Scorer,
    examples: &[Example],
    threshold: f32,
    most: usize,
    obfuscate: &Obfuscate,
) -> Result<Vec<EvasionPoint>, Error> {
    let of_class = |class: bool| {
        let texts: Vec<&str> =
            examples.iter().filter(|e| !e.repeated && e.positive == class).map(|e| e.text.as_str()).collect();
        spread(&texts, most)
    };
    let (positives, negatives) = (of_class(true), of_class(false));
    let texts: Vec<&str> = positives.iter().chain(&negatives).copied().collect();
    let point = |step: u32| {
        let strength = f64::from(step) / f64::from(STEPS);
        let disguised: Vec<String> =
            texts.par_iter().enumerate().map(|(i, text)| obfuscate(text, strength, i as u64)).collect();
        let disguised: Vec<&str> = disguised.iter().map(String::as_str).collect();
        let past: Vec<bool> = scorer.scores(&disguised)?.score.iter().map(|&s| s >= threshold).collect();
        let count = |past: &[bool]| past.iter().filter(|&&p| p).count() as u64;
        Ok(EvasionPoint {
            strength,
            positives: positives.len() as u64,
            detected: count(&past[..positives.len()]),
            negatives: negatives.len() as u64,
            flagged: count(&past[positives.len()..]),
        })
    };
    (0..=STEPS).map(point).collect()
}
