//! What a Unix shell joins: empty quotes, backslashes, variables.

use std::sync::LazyLock;

use regex::Regex;

use super::unix_places::{Place, places};
use super::{Step, cut, frozen, name, words};
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

/// `change` on letters and digits, each with probability `rate`, where it says that their place suits.
fn at_places(
    rng: &mut Rng,
    text: &str,
    rate: f64,
    suits: impl Fn(Place) -> bool,
    change: impl Fn(&mut Rng, char, Place, &mut String),
) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for ((letter, place), frozen) in text.chars().zip(places(text)).zip(frozen(text)) {
        if suits(place) && !frozen && letter.is_ascii_alphanumeric() && rng.chance(rate) {
            change(rng, letter, place, &mut out);
        } else {
            out.push(letter);
        }
    }
    out
}

/// The blanks between words, each changed with probability `rate`.
fn at_blanks(
    rng: &mut Rng,
    text: &str,
    rate: f64,
    change: impl Fn(&mut Rng, Place) -> Option<String>,
) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for (letter, place) in text.chars().zip(places(text)) {
        let blank = matches!(place, Place::Gap | Place::Blank) && rng.chance(rate);
        match if blank { change(rng, place) } else { None } {
            Some(other) => out.push_str(&other),
            None => out.push(letter),
        }
    }
    out
}

pub(super) fn empty_quotes(rng: &mut Rng, text: &str, strength: f64) -> String {
    let suits = |place| matches!(place, Place::Free | Place::Single);
    at_places(rng, text, 0.05 + 0.2 * strength, suits, |rng, c, place, out| {
        out.push(c);
        out.push_str(if place == Place::Single || rng.chance(0.5) { "''" } else { "\"\"" });
    })
}

pub(super) fn backslashes(rng: &mut Rng, text: &str, strength: f64) -> String {
    at_places(
        rng,
        text,
        0.05 + 0.2 * strength,
        |place| place == Place::Free,
        |_, c, _, out| {
            out.push('\\');
            out.push(c);
        },
    )
}

pub(super) fn dollar_at(rng: &mut Rng, text: &str, strength: f64) -> String {
    if text.contains("()") || text.contains("set -- ") {
        return backslashes(rng, text, strength);
    }
    let suits = |place| matches!(place, Place::Free | Place::Double);
    at_places(rng, text, 0.03 + 0.1 * strength, suits, |_, c, _, out| {
        out.push_str("$@");
        out.push(c);
    })
}

fn more_blanks(rng: &mut Rng, text: &str, strength: f64) -> String {
    at_blanks(rng, text, 0.3 + 0.7 * strength, |rng, _| {
        let more = 2 + rng.below(1 + (6.0 * strength) as usize);
        let blank = if rng.chance(0.15) { "\t" } else { " " };
        Some(blank.repeat(more))
    })
}

pub(super) fn piped_base64(rng: &mut Rng, text: &str, _: f64) -> String {
    use base64::Engine;
    let code = base64::engine::general_purpose::STANDARD.encode(text);
    let shell = *rng.pick(&["bash", "sh", "/bin/bash"]);
    match rng.below(4) {
        0 => format!("{shell} -c \"$(echo {code} | base64 -d)\""),
        1 => format!("{shell} <<< \"$(base64 -d <<< {code})\""),
        2 => format!("eval \"`echo {code}|base64 --decode`\""),
        _ => format!("echo {code} | base64 -d | {shell}"),
    }
}

pub(super) fn shell_variable(rng: &mut Rng, text: &str, strength: f64) -> String {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let free = places(first).iter().all(|place| *place == Place::Free);
    if first.len() < 2 || !free || first.contains(['=', '{', '*']) || rest.starts_with("()") {
        return backslashes(rng, text, strength);
    }
    let (left, right) = cut(rng, first);
    let name = name(rng);
    format!("{name}={left}; ${{{name}}}{right} {rest}").trim_end().to_owned()
}

fn piped_hex(rng: &mut Rng, text: &str, _: f64) -> String {
    let code: String = text.bytes().map(|byte| format!("\\x{byte:02x}")).collect();
    let shell = *rng.pick(&["bash", "sh"]);
    format!("printf '{code}' | {shell}")
}

fn field_separators(rng: &mut Rng, text: &str, strength: f64) -> String {
    let blank = *rng.pick(&["${IFS}", "$IFS$9"]);
    at_blanks(rng, text, 0.3 + 0.5 * strength, |_, place| (place == Place::Gap).then(|| blank.to_owned()))
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
    static PLAIN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[\w./:@,+%-]+$").unwrap());
    let places = places(text);
    // anything but plain words and the blanks between them
    if text.contains(['\n', '=']) || places.iter().any(|p| !matches!(p, Place::Free | Place::Gap)) {
        return backslashes(rng, text, 0.3);
    }
    let quote = *rng.pick(&["'", "\"", "$'"]);
    let end = if quote == "$'" { "'" } else { quote };
    words(rng, text, 0.3 + 0.5 * strength, |_, word| {
        PLAIN.is_match(word).then(|| format!("{quote}{word}{end}"))
    })
}

fn continued_lines(rng: &mut Rng, text: &str, strength: f64) -> String {
    at_blanks(rng, text, 0.15 + 0.3 * strength, |_, _| Some(" \\\n  ".to_owned()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;

    use super::*;
    use crate::generate::Kind;
    use crate::generate::obfuscate::obfuscate_as;

    /// Commands of stubs that print what they are given.
    const PLAIN: [&str; 12] = [
        "stub reg.py -o '\\\\10.1.1.2\\share' corp/admin:pw@10.1.1.1 backup",
        "stub -u 'DOMAIN/USER@TARGET' -hashes \":${HASH}x y\" LOCAL",
        "host=srv7; stub smb $host -u \"a b\" --sam 2>/dev/null | sort",
        "for i in one 'two  three' four; do stub -x $i file.txt; done",
        "if [ -d /tmp ]; then stub ls /tmp ~/x; else stub no; fi # a comment",
        "stub one two three four five six seven",
        "stub {a,b}1 {1..3} \\ \"it's\" 'say \"x\"' a\\ b",
        "X=5 stub $(stub inner word) `stub other word` && stub second",
        "bash -c 'stub quoted words' ; bash -c \"stub double\"",
        "stub cmVnIHNhdmUgaGtsbVxzYW0gYzpcdGVtcA== | base64 -w0",
        "stub a\nstub 'b c' >/dev/null\nstub d 2>&1",
        "echo $((1 + 2)); [[ abc == a* ]] && stub yes \"$HOME\" ${HASH:-none}",
    ];

    /// What bash does with it, with `stub` on its path.
    fn run(folder: &std::path::Path, text: &str) -> String {
        let path = format!("{}:/usr/bin:/bin", folder.display());
        let done =
            Command::new("bash").env_clear().env("PATH", path).env("HOME", "/h").args(["-c", text]).output();
        let done = done.unwrap();
        format!("{}|{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr))
    }

    #[test]
    fn the_shell_runs_what_it_ran_before() {
        let folder = tempfile::tempdir().unwrap();
        let stub = folder.path().join("stub");
        fs::write(&stub, "#!/bin/sh\nprintf '<%s>' \"$@\"\necho\n").unwrap();
        fs::set_permissions(&stub, fs::Permissions::from_mode(0o755)).unwrap();
        // dash's own printf knows no \x
        std::os::unix::fs::symlink("/bin/bash", folder.path().join("sh")).unwrap();
        let mut changed = BTreeSet::new();
        for (number, plain) in PLAIN.iter().enumerate() {
            let wanted = run(folder.path(), plain);
            for stream in 0..40 {
                let mut rng = Rng::new(number as u64, stream);
                let out = obfuscate_as(Kind::Sh, plain, 0.2 + 0.02 * stream as f64, &mut rng);
                assert_eq!(run(folder.path(), &out), wanted, "{plain}\n{out}");
                changed.insert(out);
            }
        }
        assert!(changed.len() > 300, "only {}", changed.len());
    }
}
