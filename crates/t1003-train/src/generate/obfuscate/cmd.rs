//! What cmd.exe reads past: carets, quotes, variables, loops.

use std::sync::LazyLock;

use regex::Regex;

use super::cmd_places::{Place, holds_loop_variable, one_plain_command, places};
use super::{Step, cut, frozen, look_alikes, more_blanks, name, random_case, words};
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

/// `change` on letters and digits, each with probability `rate`, where the text is `free`.
fn letters_where(
    rng: &mut Rng,
    text: &str,
    rate: f64,
    free: &[bool],
    change: impl Fn(&mut Rng, char, &mut String),
) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for ((letter, free), frozen) in text.chars().zip(free).zip(frozen(text)) {
        if *free && !frozen && letter.is_ascii_alphanumeric() && rng.chance(rate) {
            change(rng, letter, &mut out);
        } else {
            out.push(letter);
        }
    }
    out
}

/// The same where carets and variables vanish.
fn letters(rng: &mut Rng, text: &str, rate: f64, change: impl Fn(&mut Rng, char, &mut String)) -> String {
    let free: Vec<bool> =
        places(text).into_iter().map(|place| matches!(place, Place::Free | Place::Inner)).collect();
    letters_where(rng, text, rate, &free, change)
}
pub(super) fn carets(rng: &mut Rng, text: &str, strength: f64) -> String {
    letters(rng, text, 0.08 + 0.4 * strength, |_, c, out| {
        out.push('^');
        out.push(c);
    })
}

pub(super) fn quotes(rng: &mut Rng, text: &str, strength: f64) -> String {
    // A quote behind /c changes how cmd reads the whole line.
    static SHELLED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?i)/[ckr]\s*\S+").unwrap());
    let keep: Vec<_> = SHELLED.find_iter(text).map(|found| found.range()).collect();
    let places = text.char_indices().zip(places(text));
    let free: Vec<bool> = places
        .map(|((at, _), place)| place == Place::Free && !keep.iter().any(|range| range.contains(&at)))
        .collect();
    letters_where(rng, text, 0.06 + 0.2 * strength, &free, |rng, c, out| {
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

/// Commas and semicolons are blanks in front of a command and among what cmd's own commands are
/// given; a program would be given them.
pub(super) fn separators(rng: &mut Rng, text: &str, strength: f64) -> String {
    static COMMAND: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?m)^|[&|]+ ?").unwrap());
    static OWN: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i)^(?:copy|type|move|del|md|mkdir|rd|ren|mklink|pushd|cd)\s").unwrap());
    let places = places(text);
    let starts: Vec<usize> = COMMAND.find_iter(text).map(|found| found.end()).collect();
    let mut own = false;
    let mut out = String::new();
    for ((at, letter), place) in text.char_indices().zip(places) {
        if starts.contains(&at) && place != Place::Quoted {
            own = OWN.is_match(&text[at..]);
            if matches!(place, Place::Free | Place::Inner) && rng.chance(0.2 + 0.4 * strength) {
                out.push_str(rng.pick::<&str>(&[",", ";", ", ", " , ", ";;", ",;"]));
            }
        }
        if letter == ' ' && own && place == Place::Free && rng.chance(0.2 + 0.4 * strength) {
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
    if holds_loop_variable(text) {
        return carets(rng, text, strength);
    }
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

/// Several slashes are one between two names; at a word's start they are another computer.
pub(super) fn slashes(rng: &mut Rng, text: &str, strength: f64) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::new();
    let mut key = false;
    for (at, letter) in letters.iter().enumerate() {
        if letter.is_whitespace() {
            let word: String = letters[at + 1..].iter().take(8).collect();
            key = word.trim_start_matches('"').to_ascii_lowercase().starts_with("hk");
        }
        let inner = |i: usize| letters.get(i).is_some_and(|c| c.is_alphanumeric() || "_.$%".contains(*c));
        let between = at > 0 && (inner(at - 1) || letters[at - 1] == ':') && inner(at + 1);
        if *letter == '\\' && between && rng.chance(0.2 + 0.5 * strength) {
            out.push_str(if key { "\\\\" } else { rng.pick::<&str>(&["\\\\", "\\.\\", "\\\\\\"]) });
        } else {
            out.push(*letter);
        }
    }
    out
}

pub(super) fn set_variable(rng: &mut Rng, text: &str, _: f64) -> String {
    let words: Vec<&str> = text
        .split(' ')
        .filter(|w| w.len() > 1 && !w.contains(['"', '%', '&', '=', '\n', '|', '<', '>', '^']))
        .collect();
    if words.is_empty() || holds_loop_variable(text) {
        return carets(rng, text, 0.2);
    }
    let (word, name) = (*rng.pick(&words), name(rng));
    let rest = text.replacen(word, &format!("%{name}%"), 1);
    // On one line the variable is read before it is set, but for `call`, which reads again.
    if one_plain_command(text) && rng.chance(0.6) {
        let glue = *rng.pick(&["&&", "& ", "&"]);
        return format!("set {name}={word}{glue}call {rest}");
    }
    format!("set {name}={word}\n{rest}")
}

pub(super) fn set_pieces(rng: &mut Rng, text: &str, _: f64) -> String {
    if !one_plain_command(text) {
        return carets(rng, text, 0.2);
    }
    let (left, right) = cut(rng, text);
    let (first, second) = (name(rng), format!("{}x", name(rng)));
    format!("cmd /c \"set {first}={left}&&set {second}={right}&&call %{first}%%{second}%\"")
}

pub(super) fn delayed(rng: &mut Rng, text: &str, _: f64) -> String {
    if !one_plain_command(text) {
        return quotes(rng, text, 0.2);
    }
    let name = name(rng);
    format!("cmd /v:on /c \"set {name}={text}&&!{name}!\"")
}

pub(super) fn loop_word(rng: &mut Rng, text: &str, _: f64) -> String {
    let words: Vec<&str> = text
        .split(' ')
        .filter(|w| {
            w.len() > 2 && !w.contains(['"', '%', '&', '*', '?', '(', ')', ',', ';', '=', '^', '<', '>', '|'])
        })
        .collect();
    let lower = text.to_ascii_lowercase();
    let free: Vec<&str> =
        ["%i", "%a", "%%x", "%h"].into_iter().filter(|v| !lower.contains(&v[v.len() - 2..])).collect();
    if words.is_empty() || free.is_empty() || text.contains('\n') || holds_loop_variable(text) {
        return carets(rng, text, 0.2);
    }
    let (word, variable) = (*rng.pick(&words), *rng.pick(&free));
    format!("for {variable} in ({word}) do {}", text.replacen(word, variable, 1))
}

pub(super) fn parentheses(rng: &mut Rng, text: &str, _: f64) -> String {
    if text.contains(['(', ')']) {
        return random_case(rng, text, 0.3);
    }
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
    if present.is_empty() || free.is_empty() || text.contains('=') || !one_plain_command(text) {
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
    if !one_plain_command(text) || text.contains('\'') {
        return parentheses(rng, text, 0.2);
    }
    let variable = *rng.pick(&["%a", "%i", "%%x", "%%q"]);
    let options = *rng.pick(&["tokens=*", "delims=", "usebackq delims=", "tokens=* delims="]);
    let string = if options.starts_with("use") { format!("'{text}'") } else { format!("\"{text}\"") };
    format!("for /f \"{options}\" {variable} in ({string}) do {variable}")
}

/// A caret at a line's end continues it, and escapes the next line's first letter.
pub(super) fn continued_lines(rng: &mut Rng, text: &str, strength: f64) -> String {
    let places = places(text);
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let next = letters.get(at + 1).is_some_and(|c| c.is_alphanumeric() || "/-".contains(*c));
        if *letter == ' ' && places[at] == Place::Free && next && rng.chance(0.2 + 0.4 * strength) {
            out.push_str(" ^\n");
        } else {
            out.push(*letter);
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
        // not the end of a longer word, or of a variable's name
        let starts = |at: usize| !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let found: Vec<usize> = text.match_indices(plain).map(|(at, _)| at).filter(|at| starts(*at)).collect();
        if !found.is_empty() {
            let folder = *rng.pick(other);
            let mut out = text.to_owned();
            for at in found.into_iter().rev() {
                out.replace_range(at..at + plain.len(), folder);
            }
            return out;
        }
    }
    random_case(rng, text, strength)
}

/// Whole words in quotes: not cmd's own, nor what follows its /c.
pub(super) fn quoted_words(rng: &mut Rng, text: &str, strength: f64) -> String {
    static PLAIN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[-/]?[\w\\:.$@-]*[\w.$]$").unwrap());
    static SHELL: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?i)\bcmd\b|comspec|/[ckr]\b").unwrap());
    let places = places(text);
    if text.contains(['"', '\n']) || SHELL.is_match(text) || places.contains(&Place::Fixed) {
        return more_blanks(rng, text, strength);
    }
    let inner: String =
        text.chars().zip(&places).filter(|(_, p)| **p == Place::Inner).map(|(c, _)| c).collect();
    words(rng, text, 0.3 + 0.6 * strength, |_, word| {
        (PLAIN.is_match(word) && !inner.contains(word)).then(|| format!("\"{word}\""))
    })
}
