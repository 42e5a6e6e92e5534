//! What PowerShell puts together again: backticks, strings in pieces, code in base64.

use super::{Step, cut, letters, look_alikes, more_blanks, random_case, words};
use crate::generate::frame::encoded;
use crate::generate::rng::Rng;

pub(super) const PS: &[Step] = &[
    backticks,
    backticks,
    random_case,
    random_case,
    more_blanks,
    split_strings,
    split_strings,
    formatted_strings,
    called_name,
    char_codes,
    joined_expression,
    encoded_command,
    decoded_expression,
    reversed_expression,
    look_alikes,
];

pub(super) fn backticks(rng: &mut Rng, text: &str, strength: f64) -> String {
    letters(rng, text, 0.08 + 0.3 * strength, |_, c, out| {
        // `n, `t and their like are control characters; at a word's start it would be a quotation mark.
        if !"0abefnrtuv".contains(c) && out.ends_with(char::is_alphanumeric) {
            out.push('`');
        }
        out.push(c);
    })
}

pub(super) fn sq(text: &str) -> String {
    text.replace('\'', "''")
}

/// `'reg'` becomes `'r'+'eg'`, in single-quoted strings and in plain arguments.
pub(super) fn split_strings(rng: &mut Rng, text: &str, strength: f64) -> String {
    words(rng, text, 0.3 + 0.6 * strength, |rng, word| {
        let inner = word.strip_prefix('\'').and_then(|w| w.strip_suffix('\''));
        let plain = word.chars().all(|c| c.is_ascii_alphanumeric() || ":\\./_".contains(c));
        let body = inner.or(plain.then_some(word))?;
        let (left, right) = cut(rng, body);
        Some(format!("('{}'+'{}')", sq(left), sq(right)))
    })
}

pub(super) fn formatted_strings(rng: &mut Rng, text: &str, strength: f64) -> String {
    words(rng, text, 0.2 + 0.6 * strength, |rng, word| {
        if !word.chars().all(|c| c.is_ascii_alphanumeric() || ":\\.".contains(c)) {
            return None;
        }
        let (left, right) = cut(rng, word);
        Some(format!("(\"{{1}}{{0}}\" -f '{}','{}')", sq(right), sq(left)))
    })
}

/// The command's name as an expression: `&('r'+'eg') save …`.
pub(super) fn called_name(rng: &mut Rng, text: &str, _: f64) -> String {
    let Some((first, rest)) = text.split_once(' ') else { return text.to_owned() };
    if first.is_empty() || !first.chars().all(|c| c.is_ascii_alphanumeric() || "-.".contains(c)) {
        return text.to_owned();
    }
    let (left, right) = cut(rng, first);
    match rng.below(4) {
        0 => format!("&('{left}'+'{right}') {rest}"),
        1 => format!(".(\"{{1}}{{0}}\"-f'{right}','{left}') {rest}"),
        2 => format!("$x='{left}';$y='{right}';& ($x+$y) {rest}"),
        _ => format!("& (gcm {left}*{right}) {rest}"),
    }
}

pub(super) fn char_codes(rng: &mut Rng, text: &str, strength: f64) -> String {
    words(rng, text, 0.15 + 0.3 * strength, |rng, word| {
        if word.len() > 12 || !word.chars().all(|c| c.is_ascii_alphanumeric()) {
            return None;
        }
        let code = |c: char| format!("[char]{}", u32::from(c));
        Some(if rng.chance(0.5) {
            format!("({})", word.chars().map(code).collect::<Vec<_>>().join("+"))
        } else {
            let numbers: Vec<String> = word.chars().map(|c| u32::from(c).to_string()).collect();
            format!("(-join[char[]]({}))", numbers.join(","))
        })
    })
}

pub(super) fn joined_expression(rng: &mut Rng, text: &str, _: f64) -> String {
    if text.contains('\n') {
        return backticks(rng, text, 0.2);
    }
    let mut parts = Vec::new();
    let mut rest = text;
    for _ in 0..2 + rng.below(4) {
        let (left, right) = cut(rng, rest);
        if right.is_empty() {
            break;
        }
        parts.push(format!("'{}'", sq(left)));
        rest = right;
    }
    parts.push(format!("'{}'", sq(rest)));
    let run = *rng.pick(&[
        "iex",
        "IEX",
        "Invoke-Expression",
        "&(gal i*x)",
        "&($env:ComSpec[4,15,25]-join'')",
        ".($ShellId[1]+$ShellId[13]+'x')",
    ]);
    format!("{run} ({})", parts.join("+"))
}

pub(super) fn encoded_command(rng: &mut Rng, text: &str, _: f64) -> String {
    let option = *rng.pick(&["-enc", "-e", "-EncodedCommand", "-ec", "-encod", "/e"]);
    let before = *rng.pick(&["", "-nop ", "-w hidden ", "-NoP -NonI -W Hidden ", "-ep bypass "]);
    let exe = *rng.pick(&["powershell", "powershell.exe", "pwsh"]);
    format!("{exe} {before}{option} {}", encoded(text))
}

pub(super) fn decoded_expression(_: &mut Rng, text: &str, _: f64) -> String {
    format!("iex ([Text.Encoding]::Unicode.GetString([Convert]::FromBase64String('{}')))", encoded(text))
}

pub(super) fn reversed_expression(rng: &mut Rng, text: &str, _: f64) -> String {
    if text.contains('\n') {
        return random_case(rng, text, 0.5);
    }
    let back: String = text.chars().rev().collect();
    format!("$r='{}';iex (-join $r[-1..-($r.Length)])", sq(&back))
}
