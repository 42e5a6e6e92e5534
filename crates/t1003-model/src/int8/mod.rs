//! The trait's implementation for the CPU: int8 weights (symmetric, a scale for each output), activations
//! quantised token by token as they come, f32 between the products. Sequences are packed without padding.
//!
//! A sequence's result depends on nothing but its tokens: integer sums are exact, f32 sums are taken in one
//! order (see `t1003_kernels`), and no scale is shared between tokens. So the same text gives the same bits
//! whatever it is batched with, on however many threads and whatever kind of CPU.

mod blob;
mod forward;
mod layout;
mod stages;

pub use stages::Stages;
pub use t1003_kernels::{Kernels, peak};

use crate::backend::Backend;
use crate::bundle::{Bundle, CHANGED, sha256};
use crate::config::Config;
use crate::encoder::Weights;
use crate::error::{Error, Result};
use crate::files::Files;
use crate::packed::Packed;
use crate::stop::Stop;
use crate::weights::products;
use blob::Blob;
use layout::{HEADER, Layout};
use stages::{Clock, NoClock};

/// The file's name in a bundle.
pub const PACKED: &str = "packed.bin";

/// A classifier that runs on the bytes of a `packed.bin`.
pub struct Int8Backend {
    config: Config,
    labels: usize,
    layout: Layout,
    blob: Blob,
    kernels: &'static Kernels,
}

/// Makes the bytes of `packed.bin` from a checkpoint that `source` names (see [`Int8Backend::open`]).
pub fn pack(config: &Config, labels: usize, weights: &dyn Weights, source: &[u8; 32]) -> Result<Vec<u8>> {
    Layout::pack(config, labels, weights, source)
}

impl Int8Backend {
    /// Opens a bundle's `packed.bin`, which must be the one that `bundle.json` names. The bytes that are
    /// hashed are the mapped ones: a file put in its place between the two cannot slip through.
    pub fn open(bundle: &Bundle) -> Result<Self> {
        let files = &bundle.files;
        let bad = |reason: String| Error::bundle(files.path(PACKED), reason);
        let blob = Blob::open(files, PACKED)?;
        // the shipped file is as trustworthy as the code around it
        if matches!(files, Files::Folder(_)) && bundle.manifest.files.get(PACKED) != Some(&sha256(blob.bytes()))
        {
            return Err(bad(CHANGED.into()));
        }
        Self::check(&bundle.config, bundle.labels.len(), blob, &bundle.source()).map_err(bad)
    }

    /// The same from bytes in memory.
    pub fn from_bytes(bytes: &[u8], config: &Config, labels: usize, source: &[u8; 32]) -> Result<Self> {
        Self::check(config, labels, Blob::copy(bytes), source).map_err(|reason| Error::bundle(PACKED, reason))
    }

    fn check(config: &Config, labels: usize, blob: Blob, source: &[u8; 32]) -> Result<Self, String> {
        const AGAIN: &str = "make it again with `t1003 pack --model DIR`";
        if cfg!(target_endian = "big") {
            return Err("it is for little-endian machines; remove it and its line in bundle.json".into());
        }
        let layout = Layout::new(config, labels);
        let (want, have) = (layout::header(layout.bytes, source), blob.bytes());
        let header = have.get(..HEADER).ok_or_else(|| format!("shorter than its header: {AGAIN}"))?;
        if header[..12] != want[..12] {
            return Err(format!("not a packed.bin of version {}: {AGAIN}", layout::VERSION));
        }
        if header[32..64] != want[32..64] {
            return Err(format!("made from another config.json or model.safetensors: {AGAIN}"));
        }
        if *header != want || have.len() != layout.bytes {
            return Err(format!("{} bytes, config.json asks for {}: {AGAIN}", have.len(), layout.bytes));
        }
        Ok(Int8Backend { config: config.clone(), labels, layout, blob, kernels: Kernels::best() })
    }

    /// The same on another kind of CPU's kernels, for comparing them.
    pub fn with_kernels(mut self, kernels: &'static Kernels) -> Self {
        self.kernels = kernels;
        self
    }

    /// The logits of `batch`, and where the time went.
    pub fn stages(&self, batch: &Packed) -> Result<(Vec<f32>, Stages)> {
        let mut clock = Clock::start();
        let logits = self.forward(batch, &Stop::default(), &mut clock)?;
        Ok((logits, clock.stages))
    }
}

impl Backend for Int8Backend {
    fn logits(&self, batch: &Packed, stop: &Stop) -> Result<Vec<f32>> {
        self.forward(batch, stop, &mut NoClock)
    }

    /// As many as keep the widest buffer within 384 KiB: with a layer's weights it stays in a 2 MiB L2 cache, and a thread
    /// works in about 1 MB. From 64 to 256 tokens the speed is the same; where the weights are too many for the cache,
    /// fewer than 96 would read them too often.
    fn token_budget(&self) -> usize {
        let widest = self.layout.inner.max(3 * self.layout.hidden) * size_of::<f32>();
        ((384 << 10) / widest).clamp(96, 512)
    }

    fn parallel_batches(&self) -> bool {
        true
    }

    /// Some milliseconds' worth.
    fn quick_tokens(&self) -> usize {
        (2_500_000_000 / products(&self.config, self.labels)) as usize
    }

    fn device(&self) -> String {
        "cpu".into()
    }

    fn dtype(&self) -> String {
        "int8".into()
    }

    fn private_bytes(&self) -> usize {
        self.blob.private_bytes()
    }

    fn shared_bytes(&self) -> usize {
        self.blob.bytes().len() - self.blob.private_bytes()
    }
}
