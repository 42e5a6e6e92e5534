//! A bag of tokens: logistic regression on which of the model's tokens, and which pairs of neighbours, a text
//! holds. Features are hashed into a table; training is Adagrad over a fixed number of epochs, in an order
//! that a seed decides, so the same data give the same weights.

use crate::dataset::Example;
use crate::error::Error;
use crate::evaluate::calibration::sigmoid;
use crate::evaluate::{Scorer, Scores};
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;
use t1003_model::tokenize::Tokenizer;

/// Places in the table; few features of a vocabulary of 16,000 and its pairs collide.
const FEATURES: usize = 1 << 20;
const EPOCHS: usize = 8;
const LEARNING_RATE: f32 = 0.1;
const L2: f32 = 1e-6;
const SEED: u64 = 1;

pub struct Linear<'a> {
    tokenizer: &'a Tokenizer,
    bias: f32,
    weights: Vec<f32>,
}

impl<'a> Linear<'a> {
    /// Learns from `examples`.
    pub fn train(tokenizer: &'a Tokenizer, examples: &[Example]) -> Result<Self, Error> {
        let mut model = Linear { tokenizer, bias: 0.0, weights: vec![0.0; FEATURES] };
        let texts = examples.par_iter().map(|e| Ok((features(tokenizer, &e.text)?, e.positive)));
        let mut texts = texts.collect::<Result<Vec<_>, Error>>()?;
        let mut squares = vec![0f32; FEATURES];
        let mut bias_squares = 0f32;
        let mut rng = ChaCha8Rng::seed_from_u64(SEED);
        for _ in 0..EPOCHS {
            texts.shuffle(&mut rng);
            for (features, positive) in &texts {
                let error = sigmoid(model.log_odds(features)) as f32 - f32::from(u8::from(*positive));
                step(&mut model.bias, &mut bias_squares, error);
                for &f in features {
                    let gradient = error + L2 * model.weights[f];
                    step(&mut model.weights[f], &mut squares[f], gradient);
                }
            }
        }
        Ok(model)
    }

    fn log_odds(&self, features: &[usize]) -> f64 {
        features.iter().map(|&f| f64::from(self.weights[f])).sum::<f64>() + f64::from(self.bias)
    }
}

/// One step of Adagrad (Duchi, Hazan, Singer 2011).
fn step(weight: &mut f32, squares: &mut f32, gradient: f32) {
    *squares += gradient * gradient;
    *weight -= LEARNING_RATE * gradient / (squares.sqrt() + 1e-8);
}

/// Places of the tokens and pairs that the text holds, each once.
fn features(tokenizer: &Tokenizer, text: &str) -> Result<Vec<usize>, Error> {
    let ids = tokenizer.ids(text)?;
    let single = ids.iter().map(|&id| place(id, u32::MAX));
    let pairs = ids.windows(2).map(|pair| place(pair[0], pair[1]));
    let mut places: Vec<usize> = single.chain(pairs).collect();
    places.sort_unstable();
    places.dedup();
    Ok(places)
}

/// The finaliser of splitmix64, cut to the table.
fn place(a: u32, b: u32) -> usize {
    let mut x = (u64::from(a) << 32 | u64::from(b)).wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ x >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ x >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    (x ^ x >> 31) as usize % FEATURES
}

impl Scorer for Linear<'_> {
    fn name(&self) -> String {
        "bag of tokens".into()
    }

    fn scores(&self, texts: &[&str]) -> Result<Scores, Error> {
        let log_odds = texts.par_iter().map(|text| Ok(self.log_odds(&features(self.tokenizer, text)?)));
        Ok(Scores::from_log_odds(log_odds.collect::<Result<_, Error>>()?))
    }
}
