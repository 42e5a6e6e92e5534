//! The seam between batching and arithmetic.

use crate::error::Result;
use crate::packed::Packed;
use crate::stop::Stop;

/// Turns packed token ids into logits. Implementations differ in device, precision and speed,
/// never in meaning.
pub trait Backend: Send + Sync {
    /// Logits `[sequences, labels]`, row-major, in the order of `batch`.
    /// Every sequence starts with `<s>`, ends with `</s>` and fits the model's window.
    fn logits(&self, batch: &Packed, stop: &Stop) -> Result<Vec<f32>>;

    /// Most tokens that one call should get: large enough to keep the device busy, small enough
    /// to look at `stop` several times within 100 ms.
    fn token_budget(&self) -> usize;

    /// Whether calls from several threads at once are how this device is kept busy.
    fn parallel_batches(&self) -> bool;

    /// Most tokens that are answered so soon, without a thread of their own, that a caller need not hand them over.
    fn quick_tokens(&self) -> usize {
        0
    }

    /// For `t1003_model()`: for example `cpu`, `cuda:0`.
    fn device(&self) -> String;

    /// For `t1003_model()`: for example `f32`.
    fn dtype(&self) -> String;

    /// Weights held in memory of this process alone, in bytes; on a GPU what a batch needs, too.
    fn private_bytes(&self) -> usize;

    /// Bytes of weights in pages that other processes have, too: the library's own, or a mapped file's.
    fn shared_bytes(&self) -> usize {
        0
    }
}
