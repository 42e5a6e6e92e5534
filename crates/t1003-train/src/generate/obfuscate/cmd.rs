//! What cmd.exe reads past: carets, quotes, variables, loops.

use super::{Step, cut, letters, look_alikes, more_blanks, name, random_case};
use crate::generate::rng::Rng;

pub(super) const CMD: &[Step] = &[
    carets,
    carets,
    quotes,
    quotes,
    random_case,
    random_case,
    more_blanks,
    separators,
    slices,
    slashes,
    set_variable,
    set_pieces,
    loop_word,
    parentheses,
    look_alikes,
    delayed,
];

pub(super) fn carets(rng: &mut Rng, text: &str, strength: f64) -> String {
    letters(rng, text, 0.08 + 0.4 * strength, |_, c, out| {
        out.push('^');
        out.push(c);
    })
}

pub(super) fn quotes(rng: &mut Rng, text: &str, strength: f64) -> String {
    letters(rng, text, 0.06 + 0.2 * strength, |rng, c, out| {
        // Two pairs side by side, or a quote behind a backslash, would be a letter.
        if out.ends_with('"') {
            out.push(c);
            return;
        }
        if rng.chance(0.5) || out.ends_with('\\') {
            out.push(c);
            out.push_str("\"\"");
        } else {
            out.push('"');
            out.push(c);
            out.push('"');
        }
    })
}

pub(super) fn separators(rng: &mut Rng, text: &str, strength: f64) -> String {
    let mut quoted = false;
    let mut out = String::new();
    for letter in text.chars() {
        quoted ^= letter == '"';
        if letter == ' ' && !quoted && rng.chance(0.2 + 0.4 * strength) {
            out.push_str(rng.pick::<&str>(&[",", ";", ", ", " , ", ";;"]));
        } else {
            out.push(letter);
        }
    }
    out
}

/// Variables of every Windows machine, and what they hold.
pub(super) const KNOWN: [(&str, &str); 4] = [
    ("COMSPEC", r"C:\Windows\system32\cmd.exe"),
    ("PUBLIC", r"C:\Users\Public"),
    ("ProgramFiles", r"C:\Program Files"),
    ("SystemRoot", r"C:\Windows"),
];

pub(super) fn slices(rng: &mut Rng, text: &str, strength: f64) -> String {
    letters(rng, text, 0.04 + 0.16 * strength, |rng, c, out| {
        let (name, value) = *rng.pick(&KNOWN);
        match value.find(c) {
            Some(at) => out.push_str(&format!("%{name}:~{at},1%")),
            None => out.push(c),
        }
    })
}

pub(super) fn slashes(rng: &mut Rng, text: &str, strength: f64) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        if letter == '\\' && rng.chance(0.2 + 0.5 * strength) {
            out.push_str(rng.pick::<&str>(&["\\\\", "\\.\\", "\\\\\\"]));
        } else {
            out.push(letter);
        }
    }
    out
}

pub(super) fn set_variable(rng: &mut Rng, text: &str, _: f64) -> String {
    let words: Vec<&str> =
        text.split(' ').filter(|w| w.len() > 1 && !w.contains(['"', '%', '&', '=', '\n'])).collect();
    if words.is_empty() {
        return text.to_owned();
    }
    let (word, name) = (*rng.pick(&words), name(rng));
    let rest = text.replacen(word, &format!("%{name}%"), 1);
    let glue = rng.pick(&["&&", "& ", "&", " && ", "\n"]);
    let call = if rng.chance(0.4) { "call " } else { "" };
    format!("set {name}={word}{glue}{call}{rest}")
}

pub(super) fn set_pieces(rng: &mut Rng, text: &str, _: f64) -> String {
    if text.contains(['"', '\n', '%', '&']) {
        return carets(rng, text, 0.2);
    }
    let (left, right) = cut(rng, text);
    let (first, second) = (name(rng), format!("{}x", name(rng)));
    format!("cmd /c \"set {first}={left}&&set {second}={right}&&call %{first}%%{second}%\"")
}

pub(super) fn delayed(rng: &mut Rng, text: &str, _: f64) -> String {
    if text.contains(['"', '\n', '!', '&']) {
        return quotes(rng, text, 0.2);
    }
    let name = name(rng);
    format!("cmd /v:on /c \"set {name}={text}&&!{name}!\"")
}

pub(super) fn loop_word(rng: &mut Rng, text: &str, _: f64) -> String {
    let words: Vec<&str> = text
        .split(' ')
        .filter(|w| w.len() > 2 && !w.contains(['"', '%', '&', '*', '?', '\n', '(', ')']))
        .collect();
    if words.is_empty() {
        return text.to_owned();
    }
    let word = *rng.pick(&words);
    let variable = *rng.pick(&["%i", "%a", "%%x", "%h"]);
    format!("for {variable} in ({word}) do {}", text.replacen(word, variable, 1))
}

pub(super) fn parentheses(rng: &mut Rng, text: &str, _: f64) -> String {
    match rng.below(4) {
        0 => format!("({text})"),
        1 => format!("@({text})"),
        2 => format!(",;{text}"),
        _ => format!("(({text}))&rem {}", name(rng)),
    }
}
