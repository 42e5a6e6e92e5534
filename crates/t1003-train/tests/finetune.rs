//! Fine-tuning on small models with weights drawn from a seed: what moves, what does not, and that a
//! checkpoint goes on where it was.

use candle_core::{DType, Device, Tensor};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use t1003_model::config::Config;
use t1003_model::encoder::{ClassificationHead, Encoder};
use t1003_model::normalise::Normaliser;
use t1003_model::tokenize::Tokenizer;
use t1003_model::{Files, Place};
use t1003_train::bundle::write_folder;
use t1003_train::checkpoint::Checkpoint;
use t1003_train::dataset::Example;
use t1003_train::finetune::{Classifier, Options, Summary};
use t1003_train::vars::{Method, Vars};

/// A RoBERTa folder with fresh weights, and the tokenizer of the engine's parity tests.
fn base(folder: &Path, config: &Config) -> Files {
    let vars = Vars::new(None, Method::Full, 11, &Device::Cpu).unwrap();
    Encoder::load(&vars, config).unwrap();
    ClassificationHead::load(&vars, config, 2).unwrap();
    vars.save(&folder.join("model.safetensors"), DType::F32, |_| true).unwrap();
    std::fs::write(folder.join("config.json"), serde_json::to_vec(config).unwrap()).unwrap();
    let tokenizer = include_bytes!("../../t1003-model/tests/parity/tokenizer.json");
    std::fs::write(folder.join("tokenizer.json"), tokenizer).unwrap();
    Files::Folder(folder.to_path_buf())
}

/// Acts and their neighbours, told apart by one word.
fn examples(count: usize) -> Vec<Example> {
    let text = |i: usize| {
        let hive = if i.is_multiple_of(2) { "SAM" } else { "SOFTWARE" };
        format!(r"reg save HKLM\{hive} C:\temp\{i}.hiv")
    };
    (0..count)
        .map(|i| Example {
            text: text(i),
            positive: i.is_multiple_of(2),
            groups: BTreeMap::new(),
            repeated: false,
        })
        .collect()
}

fn train(base: &Files, method: Method, options: &Options, checkpoint: &Path) -> (Classifier, Summary) {
    train_on(&Place::cpu(), base, method, options, checkpoint)
}

fn train_on(
    place: &Place,
    base: &Files,
    method: Method,
    options: &Options,
    checkpoint: &Path,
) -> (Classifier, Summary) {
    let classifier = Classifier::open(base, method, 5, place).unwrap();
    let tokenizer = Tokenizer::open(base, classifier.config()).unwrap();
    let checkpoint = Checkpoint::new(checkpoint.to_path_buf(), options).unwrap();
    let (training, validation) = (examples(96), examples(8));
    let summary =
        classifier.train(&tokenizer, &Normaliser::all(), &training, &validation, options, &checkpoint).unwrap();
    (classifier, summary)
}

fn tensors(path: &Path) -> HashMap<String, Tensor> {
    candle_core::safetensors::load(path, &Device::Cpu).unwrap()
}

fn bits(tensor: &Tensor) -> Vec<u32> {
    tensor.flatten_all().unwrap().to_vec1::<f32>().unwrap().into_iter().map(f32::to_bits).collect()
}

#[test]
fn bitfit_moves_biases_and_the_head_and_not_a_bit_of_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let files = base(folder.path(), &Config::new(2000, 64, 2, 64));
    let options = Options { batch_tokens: 256, epochs: 2, ..Options::new(Method::BitFit) };
    let (classifier, summary) = train(&files, Method::BitFit, &options, &folder.path().join("checkpoint"));
    let out = folder.path().join("out");
    write_folder(&classifier, folder.path(), &out, Method::BitFit, DType::F32).unwrap();

    let before = tensors(&folder.path().join("model.safetensors"));
    let after = tensors(&out.join("model.safetensors"));
    assert_eq!(before.len(), after.len());
    let (mut moved, mut all) = (0, 0);
    for (name, tensor) in &after {
        let may_move = name.starts_with("classifier.") || name.ends_with(".bias");
        let same = bits(tensor) == bits(&before[name]);
        assert!(may_move || same, "{name} moved");
        // a head's key bias shifts every score of a row alike: its gradient is 0 but for rounding
        assert!(!may_move || !same || name.contains(".key."), "{name} stood still");
        moved += if may_move { tensor.elem_count() } else { 0 };
        all += tensor.elem_count();
    }
    assert_eq!((summary.moved_parameters, summary.parameters), (moved, all));
    // the small file is what moved, and nothing else
    let delta = tensors(&out.join("bitfit.safetensors"));
    assert_eq!(delta.values().map(Tensor::elem_count).sum::<usize>(), moved);
    assert!(delta.iter().all(|(name, tensor)| bits(tensor) == bits(&after[name])));
}

/// As on a GPU: layers in bf16, parameters and their moments in f32.
#[test]
fn half_precision_learns_as_f32_does() {
    let folder = tempfile::tempdir().unwrap();
    let files = base(folder.path(), &Config::new(2000, 32, 1, 64));
    let options = Options { batch_tokens: 256, epochs: 8, learning_rate: 1e-2, ..Options::new(Method::Full) };
    let options = Options { patience: usize::MAX, ..options };
    let losses = [DType::F32, DType::BF16].map(|dtype| {
        let place = Place { device: Device::Cpu, dtype };
        let checkpoint = folder.path().join(dtype.as_str());
        let (classifier, summary) = train_on(&place, &files, Method::Full, &options, &checkpoint);
        let moving = classifier.vars().moving();
        assert!(moving.iter().all(|(_, var)| var.dtype() == DType::F32));
        summary.validation_loss
    });
    println!("validation loss in f32 and bf16: {losses:?}");
    // both leave chance (0.69) well behind, on nearly the same way
    assert!(losses.iter().all(|&loss| loss < 0.5) && (losses[0] - losses[1]).abs() < 0.1, "{losses:?}");
}

/// Bytes of memory that this process has had at most.
fn most_memory() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<usize>().unwrap() << 10
}

/// A few steps at roberta-base's size, on a GPU where there is one.
#[test]
#[ignore = "minutes on two cores: cargo test --release -p t1003-train --test finetune -- --ignored --nocapture"]
fn roberta_bases_shape_learns() {
    let folder = tempfile::tempdir().unwrap();
    let files = base(folder.path(), &Config::new(50_265, 768, 12, 512));
    let place = "auto".parse::<t1003_model::Device>().unwrap().open().unwrap();
    let options = Options { batch_tokens: 256, epochs: 4, learning_rate: 1e-4, ..Options::new(Method::Full) };
    let (_, summary) = train_on(&place, &files, Method::Full, &options, &folder.path().join("checkpoint"));
    let (loss, memory) = (summary.validation_loss, most_memory() >> 20);
    println!("{} steps in {:.0} s, loss {loss:.3}, {memory} MB", summary.steps, summary.seconds);
    assert!(summary.parameters > 124_000_000, "{}", summary.parameters);
    // chance is 0.69
    assert!(loss < 0.65, "{loss}");
}

#[test]
fn a_killed_run_comes_to_the_same_parameters() {
    let folder = tempfile::tempdir().unwrap();
    let files = base(folder.path(), &Config::new(2000, 32, 1, 64));
    let options = Options { batch_tokens: 128, epochs: 2, learning_rate: 1e-3, ..Options::new(Method::Full) };
    let place = folder.path().join("checkpoint");
    let (whole, _) = train(&files, Method::Full, &options, &place);
    // what stands there is the last checkpoint: a run that finds it has only the last steps to go
    assert!(place.join("state.json").exists());
    let (rest, summary) = train(&files, Method::Full, &options, &place);
    assert!(summary.steps > 0);
    let (whole, rest) = (whole.vars().snapshot().unwrap(), rest.vars().snapshot().unwrap());
    assert!(whole.iter().all(|(name, tensor)| bits(tensor) == bits(&rest[name])));
    // and one with other options refuses it
    let other = Checkpoint::new(place, &Options { seed: 9, ..options }).unwrap();
    let classifier = Classifier::open(&files, Method::Full, 5, &Place::cpu()).unwrap();
    let mut adam = t1003_train::adamw::AdamW::new(classifier.vars().moving(), 0.0).unwrap();
    let error = other.resume(classifier.vars(), &mut adam).unwrap_err().to_string();
    assert!(error.contains("other options"), "{error}");
}
