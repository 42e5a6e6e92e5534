//! The words that every family shares: hosts, users, paths, dates, secrets.
//!
//! Rules are templates (see `template.rs`). A text draws one placeholder style:
//! most texts carry made-up values, the rest carry `<target>`, `$IP`,
//! `{{host}}` and the like, as cheat sheets and notes do.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::family::Kind;
use super::rng::Rng;

/// A named rule and its alternatives.
pub type Rule = (&'static str, &'static [&'static str]);

static RULES: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut all: BTreeMap<_, _> = super::bank::rules().collect();
    for rules in [
        super::people::RULES,
        super::paths::RULES,
        super::acts::RULES,
        super::words::RULES,
        super::hives::RULES,
        super::wrap::RULES,
        super::company::RULES,
        super::benign::RULES,
    ] {
        all.extend(rules.iter().map(|(name, choices)| (*name, choices.to_vec())));
    }
    all
});

/// The alternatives of the rule called `name`.
pub fn rule(name: &str) -> Option<&'static [&'static str]> {
    RULES.get(name).map(Vec::as_slice)
}

/// Every rule, for tests.
#[cfg(test)]
pub fn all_rules() -> impl Iterator<Item = Rule> {
    RULES.iter().map(|(name, choices)| (*name, choices.as_slice()))
}

/// Ordinary words, the most frequent ones of public scripts and documentation: files, users and hosts may be called by any.
static WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| include_str!("ordinary.txt").lines().collect());

/// What a name must not say: a file may be called `dump`, but then the family says so.
const TELLING: [&str; 12] = [
    "sam", "security", "system", "hive", "ntds", "dump", "katz", "impacket", "netexec", "mapexec", "nxc",
    "esentutl",
];

/// The words of the families' sentences. Without them among the names, `question` or `policy` stand in benign texts alone,
/// and a command that writes to `question.hiv` would be taken for a question.
static SPOKEN: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut words: Vec<&str> = super::family::all()
        .iter()
        .filter(|family| family.kind == Kind::Told)
        .flat_map(|family| {
            family.templates.iter().chain(family.slots.iter().map(|(_, template)| template)).copied()
        })
        .chain(super::bank::sentences())
        .flat_map(|template| template.split(|c: char| !c.is_ascii_alphabetic() && c != '{' && c != '}'))
        .filter(|word| (3..=12).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase()))
        .filter(|word| !TELLING.iter().any(|telling| word.contains(telling)))
        .collect();
    words.sort_unstable();
    words.dedup();
    words
});

const HEX: &str = "0123456789abcdef";
const UPPER_HEX: &str = "0123456789ABCDEF";
const ALNUM: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
const UPPER_ALNUM: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const BASE64: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Random words, characters and numbers: `word`, `hex32`, `ALNUM7`, `b64_40`, `guid`, `GUID`.
pub fn primitive(rng: &mut Rng, name: &str) -> Option<String> {
    if name == "word" {
        let words = if rng.chance(0.5) { &SPOKEN } else { &WORDS };
        return Some((*rng.pick(words)).to_owned());
    }
    if name.eq_ignore_ascii_case("guid") {
        let letters = if name == "guid" { HEX } else { UPPER_HEX };
        let parts: Vec<String> = [8, 4, 4, 4, 12].map(|n| rng.string(letters, n)).into();
        return Some(parts.join("-"));
    }
    let digits = name.trim_start_matches(|c: char| !c.is_ascii_digit());
    let kind = name.strip_suffix(digits)?;
    if kind == "b" {
        let length = name.strip_prefix("b64_")?.parse().ok()?;
        return Some(rng.string(BASE64, length));
    }
    let letters = match kind {
        "hex" => HEX,
        "HEX" => UPPER_HEX,
        "alnum" => ALNUM,
        "ALNUM" => UPPER_ALNUM,
        "digit" => "0123456789",
        _ => return None,
    };
    Some(rng.string(letters, digits.parse().ok()?))
}

/// How a text writes the values that it leaves open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Real,
    Angle,
    Shell,
    Capitals,
    Square,
    Mustache,
    Percent,
    Hash,
    Brace,
}

impl Style {
    /// Two texts of three have no placeholders at all.
    pub fn draw(rng: &mut Rng) -> Self {
        const STYLES: [(Style, u32); 9] = [
            (Style::Real, 66),
            (Style::Angle, 9),
            (Style::Shell, 8),
            (Style::Capitals, 5),
            (Style::Square, 3),
            (Style::Mustache, 2),
            (Style::Percent, 2),
            (Style::Hash, 2),
            (Style::Brace, 2),
        ];
        STYLES[rng.weighted(&STYLES.map(|(_, weight)| weight))].0
    }
}

/// Which rules may stay open, and what people call them then.
const OPEN: &[(&str, &[&str])] = &[
    (
        "host",
        &[
            "target",
            "host",
            "target ip",
            "ip",
            "rhost",
            "victim",
            "dc ip",
            "hostname",
            "computer name",
            "server",
            "remote host",
            "target host",
            "machine",
            "box",
        ],
    ),
    ("ip", &["target", "ip", "ip address", "rhost", "target ip", "dc ip"]),
    ("attacker", &["attacker", "lhost", "attacker ip", "my ip", "kali"]),
    ("user", &["user", "username", "user name", "account", "adminuser", "local admin"]),
    ("domain", &["domain", "domain.local", "fqdn", "ad domain"]),
    ("fqdn", &["domain", "dc fqdn", "dc", "domain.local"]),
    ("password", &["password", "pass", "pwd", "passwd", "secret"]),
    ("nthash", &["hash", "nthash", "ntlm hash", "nt hash", "ntlm"]),
    ("outfile", &["output", "outfile", "output file", "path", "file", "dest", "output path"]),
    ("psout", &["output", "outfile", "path", "file", "destination"]),
    ("outdir", &["output dir", "path", "folder", "dir", "dest"]),
    ("share", &["share", "share name"]),
    ("pid", &["pid", "process id"]),
];

/// A placeholder for the rule `name`, where the text's style wants one.
pub fn placeholder(rng: &mut Rng, style: Style, name: &str) -> Option<String> {
    if style == Style::Real {
        return None;
    }
    let (_, words) = OPEN.iter().find(|(rule, _)| *rule == name)?;
    if rng.chance(0.15) {
        return None;
    }
    let word = *rng.pick(words);
    let joined = |with: &str| word.replace([' ', '.'], with);
    Some(match style {
        Style::Real => return None,
        Style::Angle if rng.chance(0.3) => format!("<{}>", joined("_").to_uppercase()),
        Style::Angle => format!("<{}>", word.replace(' ', rng.pick::<&str>(&["-", "_", " "]))),
        Style::Shell if rng.chance(0.5) => format!("${}", joined("_").to_uppercase()),
        Style::Shell => format!("${}", joined("")),
        Style::Capitals => joined("_").to_uppercase(),
        Style::Square => format!("[{word}]"),
        Style::Mustache if rng.chance(0.4) => format!("{{{{ {} }}}}", joined("_")),
        Style::Mustache => format!("{{{{{}}}}}", joined("_")),
        Style::Percent => format!("%{}%", joined("")),
        Style::Hash => format!("#{{{}}}", joined("_")),
        Style::Brace => format!("{{{}}}", joined("_")),
    })
}
