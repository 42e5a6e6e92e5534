//! The shipped model as a whole: batches are singles, long texts hide nothing, and no text breaks it.

use proptest::prelude::*;
use std::sync::LazyLock;
use t1003_model::{Device, Model, Stop, Verdict, shipped};

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::open(shipped::FILES, Device::Cpu).unwrap());

fn classify(text: &str) -> Verdict {
    MODEL.classify(text, &Stop::default()).unwrap()
}

fn assert_same(a: &Verdict, b: &Verdict) {
    assert!((a.log_odds - b.log_odds).abs() < 1e-3, "{a:?} against {b:?}");
    assert_eq!((&a.label, a.windows), (&b.label, b.windows));
}

#[test]
fn a_batch_is_its_singles_in_order() {
    let texts: Vec<String> = (0..40)
        .map(|i| match i % 4 {
            0 => format!("svchost.exe -k netsvcs -p -s service{i}"),
            1 => "x".repeat(i * 20),
            2 => format!("powershell -c \"Get-Item C:\\folder{i}\" ").repeat(i),
            _ => String::new(),
        })
        .collect();
    let batch = MODEL.classify_batch(&texts, &Stop::default()).unwrap();
    assert_eq!(batch.len(), texts.len());
    for (text, verdict) in texts.iter().zip(&batch) {
        assert_same(verdict, &classify(text));
    }
}

const COMMAND: &str = r"reg save HKLM\SAM C:\temp\sam.hiv";

/// Asserts that `text` holds the command in plain sight of the model.
#[track_caller]
fn assert_seen(text: &str, alone: &Verdict, what: &str) {
    let hidden = classify(text).log_odds;
    assert!(
        hidden > 0.0 || hidden >= alone.log_odds - 1e-3,
        "log-odds {hidden}, alone {}, {what}, {} bytes",
        alone.log_odds,
        text.len()
    );
}

/// In front of the command, behind it, and on both sides.
fn around(padding: &str, command: &str) -> [String; 3] {
    [format!("{padding}{command}"), format!("{command}{padding}"), format!("{padding}{command}{padding}")]
}

#[test]
fn a_text_has_the_same_bits_in_every_batch() {
    let texts: Vec<String> = (0..200).map(|i| format!("cmd /c echo {i} {}", "x y ".repeat(i % 37))).collect();
    let batch = MODEL.classify_batch(&texts, &Stop::default()).unwrap();
    for (text, verdict) in texts.iter().zip(&batch) {
        assert_eq!(verdict.log_odds.to_bits(), classify(text).log_odds.to_bits(), "{text}");
    }
}

#[test]
fn int8_agrees_with_f32() {
    let f32 = Model::open(shipped::FILES, Device::CpuF32).unwrap();
    assert_eq!((f32.info().dtype.as_str(), MODEL.info().dtype.as_str()), ("f32", "int8"));
    for text in [
        r"reg save HKLM\SAM C:\temp\sam.hiv",
        "whoami /all",
        "dir C:\\Users",
        "secretsdump.py LOCAL -sam s -system y",
    ] {
        let (a, b) = (f32.classify(text, &Stop::default()).unwrap(), classify(text));
        assert!((a.score - b.score).abs() < 0.1, "{a:?} against {b:?}");
    }
}

/// Blanks are taken away before the model reads, so any model at all must give no less than for the
/// command alone.
#[test]
fn blanks_do_not_hide_a_command() {
    let alone = classify(COMMAND).log_odds;
    for blank in
        [" ", "\t", "\n", "\r\n", "\u{a0}", "\u{2003}", "\u{3000}", "\u{2028}", "\u{2800}", "\u{200b}", "\0"]
    {
        for count in if blank.len() == 1 { [100, 10_000] } else { [100, 1000] } {
            for text in around(&blank.repeat(count), COMMAND) {
                let hidden = classify(&text).log_odds;
                assert!(hidden >= alone - 1e-3, "log-odds {hidden}, alone {alone}, {count} of {blank:?}");
            }
        }
        let spread = COMMAND.replace(' ', &format!(" {} ", blank.repeat(1000)));
        if !matches!(blank, "\n" | "\r\n" | "\u{2028}") {
            let hidden = classify(&spread).log_odds;
            assert!(hidden >= alone - 1e-3, "log-odds {hidden}, alone {alone}, {blank:?} between the words");
        }
    }
}

/// `bytes` of what administrators type, every command another one.
fn harmless(bytes: usize) -> String {
    const COMMANDS: [&str; 6] = [
        "dir C:\\Users\\user",
        "ping -n 1 server",
        "ipconfig /all > C:\\temp\\net",
        "net use Z: \\\\files\\share",
        "tasklist /v | findstr notepad",
        "robocopy C:\\data D:\\backup\\",
    ];
    let mut text = String::new();
    for n in 0.. {
        text.push_str(&format!(" & {}{n}", COMMANDS[n % COMMANDS.len()]));
        if text.len() >= bytes {
            break;
        }
    }
    text + " & "
}

#[test]
fn padding_does_not_hide_a_command() {
    let alone = classify(COMMAND);
    for (what, padding) in [
        ("one harmless command", " & dir C:\\Users & ".repeat(700)),
        ("harmless commands", harmless(7_000)),
        ("harmless commands", harmless(100_000)),
        ("empty quotes", "\"\" ".repeat(3000)),
        ("carets", "^ ".repeat(3000)),
        ("separators", " ,;= ".repeat(3000)),
        ("ampersands", " & ".repeat(3000)),
        ("remarks", "rem nothing\n".repeat(1000)),
        ("letters", format!("echo {} & ", "A".repeat(10_000))),
    ] {
        for text in around(&padding, COMMAND) {
            assert_seen(&text, &alone, what);
        }
    }
    for (what, text) in [
        ("empty quotes in words", COMMAND.replace('e', "e\"\"\"\"\"\"")),
        ("a very long argument", format!("{COMMAND} \"C:\\{}\\x\"", "long folder\\".repeat(2_000))),
        ("a very long path", format!("reg save HKLM\\SAM \"C:\\{}\\x\"", "x".repeat(20_000))),
        ("a long argument before", format!("cmd /c echo \"{}\" & {COMMAND}", "Lorem ipsum, ".repeat(2_000))),
    ] {
        assert_seen(&text, &alone, what);
    }
}

#[test]
fn a_megabyte_hides_nothing() {
    let alone = classify(COMMAND);
    assert_seen(&format!("{}{COMMAND}", " ".repeat(1 << 20)), &alone, "blanks");
    assert_seen(&format!("{}{COMMAND}", "ping -n 1 server & ".repeat(55_000)), &alone, "one command");
    assert_seen(&format!("echo {} & {COMMAND}", "0".repeat(1 << 20)), &alone, "zeros");
}

#[test]
fn a_stopped_call_says_so() {
    let stop = Stop::default();
    stop.stop();
    assert!(matches!(MODEL.classify("whoami", &stop), Err(t1003_model::Error::Stopped)));
}

/// As many as `T1003_RANDOM_TEXTS` says; a few thousand unless it does.
#[test]
fn random_bytes_are_answered() {
    let count: usize = std::env::var("T1003_RANDOM_TEXTS").ok().and_then(|n| n.parse().ok()).unwrap_or(2000);
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let mut left = count;
    while left > 0 {
        let texts: Vec<String> = (0..left.min(1000))
            .map(|_| {
                let length = next() as usize % 60;
                let bytes: Vec<u8> = (0..length).map(|_| (next() >> 32) as u8).collect();
                String::from_utf8_lossy(&bytes).into_owned()
            })
            .collect();
        let verdicts = MODEL.classify_batch(&texts, &Stop::default()).unwrap();
        assert!(verdicts.iter().all(|v| (0.0..=1.0).contains(&v.score) && v.confidence >= 0.5));
        left -= texts.len();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_has_a_verdict(text in "(\\PC|[ %^`'\"\\\\$]){0,300}") {
        let verdict = classify(&text);
        prop_assert!((0.0..=1.0).contains(&verdict.score) && verdict.windows >= 1);
    }
}
