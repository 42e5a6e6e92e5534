//! The trait's implementation for the CPU: int8 weights (symmetric, a scale for each output), activations
//! quantised token by token as they come, f32 between the products. Sequences are packed without padding.
//!
//! A sequence's result depends on nothing but its tokens: integer sums are exact, f32 sums are taken in one
//! order (see `lanes`), and no scale is shared between tokens. So the same text gives the same bits
//! whatever it is batched with, on however many threads and whatever kind of CPU.

mod blob;
mod kernels;
mod lanes;
mod layout;
mod product;
mod rows;
#[cfg(target_arch = "x86_64")]
mod x86;

pub use kernels::Kernels;

use crate::backend::Backend;
use crate::config::Config;
use crate::encoder::Weights;
use crate::error::{Error, Result};
use crate::files::Files;
use crate::packed::Packed;
use crate::stop::Stop;
use blob::Blob;
use half::slice::HalfFloatSliceExt;
use layout::{HEADER, LayerAt, Layout, NormAt, floats, halves};
use product::{COLUMNS, Matrix, Rows};
use rows::Attention;
use std::cell::RefCell;
use std::ops::Range;

/// The file's name in a bundle.
pub const PACKED: &str = "packed.bin";

/// A classifier that runs on the bytes of a `packed.bin`.
pub struct Int8Backend {
    config: Config,
    labels: usize,
    layout: Layout,
    blob: Blob,
    kernels: &'static Kernels,
}

/// Makes the bytes of `packed.bin` from a checkpoint that `source` names (see [`Int8Backend::open`]).
pub fn pack(config: &Config, labels: usize, weights: &dyn Weights, source: &[u8; 32]) -> Result<Vec<u8>> {
    Layout::pack(config, labels, weights, source)
}

/// What one thread works in, kept from call to call. `budget` bounds it.
#[derive(Default)]
struct Scratch {
    x: Vec<f32>,
    wide: Vec<f32>,
    context: Vec<f32>,
    bytes: Vec<u8>,
    scale: Vec<f32>,
    attention: Vec<f32>,
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

impl Int8Backend {
    /// Opens `packed.bin`, which must have been made from the checkpoint that `source` names.
    pub fn open(files: &Files, config: &Config, labels: usize, source: &[u8; 32]) -> Result<Self> {
        let blob = Blob::open(files, PACKED)?;
        Self::check(config, labels, blob, source).map_err(|reason| Error::bundle(files.path(PACKED), reason))
    }

    /// The same from bytes in memory.
    pub fn from_bytes(bytes: &[u8], config: &Config, labels: usize, source: &[u8; 32]) -> Result<Self> {
        Self::check(config, labels, Blob::copy(bytes), source).map_err(|reason| Error::bundle(PACKED, reason))
    }

    fn check(config: &Config, labels: usize, blob: Blob, source: &[u8; 32]) -> Result<Self, String> {
        const AGAIN: &str = "make it again with `t1003 pack --model DIR`";
        if cfg!(target_endian = "big") {
            return Err("it is for little-endian machines; remove it and its line in bundle.json".into());
        }
        let layout = Layout::new(config, labels);
        let (want, have) = (layout::header(layout.bytes, source), blob.bytes());
        let header = have.get(..HEADER).ok_or_else(|| format!("shorter than its header: {AGAIN}"))?;
        if header[..12] != want[..12] {
            return Err(format!("not a packed.bin of version {}: {AGAIN}", layout::VERSION));
        }
        if header[32..64] != want[32..64] {
            return Err(format!("made from another config.json or model.safetensors: {AGAIN}"));
        }
        if *header != want || have.len() != layout.bytes {
            return Err(format!("{} bytes, config.json asks for {}: {AGAIN}", have.len(), layout.bytes));
        }
        Ok(Int8Backend { config: config.clone(), labels, layout, blob, kernels: Kernels::best() })
    }

    /// The same on another kind of CPU's kernels, for comparing them.
    pub fn with_kernels(mut self, kernels: &'static Kernels) -> Self {
        self.kernels = kernels;
        self
    }

    fn norm(&self, at: &NormAt, x: &mut [f32], more: &[f32]) {
        let (weight, bias) = (floats(self.blob.bytes(), &at.weight), floats(self.blob.bytes(), &at.bias));
        let (size, eps) = (self.config.hidden_size, self.config.layer_norm_eps as f32);
        let hidden = self.layout.hidden;
        for (x, more) in x.chunks_exact_mut(hidden).zip(more.chunks_exact(hidden)) {
            self.kernels.layer_norm(x, more, weight, bias, size, eps);
        }
    }

    /// Embeddings of all tokens, into `x`; `more` is working space.
    fn embed(&self, batch: &Packed, x: &mut Vec<f32>, more: &mut Vec<f32>) {
        let bytes = self.blob.bytes();
        let (words, positions) = (halves(bytes, &self.layout.words), halves(bytes, &self.layout.positions));
        let hidden = self.layout.hidden;
        x.resize(batch.tokens() * hidden, 0.0);
        more.resize(batch.tokens() * hidden, 0.0);
        let places = batch.positions(self.config.pad_token_id + 1);
        for (i, (&id, place)) in batch.ids().iter().zip(places).enumerate() {
            let row = |n: u32| n as usize * hidden..(n as usize + 1) * hidden;
            words[row(id)].convert_to_f32_slice(&mut x[i * hidden..][..hidden]);
            positions[row(place)].convert_to_f32_slice(&mut more[i * hidden..][..hidden]);
        }
        self.norm(&self.layout.embeddings_norm, x, more);
    }

    /// `x × matrix`, `x` quantised on the way.
    fn linear(
        &self,
        x: &[f32],
        matrix: Matrix<'_>,
        panels: Range<usize>,
        gelu: bool,
        (bytes, scale): (&mut Vec<u8>, &mut Vec<f32>),
        out: &mut Vec<f32>,
    ) {
        let stride = matrix.steps * 4;
        bytes.resize(x.len(), 0);
        scale.clear();
        let rows = x.chunks_exact(stride).zip(bytes.chunks_exact_mut(stride));
        scale.extend(rows.map(|(x, to)| self.kernels.quantise(x, to)));
        out.resize(scale.len() * panels.len() * COLUMNS, 0.0);
        self.kernels.product(Rows { bytes, stride, scale }, matrix, panels, gelu, out);
    }

    /// One layer. The last is asked for the rows of `<s>` alone, which the head reads: its queries,
    /// and all behind attention, are theirs only. Answers whether `x` holds only these.
    fn layer(&self, at: &LayerAt, batch: &Packed, last: bool, s: &mut Scratch) {
        let (bytes, hidden) = (self.blob.bytes(), self.layout.hidden);
        let panels = hidden / COLUMNS;
        let qkv = at.qkv.of(bytes);
        let mut first = Vec::new();
        let mut queries = Vec::new();
        if last {
            for &row in &batch.first_rows() {
                first.extend_from_slice(&s.x[row as usize * hidden..][..hidden]);
            }
            self.linear(&first, qkv, 0..panels, false, (&mut s.bytes, &mut s.scale), &mut queries);
            self.linear(&s.x, qkv, panels..3 * panels, false, (&mut s.bytes, &mut s.scale), &mut s.wide);
        } else {
            self.linear(&s.x, qkv, 0..3 * panels, false, (&mut s.bytes, &mut s.scale), &mut s.wide);
        }
        let rows = if last { batch.sequences() } else { batch.tokens() };
        s.context.clear();
        s.context.resize(rows * hidden, 0.0);
        for (i, bounds) in batch.bounds().windows(2).enumerate() {
            let (start, length) = (bounds[0], bounds[1] - bounds[0]);
            let stride = if last { 2 } else { 3 } * hidden;
            let wide = &s.wide[start * stride..(start + length) * stride];
            let (key, count, out) = if last { (0, 1, i * hidden) } else { (hidden, length, start * hidden) };
            let attention = Attention {
                queries: if last { &queries[i * hidden..] } else { wide },
                query_stride: if last { hidden } else { stride },
                rows: wide,
                stride,
                key,
                value: key + hidden,
                heads: self.config.num_attention_heads,
                head_size: self.config.head_size(),
                query_count: count,
                length,
            };
            let out = &mut s.context[out..][..count * hidden];
            self.kernels.attention(&attention, out, hidden, &mut s.attention);
        }
        if last {
            std::mem::swap(&mut s.x, &mut first);
        }
        let buffers = (&mut s.bytes, &mut s.scale);
        self.linear(&s.context, at.attention_output.of(bytes), 0..panels, false, buffers, &mut s.wide);
        self.norm(&at.attention_norm, &mut s.x, &s.wide);
        let inner = self.layout.inner / COLUMNS;
        let buffers = (&mut s.bytes, &mut s.scale);
        self.linear(&s.x, at.intermediate.of(bytes), 0..inner, true, buffers, &mut s.wide);
        let buffers = (&mut s.bytes, &mut s.scale);
        self.linear(&s.wide, at.output.of(bytes), 0..panels, false, buffers, &mut s.context);
        self.norm(&at.output_norm, &mut s.x, &s.context);
    }

    fn head(&self, s: &mut Scratch) -> Vec<f32> {
        let (bytes, hidden) = (self.blob.bytes(), self.layout.hidden);
        let buffers = (&mut s.bytes, &mut s.scale);
        self.linear(&s.x, self.layout.dense.of(bytes), 0..hidden / COLUMNS, false, buffers, &mut s.wide);
        let (weight, bias) = (floats(bytes, &self.layout.out_proj), floats(bytes, &self.layout.out_bias));
        let mut logits = Vec::with_capacity(s.wide.len() / hidden * self.labels);
        for row in s.wide.chunks_exact_mut(hidden) {
            self.kernels.tanh(row);
            for (weight, bias) in weight.chunks_exact(hidden).zip(bias) {
                // in f64, whose rounding is beyond what an f32 shows
                let sum: f64 = row.iter().zip(weight).map(|(x, w)| *x as f64 * *w as f64).sum();
                logits.push(sum as f32 + bias);
            }
        }
        logits
    }
}

impl Backend for Int8Backend {
    fn logits(&self, batch: &Packed, stop: &Stop) -> Result<Vec<f32>> {
        let vocabulary = self.config.vocab_size as u32;
        if let Some(id) = batch.ids().iter().find(|id| **id >= vocabulary) {
            return Err(Error::Tokenizer(format!("token id {id} in a vocabulary of {vocabulary}")));
        }
        SCRATCH.with_borrow_mut(|s| {
            self.embed(batch, &mut s.x, &mut s.wide);
            for (n, at) in self.layout.layers.iter().enumerate() {
                stop.check()?;
                self.layer(at, batch, n + 1 == self.layout.layers.len(), s);
            }
            Ok(self.head(s))
        })
    }

    /// As many as keep the widest buffer within half of a 2 MiB L2 cache, 64 at least.
    fn token_budget(&self) -> usize {
        let widest = self.layout.inner.max(3 * self.layout.hidden) * size_of::<f32>();
        ((1 << 20) / widest).clamp(64, 512)
    }

    fn parallel_batches(&self) -> bool {
        true
    }

    fn device(&self) -> String {
        "cpu".into()
    }

    fn dtype(&self) -> String {
        "int8".into()
    }

    fn private_bytes(&self) -> usize {
        self.blob.private_bytes()
    }
}
