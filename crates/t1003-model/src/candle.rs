//! The trait's implementation on candle: any device that candle has, f32 on the CPU, bf16 on a GPU unless told
//! otherwise.

use crate::backend::Backend;
use crate::config::Config;
use crate::cuda;
use crate::device::Place;
use crate::encoder::{ClassificationHead, Encoder, Pass};
use crate::error::Result;
use crate::files::Files;
use crate::gpu::TOKENS;
use crate::ops::scores;
use crate::packed::Packed;
use crate::stop::Stop;
use crate::weights::{Checkpoint, parameters};
use candle_core::DType;

/// A RoBERTa classifier whose weights are candle tensors.
pub struct CandleBackend {
    encoder: Encoder,
    head: ClassificationHead,
    config: Config,
    labels: usize,
    dtype: DType,
    padded: bool,
}

impl CandleBackend {
    pub fn open(files: &Files, config: &Config, labels: usize, place: &Place) -> Result<Self> {
        let weights = Checkpoint::open(files, &place.device, place.dtype)?;
        Ok(CandleBackend {
            encoder: Encoder::load(&weights, config)?,
            // it sees one row a sequence: there precision costs nothing
            head: ClassificationHead::load(&weights.in_f32(), config, labels)?,
            config: config.clone(),
            labels,
            dtype: place.dtype,
            padded: false,
        })
    }

    /// The same with attention as on a GPU, for comparing.
    pub fn padded(self) -> Self {
        CandleBackend { padded: true, ..self }
    }

    fn forward(&self, batch: &Packed, stop: &Stop) -> Result<Vec<f32>> {
        let pass = Pass { stop: stop.clone(), padded: self.padded, ..Pass::default() };
        let hidden = self.encoder.forward(batch, &pass)?;
        let logits = self.head.forward(&hidden, batch, &pass)?;
        Ok(logits.to_dtype(DType::F32)?.flatten_all()?.to_vec1()?)
    }

    /// What a batch takes of the device's memory at most, beside the weights: by counting the tensors that a layer
    /// holds at once, and the scores of attention.
    pub fn batch_bytes(&self) -> usize {
        let (hidden, inner) = (self.config.hidden_size, self.config.intermediate_size);
        let rows = self.token_budget().max(self.config.window());
        let held = 14 * hidden + 3 * inner;
        (rows * held + 3 * scores(self.config.num_attention_heads, self.config.window()))
            * self.dtype.size_in_bytes()
    }
}

impl Backend for CandleBackend {
    fn logits(&self, batch: &Packed, stop: &Stop) -> Result<Vec<f32>> {
        self.forward(batch, stop).map_err(|error| cuda::explain(error, self.encoder.device()))
    }

    fn token_budget(&self) -> usize {
        if self.encoder.device().is_cpu() { 512 } else { TOKENS }
    }

    fn parallel_batches(&self) -> bool {
        self.encoder.device().is_cpu()
    }

    fn device(&self) -> String {
        cuda::name(self.encoder.device())
    }

    fn dtype(&self) -> String {
        self.dtype.as_str().into()
    }

    fn private_bytes(&self) -> usize {
        let weights = parameters(&self.config, self.labels) as usize * self.dtype.size_in_bytes();
        weights + if self.encoder.device().is_cpu() { 0 } else { self.batch_bytes() }
    }
}
