//! What subcommands share: which model, on how many threads, and how errors look.

use anyhow::{Context, Result, bail};
use clap::Args;
use std::io::ErrorKind;
use std::path::PathBuf;
use t1003_model::device::Precision;
use t1003_model::pool::Pool;
use t1003_model::{Device, Error, Files, Model, Place, shipped};

/// `--model` and `--device`.
#[derive(Args)]
pub struct ModelArgs {
    /// Folder of the model; the shipped one unless given
    #[arg(long, value_name = "DIR")]
    pub model: Option<PathBuf>,
    /// Where to run it: auto, cpu, cpu:f32 (without the packed weights), cuda, cuda:N or cuda:N:f16
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
            Err(error @ Error::Device { .. }) => Err(error).context("--device auto or cpu takes the CPU"),
            opened => opened.context(hint),
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

/// Whether somewhere down the chain the reader of our output went away.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let io = |e: &(dyn std::error::Error + 'static)| e.downcast_ref::<std::io::Error>().map(|e| e.kind());
    error.chain().any(|e| io(e) == Some(ErrorKind::BrokenPipe))
}
