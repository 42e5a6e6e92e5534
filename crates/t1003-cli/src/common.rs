//! What subcommands share: which model, on how many threads, and how errors look.

use anyhow::{Context, Result, bail};
use clap::Args;
use std::io::ErrorKind;
use std::path::PathBuf;
use t1003_model::bundle::MANIFEST;
use t1003_model::device::Precision;
use t1003_model::pool::Pool;
use t1003_model::{Device, Error, Files, Model, Place, shipped};

/// `--model` and `--device`.
#[derive(Args)]
pub struct ModelArgs {
    /// Folder of the model; the shipped one unless given
    #[arg(long, value_name = "DIR")]
    pub model: Option<PathBuf>,
    /// Where to run it: auto, cpu, cpu:f32 (without the packed weights), cuda, cuda:N, and on a GPU :bf16, :f16 or
    /// :f32 behind that
    #[arg(long, default_value = "auto", value_name = "DEVICE")]
    pub device: Device,
}

impl ModelArgs {
    pub fn files(&self) -> Files {
        self.model.clone().map_or(shipped::FILES, Files::Folder)
    }

    pub fn open(&self) -> Result<Model> {
        let hint = "cannot open the model (--model names a folder with config.json, tokenizer.json and \
                    model.safetensors)";
        match Model::open(self.files(), self.device) {
            // another folder would not help
            Err(error @ Error::Device { .. }) => bail!("{error}; --device auto or cpu takes the CPU"),
            opened => {
                if opened.is_ok() && !self.files().has(MANIFEST) {
                    eprintln!(
                        "note: the model has no bundle.json: texts are scored as they stand, by whole contexts, and \
                         the thresholds are round numbers that nobody measured; `t1003 bundle` makes one"
                    );
                }
                opened.context(hint)
            }
        }
    }
}

/// `--threads`.
#[derive(Args)]
pub struct ThreadArgs {
    /// Threads to work on; one for each core unless given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

impl ThreadArgs {
    pub fn count(&self) -> usize {
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        self.threads.map_or_else(cores, usize::from)
    }

    pub fn start(&self) -> Result<Pool> {
        Ok(Pool::start(self.count())?)
    }
}

/// Opens the device to train on.
pub fn place(device: Device) -> Result<Place> {
    if matches!(device, Device::Cuda { precision: Precision::F16, .. }) {
        bail!("train in bf16 or f32: gradients do not fit f16");
    }
    let place = device.open()?;
    if !place.device.is_cpu() {
        eprintln!("training on a GPU, in {}", place.dtype.as_str());
    }
    Ok(place)
}

/// An error with its causes. A cause that the message before it ends with is not said again.
pub fn told(error: &anyhow::Error) -> String {
    let mut out = String::new();
    for cause in error.chain().map(|cause| cause.to_string()) {
        if out.is_empty() {
            out = cause;
        } else if !out.ends_with(&cause) {
            out = format!("{out}: {cause}");
        }
    }
    // names out of the input may be part of it
    out.lines().map(printable).collect::<Vec<_>>().join("\n")
}

/// One line of text without the power to move a terminal's cursor.
pub fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_control() => out.extend(c.escape_default()),
            // overrides of the writing direction can make a command read as another
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => out.extend(c.escape_default()),
            c => out.push(c),
        }
    }
    out
}

/// Whether somewhere down the chain the reader of our output went away.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let io = |e: &(dyn std::error::Error + 'static)| e.downcast_ref::<std::io::Error>().map(|e| e.kind());
    error.chain().any(|e| io(e) == Some(ErrorKind::BrokenPipe))
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::anyhow;

    #[test]
    fn a_text_cannot_steer_the_terminal() {
        assert_eq!(printable("a\n\x1b[2Jb\u{202e}c é"), "a\\n\\u{1b}[2Jb\\u{202e}c é");
        assert_eq!(
            told(&anyhow!("no column \x1b[31mhost\nnor another")),
            "no column \\u{1b}[31mhost\nnor another"
        );
    }

    #[test]
    fn a_cause_is_said_once() {
        let error = anyhow!("no such file").context("\"x\": no such file").context("cannot train");
        assert_eq!(told(&error), "cannot train: \"x\": no such file");
    }
}
