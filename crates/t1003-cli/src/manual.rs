//! `t1003 completions` and `t1003 man`: what packages install beside the program, made from its own options.

use anyhow::{Context, Result};
use clap::Command;
use clap_complete::Shell;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
#[command(after_help = "\
Example:
  t1003 completions bash > /etc/bash_completion.d/t1003")]
pub struct CompletionsArgs {
    shell: Shell,
}

#[derive(clap::Args)]
#[command(after_help = "\
Writes t1003.1 and a page for each subcommand, t1003-predict.1 and so on.

Example:
  t1003 man /usr/local/share/man/man1")]
pub struct ManArgs {
    /// Folder to write to; made where it is missing
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

pub fn completions(mut command: Command, args: CompletionsArgs) -> Result<ExitCode> {
    // to memory first: the generator panics where the reader goes away
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "t1003", &mut script);
    std::io::Write::write_all(&mut std::io::stdout(), &script)?;
    Ok(ExitCode::SUCCESS)
}

pub fn man(command: Command, args: ManArgs) -> Result<ExitCode> {
    let failed = || format!("cannot write to {}", args.folder.display());
    std::fs::create_dir_all(&args.folder).with_context(failed)?;
    clap_mangen::generate_to(command, &args.folder).with_context(failed)?;
    Ok(ExitCode::SUCCESS)
}
