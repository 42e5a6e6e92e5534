//! A model's parameters as variables: drawn fresh from a seed, or taken from a checkpoint.

use candle_core::{DType, Device, Tensor, Var};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use safetensors::tensor::TensorView;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{PoisonError, RwLock};
use t1003_model::Files;
use t1003_model::encoder::Weights;
use t1003_model::error::Result;
use t1003_model::weights::Checkpoint;

use crate::error::{Error, io};

/// Which parameters a run may move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Every parameter.
    Full,
    /// Biases and the classification head (Ben Zaken et al. 2022, "BitFit").
    BitFit,
}

impl Method {
    /// Whether the parameter called `name` moves.
    pub fn moves(self, name: &str) -> bool {
        match self {
            Method::Full => true,
            Method::BitFit => name.starts_with("classifier.") || name.ends_with(".bias"),
        }
    }
}

/// Named parameters; those that the method moves are variables, the rest plain tensors.
pub struct Vars {
    method: Method,
    seed: u64,
    device: Device,
    base: Option<Checkpoint>,
    tensors: RwLock<BTreeMap<String, Parameter>>,
}

enum Parameter {
    Moving(Var),
    Still(Tensor),
}

impl Vars {
    /// Parameters come from `base` where it has them, else fresh from `seed`.
    pub fn new(base: Option<&Files>, method: Method, seed: u64, device: &Device) -> Result<Self> {
        let base = base.map(|files| Checkpoint::open(files, device, DType::F32)).transpose()?;
        Ok(Vars { method, seed, device: device.clone(), base, tensors: RwLock::default() })
    }

    /// The variables, in the order of their names.
    pub fn moving(&self) -> Vec<(String, Var)> {
        let tensors = self.tensors.read().unwrap_or_else(PoisonError::into_inner);
        let moving = tensors.iter().filter_map(|(name, p)| match p {
            Parameter::Moving(var) => Some((name.clone(), var.clone())),
            Parameter::Still(_) => None,
        });
        moving.collect()
    }

    /// (parameters that move, all parameters).
    pub fn counts(&self) -> (usize, usize) {
        let tensors = self.tensors.read().unwrap_or_else(PoisonError::into_inner);
        let mut counts = (0, 0);
        for parameter in tensors.values() {
            if let Parameter::Moving(var) = parameter {
                counts.0 += var.elem_count();
            }
            counts.1 += parameter.tensor().elem_count();
        }
        counts
    }

    /// Copies of all values, to go back to with [`Vars::restore`].
    pub fn snapshot(&self) -> Result<BTreeMap<String, Tensor>> {
        self.moving().into_iter().map(|(name, var)| Ok((name, var.as_tensor().copy()?))).collect()
    }

    /// Sets the variables back.
    pub fn restore(&self, snapshot: &BTreeMap<String, Tensor>) -> Result<()> {
        for (name, var) in self.moving() {
            if let Some(value) = snapshot.get(&name) {
                var.set(&value.to_device(&self.device)?)?;
            }
        }
        Ok(())
    }

    /// Writes the parameters that `keep` says as safetensors of `dtype`.
    pub fn save(&self, path: &Path, dtype: DType, keep: impl Fn(&str) -> bool) -> Result<(), Error> {
        let tensors = self.tensors.read().unwrap_or_else(PoisonError::into_inner);
        let named = tensors.iter().filter(|(name, _)| keep(name));
        save(named.map(|(name, p)| (name.as_str(), p.tensor())), path, dtype)
    }
}

impl Parameter {
    fn tensor(&self) -> &Tensor {
        match self {
            Parameter::Moving(var) => var.as_tensor(),
            Parameter::Still(tensor) => tensor,
        }
    }
}

impl Weights for Vars {
    fn get(&self, name: &str, shape: &[usize]) -> Result<Tensor> {
        if let Some(known) = self.tensors.read().unwrap_or_else(PoisonError::into_inner).get(name) {
            return Ok(known.tensor().clone());
        }
        let value = match &self.base {
            Some(base) if base.has(name) => base.get(name, shape)?,
            _ => Tensor::from_vec(fresh(name, shape, self.seed), shape, &self.device)?,
        };
        let parameter = if self.method.moves(name) {
            Parameter::Moving(Var::from_tensor(&value)?)
        } else {
            Parameter::Still(value)
        };
        let tensor = parameter.tensor().clone();
        self.tensors.write().unwrap_or_else(PoisonError::into_inner).insert(name.to_string(), parameter);
        Ok(tensor)
    }
}

/// RoBERTa's initialisation: weights normal with deviation 0.02, biases 0, layer norms 1. Each
/// parameter has a stream of its own, so the order of creation does not matter.
fn fresh(name: &str, shape: &[usize], seed: u64) -> Vec<f32> {
    let count = shape.iter().product();
    if name.ends_with(".bias") {
        return vec![0.0; count];
    }
    if name.to_ascii_lowercase().replace('_', "").contains("layernorm") {
        return vec![1.0; count];
    }
    let stream =
        name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ b as u64).wrapping_mul(0x0100_0000_01b3));
    let mut rng = ChaCha8Rng::seed_from_u64(seed ^ stream);
    (0..count).map(|_| normal(&mut rng) * 0.02).collect()
}

/// One standard normal value (Box and Muller 1958).
fn normal(rng: &mut ChaCha8Rng) -> f32 {
    let u: f32 = 1.0 - rng.random::<f32>();
    let v: f32 = rng.random();
    (-2.0 * u.ln()).sqrt() * (std::f32::consts::TAU * v).cos()
}

/// Writes named tensors as safetensors of `dtype`.
pub fn save<'a>(
    tensors: impl Iterator<Item = (&'a str, &'a Tensor)>,
    path: &Path,
    dtype: DType,
) -> Result<(), Error> {
    let mut buffers = Vec::new();
    for (name, tensor) in tensors {
        let values = tensor.to_device(&Device::Cpu)?.to_dtype(DType::F32)?.flatten_all()?.to_vec1::<f32>()?;
        let bytes: Vec<u8> = match dtype {
            DType::F16 => values.iter().flat_map(|&v| half::f16::from_f32(v).to_le_bytes()).collect(),
            _ => values.iter().flat_map(|v| v.to_le_bytes()).collect(),
        };
        buffers.push((name.to_string(), tensor.dims().to_vec(), bytes));
    }
    let kind = if dtype == DType::F16 { safetensors::Dtype::F16 } else { safetensors::Dtype::F32 };
    let views = buffers
        .iter()
        .map(|(name, shape, bytes)| Ok((name.as_str(), TensorView::new(kind, shape.clone(), bytes)?)))
        .collect::<Result<Vec<_>, safetensors::SafeTensorError>>()
        .map_err(|e| Error::Checkpoint { path: path.into(), reason: e.to_string() })?;
    // transformers refuses files that do not say which framework's layout they are in
    let metadata = std::collections::HashMap::from([("format".to_string(), "pt".to_string())]);
    let bytes = safetensors::serialize(views, Some(metadata))
        .map_err(|e| Error::Checkpoint { path: path.into(), reason: e.to_string() })?;
    write_whole(path, &bytes)
}

/// Writes beside the file and renames, so that a kill leaves the old or the new one.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let partial = path.with_extension("partial");
    std::fs::write(&partial, bytes).map_err(io(&partial))?;
    std::fs::rename(&partial, path).map_err(io(path))
}
