//! Labelled texts for the model, composed by a grammar.
//!
//! A family (a tool and an idiom) gives a base command; the same neighbours,
//! wrappers, obfuscations and log formats are then put around both labels, so
//! that only the act itself tells them apart. Every example depends on the seed
//! and its own number alone: the same bytes on every machine.

mod acts;
mod bank;
mod benign;
mod company;
mod compose;
mod corpus;
mod family;
mod frame;
mod hives;
mod logformat;
mod logs;
mod obfuscate;
mod paths;
mod people;
mod rng;
mod slots;
mod table;
mod template;
mod words;
mod wrap;

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use t1003_model::normalise::Normaliser;

use compose::Pool;
pub use family::{Kind, Label};
pub use logs::{Event, logs, write_logs};
pub use obfuscate::{obfuscate, obfuscate_as};
pub use rng::Rng;

/// Two texts that acceptance tests ask about; the data must not hold them.
const KEPT_OUT: [&str; 2] = [
    r"cmd.exe /c reg query HKLM\SECURITY\SAM\Domains\Account",
    r"The user ran a new command prompt that queried the C:\Users directory.",
];

/// What may go wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("cannot use \"{}\": {source}", path.display())]
    Io { path: PathBuf, source: std::io::Error },
    #[error("cannot write \"{}\": {source}", path.display())]
    Csv { path: PathBuf, source: csv::Error },
    #[error("\"{}\", line {line}: not a JSON object with a text: {source}", path.display())]
    Corpus { path: PathBuf, line: usize, source: serde_json::Error },
    #[error("only {made} different texts could be made, {wanted} were asked for")]
    Exhausted { made: usize, wanted: usize },
    #[error("a share must lie between 0 and 1, not {0}")]
    Share(f64),
}

impl Error {
    fn io(path: &Path, source: std::io::Error) -> Self {
        Self::Io { path: path.to_owned(), source }
    }
}

/// A labelled text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    pub text: String,
    pub label: Label,
    /// The tool and idiom, or `corpus-…`.
    pub family: String,
    /// `generated`, or the repository of a corpus text.
    pub source: String,
}

/// How the test set is kept apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Split {
    /// Every family in every part.
    #[default]
    Random,
    /// The test set has tools, acts and mirrors alike, that training never sees.
    Family,
}

/// What to make.
#[derive(Clone, Debug)]
pub struct Options {
    /// Texts in all parts together.
    pub samples: usize,
    pub seed: u64,
    pub split: Split,
    /// JSON lines with `text`, plain or gzipped, or folders of them.
    pub corpus: Vec<PathBuf>,
    /// Share of the benign texts that comes from the corpus.
    pub corpus_share: f64,
}

impl Default for Options {
    fn default() -> Self {
        Self { samples: 20_000, seed: 1, split: Split::Random, corpus: Vec::new(), corpus_share: 0.3 }
    }
}

/// Three parts, 80/10/10.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dataset {
    pub seed: u64,
    pub train: Vec<Sample>,
    pub validation: Vec<Sample>,
    pub test: Vec<Sample>,
    /// Tools that only the test part has; empty for a random split.
    pub held_out: Vec<&'static str>,
}

/// Streams of the generator that are not examples.
const SHUFFLE: u64 = 1 << 60;
const HOLD_OUT: u64 = (1 << 60) + 1;
const TEST_STREAMS: u64 = 1 << 40;
const UNLABELLED: u64 = 1 << 41;

/// Makes the data that `options` asks for.
///
/// # Errors
/// Where a corpus file cannot be read, or the grammar has fewer texts than asked for.
pub fn generate(options: &Options) -> Result<Dataset, Error> {
    if !(0.0..=1.0).contains(&options.corpus_share) {
        return Err(Error::Share(options.corpus_share));
    }
    let corpus = corpus::read(&options.corpus)?;
    let held_out = match options.split {
        Split::Random => BTreeSet::new(),
        Split::Family => held_out_tools(options.seed),
    };
    let (test_families, families): (Vec<_>, Vec<_>) =
        family::all().into_iter().partition(|f| held_out.contains(f.tool));
    let tenth = options.samples / 10;
    let mut maker = Maker {
        seed: options.seed,
        corpus: &corpus,
        share: if corpus.is_empty() { 0.0 } else { options.corpus_share },
        seen: HashSet::new(),
    };
    let pool = Pool::new(families.clone(), families.clone()).with_corpus(&corpus);
    let mut rng = Rng::new(options.seed, SHUFFLE);
    let data = if held_out.is_empty() {
        let all = maker.make(&pool, options.samples, 0)?;
        let [train, rest] = divide(&mut rng, all, 2 * tenth);
        let [validation, test] = divide(&mut rng, rest, tenth);
        (train, validation, test)
    } else {
        // Company comes from the training tools: the held-out ones may lack a shell.
        let held = Pool::new(test_families, families).with_corpus(&corpus);
        let test = maker.make(&held, tenth, TEST_STREAMS)?;
        let rest = maker.make(&pool, options.samples - tenth, 0)?;
        let [train, validation] = divide(&mut rng, rest, tenth);
        (train, validation, test)
    };
    let (train, validation, test) = data;
    Ok(Dataset { seed: options.seed, train, validation, test, held_out: held_out.into_iter().collect() })
}

/// Texts without labels for masked language modelling: mostly benign, as logs are.
pub fn unlabelled(seed: u64, count: usize) -> Vec<String> {
    let pool = Pool::new(family::all(), family::all());
    let one = |number: u64| {
        let mut rng = Rng::new(seed, UNLABELLED + number);
        let label = if rng.chance(0.2) { Label::T1003_002 } else { Label::Benign };
        pool.make(&mut rng, label).text
    };
    let mut texts: Vec<String> = (0..count as u64).into_par_iter().map(one).collect();
    texts.retain(|text| !KEPT_OUT.contains(&text.as_str()));
    texts
}

/// The text as duplicates are found: plain, small letters, single blanks.
pub fn key(normaliser: &Normaliser, text: &str) -> String {
    let plain = normaliser.plain(text);
    let plain = plain.as_ref().map_or(text, |p| p.text.as_str());
    plain.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// About one tool in seven, acts and benign tools each.
fn held_out_tools(seed: u64) -> BTreeSet<&'static str> {
    let families = family::all();
    let acting: BTreeSet<&str> =
        families.iter().filter(|f| f.label == Label::T1003_002).map(|f| f.tool).collect();
    let benign: BTreeSet<&str> =
        families.iter().map(|f| f.tool).filter(|tool| !acting.contains(tool)).collect();
    let mut rng = Rng::new(seed, HOLD_OUT);
    let mut held = BTreeSet::new();
    for tools in [acting, benign] {
        let mut tools: Vec<&str> = tools.into_iter().collect();
        rng.shuffle(&mut tools);
        held.extend(tools.iter().take(tools.len().div_ceil(7)));
    }
    held
}

/// The last `count` after a shuffle, half of them of each label, and the rest before.
fn divide(rng: &mut Rng, mut samples: Vec<Sample>, count: usize) -> [Vec<Sample>; 2] {
    rng.shuffle(&mut samples);
    let mut left = [count / 2, count - count / 2];
    let (mut kept, mut split) = (Vec::new(), Vec::new());
    for sample in samples {
        let quota = &mut left[usize::from(sample.label == Label::Benign)];
        if *quota > 0 {
            *quota -= 1;
            split.push(sample);
        } else {
            kept.push(sample);
        }
    }
    [kept, split]
}

/// Makes texts until there are enough different ones.
struct Maker<'a> {
    seed: u64,
    corpus: &'a [corpus::Line],
    share: f64,
    seen: HashSet<String>,
}

impl Maker<'_> {
    fn make(&mut self, pool: &Pool, count: usize, first: u64) -> Result<Vec<Sample>, Error> {
        const BATCH: u64 = 4096;
        let normaliser = Normaliser::all();
        let mut wanted = [count / 2, count - count / 2];
        let mut samples = Vec::with_capacity(count);
        let (mut stream, last) = (first, first + 40 * count as u64 + 1000);
        while wanted != [0, 0] {
            if stream > last {
                return Err(Error::Exhausted { made: samples.len(), wanted: count });
            }
            let batch: Vec<(Sample, String)> = (stream..stream + BATCH)
                .into_par_iter()
                .map(|number| {
                    let sample = self.one(pool, number);
                    let key = key(&normaliser, &sample.text);
                    (sample, key)
                })
                .collect();
            stream += BATCH;
            for (sample, key) in batch {
                let quota = &mut wanted[usize::from(sample.label == Label::Benign)];
                let usable = !key.is_empty() && !KEPT_OUT.contains(&sample.text.as_str());
                if *quota > 0 && usable && self.seen.insert(key) {
                    *quota -= 1;
                    samples.push(sample);
                }
            }
        }
        Ok(samples)
    }

    fn one(&self, pool: &Pool, number: u64) -> Sample {
        let mut rng = Rng::new(self.seed, number);
        let label = Label::BOTH[(number % 2) as usize];
        if label == Label::Benign && rng.chance(self.share) {
            let at = rng.below(self.corpus.len());
            let line = &self.corpus[at];
            let family = match line.kind {
                Kind::Ps => "corpus-powershell",
                Kind::Sh => "corpus-shell",
                Kind::Told => "corpus-text",
                Kind::Cmd | Kind::Console | Kind::Code => "corpus-cmd",
            };
            let excerpt = self.excerpt(&mut rng, at);
            let text = pool.dress(&mut rng, excerpt, line.kind);
            return Sample { text, label, family: family.to_owned(), source: line.source.clone() };
        }
        let made = pool.make(&mut rng, label);
        Sample { text: made.text, label, family: made.family.to_owned(), source: "generated".to_owned() }
    }
}

impl Maker<'_> {
    /// A line of the corpus, now and then with those that follow it there.
    fn excerpt(&self, rng: &mut Rng, at: usize) -> String {
        let first = &self.corpus[at];
        let more = if rng.chance(0.2) { 1 + rng.below(10) } else { 0 };
        let run = self.corpus[at..].iter().take(1 + more);
        let same = run.take_while(|l| l.kind == first.kind && l.source == first.source);
        same.map(|l| l.text.as_str()).collect::<Vec<_>>().join("\n")
    }
}

impl Dataset {
    /// Writes `train.csv`, `validation.csv`, `test.csv` and `families.md` into `dir`.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn write(&self, dir: &Path) -> Result<(), Error> {
        std::fs::create_dir_all(dir).map_err(|e| Error::io(dir, e))?;
        for (name, samples) in
            [("train.csv", &self.train), ("validation.csv", &self.validation), ("test.csv", &self.test)]
        {
            let rows = samples.iter().map(|s| [&*s.text, s.label.name(), &s.family, &s.source]);
            write_csv(&dir.join(name), rows)?;
        }
        let path = dir.join("families.md");
        std::fs::write(&path, self.families()).map_err(|e| Error::io(&path, e))
    }

    /// The table of families, as Markdown.
    pub fn families(&self) -> String {
        table::families(self)
    }
}

/// Writes labelled texts as training and measuring read them: text, label, family, source.
///
/// # Errors
/// Where the file cannot be written.
pub fn write_csv<'a>(path: &Path, rows: impl Iterator<Item = [&'a str; 4]>) -> Result<(), Error> {
    let fail = |source| Error::Csv { path: path.to_owned(), source };
    let mut writer = csv::Writer::from_path(path).map_err(fail)?;
    writer.write_record(["text", "label", "family", "source"]).map_err(fail)?;
    for row in rows {
        writer.write_record(row).map_err(fail)?;
    }
    writer.flush().map_err(|e| Error::io(path, e))
}

#[cfg(test)]
mod tests;
