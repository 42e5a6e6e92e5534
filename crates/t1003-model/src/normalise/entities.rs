//! Characters as XML and HTML write them: `&quot;`, `&#92;`, `&#x5c;`. Windows keeps its events as XML.

use super::text::{Cell, Text, Weight, char_at, reads};

const NAMES: [(&str, &str); 7] = [
    ("&quot;", "\""),
    ("&apos;", "'"),
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&bsol;", "\\"),
    ("&nbsp;", " "),
];

pub(super) fn entities(text: &mut Text) -> bool {
    if !text.has('&') || !text.has(';') {
        return false;
    }
    let mut edits = text.edits();
    let mut at = 0;
    while at < text.len() {
        if text.at(at) != '&' {
            at += 1;
        } else if let Some(&(name, plain)) = NAMES.iter().find(|(name, _)| reads(&text.cells, at, name)) {
            edits.put(text, at..at + name.len(), plain, Weight::IfTelling);
            at += name.len();
        } else if let Some((ch, end)) = numbered(&text.cells, at) {
            let weight = if ch.is_ascii_alphanumeric() { Weight::Real } else { Weight::IfTelling };
            edits.put(text, at..end, ch.encode_utf8(&mut [0; 4]), weight);
            at = end;
        } else {
            at += 1;
        }
    }
    text.apply(edits)
}

/// `&#83;` or `&#x53;` of printable ASCII, and its end.
fn numbered(cells: &[Cell], at: usize) -> Option<(char, usize)> {
    let (start, base) = match (reads(cells, at, "&#x"), reads(cells, at, "&#")) {
        (true, _) => (at + 3, 16),
        (false, true) => (at + 2, 10),
        _ => return None,
    };
    let digits = (0..8).take_while(|n| char_at(cells, start + n).is_digit(base)).count();
    let number = (start..start + digits).try_fold(0_u32, |number, at| {
        number.checked_mul(base)?.checked_add(char_at(cells, at).to_digit(base)?)
    })?;
    let ch = char::from_u32(number).filter(|ch| (' '..='~').contains(ch))?;
    (char_at(cells, start + digits) == ';').then_some((ch, start + digits + 1))
}
