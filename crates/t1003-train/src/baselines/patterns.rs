//! Regular expressions such as stand in a `WHERE text ~* …` today. They know the usual tools and the usual
//! spelling; a text is flagged if one of them matches.

use crate::error::Error;
use crate::evaluate::{Scorer, Scores};
use regex::{RegexSet, RegexSetBuilder};

/// Matched without regard to case, `.` across lines.
const PATTERNS: [&str; 18] = [
    // the hives through reg.exe
    r#"\breg(\.exe)?["']?\s+(save|export|copy|query|load|restore)\s+["']?(hklm|hkey_local_machine)\\+(sam|security)\b"#,
    r#"\breg(\.exe)?["']?\s+(save|export|copy)\s+["']?(hklm|hkey_local_machine)\\+system["']?(\s|$)"#,
    // … through PowerShell and WMI
    r#"\b(get-childitem|get-item|get-itemproperty|gci|gp|dir|ls)\b.{0,40}\b(hklm:|registry::(hklm|hkey_local_machine))\\+(sam|security)\b"#,
    r"\bRegSaveKey(Ex)?[AW]?\b",
    // the files
    r"\\config\\(sam|security|system)\b[^.\\]",
    r"\\config\\(sam|security|system)$",
    r"\\(repair|regback)\\(sam|security|system)\b",
    r"HarddiskVolumeShadowCopy\d+.{0,80}\\(sam|security|system)\b",
    r"\besentutl(\.exe)?\b.{0,80}\bconfig\\(sam|security|system)\b",
    // the tools
    r"\blsadump::sam\b",
    r"\bsecretsdump(\.py|\.exe)?\b.{0,200}(-sam\b|\blocal\b)",
    r"\b(crackmapexec|netexec|cme|nxc)\b.{0,200}\s--sam\b",
    r"\b(pwdump\d?|fgdump|samdump2|gsecdump|creddump7?|quarkspwdump)(\.exe|\.py)?\b",
    r"\b(invoke-powerdump|get-passhashes|powerdump\.ps1|invoke-mimikatz.{0,80}sam)\b",
    r"(^|[\s>])hashdump\b",
    r"\bpost/windows/gather/(smart_)?hashdump\b",
    r"\breg\.py\b.{0,200}\bsave\b.{0,80}\\+(sam|security|system)\b",
    r"\bdumpsam\b",
];

pub struct Patterns(RegexSet);

impl Patterns {
    pub fn new() -> Self {
        let set = RegexSetBuilder::new(PATTERNS).case_insensitive(true).dot_matches_new_line(true).build();
        Patterns(set.expect("the patterns are well-formed"))
    }

    pub fn matches(&self, text: &str) -> bool {
        self.0.is_match(text)
    }
}

impl Default for Patterns {
    fn default() -> Self {
        Self::new()
    }
}

impl Scorer for Patterns {
    fn name(&self) -> String {
        "regular expressions".into()
    }

    /// A pattern matches or does not: two scores, and one point on the ROC curve.
    fn scores(&self, texts: &[&str]) -> Result<Scores, Error> {
        let log_odds = |text: &&str| if self.matches(text) { 10.0 } else { -10.0 };
        Ok(Scores::from_log_odds(texts.iter().map(log_odds).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_is_found_and_its_neighbours_are_not() {
        let patterns = Patterns::new();
        for act in [
            r"reg.exe save HKLM\SAM C:\t\s.hiv",
            r"REG SAVE hklm\system sys",
            r"copy C:\Windows\System32\config\SAM .",
            "mimikatz.exe privilege::debug lsadump::sam exit",
            r"secretsdump.py -sam s -system y LOCAL",
        ] {
            assert!(patterns.matches(act), "{act}");
        }
        for other in [
            r"reg query HKLM\SYSTEM\CurrentControlSet\Services",
            r"reg save HKLM\SOFTWARE s.hiv",
            "samtools view a.bam",
            r"dir C:\Windows\System32\config\systemprofile",
        ] {
            assert!(!patterns.matches(other), "{other}");
        }
    }
}
