//! The product of int8 activations and int8 weights.
//!
//! Weights lie in panels of 32 columns; within one, four consecutive inputs of each column side by side,
//! as the dot-product instructions of x86 (`vpdpbusd`) and ARM (`sdot`) take them, so one layout serves all.
//! A panel of 768 inputs is 24 KiB: it stays in L1 (32 to 48 KiB) while all rows pass by, twelve at once.
//! Blocking after Goto and van de Geijn, Anatomy of High-Performance Matrix Multiplication (2008).
//!
//! Activations are bytes with 128 added, because `vpdpbusd` wants one unsigned side; the sums start at
//! -128 × the column's sum of weights, which takes it off again exactly.

use crate::lanes::{Lanes, gelu};
use std::ops::Range;

/// Columns of a panel.
pub const COLUMNS: usize = 32;
/// Most rows of a tile.
pub const ROWS: usize = 12;

/// Weights of one linear layer, as they lie in `packed.bin`.
#[derive(Clone, Copy)]
pub struct Matrix<'a> {
    /// Groups of four inputs; a multiple of 4, as rows are padded to whole panels.
    pub steps: usize,
    /// `[panels][steps][COLUMNS][4]`
    pub weights: &'a [i8],
    /// -128 × the sum of each column's weights.
    pub correction: &'a [i32],
    /// What a column's integers are multiplied by.
    pub scale: &'a [f32],
    pub bias: &'a [f32],
}

/// Quantised rows: `rows` of `stride` bytes, 128 added, and what each row's integers are multiplied by.
#[derive(Clone, Copy)]
pub struct Rows<'a> {
    pub bytes: &'a [u8],
    pub stride: usize,
    pub scale: &'a [f32],
}

/// What to fetch into L2 meanwhile: a share of the next panel, `bytes` further at each step. It may point
/// anywhere, since nothing is read. Only AVX-512 has use for it.
#[derive(Clone, Copy)]
#[cfg_attr(not(target_arch = "x86_64"), expect(dead_code))]
pub struct Ahead {
    pub from: *const i8,
    pub bytes: usize,
}

/// The innermost loop, one for each kind of CPU.
pub trait Tile {
    /// Rows that it takes at once where there are enough.
    const GROUP: usize;

    /// `out[r][c] = correction[c] + Σ a[r][k] · w[k][c]`.
    ///
    /// # Safety
    /// `R` rows, `stride` apart, of `4 * steps` bytes at `a`; `steps * COLUMNS * 4` at `panel`; `steps` a
    /// multiple of 4; the CPU features of the implementation.
    unsafe fn tile<const R: usize>(
        a: *const u8,
        stride: usize,
        steps: usize,
        panel: *const i8,
        ahead: Ahead,
        correction: &[i32; COLUMNS],
        out: &mut [[i32; COLUMNS]; ROWS],
    );
}

/// Plain Rust: the portable one and the twin for tests.
pub struct PortableTile;

impl Tile for PortableTile {
    const GROUP: usize = 4;

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
        for (r, out) in out.iter_mut().enumerate().take(R) {
            *out = *correction;
            for step in 0..steps {
                // SAFETY: inside of what the caller promises.
                let (x, w) = unsafe {
                    let x = a.add(r * stride + step * 4).cast::<[u8; 4]>().read();
                    (x, &*panel.add(step * COLUMNS * 4).cast::<[[i8; 4]; COLUMNS]>())
                };
                for (sum, w) in out.iter_mut().zip(w) {
                    *sum += (0..4).map(|i| x[i] as i32 * w[i] as i32).sum::<i32>();
                }
            }
        }
    }
}

/// `rows × matrix[panels] + bias`, GELU on top if asked; rows of `out` are `panels.len() * COLUMNS` long.
#[inline(always)]
pub fn product<V: Lanes, T: Tile>(
    rows: Rows<'_>,
    matrix: Matrix<'_>,
    panels: Range<usize>,
    with_gelu: bool,
    out: &mut [f32],
) {
    let (count, width) = (rows.scale.len(), panels.len() * COLUMNS);
    let panel_bytes = matrix.steps * COLUMNS * 4;
    assert!(
        matrix.steps.is_multiple_of(4)
            && rows.stride >= matrix.steps * 4
            && rows.bytes.len() >= count * rows.stride
    );
    assert!(matrix.weights.len() >= panels.end * panel_bytes && out.len() >= count * width);
    // groups of like size: 13 rows as 7 and 6, not as 12 and 1
    let groups = count.div_ceil(T::GROUP).max(1);
    let ahead_bytes = (COLUMNS * 4).div_ceil(groups);
    let mut tile = [[0i32; COLUMNS]; ROWS];
    for (index, panel) in panels.enumerate() {
        let columns = panel * COLUMNS;
        let correction: &[i32; COLUMNS] =
            matrix.correction[columns..].first_chunk().expect("a panel's columns");
        let weights = &matrix.weights[panel * panel_bytes..][..panel_bytes];
        for group in 0..groups {
            let (start, end) = (count * group / groups, count * (group + 1) / groups);
            let a = &rows.bytes[start * rows.stride..end * rows.stride];
            let ahead = Ahead {
                from: weights.as_ptr().wrapping_add(panel_bytes + matrix.steps * ahead_bytes * group),
                bytes: ahead_bytes,
            };
            macro_rules! tile {
                ($($n:literal)*) => {
                    match end - start {
                        // SAFETY: the slices above hold what is asked for; the features are the caller's.
                        $($n if $n <= T::GROUP => unsafe {
                            T::tile::<$n>(
                                a.as_ptr(), rows.stride, matrix.steps, weights.as_ptr(), ahead, correction, &mut tile,
                            )
                        },)*
                        _ => {}
                    }
                };
            }
            tile!(1 2 3 4 5 6 7 8 9 10 11 12);
            for (r, sums) in tile.iter().enumerate().take(end - start) {
                let row_scale = V::splat(rows.scale[start + r]);
                let to = &mut out[(start + r) * width + index * COLUMNS..][..COLUMNS];
                for half in [0, 16] {
                    let at = columns + half;
                    let sum = V::from_i32(sums[half..].first_chunk().expect("half a panel"));
                    let scale = V::load(&matrix.scale[at..]).mul(row_scale);
                    let y = sum.fma(scale, V::load(&matrix.bias[at..]));
                    let y = if with_gelu { gelu(y) } else { y };
                    y.store(&mut to[half..]);
                }
            }
        }
    }
}
