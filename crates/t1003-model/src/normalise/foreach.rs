//! PowerShell's loops over lists, written out once for each value.

use super::evaluate::Value;
use super::expression::{Names, Reader, variable};
use super::powershell::{begins, fuel, is_operand, literal};
use super::text::{Cell, Text, Weight, char_at, is_word, lower, reads, skip_blanks};
use std::ops::Range;

/// The longest body that is written out; how many values, and how long.
const BODY: usize = 4096;
const VALUES: usize = 64;
const VALUE: usize = 256;

/// `'SAM','SYSTEM' | % { … $_ … }` and `foreach ($x in …) { … $x … }`.
pub(super) fn powershell(text: &mut Text) -> bool {
    if !text.has('$') || !text.has('{') {
        return false;
    }
    let (names, mut fuel) = (Names::new(), fuel(text));
    let mut edits = text.edits();
    let mut at = 0;
    while at < text.len() {
        let found = match text.at(at) {
            'f' | 'F' => foreach(text, at, &names, &mut fuel),
            '\'' | '"' | '(' | '@' if begins(text, at) => pipeline(text, at, &names, &mut fuel),
            _ => None,
        };
        let Some((name, values, (start, stop))) = found else {
            at += 1;
            continue;
        };
        let mut out = Vec::new();
        for value in values {
            if !out.is_empty() {
                let place = out.last().map_or(0, |cell: &Cell| cell.end);
                out.extend("; ".chars().map(|ch| Cell { ch, start: place, end: place }));
            }
            substitute(text, start..stop, &name, &value, &mut out);
            if !edits.has_room(out.len().saturating_sub(stop - at)) {
                break;
            }
        }
        edits.cells(at..stop + 1, out, Weight::IfTelling);
        at = stop + 1;
    }
    text.apply(edits)
}

type Loop = (String, Vec<String>, (usize, usize));

fn foreach(text: &Text, at: usize, names: &Names, fuel: &mut usize) -> Option<Loop> {
    let cells = &text.cells;
    if !reads(cells, at, "foreach") || is_word(text.before(at)) {
        return None;
    }
    let open = skip_blanks(cells, at + 7);
    let (name, end) = variable(cells, skip_blanks(cells, open + 1)).filter(|_| text.at(open) == '(')?;
    let word = skip_blanks(cells, end);
    if !reads(cells, word, "in") {
        return None;
    }
    let mut reader = Reader::new(cells, skip_blanks(cells, word + 2), names, fuel);
    let value = reader.expression()?;
    let close = skip_blanks(cells, reader.at);
    let brace = skip_blanks(cells, close + 1);
    (text.at(close) == ')').then_some(())?;
    Some((name, strings(value), body(text, brace)?))
}

fn pipeline(text: &Text, at: usize, names: &Names, fuel: &mut usize) -> Option<Loop> {
    let cells = &text.cells;
    let mut reader = Reader::new(cells, at, names, fuel);
    let value = reader.expression()?;
    let next = skip_blanks(cells, reader.at);
    let verb = if text.at(next) == '|' {
        skip_blanks(cells, next + 1)
    } else if reads(cells, next, ".foreach(") {
        next + 1
    } else {
        return None;
    };
    let end = ["foreach-object", "foreach(", "foreach", "%"]
        .iter()
        .find(|name| reads(cells, verb, name))
        .map(|name| verb + name.len())?;
    let (list, body) = (strings(value), body(text, skip_blanks(cells, end))?);
    (!reckons(text, &list, body)).then(|| ("_".to_owned(), list, body))
}

/// Whether a loop reckons with single characters: written out, it would tear apart the string that
/// [`super::mirror`] may be able to read.
fn reckons(text: &Text, list: &[String], body: (usize, usize)) -> bool {
    let body = lower(&text.cells[body.0..body.1]);
    let casts = ["[char]", "[int]", "[byte]"].iter().any(|cast| body.contains(cast));
    casts && list.len() > 4 && list.iter().all(|value| value.chars().count() == 1)
}

fn strings(value: Value) -> Vec<String> {
    let values = value.into_list().into_iter().take(VALUES).map(|value| value.to_text());
    values.filter(|value| value.len() <= VALUE).collect()
}

/// The inside of the braces that open at `at`.
fn body(text: &Text, at: usize) -> Option<(usize, usize)> {
    if text.at(at) != '{' {
        return None;
    }
    let mut depth = 0;
    for place in at..text.len().min(at + BODY) {
        match text.at(place) {
            '{' => depth += 1,
            '}' if depth == 1 => return Some((at + 1, place)),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn substitute(text: &Text, body: Range<usize>, name: &str, value: &str, out: &mut Vec<Cell>) {
    let cells = &text.cells[..body.end];
    let mut at = skip_blanks(cells, body.start);
    while at < body.end {
        // `$($_)` as well as `$_`.
        let wrapped = char_at(cells, at) == '$' && char_at(cells, at + 1) == '(';
        let found = variable(cells, if wrapped { at + 2 } else { at });
        match found {
            Some((used, end))
                if (used == name || name == "_" && used == "psitem")
                    && (!wrapped || char_at(cells, end) == ')') =>
            {
                let end = end + usize::from(wrapped);
                let (start, stop) = text.origin(at..end);
                let shown = if is_operand(text, at, end) { literal(value) } else { value.to_owned() };
                out.extend(shown.chars().map(|ch| Cell { ch, start, end: stop }));
                at = end;
            }
            _ => {
                out.push(cells[at]);
                at += 1;
            }
        }
    }
}
