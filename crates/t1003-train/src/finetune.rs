//! Fine-tunes a RoBERTa folder into a classifier: by BitFit, which moves biases and the
//! classification head alone, or whole.
//!
//! A text is learnt from as the engine will read it: as it stands and, where normalisation changes it,
//! plain. A positive whose plain reading differs is learnt from that reading only: what stands there
//! before need not show the act, and to call it positive would make the disguise the signal.

use crate::adamw::{AdamW, schedule};
use crate::dataset::Example;
use crate::error::Error;
use crate::progress::Progress;
use crate::vars::{Method, Vars};
use candle_core::{Device, Tensor};
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;
use std::collections::BTreeMap;
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
}

/// One model input and its class.
struct Input {
    ids: Vec<u32>,
    class: u32,
}

impl Classifier {
    /// Takes the encoder (and the head where there is one) from `base`.
    pub fn open(base: &t1003_model::Files, method: Method, seed: u64, device: &Device) -> Result<Self, Error> {
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
        let vars = Vars::new(Some(base), method, seed, device)?;
        let encoder = Encoder::load(&vars, &config)?;
        let head = ClassificationHead::load(&vars, &config, 2)?;
        Ok(Classifier { vars, encoder, head, config })
    }

    pub fn config(&self) -> &Config {
        &self.config
    }

    pub fn vars(&self) -> &Vars {
        &self.vars
    }

    /// Trains, keeps the best parameters by the loss on `validation`, and says how it went.
    pub fn train(
        &self,
        tokenizer: &Tokenizer,
        normaliser: &Normaliser,
        training: &[Example],
        validation: &[Example],
        options: &Options,
    ) -> Result<Summary, Error> {
        let start = std::time::Instant::now();
        let training = self.inputs(training, tokenizer, normaliser)?;
        let validation = batches(&self.inputs(validation, tokenizer, normaliser)?, options.batch_tokens, None);
        if training.is_empty() || validation.is_empty() {
            return Err(Error::Data("training and validation need at least one text each".into()));
        }
        let per_epoch = batches(&training, options.batch_tokens, None).len();
        let steps = per_epoch * options.epochs;
        let every = (per_epoch / 2).max(1);
        let mut adam = AdamW::new(self.vars.moving(), 0.01)?;
        let mut progress = Progress::new("train", 0, steps);
        let mut best = Best { loss: f64::INFINITY, snapshot: BTreeMap::new(), idle: 0 };
        let mut rng = ChaCha8Rng::seed_from_u64(options.seed);
        let mut step = 0;
        'run: for _ in 0..options.epochs {
            for (packed, classes) in batches(&training, options.batch_tokens, Some(&mut rng)) {
                let pass = Pass { dropout: options.dropout, seed: rng.random(), ..Pass::default() };
                let loss = self.loss(&packed, &classes, &pass, options)?;
                adam.step(
                    &loss.backward()?,
                    options.learning_rate * schedule(step.min(steps - 1), steps, 0.06),
                )?;
                progress.step(step.min(steps - 1), packed.tokens(), loss.to_scalar::<f32>()? as f64);
                step += 1;
                if step % every == 0
                    && !best.keep(self.validation_loss(&validation, options)?, &self.vars, options)?
                {
                    break 'run;
                }
            }
        }
        best.keep(self.validation_loss(&validation, options)?, &self.vars, options)?;
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
    ) -> Result<Vec<Input>, Error> {
        let config = &self.config;
        let windows = Windows::whole(config);
        let of = |example: &Example| -> Result<Vec<Input>, Error> {
            let plain = normaliser.plain(&example.text).map(|p| p.text);
            let mut readings = Vec::new();
            if plain.is_none() || !example.positive {
                readings.push(example.text.as_str());
            }
            readings.extend(plain.as_deref());
            let mut inputs = Vec::new();
            for reading in readings {
                let cut: Vec<_> = windows.cut(&tokenizer.ids(reading)?, config).collect();
                // which window of a long positive shows the act is not known
                if cut.len() == 1 || !example.positive {
                    inputs.extend(cut.into_iter().map(|ids| Input { ids, class: example.positive as u32 }));
                }
            }
            Ok(inputs)
        };
        Ok(examples.par_iter().map(of).collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    }

    fn loss(&self, packed: &Packed, classes: &[u32], pass: &Pass, options: &Options) -> Result<Tensor, Error> {
        let hidden = self.encoder.forward(packed, pass)?;
        let logits = self.head.forward(&hidden, packed, pass)?;
        let weights = classes.iter().map(|&c| if c == 1 { options.positive_weight } else { 1.0 }).collect();
        let targets = Targets { classes: classes.into(), weights, smoothing: options.label_smoothing };
        Ok(cross_entropy(&logits, &targets)?)
    }

    /// Without label smoothing: what counts is what the texts are.
    fn validation_loss(&self, batches: &[(Packed, Vec<u32>)], options: &Options) -> Result<f64, Error> {
        let options = Options { label_smoothing: 0.0, ..options.clone() };
        let (mut sum, mut count) = (0f64, 0);
        for (packed, classes) in batches {
            let loss = self.loss(packed, classes, &Pass::default(), &options)?.to_scalar::<f32>()?;
            sum += loss as f64 * classes.len() as f64;
            count += classes.len();
        }
        Ok(sum / count as f64)
    }
}

struct Best {
    loss: f64,
    snapshot: BTreeMap<String, Tensor>,
    idle: usize,
}

impl Best {
    /// Whether to go on.
    fn keep(&mut self, loss: f64, vars: &Vars, options: &Options) -> Result<bool, Error> {
        if loss < self.loss {
            (self.loss, self.snapshot, self.idle) = (loss, vars.snapshot()?, 0);
        } else {
            self.idle += 1;
        }
        Ok(self.idle < options.patience)
    }
}

/// Packs inputs up to `budget` tokens a batch, in an order drawn from `rng` where there is one.
fn batches(inputs: &[Input], budget: usize, rng: Option<&mut ChaCha8Rng>) -> Vec<(Packed, Vec<u32>)> {
    let mut order: Vec<usize> = (0..inputs.len()).collect();
    if let Some(rng) = rng {
        order.shuffle(rng);
    }
    let mut batches: Vec<(Packed, Vec<u32>)> = Vec::new();
    for i in order {
        let Input { ids, class } = &inputs[i];
        match batches.last_mut() {
            Some((packed, classes)) if packed.tokens() + ids.len() <= budget => {
                packed.push(ids);
                classes.push(*class);
            }
            _ => batches.push(([ids].into_iter().collect(), vec![*class])),
        }
    }
    batches
}
