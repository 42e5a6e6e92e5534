//! Masked language modelling: 15 % of the tokens are to be guessed, of which 80 % are shown as
//! `<mask>`, 10 % as another token and 10 % as they are (Devlin et al. 2019), drawn anew at every pass
//! over the text (Liu et al. 2019, RoBERTa).

use crate::adamw::{AdamW, schedule};
use crate::checkpoint::Checkpoint;
use crate::error::Error;
use crate::progress::Progress;
use crate::vars::{Method, Vars, write_whole};
use candle_core::DType;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use t1003_model::config::Config;
use t1003_model::encoder::{Encoder, LmHead, Pass};
use t1003_model::ops::{Targets, cross_entropy};
use t1003_model::packed::Packed;
use t1003_model::tokenize::Tokenizer;
use t1003_model::windows::Windows;
use t1003_model::{Files, Place};

/// Share of tokens to guess.
const MASKED: f64 = 0.15;
/// Share of the texts that is only ever guessed at, to see what the model has learnt.
const HELD_OUT: usize = 100;

#[derive(Clone, Debug, serde::Serialize, serde::Deserialize, PartialEq)]
pub struct Options {
    pub hidden_size: usize,
    pub layers: usize,
    /// Most tokens of one model input.
    pub window: usize,
    pub steps: usize,
    /// Tokens of one step.
    pub batch_tokens: usize,
    pub learning_rate: f64,
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            hidden_size: 256,
            layers: 6,
            window: 256,
            steps: 3000,
            batch_tokens: 8192,
            learning_rate: 1.5e-3,
            seed: 1,
        }
    }
}

/// What a run came to.
#[derive(Debug, serde::Serialize)]
pub struct Summary {
    pub steps: usize,
    pub tokens: usize,
    /// Mean loss over the last hundred steps, in nats a guessed token.
    pub loss: f64,
    pub held_out_loss: f64,
    pub seconds: f64,
}

/// Pretrains on `texts` with the tokenizer in `folder` and writes the encoder and its
/// language-modelling head there. A run that was cut short goes on from its last checkpoint.
pub fn pretrain(texts: &[String], folder: &Path, options: &Options, place: &Place) -> Result<Summary, Error> {
    let files = Files::Folder(folder.to_path_buf());
    let config = config(&files, options)?;
    let sequences = sequences(texts, &files, &config)?;
    let (held_out, training) = sequences.split_at((sequences.len() / HELD_OUT).max(1));
    if training.is_empty() {
        return Err(Error::Data("too few texts to pretrain on".into()));
    }
    let vars = Vars::new(None, Method::Full, options.seed, &place.device)?;
    let model = Mlm {
        encoder: Encoder::load(&vars, &config)?,
        head: LmHead::load(&vars, &config)?,
        config: &config,
        dtype: place.dtype,
    };
    let mut adam = AdamW::new(vars.moving(), 0.01)?;
    let checkpoint = Checkpoint::new(folder.join("checkpoint"), options)?;
    let (first, _) = checkpoint.resume(&vars, &mut adam)?;
    let mut progress = Progress::new("pretrain", first, options.steps);
    let start = std::time::Instant::now();
    let mut tokens = 0;
    for (step, batch) in Batches::new(training, options).enumerate().take(options.steps).skip(first) {
        let rate = options.learning_rate * schedule(step, options.steps, 0.06);
        let loss = model.loss(&batch, options.seed ^ (step as u64) << 20)?;
        adam.step(&loss.backward()?, rate)?;
        tokens += batch.tokens();
        progress.step(step, batch.tokens(), loss.to_scalar::<f32>()? as f64);
        if checkpoint.due() && step + 1 < options.steps {
            checkpoint.save(step + 1, &vars, &adam, None)?;
        }
    }
    let held_out_loss = model.held_out_loss(held_out, options)?;
    write(&vars, &config, folder)?;
    checkpoint.remove()?;
    let loss = progress.finish();
    let seconds = start.elapsed().as_secs_f64();
    let summary = Summary { steps: options.steps, tokens, loss, held_out_loss, seconds };
    write_whole(
        &folder.join("pretrain.json"),
        &serde_json::to_vec_pretty(&(options, &summary)).unwrap_or_default(),
    )?;
    Ok(summary)
}

fn config(files: &Files, options: &Options) -> Result<Config, Error> {
    let path = files.path("tokenizer.json");
    let tokenizer = tokenizers::Tokenizer::from_file(&path)
        .map_err(|e| Error::Tokenizer(format!("\"{}\": {e}", path.display())))?;
    let vocab_size = tokenizer.get_vocab_size(true);
    let mut config = Config::new(vocab_size, options.hidden_size, options.layers, options.window);
    config.architectures = vec!["RobertaForMaskedLM".into()];
    Ok(config)
}

/// Model inputs, shuffled once; long texts in windows.
fn sequences(texts: &[String], files: &Files, config: &Config) -> Result<Vec<Vec<u32>>, Error> {
    let tokenizer = Tokenizer::open(files, config)?;
    let windows = Windows { window: config.window(), stride: config.window() - 2 };
    let ids = texts.par_iter().map(|text| tokenizer.ids(text)).collect::<Result<Vec<_>, _>>()?;
    let mut sequences: Vec<Vec<u32>> = ids.iter().flat_map(|ids| windows.cut(ids, config)).collect();
    sequences.shuffle(&mut ChaCha8Rng::seed_from_u64(7));
    Ok(sequences)
}

/// Endless batches: every pass over the sequences in an order of its own.
struct Batches<'a> {
    sequences: &'a [Vec<u32>],
    order: Vec<usize>,
    at: usize,
    budget: usize,
    rng: ChaCha8Rng,
}

impl<'a> Batches<'a> {
    fn new(sequences: &'a [Vec<u32>], options: &Options) -> Self {
        let rng = ChaCha8Rng::seed_from_u64(options.seed);
        Batches { order: Vec::new(), at: 0, sequences, budget: options.batch_tokens, rng }
    }
}

impl Iterator for Batches<'_> {
    type Item = Packed;

    fn next(&mut self) -> Option<Packed> {
        let mut batch = Packed::default();
        loop {
            if self.at == self.order.len() {
                self.order = (0..self.sequences.len()).collect();
                self.order.shuffle(&mut self.rng);
                self.at = 0;
            }
            let next = &self.sequences[self.order[self.at]];
            if !batch.is_empty() && batch.tokens() + next.len() > self.budget {
                return Some(batch);
            }
            batch.push(next);
            self.at += 1;
        }
    }
}

struct Mlm<'a> {
    encoder: Encoder,
    head: LmHead,
    config: &'a Config,
    /// What the layers compute in; parameters and their moments are f32.
    dtype: DType,
}

impl Mlm<'_> {
    /// Cross entropy at the guessed tokens; `seed` decides which those are.
    fn loss(&self, batch: &Packed, seed: u64) -> Result<candle_core::Tensor, Error> {
        let (shown, rows, classes) = mask(batch, self.config, seed);
        let hidden = self.encoder.forward(&shown, &Pass { dtype: Some(self.dtype), ..Pass::default() })?;
        let logits = self.head.forward(&hidden, &rows)?;
        let weights = vec![1f32; classes.len()].into();
        Ok(cross_entropy(&logits, &Targets { classes: classes.into(), weights, smoothing: 0.0 })?)
    }

    fn held_out_loss(&self, sequences: &[Vec<u32>], options: &Options) -> Result<f64, Error> {
        let (mut sum, mut count) = (0f64, 0);
        for part in sequences.chunks(128).take(32) {
            let batch: Packed = part.iter().collect();
            sum += self.loss(&batch, !options.seed)?.to_scalar::<f32>()? as f64;
            count += 1;
        }
        Ok(sum / count.max(1) as f64)
    }
}

/// (what the model sees, the rows to guess, what stood there). At least one row.
fn mask(batch: &Packed, config: &Config, seed: u64) -> (Packed, Vec<u32>, Vec<u32>) {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    // `<mask>` is the last of the five special tokens: see tokenizer::SPECIAL
    let (mask_id, specials) = (4u32, 5u32);
    let (mut shown, mut rows, mut classes) = (Packed::default(), Vec::new(), Vec::new());
    let mut row = 0u32;
    for sequence in batch.iter() {
        let mut input = sequence.to_vec();
        for id in &mut input {
            let special = *id < specials;
            if !special && rng.random_bool(MASKED) || rows.is_empty() && row as usize + 1 == batch.tokens() {
                rows.push(row);
                classes.push(*id);
                match rng.random_range(0..10) {
                    0 => {}
                    1 => *id = rng.random_range(specials..config.vocab_size as u32),
                    _ => *id = mask_id,
                }
            }
            row += 1;
        }
        shown.push(&input);
    }
    (shown, rows, classes)
}

fn write(vars: &Vars, config: &Config, folder: &Path) -> Result<(), Error> {
    vars.save(&folder.join("model.safetensors"), DType::F32, |_| true)?;
    let json = serde_json::to_vec_pretty(config).map_err(|e| Error::Data(e.to_string()))?;
    write_whole(&folder.join("config.json"), &json)
}

/// Where `pretrain` leaves its result, for those who ask.
pub fn outputs(folder: &Path) -> [PathBuf; 3] {
    ["config.json", "tokenizer.json", "model.safetensors"].map(|name| folder.join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_about_15_percent_of_ordinary_tokens_and_never_special_ones() {
        let config = Config::new(1000, 32, 1, 64);
        let sequence: Vec<u32> = [0].into_iter().chain(10..60).chain([2]).collect();
        let batch: Packed = std::iter::repeat_n(&sequence, 200).collect();
        let (shown, rows, classes) = mask(&batch, &config, 3);
        let share = rows.len() as f64 / (200.0 * 50.0);
        assert!((share - MASKED).abs() < 0.02, "{share}");
        assert!(classes.iter().all(|c| (10..60).contains(c)));
        let masked = rows.iter().filter(|&&r| shown.ids()[r as usize] == 4).count();
        assert!((masked as f64 / rows.len() as f64 - 0.8).abs() < 0.04);
        let others = (0..batch.tokens()).filter(|r| !rows.contains(&(*r as u32)));
        assert!(others.into_iter().all(|r| shown.ids()[r] == batch.ids()[r]));
    }

    #[test]
    fn batches_see_every_sequence_once_a_pass() {
        let sequences: Vec<Vec<u32>> = (0..50).map(|i| vec![i; 3]).collect();
        let options = Options { batch_tokens: 30, ..Options::default() };
        let seen: Vec<u32> = Batches::new(&sequences, &options)
            .take(5)
            .flat_map(|b| b.iter().map(|s| s[0]).collect::<Vec<_>>())
            .collect();
        let distinct: std::collections::BTreeSet<_> = seen.iter().collect();
        assert_eq!((seen.len(), distinct.len()), (50, 50));
    }
}
