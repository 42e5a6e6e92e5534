//! Fine-tunes a RoBERTa folder into a classifier: by BitFit, which moves biases and the
//! classification head alone, or whole.
//!
//! A text is learnt from as the engine will read it: as it stands and, where normalisation changes it,
//! plain. A positive whose plain reading differs is learnt from that reading only: what stands there
//! before need not show the act, and to call it positive would make the disguise the signal.
//!
//! A text that is longer than the model's input is learnt from in windows. Every window of a negative is
//! negative; of a positive only the most suspicious one counts, as it will when it is scored, because which
//! window shows the act is not known (multiple-instance learning, Dietterich et al. 1997).

use crate::adamw::{AdamW, schedule};
use crate::checkpoint::{Best, Checkpoint};
use crate::dataset::Example;
use crate::error::Error;
use crate::progress::Progress;
use crate::vars::{Method, Vars};
use candle_core::{DType, Tensor};
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;
use std::ops::Range;
use t1003_model::Place;
use t1003_model::config::Config;
use t1003_model::encoder::{ClassificationHead, Encoder, Pass};
use t1003_model::normalise::Normaliser;
use t1003_model::ops::{Targets, cross_entropy};
use t1003_model::packed::Packed;
use t1003_model::tokenize::Tokenizer;
use t1003_model::windows::Windows;

#[derive(Clone, Debug, serde::Serialize)]
pub struct Options {
    #[serde(skip)]
    pub method: Method,
    /// Tokens of one model input; the base's own length unless told.
    pub window: Option<usize>,
    pub epochs: usize,
    pub batch_tokens: usize,
    pub learning_rate: f64,
    pub dropout: f32,
    pub label_smoothing: f32,
    /// Weight of each positive against each negative in the loss.
    pub positive_weight: f32,
    /// Validations without a better loss before the run ends.
    pub patience: usize,
    pub seed: u64,
}

impl Options {
    pub fn new(method: Method) -> Self {
        let learning_rate = if method == Method::BitFit { 2e-3 } else { 3e-4 };
        Options {
            method,
            window: None,
            epochs: 3,
            batch_tokens: 4096,
            learning_rate,
            dropout: 0.1,
            label_smoothing: 0.02,
            positive_weight: 1.0,
            patience: 4,
            seed: 1,
        }
    }
}

/// What a run came to.
#[derive(Debug, serde::Serialize)]
pub struct Summary {
    pub moved_parameters: usize,
    pub parameters: usize,
    pub steps: usize,
    pub loss: f64,
    /// Best loss on the validation texts, whose parameters are kept.
    pub validation_loss: f64,
    pub seconds: f64,
}

/// A classifier in training.
pub struct Classifier {
    vars: Vars,
    encoder: Encoder,
    head: ClassificationHead,
    config: Config,
    /// What the layers compute in; parameters and their moments are f32.
    dtype: DType,
}

/// Windows of one reading that share a class: one of a negative, all of a positive.
struct Input {
    windows: Vec<Vec<u32>>,
    class: u32,
}

impl Input {
    fn tokens(&self) -> usize {
        self.windows.iter().map(Vec::len).sum()
    }
}

/// Longer texts are left out of training, or their windows beyond these: one book among command lines
/// would be most of a step.
const MOST_WINDOWS: usize = 16;

/// Inputs packed for one step. Each has its class and the rows that are its windows.
#[derive(Default)]
struct Batch {
    packed: Packed,
    inputs: Vec<(Range<usize>, u32)>,
}

impl Batch {
    /// One row of each input counts: the one whose logits, `[rows, 2]`, are the most suspicious.
    fn targets(&self, logits: &[Vec<f32>], options: &Options) -> Targets {
        let suspicion = |row: &usize| logits[*row][1] - logits[*row][0];
        let (mut classes, mut weights) = (vec![0; logits.len()], vec![0.0; logits.len()]);
        for (rows, class) in &self.inputs {
            if let Some(row) = rows.clone().max_by(|a, b| suspicion(a).total_cmp(&suspicion(b))) {
                classes[row] = *class;
                weights[row] = if *class == 1 { options.positive_weight } else { 1.0 };
            }
        }
        Targets { classes: classes.into(), weights: weights.into(), smoothing: options.label_smoothing }
    }

    fn push(&mut self, input: &Input) {
        let first = self.packed.sequences();
        input.windows.iter().for_each(|ids| self.packed.push(ids));
        self.inputs.push((first..self.packed.sequences(), input.class));
    }
}

impl Classifier {
    /// Takes the encoder (and the head where there is one) from `base`.
    pub fn open(base: &t1003_model::Files, method: Method, seed: u64, place: &Place) -> Result<Self, Error> {
        let json = base.read("config.json", 4 << 20)?;
        let reason = |reason| t1003_model::Error::Bundle { path: base.path("config.json"), reason };
        let old = Config::parse(&json).map_err(reason)?;
        let fresh = Config::new(old.vocab_size, old.hidden_size, 1, 1);
        let config = Config {
            architectures: fresh.architectures,
            id2label: fresh.id2label,
            label2id: fresh.label2id,
            ..old
        };
        let vars = Vars::new(Some(base), method, seed, &place.device)?;
        let encoder = Encoder::load(&vars, &config)?;
        let head = ClassificationHead::load(&vars, &config, 2)?;
        Ok(Classifier { vars, encoder, head, config, dtype: place.dtype })
    }

    pub fn config(&self) -> &Config {
        &self.config
    }

    pub fn vars(&self) -> &Vars {
        &self.vars
    }

    /// Trains, keeps the best parameters by the loss on `validation`, and says how it went. Where it stands
    /// is kept in `checkpoint`: a killed run goes on from there.
    pub fn train(
        &self,
        tokenizer: &Tokenizer,
        normaliser: &Normaliser,
        training: &[Example],
        validation: &[Example],
        options: &Options,
        checkpoint: &Checkpoint,
    ) -> Result<Summary, Error> {
        let start = std::time::Instant::now();
        let windows = options.window.map_or_else(|| Windows::whole(&self.config), Windows::of);
        windows.check(&self.config).map_err(Error::Data)?;
        let training = self.inputs(training, tokenizer, normaliser, windows)?;
        let validation = &validation[..validation.len().min(MOST_VALIDATED)];
        let validation = self.inputs(validation, tokenizer, normaliser, windows)?;
        let validation = batches(&validation, options.batch_tokens, None);
        if training.is_empty() || validation.is_empty() {
            return Err(Error::Data("training and validation need at least one text each".into()));
        }
        // every epoch's number of steps depends on how its order packs: the first one's stands for all
        let per_epoch = batches(&training, options.batch_tokens, Some(epoch_seed(options, 0))).len();
        let steps = per_epoch * options.epochs;
        let every = (per_epoch / VALIDATIONS).max(1);
        let mut adam = AdamW::new(self.vars.moving(), 0.01)?;
        let (first, best) = checkpoint.resume(&self.vars, &mut adam)?;
        let mut best = best.unwrap_or(Best { loss: f64::INFINITY, ..Best::default() });
        let mut progress = Progress::new("train", first, steps);
        let mut step = 0;
        'run: for epoch in 0..options.epochs {
            for batch in batches(&training, options.batch_tokens, Some(epoch_seed(options, epoch))) {
                if step < first {
                    step += 1;
                    continue;
                }
                let seed = options.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(step as u64);
                let pass = Pass { dropout: options.dropout, seed, ..Pass::default() };
                let loss = self.loss(&batch, &pass, options)?;
                let rate = options.learning_rate * schedule(step.min(steps - 1), steps, 0.06);
                adam.step(&loss.backward()?, rate)?;
                progress.step(step.min(steps - 1), batch.packed.tokens(), loss.to_scalar::<f32>()? as f64);
                step += 1;
                if step % every == 0 {
                    let loss = self.validation_loss(&validation, options)?;
                    if !keep(&mut best, loss, &self.vars, options)? {
                        break 'run;
                    }
                    checkpoint.save(step, &self.vars, &adam, Some(&best))?;
                } else if checkpoint.due() {
                    checkpoint.save(
                        step,
                        &self.vars,
                        &adam,
                        Some(&best).filter(|best| best.loss.is_finite()),
                    )?;
                }
            }
        }
        keep(&mut best, self.validation_loss(&validation, options)?, &self.vars, options)?;
        self.vars.restore(&best.snapshot)?;
        let (moved_parameters, parameters) = self.vars.counts();
        let loss = progress.finish();
        let seconds = start.elapsed().as_secs_f64();
        Ok(Summary { moved_parameters, parameters, steps: step, loss, validation_loss: best.loss, seconds })
    }

    fn inputs(
        &self,
        examples: &[Example],
        tokenizer: &Tokenizer,
        normaliser: &Normaliser,
        windows: Windows,
    ) -> Result<Vec<Input>, Error> {
        let config = &self.config;
        let of = |example: &Example| -> Result<Vec<Input>, Error> {
            let class = example.positive as u32;
            let plain = normaliser.plain(&example.text).map(|p| p.text);
            let mut readings = Vec::new();
            if plain.is_none() || !example.positive {
                readings.push(example.text.as_str());
            }
            readings.extend(plain.as_deref());
            let mut inputs = Vec::new();
            for reading in readings {
                let mut cut: Vec<_> =
                    windows.cut(&tokenizer.ids(reading)?, config).take(MOST_WINDOWS + 1).collect();
                if example.positive && cut.len() <= MOST_WINDOWS {
                    inputs.push(Input { windows: cut, class });
                } else if !example.positive {
                    cut.truncate(MOST_WINDOWS);
                    inputs.extend(cut.into_iter().map(|ids| Input { windows: vec![ids], class }));
                }
            }
            Ok(inputs)
        };
        Ok(examples.par_iter().map(of).collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    }

    fn loss(&self, batch: &Batch, pass: &Pass, options: &Options) -> Result<Tensor, Error> {
        let pass = Pass { dtype: Some(self.dtype), ..pass.clone() };
        let hidden = self.encoder.forward(&batch.packed, &pass)?;
        let logits = self.head.forward(&hidden, &batch.packed, &pass)?;
        let seen = logits.to_dtype(DType::F32)?.to_vec2::<f32>()?;
        let targets = batch.targets(&seen, options);
        Ok(cross_entropy(&logits, &targets)?)
    }

    /// Without label smoothing: what counts is what the texts are.
    fn validation_loss(&self, batches: &[Batch], options: &Options) -> Result<f64, Error> {
        let options = Options { label_smoothing: 0.0, ..options.clone() };
        let (mut sum, mut count) = (0f64, 0);
        for batch in batches {
            let loss = self.loss(batch, &Pass::default(), &options)?.to_scalar::<f32>()?;
            sum += loss as f64 * batch.inputs.len() as f64;
            count += batch.inputs.len();
        }
        Ok(sum / count as f64)
    }
}

/// Texts that a validation looks at: more would tell no more, and take a fifth of a long run.
const MOST_VALIDATED: usize = 20_000;

/// Validations an epoch; each ends in a checkpoint.
const VALIDATIONS: usize = 4;

fn epoch_seed(options: &Options, epoch: usize) -> u64 {
    options.seed.wrapping_add((epoch as u64) << 32)
}

/// Whether to go on after a validation whose loss is `loss`.
fn keep(best: &mut Best, loss: f64, vars: &Vars, options: &Options) -> Result<bool, Error> {
    if loss < best.loss {
        *best = Best { loss, snapshot: vars.snapshot()?, idle: 0 };
    } else {
        best.idle += 1;
    }
    Ok(best.idle < options.patience)
}

/// Packs inputs up to `budget` tokens a batch, in an order drawn from `seed` where there is one.
fn batches(inputs: &[Input], budget: usize, seed: Option<u64>) -> Vec<Batch> {
    let mut order: Vec<usize> = (0..inputs.len()).collect();
    if let Some(seed) = seed {
        order.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
    }
    let mut batches: Vec<Batch> = Vec::new();
    for i in order {
        match batches.last_mut() {
            Some(batch) if batch.packed.tokens() + inputs[i].tokens() <= budget => batch.push(&inputs[i]),
            _ => {
                let mut batch = Batch::default();
                batch.push(&inputs[i]);
                batches.push(batch);
            }
        }
    }
    batches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(lengths: &[usize], class: u32) -> Input {
        Input { windows: lengths.iter().map(|&n| vec![7; n]).collect(), class }
    }

    #[test]
    fn the_most_suspicious_window_of_an_input_counts() {
        let mut batch = Batch::default();
        batch.push(&input(&[3, 3, 3], 1));
        batch.push(&input(&[5], 0));
        let logits = [[0.0, -1.0], [0.0, 2.0], [1.0, 2.5], [0.0, 9.0]].map(Vec::from);
        let options = Options { positive_weight: 3.0, ..Options::new(Method::Full) };
        let targets = batch.targets(&logits, &options);
        assert_eq!(&targets.classes[..], [0, 1, 0, 0]);
        assert_eq!(&targets.weights[..], [0.0, 3.0, 0.0, 1.0]);
    }

    #[test]
    fn an_inputs_windows_stay_together_and_every_input_is_in_one_batch() {
        let inputs: Vec<Input> = (1..40).map(|n| input(&vec![n % 7 + 2; n % 4 + 1], 1)).collect();
        let batches = batches(&inputs, 24, Some(3));
        assert_eq!(batches.iter().map(|b| b.inputs.len()).sum::<usize>(), inputs.len());
        for batch in &batches {
            assert!(batch.packed.tokens() <= 24 || batch.inputs.len() == 1);
            assert_eq!(batch.inputs.last().map(|(rows, _)| rows.end), Some(batch.packed.sequences()));
        }
    }
}
