//! Text written as the numbers of its characters: a run of hexadecimal digits, pairs of them, lists in decimal,
//! octal or binary, with a constant added or mixed in (`Chr(n-7)`, `-bxor 0x2f`).
//!
//! Whatever reads the list needs no name: bytes that are all printable and tell something were meant to be read.
//! Only a short list must stand beside a word such as `chr`. Constants are tried only where they stand in the text.

use super::arithmetic::{Key, keys};
use super::encoded::utf16;
use super::text::{Text, Weight, is_blank, lower, run, run_before, skip_blanks};
use super::words;
use super::wrapped::echoed;

/// A list of fewer characters needs a name beside it; one of fewer than [`LEAST`] is none.
const SHORT: usize = 6;
const LEAST: usize = 3;

/// How far from a short list the name of what makes characters of it is looked for.
const NEAR: usize = 24;

/// How long what separates two numbers may be; blanks may be longer.
const MARKS: usize = 4;
const BLANKS: usize = 64;

/// A number as it is written: where it stands, with its prefix, and where its digits begin.
struct Token {
    start: usize,
    digits: usize,
    end: usize,
    /// `0x`, `&H`, `\x` stand before it.
    hex: bool,
}

pub(super) fn numbers(text: &mut Text) -> bool {
    if !('0'..='9').any(|digit| text.has(digit)) {
        return false;
    }
    let mut edits = text.edits();
    let mut known = None;
    let mut at = 0;
    while at < text.len() {
        if !text.at(at).is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let (list, end) = list(text, at);
        let digits = list.iter().map(|token| token.end - token.digits).sum::<usize>();
        if digits >= 2 * LEAST
            && list
                .iter()
                .any(|token| text.cells[token.digits..token.end].iter().any(|cell| cell.ch.is_ascii_digit()))
        {
            let known = known.get_or_insert_with(|| keys(&text.cells));
            if let Some((first, last, plain)) = read(text, &list, known) {
                let (start, stop, shown) = shown(text, list[first].start, list[last].end, &plain);
                edits.put(text, start..stop, &shown, Weight::Real);
                at = end.max(stop);
                continue;
            }
        }
        at = end;
    }
    text.apply(edits)
}

/// The numbers from `at` on that stand in a row, and where the reading goes on.
fn list(text: &Text, at: usize) -> (Vec<Token>, usize) {
    let mut list: Vec<Token> = Vec::new();
    let (mut at, mut done) = (at, at);
    loop {
        let end = run(&text.cells, at, |ch| ch.is_ascii_alphanumeric());
        let next = match token(text, at, end) {
            Some(token) => {
                list.push(token);
                done = end;
                between(text, end)
            }
            None => None,
        };
        // The next line of a file that is echoed line by line.
        let enough = list.len() >= SHORT || list.iter().any(|token| token.end - token.digits >= 2 * SHORT);
        let next = next.or_else(|| enough.then(|| echoed(text, done)).flatten().filter(|&next| next > at));
        match next {
            Some(next) if text.at(next).is_ascii_alphanumeric() => at = next,
            _ => return (list, end.max(done)),
        }
    }
}

/// Where the next number begins behind one that ends at `end`: few marks are between, and blanks.
fn between(text: &Text, end: usize) -> Option<usize> {
    let next = run(&text.cells[..text.len().min(end + BLANKS)], end, is_mark);
    let marks = text.cells[end..next].iter().filter(|cell| !is_blank(cell.ch)).count();
    (next > end && marks <= MARKS && text.at(next).is_ascii_alphanumeric()).then_some(next)
}

/// What may stand between two numbers, their quotes included.
fn is_mark(ch: char) -> bool {
    is_blank(ch) || ch.is_ascii_punctuation() && !matches!(ch, '(' | ')' | '[' | ']' | '{' | '}' | '$' | '=')
}

fn token(text: &Text, start: usize, end: usize) -> Option<Token> {
    let first = text.at(start).to_ascii_lowercase();
    let (before, skip) = match (first, text.at(start + 1).to_ascii_lowercase()) {
        ('0', 'x') => (0, 2),
        ('x', _) => (usize::from(text.before(start) == '\\'), 1),
        ('h', _) if text.before(start) == '&' => (1, 1),
        _ => (0, 0),
    };
    let digits = start + skip;
    let whole = digits < end && text.cells[digits..end].iter().all(|cell| cell.ch.is_ascii_hexdigit());
    whole.then_some(Token { start: start - before, digits, end, hex: skip > 0 })
}

/// How a list's numbers are read.
#[derive(Clone, Copy)]
enum Base {
    /// Pairs of hexadecimal digits, of which one number may hold many.
    Pairs,
    /// Decimal; hexadecimal where a prefix says so.
    Own,
    Octal,
    Binary,
}

/// The first and last number of the part of the list that says something, and what.
fn read(text: &Text, list: &[Token], keys: &[Key]) -> Option<(usize, usize, String)> {
    let mut best: Option<(usize, usize, String)> = None;
    for base in [Base::Pairs, Base::Own, Base::Octal, Base::Binary] {
        let values = values(text, list, base);
        for &key in std::iter::once(&Key::NONE).chain(keys) {
            let Some((part, plain)) = longest(&values, key) else { continue };
            let (first, last) = (values[part.start].1, values[part.end - 1].1);
            let enough = plain.len() >= SHORT
                || plain.len() >= LEAST && last - first + 1 == list.len() && named(text, list);
            let more = best.as_ref().is_none_or(|(_, _, best)| best.len() < plain.len());
            if enough && more && words::some_telling(plain.chars()) {
                best = Some((first, last, plain));
            }
        }
    }
    best.or_else(|| wide(text, list)).or_else(|| backwards(text, list))
}

/// Hexadecimal digits to be read from the end, pair by pair or digit by digit.
fn backwards(text: &Text, list: &[Token]) -> Option<(usize, usize, String)> {
    let digits = list.iter().flat_map(|token| &text.cells[token.digits..token.end]).map(|cell| cell.ch).rev();
    let digits = digits.map(|ch| ch.to_digit(16)).collect::<Option<Vec<_>>>()?;
    if !digits.len().is_multiple_of(2) || digits.len() < 2 * SHORT {
        return None;
    }
    let read = |pair: fn(u32, u32) -> u32| {
        let bytes = digits.chunks_exact(2).map(|two| char::from_u32(pair(two[0], two[1])));
        let plain = bytes.collect::<Option<String>>()?;
        let printable = plain.chars().all(|ch| matches!(ch, '\t' | '\n' | '\r' | ' '..='~'));
        (printable && words::some_telling(plain.chars())).then_some(plain)
    };
    let plain = read(|low, high| high * 16 + low).or_else(|| read(|high, low| high * 16 + low))?;
    Some((0, list.len() - 1, plain))
}

/// The numbers of the list in that base, each with its token's place; what is none in it is [`NONE`].
fn values(text: &Text, list: &[Token], base: Base) -> Vec<(i64, usize)> {
    let mut out = Vec::with_capacity(list.len());
    for (place, token) in list.iter().enumerate() {
        let digits = &text.cells[token.digits..token.end];
        let number = |digits: &[super::text::Cell], radix| {
            digits
                .iter()
                .try_fold(0_i64, |all, cell| Some(all * i64::from(radix) + i64::from(cell.ch.to_digit(radix)?)))
        };
        let value = match base {
            Base::Pairs if digits.len().is_multiple_of(2) => {
                out.extend(digits.chunks(2).map(|pair| (number(pair, 16).unwrap_or(NONE), place)));
                continue;
            }
            Base::Own if token.hex && digits.len() <= 4 => number(digits, 16),
            Base::Own if !token.hex && digits.len() <= 3 => number(digits, 10),
            Base::Octal if digits.len() <= 4 => number(digits, 8),
            Base::Binary if matches!(digits.len(), 6..=8) => number(digits, 2),
            _ => None,
        };
        out.push((value.unwrap_or(NONE), place));
    }
    out
}

const NONE: i64 = -1;

/// The longest part of which all is printable, and its text. Zeros between the characters are UTF-16's.
fn longest(values: &[(i64, usize)], key: Key) -> Option<(std::ops::Range<usize>, String)> {
    let printable = |value: i64| {
        let value = if value == NONE { NONE } else { key.undo(value) };
        u8::try_from(value).ok().filter(|byte| matches!(byte, 0 | b'\t' | b'\n' | b'\r' | b' '..=b'~'))
    };
    let (mut best, mut start, mut most, mut count) = (0..0, 0, 0, 0);
    for (at, value) in
        values.iter().map(|&(value, _)| printable(value)).chain(std::iter::once(None)).enumerate()
    {
        match value {
            Some(byte) => count += usize::from(byte != 0),
            None => {
                if count > most {
                    (best, most) = (start..at, count);
                }
                (start, count) = (at + 1, 0);
            }
        }
    }
    let plain =
        values[best.clone()].iter().filter_map(|&(value, _)| printable(value)).filter(|&byte| byte != 0);
    (most >= LEAST).then(|| (best, plain.map(char::from).collect()))
}

/// Hexadecimal UTF-16 with letters beyond Latin.
fn wide(text: &Text, list: &[Token]) -> Option<(usize, usize, String)> {
    let bytes = values(text, list, Base::Pairs)
        .iter()
        .map(|&(value, _)| u8::try_from(value).ok())
        .collect::<Option<Vec<_>>>()?;
    let plain = utf16(&bytes).filter(|plain| words::some_telling(plain.chars()))?;
    Some((0, list.len() - 1, plain))
}

/// Whether what makes characters of numbers is named beside a list.
fn named(text: &Text, list: &[Token]) -> bool {
    const NAMES: [&str; 6] = ["chr", "char", "byte", "decode", "ascii", "unhex"];
    let (Some(first), Some(last)) = (list.first(), list.last()) else { return false };
    let around = [first.start.saturating_sub(NEAR)..first.start, last.end..text.len().min(last.end + NEAR)];
    around.into_iter().any(|at| {
        let side = lower(&text.cells[at]);
        NAMES.iter().any(|name| side.contains(name))
    })
}

/// What stands in the place of a list, and that place: of an array in brackets a string is left.
fn shown(text: &Text, start: usize, end: usize, plain: &str) -> (usize, usize, String) {
    let blanks = run_before(&text.cells, start, BLANKS, is_blank);
    let (open, close) = (start - blanks, skip_blanks(&text.cells, end));
    let quote = if plain.contains('"') { '\'' } else { '"' };
    let string = format!("{quote}{plain}{quote}");
    match (text.before(open), text.at(close)) {
        ('[', ']') | ('{', '}') => (open - 1, close + 1, string),
        ('(', ')') => (start, end, string),
        _ => (start, end, plain.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{becomes, stay};

    const COMMAND: &str = "reg save HKLM\\SYSTEM D:\\drop\\y.bin";

    fn row(by: impl Fn(u8) -> String, between: &str) -> String {
        COMMAND.bytes().map(by).collect::<Vec<_>>().join(between)
    }

    #[test]
    fn whatever_reads_them() {
        let hex = |by: u8| format!("{by:02x}");
        let run = row(hex, "");
        let wide = COMMAND.bytes().map(|by| format!("{by:02X}00")).collect::<String>();
        for text in [
            format!("$q='{run}';$q|decode|iex"),
            format!("DECLARE @q varchar(99)=0x{run};EXEC(@q)"),
            format!("blob {run} received"),
            format!("f({wide})"),
            format!("z={};eval \"$(rev<<<$z|xxd -r -p)\"", run.chars().rev().collect::<String>()),
            format!(
                "h=\"{}\": r=Chr(\"&H\" & Mid(h,i,2)) & r",
                COMMAND.bytes().rev().map(hex).collect::<String>()
            ),
            format!("'{}'-split'[~_!]'", row(hex, "_")),
            format!("echo {} > k.hex & certutil -decodehex k.hex k.cmd", row(hex, " ")),
            format!("[byte[]]$b = {}", row(|by| format!("0x{by:02X}"), ", ")),
            format!("b=\"{}\"", row(hex, "-")),
            format!("b = Array({})", row(|by| format!("&H{by:02X}"), ",")),
            format!("decode '{}' | sh", row(|by| format!("\\x{by:02x}"), " ")),
            format!("os.system(bytes([{}]).decode())", row(|by| by.to_string(), ", ")),
            format!("var b = []byte{{{}}}", row(|by| by.to_string(), ", ")),
            format!("var s = new byte[] {{\n    {}\n}};", row(|by| by.to_string(), ",\n    ")),
            format!("[{}].map(c=>String.fromCharCode(c)).join('')", row(|by| by.to_string(), ",")),
            format!("x = \"{}\"", row(|by| by.to_string(), " ")),
            format!("'{}'.Split('~}}')", row(|by| format!("{by:o}"), "~")),
            format!("'{}'.Split(' ')", row(|by| format!("{by:b}"), " ")),
            format!("s=s&Chr(n-9) 'in {}", row(|by| (by + 9).to_string(), " ")),
            format!("@({})|%{{[char]($_+3)}}", row(|by| (by - 3).to_string(), ",")),
            format!("({})|%{{[char]($_ -bxor 0x2d)}}", row(|by| (by ^ 0x2d).to_string(), ",")),
            format!("k=41;print(''.join(chr(b^k) for b in [{}]))", row(|by| (by ^ 41).to_string(), ",")),
            format!("for b in bytes.fromhex('{}'): o+=chr(b ^ 0x11)", row(|by| hex(by ^ 0x11), "")),
            format!("echo {}>k&echo {}>>k&dec k", &run[..24], &run[24..]),
            format!("char b[]={{{}}}; b[i]^='Z';", row(|by| format!("{:#x}", by ^ 90), ", ")),
            format!("n = {{{}}}; putchar(255 - n[i]);", row(|by| (255 - by).to_string(), ",")),
        ] {
            becomes(&[(&text, COMMAND)]);
        }
        becomes(&[
            ("open(k, bytes([115, 97, 109]).decode())", "bytes(\"sam\")"),
            ("x = ''.join(map(chr, [114,101,103]))", "x = 'reg'"),
            ("c = [108,115,97,95,100,117,109,112,95,115,97,109].pack('c*')", "c = lsa_dump_sam"),
        ]);
    }

    #[test]
    fn ordinary_numbers_stay() {
        stay(&[
            "git show 9fceb02d0ae598e95dc970b74767f19372d61af8",
            "ping 10.0.0.1 -n 4 -l 32 -w 1000",
            "{3F2504E0-4F89-11D3-9A0C-0305E82C3301}",
            "colours: 114, 101, 103",
            "resize 114 101 103 32",
            "00:1A:2B:3C:4D:5E 2024-05-02 09:11:04",
        ]);
    }
}
