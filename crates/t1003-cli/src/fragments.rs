//! What drove a score, as `serve` and `predict` show it.

use serde::Serialize;
use t1003_model::explain::Fragment;

/// A fragment of a text.
#[derive(Serialize)]
pub struct Shown<'a> {
    /// Unicode characters of the text before it.
    pub start: usize,
    /// In characters.
    pub length: usize,
    pub fragment: &'a str,
    /// The same as the model read it.
    pub reads: &'a str,
    pub share: f32,
}

/// `fragments` of `text`, in their order.
pub fn show<'a>(text: &'a str, fragments: &'a [Fragment]) -> Vec<Shown<'a>> {
    let characters = |part: &str| part.chars().count();
    let shown = |Fragment { range, reads, share }: &'a Fragment| Shown {
        start: characters(&text[..range.start]),
        length: characters(&text[range.clone()]),
        fragment: &text[range.clone()],
        reads,
        share: *share,
    };
    fragments.iter().map(shown).collect()
}
