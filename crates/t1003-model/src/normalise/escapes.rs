//! Characters written by their number: `\x53`, `\u0053`, `\123`, `%5C`, and forfiles' `0x53`.

use super::text::{Cell, Edits, Text, Weight, char_at, is_gap, lower, reads};
use super::{environment, variables, words};

pub(super) fn escapes(text: &mut Text) -> bool {
    let numbered = text.has('\\') && (doubled(text) | numbered(text));
    let percent = text.has('%') && percent(text);
    let forfiles = text.has('0') && forfiles(text);
    numbered || percent || forfiles
}

/// The ASCII character that `\x41`, `\u0041` or `\101` at `at` stands for, and its end.
fn number(cells: &[Cell], at: usize) -> Option<(char, usize)> {
    if reads(cells, at, "\\x") {
        hex(cells, at + 2, 2).map(|ch| (ch, at + 4))
    } else if reads(cells, at, "\\u") {
        hex(cells, at + 2, 4).map(|ch| (ch, at + 6))
    } else if char_at(cells, at) == '\\' {
        // `echo -e` reads a zero and three digits.
        let four = (char_at(cells, at + 1) == '0').then(|| value(cells, at + 2, 3, 8)).flatten();
        four.map(|ch| (ch, at + 5)).or_else(|| value(cells, at + 1, 3, 8).map(|ch| (ch, at + 4)))
    } else {
        None
    }
}

fn hex(cells: &[Cell], at: usize, digits: usize) -> Option<char> {
    value(cells, at, digits, 16)
}

/// The printable ASCII character of that number.
fn value(cells: &[Cell], at: usize, digits: usize, base: u32) -> Option<char> {
    let value = (at..at + digits)
        .try_fold(0, |value, at| char_at(cells, at).to_digit(base).map(|digit| value * base + digit))?;
    char::from_u32(value).filter(|ch| (' '..='~').contains(ch))
}

/// `"c":"\\x72\\x65g s\\x61ve"`: what a string holds that escapes backslashes. Two folders called `x64` are none.
fn doubled(text: &mut Text) -> bool {
    let found: Vec<usize> = (0..text.len())
        .filter(|&at| {
            let twice = text.at(at) == '\\' && text.before(at) != '\\' && reads(&text.cells, at + 1, "\\x");
            twice
                && number(&text.cells, at + 1)
                    .is_some_and(|(_, end)| text.at(end) != '\\' || text.at(end + 2) == 'x')
        })
        .collect();
    if found.len() < 3 {
        return false;
    }
    let mut edits = text.edits();
    for at in found {
        edits.cut(at..at + 1, Weight::Cosmetic);
    }
    text.apply(edits)
}

fn numbered(text: &mut Text) -> bool {
    let mut edits = text.edits();
    let busy = (0..text.len()).filter(|&at| inside_word(&text.cells, at)).nth(1).is_some();
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
        // Folders may be called `x64` or `101`: these are paths unless a word comes of them.
        let doubtful =
            char_at(&text.cells, at + 1).is_ascii_digit() || found.len() == 1 && reads(&text.cells, at, "\\x");
        let path = doubtful && !(busy && inside_word(&text.cells, at)) && !tells(text, at, end, &found);
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

/// Whether `\x41` stands at `at` with a word on both sides, as in `re\x67ister`; in paths one does, seldom two.
fn inside_word(cells: &[Cell], at: usize) -> bool {
    let word = |at| super::text::is_word(char_at(cells, at));
    at > 0
        && reads(cells, at, "\\x")
        && word(at - 1)
        && number(cells, at).is_some_and(|(_, end)| word(end) || number(cells, end).is_some())
}

/// Whether the characters `found` in the place of `start..end` complete a telling word, with those that are
/// written by their number round about.
fn tells(text: &Text, start: usize, end: usize, found: &[(usize, usize, char)]) -> bool {
    let (first, last) = (start.saturating_sub(NEAR), text.len().min(end + NEAR));
    let raw = text.cells[first..last].iter().map(|cell| cell.ch);
    let mut plain = decoded(&text.cells[first..start]);
    plain.extend(found.iter().map(|&(_, _, ch)| ch));
    plain.extend(decoded(&text.cells[end..last]));
    words::newly_telling(raw, plain.into_iter())
}

/// How far round an escape a word is looked for.
const NEAR: usize = 48;

fn decoded(cells: &[Cell]) -> Vec<char> {
    let (mut out, mut at) = (Vec::with_capacity(cells.len()), 0);
    while at < cells.len() {
        let (ch, next) = number(cells, at).unwrap_or((cells[at].ch, at + 1));
        out.push(ch);
        at = next;
    }
    out
}

/// `forfiles /c "0x72eg …"`.
fn forfiles(text: &mut Text) -> bool {
    if !lower(&text.cells).contains("forfiles") {
        return false;
    }
    let mut edits = text.edits();
    let mut at = 0;
    while at < text.len() {
        match reads(&text.cells, at, "0x").then(|| hex(&text.cells, at + 2, 2)).flatten() {
            Some(ch) => {
                edits.put(text, at..at + 4, ch.encode_utf8(&mut [0; 4]), Weight::Real);
                at += 4;
            }
            None => at += 1,
        }
    }
    text.apply(edits)
}

/// Per cent escapes, between two blanks, where a path or a telling word comes of them, or where several pieces have some.
fn percent(text: &mut Text) -> bool {
    let strewn = text.cells.split(|cell| is_gap(cell.ch)).filter(|piece| has_escapes(piece)).nth(2).is_some();
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
            // The sign that ends `%ProgramFiles:~9,1%32` begins no escape.
            let variable = variables::reference(text, place)
                .filter(|found| found.end <= end && environment::any(&found.name).is_some());
            if let Some(found) = variable {
                decoded.extend(text.cells[place..found.end].iter().map(|cell| cell.ch));
                place = found.end;
                continue;
            }
            match per_cent(&text.cells[..end], place) {
                Some((ch, next)) => {
                    found.push((place, next, ch));
                    decoded.push(ch);
                    place = next;
                }
                None => {
                    decoded.push(text.at(place));
                    place += 1;
                }
            }
        }
        // Of several in one piece it is enough that it tells something.
        let several = || found.len() > 1 && words::some_telling(decoded.chars());
        if !found.is_empty() && (strewn || several() || meant(text, at, end, &decoded)) {
            percent_edits(text, at, end, &found, &mut edits);
        }
        at = end;
    }
    text.apply(edits)
}

/// Whether two characters of a piece are written so; one alone may be a format's or a remainder.
fn has_escapes(piece: &[Cell]) -> bool {
    (0..piece.len()).filter(|&at| per_cent(piece, at).is_some()).nth(1).is_some()
}

/// `%41`, and `%2541`, which was encoded twice.
fn per_cent(cells: &[Cell], at: usize) -> Option<(char, usize)> {
    if char_at(cells, at) != '%' {
        return None;
    }
    let mut digits = at + 1;
    while digits < at + 9 && reads(cells, digits, "25") && hex(cells, digits + 2, 2).is_some() {
        digits += 2;
    }
    hex(cells, digits, 2).map(|ch| (ch, digits + 2))
}

fn meant(text: &Text, start: usize, end: usize, decoded: &str) -> bool {
    let raw = text.cells[start..end].iter().map(|cell| cell.ch);
    // What cmd.exe and PowerShell drop may still be in it: `r%5Eeg%20s%5Eave`.
    let bare = decoded.chars().filter(|ch| !matches!(ch, '^' | '`' | '"' | '\''));
    words::newly_telling(raw.clone(), decoded.chars())
        || words::newly_telling(raw, bare)
        || (decoded.contains('\\') && words::path_to_hive(decoded))
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
