//! A record in JSON: its strings, without the escapes that the format asks for.

use super::text::{Text, Weight, run};
use super::words;
use serde::de::IgnoredAny;

/// Records only: what merely looks like JSON keeps its backslashes, for the steps that know what else they may be.
pub(super) fn strings(text: &mut Text) -> bool {
    let start = run(&text.cells, 0, super::text::is_blank);
    if text.at(start) != '{' || !text.has('\\') || !text.has('"') {
        return false;
    }
    let whole = text.cells.iter().map(|cell| cell.ch).collect::<String>();
    if serde_json::from_str::<IgnoredAny>(&whole).is_err() {
        return false;
    }
    let mut edits = text.edits();
    let mut at = start;
    while at < text.len() {
        if text.at(at) != '\\' {
            at += 1;
            continue;
        }
        let plain = match text.at(at + 1) {
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            '"' => "\"",
            '\\' => "\\",
            '/' => "/",
            // By its number, for the step that knows those.
            _ => "",
        };
        if !plain.is_empty() {
            edits.put(text, at..at + 2, plain, Weight::Cosmetic);
        }
        at += 2;
    }
    if !text.apply(edits) {
        return false;
    }
    // With its backslashes doubled a path is read as another.
    text.significant |= words::leads_to_hive(&text.cells.iter().map(|cell| cell.ch).collect::<String>());
    true
}
