//! Sixteen f32 at once. Every operation is one that IEEE 754 defines to the last bit, and sums are
//! taken in one fixed order, so every implementation gives the same bits on every CPU.

/// Sixteen f32. Implementations are used only where the CPU was found to have them.
pub trait Lanes: Copy {
    /// Registers that sixteen take.
    const REGISTERS: usize;

    fn splat(value: f32) -> Self;
    /// The first 16 of `from`.
    fn load(from: &[f32]) -> Self;
    /// Into the first 16 of `to`.
    fn store(self, to: &mut [f32]);
    fn from_i32(from: &[i32; 16]) -> Self;
    fn add(self, other: Self) -> Self;
    fn sub(self, other: Self) -> Self;
    fn mul(self, other: Self) -> Self;
    fn div(self, other: Self) -> Self;
    /// `self * by + plus`, rounded once.
    fn fma(self, by: Self, plus: Self) -> Self;
    fn max(self, other: Self) -> Self;
    fn min(self, other: Self) -> Self;
    fn abs(self) -> Self;
    /// `self × 2ⁿ`, `by` being `ROUND + n`; neither side nor the result may be zero, subnormal or infinite.
    fn shift_exponent(self, by: Self) -> Self;
    /// Rounded, plus 128, as bytes; each must lie in -128 to 127.
    fn store_biased(self, to: &mut [u8]);

    #[inline(always)]
    fn array(self) -> [f32; 16] {
        let mut out = [0.0; 16];
        self.store(&mut out);
        out
    }

    #[inline(always)]
    fn sum(self) -> f32 {
        let mut a = self.array();
        for half in [8, 4, 2, 1] {
            for i in 0..half {
                a[i] += a[i + half];
            }
        }
        a[0]
    }

    #[inline(always)]
    fn largest(self) -> f32 {
        let mut a = self.array();
        for half in [8, 4, 2, 1] {
            for i in 0..half {
                a[i] = if a[i] > a[i + half] { a[i] } else { a[i + half] };
            }
        }
        a[0]
    }

    /// Rows to columns.
    #[inline(always)]
    fn transpose(rows: [Self; 16]) -> [Self; 16] {
        let rows = rows.map(Self::array);
        std::array::from_fn(|c| Self::load(&std::array::from_fn::<f32, 16, _>(|r| rows[r][c])))
    }
}

/// Added to a number below 2²², it leaves the nearest integer, ties to even, in the last bits.
pub const ROUND: f32 = 12_582_912.0;

/// Plain Rust: the portable implementation, and the twin that the others are tested against.
#[derive(Clone, Copy)]
pub struct Portable([f32; 16]);

impl Portable {
    #[inline(always)]
    fn map(self, f: impl Fn(f32) -> f32) -> Self {
        Portable(self.0.map(f))
    }

    #[inline(always)]
    fn zip(self, other: Self, f: impl Fn(f32, f32) -> f32) -> Self {
        Portable(std::array::from_fn(|i| f(self.0[i], other.0[i])))
    }
}

impl Lanes for Portable {
    // what the compiler makes of it; 128 bits are there on every CPU
    const REGISTERS: usize = 4;

    #[inline(always)]
    fn splat(value: f32) -> Self {
        Portable([value; 16])
    }
    #[inline(always)]
    fn load(from: &[f32]) -> Self {
        Portable(*from.first_chunk().expect("16 values"))
    }
    #[inline(always)]
    fn store(self, to: &mut [f32]) {
        to[..16].copy_from_slice(&self.0);
    }
    #[inline(always)]
    fn from_i32(from: &[i32; 16]) -> Self {
        Portable(from.map(|v| v as f32))
    }
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        self.zip(other, |a, b| a + b)
    }
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        self.zip(other, |a, b| a - b)
    }
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        self.zip(other, |a, b| a * b)
    }
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        self.zip(other, |a, b| a / b)
    }
    #[inline(always)]
    fn fma(self, by: Self, plus: Self) -> Self {
        Portable(std::array::from_fn(|i| self.0[i].mul_add(by.0[i], plus.0[i])))
    }
    #[inline(always)]
    fn max(self, other: Self) -> Self {
        self.zip(other, |a, b| if a > b { a } else { b })
    }
    #[inline(always)]
    fn min(self, other: Self) -> Self {
        self.zip(other, |a, b| if a < b { a } else { b })
    }
    #[inline(always)]
    fn abs(self) -> Self {
        self.map(f32::abs)
    }
    #[inline(always)]
    fn shift_exponent(self, by: Self) -> Self {
        self.zip(by, |x, by| f32::from_bits(x.to_bits().wrapping_add(by.to_bits() << 23)))
    }
    #[inline(always)]
    fn store_biased(self, to: &mut [u8]) {
        for (to, v) in to[..16].iter_mut().zip(self.0) {
            *to = (v.round_ties_even() as i32 + 128) as u8;
        }
    }
}

/// Terms of 2ʳ on |r| ≤ ½ beyond the first: (ln 2)ⁿ / n!, from n = 7 down.
const POWER: [f32; 7] = [
    1.525_273_4e-5,
    1.540_353e-4,
    1.333_355_8e-3,
    9.618_129e-3,
    5.550_411e-2,
    2.402_265e-1,
    std::f32::consts::LN_2,
];

/// `2ˣ` for x ≤ 0, to 3e-7 of itself; below 2⁻¹²⁵, about that.
#[inline(always)]
pub fn exp2<V: Lanes>(x: V) -> V {
    let x = x.max(V::splat(-125.0));
    let n = x.add(V::splat(ROUND));
    let r = x.sub(n.sub(V::splat(ROUND)));
    let mut p = V::splat(POWER[0]);
    for c in &POWER[1..] {
        p = p.fma(r, V::splat(*c));
    }
    p.fma(r, V::splat(1.0)).shift_exponent(n)
}

/// GELU's bell: `Φ(x) − ½ = x·P(t)`, `t = 2x²/4.5² − 1`, a Chebyshev fit of ten terms on |x| ≤ 4.5.
const BELL: [f32; 10] = [
    -0.002_340_016,
    0.005_168_008,
    -0.005_251_548,
    0.009_293_961,
    -0.019_020_941,
    0.029_050_097,
    -0.040_109_212,
    0.054_605_42,
    -0.077_193_86,
    0.156_906_85,
];

/// `x·Φ(x)`, to 6e-5 or, above 4.5, 2e-5 of itself: far below a step of the int8 scale that its values
/// are rounded to.
#[inline(always)]
pub fn gelu<V: Lanes>(x: V) -> V {
    // what Φ(-4.5) is off must not grow with -x, where nothing is left
    let x = x.max(V::splat(-4.5));
    let c = x.min(V::splat(4.5));
    let t = c.mul(c).fma(V::splat(2.0 / (4.5 * 4.5)), V::splat(-1.0));
    let mut p = V::splat(BELL[0]);
    for b in &BELL[1..] {
        p = p.fma(t, V::splat(*b));
    }
    x.mul(c.fma(p, V::splat(0.5)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Miri is slow.
    const EVERY: usize = if cfg!(miri) { 499 } else { 1 };

    #[test]
    fn gelu_and_exp2_are_close_to_the_real_ones() {
        for i in (-2000..2000).step_by(EVERY) {
            let x = i as f32 / 200.0;
            let got = gelu(Portable::splat(x)).array()[0];
            // Φ by its integral, the midpoint rule
            let (steps, xd) = (2000, x as f64);
            let area: f64 =
                (0..steps).map(|k| (-((k as f64 + 0.5) / steps as f64 * xd).powi(2) / 2.0).exp()).sum::<f64>()
                    * xd
                    / steps as f64;
            let want = xd * (0.5 + area / (2.0 * std::f64::consts::PI).sqrt());
            assert!((got as f64 - want).abs() < f64::max(6e-5, 2e-5 * want), "gelu({x}) is {want}, got {got}");
        }
        for i in (0..12_500).step_by(EVERY) {
            let x = -i as f32 / 100.0;
            let (got, want) = (exp2(Portable::splat(x)).array()[0] as f64, (x as f64).exp2());
            assert!((got / want - 1.0).abs() < 3e-7, "2^{x} is {want}, got {got}");
        }
    }
}
