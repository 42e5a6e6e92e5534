//! Folders that are no model: each is refused with an error that names the file and the reason,
//! quickly, and never by a panic.

use proptest::prelude::*;
use std::collections::BTreeMap;
use std::os::unix::net::UnixListener;
use std::path::Path;
use t1003_model::bundle::{Manifest, Policy};
use t1003_model::config::Config;
use t1003_model::{Device, Error, Files, Model, Stop};
use tempfile::TempDir;

/// A working folder: one layer of 32, its weights all 0.01.
fn good() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let config = config();
    std::fs::write(folder.path().join("config.json"), serde_json::to_vec(&config).unwrap()).unwrap();
    let tokenizer = include_bytes!("parity/tokenizer.json");
    std::fs::write(folder.path().join("tokenizer.json"), tokenizer).unwrap();
    write_weights(folder.path(), &shapes(&config), 0.01);
    folder
}

fn config() -> Config {
    Config::new(2000, 32, 1, 64)
}

/// Names and shapes of all parameters, asked of the encoder itself.
fn shapes(config: &Config) -> BTreeMap<String, Vec<usize>> {
    use candle_core::Tensor;
    use t1003_model::encoder::{ClassificationHead, Encoder, Weights};
    struct Record(std::cell::RefCell<BTreeMap<String, Vec<usize>>>);
    impl Weights for Record {
        fn get(&self, name: &str, shape: &[usize]) -> t1003_model::Result<Tensor> {
            self.0.borrow_mut().insert(name.into(), shape.to_vec());
            Ok(Tensor::zeros(shape, candle_core::DType::F32, &candle_core::Device::Cpu)?)
        }
    }
    let record = Record(Default::default());
    Encoder::load(&record, config).unwrap();
    ClassificationHead::load(&record, config, 2).unwrap();
    record.0.into_inner()
}

fn write_weights(folder: &Path, shapes: &BTreeMap<String, Vec<usize>>, value: f32) {
    use safetensors::tensor::{Dtype, TensorView};
    let buffers: Vec<(String, Vec<usize>, Vec<u8>)> = shapes
        .iter()
        .map(|(name, shape)| {
            let bytes = value.to_le_bytes().repeat(shape.iter().product());
            (name.clone(), shape.clone(), bytes)
        })
        .collect();
    let views =
        buffers.iter().map(|(n, s, b)| (n.as_str(), TensorView::new(Dtype::F32, s.clone(), b).unwrap()));
    let bytes = safetensors::serialize(views.collect::<Vec<_>>(), None).unwrap();
    std::fs::write(folder.join("model.safetensors"), bytes).unwrap();
}

#[test]
fn a_packed_folder_is_scored_in_int8_until_a_file_changes() {
    let folder = good();
    let f32 = open(folder.path()).unwrap();
    assert_eq!(f32.info().dtype, "f32");
    t1003_model::bundle::Bundle::pack(folder.path()).unwrap();
    let packed = open(folder.path()).unwrap();
    assert_eq!(packed.info().dtype, "int8");
    assert_ne!(packed.info().digest, f32.info().digest);
    let score = |model: &Model| model.classify("reg save hklm\\sam x", &Stop::default()).unwrap().score;
    assert!((score(&packed) - score(&f32)).abs() < 1e-2);

    let path = folder.path().join("packed.bin");
    let whole = std::fs::read(&path).unwrap();
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    for bytes in [&whole[..whole.len() / 2], &flipped, &[]] {
        std::fs::write(&path, bytes).unwrap();
        let error = open(folder.path()).map(drop).unwrap_err().to_string();
        assert!(error.contains("packed.bin") && error.contains("sha256"), "{error}");
    }
    // another checkpoint under the packed one: even with its hash put right in bundle.json
    std::fs::write(&path, &whole).unwrap();
    let old = t1003_model::bundle::sha256(&std::fs::read(folder.path().join("model.safetensors")).unwrap());
    write_weights(folder.path(), &shapes(&config()), 0.02);
    let new = t1003_model::bundle::sha256(&std::fs::read(folder.path().join("model.safetensors")).unwrap());
    let manifest = folder.path().join("bundle.json");
    let json = std::fs::read_to_string(&manifest).unwrap().replace(&old, &new);
    std::fs::write(&manifest, json).unwrap();
    let error = open(folder.path()).map(drop).unwrap_err().to_string();
    assert!(error.contains("t1003 pack"), "{error}");
    t1003_model::bundle::Bundle::pack(folder.path()).unwrap();
    assert_eq!(open(folder.path()).unwrap().info().dtype, "int8");
}

/// Packing rewrites bundle.json: its numbers must come out as they went in, whatever their digits.
#[test]
fn packing_keeps_every_number() {
    let folder = good();
    let path = folder.path().join("bundle.json");
    t1003_model::bundle::Bundle::pack(folder.path()).unwrap();
    let mut before: Manifest = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    before.files.remove("packed.bin");
    let mut state = 1u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1u64 << 53) as f64
    };
    before.temperature = next() as f32;
    for n in 0..2000 {
        let policy = Policy { threshold: next() as f32, false_positive_rate: Some(next() * 1e-3) };
        before.policies.insert(format!("policy {n}"), policy);
    }
    std::fs::write(&path, serde_json::to_vec(&before).unwrap()).unwrap();
    t1003_model::bundle::Bundle::pack(folder.path()).unwrap();
    let mut after: Manifest = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    assert!(after.files.remove("packed.bin").is_some());
    assert!(after == before);
}

/// A broken packed.bin stops only who would use it.
#[test]
fn f32_needs_no_packed_file() {
    let folder = good();
    t1003_model::bundle::Bundle::pack(folder.path()).unwrap();
    std::fs::write(folder.path().join("packed.bin"), "broken").unwrap();
    assert!(open(folder.path()).is_err());
    let model = Model::open(Files::Folder(folder.path().to_path_buf()), Device::CpuF32).unwrap();
    assert_eq!(model.info().dtype, "f32");
}

fn open(folder: &Path) -> Result<Model, Error> {
    Model::open(Files::Folder(folder.to_path_buf()), Device::Cpu)
}

/// The error's text, which must name `file` and hold `reason`.
fn assert_refused(folder: &Path, file: &str, reason: &str) {
    let start = std::time::Instant::now();
    let message = open(folder).err().expect("refused").to_string();
    assert!(message.contains(file) && message.contains(reason), "{message:?} lacks {file:?} or {reason:?}");
    assert!(start.elapsed().as_secs() < 20, "took {:?}", start.elapsed());
}

/// Refused after `file` was changed by `change`.
fn refused_with(file: &str, change: impl Fn(&Path), reason: &str) {
    let folder = good();
    change(&folder.path().join(file));
    assert_refused(folder.path(), file, reason);
}

#[test]
fn the_good_folder_is_good() {
    let folder = good();
    let model = open(folder.path()).unwrap();
    let verdict = model.classify("reg query HKCU", &Stop::default()).unwrap();
    assert!((verdict.score - 0.5).abs() < 1e-6 && verdict.windows == 1, "{verdict:?}");
}

#[test]
fn missing_files() {
    for file in ["config.json", "tokenizer.json", "model.safetensors"] {
        refused_with(file, |path| std::fs::remove_file(path).unwrap(), "No such file");
    }
    assert_refused(Path::new("/nonexistent/model"), "/nonexistent/model", "no such folder");
    assert_refused(Path::new("/dev/zero"), "/dev/zero", "no folder");
}

#[test]
fn things_that_are_no_files() {
    for file in ["config.json", "tokenizer.json", "model.safetensors"] {
        let replace = |make: &dyn Fn(&Path)| {
            let folder = good();
            let path = folder.path().join(file);
            std::fs::remove_file(&path).unwrap();
            make(&path);
            assert_refused(folder.path(), file, "");
        };
        replace(&|path| std::os::unix::fs::symlink("/dev/zero", path).unwrap());
        replace(&|path| drop(UnixListener::bind(path).unwrap()));
        replace(&|path| std::fs::create_dir(path).unwrap());
        replace(&|path| assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success()));
    }
}

#[test]
fn truncated_and_overlapping_weights() {
    let cut = |bytes: usize| {
        move |path: &Path| {
            let all = std::fs::read(path).unwrap();
            std::fs::write(path, &all[..bytes.min(all.len() - 1)]).unwrap();
        }
    };
    for bytes in [0, 7, 8, 100, usize::MAX] {
        refused_with("model.safetensors", cut(bytes), "");
    }
    let header = |json: &str, data: usize| {
        let mut bytes = (json.len() as u64).to_le_bytes().to_vec();
        bytes.extend_from_slice(json.as_bytes());
        bytes.resize(bytes.len() + data, 0);
        move |path: &Path| std::fs::write(path, &bytes).unwrap()
    };
    let overlap = r#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}"#;
    refused_with("model.safetensors", header(overlap, 12), "");
    let huge = r#"{"a":{"dtype":"F32","shape":[4611686018427387904],"data_offsets":[0,8]}}"#;
    refused_with("model.safetensors", header(huge, 8), "");
    refused_with(
        "model.safetensors",
        |path| std::fs::write(path, u64::MAX.to_le_bytes()).unwrap(),
        "header of",
    );
}

#[test]
fn wrong_shapes_and_values() {
    let folder = good();
    let mut wrong = shapes(&config());
    wrong.insert("classifier.dense.weight".into(), vec![32, 31]);
    write_weights(folder.path(), &wrong, 0.01);
    assert_refused(folder.path(), "model.safetensors", "\"classifier.dense.weight\" is [32, 31]");

    wrong.remove("classifier.dense.weight");
    write_weights(folder.path(), &wrong, 0.01);
    assert_refused(folder.path(), "model.safetensors", "fine-tune it first");

    write_weights(folder.path(), &shapes(&config()), f32::NAN);
    assert_refused(folder.path(), "model.safetensors", "NaN");
}

#[test]
fn absurd_configurations() {
    let with = |field: &'static str, value: serde_json::Value| {
        move |path: &Path| {
            let mut json: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
            json[field] = value.clone();
            std::fs::write(path, json.to_string()).unwrap();
        }
    };
    let cases = [
        ("hidden_size", "99999999999".parse().unwrap(), "hidden_size is 99999999999"),
        ("hidden_size", "33".parse::<serde_json::Value>().unwrap(), ""),
        ("num_hidden_layers", "0".parse().unwrap(), "num_hidden_layers is 0"),
        ("num_attention_heads", "3".parse().unwrap(), "no multiple"),
        ("vocab_size", "-1".parse().unwrap(), "invalid value"),
        ("vocab_size", "1000000".parse().unwrap(), ""),
        ("hidden_act", "\"relu\"".parse().unwrap(), "hidden_act"),
        ("model_type", "\"bert\"".parse().unwrap(), "model_type"),
        ("layer_norm_eps", "0.0".parse().unwrap(), "layer_norm_eps"),
        ("pad_token_id", "5000".parse().unwrap(), "pad_token_id"),
        ("id2label", r#"{"0":"a","7":"b"}"#.parse().unwrap(), "id2label"),
        ("id2label", r#"{"0":"a","1":"b","2":"c"}"#.parse().unwrap(), "T1003.002"),
    ];
    for (field, value, reason) in cases {
        let folder = good();
        with(field, value)(&folder.path().join("config.json"));
        assert_refused(folder.path(), "", reason);
    }
    refused_with("config.json", |path| std::fs::write(path, "{").unwrap(), "EOF");
}

#[test]
fn a_tokenizer_that_knows_more_tokens_than_the_model() {
    let folder = good();
    let small = Config { vocab_size: 500, ..config() };
    std::fs::write(folder.path().join("config.json"), serde_json::to_vec(&small).unwrap()).unwrap();
    assert_refused(folder.path(), "tokenizer.json", "vocab_size 500");
    refused_with("tokenizer.json", |path| std::fs::write(path, "{}").unwrap(), "");
}

#[test]
fn a_manifest_that_does_not_fit() {
    let folder = good();
    std::fs::write(folder.path().join("bundle.json"), "{\"name\": 3}").unwrap();
    assert_refused(folder.path(), "bundle.json", "invalid type");
    let zeros = "0".repeat(64);
    let manifest = serde_json::json!({
        "name": "x", "version": "1", "normalise": [], "windows": {"window": 64, "stride": 40},
        "temperature": 1.0, "label": "T1003.002", "policies": {},
        "files": {"config.json": zeros, "tokenizer.json": zeros, "model.safetensors": zeros},
    });
    std::fs::write(folder.path().join("bundle.json"), manifest.to_string()).unwrap();
    assert_refused(folder.path(), "config.json", "sha256");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Bytes flipped and files cut at random: an error or a model, never a panic.
    #[test]
    fn damaged_files(
        file in prop::sample::select(vec!["config.json", "tokenizer.json", "model.safetensors"]),
        flips in prop::collection::vec((0.0f64..1.0, any::<u8>()), 1..6),
        in_header in any::<bool>(),
        keep in prop::option::of(0.0f64..1.0),
    ) {
        let folder = good();
        let path = folder.path().join(file);
        let mut bytes = std::fs::read(&path).unwrap();
        let span = if in_header { bytes.len().min(4096) } else { bytes.len() };
        for (at, value) in flips {
            bytes[(at * span as f64) as usize] = value;
        }
        if let Some(keep) = keep {
            bytes.truncate((keep * bytes.len() as f64) as usize);
        }
        std::fs::write(&path, bytes).unwrap();
        if let Ok(model) = open(folder.path()) {
            let _ = model.classify("reg save HKLM\\SOFTWARE x", &Stop::default());
        }
    }
}
