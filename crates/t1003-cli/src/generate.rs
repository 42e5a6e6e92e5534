//! `t1003 generate`: labelled examples for training and testing, or a log with a few acts in it.

mod event_log;

use anyhow::{Context, Result};
use clap::ValueEnum;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use t1003_train::generate::{self, Options, Split};

#[derive(clap::Args)]
#[command(after_help = "\
--samples writes train.csv, validation.csv, test.csv (80/10/10; columns text, label, family,
source) and families.md into that folder. --logs writes one file of process creations: CSV,
or a Windows event log where its name ends in .evtx. The same seed gives the same bytes.")]
pub struct Args {
    /// Labelled texts to make
    #[arg(long, value_name = "N", default_value = "20000", conflicts_with = "logs")]
    samples: NonZeroUsize,
    /// Events of a demonstration log to make instead
    #[arg(long, value_name = "N", conflicts_with_all = ["split", "corpus", "corpus_share"])]
    logs: Option<NonZeroUsize>,
    /// Seed of all that is chosen by chance
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Folder for the examples, or file for the log
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
    /// What the test set shares with the training set
    #[arg(long, value_enum, default_value_t = How::Random)]
    split: How,
    /// Real benign text to mix in: JSON lines with a `text` field, gzipped or not, or folders of such
    #[arg(long, value_name = "PATH")]
    corpus: Vec<PathBuf>,
    /// Share of the benign texts that comes from the corpus
    #[arg(long, value_name = "SHARE", default_value_t = Options::default().corpus_share)]
    corpus_share: f64,
}

#[derive(Clone, Copy, ValueEnum)]
enum How {
    /// Every family in every part
    Random,
    /// The test set has tools that training never sees
    Family,
}

pub fn run(args: Args) -> Result<ExitCode> {
    if let Some(count) = args.logs {
        let events = generate::logs(args.seed, count.get());
        if args.out.extension().is_some_and(|e| e.eq_ignore_ascii_case("evtx")) {
            write_evtx(&args.out, &events)?;
        } else {
            generate::write_logs(&args.out, &events)?;
        }
        eprintln!("{} events in {}", events.len(), args.out.display());
        return Ok(ExitCode::SUCCESS);
    }
    let data = generate::generate(&Options {
        samples: args.samples.get(),
        seed: args.seed,
        split: match args.split {
            How::Random => Split::Random,
            How::Family => Split::Family,
        },
        corpus: args.corpus,
        corpus_share: args.corpus_share,
    })?;
    data.write(&args.out)?;
    let [train, validation, test] = [&data.train, &data.validation, &data.test].map(Vec::len);
    eprintln!("{train} + {validation} + {test} texts in {}", args.out.display());
    if !data.held_out.is_empty() {
        eprintln!("tools held out for the test: {}", data.held_out.join(", "));
    }
    Ok(ExitCode::SUCCESS)
}

/// The events as a Security log.
fn write_evtx(path: &Path, events: &[generate::Event]) -> Result<()> {
    let mut file = Vec::new();
    let data: Vec<[&str; 5]> = events
        .iter()
        .map(|e| {
            let (domain, user) = e.user.split_once('\\').unwrap_or(("", &e.user));
            [user, domain, &e.image, &e.command_line, &e.parent_image]
        })
        .collect();
    for (event, data) in events.iter().zip(&data) {
        let time: evtx::Timestamp = event.time.parse().context("the time of an event")?;
        let time = event_log::filetime(time.as_second() as u64);
        file.push(event_log::Record { kind: event_log::SECURITY_4688, time, computer: &event.host, data });
    }
    std::fs::write(path, event_log::write(&file)).with_context(|| format!("cannot write {}", path.display()))
}
