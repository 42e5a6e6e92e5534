//! The bundle that is compiled in.

use crate::files::Files;

/// Bytes that start at a cache line, so that the kernels use them where they lie.
#[repr(C, align(64))]
struct Aligned<T: ?Sized>(T);

static PACKED: &Aligned<[u8]> = &Aligned(*include_bytes!("../../../model/packed.bin"));

/// `model/` of the repository.
pub const FILES: Files = Files::Embedded(&[
    ("bundle.json", include_bytes!("../../../model/bundle.json")),
    ("config.json", include_bytes!("../../../model/config.json")),
    ("tokenizer.json", include_bytes!("../../../model/tokenizer.json")),
    ("model.safetensors", include_bytes!("../../../model/model.safetensors")),
    ("packed.bin", &PACKED.0),
]);
