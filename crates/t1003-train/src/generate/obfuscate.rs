//! Obfuscation: the same act, harder to read.
//!
//! Each step keeps what the shell would run. `strength` (0 to 1) says how many
//! steps are taken and how much of the text each one touches.

mod cmd;
mod cmd_places;
mod posh;
mod posh_places;
mod unix;
mod unix_places;

use std::sync::LazyLock;

use regex::Regex;

use super::family::Kind;
use super::rng::Rng;

type Step = fn(&mut Rng, &str, f64) -> String;

const ANY: &[Step] = &[random_case, more_blanks, look_alikes, full_width, invisible, numbered];

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
        Kind::Cmd => cmd::CMD,
        Kind::Ps => posh::PS,
        Kind::Sh => unix::SH,
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

/// For each character: whether it stands in base64, where another letter would be another text.
fn frozen(text: &str) -> Vec<bool> {
    let mut out = Vec::with_capacity(text.len());
    let base64 = |c: char| c.is_ascii_alphanumeric() || "+/=".contains(c);
    let told = text.to_ascii_lowercase().contains("base64");
    let mut letters = text.chars().peekable();
    while let Some(&first) = letters.peek() {
        let mut run = String::new();
        while let Some(next) = letters.next_if(|c| base64(*c) == base64(first)) {
            run.push(next);
        }
        let mixed =
            run.contains(|c: char| c.is_ascii_lowercase()) && run.contains(|c: char| c.is_ascii_uppercase());
        let decoded = told && run.len() >= 8 && !run.contains('/');
        let long = run.len() >= 24 && run.contains(|c: char| c.is_ascii_digit() || c == '=');
        let code = base64(first) && mixed && (decoded || long);
        out.extend(run.chars().map(|_| code));
    }
    out
}

/// True where a text holds base64.
pub fn holds_code(text: &str) -> bool {
    frozen(text).contains(&true)
}

/// For each character: whether another character there would break what reads the text: base64,
/// numbers, characters by their number, the names of variables and types.
fn special(text: &str) -> Vec<bool> {
    static SPECIAL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)0x[0-9a-f]+|\\x[0-9a-f]{1,2}|\\u[0-9a-f]{4}|%[0-9a-f]{2}|&#?\w+;|\b\d+(?:,\s*\d+)+",
            r"|\$\{?[\w:]+|%%?(?:~[a-z$:]*)?[a-z*]\b|%\w+(?::[^%\n]{1,80})?%|!\w+(?::[^!\n]{1,80})?!|\[[\w.]+\]",
        ))
        .unwrap()
    });
    let mut bytes = vec![false; text.len()];
    for found in SPECIAL.find_iter(text) {
        bytes[found.range()].fill(true);
    }
    let frozen = frozen(text);
    text.char_indices().zip(frozen).map(|((at, _), frozen)| frozen || bytes[at]).collect()
}

/// The same, and the heads of cmd's loops, which another alphabet's letters would break.
fn special_or_loop(text: &str) -> Vec<bool> {
    static HEAD: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i)\bfor\s[^\n]{0,40}?%%?\S\s+in\s*\([^\n]*?\)\s*do\b").unwrap());
    let heads: Vec<_> = HEAD.find_iter(text).map(|found| found.range()).collect();
    let special = special(text);
    text.char_indices()
        .zip(special)
        .map(|((at, _), s)| s || heads.iter().any(|head| head.contains(&at)))
        .collect()
}

/// `change` on letters and digits outside of double quotes, each with probability `rate`.
fn letters(rng: &mut Rng, text: &str, rate: f64, change: impl Fn(&mut Rng, char, &mut String)) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut quoted = false;
    for (letter, special) in text.chars().zip(special_or_loop(text)) {
        quoted ^= letter == '"';
        if !quoted && !special && letter.is_ascii_alphanumeric() && rng.chance(rate) {
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
        .zip(special(text))
        .map(|(c, special)| match !special && rng.chance(rate) {
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

fn name(rng: &mut Rng) -> String {
    let length = 1 + rng.below(4);
    rng.string("abcdefghijklmnopqrstuvwxyz", length)
}

/// Cut at a random place, on a character boundary.
fn cut<'t>(rng: &mut Rng, text: &'t str) -> (&'t str, &'t str) {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).skip(1).collect();
    if starts.is_empty() { (text, "") } else { text.split_at(*rng.pick(&starts)) }
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
        .zip(special_or_loop(text))
        .map(|(c, special)| match PAIRS.iter().find(|(plain, _)| *plain == c) {
            Some((_, other)) if !special && rng.chance(rate) => *other,
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
    let mark = *rng.pick(&['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{ad}']);
    letters(rng, text, 0.03 + 0.1 * strength, |_, c, out| {
        out.push(c);
        out.push(mark);
    })
}

/// Characters by their number, as in URLs and strings of JSON: one layer of it.
fn numbered(rng: &mut Rng, text: &str, strength: f64) -> String {
    static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\\+x[0-9a-f]{1,2}|\\+u[0-9a-f]{4}|%[0-9a-f]{2}|&#\w+;|0x[0-9a-f]{2},").unwrap()
    });
    if NUMBERED.is_match(text) || text.contains("base64") {
        return more_blanks(rng, text, strength);
    }
    let form = rng.below(3);
    let rate = 0.1 + 0.4 * strength;
    text.chars()
        .zip(frozen(text))
        .map(|(c, frozen)| match form {
            _ if frozen || !c.is_ascii() || c == '\n' => c.to_string(),
            0 if !c.is_ascii_alphanumeric() && rng.chance(rate) => format!("%{:02X}", u32::from(c)),
            1 if !c.is_ascii_digit() && rng.chance(rate) => format!("\\u{:04x}", u32::from(c)),
            2 if !c.is_ascii_digit() && rng.chance(rate) => format!("\\x{:02x}", u32::from(c)),
            _ => c.to_string(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::cmd::{carets, delayed, nested_shells, quotes, replaced_letter, set_pieces, slices};
    use super::posh::{backticks, byte_expression, encoded_command, joined_expression, wide_blanks};
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

    #[test]
    fn base64_keeps_its_letters() {
        let code = encoded_command(&mut Rng::new(1, 1), "dir 1234 C:\\temp", 1.0);
        let payload = code.rsplit(' ').next().unwrap().to_owned();
        let long = format!("powershell -enc {payload}");
        for step in [random_case, carets, quotes, look_alikes, full_width] {
            let out = step(&mut Rng::new(1, 2), &long, 1.0);
            assert!(out.contains(&payload), "{out}");
        }
    }

    /// What the normaliser covers, it takes back.
    #[test]
    fn the_normaliser_undoes_the_steps_that_it_covers() {
        let text = r"reg save HKLM\SOFTWARE backup.hiv";
        let plain = |out: &str| {
            let plain = t1003_model::normalise::Normaliser::all().plain(out);
            // Lone blanks and quotes may stay: nothing hangs on them.
            let plain = plain.map_or_else(|| out.to_owned(), |p| p.text).replace('"', "");
            plain.split_whitespace().collect::<Vec<_>>().join(" ").to_ascii_lowercase()
        };
        let wanted = text.to_ascii_lowercase();
        let covered: [(&str, Step); 16] = [
            ("carets", carets),
            ("quotes", quotes),
            ("case", random_case),
            ("blanks", more_blanks),
            ("look-alikes", look_alikes),
            ("full width", full_width),
            ("encoded", encoded_command),
            ("slices", slices),
            ("backticks", backticks),
            ("nested shells", nested_shells),
            ("pieces", set_pieces),
            ("delayed", delayed),
            ("replaced letter", replaced_letter),
            ("bytes", byte_expression),
            ("joined", joined_expression),
            ("wide blanks", wide_blanks),
        ];
        for (step_name, step) in covered {
            for stream in 0..40 {
                let out = step(&mut Rng::new(4, stream), text, 0.6);
                let got = plain(&out);
                assert!(got.contains(&wanted), "{step_name}: {out}\n -> {got}");
            }
        }
    }

    /// What a step made special, later ones leave alone.
    #[test]
    fn loops_and_variables_of_cmd_stay_whole() {
        let text = r"for %x in (one two) do reg save HKLM\%x %COMSPEC:~-18,1%\%x.hiv & copy a !b:c=d!";
        for stream in 0..400 {
            let mut rng = Rng::new(5, stream);
            let step = *rng.pick(cmd::CMD);
            let out = step(&mut rng, text, 0.9);
            let lower = out.to_ascii_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
            for part in ["for %x in (one two) do", "%comspec:~-18,1%", "!b:c=d!", r"%x"] {
                assert!(lower.contains(part), "{part}: {out}");
            }
            assert!(!out.contains("%X") && !out.contains("%\"") && !out.contains("%^"), "{out}");
        }
    }

    #[test]
    fn numbers_and_names_keep_their_letters() {
        let text = "$s='a';iex ([Text.Encoding]::ASCII.GetString([byte[]](0x57,0x65,0x78))) + $s %%x %~dpx";
        let kept = ["$s='", "[Text.Encoding]", "0x57,0x65,0x78", "+ $s ", "%%x"];
        for step in [look_alikes, full_width, invisible] {
            for stream in 0..60 {
                let out = step(&mut Rng::new(6, stream), text, 1.0);
                assert!(kept.iter().all(|part| out.contains(part)), "{out}");
            }
        }
    }

    #[test]
    fn characters_are_numbered_once() {
        for stream in 0..60 {
            let once = numbered(&mut Rng::new(7, stream), "mimikatz run \\ (here); x=y", 1.0);
            let twice = numbered(&mut Rng::new(8, stream), &once, 1.0);
            assert_eq!(
                once.split_whitespace().collect::<String>(),
                twice.split_whitespace().collect::<String>()
            );
        }
    }

    #[test]
    fn strings_and_keywords_of_powershell_stay_whole() {
        let text = "foreach ($hive in 'SOFTWARE') { reg save \"HKLM\\$hive\" C:\\somewhere }";
        for step in [backticks, posh::split_strings, posh::formatted_strings, posh::char_codes] {
            for stream in 0..60 {
                let out = step(&mut Rng::new(9, stream), text, 1.0);
                assert!(
                    out.starts_with("foreach ($hive in 'SOFTWARE') { re") && out.contains("\"HKLM\\$hive\""),
                    "{out}"
                );
            }
        }
    }
}
