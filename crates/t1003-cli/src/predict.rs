//! `t1003 predict`: texts in, verdicts out, in order, in constant memory.
//!
//! A thread reads. From a pipe, whatever it has ready, up to a few thousand texts, is scored at once and written:
//! a slow pipe (`tail -f`) is answered line by line. A file goes through in full batches, the same ones each time,
//! so that its scores are the same to the last bit: which texts share a batch moves them by some 1e-7.

mod events;
mod input;
mod output;
mod progress;

use crate::common::{ModelArgs, ThreadArgs};
use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use input::{Input, Row};
use output::Output;
use progress::Progress;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, sync_channel};
use t1003_model::bundle::Policy;
use t1003_model::explain::{Fragment, MOST};
use t1003_model::{Model, Stop, Verdict};

#[derive(clap::Args)]
#[command(after_help = "\
Exit status: 0 done, 1 done and --fail-on found a text past its policy, 2 failed.

Bytes that are not UTF-8 are read as U+FFFD and counted in a note on standard error.
A field or column of the input that is named as one of the verdict's is kept under input_NAME.
A row whose JSON field is null keeps its place and gets no verdict.
Of an event log, process creations (Security 4688, Sysmon 1) and PowerShell script blocks (4104)
are scored. Damage is told of on standard error, and with --fail-on a damaged log in which nothing
was found is a failure.

Examples:
  t1003 predict 'reg save HKLM\\SAM sam.hiv'
  t1003 predict --output-format jsonl < commands.txt
  t1003 predict --input-format jsonl --field process.command_line --output-format jsonl < events.jsonl
  t1003 predict --only alert --explain Security.evtx
  t1003 predict --fail-on block < script.ps1 || echo stop")]
pub struct Args {
    #[command(flatten)]
    model: ModelArgs,
    /// How standard input is laid out
    #[arg(long, value_enum, default_value_t = Format::Lines, value_name = "FORMAT")]
    input_format: Format,
    /// JSON field (a.b reaches into objects) or CSV column that holds the text [default: text]
    #[arg(long, value_name = "NAME")]
    field: Option<String>,
    /// How verdicts are laid out
    #[arg(long, value_enum, default_value_t = Shape::Table, value_name = "FORMAT")]
    output_format: Shape,
    #[command(flatten)]
    threads: ThreadArgs,
    /// Policy of the model that decides on the field `alert`
    #[arg(long, default_value = "alert", value_name = "POLICY")]
    policy: String,
    /// Exit with status 1 if a text is past this policy
    #[arg(long, value_name = "POLICY")]
    fail_on: Option<String>,
    /// Write only what is past this policy
    #[arg(long, value_name = "POLICY")]
    only: Option<String>,
    /// Show up to N fragments (1 to 10; 3 without N) that drove the score of each text past --policy
    #[arg(long, value_name = "N", num_args = 0..=1, require_equals = true, default_missing_value = "3",
          value_parser = clap::value_parser!(u8).range(1..=MOST as i64))]
    explain: Option<u8>,
    /// Texts to score, or Windows event logs (.evtx); standard input where there are none
    #[arg(value_name = "TEXT")]
    texts: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One text a line
    Lines,
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values, names in the first row
    Csv,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// For reading: one line a text
    Table,
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values, names in the first row
    Csv,
}

/// Texts that are scored at once: plenty to sort by length, few enough to hold.
const CHUNK: usize = 4096;
const CHUNK_BYTES: usize = 4 << 20;
/// Rows that the reading thread may be ahead.
const AHEAD: usize = 1024;

/// A verdict and what is written beside it.
struct Scored {
    verdict: Verdict,
    alert: bool,
    /// What drove the score, where that was asked for and there is an alert.
    fragments: Option<Vec<Fragment>>,
}

pub fn run(args: Args) -> Result<ExitCode> {
    let model = args.model.open()?;
    let alert = policy(&model, &args.policy)?;
    let fail_on = args.fail_on.as_ref().map(|name| policy(&model, name)).transpose()?;
    let only = args.only.as_ref().map(|name| policy(&model, name)).transpose()?;
    let explain = args.explain.map(usize::from);
    let pool = args.threads.start()?;

    let (input, progress) = open_input(args.texts, args.input_format, args.field)?;
    let notes = input.notes.clone();
    let mut output = Output::new(args.output_format, explain.is_some(), &input);
    let patient = progress.as_ref().is_none_or(Progress::is_file);
    let rows = read_ahead(input);
    let mut totals = Totals::default();
    let mut not_utf8 = Lossy::default();
    let result = loop {
        let (mut chunk, end) = next_chunk(&rows, patient);
        chunk.iter().for_each(|row| not_utf8.see(row));
        let mut scored = pool.run(|| score(&model, &chunk, alert, explain))?;
        totals.see(&scored, fail_on);
        if let Some(progress) = &progress {
            progress.scored(chunk.len());
        }
        if let Some(only) = only {
            keep(&mut chunk, &mut scored, only);
        }
        match &progress {
            Some(progress) => progress.aside(|| output.write(&chunk, &scored))?,
            None => output.write(&chunk, &scored)?,
        }
        match end {
            End::NotYet => {}
            End::Input => break output.finish(),
            End::Error(error) => break Err(error),
        }
    };
    drop(progress);
    not_utf8.tell();
    if let Some(notes) = notes {
        notes.tell();
        let records = notes.records.load(Ordering::Relaxed);
        let Totals { texts, alerts, .. } = totals;
        eprintln!("{records} records, {texts} texts scored, {alerts} past \"{}\"", args.policy);
        notes.failed()?;
        if fail_on.is_some() && !totals.failed && notes.incomplete() {
            bail!("--fail-on found nothing, but not all of the event logs could be read");
        }
    }
    result?;
    Ok(ExitCode::from(u8::from(totals.failed)))
}

/// Arguments, event logs or standard input; and who watches how far it is.
fn open_input(texts: Vec<String>, format: Format, field: Option<String>) -> Result<(Input, Option<Progress>)> {
    if field.is_some() && format == Format::Lines {
        bail!("--field names a field of the input: say by --input-format whether that is jsonl or csv");
    }
    if texts.is_empty() {
        let field = field.as_deref().unwrap_or("text");
        let progress = Progress::start();
        return Ok((Input::stdin(format, field, progress.counter())?, Some(progress)));
    }
    if format != Format::Lines {
        bail!("--input-format tells how standard input is laid out, but texts are given as arguments");
    }
    let logs = texts.iter().filter(|text| events::is_log(text)).count();
    if logs == 0 {
        // a text may be a file's name by chance
        if let Some(at) = texts.iter().position(|text| Path::new(text).exists()) {
            eprintln!(
                "note: argument {} is the name of a file or folder, and the name was scored; for what is in a file: \
                 t1003 predict < FILE, with --input-format jsonl or csv if it is that",
                at + 1
            );
        }
        return Ok((Input::arguments(texts), None));
    }
    if logs < texts.len() {
        bail!("some arguments are event logs (.evtx) and some are not; give either logs or texts");
    }
    let mut files = Vec::new();
    let mut length = 0;
    for path in texts.into_iter().map(PathBuf::from) {
        let open = File::open(&path).and_then(|file| Ok((file.metadata()?.len(), file)));
        let (bytes, file) = open.with_context(|| format!("cannot read {}", path.display()))?;
        length += bytes;
        files.push((path, file));
    }
    let progress = Progress::files(length);
    Ok((Input::logs(files, &progress.counter()), Some(progress)))
}

/// Of the whole run.
#[derive(Default)]
struct Totals {
    texts: usize,
    alerts: usize,
    /// Something is past the policy of `--fail-on`.
    failed: bool,
}

impl Totals {
    fn see(&mut self, scored: &[Option<Scored>], fail_on: Option<Policy>) {
        self.texts += scored.iter().flatten().count();
        self.alerts += scored.iter().flatten().filter(|s| s.alert).count();
        self.failed |=
            fail_on.is_some_and(|policy| scored.iter().flatten().any(|s| is_past(&s.verdict, policy)));
    }
}

/// Leaves what is past the policy.
fn keep(rows: &mut Vec<Row>, scored: &mut Vec<Option<Scored>>, policy: Policy) {
    let wanted: Vec<bool> =
        scored.iter().map(|s| s.as_ref().is_some_and(|s| is_past(&s.verdict, policy))).collect();
    let (mut row, mut verdict) = (wanted.iter(), wanted.iter());
    rows.retain(|_| *row.next().expect("as many"));
    scored.retain(|_| *verdict.next().expect("as many"));
}

fn policy(model: &Model, name: &str) -> Result<Policy> {
    let policies = &model.info().manifest.policies;
    policies.get(name).copied().with_context(|| {
        let names: Vec<&str> = policies.keys().map(String::as_str).collect();
        format!("the model has no policy \"{name}\"; it has {}", names.join(", "))
    })
}

/// A text at the threshold is past it.
fn is_past(verdict: &Verdict, policy: Policy) -> bool {
    verdict.score >= policy.threshold
}

/// Reads in a thread of its own, which is left behind when this program ends early.
fn read_ahead(input: Input) -> Receiver<Result<Row>> {
    let (sender, rows) = sync_channel(AHEAD);
    std::thread::spawn(move || {
        for row in input.rows {
            let last = row.is_err();
            if sender.send(row).is_err() || last {
                break;
            }
        }
    });
    rows
}

enum End {
    NotYet,
    Input,
    Error(anyhow::Error),
}

/// The rows that are there, at least one unless the input has ended; as many as fit a chunk for the `patient`.
fn next_chunk(rows: &Receiver<Result<Row>>, patient: bool) -> (Vec<Row>, End) {
    let mut chunk = Vec::new();
    let mut bytes = 0;
    let mut next = rows.recv().ok();
    if next.is_none() {
        return (chunk, End::Input);
    }
    while let Some(row) = next {
        match row {
            Ok(row) => {
                bytes += row.text.as_ref().map_or(0, String::len);
                chunk.push(row);
            }
            Err(error) => return (chunk, End::Error(error)),
        }
        next = match chunk.len() < CHUNK && bytes < CHUNK_BYTES {
            true if patient => rows.recv().ok(),
            true => rows.try_recv().ok(),
            false => None,
        };
    }
    (chunk, End::NotYet)
}

/// Verdicts in the rows' order, none for a row without a text.
fn score(model: &Model, rows: &[Row], alert: Policy, explain: Option<usize>) -> Result<Vec<Option<Scored>>> {
    let stop = Stop::default();
    let texts: Vec<&str> = rows.iter().filter_map(|row| row.text.as_deref()).collect();
    let mut verdicts = model.classify_batch(&texts, &stop)?.into_iter();
    let mut scored = |text: &str| {
        let verdict = verdicts.next().expect("one for each text");
        let alert = is_past(&verdict, alert);
        let top = explain.filter(|_| alert);
        let fragments = top.map(|top| t1003_model::explain::explain(model, text, top, &stop)).transpose()?;
        Ok(Scored { verdict, alert, fragments })
    };
    rows.iter().map(|row| row.text.as_deref().map(&mut scored).transpose()).collect()
}

/// Lines that were not UTF-8.
#[derive(Default)]
struct Lossy {
    count: u64,
    first: u64,
}

impl Lossy {
    fn see(&mut self, row: &Row) {
        if row.lossy {
            self.first = if self.count == 0 { row.line } else { self.first };
            self.count += 1;
        }
    }

    fn tell(&self) {
        if self.count > 0 {
            let Lossy { count, first } = self;
            eprintln!("note: lines that are not UTF-8: {count}, the first is {first}; bad bytes became U+FFFD");
        }
    }
}
