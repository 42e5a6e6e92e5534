//! `t1003 bench`: how many texts a second the engine scores, on one thread and on many, where the time
//! goes, and how near the products come to what the CPU's int8 instruction can give.

use crate::common::{ModelArgs, ThreadArgs};
use anyhow::{Result, bail};
use serde::Serialize;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use t1003_model::backend::Backend;
use t1003_model::batch;
use t1003_model::bundle::Bundle;
use t1003_model::int8::{Int8Backend, Stages, peak};
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
    /// Of the int8 engine alone.
    stages: Option<StageTimes>,
}

/// On one thread, everything a batch goes through.
#[derive(Serialize)]
struct StageTimes {
    /// Name and seconds, in a text's order.
    stages: Vec<(&'static str, f64)>,
    product_seconds: f64,
    /// From embedding to logits.
    forward_seconds: f64,
    /// Multiplications and additions of the products, in 10⁹.
    giga_operations: f64,
    /// The most that one core gives, in 10⁹ a second, measured just before; where there is a probe.
    peak: Option<f64>,
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
    let runs = runs.collect::<Result<_>>()?;
    let stages = (model.info().dtype == "int8").then(|| stages(&model, &args.model, &texts)).transpose()?;
    let outcome = Outcome {
        model: model.info().manifest.name.clone(),
        device: model.info().device.clone(),
        dtype: model.info().dtype.clone(),
        texts: texts.len(),
        tokens,
        runs,
        stages,
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

/// The way of [`Model::classify_batch`], step by step on this thread. The second of two rounds counts.
fn stages(model: &Model, args: &ModelArgs, texts: &[String]) -> Result<StageTimes> {
    let bundle = Bundle::open(args.files())?;
    let engine = Int8Backend::open(&bundle)?;
    let tokenizer = model.tokenizer();
    let mut times = None;
    for _ in 0..2 {
        let peak = peak();
        let (mut normalise, mut tokenise, mut batching) = (Duration::ZERO, Duration::ZERO, Duration::ZERO);
        let mut forward = Stages::default();
        // as many at once as the model takes
        for texts in texts.chunks(4096) {
            let plain: Vec<Option<String>> =
                timed(&mut normalise, || texts.iter().map(|t| model.plain(t).map(|p| p.text)).collect());
            let readings = texts.iter().chain(plain.iter().flatten());
            let ids = timed(&mut tokenise, || {
                readings.map(|text| tokenizer.ids(text)).collect::<t1003_model::Result<Vec<_>>>()
            })?;
            let plan = timed(&mut batching, || {
                let cut = |ids: &Vec<u32>| bundle.manifest.windows.cut(ids, &bundle.config).collect::<Vec<_>>();
                batch::plan(&ids.iter().flat_map(cut).collect::<Vec<_>>(), engine.token_budget())
            });
            for batch in &plan.batches {
                forward += engine.stages(batch)?.1;
            }
        }
        let forward_seconds =
            (forward.embed + forward.product + forward.attention + forward.rest).as_secs_f64();
        let stages = [
            ("normalise", normalise),
            ("tokenise", tokenise),
            ("batch", batching),
            ("embed", forward.embed),
            ("product", forward.product),
            ("attention", forward.attention),
            ("rest", forward.rest),
        ];
        times = Some(StageTimes {
            stages: stages.map(|(name, time)| (name, time.as_secs_f64())).into(),
            product_seconds: forward.product.as_secs_f64(),
            forward_seconds,
            giga_operations: forward.operations as f64 / 1e9,
            peak: peak.map(|p| p / 1e9),
        });
    }
    Ok(times.expect("two rounds"))
}

fn timed<T>(sum: &mut Duration, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let answer = work();
    *sum += start.elapsed();
    answer
}

fn print(out: &mut impl Write, o: &Outcome) -> Result<()> {
    let mean = o.tokens as f64 / o.texts as f64;
    writeln!(out, "{} on {} ({}): {} texts, {mean:.1} tokens each", o.model, o.device, o.dtype, o.texts)?;
    writeln!(out, "{:>7}  {:>9}  {:>9}  {:>10}", "threads", "seconds", "texts/s", "tokens/s")?;
    for r in &o.runs {
        let Run { threads, seconds, texts_per_second, tokens_per_second } = r;
        writeln!(out, "{threads:>7}  {seconds:>9.3}  {texts_per_second:>9.0}  {tokens_per_second:>10.0}")?;
    }
    if let Some(stages) = &o.stages {
        print_stages(out, stages)?;
    }
    Ok(())
}

fn print_stages(out: &mut impl Write, s: &StageTimes) -> Result<()> {
    let all: f64 = s.stages.iter().map(|(_, seconds)| seconds).sum();
    let rate = |seconds: f64| {
        let rate = s.giga_operations / seconds;
        let share = s.peak.map(|peak| format!("  {:>6.0} %", 100.0 * rate / peak));
        format!("  {rate:>6.0}{}", share.unwrap_or_default())
    };
    writeln!(out, "\n{:<9}  {:>9}  {:>6}  {:>6}  {:>8}", "stage", "seconds", "share", "GOP/s", "of peak")?;
    for (name, seconds) in &s.stages {
        let rate = if *name == "product" { rate(s.product_seconds) } else { String::new() };
        writeln!(out, "{name:<9}  {seconds:>9.3}  {:>4.1} %{rate}", 100.0 * seconds / all)?;
    }
    let share = 100.0 * s.forward_seconds / all;
    writeln!(out, "{:<9}  {:>9.3}  {share:>4.1} %{}", "forward", s.forward_seconds, rate(s.forward_seconds))?;
    match s.peak {
        Some(peak) => {
            writeln!(out, "one thread; forward is embed to rest; the core's int8 peak is {peak:.0} GOP/s")?
        }
        None => writeln!(out, "one thread; forward is embed to rest; no probe of this CPU's int8 peak")?,
    }
    Ok(())
}
