//! Obfuscation: the same act, harder to read.
//!
//! Each step keeps what the shell would run. `strength` (0 to 1) says how many
//! steps are taken and how much of the text each one touches.

use super::family::Kind;
use super::frame::encoded;
use super::rng::Rng;

type Step = fn(&mut Rng, &str, f64) -> String;

const ANY: &[Step] = &[random_case, more_blanks, look_alikes, full_width, invisible];
const CMD: &[Step] = &[
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
const PS: &[Step] = &[
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
const SH: &[Step] =
    &[empty_quotes, empty_quotes, backslashes, piped_base64, shell_variable, more_blanks, dollar_at];

/// `text` obfuscated as far as `strength` says; which shell reads it is guessed.
pub fn obfuscate(text: &str, strength: f64, rng: &mut Rng) -> String {
    obfuscate_as(guess(text), text, strength, rng)
}

/// `text`, which is read by a shell of this kind, obfuscated.
pub fn obfuscate_as(kind: Kind, text: &str, strength: f64, rng: &mut Rng) -> String {
    let strength = strength.clamp(0.0, 1.0);
    if strength == 0.0 {
        return text.to_owned();
    }
    let steps = match kind {
        Kind::Cmd => CMD,
        Kind::Ps => PS,
        Kind::Sh => SH,
        Kind::Console | Kind::Code | Kind::Told => ANY,
    };
    let most = if matches!(kind, Kind::Told | Kind::Code) { 1 } else { 1 + (strength * 2.99) as usize };
    let rounds = 1 + rng.below(most);
    let mut out = text.to_owned();
    for _ in 0..rounds {
        let next = rng.pick(steps)(rng, &out, strength);
        if next.len() > 40 * text.len() + 4000 {
            break;
        }
        out = next;
    }
    out
}

/// Which shell a command line is for.
pub fn guess(text: &str) -> Kind {
    let lower = text.to_ascii_lowercase();
    let word = lower.trim_start().trim_start_matches('"').split([' ', '"']).next().unwrap_or("");
    let posh = ["get-", "invoke-", "copy-", "set-", "$", "[", "iex", "start-", "new-", "foreach"];
    if posh.iter().any(|start| word.starts_with(start)) {
        Kind::Ps
    } else if word.starts_with('/')
        || word.ends_with(".py")
        || lower.contains(" | tee ")
        || lower.contains("/etc/")
        || word.starts_with("python")
        || word.starts_with("impacket")
    {
        Kind::Sh
    } else if lower.contains('\n') || lower.contains(". ") && lower.ends_with('.') {
        Kind::Told
    } else {
        Kind::Cmd
    }
}

/// `change` on letters and digits outside of double quotes, each with probability `rate`.
fn letters(rng: &mut Rng, text: &str, rate: f64, change: impl Fn(&mut Rng, char, &mut String)) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut quoted = false;
    for letter in text.chars() {
        quoted ^= letter == '"';
        if !quoted && letter.is_ascii_alphanumeric() && rng.chance(rate) {
            change(rng, letter, &mut out);
        } else {
            out.push(letter);
        }
    }
    out
}

/// The words of `text`, some of them changed; blanks stay.
fn words(rng: &mut Rng, text: &str, rate: f64, change: impl Fn(&mut Rng, &str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        let changed = if word.len() > 1 && rng.chance(rate) { change(rng, word) } else { None };
        out.push_str(changed.as_deref().unwrap_or(word));
        out.push_str(&piece[word.len()..]);
    }
    out
}

fn random_case(rng: &mut Rng, text: &str, strength: f64) -> String {
    let rate = 0.2 + 0.4 * strength;
    text.chars()
        .map(|c| match rng.chance(rate) {
            true if c.is_ascii_lowercase() => c.to_ascii_uppercase(),
            true => c.to_ascii_lowercase(),
            false => c,
        })
        .collect()
}

fn more_blanks(rng: &mut Rng, text: &str, strength: f64) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        out.push(letter);
        if letter == ' ' && rng.chance(0.3 + 0.7 * strength) {
            let more = 1 + rng.below(1 + (6.0 * strength) as usize);
            let blank = if rng.chance(0.15) { '\t' } else { ' ' };
            out.extend(std::iter::repeat_n(blank, more));
        }
    }
    out
}

fn carets(rng: &mut Rng, text: &str, strength: f64) -> String {
    letters(rng, text, 0.08 + 0.4 * strength, |_, c, out| {
        out.push('^');
        out.push(c);
    })
}

fn quotes(rng: &mut Rng, text: &str, strength: f64) -> String {
    letters(rng, text, 0.06 + 0.2 * strength, |rng, c, out| {
        // Behind a backslash a quote would be a letter.
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

fn separators(rng: &mut Rng, text: &str, strength: f64) -> String {
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
const KNOWN: [(&str, &str); 4] = [
    ("COMSPEC", r"C:\Windows\system32\cmd.exe"),
    ("PUBLIC", r"C:\Users\Public"),
    ("ProgramFiles", r"C:\Program Files"),
    ("SystemRoot", r"C:\Windows"),
];

fn slices(rng: &mut Rng, text: &str, strength: f64) -> String {
    letters(rng, text, 0.04 + 0.16 * strength, |rng, c, out| {
        let (name, value) = *rng.pick(&KNOWN);
        match value.find(c) {
            Some(at) => out.push_str(&format!("%{name}:~{at},1%")),
            None => out.push(c),
        }
    })
}

fn slashes(rng: &mut Rng, text: &str, strength: f64) -> String {
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

fn name(rng: &mut Rng) -> String {
    let length = 1 + rng.below(4);
    rng.string("abcdefghijklmnopqrstuvwxyz", length)
}

/// Cut at a random place, on a character boundary.
fn cut<'t>(rng: &mut Rng, text: &'t str) -> (&'t str, &'t str) {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).skip(1).collect();
    if starts.is_empty() { (text, "") } else { text.split_at(*rng.pick(&starts)) }
}

fn set_variable(rng: &mut Rng, text: &str, _: f64) -> String {
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

fn set_pieces(rng: &mut Rng, text: &str, _: f64) -> String {
    if text.contains(['"', '\n', '%', '&']) {
        return carets(rng, text, 0.2);
    }
    let (left, right) = cut(rng, text);
    let (first, second) = (name(rng), format!("{}x", name(rng)));
    format!("cmd /c \"set {first}={left}&&set {second}={right}&&call %{first}%%{second}%\"")
}

fn delayed(rng: &mut Rng, text: &str, _: f64) -> String {
    if text.contains(['"', '\n', '!', '&']) {
        return quotes(rng, text, 0.2);
    }
    let name = name(rng);
    format!("cmd /v:on /c \"set {name}={text}&&!{name}!\"")
}

fn loop_word(rng: &mut Rng, text: &str, _: f64) -> String {
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

fn parentheses(rng: &mut Rng, text: &str, _: f64) -> String {
    match rng.below(4) {
        0 => format!("({text})"),
        1 => format!("@({text})"),
        2 => format!(",;{text}"),
        _ => format!("(({text}))&rem {}", name(rng)),
    }
}

const PAIRS: [(char, char); 22] = [
    ('a', 'а'),
    ('e', 'е'),
    ('o', 'о'),
    ('p', 'р'),
    ('c', 'с'),
    ('x', 'х'),
    ('y', 'у'),
    ('i', 'і'),
    ('s', 'ѕ'),
    ('j', 'ј'),
    ('A', 'А'),
    ('E', 'Е'),
    ('K', 'К'),
    ('M', 'М'),
    ('H', 'Н'),
    ('O', 'О'),
    ('C', 'С'),
    ('S', 'Ѕ'),
    ('T', 'Т'),
    ('Y', 'Ү'),
    ('B', 'В'),
    ('P', 'Р'),
];

fn look_alikes(rng: &mut Rng, text: &str, strength: f64) -> String {
    let rate = 0.04 + 0.2 * strength;
    text.chars()
        .map(|c| match PAIRS.iter().find(|(plain, _)| *plain == c) {
            Some((_, other)) if rng.chance(rate) => *other,
            _ => c,
        })
        .collect()
}

fn full_width(rng: &mut Rng, text: &str, strength: f64) -> String {
    letters(rng, text, 0.05 + 0.2 * strength, |_, c, out| {
        out.push(char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c));
    })
}

fn invisible(rng: &mut Rng, text: &str, strength: f64) -> String {
    letters(rng, text, 0.03 + 0.1 * strength, |_, c, out| {
        out.push(c);
        out.push('\u{200b}');
    })
}

fn backticks(rng: &mut Rng, text: &str, strength: f64) -> String {
    letters(rng, text, 0.08 + 0.3 * strength, |_, c, out| {
        // `n, `t and their like are control characters.
        if !"0abefnrtuv".contains(c) {
            out.push('`');
        }
        out.push(c);
    })
}

fn sq(text: &str) -> String {
    text.replace('\'', "''")
}

/// `'reg'` becomes `'r'+'eg'`, in single-quoted strings and in plain arguments.
fn split_strings(rng: &mut Rng, text: &str, strength: f64) -> String {
    words(rng, text, 0.3 + 0.6 * strength, |rng, word| {
        let inner = word.strip_prefix('\'').and_then(|w| w.strip_suffix('\''));
        let plain = word.chars().all(|c| c.is_ascii_alphanumeric() || ":\\./_".contains(c));
        let body = inner.or(plain.then_some(word))?;
        let (left, right) = cut(rng, body);
        Some(format!("('{}'+'{}')", sq(left), sq(right)))
    })
}

fn formatted_strings(rng: &mut Rng, text: &str, strength: f64) -> String {
    words(rng, text, 0.2 + 0.6 * strength, |rng, word| {
        if !word.chars().all(|c| c.is_ascii_alphanumeric() || ":\\.".contains(c)) {
            return None;
        }
        let (left, right) = cut(rng, word);
        Some(format!("(\"{{1}}{{0}}\" -f '{}','{}')", sq(right), sq(left)))
    })
}

/// The command's name as an expression: `&('r'+'eg') save …`.
fn called_name(rng: &mut Rng, text: &str, _: f64) -> String {
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

fn char_codes(rng: &mut Rng, text: &str, strength: f64) -> String {
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

fn joined_expression(rng: &mut Rng, text: &str, _: f64) -> String {
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
    let run = *rng.pick(&["iex", "IEX", "Invoke-Expression", "&(gal i*x)"]);
    format!("{run} ({})", parts.join("+"))
}

fn encoded_command(rng: &mut Rng, text: &str, _: f64) -> String {
    let option = *rng.pick(&["-enc", "-e", "-EncodedCommand", "-ec", "-encod", "/e"]);
    let before = *rng.pick(&["", "-nop ", "-w hidden ", "-NoP -NonI -W Hidden ", "-ep bypass "]);
    let exe = *rng.pick(&["powershell", "powershell.exe", "pwsh"]);
    format!("{exe} {before}{option} {}", encoded(text))
}

fn decoded_expression(_: &mut Rng, text: &str, _: f64) -> String {
    format!("iex ([Text.Encoding]::Unicode.GetString([Convert]::FromBase64String('{}')))", encoded(text))
}

fn reversed_expression(rng: &mut Rng, text: &str, _: f64) -> String {
    if text.contains('\n') {
        return random_case(rng, text, 0.5);
    }
    let back: String = text.chars().rev().collect();
    format!("$r='{}';iex (-join $r[-1..-($r.Length)])", sq(&back))
}

fn empty_quotes(rng: &mut Rng, text: &str, strength: f64) -> String {
    letters(rng, text, 0.05 + 0.2 * strength, |rng, c, out| {
        out.push(c);
        out.push_str(if rng.chance(0.5) { "''" } else { "\"\"" });
    })
}

fn backslashes(rng: &mut Rng, text: &str, strength: f64) -> String {
    letters(rng, text, 0.05 + 0.2 * strength, |_, c, out| {
        out.push('\\');
        out.push(c);
    })
}

fn dollar_at(rng: &mut Rng, text: &str, strength: f64) -> String {
    letters(rng, text, 0.03 + 0.1 * strength, |_, c, out| {
        out.push_str("$@");
        out.push(c);
    })
}

fn piped_base64(rng: &mut Rng, text: &str, _: f64) -> String {
    use base64::Engine;
    let code = base64::engine::general_purpose::STANDARD.encode(text);
    let shell = *rng.pick(&["bash", "sh", "/bin/bash"]);
    format!("echo {code} | base64 -d | {shell}")
}

fn shell_variable(rng: &mut Rng, text: &str, _: f64) -> String {
    let Some((first, rest)) = text.split_once(' ') else { return text.to_owned() };
    let (left, right) = cut(rng, first);
    let name = name(rng);
    format!("{name}={left}; ${{{name}}}{right} {rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_changes_at_strength_zero() {
        let text = r"reg save HKLM\SOFTWARE x";
        assert_eq!(obfuscate(text, 0.0, &mut Rng::new(1, 1)), text);
    }

    #[test]
    fn more_strength_changes_more() {
        let text = r"robocopy C:\data D:\backup /MIR /R:3 /W:5 /LOG:C:\logs\backup.txt";
        let distance = |strength: f64| -> usize {
            (0..200)
                .map(|stream| {
                    let out = carets(&mut Rng::new(2, stream), text, strength);
                    out.len() - text.len()
                })
                .sum()
        };
        assert!(distance(0.1) < distance(0.5));
        assert!(distance(0.5) < distance(1.0));
    }

    /// What the normaliser covers, it takes back.
    #[test]
    fn the_normaliser_undoes_the_steps_that_it_covers() {
        let text = r"reg save HKLM\SOFTWARE C:\temp\software.hiv";
        let plain = |out: &str| {
            let plain = t1003_model::normalise::Normaliser::all().plain(out);
            // A quote at a drive's colon stays, and a lone double blank: nothing hangs on them.
            plain
                .map_or_else(|| out.to_owned(), |p| p.text)
                .to_ascii_lowercase()
                .replace('"', "")
                .replace("  ", " ")
        };
        let wanted = text.to_ascii_lowercase();
        let covered: [(&str, Step); 9] = [
            ("carets", carets),
            ("quotes", quotes),
            ("case", random_case),
            ("blanks", more_blanks),
            ("look-alikes", look_alikes),
            ("full width", full_width),
            ("encoded", encoded_command),
            ("slices", slices),
            ("backticks", backticks),
        ];
        for (step_name, step) in covered {
            for stream in 0..40 {
                let out = step(&mut Rng::new(4, stream), text, 0.6);
                let got = plain(&out);
                assert!(got.contains(&wanted), "{step_name}: {out}\n -> {got}");
            }
        }
    }
}
