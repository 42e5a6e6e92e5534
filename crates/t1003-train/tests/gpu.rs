//! What needs a GPU: `make test-gpu` runs it. Parity with f32 on the CPU, the bound of its memory, running out of it,
//! and training.
#![cfg(feature = "cuda")]

use candle_core::cuda_backend::cudarc::driver::result::mem_get_info;
use candle_core::{DType, Tensor};
use std::path::Path;
use t1003_model::config::Config;
use t1003_model::encoder::{ClassificationHead, Encoder};
use t1003_model::{Device, Files, Model, Stop, cuda, shipped};
use t1003_train::pretrain::{Options, pretrain};
use t1003_train::vars::{Method, Vars};
use t1003_train::{generate, tokenizer};

fn open(device: &str) -> Model {
    Model::open(shipped::FILES, device.parse::<Device>().unwrap()).unwrap()
}

fn inputs(model: &Model, texts: usize) -> Vec<Vec<u32>> {
    generate::unlabelled(5, texts).iter().flat_map(|text| model.inputs(text).unwrap()).collect()
}

/// Free bytes of the GPU; a context must be there.
fn free() -> usize {
    mem_get_info().unwrap().0
}

#[test]
#[ignore = "needs a GPU: make test-gpu"]
fn logits_are_those_of_f32_on_the_cpu() {
    let exact = open("cpu:f32");
    let inputs = inputs(&exact, 4000);
    let expected = exact.logits(&inputs, &Stop::default()).unwrap();
    // bf16 has 8 bits: of the few texts whose label hangs by a thread a logit moves by more (on the CPU by up to 0.13)
    for (device, share, tolerance) in
        [("cuda:0:f32", 1.0, 2e-3), ("cuda:0:f16", 1.0, 2e-2), ("cuda:0", 0.99, 2e-2)]
    {
        let model = open(device);
        assert!(model.device().starts_with("cuda:0"), "{}", model.device());
        let got = model.logits(&inputs, &Stop::default()).unwrap();
        let pairs = || expected.iter().zip(&got);
        let mut wrong: Vec<f32> = pairs().map(|(a, b)| (a[0] - b[0]).abs().max((a[1] - b[1]).abs())).collect();
        wrong.sort_by(f32::total_cmp);
        let (at, last) = (wrong[(share * (wrong.len() - 1) as f64) as usize], wrong[wrong.len() - 1]);
        let alike = pairs().filter(|(a, b)| (a[1] > a[0]) == (b[1] > b[0])).count();
        println!(
            "{device}: {} inputs, {share} of them within {at}, all within {last}, {alike} verdicts alike",
            wrong.len()
        );
        assert!(at <= tolerance, "{device}: {at}");
        assert!(alike * 1000 >= inputs.len() * 999, "{device}: {alike} of {}", inputs.len());
    }
}

/// A model with heads of `head` columns whose texts differ in their logits.
fn drawn(folder: &Path, head: usize) {
    let config = Config { num_attention_heads: 256 / head, ..Config::new(2000, 256, 2, 512) };
    let vars = Vars::new(None, Method::Full, 7, &candle_core::Device::Cpu).unwrap();
    Encoder::load(&vars, &config).unwrap();
    ClassificationHead::load(&vars, &config, 2).unwrap();
    for (name, var) in vars.moving() {
        // fresh weights are small: attention would be nearly even, and biases are zero
        let wider = if var.rank() == 1 {
            let drawn = Tensor::randn(0f32, 0.2, var.shape(), var.device()).unwrap();
            (var.as_tensor() + drawn).unwrap()
        } else if name.contains("embeddings") {
            continue;
        } else {
            (var.as_tensor() * 4.0).unwrap()
        };
        var.set(&wider).unwrap();
    }
    vars.save(&folder.join("model.safetensors"), DType::F32, |_| true).unwrap();
    std::fs::write(folder.join("config.json"), serde_json::to_vec(&config).unwrap()).unwrap();
    let tokenizer = include_bytes!("../../t1003-model/tests/parity/tokenizer.json");
    std::fs::write(folder.join("tokenizer.json"), tokenizer).unwrap();
}

#[test]
#[ignore = "needs a GPU: make test-gpu"]
fn every_length_and_every_width_of_heads() {
    // 32 and 64 have kernels of our own, 128 runs on candle
    for head in [32, 64, 128] {
        let folder = tempfile::tempdir().unwrap();
        drawn(folder.path(), head);
        let open = |device: &str| {
            Model::open(Files::Folder(folder.path().into()), device.parse::<Device>().unwrap()).unwrap()
        };
        let (exact, gpu) = (open("cpu:f32"), open("cuda:0"));
        let input = |n: u32| -> Vec<u32> { (0..n).map(|i| 5 + (i * 7919 + n * 31) % 1990).collect() };
        let inputs: Vec<Vec<u32>> = (1..=512).map(input).collect();
        let (expected, got) =
            (exact.logits(&inputs, &Stop::default()).unwrap(), gpu.logits(&inputs, &Stop::default()).unwrap());
        let largest = expected.iter().flatten().fold(0f32, |m, l| m.max(l.abs()));
        let spread = expected.iter().map(|l| l[0]).fold((f32::MAX, f32::MIN), |(a, b), l| (a.min(l), b.max(l)));
        let worst = expected
            .iter()
            .zip(&got)
            .map(|(a, b)| (a[0] - b[0]).abs().max((a[1] - b[1]).abs()))
            .enumerate()
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .unwrap();
        println!("heads of {head}: logits {spread:?}, at most {} wrong, at {} tokens", worst.1, worst.0 + 1);
        assert!(spread.1 - spread.0 > 0.2 * largest, "the texts do not differ: {spread:?}");
        assert!(worst.1 <= 3e-2 * largest, "{worst:?} of {largest}");
        // alone, each is what it is among others
        for n in [1, 16, 17, 100, 512] {
            let alone = gpu.logits(&inputs[n - 1..n], &Stop::default()).unwrap();
            assert!((alone[0][0] - got[n - 1][0]).abs() <= 2e-2 * largest, "{n} tokens alone");
        }
    }
}

#[test]
#[ignore = "needs a GPU: make test-gpu"]
fn memory_stays_within_what_is_said() {
    let _context = cuda::open(Some(0)).unwrap();
    let before = free();
    let model = open("cuda:0");
    let said = model.info().private_bytes;
    let mut lowest = free();
    // many of all lengths, and the longest alone
    let long: Vec<Vec<u32>> = vec![inputs(&model, 1).remove(0).repeat(40); 300]
        .into_iter()
        .map(|ids| ids.into_iter().take(model.config().window()).collect())
        .collect();
    for inputs in [inputs(&model, 4000), long] {
        model.logits(&inputs, &Stop::default()).unwrap();
        lowest = lowest.min(free());
    }
    let (took, slack) = (before - lowest, 128 << 20);
    println!("{took} bytes taken, {said} said");
    // cuBLAS has a workspace, and memory comes in large pages
    assert!(took <= said + slack, "{took} bytes taken, {said} said");
}

/// Takes all of the GPU's memory but about `rest` bytes, until it is dropped.
fn fill(rest: usize) -> Vec<Tensor> {
    let device = cuda::open(Some(0)).unwrap();
    let mut held = Vec::new();
    for size in [1 << 30, 64 << 20, 4 << 20] {
        while free() > rest + size {
            match Tensor::zeros(size, DType::U8, &device) {
                Ok(tensor) => held.push(tensor),
                Err(_) => break,
            }
        }
    }
    held
}

#[test]
#[ignore = "needs a GPU: make test-gpu"]
fn a_full_gpu_is_survived() {
    let (alone, helped) = (open("cuda:0"), open("auto"));
    let inputs = inputs(&alone, 4000);
    let expected = alone.logits(&inputs[..100], &Stop::default()).unwrap();
    let held = fill(8 << 20);
    // with the CPU at its side every input is answered
    assert_eq!(helped.logits(&inputs, &Stop::default()).unwrap().len(), inputs.len());
    // alone it answers in small batches, or says what is wrong
    match alone.logits(&inputs, &Stop::default()) {
        Ok(answers) => assert_eq!(answers.len(), inputs.len()),
        Err(error) => assert!(error.is_out_of_memory(), "{error}"),
    }
    drop(held);
    let after = alone.logits(&inputs[..100], &Stop::default()).unwrap();
    for (a, b) in expected.iter().flatten().zip(after.iter().flatten()) {
        assert!((a - b).abs() < 0.1, "{a} before, {b} after");
    }
}

#[test]
#[ignore = "needs a GPU: make test-gpu"]
fn pretraining_learns_in_bf16() {
    let folder = tempfile::tempdir().unwrap();
    let texts = generate::unlabelled(1, 4000);
    tokenizer::train(&texts, 1000, folder.path()).unwrap();
    let options = Options {
        hidden_size: 64,
        layers: 2,
        window: 64,
        steps: 200,
        batch_tokens: 2048,
        ..Options::default()
    };
    let losses = ["cuda:0", "cpu"].map(|device| {
        let place = device.parse::<Device>().unwrap().open().unwrap();
        let summary = pretrain(&texts, folder.path(), &options, &place).unwrap();
        (place.dtype, summary.held_out_loss)
    });
    println!("held out: {losses:?} nats, guessing is {}", 1000f64.ln());
    let [(on_gpu, gpu), (_, cpu)] = losses;
    assert_eq!(on_gpu, DType::BF16);
    // both have left guessing behind, on the same way
    assert!(cpu < 6.0 && (gpu - cpu).abs() < 0.02, "{losses:?}");
}
