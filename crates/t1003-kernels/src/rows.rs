//! What happens to rows of f32 between the products: quantising, layer norm, tanh.
//! Rows are padded with zeros to whole panels of 32, so loops need no tails.

use crate::lanes::{Lanes, exp2};
use std::f32::consts::LOG2_E;

/// Writes `x` as bytes with 128 added and answers the scale: symmetric, by the row's largest value.
#[inline(always)]
pub fn quantise<V: Lanes>(x: &[f32], to: &mut [u8]) -> f32 {
    // two of everything, so that one operation need not wait for the last
    let mut largest = [V::splat(0.0); 2];
    for x in x.chunks_exact(32) {
        for (largest, x) in largest.iter_mut().zip(x.chunks_exact(16)) {
            *largest = largest.max(V::load(x).abs());
        }
    }
    quantise_by(x, largest[0].max(largest[1]), to)
}

/// The same with the largest values known.
#[inline(always)]
fn quantise_by<V: Lanes>(x: &[f32], largest: V, to: &mut [u8]) -> f32 {
    // a row of nothing but zeros, or one that is no number any more, must not divide by zero
    let largest = largest.largest().clamp(1e-30, f32::MAX);
    let factor = V::splat(127.0 / largest);
    let (low, high) = (V::splat(-127.0), V::splat(127.0));
    for (x, to) in x.chunks_exact(16).zip(to.chunks_exact_mut(16)) {
        V::load(x).mul(factor).max(low).min(high).store_biased(to);
    }
    largest / 127.0
}

/// A layer norm over the first `size` values of a row; behind them `weight` and `bias` are 0.
#[derive(Clone, Copy)]
pub struct Norm<'a> {
    pub weight: &'a [f32],
    pub bias: &'a [f32],
    pub size: usize,
    pub eps: f32,
}

/// `x = norm(x + more)`, which is what the next product reads: quantised into `to`, the scale as answer.
#[inline(always)]
pub fn norm<V: Lanes>(norm: Norm<'_>, x: &mut [f32], more: &[f32], to: &mut [u8]) -> f32 {
    let size = norm.size as f32;
    let mut sum = [V::splat(0.0); 2];
    for (x, more) in x.chunks_exact_mut(32).zip(more.chunks_exact(32)) {
        for i in 0..2 {
            let y = V::load(&x[16 * i..]).add(V::load(&more[16 * i..]));
            y.store(&mut x[16 * i..]);
            sum[i] = sum[i].add(y);
        }
    }
    let mean = sum[0].add(sum[1]).sum() / size;
    let mut squares = [V::splat(0.0); 2];
    for x in x.chunks_exact(32) {
        for i in 0..2 {
            let y = V::load(&x[16 * i..]).sub(V::splat(mean));
            squares[i] = y.fma(y, squares[i]);
        }
    }
    // the padding's share is known
    let padding = (x.len() - norm.size) as f32 * mean * mean;
    let variance = ((squares[0].add(squares[1]).sum() - padding) / size).max(0.0);
    let factor = V::splat(1.0 / (variance + norm.eps).sqrt());
    let mut largest = V::splat(0.0);
    let parts = norm.weight.chunks_exact(16).zip(norm.bias.chunks_exact(16));
    for (x, (weight, bias)) in x.chunks_exact_mut(16).zip(parts) {
        let y = V::load(x).sub(V::splat(mean)).mul(factor).fma(V::load(weight), V::load(bias));
        y.store(x);
        largest = largest.max(y.abs());
    }
    quantise_by(x, largest, to)
}

/// The hyperbolic tangent of each, to 2e-7; our own, since libraries differ in the last bit.
#[inline(always)]
pub fn tanh<V: Lanes>(x: &mut [f32]) {
    for x in x.chunks_exact_mut(16) {
        let v = V::load(x);
        let e = exp2(v.abs().mul(V::splat(-2.0 * LOG2_E)));
        let size = V::splat(1.0).sub(e).div(V::splat(1.0).add(e)).array();
        for (x, size) in x.iter_mut().zip(size) {
            *x = size.copysign(*x);
        }
    }
}
