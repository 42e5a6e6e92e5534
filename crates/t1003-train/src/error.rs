//! What can go wrong between a corpus and a bundle.

use std::path::{Path, PathBuf};

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("\"{}\": {source}", path.display())]
    Io { path: PathBuf, source: std::io::Error },
    #[error(transparent)]
    Model(#[from] t1003_model::Error),
    #[error("arithmetic failed: {0}")]
    Compute(#[from] candle_core::Error),
    #[error("checkpoint \"{}\": {reason}", path.display())]
    Checkpoint { path: PathBuf, reason: String },
    #[error("tokenizer: {0}")]
    Tokenizer(String),
    #[error("{0}")]
    Data(String),
}

/// Attaches a path to an I/O error.
pub fn io(path: &Path) -> impl FnOnce(std::io::Error) -> Error + '_ {
    move |source| Error::Io { path: path.to_path_buf(), source }
}
