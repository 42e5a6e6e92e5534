//! What can go wrong between a folder and a verdict. The extension maps these to SQLSTATEs,
//! the command to exit messages; both show the `Display` text as it stands.

use std::path::PathBuf;

/// Every failure of this crate.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file of the bundle cannot be read, is missing, or is no regular file.
    #[error("cannot read \"{}\": {reason}", path.display())]
    File { path: PathBuf, reason: String },
    /// A file of the bundle cannot be written.
    #[error("cannot write \"{}\": {reason}", path.display())]
    Write { path: PathBuf, reason: String },
    /// A file of the bundle was read and makes no sense.
    #[error("\"{}\" is not usable: {reason}", path.display())]
    Bundle { path: PathBuf, reason: String },
    /// The text could not be tokenised.
    #[error("tokenizer failed: {0}")]
    Tokenizer(String),
    /// The arithmetic failed (out of device memory, a shape bug).
    #[error("inference failed: {0}")]
    Compute(#[from] candle_core::Error),
    /// A device's memory was too little for what its libraries do by themselves.
    #[error("inference failed: the GPU has {free} bytes of memory left: {error}")]
    Full { free: usize, error: candle_core::Error },
    /// The device that was asked for is not there.
    #[error("device \"{device}\" is not usable: {reason}")]
    Device { device: String, reason: String },
    /// The thread pool could not be started.
    #[error("cannot start {threads} worker threads: {reason}")]
    Threads { threads: usize, reason: String },
    /// The caller asked to stop.
    #[error("stopped before the end")]
    Stopped,
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    pub(crate) fn bundle(path: impl Into<PathBuf>, reason: impl std::fmt::Display) -> Self {
        Error::Bundle { path: path.into(), reason: reason.to_string() }
    }

    /// Whether a device's memory was too little: CUDA's words for it, and cuBLAS's.
    pub fn is_out_of_memory(&self) -> bool {
        let error = match self {
            Error::Full { .. } => return true,
            Error::Compute(error) => error,
            _ => return false,
        };
        let said = error.to_string();
        ["CUDA_ERROR_OUT_OF_MEMORY", "CUBLAS_STATUS_ALLOC_FAILED"].iter().any(|words| said.contains(words))
    }
}
