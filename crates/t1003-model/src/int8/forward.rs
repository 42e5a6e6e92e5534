//! The forward pass: what is computed in which order, and where it lies in the meantime.

use super::Int8Backend;
use super::layout::{LayerAt, NormAt, floats, halves};
use super::stages::Watch;
use crate::error::{Error, Result};
use crate::packed::Packed;
use crate::stop::Stop;
use half::slice::HalfFloatSliceExt;
use std::cell::RefCell;
use std::ops::Range;
use t1003_kernels::{Attention, COLUMNS, Matrix, Norm, Rows};

/// Quantised rows, 128 added, and the scale of each.
#[derive(Default)]
struct Quantised {
    bytes: Vec<u8>,
    scale: Vec<f32>,
}

/// What one thread works in, kept from call to call. The token budget bounds it.
#[derive(Default)]
struct Scratch {
    /// The rows between layers, `[tokens][hidden]`, and the same quantised.
    x: Vec<f32>,
    quantised: Quantised,
    /// What the last product gave.
    wide: Vec<f32>,
    context: Vec<f32>,
    /// Rows within a layer, quantised.
    inner: Quantised,
    attention: Vec<f32>,
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

/// Gives `buffer` that length; what it holds does not matter. One that is too small makes place before a new one
/// comes: growing by doubling leaves the heap of a session full of holes.
fn fit<T: Copy + Default>(buffer: &mut Vec<T>, length: usize) {
    if buffer.capacity() < length {
        *buffer = Vec::new();
        buffer.reserve_exact(length.next_multiple_of(1 << 14));
    }
    buffer.resize(length, T::default());
}

impl Int8Backend {
    pub(super) fn forward(&self, batch: &Packed, stop: &Stop, watch: &mut impl Watch) -> Result<Vec<f32>> {
        let vocabulary = self.config.vocab_size as u32;
        if let Some(id) = batch.ids().iter().find(|id| **id >= vocabulary) {
            return Err(Error::Tokenizer(format!("token id {id} in a vocabulary of {vocabulary}")));
        }
        SCRATCH.with_borrow_mut(|s| {
            self.embed(batch, s);
            watch.lap(|s| &mut s.embed);
            for (n, at) in self.layout.layers.iter().enumerate() {
                stop.check()?;
                self.layer(at, batch, n + 1 == self.layout.layers.len(), s, watch);
            }
            Ok(self.head(s, watch))
        })
    }

    /// `x = norm(x + more)`, and the same quantised.
    fn norm(&self, at: &NormAt, x: &mut [f32], more: &[f32], to: &mut Quantised) {
        let bytes = self.blob.bytes();
        let by = Norm {
            weight: floats(bytes, &at.weight),
            bias: floats(bytes, &at.bias),
            size: self.config.hidden_size,
            eps: self.config.layer_norm_eps as f32,
        };
        let hidden = self.layout.hidden;
        fit(&mut to.bytes, x.len());
        to.scale.clear();
        let rows = x.chunks_exact_mut(hidden).zip(more.chunks_exact(hidden));
        for ((x, more), to_bytes) in rows.zip(to.bytes.chunks_exact_mut(hidden)) {
            to.scale.push(self.kernels.norm(by, x, more, to_bytes));
        }
    }

    fn quantise(&self, x: &[f32], width: usize, to: &mut Quantised) {
        fit(&mut to.bytes, x.len());
        to.scale.clear();
        for (x, bytes) in x.chunks_exact(width).zip(to.bytes.chunks_exact_mut(width)) {
            to.scale.push(self.kernels.quantise(x, bytes));
        }
    }

    /// Embeddings of all tokens.
    fn embed(&self, batch: &Packed, s: &mut Scratch) {
        let bytes = self.blob.bytes();
        let (words, positions) = (halves(bytes, &self.layout.words), halves(bytes, &self.layout.positions));
        let hidden = self.layout.hidden;
        fit(&mut s.x, batch.tokens() * hidden);
        fit(&mut s.wide, batch.tokens() * hidden);
        let places = batch.positions(self.config.pad_token_id + 1);
        for (i, (&id, place)) in batch.ids().iter().zip(places).enumerate() {
            let row = |n: u32| n as usize * hidden..(n as usize + 1) * hidden;
            words[row(id)].convert_to_f32_slice(&mut s.x[i * hidden..][..hidden]);
            positions[row(place)].convert_to_f32_slice(&mut s.wide[i * hidden..][..hidden]);
        }
        self.norm(&self.layout.embeddings_norm, &mut s.x, &s.wide, &mut s.quantised);
    }

    /// `x × matrix[panels]`, GELU on top if asked.
    fn linear(
        &self,
        x: &Quantised,
        matrix: Matrix<'_>,
        panels: Range<usize>,
        gelu: bool,
        out: &mut Vec<f32>,
        watch: &mut impl Watch,
    ) {
        let (stride, width) = (matrix.steps * 4, panels.len() * COLUMNS);
        fit(out, x.scale.len() * width);
        let rows = Rows { bytes: &x.bytes, stride, scale: &x.scale };
        self.kernels.product(rows, matrix, panels, gelu, out);
        watch.product(2 * x.scale.len() * stride * width);
    }

    /// One layer. Of the last, only the rows of `<s>` are asked for, which the head reads: queries, and all
    /// behind attention, are theirs alone, and `x` holds only these afterwards.
    fn layer(&self, at: &LayerAt, batch: &Packed, last: bool, s: &mut Scratch, watch: &mut impl Watch) {
        let (bytes, hidden) = (self.blob.bytes(), self.layout.hidden);
        let (panels, inner) = (hidden / COLUMNS, self.layout.inner / COLUMNS);
        let qkv = at.qkv.of(bytes);
        if last {
            self.linear(&s.quantised, qkv, panels..3 * panels, false, &mut s.wide, watch);
            let mut queries = Vec::new();
            self.keep_first_rows(batch, s);
            self.linear(&s.quantised, qkv, 0..panels, false, &mut queries, watch);
            self.attend(batch, Some(&queries), s);
        } else {
            self.linear(&s.quantised, qkv, 0..3 * panels, false, &mut s.wide, watch);
            self.attend(batch, None, s);
        }
        watch.lap(|s| &mut s.attention);
        self.quantise(&s.context, hidden, &mut s.inner);
        watch.lap(|s| &mut s.rest);
        self.linear(&s.inner, at.attention_output.of(bytes), 0..panels, false, &mut s.wide, watch);
        self.norm(&at.attention_norm, &mut s.x, &s.wide, &mut s.quantised);
        watch.lap(|s| &mut s.rest);
        self.linear(&s.quantised, at.intermediate.of(bytes), 0..inner, true, &mut s.wide, watch);
        self.quantise(&s.wide, self.layout.inner, &mut s.inner);
        watch.lap(|s| &mut s.rest);
        self.linear(&s.inner, at.output.of(bytes), 0..panels, false, &mut s.wide, watch);
        self.norm(&at.output_norm, &mut s.x, &s.wide, &mut s.quantised);
        watch.lap(|s| &mut s.rest);
    }

    /// Of `x`, plain and quantised, the first row of each sequence.
    fn keep_first_rows(&self, batch: &Packed, s: &mut Scratch) {
        let hidden = self.layout.hidden;
        for (to, &from) in batch.bounds()[..batch.sequences()].iter().enumerate() {
            let row = from * hidden..(from + 1) * hidden;
            s.x.copy_within(row.clone(), to * hidden);
            s.quantised.bytes.copy_within(row, to * hidden);
            s.quantised.scale[to] = s.quantised.scale[from];
        }
        s.x.truncate(batch.sequences() * hidden);
        s.quantised.bytes.truncate(batch.sequences() * hidden);
        s.quantised.scale.truncate(batch.sequences());
    }

    /// Attention, into `context`. Rows of `wide` are query, key and value; or key and value alone, and
    /// `queries` one row for each sequence.
    fn attend(&self, batch: &Packed, queries: Option<&[f32]>, s: &mut Scratch) {
        let hidden = self.layout.hidden;
        let (rows, stride, key) = match queries {
            Some(_) => (batch.sequences(), 2 * hidden, 0),
            None => (batch.tokens(), 3 * hidden, hidden),
        };
        fit(&mut s.context, rows * hidden);
        if self.config.hidden_size < hidden {
            // behind a row's heads, where nothing is written
            s.context.fill(0.0);
        }
        for (i, bounds) in batch.bounds().windows(2).enumerate() {
            let (start, length) = (bounds[0], bounds[1] - bounds[0]);
            let wide = &s.wide[start * stride..(start + length) * stride];
            let (queries, query_stride, query_count, first) = match queries {
                Some(queries) => (&queries[i * hidden..][..hidden], hidden, 1, i),
                None => (wide, stride, length, start),
            };
            let attention = Attention {
                queries,
                query_stride,
                rows: wide,
                stride,
                key,
                value: key + hidden,
                heads: self.config.num_attention_heads,
                head_size: self.config.head_size(),
                query_count,
                length,
            };
            let out = &mut s.context[first * hidden..][..query_count * hidden];
            self.kernels.attention(&attention, out, hidden, &mut s.attention);
        }
    }

    fn head(&self, s: &mut Scratch, watch: &mut impl Watch) -> Vec<f32> {
        let (bytes, hidden) = (self.blob.bytes(), self.layout.hidden);
        let dense = self.layout.dense.of(bytes);
        self.linear(&s.quantised, dense, 0..hidden / COLUMNS, false, &mut s.wide, watch);
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
        watch.lap(|s| &mut s.rest);
        logits
    }
}
