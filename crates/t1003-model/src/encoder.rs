//! RoBERTa, defined once: for inference on candle and for training alike. Struct and field names
//! follow the checkpoint's weight names (`roberta.encoder.layer.N.attention.self.query.weight` …).
//!
//! Everything runs on packed sequences `[tokens, hidden]`; only attention knows where one ends.

use crate::config::Config;
use crate::error::Result;
use crate::ops::{Spans, attention, dropout, fused, gelu, layer_norm, linear, rows};
use crate::packed::Packed;
use crate::stop::Stop;
use candle_core::{DType, Device, Tensor};

/// Where parameters come from: a checkpoint, or a trainer's variables. Names are the
/// checkpoint's, shapes what the configuration demands.
pub trait Weights {
    fn get(&self, name: &str, shape: &[usize]) -> Result<Tensor>;
}

/// What one forward pass is for.
#[derive(Clone, Debug, Default)]
pub struct Pass {
    /// Probability of dropping a value; 0 in inference.
    pub dropout: f32,
    /// Makes the dropped values of this pass its own.
    pub seed: u64,
    pub stop: Stop,
    /// What the layers compute in, where that is not the parameters' own: mixed precision in training.
    pub dtype: Option<DType>,
    /// Attention over padded rectangles, as on a GPU, where the CPU's loops would need none: for comparing.
    pub padded: bool,
}

impl Pass {
    fn drop(&self, x: &Tensor, site: u64) -> Result<Tensor> {
        Ok(dropout(x, self.dropout, self.seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ site)?)
    }
}

struct Linear {
    weight: Tensor,
    bias: Tensor,
}

impl Linear {
    fn load(w: &dyn Weights, name: &str, from: usize, to: usize) -> Result<Self> {
        Ok(Linear {
            weight: w.get(&format!("{name}.weight"), &[to, from])?,
            bias: w.get(&format!("{name}.bias"), &[to])?,
        })
    }

    fn forward(&self, x: &Tensor) -> Result<Tensor> {
        Ok(linear(x, &self.weight, &self.bias)?)
    }
}

struct LayerNorm {
    weight: Tensor,
    bias: Tensor,
    eps: f64,
}

impl LayerNorm {
    fn load(w: &dyn Weights, name: &str, config: &Config) -> Result<Self> {
        let shape = [config.hidden_size];
        Ok(LayerNorm {
            weight: w.get(&format!("{name}.weight"), &shape)?,
            bias: w.get(&format!("{name}.bias"), &shape)?,
            eps: config.layer_norm_eps,
        })
    }

    fn forward(&self, x: &Tensor) -> Result<Tensor> {
        Ok(layer_norm(x, &self.weight, &self.bias, self.eps)?)
    }
}

struct Embeddings {
    word_embeddings: Tensor,
    position_embeddings: Tensor,
    token_type_embeddings: Tensor,
    layer_norm: LayerNorm,
    first_position: u32,
}

impl Embeddings {
    fn load(w: &dyn Weights, config: &Config) -> Result<Self> {
        let (name, hidden) = ("roberta.embeddings", config.hidden_size);
        let table = |part: &str, rows| w.get(&format!("{name}.{part}.weight"), &[rows, hidden]);
        Ok(Embeddings {
            word_embeddings: table("word_embeddings", config.vocab_size)?,
            position_embeddings: table("position_embeddings", config.max_position_embeddings)?,
            token_type_embeddings: table("token_type_embeddings", config.type_vocab_size)?,
            layer_norm: LayerNorm::load(w, &format!("{name}.LayerNorm"), config)?,
            first_position: config.pad_token_id + 1,
        })
    }

    fn forward(&self, packed: &Packed) -> Result<Tensor> {
        let words = rows(&self.word_embeddings, packed.ids())?;
        let places = rows(&self.position_embeddings, &packed.positions(self.first_position))?;
        let sum = (words + places)?.broadcast_add(&self.token_type_embeddings.get(0)?)?;
        self.layer_norm.forward(&sum)
    }
}

struct Layer {
    query: Linear,
    key: Linear,
    value: Linear,
    attention_output: Linear,
    attention_layer_norm: LayerNorm,
    intermediate: Linear,
    output: Linear,
    output_layer_norm: LayerNorm,
    heads: usize,
    site: u64,
}

impl Layer {
    fn load(w: &dyn Weights, config: &Config, n: usize) -> Result<Self> {
        let name = format!("roberta.encoder.layer.{n}");
        let (hidden, inner) = (config.hidden_size, config.intermediate_size);
        let dense = |part: &str, from, to| Linear::load(w, &format!("{name}.{part}"), from, to);
        let norm = |part: &str| LayerNorm::load(w, &format!("{name}.{part}.LayerNorm"), config);
        Ok(Layer {
            query: dense("attention.self.query", hidden, hidden)?,
            key: dense("attention.self.key", hidden, hidden)?,
            value: dense("attention.self.value", hidden, hidden)?,
            attention_output: dense("attention.output.dense", hidden, hidden)?,
            attention_layer_norm: norm("attention.output")?,
            intermediate: dense("intermediate.dense", hidden, inner)?,
            output: dense("output.dense", inner, hidden)?,
            output_layer_norm: norm("output")?,
            heads: config.num_attention_heads,
            site: n as u64 * 4,
        })
    }

    fn forward(&self, x: &Tensor, spans: &Spans, pass: &Pass) -> Result<Tensor> {
        let (q, k, v) = (self.query.forward(x)?, self.key.forward(x)?, self.value.forward(x)?);
        let context = attention(&q, &k, &v, spans, self.heads)?;
        let attended = pass.drop(&self.attention_output.forward(&context)?, self.site + 1)?;
        let x = self.attention_layer_norm.forward(&(attended + x)?)?;
        let inner = gelu(&self.intermediate.forward(&x)?)?;
        let out = pass.drop(&self.output.forward(&inner)?, self.site + 2)?;
        self.output_layer_norm.forward(&(out + x)?)
    }
}

/// `roberta.*`: embeddings and layers.
pub struct Encoder {
    embeddings: Embeddings,
    layers: Vec<Layer>,
}

impl Encoder {
    pub fn load(w: &dyn Weights, config: &Config) -> Result<Self> {
        Ok(Encoder {
            embeddings: Embeddings::load(w, config)?,
            layers: (0..config.num_hidden_layers).map(|n| Layer::load(w, config, n)).collect::<Result<_>>()?,
        })
    }

    /// Hidden states `[tokens, hidden]`.
    pub fn forward(&self, packed: &Packed, pass: &Pass) -> Result<Tensor> {
        let mut x = pass.drop(&self.embeddings.forward(packed)?, 0)?;
        if let Some(dtype) = pass.dtype {
            x = x.to_dtype(dtype)?;
        }
        let heads = self.layers.first().map_or(1, |layer| layer.heads);
        let spans = if fused(&x) && !pass.padded {
            Spans::bounds(packed)
        } else {
            Spans::padded(packed, heads, x.device(), x.dtype())?
        };
        for layer in &self.layers {
            pass.stop.check()?;
            x = layer.forward(&x, &spans, pass)?;
        }
        Ok(x)
    }

    pub fn device(&self) -> &Device {
        self.embeddings.word_embeddings.device()
    }
}

/// `classifier.*`: what `RobertaForSequenceClassification` puts on `<s>`.
pub struct ClassificationHead {
    dense: Linear,
    out_proj: Linear,
}

impl ClassificationHead {
    pub fn load(w: &dyn Weights, config: &Config, labels: usize) -> Result<Self> {
        let hidden = config.hidden_size;
        Ok(ClassificationHead {
            dense: Linear::load(w, "classifier.dense", hidden, hidden)?,
            out_proj: Linear::load(w, "classifier.out_proj", hidden, labels)?,
        })
    }

    /// Logits `[sequences, labels]` from hidden states `[tokens, hidden]`.
    pub fn forward(&self, hidden: &Tensor, packed: &Packed, pass: &Pass) -> Result<Tensor> {
        let first = rows(hidden, &packed.first_rows())?;
        // the head may be kept in more precision than the layers
        let first = first.to_dtype(self.dense.weight.dtype())?;
        let x = self.dense.forward(&pass.drop(&first, u64::MAX)?)?.tanh()?;
        self.out_proj.forward(&pass.drop(&x, u64::MAX - 1)?)
    }
}

/// `lm_head.*`: masked language modelling, its output matrix tied to the word embeddings.
pub struct LmHead {
    dense: Linear,
    layer_norm: LayerNorm,
    decoder: Tensor,
    bias: Tensor,
}

impl LmHead {
    pub fn load(w: &dyn Weights, config: &Config) -> Result<Self> {
        let (hidden, vocab) = (config.hidden_size, config.vocab_size);
        Ok(LmHead {
            dense: Linear::load(w, "lm_head.dense", hidden, hidden)?,
            layer_norm: LayerNorm::load(w, "lm_head.layer_norm", config)?,
            decoder: w.get("roberta.embeddings.word_embeddings.weight", &[vocab, hidden])?,
            bias: w.get("lm_head.bias", &[vocab])?,
        })
    }

    /// Logits `[rows, vocab]` for the hidden states of the rows `guessed`.
    pub fn forward(&self, hidden: &Tensor, guessed: &[u32]) -> Result<Tensor> {
        let x = rows(hidden, guessed)?;
        let x = self.layer_norm.forward(&gelu(&self.dense.forward(&x)?)?)?;
        Ok(linear(&x, &self.decoder, &self.bias)?)
    }
}
