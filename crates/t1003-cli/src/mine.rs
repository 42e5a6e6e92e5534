//! `t1003 mine`: of the texts to train on, those that a model has wrong or is unsure about, and a share of the others.

use crate::common::{ModelArgs, ThreadArgs};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use t1003_model::Stop;
use t1003_train::generate::write_csv;
use t1003_train::mine::{Options, mine};
use t1003_train::{dataset, vars};

#[derive(clap::Args)]
#[command(after_help = "\
Reads train.csv of the folder that --data names and writes what stays of it into the folder that
--out names, with validation.csv as it is: `t1003 train --base` of the same model then learns
from that. Texts of a grammar are mostly known after one pass, so most of a second one would be
wasted. Of a text its label, family and the repository of its source stay; what is labelled
ambiguous is left out.")]
pub struct Args {
    #[command(flatten)]
    model: ModelArgs,
    /// Folder with train.csv and validation.csv, as `generate` writes them; texts that the model has not learnt yet
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Folder for the result
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// A text whose own label gets a smaller probability than this is hard
    #[arg(long, value_name = "P", default_value_t = Options::default().sure)]
    sure: f32,
    /// Share of the other texts that stays, so that what is known is not forgotten
    #[arg(long, value_name = "SHARE", default_value_t = Options::default().keep)]
    keep: f64,
    /// Seed of the choice among the others
    #[arg(long, default_value_t = 1)]
    seed: u64,
    #[command(flatten)]
    threads: ThreadArgs,
}

/// Texts that are scored between two looks at the clock, and how often it is told where we are.
const CHUNK: usize = 8192;
const SILENCE: Duration = Duration::from_secs(30);

pub fn run(args: Args) -> Result<ExitCode> {
    let folder = |path: &PathBuf| path.canonicalize().ok();
    if folder(&args.out).is_some_and(|out| folder(&args.data) == Some(out)) {
        bail!("--out would overwrite the texts of --data: name another folder");
    }
    let options = Options { sure: args.sure, keep: args.keep, seed: args.seed };
    options.check()?;
    let model = args.model.open()?;
    let [train, validation] = ["train.csv", "validation.csv"].map(|name| args.data.join(name));
    let held_back = std::fs::read(&validation).with_context(|| format!("reading {}", validation.display()))?;
    let examples = dataset::read(&[&train]).with_context(|| format!("reading {}", train.display()))?.examples;
    std::fs::create_dir_all(&args.out).with_context(|| format!("cannot make {}", args.out.display()))?;
    let pool = args.threads.start()?;
    let mut scores = Vec::with_capacity(examples.len());
    let mut spoken = Instant::now();
    for chunk in examples.chunks(CHUNK) {
        let texts: Vec<&str> = chunk.iter().map(|example| example.text.as_str()).collect();
        let verdicts = pool.run(|| model.classify_batch(&texts, &Stop::default()))?;
        scores.extend(verdicts.iter().map(|verdict| verdict.score));
        if spoken.elapsed() > SILENCE {
            spoken = Instant::now();
            eprintln!("mine {}/{}", scores.len(), examples.len());
        }
    }
    let mined = mine(&examples, &scores, options)?;
    let rows = mined.stay.iter().map(|&at| {
        let example = &examples[at];
        let group = |name: &str| example.groups.get(name).map_or("", String::as_str);
        [example.text.as_str(), group("label"), group("family"), group("source")]
    });
    write_csv(&args.out.join("train.csv"), rows)?;
    vars::write_whole(&args.out.join("validation.csv"), &held_back)?;
    eprintln!(
        "{} of {} texts are hard, {} of them on the wrong side; with others {} in {}",
        mined.hard,
        examples.len(),
        mined.wrong,
        mined.stay.len(),
        args.out.display()
    );
    Ok(ExitCode::SUCCESS)
}
