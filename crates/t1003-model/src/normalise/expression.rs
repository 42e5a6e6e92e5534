//! Reads PowerShell expressions made of constants, the way PowerShell would compute them.
//!
//! Only what needs no machine to compute: strings, numbers, lists, known variables, operators and methods of
//! strings. Anything else ends the expression where it stands. Two limits keep hostile texts cheap: how
//! deep an expression nests, and the fuel that all expressions of a text share.

use super::evaluate::{self, Value};
use super::text::{Cell, char_at, is_blank, is_word, lower, reads, run};
use std::collections::HashMap;

const DEEPEST: usize = 24;

/// Variables with known values, names in lower case.
pub(super) type Names = HashMap<String, Value>;

pub(super) struct Reader<'a> {
    pub(super) cells: &'a [Cell],
    pub at: usize,
    pub(super) depth: usize,
    pub(super) names: &'a Names,
    /// What `$_` stands for.
    pub(super) current: Option<Value>,
    pub(super) fuel: &'a mut usize,
    /// An operator, cast, index or method was applied: the value is not just what was written.
    pub worked: bool,
    /// By more than the `+` that any language has.
    pub odd: bool,
    /// One of the script's own variables was read.
    pub named: bool,
}

/// Where a reader stood, to go back to when what follows is no part of the expression.
type Mark = (usize, bool, bool, bool);

impl<'a> Reader<'a> {
    pub fn new(cells: &'a [Cell], at: usize, names: &'a Names, fuel: &'a mut usize) -> Self {
        Self { cells, at, depth: 0, names, current: None, fuel, worked: false, odd: false, named: false }
    }

    pub(super) fn mark(&self) -> Mark {
        (self.at, self.worked, self.odd, self.named)
    }

    pub(super) fn back(&mut self, mark: Mark) {
        (self.at, self.worked, self.odd, self.named) = mark;
    }

    /// A whole expression, from the loosest operators on.
    pub fn expression(&mut self) -> Option<Value> {
        let mut value = self.sum()?;
        loop {
            let start = self.mark();
            self.blanks();
            value = match self.loose(&value) {
                Some(value) => {
                    (self.worked, self.odd) = (true, true);
                    value
                }
                None => {
                    self.back(start);
                    return Some(value);
                }
            };
        }
    }

    fn loose(&mut self, left: &Value) -> Option<Value> {
        if self.take("-join") {
            let between = self.sum()?;
            evaluate::join(left.clone(), &between.to_text())
        } else if self.take("-replace") || self.take("-ireplace") || self.take("-creplace") {
            let pair = self.sum()?.into_list();
            let (old, new) = (pair.first()?.to_text(), pair.get(1).map(Value::to_text).unwrap_or_default());
            Value::Text(evaluate::replace(&left.to_text(), &evaluate::literal_pattern(&old)?, &new)).bounded()
        } else if self.take("-split") || self.take("-csplit") || self.take("-isplit") {
            let text = left.to_text();
            *self.fuel = self.fuel.checked_sub(text.len())?;
            evaluate::split_pattern(&text, &self.sum()?.to_text())
        } else if self.take("-bxor") {
            Some(Value::Number(left.to_number()? ^ self.sum()?.to_number()?))
        } else if char_at(self.cells, self.at) == '|' {
            self.at += 1;
            if let Some(list) = self.filled(left) {
                return Some(list);
            }
            let outer = self.current.take();
            let list = self.for_each(left.clone());
            self.current = outer;
            list
        } else {
            None
        }
    }

    /// `| ? { $_ }`: the elements that hold something.
    fn filled(&mut self, list: &Value) -> Option<Value> {
        let start = self.at;
        self.blanks();
        let mut all = self.take("?") || self.take("where-object") || self.take("where");
        for token in ["{", "$_", "}"] {
            self.blanks();
            all = all && self.take(token);
        }
        if !all {
            self.at = start;
            return None;
        }
        let mut list = list.clone().into_list();
        list.retain(|value| !value.to_text().is_empty());
        Some(Value::List(list))
    }

    /// `| % { expression of $_ }`.
    fn for_each(&mut self, list: Value) -> Option<Value> {
        self.blanks();
        if !(self.take("%") || self.take("foreach-object") || self.take("foreach")) {
            return None;
        }
        self.blanks();
        if !self.take("{") {
            return None;
        }
        let body = self.at;
        let mut out = Vec::new();
        for value in list.into_list() {
            self.current = Some(value);
            self.at = body;
            let value = self.inner()?;
            self.blanks();
            if !self.take("}") {
                return None;
            }
            out.push(value);
        }
        (self.at > body).then_some(Value::List(out))
    }

    pub(super) fn inner(&mut self) -> Option<Value> {
        if self.depth >= DEEPEST {
            return None;
        }
        self.depth += 1;
        self.blanks();
        let value = self.expression();
        self.depth -= 1;
        value
    }

    fn sum(&mut self) -> Option<Value> {
        self.blanks();
        let mut value = self.product()?;
        loop {
            let start = self.mark();
            self.blanks();
            let sign = char_at(self.cells, self.at);
            let number = matches!(value, Value::Number(_) | Value::Char(_));
            let next = match sign {
                '+' => self.right(Self::product).and_then(|right| evaluate::add(value.clone(), right)),
                '-' if number => self
                    .right(Self::product)
                    .and_then(|right| value.to_number()?.checked_sub(right.to_number()?).map(Value::Number)),
                _ => None,
            };
            match next {
                Some(next) => value = next,
                None => {
                    self.back(start);
                    return Some(value);
                }
            }
            self.worked = true;
        }
    }

    /// The operand after an operator of one character.
    fn right(&mut self, operand: fn(&mut Self) -> Option<Value>) -> Option<Value> {
        self.at += 1;
        self.blanks();
        operand(self)
    }

    fn product(&mut self) -> Option<Value> {
        let mut value = self.list()?;
        loop {
            let start = self.mark();
            self.blanks();
            let next = if self.take("-f") {
                self.blanks();
                self.put_in().and_then(|right| evaluate::format(&value.to_text(), &right))
            } else if char_at(self.cells, self.at) == '*' {
                self.right(Self::list).and_then(|right| evaluate::multiply(value.clone(), &right))
            } else if char_at(self.cells, self.at) == '%' && matches!(value, Value::Number(_)) {
                let right = self.right(Self::list).and_then(|right| right.to_number());
                right.and_then(|right| value.to_number()?.checked_rem(right)).map(Value::Number)
            } else {
                None
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

    fn list(&mut self) -> Option<Value> {
        let mut list = self.elements(Self::range)?;
        if list.len() == 1 {
            return list.pop();
        }
        Value::List(list).bounded()
    }

    /// What stands between commas, up to the first that `element` cannot read.
    fn elements(&mut self, mut element: impl FnMut(&mut Self) -> Option<Value>) -> Option<Vec<Value>> {
        let mut list = vec![element(self)?];
        loop {
            let start = self.mark();
            self.blanks();
            if char_at(self.cells, self.at) == ',' {
                self.at += 1;
                self.blanks();
                if let Some(value) = element(self) {
                    list.push(value);
                    continue;
                }
            }
            self.back(start);
            return Some(list);
        }
    }

    /// What `-f` puts in. A variable that is not known stands as it is written among two or more that are: a message
    /// with names in it is no disguise.
    fn put_in(&mut self) -> Option<Vec<Value>> {
        let mut unknown = 0;
        let list = self.elements(|reader| {
            let start = reader.mark();
            reader.range().or_else(|| {
                reader.back(start);
                let (name, end) = variable(reader.cells, reader.at)?;
                if matches!(char_at(reader.cells, end), '.' | '[' | '(' | ':') {
                    return None;
                }
                reader.at = end;
                unknown += 1;
                Some(Value::Text(format!("${name}")))
            })
        })?;
        (unknown == 0 || list.len() > unknown + 1).then_some(list)
    }

    fn range(&mut self) -> Option<Value> {
        let left = self.unary()?;
        if left.to_number().is_some() && reads(self.cells, self.at, "..") {
            let start = self.mark();
            self.at += 2;
            if let Some(right) = self.unary().and_then(|right| right.to_number()) {
                return evaluate::range(left.to_number()?, right);
            }
            self.back(start);
        }
        Some(left)
    }

    pub(super) fn unary(&mut self) -> Option<Value> {
        *self.fuel = self.fuel.checked_sub(1)?;
        if self.depth >= DEEPEST {
            return None;
        }
        self.depth += 1;
        let value = self.cast_or_value();
        self.depth -= 1;
        value
    }

    /// Blanks; inside parentheses line breaks as well.
    pub(super) fn blanks(&mut self) {
        let inside = self.depth > 0;
        while matches!(char_at(self.cells, self.at), ' ' | '\t')
            || inside && is_blank(char_at(self.cells, self.at))
        {
            self.at += 1;
        }
    }

    /// Goes past `token` where it stands here; a word only where it ends here too.
    pub(super) fn take(&mut self, token: &str) -> bool {
        let word = token.ends_with(|ch: char| ch.is_ascii_alphabetic());
        let next = char_at(self.cells, self.at + token.len());
        // A number may follow this operator without a blank, `-bxor0x2b`; `-f1` is an option of `cut`.
        let goes_on = is_word(next) && !(token == "-bxor" && next.is_ascii_digit());
        let found = reads(self.cells, self.at, token) && !(word && goes_on);
        if found {
            self.at += token.len();
        }
        found
    }
}

/// The name, in lower case, of the variable written at `at`, and where it ends.
pub(super) fn variable(cells: &[Cell], at: usize) -> Option<(String, usize)> {
    if char_at(cells, at) != '$' {
        return None;
    }
    let limit = cells.len().min(at + 64);
    if char_at(cells, at + 1) == '{' {
        let end = run(&cells[..limit], at + 2, |ch| ch != '}');
        return (char_at(&cells[..limit], end) == '}').then(|| (lower(&cells[at + 2..end]), end + 1));
    }
    let scoped = reads(cells, at + 1, "env:");
    let start = if scoped { at + 5 } else { at + 1 };
    let end = run(&cells[..limit], start, is_word);
    (end > start).then(|| (lower(&cells[at + 1..end]), end))
}
