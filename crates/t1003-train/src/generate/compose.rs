//! Dresses a base command: neighbours, a tail, a wrapper, an obfuscation, a
//! place where it is found. One distribution for both labels.

use std::collections::BTreeMap;

use super::corpus::Line;
use super::family::{Family, Kind, Label};
use super::frame::one_line;
use super::obfuscate::{holds_code, obfuscate_as};
use super::rng::Rng;
use super::template::Expander;
use super::{logformat, wrap};

/// Families to draw from: all, or what a split leaves.
pub struct Pool<'c> {
    families: Vec<Family>,
    /// Benign families whose texts stand around others.
    company: Vec<Family>,
    /// Real lines that do so, too, by kind.
    real: BTreeMap<Kind, Vec<&'c str>>,
}

/// A text and the family that it came from.
pub struct Made {
    pub text: String,
    pub family: &'static str,
}

impl<'c> Pool<'c> {
    pub fn new(families: Vec<Family>, company: Vec<Family>) -> Self {
        Self { families, company, real: BTreeMap::new() }
    }

    /// Lets real lines stand around others.
    pub fn with_corpus(mut self, lines: &'c [Line]) -> Self {
        for line in lines {
            self.real.entry(line.kind).or_default().push(&line.text);
        }
        self
    }

    /// A text with this label, dressed.
    pub fn make(&self, rng: &mut Rng, label: Label) -> Made {
        let family = draw(rng, &self.families, |f| f.label == label);
        let base = base(rng, family);
        Made { text: self.dress(rng, base, family.kind), family: family.name }
    }

    /// A text with this label as its family writes it, without placeholders.
    pub fn plain(&self, rng: &mut Rng, label: Label) -> Made {
        let family = draw(rng, &self.families, |f| f.label == label);
        let template = *rng.pick(family.templates);
        let text = Expander::real(rng, family.slots).expand(template);
        Made { text: text.trim().to_owned(), family: family.name }
    }

    /// A benign text of the given kind, not dressed, for company.
    fn company(&self, rng: &mut Rng, kind: Kind) -> String {
        if let Some(lines) = self.real.get(&kind)
            && rng.chance(0.35)
        {
            return (*rng.pick(lines)).to_owned();
        }
        let family = draw(rng, &self.company, |f| f.label == Label::Benign && f.kind == kind);
        base(rng, family)
    }

    /// A command, plain or in some of the things that commands come in.
    pub fn dress(&self, rng: &mut Rng, base: String, kind: Kind) -> String {
        let (mut text, mut kind) = (base, kind);
        if rng.chance(0.13) {
            text = natural_case(rng, &text);
        }
        if rng.chance(0.4) {
            return text;
        }
        if rng.chance(0.16) {
            text = self.among_others(rng, &text, kind);
        }
        if rng.chance(0.14) {
            text = tail(rng, &text, kind);
        }
        // Disguised before it is wrapped or behind: a wrapper need not be what this shell reads.
        let disguise = rng.chance(0.2).then(|| rng.range(5, 100) as f64 / 100.0);
        let first = rng.chance(0.6);
        if let (Some(strength), true) = (disguise, first) {
            text = obfuscate_as(kind, &text, strength, rng);
        }
        if rng.chance(0.28) {
            (text, kind) = wrap::wrap(rng, &text, kind);
            if rng.chance(0.15) {
                (text, kind) = wrap::wrap(rng, &text, kind);
            }
        }
        if let (Some(strength), false) = (disguise, first) {
            text = obfuscate_as(kind, &text, strength, rng);
        }
        if rng.chance(0.33) {
            text = logformat::place(rng, &text, kind);
        }
        text
    }

    /// The text between ordinary commands: a one-liner or a script, now and then a long one.
    fn among_others(&self, rng: &mut Rng, text: &str, kind: Kind) -> String {
        let others = if rng.chance(0.1) { 15 + rng.below(40) } else { 1 + rng.below(5) };
        let mut lines: Vec<String> = (0..others).map(|_| self.company(rng, kind)).collect();
        let at = rng.below(lines.len() + 1);
        lines.insert(at, text.to_owned());
        let glue = match kind {
            Kind::Cmd => *rng.pick(&["\n", "\n", "\r\n", " & ", "&&", " && ", "&", " || ", "\n\n", " \r\n"]),
            Kind::Ps => *rng.pick(&["\n", "\n", "\r\n", "; ", ";", "\n\n", " ; "]),
            Kind::Sh => *rng.pick(&["\n", "\n", "; ", " && ", ";", "\n\n", " || "]),
            Kind::Console | Kind::Code => *rng.pick(&["\n", "\n", "\n\n"]),
            Kind::Told => *rng.pick(&[" ", "\n"]),
        };
        if !glue.contains('\n') {
            lines = lines.iter().map(|line| one_line(line, kind)).collect();
        }
        lines.join(glue)
    }
}

fn draw<'f>(rng: &mut Rng, families: &'f [Family], wanted: impl Fn(&Family) -> bool) -> &'f Family {
    let weights: Vec<u32> = families.iter().map(|f| if wanted(f) { f.weight } else { 0 }).collect();
    &families[rng.weighted(&weights)]
}

fn base(rng: &mut Rng, family: &Family) -> String {
    let template = *rng.pick(family.templates);
    let text = Expander::new(rng, family.slots).expand(template);
    text.trim().to_owned()
}

/// As people type: all small, all capitals, a capital here or there.
fn natural_case(rng: &mut Rng, text: &str) -> String {
    match rng.below(6) {
        0..=4 if holds_code(text) => text.to_owned(),
        0..=3 => text.to_lowercase(),
        4 => text.to_uppercase(),
        _ => {
            let mut letters = text.chars();
            letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
        }
    }
}

/// A comment or a redirection behind, a setting in front.
fn tail(rng: &mut Rng, text: &str, kind: Kind) -> String {
    let text = text.trim_end();
    let expand = |rng: &mut Rng, template: &str| Expander::new(rng, &[]).expand(template);
    let choices: &[(&str, &str)] = match kind {
        Kind::Cmd => &[
            ("", " :: {comment}"),
            ("", " & rem {comment}"),
            ("", " # {comment}"),
            ("", " > nul 2>&1"),
            ("", " 2>nul"),
            ("", " > {outfile}"),
            ("set {stem}={dir}& ", ""),
            ("cd /d {dir} && ", ""),
            ("pushd {dir} & ", " & popd"),
            ("@", ""),
            ("chcp 65001 >nul & ", ""),
            ("", " & exit"),
            ("", " && echo ok"),
            ("", " & ping -n {2..9} 127.0.0.1 >nul"),
            ("title {stem} & ", ""),
            ("SET PATH=%PATH%;{dir} & ", ""),
            ("", "  "),
            ("set {alnum4}={stem}&& ", ""),
            ("set \"{alnum3}={dir}\" & ", ""),
            ("setx {alnum5} {stem} & ", ""),
            ("", " ^& rem {comment}"),
            ("", " & :: {comment}"),
            ("", " 2>&1"),
            ("", " 1>{outfile} 2>nul"),
            ("", " >> {outfile} 2>&1"),
            ("", " | more"),
            ("", " | find /i \"{stem}\""),
            ("", " < nul"),
            ("", " && del {outfile}"),
            ("", " & dir {dir}"),
            ("", " || exit /b 1"),
            ("", "⏎The operation completed successfully."),
            ("", "⏎ERROR: Access is denied."),
            ("", "⏎Access is denied."),
            ("", "⏎        0 file(s) copied."),
            (
                "",
                "⏎'{stem}' is not recognized as an internal or external command,⏎operable program or batch file.",
            ),
            ("rem {comment}⏎", ""),
            (":: {comment}⏎", ""),
            ("@rem {comment}⏎@", ""),
            ("mode con cols=80 & ", ""),
            ("verify off & ", ""),
            ("cls & ", ""),
            ("whoami & ", ""),
            ("hostname && ", ""),
            ("", ";"),
            ("", "\\r\\n"),
        ],
        Kind::Ps => &[
            ("", " # {comment}"),
            ("", "; exit"),
            ("", " | Out-Null"),
            ("", " 2>$null"),
            ("$env:{stem}='{dir}'; ", ""),
            ("cd {psdir}; ", ""),
            ("", " *>&1 | Out-File {psout}"),
            ("$x = ", ""),
            ("Write-Host '{comment}'; ", ""),
            ("", "; Start-Sleep {1..60}"),
            ("$ProgressPreference='SilentlyContinue'; ", ""),
            ("Set-StrictMode -Version Latest⏎", ""),
            ("", " <# {comment} #>"),
            ("# {comment}⏎", ""),
            ("", "; Write-Output '{comment}'"),
            ("", " -ErrorAction SilentlyContinue"),
            ("", " -ea 0"),
            ("", " -Verbose"),
            ("", " | Tee-Object {psout}"),
            ("", " >> {psout}"),
            ("", "; $?"),
            ("", "; if (-not $?) { exit 1 }"),
            ("[void](whoami); ", ""),
            ("$null = $env:{stem}; ", ""),
            ("Set-Location {psdir}; ", ""),
            ("$cred = Get-Credential; ", ""),
            ("$out = {psout}; ", ""),
            ("using namespace System.IO⏎", ""),
            ("", "⏎Access is denied"),
            ("", "⏎The operation completed successfully."),
            ("", ";;"),
        ],
        Kind::Sh => &[
            ("", " # {comment}"),
            ("", " 2>/dev/null"),
            ("", " | tee {shout}"),
            ("", " > {shout}"),
            ("{stem}={alnum6} ", ""),
            ("cd {shdir} && ", ""),
            ("sudo ", ""),
            ("export LHOST={ip}; ", ""),
            ("", " | less"),
            ("", " &"),
            ("", " && echo done"),
            ("http_proxy=http://{ip}:{port} ", ""),
            ("PYTHONPATH={shdir} ", ""),
            ("LHOST={ip} RHOST={ip} ", ""),
            ("KRB5CCNAME={shdir}/{stem}.ccache ", ""),
            ("export KRB5CCNAME={stem}.ccache && ", ""),
            ("PASS={password}; ", ""),
            ("IP={ip}; ", ""),
            ("TERM=xterm ", ""),
            ("LC_ALL=C ", ""),
            ("", " >> {shout} 2>&1"),
            ("", " &> {shout}"),
            ("", "; echo $?"),
            ("", " || true"),
            ("", " | grep -v '^$'"),
            ("", "  # {comment}"),
            ("# {comment}⏎", ""),
            ("set -x; ", ""),
            ("time ", ""),
            ("", "⏎[-] Connection refused"),
            ("", "⏎[*] Cleaning up..."),
        ],
        Kind::Console => &[
            ("", "⏎exit"),
            ("", " # {comment}"),
            ("# {comment}⏎", ""),
            ("", "⏎"),
            ("help⏎", ""),
            ("", "⏎[-] Operation failed: Access is denied."),
            ("", "⏎[*] {comment}"),
            ("sysinfo⏎", ""),
        ],
        Kind::Code => &[
            ("", "⏎"),
            ("// {comment}⏎", ""),
            ("/* {comment} */ ", ""),
            ("", " // {comment}"),
            ("", " # {comment}"),
            ("# {comment}⏎", ""),
            ("' {comment}⏎", ""),
        ],
        Kind::Told => {
            &[("", " «{comment}.¦See ticket {1000..99999}.¦»"), ("{stamp} ", ""), ("«Note: ¦{comment}: »", "")]
        }
    };
    let (before, after) = *rng.pick(choices);
    format!("{}{text}{}", expand(rng, before), expand(rng, after))
}
