//! This session's model and its threads: loaded at the first call, kept for the next ones, replaced
//! when the settings name another. Where the server preloaded the model, sessions use that copy.

use crate::cache::{Cache, Key};
use crate::errors::{Failure, Result};
use crate::run::{self, interruptible};
use crate::settings::{self, ModelKey};
use crate::stats;
use pgrx::prelude::*;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use t1003_model::model::give_back;
use t1003_model::pool::Pool;
use t1003_model::{Device, Model, Verdict};

/// A model, and the settings it was loaded for.
#[derive(Clone)]
pub struct Loaded {
    key: ModelKey,
    pub model: Arc<Model>,
    pub preloaded: bool,
}

struct Session {
    loaded: Option<Loaded>,
    pool: Option<Arc<Pool>>,
    cache: Option<Cache>,
}

// Statics are never dropped: at exit nothing of ours runs while PostgreSQL takes the process down.
static SESSION: Mutex<Session> = Mutex::new(Session { loaded: None, pool: None, cache: None });
/// Filled in the postmaster before it forks; its pages are the sessions' by copy-on-write.
static PRELOADED: OnceLock<Loaded> = OnceLock::new();

/// Only the main thread locks, and never while it may be interrupted.
fn session() -> MutexGuard<'static, Session> {
    SESSION.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Loads the model in the postmaster, on its only thread. A failure is a warning: sessions will
/// say it again, and the server must start.
pub fn preload() {
    // SAFETY: a bool that PostgreSQL sets around the loading of shared_preload_libraries.
    let starting = unsafe { pg_sys::process_shared_preload_libraries_in_progress };
    if !starting || !settings::preload() {
        return;
    }
    let Some(key) = ModelKey::current().before_forking() else { return };
    match std::panic::catch_unwind(|| Model::open(key.files(), key.device)) {
        Ok(Ok(model)) => {
            let loaded = Loaded { key, model: Arc::new(model), preloaded: true };
            PRELOADED.set(loaded).unwrap_or_else(|_| unreachable!("_PG_init runs once"));
        }
        Ok(Err(error)) => Failure::from(error).warn(),
        Err(_) => Failure::Worker.warn(),
    }
}

/// The pool of this process, started or resized to what the settings ask for.
pub fn pool() -> Result<Arc<Pool>> {
    let threads = settings::threads();
    let mut session = session();
    match &session.pool {
        Some(pool) if pool.threads() == threads => Ok(pool.clone()),
        _ => {
            let pool = Arc::new(Pool::start(threads)?);
            session.pool = Some(pool.clone());
            Ok(pool)
        }
    }
}

/// The model that the settings name. Where it cannot be loaded, the one before stays for when the
/// settings are put back.
pub fn model() -> Result<Loaded> {
    let mut key = ModelKey::current();
    if key.device == Device::Auto {
        key.device = auto()?;
    }
    let matching = |loaded: &&Loaded| loaded.key == key;
    if let Some(loaded) = session().loaded.as_ref().filter(matching) {
        return Ok(loaded.clone());
    }
    let loaded = match PRELOADED.get().filter(matching) {
        Some(preloaded) => preloaded.clone(),
        None => {
            let job_key = key.clone();
            let model = run::on_pool(move |_stop| Model::open(job_key.files(), job_key.device))?;
            Loaded { key, model: Arc::new(model), preloaded: false }
        }
    };
    let mut session = session();
    session.cache = None;
    session.loaded = Some(loaded.clone());
    Ok(loaded)
}

/// What `auto` comes to in this process. A GPU's driver starts threads, so it is asked from the pool, where every
/// signal is blocked.
fn auto() -> Result<Device> {
    static DECIDED: OnceLock<Device> = OnceLock::new();
    if let Some(decided) = DECIDED.get() {
        return Ok(*decided);
    }
    let decided =
        if cfg!(feature = "cuda") { run::on_pool(|_stop| Ok(Device::Auto.decided()))? } else { Device::Cpu };
    Ok(*DECIDED.get_or_init(|| decided))
}

/// The cache for `model`, of the size that the settings ask for; none where they ask for none.
fn cache<'a>(session: &'a mut Session, model: &Model) -> Option<&'a Cache> {
    let entries = settings::cache_entries();
    if session.cache.as_ref().is_none_or(|cache| cache.entries() != entries) {
        session.cache = (entries > 0).then(|| Cache::new(entries, model));
    }
    session.cache.as_ref()
}

/// The verdict on one text, from memory where it was seen lately.
pub fn classify(loaded: &Loaded, text: String) -> Result<Verdict> {
    let call = stats::Call::of(1);
    let model = loaded.model.clone();
    let key = {
        let mut session = session();
        let cache = cache(&mut session, &model);
        let key = cache.map(|cache| cache.key(&text));
        if let Some(verdict) = cache.zip(key).and_then(|(cache, key)| cache.get(key, &model)) {
            call.found();
            return Ok(verdict);
        }
        key
    };
    let verdict = if model.is_quick(&text) {
        run::here(|stop| model.classify(&text, stop))?
    } else {
        run::on_pool(move |stop| model.classify(&text, stop))?
    };
    if let (Some(key), Some(cache)) = (key, &session().cache) {
        cache.put(key, &verdict, &loaded.model);
    }
    call.scored(std::slice::from_ref(&verdict));
    Ok(verdict)
}

/// A batch of as many texts leaves megabytes that the allocator would keep.
const LARGE: usize = 500;

/// Verdicts in the order of `texts`. Logs repeat themselves: each text is scored once, and not at all where it
/// was lately.
pub fn classify_batch(loaded: &Loaded, texts: Vec<String>) -> Result<Vec<Verdict>> {
    let mut call = stats::Call::of(texts.len());
    let model = loaded.model.clone();
    let (mut fresh, mut keys): (Vec<String>, Vec<Key>) = Default::default();
    let mut answers: Vec<std::result::Result<Verdict, usize>> = Vec::with_capacity(texts.len());
    let mut place: HashMap<String, usize> = HashMap::new();
    for text in interruptible(texts.into_iter()) {
        let mut session = session();
        let cache = cache(&mut session, &model);
        let key = cache.map(|cache| cache.key(&text));
        answers.push(match cache.zip(key).and_then(|(cache, key)| cache.get(key, &model)) {
            Some(verdict) => Ok(verdict),
            None => Err(*place.entry(text).or_insert_with_key(|text| {
                fresh.push(text.clone());
                keys.extend(key);
                fresh.len() - 1
            })),
        });
    }
    drop(place);
    call.remembered(answers.iter().filter(|answer| answer.is_ok()).count());
    let mut scored = Vec::new();
    if !fresh.is_empty() {
        scored = run::on_pool(move |stop| model.classify_batch(&fresh, stop))?;
        if let Some(cache) = &session().cache {
            keys.iter().zip(&scored).for_each(|(key, verdict)| cache.put(*key, verdict, &loaded.model));
        }
    }
    call.scored(&scored);
    if scored.len() >= LARGE {
        give_back();
    }
    Ok(answers.into_iter().map(|answer| answer.unwrap_or_else(|at| scored[at].clone())).collect())
}
