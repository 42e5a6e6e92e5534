//! What a negative must never be, and how the negatives are divided.

use rayon::prelude::*;
use regex::RegexSet;

use crate::generate::compose::Pool;
use crate::generate::family::{self, Label};
use crate::generate::rng::Rng;

/// Sure signs of the act, each narrow enough that nothing benign needs it.
const SIGNS: &[&str] = &[
    r"(?i)\blsadump::sam\b",
    r#"(?i)\breg(\.exe)?['"]?\s+(save|export|copy)\s+(/y\s+)?['"]?(\\\\[\w.\-]+\\)?(hklm|hkey_local_machine)\\(sam|security|system)(['"\s,]|$)"#,
    r#"(?i)\breg(\.exe)?['"]?\s+query\s+['"]?(\\\\[\w.\-]+\\)?(hklm|hkey_local_machine)\\(sam|security)(\\|['"\s]|$)"#,
    r#"(?i)(system32|sysnative)[\\/]+config[\\/]+(regback[\\/]+)?(sam|security|system)(['"\s,;)>]|$)"#,
    r#"(?i)windows[\\/]+repair[\\/]+(sam|security|system)(['"\s,;)>]|$)"#,
    r#"(?i)(hklm:\\?|registry::hkey_local_machine\\)(sam|security)(\\|['"\s,;)]|$)"#,
    r"(?i)\b(nxc|netexec|crackmapexec|cme)\b.*\s--sam\b",
    r"(?i)post/windows/gather/(smart_)?hashdump",
    r"(?i)\b(get-passhashes|invoke-powerdump|powerdump\.ps1|hivenightmare\.exe|dumpsam)\b",
    r"(?i)\b(fgdump|pwdump\d+|gsecdump(\.exe)?\s+-[as])\b",
    r"(?i)SAM\\+SAM\\+Domains\\+Account",
    r"(?i)SECURITY\\+Policy\\+Secrets",
    r"(?i)secretsdump\S*\s(.*\s)?-sam\s",
    r"(?i)samdump2\s+\S+\s+\S+sam\b",
    r"(?i)beacon>\s+hashdump\s*$|meterpreter\s*>\s+hashdump\s*$",
];

/// A search for the signs' own words is talk, and may quote them; so may who looks up a tool, or writes of a rule for it.
const QUOTING: [&str; 4] = ["talk", "hunting", "near-tools", "documents"];

/// Tools for NTDS.dit, LSA secrets and cached logons (T1003.003 to .005) are given the
/// SYSTEM hive, which decrypts them, without the local accounts.
const NEIGHBOURS: [&str; 3] = ["-ntds", "lsadump.py", "cachedump.py"];

#[test]
fn no_benign_family_makes_the_act() {
    let signs = RegexSet::new(SIGNS).unwrap();
    let first_found = |family: family::Family| {
        let pool = Pool::new(vec![family], Vec::new());
        let mut rng = Rng::new(77, 7);
        (0..2000)
            .map(|_| pool.plain(&mut rng, Label::Benign).text)
            .find(|text| signs.is_match(text) && !NEIGHBOURS.iter().any(|w| text.contains(w)))
            .map(|text| format!("{}: {text}", family.name))
    };
    let found: Vec<String> = family::all()
        .into_par_iter()
        .filter(|f| f.label == Label::Benign && !QUOTING.contains(&f.tool))
        .filter_map(first_found)
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_signs_are_seen_where_they_are() {
    let signs = RegexSet::new(SIGNS).unwrap();
    for text in [
        r"reg save HKLM\SAM C:\temp\sam",
        r"reg.exe export \\srv1\HKLM\SYSTEM x.reg",
        r"copy C:\Windows\System32\config\SAM .",
        r"mimikatz lsadump::sam exit",
        r"nxc smb 10.0.0.1 -u a -p b --sam",
        r"Get-ChildItem HKLM:\SECURITY",
    ] {
        assert!(signs.is_match(text), "{text}");
    }
    for text in [
        r"reg save HKLM\SOFTWARE x",
        r"reg query HKLM\SYSTEM\CurrentControlSet\Control\Lsa",
        r"dir C:\Windows\System32\config\systemprofile",
        r"mimikatz lsadump::secrets exit",
    ] {
        assert!(!signs.is_match(text), "{text}");
    }
}

#[test]
fn other_attacks_are_nearly_half_of_the_negatives() {
    let weight = |families: &[family::Family]| -> u32 { families.iter().map(|f| f.weight).sum() };
    let all: Vec<_> = family::all().into_iter().filter(|f| f.label == Label::Benign).collect();
    let names: Vec<&str> = super::ATTACKS.concat().iter().map(|f| f.name).collect();
    let attacks: Vec<_> = all.iter().copied().filter(|f| names.contains(&f.name)).collect();
    let share = f64::from(weight(&attacks)) / f64::from(weight(&all));
    assert!((0.40..0.50).contains(&share), "{share}");
}
