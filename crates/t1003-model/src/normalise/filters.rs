//! What a Unix shell's filters make of a string: `rev`, `tr`, `sed 's/…/…/'`, `base64 -d`, `base32 -d`, `xxd -r -p` and `gunzip`, behind
//! `<<<` or behind a pipe.
//!
//! Before anything in the string is decoded: read backwards, `\071` is no escape.

use super::encoded::{LENIENT, base32, inflated, utf8};
use super::shell::word;
use super::text::{Cell, Text, Weight, char_at, is_gap, is_word, reads, run};
use base64::Engine;
use std::collections::HashMap;

/// No string becomes longer than this.
const LONGEST: usize = 8192;

/// What the strings of a short text may cost together.
const FUEL: usize = 65_536;

/// How long a filter's argument may be, and how many `echo` may have.
const ARGUMENT: usize = 256;
const ARGUMENTS: usize = 64;

pub(super) fn filters(text: &mut Text) -> bool {
    if text.layers == 0 || !['|', '<', '$', '`', '\''].iter().any(|&mark| text.has(mark)) {
        return false;
    }
    let mut fuel = 8 * text.len() + FUEL;
    let mut edits = text.edits();
    // Up to where the value of a variable goes on that was met last.
    let mut value_end = 0;
    let mut at = 0;
    while at < text.len() {
        if text.at(at) == '=' && text.at(at + 1) == '\'' && at >= value_end {
            value_end = literal(&text.cells, at + 1, &mut fuel).map_or(at, |(_, end)| end);
        }
        let found = match text.at(at) {
            '$' => numbered(&text.cells, at, &mut fuel),
            '\'' if at >= value_end && (is_gap(text.before(at)) || matches!(text.before(at), '(' | '<')) => {
                spliced(&text.cells, at, &mut fuel)
            }
            _ if is_word(text.before(at)) => None,
            _ => pipeline(&text.cells, at, &mut fuel),
        };
        let Some((plain, end)) = found else {
            at += 1;
            continue;
        };
        let (start, end) = substitution(text, at, end, &plain).unwrap_or((at, end));
        edits.put(text, start..end, &plain, Weight::IfTelling);
        at = end;
    }
    let found = text.apply(edits);
    text.layers -= usize::from(found);
    found
}

/// `$'\x72eg\x20…'`: a string with characters by their numbers.
fn numbered(cells: &[Cell], at: usize, fuel: &mut usize) -> Option<(String, usize)> {
    if !reads(cells, at, "$'") {
        return None;
    }
    let cells = &cells[..cells.len().min(at + LONGEST.min(*fuel))];
    let mut end = at + 2;
    while char_at(cells, end) != '\'' {
        end += if char_at(cells, end) == '\\' { 2 } else { 1 };
        *fuel = fuel.saturating_sub(1);
        cells.get(end)?;
    }
    let raw = cells[at + 2..end].iter().map(|cell| cell.ch).collect::<String>();
    let plain = unescaped(&raw).replace("\\'", "'");
    (plain.len() + SEVERAL <= raw.len()).then_some((plain, end + 1))
}

/// `'echo '"'"'x'"'"''`: a string in apostrophes with apostrophes in it.
fn spliced(cells: &[Cell], at: usize, fuel: &mut usize) -> Option<(String, usize)> {
    let (value, end) = literal(cells, at, fuel)?;
    let splice = |at: usize| reads(cells, at, "'\"'\"'") || reads(cells, at, "'\\''");
    (at + 1..end).any(splice).then_some((value, end))
}

/// Of how many characters fewer a string is where it had several by their numbers.
const SEVERAL: usize = 6;

/// `$(…)` or backticks round a pipeline that gives one word are that word.
fn substitution(text: &Text, start: usize, end: usize, plain: &str) -> Option<(usize, usize)> {
    let open = opened(&text.cells, start, end)?;
    (!plain.chars().any(is_gap)).then_some((open, end + 1))
}

/// Where the substitution begins of which `start..end` is the whole inside.
fn opened(cells: &[Cell], start: usize, end: usize) -> Option<usize> {
    match char_at(cells, end) {
        ')' => start.checked_sub(2).filter(|&open| reads(cells, open, "$(")),
        '`' => start.checked_sub(1).filter(|&open| char_at(cells, open) == '`'),
        _ => None,
    }
}

/// Whether a shell reads what `start..end` writes: `… | bash`, `bash <(…)`.
fn read_as_script(cells: &[Cell], start: usize, end: usize) -> bool {
    let file = char_at(cells, end) == ')' && start >= 2 && reads(cells, start - 2, "<(");
    let bar = blanks(cells, end);
    let next = blanks(cells, bar + 1);
    let shell =
        ["sh", "bash", "zsh", "dash", "ksh", "sudo", "/bin/"].iter().any(|name| reads(cells, next, name));
    file || char_at(cells, bar) == '|' && shell
}

/// What the pipeline at `at` writes, and where the last of its filters that is known ends.
fn pipeline(cells: &[Cell], at: usize, fuel: &mut usize) -> Option<(String, usize)> {
    let (mut value, mut end, mut filtered) = match printed(cells, at, fuel) {
        // `$(printf …)` is what it writes, and so is `printf … | sh`.
        Some((value, end)) => {
            let alone = opened(cells, at, end).is_some() || read_as_script(cells, at, end);
            (value.into_bytes(), end, alone)
        }
        None => {
            let (filter, end) = filter(cells, at)?;
            let sign = blanks(cells, end);
            if !reads(cells, sign, "<<<") {
                return None;
            }
            let (value, end) = literal(cells, blanks(cells, sign + 3), fuel)?;
            (filter.apply(value.into_bytes(), fuel)?, end, true)
        }
    };
    let mut plain = None;
    loop {
        if filtered {
            plain = utf8(&value).map(|plain| (plain, end)).or(plain);
        }
        let bar = blanks(cells, end);
        let next = blanks(cells, bar + 1);
        let Some((filter, stop)) = filter(cells, next).filter(|_| char_at(cells, bar) == '|') else { break };
        let Some(bytes) = filter.apply(value, fuel) else { break };
        (value, end, filtered) = (bytes, stop, true);
    }
    plain.filter(|(plain, _)| plain.len() <= LONGEST)
}

fn blanks(cells: &[Cell], at: usize) -> usize {
    run(cells, at, |ch| matches!(ch, ' ' | '\t'))
}

/// One word whose value the text tells. One that does not end costs as much as one that does.
fn literal(cells: &[Cell], at: usize, fuel: &mut usize) -> Option<(String, usize)> {
    let cells = &cells[..cells.len().min(at + LONGEST.min(*fuel))];
    let word = word(cells, at);
    *fuel = fuel.saturating_sub(word.as_ref().map_or(cells.len(), |word| word.end).saturating_sub(at));
    word.filter(|word| !word.refers && word.end > at).map(|word| (word.value, word.end))
}

/// What `echo` or `printf` at `at` writes, and where its last argument ends.
fn printed(cells: &[Cell], at: usize, fuel: &mut usize) -> Option<(String, usize)> {
    let name = ["echo ", "printf "].into_iter().find(|name| reads(cells, at, name))?;
    let mut words = Vec::new();
    let (mut end, mut next) = (at, blanks(cells, at + name.len()));
    while words.len() < ARGUMENTS && !matches!(char_at(cells, next), '|' | ')' | '`') {
        let (value, stop) = literal(cells, next, fuel)?;
        words.push(value);
        (end, next) = (stop, blanks(cells, stop));
    }
    let is_option =
        |word: &&String| matches!(word.as_str(), "-n" | "-e" | "-ne" | "-en" | "--" | "%s" | "%b" | "%s\\n");
    let options = words.iter().take_while(is_option).count();
    let plain = words[options..].join(" ");
    let escapes = match name {
        "echo " => words[..options].iter().any(|word| word.contains('e')),
        _ => options == 0,
    };
    (options < words.len()).then(|| (if escapes { unescaped(&plain) } else { plain }, end))
}

/// `\NNN` and `\xNN` as `printf` reads them.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let tail = &rest[at + 1..];
        let (from, radix, most) = match tail.as_bytes().first() {
            Some(b'x') => (1, 16, 2),
            Some(b'0') => (0, 8, 4),
            _ => (0, 8, 3),
        };
        let digits =
            tail[from..].bytes().take(most).take_while(|&digit| char::from(digit).is_digit(radix)).count();
        let code = u8::from_str_radix(&tail[from..from + digits], radix).ok();
        match code.filter(|code| digits > 1 && code.is_ascii()) {
            Some(code) => {
                out.push(code.into());
                rest = &tail[from + digits..];
            }
            None => {
                out.push('\\');
                rest = tail;
            }
        }
    }
    out + rest
}

enum Filter {
    Reverse,
    /// Characters and what takes their place; nothing does where they are deleted.
    Translate(HashMap<char, Option<char>>),
    Substitute(Vec<Change>),
    Base64,
    Base32,
    Hexadecimal,
    Gunzip,
}

impl Filter {
    fn apply(&self, value: Vec<u8>, fuel: &mut usize) -> Option<Vec<u8>> {
        if let Self::Gunzip = self {
            return inflated(&value, LONGEST, fuel);
        }
        let text = String::from_utf8(value).ok()?;
        let digits = || text.chars().filter(|ch| !is_gap(*ch)).collect::<String>();
        Some(match self {
            Self::Reverse => {
                let turned = |line: &str| line.chars().rev().collect::<String>();
                text.split('\n').map(turned).collect::<Vec<_>>().join("\n").into_bytes()
            }
            Self::Translate(map) => {
                let of = |ch| map.get(&ch).copied().unwrap_or(Some(ch));
                text.chars().filter_map(of).collect::<String>().into_bytes()
            }
            Self::Substitute(list) => {
                list.iter().try_fold(text, |text, change| change.apply(&text))?.into_bytes()
            }
            Self::Base64 => LENIENT.decode(digits().trim_end_matches('=')).ok()?,
            Self::Base32 => base32(&digits())?,
            Self::Hexadecimal => {
                let digits = digits();
                let pair = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
                (0..digits.len()).step_by(2).map(pair).collect::<Option<Vec<_>>>()?
            }
            Self::Gunzip => return None,
        })
    }
}

/// `s/old/new/g`.
struct Change {
    old: String,
    new: String,
    all: bool,
}

impl Change {
    /// None where `old` is a pattern, or more is asked for than to put `new` in its place.
    fn parse(command: &str) -> Option<Self> {
        let mut chars = command.trim().strip_prefix('s')?.chars();
        let mark = chars.next()?;
        let mut parts = chars.as_str().split(mark);
        let (old, new, flags) = (parts.next()?, parts.next()?, parts.next()?);
        let old = super::evaluate::literal_pattern(old).filter(|old| !old.is_empty())?;
        let whole = parts.next().is_none() && matches!(flags, "" | "g") && !new.contains(['\\', '&']);
        whole.then(|| Self { old, new: new.to_owned(), all: flags == "g" })
    }

    fn apply(&self, text: &str) -> Option<String> {
        let growth = text.matches(&self.old).count().saturating_mul(self.new.len());
        let most = if self.all { usize::MAX } else { 1 };
        (growth <= LONGEST).then(|| text.replacen(&self.old, &self.new, most))
    }
}

/// The filter at `at` with its arguments, and where they end.
fn filter(cells: &[Cell], at: usize) -> Option<(Filter, usize)> {
    let path = ["/usr/bin/", "/bin/"].into_iter().find(|path| reads(cells, at, path));
    let at = at + path.map_or(0, str::len);
    if let Some(found) = plain_filter(cells, at) {
        return Some(found);
    }
    let argument = |at: usize| {
        let at = blanks(cells, at);
        let word = word(&cells[..cells.len().min(at + ARGUMENT)], at)?;
        (!word.refers && word.end > at).then_some((word.value, word.end))
    };
    if reads(cells, at, "tr ") {
        let (from, end) = argument(at + 3)?;
        let (to, end) = argument(end)?;
        return Some((Filter::Translate(translation(&from, &to)?), end));
    }
    if !reads(cells, at, "sed ") {
        return None;
    }
    let (mut script, mut end) = argument(at + 4)?;
    if matches!(script.as_str(), "-e" | "-E" | "-r") {
        (script, end) = argument(end)?;
    }
    let changes = script.split(';').map(Change::parse).collect::<Option<_>>()?;
    Some((Filter::Substitute(changes), end))
}

/// A filter whose arguments are always the same.
fn plain_filter(cells: &[Cell], at: usize) -> Option<(Filter, usize)> {
    const NAMES: [&str; 15] = [
        "rev",
        "base32 -d",
        "base32 --decode",
        "base64 -d",
        "base64 --decode",
        "openssl base64 -d -a",
        "openssl base64 -a -d",
        "openssl base64 -d",
        "xxd -r -p",
        "xxd -p -r",
        "gunzip -c",
        "gunzip",
        "gzip -dc",
        "gzip -d",
        "zcat",
    ];
    let name = NAMES.into_iter().find(|name| {
        let next = char_at(cells, at + name.len());
        reads(cells, at, name) && (is_gap(next) || matches!(next, '|' | '<' | ')' | ';' | '`' | '"' | '\''))
    })?;
    let filter = match name.as_bytes()[0] {
        b'r' => Filter::Reverse,
        b'x' => Filter::Hexadecimal,
        b'g' | b'z' => Filter::Gunzip,
        _ if name.starts_with("base32") => Filter::Base32,
        _ => Filter::Base64,
    };
    Some((filter, at + name.len()))
}

/// What `tr` makes of each character of `from`; `-d` deletes those of `to`.
fn translation(from: &str, to: &str) -> Option<HashMap<char, Option<char>>> {
    let to = set(to)?;
    if from == "-d" {
        return Some(to.into_iter().map(|ch| (ch, None)).collect());
    }
    let (from, last) = (set(from)?, *to.last()?);
    let with = to.into_iter().chain(std::iter::repeat(last));
    Some(from.into_iter().zip(with.map(Some)).collect())
}

/// The characters of a set, ranges written out.
fn set(set: &str) -> Option<Vec<char>> {
    if set.contains("[:") || set.contains('\\') || set.starts_with('-') {
        return None;
    }
    let chars = set.chars().collect::<Vec<_>>();
    let mut out = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        match chars[at..] {
            [first, '-', last, ..] if first <= last && last.is_ascii() => {
                out.extend(first..=last);
                at += 3;
            }
            _ => {
                out.push(chars[at]);
                at += 1;
            }
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{becomes, stay};

    #[test]
    fn strings() {
        becomes(&[
            ("eval \"$(sed 's/_0_//g'<<<'nx_0_c s_0_mb 10.0.0.9 --s_0_am')\"", "nxc smb 10.0.0.9 --sam"),
            ("echo 'nxq smb h --sbm' | sed 's/q/c/;s/bm/am/' | sh", "nxc smb h --sam"),
            ("source <(tr qzj sam<<<'cp /mnt/Windows/System32/config/qzj x')", "config/sam x"),
            ("echo 'sxaxmxdxuxmxp2 s' | tr -d x | bash", "samdump2 s"),
            // Its escapes and quotes are backwards, too.
            ("rev<<<''\\''551\\141\\361\\'\\'' ftnirp'|sh", "sam|sh"),
            ("tr 'A-Za-z' 'N-ZA-Mn-za-m' <<< 'rpub p2SgMUIgpQVtpj==|onfr64 -q'", "samdump2 s"),
            (
                "bash <(printf %s Yz0nbkpRN3hjIHNKUTdtYiBoIC0tc2FKUTdtJztldmFsICIke2MvL0pRNy99Ig== | base64 -d)",
                "nxc smb h --sam",
            ),
            ("sh <(echo H4sIAAAAAAACA8urSFYozk1SyFDQ1S1OzAUAxOQ0Dw8AAAA=|base64 -d|gunzip)", "--sam"),
            ("bash <(printf '\\x6e\\x78\\x63\\x20\\x73\\x6d\\x62\\x20\\x68 --\\163am')", "nxc smb h --sam"),
            ("eval $'\\x73ed \\'s/Q//g\\'<<<\\'nQxQc smb h\\x20-\\x2dsQam\\''", "nxc smb h --sam"),
            ("bash -c 'a='\"'\"'smb h'\"'\"';n=nxc;$n $a --sam'", "nxc smb h --sam"),
            (
                "bash -c 'a=(h smb nxc '\\''--s'\\'' am);eval \"${a[2]} ${a[1]} ${a[0]} ${a[3]}${a[4]}\"'",
                "nxc smb h --sam",
            ),
            ("nxc smb h $(printf '\\055\\055\\163\\x61\\155')", "nxc smb h --sam"),
        ]);
    }

    #[test]
    fn other_pipelines_stay() {
        stay(&[
            "echo \"$arch\" | sed 's/amd64/x86_64/'",
            "echo hello | tr a-z A-Z",
            "cat names | rev | cut -d. -f2",
            "sed 's/[0-9]*//' <<< 'sam 12'",
        ]);
    }
}
