//! An opened model: texts in, verdicts out.

use crate::backend::Backend;
use crate::batch;
use crate::bundle::{Bundle, Manifest};
use crate::calibrate::{log_odds, probabilities};
use crate::candle::CandleBackend;
use crate::config::Config;
use crate::cuda;
use crate::device::{Device, Place, Precision};
use crate::error::{Error, Result};
use crate::files::Files;
use crate::gpu::GpuBackend;
use crate::int8::{Int8Backend, PACKED};
use crate::normalise::{Normaliser, Plain};
use crate::pieces;
use crate::stop::Stop;
use crate::tokenize::Tokenizer;
use crate::weights::{parameters, products};
use crate::windows::Windows;
use rayon::prelude::*;
use std::iter::Peekable;
use std::time::{Duration, Instant};

/// The answer for one text.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The predicted label.
    pub label: String,
    /// Probability of that label.
    pub confidence: f32,
    /// Probability of T1003.002.
    pub score: f32,
    /// `ln(score / (1 - score))`, which goes on where the score has come to 0 or 1.
    pub log_odds: f32,
    /// Model inputs that the text was cut into.
    pub windows: u32,
}

/// What `t1003_model()` and `t1003 model` show.
#[derive(Clone, Debug)]
pub struct Info {
    pub manifest: Manifest,
    pub digest: String,
    pub source: String,
    pub device: String,
    pub dtype: String,
    pub parameters: u64,
    pub private_bytes: usize,
    pub shared_bytes: usize,
    pub load_time: Duration,
}

/// A piece of a text: mostly all of it.
struct Piece<'a> {
    /// Which of the texts it is of.
    of: usize,
    text: &'a str,
}

/// A piece as one or two readings: as it stands, and as a shell would read it.
struct Reading {
    piece: usize,
    ids: Vec<u32>,
}

/// Pieces that are worked on at once: bounds memory, and is plenty to sort by length.
const PIECES: usize = 2048;
const PIECE_BYTES: usize = 4 << 20;

pub struct Model {
    config: Config,
    labels: Vec<String>,
    positive: usize,
    temperature: f32,
    windows: Windows,
    normaliser: Normaliser,
    tokenizer: Tokenizer,
    backend: Box<dyn Backend>,
    info: Info,
}

impl Model {
    /// Opens the bundle in `files` on `device`.
    pub fn open(files: Files, device: Device) -> Result<Self> {
        let start = Instant::now();
        let bundle = Bundle::open(files)?;
        let tokenizer = Tokenizer::open(&bundle.files, &bundle.config)?;
        give_back();
        let backend = backend(&bundle, device)?;
        Ok(Self::assemble(bundle, tokenizer, backend, start))
    }

    /// The device in use now: another than at first where a GPU has failed since.
    pub fn device(&self) -> String {
        self.backend.device()
    }

    /// What it computes in now.
    pub fn dtype(&self) -> String {
        self.backend.dtype()
    }

    fn assemble(bundle: Bundle, tokenizer: Tokenizer, backend: Box<dyn Backend>, start: Instant) -> Self {
        let Bundle { files, config, labels, positive, manifest, digest } = bundle;
        let source = match &files {
            Files::Folder(folder) => folder.display().to_string(),
            Files::Embedded(_) => "shipped".into(),
        };
        Model {
            positive,
            temperature: manifest.temperature,
            windows: manifest.windows,
            normaliser: Normaliser::new(&manifest.normalise),
            tokenizer,
            info: Info {
                digest,
                source,
                device: backend.device(),
                dtype: backend.dtype(),
                parameters: parameters(&config, labels.len()),
                private_bytes: backend.private_bytes(),
                shared_bytes: backend.shared_bytes(),
                load_time: start.elapsed(),
                manifest,
            },
            backend,
            config,
            labels,
        }
    }

    /// The same model behind another normaliser than its bundle's: to measure what normalisation is worth.
    pub fn with_normaliser(mut self, normaliser: Normaliser) -> Self {
        self.normaliser = normaliser;
        self
    }

    pub fn info(&self) -> &Info {
        &self.info
    }

    pub fn config(&self) -> &Config {
        &self.config
    }

    pub fn tokenizer(&self) -> &Tokenizer {
        &self.tokenizer
    }

    /// The text as a shell would read it, where that differs: the second of its readings.
    pub fn plain(&self, text: &str) -> Option<Plain> {
        self.normaliser.plain(text)
    }

    /// [`Model::plain`] that can be stopped.
    pub(crate) fn plain_unless(&self, text: &str, stop: &Stop) -> Result<Option<Plain>> {
        self.normaliser.plain_unless(text, stop)
    }

    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// The verdict on one text.
    pub fn classify(&self, text: &str, stop: &Stop) -> Result<Verdict> {
        Ok(self.classify_batch(&[text], stop)?.remove(0))
    }

    /// Whether `text` is worth no thread of its own: [`Model::classify`] answers within some milliseconds.
    pub fn is_quick(&self, text: &str) -> bool {
        // at worst a token for each byte, and as many in a second reading
        text.len().saturating_mul(2) < self.backend.quick_tokens()
    }

    /// Verdicts in the order of `texts`. Work is spread over the rayon pool that this is called in.
    ///
    /// However long they are, it takes memory for what is made of some megabytes of them, and in each thread for a piece.
    pub fn classify_batch<S: AsRef<str> + Sync>(&self, texts: &[S], stop: &Stop) -> Result<Vec<Verdict>> {
        let mut verdicts: Vec<Option<Verdict>> = vec![None; texts.len()];
        let mut rest = texts
            .iter()
            .enumerate()
            .flat_map(|(of, text)| pieces::of(text.as_ref()).map(move |text| Piece { of, text }))
            .peekable();
        loop {
            let chunk = chunk(&mut rest);
            if chunk.is_empty() {
                break;
            }
            for (piece, verdict) in chunk.iter().zip(self.classify_chunk(&chunk, stop)?) {
                let slot = &mut verdicts[piece.of];
                *slot = Some(match slot.take() {
                    Some(before) => worse(before, verdict),
                    None => verdict,
                });
            }
        }
        Ok(verdicts.into_iter().map(|v| v.expect("a text has a piece")).collect())
    }

    fn classify_chunk(&self, pieces: &[Piece], stop: &Stop) -> Result<Vec<Verdict>> {
        let read = |(i, piece): (usize, &Piece)| self.readings(i, piece.text, stop);
        let readings = match pieces {
            // a single text touches no thread pool, not even rayon's own
            [piece] => vec![read((0, piece))?],
            pieces => pieces.par_iter().enumerate().map(read).collect::<Result<Vec<_>>>()?,
        };
        let readings: Vec<Reading> = readings.into_iter().flatten().collect();
        let mut inputs = Vec::with_capacity(readings.len());
        let mut windows_of = Vec::with_capacity(readings.len());
        for reading in &readings {
            let before = inputs.len();
            inputs.extend(self.windows.cut(&reading.ids, &self.config));
            windows_of.push(before..inputs.len());
        }
        let logits = self.logits(&inputs, stop)?;
        let mut verdicts: Vec<Option<Verdict>> = vec![None; pieces.len()];
        for (reading, windows) in readings.iter().zip(windows_of) {
            let count = windows.len() as u32;
            let seen = logits[windows].iter().map(|l| self.verdict(l, count));
            let verdict = seen.max_by(|a, b| a.log_odds.total_cmp(&b.log_odds)).expect("a piece has a window");
            let slot = &mut verdicts[reading.piece];
            if slot.as_ref().is_none_or(|v| verdict.log_odds > v.log_odds) {
                *slot = Some(verdict);
            }
        }
        Ok(verdicts.into_iter().map(|v| v.expect("a piece has a reading")).collect())
    }

    fn readings(&self, piece: usize, text: &str, stop: &Stop) -> Result<Vec<Reading>> {
        stop.check()?;
        let mut readings = vec![Reading { piece, ids: self.tokenizer.ids(text)? }];
        if let Some(plain) = self.normaliser.plain_unless(text, stop)? {
            stop.check()?;
            let ids = self.tokenizer.ids(&plain.text)?;
            if ids != readings[0].ids {
                readings.push(Reading { piece, ids });
            }
        }
        Ok(readings)
    }

    /// Raw logits of model inputs, each `<s> … </s>`, in order.
    pub fn logits(&self, inputs: &[Vec<u32>], stop: &Stop) -> Result<Vec<Vec<f32>>> {
        let plan = batch::plan(inputs, self.backend.token_budget());
        let run = |b: &crate::packed::Packed| stop.check().and_then(|()| self.backend.logits(b, stop));
        let parts: Vec<Vec<f32>> = if self.backend.parallel_batches() && plan.batches.len() > 1 {
            // longest first: a long batch started last would keep one core busy alone
            let mut parts = plan.batches.par_iter().rev().map(run).collect::<Result<Vec<_>>>()?;
            parts.reverse();
            parts
        } else {
            plan.batches.iter().map(run).collect::<Result<_>>()?
        };
        let rows = parts.concat();
        let labels = self.labels.len();
        Ok(plan.row.iter().map(|row| rows[row * labels..(row + 1) * labels].to_vec()).collect())
    }

    fn verdict(&self, logits: &[f32], windows: u32) -> Verdict {
        let probabilities = probabilities(logits, self.temperature);
        let best = probabilities.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1));
        let (label, &confidence) = best.expect("a model has labels");
        Verdict {
            label: self.labels[label].clone(),
            confidence,
            score: probabilities[self.positive],
            log_odds: log_odds(logits, self.positive, self.temperature),
            windows,
        }
    }

    /// The windows of a text's first reading, for tests of parity with other runtimes.
    pub fn inputs(&self, text: &str) -> Result<Vec<Vec<u32>>> {
        Ok(self.windows.cut(&self.tokenizer.ids(text)?, &self.config).collect())
    }
}

fn backend(bundle: &Bundle, device: Device) -> Result<Box<dyn Backend>> {
    let packed = device != Device::CpuF32 && bundle.manifest.files.contains_key(PACKED);
    let gpu = |gpu, precision: Precision| -> Result<Box<dyn Backend>> {
        let (files, config, labels) = (&bundle.files, &bundle.config, bundle.labels.len());
        let place = Place { device: cuda::open(gpu)?, dtype: precision.dtype() };
        #[cfg(feature = "cuda")]
        if precision == Precision::Bf16 && crate::bf16::takes(config) {
            let backend = crate::bf16::Bf16Backend::open(files, config, labels, &place.device)?;
            cuda::keep(&place.device, backend.batch_bytes());
            return Ok(Box::new(backend));
        }
        let backend = CandleBackend::open(files, config, labels, &place)?;
        cuda::keep(&place.device, backend.batch_bytes());
        Ok(Box::new(backend))
    };
    match device.decided() {
        Device::Cpu | Device::CpuF32 => cpu(bundle, packed),
        Device::Cuda { gpu: number, precision } => Ok(Box::new(GpuBackend::alone(gpu(number, precision)?))),
        Device::Auto => match gpu(None, Precision::default()) {
            Ok(gpu) => {
                let later = bundle.clone();
                let weights = products(&bundle.config, bundle.labels.len());
                let open = Box::new(move || cpu(&later, packed));
                Ok(Box::new(GpuBackend::with_cpu(gpu, open, packed, weights)?))
            }
            // in use by others, or full
            Err(Error::Device { .. } | Error::Compute(_)) => cpu(bundle, packed),
            Err(error) => Err(error),
        },
    }
}

fn cpu(bundle: &Bundle, packed: bool) -> Result<Box<dyn Backend>> {
    if packed {
        return Ok(Box::new(Int8Backend::open(bundle)?));
    }
    Ok(Box::new(CandleBackend::open(&bundle.files, &bundle.config, bundle.labels.len(), &Place::cpu())?))
}

/// Returns freed memory to the system. Reading a tokenizer leaves more of it than the tokenizer takes, and a large batch
/// as much as it worked with; a database has hundreds of processes.
pub fn give_back() {
    // SAFETY: it may be called at any time, from any thread.
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    unsafe {
        libc::malloc_trim(0);
    }
}

/// The pieces to work on next; none at the end, else at least one.
fn chunk<'a>(rest: &mut Peekable<impl Iterator<Item = Piece<'a>>>) -> Vec<Piece<'a>> {
    let mut bytes = 0;
    let mut chunk: Vec<Piece> = Vec::new();
    while let Some(piece) = rest.next_if(|piece| {
        bytes += piece.text.len();
        chunk.is_empty() || chunk.len() < PIECES && bytes <= PIECE_BYTES
    }) {
        chunk.push(piece);
    }
    chunk
}

/// One verdict of those on two pieces of a text: the more alarming one, with the windows of both.
fn worse(a: Verdict, b: Verdict) -> Verdict {
    let windows = a.windows.saturating_add(b.windows);
    let worse = if b.log_odds > a.log_odds { b } else { a };
    Verdict { windows, ..worse }
}
