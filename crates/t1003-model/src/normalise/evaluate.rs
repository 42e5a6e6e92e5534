//! Values of PowerShell expressions, and what its operators and methods make of them.

/// No value holds more characters or elements.
const LIMIT: usize = 8192;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Text(String),
    /// One of a string's characters: beside a number it is its own.
    Char(char),
    Number(i64),
    List(Vec<Value>),
}

impl Value {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// As PowerShell writes it in a string: a list's elements with blanks between.
    pub fn to_text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Char(ch) => ch.to_string(),
            Self::Number(number) => number.to_string(),
            Self::List(list) => list.iter().map(Self::to_text).collect::<Vec<_>>().join(" "),
        }
    }

    pub fn to_number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) => parse_number(text.trim()),
            Self::Char(ch) => Some(i64::from(u32::from(*ch))),
            Self::List(_) => None,
        }
    }

    pub fn into_list(self) -> Vec<Self> {
        match self {
            Self::List(list) => list,
            one => vec![one],
        }
    }

    pub fn size(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Char(ch) => ch.len_utf8(),
            Self::Number(_) => 1,
            Self::List(list) => list.iter().map(|value| value.size() + 1).sum(),
        }
    }

    /// The value, if it is of a size worth carrying.
    pub fn bounded(self) -> Option<Self> {
        (self.size() <= LIMIT).then_some(self)
    }
}

pub(super) fn parse_number(text: &str) -> Option<i64> {
    match text.get(..2) {
        Some("0x" | "0X") => i64::from_str_radix(&text[2..], 16).ok(),
        _ => text.parse().ok(),
    }
}

/// `left + right`.
pub(super) fn add(left: Value, right: Value) -> Option<Value> {
    match (left, right) {
        (left @ Value::Char(_), Value::Number(right)) => {
            left.to_number()?.checked_add(right).map(Value::Number)
        }
        (Value::Number(left), right) if right.to_number().is_some() => {
            left.checked_add(right.to_number()?).map(Value::Number)
        }
        (Value::List(mut left), right) => {
            left.extend(right.into_list());
            Value::List(left).bounded()
        }
        (left, right) => Value::Text(left.to_text() + &right.to_text()).bounded(),
    }
}

/// `text * times`, or a product.
pub(super) fn multiply(left: Value, right: &Value) -> Option<Value> {
    let times = right.to_number()?;
    match left {
        Value::Number(left) => left.checked_mul(times).map(Value::Number),
        Value::Text(text) if text.len().checked_mul(usize::try_from(times).ok()?)? <= LIMIT => {
            Some(Value::Text(text.repeat(times as usize)))
        }
        _ => None,
    }
}

pub(super) fn join(list: Value, between: &str) -> Option<Value> {
    let list = list.into_list();
    if list.len().saturating_mul(between.len()) > LIMIT {
        return None;
    }
    Value::Text(list.iter().map(Value::to_text).collect::<Vec<_>>().join(between)).bounded()
}

/// `left..right`, in either direction.
pub(super) fn range(left: i64, right: i64) -> Option<Value> {
    if left.abs_diff(right) > 1024 {
        return None;
    }
    let list = if left <= right { (left..=right).collect::<Vec<_>>() } else { (right..=left).rev().collect() };
    Some(Value::List(list.into_iter().map(Value::Number).collect()))
}

/// `value[index]`: places that are not there give nothing.
pub(super) fn index(value: &Value, index: &Value) -> Option<Value> {
    let parts = match value {
        Value::Text(text) => text.chars().map(|ch| Value::Text(ch.to_string())).collect(),
        Value::List(list) => list.clone(),
        Value::Number(_) | Value::Char(_) => return None,
    };
    let size = parts.len() as i64;
    let pick = |place: &Value| {
        let place = place.to_number()?;
        parts.get(usize::try_from(if place < 0 { size + place } else { place }).ok()?).cloned()
    };
    match index {
        Value::List(places) => Some(Value::List(places.iter().filter_map(pick).collect())),
        place => pick(place),
    }
}

/// `format -f arguments`: `{0}`, `{1,8}`, `{2:x}` and doubled braces. Widths and formats are ignored.
pub(super) fn format(format: &str, arguments: &[Value]) -> Option<Value> {
    let mut out = String::new();
    let mut rest = format;
    while let Some(brace) = rest.find(['{', '}']) {
        out.push_str(&rest[..brace]);
        let tail = &rest[brace + 1..];
        if let Some(after) = tail.strip_prefix(&rest[brace..=brace]) {
            out.push_str(&rest[brace..=brace]);
            rest = after;
            continue;
        }
        let end = tail.find('}').filter(|_| rest[brace..].starts_with('{'))?;
        let number = tail[..end].split([',', ':']).next()?.trim().parse::<usize>().ok()?;
        match arguments.get(number) {
            Some(argument) => out.push_str(&argument.to_text()),
            // Behind the others stands one that is not known.
            None if arguments.len() > 1 && number <= arguments.len() => {
                out.push_str(&rest[brace..=brace + 1 + end])
            }
            None => return None,
        }
        if out.len() > LIMIT {
            return None;
        }
        rest = &tail[end + 1..];
    }
    out.push_str(rest);
    Value::Text(out).bounded()
}

/// All occurrences of `old`, whatever their case.
pub(super) fn replace(text: &str, old: &str, new: &str) -> String {
    if old.is_empty() {
        return text.to_owned();
    }
    let (low, old) = (text.to_ascii_lowercase(), old.to_ascii_lowercase());
    let mut out = String::new();
    let mut done = 0;
    for (at, _) in low.match_indices(&old) {
        out.push_str(&text[done..at]);
        out.push_str(new);
        done = at + old.len();
        if out.len() > LIMIT {
            break;
        }
    }
    out.push_str(&text[done..]);
    out
}

/// A regular expression that is no more than its letters; `None` for any other.
pub(super) fn literal_pattern(pattern: &str) -> Option<String> {
    let mut out = String::new();
    let mut chars = pattern.chars();
    while let Some(ch) = chars.next() {
        match ch {
            '\\' => out.push(chars.next().filter(|ch| !ch.is_ascii_alphanumeric())?),
            // Closing ones stand for themselves where nothing was opened.
            '.' | '*' | '+' | '?' | '(' | ')' | '[' | '{' | '|' | '^' | '$' => return None,
            ch => out.push(ch),
        }
    }
    Some(out)
}

/// What PowerShell's `-split` makes of a text; None where the pattern is more than its letters, a set of them, or a number of
/// any, kept: `'x'`, `'[,x]'`, `'(..)'`.
pub(super) fn split_pattern(text: &str, pattern: &str) -> Option<Value> {
    let inside =
        |open: char, close: char| pattern.strip_prefix(open)?.strip_suffix(close).filter(|set| !set.is_empty());
    if let Some(set) = inside('[', ']') {
        let plain = !set.starts_with('^') && !set.contains(['\\', '-', '[', ']']);
        return plain.then(|| {
            let mark = |ch: char| set.chars().any(|mark| mark.eq_ignore_ascii_case(&ch));
            Value::List(text.split(mark).map(Value::text).collect())
        });
    }
    if let Some(dots) = inside('(', ')').filter(|dots| dots.bytes().all(|dot| dot == b'.')) {
        let chars = text.chars().collect::<Vec<_>>();
        let kept = |part: &[char]| [Value::text(""), Value::Text(part.iter().collect())];
        return Some(Value::List(chars.chunks(dots.len()).flat_map(kept).collect()));
    }
    let mark = literal_pattern(pattern)?;
    Some(Value::List(match mark.as_str() {
        "" => vec![Value::text(text)],
        mark => text.split(mark).map(Value::text).collect(),
    }))
}

/// A method of a string, by its name in lower case.
pub(super) fn method(value: &Value, name: &str, arguments: &[Value]) -> Option<Value> {
    let text = || value.to_text();
    let word = |at: usize| arguments.get(at).map(Value::to_text);
    let place = |at: usize| arguments.get(at).and_then(Value::to_number).and_then(|n| usize::try_from(n).ok());
    let chars = || text().chars().collect::<Vec<_>>();
    Some(match (name, arguments.len()) {
        ("tostring", _) => Value::Text(text()),
        ("tolower" | "tolowerinvariant", 0) => Value::Text(text().to_lowercase()),
        ("toupper" | "toupperinvariant", 0) => Value::Text(text().to_uppercase()),
        ("trim", 0) => Value::text(text().trim()),
        ("trim", 1) => {
            let marks = word(0)?;
            Value::text(text().trim_matches(|ch| marks.contains(ch)))
        }
        ("replace", 2) => {
            let (old, new) = (word(0)?, word(1)?);
            Value::Text(if old.is_empty() { text() } else { replace_exact(&text(), &old, &new) }).bounded()?
        }
        ("tochararray", 0) => Value::List(chars().into_iter().map(Value::Char).collect()),
        ("split", 1..) => split(&text(), &word(0)?),
        ("substring", 1) => Value::Text(chars().get(place(0)?..)?.iter().collect()),
        ("substring", 2) => {
            Value::Text(chars().get(place(0)?..place(0)?.checked_add(place(1)?)?)?.iter().collect())
        }
        ("remove", 1) => Value::Text(chars().get(..place(0)?)?.iter().collect()),
        ("remove", 2) => {
            let (chars, from) = (chars(), place(0)?);
            let (head, tail) = (chars.get(..from)?, chars.get(from.checked_add(place(1)?)?..)?);
            Value::Text(head.iter().chain(tail).collect())
        }
        ("insert", 2) => {
            let (chars, at) = (chars(), place(0)?);
            let (head, tail) = (chars.get(..at)?, chars.get(at..)?);
            Value::Text(head.iter().copied().chain(word(1)?.chars()).chain(tail.iter().copied()).collect())
                .bounded()?
        }
        ("append", 1) => Value::Text(text() + &word(0)?).bounded()?,
        ("concat", _) => join(Value::List(arguments.to_vec()), "")?,
        _ => return None,
    })
}

fn replace_exact(text: &str, old: &str, new: &str) -> String {
    if text.matches(old).count().saturating_mul(new.len()) > LIMIT {
        text.to_owned()
    } else {
        text.replace(old, new)
    }
}

/// A string cut at any of the characters of `marks`.
pub(super) fn split(text: &str, marks: &str) -> Value {
    Value::List(text.split(|ch| marks.contains(ch)).map(Value::text).collect())
}
