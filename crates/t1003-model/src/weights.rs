//! `model.safetensors` (one file or shards), checked against the configuration and read tensor by
//! tensor. Files are read, not mapped: a file that shrinks under a mapping is a SIGBUS, and a
//! database must survive that.

use crate::config::Config;
use crate::encoder::Weights;
use crate::error::{Error, Result};
use crate::files::{Bytes, Files};
use candle_core::{DType, Device, Tensor};
use safetensors::Dtype;
use safetensors::tensor::Metadata;
use std::collections::HashMap;
use std::path::PathBuf;

const SINGLE: &str = "model.safetensors";
const INDEX: &str = "model.safetensors.index.json";
/// The header of the largest public checkpoints is some hundred kilobytes.
const MAX_HEADER: usize = 16 << 20;

struct Shard {
    path: PathBuf,
    bytes: Bytes,
    metadata: Metadata,
    /// Where the tensors start in the file.
    data: usize,
}

/// A checkpoint's tensors, none read yet.
pub struct Checkpoint {
    shards: Vec<Shard>,
    of: HashMap<String, usize>,
    device: Device,
    dtype: DType,
}

impl Checkpoint {
    /// Reads the headers. Tensors come out on `device` as `dtype`.
    pub fn open(files: &Files, device: &Device, dtype: DType) -> Result<Self> {
        let names =
            if files.has(INDEX) && !files.has(SINGLE) { shard_names(files)? } else { vec![SINGLE.into()] };
        let shards = names.iter().map(|name| Shard::open(files, name)).collect::<Result<Vec<_>>>()?;
        let mut of = HashMap::new();
        for (i, shard) in shards.iter().enumerate() {
            of.extend(shard.metadata.tensors().into_keys().map(|name| (name, i)));
        }
        Ok(Checkpoint { shards, of, device: device.clone(), dtype })
    }

    /// The same files, read as f32 from here on.
    pub fn in_f32(self) -> Self {
        Checkpoint { dtype: DType::F32, ..self }
    }

    pub fn has(&self, name: &str) -> bool {
        self.of.contains_key(name)
    }

    /// The files that hold tensors.
    pub fn file_names(files: &Files) -> Result<Vec<String>> {
        if files.has(INDEX) && !files.has(SINGLE) {
            let mut names = shard_names(files)?;
            names.push(INDEX.into());
            return Ok(names);
        }
        Ok(vec![SINGLE.into()])
    }
}

fn shard_names(files: &Files) -> Result<Vec<String>> {
    #[derive(serde::Deserialize)]
    struct Index {
        weight_map: std::collections::BTreeMap<String, String>,
    }
    let path = files.path(INDEX);
    let index: Index =
        serde_json::from_slice(&files.read(INDEX, MAX_HEADER)?).map_err(|e| Error::bundle(&path, e))?;
    let mut names: Vec<String> = index.weight_map.into_values().collect();
    names.sort();
    names.dedup();
    if names.is_empty() || names.len() > 1000 {
        return Err(Error::bundle(path, format!("weight_map names {} files", names.len())));
    }
    if let Some(bad) = names.iter().find(|n| n.contains(['/', '\\']) || n.starts_with('.')) {
        return Err(Error::bundle(path, format!("\"{bad}\" is no plain file name")));
    }
    Ok(names)
}

impl Shard {
    fn open(files: &Files, name: &str) -> Result<Self> {
        let path = files.path(name);
        let bytes = files.open(name)?;
        let bad = |reason: String| Error::bundle(&path, reason);
        if bytes.len() < 8 {
            return Err(bad("shorter than a safetensors header".into()));
        }
        let mut length = [0u8; 8];
        bytes.read_at(0, &mut length).map_err(|e| bad(e.to_string()))?;
        let header = usize::try_from(u64::from_le_bytes(length)).unwrap_or(usize::MAX);
        if header > MAX_HEADER || header + 8 > bytes.len() {
            return Err(bad(format!("header of {header} bytes in a file of {}", bytes.len())));
        }
        let mut buffer = vec![0u8; header];
        bytes.read_at(8, &mut buffer).map_err(|e| bad(e.to_string()))?;
        // SafeTensors::read_metadata wants the whole file in memory; the header's own check (offsets
        // without gap or overlap, sizes that fit the shapes) comes with its deserialisation
        let metadata: Metadata = serde_json::from_slice(&buffer).map_err(|e| bad(e.to_string()))?;
        let data = header + 8;
        let end = metadata.data_len();
        if data.checked_add(end) != Some(bytes.len()) {
            return Err(bad(format!("{} bytes of tensors announced, {} there", end, bytes.len() - data)));
        }
        Ok(Shard { path, bytes, metadata, data })
    }

    /// The named tensor as f32.
    fn read(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>> {
        let bad = |reason: String| Error::bundle(&self.path, reason);
        let info = self.metadata.info(name).ok_or_else(|| bad(format!("no tensor \"{name}\"")))?;
        if info.shape != shape {
            return Err(bad(format!("\"{name}\" is {:?}, config.json asks for {shape:?}", info.shape)));
        }
        let (start, end) = info.data_offsets;
        let mut raw = vec![0u8; end - start];
        self.bytes.read_at(self.data + start, &mut raw).map_err(|e| bad(e.to_string()))?;
        let values: Vec<f32> = match info.dtype {
            Dtype::F32 => raw.as_chunks::<4>().0.iter().map(|b| f32::from_le_bytes(*b)).collect(),
            Dtype::F16 => {
                raw.as_chunks::<2>().0.iter().map(|b| half::f16::from_le_bytes(*b).to_f32()).collect()
            }
            Dtype::BF16 => {
                raw.as_chunks::<2>().0.iter().map(|b| half::bf16::from_le_bytes(*b).to_f32()).collect()
            }
            other => return Err(bad(format!("\"{name}\" is {other:?}, expected F32, F16 or BF16"))),
        };
        if let Some(at) = values.iter().position(|v| !v.is_finite()) {
            return Err(bad(format!("\"{name}\" has the value {} at {at}", values[at])));
        }
        Ok(values)
    }
}

impl Weights for Checkpoint {
    fn get(&self, name: &str, shape: &[usize]) -> Result<Tensor> {
        let shard = match self.of.get(name) {
            Some(&i) => &self.shards[i],
            None => {
                let what = if name.starts_with("classifier.") {
                    " (an encoder without a classification head: fine-tune it first)"
                } else {
                    ""
                };
                return Err(Error::bundle(&self.shards[0].path, format!("no tensor \"{name}\"{what}")));
            }
        };
        let values = shard.read(name, shape)?;
        Ok(Tensor::from_vec(values, shape, &self.device)?.to_dtype(self.dtype)?)
    }
}

/// Number of parameters that a classifier of this configuration has.
pub fn parameters(config: &Config, labels: usize) -> u64 {
    let (h, i) = (config.hidden_size as u64, config.intermediate_size as u64);
    let rows = (config.vocab_size + config.max_position_embeddings + config.type_vocab_size) as u64;
    let layer = 4 * (h * h + h) + (h * i + i) + (i * h + h) + 4 * h;
    rows * h + 2 * h + config.num_hidden_layers as u64 * layer + h * h + h + labels as u64 * (h + 1)
}

/// Weights that each token is multiplied with: all but the table of words.
pub fn products(config: &Config, labels: usize) -> u64 {
    parameters(config, labels) - (config.vocab_size * config.hidden_size) as u64
}
