//! AdamW (Loshchilov and Hutter 2019) with clipping by the global norm, and a state that can be
//! saved: a killed run goes on as if it had not been.

use crate::error::Error;
use candle_core::backprop::GradStore;
use candle_core::{CpuStorage, DType, Device, InplaceOp2, InplaceOp3, Layout, Result, Tensor, Var, bail};
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
    /// Where its moments begin.
    at: usize,
    decay: f32,
}

/// Moments of all variables lie in one row each: a GPU updates everything in a few operations.
pub struct AdamW {
    slots: Vec<Slot>,
    first: Tensor,
    second: Tensor,
    /// The decay of each value; only where there are no loops of our own.
    decay: Option<Tensor>,
    step: i32,
}

/// The factors of one step.
struct Factors {
    clip: f32,
    learning_rate: f32,
    corrected: f32,
    second_correction: f32,
}

impl AdamW {
    /// Biases and layer norms are not decayed, as in RoBERTa.
    pub fn new(vars: Vec<(String, Var)>, weight_decay: f32) -> Result<Self> {
        let mut total = 0;
        let slots: Vec<Slot> = vars
            .into_iter()
            .map(|(name, var)| {
                let (at, decay) = (total, if var.rank() < 2 { 0.0 } else { weight_decay });
                total += var.elem_count();
                Slot { name, var, at, decay }
            })
            .collect();
        let device = slots.first().map_or(Device::Cpu, |slot| slot.var.device().clone());
        let zeros = || Tensor::zeros(total, DType::F32, &device);
        let each = |slot: &Slot| std::iter::repeat_n(slot.decay, slot.var.elem_count());
        let decay = match device {
            Device::Cpu => None,
            _ => Some(Tensor::from_vec(slots.iter().flat_map(each).collect(), total, &device)?),
        };
        Ok(AdamW { slots, first: zeros()?, second: zeros()?, decay, step: 0 })
    }

    /// One step along `grads` at `learning_rate`; the norm of the gradients before clipping.
    pub fn step(&mut self, grads: &GradStore, learning_rate: f64) -> Result<f64> {
        let flat = |slot: &Slot| match grads.get(&slot.var) {
            Some(grad) => grad.to_dtype(DType::F32)?.flatten_all()?.contiguous(),
            None => Tensor::zeros(slot.var.elem_count(), DType::F32, slot.var.device()),
        };
        let grads = self.slots.iter().map(flat).collect::<Result<Vec<_>>>()?;
        let square = |t: &Tensor| Ok(t.sqr()?.sum_all()?.to_scalar::<f32>()? as f64);
        // in one piece on a GPU, which would stand still after each of many
        let grads = if self.decay.is_some() { vec![Tensor::cat(&grads, 0)?] } else { grads };
        let norm = grads.iter().map(square).sum::<Result<f64>>()?.sqrt();
        if !norm.is_finite() {
            bail!("the gradients are not finite: lower the learning rate");
        }
        self.step += 1;
        let learning_rate = learning_rate as f32;
        let factors = Factors {
            clip: (CLIP / (norm + 1e-6)).min(1.0) as f32,
            learning_rate,
            corrected: learning_rate / (1.0 - BETA1.powi(self.step)),
            second_correction: 1.0 / (1.0 - BETA2.powi(self.step)),
        };
        match &self.decay {
            Some(decay) => self.composed(&grads[0], &decay.clone(), &factors)?,
            None => self.fused(&grads, &factors)?,
        }
        Ok(norm)
    }

    fn fused(&self, grads: &[Tensor], factors: &Factors) -> Result<()> {
        for (slot, grad) in self.slots.iter().zip(grads) {
            let (first, second) = (slot.part(&self.first)?, slot.part(&self.second)?);
            first.inplace_op2(grad, &Average { beta: BETA1, clip: factors.clip, squared: false })?;
            second.inplace_op2(grad, &Average { beta: BETA2, clip: factors.clip, squared: true })?;
            let (corrected, second_correction) = (factors.corrected, factors.second_correction);
            let op = Apply { corrected, second_correction, decay: factors.learning_rate * slot.decay };
            slot.var.inplace_op3(&first, &second, &op)?;
        }
        Ok(())
    }

    fn composed(&mut self, grad: &Tensor, decay: &Tensor, factors: &Factors) -> Result<()> {
        let grad = (grad * factors.clip as f64)?;
        self.first = ((&self.first * BETA1 as f64)? + (&grad * (1.0 - BETA1) as f64)?)?;
        self.second = ((&self.second * BETA2 as f64)? + (grad.sqr()? * (1.0 - BETA2) as f64)?)?;
        let root = ((&self.second * factors.second_correction as f64)?.sqrt()? + EPS as f64)?;
        let change = (self.first.div(&root)? * factors.corrected as f64)?;
        let values = self.slots.iter().map(|slot| slot.var.flatten_all()).collect::<Result<Vec<_>>>()?;
        let kept = decay.affine(-factors.learning_rate as f64, 1.0)?;
        let values = ((Tensor::cat(&values, 0)?.detach() * kept)? - change)?;
        for slot in &self.slots {
            slot.var.set(&slot.part(&values)?.reshape(slot.var.shape())?)?;
        }
        Ok(())
    }

    /// Moments under `first.NAME` and `second.NAME`, for a checkpoint.
    pub fn state(&self) -> Result<(i32, Vec<(String, Tensor)>)> {
        let of = |part: &str, moments: &Tensor, slot: &Slot| {
            Ok((format!("{part}.{}", slot.name), slot.part(moments)?.reshape(slot.var.shape())?))
        };
        let both = |slot: &Slot| [of("first", &self.first, slot), of("second", &self.second, slot)];
        Ok((self.step, self.slots.iter().flat_map(both).collect::<Result<_>>()?))
    }

    /// Goes on from a saved state.
    pub fn resume(&mut self, step: i32, moments: &BTreeMap<String, Tensor>) -> std::result::Result<(), Error> {
        self.step = step;
        for (part, all) in [("first", &mut self.first), ("second", &mut self.second)] {
            let saved = |slot: &Slot| {
                let name = format!("{part}.{}", slot.name);
                let value =
                    moments.get(&name).ok_or_else(|| Error::Data(format!("no \"{name}\" in the state")))?;
                if value.elem_count() != slot.var.elem_count() {
                    return Err(Error::Data(format!("\"{name}\" in the state has another size")));
                }
                Ok(value.flatten_all()?.to_device(slot.var.device())?)
            };
            *all =
                Tensor::cat(&self.slots.iter().map(saved).collect::<std::result::Result<Vec<_>, Error>>()?, 0)?;
        }
        Ok(())
    }
}

impl Slot {
    /// Its own part of one row for all.
    fn part(&self, all: &Tensor) -> Result<Tensor> {
        all.narrow(0, self.at, self.var.elem_count())
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
    fn both_ways_go_the_same_way() {
        let vars = || {
            let of = |values: &[f32]| Var::new(values, &Device::Cpu).unwrap();
            let matrix =
                Var::from_tensor(&of(&[1.0, -2.0, 3.0, 0.5, 7.0, -1.0]).reshape((2, 3)).unwrap()).unwrap();
            vec![("a".to_string(), matrix), ("b".to_string(), of(&[4.0, 5.0]))]
        };
        let (fused, composed) = (vars(), vars());
        let mut one = AdamW::new(fused.clone(), 0.1).unwrap();
        let mut other = AdamW::new(composed.clone(), 0.1).unwrap();
        other.decay = Some(Tensor::new(&[0.1f32, 0.1, 0.1, 0.1, 0.1, 0.1, 0.0, 0.0], &Device::Cpu).unwrap());
        for _ in 0..20 {
            for (adam, vars) in [(&mut one, &fused), (&mut other, &composed)] {
                let sum = |v: &Var| v.as_tensor().sqr().unwrap().sum_all().unwrap();
                let loss = (sum(&vars[0].1) + sum(&vars[1].1).sqrt().unwrap()).unwrap();
                adam.step(&loss.backward().unwrap(), 0.05).unwrap();
            }
        }
        let values = |vars: &[(String, Var)]| -> Vec<f32> {
            vars.iter().flat_map(|(_, v)| v.flatten_all().unwrap().to_vec1::<f32>().unwrap()).collect()
        };
        assert!((values(&fused)[0] - 1.0).abs() > 0.1, "nothing moved");
        for (a, b) in values(&fused).iter().zip(values(&composed)) {
            assert!((a - b).abs() < 1e-5, "{a} and {b}");
        }
        let moments = |adam: &AdamW| -> Vec<f32> {
            let (_, moments) = adam.state().unwrap();
            moments.iter().flat_map(|(_, t)| t.flatten_all().unwrap().to_vec1::<f32>().unwrap()).collect()
        };
        for (a, b) in moments(&one).iter().zip(moments(&other)) {
            assert!((a - b).abs() < 1e-6, "{a} and {b}");
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
