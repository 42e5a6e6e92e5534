//! The few operations that candle either lacks on packed sequences or has without a gradient:
//! attention over packed sequences, linear layers, layer norm, GELU,
//! dropout and cross entropy, each with its backward
//! pass. On the CPU they run as fused loops; elsewhere as compositions of candle's own
//! operations. The tests hold both against candle's gradients.

mod attention;
mod cross_entropy;
mod elementwise;
mod known;
mod layer_norm;
mod linear;
mod product;
mod rows;
mod spans;

pub use attention::attention;
pub use cross_entropy::{Targets, cross_entropy};
pub use elementwise::{dropout, gelu};
pub use layer_norm::layer_norm;
pub use linear::linear;
pub use rows::rows;
pub use spans::{Spans, scores};

use candle_core::{CpuStorage, Layout, Result, Tensor, bail};

/// The contiguous f32 values behind a CPU tensor.
fn values<'a>(storage: &'a CpuStorage, layout: &Layout) -> Result<&'a [f32]> {
    let CpuStorage::F32(all) = storage else { bail!("the fused CPU operations are f32 only") };
    match layout.contiguous_offsets() {
        Some((start, end)) => Ok(&all[start..end]),
        None => bail!("the fused CPU operations want contiguous tensors"),
    }
}

/// Whether the fused loops apply.
pub(crate) fn fused(x: &Tensor) -> bool {
    x.device().is_cpu() && x.dtype() == candle_core::DType::F32
}

#[cfg(test)]
mod testing {
    use candle_core::{Device, Tensor, Var};

    /// Numbers in about -1.5 to 1.5, the same on every run.
    pub fn numbers(n: usize, seed: u32) -> Vec<f32> {
        let mut state = seed.wrapping_mul(747_796_405).wrapping_add(1);
        (0..n)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 8) as f32 / (1 << 24) as f32 * 3.0 - 1.5
            })
            .collect()
    }

    pub fn var(shape: &[usize], seed: u32) -> Var {
        let n = shape.iter().product();
        Var::from_tensor(&Tensor::from_vec(numbers(n, seed), shape, &Device::Cpu).unwrap()).unwrap()
    }

    pub fn assert_close(a: &Tensor, b: &Tensor, tolerance: f32) {
        assert_eq!(a.dims(), b.dims());
        let (a, b) = (
            a.flatten_all().unwrap().to_vec1::<f32>().unwrap(),
            b.flatten_all().unwrap().to_vec1::<f32>().unwrap(),
        );
        for (i, (x, y)) in a.iter().zip(&b).enumerate() {
            assert!((x - y).abs() <= tolerance * (1.0 + y.abs()), "at {i}: {x} against {y}");
        }
    }

    /// Compares value and gradients of two functions of the same variables.
    pub fn same(vars: &[Var], f: impl Fn() -> Tensor, g: impl Fn() -> Tensor, tolerance: f32) {
        let (a, b) = (f(), g());
        assert_close(&a, &b, tolerance);
        // a weighting, so that a gradient that is only right for the plain sum fails
        let weights = Tensor::from_vec(numbers(a.elem_count(), 99), a.shape(), &Device::Cpu).unwrap();
        let grads = |t: &Tensor| (t * &weights).unwrap().sum_all().unwrap().backward().unwrap();
        let (ga, gb) = (grads(&a), grads(&b));
        for v in vars {
            assert_close(ga.get(v).expect("gradient"), gb.get(v).expect("gradient"), tolerance);
        }
    }
}
