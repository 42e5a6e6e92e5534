//! Strings that a script puts together, in VBScript, JScript, Python or Perl: `"re" & "g sa"`, `a + b`,
//! `"MAS"[::-1]`, `Join(Array("SA", "\SA"), "M")`.
//!
//! What is computed is written in place as a literal, where it tells something that the text did not, or where
//! a word was cut in two. Sums of literals alone are PowerShell's as well, and left to its step.

use super::constant::{Constant, Names};
use super::evaluate::Value;
use super::functions::is_function;
use super::text::{Cell, Text, Weight, char_at, is_blank, is_word, lower, reads, run, run_before, skip_blanks};
use super::words;

/// How many names of a script are remembered.
const NAMES: usize = 1024;

/// The longest literal.
const LITERAL: usize = 4096;

pub(super) fn strings(text: &mut Text) -> bool {
    if !['"', '\'', '`'].iter().any(|&mark| text.has(mark)) {
        return false;
    }
    let mut names = Names::new();
    let mut fuel = 32 * text.len() + 4096;
    let mut edits = text.edits();
    let mut at = 0;
    while at < text.len() && fuel > 0 {
        if let Some((name, start, append)) = assignment(text, at) {
            let mut reader = Constant::new(&text.cells, start, &names, &mut fuel);
            let value = reader.sum();
            let (end, worked) = (reader.at, reader.worked);
            let whole = !reader.goes_on();
            if let Some(Value::Text(value)) = value.as_ref().filter(|_| worked) {
                put(text, (start, end), value, true, &mut edits);
            }
            let value = value.filter(|_| whole).and_then(|value| match (append, names.get(&name)) {
                (true, Some(old)) => super::evaluate::add(old.clone(), value),
                (true, None) => None,
                (false, _) => Some(value),
            });
            match value {
                Some(value) if names.len() < NAMES || names.contains_key(&name) => {
                    names.insert(name, value);
                }
                _ => {
                    names.remove(&name);
                }
            }
            // A literal alone may hold a script of its own.
            at = if worked { end.max(start) } else { start };
            continue;
        }
        if !begins(text, at, &names) {
            // Nothing begins within a word.
            at = run(&text.cells, at, is_word).max(at + 1);
            continue;
        }
        let mut reader = Constant::new(&text.cells, at, &names, &mut fuel);
        let value = reader.sum();
        let (end, worked, odd) = (reader.at, reader.worked, reader.odd);
        match value {
            Some(Value::Text(value)) if worked && put(text, (at, end), &value, odd, &mut edits) => at = end,
            // A name's letters begin nothing else.
            _ if is_word(text.at(at)) => at = run(&text.cells, at, is_word),
            _ => at += 1,
        }
    }
    text.apply(edits)
}

/// Writes the value in the place of its expression where that is worth it.
fn put(text: &Text, (at, end): (usize, usize), value: &str, odd: bool, edits: &mut super::text::Edits) -> bool {
    let raw = || text.cells[at..end].iter().map(|cell| cell.ch);
    let tells = words::newly_telling(raw(), value.chars())
        || words::leads_to_hive(value) && !words::leads_to_hive(&raw().collect::<String>());
    if !odd || !(tells || is_run(text, at) || splits_word(text, at, end)) {
        return false;
    }
    let weight = if tells { Weight::Real } else { Weight::IfTelling };
    edits.put(text, at..end, &shown(text, at, value), weight);
    true
}

/// Whether the string at `at` is run as a script.
fn is_run(text: &Text, at: usize) -> bool {
    const RUNNERS: [&str; 4] = ["eval", "execute", "executeglobal", "exec"];
    let blanks = run_before(&text.cells, at, 8, |ch| matches!(ch, ' ' | '('));
    let end = at - blanks;
    let runs = |name: &str| end >= name.len() && reads(&text.cells, end - name.len(), name);
    blanks > 0 && RUNNERS.into_iter().any(runs)
}

/// The value as a literal; bare behind what runs a string as a script.
fn shown(text: &Text, at: usize, value: &str) -> String {
    if is_run(text, at) {
        return format!(" {value} ");
    }
    let (mark, width) = opening(&text.cells, at).filter(|&(mark, _)| mark != '`').unwrap_or(('"', 1));
    let other = if mark == '"' { '\'' } else { '"' };
    let delimiter = match width {
        2 => text.cells[at..at + 2].iter().map(|cell| cell.ch).collect(),
        _ if value.contains(mark) && value.contains(other) => return format!(" {value} "),
        _ if value.contains(mark) => other.to_string(),
        _ => mark.to_string(),
    };
    format!("{delimiter}{value}{delimiter}")
}

/// Whether a word goes on from one literal to the next.
fn splits_word(text: &Text, start: usize, end: usize) -> bool {
    let quote = |ch| matches!(ch, '"' | '\'');
    (start + 2..end).any(|at| {
        let sign = matches!(text.at(at), '+' | '&' | '.');
        let left = (start..at).rev().find(|&at| !is_blank(text.at(at))).unwrap_or(start);
        let right = skip_blanks(&text.cells, at + 1);
        sign && quote(text.at(left))
            && left > start
            && is_word(text.at(left - 1))
            && quote(text.at(right))
            && is_word(text.at(right + 1))
    })
}

/// Whether an expression may begin here.
fn begins(text: &Text, at: usize, names: &Names) -> bool {
    let (left, ch) = (text.before(at), text.at(at));
    match ch {
        '"' | '\'' | '`' => !is_word(left) && left != ch || text.at(at + 1) == ch,
        '\\' => text.at(at + 1) == '"' && !is_word(left),
        '[' | '(' => !is_word(left) && !matches!(left, ']' | ')' | '"' | '\''),
        _ if is_word(left) || matches!(left, '.' | '-' | '/' | '\\' | '%') => false,
        '$' | '@' if !names.is_empty() && matches!(text.at(at + 1), '"' | '$' | '@') => {
            text.at(at + 1) == '"' || text.at(at + 1) != ch && text.at(at + 2) == '"'
        }
        '$' if !names.is_empty() => is_word(text.at(at + 1)),
        _ if ch.is_ascii_alphabetic() || ch == '_' => {
            let end = run(&text.cells[..text.len().min(at + 48)], at, is_word);
            let next = text.at(end);
            let prefix = end - at <= 2 && matches!(next, '"' | '\'');
            prefix
                || next == '(' && is_function(&lower(&text.cells[at..end]))
                || reads(&text.cells, at, "string.fromcharcode(")
                || !names.is_empty() && operates(text, end) && names.contains_key(&lower(&text.cells[at..end]))
        }
        _ => false,
    }
}

/// Whether an operator, index or method follows.
fn operates(text: &Text, end: usize) -> bool {
    let next = run(&text.cells, end, |ch| ch == ' ');
    matches!(text.at(next), '+' | '&' | '.' | '[' | '%')
}

/// `name =`, `var name =`, `name +=`: the name, in lower case, where the value begins, and whether it is added.
fn assignment(text: &Text, at: usize) -> Option<(String, usize, bool)> {
    let first = text.at(at);
    if !(first.is_ascii_alphabetic() || matches!(first, '_' | '$'))
        || is_word(text.before(at))
        || matches!(text.before(at), '$' | '.' | '-' | '/' | '\\' | '%')
    {
        return None;
    }
    let end = run(&text.cells[..text.len().min(at + 48)], at + 1, is_word);
    let sign = run(&text.cells, end, |ch| ch == ' ').min(end + 8);
    let append = matches!(text.at(sign), '+' | '&' | '.');
    let equals = sign + usize::from(append);
    if text.at(equals) != '=' || matches!(text.at(equals + 1), '=' | '~' | '>') {
        return None;
    }
    let start = run(&text.cells, equals + 1, |ch| ch == ' ').min(equals + 9);
    Some((lower(&text.cells[at..end]), start, append))
}

/// The quote that opens a literal, and its width: `\"` and `""` open one inside another string.
pub(super) fn opening(cells: &[Cell], at: usize) -> Option<(char, usize)> {
    let (mark, next) = (char_at(cells, at), char_at(cells, at + 1));
    match mark {
        '\\' if next == '"' => Some(('"', 2)),
        '"' if next == '"' && char_at(cells, at + 2) != '"' => {
            let after = char_at(cells, skip_blanks(cells, at + 2));
            let empty = matches!(after, '&' | '+' | ')' | ',' | ';' | ':' | '.' | '\0' | ']')
                || matches!(char_at(cells, at + 2), '\n' | '\r');
            Some(('"', if empty { 1 } else { 2 }))
        }
        '"' | '\'' | '`' => Some((mark, 1)),
        _ => None,
    }
}

/// Where the quote that closes a literal stands; where none does, how far it was looked for.
pub(super) fn closing(cells: &[Cell], start: usize, mark: char, width: usize) -> Result<usize, usize> {
    let cells = &cells[..cells.len().min(start + LITERAL)];
    let first = char_at(cells, start.wrapping_sub(width));
    let mut at = start;
    while at < cells.len() {
        let ch = cells[at].ch;
        let next = char_at(cells, at + 1);
        if ch == '\n' && mark != '`' {
            return Err(at);
        }
        if width == 2 {
            if ch == first && next == '"' {
                return Ok(at);
            }
            if ch == '"' {
                return Err(at);
            }
        } else if ch == mark {
            if mark == '"' && next == '"' && at > start {
                // VBScript's quote within a string, unless the string is empty.
                at += 1;
            } else if mark == '"' && next == '"' && char_at(cells, at + 2) == '"' {
                at += 1;
            } else {
                return Ok(at);
            }
        } else if ch == '\\' && next == mark {
            // In VBScript a backslash escapes nothing.
            let after = char_at(cells, skip_blanks(cells, at + 2));
            if matches!(after, '&' | '\0') || matches!(char_at(cells, at + 2), ')' | '\n' | '\r') {
                return Ok(at + 1);
            }
            at += 1;
        } else if ch == '\\' && next == '\\' {
            at += 1;
        }
        at += 1;
    }
    Err(at)
}
