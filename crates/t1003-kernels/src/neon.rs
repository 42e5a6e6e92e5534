//! NEON, with its dot product where there: lanes, and the innermost tiles of the product.
//!
//! The functions here are inlined into wrappers that enable the CPU features (see `kernels`), which are
//! called only where those features were found. NEON itself every aarch64 has that we are compiled for.
//!
//! The panels of `packed.bin` serve as they are: 16 bytes of a step are four columns by four inputs, which is
//! what `sdot` takes, and it picks a row's four inputs out of a register that holds those of four steps. It
//! wants both sides signed; a byte with 128 added becomes the signed one by turning its first bit. (`usdot`
//! would take it as it is, but needs a newer CPU and has the same width. `smmla` has twice the width; it wants eight
//! inputs of a column together, which `zip1` and `zip2` of two steps give, should somebody have such a CPU to
//! measure it on.)

use crate::lanes::Lanes;
use crate::product::{Ahead, COLUMNS, ROWS, Tile};
use std::arch::aarch64::*;
use std::arch::asm;

#[derive(Clone, Copy)]
pub struct Neon([float32x4_t; 4]);

impl Neon {
    #[inline(always)]
    fn map(self, f: impl Fn(float32x4_t) -> float32x4_t) -> Self {
        Neon(self.0.map(f))
    }

    #[inline(always)]
    fn zip(self, other: Self, f: impl Fn(float32x4_t, float32x4_t) -> float32x4_t) -> Self {
        Neon(std::array::from_fn(|i| f(self.0[i], other.0[i])))
    }
}

/// `a > b ? a : b`, as x86 has it: `fmax` knows -0 from 0 and hands on what is no number.
#[inline(always)]
fn larger(a: float32x4_t, b: float32x4_t) -> float32x4_t {
    // SAFETY: NEON is there.
    unsafe { vbslq_f32(vcgtq_f32(a, b), a, b) }
}

// SAFETY (all blocks of this impl): NEON is there, as the module's comment says; loads and stores are of 16
// values that the slice was checked to have.
impl Lanes for Neon {
    const REGISTERS: usize = 4;

    #[inline(always)]
    fn splat(value: f32) -> Self {
        // SAFETY: see above.
        unsafe { Neon([vdupq_n_f32(value); 4]) }
    }
    #[inline(always)]
    fn load(from: &[f32]) -> Self {
        let from = &from[..16];
        // SAFETY: see above.
        unsafe { Neon(std::array::from_fn(|i| vld1q_f32(from.as_ptr().add(4 * i)))) }
    }
    #[inline(always)]
    fn store(self, to: &mut [f32]) {
        let to = &mut to[..16];
        for (i, v) in self.0.into_iter().enumerate() {
            // SAFETY: see above.
            unsafe { vst1q_f32(to.as_mut_ptr().add(4 * i), v) }
        }
    }
    #[inline(always)]
    fn from_i32(from: &[i32; 16]) -> Self {
        // SAFETY: see above.
        unsafe { Neon(std::array::from_fn(|i| vcvtq_f32_s32(vld1q_s32(from.as_ptr().add(4 * i))))) }
    }
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        // SAFETY: see above.
        self.zip(other, |a, b| unsafe { vaddq_f32(a, b) })
    }
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        // SAFETY: see above.
        self.zip(other, |a, b| unsafe { vsubq_f32(a, b) })
    }
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        // SAFETY: see above.
        self.zip(other, |a, b| unsafe { vmulq_f32(a, b) })
    }
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        // SAFETY: see above.
        self.zip(other, |a, b| unsafe { vdivq_f32(a, b) })
    }
    #[inline(always)]
    fn fma(self, by: Self, plus: Self) -> Self {
        // SAFETY: see above.
        unsafe { Neon(std::array::from_fn(|i| vfmaq_f32(plus.0[i], self.0[i], by.0[i]))) }
    }
    #[inline(always)]
    fn max(self, other: Self) -> Self {
        self.zip(other, larger)
    }
    #[inline(always)]
    fn min(self, other: Self) -> Self {
        // SAFETY: see above.
        self.zip(other, |a, b| unsafe { vbslq_f32(vcltq_f32(a, b), a, b) })
    }
    #[inline(always)]
    fn abs(self) -> Self {
        // SAFETY: see above.
        self.map(|a| unsafe { vabsq_f32(a) })
    }
    #[inline(always)]
    fn shift_exponent(self, by: Self) -> Self {
        // SAFETY: see above.
        self.zip(by, |x, by| unsafe {
            let by = vshlq_n_s32::<23>(vreinterpretq_s32_f32(by));
            vreinterpretq_f32_s32(vaddq_s32(vreinterpretq_s32_f32(x), by))
        })
    }
    #[inline(always)]
    fn sum(self) -> f32 {
        let [a, b, c, d] = self.0;
        // SAFETY: see above.
        unsafe {
            // halves onto each other, as the default does it
            let all = vaddq_f32(vaddq_f32(a, c), vaddq_f32(b, d));
            let two = vadd_f32(vget_low_f32(all), vget_high_f32(all));
            vget_lane_f32::<0>(two) + vget_lane_f32::<1>(two)
        }
    }
    #[inline(always)]
    fn largest(self) -> f32 {
        let [a, b, c, d] = self.0;
        let all = larger(larger(a, c), larger(b, d));
        let mut four = [0.0; 4];
        // SAFETY: see above.
        unsafe { vst1q_f32(four.as_mut_ptr(), all) }
        let max = |a, b| if a > b { a } else { b };
        max(max(four[0], four[2]), max(four[1], four[3]))
    }
    #[inline(always)]
    fn transpose(rows: [Self; 16]) -> [Self; 16] {
        let mut out = rows;
        // 4 × 4 at a time: pairs of numbers, then pairs of pairs
        for (i, j) in (0..4).flat_map(|i| (0..4).map(move |j| (i, j))) {
            let [a, b, c, d] = std::array::from_fn(|k| rows[4 * i + k].0[j]);
            // SAFETY: see above.
            let columns = unsafe {
                let pairs = |f: fn(float64x2_t, float64x2_t) -> float64x2_t, ab, cd| {
                    vreinterpretq_f32_f64(f(vreinterpretq_f64_f32(ab), vreinterpretq_f64_f32(cd)))
                };
                let (even_ab, odd_ab) = (vtrn1q_f32(a, b), vtrn2q_f32(a, b));
                let (even_cd, odd_cd) = (vtrn1q_f32(c, d), vtrn2q_f32(c, d));
                let first = |a, b| vtrn1q_f64(a, b);
                let second = |a, b| vtrn2q_f64(a, b);
                [
                    pairs(first, even_ab, even_cd),
                    pairs(first, odd_ab, odd_cd),
                    pairs(second, even_ab, even_cd),
                    pairs(second, odd_ab, odd_cd),
                ]
            };
            for (k, column) in columns.into_iter().enumerate() {
                out[4 * j + k].0[i] = column;
            }
        }
        out
    }
    #[inline(always)]
    fn store_biased(self, to: &mut [u8]) {
        let to = &mut to[..16];
        // SAFETY: see above.
        unsafe {
            let [a, b, c, d] = self.0.map(|v| vmovn_s32(vaddq_s32(vcvtnq_s32_f32(v), vdupq_n_s32(128))));
            let bytes = vcombine_s8(vmovn_s16(vcombine_s16(a, b)), vmovn_s16(vcombine_s16(c, d)));
            vst1q_u8(to.as_mut_ptr(), vreinterpretq_u8_s8(bytes));
        }
    }
}

/// Rows of bytes with 128 added, read as signed ones without it.
#[inline(always)]
unsafe fn signed(bytes: uint8x16_t) -> int8x16_t {
    // SAFETY: NEON is there.
    unsafe { vreinterpretq_s8_u8(veorq_u8(bytes, vdupq_n_u8(0x80))) }
}

/// Four of a row's inputs, four times.
#[inline(always)]
unsafe fn one_step(row: *const u8) -> int8x16_t {
    // SAFETY: the caller's four bytes at `row`; NEON is there.
    unsafe { signed(vreinterpretq_u8_u32(vdupq_n_u32(row.cast::<u32>().read_unaligned()))) }
}

/// The columns that a tile works on at once: half a panel, four registers.
const HALF: usize = COLUMNS / 2;

#[inline(always)]
unsafe fn columns(panel: *const i8) -> [int8x16_t; 4] {
    // SAFETY: the caller's 64 bytes at `panel`; NEON is there.
    std::array::from_fn(|i| unsafe { vld1q_s8(panel.add(16 * i)) })
}

/// Of `R` rows, what half a panel gives: `sums[r][i]` are four columns of row `r`.
#[inline(always)]
unsafe fn store<const R: usize>(sums: [[int32x4_t; 4]; R], half: usize, out: &mut [[i32; COLUMNS]; ROWS]) {
    for (out, sum) in out.iter_mut().zip(sums) {
        for (i, sum) in sum.into_iter().enumerate() {
            // SAFETY: four columns of the half; NEON is there.
            unsafe { vst1q_s32(out[half * HALF + 4 * i..][..4].as_mut_ptr(), sum) }
        }
    }
}

/// `sum + w·x`: of each column (four bytes of `w`) with the four bytes of `x` in place `STEP`. The intrinsic
/// `vdotq_laneq_s32` is not stable yet.
#[inline]
#[target_feature(enable = "dotprod")]
pub fn dot<const STEP: usize>(sum: int32x4_t, w: int8x16_t, x: int8x16_t) -> int32x4_t {
    let mut sum = sum;
    // SAFETY: an instruction on registers, which the CPU has.
    unsafe {
        asm!(
            "sdot {sum:v}.4s, {w:v}.16b, {x:v}.4b[{step}]",
            sum = inout(vreg) sum, w = in(vreg) w, x = in(vreg) x, step = const STEP,
            options(pure, nomem, nostack, preserves_flags),
        );
    }
    sum
}

/// With `sdot`: six rows by four registers of columns, 24 accumulators of the 32 registers; a row's
/// inputs are loaded once in four steps.
pub struct Dot;

impl Tile for Dot {
    const GROUP: usize = 6;

    #[inline(always)]
    unsafe fn tile<const R: usize>(
        a: *const u8,
        stride: usize,
        steps: usize,
        panel: *const i8,
        _: Ahead,
        // what takes the 128 off, which signed bytes do not have
        _: &[i32; COLUMNS],
        out: &mut [[i32; COLUMNS]; ROWS],
    ) {
        // SAFETY: the caller promises R rows of `steps * 4` bytes at `a`, `steps` lines of 128 bytes at
        // `panel`, and the CPU features.
        unsafe {
            for half in 0..2 {
                let panel = panel.add(half * HALF * 4);
                let mut sums = [[vdupq_n_s32(0); 4]; R];
                for four in (0..steps / 4).map(|n| n * 4) {
                    let x: [int8x16_t; R] =
                        std::array::from_fn(|r| signed(vld1q_u8(a.add(r * stride + four * 4))));
                    macro_rules! step {
                        ($($n:literal)*) => {$(
                            for i in 0..4 {
                                let w = vld1q_s8(panel.add((four + $n) * COLUMNS * 4 + 16 * i));
                                for (sums, x) in sums.iter_mut().zip(&x) {
                                    sums[i] = dot::<$n>(sums[i], w, *x);
                                }
                            }
                        )*};
                    }
                    step!(0 1 2 3);
                }
                store(sums, half, out);
            }
        }
    }
}

/// Without it: products of 16 bits, of which two fit a sum of 16 bits since activations are never -128;
/// such sums are added in pairs to a column's. Three rows, since more is bound by the multiplications anyway.
pub struct Wide;

impl Tile for Wide {
    const GROUP: usize = 3;

    #[inline(always)]
    unsafe fn tile<const R: usize>(
        a: *const u8,
        stride: usize,
        steps: usize,
        panel: *const i8,
        _: Ahead,
        _: &[i32; COLUMNS],
        out: &mut [[i32; COLUMNS]; ROWS],
    ) {
        // SAFETY: as in `Dot::tile`.
        unsafe {
            for half in 0..2 {
                let panel = panel.add(half * HALF * 4);
                let mut sums = [[vdupq_n_s32(0); 4]; R];
                for step in 0..steps {
                    let w = columns(panel.add(step * COLUMNS * 4));
                    for (r, sums) in sums.iter_mut().enumerate() {
                        let x = one_step(a.add(r * stride + step * 4));
                        for (sum, w) in sums.iter_mut().zip(w) {
                            let low = vmull_s8(vget_low_s8(w), vget_low_s8(x));
                            let high = vmull_high_s8(w, x);
                            *sum = vpadalq_s16(*sum, vpaddq_s16(low, high));
                        }
                    }
                }
                store(sums, half, out);
            }
        }
    }
}
