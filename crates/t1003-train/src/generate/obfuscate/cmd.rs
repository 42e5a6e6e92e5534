//! What cmd.exe reads past: carets, quotes, variables, loops.

use super::{Step, cut, letters, look_alikes, more_blanks, name, random_case, words};
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
    empty_variables,
    replaced_letter,
    for_string,
    continued_lines,
    nested_shells,
    known_folders,
    quoted_words,
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
pub(super) const KNOWN: [(&str, &str); 9] = [
    ("COMSPEC", r"C:\Windows\system32\cmd.exe"),
    ("PUBLIC", r"C:\Users\Public"),
    ("ProgramFiles", r"C:\Program Files"),
    ("SystemRoot", r"C:\Windows"),
    ("ProgramData", r"C:\ProgramData"),
    ("CommonProgramFiles", r"C:\Program Files\Common Files"),
    ("OS", "Windows_NT"),
    ("PATHEXT", ".COM;.EXE;.BAT;.CMD;.VBS;.VBE;.JS;.JSE;.WSF;.WSH;.MSC"),
    ("PROCESSOR_ARCHITECTURE", "AMD64"),
];

pub(super) fn slices(rng: &mut Rng, text: &str, strength: f64) -> String {
    letters(rng, text, 0.04 + 0.16 * strength, |rng, c, out| {
        let (name, value) = *rng.pick(&KNOWN);
        match value.find(c) {
            Some(at) if rng.chance(0.3) => {
                out.push_str(&format!("%{name}:~-{},1%", value.len() - at));
            }
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

/// Variables that nobody set are nothing, in a script.
pub(super) fn empty_variables(rng: &mut Rng, text: &str, strength: f64) -> String {
    if text.contains('%') {
        return carets(rng, text, strength);
    }
    letters(rng, text, 0.05 + 0.15 * strength, |rng, c, out| {
        out.push(c);
        out.push_str(&format!("%{}%", name(rng)));
    })
}

/// A letter stands for another until the variable is read.
pub(super) fn replaced_letter(rng: &mut Rng, text: &str, _: f64) -> String {
    let lower = text.to_ascii_lowercase();
    let present: Vec<char> = "aeiorstAEMS".chars().filter(|c| text.contains(*c)).collect();
    let free: Vec<char> = "@#_QZXjq".chars().filter(|c| !lower.contains(c.to_ascii_lowercase())).collect();
    if present.is_empty() || free.is_empty() || text.contains(['"', '\n', '%', '&', '=', '!']) {
        return quotes(rng, text, 0.2);
    }
    let (letter, mark, name) = (*rng.pick(&present), *rng.pick(&free), name(rng));
    let hidden = text.replace(letter, &mark.to_string());
    match rng.below(3) {
        0 => format!("cmd /c \"set {name}={hidden}&&call %{name}:{mark}={letter}%\""),
        1 => format!("cmd /v:on /c \"set {name}={hidden}&&!{name}:{mark}={letter}!\""),
        _ => format!("set {name}={hidden}\ncall %{name}:{mark}={letter}%"),
    }
}

/// A string read as the output of a loop, and run.
pub(super) fn for_string(rng: &mut Rng, text: &str, _: f64) -> String {
    if text.contains(['"', '\n', '%']) {
        return parentheses(rng, text, 0.2);
    }
    let variable = *rng.pick(&["%a", "%i", "%%x", "%%q"]);
    let options = *rng.pick(&["tokens=*", "delims=", "usebackq delims=", "tokens=* delims="]);
    let string = if options.starts_with("use") { format!("'{text}'") } else { format!("\"{text}\"") };
    format!("for /f \"{options}\" {variable} in ({string}) do {variable}")
}

/// A caret at a line's end continues it.
pub(super) fn continued_lines(rng: &mut Rng, text: &str, strength: f64) -> String {
    let mut quoted = false;
    let mut out = String::new();
    for letter in text.chars() {
        quoted ^= letter == '"';
        if letter == ' ' && !quoted && rng.chance(0.2 + 0.4 * strength) {
            out.push_str(" ^\n");
        } else {
            out.push(letter);
        }
    }
    out
}

pub(super) fn nested_shells(rng: &mut Rng, text: &str, strength: f64) -> String {
    let mut out = text.to_owned();
    for _ in 0..1 + rng.below(1 + (3.0 * strength) as usize) {
        let shell = *rng.pick(&["cmd", "cmd.exe", "%COMSPEC%", "CMD", "c^md"]);
        let option = *rng.pick(&["/c", "/C", "/k", "/q /c", "/s /c", "/r", "/d/c"]);
        out = if rng.chance(0.5) {
            format!("{shell} {option} {out}")
        } else {
            format!("{shell} {option} \"{out}\"")
        };
    }
    out
}

/// Folders by their variables.
pub(super) fn known_folders(rng: &mut Rng, text: &str, strength: f64) -> String {
    let forms: [(&str, &[&str]); 5] = [
        (r"C:\Windows", &["%windir%", "%SystemRoot%", "%SYSTEMROOT%", "%WinDir%", r"%SystemDrive%\Windows"]),
        (r"C:\ProgramData", &["%ProgramData%", "%ALLUSERSPROFILE%"]),
        (r"C:\Users\Public", &["%PUBLIC%"]),
        (r"C:\Program Files", &["%ProgramFiles%", "%ProgramW6432%"]),
        ("C:", &["%SystemDrive%", "%SYSTEMDRIVE%", "%HOMEDRIVE%"]),
    ];
    for (plain, other) in forms {
        if text.contains(plain) {
            return text.replace(plain, rng.pick::<&str>(other));
        }
    }
    random_case(rng, text, strength)
}

/// Whole words in quotes.
pub(super) fn quoted_words(rng: &mut Rng, text: &str, strength: f64) -> String {
    if text.contains(['"', '\n']) {
        return more_blanks(rng, text, strength);
    }
    words(rng, text, 0.3 + 0.6 * strength, |_, word| Some(format!("\"{word}\"")))
}
