//! AVX-512 VNNI: lanes, and the innermost tile of the product.
//!
//! The functions here are inlined into wrappers that enable the CPU features (see `kernels`), which are
//! called only where those features were found.

use crate::lanes::Lanes;
use crate::product::{Ahead, COLUMNS, ROWS, Tile};
use std::arch::x86_64::*;

#[derive(Clone, Copy)]
pub struct Avx512(__m512);

// SAFETY (all blocks of this impl): AVX-512F is there, as the module's comment says; loads and stores
// are of 16 values that the slice was checked to have.
impl Lanes for Avx512 {
    const REGISTERS: usize = 1;

    #[inline(always)]
    fn splat(value: f32) -> Self {
        // SAFETY: see above.
        unsafe { Avx512(_mm512_set1_ps(value)) }
    }
    #[inline(always)]
    fn load(from: &[f32]) -> Self {
        let from = &from[..16];
        // SAFETY: see above.
        unsafe { Avx512(_mm512_loadu_ps(from.as_ptr())) }
    }
    #[inline(always)]
    fn store(self, to: &mut [f32]) {
        let to = &mut to[..16];
        // SAFETY: see above.
        unsafe { _mm512_storeu_ps(to.as_mut_ptr(), self.0) }
    }
    #[inline(always)]
    fn from_i32(from: &[i32; 16]) -> Self {
        // SAFETY: see above.
        unsafe { Avx512(_mm512_cvtepi32_ps(_mm512_loadu_si512(from.as_ptr().cast()))) }
    }
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        // SAFETY: see above.
        unsafe { Avx512(_mm512_add_ps(self.0, other.0)) }
    }
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        // SAFETY: see above.
        unsafe { Avx512(_mm512_sub_ps(self.0, other.0)) }
    }
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        // SAFETY: see above.
        unsafe { Avx512(_mm512_mul_ps(self.0, other.0)) }
    }
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        // SAFETY: see above.
        unsafe { Avx512(_mm512_div_ps(self.0, other.0)) }
    }
    #[inline(always)]
    fn fma(self, by: Self, plus: Self) -> Self {
        // SAFETY: see above.
        unsafe { Avx512(_mm512_fmadd_ps(self.0, by.0, plus.0)) }
    }
    #[inline(always)]
    fn max(self, other: Self) -> Self {
        // SAFETY: see above.
        unsafe { Avx512(_mm512_max_ps(self.0, other.0)) }
    }
    #[inline(always)]
    fn min(self, other: Self) -> Self {
        // SAFETY: see above.
        unsafe { Avx512(_mm512_min_ps(self.0, other.0)) }
    }
    #[inline(always)]
    fn abs(self) -> Self {
        // SAFETY: see above.
        unsafe { Avx512(_mm512_abs_ps(self.0)) }
    }
    #[inline(always)]
    fn shift_exponent(self, by: Self) -> Self {
        // SAFETY: see above.
        unsafe {
            let by = _mm512_slli_epi32::<23>(_mm512_castps_si512(by.0));
            Avx512(_mm512_castsi512_ps(_mm512_add_epi32(_mm512_castps_si512(self.0), by)))
        }
    }
    #[inline(always)]
    fn sum(self) -> f32 {
        // SAFETY: see above.
        unsafe {
            // halves onto each other, as the default does it
            let a = _mm512_add_ps(self.0, _mm512_shuffle_f32x4::<0b01_00_11_10>(self.0, self.0));
            let a = _mm512_add_ps(a, _mm512_shuffle_f32x4::<0b10_11_00_01>(a, a));
            let a = _mm512_castps512_ps128(a);
            let a = _mm_add_ps(a, _mm_movehl_ps(a, a));
            _mm_cvtss_f32(_mm_add_ss(a, _mm_shuffle_ps::<1>(a, a)))
        }
    }
    #[inline(always)]
    fn largest(self) -> f32 {
        // SAFETY: see above.
        unsafe {
            let a = _mm512_max_ps(self.0, _mm512_shuffle_f32x4::<0b01_00_11_10>(self.0, self.0));
            let a = _mm512_max_ps(a, _mm512_shuffle_f32x4::<0b10_11_00_01>(a, a));
            let a = _mm512_castps512_ps128(a);
            let a = _mm_max_ps(a, _mm_movehl_ps(a, a));
            _mm_cvtss_f32(_mm_max_ss(a, _mm_shuffle_ps::<1>(a, a)))
        }
    }
    #[inline(always)]
    fn transpose(rows: [Self; 16]) -> [Self; 16] {
        // SAFETY: see above.
        unsafe {
            // within each quarter of a register 4 × 4, then the quarters among themselves
            let mut fours = [_mm512_setzero_ps(); 16];
            for i in (0..16).step_by(4) {
                let [a, b, c, d] = std::array::from_fn(|k| rows[i + k].0);
                let (ab, cd) = (_mm512_unpacklo_ps(a, b), _mm512_unpacklo_ps(c, d));
                let (ef, gh) = (_mm512_unpackhi_ps(a, b), _mm512_unpackhi_ps(c, d));
                fours[i] = _mm512_shuffle_ps::<0b01_00_01_00>(ab, cd);
                fours[i + 1] = _mm512_shuffle_ps::<0b11_10_11_10>(ab, cd);
                fours[i + 2] = _mm512_shuffle_ps::<0b01_00_01_00>(ef, gh);
                fours[i + 3] = _mm512_shuffle_ps::<0b11_10_11_10>(ef, gh);
            }
            let mut out = rows;
            for i in 0..4 {
                let [a, b, c, d] = std::array::from_fn(|k| fours[4 * k + i]);
                let (ab, cd) =
                    (_mm512_shuffle_f32x4::<0b10_00_10_00>(a, b), _mm512_shuffle_f32x4::<0b10_00_10_00>(c, d));
                let (ef, gh) =
                    (_mm512_shuffle_f32x4::<0b11_01_11_01>(a, b), _mm512_shuffle_f32x4::<0b11_01_11_01>(c, d));
                out[i] = Avx512(_mm512_shuffle_f32x4::<0b10_00_10_00>(ab, cd));
                out[8 + i] = Avx512(_mm512_shuffle_f32x4::<0b11_01_11_01>(ab, cd));
                out[4 + i] = Avx512(_mm512_shuffle_f32x4::<0b10_00_10_00>(ef, gh));
                out[12 + i] = Avx512(_mm512_shuffle_f32x4::<0b11_01_11_01>(ef, gh));
            }
            out
        }
    }
    #[inline(always)]
    fn store_biased(self, to: &mut [u8]) {
        let to = &mut to[..16];
        // SAFETY: see above.
        unsafe {
            let n = _mm512_add_epi32(_mm512_cvtps_epi32(self.0), _mm512_set1_epi32(128));
            _mm_storeu_si128(to.as_mut_ptr().cast(), _mm512_cvtepi32_epi8(n));
        }
    }
}

/// AVX-512 VNNI: twelve rows by two registers of columns, 24 accumulators of the 32 registers.
pub struct Vnni512;

impl Tile for Vnni512 {
    const GROUP: usize = ROWS;

    #[inline(always)]
    unsafe fn tile<const R: usize>(
        a: *const u8,
        stride: usize,
        steps: usize,
        panel: *const i8,
        ahead: Ahead,
        correction: &[i32; COLUMNS],
        out: &mut [[i32; COLUMNS]; ROWS],
    ) {
        // SAFETY: the caller promises R rows of `steps * 4` bytes at `a`, `steps` lines of 128 bytes at
        // `panel`, and the CPU features.
        unsafe {
            let first = _mm512_loadu_si512(correction.as_ptr().cast());
            let second = _mm512_loadu_si512(correction.as_ptr().add(16).cast());
            let mut sums = [[first, second]; R];
            let mut panel = panel;
            let mut a = a;
            let mut next = ahead.from;
            for _ in 0..steps {
                _mm_prefetch::<_MM_HINT_T1>(next);
                next = next.wrapping_add(ahead.bytes);
                let w0 = _mm512_loadu_si512(panel.cast());
                let w1 = _mm512_loadu_si512(panel.add(64).cast());
                for (r, sum) in sums.iter_mut().enumerate() {
                    let x = _mm512_set1_epi32(a.add(r * stride).cast::<i32>().read_unaligned());
                    sum[0] = _mm512_dpbusd_epi32(sum[0], x, w0);
                    sum[1] = _mm512_dpbusd_epi32(sum[1], x, w1);
                }
                panel = panel.add(128);
                a = a.add(4);
            }
            for (out, sum) in out.iter_mut().zip(sums) {
                _mm512_storeu_si512(out.as_mut_ptr().cast(), sum[0]);
                _mm512_storeu_si512(out.as_mut_ptr().add(16).cast(), sum[1]);
            }
        }
    }
}
