//! Where a training run stands, on disk: a killed run goes on from here.

use crate::adamw::AdamW;
use crate::error::{Error, io};
use crate::vars::{Vars, save, write_whole};
use candle_core::{DType, Device, Tensor};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// One folder, replaced as a whole at each save.
pub struct Checkpoint {
    folder: PathBuf,
    options: Value,
    saved: Mutex<Instant>,
}

/// What a kill may cost at most, validations and the like aside.
const INTERVAL: Duration = Duration::from_secs(120);

#[derive(serde::Serialize, serde::Deserialize)]
struct State {
    step: usize,
    optimiser_step: i32,
    options: Value,
    best: Option<Best>,
}

/// The best parameters of a run that looks for them.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Best {
    pub loss: f64,
    /// Looks since then that found nothing better.
    pub idle: usize,
    #[serde(skip)]
    pub snapshot: BTreeMap<String, Tensor>,
}

impl Checkpoint {
    pub fn new(folder: PathBuf, options: &impl Serialize) -> Result<Self, Error> {
        let options = serde_json::to_value(options).map_err(|e| Error::Data(e.to_string()))?;
        Ok(Checkpoint { folder, options, saved: Mutex::new(Instant::now()) })
    }

    /// Whether enough has been done since the last save.
    pub fn due(&self) -> bool {
        self.saved.lock().unwrap_or_else(PoisonError::into_inner).elapsed() > INTERVAL
    }

    /// Writes everything into a new folder, then puts that in the old one's place.
    pub fn save(&self, step: usize, vars: &Vars, adam: &AdamW, best: Option<&Best>) -> Result<(), Error> {
        let partial = self.folder.with_extension("partial");
        std::fs::create_dir_all(&partial).map_err(io(&partial))?;
        vars.save(&partial.join("parameters.safetensors"), DType::F32, |_| true)?;
        let (optimiser_step, moments) = adam.state()?;
        let named = moments.iter().map(|(name, tensor)| (name.as_str(), tensor));
        save(named, &partial.join("moments.safetensors"), DType::F32)?;
        if let Some(best) = best {
            let named = best.snapshot.iter().map(|(name, tensor)| (name.as_str(), tensor));
            save(named, &partial.join("best.safetensors"), DType::F32)?;
        }
        let state = State { step, optimiser_step, options: self.options.clone(), best: best.cloned() };
        let json = serde_json::to_vec_pretty(&state).map_err(|e| Error::Data(e.to_string()))?;
        write_whole(&partial.join("state.json"), &json)?;
        self.remove()?;
        *self.saved.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
        std::fs::rename(&partial, &self.folder).map_err(io(&self.folder))
    }

    /// Puts the saved state into `vars` and `adam`; the step to go on with, 0 where nothing is saved, and
    /// the best parameters until then.
    pub fn resume(&self, vars: &Vars, adam: &mut AdamW) -> Result<(usize, Option<Best>), Error> {
        let path = self.folder.join("state.json");
        if !path.exists() {
            return Ok((0, None));
        }
        let bad = |reason: String| Error::Checkpoint { path: path.clone(), reason };
        let json = std::fs::read(&path).map_err(io(&path))?;
        let state: State = serde_json::from_slice(&json).map_err(|e| bad(e.to_string()))?;
        if state.options != self.options {
            return Err(bad(format!(
                "it was made with other options ({}); remove the folder to start anew",
                state.options
            )));
        }
        vars.restore(&read(&self.folder.join("parameters.safetensors"))?)?;
        adam.resume(state.optimiser_step, &read(&self.folder.join("moments.safetensors"))?)?;
        let best = match state.best {
            Some(best) => Some(Best { snapshot: read(&self.folder.join("best.safetensors"))?, ..best }),
            None => None,
        };
        Ok((state.step, best))
    }

    /// For runs that are done.
    pub fn remove(&self) -> Result<(), Error> {
        if self.folder.exists() {
            std::fs::remove_dir_all(&self.folder).map_err(io(&self.folder))?;
        }
        Ok(())
    }
}

fn read(path: &Path) -> Result<BTreeMap<String, Tensor>, Error> {
    Ok(candle_core::safetensors::load(path, &Device::Cpu)?.into_iter().collect())
}
