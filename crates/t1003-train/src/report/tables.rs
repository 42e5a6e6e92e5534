//! The tables of a report, the same in every format: a title, a header, rows of cells, and a remark.

use crate::evaluate::Evaluation;
use crate::evaluate::groups::Group;

/// A table of text; the first column is aligned to the left, the others to the right.
pub struct Table {
    pub title: String,
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// What to know when reading it.
    pub remark: String,
}

/// Rows of one column's groups that are listed.
const GROUPS: usize = 20;

impl Table {
    fn new(title: impl Into<String>, header: &[&str], remark: impl Into<String>) -> Self {
        let header = header.iter().map(|h| h.to_string()).collect();
        Table { title: title.into(), header, rows: Vec::new(), remark: remark.into() }
    }
}

/// A share, or a dash where there is nothing to share.
fn share(x: Option<f64>) -> String {
    x.map_or_else(|| "–".into(), |x| format!("{x:.4}"))
}

/// A rate, whose size is what matters.
fn rate(x: f64) -> String {
    match x {
        0.0 => "0".into(),
        0.05.. => format!("{x:.3}"),
        _ => format!("{x:.1e}"),
    }
}

/// A threshold, with as many digits as keep it apart from 1.
pub fn threshold(x: f32) -> String {
    let text = format!("{x:.4}");
    if x < 1.0 && text.starts_with('1') { x.to_string() } else { text }
}

/// Every table of the report but the lists of mistakes.
pub fn all(e: &Evaluation) -> Vec<Table> {
    let mut tables = vec![methods(e), operating(e), policies(e)];
    if !e.evasion.is_empty() {
        tables.push(evasion(e));
    }
    tables.push(reliability(e));
    tables.extend(groups(e));
    tables
}

fn methods(e: &Evaluation) -> Table {
    let header =
        ["method", "accuracy", "ROC AUC", "PR AUC", "recall", "FPR", "@1e-2", "@1e-3", "@1e-4", "texts/s"];
    let remark = "recall and FPR are past a score of 0.5; @r is recall at a false-positive rate of at most r. ";
    let mut table = Table::new("Methods", &header, format!("{remark}{}", beaten(e)));
    for m in &e.methods {
        let at = |i: usize| share(m.recall_at.get(i).map(|o| o.recall));
        let confusion = m.confusion;
        table.rows.push(vec![
            m.name.clone(),
            share(Some(m.accuracy)),
            share(m.roc_auc),
            share(m.average_precision),
            share(Some(confusion.recall())),
            rate(confusion.false_positive_rate()),
            at(0),
            at(1),
            at(2),
            format!("{:.0}", m.texts_per_second),
        ]);
    }
    table
}

/// Whether the model beats the methods beside it, each at the false-positive rate that it has.
fn beaten(e: &Evaluation) -> String {
    let compare = |m: &crate::evaluate::Method| {
        let first = m.first_at_same_rate?;
        let (own, rival) = (first.recall, m.confusion.recall());
        let word = if own > rival {
            "beats"
        } else if own == rival {
            "equals"
        } else {
            "does NOT beat"
        };
        let at = rate(m.confusion.false_positive_rate());
        Some(format!("At FPR {at} the model {word} {}: recall {own:.4} against {rival:.4}.", m.name))
    };
    e.methods.iter().filter_map(compare).collect::<Vec<_>>().join(" ")
}

fn operating(e: &Evaluation) -> Table {
    let remark = format!("{} negatives: rates below {} are beyond what they can show.", e.data.negatives, {
        rate(1.0 / e.data.negatives.max(1) as f64)
    });
    let header = ["FPR at most", "FPR", "recall", "threshold", "log-odds"];
    let mut table = Table::new("Recall at a false-positive rate", &header, remark);
    for o in e.methods.iter().take(1).flat_map(|m| &m.recall_at) {
        let z = o.threshold;
        let score = z.map(|z| threshold(crate::evaluate::calibration::sigmoid(z) as f32));
        table.rows.push(vec![
            rate(o.allowed),
            rate(o.false_positive_rate),
            share(Some(o.recall)),
            score.unwrap_or_else(|| "–".into()),
            z.map_or_else(|| "–".into(), |z| format!("{z:.2}")),
        ]);
    }
    table
}

fn policies(e: &Evaluation) -> Table {
    let header = ["policy", "threshold", "recall", "missed", "FPR", "flagged", "FPR announced"];
    let mut table = Table::new("Policies of the bundle", &header, "");
    for p in &e.policies {
        let c = p.confusion;
        table.rows.push(vec![
            p.name.clone(),
            threshold(p.threshold),
            share((c.positives() > 0).then_some(p.recall)),
            format!("{} of {}", c.false_negatives, c.positives()),
            rate(p.false_positive_rate),
            format!("{} of {}", c.false_positives, c.negatives()),
            p.announced.map_or_else(|| "unmeasured".into(), rate),
        ]);
    }
    table
}

fn evasion(e: &Evaluation) -> Table {
    let remark = format!("Texts disguised by the generator, at the threshold of \"{}\".", e.policy);
    let mut table = Table::new("Evasion", &["strength", "recall", "found", "FPR", "flagged"], remark);
    for p in &e.evasion {
        table.rows.push(vec![
            format!("{:.1}", p.strength),
            share((p.positives > 0).then(|| p.recall())),
            format!("{} of {}", p.detected, p.positives),
            rate(p.false_positive_rate()),
            format!("{} of {}", p.flagged, p.negatives),
        ]);
    }
    table
}

fn reliability(e: &Evaluation) -> Table {
    let c = &e.calibration;
    let remark = format!(
        "expected calibration error {:.4}, largest {:.4}, Brier score {:.4}, log loss {:.4}",
        c.expected_error, c.largest_error, c.brier, c.log_loss
    );
    let mut table = Table::new("Reliability", &["scores", "texts", "mean score", "positives"], remark);
    for b in &c.bins {
        table.rows.push(vec![
            format!("{:.2} to {:.2}", b.from, b.to),
            b.count.to_string(),
            share(Some(b.mean_score)),
            share(Some(b.positives)),
        ]);
    }
    table
}

/// A table for each column that tells texts apart.
fn groups(e: &Evaluation) -> Vec<Table> {
    let mut tables = Vec::new();
    for of_key in e.groups.chunk_by(|a, b| a.key == b.key) {
        if of_key.len() < 2 {
            continue;
        }
        let more = of_key.len().saturating_sub(GROUPS);
        let remark = match more {
            0 => String::new(),
            _ => format!(
                "{more} more, with {} errors together.",
                of_key[GROUPS..].iter().map(Group::errors).sum::<u64>()
            ),
        };
        let header = [of_key[0].key, "recall", "found", "FPR", "flagged"];
        let mut table = Table::new(format!("By {}, at \"{}\"", of_key[0].key, e.policy), &header, remark);
        for g in of_key.iter().take(GROUPS) {
            let of = |hits: u64, all: u64| if all == 0 { String::new() } else { format!("{hits} of {all}") };
            table.rows.push(vec![
                shortened(&g.value, 40),
                share(g.recall()),
                of(g.detected, g.positives),
                g.false_positive_rate().map_or_else(|| "–".into(), rate),
                of(g.flagged, g.negatives),
            ]);
        }
        tables.push(table);
    }
    tables
}

/// At most `most` characters on one line, control characters escaped.
pub fn shortened(text: &str, most: usize) -> String {
    let line: String = text
        .chars()
        .take(most + 1)
        .flat_map(|c| if c.is_control() { c.escape_default().collect::<Vec<_>>() } else { vec![c] })
        .collect();
    if line.chars().count() <= most {
        return line;
    }
    line.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}
