//! Our numbers are scikit-learn's, on the same labels and scores, ties and missing calls included.
//! `fixtures/sklearn.py` made the numbers to agree with.

use serde_json::Value;
use t1003_train::evaluate::calibration::calibration;
use t1003_train::evaluate::curves::Steps;
use t1003_train::evaluate::metrics::{Class, ClassificationReport, Confusion};

const TOLERANCE: f64 = 1e-9;

struct Case {
    name: String,
    expected: Value,
    labels: Vec<bool>,
    log_odds: Vec<f64>,
}

impl Case {
    fn numbers(&self, path: &str) -> Vec<f64> {
        let values = self.expected.pointer(path).and_then(Value::as_array);
        values.expect(path).iter().map(|v| v.as_f64().expect(path)).collect()
    }

    fn number(&self, path: &str) -> f64 {
        self.expected.pointer(path).and_then(Value::as_f64).expect(path)
    }

    fn steps(&self) -> Steps {
        Steps::new(&self.labels, &self.log_odds)
    }

    fn confusion(&self) -> Confusion {
        Confusion::count(self.labels.iter().copied().zip(self.log_odds.iter().map(|z| *z >= 0.0)))
    }

    fn same(&self, what: &str, ours: f64, theirs: f64) {
        assert!((ours - theirs).abs() <= TOLERANCE, "{}, {what}: {ours} against {theirs}", self.name);
    }

    fn all_same(&self, what: &str, ours: impl IntoIterator<Item = f64>, path: &str) {
        let (ours, theirs): (Vec<f64>, _) = (ours.into_iter().collect(), self.numbers(path));
        assert_eq!(ours.len(), theirs.len(), "{}, {what}", self.name);
        ours.into_iter().zip(theirs).for_each(|(a, b)| self.same(what, a, b));
    }
}

fn cases() -> Vec<Case> {
    let fixture: Value = serde_json::from_str(include_str!("fixtures/sklearn.json")).expect("JSON");
    let cases = fixture["cases"].as_object().expect("cases");
    let case = |(name, expected): (&String, &Value)| {
        let mut case =
            Case { name: name.clone(), expected: expected.clone(), labels: Vec::new(), log_odds: Vec::new() };
        case.labels = case.numbers("/labels").into_iter().map(|l| l == 1.0).collect();
        case.log_odds = case.numbers("/log_odds");
        case
    };
    cases.iter().map(case).collect()
}

#[test]
fn confusion_and_report() {
    for case in cases() {
        let Confusion { true_negatives, false_positives, false_negatives, true_positives } = case.confusion();
        let counts = [true_negatives, false_positives, false_negatives, true_positives];
        case.all_same("confusion", counts.map(|n| n as f64), "/confusion");
        let report = ClassificationReport::from(&case.confusion());
        case.same("accuracy", report.accuracy, case.number("/report/accuracy"));
        let classes: [(&str, Class); 4] = [
            ("Benign", report.negative),
            ("T1003.002", report.positive),
            ("macro avg", report.macro_average),
            ("weighted avg", report.weighted_average),
        ];
        for (name, class) in classes {
            let theirs = |field: &str| case.number(&format!("/report/{name}/{field}"));
            case.same(name, class.precision, theirs("precision"));
            case.same(name, class.recall, theirs("recall"));
            case.same(name, class.f1, theirs("f1-score"));
            case.same(name, class.support as f64, theirs("support"));
        }
        assert_eq!(report.to_string(), case.expected["report_text"].as_str().expect("text"), "{}", case.name);
    }
}

#[test]
fn roc() {
    for case in cases() {
        let roc = case.steps().roc();
        case.all_same("rate", roc.iter().map(|p| p.false_positive_rate), "/roc/false_positive_rate");
        case.all_same("recall", roc.iter().map(|p| p.recall), "/roc/recall");
        case.all_same("threshold", roc[1..].iter().map(|p| p.threshold), "/roc/threshold");
        case.same("area", case.steps().roc_auc().expect("area"), case.number("/roc_auc"));
        for rate in ["1e-1", "1e-2", "1e-3", "1e-4"] {
            let ours = case.steps().recall_at(rate.parse().expect("rate")).expect("point");
            case.same(rate, ours.recall, case.number(&format!("/recall_at/{rate}")));
        }
    }
}

#[test]
fn precision_and_recall() {
    for case in cases() {
        let curve = case.steps().precision_recall();
        case.all_same("precision", curve.iter().map(|p| p.precision), "/precision");
        case.all_same("recall", curve.iter().map(|p| p.recall), "/recall");
        let area = case.steps().average_precision().expect("area");
        case.same("average precision", area, case.number("/average_precision"));
    }
}

#[test]
fn reliability() {
    for case in cases() {
        let ours = calibration(&case.labels, &case.log_odds, 15);
        case.same("Brier score", ours.brier, case.number("/brier"));
        case.same("log loss", ours.log_loss, case.number("/log_loss"));
        case.same("expected error", ours.expected_error, case.number("/expected_error"));
        case.all_same("counts", ours.bins.iter().map(|b| b.count as f64), "/bin_counts");
        case.all_same("means", ours.bins.iter().map(|b| b.mean_score), "/bin_mean_scores");
        case.all_same("positives", ours.bins.iter().map(|b| b.positives), "/bin_positives");
    }
}
