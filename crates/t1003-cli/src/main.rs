//! The command `t1003`: scores command lines for MITRE ATT&CK T1003.002, and makes and measures the model
//! that does it. One file a subcommand; what they share is in `common`.

mod bench;
mod bundle;
mod common;
mod evaluate;
mod fragments;
mod generate;
mod manual;
mod mine;
mod model;
mod pack;
mod predict;
mod pretrain;
mod serve;
mod train;

use clap::{CommandFactory, Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "t1003", version, about, long_about = None, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// Each variant's text is its line in `t1003 --help`.
#[derive(Subcommand)]
enum Command {
    /// Score texts from arguments or standard input
    Predict(predict::Args),
    /// Score texts over HTTP
    Serve(serve::Args),
    /// Show what a model folder is, as JSON
    Model(model::Args),
    /// Measure a model on labelled texts
    Evaluate(evaluate::Args),
    /// Write labelled examples, or a demonstration log, from the grammar
    Generate(generate::Args),
    /// Train tokenizer and encoder on unlabelled text
    Pretrain(pretrain::Args),
    /// Fine-tune an encoder into a classifier
    Train(train::Args),
    /// Keep what a model has wrong or is unsure about, to train on
    Mine(mine::Args),
    /// Calibrate a classifier, measure its policies, write bundle.json
    Bundle(bundle::Args),
    /// Pack a model's weights for the CPU: writes packed.bin, names it in bundle.json
    Pack(pack::Args),
    /// Measure how many texts a second the engine scores
    Bench(bench::Args),
    /// Print what a shell needs to complete this command
    Completions(manual::CompletionsArgs),
    /// Write the manual's pages
    Man(manual::ManArgs),
}

impl Command {
    fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Command::Predict(args) => predict::run(args),
            Command::Serve(args) => serve::run(args),
            Command::Model(args) => model::run(args),
            Command::Evaluate(args) => evaluate::run(args),
            Command::Generate(args) => generate::run(args),
            Command::Pretrain(args) => pretrain::run(args),
            Command::Train(args) => train::run(args),
            Command::Mine(args) => mine::run(args),
            Command::Bundle(args) => bundle::run(args),
            Command::Pack(args) => pack::run(args),
            Command::Bench(args) => bench::run(args),
            Command::Completions(args) => manual::completions(Cli::command(), args),
            Command::Man(args) => manual::man(Cli::command(), args),
        }
    }
}

/// 0: done; 1: done, and `--fail-on` found what it looks for; 2: failed.
fn main() -> ExitCode {
    match Cli::parse().command.run() {
        Ok(code) => code,
        // `t1003 … | head` is no failure
        Err(error) if common::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {}", common::told(&error));
            ExitCode::from(2)
        }
    }
}
