//! Which kernels this CPU gets, decided once; the safe face of them all.

use crate::attention::{Attention, attention};
use crate::lanes::Portable;
use crate::product::{Matrix, PortableTile, Rows, product};
use crate::rows::{Norm, norm, quantise, tanh};
use std::ops::Range;
use std::sync::LazyLock;

type Product = unsafe fn(Rows<'_>, Matrix<'_>, Range<usize>, bool, &mut [f32]);
type Quantise = unsafe fn(&[f32], &mut [u8]) -> f32;
type Normalise = unsafe fn(Norm<'_>, &mut [f32], &[f32], &mut [u8]) -> f32;
type Tanh = unsafe fn(&mut [f32]);
type Attend = unsafe fn(&Attention<'_>, &mut [f32], usize, &mut Vec<f32>);

/// One CPU kind's kernels. All give the same bits.
pub struct Kernels {
    pub name: &'static str,
    product: Product,
    quantise: Quantise,
    norm: Normalise,
    attention: Attend,
    tanh: Tanh,
}

// SAFETY (all blocks of this impl): a `Kernels` is handed out only by `all` and `best`, which check the
// CPU for the features that its functions are compiled for; they have no other preconditions.
impl Kernels {
    pub fn product(&self, rows: Rows<'_>, m: Matrix<'_>, panels: Range<usize>, gelu: bool, out: &mut [f32]) {
        // SAFETY: see above.
        unsafe { (self.product)(rows, m, panels, gelu, out) }
    }

    pub fn quantise(&self, x: &[f32], to: &mut [u8]) -> f32 {
        // SAFETY: see above.
        unsafe { (self.quantise)(x, to) }
    }

    pub fn norm(&self, by: Norm<'_>, x: &mut [f32], more: &[f32], to: &mut [u8]) -> f32 {
        // SAFETY: see above.
        unsafe { (self.norm)(by, x, more, to) }
    }

    pub fn attention(&self, a: &Attention<'_>, out: &mut [f32], width: usize, scratch: &mut Vec<f32>) {
        // SAFETY: see above.
        unsafe { (self.attention)(a, out, width, scratch) }
    }

    pub fn tanh(&self, x: &mut [f32]) {
        // SAFETY: see above.
        unsafe { (self.tanh)(x) }
    }

    /// The kernels that this CPU can run, fastest first; the portable ones are always there. Miri is a CPU without
    /// any of the features.
    pub fn all() -> Vec<&'static Kernels> {
        let mut all: Vec<&'static Kernels> = Vec::new();
        #[cfg(target_arch = "x86_64")]
        {
            let avx2 = is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma");
            let avx512 = is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512bw")
                && is_x86_feature_detected!("avx512vl")
                && is_x86_feature_detected!("avx512vnni");
            if avx2 && avx512 {
                all.push(&avx512_vnni::KERNELS);
            }
            if avx2 && is_x86_feature_detected!("avxvnni") {
                all.push(&avx_vnni::KERNELS);
            }
            if avx2 {
                all.push(&avx2::KERNELS);
            }
        }
        #[cfg(target_arch = "aarch64")]
        {
            if std::arch::is_aarch64_feature_detected!("dotprod") {
                all.push(&neon_dot::KERNELS);
            }
            // which Miri does not know
            if !cfg!(miri) {
                all.push(&neon::KERNELS);
            }
        }
        all.push(&portable::KERNELS);
        all
    }

    /// The fastest that this CPU can run.
    pub fn best() -> &'static Kernels {
        static BEST: LazyLock<&'static Kernels> = LazyLock::new(|| Kernels::all()[0]);
        *BEST
    }
}

/// The generic loops, compiled for one kind of CPU.
macro_rules! kernels {
    ($module:ident, $name:literal, $lanes:ty, $tile:ty $(, $features:literal)?) => {
        mod $module {
            use super::*;

            $(#[target_feature(enable = $features)])?
            fn product_(rows: Rows<'_>, m: Matrix<'_>, panels: Range<usize>, gelu: bool, out: &mut [f32]) {
                product::<$lanes, $tile>(rows, m, panels, gelu, out)
            }

            $(#[target_feature(enable = $features)])?
            fn quantise_(x: &[f32], to: &mut [u8]) -> f32 {
                quantise::<$lanes>(x, to)
            }

            $(#[target_feature(enable = $features)])?
            fn norm_(by: Norm<'_>, x: &mut [f32], more: &[f32], to: &mut [u8]) -> f32 {
                norm::<$lanes>(by, x, more, to)
            }

            $(#[target_feature(enable = $features)])?
            fn attention_(a: &Attention<'_>, out: &mut [f32], width: usize, scratch: &mut Vec<f32>) {
                attention::<$lanes>(a, out, width, scratch)
            }

            $(#[target_feature(enable = $features)])?
            fn tanh_(x: &mut [f32]) {
                tanh::<$lanes>(x)
            }

            pub static KERNELS: Kernels = Kernels {
                name: $name,
                product: product_,
                quantise: quantise_,
                norm: norm_,
                attention: attention_,
                tanh: tanh_,
            };
        }
    };
}

kernels!(portable, "portable", Portable, PortableTile);
#[cfg(target_arch = "x86_64")]
kernels!(avx2, "avx2", crate::avx2::Avx2, crate::avx2::Wide256, "avx2,fma");
#[cfg(target_arch = "x86_64")]
kernels!(avx_vnni, "avx-vnni", crate::avx2::Avx2, crate::avx2::Vnni256, "avx2,fma,avxvnni");
#[cfg(target_arch = "x86_64")]
kernels!(
    avx512_vnni,
    "avx512-vnni",
    crate::avx512::Avx512,
    crate::avx512::Vnni512,
    "avx2,fma,avx512f,avx512bw,avx512vl,avx512vnni"
);
#[cfg(target_arch = "aarch64")]
kernels!(neon, "neon", crate::neon::Neon, crate::neon::Wide, "neon");
#[cfg(target_arch = "aarch64")]
kernels!(neon_dot, "neon-dot", crate::neon::Neon, crate::neon::Dot, "neon,dotprod");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::product::COLUMNS;
    use proptest::prelude::*;

    fn numbers(seed: u64, n: usize) -> Vec<f32> {
        let mut state = seed | 1;
        (0..n)
            .map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                (state >> 40) as f32 / (1 << 22) as f32 - 2.0
            })
            .collect()
    }

    /// Shapes; small ones for Miri, which is slow, yet more rows than its tile takes and no whole lanes.
    const ROWS: usize = if cfg!(miri) { 8 } else { 30 };
    const FOURS: usize = if cfg!(miri) { 3 } else { 6 };
    const LENGTH: usize = if cfg!(miri) { 12 } else { 40 };
    const HEAD_SIZE: usize = if cfg!(miri) { 12 } else { 40 };

    /// What lies at input `k` and column `c` of whole panels.
    fn weight(w: &[i8], steps: usize, k: usize, c: usize) -> i32 {
        w[((c / COLUMNS * steps + k / 4) * COLUMNS + c % COLUMNS) * 4 + k % 4] as i32
    }

    fn correction(w: &[i8], steps: usize) -> Vec<i32> {
        let columns = w.len() / (steps * 4);
        (0..columns).map(|c| -128 * (0..steps * 4).map(|k| weight(w, steps, k, c)).sum::<i32>()).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: if cfg!(miri) { 3 } else { 128 }, failure_persistence: None, ..ProptestConfig::default()
        })]

        #[test]
        fn products_are_the_plain_sums_on_every_kind(
            rows in 0usize..ROWS, fours in 1usize..FOURS, panels in 1usize..4, seed: u64, extremes: bool,
        ) {
            let steps = 4 * fours;
            let bytes = |n, salt| -> Vec<u8> {
                let byte = |v: f32| if extremes { if v > 0.0 { 127i8 } else { -127 } } else { (v * 63.0) as i8 };
                numbers(seed ^ salt, n).into_iter().map(|v| byte(v) as u8).collect()
            };
            let a: Vec<u8> = bytes(rows * steps * 4, 1).iter().map(|v| v ^ 0x80).collect();
            let w: Vec<i8> = bytes(panels * steps * COLUMNS * 4, 2).iter().map(|&v| v as i8).collect();
            let at = |k: usize, c: usize| weight(&w, steps, k, c);
            let columns = panels * COLUMNS;
            let correction = correction(&w, steps);
            let ones = vec![1.0; columns.max(rows)];
            let zeros = vec![0.0; columns];
            let matrix =
                Matrix { steps, weights: &w, correction: &correction, scale: &ones[..columns], bias: &zeros };
            let quantised = Rows { bytes: &a, stride: steps * 4, scale: &ones[..rows] };
            for kernels in Kernels::all() {
                // the last panels alone, so that the range is tested too
                let panels = (panels - 1) / 2..panels;
                let width = panels.len() * COLUMNS;
                let mut out = vec![0.0; rows * width];
                kernels.product(quantised, matrix, panels.clone(), false, &mut out);
                for r in 0..rows {
                    for c in 0..width {
                        let column = panels.start * COLUMNS + c;
                        let want: i32 =
                            (0..steps * 4).map(|k| (a[r * steps * 4 + k] as i32 - 128) * at(k, column)).sum();
                        prop_assert_eq!(out[r * width + c], want as f32, "{} at {},{}", kernels.name, r, c);
                    }
                }
            }
        }

        #[test]
        fn every_kind_gives_the_portable_bits(
            length in 1usize..LENGTH, heads in 1usize..4, head_size in 1usize..HEAD_SIZE, seed: u64,
        ) {
            let hidden = (heads * head_size).next_multiple_of(COLUMNS);
            let stride = 3 * hidden;
            let x = numbers(seed, length * stride);
            let attention = Attention {
                queries: &x, query_stride: stride, rows: &x, stride, key: hidden, value: 2 * hidden,
                heads, head_size, query_count: length, length,
            };
            let weight = numbers(seed ^ 7, hidden);
            let bits = |kernels: &Kernels| {
                let mut context = vec![0.0; length * hidden];
                kernels.attention(&attention, &mut context, hidden, &mut Vec::new());
                let mut bits: Vec<u32> = context.iter().map(|v| v.to_bits()).collect();
                let mut bytes = vec![0; hidden];
                let mut row = context[..hidden].to_vec();
                let by = Norm { weight: &weight, bias: &weight, size: hidden, eps: 1e-5 };
                let scale = kernels.norm(by, &mut row, &x[..hidden], &mut bytes);
                let mut again = bytes.clone();
                prop_assert_eq!(kernels.quantise(&row, &mut again).to_bits(), scale.to_bits());
                prop_assert_eq!(&again, &bytes);
                bits.push(scale.to_bits());
                bits.extend(row.iter().map(|v| v.to_bits()));
                bits.extend(bytes.iter().map(|&b| b as u32));
                let ones = vec![0.01; hidden];
                let w: Vec<i8> = weight.iter().map(|v| (v * 60.0) as i8).cycle().take(hidden * hidden).collect();
                let correction = correction(&w, hidden / 4);
                let matrix =
                    Matrix { steps: hidden / 4, weights: &w, correction: &correction, scale: &ones, bias: &weight };
                let mut out = vec![0.0; hidden];
                let rows = Rows { bytes: &bytes, stride: hidden, scale: &[0.02] };
                kernels.product(rows, matrix, 0..hidden / COLUMNS, true, &mut out);
                kernels.tanh(&mut out);
                bits.extend(out.iter().map(|v| v.to_bits()));
                Ok(bits)
            };
            let all = Kernels::all();
            let want = bits(all[all.len() - 1])?;
            for kernels in all {
                prop_assert!(bits(kernels)? == want, "{}", kernels.name);
            }
        }
    }
}
