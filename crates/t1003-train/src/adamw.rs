//! AdamW (Loshchilov and Hutter 2019) with clipping by the global norm, and a state that can be
//! saved: a killed run goes on as if it had not been.

use crate::error::Error;
use candle_core::backprop::GradStore;
use candle_core::{CpuStorage, DType, InplaceOp2, InplaceOp3, Layout, Result, Tensor, Var, bail};
use rayon::prelude::*;
use std::collections::BTreeMap;

const BETA1: f32 = 0.9;
/// RoBERTa's choice: steadier than 0.999 at the large learning rates of pretraining.
const BETA2: f32 = 0.98;
const EPS: f32 = 1e-6;
/// Largest global norm of the gradients of one step.
const CLIP: f64 = 1.0;
/// Values that one task handles.
const CHUNK: usize = 1 << 15;

struct Slot {
    name: String,
    var: Var,
    first: Var,
    second: Var,
    decay: f32,
}

pub struct AdamW {
    slots: Vec<Slot>,
    step: i32,
}

impl AdamW {
    /// Biases and layer norms are not decayed, as in RoBERTa.
    pub fn new(vars: Vec<(String, Var)>, weight_decay: f32) -> Result<Self> {
        let slot = |(name, var): (String, Var)| {
            let zeros = || Var::zeros(var.shape(), DType::F32, var.device());
            let decay = if var.rank() < 2 { 0.0 } else { weight_decay };
            Ok(Slot { first: zeros()?, second: zeros()?, name, var, decay })
        };
        Ok(AdamW { slots: vars.into_iter().map(slot).collect::<Result<_>>()?, step: 0 })
    }

    /// One step along `grads` at `learning_rate`; the norm of the gradients before clipping.
    pub fn step(&mut self, grads: &GradStore, learning_rate: f64) -> Result<f64> {
        let mut squares = Vec::new();
        let mut found = Vec::with_capacity(self.slots.len());
        for slot in &self.slots {
            let grad = grads.get(&slot.var).map(|g| g.to_dtype(DType::F32)?.contiguous()).transpose()?;
            if let Some(grad) = &grad {
                squares.push(grad.sqr()?.sum_all()?);
            }
            found.push(grad);
        }
        // fetched at once: a GPU would stand still at each
        let squares =
            if squares.is_empty() { Vec::new() } else { Tensor::stack(&squares, 0)?.to_vec1::<f32>()? };
        let norm = squares.iter().map(|&s| s as f64).sum::<f64>().sqrt();
        if !norm.is_finite() {
            bail!("the gradients are not finite: lower the learning rate");
        }
        self.step += 1;
        let clip = (CLIP / (norm + 1e-6)).min(1.0) as f32;
        for (slot, grad) in self.slots.iter().zip(found) {
            if let Some(grad) = grad {
                slot.update(&grad, clip, learning_rate as f32, self.step)?;
            }
        }
        Ok(norm)
    }

    /// Moments under `first.NAME` and `second.NAME`, for a checkpoint.
    pub fn state(&self) -> (i32, Vec<(String, Tensor)>) {
        let moments = self
            .slots
            .iter()
            .flat_map(|s| [(format!("first.{}", s.name), &s.first), (format!("second.{}", s.name), &s.second)]);
        (self.step, moments.map(|(name, var)| (name, var.as_tensor().clone())).collect())
    }

    /// Goes on from a saved state.
    pub fn resume(&mut self, step: i32, moments: &BTreeMap<String, Tensor>) -> std::result::Result<(), Error> {
        self.step = step;
        for slot in &self.slots {
            for (part, var) in [("first", &slot.first), ("second", &slot.second)] {
                let name = format!("{part}.{}", slot.name);
                let value =
                    moments.get(&name).ok_or_else(|| Error::Data(format!("no \"{name}\" in the state")))?;
                var.set(&value.to_device(var.device())?)?;
            }
        }
        Ok(())
    }
}

impl Slot {
    fn update(&self, grad: &Tensor, clip: f32, learning_rate: f32, step: i32) -> Result<()> {
        let corrected = learning_rate / (1.0 - BETA1.powi(step));
        let second_correction = 1.0 / (1.0 - BETA2.powi(step));
        if self.var.device().is_cpu() {
            self.first.inplace_op2(grad, &Average { beta: BETA1, clip, squared: false })?;
            self.second.inplace_op2(grad, &Average { beta: BETA2, clip, squared: true })?;
            let op = Apply { corrected, second_correction, decay: learning_rate * self.decay };
            return self.var.inplace_op3(&self.first, &self.second, &op);
        }
        let grad = (grad * clip as f64)?;
        self.first.set(&((self.first.as_tensor() * BETA1 as f64)? + (&grad * (1.0 - BETA1) as f64)?)?)?;
        self.second
            .set(&((self.second.as_tensor() * BETA2 as f64)? + (grad.sqr()? * (1.0 - BETA2) as f64)?)?)?;
        let root = ((self.second.as_tensor() * second_correction as f64)?.sqrt()? + EPS as f64)?;
        let change = (self.first.as_tensor().div(&root)? * corrected as f64)?;
        let kept = (self.var.as_tensor() * (1.0 - learning_rate * self.decay) as f64)?;
        self.var.set(&(kept - change.to_dtype(self.var.dtype())?)?)
    }
}

fn values<'a>(storage: &'a CpuStorage, layout: &Layout) -> Result<&'a [f32]> {
    match (storage, layout.contiguous_offsets()) {
        (CpuStorage::F32(all), Some((start, end))) => Ok(&all[start..end]),
        _ => bail!("the optimiser wants contiguous f32"),
    }
}

fn values_mut<'a>(storage: &'a mut CpuStorage, layout: &Layout) -> Result<&'a mut [f32]> {
    match (storage, layout.contiguous_offsets()) {
        (CpuStorage::F32(all), Some((start, end))) => Ok(&mut all[start..end]),
        _ => bail!("the optimiser wants contiguous f32"),
    }
}

/// `m = beta m + (1 - beta) g` or, squared, `g²`; g clipped.
struct Average {
    beta: f32,
    clip: f32,
    squared: bool,
}

impl InplaceOp2 for Average {
    fn name(&self) -> &'static str {
        "adamw-average"
    }

    fn cpu_fwd(&self, s1: &mut CpuStorage, l1: &Layout, s2: &CpuStorage, l2: &Layout) -> Result<()> {
        let (moment, grad) = (values_mut(s1, l1)?, values(s2, l2)?);
        let Average { beta, clip, squared } = *self;
        moment.par_chunks_mut(CHUNK).zip(grad.par_chunks(CHUNK)).for_each(|(moment, grad)| {
            for (m, &g) in moment.iter_mut().zip(grad) {
                let g = g * clip;
                *m = beta * *m + (1.0 - beta) * if squared { g * g } else { g };
            }
        });
        Ok(())
    }
}

struct Apply {
    corrected: f32,
    second_correction: f32,
    decay: f32,
}

impl InplaceOp3 for Apply {
    fn name(&self) -> &'static str {
        "adamw-apply"
    }

    fn cpu_fwd(
        &self,
        s1: &mut CpuStorage,
        l1: &Layout,
        s2: &CpuStorage,
        l2: &Layout,
        s3: &CpuStorage,
        l3: &Layout,
    ) -> Result<()> {
        let (var, first, second) = (values_mut(s1, l1)?, values(s2, l2)?, values(s3, l3)?);
        let Apply { corrected, second_correction, decay } = *self;
        var.par_chunks_mut(CHUNK).zip(first.par_chunks(CHUNK).zip(second.par_chunks(CHUNK))).for_each(
            |(var, (first, second))| {
                for ((p, &m), &v) in var.iter_mut().zip(first).zip(second) {
                    *p -= decay * *p + corrected * m / ((v * second_correction).sqrt() + EPS);
                }
            },
        );
        Ok(())
    }
}

/// Linear warm-up to 1 over `warm_up` of all steps, then linear decay to 0: the learning rate's factor.
pub fn schedule(step: usize, steps: usize, warm_up: f64) -> f64 {
    let rise = (steps as f64 * warm_up).max(1.0);
    let (step, steps) = (step as f64 + 1.0, steps as f64 + 1.0);
    (step / rise).min((steps - step).max(0.0) / (steps - rise).max(1.0)).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use candle_core::Device;

    #[test]
    fn finds_the_minimum_of_a_parabola() {
        let x = Var::new(&[[3f32, -2.0]], &Device::Cpu).unwrap();
        let mut adam = AdamW::new(vec![("x".into(), x.clone())], 0.0).unwrap();
        for _ in 0..500 {
            let loss = (x.as_tensor() - 1.0).unwrap().sqr().unwrap().sum_all().unwrap();
            adam.step(&loss.backward().unwrap(), 0.05).unwrap();
        }
        for v in x.as_tensor().flatten_all().unwrap().to_vec1::<f32>().unwrap() {
            assert!((v - 1.0).abs() < 1e-3, "{v}");
        }
    }

    #[test]
    fn the_schedule_rises_and_falls() {
        let rates: Vec<f64> = (0..100).map(|s| schedule(s, 100, 0.1)).collect();
        assert!(rates[0] > 0.0 && rates[0] <= 0.1 + 1e-9);
        assert!(rates.iter().all(|&r| r > 0.0 && r <= 1.0));
        let peak = rates.iter().position(|&r| r == rates.iter().copied().fold(0.0, f64::max)).unwrap();
        assert!((9..=11).contains(&peak), "{peak}");
        assert!(rates[99] < 0.02);
    }
}
