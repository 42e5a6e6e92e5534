//! Cross entropy of softmax, with label smoothing and class weights, and its gradient.

use super::elementwise::exp_negative;
use super::{fused, values};
use candle_core::{CpuStorage, CustomOp1, CustomOp2, D, DType, Layout, Result, Shape, Tensor};
use rayon::prelude::*;
use std::sync::Arc;

/// What the logits should have said: a class per row, its weight, and how much of the probability
/// is spread evenly over all classes (Szegedy et al. 2016, label smoothing).
#[derive(Clone)]
pub struct Targets {
    pub classes: Arc<[u32]>,
    pub weights: Arc<[f32]>,
    pub smoothing: f32,
}

/// Weighted mean of `-log softmax(logits)` at the targets; `logits [rows, classes]`, a scalar out.
pub fn cross_entropy(logits: &Tensor, targets: &Targets) -> Result<Tensor> {
    let logits = logits.to_dtype(DType::F32)?;
    if fused(&logits) {
        return logits.contiguous()?.apply_op1(CrossEntropy(targets.clone()));
    }
    composed(&logits, targets)
}

fn composed(logits: &Tensor, targets: &Targets) -> Result<Tensor> {
    let device = logits.device();
    let classes = Tensor::new(&targets.classes[..], device)?.unsqueeze(1)?;
    let weights = Tensor::new(&targets.weights[..], device)?;
    let shifted = logits.broadcast_sub(&logits.max_keepdim(D::Minus1)?.detach())?;
    let log_softmax = shifted.broadcast_sub(&shifted.exp()?.sum_keepdim(D::Minus1)?.log()?)?;
    let hit = log_softmax.gather(&classes, 1)?.squeeze(1)?;
    let smoothing = targets.smoothing as f64;
    let row = ((hit * (1.0 - smoothing))? + (log_softmax.mean(1)? * smoothing)?)?;
    (row * weights)?.sum_all()?.affine(-1.0 / total(&targets.weights), 0.0)
}

fn total(weights: &[f32]) -> f64 {
    weights.iter().map(|&w| w as f64).sum()
}

struct CrossEntropy(Targets);

/// (largest, log of the sum of exponentials above it) of one row.
fn log_sum_exp(row: &[f32]) -> (f32, f32) {
    let max = row.iter().fold(f32::NEG_INFINITY, |m, &v| m.max(v));
    let mut lanes = [0f32; 8];
    let chunks = row.chunks_exact(8);
    let rest: f32 = chunks.remainder().iter().map(|&v| exp_negative(v - max)).sum();
    for chunk in chunks {
        lanes.iter_mut().zip(chunk).for_each(|(lane, &v)| *lane += exp_negative(v - max));
    }
    (max, (lanes.iter().sum::<f32>() + rest).ln())
}

impl CustomOp1 for CrossEntropy {
    fn name(&self) -> &'static str {
        "cross-entropy"
    }

    fn cpu_fwd(&self, storage: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let logits = values(storage, layout)?;
        let Targets { classes, weights, smoothing } = &self.0;
        let columns = layout.dims()[1];
        let losses: Vec<f64> = logits
            .par_chunks(columns)
            .zip(classes.par_iter().zip(weights.par_iter()))
            .map(|(row, (&class, &weight))| {
                let (max, log_sum) = log_sum_exp(row);
                let mean = row.iter().sum::<f32>() / columns as f32;
                let target = (1.0 - smoothing) * row[class as usize] + smoothing * mean;
                (weight * (max + log_sum - target)) as f64
            })
            .collect();
        let mean = losses.iter().sum::<f64>() / total(weights);
        Ok((CpuStorage::F32(vec![mean as f32]), Shape::from(())))
    }

    fn bwd(&self, logits: &Tensor, _: &Tensor, grad: &Tensor) -> Result<Option<Tensor>> {
        logits.apply_op2_no_bwd(grad, &Backward(self.0.clone())).map(Some)
    }
}

struct Backward(Targets);

impl CustomOp2 for Backward {
    fn name(&self) -> &'static str {
        "cross-entropy-backward"
    }

    fn cpu_fwd(
        &self,
        s1: &CpuStorage,
        l1: &Layout,
        s2: &CpuStorage,
        l2: &Layout,
    ) -> Result<(CpuStorage, Shape)> {
        let logits = values(s1, l1)?;
        let Targets { classes, weights, smoothing } = &self.0;
        let columns = l1.dims()[1];
        let scale = values(s2, l2)?[0] / total(weights) as f32;
        let even = smoothing / columns as f32;
        let mut out = vec![0f32; logits.len()];
        out.par_chunks_mut(columns)
            .zip(logits.par_chunks(columns).zip(classes.par_iter().zip(weights.par_iter())))
            .for_each(|(out, (row, (&class, &weight)))| {
                let (max, log_sum) = log_sum_exp(row);
                let inverse = (-log_sum).exp();
                let scale = scale * weight;
                for (out, &v) in out.iter_mut().zip(row) {
                    *out = scale * (exp_negative(v - max) * inverse - even);
                }
                out[class as usize] -= scale * (1.0 - smoothing);
            });
        Ok((CpuStorage::F32(out), l1.shape().clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn fused_is_composed() {
        let vars = [var(&[5, 11], 1)];
        let targets = Targets {
            classes: [0, 3, 10, 7, 3].into(),
            weights: [1.0, 2.0, 0.5, 1.0, 1.0].into(),
            smoothing: 0.1,
        };
        let wide = || vars[0].affine(3.0, 0.0).unwrap();
        same(
            &vars,
            || cross_entropy(&wide(), &targets).unwrap(),
            || composed(&wide(), &targets).unwrap(),
            1e-5,
        );
    }
}
