//! Where a Unix shell's text may be disguised: what is quoted, expanded or a word of
//! the grammar must stay as it is, or the shell would run something else.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// What may be done at a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Part of a plain word: quotes and backslashes vanish here.
    Free,
    /// Inside '…': the quotes may be closed and opened again, nothing else.
    Single,
    /// Inside "…": expansions that are empty vanish here.
    Double,
    /// A blank between two plain words of one command.
    Gap,
    /// Another blank between words.
    Blank,
    /// Operators, expansions, comments, keywords, names.
    Fixed,
}
use Place::{Blank, Double, Fixed, Free, Gap, Single};

/// Words that are grammar only where nothing in them is quoted.
const KEYWORDS: [&str; 26] = [
    "if", "then", "else", "elif", "fi", "for", "in", "do", "done", "while", "until", "case", "esac", "select",
    "function", "time", "!", "{", "}", "[[", "]]", "coproc", "local", "declare", "export", "alias",
];

/// The place of each character.
pub(super) fn places(text: &str) -> Vec<Place> {
    let letters: Vec<char> = text.chars().collect();
    let mut out = vec![Free; letters.len()];
    let mut at = 0;
    while at < letters.len() {
        let end = token(&letters, at, &mut out);
        at = end.max(at + 1);
    }
    keep_words(&letters, &mut out);
    keep_prompts(text, &mut out);
    out
}

/// What stands behind a Windows prompt is not read by this shell.
fn keep_prompts(text: &str, out: &mut [Place]) {
    static PROMPT: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?:PS )?\b[A-Za-z]:\\[^>\n]*>[^\n]*").unwrap());
    for found in PROMPT.find_iter(text) {
        let start = text[..found.start()].chars().count();
        out[start..start + found.as_str().chars().count()].fill(Fixed);
    }
}

/// Marks what begins at `at`, and says where it ends.
fn token(letters: &[char], at: usize, out: &mut [Place]) -> usize {
    let next = letters.get(at + 1).copied().unwrap_or('\n');
    let starts = at == 0 || letters[at - 1].is_whitespace() || ";&|(`".contains(letters[at - 1]);
    let all = letters.len();
    let end = match letters[at] {
        '\\' => at + 2,
        '\'' => {
            let close = find(letters, at + 1, '\'');
            if close < all {
                out[at..=close].fill(Single);
                out[at] = Fixed;
                out[close] = Fixed;
                // what printf reads as characters by their number stays in one piece
                let inner: String = letters[at..close].iter().collect();
                if inner.contains("\\x") {
                    out[at..=close].fill(Fixed);
                }
                return close + 1;
            }
            all
        }
        '"' => return double(letters, at, out),
        '$' => expansion(letters, at),
        '`' => find(letters, at + 1, '`') + 1,
        '#' if starts => find(letters, at, '\n'),
        '<' if next == '<' && letters.get(at + 2) != Some(&'<') => all,
        '<' | '>' if next == '(' => closing(letters, at + 1, '(', ')'),
        '(' if next == '(' => closing(letters, at, '(', ')'),
        '[' if starts && next == '[' => find(letters, at, ']') + 2,
        '{' if !next.is_whitespace() => closing(letters, at, '{', '}'),
        '~' if starts => (at..all).find(|i| letters[*i] == '/' || letters[*i].is_whitespace()).unwrap_or(all),
        c if c == ' ' || c == '\t' => {
            out[at] = Blank;
            return at + 1;
        }
        c if c.is_whitespace() || ";&|()<>".contains(c) => at + 1,
        _ => return at + 1,
    };
    let end = end.min(all);
    out[at..end].fill(Fixed);
    end
}

/// Inside "…" backslashes and expansions keep their meaning.
fn double(letters: &[char], start: usize, out: &mut [Place]) -> usize {
    let mut at = start + 1;
    out[start] = Fixed;
    while at < letters.len() {
        let end = match letters[at] {
            '"' => {
                out[at] = Fixed;
                return at + 1;
            }
            '\\' => at + 2,
            '$' => expansion(letters, at),
            '`' => find(letters, at + 1, '`') + 1,
            _ => {
                out[at] = Double;
                at += 1;
                continue;
            }
        };
        let end = end.clamp(at + 1, letters.len());
        out[at..end].fill(Fixed);
        at = end;
    }
    // never closed: nothing behind it is sure
    out[start..].fill(Fixed);
    letters.len()
}

/// Where `$name`, `${…}`, `$(…)`, `$'…'` or `$1` ends.
fn expansion(letters: &[char], at: usize) -> usize {
    match letters.get(at + 1) {
        Some('{') => closing(letters, at + 1, '{', '}'),
        Some('(') => closing(letters, at + 1, '(', ')'),
        Some('\'') => {
            let mut end = at + 2;
            while end < letters.len() && letters[end] != '\'' {
                end += if letters[end] == '\\' { 2 } else { 1 };
            }
            end + 1
        }
        Some(c) if c.is_ascii_alphabetic() || *c == '_' => {
            let name = |c: &char| c.is_ascii_alphanumeric() || *c == '_';
            at + 1 + letters[at + 1..].iter().take_while(|c| name(c)).count()
        }
        Some(c) if c.is_ascii_digit() || "@*#?$!-".contains(*c) => at + 2,
        _ => at + 1,
    }
}

fn find(letters: &[char], from: usize, wanted: char) -> usize {
    (from..letters.len()).find(|i| letters[*i] == wanted).unwrap_or(letters.len())
}

/// Behind the bracket that closes the one at `at`.
fn closing(letters: &[char], at: usize, open: char, close: char) -> usize {
    let mut depth = 0usize;
    for (i, letter) in letters.iter().enumerate().skip(at) {
        if *letter == open {
            depth += 1;
        } else if *letter == close {
            depth -= 1;
            if depth == 0 {
                return i + 1;
            }
        }
    }
    letters.len()
}

/// Fixes keywords, names that are assigned, and descriptors; finds the gaps between plain words.
fn keep_words(letters: &[char], out: &mut [Place]) {
    static ASSIGNED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[A-Za-z_]\w*\+?=").unwrap());
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for (i, letter) in letters.iter().enumerate() {
        let ends = out[i] == Blank || out_of_word(*letter) && out[i] == Fixed;
        match (ends, start) {
            (false, None) => start = Some(i),
            (true, Some(from)) => {
                words.push(from..i);
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| from..letters.len()));
    let text = |range: &Range<usize>| letters[range.clone()].iter().collect::<String>();
    let mut plain = Vec::with_capacity(words.len());
    for (number, range) in words.iter().enumerate() {
        let word = text(range);
        let after = letters.get(range.end).copied().unwrap_or('\n');
        let before = number.checked_sub(1).map(|n| text(&words[n])).unwrap_or_default();
        let redirected =
            letters[..range.start].iter().rev().find(|c| **c != ' ').is_some_and(|c| "<>".contains(*c));
        let grammar = KEYWORDS.contains(&word.as_str()) || after == '(' || redirected;
        let name = ["for", "select", "case", "function", "alias"].contains(&before.as_str());
        let descriptor = "<>".contains(after) && word.chars().all(|c| c.is_ascii_digit());
        let assigned = ASSIGNED.find(&word).map_or(0, |found| found.len());
        if grammar && !redirected || name || descriptor {
            out[range.clone()].fill(Fixed);
        } else if assigned > 0 {
            out[range.start..range.start + assigned].fill(Fixed);
        }
        let special = grammar || name || descriptor || word.contains(['{', '~', '=', '#', '*', '?', '[']);
        plain.push(!special);
    }
    for number in 1..words.len() {
        let between = words[number - 1].end..words[number].start;
        if plain[number - 1] && plain[number] && between.len() == 1 && out[between.start] == Blank {
            out[between.start] = Gap;
        }
    }
}

fn out_of_word(letter: char) -> bool {
    letter.is_whitespace() || ";&|()<>".contains(letter)
}
