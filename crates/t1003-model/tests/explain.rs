//! What drove the score: the words that make the act, where they stand in the original, however it is dressed.

use proptest::prelude::*;
use std::sync::LazyLock;
use t1003_model::explain::{Fragment, MOST, explain};
use t1003_model::{Device, Model, Stop, shipped};

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::open(shipped::FILES, Device::Cpu).unwrap());

fn explained(text: &str) -> Vec<Fragment> {
    explain(&MODEL, text, 5, &Stop::default()).unwrap()
}

fn log_odds(text: &str) -> f32 {
    MODEL.classify(text, &Stop::default()).unwrap().log_odds
}

/// Whether one of the fragments reads so, and stands for this part of the text.
fn names(text: &str, word: &str, original: &str) -> bool {
    explained(text)
        .iter()
        .any(|f| f.reads.to_lowercase().contains(word) && text[f.range.clone()].contains(original))
}

#[test]
fn the_hive_is_named() {
    let text = r"cmd.exe /c reg save HKLM\SAM C:\temp\sam.hiv /y";
    assert!(names(text, "sam", "HKLM\\SAM"), "{:?}", explained(text));
    let text = r"copy \\?\GLOBALROOT\Device\HarddiskVolumeShadowCopy1\Windows\System32\config\SAM C:\temp\x";
    assert!(names(text, "sam", "SAM"), "{:?}", explained(text));
}

#[test]
fn either_of_two_hives_is_named_though_one_would_do() {
    let text = r"reg save HKLM\SAM C:\a.hiv & reg save HKLM\SECURITY C:\b.hiv";
    assert!(names(text, "sam", "SAM") && names(text, "security", "SECURITY"), "{:?}", explained(text));
}

#[test]
fn offsets_are_those_of_the_obfuscated_original() {
    let text = r"ré & c^m^d /c r^eg s^av^e H^KL^M\S^AM C:\temp\x.hiv";
    assert!(names(text, r"hklm\sam", r"H^KL^M\S^AM"), "{:?}", explained(text));
    // powershell -enc of: reg save HKLM\SAM C:\temp\x.hiv
    let blob: Vec<u8> = r"reg save HKLM\SAM C:\temp\x.hiv".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let blob = base64(&blob);
    let text = format!("powershell -nop -EncodedCommand {blob}");
    assert!(names(&text, "sam", &blob), "{:?}", explained(&text));
}

#[test]
fn a_long_text_is_explained_where_it_alarms() {
    let padding = r"& dir C:\Users\public ".repeat(300);
    let text = format!(r"{padding}& reg save HKLM\SAM C:\temp\sam.hiv {padding}");
    let found = explained(&text);
    let command = padding.len()..text.len() - padding.len();
    assert!(
        !found.is_empty() && found.iter().all(|f| command.start <= f.range.end && f.range.start <= command.end),
        "{found:?}"
    );
}

#[test]
fn the_text_without_its_fragments_alarms_less() {
    for text in [
        r"reg save HKLM\SAM C:\temp\sam.hiv",
        r"powershell -c Copy-Item C:\Windows\System32\config\SAM C:\Users\Public\s",
    ] {
        let mut rest = text.to_string();
        let mut found = explained(text);
        found.sort_by_key(|f| std::cmp::Reverse(f.range.start));
        found.into_iter().for_each(|f| rest.replace_range(f.range, ""));
        assert!(log_odds(&rest) < log_odds(text) - 1.0, "{text} and {rest}");
    }
}

#[test]
fn as_many_as_asked_for() {
    let text = r"reg save HKLM\SAM a & reg save HKLM\SECURITY b & reg save HKLM\SYSTEM c & esentutl /y /vss C:\Windows\System32\config\SAM";
    for top in [1, 3, MOST] {
        let found = explain(&MODEL, text, top, &Stop::default()).unwrap();
        assert!(found.len() <= top && !found.is_empty());
        assert!(found.iter().map(|f| f.share).sum::<f32>() < 1.0 + 1e-3);
        assert!(found.windows(2).all(|pair| pair[0].share >= pair[1].share));
    }
}

#[test]
fn stops_when_told() {
    let stop = Stop::default();
    stop.stop();
    assert!(explain(&MODEL, "reg save HKLM\\SAM x", 5, &stop).is_err());
}

/// Also where no word drives the score up.
#[test]
fn no_share_is_more_than_all() {
    for text in ["\u{1e008}a \u{cc6}\u{1ff2}\u{3affd}\u{1ee64}\u{1eef6}^", "a", "the holiday", "ls"] {
        for fragment in explained(text) {
            assert!(fragment.share <= 1.0 + 1e-3, "{text}: {fragment:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_text_is_explained_on_character_boundaries(text in "\\PC{0,60}|(reg|save|HKLM\\\\SAM|é|\\^|`|\"| |%COMSPEC%){0,20}") {
        for fragment in explained(&text) {
            prop_assert!(text.get(fragment.range.clone()).is_some(), "{fragment:?}");
            prop_assert!(fragment.share > 0.0 && fragment.share <= 1.0 + 1e-3 && !fragment.reads.is_empty());
        }
    }
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = |chunk: &[u8]| {
        let n = chunk.iter().chain([0, 0].iter()).take(3).fold(0usize, |n, &b| n << 8 | b as usize);
        (0..4)
            .map(move |i| if i <= chunk.len() { DIGITS[n >> (18 - 6 * i) & 63] as char } else { '=' })
            .collect::<String>()
    };
    bytes.chunks(3).map(digits).collect()
}
