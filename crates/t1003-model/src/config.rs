//! `config.json` of a Hugging Face RoBERTa checkpoint, read and checked before anything is
//! allocated by it.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The fields of `RobertaConfig` that the arithmetic depends on, under their own names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Config {
    #[serde(default = "roberta")]
    pub model_type: String,
    #[serde(default)]
    pub architectures: Vec<String>,
    pub vocab_size: usize,
    pub hidden_size: usize,
    pub num_hidden_layers: usize,
    pub num_attention_heads: usize,
    pub intermediate_size: usize,
    #[serde(default = "gelu")]
    pub hidden_act: String,
    pub max_position_embeddings: usize,
    #[serde(default = "one")]
    pub type_vocab_size: usize,
    #[serde(default = "layer_norm_eps")]
    pub layer_norm_eps: f64,
    #[serde(default = "one_id")]
    pub pad_token_id: u32,
    #[serde(default)]
    pub bos_token_id: u32,
    #[serde(default = "two_id")]
    pub eos_token_id: u32,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub id2label: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub label2id: BTreeMap<String, u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position_embedding_type: Option<String>,
}

fn roberta() -> String {
    "roberta".into()
}
fn gelu() -> String {
    "gelu".into()
}
fn one() -> usize {
    1
}
fn one_id() -> u32 {
    1
}
fn two_id() -> u32 {
    2
}
fn layer_norm_eps() -> f64 {
    1e-5
}

impl Config {
    /// A fresh two-label configuration of our own shape.
    pub fn new(vocab_size: usize, hidden_size: usize, layers: usize, window: usize) -> Self {
        let labels = ["Benign", "T1003.002"];
        Config {
            model_type: roberta(),
            architectures: vec!["RobertaForSequenceClassification".into()],
            vocab_size,
            hidden_size,
            num_hidden_layers: layers,
            // heads of 32: the narrowest that still fills a vector register at every step
            num_attention_heads: (hidden_size / 32).max(1),
            intermediate_size: hidden_size * 4,
            hidden_act: gelu(),
            max_position_embeddings: window + 2,
            type_vocab_size: 1,
            layer_norm_eps: 1e-5,
            pad_token_id: 1,
            bos_token_id: 0,
            eos_token_id: 2,
            id2label: (0..2).map(|i| (i.to_string(), labels[i].to_string())).collect(),
            label2id: (0..2).map(|i| (labels[i].to_string(), i as u32)).collect(),
            position_embedding_type: None,
        }
    }

    /// Reads and checks; the error is the reason alone.
    pub fn parse(json: &[u8]) -> Result<Self, String> {
        let config: Config = serde_json::from_slice(json).map_err(|e| e.to_string())?;
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> Result<(), String> {
        if !matches!(self.model_type.as_str(), "roberta" | "xlm-roberta" | "camembert") {
            return Err(format!("model_type is \"{}\", expected \"roberta\"", self.model_type));
        }
        let limits = [
            ("vocab_size", self.vocab_size, 4, 2_000_000),
            ("hidden_size", self.hidden_size, 1, 16_384),
            ("num_hidden_layers", self.num_hidden_layers, 1, 256),
            ("num_attention_heads", self.num_attention_heads, 1, 1_024),
            ("intermediate_size", self.intermediate_size, 1, 131_072),
            ("max_position_embeddings", self.max_position_embeddings, 5, 65_536),
            ("type_vocab_size", self.type_vocab_size, 1, 64),
        ];
        for (name, value, low, high) in limits {
            if !(low..=high).contains(&value) {
                return Err(format!("{name} is {value}, outside {low} to {high}"));
            }
        }
        if !self.hidden_size.is_multiple_of(self.num_attention_heads) {
            return Err(format!(
                "hidden_size {} is no multiple of num_attention_heads {}",
                self.hidden_size, self.num_attention_heads
            ));
        }
        if self.hidden_act != "gelu" {
            return Err(format!("hidden_act is \"{}\", only \"gelu\" is supported", self.hidden_act));
        }
        if self.position_embedding_type.as_deref().is_some_and(|t| t != "absolute") {
            return Err("position_embedding_type must be \"absolute\"".into());
        }
        if !(self.layer_norm_eps > 0.0 && self.layer_norm_eps < 1.0) {
            return Err(format!("layer_norm_eps is {}", self.layer_norm_eps));
        }
        for (name, id) in [("pad", self.pad_token_id), ("bos", self.bos_token_id), ("eos", self.eos_token_id)] {
            if id as usize >= self.vocab_size {
                return Err(format!("{name}_token_id {id} is outside the vocabulary of {}", self.vocab_size));
            }
        }
        if self.pad_token_id as usize + 4 > self.max_position_embeddings {
            return Err("max_position_embeddings leaves no room for a token after pad_token_id".into());
        }
        self.labels().map(drop)
    }

    /// Label names in the order of their ids. Hugging Face's default where `id2label` is absent is two.
    pub fn labels(&self) -> Result<Vec<String>, String> {
        if self.id2label.is_empty() {
            return Ok(vec!["LABEL_0".into(), "LABEL_1".into()]);
        }
        if self.id2label.len() > 10_000 {
            return Err(format!("id2label has {} entries", self.id2label.len()));
        }
        (0..self.id2label.len())
            .map(|i| self.id2label.get(&i.to_string()).cloned())
            .collect::<Option<Vec<_>>>()
            .ok_or_else(|| "id2label must name the ids 0, 1, … without a gap".into())
    }

    /// Tokens that fit into one model input, `<s>` and `</s>` included. RoBERTa's positions start
    /// at `pad_token_id + 1`, which is why roberta-base's 514 rows hold 512 tokens.
    pub fn window(&self) -> usize {
        self.max_position_embeddings - self.pad_token_id as usize - 1
    }

    pub fn head_size(&self) -> usize {
        self.hidden_size / self.num_attention_heads
    }
}
