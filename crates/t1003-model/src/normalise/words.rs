//! Words by which a step knows that what it put together was meant to be a command.
//!
//! They judge nothing: a fold that is harmless but changes ordinary texts (`it''s`, `x^2`, `don't`) is
//! made, or counted as a reason for a second look, only where such a word comes out of it.

use super::lookalike::{Likeness, likeness};
use super::text::{Cell, is_word, run_before};
use std::ops::Range;

/// Sorted, lower case; none that holds one of the [`STEMS`].
const TELLING: &[&str] = &[
    "base64",
    "bash",
    "certutil",
    "cmd",
    "command",
    "comsvcs",
    "config",
    "copy",
    "cscript",
    "diskshadow",
    "dump",
    "dumpsam",
    "esentutl",
    "eval",
    "export",
    "expression",
    "fgdump",
    "foreach",
    "globalroot",
    "hashes",
    "hive",
    "hives",
    "hkey_local_machine",
    "hklm",
    "iex",
    "invoke",
    "load",
    "mklink",
    "mshta",
    "ntdsutil",
    "nxc",
    "powershell",
    "psexec",
    "pwsh",
    "python",
    "query",
    "reg",
    "regback",
    "reged",
    "regedit",
    "registry",
    "repair",
    "robocopy",
    "rundll32",
    "sam",
    "save",
    "security",
    "sekurlsa",
    "shadow",
    "shadows",
    "system",
    "system32",
    "vssadmin",
    "wmic",
    "xcopy",
];

/// Parts of names of tools: a word that holds one of them is telling, whatever else is in it
/// (`SharpSecDump`, `pwdump8`, `Get-PassHashes`).
const STEMS: &[&str] = &[
    "secretsdump",
    "secdump",
    "samdump",
    "pwdump",
    "hashdump",
    "powerdump",
    "lsadump",
    "lsa_dump",
    "creddump",
    "passhash",
    "mimikatz",
    "impacket",
    "netexec",
    "crackmapexec",
    "chntpw",
    "bkhive",
    "ophcrack",
    "pypykatz",
    "volatility",
    "ninjacopy",
    "rawcopy",
    "shadowcopy",
    "shadowsteal",
    "hivenightmare",
    "backupoperator",
    "backup_operator",
    "regsave",
    "frombase64",
    "regsecret",
    "regdump",
    "hivex",
    "sampasswd",
    "proxychain",
    "velociraptor",
];

/// No word is looked at further than this.
const LONGEST: usize = 32;

/// Whether `word`, in lower case, is a word of this trade.
pub(super) fn telling(word: &str) -> bool {
    TELLING.binary_search(&word).is_ok() || names_tool(word)
}

pub(super) fn names_tool(word: &str) -> bool {
    word.len() >= 6 && has_stem(word.as_bytes())
}

/// The second letters that some stem has behind each first one: where no stem can begin none is compared.
const SECOND: [u32; 26] = {
    let mut second = [0; 26];
    let mut at = 0;
    while at < STEMS.len() {
        let stem = STEMS[at].as_bytes();
        second[(stem[0] - b'a') as usize] |= 1 << (stem[1] - b'a');
        at += 1;
    }
    second
};

fn has_stem(word: &[u8]) -> bool {
    let letter = |byte: u8| usize::from(byte.wrapping_sub(b'a'));
    word.windows(2).enumerate().any(|(at, pair)| {
        let may = SECOND
            .get(letter(pair[0]))
            .is_some_and(|second| letter(pair[1]) < 26 && second >> letter(pair[1]) & 1 == 1);
        may && STEMS.iter().any(|stem| word[at..].starts_with(stem.as_bytes()))
    })
}

/// Whether `plain` names a tool that `raw` does not name.
pub(super) fn newly_named(raw: impl Iterator<Item = char>, plain: impl Iterator<Item = char>) -> bool {
    let (raw, plain) = (lower(raw), lower(plain));
    STEMS.iter().any(|stem| plain.contains(stem) && !raw.contains(stem))
}

fn lower(chars: impl Iterator<Item = char>) -> String {
    chars.map(|ch| plain_letter(ch).to_ascii_lowercase()).collect()
}

/// A look-alike as the letter that it looks like.
fn plain_letter(ch: char) -> char {
    if ch.is_ascii() {
        return ch;
    }
    match likeness(ch) {
        Likeness::Variant(letter) | Likeness::Lookalike(letter) => letter,
        _ => ch,
    }
}

/// Whether one of the words in, or touching, `at` is telling.
pub(super) fn any_telling(cells: &[Cell], at: Range<usize>) -> bool {
    let start = at.start - run_before(cells, at.start, LONGEST, is_word);
    let end = at.end + cells[at.end..].iter().take(LONGEST).take_while(|c| is_word(c.ch)).count();
    some_telling(cells[start..end].iter().map(|cell| cell.ch))
}

/// Whether these characters spell a telling word.
pub(super) fn some_telling(chars: impl Iterator<Item = char>) -> bool {
    find_telling(chars, |_| true)
}

/// Whether `plain` spells a telling word that `raw` does not.
pub(super) fn newly_telling(raw: impl Iterator<Item = char>, plain: impl Iterator<Item = char>) -> bool {
    let mut known = Vec::new();
    find_telling(raw, |word| {
        if known.len() < 16 {
            known.push(word.to_owned());
        }
        false
    });
    find_telling(plain, |word| !known.iter().any(|known| known == word))
}

/// How many different telling words these characters spell; more than a few are not told apart.
pub(super) fn count_telling(chars: impl Iterator<Item = char>) -> usize {
    let mut known: Vec<String> = Vec::new();
    find_telling(chars, |word| {
        if !known.iter().any(|known| known == word) {
            known.push(word.to_owned());
        }
        known.len() >= 16
    });
    known.len()
}

/// Whether one of the telling words that these characters spell is wanted.
fn find_telling(chars: impl Iterator<Item = char>, mut wanted: impl FnMut(&str) -> bool) -> bool {
    let mut word = String::with_capacity(LONGEST + 4);
    for ch in chars.chain(std::iter::once(' ')) {
        if is_word(ch) {
            if word.len() <= LONGEST {
                word.push(plain_letter(ch).to_ascii_lowercase());
            }
        } else {
            if telling(&word) && wanted(&word) {
                return true;
            }
            word.clear();
        }
    }
    false
}

/// Whether a cleaned path (backslashes only) leads to a hive or its file.
pub(super) fn path_to_hive(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    let mut parent = "";
    let mut parts = path.split('\\').peekable();
    while let Some(part) = parts.next() {
        let stem = part.split(['.', ':', ',', ';', ')']).next().unwrap_or(part);
        let under_root = matches!(
            parent,
            "hklm" | "hklm:" | "hkey_local_machine" | "machine" | "config" | "repair" | "regback"
        ) || parent.ends_with(":hkey_local_machine");
        let whole = parts.peek().is_none_or(|next| next.is_empty());
        match stem {
            "sam" if !parent.is_empty() => return true,
            "security" if under_root => return true,
            "system" if under_root && whole => return true,
            _ => {}
        }
        parent = part;
    }
    false
}

/// Whether a path to a hive stands here; a folder of a user called Sam is none.
pub(super) fn leads_to_hive(text: &str) -> bool {
    const ROOTS: [&str; 5] = ["hklm", "machine", "config", "regback", "repair"];
    let mut text = text.to_ascii_lowercase();
    while text.contains("\\\\") {
        text = text.replace("\\\\", "\\");
    }
    text.split([' ', '\t', '\n', '"', '\''])
        .any(|word| ROOTS.iter().any(|root| word.contains(root)) && path_to_hive(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert!(TELLING.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(TELLING.iter().chain(STEMS).all(|word| word.len() <= LONGEST));
        assert!(!TELLING.iter().any(|word| names_tool(word)));
    }

    #[test]
    fn paths() {
        for path in
            ["HKLM\\SAM", "c:\\windows\\system32\\config\\SYSTEM", "\\Registry\\Machine\\SECURITY\\Policy"]
        {
            assert!(path_to_hive(path), "{path}");
        }
        for path in ["HKLM\\SYSTEM\\CurrentControlSet", "NT AUTHORITY\\SYSTEM", "C:\\samples\\samba", "sam"] {
            assert!(!path_to_hive(path), "{path}");
        }
    }
}
