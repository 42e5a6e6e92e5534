//! The other subcommands, end to end: what they write, and that the same seed writes it again.

use assert_cmd::Command;
use serde_json::Value;
use std::path::Path;
use t1003_train::dataset::{self, Example};

fn t1003(args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("t1003").expect("built");
    command.args(args);
    command
}

fn stdout(args: &[&str]) -> String {
    let output = t1003(args).assert().success().get_output().clone();
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).display().to_string()
}

#[test]
fn model_tells_what_the_shipped_bundle_is() {
    let about: Value = serde_json::from_str(&stdout(&["model"])).unwrap();
    assert_eq!(about["source"], "shipped");
    assert_eq!(about["digest"].as_str().map(str::len), Some(64));
    assert_eq!(about["labels"], serde_json::json!(["Benign", "T1003.002"]));
    for field in ["name", "version", "parameters", "windows", "normalise", "temperature", "policies", "bytes"] {
        assert!(!about[field].is_null(), "{field}");
    }
    assert!(about["files"]["model.safetensors"]["bytes"].as_u64() > Some(1000));
}

#[test]
fn a_seed_generates_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (path(folder.path(), "one"), path(folder.path(), "two"));
    for out in [&one, &two] {
        stdout(&["generate", "--samples", "200", "--seed", "7", "--out", out]);
    }
    for name in ["train.csv", "validation.csv", "test.csv", "families.md"] {
        let read = |out: &str| std::fs::read(Path::new(out).join(name)).unwrap();
        assert!(!read(&one).is_empty() && read(&one) == read(&two), "{name}");
    }
    let log = path(folder.path(), "log.csv");
    stdout(&["generate", "--logs", "50", "--out", &log]);
    assert!(std::fs::read_to_string(&log).unwrap().starts_with("time,host,"));
    t1003(&["generate", "--logs", "5", "--samples", "5", "--out", &log]).assert().code(2);
}

#[test]
fn evaluate_measures_what_generate_made() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    stdout(&["generate", "--samples", "400", "--out", &path(out, "")]);
    let (data, json, html) = (path(out, "test.csv"), path(out, "e.json"), path(out, "e.html"));
    let train = path(out, "train.csv");
    let outputs = ["--json", &json, "--report", &html];
    let extras = ["--baselines", &train, "--ablation", "normalise=off", "--evasion", "5"];
    let text = stdout(&[&["evaluate", "--data", &data][..], &outputs, &extras].concat());
    assert!(text.contains("Confusion matrix") && text.contains("without normalisation"), "{text}");
    let numbers: Value = serde_json::from_str(&std::fs::read_to_string(&json).unwrap()).unwrap();
    assert_eq!(numbers["data"]["texts"], 40);
    assert_eq!(numbers["methods"].as_array().map(Vec::len), Some(4));
    assert_eq!(numbers["evasion"].as_array().map(Vec::len), Some(11));
    assert!(std::fs::read_to_string(&html).unwrap().contains("<svg"));
    t1003(&["evaluate"]).assert().code(2);
    let missing = path(out, "missing.csv");
    let error = t1003(&["evaluate", "--data", &missing]).assert().code(2).get_output().stderr.clone();
    assert!(String::from_utf8_lossy(&error).contains("missing.csv"));
}

#[test]
fn mine_keeps_what_is_hard_and_a_share_of_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let [data, out] = ["data", "out"].map(|name| path(folder.path(), name));
    stdout(&["generate", "--samples", "200", "--out", &data]);
    let texts = |folder: &str| dataset::read(&[Path::new(folder).join("train.csv")]).unwrap().examples;
    let mine = |extras: &[&str]| {
        stdout(&[&["mine", "--data", &data, "--out", &out], extras].concat());
        texts(&out)
    };
    // nobody is sure to more than 1, so every text is hard
    let of = |examples: Vec<Example>| examples.into_iter().map(|e| (e.text, e.positive)).collect::<Vec<_>>();
    assert_eq!(of(mine(&["--sure", "1", "--keep", "0"])), of(texts(&data)));
    let some = mine(&["--sure", "0", "--keep", "0.5"]).len();
    assert!((50..110).contains(&some), "{some} of 160");
    let validation = |folder: &str| std::fs::read(Path::new(folder).join("validation.csv")).unwrap();
    assert_eq!(validation(&data), validation(&out));
    t1003(&["mine", "--data", &data, "--out", &data]).assert().code(2);
    t1003(&["mine", "--data", &data, "--out", &out, "--keep", "2"]).assert().code(2);
}

#[test]
fn bench_counts_texts_and_tokens() {
    let text = stdout(&["bench", "--texts", "50", "--rounds", "1", "--threads", "2", "--json"]);
    let numbers: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(numbers["texts"], 50);
    let runs = numbers["runs"].as_array().unwrap();
    assert_eq!(runs.iter().map(|run| run["threads"].as_u64().unwrap()).collect::<Vec<_>>(), [1, 2]);
    assert!(runs.iter().all(|run| run["tokens_per_second"].as_f64() > Some(0.0)));
}

#[test]
fn help_names_every_subcommand() {
    let help = stdout(&["--help"]);
    for name in ["predict", "model", "evaluate", "generate", "mine", "bench"] {
        assert!(help.contains(name), "{name}");
    }
}

#[test]
fn completions_and_manual_know_every_option() {
    for shell in ["bash", "zsh", "fish"] {
        let script = stdout(&["completions", shell]);
        assert!(script.contains("predict") && script.contains("fail-on"), "{shell}");
    }
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("man1");
    stdout(&["man", pages.to_str().unwrap()]);
    let read = |page: &str| std::fs::read_to_string(pages.join(page)).expect(page);
    assert!(read("t1003.1").contains("t1003\\-serve"));
    assert!(read("t1003-predict.1").contains("explain") && read("t1003-serve.1").contains("token"));
}

/// PGXN wants the version in a file of its own.
#[test]
fn meta_json_is_complete_and_has_the_version_of_cargo_toml() {
    let meta = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../META.json");
    let meta: Value = serde_json::from_str(&std::fs::read_to_string(meta).unwrap()).unwrap();
    for key in ["name", "abstract", "maintainer", "license", "provides", "meta-spec"] {
        assert!(!meta[key].is_null(), "{key}");
    }
    assert_eq!(meta["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(meta["provides"]["t1003"]["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(meta["meta-spec"]["version"], "1.0.0");
}
