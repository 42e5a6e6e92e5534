//! What the data promises: the same bytes from the same seed, nothing twice,
//! balanced labels, and the same clothes for both of them.

use std::collections::{BTreeMap, BTreeSet};

use super::*;

fn small(seed: u64, split: Split) -> Dataset {
    generate(&Options { samples: 3000, seed, split, ..Options::default() }).unwrap()
}

fn parts(data: &Dataset) -> [&Vec<Sample>; 3] {
    [&data.train, &data.validation, &data.test]
}

#[test]
fn the_seed_decides_every_byte() {
    assert_eq!(small(5, Split::Random), small(5, Split::Random));
    assert_ne!(small(5, Split::Random).train, small(6, Split::Random).train);
}

#[test]
fn parts_are_sized_balanced_and_disjoint() {
    let data = small(1, Split::Random);
    assert_eq!(parts(&data).map(Vec::len), [2400, 300, 300]);
    let normaliser = Normaliser::all();
    let mut seen = HashSet::new();
    for part in parts(&data) {
        let positive = part.iter().filter(|s| s.label == Label::T1003_002).count();
        assert_eq!(positive * 2, part.len());
        for sample in part {
            assert!(seen.insert(key(&normaliser, &sample.text)), "twice: {}", sample.text);
        }
    }
}

#[test]
fn held_out_tools_are_in_the_test_part_alone() {
    let data = small(2, Split::Family);
    let tool: BTreeMap<&str, &str> = family::all().iter().map(|f| (f.name, f.tool)).collect();
    let tools = |samples: &[Sample]| -> BTreeSet<&str> {
        samples.iter().filter_map(|s| tool.get(s.family.as_str()).copied()).collect()
    };
    let (train, test) = (tools(&data.train), tools(&data.test));
    assert!(!data.held_out.is_empty() && test.len() > 3);
    assert!(train.is_disjoint(&test), "{train:?} {test:?}");
    assert!(tools(&data.validation).is_disjoint(&test));
    for label in Label::BOTH {
        assert!(data.test.iter().any(|s| s.label == label));
    }
}

#[test]
fn the_two_texts_of_the_acceptance_test_are_not_in_the_data() {
    for text in unlabelled(9, 20_000) {
        assert!(!KEPT_OUT.contains(&text.as_str()));
    }
}

#[test]
fn their_kinds_are_in_the_data() {
    let texts = generate(&Options { samples: 12_000, seed: 3, ..Options::default() }).unwrap().train;
    let has = |label, words: &[&str]| {
        texts.iter().any(|s| {
            let text = s.text.to_lowercase();
            s.label == label && words.iter().all(|w| text.contains(w))
        })
    };
    assert!(has(Label::T1003_002, &["reg", "query", r"hklm\security"]));
    assert!(has(Label::Benign, &["command prompt", "the "]));
    assert!(has(Label::Benign, &["reg", "query", r"hklm\system\currentcontrolset"]));
}

/// A wrapper, a format or an obfuscation that only one label wears would give
/// the answer away.
#[test]
fn both_labels_wear_the_same_clothes() {
    let mut counts: BTreeMap<&str, [i64; 2]> = BTreeMap::new();
    let marks = [
        "cmd",
        "powershell",
        "-enc",
        "psexec",
        "wmic",
        "schtasks",
        "binpath",
        "invoke-command",
        "commandline",
        "scriptblock",
        "{\"",
        "process create",
        "new process",
        "proxychains",
        "bash",
        "```",
        "beacon>",
        "bypass",
        "^",
        "%comspec",
        "\n",
        "&&",
        "for %",
        "for /f",
        "forfiles",
        "conhost",
        "mshta",
        "cef:0",
        "leef:",
        "commandline\":",
        "c:\\>",
        "ps c:",
        "frombase64string",
        "[char",
        "call ",
        "~-",
        "access is denied",
        "subprocess",
    ];
    // the rarest marks come once in a thousand texts: fewer of these would count chance
    let data = generate(&Options { samples: 72_000, seed: 8, ..Options::default() }).unwrap();
    for sample in &data.train {
        let text = sample.text.to_lowercase();
        for mark in marks {
            if text.contains(mark) {
                counts.entry(mark).or_default()[usize::from(sample.label == Label::Benign)] += 1;
            }
        }
    }
    for mark in marks {
        let [act, benign] = counts.get(mark).copied().unwrap_or_default();
        assert!(act > 10 && benign > 10, "{mark}: {act} {benign}");
        assert!(benign * 3 > act && act * 5 > benign, "{mark}: {act} acts, {benign} benign");
    }
}

#[test]
fn every_wrapper_and_place_is_well_formed() {
    for kind in [Kind::Cmd, Kind::Ps, Kind::Sh, Kind::Console, Kind::Code, Kind::Told] {
        for text in [wrap::templates(kind), logformat::templates(kind)].concat() {
            let faults = template::faults(text, frame::holes());
            assert!(faults.is_empty(), "{faults:?}");
            let made = frame::frame(&mut Rng::new(1, 1), text, "dir C:\\x", kind);
            assert!(!made.is_empty() && !made.contains('\u{e000}'), "{made}");
        }
    }
}

#[test]
fn every_family_makes_many_different_texts() {
    for family in family::all() {
        let pool = Pool::new(vec![family], Vec::new());
        let mut rng = Rng::new(3, 3);
        let texts: BTreeSet<String> = (0..60).map(|_| pool.plain(&mut rng, family.label).text).collect();
        assert!(texts.len() >= 12, "{}: only {}", family.name, texts.len());
        for text in texts {
            assert!(!text.contains(['«', '»', '¦', '⟦', '⟧', '⏎']), "{}: {text}", family.name);
        }
    }
}

#[test]
fn the_event_table_is_a_week_in_order_without_labels() {
    let events = logs(4, 10_000);
    assert_eq!(events.len(), 10_000);
    assert!(events.windows(2).all(|pair| pair[0].time <= pair[1].time));
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("events.csv");
    write_logs(&path, &events).unwrap();
    let header = std::fs::read_to_string(path).unwrap();
    assert!(header.starts_with("time,host,user,parent_image,image,command_line\n"));
    let mut distinct: BTreeMap<&str, usize> = BTreeMap::new();
    for event in &events {
        *distinct.entry(&event.command_line).or_default() += 1;
    }
    assert!(distinct.len() > 300 && distinct.values().max().copied() > Some(500));
}

#[test]
fn the_files_are_written_as_promised() {
    let dir = tempfile::tempdir().unwrap();
    let data = small(1, Split::Random);
    data.write(dir.path()).unwrap();
    let mut reader = csv::Reader::from_path(dir.path().join("test.csv")).unwrap();
    assert_eq!(reader.headers().unwrap(), vec!["text", "label", "family", "source"]);
    let labels: BTreeSet<String> = reader.records().map(|r| r.unwrap()[1].to_owned()).collect();
    assert_eq!(labels, ["Benign", "T1003.002"].map(String::from).into());
    let table = std::fs::read_to_string(dir.path().join("families.md")).unwrap();
    assert!(table.contains("| T1003.002 | reg-save |"));
}
