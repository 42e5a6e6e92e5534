//! `packed.bin`: the weights as the kernels read them, used where they lie.
//!
//! A header of 128 bytes (magic, version, length, sha256 of the configuration and checkpoint it was made
//! from), then the parts in the order of [`Layout::new`], each at a multiple of 64 bytes, little-endian.
//! Where parts lie follows from `config.json` alone, so there is no table to distrust. Matrices are int8
//! with a scale for each output (symmetric), embeddings f16, norms and the last matrix f32.

use crate::config::Config;
use crate::encoder::Weights;
use crate::error::Result;
use half::f16;
use std::ops::Range;
use t1003_kernels::{COLUMNS, Matrix};

pub const MAGIC: &[u8; 8] = b"T1003PK\0";
pub const VERSION: u32 = 1;
pub const HEADER: usize = 128;
const LINE: usize = 64;

/// Where one matrix lies: `from` inputs, `to` outputs.
#[derive(Clone, Debug)]
pub struct MatrixAt {
    steps: usize,
    weights: Range<usize>,
    correction: Range<usize>,
    scale: Range<usize>,
    bias: Range<usize>,
}

/// Where one layer norm lies.
#[derive(Clone, Debug)]
pub struct NormAt {
    pub weight: Range<usize>,
    pub bias: Range<usize>,
}

#[derive(Clone, Debug)]
pub struct LayerAt {
    /// Query, key and value side by side, each padded to whole panels.
    pub qkv: MatrixAt,
    pub attention_output: MatrixAt,
    pub attention_norm: NormAt,
    pub intermediate: MatrixAt,
    pub output: MatrixAt,
    pub output_norm: NormAt,
}

/// Where everything lies.
#[derive(Clone, Debug)]
pub struct Layout {
    /// Hidden size, padded to whole panels: the length of a row.
    pub hidden: usize,
    /// The same of the intermediate size.
    pub inner: usize,
    /// f16 `[vocab_size][hidden]`
    pub words: Range<usize>,
    /// f16 `[max_position_embeddings][hidden]`, the token type's added.
    pub positions: Range<usize>,
    pub embeddings_norm: NormAt,
    pub layers: Vec<LayerAt>,
    pub dense: MatrixAt,
    /// f32 `[labels][hidden]`
    pub out_proj: Range<usize>,
    pub out_bias: Range<usize>,
    /// Bytes of all, the header too.
    pub bytes: usize,
}

struct Cursor(usize);

impl Cursor {
    fn take(&mut self, bytes: usize) -> Range<usize> {
        let start = self.0;
        self.0 = (start + bytes).next_multiple_of(LINE);
        start..start + bytes
    }

    fn matrix(&mut self, from: usize, to: usize) -> MatrixAt {
        // inputs are rows padded to whole panels: the padding is zeros on both sides
        MatrixAt {
            steps: from / 4,
            weights: self.take(from * to),
            correction: self.take(to * 4),
            scale: self.take(to * 4),
            bias: self.take(to * 4),
        }
    }

    fn norm(&mut self, size: usize) -> NormAt {
        NormAt { weight: self.take(size * 4), bias: self.take(size * 4) }
    }
}

impl Layout {
    pub fn new(config: &Config, labels: usize) -> Self {
        let pad = |n: usize| n.next_multiple_of(COLUMNS);
        let (hidden, inner) = (pad(config.hidden_size), pad(config.intermediate_size));
        let mut at = Cursor(HEADER);
        let words = at.take(config.vocab_size * hidden * 2);
        let positions = at.take(config.max_position_embeddings * hidden * 2);
        let embeddings_norm = at.norm(hidden);
        let layers = (0..config.num_hidden_layers)
            .map(|_| LayerAt {
                qkv: at.matrix(hidden, 3 * hidden),
                attention_output: at.matrix(hidden, hidden),
                attention_norm: at.norm(hidden),
                intermediate: at.matrix(hidden, inner),
                output: at.matrix(inner, hidden),
                output_norm: at.norm(hidden),
            })
            .collect();
        let dense = at.matrix(hidden, hidden);
        let out_proj = at.take(labels * hidden * 4);
        let out_bias = at.take(labels * 4);
        Layout {
            hidden,
            inner,
            words,
            positions,
            embeddings_norm,
            layers,
            dense,
            out_proj,
            out_bias,
            bytes: at.0,
        }
    }

    /// `packed.bin` of the checkpoint `weights`, which `source` names.
    pub fn pack(config: &Config, labels: usize, weights: &dyn Weights, source: &[u8; 32]) -> Result<Vec<u8>> {
        let layout = Layout::new(config, labels);
        let mut out = Packer { bytes: vec![0; layout.bytes], weights };
        out.bytes[..HEADER].copy_from_slice(&header(layout.bytes, source));
        let (size, inner) = (config.hidden_size, config.intermediate_size);
        let embeddings = "roberta.embeddings";
        let table = |part: &str, rows| out.get(&format!("{embeddings}.{part}.weight"), &[rows, size]);
        let words = table("word_embeddings", config.vocab_size)?;
        let mut positions = table("position_embeddings", config.max_position_embeddings)?;
        let types = table("token_type_embeddings", config.type_vocab_size)?;
        for row in positions.chunks_exact_mut(size) {
            row.iter_mut().zip(&types).for_each(|(x, t)| *x += t);
        }
        out.half_rows(&layout.words, &words, size, layout.hidden);
        out.half_rows(&layout.positions, &positions, size, layout.hidden);
        out.norm(&layout.embeddings_norm, &format!("{embeddings}.LayerNorm"), size)?;
        for (n, at) in layout.layers.iter().enumerate() {
            let name = format!("roberta.encoder.layer.{n}");
            for (i, part) in ["query", "key", "value"].iter().enumerate() {
                out.linear(&at.qkv, i * layout.hidden, &format!("{name}.attention.self.{part}"), size, size)?;
            }
            out.linear(&at.attention_output, 0, &format!("{name}.attention.output.dense"), size, size)?;
            out.norm(&at.attention_norm, &format!("{name}.attention.output.LayerNorm"), size)?;
            out.linear(&at.intermediate, 0, &format!("{name}.intermediate.dense"), size, inner)?;
            out.linear(&at.output, 0, &format!("{name}.output.dense"), inner, size)?;
            out.norm(&at.output_norm, &format!("{name}.output.LayerNorm"), size)?;
        }
        out.linear(&layout.dense, 0, "classifier.dense", size, size)?;
        let last = out.get("classifier.out_proj.weight", &[labels, size])?;
        for (i, row) in last.chunks_exact(size).enumerate() {
            out.floats(layout.out_proj.start + i * layout.hidden * 4, row);
        }
        let bias = out.get("classifier.out_proj.bias", &[labels])?;
        out.floats(layout.out_bias.start, &bias);
        Ok(out.bytes)
    }
}

/// The first bytes of a `packed.bin` of `bytes` in all.
pub fn header(bytes: usize, source: &[u8; 32]) -> [u8; HEADER] {
    let mut header = [0; HEADER];
    header[..8].copy_from_slice(MAGIC);
    header[8..12].copy_from_slice(&VERSION.to_le_bytes());
    header[16..24].copy_from_slice(&(bytes as u64).to_le_bytes());
    header[32..64].copy_from_slice(source);
    header
}

struct Packer<'a> {
    bytes: Vec<u8>,
    weights: &'a dyn Weights,
}

impl Packer<'_> {
    fn get(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>> {
        Ok(self.weights.get(name, shape)?.flatten_all()?.to_vec1()?)
    }

    fn floats(&mut self, at: usize, values: &[f32]) {
        for (i, v) in values.iter().enumerate() {
            self.bytes[at + i * 4..][..4].copy_from_slice(&v.to_le_bytes());
        }
    }

    fn half_rows(&mut self, at: &Range<usize>, values: &[f32], size: usize, stride: usize) {
        for (i, row) in values.chunks_exact(size).enumerate() {
            for (j, v) in row.iter().enumerate() {
                let to = at.start + (i * stride + j) * 2;
                self.bytes[to..to + 2].copy_from_slice(&f16::from_f32(*v).to_le_bytes());
            }
        }
    }

    fn norm(&mut self, at: &NormAt, name: &str, size: usize) -> Result<()> {
        let (weight, bias) =
            (self.get(&format!("{name}.weight"), &[size])?, self.get(&format!("{name}.bias"), &[size])?);
        self.floats(at.weight.start, &weight);
        self.floats(at.bias.start, &bias);
        Ok(())
    }

    /// A linear layer into the columns from `first` on.
    fn linear(&mut self, at: &MatrixAt, first: usize, name: &str, from: usize, to: usize) -> Result<()> {
        let weight = self.get(&format!("{name}.weight"), &[to, from])?;
        let bias = self.get(&format!("{name}.bias"), &[to])?;
        self.floats(at.bias.start + first * 4, &bias);
        for (i, row) in weight.chunks_exact(from).enumerate() {
            let column = first + i;
            let scale = row.iter().fold(1e-30f32, |m, v| m.max(v.abs())) / 127.0;
            let mut sum = 0i32;
            for (k, v) in row.iter().enumerate() {
                let q = (v / scale).round_ties_even().clamp(-127.0, 127.0) as i8;
                sum += q as i32;
                let panel = column / COLUMNS * at.steps + k / 4;
                self.bytes[at.weights.start + (panel * COLUMNS + column % COLUMNS) * 4 + k % 4] = q as u8;
            }
            self.floats(at.scale.start + column * 4, &[scale]);
            self.bytes[at.correction.start + column * 4..][..4].copy_from_slice(&(-128 * sum).to_le_bytes());
        }
        Ok(())
    }
}

/// A number type whose every bit pattern is a value.
///
/// # Safety
/// No padding, no invalid bit patterns, at most 64 bytes of alignment.
unsafe trait Plain: Copy {}
// SAFETY: as the trait asks.
unsafe impl Plain for f32 {}
// SAFETY: as the trait asks.
unsafe impl Plain for i32 {}
// SAFETY: as the trait asks.
unsafe impl Plain for i8 {}
// SAFETY: f16 is a transparent u16.
unsafe impl Plain for f16 {}

fn cast<T: Plain>(bytes: &[u8]) -> &[T] {
    // SAFETY: any bytes are a T.
    let (before, values, after) = unsafe { bytes.align_to::<T>() };
    assert!(before.is_empty() && after.is_empty(), "a part of packed.bin is not aligned");
    values
}

pub fn floats<'a>(bytes: &'a [u8], at: &Range<usize>) -> &'a [f32] {
    cast(&bytes[at.clone()])
}

pub fn halves<'a>(bytes: &'a [u8], at: &Range<usize>) -> &'a [f16] {
    cast(&bytes[at.clone()])
}

impl MatrixAt {
    pub fn of<'a>(&self, bytes: &'a [u8]) -> Matrix<'a> {
        Matrix {
            steps: self.steps,
            weights: cast(&bytes[self.weights.clone()]),
            correction: cast(&bytes[self.correction.clone()]),
            scale: floats(bytes, &self.scale),
            bias: floats(bytes, &self.bias),
        }
    }
}
