//! What happens to rows of f32 between the products: quantising, layer norm, attention.
//! Rows are padded with zeros to whole panels, so loops need no tails.

use super::lanes::{Lanes, exp};

/// Writes `x` as bytes with 128 added and answers the scale: symmetric, by the row's largest value.
#[inline(always)]
pub fn quantise<V: Lanes>(x: &[f32], to: &mut [u8]) -> f32 {
    let mut largest = V::splat(0.0);
    for x in x.chunks_exact(16) {
        largest = largest.max(V::load(x).abs());
    }
    // a row of nothing but zeros, or one that is no number any more, must not divide by zero
    let largest = largest.largest().clamp(1e-30, f32::MAX);
    let factor = V::splat(127.0 / largest);
    let (low, high) = (V::splat(-127.0), V::splat(127.0));
    for (x, to) in x.chunks_exact(16).zip(to.chunks_exact_mut(16)) {
        V::load(x).mul(factor).max(low).min(high).store_biased(to);
    }
    largest / 127.0
}

/// `x = norm(x + more) · weight + bias`, of the first `size` values; the rest stay 0 as `weight` and `bias` are there.
#[inline(always)]
pub fn layer_norm<V: Lanes>(x: &mut [f32], more: &[f32], weight: &[f32], bias: &[f32], size: usize, eps: f32) {
    let mut sum = V::splat(0.0);
    for (x, more) in x.chunks_exact_mut(16).zip(more.chunks_exact(16)) {
        let y = V::load(x).add(V::load(more));
        y.store(x);
        sum = sum.add(y);
    }
    let mean = sum.sum() / size as f32;
    let mut squares = V::splat(0.0);
    for x in x.chunks_exact(16) {
        let y = V::load(x).sub(V::splat(mean));
        squares = y.fma(y, squares);
    }
    // the padding's share is known
    let padding = (x.len() - size) as f32 * mean * mean;
    let variance = ((squares.sum() - padding) / size as f32).max(0.0);
    let factor = V::splat(1.0 / (variance + eps).sqrt());
    for ((x, weight), bias) in x.chunks_exact_mut(16).zip(weight.chunks_exact(16)).zip(bias.chunks_exact(16)) {
        let y = V::load(x).sub(V::splat(mean)).mul(factor);
        y.fma(V::load(weight), V::load(bias)).store(x);
    }
}

/// The hyperbolic tangent of each, to 2e-7; our own, since libraries differ in the last bit.
#[inline(always)]
pub fn tanh<V: Lanes>(x: &mut [f32]) {
    for x in x.chunks_exact_mut(16) {
        let v = V::load(x);
        let e = exp(v.abs().mul(V::splat(-2.0)));
        let size = V::splat(1.0).sub(e).div(V::splat(1.0).add(e)).array();
        for (x, size) in x.iter_mut().zip(size) {
            *x = size.copysign(*x);
        }
    }
}

/// One sequence's attention: which rows ask, and where heads lie.
pub struct Attention<'a> {
    /// Rows of queries, `width` apart.
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
    const Q: usize = 4;
    let (size, padded) = (a.head_size, a.head_size.next_multiple_of(16));
    let keys = a.length.next_multiple_of(16);
    scratch.resize((size + Q) * keys + a.length * padded, 0.0);
    let (transposed, rest) = scratch.split_at_mut(size * keys);
    let (weights, values) = rest.split_at_mut(Q * keys);
    let scale = 1.0 / (size as f32).sqrt();
    for head in 0..a.heads {
        let at = head * size;
        for j in 0..a.length {
            let row = &a.rows[j * a.stride..][..a.stride];
            for (c, &k) in row[a.key + at..][..size].iter().enumerate() {
                transposed[c * keys + j] = k * scale;
            }
            let to = &mut values[j * padded..][..padded];
            to[..size].copy_from_slice(&row[a.value + at..][..size]);
            to[size..].fill(0.0);
        }
        for c in 0..size {
            transposed[c * keys + a.length..(c + 1) * keys].fill(0.0);
        }
        for start in (0..a.query_count).step_by(Q) {
            // the last group repeats its last query, which costs less than a loop of its own
            let row = |i: usize| (start + i).min(a.query_count - 1);
            let query: [&[f32]; Q] =
                std::array::from_fn(|i| &a.queries[row(i) * a.query_stride + at..][..size]);
            for block in (0..keys).step_by(16) {
                let mut sums = [V::splat(0.0); Q];
                for c in 0..size {
                    let k = V::load(&transposed[c * keys + block..]);
                    for i in 0..Q {
                        sums[i] = V::splat(query[i][c]).fma(k, sums[i]);
                    }
                }
                for i in 0..Q {
                    sums[i].store(&mut weights[i * keys + block..]);
                }
            }
            let mut factors = [0.0; Q];
            for i in 0..Q {
                factors[i] = 1.0 / softmax::<V>(&mut weights[i * keys..][..keys], a.length);
            }
            for block in (0..padded).step_by(16) {
                let mut sums = [V::splat(0.0); Q];
                for j in 0..a.length {
                    let v = V::load(&values[j * padded + block..]);
                    for i in 0..Q {
                        sums[i] = V::splat(weights[i * keys + j]).fma(v, sums[i]);
                    }
                }
                let there = (size - block).min(16);
                for i in 0..Q {
                    let context = sums[i].mul(V::splat(factors[i])).array();
                    out[row(i) * width + at + block..][..there].copy_from_slice(&context[..there]);
                }
            }
        }
    }
}

/// Makes the first `length` of `x` their exponentials, by the largest's; answers their sum.
#[inline(always)]
fn softmax<V: Lanes>(x: &mut [f32], length: usize) -> f32 {
    x[length..].fill(f32::MIN);
    let mut largest = V::splat(f32::MIN);
    for x in x.chunks_exact(16) {
        largest = largest.max(V::load(x));
    }
    let largest = V::splat(largest.largest());
    let mut sum = V::splat(0.0);
    for x in x.chunks_exact_mut(16) {
        let e = exp(V::load(x).sub(largest));
        e.store(x);
        sum = sum.add(e);
    }
    // what lies behind the end is exp's smallest value, 1e-38: nothing beside a sum of at least 1
    sum.sum()
}
