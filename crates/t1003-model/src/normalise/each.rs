//! Loops over hives in scripts: Python's `for n in ("SAM", "SECURITY"): …`, JScript's `["SAM"].forEach(…)`, Ruby's
//! `%w[SAM].each { |h| … }`, Perl's, C#'s, VBScript's and a Unix shell's. The body is written out once for each
//! value, where that makes a path to a hive.

use super::constant::{Constant, Names};
use super::evaluate::Value;
use super::text::{Cell, Text, Weight, char_at, is_blank, is_word, lower, reads, run, skip_blanks};

/// The longest body; how many values.
const BODY: usize = 2048;
const VALUES: usize = 16;

pub(super) fn scripts(text: &mut Text) -> bool {
    if !text.has('"') && !text.has('\'') && !text.has('$') && !text.has('{') || !names_hive(text) {
        return false;
    }
    let mut fuel = 16 * text.len() + 4096;
    let mut edits = text.edits();
    let mut at = 0;
    while at < text.len() && fuel > 0 {
        let starts = match text.at(at) {
            'f' | 'F' => !is_word(text.before(at)) && reads(&text.cells, at, "for"),
            '[' | '(' => true,
            '%' => reads(&text.cells, at, "%w"),
            _ => false,
        };
        let Some((found, end)) = starts.then(|| find(text, at, &mut fuel)).flatten().and_then(|found| {
            let end = found.end;
            Some((found.written(text, &mut fuel)?, end))
        }) else {
            at += 1;
            continue;
        };
        edits.cells(at..end, found, Weight::Real);
        at = end;
    }
    text.apply(edits)
}

/// Whether a list could hold a hive's name at all.
fn names_hive(text: &Text) -> bool {
    (0..text.len()).any(|at| reads(&text.cells, at, "sam") || reads(&text.cells, at, "security"))
}

struct Loop {
    /// In lower case, without a sigil.
    name: String,
    values: Vec<String>,
    body: (usize, usize),
    end: usize,
}

fn find(text: &Text, at: usize, fuel: &mut usize) -> Option<Loop> {
    let cells = &text.cells;
    let (name, values, next) = if reads(cells, at, "for") {
        let each = if reads(cells, at, "foreach") { 7 } else { 3 };
        let mut next = at + each;
        if is_word(char_at(cells, next)) {
            return None;
        }
        let (mut name, mut end) = name(cells, next)?;
        while matches!(name.as_str(), "each" | "var" | "let" | "const" | "my" | "our" | "string") {
            (name, end) = self::name(cells, end)?;
        }
        next = skip_blanks(cells, end);
        if reads(cells, next, "in ") || reads(cells, next, "of ") {
            next = skip_blanks(cells, next + 2);
        } else if char_at(cells, next) != '(' {
            return None;
        }
        let (values, end) = list(cells, next, fuel)?;
        (name, values, end)
    } else {
        let (values, end) = list(cells, at, fuel)?;
        let call = [".foreach", ".each", ".map"].iter().find(|call| reads(cells, end, call))?;
        let mut next = run(cells, end + call.len(), opens);
        for word in ["function", "do"] {
            if reads(cells, next, word) {
                next = run(cells, next + word.len(), opens);
            }
        }
        let (name, end) = name(cells, next)?;
        (name, values, end)
    };
    let hive =
        |value: &String| matches!(value.trim_matches('\\').to_ascii_lowercase().as_str(), "sam" | "security");
    if !values.iter().any(hive) {
        return None;
    }
    let (start, stop, end) = body(cells, next)?;
    Some(Loop { name, values, body: (start, stop), end })
}

fn opens(ch: char) -> bool {
    is_blank(ch) || matches!(ch, '(' | '{' | '|')
}

/// The name at `at`, behind blanks, a parenthesis and a sigil.
fn name(cells: &[Cell], at: usize) -> Option<(String, usize)> {
    let start = run(cells, at, |ch| is_blank(ch) || matches!(ch, '(' | '$'));
    let end = run(&cells[..cells.len().min(start + 32)], start, is_word);
    (end > start && start < at + 8).then(|| (lower(&cells[start..end]), end))
}

/// `("SAM", "SYSTEM")`, `[…]`, `Array(…)`, `new[] {…}`, `qw(…)`, `%w[…]`, `SAM SYSTEM; do`.
fn list(cells: &[Cell], at: usize, fuel: &mut usize) -> Option<(Vec<String>, usize)> {
    let mut start = at;
    let inner = skip_blanks(cells, at + 1);
    if char_at(cells, at) == '(' && reads(cells, inner, "qw") {
        start = inner;
    }
    let words = |start: usize, end: usize| {
        let words = cells[start..end].split(|cell| is_blank(cell.ch)).filter(|word| !word.is_empty());
        words.take(VALUES).map(|word| word.iter().map(|cell| cell.ch).collect::<String>()).collect::<Vec<_>>()
    };
    let limit = &cells[..cells.len().min(start + 512)];
    if reads(cells, start, "qw") || reads(cells, start, "%w") {
        let end = run(limit, start + 3, |ch| !matches!(ch, ')' | ']' | '}' | '/' | '\n'));
        return Some((words((start + 3).min(end), end), end + 1));
    }
    if reads(cells, start, "new") {
        let open = run(limit, start, |ch| !matches!(ch, '{' | '(' | ';' | '\n'));
        let close = run(limit, open, |ch| !matches!(ch, '}' | ';' | '\n'));
        let text = cells.get(open + 1..close).filter(|_| char_at(cells, open) == '{')?;
        let values = text.split(|cell| is_blank(cell.ch) || matches!(cell.ch, ',' | '"'));
        let values = values.filter(|value| !value.is_empty()).take(VALUES);
        return Some((values.map(|word| word.iter().map(|cell| cell.ch).collect()).collect(), close + 1));
    }
    if matches!(char_at(cells, start), '(' | '[') || reads(cells, start, "array(") {
        let names = Names::new();
        let mut reader = Constant::new(cells, start, &names, fuel);
        let Value::List(list) = reader.operand()? else { return None };
        return Some((list.iter().take(VALUES).map(Value::to_text).collect(), reader.at));
    }
    let end = run(limit, start, |ch| !matches!(ch, ';' | '\n' | '(' | '"'));
    let loops = char_at(cells, end) != '(' && reads(cells, skip_blanks(cells, end + 1), "do");
    loops.then(|| (words(start, end), end))
}

/// Where the body that follows the head at `at` begins and ends, and where the text goes on.
fn body(cells: &[Cell], at: usize) -> Option<(usize, usize, usize)> {
    let cells = &cells[..cells.len().min(at + BODY)];
    let start = run(cells, at, |ch| is_blank(ch) && ch != '\n' || matches!(ch, ')' | '|' | '=' | '>' | ';'));
    let word_end = |from: usize, word: &str| {
        (from..cells.len()).find(|&at| {
            reads(cells, at, word)
                && !is_word(char_at(cells, at - 1))
                && !is_word(char_at(cells, at + word.len()))
        })
    };
    match char_at(cells, start) {
        '{' => {
            let mut depth = 0;
            let stop = run(cells, start, |ch| {
                depth += i32::from(ch == '{') - i32::from(ch == '}');
                depth > 0
            });
            Some((start + 1, stop, (stop + 1).min(cells.len())))
        }
        ':' | '\n' if word_end(start, "next").is_some() => {
            word_end(start, "next").map(|stop| (start + 1, stop, stop + 4))
        }
        ':' => {
            let mut stop = run(cells, start, |ch| ch != '\n');
            let single = (start + 1..stop).any(|at| !is_blank(char_at(cells, at)));
            while !single && matches!(char_at(cells, stop + 1), ' ' | '\t') {
                stop = run(cells, stop + 1, |ch| ch != '\n');
            }
            Some((start + 1, stop, stop))
        }
        _ if reads(cells, skip_blanks(cells, start), "do") => {
            let start = skip_blanks(cells, start) + 2;
            let stop = word_end(start, "done").unwrap_or(cells.len());
            Some((start, stop, (stop + 4).min(cells.len())))
        }
        // Ruby's block, of which the bracket or the `do` stands before the name.
        _ => {
            let stop = run(cells, start, |ch| !matches!(ch, '\n')).max(start);
            let close = (start..stop).rev().find(|&at| char_at(cells, at) == '}');
            let stop = close.or_else(|| word_end(start, "end")).unwrap_or(stop);
            Some((start, stop, stop))
        }
    }
}

impl Loop {
    /// The body once for each value, if a path to a hive comes of it.
    fn written(&self, text: &Text, fuel: &mut usize) -> Option<Vec<Cell>> {
        let mut out: Vec<Cell> = Vec::new();
        for value in &self.values {
            *fuel = fuel.checked_sub(self.body.1 - self.body.0 + value.len())?;
            if let Some(last) = out.last().copied() {
                out.extend("; ".chars().map(|ch| Cell { ch, start: last.end, end: last.end }));
            }
            self.substitute(&text.cells[..self.body.1], value, &mut out);
        }
        names_path(&out).then_some(out)
    }

    fn substitute(&self, cells: &[Cell], value: &str, out: &mut Vec<Cell>) {
        let mut at = self.body.0;
        let mut quote = '\0';
        while at < cells.len() {
            let ch = cells[at].ch;
            let opener = ["${", "#{", "{", "$", ""].into_iter().find(|open| {
                let name = at + open.len();
                reads(cells, at, open)
                    && reads(cells, name, &self.name)
                    && !is_word(char_at(cells, name + self.name.len()))
                    && (!open.ends_with('{') || char_at(cells, name + self.name.len()) == '}')
            });
            let left = char_at(cells, at.wrapping_sub(1));
            match opener {
                Some(open) if !open.is_empty() || quote == '\0' && !is_word(left) && left != '.' => {
                    let end = at + open.len() + self.name.len() + usize::from(open.ends_with('{'));
                    let (start, stop) = super::text::origin(&cells[at..end]);
                    let cell = |ch| Cell { ch, start, end: stop };
                    let operand = quote == '\0' && open.is_empty();
                    at = end;
                    if operand && let Some(mark) = reopen(out) {
                        quote = mark;
                    } else if operand {
                        quote = '"';
                        out.push(cell(quote));
                    }
                    out.extend(value.chars().map(cell));
                    // The string goes on behind the name, or ends with it.
                    match next_literal(cells, at, quote).filter(|_| operand) {
                        Some(next) => at = next,
                        None if operand => {
                            out.push(cell(quote));
                            quote = '\0';
                        }
                        None => {}
                    }
                    continue;
                }
                _ => {}
            }
            if matches!(ch, '"' | '\'') && (quote == '\0' || quote == ch) && !is_escaped(cells, at) {
                quote = if quote == '\0' { ch } else { '\0' };
            }
            out.push(cells[at]);
            at += 1;
        }
    }
}

/// Where `… " + ` ends what is written already, takes the operator and the quote away again.
fn reopen(out: &mut Vec<Cell>) -> Option<char> {
    let last = |to: usize| out[..to].iter().rposition(|cell| !is_blank(cell.ch));
    let sign = last(out.len()).filter(|&at| matches!(out[at].ch, '+' | '&'))?;
    let mark = last(sign).filter(|&at| matches!(out[at].ch, '"' | '\''))?;
    let quote = out[mark].ch;
    out.truncate(mark);
    Some(quote)
}

/// The inside of the literal that an operator at `at` adds.
fn next_literal(cells: &[Cell], at: usize, quote: char) -> Option<usize> {
    let sign = skip_blanks(cells, at);
    let mark = skip_blanks(cells, sign + 1);
    (matches!(char_at(cells, sign), '+' | '&') && char_at(cells, mark) == quote).then_some(mark + 1)
}

/// Whether a backslash takes its meaning from the quote at `at`: an odd number of them, with a word behind it.
fn is_escaped(cells: &[Cell], at: usize) -> bool {
    let slashes = cells[..at].iter().rev().take_while(|cell| cell.ch == '\\').count();
    slashes % 2 == 1 && is_word(char_at(cells, at + 1))
}

/// Whether these statements name a hive's path, its pieces put together.
fn names_path(cells: &[Cell]) -> bool {
    let text = cells.iter().map(|cell| if cell.ch == '/' { '\\' } else { cell.ch }).collect::<String>();
    let mut joined = String::new();
    for piece in text.split(['"', '\'', '`']) {
        let sign = |ch| matches!(ch, '+' | '&');
        if !piece.contains(sign) || !piece.chars().all(|ch| is_blank(ch) || sign(ch)) {
            joined.push_str(piece);
        }
    }
    super::words::leads_to_hive(&joined)
}
