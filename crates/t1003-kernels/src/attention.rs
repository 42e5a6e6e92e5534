//! Attention of one sequence, in f32: queries side by side in the lanes, up to 32 of them, keys and values
//! one number at a time. So the largest score and the sum of exponentials need nothing across lanes,
//! and keys and values are read where the product left them; only queries and results are transposed.

use crate::lanes::{Lanes, exp2};
use std::f32::consts::LOG2_E;

/// One sequence: which rows ask, and where heads lie.
pub struct Attention<'a> {
    /// Rows of queries, `query_stride` apart.
    pub queries: &'a [f32],
    pub query_stride: usize,
    /// Rows that hold key and value, `stride` apart, keys at `key`, values at `value`.
    pub rows: &'a [f32],
    pub stride: usize,
    pub key: usize,
    pub value: usize,
    pub heads: usize,
    pub head_size: usize,
    pub query_count: usize,
    pub length: usize,
}

/// `out[query] = softmax(q·k / √d)·v`, all heads, rows of `out` `width` apart. `scratch` grows as needed.
#[inline(always)]
pub fn attention<V: Lanes>(a: &Attention<'_>, out: &mut [f32], width: usize, scratch: &mut Vec<f32>) {
    // 16 × B queries and G keys, or columns of values, at once. With AVX-512 8 × 2 sums and their two factors fill
    // the 32 registers well, and 8 chains hide the latency of a fused multiply-add. Where sixteen numbers
    // take more registers than one, fewer sums are kept, lest they spill.
    match V::REGISTERS {
        1 => blocks::<V, 2, 8>(a, out, width, scratch),
        _ => blocks::<V, 1, 4>(a, out, width, scratch),
    }
}

#[inline(always)]
fn blocks<V: Lanes, const B: usize, const G: usize>(
    a: &Attention<'_>,
    out: &mut [f32],
    width: usize,
    scratch: &mut Vec<f32>,
) {
    for start in (0..a.query_count).step_by(16 * B) {
        if a.query_count - start > 16 {
            queries::<V, B, G>(a, start, out, width, scratch);
        } else {
            queries::<V, 1, G>(a, start, out, width, scratch);
        }
    }
}

/// The 16 × `B` queries from `start` on. Behind the last one it is repeated.
#[inline(always)]
fn queries<V: Lanes, const B: usize, const G: usize>(
    a: &Attention<'_>,
    start: usize,
    out: &mut [f32],
    width: usize,
    scratch: &mut Vec<f32>,
) {
    let (size, lanes) = (a.head_size, 16 * B);
    let padded = size.next_multiple_of(16);
    scratch.resize((padded + a.length.max(padded)) * lanes, 0.0);
    let (across, weights) = scratch.split_at_mut(padded * lanes);
    // scores in powers of two
    let scale = V::splat(LOG2_E / (size as f32).sqrt());
    let row = |i: usize| (start + i).min(a.query_count - 1);
    for head in 0..a.heads {
        let at = head * size;
        for (block, part) in (0..B).flat_map(|b| (0..padded).step_by(16).map(move |p| (b, p))) {
            let there = (size - part).min(16);
            let rows = std::array::from_fn(|i| {
                let query = &a.queries[row(block * 16 + i) * a.query_stride + at + part..][..there];
                load_some::<V>(query)
            });
            for (c, column) in V::transpose(rows).into_iter().enumerate() {
                column.mul(scale).store(&mut across[(part + c) * lanes + block * 16..]);
            }
        }
        let factors = softmax::<V, B, G>(a, at, across, weights);
        // the transposed queries are read no more: their place takes the transposed results
        let mut column = 0;
        while column + G <= size {
            mix::<V, B, G>(a, at, column, weights, factors, across);
            column += G;
        }
        while column < size {
            mix::<V, B, 1>(a, at, column, weights, factors, across);
            column += 1;
        }
        for (block, part) in (0..B).flat_map(|b| (0..padded).step_by(16).map(move |p| (b, p))) {
            let there = (size - part).min(16);
            let columns = std::array::from_fn(|c| V::load(&across[(part + c) * lanes + block * 16..]));
            for (i, context) in V::transpose(columns).into_iter().enumerate() {
                let query = start + block * 16 + i;
                if query < a.query_count {
                    let to = &mut out[query * width + at + part..][..there];
                    match there {
                        16 => context.store(to),
                        _ => to.copy_from_slice(&context.array()[..there]),
                    }
                }
            }
        }
    }
}

/// The exponentials of the scores by each query's largest, `[length][16 * B]`, and 1 by their sums.
#[inline(always)]
fn softmax<V: Lanes, const B: usize, const G: usize>(
    a: &Attention<'_>,
    at: usize,
    across: &[f32],
    weights: &mut [f32],
) -> [V; B] {
    let lanes = 16 * B;
    let mut largest = [V::splat(f32::MIN); B];
    for first in (0..a.length).step_by(G) {
        // the last group repeats its last key, which costs less than a loop of its own
        let keys: [&[f32]; G] = std::array::from_fn(|i| {
            &a.rows[(first + i).min(a.length - 1) * a.stride + a.key + at..][..a.head_size]
        });
        let mut sums = [[V::splat(0.0); B]; G];
        for (c, query) in across.chunks_exact(lanes).enumerate().take(a.head_size) {
            let query: [V; B] = std::array::from_fn(|b| V::load(&query[16 * b..]));
            for (sums, key) in sums.iter_mut().zip(keys) {
                let key = V::splat(key[c]);
                for b in 0..B {
                    sums[b] = query[b].fma(key, sums[b]);
                }
            }
        }
        for (sums, to) in sums.into_iter().zip(weights[first * lanes..a.length * lanes].chunks_exact_mut(lanes))
        {
            for b in 0..B {
                largest[b] = largest[b].max(sums[b]);
                sums[b].store(&mut to[16 * b..]);
            }
        }
    }
    let mut sums = [V::splat(0.0); B];
    for weights in weights[..a.length * lanes].chunks_exact_mut(lanes) {
        for b in 0..B {
            let e = exp2(V::load(&weights[16 * b..]).sub(largest[b]));
            e.store(&mut weights[16 * b..]);
            sums[b] = sums[b].add(e);
        }
    }
    sums.map(|sum| V::splat(1.0).div(sum))
}

/// `C` columns of values from `column` on, mixed by the weights, into `across[column..]`.
#[inline(always)]
fn mix<V: Lanes, const B: usize, const C: usize>(
    a: &Attention<'_>,
    at: usize,
    column: usize,
    weights: &[f32],
    factors: [V; B],
    across: &mut [f32],
) {
    let lanes = 16 * B;
    let mut sums = [[V::splat(0.0); B]; C];
    for (j, weight) in weights.chunks_exact(lanes).enumerate().take(a.length) {
        let weight: [V; B] = std::array::from_fn(|b| V::load(&weight[16 * b..]));
        let values: &[f32; C] =
            a.rows[j * a.stride + a.value + at + column..].first_chunk().expect("a row's values");
        for (sums, value) in sums.iter_mut().zip(values) {
            let value = V::splat(*value);
            for b in 0..B {
                sums[b] = weight[b].fma(value, sums[b]);
            }
        }
    }
    for (c, sums) in sums.into_iter().enumerate() {
        for b in 0..B {
            sums[b].mul(factors[b]).store(&mut across[(column + c) * lanes + 16 * b..]);
        }
    }
}

/// Up to 16 values, zeros behind.
#[inline(always)]
fn load_some<V: Lanes>(from: &[f32]) -> V {
    match from.len() {
        16 => V::load(from),
        there => {
            let mut values = [0.0; 16];
            values[..there].copy_from_slice(from);
            V::load(&values)
        }
    }
}
