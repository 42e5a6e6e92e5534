//! Layer normalisation over the last dimension, with its gradient.

use super::known::of_three;
use super::linear::sum_rows;
use super::{fused, values};
use candle_core::{CpuStorage, CustomOp3, D, DType, Layout, Result, Shape, Tensor};
use rayon::prelude::*;

/// `x [tokens, hidden]`, `weight [hidden]`, `bias [hidden]`: `(x - mean) / sqrt(var + eps) * weight + bias`,
/// mean and (biased) variance taken per token.
pub fn layer_norm(x: &Tensor, weight: &Tensor, bias: &Tensor, eps: f64) -> Result<Tensor> {
    if fused(x) {
        return x.contiguous()?.apply_op3(weight, bias, LayerNorm { eps: eps as f32 });
    }
    composed(x, &weight.to_dtype(x.dtype())?, &bias.to_dtype(x.dtype())?, eps)
}

/// By candle's own kernel, which has no gradient: that is composed of its operations, in f32.
fn composed(x: &Tensor, weight: &Tensor, bias: &Tensor, eps: f64) -> Result<Tensor> {
    let tracked = x.track_op() || weight.track_op() || bias.track_op();
    let [x0, weight0, bias0] = [x.detach().contiguous()?, weight.detach(), bias.detach()];
    let value = candle_nn::ops::layer_norm(&x0, &weight0, &bias0, eps as f32)?;
    if !tracked {
        return Ok(value);
    }
    of_three([x, weight, bias], value, move |grad| {
        let dtype = grad.dtype();
        let (x, grad) = (x0.to_dtype(DType::F32)?, grad.to_dtype(DType::F32)?);
        let mean = |t: &Tensor| t.mean_keepdim(D::Minus1);
        let centred = x.broadcast_sub(&mean(&x)?)?;
        let deviation = (mean(&centred.sqr()?)? + eps)?.sqrt()?;
        let normed = centred.broadcast_div(&deviation)?;
        let of_weight = sum_rows(&(&grad * &normed)?)?.to_dtype(dtype)?;
        let of_bias = sum_rows(&grad)?.to_dtype(dtype)?;
        let scaled = grad.broadcast_mul(&weight0.to_dtype(DType::F32)?)?;
        let along = normed.broadcast_mul(&mean(&(&scaled * &normed)?)?)?;
        let of_x = (scaled.broadcast_sub(&mean(&scaled)?)? - along)?.broadcast_div(&deviation)?;
        Ok([Some(of_x.to_dtype(dtype)?), Some(of_weight), Some(of_bias)])
    })
}

struct LayerNorm {
    eps: f32,
}

/// Rows that one task handles: enough work to outweigh handing it out.
const ROWS: usize = 32;

/// Eight independent sums, so that the compiler may use vector registers.
fn sum(row: &[f32], f: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0f32; 8];
    let chunks = row.chunks_exact(8);
    let rest: f32 = chunks.remainder().iter().map(|&v| f(v)).sum();
    for chunk in chunks {
        for (lane, &v) in lanes.iter_mut().zip(chunk) {
            *lane += f(v);
        }
    }
    lanes.iter().sum::<f32>() + rest
}

/// Mean and reciprocal standard deviation of one row.
fn moments(row: &[f32], eps: f32) -> (f32, f32) {
    let n = row.len() as f32;
    let mean = sum(row, |v| v) / n;
    let variance = sum(row, |v| (v - mean) * (v - mean)) / n;
    (mean, 1.0 / (variance + eps).sqrt())
}

impl CustomOp3 for LayerNorm {
    fn name(&self) -> &'static str {
        "layer-norm"
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
        let (x, weight, bias) = (values(s1, l1)?, values(s2, l2)?, values(s3, l3)?);
        let hidden = weight.len();
        let mut out = vec![0f32; x.len()];
        out.par_chunks_mut(hidden * ROWS).zip(x.par_chunks(hidden * ROWS)).for_each(|(out, x)| {
            for (out, x) in out.chunks_exact_mut(hidden).zip(x.chunks_exact(hidden)) {
                let (mean, rstd) = moments(x, self.eps);
                for i in 0..hidden {
                    out[i] = (x[i] - mean) * rstd * weight[i] + bias[i];
                }
            }
        });
        Ok((CpuStorage::F32(out), l1.shape().clone()))
    }

    fn bwd(
        &self,
        x: &Tensor,
        weight: &Tensor,
        _bias: &Tensor,
        _res: &Tensor,
        grad: &Tensor,
    ) -> Result<(Option<Tensor>, Option<Tensor>, Option<Tensor>)> {
        let packed = x.apply_op3_no_bwd(weight, &grad.contiguous()?, &LayerNormBackward { eps: self.eps })?;
        let rows = x.dim(0)?;
        // see LayerNormBackward: dx, then one row each for weight and bias
        let of = |row| packed.narrow(0, row, 1)?.flatten_all();
        Ok((Some(packed.narrow(0, 0, rows)?), Some(of(rows)?), Some(of(rows + 1)?)))
    }
}

/// `[tokens + 2, hidden]`: the gradient of `x`, then that of `weight`, then that of `bias`.
struct LayerNormBackward {
    eps: f32,
}

impl CustomOp3 for LayerNormBackward {
    fn name(&self) -> &'static str {
        "layer-norm-backward"
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
        let (x, weight, grad) = (values(s1, l1)?, values(s2, l2)?, values(s3, l3)?);
        let hidden = weight.len();
        let rows = x.len() / hidden;
        let mut out = vec![0f32; (rows + 2) * hidden];
        let (dx, of_parameters) = out.split_at_mut(rows * hidden);
        let chunk = hidden * ROWS;
        // summed in the order of the chunks: the same bits on every run
        let partial: Vec<Vec<f32>> = dx
            .par_chunks_mut(chunk)
            .zip(x.par_chunks(chunk).zip(grad.par_chunks(chunk)))
            .map(|(dx, (x, grad))| {
                let mut sums = vec![0f32; 2 * hidden];
                for ((dx, x), grad) in
                    dx.chunks_exact_mut(hidden).zip(x.chunks_exact(hidden)).zip(grad.chunks_exact(hidden))
                {
                    backward_row(dx, x, grad, weight, self.eps, &mut sums);
                }
                sums
            })
            .collect();
        for sums in partial {
            of_parameters.iter_mut().zip(sums).for_each(|(total, s)| *total += s);
        }
        Ok((CpuStorage::F32(out), Shape::from((rows + 2, hidden))))
    }
}

fn backward_row(dx: &mut [f32], x: &[f32], grad: &[f32], weight: &[f32], eps: f32, sums: &mut [f32]) {
    let n = x.len();
    let (mean, rstd) = moments(x, eps);
    let (mut a, mut b) = (0f32, 0f32);
    let (of_weight, of_bias) = sums.split_at_mut(n);
    for i in 0..n {
        let normed = (x[i] - mean) * rstd;
        let scaled = grad[i] * weight[i];
        a += scaled;
        b += scaled * normed;
        of_weight[i] += grad[i] * normed;
        of_bias[i] += grad[i];
    }
    let (a, b) = (a / n as f32, b / n as f32);
    for i in 0..n {
        let normed = (x[i] - mean) * rstd;
        dx[i] = rstd * (grad[i] * weight[i] - a - normed * b);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    fn by_candle(x: &Tensor, weight: &Tensor, bias: &Tensor, eps: f64) -> Result<Tensor> {
        let centred = x.broadcast_sub(&x.mean_keepdim(D::Minus1)?)?;
        let variance = centred.sqr()?.mean_keepdim(D::Minus1)?;
        centred.broadcast_div(&(variance + eps)?.sqrt()?)?.broadcast_mul(weight)?.broadcast_add(bias)
    }

    #[test]
    fn fused_and_composed_are_candles() {
        for (tokens, hidden) in [(1, 8), (3, 13), (70, 32)] {
            let vars = [var(&[tokens, hidden], 1), var(&[hidden], 2), var(&[hidden], 3)];
            let [x, w, b] = &vars;
            let run = |f: fn(&Tensor, &Tensor, &Tensor, f64) -> Result<Tensor>| f(x, w, b, 1e-5).unwrap();
            same(&vars, || run(layer_norm), || run(by_candle), 2e-5);
            same(&vars, || run(composed), || run(by_candle), 2e-5);
        }
    }

    #[test]
    fn half_precision_is_f32_rounded() {
        use candle_core::{DType, Device};
        let tensor = |shape: &[usize], seed| {
            let values = numbers(shape.iter().product(), seed);
            let rounded = Tensor::from_vec(values, shape, &Device::Cpu).unwrap().to_dtype(DType::BF16).unwrap();
            (rounded.to_dtype(DType::F32).unwrap(), rounded)
        };
        let [(x, x16), (w, w16), (b, b16)] = [tensor(&[9, 32], 1), tensor(&[32], 2), tensor(&[32], 3)];
        let half = layer_norm(&x16, &w16, &b16, 1e-5).unwrap().to_dtype(DType::F32).unwrap();
        assert_close(&half, &layer_norm(&x, &w, &b, 1e-5).unwrap(), 4e-3);
        // parameters in more precision than the values, as in training
        let mixed = layer_norm(&x16, &w, &b, 1e-5).unwrap().to_dtype(DType::F32).unwrap();
        assert_close(&mixed, &half, 4e-3);
    }
}
