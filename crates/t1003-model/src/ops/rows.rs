//! Rows of a table by their numbers, with a gradient that a GPU computes in parallel: candle's own adds one row after
//! the other there.

use super::known::of_one;
use candle_core::{Result, Tensor};

/// Most values of a matrix that sums rows by multiplying.
const VALUES: usize = 1 << 27;

/// `table [n, columns]` to `[ids, columns]`.
pub fn rows(table: &Tensor, ids: &[u32]) -> Result<Tensor> {
    let numbers = Tensor::new(ids, table.device())?;
    if table.device().is_cpu() || !table.track_op() {
        return table.index_select(&numbers, 0);
    }
    with_gradient(table, ids, &numbers)
}

fn with_gradient(table: &Tensor, ids: &[u32], numbers: &Tensor) -> Result<Tensor> {
    let value = table.detach().index_select(numbers, 0)?;
    let sums = Sums::new(table.dim(0)?, ids);
    of_one(table, value, move |grad| sums.sum(grad).map(Some))
}

/// Which rows of a gradient belong to which row of the table.
struct Sums {
    /// For each row of the gradient the sum that it goes into, where any row is asked for twice.
    sum_of: Option<Vec<u32>>,
    /// For each row of the table its sum; `sums`, behind the last one, where it is not asked for.
    of_table: Vec<u32>,
    sums: usize,
}

impl Sums {
    fn new(table_rows: usize, ids: &[u32]) -> Self {
        const NONE: u32 = u32::MAX;
        let mut of_table = vec![NONE; table_rows];
        let mut sums = 0;
        let mut sum_of = Vec::with_capacity(ids.len());
        for &id in ids {
            let sum = &mut of_table[id as usize];
            if *sum == NONE {
                *sum = sums;
                sums += 1;
            }
            sum_of.push(*sum);
        }
        of_table.iter_mut().filter(|sum| **sum == NONE).for_each(|sum| *sum = sums);
        let sum_of = (sums as usize != ids.len()).then_some(sum_of);
        Sums { sum_of, of_table, sums: sums as usize }
    }

    fn sum(&self, grad: &Tensor) -> Result<Tensor> {
        let device = grad.device();
        let sums = match &self.sum_of {
            None => grad.clone(),
            // by a product with a matrix of zeros and ones
            Some(sum_of) => {
                let all = Tensor::arange(0, self.sums as u32, device)?.unsqueeze(1)?;
                let mut total = Tensor::zeros((self.sums, grad.dim(1)?), grad.dtype(), device)?;
                let step = (VALUES / self.sums).max(1);
                for (part, first) in sum_of.chunks(step).zip((0..).step_by(step)) {
                    let of = Tensor::new(part, device)?.unsqueeze(0)?;
                    let ones = all.broadcast_eq(&of)?.to_dtype(grad.dtype())?;
                    total = (total + ones.matmul(&grad.narrow(0, first, part.len())?)?)?;
                }
                total
            }
        };
        let none = Tensor::zeros((1, grad.dim(1)?), grad.dtype(), device)?;
        Tensor::cat(&[&sums, &none], 0)?.index_select(&Tensor::new(&self.of_table[..], device)?, 0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;
    use candle_core::Device;

    #[test]
    fn the_gradient_is_candles() {
        let vars = [var(&[7, 5], 1)];
        for ids in [vec![3u32], vec![6, 0, 2], vec![1, 1, 1, 6, 0, 6], vec![0; 40]] {
            let numbers = Tensor::new(&ids[..], &Device::Cpu).unwrap();
            same(
                &vars,
                || with_gradient(&vars[0], &ids, &numbers).unwrap(),
                || vars[0].index_select(&numbers, 0).unwrap(),
                1e-5,
            );
        }
    }
}
