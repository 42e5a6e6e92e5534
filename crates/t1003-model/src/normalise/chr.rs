//! Characters that a script names by their number: VBScript's `Chr(114) & "eg"`, SQL's `char(114)+'eg'`, JavaScript's
//! `String.fromCharCode(114,101,103)`.

use super::text::{Cell, Text, Weight, char_at, is_word, reads, run, skip_blanks};

/// More pieces than this are not joined at once; the rest is another string.
const PIECES: usize = 4096;

pub(super) fn chr(text: &mut Text) -> bool {
    if !text.has('(') {
        return false;
    }
    let mut edits = text.edits();
    let mut at = 0;
    while at < text.len() {
        let starts =
            !is_word(text.before(at)) && matches!(text.at(at), 'c' | 'C' | 'n' | 'N' | 's' | 'S' | '"' | '\'');
        let (string, end) = if starts { sum(&text.cells, at) } else { (None, at) };
        if let Some(string) = string {
            edits.put(text, at..end, &format!("\"{}\"", string.replace('"', "\"\"")), Weight::Real);
        }
        // What was read once and holds no number is not read again.
        at = end.max(at + 1);
    }
    text.apply(edits)
}

/// Where the pieces end that are put together from `at` on, and their string if one at least is named by number.
fn sum(cells: &[Cell], at: usize) -> (Option<String>, usize) {
    let (mut string, mut numbered) = (String::new(), false);
    // `char(9)` alone is a column's type in SQL.
    let a_type = ["char(", "nchar("].iter().any(|name| reads(cells, at, name));
    let (mut at, mut end, mut pieces) = (at, at, 0);
    for _ in 0..PIECES {
        let (piece, next) = match by_number(cells, at) {
            Some(found) => {
                numbered = true;
                found
            }
            None => match literal(cells, at) {
                Some(found) => found,
                None => break,
            },
        };
        string += &piece;
        pieces += 1;
        end = next;
        let sign = skip_blanks(cells, next);
        let dot =
            char_at(cells, sign) == '.' && (reads(cells, sign + 1, "chr(") || reads(cells, sign + 1, " chr("));
        if !matches!(char_at(cells, sign), '&' | '+') && !dot {
            break;
        }
        at = skip_blanks(cells, sign + 1);
    }
    ((numbered && (pieces > 1 || !a_type)).then_some(string), end)
}

/// `Chr(114)`, `ChrW(&H72)`, `String.fromCharCode(114, 101)`.
fn by_number(cells: &[Cell], at: usize) -> Option<(String, usize)> {
    let name = ["chr(", "chrw(", "char(", "nchar(", "string.fromcharcode("]
        .into_iter()
        .find(|name| reads(cells, at, name))?;
    let mut at = at + name.len();
    let mut string = String::new();
    loop {
        at = skip_blanks(cells, at);
        let (base, digits) =
            if reads(cells, at, "&h") || reads(cells, at, "0x") { (16, at + 2) } else { (10, at) };
        let end = run(cells, digits, |ch| ch.is_digit(base));
        let number = cells[digits.min(end)..end].iter().map(|cell| cell.ch).collect::<String>();
        let (code, end) = computed(cells, i64::from_str_radix(&number, base).ok()?, end)?;
        string.push(u32::try_from(code).ok().and_then(char::from_u32).filter(|ch| !ch.is_control())?);
        at = skip_blanks(cells, end);
        match char_at(cells, at) {
            ',' if name.starts_with('s') => at += 1,
            ')' => return Some((string, at + 1)),
            _ => return None,
        }
    }
}

/// The rest of a sum such as `39+60` or `327/3`, and where it ends.
fn computed(cells: &[Cell], first: i64, end: usize) -> Option<(i64, usize)> {
    let (mut value, mut end) = (first, end);
    for _ in 0..8 {
        let sign = skip_blanks(cells, end);
        let digits = skip_blanks(cells, sign + 1);
        let stop = run(cells, digits, |ch| ch.is_ascii_digit());
        let number = || cells[digits..stop].iter().map(|cell| cell.ch).collect::<String>().parse().ok();
        value = match char_at(cells, sign) {
            '+' => value.checked_add(number()?)?,
            '-' => value.checked_sub(number()?)?,
            '*' => value.checked_mul(number()?)?,
            '/' => value.checked_div(number()?)?,
            _ => break,
        };
        end = stop;
    }
    Some((value, end))
}

/// `"eg save"`.
fn literal(cells: &[Cell], at: usize) -> Option<(String, usize)> {
    let quote = char_at(cells, at);
    if !matches!(quote, '"' | '\'') {
        return None;
    }
    let end = run(cells, at + 1, |ch| ch != quote && ch != '\n');
    (char_at(cells, end) == quote).then(|| (cells[at + 1..end].iter().map(|cell| cell.ch).collect(), end + 1))
}
