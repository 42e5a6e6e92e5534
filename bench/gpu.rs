//! Our side of `make bench-gpu` (`bench/gpu.py` conducts): opens a model folder on a device, prints the first logits,
//! then answers each line that it gets: `go` times a pass over all inputs, `table` prints on standard error where the
//! CPU is quicker than the GPU, and how many tokens a batch should have.
//!
//! ```text
//! gpu FOLDER INPUTS.json DEVICE
//! ```

use serde_json::json;
use std::error::Error;
use std::io::BufRead;
use std::time::Instant;
use t1003_model::backend::Backend;
use t1003_model::bundle::Bundle;
use t1003_model::candle::CandleBackend;
use t1003_model::pool::Pool;
use t1003_model::{Device, Files, Model, Result, Stop, batch};
#[cfg(feature = "cuda")]
use {candle_core::DType, t1003_model::bf16};

/// Median seconds of some calls, after one that warms up; of a slow one the only call.
fn seconds(mut call: impl FnMut() -> Result<()>) -> Result<f64> {
    let mut times = Vec::new();
    let start = Instant::now();
    loop {
        let before = start.elapsed();
        call()?;
        times.push((start.elapsed() - before).as_secs_f64());
        let (calls, all) = (times.len(), start.elapsed().as_millis());
        if calls == 100 || calls > 3 && all > 300 || all > 2000 {
            break;
        }
    }
    if times.len() > 1 {
        times.remove(0);
    }
    times.sort_by(f64::total_cmp);
    Ok(times[times.len() / 2])
}

/// What the constants `SHORT` and `TOKENS` of gpu.rs are chosen by.
fn table(model: &Model, files: Files, inputs: &[Vec<u32>], device: Device) -> Result<()> {
    let stop = Stop::default();
    let cpu = Model::open(files.clone(), Device::Cpu)?;
    let cores = std::thread::available_parallelism().map_or(1, |n| n.get());
    let (one, all) = (Pool::start(1)?, Pool::start(cores)?);
    let texts: Vec<_> = inputs.iter().filter(|ids| (24..40).contains(&ids.len())).cloned().collect();
    let (place, kind) = (model.device(), cpu.dtype());
    eprintln!(
        "milliseconds: {:>20} {:>20} {place:>10}",
        format!("{kind}, one thread"),
        format!("{kind}, {cores} threads")
    );
    // no need to wait for the CPU where the GPU has long been quicker
    let mut slow = false;
    for count in [1, 4, 16, 64, 256] {
        let some = &texts[..count.min(texts.len())];
        let on = |model: &Model| model.logits(some, &stop).map(drop);
        let gpu = seconds(|| on(model))?;
        let tokens: usize = some.iter().map(Vec::len).sum();
        if slow {
            eprintln!("{count:>3} texts, {tokens:>5} tokens {:>12} {:>20} {:>10.3}", "", "", 1e3 * gpu);
            continue;
        }
        let alone = seconds(|| one.run(|| on(&cpu)))?;
        let spread = seconds(|| all.run(|| on(&cpu)))?;
        slow = alone > 0.1;
        let [alone, spread, gpu] = [alone, spread, gpu].map(|s| 1e3 * s);
        eprintln!("{count:>3} texts, {tokens:>5} tokens {alone:>12.3} {spread:>20.3} {gpu:>10.3}");
    }

    let backend = backend(&Bundle::open(files)?, device)?;
    let tokens: usize = inputs.iter().map(Vec::len).sum();
    for budget in [2048, 4096, 8192, 16_384, 32_768, 65_536] {
        let batches = batch::plan(inputs, budget).batches;
        let pass = seconds(|| batches.iter().try_for_each(|batch| backend.logits(batch, &stop).map(drop)))?;
        eprintln!("batches of {budget:>6} tokens: {:>10.0} tokens/s", tokens as f64 / pass);
    }
    Ok(())
}

/// Without the budget that the model gives it.
fn backend(bundle: &Bundle, device: Device) -> Result<Box<dyn Backend>> {
    let (files, config, labels) = (&bundle.files, &bundle.config, bundle.labels.len());
    // it keeps what memory the largest batch takes
    let place = device.open()?;
    #[cfg(feature = "cuda")]
    if place.dtype == DType::BF16 && bf16::takes(config) {
        return Ok(Box::new(bf16::Bf16Backend::open(files, config, labels, &place.device)?));
    }
    Ok(Box::new(CandleBackend::open(files, config, labels, &place)?))
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, inputs, device] = arguments.as_slice() else {
        return Err("usage: gpu FOLDER INPUTS.json DEVICE".into());
    };
    let inputs: Vec<Vec<u32>> = serde_json::from_reader(std::fs::File::open(inputs)?)?;
    let (files, device) = (Files::Folder(folder.into()), device.parse::<Device>()?);
    let model = Model::open(files.clone(), device)?;
    let stop = Stop::default();
    let first = model.logits(&inputs[..inputs.len().min(256)], &stop)?;
    println!("{}", json!({ "device": model.device(), "dtype": model.dtype(), "logits": first }));
    for line in std::io::stdin().lock().lines() {
        let start = Instant::now();
        match line?.as_str() {
            "table" => table(&model, files.clone(), &inputs, device)?,
            _ => drop(std::hint::black_box(model.logits(&inputs, &stop)?)),
        }
        println!("{}", json!({ "seconds": start.elapsed().as_secs_f64() }));
    }
    Ok(())
}
