//! GELU and dropout, with their gradients.

use super::{fused, values};
use candle_core::{CpuStorage, CustomOp1, CustomOp2, Layout, Result, Shape, Tensor};
use rayon::prelude::*;

/// Values that one task handles.
const CHUNK: usize = 1 << 14;

/// The exact GELU, `x * Phi(x)`, as PyTorch's `gelu(approximate="none")`.
pub fn gelu(x: &Tensor) -> Result<Tensor> {
    if fused(x) { x.contiguous()?.apply_op1(Gelu) } else { x.gelu_erf() }
}

struct Gelu;

/// exp(x) for x <= 0 within 2 ulp, written so that loops over it vectorise on any CPU: x = n ln 2 + r,
/// a degree-6 Taylor polynomial in r, and 2^n put together from its bits. Adding and taking away
/// 1.5 * 2^23 rounds to the nearest integer and leaves it in the low bits of the sum.
pub(super) fn exp_negative(x: f32) -> f32 {
    const ROUND: f32 = 12_582_912.0;
    let x = x.max(-87.0);
    let rounded = x * std::f32::consts::LOG2_E + ROUND;
    let n = rounded - ROUND;
    // ln 2 in two parts, the first exact in f32 times any n
    let r = (x - n * 0.693_359_4) - n * -2.121_944_4e-4;
    let p = 1.0
        + r * (1.0 + r * (0.5 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * (1.0 / 120.0 + r * (1.0 / 720.0))))));
    p * f32::from_bits(rounded.to_bits().wrapping_add(127) << 23)
}

/// (Phi(x), phi(x)): the normal distribution function and density. The error function is
/// Abramowitz and Stegun 7.1.26, absolute error below 1.5e-7.
fn normal(x: f32) -> (f32, f32) {
    let z = x.abs() * std::f32::consts::FRAC_1_SQRT_2;
    let gauss = exp_negative(-z * z);
    let t = 1.0 / (1.0 + 0.327_591_1 * z);
    let poly = t * (0.254_829_6 + t * (-0.284_496_74 + t * (1.421_413_7 + t * (-1.453_152 + t * 1.061_405_4))));
    let erf = (1.0 - poly * gauss).copysign(x);
    // 1 / sqrt(2 pi)
    (0.5 * (1.0 + erf), gauss * 0.398_942_3)
}

impl CustomOp1 for Gelu {
    fn name(&self) -> &'static str {
        "gelu"
    }

    fn cpu_fwd(&self, storage: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let x = values(storage, layout)?;
        let mut out = vec![0f32; x.len()];
        out.par_chunks_mut(CHUNK).zip(x.par_chunks(CHUNK)).for_each(|(out, x)| {
            out.iter_mut().zip(x).for_each(|(out, &x)| *out = x * normal(x).0);
        });
        Ok((CpuStorage::F32(out), layout.shape().clone()))
    }

    fn bwd(&self, x: &Tensor, _: &Tensor, grad: &Tensor) -> Result<Option<Tensor>> {
        x.apply_op2_no_bwd(&grad.contiguous()?, &GeluBackward).map(Some)
    }
}

struct GeluBackward;

impl CustomOp2 for GeluBackward {
    fn name(&self) -> &'static str {
        "gelu-backward"
    }

    fn cpu_fwd(
        &self,
        s1: &CpuStorage,
        l1: &Layout,
        s2: &CpuStorage,
        l2: &Layout,
    ) -> Result<(CpuStorage, Shape)> {
        let (x, grad) = (values(s1, l1)?, values(s2, l2)?);
        let mut out = vec![0f32; x.len()];
        out.par_chunks_mut(CHUNK).zip(x.par_chunks(CHUNK).zip(grad.par_chunks(CHUNK))).for_each(
            |(out, (x, grad))| {
                for ((out, &x), &grad) in out.iter_mut().zip(x).zip(grad) {
                    let (cdf, density) = normal(x);
                    *out = grad * (cdf + x * density);
                }
            },
        );
        Ok((CpuStorage::F32(out), l1.shape().clone()))
    }
}

/// Drops each value with probability `p` and scales the rest by `1 / (1 - p)`. Which ones is, on the CPU, a
/// function of `seed` and the value's index alone, so that a run can be repeated and the backward
/// pass needs no stored mask; a GPU draws them from its own generator.
pub fn dropout(x: &Tensor, p: f32, seed: u64) -> Result<Tensor> {
    if p <= 0.0 {
        return Ok(x.clone());
    }
    if fused(x) {
        return x.contiguous()?.apply_op1(Dropout { p, seed });
    }
    if !x.device().is_cpu() {
        let drawn = Tensor::rand(0f32, 1f32, x.shape(), x.device())?;
        return x.mul(&drawn.ge(p as f64)?.to_dtype(x.dtype())?.affine(1.0 / (1.0 - p as f64), 0.0)?);
    }
    let kept: Vec<f32> = (0..x.elem_count() as u64).map(|i| scale(p, seed, i)).collect();
    x.mul(&Tensor::from_vec(kept, x.shape(), x.device())?.to_dtype(x.dtype())?)
}

#[derive(Clone, Copy)]
struct Dropout {
    p: f32,
    seed: u64,
}

/// 0 or `1 / (1 - p)`; the index is mixed as in SplitMix64.
fn scale(p: f32, seed: u64, index: u64) -> f32 {
    let mut z = seed.wrapping_add((index + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^= z >> 31;
    if ((z >> 40) as f32) < p * (1u32 << 24) as f32 { 0.0 } else { 1.0 / (1.0 - p) }
}

impl CustomOp1 for Dropout {
    fn name(&self) -> &'static str {
        "dropout"
    }

    fn cpu_fwd(&self, storage: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let x = values(storage, layout)?;
        let mut out = vec![0f32; x.len()];
        out.par_chunks_mut(CHUNK).zip(x.par_chunks(CHUNK)).enumerate().for_each(|(chunk, (out, x))| {
            for (i, (out, x)) in out.iter_mut().zip(x).enumerate() {
                *out = x * scale(self.p, self.seed, (chunk * CHUNK + i) as u64);
            }
        });
        Ok((CpuStorage::F32(out), layout.shape().clone()))
    }

    fn bwd(&self, _: &Tensor, _: &Tensor, grad: &Tensor) -> Result<Option<Tensor>> {
        grad.contiguous()?.apply_op1_no_bwd(self).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn gelu_is_candles() {
        let vars = [(var(&[5, 40], 1))];
        let wide = || vars[0].affine(4.0, 0.0).unwrap();
        same(&vars, || gelu(&wide()).unwrap(), || wide().gelu_erf().unwrap(), 2e-6);
    }

    #[test]
    fn exp_is_exp() {
        for i in 0..87_000 {
            let x = i as f32 * -1e-3;
            assert!((exp_negative(x) - x.exp()).abs() <= 3e-7 * x.exp(), "at {x}");
        }
    }

    #[test]
    fn dropout_drops_its_share_and_repeats() {
        let x = Tensor::ones((100, 100), candle_core::DType::F32, &candle_core::Device::Cpu).unwrap();
        let once = dropout(&x, 0.1, 7).unwrap();
        let mean = once.mean_all().unwrap().to_scalar::<f32>().unwrap();
        assert!((mean - 1.0).abs() < 0.02, "{mean}");
        assert_close(&once, &dropout(&x, 0.1, 7).unwrap(), 0.0);
        let other = dropout(&x, 0.1, 8).unwrap().sub(&once).unwrap().abs().unwrap();
        assert!(other.sum_all().unwrap().to_scalar::<f32>().unwrap() > 100.0);
    }
}
