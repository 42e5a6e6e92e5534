//! Puts a text into a template: the holes quote it as its new surroundings ask.
//!
//! | hole | the text |
//! |---|---|
//! | `{raw}` | as it is |
//! | `{line}` | on one line, commands joined |
//! | `{dq}` | on one line, `"` as `\"` |
//! | `{dd}` | on one line, `"` as `""` |
//! | `{sq}` | `'` as `''` |
//! | `{shq}` | on one line, `'` as `'\''` |
//! | `{json}` `{xml}` | escaped for these |
//! | `{enc}` | base64 of UTF-16LE |
//! | `{image}` `{program}` | path and name of the program that it starts |
//! | `{arguments}` | what follows the program's name |

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::family::Kind;
use super::rng::Rng;
use super::template::{Expander, Slot};

/// Stand-ins from the private use area, so that the text is never read as a template.
const HOLES: &[Slot] = &[
    ("raw", "\u{e000}"),
    ("line", "\u{e001}"),
    ("dq", "\u{e002}"),
    ("dd", "\u{e003}"),
    ("sq", "\u{e004}"),
    ("json", "\u{e005}"),
    ("xml", "\u{e006}"),
    ("enc", "\u{e007}"),
    ("image", "\u{e008}"),
    ("program", "\u{e009}"),
    ("imagejson", "\u{e00a}"),
    ("arguments", "\u{e00b}"),
    ("argumentsxml", "\u{e00c}"),
    ("shq", "\u{e00d}"),
];

/// The holes' names, for the test that reads every template.
#[cfg(test)]
pub fn holes() -> &'static [Slot] {
    HOLES
}

/// `template` around `text`.
pub fn frame(rng: &mut Rng, template: &str, text: &str, kind: Kind) -> String {
    fill(&Expander::new(rng, HOLES).expand(template), text, kind)
}

/// The same, without placeholders for hosts and users.
pub fn frame_real(rng: &mut Rng, template: &str, text: &str, kind: Kind) -> String {
    fill(&Expander::real(rng, HOLES).expand(template), text, kind)
}

fn fill(framed: &str, text: &str, kind: Kind) -> String {
    let mut out = String::with_capacity(framed.len() + text.len());
    for letter in framed.chars() {
        match letter {
            '\u{e000}' => out.push_str(text),
            '\u{e001}' => out.push_str(&one_line(text, kind)),
            '\u{e002}' => out.push_str(&one_line(text, kind).replace('"', "\\\"")),
            '\u{e003}' => out.push_str(&one_line(text, kind).replace('"', "\"\"")),
            '\u{e004}' => out.push_str(&text.replace('\'', "''")),
            '\u{e005}' => out.push_str(&json(text)),
            '\u{e006}' => out.push_str(&xml(text)),
            '\u{e007}' => out.push_str(&encoded(text)),
            '\u{e008}' => out.push_str(&image(text)),
            '\u{e009}' => out.push_str(&program(text)),
            '\u{e00a}' => out.push_str(&json(&image(text))),
            '\u{e00b}' => out.push_str(&arguments(text)),
            '\u{e00c}' => out.push_str(&xml(&arguments(text))),
            '\u{e00d}' => out.push_str(&one_line(text, kind).replace('\'', r"'\''")),
            other => out.push(other),
        }
    }
    out
}

/// Lines joined as the shell joins commands. Comments go to the end, where they take nothing
/// with them; the name of the interpreter goes.
pub fn one_line(text: &str, kind: Kind) -> String {
    if kind == Kind::Sh && text.contains('\n') && text.contains("<<") {
        return text.trim().to_owned(); // a document's end must stand alone
    }
    let comment = |line: &&str| match kind {
        Kind::Cmd => line.starts_with("::"),
        Kind::Ps | Kind::Sh => line.starts_with('#'),
        Kind::Console | Kind::Told | Kind::Code => false,
    };
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (comments, commands): (Vec<&str>, Vec<&str>) = lines.partition(comment);
    let mut out = String::with_capacity(text.len());
    for line in commands {
        if !out.is_empty() {
            let glue = glue(&mut out, line, kind);
            out.push_str(glue);
        }
        out.push_str(line);
    }
    for line in comments.into_iter().filter(|line| !line.starts_with("#!")) {
        if !out.is_empty() {
            out.push_str(if kind == Kind::Cmd { " & " } else { " " });
        }
        out.push_str(line);
    }
    if out.is_empty() { text.trim().to_owned() } else { out }
}

/// What joins the commands written so far to the next; a backslash that continued the line is taken away.
fn glue(before: &mut String, next: &str, kind: Kind) -> &'static str {
    let mark = match kind {
        Kind::Cmd => '^',
        Kind::Ps => '`',
        _ => '\\',
    };
    if matches!(kind, Kind::Cmd | Kind::Ps | Kind::Sh) && before.ends_with(mark) {
        before.pop();
        before.truncate(before.trim_end().len());
        return " ";
    }
    let last = before.rsplit([' ', '\t']).next().unwrap_or("");
    let opens = before.ends_with(['{', '(', '|', '&', ';', ',']) || ["do", "then", "else"].contains(&last);
    let first = next.split([' ', ';']).next().unwrap_or("");
    let closes = next.starts_with(['}', ')']) || ["done", "fi", "else", "elif", "esac"].contains(&first);
    match kind {
        Kind::Cmd if opens || next.starts_with(')') => " ",
        Kind::Cmd => " & ",
        Kind::Ps if opens || closes => " ",
        Kind::Sh if opens => " ",
        Kind::Sh if closes => "; ",
        Kind::Ps | Kind::Console => "; ",
        Kind::Sh => " && ",
        Kind::Told | Kind::Code => " ",
    }
}

/// As PowerShell's `-EncodedCommand` wants it.
pub fn encoded(text: &str) -> String {
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    STANDARD.encode(bytes)
}

/// The inside of a JSON string.
pub fn json(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted[1..quoted.len() - 1].to_owned()
}

fn xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn first_word(text: &str) -> &str {
    let text = text.trim_start();
    match text.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next().unwrap_or(""),
        None => text.split_whitespace().next().unwrap_or(""),
    }
}

/// What the program is given: everything, where the first word is no program.
fn arguments(text: &str) -> String {
    let word = first_word(text);
    let rest = text.trim_start();
    let after = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"').map_or("", |(_, after)| after.trim_start()),
        None => rest.split_once(char::is_whitespace).map_or("", |(_, after)| after),
    };
    match started(word) {
        Started::Program(_) => after.to_owned(),
        Started::Builtin => format!("/c {rest}"),
        Started::Script => rest.to_owned(),
    }
}

enum Started {
    Program(String),
    /// cmd.exe does it itself.
    Builtin,
    /// Nothing that a file could be called.
    Script,
}

fn started(word: &str) -> Started {
    const BUILTINS: [&str; 13] =
        ["copy", "type", "dir", "move", "mklink", "echo", "for", "set", "del", "cd", "if", "start", "pushd"];
    let name = word.rsplit(['\\', '/']).next().unwrap_or(word);
    let lower = name.to_ascii_lowercase();
    let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c));
    if BUILTINS.contains(&lower.as_str()) {
        Started::Builtin
    } else if !plain || name.contains('-') && !name.contains('.') {
        Started::Script
    } else if lower.ends_with(".exe") {
        Started::Program(name.to_owned())
    } else {
        Started::Program(format!("{name}.exe"))
    }
}

fn program(text: &str) -> String {
    match started(first_word(text)) {
        Started::Program(name) => name,
        Started::Builtin => "cmd.exe".to_owned(),
        Started::Script => "powershell.exe".to_owned(),
    }
}

fn image(text: &str) -> String {
    let word = first_word(text);
    if word.contains(":\\") && word.to_ascii_lowercase().ends_with(".exe") {
        return word.to_owned();
    }
    match program(text) {
        name if name.eq_ignore_ascii_case("powershell.exe") => {
            r"C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe".to_owned()
        }
        name => format!(r"C:\Windows\System32\{name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_quoted_as_asked_and_never_expanded() {
        let mut rng = Rng::new(1, 1);
        let text = r#"reg add "HKCU\{user}" «x»"#;
        let framed = frame(&mut rng, r#"cmd /c "{dq}""#, text, Kind::Cmd);
        assert_eq!(framed, r#"cmd /c "reg add \"HKCU\{user}\" «x»""#);
        assert_eq!(frame(&mut rng, "{enc}", "ab", Kind::Ps), "YQBiAA==");
        assert_eq!(frame(&mut rng, "{image}", r#""C:\a b\c.exe" /x"#, Kind::Cmd), r"C:\a b\c.exe");
        assert_eq!(frame(&mut rng, "{program}", "copy a b", Kind::Cmd), "cmd.exe");
        assert_eq!(frame(&mut rng, "sh -c '{shq}'", "echo 'a'", Kind::Sh), r"sh -c 'echo '\''a'\'''");
        assert_eq!(frame(&mut rng, "{line}", "a\nb", Kind::Sh), "a && b");
        let script = "#!/bin/sh\n# why\nfor i in 1 2; do\n  a $i \\\n    b\ndone\nc";
        assert_eq!(one_line(script, Kind::Sh), "for i in 1 2; do a $i b; done && c # why");
        assert_eq!(one_line("if ($x) {\n a\n}", Kind::Ps), "if ($x) { a }");
    }
}
