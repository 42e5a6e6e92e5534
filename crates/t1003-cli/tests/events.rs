//! `t1003 predict FILE.evtx`: logs as Windows writes them, made here.

use assert_cmd::Command;
use serde_json::Value;
use std::path::{Path, PathBuf};

#[path = "../src/generate/event_log.rs"]
#[allow(dead_code)]
mod event_log;

use event_log::{Kind, Record, SECURITY_4688, filetime};

const SYSMON_1: Kind = Kind {
    provider: "Microsoft-Windows-Sysmon",
    channel: "Microsoft-Windows-Sysmon/Operational",
    id: 1,
    data: &["Image", "CommandLine", "User", "ParentImage"],
};
const SCRIPT_4104: Kind = Kind {
    provider: "Microsoft-Windows-PowerShell",
    channel: "Microsoft-Windows-PowerShell/Operational",
    id: 4104,
    data: &["MessageNumber", "MessageTotal", "ScriptBlockText", "ScriptBlockId", "Path"],
};
const LOGON_4624: Kind = Kind { id: 4624, data: &["TargetUserName"], ..SECURITY_4688 };
const SYSMON_3: Kind = Kind { id: 3, ..SYSMON_1 };

const THEFT: &str = "reg save HKLM\\SAM C:\\temp\\sam.hiv";

fn record<'a>(kind: Kind, second: u64, computer: &'a str, data: &'a [&'a str]) -> Record<'a> {
    Record { kind, time: filetime(1_700_000_000 + second), computer, data }
}

fn write(folder: &Path, name: &str, records: &[Record]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, event_log::write(records)).unwrap();
    path
}

fn predict(args: &[&str], files: &[&PathBuf]) -> Command {
    let mut command = Command::cargo_bin("t1003").unwrap();
    command.arg("predict").args(args).args(files);
    command
}

fn rows(command: &mut Command) -> Vec<Value> {
    let output = command.assert().success().get_output().clone();
    String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

const JSONL: [&str; 2] = ["--output-format", "jsonl"];

#[test]
fn three_kinds_of_event_are_read_and_the_others_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(
        folder.path(),
        "mixed.evtx",
        &[
            record(
                SECURITY_4688,
                0,
                "ws-01.corp.example",
                &["anna", "CORP", "C:\\a.exe", "whoami /all", "C:\\p.exe"],
            ),
            record(LOGON_4624, 1, "ws-01.corp.example", &[THEFT]),
            record(SYSMON_1, 2, "ws-02", &["C:\\reg.exe", THEFT, "CORP\\bert", "C:\\cmd.exe"]),
            record(SYSMON_3, 3, "ws-02", &["C:\\reg.exe", THEFT, "CORP\\bert", "C:\\cmd.exe"]),
            record(SCRIPT_4104, 4, "ws-03", &["1", "1", "Get-ChildItem C:\\Users", "id-1", ""]),
        ],
    );
    let rows = rows(&mut predict(&JSONL, &[&file]));
    let field = |name: &str| rows.iter().map(|row| row[name].clone()).collect::<Vec<_>>();
    assert_eq!(field("event"), [4688, 1, 4104]);
    assert_eq!(field("record"), [1, 3, 5]);
    assert_eq!(field("host"), ["ws-01.corp.example", "ws-02", "ws-03"]);
    assert_eq!(field("text"), ["whoami /all", THEFT, "Get-ChildItem C:\\Users"]);
    assert_eq!(field("user"), [Value::from("CORP\\anna"), Value::from("CORP\\bert"), Value::Null]);
    assert_eq!(field("image"), [Value::from("C:\\a.exe"), Value::from("C:\\reg.exe"), Value::Null]);
    assert_eq!(field("parent")[1], "C:\\cmd.exe");
    assert!(rows[0]["time"].as_str().unwrap().starts_with("2023-11-14T22:13:20"), "{}", rows[0]["time"]);
    assert_eq!(field("alert"), [false, true, false]);

    let table = predict(&[], &[&file]).assert().success().get_output().clone();
    let (text, note) = (String::from_utf8_lossy(&table.stdout), String::from_utf8_lossy(&table.stderr));
    assert!(text.contains("2023-11-14 22:13:22  ws-02            reg save"), "{text}");
    assert!(text.contains("ws-01    ") && !text.contains("corp.example"), "{text}");
    assert!(note.contains("5 records, 3 texts scored, 1 past \"alert\""), "{note}");
}

#[test]
fn script_blocks_in_pieces_are_one_text() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(
        folder.path(),
        "ps.evtx",
        &[
            record(SCRIPT_4104, 0, "a", &["1", "3", "reg save ", "x", "C:\\s.ps1"]),
            record(SCRIPT_4104, 1, "b", &["1", "2", "Write-Host ", "x", ""]),
            record(SCRIPT_4104, 2, "a", &["2", "3", "HKLM\\SAM ", "x", "C:\\s.ps1"]),
            record(SCRIPT_4104, 3, "a", &["3", "3", "C:\\temp\\sam.hiv", "x", "C:\\s.ps1"]),
        ],
    );
    let rows = rows(&mut predict(&JSONL, &[&file]));
    assert_eq!(rows[0]["text"], THEFT);
    assert_eq!(rows[0]["image"], "C:\\s.ps1");
    // the log ends before its other half
    assert_eq!((&rows[1]["text"], &rows[1]["host"]), (&"Write-Host ".into(), &"b".into()));
}

#[test]
fn only_explain_and_exit_status() {
    let folder = tempfile::tempdir().unwrap();
    let benign: Vec<[&str; 5]> = (0..3000).map(|_| ["u", "d", "i", "ping -n 1 host", "p"]).collect();
    let mut records: Vec<Record> = benign.iter().map(|data| record(SECURITY_4688, 0, "ws", data)).collect();
    let theft = ["u", "d", "i", THEFT, "p"];
    records.push(record(SECURITY_4688, 9, "ws", &theft));
    let file = write(folder.path(), "many.evtx", &records);
    assert!(std::fs::metadata(&file).unwrap().len() > 5 * 65_536, "more than a few chunks");

    let found =
        rows(&mut predict(&[&JSONL[..], &["--only", "alert", "--explain=2"]].concat(), &[&file, &file]));
    assert_eq!(found.len(), 2);
    assert_eq!(found[0]["record"], 3001);
    let fragments = found[0]["fragments"].as_array().unwrap();
    assert!((1..=2).contains(&fragments.len()));
    assert!(fragments.iter().any(|f| f["fragment"].as_str().unwrap().contains("SAM")), "{fragments:?}");

    let table = predict(&["--only", "alert", "--explain"], &[&file]).assert().success().get_output().clone();
    let table = String::from_utf8_lossy(&table.stdout).into_owned();
    assert_eq!(table.lines().count(), 3, "{table}");
    assert!(table.lines().nth(2).unwrap().contains("driven by") && table.contains("SAM"), "{table}");
    let csv = predict(&["--only", "alert", "--explain", "--output-format", "csv"], &[&file]);
    let csv = { csv }.assert().success().get_output().stdout.clone();
    let mut reader = csv::Reader::from_reader(csv.as_slice());
    assert_eq!(reader.headers().unwrap().iter().next_back(), Some("fragments"));
    assert!(reader.records().next().unwrap().unwrap().iter().next_back().unwrap().contains("SAM"));

    predict(&["--fail-on", "alert"], &[&file]).assert().code(1);
    let calm = write(folder.path(), "calm.evtx", &records[..1]);
    predict(&["--fail-on", "alert"], &[&calm]).assert().code(0);
}

#[test]
fn damage_is_told_of_and_the_rest_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let data: Vec<[&str; 5]> = (0..3000).map(|_| ["u", "d", "i", "ping -n 1 host", "p"]).collect();
    let records: Vec<Record> = data.iter().map(|data| record(SECURITY_4688, 0, "ws", data)).collect();
    let mut bytes = event_log::write(&records);
    let all = rows(&mut predict(&JSONL, &[&write(folder.path(), "whole.evtx", &records)])).len();
    assert_eq!(all, 3000);
    // a chunk in the middle
    bytes[4096 + 65_536..4096 + 65_536 + 8].fill(0xee);
    let damaged = folder.path().join("damaged.evtx");
    std::fs::write(&damaged, &bytes).unwrap();
    let output = predict(&JSONL, &[&damaged]).assert().success().get_output().clone();
    let left = output.stdout.iter().filter(|&&b| b == b'\n').count();
    assert!(left > 1000 && left < 3000, "{left}");
    // cut short, as a copy of a log in use is
    std::fs::write(&damaged, &bytes[..4096 + 3 * 65_536 + 1000]).unwrap();
    let cut = predict(&JSONL, &[&damaged]).assert().success().get_output().clone();
    assert!(cut.stdout.iter().filter(|&&b| b == b'\n').count() > 300);
    // what is lost is told of: cut off, emptied, changed within, and a record's own sign
    let whole = event_log::write(&records);
    let chunks = (whole.len() - 4096) / 65_536;
    let note = |bytes: &[u8]| {
        std::fs::write(&damaged, bytes).unwrap();
        let output = predict(&JSONL, &[&damaged]).assert().success().get_output().clone();
        // nothing is past the policy, but who knows what was in the rest
        let calm = predict(&["--fail-on", "alert"], &[&damaged]).assert().code(2).get_output().clone();
        assert!(String::from_utf8_lossy(&calm.stderr).contains("not all of the event logs could be read"));
        let note = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(note.contains("damaged.evtx is damaged; "), "{note}");
        note
    };
    let cut = note(&whole[..4096 + 65_536 + 1000]);
    assert!(cut.contains(&format!("missing or make no sense: {}", chunks - 1)), "{cut}");
    assert!(note(&whole[..5000]).contains(&format!("make no sense: {chunks}")));
    let changed = |range: std::ops::Range<usize>, byte| {
        let mut bytes = whole.clone();
        bytes[range].fill(byte);
        note(&bytes)
    };
    let empty = changed(4096 + 65_536..4096 + 2 * 65_536, 0);
    assert!(empty.contains("make no sense: 1; records that are missing by its own count: "), "{empty}");
    assert!(changed(4696..4700, 0x7a).contains("wrong checksum: 1"));
    assert!(changed(4096 + 30_000..4096 + 30_200, 0).contains("missing by its own count: "));
    // any single broken byte
    let small = event_log::write(&records[..20]);
    for at in (0..small.len().min(12_000)).step_by(173) {
        let mut broken = small.clone();
        broken[at] ^= 0x55;
        std::fs::write(&damaged, &broken).unwrap();
        let code = predict(&JSONL, &[&damaged]).assert().get_output().status.code();
        assert!(matches!(code, Some(0 | 2)), "byte {at}: {code:?}");
    }
}

#[test]
fn mistakes_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let told = |args: &[&str]| {
        let output = predict(args, &[]).assert().code(2).get_output().clone();
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    assert!(told(&["nowhere.evtx"]).contains("cannot read nowhere.evtx"));
    let fake = folder.path().join("fake.evtx");
    std::fs::write(&fake, "time,host\n").unwrap();
    let fake = fake.to_str().unwrap();
    assert!(told(&[fake]).contains("is no Windows event log"));
    assert!(told(&[fake, "whoami"]).contains("either logs or texts"));
    let good =
        write(folder.path(), "good.evtx", &[record(SECURITY_4688, 0, "ws", &["u", "d", "i", THEFT, "p"])]);
    let output = predict(&JSONL, &[&fake.into(), &good]).assert().code(2).get_output().clone();
    assert!(String::from_utf8_lossy(&output.stdout).contains("T1003.002"), "the others are read");
    let told_of = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        told_of.contains("1 texts scored") && told_of.contains("fake.evtx is no Windows event log"),
        "{told_of}"
    );
    let file = write(folder.path(), "a.evtx", &[record(SECURITY_4688, 0, "ws", &["u", "d", "i", "", "p"])]);
    let note = predict(&[], &[&file]).assert().success().get_output().stderr.clone();
    assert!(String::from_utf8_lossy(&note).contains("without a command line: 1"));
    let piped = predict(&[], &[]).pipe_stdin(&file).unwrap().assert().code(2).get_output().stderr.clone();
    assert!(String::from_utf8_lossy(&piped).contains("as an argument"));
}

#[test]
fn the_demonstration_log_is_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("demo.evtx");
    let out = file.to_str().unwrap();
    Command::cargo_bin("t1003").unwrap().args(["generate", "--logs", "400", "--out", out]).assert().success();
    let csv = folder.path().join("demo.csv");
    let out = csv.to_str().unwrap();
    Command::cargo_bin("t1003").unwrap().args(["generate", "--logs", "400", "--out", out]).assert().success();
    let texts: Vec<String> = csv::Reader::from_path(&csv)
        .unwrap()
        .deserialize::<std::collections::HashMap<String, String>>()
        .map(|row| row.unwrap()["command_line"].clone())
        .collect();
    let read: Vec<String> = rows(&mut predict(&JSONL, &[&file]))
        .iter()
        .map(|row| row["text"].as_str().unwrap().to_string())
        .collect();
    assert_eq!(read, texts);
}
