//! Characters written by their number: `\x53`, `\u0053`, `%5C`.

use super::text::{Cell, Edits, Text, Weight, char_at, is_gap, reads};
use super::words;

pub(super) fn escapes(text: &mut Text) -> bool {
    let numbered = text.has('\\') && (text.has('x') || text.has('u') || text.has('X')) && numbered(text);
    let percent = text.has('%') && percent(text);
    numbered || percent
}

/// The ASCII character that `\x41` or `\u0041` at `at` stands for, and its end.
fn number(cells: &[Cell], at: usize) -> Option<(char, usize)> {
    let digits = if reads(cells, at, "\\x") {
        2
    } else if reads(cells, at, "\\u") {
        4
    } else {
        return None;
    };
    hex(cells, at + 2, digits).map(|ch| (ch, at + 2 + digits))
}

fn hex(cells: &[Cell], at: usize, digits: usize) -> Option<char> {
    let value = (at..at + digits)
        .try_fold(0, |value, at| char_at(cells, at).to_digit(16).map(|digit| value * 16 + digit))?;
    char::from_u32(value).filter(|ch| (' '..='~').contains(ch))
}

fn numbered(text: &mut Text) -> bool {
    let mut edits = text.edits();
    let mut at = 0;
    while at < text.len() {
        if text.at(at) != '\\' {
            at += 1;
            continue;
        }
        let mut found = Vec::new();
        let mut end = at;
        while let Some((ch, next)) = number(&text.cells, end) {
            found.push((end, next, ch));
            end = next;
        }
        // A folder may be called `x64`: one `\x` alone is a path unless a word comes of it.
        let path = found.len() == 1 && reads(&text.cells, at, "\\x") && !tells(text, at, end, found[0].2);
        if !path {
            let letters = found.iter().any(|&(_, _, ch)| ch.is_ascii_alphanumeric() || ch == '\\');
            let weight = if letters { Weight::Real } else { Weight::Cosmetic };
            for (start, end, ch) in found {
                edits.put(text, start..end, ch.encode_utf8(&mut [0; 4]), weight);
            }
        }
        at = end.max(at + 1);
    }
    text.apply(edits)
}

/// Whether `ch` in the place of `start..end` completes a telling word.
fn tells(text: &Text, start: usize, end: usize, ch: char) -> bool {
    let before = text.cells[start.saturating_sub(24)..start].iter().map(|cell| cell.ch);
    let after = text.cells[end..text.len().min(end + 24)].iter().map(|cell| cell.ch);
    words::newly_telling(before.clone().chain([' ']).chain(after.clone()), before.chain([ch]).chain(after))
}

/// Per cent escapes, between two blanks, where a path or a telling word comes of them.
fn percent(text: &mut Text) -> bool {
    let mut edits = text.edits();
    let mut at = 0;
    while at < text.len() {
        if is_gap(text.at(at)) {
            at += 1;
            continue;
        }
        let end = super::text::run(&text.cells, at, |ch| !is_gap(ch));
        let mut decoded = String::new();
        let mut found = Vec::new();
        let mut place = at;
        while place < end {
            match (text.at(place) == '%').then(|| hex(&text.cells[..end], place + 1, 2)).flatten() {
                Some(ch) => {
                    found.push((place, place + 3, ch));
                    decoded.push(ch);
                    place += 3;
                }
                None => {
                    decoded.push(text.at(place));
                    place += 1;
                }
            }
        }
        if !found.is_empty() && meant(text, at, end, &decoded) {
            percent_edits(text, at, end, &found, &mut edits);
        }
        at = end;
    }
    text.apply(edits)
}

fn meant(text: &Text, start: usize, end: usize, decoded: &str) -> bool {
    let raw = text.cells[start..end].iter().map(|cell| cell.ch);
    words::newly_telling(raw, decoded.chars()) || (decoded.contains('\\') && words::path_to_hive(decoded))
}

/// In a query or form, where `%20` may be written `+`, plus signs are blanks as well.
fn percent_edits(text: &Text, start: usize, end: usize, found: &[(usize, usize, char)], edits: &mut Edits) {
    let form = text.cells[start..end].iter().any(|cell| cell.ch == '=');
    let mut next = found.iter().peekable();
    let mut at = start;
    while at < end {
        match next.peek() {
            Some(&&(place, stop, ch)) if place == at => {
                edits.put(text, at..stop, ch.encode_utf8(&mut [0; 4]), Weight::Real);
                next.next();
                at = stop;
            }
            _ => {
                if form && text.at(at) == '+' {
                    edits.put(text, at..at + 1, " ", Weight::Cosmetic);
                }
                at += 1;
            }
        }
    }
}
