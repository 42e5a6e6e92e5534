//! From text to verdict: opens RoBERTa classifiers and scores command lines with them.
//!
//! ```text
//! text ─ pieces ─ normalise ─ tokenise ─ windows ─ batch ─ encoder ─ head ─ calibrate ─ verdict
//! ```
//!
//! No PostgreSQL and no training in here; [`Model`] is the way in.

pub mod backend;
pub mod batch;
#[cfg(feature = "cuda")]
pub mod bf16;
pub mod bundle;
pub mod cache;
pub mod calibrate;
pub mod candle;
pub mod config;
pub mod cuda;
pub mod device;
pub mod encoder;
pub mod error;
pub mod explain;
pub mod files;
pub mod gpu;
pub mod int8;
pub mod model;
pub mod normalise;
pub mod ops;
pub mod packed;
pub mod pieces;
pub mod pool;
pub mod shipped;
pub mod stop;
pub mod tokenize;
pub mod weights;
pub mod windows;

pub use device::{Device, Place};
pub use error::{Error, Result};
pub use files::Files;
pub use model::{Model, Verdict};
pub use stop::Stop;
