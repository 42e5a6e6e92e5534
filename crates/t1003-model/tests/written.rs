//! Texts that were written by hand, a line each: T1003.002 in `written/acts.txt`, and in `written/others.txt` what comes
//! near it and is something else. No model has learnt from them, though
//! the grammar has got templates after some. They are no measurement, as models were chosen by them: a new
//! one that fails here has forgotten something.

use t1003_model::{Device, Model, Stop, shipped};

/// Sets of labelled texts by authors who knew the labels' rules and neither the grammar nor the normaliser, with how many of
/// a set may be missed, and flagged wrongly: some disguises are beyond undoing.
const SETS: [(&str, &str, usize, usize); 37] = [
    ("operations", include_str!("written/operations.jsonl"), 1, 2),
    ("telemetry", include_str!("written/telemetry.jsonl"), 1, 2),
    ("disguises", include_str!("written/disguises.jsonl"), 6, 2),
    ("programs", include_str!("written/programs.jsonl"), 2, 3),
    ("more_disguises", include_str!("written/more_disguises.jsonl"), 6, 1),
    ("mixed", include_str!("written/mixed.jsonl"), 1, 1),
    ("practice", include_str!("written/practice.jsonl"), 2, 1),
    ("wording", include_str!("written/wording.jsonl"), 2, 2),
    ("year", include_str!("written/year.jsonl"), 1, 1),
    ("near_misses", include_str!("written/near_misses.jsonl"), 1, 2),
    ("field", include_str!("written/field.jsonl"), 2, 2),
    ("layered", include_str!("written/layered.jsonl"), 2, 1),
    ("queue", include_str!("written/queue.jsonl"), 1, 2),
    ("ways", include_str!("written/ways.jsonl"), 2, 4),
    ("audit", include_str!("written/audit.jsonl"), 3, 5),
    ("hidden", include_str!("written/hidden.jsonl"), 6, 4),
    ("casework", include_str!("written/casework.jsonl"), 3, 2),
    ("shift", include_str!("written/shift.jsonl"), 2, 6),
    ("veiled", include_str!("written/veiled.jsonl"), 5, 4),
    ("tables", include_str!("written/tables.jsonl"), 1, 2),
    ("pairs", include_str!("written/pairs.jsonl"), 1, 2),
    ("records", include_str!("written/records.jsonl"), 3, 4),
    ("procedures", include_str!("written/procedures.jsonl"), 1, 2),
    ("everyday", include_str!("written/everyday.jsonl"), 1, 2),
    ("commands", include_str!("written/commands.jsonl"), 1, 2),
    ("sensors", include_str!("written/sensors.jsonl"), 1, 2),
    ("endpoints", include_str!("written/endpoints.jsonl"), 1, 1),
    // Long ones.
    ("long", include_str!("written/long.jsonl"), 1, 4),
    ("documents", include_str!("written/documents.jsonl"), 5, 4),
    ("pages", include_str!("written/pages.jsonl"), 3, 10),
    ("narratives", include_str!("written/narratives.jsonl"), 5, 8),
    ("accounts", include_str!("written/accounts.jsonl"), 6, 15),
    ("correspondence", include_str!("written/correspondence.jsonl"), 8, 6),
    ("papers", include_str!("written/papers.jsonl"), 9, 7),
    // Plain commands by such authors, disguised by programs of theirs.
    ("shells", include_str!("written/shells.jsonl"), 2, 2),
    ("hosts", include_str!("written/hosts.jsonl"), 9, 3),
    ("runners", include_str!("written/runners.jsonl"), 1, 1),
];

#[derive(serde::Deserialize)]
struct Written {
    text: String,
    label: String,
    note: String,
}

#[test]
fn sets_of_other_hands() {
    let model = Model::open(shipped::FILES, Device::Cpu).unwrap();
    for (set, lines, may_miss, may_flag) in SETS {
        let written: Vec<Written> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let texts: Vec<&str> = written.iter().map(|written| written.text.as_str()).collect();
        let verdicts = model.classify_batch(&texts, &Stop::default()).unwrap();
        let [mut missed, mut flagged] = [Vec::new(), Vec::new()];
        for (written, verdict) in written.iter().zip(&verdicts) {
            match (written.label.as_str(), verdict.score < 0.5) {
                ("T1003.002", true) => missed.push(&written.note),
                ("Benign", false) => flagged.push(&written.note),
                ("T1003.002" | "Benign", _) => {}
                (label, _) => panic!("{set}: {label} is no label"),
            }
        }
        assert!(missed.len() <= may_miss, "{set}: {missed:#?}");
        assert!(flagged.len() <= may_flag, "{set}: {flagged:#?}");
    }
}

/// The lines that `wrong` says it of, by their score.
fn wrong(texts: &str, wrong: impl Fn(f32) -> bool) -> Vec<String> {
    let model = Model::open(shipped::FILES, Device::Cpu).unwrap();
    let lines: Vec<&str> = texts.lines().collect();
    assert!(lines.len() > 100);
    let verdicts = model.classify_batch(&lines, &Stop::default()).unwrap();
    let scores = lines.iter().zip(&verdicts).filter(|(_, verdict)| wrong(verdict.score));
    scores.map(|(line, verdict)| format!("{:.4} {line}", verdict.score)).collect()
}

#[test]
fn acts_are_found() {
    let missed = wrong(include_str!("written/acts.txt"), |score| score < 0.5);
    assert!(missed.len() <= 2, "{missed:#?}");
}

#[test]
fn what_comes_near_is_not_flagged() {
    let flagged = wrong(include_str!("written/others.txt"), |score| score >= 0.5);
    assert!(flagged.len() <= 3, "{flagged:#?}");
}

/// A plain command is itself whatever a file, a host or a user is called.
#[test]
fn a_word_hides_nothing() {
    const WORDS: &str = "any about alerts anything are question questions policy conditions november everyone or loaded locked \
        mapped live nothing choose slices inputs copies updated weekly holiday invoice family budget music winter garden coffee \
        hello monday office printer network project meeting photo letter";
    const COMMANDS: [&str; 8] = [
        "reg save HKLM\\SAM WORD.hiv",
        "reg save HKLM\\SYSTEM WORD",
        "reg export HKLM\\SECURITY C:\\WORD\\1.reg /y",
        "esentutl /y /vss C:\\Windows\\System32\\config\\SAM /d C:\\temp\\WORD",
        "copy \\\\?\\GLOBALROOT\\Device\\HarddiskVolumeShadowCopy1\\Windows\\System32\\config\\SAM WORD.txt",
        "secretsdump.py WORD:Passw0rd@10.0.0.5",
        "nxc smb WORD -u admin -p Passw0rd --sam",
        "mimikatz.exe \"lsadump::sam\" exit > WORD.txt",
    ];
    let texts: Vec<String> = COMMANDS
        .iter()
        .flat_map(|text| WORDS.split_whitespace().map(|word| text.replace("WORD", word)))
        .collect();
    let missed = wrong(&texts.join("\n"), |score| score < 0.5);
    assert!(missed.len() <= 2, "{missed:#?}");
}
