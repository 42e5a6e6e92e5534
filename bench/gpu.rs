//! Our side of `make bench-gpu` (`bench/gpu.py` conducts): opens a model folder on a device, prints the first logits,
//! then times a pass over all inputs for each line that it gets.
//!
//! ```text
//! gpu FOLDER INPUTS.json DEVICE
//! ```

use serde_json::json;
use std::error::Error;
use std::io::BufRead;
use std::time::Instant;
use t1003_model::{Device, Files, Model, Stop};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, inputs, device] = arguments.as_slice() else {
        return Err("usage: gpu FOLDER INPUTS.json DEVICE".into());
    };
    let inputs: Vec<Vec<u32>> = serde_json::from_reader(std::fs::File::open(inputs)?)?;
    let model = Model::open(Files::Folder(folder.into()), device.parse::<Device>()?)?;
    let stop = Stop::default();
    let first = model.logits(&inputs[..inputs.len().min(256)], &stop)?;
    println!("{}", json!({ "device": model.device(), "dtype": model.dtype(), "logits": first }));
    for line in std::io::stdin().lock().lines() {
        line?;
        let start = Instant::now();
        std::hint::black_box(model.logits(&inputs, &stop)?);
        println!("{}", json!({ "seconds": start.elapsed().as_secs_f64() }));
    }
    Ok(())
}
