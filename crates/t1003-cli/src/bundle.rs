//! `t1003 bundle`: makes a trained folder a bundle, by fitting the temperature, measuring the
//! thresholds of the policies, and writing `bundle.json` and `packed.bin` beside the Hugging Face files.

use crate::common::ThreadArgs;
use anyhow::Result;
use std::path::PathBuf;
use std::process::ExitCode;
use t1003_model::normalise::Step;
use t1003_train::bundle::About;
use t1003_train::{bundle, dataset};

#[derive(clap::Args)]
pub struct Args {
    /// Folder that `train` wrote
    #[arg(long, value_name = "DIR")]
    model: PathBuf,
    /// Labelled texts to fit the temperature on, CSV or JSON lines; not the ones trained on
    #[arg(long, value_name = "FILE", required = true)]
    calibrate: Vec<PathBuf>,
    /// Labelled texts on whose negatives the policies' false-positive rates are measured
    #[arg(long, value_name = "FILE", required = true)]
    negatives: Vec<PathBuf>,
    /// Tokens of one model input, as `train` was told
    #[arg(long)]
    window: Option<usize>,
    #[arg(long, default_value = "t1003-compact")]
    name: String,
    /// Version of the bundle
    #[arg(long, default_value = env!("CARGO_PKG_VERSION"))]
    bundle_version: String,
    /// For a model that was trained on texts as they stand
    #[arg(long)]
    no_normalise: bool,
    #[command(flatten)]
    threads: ThreadArgs,
}

pub fn run(args: Args) -> Result<ExitCode> {
    let calibration = dataset::read(&args.calibrate)?.examples;
    let negatives = dataset::read(&args.negatives)?.examples;
    let steps: &[Step] = if args.no_normalise { &[] } else { &Step::ALL };
    let manifest = args.threads.start()?.run(|| {
        let about =
            About { name: &args.name, version: &args.bundle_version, normalise: steps, window: args.window };
        bundle::calibrate(&args.model, &about, &calibration, &negatives)
    })?;
    println!("{}", serde_json::to_string_pretty(&manifest)?);
    Ok(ExitCode::SUCCESS)
}
