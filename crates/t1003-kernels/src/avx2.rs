//! AVX2, with AVX-VNNI where there: lanes, and the innermost tiles of the product.
//!
//! The functions here are inlined into wrappers that enable the CPU features (see `kernels`), which are
//! called only where those features were found.

use crate::lanes::Lanes;
use crate::product::{Ahead, COLUMNS, ROWS, Tile};
use std::arch::x86_64::*;

#[derive(Clone, Copy)]
pub struct Avx2(__m256, __m256);

// SAFETY (all blocks of this impl): AVX2 and FMA are there, as the module's comment says; loads and
// stores are of 16 values that the slice was checked to have.
impl Lanes for Avx2 {
    const REGISTERS: usize = 2;

    #[inline(always)]
    fn splat(value: f32) -> Self {
        // SAFETY: see above.
        unsafe { Avx2(_mm256_set1_ps(value), _mm256_set1_ps(value)) }
    }
    #[inline(always)]
    fn load(from: &[f32]) -> Self {
        let from = &from[..16];
        // SAFETY: see above.
        unsafe { Avx2(_mm256_loadu_ps(from.as_ptr()), _mm256_loadu_ps(from.as_ptr().add(8))) }
    }
    #[inline(always)]
    fn store(self, to: &mut [f32]) {
        let to = &mut to[..16];
        // SAFETY: see above.
        unsafe {
            _mm256_storeu_ps(to.as_mut_ptr(), self.0);
            _mm256_storeu_ps(to.as_mut_ptr().add(8), self.1);
        }
    }
    #[inline(always)]
    fn from_i32(from: &[i32; 16]) -> Self {
        // SAFETY: see above.
        unsafe {
            let p = from.as_ptr();
            Avx2(
                _mm256_cvtepi32_ps(_mm256_loadu_si256(p.cast())),
                _mm256_cvtepi32_ps(_mm256_loadu_si256(p.add(8).cast())),
            )
        }
    }
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        // SAFETY: see above.
        unsafe { Avx2(_mm256_add_ps(self.0, other.0), _mm256_add_ps(self.1, other.1)) }
    }
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        // SAFETY: see above.
        unsafe { Avx2(_mm256_sub_ps(self.0, other.0), _mm256_sub_ps(self.1, other.1)) }
    }
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        // SAFETY: see above.
        unsafe { Avx2(_mm256_mul_ps(self.0, other.0), _mm256_mul_ps(self.1, other.1)) }
    }
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        // SAFETY: see above.
        unsafe { Avx2(_mm256_div_ps(self.0, other.0), _mm256_div_ps(self.1, other.1)) }
    }
    #[inline(always)]
    fn fma(self, by: Self, plus: Self) -> Self {
        // SAFETY: see above.
        unsafe { Avx2(_mm256_fmadd_ps(self.0, by.0, plus.0), _mm256_fmadd_ps(self.1, by.1, plus.1)) }
    }
    #[inline(always)]
    fn max(self, other: Self) -> Self {
        // SAFETY: see above.
        unsafe { Avx2(_mm256_max_ps(self.0, other.0), _mm256_max_ps(self.1, other.1)) }
    }
    #[inline(always)]
    fn min(self, other: Self) -> Self {
        // SAFETY: see above.
        unsafe { Avx2(_mm256_min_ps(self.0, other.0), _mm256_min_ps(self.1, other.1)) }
    }
    #[inline(always)]
    fn abs(self) -> Self {
        // SAFETY: see above.
        unsafe {
            let sign = _mm256_set1_ps(-0.0);
            Avx2(_mm256_andnot_ps(sign, self.0), _mm256_andnot_ps(sign, self.1))
        }
    }
    #[inline(always)]
    fn shift_exponent(self, by: Self) -> Self {
        // SAFETY: see above.
        unsafe {
            let one = |x, by| {
                let by = _mm256_slli_epi32::<23>(_mm256_castps_si256(by));
                _mm256_castsi256_ps(_mm256_add_epi32(_mm256_castps_si256(x), by))
            };
            Avx2(one(self.0, by.0), one(self.1, by.1))
        }
    }
    #[inline(always)]
    fn store_biased(self, to: &mut [u8]) {
        let to = &mut to[..16];
        let mut wide = [0i32; 16];
        // SAFETY: see above.
        unsafe {
            let bias = _mm256_set1_epi32(128);
            let p = wide.as_mut_ptr();
            _mm256_storeu_si256(p.cast(), _mm256_add_epi32(_mm256_cvtps_epi32(self.0), bias));
            _mm256_storeu_si256(p.add(8).cast(), _mm256_add_epi32(_mm256_cvtps_epi32(self.1), bias));
        }
        for (to, n) in to.iter_mut().zip(wide) {
            *to = n as u8;
        }
    }
}

/// AVX2: three rows by four registers of columns, 12 accumulators of the 16 registers.
#[inline(always)]
unsafe fn tile_256<const R: usize>(
    (mut a, stride): (*const u8, usize),
    steps: usize,
    mut panel: *const i8,
    correction: &[i32; COLUMNS],
    out: &mut [[i32; COLUMNS]; ROWS],
    dot: impl Fn(__m256i, __m256i, __m256i) -> __m256i,
) {
    // SAFETY: as in `Vnni512::tile`.
    unsafe {
        let start: [__m256i; 4] =
            std::array::from_fn(|i| _mm256_loadu_si256(correction.as_ptr().add(8 * i).cast()));
        let mut sums = [start; R];
        for _ in 0..steps {
            let w: [__m256i; 4] = std::array::from_fn(|i| _mm256_loadu_si256(panel.add(32 * i).cast()));
            for (r, sum) in sums.iter_mut().enumerate() {
                let x = _mm256_set1_epi32(a.add(r * stride).cast::<i32>().read_unaligned());
                for (sum, w) in sum.iter_mut().zip(w) {
                    *sum = dot(*sum, x, w);
                }
            }
            panel = panel.add(128);
            a = a.add(4);
        }
        for (out, sum) in out.iter_mut().zip(sums) {
            for (i, sum) in sum.into_iter().enumerate() {
                _mm256_storeu_si256(out.as_mut_ptr().add(8 * i).cast(), sum);
            }
        }
    }
}

/// AVX-VNNI: the same instruction on half the width.
pub struct Vnni256;

impl Tile for Vnni256 {
    const GROUP: usize = 3;

    #[inline(always)]
    unsafe fn tile<const R: usize>(
        a: *const u8,
        stride: usize,
        steps: usize,
        panel: *const i8,
        _: Ahead,
        correction: &[i32; COLUMNS],
        out: &mut [[i32; COLUMNS]; ROWS],
    ) {
        // SAFETY: the caller's promise.
        unsafe {
            let dot = |sum, x, w| _mm256_dpbusd_avx_epi32(sum, x, w);
            tile_256::<R>((a, stride), steps, panel, correction, out, dot)
        }
    }
}

/// AVX2 without it. `vpmaddubsw` would saturate, so bytes are widened: even and odd ones apart.
pub struct Wide256;

impl Tile for Wide256 {
    const GROUP: usize = 2;

    #[inline(always)]
    unsafe fn tile<const R: usize>(
        a: *const u8,
        stride: usize,
        steps: usize,
        panel: *const i8,
        _: Ahead,
        correction: &[i32; COLUMNS],
        out: &mut [[i32; COLUMNS]; ROWS],
    ) {
        // SAFETY: the caller's promise.
        unsafe {
            let low = _mm256_set1_epi16(0xff);
            let dot = |sum, x, w| {
                let even = _mm256_madd_epi16(
                    _mm256_and_si256(x, low),
                    _mm256_srai_epi16::<8>(_mm256_slli_epi16::<8>(w)),
                );
                let odd = _mm256_madd_epi16(_mm256_srli_epi16::<8>(x), _mm256_srai_epi16::<8>(w));
                _mm256_add_epi32(sum, _mm256_add_epi32(even, odd))
            };
            tile_256::<R>((a, stride), steps, panel, correction, out, dot)
        }
    }
}
