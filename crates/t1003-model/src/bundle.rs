//! A model folder: what `bundle.json` adds to the three Hugging Face files, what is assumed where it
//! is missing, and the digest that names the whole.

use crate::config::Config;
use crate::error::{Error, Result};
use crate::files::Files;
use crate::int8::{self, PACKED};
use crate::normalise::Step;
use crate::weights::Checkpoint;
use crate::windows::Windows;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

pub const MANIFEST: &str = "bundle.json";
const CONFIG: &str = "config.json";
const SMALL_FILE: usize = 4 << 20;
/// Why a file is refused that `bundle.json` names.
pub(crate) const CHANGED: &str = "its sha256 is not the one in bundle.json";

/// A named threshold on the score.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Policy {
    pub threshold: f32,
    /// Share of benign texts past the threshold, as measured when the bundle was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub false_positive_rate: Option<f64>,
}

/// `bundle.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    pub name: String,
    pub version: String,
    /// sha256 of each file, in hexadecimal.
    pub files: BTreeMap<String, String>,
    /// Normalisation steps that texts go through; none for a checkpoint trained without.
    pub normalise: Vec<Step>,
    pub windows: Windows,
    pub temperature: f32,
    /// The label whose probability is the score.
    pub label: String,
    pub policies: BTreeMap<String, Policy>,
}

/// An opened and checked folder, its weights not read yet.
#[derive(Clone)]
pub struct Bundle {
    pub files: Files,
    pub config: Config,
    pub labels: Vec<String>,
    /// Index of the label whose probability is the score.
    pub positive: usize,
    pub manifest: Manifest,
    /// sha256 that names the bundle: of `bundle.json`, which names every other file's, or of the
    /// list that it would hold.
    pub digest: String,
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// sha256 of bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// sha256 of a bundle's file, in hexadecimal, read in pieces.
pub fn sha256_file(files: &Files, name: &str) -> Result<String> {
    let bytes = files.open(name)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0u8; 1 << 20];
    let mut at = 0;
    while at < bytes.len() {
        let part = (bytes.len() - at).min(buffer.len());
        bytes
            .read_at(at, &mut buffer[..part])
            .map_err(|e| Error::File { path: files.path(name), reason: e.to_string() })?;
        hasher.update(&buffer[..part]);
        at += part;
    }
    Ok(hex(&hasher.finalize()))
}

/// The files that decide a verdict.
pub fn file_names(files: &Files) -> Result<Vec<String>> {
    let mut names = vec![CONFIG.to_string(), "tokenizer.json".to_string()];
    names.extend(Checkpoint::file_names(files)?);
    Ok(names)
}

/// Policies of a folder that brings none: round numbers, no promise.
fn unmeasured_policies() -> BTreeMap<String, Policy> {
    [("hunt", 0.5), ("alert", 0.9), ("block", 0.99)]
        .map(|(name, threshold)| (name.to_string(), Policy { threshold, false_positive_rate: None }))
        .into()
}

/// The label that the score is about: the one that is named after the technique, or the second of two.
fn positive_label(labels: &[String]) -> Result<usize, String> {
    match labels.iter().position(|l| l.to_ascii_uppercase().contains("T1003.002")) {
        Some(i) => Ok(i),
        None if labels.len() == 2 => Ok(1),
        None => Err(format!("none of the labels {labels:?} is named T1003.002, and there are not two of them")),
    }
}

/// Writes a file whole or not at all.
fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let failed = |e: std::io::Error| Error::Write { path: path.into(), reason: e.to_string() };
    let new = path.with_extension("new");
    std::fs::write(&new, bytes).and_then(|()| std::fs::rename(&new, path)).map_err(failed)
}

impl Bundle {
    /// Opens and checks all but `packed.bin`, which [`int8::Int8Backend::open`] checks in the bytes that it uses.
    pub fn open(files: Files) -> Result<Self> {
        let config = Config::parse(&files.read(CONFIG, SMALL_FILE)?)
            .map_err(|reason| Error::bundle(files.path(CONFIG), reason))?;
        let labels = config.labels().map_err(|reason| Error::bundle(files.path(CONFIG), reason))?;
        let (manifest, digest) = if files.has(MANIFEST) {
            Self::own(&files, &config)?
        } else if files.has(PACKED) {
            return Err(Error::bundle(
                files.path(PACKED),
                "bundle.json, which names it, is missing; put that back, or remove packed.bin for a folder without either",
            ));
        } else {
            Self::foreign(&files, &config, &labels)?
        };
        let positive = labels.iter().position(|l| *l == manifest.label).ok_or_else(|| {
            Error::bundle(files.path(MANIFEST), format!("label \"{}\" is not in config.json", manifest.label))
        })?;
        Ok(Bundle { files, config, labels, positive, manifest, digest })
    }

    fn own(files: &Files, config: &Config) -> Result<(Manifest, String)> {
        let bytes = files.read(MANIFEST, SMALL_FILE)?;
        let bad = |reason: String| Error::bundle(files.path(MANIFEST), reason);
        let manifest: Manifest = serde_json::from_slice(&bytes).map_err(|e| bad(e.to_string()))?;
        manifest.windows.check(config).map_err(&bad)?;
        if !(manifest.temperature > 0.0 && manifest.temperature.is_finite()) {
            return Err(bad(format!("temperature is {}", manifest.temperature)));
        }
        for name in file_names(files)? {
            let announced = manifest.files.get(&name).ok_or_else(|| bad(format!("no sha256 for {name}")))?;
            // the shipped files are as trustworthy as the code around them
            if matches!(files, Files::Folder(_)) && *announced != sha256_file(files, &name)? {
                return Err(Error::bundle(files.path(&name), CHANGED));
            }
        }
        Ok((manifest, sha256(&bytes)))
    }

    /// Names the files that `packed.bin` is made from.
    pub fn source(&self) -> [u8; 32] {
        let mut hasher = Sha256::new();
        for (name, hash) in self.manifest.files.iter().filter(|(name, _)| *name != PACKED) {
            hasher.update(format!("{hash}  {name}\n"));
        }
        hasher.finalize().into()
    }

    /// Makes `packed.bin` in `folder` from the checkpoint there, and names it in `bundle.json`, which is
    /// written where there was none. Both replace the old ones by renaming: who uses those goes on with them.
    pub fn pack(folder: &Path) -> Result<Manifest> {
        let files = Files::Folder(folder.to_path_buf());
        let mut bundle = Self::open(files)?;
        let weights = Checkpoint::open(&bundle.files, &candle_core::Device::Cpu, candle_core::DType::F32)?;
        bundle.manifest.files.remove(PACKED);
        let bytes = int8::pack(&bundle.config, bundle.labels.len(), &weights, &bundle.source())?;
        bundle.manifest.files.insert(PACKED.into(), sha256(&bytes));
        let manifest = serde_json::to_vec_pretty(&bundle.manifest).expect("a manifest is JSON");
        replace(&folder.join(PACKED), &bytes)?;
        replace(&folder.join(MANIFEST), &[&manifest[..], b"\n"].concat())?;
        Ok(bundle.manifest)
    }

    /// A plain Hugging Face folder is scored as Hugging Face would: no normalisation, temperature 1.
    fn foreign(files: &Files, config: &Config, labels: &[String]) -> Result<(Manifest, String)> {
        let positive = positive_label(labels).map_err(|reason| Error::bundle(files.path(CONFIG), reason))?;
        let mut hashes = BTreeMap::new();
        for name in file_names(files)? {
            let hash = sha256_file(files, &name)?;
            hashes.insert(name, hash);
        }
        let list: String = hashes.iter().map(|(name, hash)| format!("{hash}  {name}\n")).collect();
        let name = match files {
            Files::Folder(folder) => folder.file_name().map(|n| n.to_string_lossy().into_owned()),
            Files::Embedded(_) => None,
        };
        let manifest = Manifest {
            name: name.unwrap_or_else(|| "unnamed".into()),
            version: String::new(),
            files: hashes,
            normalise: Vec::new(),
            windows: Windows::whole(config),
            temperature: 1.0,
            label: labels[positive].clone(),
            policies: unmeasured_policies(),
        };
        Ok((manifest, sha256(list.as_bytes())))
    }
}
