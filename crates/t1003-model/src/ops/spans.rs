//! Which rows of a packed batch attend to each other: by bounds for the CPU's loops, by padded buckets for
//! devices that want rectangles.

use crate::packed::Packed;
use candle_core::{DType, Device, Result, Tensor};
use std::collections::BTreeMap;
use std::iter::repeat_n;
use std::sync::Arc;

/// Most scores of one rectangle, `count * heads * length²`: bounds what attention takes of a device's memory.
/// A single longer sequence takes what it takes.
const SCORES: usize = 1 << 25;

/// Most scores that attention holds at once, for sequences of at most `window` tokens.
pub fn scores(heads: usize, window: usize) -> usize {
    SCORES.max(heads * bucket(window).pow(2))
}

/// One batch's sequences, prepared once for all layers.
pub struct Spans {
    pub(super) bounds: Arc<[usize]>,
    pub(super) padded: Option<Arc<Padded>>,
}

/// Sequences laid out as rectangles. Only attention sees them: everything else runs on packed rows and wastes
/// nothing on padding.
pub(super) struct Padded {
    pub rectangles: Vec<Rectangle>,
    /// `[places]`: the packed row of each place of all rectangles. Behind a sequence's end its first row stands in.
    pub rows: Tensor,
    /// `[places, 1]`: 1, and 0 behind a sequence's end; `None` where no place is there.
    pub inside: Option<Tensor>,
    /// `[tokens]`: the place of each packed row.
    pub back: Tensor,
}

/// `count` sequences of at most `length` tokens each.
pub(super) struct Rectangle {
    /// Its first place among those of all rectangles.
    pub first: usize,
    pub count: usize,
    pub length: usize,
    /// `[count, 1, 1, length]`, added to the scores: 0, and minus infinity behind a sequence's end.
    pub mask: Option<Tensor>,
}

/// What a rectangle is made of, before it is put on a device.
#[derive(Debug, PartialEq)]
struct Shape {
    length: usize,
    sequences: Vec<usize>,
}

impl Spans {
    /// For the CPU's loops.
    pub fn bounds(packed: &Packed) -> Self {
        Spans { bounds: packed.bounds().into(), padded: None }
    }

    /// For a device's own operations, with masks in `dtype`.
    pub fn padded(packed: &Packed, heads: usize, device: &Device, dtype: DType) -> Result<Self> {
        let bounds: Arc<[usize]> = packed.bounds().into();
        let mut back = vec![0u32; packed.tokens()];
        let (mut rows, mut inside) = (Vec::new(), Vec::new());
        let mut rectangles = Vec::new();
        for Shape { length, sequences } in shapes(&bounds, heads, SCORES) {
            let (first, count) = (rows.len(), sequences.len());
            for sequence in sequences {
                let (start, end) = (bounds[sequence], bounds[sequence + 1]);
                let behind = start + length - end;
                for (back, place) in back[start..end].iter_mut().zip(rows.len()..) {
                    *back = place as u32;
                }
                rows.extend(start as u32..end as u32);
                rows.extend(repeat_n(start as u32, behind));
                inside.extend(repeat_n(1f32, end - start));
                inside.extend(repeat_n(0.0, behind));
            }
            let own = &inside[first..];
            let mask = if own.contains(&0.0) {
                let mask: Vec<f32> =
                    own.iter().map(|&v| if v == 0.0 { f32::NEG_INFINITY } else { 0.0 }).collect();
                Some(Tensor::from_vec(mask, (count, 1, 1, length), device)?.to_dtype(dtype)?)
            } else {
                None
            };
            rectangles.push(Rectangle { first, count, length, mask });
        }
        let inside = if inside.contains(&0.0) {
            Some(Tensor::from_vec(inside, (rows.len(), 1), device)?.to_dtype(dtype)?)
        } else {
            None
        };
        let (rows, back) = (Tensor::new(rows, device)?, Tensor::new(back, device)?);
        Ok(Spans { bounds, padded: Some(Arc::new(Padded { rectangles, rows, inside, back })) })
    }
}

/// The length that sequences of `tokens` are padded to: a multiple of 8, which is what tensor cores take
/// without a remainder, in steps of at most a quarter, so that neighbours share a rectangle.
fn bucket(tokens: usize) -> usize {
    let step = (tokens.next_power_of_two() / 8).max(8);
    tokens.next_multiple_of(step)
}

/// Sequences by bucket, shortest first, cut so that no rectangle has more than `scores` scores.
fn shapes(bounds: &[usize], heads: usize, scores: usize) -> Vec<Shape> {
    let mut buckets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (sequence, ends) in bounds.windows(2).enumerate() {
        buckets.entry(bucket(ends[1] - ends[0])).or_default().push(sequence);
    }
    let cut = |(length, sequences): (usize, Vec<usize>)| {
        let most = (scores / (heads * length * length)).max(1);
        let parts: Vec<Shape> =
            sequences.chunks(most).map(|part| Shape { length, sequences: part.to_vec() }).collect();
        parts
    };
    buckets.into_iter().flat_map(cut).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn buckets_are_multiples_of_8_and_waste_at_most_a_quarter() {
        assert_eq!([1, 8, 9, 64, 65, 80, 81, 511, 512].map(bucket), [8, 8, 16, 64, 80, 80, 96, 512, 512]);
        for tokens in 1..5000 {
            let length = bucket(tokens);
            assert!(
                length >= tokens && length.is_multiple_of(8) && length - tokens < (tokens / 4).max(8),
                "{tokens}"
            );
        }
    }

    proptest! {
        #[test]
        fn every_sequence_is_in_one_rectangle_that_holds_it(
            lengths in prop::collection::vec(1usize..70, 1..60),
            heads in 1usize..5,
            scores in 1usize..40_000,
        ) {
            let mut bounds = vec![0];
            lengths.iter().for_each(|n| bounds.push(bounds[bounds.len() - 1] + n));
            let mut seen = vec![0; lengths.len()];
            for Shape { length, sequences } in shapes(&bounds, heads, scores) {
                prop_assert!(sequences.len() == 1 || sequences.len() * heads * length * length <= scores);
                for sequence in sequences {
                    prop_assert_eq!(length, bucket(lengths[sequence]));
                    seen[sequence] += 1;
                }
            }
            prop_assert!(seen.iter().all(|&n| n == 1));
        }

        #[test]
        fn there_and_back_is_where_one_was(lengths in prop::collection::vec(1usize..40, 1..30)) {
            let packed: Packed = lengths.iter().map(|&n| vec![7u32; n]).collect();
            let spans = Spans::padded(&packed, 2, &Device::Cpu, DType::F32).unwrap();
            let padded = spans.padded.unwrap();
            let rows = padded.rows.to_vec1::<u32>().unwrap();
            let back = padded.back.to_vec1::<u32>().unwrap();
            let there_and_back: Vec<u32> = back.iter().map(|&place| rows[place as usize]).collect();
            prop_assert_eq!(there_and_back, (0..packed.tokens() as u32).collect::<Vec<_>>());
            let open = |r: &Rectangle| match &r.mask {
                Some(mask) => mask.flatten_all().unwrap().to_vec1::<f32>().unwrap().iter().filter(|m| **m == 0.0).count(),
                None => r.count * r.length,
            };
            prop_assert_eq!(padded.rectangles.iter().map(open).sum::<usize>(), packed.tokens());
        }
    }
}
