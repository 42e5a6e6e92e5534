//! Trains the tokenizer: byte-level BPE with RoBERTa's special tokens, letters folded to lower case,
//! because neither cmd.exe nor PowerShell nor the registry minds case and attackers play with it.

use crate::error::{Error, io};
use crate::vars::write_whole;
use std::path::Path;
use tokenizers::decoders::byte_level::ByteLevel as Decoder;
use tokenizers::models::bpe::{BPE, BpeTrainerBuilder};
use tokenizers::normalizers::Lowercase;
use tokenizers::pre_tokenizers::byte_level::ByteLevel;
use tokenizers::processors::roberta::RobertaProcessing;
use tokenizers::{AddedToken, TokenizerBuilder};

const SPECIAL: [&str; 5] = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"];

/// `tokenizer_config.json`, without which transformers would take `tokenizer.json` for roberta-base's own kind and
/// leave the folding of letters out.
fn config() -> serde_json::Value {
    let [bos, pad, eos, unk, mask] = SPECIAL;
    serde_json::json!({
        "tokenizer_class": "PreTrainedTokenizerFast",
        "bos_token": bos, "cls_token": bos, "eos_token": eos, "sep_token": eos,
        "pad_token": pad, "unk_token": unk, "mask_token": mask,
    })
}

/// Trains on `texts` and writes `tokenizer.json` and `tokenizer_config.json` into `folder`.
pub fn train(texts: &[String], vocab_size: usize, folder: &Path) -> Result<(), Error> {
    let failed = |e: tokenizers::Error| Error::Tokenizer(e.to_string());
    let mut trainer = BpeTrainerBuilder::new()
        .vocab_size(vocab_size)
        .min_frequency(2)
        .show_progress(false)
        .initial_alphabet(ByteLevel::alphabet().into_iter().collect())
        .special_tokens(SPECIAL.map(|t| AddedToken::from(t, true)).to_vec())
        // a token longer than this is some one's GUID or base64, not a word
        .max_token_length(Some(24))
        .build();
    let mut tokenizer = TokenizerBuilder::new()
        .with_model(BPE::default())
        .with_normalizer(Some(Lowercase))
        .with_pre_tokenizer(Some(ByteLevel::default().add_prefix_space(false)))
        .with_post_processor(Some(
            RobertaProcessing::new(("</s>".into(), 2), ("<s>".into(), 0)).add_prefix_space(false),
        ))
        .with_decoder(Some(Decoder::default()))
        .build()
        .map_err(failed)?;
    tokenizer.train(&mut trainer, texts.iter().map(String::as_str)).map_err(failed)?;
    std::fs::create_dir_all(folder).map_err(io(folder))?;
    write_whole(&folder.join("tokenizer_config.json"), format!("{:#}\n", config()).as_bytes())?;
    tokenizer.save(folder.join("tokenizer.json"), false).map_err(failed)
}
