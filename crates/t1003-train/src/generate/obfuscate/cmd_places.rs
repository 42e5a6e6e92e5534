//! Where cmd.exe's text may be disguised: variables, loops and what is escaped or quoted
//! must stay as they are, or cmd would run something else.

use std::sync::LazyLock;

use regex::Regex;

/// What may be done at a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Part of a plain word.
    Free,
    /// Part of a name that cmd itself knows: carets vanish here, quotes do not.
    Inner,
    /// Between double quotes, where a caret is a caret.
    Quoted,
    /// Variables, keywords, what a caret escapes, the head of a loop.
    Fixed,
}

/// cmd.exe's own commands: in quotes it would look for programs of these names.
const INNER: &str = "assoc|call|cd|chdir|cls|copy|date|del|dir|echo|endlocal|erase|exit|ftype|goto|md|mkdir|mklink|\
                     move|path|pause|popd|prompt|pushd|rd|ren|rename|rmdir|set|setlocal|shift|start|time|title|type|\
                     ver|verify|vol";

/// The place of each character.
pub(super) fn places(text: &str) -> Vec<Place> {
    /// Heads of loops, conditions, labels, remarks, names that are set; then the inner commands.
    static GRAMMAR: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r#"(?im)(?:^|[\s&|(@"])(?P<fixed>for\s[^\n]{0,40}?%%?\S\s+in\s*\([^\n]*?\)\s*do\b"#,
            r#"|if\s+(?:/i\s+)?(?:not\s+)?(?:exist|defined|errorlevel)?|else\b|rem\b[^\n&]*|::[^\n]*"#,
            r#"|set\s+(?:/[ap]\s+)?"?\w+=)"#
        ))
        .unwrap()
    });
    static NAMES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(&format!(
            r#"(?im)(?:^|[&|(@,;"]|/[ckr]|\bdo|\bcall|\belse)[\s,;@"(]*(?P<inner>{INNER})(?:[\s,;/.)"&|]|$)"#
        ))
        .unwrap()
    });
    /// `%NAME%` with what may be behind a colon, `!NAME!`, `%%~nx`, `%i`, `%1`, `%*`.
    static VARIABLES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"%\w[\w()]*(?::[^%\n]{1,80})?%|!\w+(?::[^!\n]{1,80})?!|%%?(?:~[a-z$:]*)?[\w*]|\^.").unwrap()
    });
    let mut bytes = vec![Place::Free; text.len()];
    let mut quoted = false;
    for (at, letter) in text.char_indices() {
        quoted ^= letter == '"';
        bytes[at..at + letter.len_utf8()].fill(match letter {
            '"' => Place::Fixed,
            _ if quoted => Place::Quoted,
            _ => Place::Free,
        });
    }
    for found in NAMES.captures_iter(text).filter_map(|c| c.name("inner")) {
        let name = &mut bytes[found.range()];
        if name[0] == Place::Free {
            name.fill(Place::Inner);
        }
    }
    for found in GRAMMAR.captures_iter(text).filter_map(|c| c.name("fixed")) {
        bytes[found.range()].fill(Place::Fixed);
    }
    for found in VARIABLES.find_iter(text) {
        bytes[found.range()].fill(Place::Fixed);
    }
    text.char_indices().map(|(at, _)| bytes[at]).collect()
}

/// True where a percent sign stands for more than a variable between two of them: a loop's
/// variable would join with what another variable begins.
pub(super) fn holds_loop_variable(text: &str) -> bool {
    static PAIRED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"%\w[\w()]*(?::[^%\n]{1,80})?%").unwrap());
    PAIRED.replace_all(text, "").contains('%')
}

/// True where the text is one plain command: what is read again by `call`, `for /f` or `!…!`
/// is not looked at for operators, loops and variables.
pub(super) fn one_plain_command(text: &str) -> bool {
    let first = text.trim_start_matches([' ', '@']).split(' ').next().unwrap_or("").to_ascii_lowercase();
    !text.contains(['"', '\n', '%', '&', '|', '<', '>', '^', '(', ')', '!'])
        && !["for", "if", "rem", "set", "::"].contains(&first.as_str())
}
