//! Measures a model on labelled texts: the one place where numbers about a model come from. The arithmetic is in
//! the modules below, free of models and files; [`evaluate`] puts their answers together, and [`crate::report`]
//! shows them.

pub mod calibration;
pub mod curves;
pub mod evasion;
pub mod groups;
pub mod metrics;
pub mod thresholds;

use crate::dataset::{Dataset, Example};
use crate::error::Error;
use calibration::{Calibration, calibration, sigmoid};
use curves::{Operating, PrPoint, RocPoint, Steps};
use evasion::EvasionPoint;
use groups::Group;
use metrics::{ClassificationReport, Confusion};
use serde::Serialize;
use std::collections::BTreeMap;
use std::time::Instant;
use t1003_model::bundle::Policy;
use t1003_model::{Model, Stop};

/// False-positive rates at which recall is told.
pub const RATES: [f64; 3] = [1e-2, 1e-3, 1e-4];
/// Bins of the reliability table.
pub const BINS: usize = 15;

/// Scores of texts, in order.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    /// Probabilities of T1003.002, as policies compare them.
    pub score: Vec<f32>,
    /// Their log-odds, which still differ where probabilities have come to 0 or 1.
    pub log_odds: Vec<f64>,
}

impl Scores {
    pub fn from_log_odds(log_odds: Vec<f64>) -> Self {
        Scores { score: log_odds.iter().map(|&z| sigmoid(z) as f32).collect(), log_odds }
    }
}

/// Anything that scores texts, on the rayon pool that it is called in.
pub trait Scorer: Sync {
    fn name(&self) -> String;
    fn scores(&self, texts: &[&str]) -> Result<Scores, Error>;
}

/// A model, under the name that the table gets.
pub struct ModelScorer<'a> {
    pub name: String,
    pub model: &'a Model,
}

impl Scorer for ModelScorer<'_> {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn scores(&self, texts: &[&str]) -> Result<Scores, Error> {
        let verdicts = self.model.classify_batch(texts, &Stop::default())?;
        Ok(Scores {
            score: verdicts.iter().map(|v| v.score).collect(),
            log_odds: verdicts.iter().map(|v| f64::from(v.log_odds)).collect(),
        })
    }
}

/// What the texts were.
#[derive(Clone, Debug, Serialize)]
pub struct Data {
    pub files: Vec<String>,
    pub texts: u64,
    pub positives: u64,
    pub negatives: u64,
    /// Left out, because people do not agree on them.
    pub ambiguous: u64,
    /// Left out of the totals, because an earlier file held them.
    pub repeated: u64,
}

/// One way of scoring, in the table that compares them.
#[derive(Clone, Debug, Serialize)]
pub struct Method {
    pub name: String,
    /// Past a score of 0.5.
    pub confusion: Confusion,
    pub accuracy: f64,
    pub roc_auc: Option<f64>,
    pub average_precision: Option<f64>,
    /// Recall at each of [`RATES`]; thresholds are log-odds.
    pub recall_at: Vec<Operating>,
    pub texts_per_second: f64,
    /// The first method's recall at the false-positive rate that this one has past 0.5.
    pub first_at_same_rate: Option<Operating>,
}

/// A policy of the bundle on these texts.
#[derive(Clone, Debug, Serialize)]
pub struct PolicyResult {
    pub name: String,
    pub threshold: f32,
    /// The rate that the bundle announces.
    pub announced: Option<f64>,
    pub confusion: Confusion,
    pub recall: f64,
    pub false_positive_rate: f64,
}

/// A text on the wrong side of the threshold.
#[derive(Clone, Debug, Serialize)]
pub struct Mistake {
    pub text: String,
    pub positive: bool,
    pub score: f32,
    pub log_odds: f64,
    pub groups: BTreeMap<&'static str, String>,
}

/// All that is known about a model on some texts.
#[derive(Clone, Debug, Serialize)]
pub struct Evaluation {
    pub model: String,
    pub version: String,
    pub digest: String,
    pub data: Data,
    pub confusion: Confusion,
    pub classification: ClassificationReport,
    /// The model first, then what it is compared with.
    pub methods: Vec<Method>,
    pub policies: Vec<PolicyResult>,
    /// Groups, mistakes and evasion are told at this policy's threshold.
    pub policy: String,
    pub threshold: f32,
    pub calibration: Calibration,
    pub groups: Vec<Group>,
    /// Worst first.
    pub missed: Vec<Mistake>,
    pub false_alarms: Vec<Mistake>,
    pub evasion: Vec<EvasionPoint>,
    pub roc: Vec<RocPoint>,
    pub precision_recall: Vec<PrPoint>,
    /// Log-odds of negatives and of positives, for the histogram.
    #[serde(skip)]
    pub log_odds: [Vec<f64>; 2],
}

/// Turns a text into a disguised one: text, strength from 0 to 1, the text's own number.
pub type Obfuscate = dyn Fn(&str, f64, u64) -> String + Sync;

/// What to measure beside the model itself.
pub struct Options<'a> {
    pub files: Vec<String>,
    /// The policy whose threshold groups, mistakes and evasion are told at.
    pub policy: String,
    /// Mistakes of each kind that are listed.
    pub mistakes: usize,
    /// Texts of each class that are obfuscated at each strength.
    pub evasion_texts: usize,
    pub obfuscate: Option<&'a Obfuscate>,
}

/// Measures `model`, and beside it each of `others`, on `dataset`.
pub fn evaluate(
    model: &ModelScorer,
    others: &[&dyn Scorer],
    dataset: &Dataset,
    options: Options,
) -> Result<Evaluation, Error> {
    let manifest = &model.model.info().manifest;
    let examples = &dataset.examples;
    let texts: Vec<&str> = examples.iter().map(|e| e.text.as_str()).collect();
    if texts.is_empty() {
        return Err(Error::Data("there is no text to measure on".into()));
    }
    let Policy { threshold, .. } = *manifest
        .policies
        .get(&options.policy)
        .ok_or_else(|| Error::Data(format!("the model has no policy \"{}\"", options.policy)))?;
    let (own, seconds) = timed(model, &texts)?;
    let counted: Vec<usize> = (0..examples.len()).filter(|&i| !examples[i].repeated).collect();
    let labels: Vec<bool> = counted.iter().map(|&i| examples[i].positive).collect();
    let log_odds: Vec<f64> = counted.iter().map(|&i| own.log_odds[i]).collect();
    let score: Vec<f32> = counted.iter().map(|&i| own.score[i]).collect();
    let steps = Steps::new(&labels, &log_odds);

    let mut methods = vec![method(model, &labels, &log_odds, texts.len() as f64 / seconds, None)];
    for other in others {
        let (scores, seconds) = timed(*other, &texts)?;
        let log_odds: Vec<f64> = counted.iter().map(|&i| scores.log_odds[i]).collect();
        methods.push(method(*other, &labels, &log_odds, texts.len() as f64 / seconds, Some(&steps)));
    }
    let flagged: Vec<bool> = own.score.iter().map(|&s| s >= threshold).collect();
    let evasion = match options.obfuscate {
        Some(obfuscate) => evasion::evasion(model, examples, threshold, options.evasion_texts, obfuscate)?,
        None => Vec::new(),
    };
    let confusion = past(&labels, &score, 0.5);
    let of_class =
        |class| labels.iter().zip(&log_odds).filter(move |(l, _)| **l == class).map(|(_, z)| *z).collect();
    Ok(Evaluation {
        model: manifest.name.clone(),
        version: manifest.version.clone(),
        digest: model.model.info().digest.clone(),
        data: Data {
            files: options.files,
            texts: labels.len() as u64,
            positives: confusion.positives(),
            negatives: confusion.negatives(),
            ambiguous: dataset.ambiguous as u64,
            repeated: (examples.len() - counted.len()) as u64,
        },
        classification: (&confusion).into(),
        confusion,
        methods,
        policies: policies(&manifest.policies, &labels, &score),
        policy: options.policy,
        threshold,
        calibration: calibration(&labels, &log_odds, BINS),
        groups: groups::groups(examples, &flagged),
        missed: mistakes(examples, &own, &flagged, true, options.mistakes),
        false_alarms: mistakes(examples, &own, &flagged, false, options.mistakes),
        evasion,
        roc: corners(&steps.roc()),
        precision_recall: spread(&steps.precision_recall(), CURVE_POINTS),
        log_odds: [of_class(false), of_class(true)],
    })
}

/// Points of a curve that are kept for showing.
const CURVE_POINTS: usize = 2000;

fn timed(scorer: &dyn Scorer, texts: &[&str]) -> Result<(Scores, f64), Error> {
    let start = Instant::now();
    let scores = scorer.scores(texts)?;
    Ok((scores, start.elapsed().as_secs_f64().max(1e-9)))
}

/// Counts at a threshold on the score.
fn past(labels: &[bool], score: &[f32], threshold: f32) -> Confusion {
    Confusion::count(labels.iter().zip(score).map(|(&positive, &s)| (positive, s >= threshold)))
}

fn method(
    scorer: &dyn Scorer,
    labels: &[bool],
    log_odds: &[f64],
    texts_per_second: f64,
    first: Option<&Steps>,
) -> Method {
    let steps = Steps::new(labels, log_odds);
    let confusion = Confusion::count(labels.iter().zip(log_odds).map(|(&positive, &z)| (positive, z >= 0.0)));
    Method {
        name: scorer.name(),
        confusion,
        accuracy: confusion.accuracy(),
        roc_auc: steps.roc_auc(),
        average_precision: steps.average_precision(),
        recall_at: RATES.iter().filter_map(|&rate| steps.recall_at(rate)).collect(),
        texts_per_second,
        first_at_same_rate: first.and_then(|first| first.recall_at(confusion.false_positive_rate())),
    }
}

/// Lenient policies first.
fn policies(policies: &BTreeMap<String, Policy>, labels: &[bool], score: &[f32]) -> Vec<PolicyResult> {
    let result = |(name, policy): (&String, &Policy)| {
        let confusion = past(labels, score, policy.threshold);
        PolicyResult {
            name: name.clone(),
            threshold: policy.threshold,
            announced: policy.false_positive_rate,
            confusion,
            recall: confusion.recall(),
            false_positive_rate: confusion.false_positive_rate(),
        }
    };
    let mut results: Vec<PolicyResult> = policies.iter().map(result).collect();
    results.sort_by(|a, b| a.threshold.total_cmp(&b.threshold));
    results
}

/// Positives below the threshold, lowest first, or negatives past it, highest first.
fn mistakes(
    examples: &[Example],
    scores: &Scores,
    flagged: &[bool],
    positive: bool,
    most: usize,
) -> Vec<Mistake> {
    let is_mistake = |i: &usize| {
        let example = &examples[*i];
        !example.repeated && example.positive == positive && flagged[*i] != positive
    };
    let mut wrong: Vec<usize> = (0..examples.len()).filter(is_mistake).collect();
    wrong.sort_by(|&a, &b| {
        let rising = scores.log_odds[a].total_cmp(&scores.log_odds[b]);
        if positive { rising } else { rising.reverse() }
    });
    wrong.truncate(most);
    let mistake = |i: usize| Mistake {
        text: examples[i].text.clone(),
        positive,
        score: scores.score[i],
        log_odds: scores.log_odds[i],
        groups: examples[i].groups.clone(),
    };
    wrong.into_iter().map(mistake).collect()
}

/// The points at which the curve turns.
fn corners(curve: &[RocPoint]) -> Vec<RocPoint> {
    let slope =
        |a: &RocPoint, b: &RocPoint| (a.recall == b.recall, a.false_positive_rate == b.false_positive_rate);
    let keep = |i: usize| {
        let inner = i > 0 && i + 1 < curve.len();
        let straight = || {
            let (before, after) = (slope(&curve[i - 1], &curve[i]), slope(&curve[i], &curve[i + 1]));
            before == after && (before.0 || before.1)
        };
        !(inner && straight())
    };
    (0..curve.len()).filter(|&i| keep(i)).map(|i| curve[i]).collect()
}

/// At most `most` items, evenly spread, both ends among them.
fn spread<T: Clone>(items: &[T], most: usize) -> Vec<T> {
    if items.len() <= most || most < 2 {
        return items[..items.len().min(most)].to_vec();
    }
    (0..most).map(|i| items[i * (items.len() - 1) / (most - 1)].clone()).collect()
}

#[cfg(test)]
mod tests;
