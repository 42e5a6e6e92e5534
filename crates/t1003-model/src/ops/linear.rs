//! The linear layer, with its gradient.

use super::known::of_three;
use super::product::{View, multiply_add};
use super::{fused, values};
use candle_core::{CpuStorage, CustomOp1, CustomOp3, Layout, Result, Shape, Tensor};

/// `x [tokens, in]`, `weight [out, in]`, `bias [out]` to `x weightᵀ + bias`, `[tokens, out]`.
pub fn linear(x: &Tensor, weight: &Tensor, bias: &Tensor) -> Result<Tensor> {
    if fused(x) {
        return x.contiguous()?.apply_op3(weight, bias, Linear);
    }
    composed(x, weight, bias)
}

/// In the precision of `x`; where the parameters have another they are cast, with a gradient.
fn composed(x: &Tensor, weight: &Tensor, bias: &Tensor) -> Result<Tensor> {
    let (weight, bias) = (weight.to_dtype(x.dtype())?, bias.to_dtype(x.dtype())?);
    let value = |x: &Tensor, weight: &Tensor, bias: &Tensor| x.matmul(&weight.t()?)?.broadcast_add(bias);
    let moves = [x.track_op(), weight.track_op(), bias.track_op()];
    if !moves.contains(&true) {
        return value(x, &weight, &bias);
    }
    let [x0, weight0, bias0] = [x.detach(), weight.detach(), bias.detach()];
    let value = value(&x0, &weight0, &bias0)?;
    of_three([x, &weight, &bias], value, move |grad| {
        // what BitFit leaves alone costs nothing
        Ok([
            moves[0].then(|| grad.matmul(&weight0)).transpose()?,
            moves[1].then(|| grad.t()?.matmul(&x0)).transpose()?,
            moves[2].then(|| sum_rows(grad)).transpose()?,
        ])
    })
}

/// `[rows, columns]` to `[columns]`, by a product: that sums in f32 whatever the precision, and in parallel.
pub(super) fn sum_rows(t: &Tensor) -> Result<Tensor> {
    Tensor::ones((1, t.dim(0)?), t.dtype(), t.device())?.matmul(&t.contiguous()?)?.squeeze(0)
}

struct Linear;

impl CustomOp3 for Linear {
    fn name(&self) -> &'static str {
        "linear"
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
        let (to, from) = l2.shape().dims2()?;
        let rows = l1.shape().dims2()?.0;
        let mut out = Vec::with_capacity(rows * to);
        for _ in 0..rows {
            out.extend_from_slice(bias);
        }
        let (x, weight) = (View { values: x, stride: from }, View { values: weight, stride: from });
        multiply_add((&mut out, to), (x, false), (weight, true), (rows, to, from));
        Ok((CpuStorage::F32(out), Shape::from((rows, to))))
    }

    fn bwd(
        &self,
        x: &Tensor,
        weight: &Tensor,
        bias: &Tensor,
        _res: &Tensor,
        grad: &Tensor,
    ) -> Result<(Option<Tensor>, Option<Tensor>, Option<Tensor>)> {
        let grad = grad.contiguous()?;
        // what BitFit leaves alone costs nothing
        let of_weight = weight.track_op().then(|| grad.t()?.matmul(x)).transpose()?;
        let of_bias = bias.track_op().then(|| grad.apply_op1_no_bwd(&SumRows)).transpose()?;
        let of_x = x.track_op().then(|| grad.matmul(weight)).transpose()?;
        Ok((of_x, of_weight, of_bias))
    }
}

/// `[tokens, columns]` to `[columns]`.
struct SumRows;

impl CustomOp1 for SumRows {
    fn name(&self) -> &'static str {
        "sum-rows"
    }

    fn cpu_fwd(&self, storage: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let columns = layout.dims()[1];
        let mut sums = vec![0f32; columns];
        for row in values(storage, layout)?.chunks_exact(columns) {
            sums.iter_mut().zip(row).for_each(|(sum, v)| *sum += v);
        }
        Ok((CpuStorage::F32(sums), Shape::from(columns)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn fused_and_composed_are_candles() {
        for (tokens, from, to) in [(1, 1, 1), (7, 9, 5), (64, 48, 33)] {
            let vars = [var(&[tokens, from], 1), var(&[to, from], 2), var(&[to], 3)];
            let [x, w, b] = &vars;
            let by_candle = || x.matmul(&w.t().unwrap()).unwrap().broadcast_add(b).unwrap();
            same(&vars, || linear(x, w, b).unwrap(), by_candle, 1e-5);
            same(&vars, || composed(x, w, b).unwrap(), by_candle, 1e-5);
        }
    }
}
