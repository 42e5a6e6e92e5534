//! The words that every family shares: hosts, users, paths, dates, secrets.
//!
//! Rules are templates (see `template.rs`). A text draws one placeholder style:
//! most texts carry made-up values, the rest carry `<target>`, `$IP`,
//! `{{host}}` and the like, as cheat sheets and notes do.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::rng::Rng;

/// A named rule and its alternatives.
pub type Rule = (&'static str, &'static [&'static str]);

static RULES: LazyLock<BTreeMap<&'static str, &'static [&'static str]>> = LazyLock::new(|| {
    let mut all = BTreeMap::new();
    for rules in [
        SHARED,
        super::paths::RULES,
        super::acts::RULES,
        super::words::RULES,
        super::wrap::RULES,
        super::logformat::RULES,
    ] {
        all.extend(rules.iter().copied());
    }
    all
});

/// The alternatives of the rule called `name`.
pub fn rule(name: &str) -> Option<&'static [&'static str]> {
    RULES.get(name).copied()
}

/// Every rule, for tests.
#[cfg(test)]
pub fn all_rules() -> impl Iterator<Item = Rule> {
    RULES.iter().map(|(name, choices)| (*name, *choices))
}

const HEX: &str = "0123456789abcdef";
const UPPER_HEX: &str = "0123456789ABCDEF";
const ALNUM: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
const UPPER_ALNUM: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const BASE64: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Random characters and numbers: `hex32`, `ALNUM7`, `b64_40`, `guid`, `GUID`.
pub fn primitive(rng: &mut Rng, name: &str) -> Option<String> {
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

const SHARED: &[Rule] = &[
    (
        "first",
        &[
            "alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi", "ivan", "judy", "mallory",
            "nina", "oscar", "peggy", "rupert", "sybil", "trent", "victor", "wendy", "sam", "samuel",
            "samantha", "maria", "jose", "wei", "priya", "ahmed", "olga", "pierre", "hans", "yuki", "lena",
            "mike", "john", "anna", "tom", "kim", "pat", "chris", "alex", "jo",
        ],
    ),
    (
        "last",
        &[
            "smith", "jones", "garcia", "mueller", "rossi", "kowalski", "tanaka", "nguyen", "patel", "ivanova",
            "dubois", "jensen", "brown", "davis", "wilson", "khan", "lee", "samson", "lopez", "schmidt",
            "silva", "novak", "cohen", "walker", "young", "king", "scott", "baker",
        ],
    ),
    (
        "user",
        &[
            "{first}",
            "{first}.{last}",
            "{first}{last}",
            "{first}_{last}",
            "administrator",
            "Administrator",
            "admin",
            "localadmin",
            "svc_{service}",
            "svc-{service}",
            "adm-{first}",
            "da_{last}",
            "{first}{1..99}",
            "helpdesk",
            "student",
            "jdoe",
            "root",
            "vagrant",
            "{first}.{last}-adm",
            "testuser",
            "user",
            "itadmin",
        ],
    ),
    (
        "service",
        &[
            "sql",
            "backup",
            "iis",
            "web",
            "scan",
            "sccm",
            "exchange",
            "jenkins",
            "veeam",
            "print",
            "vmware",
            "adconnect",
        ],
    ),
    (
        "company",
        &[
            "contoso",
            "fabrikam",
            "northwind",
            "corp",
            "acme",
            "initech",
            "globex",
            "umbrella",
            "lab",
            "ad",
            "hq",
            "adatum",
            "litware",
            "tailspin",
            "megabank",
            "oscorp",
            "htb",
            "internal",
            "evilcorp",
            "office",
        ],
    ),
    (
        "domain",
        &[
            "{company}",
            "{company}.local",
            "{company}.com",
            "ad.{company}.com",
            "{company}.lab",
            "{company}.htb",
            "CORP",
            "CONTOSO",
            "ACME",
            "WORKGROUP",
            "{company}.corp",
            "{company}.internal",
            "EU.{company}.net",
        ],
    ),
    (
        "fqdn",
        &[
            "{plainhost}.{company}.«local¦com¦corp¦lan¦net¦lab»",
            "dc{1..9}.{company}.local",
            "srv{10..99}.ad.{company}.com",
        ],
    ),
    (
        "plainhost",
        &[
            "DESKTOP-{ALNUM7}",
            "WIN-{ALNUM11}",
            "LAPTOP-{ALNUM8}",
            "SRV-«SQL¦FILE¦DC¦WEB¦EXCH¦APP¦BKP¦RDS»{1..29}",
            "DC0{1..9}",
            "dc{1..5}",
            "FS{1..20}",
            "ws{100..999}",
            "WKSTN-{1..40}",
            "PC{1000..9999}",
            "file-srv",
            "{first}-pc",
            "{first}-laptop",
            "win10",
            "WIN2019",
            "server{1..30}",
            "EXCH01",
            "SQL0{1..9}",
            "CL{1..30}",
            "srv2016",
            "MSEDGEWIN10",
            "jumpbox",
            "web0{1..9}",
            "bastion",
            "WORKSTATION{1..9}",
            "CITRIX{1..9}",
        ],
    ),
    (
        "ip",
        &[
            "10.{0..255}.{0..255}.{1..254}",
            "192.168.{0..254}.{1..254}",
            "172.{16..31}.{0..255}.{1..254}",
            "10.10.{10..11}.{1..254}",
            "10.129.{0..255}.{1..254}",
            "192.168.56.{2..254}",
            "10.0.0.{1..254}",
        ],
    ),
    ("attacker", &["{ip}", "{ip}", "10.10.14.{2..254}", "192.168.45.{2..254}"]),
    (
        "cidr",
        &["10.{0..255}.{0..255}.0/24", "192.168.{0..254}.0/24", "172.16.0.0/16", "hosts.txt", "targets.txt"],
    ),
    ("host", &["{plainhost}", "{plainhost}", "{ip}", "{ip}", "{fqdn}", "localhost", "127.0.0.1", "."]),
    ("rhost", &["{ip}", "{ip}", "{ip}", "{fqdn}", "{plainhost}"]),
    (
        "password",
        &[
            "Passw0rd!",
            "P@ssw0rd",
            "Summer{2015..2025}!",
            "Winter{2015..2025}",
            "Welcome{1..99}",
            "{company}{1..999}!",
            "Qwerty{1..999}",
            "'{alnum10}'",
            "{alnum12}",
            "Letmein{1..9}",
            "'P@$$w0rd'",
            "Password{1..999}",
            "secret",
            "hunter2",
            "s3cr3t",
            "changeme",
            "\"{alnum6} {alnum4}\"",
            "toor",
            "''",
        ],
    ),
    ("nthash", &["{hex32}", "{hex32}", "{HEX32}", "31d6cfe0d16ae931b73c59d7e0c089c0"]),
    (
        "hashes",
        &[
            ":{nthash}",
            "{hex32}:{nthash}",
            "aad3b435b51404eeaad3b435b51404ee:{nthash}",
            "00000000000000000000000000000000:{nthash}",
        ],
    ),
    (
        "sid",
        &[
            "S-1-5-21-{100000000..3999999999}-{100000000..3999999999}-{100000000..3999999999}-{500..5000}",
            "S-1-5-18",
            "S-1-5-20",
        ],
    ),
    ("pid", &["{4..15000}", "{400..9000}"]),
    ("hexpid", &["0x{hex3}", "0x{hex4}"]),
    ("port", &["443", "80", "8080", "4444", "5985", "8443", "{1024..65535}"]),
    ("year", &["{2012..2026}", "2023", "2024", "2025"]),
    (
        "date",
        &[
            "{year}-0{1..9}-{10..28}",
            "{year}-1{0..2}-0{1..9}",
            "{10..28}.0{1..9}.{year}",
            "0{1..9}/{10..28}/{year}",
        ],
    ),
    ("isodate", &["{year}-0{1..9}-{10..28}", "{year}-1{0..2}-{10..30}", "{year}-0{1..9}-0{1..9}"]),
    ("clock", &["0{0..9}:{10..59}:{10..59}", "1{0..9}:{10..59}:0{0..9}", "2{0..3}:{10..59}:{10..59}"]),
    ("month", &["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]),
    (
        "stamp",
        &[
            "{isodate} {clock}",
            "{isodate}T{clock}Z",
            "{isodate} {clock}.{100..999}",
            "{isodate}T{clock}.{100..999}Z",
        ],
    ),
    ("integrity", &["High", "System", "Medium", "High", "System"]),
    (
        "account",
        &[
            "NT AUTHORITY\\SYSTEM",
            "{domain}\\{user}",
            "{plainhost}\\{user}",
            "NT AUTHORITY\\NETWORK SERVICE",
            "{domain}\\{first}",
        ],
    ),
    (
        "url",
        &[
            "http«s»://{attacker}«:{port}»/{stem}.«ps1¦txt¦exe¦hta¦bat¦zip»",
            "https://{site}/{stem}.«zip¦msi¦exe¦ps1¦json»",
            "http://{fqdn}:{port}/{stem}",
        ],
    ),
    (
        "site",
        &[
            "download.{company}.com",
            "cdn.{company}.net",
            "github.com/{first}/{stem}/releases/download/v{1..9}.{0..20}.{0..9}",
            "raw.githubusercontent.com/{first}/{stem}/«main¦master»",
            "files.pythonhosted.org/packages",
            "go.microsoft.com/fwlink",
        ],
    ),
];
