//! What only a Unix shell reads: its words, blanks out of the variable that holds its separators, and `$'…'` round a word.

use super::text::{Cell, Text, Weight, char_at, is_gap, is_word, reads, run};
use super::words;

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

/// `n'et'e""xec "-"-sam`: words in quotes that keep nothing together. Where one word tells something only without them,
/// the others lose theirs too.
pub(super) fn unquoted(text: &mut Text) -> bool {
    if !text.has('\'') && !text.has('"') {
        return false;
    }
    let (mut found, mut meant) = (Vec::new(), false);
    let mut at = 0;
    while at < text.len() {
        if is_gap(text.at(at)) || is_mark(text.at(at)) {
            at += 1;
            continue;
        }
        let end = run(&text.cells, at, |ch| !is_gap(ch) && ch != '`');
        let piece = &text.cells[at..end];
        let quotes = (at..end).filter(|&at| is_quote(text.at(at))).count();
        // `{"a":"b","c":1}` is no word of a command.
        let around = |at: usize| [text.before(at), text.at(at + 1)];
        let data = || {
            (at..end).any(|at| is_quote(text.at(at)) && around(at).iter().any(|&ch| ",:{}[]=\\".contains(ch)))
        };
        if quotes >= 2
            && !data()
            && piece.len() <= LONGEST
            && let Some(word) = word(piece, 0).filter(|word| word.end > 2)
        {
            let raw = || piece[..word.end].iter().map(|cell| cell.ch);
            let plain = || word.value.chars().filter(|&ch| ch != '\\');
            let option = word.value.starts_with("--")
                && word.value.chars().all(|ch| is_word(ch) || ch == '-')
                && !raw().collect::<String>().contains(&word.value);
            meant |= words::newly_telling(raw(), plain()) || words::newly_named(raw(), plain()) || option;
            // `"C:\Program"` is only kept together.
            let inside = piece[1..word.end - 1].iter().any(|cell| is_quote(cell.ch));
            if inside {
                found.push((at, at + word.end, word.value));
            }
            at += word.end;
        } else {
            at = end;
        }
    }
    let mut edits = text.edits();
    for (start, end, value) in found.into_iter().filter(|_| meant) {
        edits.put(text, start..end, &value, Weight::Real);
    }
    text.apply(edits)
}

fn is_quote(ch: char) -> bool {
    matches!(ch, '\'' | '"')
}

/// A longer piece without blanks is no word.
const LONGEST: usize = 256;

/// A word as a Unix shell reads it.
pub(super) struct Word {
    /// Without the quotes that only keep it together.
    pub value: String,
    pub end: usize,
    /// Whether it is not sure what the word is: the shell puts something in the place of a part of it, or a backslash
    /// may be a Windows path's.
    pub refers: bool,
}

/// What ends a word outside quotes.
fn is_mark(ch: char) -> bool {
    matches!(ch, ';' | '&' | '|' | '<' | '>' | '(' | ')' | '`')
}

/// The word at `at`, up to a blank or a mark outside quotes; none where a quote is not closed.
pub(super) fn word(cells: &[Cell], at: usize) -> Option<Word> {
    let mut word = Word { value: String::new(), end: at, refers: false };
    while let Some(&Cell { ch, .. }) = cells.get(word.end) {
        match ch {
            '\'' => {
                let close = run(cells, word.end + 1, |ch| ch != '\'');
                word.value.extend(cells.get(word.end + 1..close)?.iter().map(|cell| cell.ch));
                word.end = close;
                cells.get(close)?;
            }
            '"' => loop {
                word.end += 1;
                match cells.get(word.end)?.ch {
                    '"' => break,
                    '\\' if matches!(char_at(cells, word.end + 1), '"' | '\\' | '$' | '`') => {
                        word.end += 1;
                        word.value.push(cells[word.end].ch);
                    }
                    ch => {
                        word.refers |= matches!(ch, '$' | '`');
                        word.value.push(ch);
                    }
                }
            },
            '\\' => {
                word.end += 1;
                let ch = cells.get(word.end)?.ch;
                word.refers |= !matches!(ch, '\'' | '"' | '\\' | '$' | '`' | ' ');
                word.value.push(ch);
            }
            ch if is_gap(ch) || is_mark(ch) => break,
            ch => {
                word.refers |= matches!(ch, '$' | '*' | '?');
                word.value.push(ch);
            }
        }
        word.end += 1;
    }
    Some(word)
}

/// The end of `IFS` at `at`, an empty positional parameter behind it included.
fn blank(cells: &[Cell], at: usize) -> Option<usize> {
    let end = ["${ifs}", "$ifs"].iter().find(|name| reads(cells, at, name)).map(|name| at + name.len())?;
    let parameter = char_at(cells, end) == '$' && char_at(cells, end + 1).is_ascii_digit();
    let end = if parameter { end + 2 } else { end };
    let whole = char_at(cells, at + 1) == '{' || parameter || !is_word(char_at(cells, end));
    whole.then_some(end)
}
