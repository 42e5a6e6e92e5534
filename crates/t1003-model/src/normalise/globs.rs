//! Wildcards in paths where only one name fits: `config\S?M`, `[Ww]indows/[Ss]ystem32/con*g`,
//! `HKLM\S?M\*\Doma*`.
//!
//! The folders that matter and what they hold are known. A pattern is read where one of those names fits it, and
//! none of the others; and only in a path that then leads to a hive, or to the folder of the hives. `s*` and `*.*`
//! stay.

use super::text::{Cell, Edits, Text, Weight, is_gap, is_word, lower, run};
use super::words;

/// A longer path is not looked at, nor a longer part of one.
const LONGEST: usize = 512;
const PART: usize = 64;

/// What each folder or key holds that a pattern might mean, the names that matter and those that must not be
/// taken for them.
const KNOWN: &[(&str, &[&str])] = &[
    (
        "config",
        &[
            "sam",
            "security",
            "system",
            "software",
            "default",
            "regback",
            "components",
            "drivers",
            "elam",
            "bbi",
            "systemprofile",
            "journal",
            "txr",
            "userdiff",
            "bcd-template",
        ],
    ),
    ("regback", &["sam", "security", "system", "software", "default"]),
    ("repair", &["sam", "security", "system", "software", "default", "setup.log", "config.nt", "secsetup.inf"]),
    ("hklm", &["sam", "security", "system", "software", "hardware", "components", "drivers", "bcd00000000"]),
    ("sam", &["sam", "domains", "rxact", "lastskuupgrade"]),
    ("domains", &["account", "builtin"]),
    ("account", &["users", "aliases", "groups"]),
    ("security", &["policy", "cache", "rxact", "sam"]),
    (
        "policy",
        &[
            "secrets",
            "polacdms",
            "polacdmn",
            "poladtev",
            "poleklist",
            "polprdms",
            "polprdmn",
            "polrevision",
            "secdesc",
            "accounts",
            "domains",
        ],
    ),
    (
        "windows",
        &[
            "system32",
            "system",
            "syswow64",
            "sysnative",
            "winsxs",
            "repair",
            "ntds",
            "temp",
            "tasks",
            "security",
            "debug",
            "servicing",
        ],
    ),
    (
        "system32",
        &[
            "config",
            "configuration",
            "com",
            "drivers",
            "driverstore",
            "spool",
            "tasks",
            "wbem",
            "winevt",
            "repl",
            "reg.exe",
            "regedt32.exe",
            "regini.exe",
            "rekeywiz.exe",
            "relog.exe",
            "recover.exe",
            "replace.exe",
        ],
    ),
    (
        "",
        &[
            "windows",
            "winnt",
            "system32",
            "config",
            "regback",
            "repair",
            "users",
            "program files",
            "programdata",
            "ntds",
        ],
    ),
];

/// What of it matters.
const WANTED: &[&str] = &[
    "account",
    "cache",
    "config",
    "domains",
    "policy",
    "reg.exe",
    "regback",
    "repair",
    "sam",
    "secrets",
    "security",
    "system",
    "system32",
    "sysnative",
    "users",
    "windows",
    "winnt",
];

/// Keys and folders by other names.
const ALSO: &[(&str, &str)] = &[
    ("hkey_local_machine", "hklm"),
    ("hklm:", "hklm"),
    ("machine", "hklm"),
    ("sysnative", "system32"),
    ("winnt", "windows"),
    ("%windir%", "windows"),
    ("%systemroot%", "windows"),
    ("$env:windir", "windows"),
    ("$env:systemroot", "windows"),
];

pub(super) fn globs(text: &mut Text) -> bool {
    if !['?', '*', '['].into_iter().any(|mark| text.has(mark)) {
        return false;
    }
    // Names alone, as `robocopy` takes them, count where the text names their folder.
    let mut folder = None;
    let mut edits = text.edits();
    let mut done = 0;
    while let Some(wild) = text.cells[done..].iter().position(|cell| is_wild(cell.ch)).map(|at| done + at) {
        let before = text.cells[done..wild].iter().rev().take_while(|cell| in_path(cell.ch)).count();
        let (at, end) = (wild - before, run(&text.cells, wild, in_path));
        done = end;
        let piece = &text.cells[at..end];
        if piece.len() > LONGEST {
            continue;
        }
        if piece.iter().any(|cell| is_slash(cell.ch)) {
            path(text, at, end, &mut edits);
        } else if may_be_name(piece)
            && *folder.get_or_insert_with(|| names_folder(text))
            && let Some(name) = alone(piece)
        {
            edits.put(text, at..end, &cased(piece, name), Weight::Real);
        }
    }
    text.apply(edits)
}

fn in_path(ch: char) -> bool {
    !is_gap(ch) && !matches!(ch, '"' | '\'' | '<' | '>' | '|' | '`' | ',' | ';' | '&' | '(' | ')' | '=')
}

fn is_wild(ch: char) -> bool {
    matches!(ch, '?' | '*' | '[')
}

fn is_slash(ch: char) -> bool {
    matches!(ch, '\\' | '/')
}

fn names_folder(text: &Text) -> bool {
    let text = lower(&text.cells);
    ["system32\\config", "system32/config", "regback", "\\repair"].iter().any(|name| text.contains(name))
}

/// A path, its parts read one after the other.
fn path(text: &Text, start: usize, end: usize, edits: &mut Edits) {
    let parts = text.cells[start..end].split(|cell| is_slash(cell.ch)).collect::<Vec<_>>();
    let mut plain: Vec<String> = Vec::with_capacity(parts.len());
    let mut found = false;
    for (place, part) in parts.iter().enumerate() {
        let raw = lower(part);
        let parent = plain.last().map_or("", String::as_str);
        let next = parts.get(place + 1).map(|part| lower(part));
        let read = if part.iter().any(|cell| is_wild(cell.ch)) {
            fitting(parent, &raw, next.as_deref())
        } else {
            None
        };
        found |= read.is_some();
        plain.push(read.map_or(raw, str::to_owned));
    }
    if !found || !leads(&plain) {
        return;
    }
    let mut at = start;
    for (part, plain) in parts.iter().zip(&plain) {
        let end = at + part.len();
        if part.iter().any(|cell| is_wild(cell.ch)) && lower(part) != *plain {
            edits.put(text, at..end, &cased(part, plain), Weight::Real);
        }
        at = end + 1;
    }
}

/// Whether a path leads to a hive, or to the folder in which they lie.
fn leads(parts: &[String]) -> bool {
    words::path_to_hive(&parts.join("\\"))
        || parts.windows(2).any(|pair| {
            matches!(
                (known_as(&pair[0]), pair[1].as_str()),
                ("system32", "config" | "reg.exe") | ("config", "regback")
            )
        })
}

/// Whether a pattern could be a name by itself: two letters at least, and nothing that no name has.
fn may_be_name(cells: &[Cell]) -> bool {
    cells.len() <= PART
        && cells.iter().filter(|cell| is_word(cell.ch)).count() >= 2
        && cells.iter().all(|cell| is_word(cell.ch) || matches!(cell.ch, '?' | '[' | ']' | '-' | '!'))
}

/// The hive of which the name stands by itself, with one place of it or more left open.
fn alone(cells: &[Cell]) -> Option<&'static str> {
    fitting("config", &lower(cells), None).filter(|name| matches!(*name, "sam" | "security" | "system"))
}

/// The only name below `parent` that fits the pattern, and below which `next` fits something. Where only hives
/// fit, the first.
fn fitting(parent: &str, pattern: &str, next: Option<&str>) -> Option<&'static str> {
    if pattern.len() > PART || next.is_some_and(|next| next.len() > PART) {
        return None;
    }
    let named = held_by(parent);
    let holds = named.or_else(|| held_by(""))?;
    // What lies where is not known: two letters at least.
    if named.is_none() && pattern.chars().filter(|&ch| is_word(ch)).count() < 2 {
        return None;
    }
    let below = |name: &str| {
        next.filter(|next| !next.is_empty())
            .is_none_or(|next| held_by(name).is_some_and(|held| held.iter().any(|name| fits(next, name))))
    };
    let fitting = holds.iter().copied().filter(|name| fits(pattern, name) && below(name)).collect::<Vec<_>>();
    let hives = fitting.iter().all(|name| matches!(*name, "sam" | "security" | "system"));
    let one = fitting.windows(2).all(|pair| known_as(pair[0]) == known_as(pair[1]));
    let name = fitting.first().copied().filter(|_| one || hives)?;
    // Any program may have a folder `config` of its own.
    let own = named.is_none() && !parent.is_empty() && matches!(name, "config" | "regback" | "repair");
    (!own && WANTED.contains(&name)).then_some(name)
}

fn held_by(parent: &str) -> Option<&'static [&'static str]> {
    let parent = known_as(parent);
    KNOWN.iter().find(|(name, _)| *name == parent).map(|&(_, held)| held)
}

/// The name by which a folder or key is known here.
fn known_as(name: &str) -> &str {
    if name.ends_with(":hkey_local_machine") || name.ends_with(":hklm") {
        return "hklm";
    }
    ALSO.iter().find(|(other, _)| *other == name).map_or(name, |&(_, known)| known)
}

/// Whether `name` fits `pattern`, of `?`, `*` and `[…]`. At the most a pattern's characters times the name's.
fn fits(pattern: &str, name: &str) -> bool {
    let pattern = pieces(pattern);
    let name = name.chars().map(|ch| ch.to_ascii_lowercase()).collect::<Vec<_>>();
    // Which of the name's starts fit the pattern's pieces so far.
    let mut fit = vec![false; name.len() + 1];
    fit[0] = true;
    for piece in &pattern {
        let mut next = vec![false; name.len() + 1];
        for at in (0..=name.len()).filter(|&at| fit[at]) {
            match piece {
                Piece::Any => next[at..].fill(true),
                Piece::One => next.iter_mut().skip(at + 1).take(1).for_each(|fit| *fit = true),
                Piece::Of(set) if name.get(at).is_some_and(|ch| set.contains(ch)) => next[at + 1] = true,
                Piece::Of(_) => {}
            }
        }
        fit = next;
    }
    fit[name.len()]
}

enum Piece {
    Any,
    One,
    /// One of these.
    Of(Vec<char>),
}

fn pieces(pattern: &str) -> Vec<Piece> {
    let chars = pattern.chars().collect::<Vec<_>>();
    let mut out = Vec::with_capacity(chars.len());
    let mut at = 0;
    while at < chars.len() {
        let set = (chars[at] == '[').then(|| chars[at..].iter().position(|&ch| ch == ']')).flatten();
        match (chars[at], set) {
            (_, Some(length)) => {
                let set = &chars[at + 1..at + length];
                let excludes = matches!(set.first(), Some('!' | '^'));
                out.push(if excludes { Piece::One } else { Piece::Of(members(set)) });
                at += length;
            }
            // Several stars are one.
            ('*', None) if matches!(out.last(), Some(Piece::Any)) => {}
            ('*', None) => out.push(Piece::Any),
            ('?', None) => out.push(Piece::One),
            (ch, None) => out.push(Piece::Of(vec![ch])),
        }
        at += 1;
    }
    out
}

/// The characters of a set, its ranges written out.
fn members(set: &[char]) -> Vec<char> {
    let ranges = set.windows(3).filter(|part| part[1] == '-' && part.iter().all(char::is_ascii));
    ranges.flat_map(|part| part[0]..=part[2]).chain(set.iter().copied()).collect()
}

/// A name with the pattern's capitals: `S?M` is `SAM`, `Doma*` is `Domains`.
fn cased(pattern: &[Cell], name: &str) -> String {
    let hive = matches!(name, "sam" | "security" | "system");
    let mut letters = pattern.iter().map(|cell| cell.ch).filter(char::is_ascii_alphabetic).peekable();
    let none = letters.peek().is_none();
    let capital = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_uppercase());
    let first = capital(letters.next());
    match (first, letters.next()) {
        (_, None) if hive && (first || none) => name.to_ascii_uppercase(),
        (true, second) if capital(second) => name.to_ascii_uppercase(),
        (true, _) => name[..1].to_ascii_uppercase() + &name[1..],
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{becomes, stay};

    #[test]
    fn hives_and_their_folders() {
        becomes(&[
            ("copy x:\\windows\\system32\\config\\s?m d:\\", "config\\sam d:\\"),
            ("cp /mnt/e/[Ww]indows/[Ss]ystem32/con*/SECU* .", "/Windows/System32/config/SECURITY ."),
            ("cp /mnt/e/Wind*/Sys*32/config/SA[M] /tmp", "/Windows/System32/config/SAM /tmp"),
            ("cp /mnt/e/Wind*/S*32/c*g/RegB*/[S]A[A-Z] /tmp", "/Windows/System32/config/Regback/SAM /tmp"),
            ("cd /mnt/e/Win*/System32/co*ig/", "/Windows/System32/config/"),
            ("type C:\\Wind?ws\\rep?ir\\sa?", "C:\\Windows\\repair\\sam"),
            ("gci HKLM:\\SE??RITY\\Pol*\\Secr*", "HKLM:\\SECURITY\\Policy\\Secrets"),
            (
                "ls Registry::HKEY_LOCAL_MACHINE\\S?M\\*\\Doma*\\Acc*\\Us*",
                "\\SAM\\SAM\\Domains\\Account\\Users",
            ),
            ("robocopy \\\\fs1\\c$\\Windows\\System32\\config D:\\q SE?URITY SA? /b", "SECURITY SAM /b"),
            ("copy C:\\Windows\\System32\\config\\s*m E:\\", "config\\sam E:\\"),
            ("& C:\\Windows\\System32\\re?.exe save", "System32\\reg.exe save"),
        ]);
    }

    #[test]
    fn what_may_mean_another_stays() {
        stay(&[
            "copy C:\\Windows\\System32\\config\\s* D:\\",
            "dir C:\\Windows\\System32\\config\\*.*",
            "dir C:\\Windows\\System32\\config\\S*E",
            "dir C:\\Windows\\System32\\*.dll",
            "copy C:\\Windows\\NTDS\\ntds.?it D:\\",
            "del /q C:\\Windows\\Temp\\*",
            "reg query HKLM\\SOFT*",
            "gci C:\\Users\\S?M\\*",
            "cp config/s?m/x.yaml .",
            "is it SA? or SECURIT?",
            "rm -rf build/con*g/sys*",
        ]);
    }
}
