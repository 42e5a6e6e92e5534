//! The trait's implementation on candle: any device that candle has, f32 on the CPU.

use crate::backend::Backend;
use crate::config::Config;
use crate::encoder::{ClassificationHead, Encoder, Pass};
use crate::error::Result;
use crate::files::Files;
use crate::packed::Packed;
use crate::stop::Stop;
use crate::weights::{Checkpoint, parameters};
use candle_core::{DType, Device};

/// A RoBERTa classifier whose weights are candle tensors.
pub struct CandleBackend {
    encoder: Encoder,
    head: ClassificationHead,
    dtype: DType,
    bytes: usize,
}

impl CandleBackend {
    pub fn open(files: &Files, config: &Config, labels: usize, device: &Device) -> Result<Self> {
        let dtype = if device.is_cpu() { DType::F32 } else { DType::BF16 };
        let weights = Checkpoint::open(files, device, dtype)?;
        Ok(CandleBackend {
            encoder: Encoder::load(&weights, config)?,
            head: ClassificationHead::load(&weights, config, labels)?,
            dtype,
            bytes: parameters(config, labels) as usize * dtype.size_in_bytes(),
        })
    }
}

impl Backend for CandleBackend {
    fn logits(&self, batch: &Packed, stop: &Stop) -> Result<Vec<f32>> {
        let pass = Pass { stop: stop.clone(), ..Pass::default() };
        let hidden = self.encoder.forward(batch, &pass)?;
        let logits = self.head.forward(&hidden, batch, &pass)?;
        Ok(logits.to_dtype(DType::F32)?.flatten_all()?.to_vec1()?)
    }

    fn token_budget(&self) -> usize {
        if self.encoder.device().is_cpu() { 512 } else { 16_384 }
    }

    fn parallel_batches(&self) -> bool {
        self.encoder.device().is_cpu()
    }

    fn device(&self) -> String {
        match self.encoder.device().location() {
            candle_core::DeviceLocation::Cpu => "cpu".into(),
            candle_core::DeviceLocation::Cuda { gpu_id } => format!("cuda:{gpu_id}"),
            candle_core::DeviceLocation::Metal { gpu_id } => format!("metal:{gpu_id}"),
        }
    }

    fn dtype(&self) -> String {
        self.dtype.as_str().into()
    }

    fn private_bytes(&self) -> usize {
        if self.encoder.device().is_cpu() { self.bytes } else { 0 }
    }
}
