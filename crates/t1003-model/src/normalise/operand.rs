//! The operands of PowerShell expressions: literals, variables, casts, indexes and methods.

use super::environment;
use super::evaluate::{self, Value};
use super::expression::{Reader, variable};
use super::text::{char_at, is_word, lower, run};

impl Reader<'_> {
    pub(super) fn cast_or_value(&mut self) -> Option<Value> {
        if self.take("-join") {
            self.blanks();
            (self.worked, self.odd) = (true, true);
            return evaluate::join(self.unary()?, "");
        }
        if char_at(self.cells, self.at) == '-' {
            self.at += 1;
            return self.unary()?.to_number()?.checked_neg().map(Value::Number);
        }
        if char_at(self.cells, self.at) == '[' {
            let end = run(&self.cells[..self.cells.len().min(self.at + 48)], self.at, |ch| ch != ']');
            let mut name = lower(self.cells.get(self.at + 1..end)?);
            let array = name.ends_with('[') && char_at(self.cells, end + 1) == ']';
            self.at = end + 1 + usize::from(array);
            name = name.trim_end_matches('[').trim().trim_start_matches("system.").to_owned();
            let value = if self.take("::") { self.static_method(&name)? } else { self.cast(&name, array)? };
            return self.postfix(value);
        }
        let value = self.primary()?;
        self.postfix(value)
    }

    fn cast(&mut self, name: &str, array: bool) -> Option<Value> {
        self.blanks();
        let value = self.unary()?;
        let value = match (name, array) {
            ("char", false) => to_char(&value)?,
            ("char", true) => match value {
                Value::Text(text) => evaluate::method(&Value::Text(text), "tochararray", &[])?,
                list => Value::List(list.into_list().iter().map(to_char).collect::<Option<_>>()?),
            },
            ("string", false) => Value::Text(value.to_text()),
            ("int" | "byte" | "int32" | "uint16" | "int16", false) => Value::Number(match &value {
                Value::Text(text) if text.chars().count() == 1 && parse(text).is_none() => {
                    text.chars().next()? as i64
                }
                value => value.to_number()?,
            }),
            ("string" | "array" | "int" | "byte", _) => value,
            _ => return None,
        };
        (self.worked, self.odd) = (true, true);
        Some(value)
    }

    /// `[type]::method(…)`.
    fn static_method(&mut self, class: &str) -> Option<Value> {
        let mut name = self.name();
        // `[Text.Encoding]::ASCII.GetString(…)`
        if class == "text.encoding" && self.take(".") {
            name = self.name();
        }
        let arguments = self.arguments()?;
        (self.worked, self.odd) = (true, true);
        let first = arguments.first();
        match (class, name.as_str()) {
            ("string", "join") => {
                let list = if arguments.len() == 2 {
                    arguments[1].clone()
                } else {
                    Value::List(arguments[1.min(arguments.len())..].to_vec())
                };
                evaluate::join(list, &first?.to_text())
            }
            ("string", "concat") => {
                evaluate::join(if arguments.len() == 1 { first?.clone() } else { Value::List(arguments) }, "")
            }
            ("string", "format") => evaluate::format(&first?.to_text(), &arguments[1..]),
            ("text.stringbuilder", "new") => Some(Value::Text(first.map_or_else(String::new, Value::to_text))),
            ("string", "new") => evaluate::join(Value::List(arguments), ""),
            ("text.encoding", "getstring") => {
                let codes = arguments.iter().filter(|code| code.to_number() != Some(0));
                evaluate::join(Value::List(codes.map(to_char).collect::<Option<_>>()?), "")
            }
            ("char", "convertfromutf32") | ("convert", "tochar") => to_char(first?),
            ("regex", "unescape") => Some(first?.clone()),
            ("regex", "matches") if arguments.get(1)?.to_text() == "." => {
                let mut list = evaluate::method(first?, "tochararray", &[])?.into_list();
                if arguments.get(2).is_some_and(|way| way.to_text().eq_ignore_ascii_case("righttoleft")) {
                    list.reverse();
                }
                Some(Value::List(list))
            }
            ("convert", "toint16" | "toint32" | "tobyte") => {
                match arguments.get(1).and_then(Value::to_number) {
                    Some(base @ (2 | 8 | 16)) => {
                        let text = first?.to_text();
                        i64::from_str_radix(text.trim().trim_start_matches("0x"), base as u32)
                            .ok()
                            .map(Value::Number)
                    }
                    _ => first?.to_number().map(Value::Number),
                }
            }
            ("environment", "getenvironmentvariable") => environment::any(&first?.to_text()).map(Value::text),
            _ => None,
        }
    }

    pub(super) fn postfix(&mut self, mut value: Value) -> Option<Value> {
        loop {
            let start = self.mark();
            let next = match char_at(self.cells, self.at) {
                '[' => {
                    self.at += 1;
                    let place = self.inner();
                    self.blanks();
                    place.filter(|_| self.take("]")).and_then(|place| evaluate::index(&value, &place))
                }
                '.' => {
                    self.at += 1;
                    self.member(&value)
                }
                _ => None,
            };
            match next {
                Some(next) => value = next,
                None => {
                    self.back(start);
                    return Some(value);
                }
            }
            (self.worked, self.odd) = (true, true);
        }
    }

    fn member(&mut self, value: &Value) -> Option<Value> {
        let name = self.name();
        if name == "length" || name == "count" {
            let size = match value {
                Value::List(list) => list.len(),
                value => value.to_text().chars().count(),
            };
            return Some(Value::Number(size as i64));
        }
        if name == "value" {
            return Some(value.clone());
        }
        if name.is_empty() {
            return None;
        }
        let arguments = self.arguments()?;
        if name == "invoke" {
            return None;
        }
        evaluate::method(value, &name, &arguments)
    }

    /// A member's name, in lower case; it may be quoted, or in quotes within parentheses.
    fn name(&mut self) -> String {
        let start = self.at;
        while matches!(char_at(self.cells, self.at), '\'' | '"' | '(') {
            self.at += 1;
        }
        let wrapping = self.at - start;
        let end = run(self.cells, self.at, is_word).min(self.at + 32);
        let name = lower(&self.cells[self.at.min(end)..end]);
        self.at = end;
        for _ in 0..wrapping {
            self.at += usize::from(matches!(char_at(self.cells, self.at), '\'' | '"' | ')'));
        }
        name
    }

    fn arguments(&mut self) -> Option<Vec<Value>> {
        if !self.take("(") {
            return None;
        }
        self.blanks();
        if self.take(")") {
            return Some(Vec::new());
        }
        // A comma between arguments is no list operator, but reads the same.
        let value = self.inner()?;
        self.blanks();
        self.take(")").then(|| value.into_list())
    }

    fn primary(&mut self) -> Option<Value> {
        let ch = char_at(self.cells, self.at);
        match ch {
            '\'' => self.single_quoted(),
            '"' => self.double_quoted(),
            '(' => self.builder().or_else(|| self.parenthesis(1)),
            '@' | '$' if char_at(self.cells, self.at + 1) == '(' => self.parenthesis(2),
            '$' => {
                let (name, end) = variable(self.cells, self.at)?;
                let value = self.lookup(&name)?;
                self.at = end;
                Some(value)
            }
            '0'..='9' => {
                let end = run(self.cells, self.at, |ch| ch.is_ascii_hexdigit() || matches!(ch, 'x' | 'X'))
                    .min(self.at + 20);
                let number = evaluate::parse_number(&lower(&self.cells[self.at..end]))?;
                self.at = end;
                Some(Value::Number(number))
            }
            _ => None,
        }
    }

    /// `(New-Object Text.StringBuilder)`, with what it begins with.
    fn builder(&mut self) -> Option<Value> {
        let start = self.at;
        self.at += 1;
        self.blanks();
        let mut begun = self.take("new-object");
        self.blanks();
        begun &= self.take("system.text.stringbuilder") || self.take("text.stringbuilder");
        let first = if begun && char_at(self.cells, self.at) == '(' { self.parenthesis(1) } else { None };
        self.blanks();
        if begun && self.take(")") {
            return Some(Value::Text(first.map_or_else(String::new, |text| text.to_text())));
        }
        self.at = start;
        None
    }

    fn parenthesis(&mut self, skip: usize) -> Option<Value> {
        self.at += skip;
        let value = self.inner()?;
        self.blanks();
        self.take(")").then_some(value)
    }

    fn lookup(&mut self, name: &str) -> Option<Value> {
        if name == "_" || name == "psitem" {
            return self.current.clone();
        }
        if let Some(name) = name.strip_prefix("env:") {
            return environment::any(name).map(Value::text);
        }
        if let Some(value) = self.names.get(name) {
            // Copies cost what they hold.
            *self.fuel = self.fuel.checked_sub(value.size() / 8)?;
            self.named = true;
            return Some(value.clone());
        }
        environment::powershell(name).map(Value::text)
    }

    fn single_quoted(&mut self) -> Option<Value> {
        let mut out = String::new();
        let mut at = self.at + 1;
        loop {
            match self.cells.get(at)?.ch {
                '\'' if char_at(self.cells, at + 1) == '\'' => {
                    out.push('\'');
                    at += 1;
                }
                '\'' => break,
                ch => out.push(ch),
            }
            at += 1;
            *self.fuel = self.fuel.checked_sub(1)?;
        }
        self.at = at + 1;
        Value::Text(out).bounded()
    }

    /// With the variables in it that are known; the others stay as they are written.
    fn double_quoted(&mut self) -> Option<Value> {
        let mut out = String::new();
        let mut at = self.at + 1;
        loop {
            match self.cells.get(at)?.ch {
                '"' if char_at(self.cells, at + 1) == '"' => {
                    out.push('"');
                    at += 1;
                }
                '"' => break,
                '`' => {
                    at += 1;
                    out.push(self.cells.get(at)?.ch);
                }
                '$' => {
                    match variable(self.cells, at).and_then(|(name, end)| Some((self.lookup(&name)?, end))) {
                        Some((value, end)) => {
                            out.push_str(&value.to_text());
                            at = end - 1;
                        }
                        None => out.push('$'),
                    }
                }
                ch => out.push(ch),
            }
            at += 1;
            *self.fuel = self.fuel.checked_sub(1)?;
            if out.len() > 16_384 {
                return None;
            }
        }
        self.at = at + 1;
        Value::Text(out).bounded()
    }
}

fn parse(text: &str) -> Option<i64> {
    evaluate::parse_number(text)
}

fn to_char(value: &Value) -> Option<Value> {
    if let Value::Char(ch) = value {
        return Some(Value::Text(ch.to_string()));
    }
    if let Value::Text(text) = value
        && text.chars().count() == 1
        && parse(text).is_none()
    {
        return Some(value.clone());
    }
    let code = u32::try_from(value.to_number()?).ok()?;
    char::from_u32(code)
        .filter(|ch| !ch.is_control() || ch.is_whitespace())
        .map(|ch| Value::Text(ch.to_string()))
}
