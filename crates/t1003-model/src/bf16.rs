//! The engine for GPUs in bf16: products by cuBLAS over packed sequences, everything between two of them in one
//! kernel of our own. The classification head is f32.

mod kernels;

use crate::backend::Backend;
use crate::config::Config;
use crate::cuda;
use crate::encoder::Weights;
use crate::error::Result;
use crate::files::Files;
use crate::gpu::TOKENS;
use crate::packed::Packed;
use crate::stop::Stop;
use crate::weights::{Checkpoint, parameters};
use candle_core::cuda_backend::cudarc::driver::CudaSlice;
use candle_core::{DType, Device};
use half::bf16;
use kernels::{Kernels, MOST_HIDDEN, MOST_TOKENS, Norm, ROWS_BEHIND, Values};

/// A matrix `[to, from]` and its bias.
struct Linear {
    weight: Values,
    bias: Values,
}

struct Layer {
    /// Queries, keys and values in one; the keys' bias changes nothing, see the kernel.
    qkv: Values,
    query_bias: Values,
    value_bias: Values,
    attention_output: Linear,
    attention_norm: Norm,
    intermediate: Linear,
    output: Linear,
    output_norm: Norm,
}

struct Head {
    dense: CudaSlice<f32>,
    dense_bias: CudaSlice<f32>,
    out_proj: CudaSlice<f32>,
    out_proj_bias: CudaSlice<f32>,
}

pub struct Bf16Backend {
    kernels: Kernels,
    words: Values,
    places: Values,
    kind: Values,
    norm: Norm,
    layers: Vec<Layer>,
    head: Head,
    config: Config,
    labels: usize,
    device: Device,
}

/// Whether the kernels take a model of this shape; others run on candle.
pub fn takes(config: &Config) -> bool {
    let hidden = config.hidden_size;
    hidden <= MOST_HIDDEN
        && hidden.is_multiple_of(16)
        && config.intermediate_size.is_multiple_of(8)
        && config.window() <= MOST_TOKENS
        && kernels::has_head_size(hidden / config.num_attention_heads)
}

/// Reads a checkpoint's tensors onto the GPU.
struct Reader<'a> {
    checkpoint: Checkpoint,
    kernels: &'a Kernels,
    eps: f32,
}

impl Reader<'_> {
    fn values(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>> {
        Ok(self.checkpoint.get(name, shape)?.flatten_all()?.to_vec1()?)
    }

    fn exact(&self, name: &str, shape: &[usize]) -> Result<CudaSlice<f32>> {
        Ok(self.kernels.upload(&self.values(name, shape)?)?)
    }

    /// Several tensors, one behind the other.
    fn rounded(&self, names: &[String], shape: &[usize]) -> Result<Values> {
        let mut all = Vec::new();
        for name in names {
            all.extend(self.values(name, shape)?.into_iter().map(bf16::from_f32));
        }
        Ok(self.kernels.upload(&all)?)
    }

    fn tensor(&self, name: &str, shape: &[usize]) -> Result<Values> {
        self.rounded(&[name.to_string()], shape)
    }

    fn linear(&self, name: &str, from: usize, to: usize) -> Result<Linear> {
        let weight = self.tensor(&format!("{name}.weight"), &[to, from])?;
        Ok(Linear { weight, bias: self.tensor(&format!("{name}.bias"), &[to])? })
    }

    fn norm(&self, name: &str, hidden: usize) -> Result<Norm> {
        let of = |part: &str| self.tensor(&format!("{name}.LayerNorm.{part}"), &[hidden]);
        Ok(Norm { weight: of("weight")?, bias: of("bias")?, eps: self.eps })
    }

    fn layer(&self, config: &Config, n: usize) -> Result<Layer> {
        let (hidden, inner) = (config.hidden_size, config.intermediate_size);
        let name = format!("roberta.encoder.layer.{n}");
        let own = |part: &str| format!("{name}.attention.self.{part}");
        let qkv = ["query.weight", "key.weight", "value.weight"].map(own);
        Ok(Layer {
            qkv: self.rounded(&qkv, &[hidden, hidden])?,
            query_bias: self.tensor(&own("query.bias"), &[hidden])?,
            value_bias: self.tensor(&own("value.bias"), &[hidden])?,
            attention_output: self.linear(&format!("{name}.attention.output.dense"), hidden, hidden)?,
            attention_norm: self.norm(&format!("{name}.attention.output"), hidden)?,
            intermediate: self.linear(&format!("{name}.intermediate.dense"), hidden, inner)?,
            output: self.linear(&format!("{name}.output.dense"), inner, hidden)?,
            output_norm: self.norm(&format!("{name}.output"), hidden)?,
        })
    }

    fn head(&self, hidden: usize, labels: usize) -> Result<Head> {
        Ok(Head {
            dense: self.exact("classifier.dense.weight", &[hidden, hidden])?,
            dense_bias: self.exact("classifier.dense.bias", &[hidden])?,
            out_proj: self.exact("classifier.out_proj.weight", &[labels, hidden])?,
            out_proj_bias: self.exact("classifier.out_proj.bias", &[labels])?,
        })
    }
}

impl Bf16Backend {
    /// For a model that [`takes`] says yes to.
    pub fn open(files: &Files, config: &Config, labels: usize, device: &Device) -> Result<Self> {
        let hidden = config.hidden_size;
        let kernels =
            Kernels::load(device.as_cuda_device()?, hidden / config.num_attention_heads, config.window())?;
        let checkpoint = Checkpoint::open(files, &Device::Cpu, DType::F32)?;
        let read = Reader { checkpoint, kernels: &kernels, eps: config.layer_norm_eps as f32 };
        let table = |part: &str, rows| {
            read.tensor(&format!("roberta.embeddings.{part}_embeddings.weight"), &[rows, hidden])
        };
        let (words, places) =
            (table("word", config.vocab_size)?, table("position", config.max_position_embeddings)?);
        // of the types only the first is used
        let kinds =
            read.values("roberta.embeddings.token_type_embeddings.weight", &[config.type_vocab_size, hidden])?;
        let kind: Vec<bf16> = kinds.iter().take(hidden).map(|&v| bf16::from_f32(v)).collect();
        let kind = kernels.upload(&kind)?;
        let norm = read.norm("roberta.embeddings", hidden)?;
        let layers = (0..config.num_hidden_layers).map(|n| read.layer(config, n)).collect::<Result<_>>()?;
        let head = read.head(hidden, labels)?;
        let (config, device) = (config.clone(), device.clone());
        Ok(Bf16Backend { kernels, words, places, kind, norm, layers, head, config, labels, device })
    }

    fn forward(&self, batch: &Packed, stop: &Stop) -> Result<Vec<f32>> {
        let (gpu, rows) = (&self.kernels, batch.tokens());
        let (hidden, inner) = (self.config.hidden_size, self.config.intermediate_size);
        // a GPU reads whatever a number points to
        if batch.ids().iter().any(|&id| id as usize >= self.config.vocab_size) {
            return Err(candle_core::Error::msg("a token's number lies outside the vocabulary").into());
        }
        let ids = gpu.upload(batch.ids())?;
        let positions = gpu.upload(&batch.positions(self.config.pad_token_id + 1))?;
        let strips = gpu.strips(batch.bounds())?;
        let mut x: Values = gpu.room(rows * hidden)?;
        let (mut attended, mut product, mut context) =
            (gpu.room(rows * hidden)?, gpu.room(rows * hidden)?, gpu.room(rows * hidden)?);
        let mut qkv = gpu.room((rows + ROWS_BEHIND) * 3 * hidden)?;
        let mut wide = gpu.room(rows * inner)?;
        gpu.clear(&mut qkv, rows * 3 * hidden)?;
        gpu.embed((&ids, &positions), (&self.words, &self.places, &self.kind), &self.norm, &mut x)?;
        for layer in &self.layers {
            stop.check()?;
            gpu.product(&x, &layer.qkv, &mut qkv, (rows, 3 * hidden, hidden))?;
            gpu.attention(&qkv, (&layer.query_bias, &layer.value_bias), &strips, &mut context, rows)?;
            let Linear { weight, bias } = &layer.attention_output;
            gpu.product(&context, weight, &mut product, (rows, hidden, hidden))?;
            gpu.residual_norm((&product, bias), &x, &layer.attention_norm, &mut attended, rows)?;
            gpu.product(&attended, &layer.intermediate.weight, &mut wide, (rows, inner, hidden))?;
            gpu.bias_gelu(&mut wide, &layer.intermediate.bias, rows)?;
            gpu.product(&wide, &layer.output.weight, &mut product, (rows, hidden, inner))?;
            gpu.residual_norm((&product, &layer.output.bias), &attended, &layer.output_norm, &mut x, rows)?;
        }
        let first = gpu.gather(&x, &gpu.upload(&batch.first_rows())?, hidden)?;
        let sequences = batch.sequences();
        let mut dense = gpu.room(sequences * hidden)?;
        gpu.product(&first, &self.head.dense, &mut dense, (sequences, hidden, hidden))?;
        let out = (&self.head.out_proj, &self.head.out_proj_bias);
        Ok(gpu.download(&gpu.classify((&dense, &self.head.dense_bias), out)?)?)
    }

    /// What a batch takes of the device's memory at most, beside the weights.
    pub fn batch_bytes(&self) -> usize {
        let rows = TOKENS.max(self.config.window()) + ROWS_BEHIND;
        rows * (7 * self.config.hidden_size + self.config.intermediate_size) * size_of::<bf16>()
            // the head's rows, at worst one for two tokens, and cuBLAS's workspace
            + rows * self.config.hidden_size * size_of::<f32>()
            + (32 << 20)
    }
}

impl Backend for Bf16Backend {
    fn logits(&self, batch: &Packed, stop: &Stop) -> Result<Vec<f32>> {
        self.forward(batch, stop).map_err(|error| cuda::explain(error, &self.device))
    }

    fn token_budget(&self) -> usize {
        TOKENS
    }

    fn parallel_batches(&self) -> bool {
        false
    }

    fn device(&self) -> String {
        cuda::name(&self.device)
    }

    fn dtype(&self) -> String {
        "bf16".into()
    }

    fn private_bytes(&self) -> usize {
        parameters(&self.config, self.labels) as usize * size_of::<bf16>() + self.batch_bytes()
    }
}
