//! The question asked of every text: is there anything here that a step might change?
//!
//! One look at each byte and its neighbours. A wrong yes costs a few microseconds, a wrong no hides a
//! command from its plain reading.

/// How long a run of base64 characters may be in an ordinary text; and how many capital As a short one may
/// have, as every second byte of Latin text in UTF-16 is zero.
pub(super) const BLOB: usize = 40;
const ZEROS: usize = 3;

/// A run of them so long, with small and capital letters and a digit, may be base64 all the same; so many hexadecimal digits
/// may be a text, and so many short numbers in a row its characters.
const SHORT_BLOB: usize = 16;
const DIGITS: usize = 12;
const NUMBERS: usize = 6;

/// Whether no step would change this text in a way that matters.
pub(super) fn is_ordinary(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut blob, mut zeros, mut blanks, mut before) = (0, 0, 0, [b' ', b' ']);
    let mut runs = Runs::default();
    // A piece without blanks that has begun as a Windows path does.
    let mut path = false;
    let small = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    for (at, &byte) in bytes.iter().enumerate() {
        let next = bytes.get(at + 1).copied().unwrap_or(b' ');
        if byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=') {
            (blob, zeros) = (blob + 1, zeros + usize::from(byte == b'A'));
        } else {
            (blob, zeros) = (0, 0);
        }
        blanks = if byte == b' ' { blanks + 1 } else { 0 };
        path =
            byte != b' ' && (path || matches!(byte, b':' | b'%' | b'"') || byte == b'\\' && before[1] == b'\\');
        if blob > BLOB
            || runs.are_odd(byte)
            || zeros > ZEROS
            || blanks > 2
            || !path && byte == b'\\' && small(before[1]) && small(next)
            || is_odd(before, byte, next)
            || is_operator(before, &bytes[at..])
        {
            return false;
        }
        before = [before[1], byte];
    }
    // A word cut to single letters: `s\e\c\r\e\t`.
    !super::filler::is_there(bytes)
        && !bytes.windows(4).any(|at| at[0] == b'\\' && (at[2] == b'\\' || numbered(at)))
}

/// Runs of letters and digits, and rows of numbers, as they are read.
#[derive(Default)]
struct Runs {
    length: usize,
    digits: usize,
    numbers: usize,
    small: bool,
    capital: bool,
    digit: bool,
}

impl Runs {
    /// Whether with `byte` a run or row is complete that ordinary texts seldom have.
    fn are_odd(&mut self, byte: u8) -> bool {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_') {
            self.length += 1;
            self.small |= byte.is_ascii_lowercase();
            self.capital |= byte.is_ascii_uppercase();
            self.digit |= byte.is_ascii_digit();
        } else {
            (self.length, self.small, self.capital, self.digit) = (0, false, false, false);
        }
        if byte.is_ascii_hexdigit() {
            self.digits += 1;
        } else {
            // The `x` of `0x41`, the `H` of `&H41` belong to the number.
            let prefix = matches!(byte, b'x' | b'X' | b'h' | b'H') && self.digits < 2;
            if !prefix {
                let breaks = byte.is_ascii_alphabetic() || self.digits > 8;
                self.numbers = if breaks { 0 } else { self.numbers + usize::from(self.digits > 0) };
            }
            self.digits = 0;
        }
        self.length >= SHORT_BLOB && self.small && self.capital && self.digit
            || self.digits >= DIGITS
            || self.numbers + usize::from(self.digits > 0) >= NUMBERS
    }
}

/// Whether `byte`, after `before` and in front of `next`, is what a step looks for.
fn is_odd(before: [u8; 2], byte: u8, next: u8) -> bool {
    let left = before[1];
    let word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let gap = |byte: u8| matches!(byte, b' ' | b'"' | b'\'');
    match byte {
        b'^' | b'`' | b'%' | b'$' | b'!' => true,
        0..=0x1f | 0x7f.. => true,
        // Round a whole argument quotes are ordinary, also behind `=` and `:`.
        b'"' => {
            let inside = |byte: u8| word(byte) || matches!(byte, b'\\' | b'.' | b'-');
            (inside(left) && (inside(next) || next == b'"' || next == b':'))
                || left == b'\\'
                || (left == b'"' && word(next))
                // An option or a word as an argument.
                || left == b' ' && (next == b'-' || word(next) && (word(before[0]) || before[0] == b'"'))
        }
        b'\'' => left == b'\'' || !gap(left) && !gap(next) || matches!(next, b'+' | b'-' | b'[' | b'.'),
        b'\\' => {
            next == b'\\' && (word(left) || left == b':')
                || next == b'.'
                || next == b'?'
                || left == b'.'
                || next == b'\n'
        }
        b'/' => (word(left) || matches!(left, b':' | b'\\' | b'/')) && before[0] != b'/' && next != b'/',
        b',' | b';' => {
            word(left) && (word(next) || matches!(next, b',' | b';' | b'/' | b'-'))
                || matches!(next, b',' | b';' | b'=')
                || word(next)
        }
        b'=' => next == b'=' || left == b' ' && word(next),
        b'(' | b'@' => {
            left == b'('
                || matches!(next, b'(' | b'@')
                || (gap(left) && (word(next) && next != b'x' || next == b' '))
                || matches!(next, b'\'' | b'"')
                // `Chr(114)`, `ChrW(&H72)`, `String.fromCharCode(114`
                || matches!(before.map(|byte| byte.to_ascii_lowercase()), [b'h', b'r'] | [b'r', b'w'] | [b'd', b'e'])
        }
        b'[' | b'{' | b'|' => true,
        b'+' => gap(left) || gap(next) || left.is_ascii_alphabetic() && next.is_ascii_alphabetic(),
        // A shell's `<<<` and `<<E`.
        b'<' => next == b'<',
        b':' => left == b':',
        // A wildcard in a name, and one for a whole folder's.
        b'?' | b'*' => word(left) || word(next) || matches!(left, b'\\' | b'/') && matches!(next, b'\\' | b'/'),
        // An entity, or VBScript's sum of two strings.
        b'&' => {
            gap(left)
                || gap(next)
                || matches!(
                    next,
                    b'#' | b'a' | b'b' | b'g' | b'l' | b'n' | b'q' | b'A' | b'B' | b'G' | b'L' | b'N' | b'Q'
                )
        }
        b'0' => matches!(next, b'x' | b'X'),
        _ => false,
    }
}

/// An operator of PowerShell's behind a string.
fn is_operator(before: [u8; 2], rest: &[u8]) -> bool {
    const OPERATORS: [&str; 6] = ["-f ", "-replace", "-creplace", "-ireplace", "-split", "-csplit"];
    let reads = |operator: &str| {
        rest.get(..operator.len()).is_some_and(|start| start.eq_ignore_ascii_case(operator.as_bytes()))
    };
    let after_string = before == *b"' " || before == *b"\" ";
    // `-join` alone is a unary operator too.
    rest[0] == b'-' && (reads("-join") || after_string && OPERATORS.into_iter().any(reads))
}

/// `\x53`, `\u0053` or `\123`.
fn numbered(at: &[u8]) -> bool {
    let octal = |byte: u8| matches!(byte, b'0'..=b'7');
    at[1..].iter().all(|&byte| octal(byte))
        || matches!(at[1], b'x' | b'u' | b'X' | b'U') && at[2].is_ascii_hexdigit() && at[3].is_ascii_hexdigit()
}
