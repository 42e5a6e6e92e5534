//! `t1003 model`: what a model folder is, as JSON.

use crate::common::ModelArgs;
use anyhow::Result;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;
use std::process::ExitCode;
use t1003_model::bundle::Policy;
use t1003_model::normalise::Step;
use t1003_model::windows::Windows;

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    model: ModelArgs,
}

/// What is printed, in this order.
#[derive(Serialize)]
struct About<'a> {
    name: &'a str,
    version: &'a str,
    digest: &'a str,
    source: &'a str,
    device: &'a str,
    dtype: &'a str,
    parameters: u64,
    layers: usize,
    hidden_size: usize,
    vocabulary: usize,
    labels: &'a [String],
    scored_label: &'a str,
    windows: Windows,
    normalise: &'a [Step],
    temperature: f32,
    policies: &'a BTreeMap<String, Policy>,
    /// Of all files together.
    bytes: usize,
    /// Weights in this process's own memory.
    private_bytes: usize,
    load_seconds: f64,
    files: BTreeMap<&'a str, File<'a>>,
}

#[derive(Serialize)]
struct File<'a> {
    bytes: usize,
    sha256: &'a str,
}

pub fn run(args: Args) -> Result<ExitCode> {
    let model = args.model.open()?;
    let paths = args.model.files();
    let (info, config) = (model.info(), model.config());
    let manifest = &info.manifest;
    let mut files = BTreeMap::new();
    for (name, sha256) in &manifest.files {
        files.insert(name.as_str(), File { bytes: paths.open(name)?.len(), sha256 });
    }
    let about = About {
        name: &manifest.name,
        version: &manifest.version,
        digest: &info.digest,
        source: &info.source,
        device: &info.device,
        dtype: &info.dtype,
        parameters: info.parameters,
        layers: config.num_hidden_layers,
        hidden_size: config.hidden_size,
        vocabulary: config.vocab_size,
        labels: model.labels(),
        scored_label: &manifest.label,
        windows: manifest.windows,
        normalise: &manifest.normalise,
        temperature: manifest.temperature,
        policies: &manifest.policies,
        bytes: files.values().map(|f| f.bytes).sum(),
        private_bytes: info.private_bytes,
        load_seconds: info.load_time.as_secs_f64(),
        files,
    };
    writeln!(std::io::stdout(), "{}", serde_json::to_string_pretty(&about)?)?;
    Ok(ExitCode::SUCCESS)
}
