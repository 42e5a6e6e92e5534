//! `t1003 train`: a classifier out of a RoBERTa folder and labelled texts. Killed, it goes on from its last
//! checkpoint when called again.

use crate::common::{ThreadArgs, place};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use t1003_model::normalise::Normaliser;
use t1003_model::tokenize::Tokenizer;
use t1003_model::{Device, Files};
use t1003_train::checkpoint::Checkpoint;
use t1003_train::dataset::Example;
use t1003_train::finetune::{Classifier, Options};
use t1003_train::vars::{Method, write_whole};
use t1003_train::{bundle, dataset};

#[derive(Clone, Copy, clap::ValueEnum)]
enum MethodName {
    /// Biases and the classification head
    Bitfit,
    /// Every parameter
    Full,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Precision {
    F16,
    F32,
}

#[derive(clap::Args)]
pub struct Args {
    /// RoBERTa folder to start from: one that `pretrain` made, or roberta-base
    #[arg(long, value_name = "DIR")]
    base: PathBuf,
    /// Folder with train.csv and validation.csv, as `generate` writes them
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Folder for the result
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// What of the base moves
    #[arg(long, value_enum, default_value = "bitfit")]
    method: MethodName,
    /// Passes over the texts at most; it ends earlier where validation gets no better [default: 3]
    #[arg(long, value_name = "N")]
    epochs: Option<usize>,
    /// Largest step, after the warm-up [default: 2e-3 for bitfit, 3e-4 for full]
    #[arg(long, value_name = "RATE")]
    learning_rate: Option<f64>,
    /// Tokens of one model input, where it should be less than the base can take: longer texts are read in
    /// windows, and the shorter these are, the less a long text hides
    #[arg(long, value_name = "N")]
    window: Option<usize>,
    /// Tokens of one step [default: 4096]
    #[arg(long, value_name = "N")]
    batch_tokens: Option<usize>,
    /// Weight of a positive against a negative in the loss [default: 1]
    #[arg(long, value_name = "WEIGHT")]
    positive_weight: Option<f32>,
    /// Seed of all that is chosen by chance
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Train on texts as they stand, without normalisation
    #[arg(long)]
    no_normalise: bool,
    /// Precision of the written weights
    #[arg(long, value_enum, default_value = "f32")]
    weights: Precision,
    /// auto, cpu, cuda or cuda:N; a GPU trains in bf16, cuda:N:f32 in f32
    #[arg(long, default_value = "auto", value_name = "DEVICE")]
    device: Device,
    #[command(flatten)]
    threads: ThreadArgs,
}

pub fn run(args: Args) -> Result<ExitCode> {
    let method = match args.method {
        MethodName::Bitfit => Method::BitFit,
        MethodName::Full => Method::Full,
    };
    let defaults = Options::new(method);
    let options = Options {
        window: args.window,
        epochs: args.epochs.unwrap_or(defaults.epochs),
        learning_rate: args.learning_rate.unwrap_or(defaults.learning_rate),
        batch_tokens: args.batch_tokens.unwrap_or(defaults.batch_tokens),
        positive_weight: args.positive_weight.unwrap_or(defaults.positive_weight),
        seed: args.seed,
        ..defaults
    };
    let base = Files::Folder(args.base.clone());
    let classifier = Classifier::open(&base, method, args.seed, &place(args.device)?)?;
    let tokenizer = Tokenizer::open(&base, classifier.config())?;
    let normaliser = if args.no_normalise { Normaliser::none() } else { Normaliser::all() };
    let training = examples(&args.data.join("train.csv"))?;
    let validation = examples(&args.data.join("validation.csv"))?;
    eprintln!("{} texts to train on, {} to validate with", training.len(), validation.len());
    std::fs::create_dir_all(&args.out).with_context(|| format!("cannot make {}", args.out.display()))?;
    let run = (&options, &args.base, &args.data, training.len(), args.no_normalise);
    let checkpoint = Checkpoint::new(args.out.join("checkpoint"), &run)?;
    let summary = args
        .threads
        .start()?
        .run(|| classifier.train(&tokenizer, &normaliser, &training, &validation, &options, &checkpoint))?;
    let dtype = match args.weights {
        Precision::F16 => candle_core::DType::F16,
        Precision::F32 => candle_core::DType::F32,
    };
    bundle::write_folder(&classifier, &args.base, &args.out, method, dtype)?;
    checkpoint.remove()?;
    let json = serde_json::to_string_pretty(&(&options, &summary))?;
    write_whole(&args.out.join("train.json"), json.as_bytes())?;
    println!("{}", serde_json::to_string_pretty(&summary)?);
    Ok(ExitCode::SUCCESS)
}

fn examples(path: &Path) -> Result<Vec<Example>> {
    Ok(dataset::read(&[path]).with_context(|| format!("reading {}", path.display()))?.examples)
}
