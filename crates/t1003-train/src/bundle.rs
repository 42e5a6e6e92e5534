//! Writes what ships: a folder that Hugging Face opens, and `bundle.json` beside it.

use crate::dataset::Example;
use crate::error::{Error, io};
use crate::evaluate::calibration::fit_temperature;
use crate::evaluate::thresholds::choose_thresholds;
use crate::finetune::Classifier;
use crate::vars::{Method, write_whole};
use candle_core::DType;
use std::collections::BTreeMap;
use std::path::Path;
use t1003_model::bundle::{Bundle, MANIFEST, Manifest, Policy, file_names, sha256_file};
use t1003_model::config::Config;
use t1003_model::normalise::Step;
use t1003_model::windows::Windows;
use t1003_model::{Files, Model, Stop, Verdict};

/// Writes the merged folder (`config.json`, `tokenizer.json`, `model.safetensors` as `dtype`) and, for
/// BitFit, the parameters that moved as `bitfit.safetensors`.
pub fn write_folder(
    classifier: &Classifier,
    base: &Path,
    folder: &Path,
    method: Method,
    dtype: DType,
) -> Result<(), Error> {
    std::fs::create_dir_all(folder).map_err(io(folder))?;
    let vars = classifier.vars();
    vars.save(&folder.join("model.safetensors"), dtype, |_| true)?;
    if method == Method::BitFit {
        vars.save(&folder.join("bitfit.safetensors"), DType::F32, |name| method.moves(name))?;
    }
    let json = serde_json::to_vec_pretty(classifier.config()).map_err(|e| Error::Data(e.to_string()))?;
    write_whole(&folder.join("config.json"), &json)?;
    for name in ["tokenizer.json", "tokenizer_config.json"] {
        let (from, to) = (base.join(name), folder.join(name));
        if from != to && (name == "tokenizer.json" || from.exists()) {
            std::fs::copy(&from, &to).map_err(io(&from))?;
        }
    }
    Ok(())
}

/// What a bundle says of itself that is not measured.
pub struct About<'a> {
    pub name: &'a str,
    pub version: &'a str,
    pub normalise: &'a [Step],
    /// Tokens of one model input; the model's own length unless told.
    pub window: Option<usize>,
}

/// Writes `bundle.json` for the three files that stand in `folder`, with nothing fitted and nothing measured yet.
fn write_manifest(folder: &Path, about: &About) -> Result<(), Error> {
    let files = Files::Folder(folder.to_path_buf());
    let json = files.read("config.json", 4 << 20)?;
    let config = Config::parse(&json).map_err(Error::Data)?;
    let mut hashes = BTreeMap::new();
    for file in file_names(&files)? {
        hashes.insert(file.clone(), sha256_file(&files, &file)?);
    }
    let placeholder = Policy { threshold: 0.5, false_positive_rate: None };
    let manifest = Manifest {
        name: about.name.into(),
        version: about.version.into(),
        files: hashes,
        normalise: about.normalise.to_vec(),
        windows: about.window.map_or_else(|| Windows::whole(&config), Windows::of),
        temperature: 1.0,
        label: "T1003.002".into(),
        policies: POLICIES.map(|goal| (goal.name.to_string(), placeholder)).into(),
    };
    save(folder, &manifest)
}

fn save(folder: &Path, manifest: &Manifest) -> Result<(), Error> {
    let mut bytes = serde_json::to_vec_pretty(manifest).map_err(|e| Error::Data(e.to_string()))?;
    bytes.push(b'\n');
    write_whole(&folder.join(MANIFEST), &bytes)
}

/// A policy of a bundle.
pub struct Goal {
    pub name: &'static str,
    /// The share of benign texts that it may flag.
    pub rate: f64,
    /// Its threshold is no lower, however few benign texts score as much: what is past `alert` is labelled so, too.
    pub least: f32,
}

pub const POLICIES: [Goal; 3] = [
    Goal { name: "hunt", rate: 1e-2, least: 0.0 },
    Goal { name: "alert", rate: 5e-4, least: 0.5 },
    Goal { name: "block", rate: 1e-4, least: 0.9 },
];

/// Fits the temperature on `calibration` and picks the policies' thresholds on the negatives among
/// `negatives`, by the scores of the CPU's int8 engine, then writes `bundle.json` and `packed.bin` into `folder`.
/// Works in the rayon pool that it is called in.
pub fn calibrate(
    folder: &Path,
    about: &About,
    calibration: &[Example],
    negatives: &[Example],
) -> Result<Manifest, Error> {
    let benign: Vec<Example> = negatives.iter().filter(|e| !e.positive).cloned().collect();
    if benign.is_empty() {
        return Err(Error::Data("thresholds need negatives to be measured on".into()));
    }
    write_manifest(folder, about)?;
    let mut manifest = Bundle::pack(folder)?;
    let logits: Vec<Vec<f32>> = verdicts(folder, calibration)?.iter().map(|v| vec![0.0, v.log_odds]).collect();
    let labels: Vec<usize> = calibration.iter().map(|e| e.positive as usize).collect();
    manifest.temperature = fit_temperature(&logits, &labels);
    save(folder, &manifest)?;
    let scores: Vec<f32> = verdicts(folder, &benign)?.iter().map(|v| v.score).collect();
    let chosen = choose_thresholds(&scores, &POLICIES.map(|goal| goal.rate));
    let policies = POLICIES.iter().zip(chosen).map(|(goal, chosen)| {
        let threshold = chosen.threshold.max(goal.least);
        let past = scores.iter().filter(|&&score| score >= threshold).count();
        let false_positive_rate = Some(past as f64 / scores.len() as f64);
        (goal.name.to_string(), Policy { threshold, false_positive_rate })
    });
    manifest.policies = policies.collect();
    save(folder, &manifest)?;
    Ok(manifest)
}

fn verdicts(folder: &Path, examples: &[Example]) -> Result<Vec<Verdict>, Error> {
    let model = Model::open(Files::Folder(folder.to_path_buf()), t1003_model::Device::Cpu)?;
    let texts: Vec<&str> = examples.iter().map(|e| e.text.as_str()).collect();
    Ok(model.classify_batch(&texts, &Stop::default())?)
}
