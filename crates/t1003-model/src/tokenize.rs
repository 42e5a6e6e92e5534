//! `tokenizer.json`, through Hugging Face's own crate, so that ids are theirs exactly.

use crate::config::Config;
use crate::error::{Error, Result};
use crate::files::Files;
use std::ops::Range;

const NAME: &str = "tokenizer.json";
const LIMIT: usize = 64 << 20;
/// Words whose tokens each thread remembers, some hundred bytes a word; the library's own 10,000 come to 3 MB.
const WORDS: usize = 1000;

/// Text to token ids, without `<s>` and `</s>` (see [`crate::windows`]).
pub struct Tokenizer {
    inner: tokenizers::Tokenizer,
}

/// The library panics on some files that are no tokenizer, so what is no JSON is refused before, and
/// what gets past that is caught.
fn parse(json: &[u8]) -> Result<tokenizers::Tokenizer, String> {
    serde_json::from_slice::<serde::de::IgnoredAny>(json).map_err(|e| e.to_string())?;
    std::panic::catch_unwind(|| tokenizers::Tokenizer::from_bytes(json))
        .map_err(|_| "the tokenizers library gave up on it".to_string())?
        .map_err(|e| e.to_string())
}

/// Token ids of one text, and the bytes of the text that each stands for.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    pub ids: Vec<u32>,
    pub offsets: Vec<Range<usize>>,
}

impl Tokenizer {
    pub fn open(files: &Files, config: &Config) -> Result<Self> {
        let json = files.read(NAME, LIMIT)?;
        let bad = |reason: String| Error::bundle(files.path(NAME), reason);
        let mut inner = parse(&json).map_err(&bad)?;
        // padding and truncation are ours: packing and windows
        inner.with_padding(None);
        inner.with_truncation(None).map_err(|e| bad(e.to_string()))?;
        let mut model = inner.get_model().clone();
        model.resize_cache(WORDS);
        inner.with_model(model);
        let largest = inner.get_vocab(true).into_values().max().unwrap_or(0);
        if largest as usize >= config.vocab_size {
            return Err(bad(format!(
                "token id {largest}, but config.json has vocab_size {}",
                config.vocab_size
            )));
        }
        Ok(Tokenizer { inner })
    }

    /// Ids alone: the fast way.
    pub fn ids(&self, text: &str) -> Result<Vec<u32>> {
        let encoding = self.inner.encode_fast(text, false).map_err(|e| Error::Tokenizer(e.to_string()))?;
        Ok(encoding.get_ids().to_vec())
    }

    /// Ids with the bytes of `text` that each came from.
    pub fn tokens(&self, text: &str) -> Result<Tokens> {
        let encoding = self.inner.encode(text, false).map_err(|e| Error::Tokenizer(e.to_string()))?;
        Ok(Tokens {
            ids: encoding.get_ids().to_vec(),
            offsets: encoding.get_offsets().iter().map(|&(start, end)| start..end).collect(),
        })
    }
}
