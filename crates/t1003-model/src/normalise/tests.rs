//! What each step undoes, what stays, and what holds for every text.

mod characters;
mod every_text;
mod scripts;

use super::*;
use base64::Engine;

pub(super) fn plain(text: &str) -> Option<String> {
    Normaliser::all().plain(text).map(|plain| plain.text)
}

/// Every pair: a text, and what its plain form must contain.
#[track_caller]
pub(super) fn becomes(table: &[(&str, &str)]) {
    let wrong = table
        .iter()
        .map(|(text, expected)| (text, expected, plain(text)))
        .filter(|(_, expected, plain)| !plain.as_ref().is_some_and(|plain| plain.contains(*expected)))
        .map(|(text, expected, plain)| format!("{text:?}\n   wanted {expected:?}\n   got    {plain:?}"))
        .collect::<Vec<_>>();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[track_caller]
pub(super) fn stay(texts: &[&str]) {
    let wrong = texts
        .iter()
        .filter_map(|text| plain(text).map(|plain| format!("{text:?}\n   got {plain:?}")))
        .collect::<Vec<_>>();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn utf16(text: &str) -> String {
    let bytes = text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

#[test]
fn ordinary_texts_stay() {
    stay(&[
        "",
        " ",
        "reg save HKLM\\SAM C:\\temp\\sam.hiv",
        "\"C:\\Program Files\\Vendor\\service.exe\" -k netsvcs -p ",
        "C:\\Windows\\system32\\svchost.exe -k LocalServiceNetworkRestricted",
        "\"C:\\Windows\\system32\\cmd.exe\"  /c dir",
        "cmd.exe /c \"reg query HKCU\\Software\\Microsoft\"",
        "%SystemRoot%\\System32\\svchost.exe -k netsvcs",
        "powershell.exe -ExecutionPolicy Bypass -File \"C:\\scripts\\daily report.ps1\"",
        "Get-ChildItem $env:TEMP | Where-Object { $_.Length -gt 10 }",
        "git log HEAD^ --oneline",
        "git show HEAD^^:src/main.rs",
        "findstr /r \"^foo\" file.txt",
        "x^2 + y^2",
        "it's the user's file, don't touch it",
        "SELECT 'it''s' FROM t WHERE a = 'b'",
        "{\"a\":\"b\",\"c\":[\"d\",\"e\"],\"n\":1}",
        "{\"CommandLine\":\"\\\"C:\\\\Program Files\\\\x.exe\\\" -k\",\"User\":\"NT AUTHORITY\\\\SYSTEM\"}",
        "https://example.com/a/b/../c?x=1&y=%20z",
        "/usr/bin/python3 -m http.server 8000",
        "tar -czf /backup/etc.tar.gz /etc",
        "for i in 1 2 3; do echo $i; done",
        "C:/Program Files/Git/bin/git.exe status",
        "msbuild ..\\..\\src\\a.sln /p:Configuration=Release /t:Build;Publish",
        "C:\\src\\foo\\..\\bar\\x64\\release\\x.exe",
        "Он сам сохранил файл config в папку",
        "Αυτό είναι ένα κείμενο",
        "用户导出了日志：完成",
        "Système de fichiers – vérification “complète” de l’unité",
        "résumé.docx Größe naïve",
        "python -c r\"C:\\x\"",
        "7z x a.7z -o\"C:\\out dir\"",
        "robocopy \\\\server\\share D:\\data /MIR",
        "sc create x binPath= \"C:\\x.exe\" start= auto",
        "echo Hello, world; echo (done)",
        "for /l %i in (1,1,10) do echo %i",
        "var x = \"foo\", y = \"bar\";",
        "👩‍👩‍👧 ✔️ done",
        "`code` and ``more code``",
        "rock'n'roll",
        "0x1F + 12 = (3 + 4) * 2",
        "[System.IO.File]::ReadAllText('C:\\x.txt')",
        "a2b5c8d1e4f7a2b5c8d1e4f7a2b5c8d1",
        "Process Create:\r\n\tUtcTime: 2024-01-01 10:00:00\r\n\tImage: C:\\Windows\\System32\\cmd.exe\r\n",
    ]);
}

#[test]
fn offsets() {
    let blob = utf16("reg save HKLM\\SAM x");
    let text = format!("powershell -enc {blob} ; écho");
    let found = Normaliser::all().plain(&text).expect("plain");
    let at = found.text.find("HKLM").expect("decoded");
    assert_eq!(&text[found.original_range(at..at + 4)], blob);
    let at = found.text.find("écho").expect("tail");
    assert_eq!(&text[found.original_range(at..at + 5)], "écho");

    let text = "reg s^a^v^e hklm\\s\"a\"m x";
    let found = Normaliser::all().plain(text).expect("plain");
    let at = found.text.find("save").expect("verb");
    assert_eq!(&text[found.original_range(at..at + 4)], "s^a^v^e");
    assert_eq!(found.original_range(0..found.text.len()), 0..text.len());
    assert_eq!(found.original_range(4..4), 4..4);
    assert!(found.original_range(1000..2000).end <= text.len());
}

#[test]
fn steps_by_name() {
    assert_eq!(Normaliser::none().plain("r^e^g s^a^ve"), None);
    let caret = Normaliser::new(&[Step::Caret]);
    assert_eq!(caret.plain("r^e^g s\"a\"ve").map(|plain| plain.text).as_deref(), Some("reg s\"a\"ve"));
    assert_eq!(serde_json::to_string(&Step::EncodedCommand).expect("json"), "\"encoded-command\"");
    assert_eq!(Step::ALL.iter().fold(0_u32, |all, &step| all | 1 << step as u32).count_ones(), 14);
}
