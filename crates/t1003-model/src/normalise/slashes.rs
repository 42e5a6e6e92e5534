//! Paths: doubled and forward slashes, detours through `.` and `..`, the `\\?\` prefix.
//!
//! A path is a run of characters without blanks and quotes. Its cleaning is worth a second look where it
//! leads to a hive; URLs and the paths of other systems stay.

use super::text::{Cell, Edits, Text, Weight, is_gap, is_word, lower, reads};
use super::words;

/// A path longer than this is not cleaned.
const LONGEST: usize = 4096;

pub(super) fn slashes(text: &mut Text) -> bool {
    if !text.has('\\') && !text.has('/') {
        return false;
    }
    let escaped = text.has('\\') && unescape_words(text);
    let mut edits = text.edits();
    let mut at = 0;
    while at < text.len() {
        if !in_path(text.at(at)) {
            at += 1;
            continue;
        }
        let end = super::text::run(&text.cells, at, in_path);
        if end - at <= LONGEST {
            path(text, at, end, &mut edits);
        }
        at = end;
    }
    text.apply(edits) || escaped
}

fn in_path(ch: char) -> bool {
    !is_gap(ch) && !matches!(ch, '"' | '\'' | '<' | '>' | '|' | '*' | '`')
}

fn is_slash(ch: char) -> bool {
    matches!(ch, '\\' | '/')
}

fn path(text: &Text, start: usize, end: usize, edits: &mut Edits) {
    let cells = &text.cells[start..end];
    if !untidy(cells) {
        return;
    }
    let windows = is_windows(cells);
    let mut clean = if windows { tidy(cells) } else { cells.to_vec() };
    strip_tail(&mut clean);
    if clean.iter().map(|cell| cell.ch).eq(cells.iter().map(|cell| cell.ch)) {
        return;
    }
    let to_hive = words::path_to_hive(&clean.iter().map(|cell| cell.ch).collect::<String>());
    edits.cells(start..end, clean, if to_hive { Weight::Real } else { Weight::Cosmetic });
}

fn untidy(cells: &[Cell]) -> bool {
    let mut last = '\0';
    for cell in cells {
        let ch = cell.ch;
        if ch == '/'
            || (last == '\\' && matches!(ch, '\\' | '.'))
            || (last == '.' && ch == '\\')
            || (last == ':' && ch == ':')
        {
            return true;
        }
        last = ch;
    }
    false
}

/// Whether forward slashes here are meant as backslashes, or there are only backslashes.
fn is_windows(cells: &[Cell]) -> bool {
    let text = lower(cells);
    // `/out:C:\…` is an option of a Windows program.
    let option = || text.split([':', '=']).nth(1).is_some_and(|value| value.len() == 1) && text.contains(":\\");
    if text.contains("://") || text.starts_with('/') && !text.starts_with("//") && !option() {
        return false;
    }
    if !text.contains('/') {
        return true;
    }
    // `C:/…`, also behind `-out:` or `file=`; a switch (`/c`) before a path is no part of it.
    let drive = text
        .as_bytes()
        .windows(3)
        .any(|at| at[0].is_ascii_alphabetic() && at[1] == b':' && is_slash(at[2] as char));
    let root = [
        "hklm",
        "hkey_local_machine",
        "hklm:",
        "machine",
        "system32",
        "system32/config",
        "%systemroot%",
        "%windir%",
    ]
    .iter()
    .any(|root| text.find(root).is_some_and(|at| text[at + root.len()..].starts_with('/')));
    drive || root || (text.contains("system32\\") || text.contains("\\windows") || text.starts_with("//"))
}

/// The path with single backslashes and without detours.
fn tidy(cells: &[Cell]) -> Vec<Cell> {
    let mut out: Vec<Cell> = Vec::with_capacity(cells.len());
    let mut at = 0;
    while at < cells.len() {
        let cell = cells[at];
        if !is_slash(cell.ch) {
            out.push(cell);
            at += 1;
            continue;
        }
        let end = super::text::run(cells, at, is_slash);
        let leading = out.last().is_none_or(|last| !may_precede(last.ch));
        at = if leading { lead(cells, at, end, &mut out) } else { inner(cells, at, end, &mut out) };
    }
    out
}

/// Whether a slash after this character separates the parts of a path.
fn may_precede(ch: char) -> bool {
    is_word(ch) || matches!(ch, ':' | '.' | '%' | ')' | '}' | ']' | '$' | '~' | '-' | '!' | '?' | '\\')
}

/// Slashes at a path's start: a network name's two, a rooted path's one, `\\?\C:`'s none.
fn lead(cells: &[Cell], at: usize, end: usize, out: &mut Vec<Cell>) -> usize {
    let marker = super::text::char_at(cells, end);
    let after = super::text::run(cells, end + 1, is_slash);
    let drive = super::text::char_at(cells, after + 1) == ':';
    if matches!(marker, '?' | '.') && after > end + 1 && drive {
        return after;
    }
    let keep = if end - at == 1 { 1 } else { 2 };
    // A lone slash before a switch's letter stays what it is.
    let switch = end - at == 1 && cells[at].ch == '/';
    out.extend(cells[at..at + keep].iter().map(|cell| Cell { ch: if switch { '/' } else { '\\' }, ..*cell }));
    end
}

/// Slashes between two parts, and the `.` and `..` that follow them.
fn inner(cells: &[Cell], at: usize, end: usize, out: &mut Vec<Cell>) -> usize {
    let mut end = end;
    // A part's trailing dots are dropped by Windows; `.` and `..` themselves are not parts.
    let dots = out.iter().rev().take_while(|cell| cell.ch == '.').count();
    if dots > 0 && out.len() > dots && is_word(out[out.len() - dots - 1].ch) {
        out.truncate(out.len() - dots);
    }
    loop {
        let dots = super::text::run(cells, end, |ch| ch == '.') - end;
        let after = super::text::run(cells, end + dots, is_slash);
        if dots == 0 || dots > 2 || after == end + dots || (dots == 2 && !drop_part(out)) {
            break;
        }
        end = after;
    }
    out.push(Cell { ch: '\\', ..cells[at] });
    end
}

/// Takes the last part from a path; false where there is none to take.
fn drop_part(out: &mut Vec<Cell>) -> bool {
    let Some(slash) = out.iter().rposition(|cell| cell.ch == '\\') else { return false };
    let part = &out[slash + 1..];
    if part.is_empty() || part.iter().all(|cell| cell.ch == '.') || slash == 0 {
        return false;
    }
    out.truncate(slash);
    true
}

/// `::$DATA`, the name of the stream that every file has.
fn strip_tail(cells: &mut Vec<Cell>) {
    const TAIL: usize = "::$data".len();
    if cells.len() > TAIL && reads(cells, cells.len() - TAIL, "::$data") {
        cells.truncate(cells.len() - TAIL);
    }
}

/// A Unix shell's `s\e\c\r\e\t\s\d\u\m\p`. Where one word is telling only without its backslashes, or where they cut
/// letters off several, the other words of the text lose theirs too, unless they are what a Windows path looks like.
fn unescape_words(text: &mut Text) -> bool {
    let mut words = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let in_word = |at| {
            let ch = text.at(at);
            is_word(ch) || matches!(ch, '\\' | '.' | '-') || ch == '\n' && text.before(at) == '\\'
        };
        let end = (at..text.len()).find(|&at| !in_word(at)).unwrap_or(text.len());
        if end == at {
            at += 1;
            continue;
        }
        let cells = &text.cells[at..end];
        if end - at <= PIECE && cells.iter().any(|cell| cell.ch == '\\') {
            words.push((at, end, escaped_word(cells)));
        }
        at = end;
    }
    let strewn = || words.iter().map(|&(at, end, _)| cut_off(text, at, end)).sum::<usize>() >= STREWN;
    if !words.iter().any(|&(_, _, escaped)| escaped) && !strewn() {
        return false;
    }
    let mut edits = text.edits();
    for (at, end, escaped) in words {
        if escaped || may_be_escaped(text, at, end) {
            for slash in (at..end).filter(|&at| matches!(text.at(at), '\\' | '\n')) {
                edits.cut(slash..slash + 1, Weight::Real);
            }
        }
    }
    text.apply(edits)
}

const PIECE: usize = 64;

/// So many single letters cut off in a text are no names of folders.
const STREWN: usize = 2;

/// How many backslashes amid this word have a lone letter beside them. Those that a pattern or a string would have there
/// (`\d\d`, `a\nb`) count only beside others.
fn cut_off(text: &Text, start: usize, end: usize) -> usize {
    let letter = |at: usize| (start..end).contains(&at) && is_word(text.at(at));
    let lone = |at: usize| text.at(at).is_alphabetic() && !letter(at.wrapping_sub(1)) && !letter(at + 1);
    let found: Vec<usize> = (start + 1..end)
        .filter(|&at| text.at(at) == '\\' && letter(at - 1) && letter(at + 1) && (lone(at - 1) || lone(at + 1)))
        .collect();
    let escape = |&at: &usize| {
        matches!(text.at(at + 1), 'n' | 'r' | 't' | 'd' | 's' | 'w' | 'b' | 'S' | 'W' | 'D' | '0'..='9')
    };
    if found.iter().all(escape) || !may_be_escaped(text, start, end) { 0 } else { found.len() }
}

/// Whether the backslashes cut a telling word to pieces that tell nothing, or a tool's name.
fn escaped_word(cells: &[Cell]) -> bool {
    let chars = || cells.iter().map(|cell| cell.ch);
    let joined = || chars().filter(|ch| !matches!(ch, '\\' | '\n'));
    let cut =
        !words::some_telling(chars()) || cells.windows(2).any(|pair| pair[0].ch == '\\' && pair[1].ch == '\n');
    cut && words::newly_telling(chars(), joined()) || words::newly_named(chars(), joined())
}

/// Whether each backslash here may stand for nothing: none is doubled, none follows a drive or leads to a hive,
/// and none begins an escape of its own.
fn may_be_escaped(text: &Text, start: usize, end: usize) -> bool {
    let drive = matches!(text.before(start), ':' | '\\' | '%');
    let doubled = (start..end).any(|at| text.at(at) == '\\' && text.at(at + 1) == '\\');
    let numbered = (start..end).any(|at| {
        text.at(at) == '\\' && matches!(text.at(at + 1), 'x' | 'u') && text.at(at + 2).is_ascii_hexdigit()
    });
    let path = text.cells[start..end].iter().map(|cell| cell.ch).collect::<String>();
    let hive = lower(&text.cells[start..end]).starts_with("hk");
    !drive && !doubled && !numbered && !hive && !words::path_to_hive(&path)
}
