//! The matrix product of the `gemm` crate behind a safe function.

use gemm::{Parallelism, gemm};

/// A matrix inside a larger one: pointer to its first value and the distance of its rows.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub values: &'a [f32],
    pub stride: usize,
}

impl View<'_> {
    fn strides(self, transposed: bool) -> (isize, isize) {
        let rows = self.stride as isize;
        if transposed { (1, rows) } else { (rows, 1) }
    }
}

/// `out [m, n] = a [m, k] * b [k, n]` in this thread, where `a` or `b` may be stored transposed.
/// `out` comes with the distance of its rows.
pub fn multiply(out: (&mut [f32], usize), a: (View, bool), b: (View, bool), shape: (usize, usize, usize)) {
    product(out, a, b, shape, false, Parallelism::None);
}

/// `out [m, n] += a [m, k] * b [k, n]`, large ones spread over the current rayon pool.
pub fn multiply_add(out: (&mut [f32], usize), a: (View, bool), b: (View, bool), shape: (usize, usize, usize)) {
    product(out, a, b, shape, true, Parallelism::Rayon(0));
}

fn product(
    out: (&mut [f32], usize),
    a: (View, bool),
    b: (View, bool),
    shape: (usize, usize, usize),
    accumulate: bool,
    parallelism: Parallelism,
) {
    let (m, n, k) = shape;
    let (a_rows, a_columns) = a.0.strides(a.1);
    let (b_rows, b_columns) = b.0.strides(b.1);
    let last = |rows: usize, columns: usize, view: View, transposed: bool| {
        let (rows, columns) = if transposed { (columns, rows) } else { (rows, columns) };
        (rows - 1) * view.stride + columns
    };
    assert!(last(m, k, a.0, a.1) <= a.0.values.len() && last(k, n, b.0, b.1) <= b.0.values.len());
    assert!((m - 1) * out.1 + n <= out.0.len());
    // SAFETY: the asserts above keep every index that these shapes and strides reach inside the
    // three slices, and `out` is borrowed mutably, so it overlaps neither `a` nor `b`.
    unsafe {
        gemm(
            m,
            n,
            k,
            out.0.as_mut_ptr(),
            1,
            out.1 as isize,
            accumulate,
            a.0.values.as_ptr(),
            a_columns,
            a_rows,
            b.0.values.as_ptr(),
            b_columns,
            b_rows,
            if accumulate { 1.0 } else { 0.0 },
            1.0,
            false,
            false,
            false,
            parallelism,
        );
    }
}
