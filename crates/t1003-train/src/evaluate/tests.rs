use super::*;
use crate::baselines::{Linear, Patterns};
use crate::report;
use t1003_model::{Device, shipped};

fn example(text: &str, positive: bool, family: &str) -> Example {
    Example {
        text: text.into(),
        positive,
        groups: [("family", family.to_string()), ("file", "made".to_string())].into(),
        repeated: false,
    }
}

/// A few acts, as many neighbours, and one text twice.
fn dataset() -> Dataset {
    let mut examples = Vec::new();
    for i in 0..20 {
        examples.push(example(&format!(r"reg save HKLM\SAM C:\temp\{i}.hiv"), true, "reg"));
        examples.push(example(&format!(r"reg save HKLM\SOFTWARE C:\temp\{i}.hiv"), false, "reg"));
        examples.push(example(&format!("ping -n {i} server"), false, "ping <b>"));
    }
    examples.push(Example { repeated: true, ..example("ping -n 3 server", false, "again") });
    Dataset { examples, ambiguous: 2 }
}

fn options(obfuscate: &Obfuscate) -> Options<'_> {
    Options {
        files: vec!["made".into()],
        policy: "hunt".into(),
        mistakes: 5,
        evasion_texts: 8,
        obfuscate: Some(obfuscate),
    }
}

fn evaluated() -> Evaluation {
    let model = Model::open(shipped::FILES, Device::Cpu).unwrap();
    let data = dataset();
    let linear = Linear::train(model.tokenizer(), &data.examples).unwrap();
    let own = ModelScorer { name: "model".into(), model: &model };
    let shout = |text: &str, strength: f64, _: u64| {
        if strength > 0.5 { text.to_uppercase() } else { text.to_string() }
    };
    evaluate(&own, &[&linear, &Patterns::new()], &data, options(&shout)).unwrap()
}

#[test]
fn totals_groups_and_methods_fit_together() {
    let e = evaluated();
    assert_eq!((e.data.texts, e.data.positives, e.data.repeated, e.data.ambiguous), (60, 20, 1, 2));
    assert_eq!(e.methods.len(), 3);
    // the baselines have seen these very texts
    assert_eq!(e.methods[1].accuracy, 1.0);
    assert_eq!(e.methods[2].confusion.recall(), 1.0);
    assert_eq!(e.methods[2].confusion.false_positive_rate(), 0.0);
    let of =
        |key: &str| e.groups.iter().filter(|g| g.key == key).map(|g| g.positives + g.negatives).sum::<u64>();
    assert_eq!((of("family"), of("file")), (61, 61));
    let hunt = e.policies.iter().find(|p| p.name == "hunt").unwrap();
    assert_eq!(e.missed.len() as u64, hunt.confusion.false_negatives.min(5));
    assert_eq!(e.false_alarms.len() as u64, hunt.confusion.false_positives.min(5));
    assert!(e.false_alarms.is_sorted_by(|a, b| a.log_odds >= b.log_odds));
    assert_eq!(e.evasion.len(), 11);
    assert_eq!((e.evasion[0].positives, e.evasion[0].negatives), (8, 8));
    assert_eq!(e.roc.last().map(|p| (p.false_positive_rate, p.recall)), Some((1.0, 1.0)));
}

#[test]
fn an_unknown_policy_or_no_text_is_an_error() {
    let model = Model::open(shipped::FILES, Device::Cpu).unwrap();
    let own = ModelScorer { name: "model".into(), model: &model };
    let same = |text: &str, _: f64, _: u64| text.to_string();
    let unknown = Options { policy: "sleep".into(), ..options(&same) };
    assert!(evaluate(&own, &[], &dataset(), unknown).unwrap_err().to_string().contains("sleep"));
    assert!(evaluate(&own, &[], &Dataset::default(), options(&same)).is_err());
}

#[test]
fn the_linear_model_is_the_same_each_time() {
    let model = Model::open(shipped::FILES, Device::Cpu).unwrap();
    let data = dataset();
    let scores = || {
        let linear = Linear::train(model.tokenizer(), &data.examples).unwrap();
        linear.scores(&["reg save HKLM\\SAM x", "ping"]).unwrap().log_odds
    };
    let once = scores();
    assert_eq!(once, scores());
    assert!(once[0] > 0.0 && once[1] < 0.0);
}

#[test]
fn one_class_alone_can_be_measured_and_shown() {
    let model = Model::open(shipped::FILES, Device::Cpu).unwrap();
    let own = ModelScorer { name: "model".into(), model: &model };
    let mut data = dataset();
    data.examples.retain(|e| !e.positive);
    let options =
        Options { files: Vec::new(), policy: "alert".into(), mistakes: 1, evasion_texts: 0, obfuscate: None };
    let e = evaluate(&own, &[], &data, options).unwrap();
    assert_eq!(e.methods[0].roc_auc, None);
    let folder = tempfile::tempdir().unwrap();
    report::write(&e, &folder.path().join("r.html")).unwrap();
    assert!(!report::text(&e).contains("NaN"));
    assert!(!serde_json::to_string(&e).unwrap().is_empty());
}

#[test]
fn reports_are_whole_and_fit_a_terminal() {
    let e = evaluated();
    let text = report::text(&e);
    assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
    for part in ["Confusion matrix", "weighted avg", "bag of tokens", "regular expressions", "Reliability"] {
        assert!(text.contains(part), "{part}");
    }
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    report::write(&e, &path("r.html")).unwrap();
    let html = std::fs::read_to_string(path("r.html")).unwrap();
    assert_eq!(html.matches("<svg").count(), 5);
    assert!(html.contains("ping &lt;b&gt;") && !html.contains("ping <b>"));
    for fetched in ["<script", "src=", "href=", "@import", "url("] {
        assert!(!html.contains(fetched), "{fetched}");
    }
    report::write(&e, &path("r.md")).unwrap();
    let markdown = std::fs::read_to_string(path("r.md")).unwrap();
    for line in markdown.lines().filter(|line| line.starts_with("![")) {
        let name = line.split(['(', ')']).nth(1).unwrap();
        assert!(path(name).exists(), "{name}");
    }
    assert!(report::write(&e, &path("r.pdf")).is_err());
}
