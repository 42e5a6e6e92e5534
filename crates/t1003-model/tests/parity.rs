//! The same logits as PyTorch and transformers, from the same weights and texts.
//! `parity/make_fixtures.py` says where the expected numbers come from.

use candle_core::{DType, Device, Tensor};
use serde::Deserialize;
use std::collections::BTreeMap;
use t1003_model::Files;
use t1003_model::config::Config;
use t1003_model::encoder::{ClassificationHead, Encoder, Pass, Weights};
use t1003_model::packed::Packed;
use t1003_model::tokenize::Tokenizer;
use t1003_model::windows::Windows;

#[derive(Deserialize)]
struct Fixtures {
    texts: Vec<String>,
    ids: Vec<Vec<u32>>,
    shapes: BTreeMap<String, serde_json::Value>,
    logits: BTreeMap<String, Vec<Vec<f32>>>,
}

fn fixtures() -> Fixtures {
    serde_json::from_str(include_str!("parity/fixtures.json")).unwrap()
}

/// A value for every parameter, out of its name and index.
struct Seeded;

impl Weights for Seeded {
    fn get(&self, name: &str, shape: &[usize]) -> t1003_model::Result<Tensor> {
        let start = name.bytes().fold(2_166_136_261u32, |h, b| (h ^ b as u32).wrapping_mul(16_777_619));
        let value = |i: u32| {
            let mut x = start.wrapping_add(i.wrapping_mul(2_654_435_761));
            x = (x ^ x >> 16).wrapping_mul(0x85eb_ca6b);
            x = (x ^ x >> 13).wrapping_mul(0xc2b2_ae35);
            x ^= x >> 16;
            let u = (x as f64 / 4_294_967_296.0 - 0.5) as f32;
            match () {
                () if name.ends_with("LayerNorm.weight") => 1.0 + u * 0.5,
                () if name.ends_with(".bias") => u,
                () => u * (4.0 / (*shape.last().unwrap_or(&1) as f32).sqrt()),
            }
        };
        let count = shape.iter().product::<usize>() as u32;
        Ok(Tensor::from_vec((0..count).map(value).collect::<Vec<f32>>(), shape, &Device::Cpu)?
            .to_dtype(DType::F32)?)
    }
}

fn config(fixtures: &Fixtures, shape: &str) -> Config {
    Config::parse(&serde_json::to_vec(&fixtures.shapes[shape]).unwrap()).unwrap()
}

fn check(shape: &str) {
    let fixtures = fixtures();
    let config = config(&fixtures, shape);
    let encoder = Encoder::load(&Seeded, &config).unwrap();
    let head = ClassificationHead::load(&Seeded, &config, 2).unwrap();
    let run = |batch: &Packed| -> Vec<Vec<f32>> {
        let hidden = encoder.forward(batch, &Pass::default()).unwrap();
        head.forward(&hidden, batch, &Pass::default()).unwrap().to_vec2().unwrap()
    };
    let all: Packed = fixtures.ids.iter().collect();
    let together = run(&all);
    for (i, expected) in fixtures.logits[shape].iter().enumerate() {
        let alone = &run(&[&fixtures.ids[i]].into_iter().collect())[0];
        for label in 0..2 {
            let (expected, together, alone) = (expected[label], together[i][label], alone[label]);
            assert!((expected - alone).abs() < 1e-4, "{shape}, text {i}: {expected} against {alone}");
            assert!((together - alone).abs() < 1e-4, "{shape}, text {i}: in a batch {together}, alone {alone}");
        }
    }
}

#[test]
fn tiny() {
    check("tiny");
}

#[test]
fn compact() {
    check("compact");
}

#[test]
fn roberta_base() {
    check("roberta-base");
}

#[test]
fn token_ids_and_truncation() {
    let fixtures = fixtures();
    let config = config(&fixtures, "tiny");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/parity");
    let tokenizer = Tokenizer::open(&Files::Folder(folder.into()), &config).unwrap();
    let windows = Windows::whole(&config);
    let lengths: Vec<usize> = fixtures.ids.iter().map(Vec::len).collect();
    assert!(lengths.iter().min() == Some(&2) && lengths.iter().max() == Some(&512), "{lengths:?}");
    for (text, expected) in fixtures.texts.iter().zip(&fixtures.ids) {
        let ids = tokenizer.ids(text).unwrap();
        assert_eq!(windows.cut(&ids, &config).next().as_ref(), Some(expected), "{text}");
    }
}
