//! The constants that a script adds to, takes from or mixes into the numbers of its characters.

use super::text::{Cell, char_at, is_word, reads, run, run_before};

/// No more constants of a text are tried.
const KEYS: usize = 24;

/// What was done to a number, and so what undoes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// `n + 7`, `n - 7`.
    Add(i64),
    /// `255 - n`.
    From(i64),
    /// `n ^ 7`.
    Mix(i64),
}

impl Key {
    pub const NONE: Self = Self::Add(0);

    pub fn undo(self, number: i64) -> i64 {
        match self {
            Self::Add(constant) => number + constant,
            Self::From(constant) => constant - number,
            Self::Mix(constant) => number ^ constant,
        }
    }
}

/// The constants beside `xor`, `^`, `+` and `-`. Where such an operator stands beside a name, those that the
/// text gives to a name.
pub(super) fn keys(cells: &[Cell]) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    let mut add = |key| {
        if keys.len() < KEYS && !keys.contains(&key) {
            keys.push(key);
        }
    };
    // Signs beside names: whether numbers are mixed, added, taken.
    let mut named = [false; 3];
    for at in 0..cells.len() {
        let Some((sign, end)) = operator(cells, at) else { continue };
        let right = operand(cells, end);
        let left = left_of(cells, at);
        let number = constant(cells, right).or_else(|| letter(cells, right).filter(|_| sign == '^'));
        match (sign, number, constant_before(cells, at)) {
            ('^', Some(number), _) | ('^', None, Some(number)) => add(Key::Mix(number)),
            ('+', Some(number), None) if is_operand(left) => add(Key::Add(number)),
            ('-', Some(number), None) if is_operand(left) => add(Key::Add(-number)),
            ('-', None, Some(number)) => add(Key::From(number)),
            ('^', None, None) => named[0] = true,
            ('+', None, None) if is_operand(left) => named[1] = true,
            ('-', None, None) if is_operand(left) => named[2] = true,
            _ => {}
        }
    }
    if named.contains(&true) {
        for at in (0..cells.len()).filter(|&at| cells[at].ch == '=') {
            let Some(number) = constant(cells, operand(cells, at + 1)) else { continue };
            for (key, wanted) in [Key::Mix(number), Key::Add(number), Key::Add(-number)].into_iter().zip(named)
            {
                if wanted {
                    add(key);
                }
            }
        }
    }
    keys
}

/// The operator at `at`, as a sign, and its end.
fn operator(cells: &[Cell], at: usize) -> Option<(char, usize)> {
    let (sign, end) = match cells[at].ch {
        sign @ ('^' | '+' | '-') => (sign, at + 1),
        'x' | 'X' if reads(cells, at, "xor") && ends_operator(cells, at) => ('^', at + 3),
        _ => return None,
    };
    Some((sign, end + usize::from(char_at(cells, end) == '=')))
}

/// A number may follow PowerShell's `-bxor` without a blank.
fn ends_operator(cells: &[Cell], at: usize) -> bool {
    let next = char_at(cells, at + 3);
    !is_word(next) || next.is_ascii_digit() && at >= 2 && reads(cells, at - 2, "-b")
}

/// Where an operand begins behind an operator: behind blanks, parentheses and a cast.
fn operand(cells: &[Cell], at: usize) -> usize {
    let mut at = at;
    for _ in 0..4 {
        at = run(&cells[..cells.len().min(at + 16)], at.min(cells.len()), |ch| {
            matches!(ch, ' ' | '(' | '\'' | '"')
        });
        if char_at(cells, at) != '[' {
            break;
        }
        at = run(&cells[..cells.len().min(at + 16)], at, |ch| ch != ']') + 1;
    }
    at
}

/// The last character of what stands left of an operator.
fn left_of(cells: &[Cell], at: usize) -> char {
    let blanks = run_before(cells, at, 8, |ch| ch == ' ');
    char_at(cells, (at - blanks).wrapping_sub(1))
}

fn is_operand(ch: char) -> bool {
    matches!(ch, '_' | ')' | ']') || ch.is_ascii_alphabetic()
}

/// A number of one byte at `at`.
fn constant(cells: &[Cell], at: usize) -> Option<i64> {
    let (radix, digits) =
        if reads(cells, at, "0x") || reads(cells, at, "&h") { (16, at + 2) } else { (10, at) };
    let end = run(&cells[..cells.len().min(digits + 4)], digits.min(cells.len()), |ch| ch.is_digit(radix));
    if is_word(char_at(cells, end)) {
        return None;
    }
    let digits = cells.get(digits..end)?.iter().map(|cell| cell.ch).collect::<String>();
    i64::from_str_radix(&digits, radix).ok().filter(|number| (1..=255).contains(number))
}

/// The letter of `ord('K')`, `asc("K")` or `'K'`; behind the parenthesis and quote at `at`.
fn letter(cells: &[Cell], at: usize) -> Option<i64> {
    let name = ["ord(", "asc("].iter().find(|name| reads(cells, at, name)).map_or(0, |name| name.len());
    let at = at + name + usize::from(name > 0);
    let (open, close) = (char_at(cells, at.wrapping_sub(1)), char_at(cells, at + 1));
    let quoted = open == close && matches!(open, '\'' | '"');
    cells.get(at).filter(|cell| quoted && cell.ch.is_ascii_graphic()).map(|cell| i64::from(cell.ch as u32))
}

/// A number that ends before `at`, blanks between.
fn constant_before(cells: &[Cell], at: usize) -> Option<i64> {
    let blanks = run_before(cells, at, 8, |ch| ch == ' ');
    let end = at - blanks;
    let start = end - run_before(cells, end, 6, is_word);
    constant(cells, start).filter(|_| start < end)
}
