//! `t1003 evaluate`: measures a model on labelled texts, beside baselines if asked.

use crate::common::{ModelArgs, ThreadArgs};
use anyhow::{Context, Result};
use clap::ValueEnum;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use t1003_model::normalise::Normaliser;
use t1003_train::baselines::{Linear, Patterns};
use t1003_train::evaluate::{ModelScorer, Options, Scorer, evaluate};
use t1003_train::generate::{Rng, obfuscate};
use t1003_train::{dataset, report};

#[derive(clap::Args)]
#[command(after_help = "\
Data is CSV (columns text, label, and if there family, source) or JSON lines (fields text,
label, and if there note, kind, group, runs_on, source). The label T1003.002 is positive,
`ambiguous` is not scored, all others are negative. A text that an earlier file held counts in
its groups and not again in the totals.")]
pub struct Args {
    #[command(flatten)]
    model: ModelArgs,
    /// Labelled texts; may be given more than once
    #[arg(long, value_name = "FILE", required = true)]
    data: Vec<PathBuf>,
    /// Policy at whose threshold groups, mistakes and evasion are told
    #[arg(long, default_value = "alert", value_name = "POLICY")]
    policy: String,
    /// Measure regular expressions, and a bag of tokens trained on FILE, beside the model
    #[arg(long, value_name = "FILE")]
    baselines: Option<PathBuf>,
    /// Measure the model with a part changed beside it
    #[arg(long, value_enum)]
    ablation: Vec<Ablation>,
    /// Texts of each class to obfuscate for the evasion curve; 0 leaves it out
    #[arg(long, value_name = "N", default_value_t = 500)]
    evasion: usize,
    /// Seed of the obfuscation
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Mistakes of each kind to list
    #[arg(long, value_name = "N", default_value_t = 20)]
    mistakes: usize,
    /// Write all numbers to FILE
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Write a report to FILE: .html is one self-contained page, .md comes with pictures beside it
    #[arg(long, value_name = "FILE")]
    report: Vec<PathBuf>,
    #[command(flatten)]
    threads: ThreadArgs,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
enum Ablation {
    /// Without normalisation
    #[value(name = "normalise=off")]
    NormaliseOff,
    /// With every step of normalisation, whatever the bundle says
    #[value(name = "normalise=on")]
    NormaliseOn,
}

pub fn run(args: Args) -> Result<ExitCode> {
    let model = args.model.open()?;
    let dataset = dataset::read(&args.data)?;
    let pool = args.threads.start()?;

    let mut ablated = Vec::new();
    for ablation in args.ablation {
        let (normaliser, name) = match ablation {
            Ablation::NormaliseOff => (Normaliser::none(), "without normalisation"),
            Ablation::NormaliseOn => (Normaliser::all(), "with all normalisation"),
        };
        ablated.push((name, args.model.open()?.with_normaliser(normaliser)));
    }
    let mut others: Vec<Box<dyn Scorer + '_>> = Vec::new();
    for (name, model) in &ablated {
        others.push(Box::new(ModelScorer { name: name.to_string(), model }));
    }
    if let Some(path) = &args.baselines {
        let training = dataset::read(&[path])?;
        let linear = pool.run(|| Linear::train(model.tokenizer(), &training.examples))?;
        others.push(Box::new(linear));
        others.push(Box::new(Patterns::new()));
    }
    let seed = args.seed;
    let disguise = move |text: &str, strength: f64, number: u64| {
        if strength == 0.0 { text.to_string() } else { obfuscate(text, strength, &mut Rng::new(seed, number)) }
    };
    let options = Options {
        files: args.data.iter().map(|path| path.display().to_string()).collect(),
        policy: args.policy,
        mistakes: args.mistakes,
        evasion_texts: args.evasion,
        obfuscate: (args.evasion > 0).then_some(&disguise),
    };
    let own = ModelScorer { name: model.info().manifest.name.clone(), model: &model };
    let others: Vec<&dyn Scorer> = others.iter().map(|other| &**other).collect();
    let evaluation = pool.run(|| evaluate(&own, &others, &dataset, options))?;

    if let Some(path) = &args.json {
        let json = serde_json::to_string_pretty(&evaluation)?;
        std::fs::write(path, json).with_context(|| format!("cannot write \"{}\"", path.display()))?;
    }
    for path in &args.report {
        report::write(&evaluation, path)?;
    }
    write!(std::io::stdout(), "{}", report::text(&evaluation))?;
    Ok(ExitCode::SUCCESS)
}
