//! Softmax attention within each sequence of a packed batch, with its gradient.

use super::elementwise::exp_negative;
use super::known::of_three;
use super::product::{View, multiply};
use super::spans::{Padded, Rectangle, Spans};
use super::values;
use candle_core::{CpuStorage, CustomOp3, D, DType, Layout, Result, Shape, Tensor};
use rayon::prelude::*;
use std::sync::Arc;

/// Attention of every token over the tokens of its own sequence.
///
/// `q`, `k`, `v` are `[tokens, heads * head_size]`; the answer has their shape. Scores are scaled by
/// `1 / sqrt(head_size)`.
pub fn attention(q: &Tensor, k: &Tensor, v: &Tensor, spans: &Spans, heads: usize) -> Result<Tensor> {
    let Some(padded) = &spans.padded else {
        let op = Attention { bounds: spans.bounds.clone(), heads };
        return q.contiguous()?.apply_op3(&k.contiguous()?, &v.contiguous()?, op);
    };
    if !(q.track_op() || k.track_op() || v.track_op()) {
        return Ok(Composed::new([q, k, v], padded, heads, false)?.0);
    }
    let (value, composed) = Composed::new([&q.detach(), &k.detach(), &v.detach()], padded, heads, true)?;
    of_three([q, k, v], value, move |grad| Ok(composed.backward(grad)?.map(Some)))
}

/// Attention by candle's operations, and what its gradient needs: heads of all rectangles
/// `[count, heads, length, size]`. Rows behind a sequence's end hold numbers that nobody reads.
struct Composed {
    padded: Arc<Padded>,
    heads: usize,
    /// Kept where there will be a gradient.
    parts: Vec<Part>,
}

/// One rectangle's queries (scaled), keys and values, and the softmax of their scores.
struct Part {
    q: Tensor,
    k: Tensor,
    v: Tensor,
    weights: Tensor,
}

impl Composed {
    fn new(qkv: [&Tensor; 3], padded: &Arc<Padded>, heads: usize, keep: bool) -> Result<(Tensor, Self)> {
        let mut composed = Composed { padded: padded.clone(), heads, parts: Vec::new() };
        let mut values = Vec::new();
        let gather = |t: &Tensor| t.index_select(&padded.rows, 0);
        let [q, k, v] = [gather(qkv[0])?, gather(qkv[1])?, gather(qkv[2])?];
        let scale = composed.scale(q.dim(1)?);
        for rectangle in &padded.rectangles {
            let split = |t: &Tensor| composed.split(t, rectangle);
            // scaled before the product: there are fewer numbers, and the scores stay small in half precision
            let (q, k, v) = ((split(&q)? * scale)?, split(&k)?, split(&v)?);
            let mut scores = q.matmul(&k.t()?)?;
            if let Some(mask) = &rectangle.mask {
                scores = scores.broadcast_add(mask)?;
            }
            let weights = candle_nn::ops::softmax_last_dim(&scores)?;
            values.push(merge(&weights.matmul(&v)?)?);
            if keep {
                composed.parts.push(Part { q, k, v, weights });
            }
        }
        Ok((Tensor::cat(&values, 0)?.index_select(&padded.back, 0)?, composed))
    }

    fn scale(&self, hidden: usize) -> f64 {
        1.0 / ((hidden / self.heads) as f64).sqrt()
    }

    /// `[places, hidden]` to the rectangle's `[count, heads, length, size]`.
    fn split(&self, t: &Tensor, rectangle: &Rectangle) -> Result<Tensor> {
        let Rectangle { first, count, length, .. } = *rectangle;
        let size = t.dim(1)? / self.heads;
        let own = t.narrow(0, first, count * length)?;
        own.reshape((count, length, self.heads, size))?.transpose(1, 2)?.contiguous()
    }

    /// As [`backward_head`], for all heads at once.
    fn backward(&self, grad: &Tensor) -> Result<[Tensor; 3]> {
        let mut places = grad.index_select(&self.padded.rows, 0)?;
        if let Some(inside) = &self.padded.inside {
            places = places.broadcast_mul(inside)?;
        }
        let mut grads: [Vec<Tensor>; 3] = Default::default();
        for (rectangle, part) in self.padded.rectangles.iter().zip(&self.parts) {
            let g = self.split(&places, rectangle)?;
            let dv = part.weights.t()?.matmul(&g)?;
            let p = part.weights.to_dtype(DType::F32)?;
            let dp = g.matmul(&part.v.t()?)?.to_dtype(DType::F32)?;
            let ds = (&p * dp.broadcast_sub(&(&dp * &p)?.sum_keepdim(D::Minus1)?)?)?.to_dtype(g.dtype())?;
            let dq = (ds.matmul(&part.k)? * self.scale(grad.dim(1)?))?;
            let dk = ds.t()?.matmul(&part.q)?;
            for (grads, t) in grads.iter_mut().zip([dq, dk, dv]) {
                grads.push(merge(&t)?);
            }
        }
        let back = |parts: &Vec<Tensor>| Tensor::cat(parts, 0)?.index_select(&self.padded.back, 0);
        Ok([back(&grads[0])?, back(&grads[1])?, back(&grads[2])?])
    }
}

/// `[count, heads, length, size]` to `[count * length, hidden]`.
fn merge(t: &Tensor) -> Result<Tensor> {
    let (count, heads, length, size) = t.dims4()?;
    t.transpose(1, 2)?.reshape((count * length, heads * size))
}

#[derive(Clone)]
struct Attention {
    bounds: Arc<[usize]>,
    heads: usize,
}

/// Softmax of each row in place, the scores scaled first.
fn softmax(scores: &mut [f32], length: usize, scale: f32) {
    for row in scores.chunks_exact_mut(length) {
        let max = row.iter().fold(f32::NEG_INFINITY, |m, &v| m.max(v));
        let mut sum = 0f32;
        for v in row.iter_mut() {
            *v = exp_negative((*v - max) * scale);
            sum += *v;
        }
        let inverse = 1.0 / sum;
        row.iter_mut().for_each(|v| *v *= inverse);
    }
}

impl Attention {
    /// Splits `out`, `planes` stacked `[tokens, hidden]` matrices, into each sequence's own rows.
    fn rows<'a>(&self, out: &'a mut [f32], hidden: usize) -> Vec<(usize, &'a mut [f32])> {
        let mut rest = out;
        self.bounds
            .windows(2)
            .map(|b| {
                let (own, tail) = std::mem::take(&mut rest).split_at_mut((b[1] - b[0]) * hidden);
                rest = tail;
                (b[0], own)
            })
            .collect()
    }
}

impl CustomOp3 for Attention {
    fn name(&self) -> &'static str {
        "packed-attention"
    }

    fn cpu_fwd(
        &self,
        s1: &CpuStorage,
        l1: &Layout,
        s2: &CpuStorage,
        l2: &Layout,
        s3: &CpuStorage,
        l3: &Layout,
    ) -> Result<(CpuStorage, Shape)> {
        let (q, k, v) = (values(s1, l1)?, values(s2, l2)?, values(s3, l3)?);
        let hidden = l1.dims()[1];
        let size = hidden / self.heads;
        let scale = 1.0 / (size as f32).sqrt();
        let mut out = vec![0f32; q.len()];
        self.rows(&mut out, hidden).into_par_iter().for_each(|(start, out)| {
            let length = out.len() / hidden;
            let mut scores = vec![0f32; length * length];
            for head in 0..self.heads {
                let at = start * hidden + head * size;
                let view = |t| View { values: &<[f32]>::as_ref(t)[at..], stride: hidden };
                multiply((&mut scores, length), (view(q), false), (view(k), true), (length, length, size));
                softmax(&mut scores, length, scale);
                let weights = View { values: &scores, stride: length };
                let out = (&mut out[head * size..], hidden);
                multiply(out, (weights, false), (view(v), false), (length, size, length));
            }
        });
        Ok((CpuStorage::F32(out), l1.shape().clone()))
    }

    fn bwd(
        &self,
        q: &Tensor,
        k: &Tensor,
        v: &Tensor,
        _res: &Tensor,
        grad: &Tensor,
    ) -> Result<(Option<Tensor>, Option<Tensor>, Option<Tensor>)> {
        // one tensor out, three in: q, k, v travel side by side
        let qkv = Tensor::cat(&[q, k, v], 1)?;
        let grads = qkv.apply_op2_no_bwd(&grad.contiguous()?, &Backward(self.clone()))?;
        let hidden = q.dim(1)?;
        let of = |i| grads.narrow(1, i * hidden, hidden)?.contiguous();
        Ok((Some(of(0)?), Some(of(1)?), Some(of(2)?)))
    }
}

/// `[tokens, 3 * hidden]` of q, k, v and `[tokens, hidden]` of the gradient to `[tokens, 3 * hidden]`.
struct Backward(Attention);

impl candle_core::CustomOp2 for Backward {
    fn name(&self) -> &'static str {
        "packed-attention-backward"
    }

    fn cpu_fwd(
        &self,
        s1: &CpuStorage,
        l1: &Layout,
        s2: &CpuStorage,
        l2: &Layout,
    ) -> Result<(CpuStorage, Shape)> {
        let (qkv, grad) = (values(s1, l1)?, values(s2, l2)?);
        let hidden = l2.dims()[1];
        let mut out = vec![0f32; qkv.len()];
        self.0.rows(&mut out, 3 * hidden).into_par_iter().for_each(|(start, out)| {
            let end = start + out.len() / (3 * hidden);
            let (qkv, grad) = (&qkv[start * 3 * hidden..end * 3 * hidden], &grad[start * hidden..end * hidden]);
            for head in 0..self.0.heads {
                backward_head(out, qkv, grad, hidden, self.0.heads, head);
            }
        });
        Ok((CpuStorage::F32(out), l1.shape().clone()))
    }
}

/// One head of one sequence. With P = softmax(s q kᵀ), o = P v and g the gradient of o:
/// dv = Pᵀ g, dP = g vᵀ, dS = P ∘ (dP - rowsum(dP ∘ P)), dq = s dS k, dk = s dSᵀ q.
fn backward_head(out: &mut [f32], qkv: &[f32], grad: &[f32], hidden: usize, heads: usize, head: usize) {
    let size = hidden / heads;
    let stride = 3 * hidden;
    let length = qkv.len() / stride;
    let scale = 1.0 / (size as f32).sqrt();
    let part = |i: usize| View { values: &qkv[i * hidden + head * size..], stride };
    let (q, k, v) = (part(0), part(1), part(2));
    let g = View { values: &grad[head * size..], stride: hidden };
    let mut p = vec![0f32; length * length];
    let mut ds = vec![0f32; length * length];
    multiply((&mut p, length), (q, false), (k, true), (length, length, size));
    softmax(&mut p, length, scale);
    multiply((&mut ds, length), (g, false), (v, true), (length, length, size));
    for (ds, p) in ds.chunks_exact_mut(length).zip(p.chunks_exact(length)) {
        let dot: f32 = ds.iter().zip(p).map(|(d, p)| d * p).sum();
        ds.iter_mut().zip(p).for_each(|(d, p)| *d = p * (*d - dot) * scale);
    }
    let (p, ds) = (View { values: &p, stride: length }, View { values: &ds, stride: length });
    let shape = (length, size, length);
    for (i, a, transposed, b) in [(0, ds, false, k), (1, ds, true, q), (2, p, true, g)] {
        multiply((&mut out[i * hidden + head * size..], stride), (a, transposed), (b, false), shape);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;
    use crate::packed::Packed;
    use candle_core::Device;

    fn packed(lengths: &[usize]) -> Packed {
        lengths.iter().map(|&n| vec![7u32; n]).collect()
    }

    #[test]
    fn fused_is_composed() {
        // alone, in one rectangle, in several, and in another order than the rectangles'
        for lengths in [vec![1], vec![8, 8], vec![5, 5, 2, 17], vec![33, 1, 30, 9, 2]] {
            let packed = packed(&lengths);
            let tokens = packed.tokens();
            let vars = [var(&[tokens, 12], 1), var(&[tokens, 12], 2), var(&[tokens, 12], 3)];
            let [q, k, v] = &vars;
            for heads in [1, 3] {
                let padded = Spans::padded(&packed, heads, &Device::Cpu, DType::F32).unwrap();
                same(
                    &vars,
                    || attention(q, k, v, &Spans::bounds(&packed), heads).unwrap(),
                    || attention(q, k, v, &padded, heads).unwrap(),
                    2e-5,
                );
                // without variables nothing is kept for a gradient
                let [q, k, v] = [q, k, v].map(|v| v.as_tensor().detach());
                let fused = attention(&q, &k, &v, &Spans::bounds(&packed), heads).unwrap();
                assert_close(&attention(&q, &k, &v, &padded, heads).unwrap(), &fused, 2e-5);
            }
        }
    }

    #[test]
    fn what_lies_behind_an_end_is_not_seen() {
        // 9 of 16 places: were the mask wrong, the seven that stand in would draw the answer to the first row
        let packed = packed(&[9, 16]);
        let padded = Spans::padded(&packed, 2, &Device::Cpu, DType::BF16).unwrap();
        let wide = |seed| {
            let t = Tensor::from_vec(numbers(25 * 8, seed), (25, 8), &Device::Cpu).unwrap();
            (t.to_dtype(DType::BF16).unwrap(), t)
        };
        let [(q, q32), (k, k32), (v, v32)] = [wide(1), wide(2), wide(3)];
        let half = attention(&q, &k, &v, &padded, 2).unwrap().to_dtype(DType::F32).unwrap();
        assert_close(&half, &attention(&q32, &k32, &v32, &Spans::bounds(&packed), 2).unwrap(), 2e-2);
    }
}
