//! Reads constant string expressions as VBScript, JScript, Python and Perl have them: literals, known names, sums,
//! and the few functions by which a script hides a string.

use super::evaluate::{self, Value};
use super::functions::{each, function, is_function, numbered, percent, reversed, split};
use super::text::{Cell, char_at, is_blank, is_word, lower, reads, run};
use std::collections::HashMap;

const DEEPEST: usize = 16;
pub(super) const ELEMENTS: usize = 1024;

/// The script's own names with known values; in lower case, as VBScript does not tell the cases apart.
pub(super) type Names = HashMap<String, Value>;

pub(super) struct Constant<'a> {
    cells: &'a [Cell],
    pub at: usize,
    names: &'a Names,
    pub fuel: &'a mut usize,
    depth: usize,
    /// An operator or function was applied.
    pub worked: bool,
    /// One that PowerShell's expressions do not have ([`super::expression`]), or one of the script's names.
    pub odd: bool,
}

impl<'a> Constant<'a> {
    pub fn new(cells: &'a [Cell], at: usize, names: &'a Names, fuel: &'a mut usize) -> Self {
        Self { cells, at, names, fuel, depth: 0, worked: false, odd: false }
    }

    fn char(&self, ahead: usize) -> char {
        char_at(self.cells, self.at + ahead)
    }

    /// Blanks, and VBScript's ` _` at a line's end.
    fn blanks(&mut self) {
        loop {
            let inside = self.depth > 0;
            match self.char(0) {
                ' ' | '\t' => self.at += 1,
                ch if inside && is_blank(ch) => self.at += 1,
                '_' if self.char(1) == '\n' => self.at += 2,
                '_' if self.char(1) == '\r' && self.char(2) == '\n' => self.at += 3,
                _ => return,
            }
        }
    }

    fn take(&mut self, token: &str) -> bool {
        let found = reads(self.cells, self.at, token);
        self.at += if found { token.len() } else { 0 };
        found
    }

    /// Whether what was read is only the beginning of something that is not known.
    pub fn goes_on(&mut self) -> bool {
        // PowerShell's apostrophe within a string
        if self.char(0) == '\'' && char_at(self.cells, self.at.wrapping_sub(1)) == '\'' {
            return true;
        }
        self.blanks();
        match self.char(0) {
            '&' => self.char(1) != '&',
            '+' | '.' | '[' | '(' | '%' | '*' => true,
            ch => is_word(ch) && self.char(0) != '_',
        }
    }

    /// A sum of as many operands as are known.
    pub fn sum(&mut self) -> Option<Value> {
        let mut value = self.operand()?;
        loop {
            let (start, flags) = (self.at, (self.worked, self.odd));
            self.blanks();
            match self.operator().and_then(|sign| Some((sign, self.right()?))) {
                Some(('%', right)) => match percent(&value.to_text(), &right.into_list()) {
                    Some(text) => value = Value::Text(text).bounded()?,
                    None => {
                        self.at = start;
                        (self.worked, self.odd) = flags;
                        return Some(value);
                    }
                },
                Some((sign, right)) => {
                    let (left, right) = if sign == '+' {
                        (value, right)
                    } else {
                        (Value::Text(value.to_text()), Value::Text(right.to_text()))
                    };
                    value = evaluate::add(left, right)?;
                    *self.fuel = self.fuel.checked_sub(value.size() / 8)?;
                    self.worked = true;
                    self.odd |= sign != '+';
                }
                None => {
                    self.at = start;
                    (self.worked, self.odd) = flags;
                    return Some(value);
                }
            }
        }
    }

    fn right(&mut self) -> Option<Value> {
        self.blanks();
        self.operand()
    }

    fn operator(&mut self) -> Option<char> {
        let sign = self.char(0);
        let next = self.char(1);
        let left = char_at(self.cells, self.at.wrapping_sub(1));
        let taken = match sign {
            '+' => !matches!(next, '=' | '+'),
            '&' => !matches!(next, '&' | '='),
            // Perl's and PHP's sum; a method has no blank or quote behind the full stop.
            '.' => {
                matches!(next, ' ' | '"' | '\'') && matches!(left, ' ' | '"' | '\'')
                    || left == ')' && reads(self.cells, self.at + 1, "chr(")
            }
            '%' => matches!(next, ' ' | '(' | '"' | '\'') && (matches!(left, ' ' | '"' | '\'')),
            _ => false,
        };
        if taken {
            self.at += 1;
            (self.worked, self.odd) = (true, self.odd || sign == '%');
        }
        taken.then_some(sign)
    }

    /// One operand, with its indexes and methods.
    pub fn operand(&mut self) -> Option<Value> {
        *self.fuel = self.fuel.checked_sub(1)?;
        if self.depth >= DEEPEST {
            return None;
        }
        self.depth += 1;
        let value = self.primary();
        let value = value.and_then(|value| self.postfix(value));
        self.depth -= 1;
        value
    }

    fn primary(&mut self) -> Option<Value> {
        let ch = self.char(0);
        if ch.is_ascii_digit() {
            let end = run(self.cells, self.at, |ch| ch.is_ascii_alphanumeric()).min(self.at + 12);
            let value = evaluate::parse_number(&lower(&self.cells[self.at..end]))?;
            self.at = end;
            return Some(Value::Number(value));
        }
        match ch {
            '"' | '\'' | '`' | '\\' => self.literal(""),
            '(' => {
                self.at += 1;
                let mut list = self.list(')')?;
                Some(if list.len() == 1 { list.remove(0) } else { Value::List(list) })
            }
            '[' => {
                self.at += 1;
                self.list(']').map(Value::List)
            }
            '-' if self.char(1).is_ascii_digit() => {
                self.at += 1;
                self.primary()?.to_number().map(|number| Value::Number(-number))
            }
            // C#'s `$@"{verb} {key}"`
            '$' | '@' if matches!(self.char(1), '$' | '@') && self.char(2) == '"' => {
                self.at += 2;
                self.literal("rf")
            }
            '$' | '@' if matches!(self.char(1), '"') => {
                self.at += 1;
                self.literal(if ch == '$' { "f" } else { "r" })
            }
            _ => self.word(),
        }
    }

    /// A known name, a function with its arguments, or a literal's prefix.
    fn word(&mut self) -> Option<Value> {
        let start = self.at;
        let first = start + usize::from(self.char(0) == '$');
        let mut end = run(&self.cells[..self.cells.len().min(start + 48)], first, is_word);
        let mut name = lower(&self.cells[start..end]);
        if end == first {
            return None;
        }
        if name.len() <= 2 && matches!(char_at(self.cells, end), '"' | '\'') {
            return name
                .chars()
                .all(|ch| "rbfu".contains(ch))
                .then(|| self.at = end)
                .and_then(|()| self.literal(&name));
        }
        if name == "string" && reads(self.cells, end, ".fromcharcode(") {
            end += ".fromcharcode".len();
            name = "fromcharcode".to_owned();
        }
        if let Some(value) = self.names.get(&name) {
            self.at = end;
            *self.fuel = self.fuel.checked_sub(value.size() / 8)?;
            self.odd = true;
            return Some(value.clone());
        }
        if name == "chr" && self.depth > 1 && matches!(char_at(self.cells, end), ',') {
            // `map(chr, …)`
            self.at = end;
            return Some(Value::text("chr"));
        }
        if char_at(self.cells, end) != '(' || !is_function(&name) {
            return None;
        }
        self.at = end + 1;
        let arguments = self.list(')')?;
        (self.worked, self.odd) = (true, true);
        function(&name, &arguments)?.bounded()
    }

    /// Expressions with commas between, as far as `close`.
    fn list(&mut self, close: char) -> Option<Vec<Value>> {
        let mut list = Vec::new();
        self.depth += 1;
        loop {
            self.blanks();
            if self.char(0) == close {
                break;
            }
            let value = if self.depth < DEEPEST { self.sum() } else { None };
            list.extend(value.filter(|_| list.len() < ELEMENTS));
            self.blanks();
            match self.char(0) {
                ',' if !list.is_empty() => self.at += 1,
                ch if ch == close && !list.is_empty() => break,
                _ => {
                    self.depth -= 1;
                    return None;
                }
            }
        }
        self.depth -= 1;
        self.at += 1;
        Some(list)
    }

    fn postfix(&mut self, mut value: Value) -> Option<Value> {
        loop {
            let (start, flags) = (self.at, (self.worked, self.odd));
            let next = match self.char(0) {
                '[' => self.slice(&value),
                '.' if self.char(1).is_ascii_alphabetic() => self.method(&value),
                _ => return Some(value),
            };
            match next.and_then(Value::bounded) {
                Some(next) => value = next,
                None => {
                    self.at = start;
                    (self.worked, self.odd) = flags;
                    return Some(value);
                }
            }
            *self.fuel = self.fuel.checked_sub(value.size() / 8)?;
            (self.worked, self.odd) = (true, true);
        }
    }

    /// Python's `[::-1]`, `[a:b]` and an index.
    fn slice(&mut self, value: &Value) -> Option<Value> {
        self.at += 1;
        let mut parts = [None; 3];
        let mut count = 0;
        loop {
            let minus = self.take("-");
            let end = run(self.cells, self.at, |ch| ch.is_ascii_digit()).min(self.at + 9);
            let digits = self.cells[self.at..end].iter().map(|cell| cell.ch).collect::<String>();
            parts[count] = digits.parse::<i64>().ok().map(|n| if minus { -n } else { n });
            self.at = end;
            match self.char(0) {
                ':' if count < 2 => {
                    self.at += 1;
                    count += 1;
                }
                ']' => break,
                _ => return None,
            }
        }
        self.at += 1;
        if count == 0 {
            return evaluate::index(value, &Value::Number(parts[0]?));
        }
        let list = match value {
            Value::Text(text) => text.chars().map(|ch| Value::Text(ch.to_string())).collect(),
            Value::List(list) => list.clone(),
            Value::Number(_) | Value::Char(_) => return None,
        };
        let size = list.len() as i64;
        let step = parts[2].unwrap_or(1);
        let place = |n: i64| if n < 0 { size + n } else { n };
        let (low, high) = if step > 0 { (0, size) } else { (-1, size - 1) };
        let mut at = parts[0].map_or(if step > 0 { 0 } else { size - 1 }, |n| place(n).clamp(low, high));
        let end = parts[1].map_or(if step > 0 { size } else { -1 }, |n| place(n).clamp(low, high));
        let mut out = Vec::new();
        while step > 0 && at < end || step < 0 && at > end {
            out.push(list[usize::try_from(at).ok()?].clone());
            at += step;
        }
        match value {
            Value::Text(_) => evaluate::join(Value::List(out), ""),
            _ => Some(Value::List(out)),
        }
    }

    fn method(&mut self, value: &Value) -> Option<Value> {
        let end = run(self.cells, self.at + 1, is_word).min(self.at + 32);
        let name = lower(&self.cells[self.at + 1..end]);
        self.at = end;
        if !self.take("(") {
            // Ruby's
            return (name == "reverse").then(|| reversed(value));
        }
        // JScript's `/x/g`
        if name == "replace" && self.char(0) == '/' {
            let close = run(&self.cells[..self.cells.len().min(self.at + 32)], self.at + 1, |ch| ch != '/');
            let old = self.cells[self.at + 1..close].iter().map(|cell| cell.ch).collect::<String>();
            let old = evaluate::literal_pattern(&old)?;
            self.at = run(self.cells, close + 1, |ch| ch.is_ascii_alphabetic());
            self.blanks();
            let new = if self.take(",") { self.list(')')?.first()?.to_text() } else { return None };
            return (!old.is_empty()).then(|| Value::Text(evaluate::replace(&value.to_text(), &old, &new)));
        }
        let arguments = self.list(')')?;
        let first = arguments.first().map(Value::to_text);
        let list = |value: &Value| matches!(value, Value::List(_));
        match name.as_str() {
            "join" if list(value) => evaluate::join(value.clone(), &first.unwrap_or_else(|| ",".to_owned())),
            "join" => evaluate::join(each(arguments.into_iter().next()?), &value.to_text()),
            "reverse" => Some(reversed(value)),
            "split" => Some(split(&value.to_text(), first.as_deref().unwrap_or(" "))),
            "format" => evaluate::format(&numbered(&value.to_text()), &arguments),
            "decode" | "encode" | "valueof" | "tostring" => Some(value.clone()),
            "upper" | "upcase" => evaluate::method(value, "toupper", &[]),
            "lower" | "downcase" => evaluate::method(value, "tolower", &[]),
            "touppercase" | "tolowercase" => evaluate::method(value, &name[..7], &[]),
            "strip" => evaluate::method(value, "trim", &[]),
            "concat" => {
                Some(Value::Text(value.to_text() + &evaluate::join(Value::List(arguments), "")?.to_text()))
            }
            "substr" => evaluate::method(value, "substring", &arguments),
            "substring" | "slice" => {
                let text = value.to_text().chars().collect::<Vec<_>>();
                let place = |at: usize| arguments.get(at).and_then(Value::to_number).map(usize::try_from);
                let from = place(0)?.ok()?;
                let to = place(1).map_or(Some(text.len()), Result::ok)?.min(text.len());
                Some(Value::Text(text.get(from..to)?.iter().collect()))
            }
            "charat" => evaluate::index(value, arguments.first()?),
            "gsub" | "replaceall" => evaluate::method(value, "replace", &arguments),
            "replace" | "trim" => evaluate::method(value, &name, &arguments),
            _ => None,
        }
    }

    /// A literal from its opening quote on. Quotes may be escaped or doubled, as in a string within a string.
    fn literal(&mut self, prefix: &str) -> Option<Value> {
        let (mark, width) = super::script::opening(self.cells, self.at)?;
        let start = self.at + width;
        let end = super::script::closing(self.cells, start, mark, width);
        *self.fuel = self.fuel.checked_sub(end.unwrap_or_else(|stop| stop) - start)?;
        let end = end.ok()?;
        let mut out = String::new();
        let mut at = start;
        while at < end {
            let ch = self.cells[at].ch;
            let hole = match ch {
                '{' if prefix.contains('f') => Some(at + 1),
                '$' if mark == '`' && char_at(self.cells, at + 1) == '{' => Some(at + 2),
                '#' if mark == '"' && char_at(self.cells, at + 1) == '{' => Some(at + 2),
                '"' if width == 1 && mark == '"' && char_at(self.cells, at + 1) == '"' => {
                    out.push('"');
                    at += 2;
                    continue;
                }
                _ => None,
            };
            if let Some(name) = hole {
                let stop = run(&self.cells[..end], name, is_word);
                if let Some(value) = self.names.get(&lower(&self.cells[name..stop]))
                    && char_at(self.cells, stop) == '}'
                {
                    out.push_str(&value.to_text());
                    if out.len() > 8192 {
                        return None;
                    }
                    (self.worked, self.odd) = (true, true);
                    at = stop + 1;
                    continue;
                }
            }
            out.push(ch);
            at += 1;
        }
        self.at = end + width;
        Value::Text(out).bounded()
    }
}
