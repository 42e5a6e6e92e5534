//! Quotes inside a word, and quotes that a forwarder escaped.
//!
//! Quotes round a whole argument stay: they are what ordinary command lines look like.

use super::text::{Text, Weight, is_gap, is_word, run, run_before};
use super::words;

/// How long a quoted piece of a word may be.
const PIECE: usize = 64;

/// How long a string literal of source code may be.
const LITERAL: usize = 256;

/// `\"`, as written by JSON and by those who nest commands, is a quote; `HKLM\"SAM"` holds a backslash.
pub(super) fn escaped(text: &mut Text) -> bool {
    if !text.has('\\') || !text.has('"') {
        return false;
    }
    let mut edits = text.edits();
    let amid = amid_words(text);
    let mut open = false;
    let mut at = 0;
    while at < text.len() {
        if text.at(at) != '\\' {
            at += 1;
            continue;
        }
        let end = run(&text.cells, at, |ch| ch == '\\');
        if text.at(end) == '"' && amid {
            edits.cut(end - (end - at).div_ceil(2)..end, Weight::Real);
        } else if text.at(end) == '"' {
            // In `"hklm"\"sam"` the first quote closes, and the backslash is a path's.
            let closed = text.before(at) == '"' && is_word(text.before(at - 1));
            if !open && !closed && opens(text.before(at)) {
                edits.cut(at..end, Weight::IfTelling);
                open = true;
            } else if open {
                edits.cut(end - (end - at).div_ceil(2)..end, Weight::IfTelling);
                open = false;
            }
        }
        at = end;
    }
    text.apply(edits)
}

/// Whether a word is cut by quotes that are escaped: `{"c":"r\"e\"g save"}`.
fn amid_words(text: &Text) -> bool {
    let escaped = |at: usize| text.at(at) == '\\' && text.at(at + 1) == '"';
    let cut = |at: usize| {
        let start = at - run_before(&text.cells, at, PIECE, is_cut);
        let end = run(&text.cells[..text.len().min(at + PIECE)], at, is_cut);
        let piece = || (start..end).map(|at| text.at(at));
        let plain = (start..end).filter(|&at| !escaped(at) && text.at(at) != '"').map(|at| text.at(at));
        words::newly_telling(piece(), plain)
    };
    (1..text.len()).any(|at| escaped(at) && is_word(text.before(at)) && is_cut(text.at(at + 2)) && cut(at))
}

fn is_cut(ch: char) -> bool {
    is_word(ch) || matches!(ch, '\\' | '"')
}

fn opens(left: char) -> bool {
    is_gap(left) || matches!(left, '=' | '+' | ',' | '(' | '[' | '{' | '<' | '>' | '|' | '&' | ';' | '"' | '\'')
}

/// Quotes that a shell takes out of the middle of a word.
pub(super) fn within_words(text: &mut Text) -> bool {
    let continued = text.has('\\') && text.has('\n') && continued(text);
    let empty = text.has('\'') && empty(text);
    let double = text.has('"') && double(text);
    let single = text.has('\'') && single(text);
    let whole = text.has('"') && whole(text);
    let shell = super::shell::unquoted(text);
    continued || empty || double || single || whole || shell
}

/// A Unix shell's lines that go on in the next one: a backslash between a blank and a line's end.
fn continued(text: &mut Text) -> bool {
    let mut edits = text.edits();
    for at in 0..text.len() {
        let line_end = if text.at(at + 1) == '\r' { at + 2 } else { at + 1 };
        if text.at(at) == '\\' && text.at(line_end) == '\n' && text.before(at) == ' ' {
            edits.cut(at..line_end + 1, Weight::Real);
        }
    }
    text.apply(edits)
}

/// `se''cret""''sdump`: empty strings of a Unix shell, where a word is telling only without them, or where more
/// than one stands amid a word's letters (`'it''s'` alone is a string with an apostrophe).
fn empty(text: &mut Text) -> bool {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let end = run(&text.cells, at, |ch| matches!(ch, '\'' | '"'));
        if end - at > 1 {
            runs.extend(pairs(text, at, end));
        }
        at = end.max(at + 1);
    }
    let amid = |&(start, end): &(usize, usize)| {
        is_word(text.before(start)) && is_word(text.at(end)) && (start..end).any(|at| text.at(at) == '\'')
    };
    let busy = runs.iter().filter(|run| amid(run)).nth(1).is_some();
    let cut: Vec<_> = runs
        .iter()
        .copied()
        .filter(|&(start, end)| {
            let alone = is_gap(text.before(start)) && is_gap(text.at(end));
            !alone && (busy || tells_without_pairs(text, start, end, &runs))
        })
        .collect();
    let mut edits = text.edits();
    for (start, end) in cut {
        edits.cut(start..end, Weight::Real);
    }
    text.apply(edits)
}

/// The part of a run of quotes that is pairs of one kind, from its start.
fn pairs(text: &Text, start: usize, end: usize) -> Option<(usize, usize)> {
    let mut at = start;
    while at + 1 < end && text.at(at) == text.at(at + 1) {
        at += 2;
    }
    (at > start).then_some((start, at))
}

/// Whether the piece without blanks round this run is telling only without the pairs in it.
fn tells_without_pairs(text: &Text, start: usize, end: usize, runs: &[(usize, usize)]) -> bool {
    let first = run_before(&text.cells, start, PIECE, |ch| !is_gap(ch));
    let last = text.cells[end..].iter().take(PIECE).take_while(|cell| !is_gap(cell.ch)).count();
    let piece = start - first..end + last;
    let in_run = |at: usize| {
        runs[..runs.partition_point(|&(start, _)| start <= at)].last().is_some_and(|run| at < run.1)
    };
    let kept = piece.clone().filter(|&at| !in_run(at));
    tells_without(piece.clone().map(|at| text.at(at)), kept.map(|at| text.at(at)))
}

/// Whether `kept` tells something that `raw` does not, as it stands or without the marks that other steps drop.
fn tells_without(raw: impl Iterator<Item = char> + Clone, kept: impl Iterator<Item = char> + Clone) -> bool {
    let other = |ch: &char| !matches!(ch, '\\' | '^' | '`');
    words::newly_telling(raw.clone(), kept.clone()) || words::newly_telling(raw, kept.filter(other))
}

/// `"reg" "load" chntpw "-l"`: quotes round words and options that need none, one after the other.
fn whole(text: &mut Text) -> bool {
    // With commas it is a list of strings.
    let alone = |ch| ch != ',' && is_edge(ch);
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let argument = text.before(at) == '(' && is_word(text.before(at - 1));
        if text.at(at) == '"'
            && !argument
            && alone(text.before(at))
            && let Some(end) = piece_after(text, at).filter(|&end| alone(text.at(end + 1)))
        {
            found.push((at, end));
            at = end;
        }
        at += 1;
    }
    let option = |&(open, _): &(usize, usize)| {
        matches!(text.at(open + 1), '-' | '/')
            && text.at(open + 2 + usize::from(text.at(open + 2) == '-')).is_ascii_alphabetic()
    };
    let bare = |&(open, close): &(usize, usize)| {
        let name = super::text::lower(&text.cells[open + 1..close]);
        let program =
            name.rsplit_once('.').filter(|(_, kind)| matches!(*kind, "exe" | "com" | "bat" | "cmd" | "py"));
        program.map_or(name.as_str(), |(stem, _)| stem).chars().all(is_word)
    };
    let tells = |&(open, close): &(usize, usize)| words::some_telling((open..close).map(|at| text.at(at)));
    let mut words = found.iter().filter(|piece| bare(piece));
    let needless = found.iter().any(option) || words.clone().any(tells) || words.nth(1).is_some();
    if !needless {
        return false;
    }
    let path =
        |&(open, close): &(usize, usize)| (open..close).any(|at| matches!(text.at(at), '\\' | ':' | '%'));
    let mut edits = text.edits();
    for piece in found.into_iter().filter(|piece| !path(piece)) {
        let weight = if option(&piece) { Weight::Real } else { Weight::IfTelling };
        edits.cut(piece.0..piece.0 + 1, weight);
        edits.cut(piece.1..piece.1 + 1, weight);
    }
    text.apply(edits)
}

fn double(text: &mut Text) -> bool {
    // Positions to cut, with their weight; sorted at the end, as a quote's partner may stand before it.
    let mut cuts = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if text.at(at) != '"' {
            at += 1;
            continue;
        }
        let end = run(&text.cells, at, |ch| ch == '"');
        if end - at > 1 {
            several(text, at, end, &mut cuts);
        } else {
            lone(text, at, &mut cuts);
        }
        at = end;
    }
    cuts.sort_unstable_by_key(|&(at, _)| at);
    cuts.dedup_by_key(|&mut (at, _)| at);
    let mut edits = text.edits();
    for (at, weight) in cuts {
        edits.cut(at..at + 1, weight);
    }
    text.apply(edits)
}

type Cuts = Vec<(usize, Weight)>;

/// Two quotes and more: an empty string inside a word, or one that CSV doubled.
fn several(text: &Text, start: usize, end: usize, cuts: &mut Cuts) {
    let (left, right) = (text.before(start), text.at(end));
    let inside = |ch| is_word(ch) || ch == '\\' || ch == '.';
    if inside(left) && inside(right) {
        cuts.extend((start..end).map(|at| (at, Weight::Real)));
    } else if inside(left) && is_edge(right) || is_edge(left) && inside(right) {
        // Of an odd number one is the argument's own.
        let own = (end - start) % 2;
        cuts.extend((start + own..end).map(|at| (at, Weight::IfTelling)));
    }
}

/// Outside an argument.
fn is_edge(ch: char) -> bool {
    is_gap(ch) || matches!(ch, '(' | ')' | ',' | ';' | '&' | '|')
}

fn lone(text: &Text, at: usize, cuts: &mut Cuts) {
    let (left, right) = (text.before(at), text.at(at + 1));
    let before = piece_before(text, at).filter(|&open| !is_word(text.before(open)));
    let after = piece_after(text, at);
    if is_word(left) && is_word(right) {
        let closes = after.or_else(|| close_of(text, at)).is_some_and(|close| !is_word(text.at(close + 1)));
        let literal = before.is_none() && closes && is_prefix(text, at) && !tells_without_pair(text, at, after);
        if !literal {
            cuts.push((at, Weight::Real));
            if let Some(partner) = before.or(after) {
                cuts.push((partner, Weight::Real));
            }
        }
    } else if is_word(right) && follows(text, at) {
        if let Some(partner) = after.or(before) {
            cuts.extend([(at, Weight::IfTelling), (partner, Weight::IfTelling)]);
        }
    } else if is_word(left) && continues(text, at + 1) {
        if let Some(open) = before {
            cuts.extend([(open, Weight::IfTelling), (at, Weight::IfTelling)]);
        } else if let Some(close) = after {
            cuts.extend([(at, Weight::IfTelling), (close, Weight::IfTelling)]);
        }
    }
}

/// Whether a quote stands behind a path's or module's separator.
fn follows(text: &Text, at: usize) -> bool {
    let before = text.before(at.saturating_sub(1));
    match text.before(at) {
        '\\' => is_word(before),
        ':' => before == ':',
        _ => false,
    }
}

/// Whether a word goes on after a quote without a letter: a path, an extension, a module's command.
fn continues(text: &Text, at: usize) -> bool {
    match text.at(at) {
        '\\' if text.at(at + 1) == '"' => is_word(text.at(at + 2)),
        '\\' | '-' | '.' => is_word(text.at(at + 1)),
        ':' => text.at(at + 1) == ':',
        _ => false,
    }
}

fn is_piece(ch: char) -> bool {
    is_word(ch) || matches!(ch, '\\' | '.' | ':' | '-' | '/' | '$' | '%')
}

/// The quote that closes a piece opened at `open`.
fn piece_after(text: &Text, open: usize) -> Option<usize> {
    let length = text.cells[open + 1..].iter().take(PIECE).take_while(|cell| is_piece(cell.ch)).count();
    (length > 0 && text.at(open + 1 + length) == '"').then_some(open + 1 + length)
}

/// The next quote on the line.
fn close_of(text: &Text, open: usize) -> Option<usize> {
    let rest = text.cells[open + 1..].iter().take(LITERAL);
    let length = rest.take_while(|cell| !matches!(cell.ch, '"' | '\n')).count();
    (text.at(open + 1 + length) == '"').then_some(open + 1 + length)
}

/// The quote that opens the piece closed at `close`.
fn piece_before(text: &Text, close: usize) -> Option<usize> {
    let length = run_before(&text.cells, close, PIECE, is_piece);
    (length > 0 && text.before(close - length) == '"').then(|| close - length - 1)
}

/// `r"…"`, `f"…"` in source code, and options written without a blank: `/c"…"`, `/I"…"`, `-o"…"`.
fn is_prefix(text: &Text, quote: usize) -> bool {
    let length = run_before(&text.cells, quote, 3, is_word);
    if !(1..=2).contains(&length) {
        return false;
    }
    let option = match text.before(quote - length) {
        '/' => true,
        // `-j"us"t-d"c"` is no option `-d`.
        '-' => !is_word(text.before(quote - length - 1)),
        _ => false,
    };
    option
        || text.cells[quote - length..quote]
            .iter()
            .all(|cell| "rbfuloiw".contains(cell.ch.to_ascii_lowercase()))
}

/// Whether the word round `quote`, and round its partner, is telling when both are dropped.
fn tells_without_pair(text: &Text, quote: usize, partner: Option<usize>) -> bool {
    let start = quote.saturating_sub(24);
    let end = partner.map_or(quote + 24, |at| at + 24).min(text.len());
    let plain = (start..end).filter(|&at| at != quote && Some(at) != partner);
    words::newly_telling((start..end).map(|at| text.at(at)), plain.map(|at| text.at(at)))
}

/// Apostrophes: out of a piece of text without blanks that is telling only without them.
fn single(text: &mut Text) -> bool {
    let mut edits = text.edits();
    let mut at = 0;
    while at < text.len() {
        if is_gap(text.at(at)) {
            at += 1;
            continue;
        }
        let end = run(&text.cells, at, |ch| !is_gap(ch));
        let chunk = &text.cells[at..end];
        let quotes = chunk.iter().filter(|cell| cell.ch == '\'').count();
        if quotes > 1 {
            let chars = || chunk.iter().map(|cell| cell.ch);
            if tells_without(chars(), chars().filter(|&ch| ch != '\'')) {
                for quote in (at..end).filter(|&at| text.at(at) == '\'') {
                    edits.cut(quote..quote + 1, Weight::Real);
                }
            }
        }
        at = end;
    }
    text.apply(edits)
}
