//! Where PowerShell's text may be disguised: strings, variables, types, members, numbers
//! and keywords must stay as they are, or the script would not run.

use std::sync::LazyLock;

use regex::Regex;

/// What may be done at a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Part of a plain word.
    Free,
    /// Part of a string.
    Quoted,
    /// Everything else that has a meaning of its own.
    Fixed,
}

/// The place of each character.
pub(super) fn places(text: &str) -> Vec<Place> {
    static SPECIAL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)`.|\$\{?[\w:]+\}?|\[[\w.,\[\] ]+\]|(?:\.|::)\w+\(|\b0x[0-9a-f]+|\b\d+\b",
            r"|\b(?:if|else|elseif|foreach|for|while|do|in|function|param|return|try|catch|finally|switch|begin",
            r"|process|end|filter|throw|using|class)\b",
        ))
        .unwrap()
    });
    let mut bytes = vec![Place::Free; text.len()];
    for found in SPECIAL.find_iter(text) {
        bytes[found.range()].fill(Place::Fixed);
    }
    let mut open: Option<char> = None;
    for (at, letter) in text.char_indices() {
        let quote = letter == '"' || letter == '\'' && !within_a_word(text, at);
        match open {
            Some(mark) if mark == letter => open = None,
            None if quote => open = Some(letter),
            _ if open.is_none() => continue,
            _ => bytes[at..at + letter.len_utf8()].fill(Place::Quoted),
        }
    }
    text.char_indices().map(|(at, _)| bytes[at]).collect()
}

/// An apostrophe between letters, as in a sentence, opens no string.
fn within_a_word(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    before && text[at + 1..].chars().next().is_some_and(char::is_alphanumeric)
}

/// For each word (as `split_inclusive` cuts them): whether it is an argument, which may be any
/// expression; a command's name, a keyword's word or a piece of a longer string may not.
pub(super) fn arguments(text: &str) -> Vec<bool> {
    let places = places(text);
    let mut at = 0;
    let mut before = String::new();
    let mut out = Vec::new();
    for piece in text.split_inclusive(char::is_whitespace) {
        let length = piece.chars().count();
        let first = places.get(at).copied();
        let starts =
            before.is_empty() || before.ends_with([';', '|', '{', '(', '&', '=', ',', '}', '\n', '.', '+']);
        let keyword = ["in", "function", "return", "-f", "-join", "class", "using"].contains(&before.trim());
        out.push(!starts && !keyword && (first == Some(Place::Free) || piece.starts_with('\'')));
        at += length;
        if !piece.trim().is_empty() || piece.contains('\n') {
            before = if piece.ends_with('\n') { piece.to_owned() } else { piece.trim_end().to_owned() };
        }
    }
    out
}
