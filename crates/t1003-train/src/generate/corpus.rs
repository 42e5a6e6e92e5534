//! Real text from a corpus of JSON lines, as benign examples.
//!
//! A line that could mean the act is left out: better to lose ordinary lines
//! than to teach the model a wrong label.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use flate2::read::GzDecoder;
use regex::RegexSet;
use serde::Deserialize;

use super::Error;
use super::family::Kind;

/// One text of the corpus.
#[derive(Clone, Debug)]
pub struct Line {
    pub text: String,
    pub source: String,
    pub kind: Kind,
}

#[derive(Deserialize)]
struct Record {
    text: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    lang: String,
}

static ACTS: LazyLock<RegexSet> = LazyLock::new(|| {
    let acts = [
        r"(?i)(hklm|hkey_local_machine|machine)\W{1,4}(sam|security)\b",
        r"(?i)(hklm|hkey_local_machine)\W{1,4}system\W*(\s|$|,)",
        r"(?i)config\W{1,3}(regback\W{1,3})?(sam|security|system)\b",
        r"(?i)repair\W{1,3}(sam|security|system)\b",
        r"(?i)lsadump|secretsdump|regsecrets|pwdump|fgdump|gsecdump|samdump|hashdump|powerdump|passhashes|mimikatz|pypykatz|creddump",
        r"(?i)--sam\b|-sam\s|\bsam\W{1,3}(hive|database|file|dump)|globalroot",
        r"(?i)regsave ?key|security account manager|ntds",
    ];
    // The patterns are constants that a test compiles.
    RegexSet::new(acts).unwrap_or_else(|_| RegexSet::empty())
});

/// True where a text may show the act.
pub fn suspicious(text: &str) -> bool {
    ACTS.is_match(text)
}

/// Every usable line of the files, in their order; a folder stands for the
/// `.jsonl` and `.jsonl.gz` files in it.
pub fn read(paths: &[PathBuf]) -> Result<Vec<Line>, Error> {
    let mut lines = Vec::new();
    for path in paths {
        for file in files(path)? {
            read_file(&file, &mut lines)?;
        }
    }
    Ok(lines)
}

fn files(path: &Path) -> Result<Vec<PathBuf>, Error> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(path).map_err(|e| Error::io(path, e))? {
        let file = entry.map_err(|e| Error::io(path, e))?.path();
        let name = file.to_string_lossy();
        if name.ends_with(".jsonl") || name.ends_with(".jsonl.gz") {
            found.push(file);
        }
    }
    found.sort();
    Ok(found)
}

fn read_file(path: &Path, lines: &mut Vec<Line>) -> Result<(), Error> {
    let file = File::open(path).map_err(|e| Error::io(path, e))?;
    let inner: Box<dyn Read> = if path.extension().is_some_and(|e| e == "gz") {
        Box::new(GzDecoder::new(file))
    } else {
        Box::new(file)
    };
    for (number, line) in BufReader::new(inner).lines().enumerate() {
        let line = line.map_err(|e| Error::io(path, e))?;
        if line.trim().is_empty() {
            continue;
        }
        let record: Record = serde_json::from_str(&line).map_err(|source| Error::Corpus {
            path: path.to_owned(),
            line: number + 1,
            source,
        })?;
        let text = record.text.trim();
        if text.chars().count() >= 3 && text.len() < 4000 && !suspicious(text) {
            lines.push(Line { text: text.to_owned(), source: record.source, kind: kind(&record.lang) });
        }
    }
    Ok(())
}

fn kind(lang: &str) -> Kind {
    match lang {
        "powershell" => Kind::Ps,
        "shell" => Kind::Sh,
        "text" => Kind::Told,
        _ => Kind::Cmd,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acts_are_kept_out_and_look_alikes_are_not() {
        assert!(suspicious(r"reg save HKLM\SAM x"));
        assert!(suspicious(r"gci HKLM:\SECURITY"));
        assert!(suspicious(r"reg save hklm\system y"));
        assert!(suspicious(r"copy C:\Windows\System32\config\SAM ."));
        assert!(!suspicious("sam deploy --guided"));
        assert!(!suspicious(r"reg query HKLM\SYSTEM\CurrentControlSet\Services"));
        assert!(!suspicious("Get-ADUser -Filter * -Properties SamAccountName"));
    }

    #[test]
    fn a_broken_line_is_an_error_with_its_number() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.jsonl");
        std::fs::write(&path, "{\"text\":\"dir c:\",\"source\":\"a/b\",\"lang\":\"cmd\"}\nnonsense\n").unwrap();
        let error = read(&[path]).unwrap_err().to_string();
        assert!(error.contains("line 2"), "{error}");
    }
}
