//! The bundle that is compiled in.

use crate::files::Files;

/// `model/` of the repository.
pub const FILES: Files = Files::Embedded(&[
    ("bundle.json", include_bytes!("../../../model/bundle.json")),
    ("config.json", include_bytes!("../../../model/config.json")),
    ("tokenizer.json", include_bytes!("../../../model/tokenizer.json")),
    ("model.safetensors", include_bytes!("../../../model/model.safetensors")),
]);
