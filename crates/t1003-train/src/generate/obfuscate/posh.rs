//! What PowerShell puts together again: backticks, strings in pieces, code in base64.

use super::posh_places::{Place, arguments, places};
use super::{Step, cut, frozen, look_alikes, more_blanks, name, random_case};
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
    aliases,
    aliases,
    replaced_string,
    utf8_expression,
    byte_expression,
    word_variables,
    dashes,
    wide_blanks,
    continued_lines,
];

pub(super) fn backticks(rng: &mut Rng, text: &str, strength: f64) -> String {
    let rate = 0.08 + 0.3 * strength;
    let mut out = String::with_capacity(text.len() * 2);
    for ((c, place), frozen) in text.chars().zip(places(text)).zip(frozen(text)) {
        // `n, `t and their like are control characters; at a word's start it would be a quotation mark.
        let plain =
            c.is_ascii_alphanumeric() && !"0abefnrtuv".contains(c) && out.ends_with(char::is_alphanumeric);
        if place == Place::Free && !frozen && plain && rng.chance(rate) {
            out.push('`');
        }
        out.push(c);
    }
    out
}

/// The arguments of `text`, some of them changed; blanks stay.
fn words(rng: &mut Rng, text: &str, rate: f64, change: impl Fn(&mut Rng, &str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for (piece, argument) in text.split_inclusive(char::is_whitespace).zip(arguments(text)) {
        let word = piece.trim_end();
        let changed = if argument && word.len() > 1 && rng.chance(rate) { change(rng, word) } else { None };
        out.push_str(changed.as_deref().unwrap_or(word));
        out.push_str(&piece[word.len()..]);
    }
    out
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

/// Cmdlets by their aliases, parameters by their first letters.
pub(super) fn aliases(rng: &mut Rng, text: &str, strength: f64) -> String {
    const SHORT: [(&str, &[&str]); 24] = [
        ("Get-ChildItem", &["gci", "ls", "dir", "GCI"]),
        ("Get-ItemProperty", &["gp", "GP"]),
        ("Get-Item", &["gi"]),
        ("Get-Content", &["gc", "cat", "type"]),
        ("Copy-Item", &["cp", "copy", "cpi"]),
        ("Move-Item", &["mv", "mi", "move"]),
        ("Remove-Item", &["rm", "del", "ri"]),
        ("Invoke-Expression", &["iex", "IEX"]),
        ("Invoke-Command", &["icm", "ICM"]),
        ("Invoke-WebRequest", &["iwr", "curl", "wget"]),
        ("Import-Module", &["ipmo"]),
        ("ForEach-Object", &["%", "foreach"]),
        ("Where-Object", &["?", "where"]),
        ("Select-Object", &["select"]),
        ("Start-Process", &["saps", "start"]),
        ("Get-WmiObject", &["gwmi"]),
        ("Invoke-CimMethod", &["icim"]),
        ("New-PSSession", &["nsn"]),
        ("Set-Location", &["cd", "sl"]),
        ("Write-Output", &["echo"]),
        (" -ComputerName", &[" -cn", " -Comp", " -com"]),
        (" -ScriptBlock", &[" -sc", " -Script"]),
        (" -Destination", &[" -Dest", " -d", " -des"]),
        (" -Recurse", &[" -r", " -rec", " -Rec"]),
    ];
    let mut out = text.to_owned();
    for (long, short) in SHORT {
        if out.contains(long) && rng.chance(0.4 + 0.6 * strength) {
            out = out.replace(long, rng.pick::<&str>(short));
        }
    }
    if out == text { random_case(rng, text, strength) } else { out }
}

/// Other dashes, which PowerShell takes for its own.
pub(super) fn dashes(rng: &mut Rng, text: &str, strength: f64) -> String {
    let dash = *rng.pick(&["\u{2013}", "\u{2014}", "\u{2015}"]);
    let mut out = String::new();
    for piece in text.split_inclusive(" -") {
        match piece.strip_suffix('-') {
            Some(rest) if piece.ends_with(" -") && rng.chance(0.4 + 0.6 * strength) => {
                out.push_str(rest);
                out.push_str(dash);
            }
            _ => out.push_str(piece),
        }
    }
    out
}

pub(super) fn wide_blanks(rng: &mut Rng, text: &str, strength: f64) -> String {
    text.chars()
        .zip(places(text))
        .map(|(c, place)| match c {
            ' ' if place == Place::Free && rng.chance(0.2 + 0.6 * strength) => {
                *rng.pick(&['\u{a0}', '\u{2003}', '\u{2009}', '\u{3000}', '\t'])
            }
            _ => c,
        })
        .collect()
}

/// A backtick at a line's end continues it.
pub(super) fn continued_lines(rng: &mut Rng, text: &str, strength: f64) -> String {
    let mut out = String::new();
    for (letter, place) in text.chars().zip(places(text)) {
        if letter == ' ' && place == Place::Free && rng.chance(0.15 + 0.3 * strength) {
            out.push_str(" `\n    ");
        } else {
            out.push(letter);
        }
    }
    out
}

/// A mark stands for a letter or a word until the string is run.
pub(super) fn replaced_string(rng: &mut Rng, text: &str, _: f64) -> String {
    let present: Vec<char> = "aeiorstESMA\\".chars().filter(|c| text.contains(*c)).collect();
    let free: Vec<&str> =
        ["~", "##", "@@", "__", "^^"].into_iter().filter(|mark| !text.contains(mark)).collect();
    if present.is_empty() || free.is_empty() || text.contains('\n') {
        return backticks(rng, text, 0.3);
    }
    let (letter, mark) = (*rng.pick(&present), *rng.pick(&free));
    let hidden = sq(&text.replace(letter, mark));
    match rng.below(4) {
        0 => format!("iex ('{hidden}'.Replace('{mark}','{letter}'))"),
        1 => format!("'{hidden}'.replace('{mark}','{letter}') | iex"),
        2 => format!("$s='{hidden}';iex $s.Replace('{mark}','{letter}')"),
        _ => format!("&([scriptblock]::Create('{hidden}'.Replace('{mark}','{letter}')))"),
    }
}

pub(super) fn utf8_expression(rng: &mut Rng, text: &str, _: f64) -> String {
    use base64::Engine;
    let code = base64::engine::general_purpose::STANDARD.encode(text);
    match rng.below(2) {
        0 => format!("iex ([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('{code}')))"),
        _ => format!(
            "[System.Text.Encoding]::ASCII.GetString([System.Convert]::FromBase64String(\"{code}\")) | IEX"
        ),
    }
}

pub(super) fn byte_expression(rng: &mut Rng, text: &str, _: f64) -> String {
    if text.len() > 120 || !text.is_ascii() {
        return reversed_expression(rng, text, 0.5);
    }
    let codes: Vec<String> = match rng.below(2) {
        0 => text.bytes().map(|b| b.to_string()).collect(),
        _ => text.bytes().map(|b| format!("0x{b:02x}")).collect(),
    };
    let codes = codes.join(",");
    match rng.below(3) {
        0 => format!("iex (-join [char[]]({codes}))"),
        1 => format!("iex ([Text.Encoding]::ASCII.GetString([byte[]]({codes})))"),
        _ => format!("iex (({codes} | % {{[char]$_}}) -join '')"),
    }
}

/// Words of the command in variables.
pub(super) fn word_variables(rng: &mut Rng, text: &str, _: f64) -> String {
    let plain =
        |word: &&str| word.len() > 2 && word.chars().all(|c| c.is_ascii_alphanumeric() || ":\\.".contains(c));
    let words: Vec<&str> = text.split(' ').skip(1).filter(plain).collect();
    if words.is_empty() || text.contains(['\n', '"', '\'', '{', ';', '|']) {
        return backticks(rng, text, 0.3);
    }
    let (word, name) = (*rng.pick(&words), name(rng));
    let rest = text.replacen(&format!(" {word}"), &format!(" ${name}"), 1);
    if rng.chance(0.5) {
        return format!("${name}='{word}';{rest}");
    }
    let (left, right) = cut(rng, word);
    format!("${name}='{left}'+'{right}';{rest}")
}
