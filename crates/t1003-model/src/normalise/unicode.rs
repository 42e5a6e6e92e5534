//! Characters that are not what they look like, or are not seen at all.
//!
//! Honest words of other languages stay as they are: a look-alike is folded in a word that mixes
//! alphabets, or in one that is all look-alikes amid ASCII.

use super::lookalike::{Likeness, compatible, likeness};
use super::text::{Edits, Text, Weight, is_gap, is_word};
use super::words;
use unicode_normalization::char::is_combining_mark;

/// Drops what shows nothing on a screen.
pub(super) fn invisible(text: &mut Text) -> bool {
    if !text.wide && !text.has_controls() {
        return false;
    }
    let mut edits = text.edits();
    let mut at = 0;
    while at < text.len() {
        let end = match text.at(at) {
            '\x1b' if text.at(at + 1) == '[' => colour_end(text, at + 2),
            ch if is_invisible(ch) => at + 1,
            _ => {
                at += 1;
                continue;
            }
        };
        let (left, right) = (text.before(at), text.at(end));
        // One alone may shape a letter or an emoji; a run of them fills room.
        let run = is_invisible(left) || is_invisible(right);
        let amid_ascii = run || left.is_ascii_graphic() || right.is_ascii_graphic();
        // A byte order mark begins many files. Joiners and selectors shape honest letters and emoji.
        if at == 0 && text.at(at) == '\u{feff}' {
            edits.cut(at..end, Weight::Cosmetic);
        } else if amid_ascii || !is_shaping(text.at(at)) {
            edits.cut(at..end, if amid_ascii { Weight::Real } else { Weight::Cosmetic });
        }
        at = end;
    }
    text.apply(edits)
}

/// The end of a terminal's colour sequence of which the parameters begin at `at`.
fn colour_end(text: &Text, at: usize) -> usize {
    let mut end = at;
    while end < at + 16 && matches!(text.at(end), '0'..='9' | ';' | '?') {
        end += 1;
    }
    if text.at(end).is_ascii_alphabetic() { end + 1 } else { at - 1 }
}

fn is_shaping(ch: char) -> bool {
    matches!(ch, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{200e}' | '\u{200f}')
}

fn is_invisible(ch: char) -> bool {
    match ch {
        '\t' | '\n' | '\r' | '\x0b' | '\x0c' | '\u{85}' => false,
        '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' => true,
        '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' => true,
        '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' => true,
        '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' => true,
        '\u{e0000}'..='\u{e0fff}' => true,
        _ => false,
    }
}

/// Reads variants and look-alikes of ASCII characters as the ASCII characters.
pub(super) fn fold(text: &mut Text) -> bool {
    if !text.wide {
        return false;
    }
    let mut edits = text.edits();
    let mut at = 0;
    while at < text.len() {
        let ch = text.at(at);
        if in_word(ch) {
            let end = super::text::run(&text.cells, at, in_word);
            word(text, at, end, &mut edits);
            at = end;
        } else {
            if !ch.is_ascii() {
                sign(text, at, &mut edits);
            }
            at += 1;
        }
    }
    text.apply(edits)
}

/// Of one word: ideographs and kana, which stand beside Latin words without a blank, are outside it.
fn in_word(ch: char) -> bool {
    !matches!(ch, '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}')
        && (is_word(ch) || (!ch.is_ascii() && is_combining_mark(ch)))
}

fn word(text: &Text, start: usize, end: usize, edits: &mut Edits) {
    let cells = &text.cells[start..end];
    if cells.iter().all(|cell| cell.ch.is_ascii()) {
        return;
    }
    let (mut latin, mut alike, mut foreign, mut accents, mut plain) = (0, 0, 0, 0, String::new());
    for cell in cells {
        match likeness(cell.ch) {
            Likeness::Itself => {
                latin += usize::from(cell.ch.is_ascii_alphabetic());
                plain.push(cell.ch);
            }
            Likeness::Variant(letter) => {
                latin += 1;
                plain.push(letter);
            }
            Likeness::Lookalike(letter) => {
                alike += 1;
                plain.push(letter);
            }
            Likeness::Accented(letter) => {
                accents += 1;
                plain.push(letter);
            }
            Likeness::Accent => accents += 1,
            Likeness::Overlay => {}
            Likeness::Foreign => {
                foreign += 1;
                plain.push(cell.ch);
            }
        }
    }
    let telling = words::some_telling(plain.chars());
    // An option of one letter: `-р`.
    let option = end - start == 1 && text.before(start) == '-' && is_gap(text.before(start - 1));
    let amid = amid_ascii(text, start, end) && (alike > 2 || telling || option);
    let mixed = foreign == 0 && alike > 0 && (latin > 0 || amid);
    let unaccent = accents > 0 && foreign == 0 && telling;
    for (at, cell) in (start..).zip(cells) {
        match likeness(cell.ch) {
            Likeness::Variant(letter) => {
                edits.put(text, at..at + 1, letter.encode_utf8(&mut [0; 4]), Weight::Real)
            }
            Likeness::Lookalike(letter) if mixed => {
                edits.put(text, at..at + 1, letter.encode_utf8(&mut [0; 4]), Weight::Real);
            }
            Likeness::Accented(letter) if unaccent => {
                edits.put(text, at..at + 1, letter.encode_utf8(&mut [0; 4]), Weight::Real);
            }
            Likeness::Accent if unaccent => edits.cut(at..at + 1, Weight::Real),
            Likeness::Overlay => edits.cut(at..at + 1, Weight::Real),
            _ => {}
        }
    }
}

/// Whether the nearest character on one side, blanks aside, is ASCII.
fn amid_ascii(text: &Text, start: usize, end: usize) -> bool {
    let left = if text.before(start) == ' ' { text.before(start - 1) } else { text.before(start) };
    let right = if text.at(end) == ' ' { text.at(end + 1) } else { text.at(end) };
    left.is_ascii_graphic() || right.is_ascii_graphic()
}

/// Punctuation and blanks.
fn sign(text: &Text, at: usize, edits: &mut Edits) {
    let (ch, left, right) = (text.at(at), text.before(at), text.at(at + 1));
    let between = is_ours(left) && is_ours(right);
    let weight = if between { Weight::Real } else { Weight::Cosmetic };
    let plain = match ch {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' | '\u{2043}' => {
            let option = !is_word(left) && is_ours(right);
            if !option && !between {
                return;
            }
            return edits.put(text, at..at + 1, "-", if option { Weight::Real } else { Weight::Cosmetic });
        }
        '\u{2018}'..='\u{201b}' | '\u{2032}' => return edits.put(text, at..at + 1, "'", Weight::Cosmetic),
        '\u{201c}'..='\u{201f}' | '\u{2033}' => return edits.put(text, at..at + 1, "\"", Weight::Cosmetic),
        '\u{2044}' | '\u{2215}' | '\u{29f8}' | '\u{2571}' if is_ours(right) => '/',
        '\u{2216}' | '\u{29f5}' | '\u{29f9}' | '\u{2572}' if is_ours(right) => '\\',
        // Backslash of Japanese and Korean code pages.
        '¥' | '₩' if left.is_ascii_alphabetic() && right.is_ascii_alphabetic() => '\\',
        '\u{2236}' | '\u{a789}' | '\u{2d0}' if between => ':',
        '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        // The braille pattern without a dot is no blank to Unicode, and shows as one.
        '\u{2800}' => ' ',
        ch if ch.is_whitespace() => ' ',
        _ => match compatible(ch) {
            // In Chinese and Japanese sentences wide punctuation is the ordinary one.
            Some(plain) if plain.is_ascii_graphic() && (is_ours(left) || is_ours(right)) => plain,
            _ => return,
        },
    };
    edits.put(text, at..at + 1, plain.encode_utf8(&mut [0; 4]), weight);
}

/// ASCII, or ASCII in full width, and not a blank.
fn is_ours(ch: char) -> bool {
    ch.is_ascii_graphic() || matches!(ch, '\u{ff01}'..='\u{ff5e}')
}
