//! What a Unix shell joins: empty quotes, backslashes, variables.

use super::{Step, cut, letters, more_blanks, name, words};
use crate::generate::rng::Rng;

pub(super) const SH: &[Step] = &[
    empty_quotes,
    empty_quotes,
    backslashes,
    piped_base64,
    piped_hex,
    shell_variable,
    more_blanks,
    dollar_at,
    field_separators,
    eval_pieces,
    quoted_words,
    continued_lines,
];

pub(super) fn empty_quotes(rng: &mut Rng, text: &str, strength: f64) -> String {
    letters(rng, text, 0.05 + 0.2 * strength, |rng, c, out| {
        out.push(c);
        out.push_str(if rng.chance(0.5) { "''" } else { "\"\"" });
    })
}

pub(super) fn backslashes(rng: &mut Rng, text: &str, strength: f64) -> String {
    letters(rng, text, 0.05 + 0.2 * strength, |_, c, out| {
        out.push('\\');
        out.push(c);
    })
}

pub(super) fn dollar_at(rng: &mut Rng, text: &str, strength: f64) -> String {
    letters(rng, text, 0.03 + 0.1 * strength, |_, c, out| {
        out.push_str("$@");
        out.push(c);
    })
}

pub(super) fn piped_base64(rng: &mut Rng, text: &str, _: f64) -> String {
    use base64::Engine;
    let code = base64::engine::general_purpose::STANDARD.encode(text);
    let shell = *rng.pick(&["bash", "sh", "/bin/bash"]);
    match rng.below(4) {
        0 => format!("{shell} -c \"$(echo {code} | base64 -d)\""),
        1 => format!("{shell} <<< $(base64 -d <<< {code})"),
        2 => format!("eval `echo {code}|base64 --decode`"),
        _ => format!("echo {code} | base64 -d | {shell}"),
    }
}

pub(super) fn shell_variable(rng: &mut Rng, text: &str, _: f64) -> String {
    let Some((first, rest)) = text.split_once(' ') else { return text.to_owned() };
    let (left, right) = cut(rng, first);
    let name = name(rng);
    format!("{name}={left}; ${{{name}}}{right} {rest}")
}

fn piped_hex(rng: &mut Rng, text: &str, _: f64) -> String {
    let code: String = text.bytes().map(|byte| format!("\\x{byte:02x}")).collect();
    let shell = *rng.pick(&["bash", "sh"]);
    format!("printf '{code}' | {shell}")
}

fn field_separators(rng: &mut Rng, text: &str, strength: f64) -> String {
    let blank = *rng.pick(&["${IFS}", "$IFS$9"]);
    let mut quoted = false;
    let mut out = String::new();
    for letter in text.chars() {
        quoted ^= letter == '"' || letter == '\'';
        if letter == ' ' && !quoted && rng.chance(0.3 + 0.5 * strength) {
            out.push_str(blank);
        } else {
            out.push(letter);
        }
    }
    out
}

fn eval_pieces(rng: &mut Rng, text: &str, _: f64) -> String {
    if text.contains(['\'', '\n']) {
        return backslashes(rng, text, 0.3);
    }
    let (left, right) = cut(rng, text);
    let (first, second) = (name(rng), format!("{}_", name(rng)));
    format!("{first}='{left}';{second}='{right}';eval \"${first}${second}\"")
}

fn quoted_words(rng: &mut Rng, text: &str, strength: f64) -> String {
    if text.contains(['\'', '"', '$', '\n', '|', '>', ';', '&']) {
        return backslashes(rng, text, 0.3);
    }
    let quote = *rng.pick(&["'", "\"", "$'"]);
    let end = if quote == "$'" { "'" } else { quote };
    words(rng, text, 0.3 + 0.5 * strength, |_, word| Some(format!("{quote}{word}{end}")))
}

fn continued_lines(rng: &mut Rng, text: &str, strength: f64) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        if letter == ' ' && rng.chance(0.15 + 0.3 * strength) {
            out.push_str(" \\\n  ");
        } else {
            out.push(letter);
        }
    }
    out
}
