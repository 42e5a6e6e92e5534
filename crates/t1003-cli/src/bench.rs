//! `t1003 bench`: how many texts a second the engine scores, on one thread and on many.

use crate::common::{ModelArgs, ThreadArgs};
use anyhow::{Result, bail};
use serde::Serialize;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;
use t1003_model::pool::Pool;
use t1003_model::{Model, Stop};
use t1003_train::{dataset, generate, texts};

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    model: ModelArgs,
    /// Texts to score: labelled CSV, JSON lines with a `text` field, or .txt; generated ones unless given
    #[arg(long, value_name = "FILE")]
    data: Option<PathBuf>,
    /// Most texts of the data that are used
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    texts: usize,
    /// Rounds over the texts; the best counts
    #[arg(long, value_name = "N", default_value_t = 3)]
    rounds: u32,
    /// Print JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    threads: ThreadArgs,
}

#[derive(Serialize)]
struct Outcome {
    model: String,
    device: String,
    dtype: String,
    texts: usize,
    /// Of the texts as they stand, in all windows, `<s>` and `</s>` included.
    tokens: usize,
    runs: Vec<Run>,
}

#[derive(Serialize)]
struct Run {
    threads: usize,
    seconds: f64,
    texts_per_second: f64,
    tokens_per_second: f64,
}

pub fn run(args: Args) -> Result<ExitCode> {
    let model = args.model.open()?;
    let mut texts = match &args.data {
        Some(path) => read(path)?,
        None => generate::unlabelled(1, args.texts),
    };
    texts.truncate(args.texts);
    if texts.is_empty() {
        bail!("there is no text to score");
    }
    let mut tokens = 0;
    for text in &texts {
        tokens += model.inputs(text)?.iter().map(Vec::len).sum::<usize>();
    }
    let mut threads = vec![1, args.threads.count()];
    threads.dedup();
    let runs = threads.into_iter().map(|n| measure(&model, &texts, tokens, n, args.rounds));
    let outcome = Outcome {
        model: model.info().manifest.name.clone(),
        device: model.info().device.clone(),
        dtype: model.info().dtype.clone(),
        texts: texts.len(),
        tokens,
        runs: runs.collect::<Result<_>>()?,
    };
    let mut out = std::io::stdout();
    if args.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&outcome)?)?;
    } else {
        print(&mut out, &outcome)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn read(path: &Path) -> Result<Vec<String>> {
    if path.extension().is_some_and(|e| e == "csv") {
        return Ok(dataset::read(&[path])?.examples.into_iter().map(|e| e.text).collect());
    }
    Ok(texts::read(path)?)
}

/// The fastest of `rounds`, after one that only warms up.
fn measure(model: &Model, texts: &[String], tokens: usize, threads: usize, rounds: u32) -> Result<Run> {
    let pool = Pool::start(threads)?;
    let warm = &texts[..texts.len().min(256)];
    pool.run(|| model.classify_batch(warm, &Stop::default()))?;
    let mut seconds = f64::INFINITY;
    for _ in 0..rounds.max(1) {
        let start = Instant::now();
        pool.run(|| model.classify_batch(texts, &Stop::default()))?;
        seconds = seconds.min(start.elapsed().as_secs_f64());
    }
    Ok(Run {
        threads,
        seconds,
        texts_per_second: texts.len() as f64 / seconds,
        tokens_per_second: tokens as f64 / seconds,
    })
}

fn print(out: &mut impl Write, o: &Outcome) -> Result<()> {
    let mean = o.tokens as f64 / o.texts as f64;
    writeln!(out, "{} on {} ({}): {} texts, {mean:.1} tokens each", o.model, o.device, o.dtype, o.texts)?;
    writeln!(out, "{:>7}  {:>9}  {:>9}  {:>10}", "threads", "seconds", "texts/s", "tokens/s")?;
    for r in &o.runs {
        let Run { threads, seconds, texts_per_second, tokens_per_second } = r;
        writeln!(out, "{threads:>7}  {seconds:>9.3}  {texts_per_second:>9.0}  {tokens_per_second:>10.0}")?;
    }
    Ok(())
}
