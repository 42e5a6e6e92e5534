//! What only a Unix shell reads: blanks out of the variable that holds its separators, and `$'…'` round a word.

use super::text::{Cell, Text, Weight, char_at, is_gap, is_word, reads, run};

/// `${IFS}` and `$IFS$9` between two words are a blank.
pub(super) fn separator(text: &mut Text) -> bool {
    if !text.has('$') {
        return false;
    }
    let mut edits = text.edits();
    let mut at = 0;
    while at < text.len() {
        let Some(end) = blank(&text.cells, at) else {
            at += 1;
            continue;
        };
        let joins = |ch| !is_gap(ch) && !matches!(ch, '"' | '=');
        if joins(text.before(at)) && joins(text.at(end)) {
            edits.put(text, at..end, " ", Weight::Real);
        }
        at = end;
    }
    text.apply(edits)
}

/// `$'netexec'` is `netexec`; what is escaped in it has become characters by now.
pub(super) fn quoted(text: &mut Text) -> bool {
    if !text.has('$') || !text.has('\'') {
        return false;
    }
    let mut edits = text.edits();
    let mut at = 0;
    while at + 1 < text.len() {
        let end = match (text.at(at), text.at(at + 1)) {
            ('$', '\'') => {
                run(&text.cells, at + 2, |ch| is_word(ch) || matches!(ch, '.' | '-' | '/' | '\\' | ':'))
            }
            _ => at,
        };
        if end > at + 2 && text.at(end) == '\'' {
            edits.cut(at..at + 2, Weight::IfTelling);
            edits.cut(end..end + 1, Weight::IfTelling);
        }
        at = end + 1;
    }
    text.apply(edits)
}

/// The end of `IFS` at `at`, an empty positional parameter behind it included.
fn blank(cells: &[Cell], at: usize) -> Option<usize> {
    let end = ["${ifs}", "$ifs"].iter().find(|name| reads(cells, at, name)).map(|name| at + name.len())?;
    let parameter = char_at(cells, end) == '$' && char_at(cells, end + 1).is_ascii_digit();
    let end = if parameter { end + 2 } else { end };
    let whole = char_at(cells, at + 1) == '{' || parameter || !is_word(char_at(cells, end));
    whole.then_some(end)
}
