//! The functions by which scripts hide a string: VBScript's `StrReverse`, `Replace` and `Join`, JScript's
//! `unescape` and `fromCharCode`, Python's `map(chr, …)` and formats.

use super::constant::ELEMENTS;
use super::evaluate::{self, Value};

/// Whether a function is one of those that are known.
pub(super) fn is_function(name: &str) -> bool {
    matches!(
        name,
        "strreverse"
            | "strrev"
            | "replace"
            | "str_replace"
            | "join"
            | "array"
            | "split"
            | "chr"
            | "chrw"
            | "fromcharcode"
            | "unescape"
            | "decodeuricomponent"
            | "lcase"
            | "ucase"
            | "trim"
            | "cstr"
            | "str"
            | "left"
            | "right"
            | "mid"
            | "map"
            | "bytes"
            | "reversed"
            | "list"
            | "reverse"
    )
}

/// What one of them gives for these arguments.
pub(super) fn function(name: &str, arguments: &[Value]) -> Option<Value> {
    let first = arguments.first()?;
    let text = |at: usize| arguments.get(at).map(Value::to_text);
    let number = |at: usize| arguments.get(at)?.to_number().and_then(|n| usize::try_from(n).ok());
    let chars = || first.to_text().chars().collect::<Vec<_>>();
    match (name, arguments.len()) {
        ("strreverse" | "strrev" | "reversed" | "reverse", 1) => Some(reversed(first)),
        ("replace", 3..) => Some(Value::Text(evaluate::replace(&first.to_text(), &text(1)?, &text(2)?))),
        ("str_replace", 3) => Some(Value::Text(evaluate::replace(&text(2)?, &text(0)?, &text(1)?))),
        // Perl's order, then VBScript's.
        ("join", 2..) if !matches!(first, Value::List(_)) => evaluate::join(
            Value::List(arguments[1..].iter().cloned().flat_map(Value::into_list).collect()),
            &text(0)?,
        ),
        ("join", _) => evaluate::join(first.clone(), text(1).as_deref().unwrap_or(" ")),
        ("array", _) => Some(Value::List(arguments.to_vec())),
        ("split", _) => Some(split(&first.to_text(), text(1).as_deref().unwrap_or(" "))),
        ("chr" | "chrw" | "fromcharcode" | "bytes", _) => {
            let codes = arguments.iter().cloned().flat_map(Value::into_list);
            codes.map(|code| char_of(&code)).collect::<Option<String>>().map(Value::Text)
        }
        ("map", 2) if first.to_text() == "chr" => {
            let codes = arguments[1].clone().into_list();
            let text = |code| char_of(code).map(|ch| Value::Text(ch.to_string()));
            codes.iter().map(text).collect::<Option<_>>().map(Value::List)
        }
        ("unescape" | "decodeuricomponent", 1) => Some(Value::Text(unescape(&first.to_text()))),
        ("lcase", 1) => Some(Value::Text(first.to_text().to_lowercase())),
        ("ucase", 1) => Some(Value::Text(first.to_text().to_uppercase())),
        ("trim" | "cstr" | "str" | "list", 1) => Some(first.clone()),
        ("left", 2) => Some(Value::Text(chars().into_iter().take(number(1)?).collect())),
        ("right", 2) => {
            let chars = chars();
            Some(Value::Text(chars[chars.len().saturating_sub(number(1)?)..].iter().collect()))
        }
        ("mid", 2..) => {
            let from = number(1)?.checked_sub(1)?;
            Some(Value::Text(chars().into_iter().skip(from).take(number(2).unwrap_or(usize::MAX)).collect()))
        }
        _ => None,
    }
}

fn char_of(code: &Value) -> Option<char> {
    char::from_u32(u32::try_from(code.to_number()?).ok()?).filter(|ch| !ch.is_control())
}

/// A string's characters, or a list as it is.
pub(super) fn each(value: Value) -> Value {
    match value {
        Value::Text(text) => Value::List(text.chars().map(|ch| Value::Text(ch.to_string())).collect()),
        list => list,
    }
}

/// A string or a list from its end.
pub(super) fn reversed(value: &Value) -> Value {
    match value {
        Value::List(list) => Value::List(list.iter().rev().cloned().collect()),
        value => Value::Text(value.to_text().chars().rev().collect()),
    }
}

/// A string cut at a mark.
pub(super) fn split(text: &str, mark: &str) -> Value {
    match mark {
        "" => each(Value::text(text)),
        mark => Value::List(text.split(mark).take(ELEMENTS).map(Value::text).collect()),
    }
}

/// `"HK%s\%s" % (…)`.
pub(super) fn percent(format: &str, values: &[Value]) -> Option<String> {
    let mut values = values.iter();
    let mut parts = format.split("%s");
    let mut out = parts.next()?.to_owned();
    for part in parts {
        out += &values.next()?.to_text();
        out += part;
        if out.len() > 8192 {
            return None;
        }
    }
    values.next().is_none().then_some(out)
}

/// `{}{}` as `{0}{1}`.
pub(super) fn numbered(format: &str) -> String {
    let mut out = String::new();
    for (count, part) in format.split("{}").enumerate() {
        if count > 0 {
            out += &format!("{{{}}}", count - 1);
        }
        out += part;
    }
    out
}

fn unescape(text: &str) -> String {
    let mut out = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let digits = |from: usize, to: usize| {
            text.get(from..to).filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))
        };
        let wide = matches!(bytes.get(at + 1), Some(b'u' | b'U'));
        let end = at + if wide { 6 } else { 3 };
        let code = digits(at + if wide { 2 } else { 1 }, end).filter(|_| bytes[at] == b'%');
        match code.and_then(|code| u8::from_str_radix(code.trim_start_matches("00"), 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at = end;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
