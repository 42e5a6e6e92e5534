//! `t1003 pack`: makes `packed.bin`, the weights as the CPU's kernels read them.

use anyhow::{Context, Result};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use t1003_model::bundle::Bundle;
use t1003_model::int8::PACKED;

#[derive(clap::Args)]
#[command(after_help = "\
Writes DIR/packed.bin from the checkpoint in DIR and names it in DIR/bundle.json, which a plain
Hugging Face folder gets, too. Scoring on the CPU then runs in int8 on the packed weights, which
all processes share. Pack again after any file of the folder has changed.")]
pub struct Args {
    /// Folder of the model
    #[arg(long, value_name = "DIR")]
    model: PathBuf,
}

pub fn run(args: Args) -> Result<ExitCode> {
    let manifest = Bundle::pack(&args.model).context("cannot pack the model")?;
    let path = args.model.join(PACKED);
    let bytes = std::fs::metadata(&path)?.len();
    writeln!(std::io::stdout(), "{}: {bytes} bytes, sha256 {}", path.display(), manifest.files[PACKED])?;
    Ok(ExitCode::SUCCESS)
}
