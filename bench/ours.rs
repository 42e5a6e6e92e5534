//! Our side of the comparison with peers (`make bench-peers`; `bench/compare.py` conducts): opens a model folder,
//! then times passes over texts as it is told on standard input, one `CONTENDER MODE` a line.
//!
//! ```text
//! compare FOLDER TEXTS.json THREADS
//! ```
//!
//! Answers are lines of JSON, as those of `bench/peers.py`.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::error::Error;
use std::io::BufRead;
use std::time::{Duration, Instant};
use t1003_model::pool::Pool;
use t1003_model::{Device, Files, Model, Stop};

/// Texts of a request, as a service gets them.
const BATCH: usize = 32;
/// A pass that is over sooner is repeated, so that the clock has something to measure.
const AT_LEAST: Duration = Duration::from_millis(300);

type Texts = BTreeMap<String, Vec<String>>;

fn pass(model: &Model, texts: &[String], batch: usize) -> t1003_model::Result<()> {
    for batch in texts.chunks(batch) {
        std::hint::black_box(model.classify_batch(batch, &Stop::default())?);
    }
    Ok(())
}

/// Seconds of a pass, on average.
fn measure(pool: &Pool, model: &Model, texts: &Texts, mode: &str) -> Result<f64, Box<dyn Error>> {
    let (list, batch) = match mode {
        "at-once" => ("sorted", usize::MAX),
        "sql" => (mode, usize::MAX),
        "single" => (mode, 1),
        "arriving" | "sorted" => (mode, BATCH),
        _ => return Err(format!("no mode \"{mode}\"").into()),
    };
    let texts = texts.get(list).ok_or("the mode has no texts")?;
    let start = Instant::now();
    let mut passes = 0;
    while passes == 0 || start.elapsed() < AT_LEAST {
        // one text alone touches no pool, as in a database session
        if batch == 1 {
            pass(model, texts, batch)?
        } else {
            pool.run(|| pass(model, texts, batch))?
        }
        passes += 1;
    }
    Ok(start.elapsed().as_secs_f64() / f64::from(passes))
}

fn logits(model: &Model, texts: &[String]) -> Result<Vec<Vec<f32>>, Box<dyn Error>> {
    let inputs = texts.iter().map(|text| Ok(model.inputs(text)?.remove(0)));
    Ok(model.logits(&inputs.collect::<t1003_model::Result<Vec<_>>>()?, &Stop::default())?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, texts, threads] = arguments.as_slice() else {
        return Err("usage: compare FOLDER TEXTS.json THREADS".into());
    };
    let texts: Texts = serde_json::from_reader(std::fs::File::open(texts)?)?;
    let pool = Pool::start(threads.parse()?)?;
    let open = |device| Model::open(Files::Folder(folder.into()), device);
    let models = BTreeMap::from([("int8", open(Device::Cpu)?), ("f32", open(Device::CpuF32)?)]);
    let mut hello = serde_json::Map::new();
    for (name, model) in &models {
        // a folder that is not packed would run in f32 under the other's name
        if model.info().dtype != *name {
            return Err(format!("{folder} runs in {}, not {name}", model.info().dtype).into());
        }
        hello.insert(name.to_string(), json!({ "logits": logits(model, &texts["check"])? }));
    }
    println!("{}", Value::Object(hello));
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let (name, mode) = line.split_once(' ').ok_or("CONTENDER MODE, please")?;
        let model = models.get(name).ok_or("no such contender")?;
        println!("{}", json!({ "seconds": measure(&pool, model, &texts, mode)? }));
    }
    Ok(())
}
