//! `t1003 pretrain`: trains the tokenizer where there is none yet, then the encoder by masked language
//! modelling. Killed, it goes on from its last checkpoint when called again.

use crate::common::{ThreadArgs, place};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::ExitCode;
use t1003_model::Device;
use t1003_train::pretrain::{Options, pretrain};
use t1003_train::{generate, texts, tokenizer};

#[derive(clap::Args)]
pub struct Args {
    /// Text to learn from: JSON lines with a `text` field, or .txt, gzipped or not; or folders of such
    #[arg(long, value_name = "PATH")]
    text: Vec<PathBuf>,
    /// Generated texts to learn from as well
    #[arg(long, value_name = "N", default_value_t = 100_000)]
    generated: usize,
    /// Folder for tokenizer, checkpoints and result
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Entries of the tokenizer, where DIR has none yet
    #[arg(long, default_value_t = 8192)]
    vocab_size: usize,
    /// Width of the model, a multiple of 32
    #[arg(long, default_value_t = 256)]
    hidden_size: usize,
    #[arg(long, default_value_t = 6)]
    layers: usize,
    /// Most tokens of one model input
    #[arg(long, default_value_t = 256)]
    window: usize,
    #[arg(long, default_value_t = 3000)]
    steps: usize,
    /// Tokens of one step
    #[arg(long, default_value_t = 8192)]
    batch_tokens: usize,
    #[arg(long, default_value_t = 1.5e-3)]
    learning_rate: f64,
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// auto, cpu, cuda or cuda:N; a GPU trains in bf16, cuda:N:f32 in f32
    #[arg(long, default_value = "auto", value_name = "DEVICE")]
    device: Device,
    #[command(flatten)]
    threads: ThreadArgs,
}

pub fn run(args: Args) -> Result<ExitCode> {
    if args.hidden_size == 0 || !args.hidden_size.is_multiple_of(32) {
        bail!("--hidden-size {} is no multiple of 32", args.hidden_size);
    }
    let place = place(args.device)?;
    let mut all = Vec::new();
    for path in &args.text {
        all.extend(texts::read(path).with_context(|| format!("reading {}", path.display()))?);
    }
    eprintln!("{} texts read, {} to generate", all.len(), args.generated);
    all.extend(generate::unlabelled(args.seed, args.generated));
    if all.is_empty() {
        bail!("nothing to learn from: give --text or --generated");
    }
    let options = Options {
        hidden_size: args.hidden_size,
        layers: args.layers,
        window: args.window,
        steps: args.steps,
        batch_tokens: args.batch_tokens,
        learning_rate: args.learning_rate,
        seed: args.seed,
    };
    let summary = args.threads.start()?.run(|| {
        if !args.out.join("tokenizer.json").exists() {
            eprintln!("training the tokenizer");
            tokenizer::train(&all, args.vocab_size, &args.out)?;
        }
        pretrain(&all, &args.out, &options, &place)
    })?;
    println!("{}", serde_json::to_string_pretty(&summary)?);
    Ok(ExitCode::SUCCESS)
}
