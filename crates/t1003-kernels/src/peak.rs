//! What this CPU's int8 instruction can give at most: so many independent chains of it that neither
//! latency nor memory stands in the way. The measure that the products are held against.

use std::time::Instant;

/// Operations a second of one core, multiplication and addition counted apart; the best of several tries.
/// `None` where the products do not run on a dot-product instruction that is probed here.
pub fn peak() -> Option<f64> {
    let (round, operations) = probe()?;
    let rounds = 100_000;
    let mut best = 0.0f64;
    for _ in 0..40 {
        let start = Instant::now();
        round(rounds);
        best = best.max((rounds * operations) as f64 / start.elapsed().as_secs_f64());
    }
    Some(best)
}

/// The loop, and the operations of one of its rounds.
fn probe() -> Option<(fn(usize), usize)> {
    #[cfg(target_arch = "x86_64")]
    {
        use crate::Kernels;
        match Kernels::best().name {
            // SAFETY: kernels of that name are there only where the CPU has their features.
            "avx512-vnni" => return Some((|n| unsafe { x86::chains_512(n) }, x86::CHAINS * 128)),
            // SAFETY: as above.
            "avx-vnni" => return Some((|n| unsafe { x86::chains_256(n) }, x86::CHAINS * 64)),
            _ => {}
        }
    }
    #[cfg(target_arch = "aarch64")]
    if crate::Kernels::best().name == "neon-dot" {
        // SAFETY: as above.
        return Some((|n| unsafe { arm::chains(n) }, arm::CHAINS * 32));
    }
    None
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;
    use std::hint::black_box;

    /// Latency 5 by 2 a cycle is 10; 12 leave registers for the factors even with 16 in all.
    pub const CHAINS: usize = 12;

    #[target_feature(enable = "avx512f,avx512vnni")]
    pub fn chains_512(rounds: usize) {
        let (x, w) = (_mm512_set1_epi8(black_box(3)), _mm512_set1_epi8(black_box(-2)));
        let mut sums = [_mm512_setzero_si512(); CHAINS];
        for _ in 0..rounds {
            sums.iter_mut().for_each(|sum| *sum = _mm512_dpbusd_epi32(*sum, x, w));
        }
        black_box(sums);
    }

    #[target_feature(enable = "avx2,avxvnni")]
    pub fn chains_256(rounds: usize) {
        let (x, w) = (_mm256_set1_epi8(black_box(3)), _mm256_set1_epi8(black_box(-2)));
        let mut sums = [_mm256_setzero_si256(); CHAINS];
        for _ in 0..rounds {
            sums.iter_mut().for_each(|sum| *sum = _mm256_dpbusd_avx_epi32(*sum, x, w));
        }
        black_box(sums);
    }
}

#[cfg(target_arch = "aarch64")]
mod arm {
    use crate::neon::dot;
    use std::arch::aarch64::*;
    use std::hint::black_box;

    /// Latency 3 by 4 a cycle is 12.
    pub const CHAINS: usize = 16;

    #[target_feature(enable = "dotprod")]
    pub fn chains(rounds: usize) {
        let (x, w) = (vdupq_n_s8(black_box(3)), vdupq_n_s8(black_box(-2)));
        let mut sums = [vdupq_n_s32(0); CHAINS];
        for _ in 0..rounds {
            sums.iter_mut().for_each(|sum| *sum = dot::<0>(*sum, w, x));
        }
        black_box(sums);
    }
}
