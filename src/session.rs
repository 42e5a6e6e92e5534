//! This session's model and its threads: loaded at the first call, kept for the next ones, replaced
//! when the settings name another. Where the server preloaded the model, sessions use that copy.

use crate::cache::{Cache, Key};
use crate::errors::{Failure, Result};
use crate::run::{self, Work, interruptible};
use crate::settings::{self, ModelKey};
use crate::stats;
use pgrx::prelude::*;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use t1003_model::model::give_back;
use t1003_model::pieces::PIECE;
use t1003_model::pool::Pool;
use t1003_model::{Device, Model, Stop, Verdict};

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
    cache: Option<Arc<Cache>>,
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
fn cache(session: &mut Session, model: &Model) -> Option<Arc<Cache>> {
    let entries = settings::cache_entries();
    if session.cache.as_ref().is_none_or(|cache| cache.entries() != entries) {
        session.cache = (entries > 0).then(|| Arc::new(Cache::new(entries, model)));
    }
    session.cache.clone()
}

/// The verdict on one text, from memory where it was seen lately.
pub fn classify(loaded: &Loaded, text: String) -> Result<Verdict> {
    let call = stats::Call::of(1);
    let model = loaded.model.clone();
    let cache = cache(&mut session(), &model);
    let key = cache.as_ref().map(|cache| cache.key(&text));
    if let Some(verdict) = cache.as_ref().zip(key).and_then(|(cache, key)| cache.get(key, &model)) {
        call.found();
        return Ok(verdict);
    }
    let verdict = if model.is_quick(&text) {
        run::here(|stop| model.classify(&text, stop))?
    } else {
        run::on_pool(move |stop| {
            let verdict = model.classify(&text, stop);
            give_back_after(text);
            verdict
        })?
    };
    if let Some((cache, key)) = cache.zip(key) {
        cache.put(key, &verdict, &loaded.model);
    }
    call.scored(std::iter::once(&verdict));
    Ok(verdict)
}

/// What a long text leaves in the allocator is given back by the worker: where the query is cancelled, nobody waits for it.
pub fn give_back_after(text: String) {
    let long = text.len() > PIECE;
    drop(text);
    if long {
        give_back();
    }
}

/// A batch of as many texts leaves megabytes that the allocator would keep.
const LARGE: usize = 500;

/// Verdicts in the order of `texts`.
pub fn classify_batch(loaded: &Loaded, texts: Vec<String>) -> Result<Vec<Verdict>> {
    let large = texts.len() >= LARGE;
    let started = Batch::of(loaded, texts).start()?;
    let large = large && started.work.is_some();
    let verdicts = started.finish()?.collect();
    if large {
        give_back();
    }
    Ok(verdicts)
}

/// Texts to be scored, by the model that they came with.
pub struct Batch {
    model: Arc<Model>,
    cache: Option<Arc<Cache>>,
    /// Logs repeat themselves: each text is scored once, and not at all where it was lately.
    distinct: Vec<String>,
    /// For each text, which of the distinct ones it is.
    place: Vec<usize>,
}

/// A batch that is being scored. Dropped before its end, the work is told to stop.
pub struct Started {
    place: Vec<usize>,
    /// On the distinct texts, as far as they needed no work.
    known: Vec<Verdict>,
    work: Option<Work<t1003_model::Result<Vec<Answer>>>>,
    call: stats::Call,
}

/// A verdict, and whether it was remembered.
type Answer = (Verdict, bool);

impl Batch {
    /// `loaded` is the session's model as the settings stand now.
    pub fn of(loaded: &Loaded, texts: Vec<String>) -> Self {
        let model = loaded.model.clone();
        let cache = cache(&mut session(), &model);
        let (distinct, place) = distinct(texts);
        Batch { model, cache, distinct, place }
    }

    /// Has the pool score what is not all remembered, and returns at once.
    pub fn start(self) -> Result<Started> {
        let Batch { model, cache, mut distinct, place } = self;
        let mut call = stats::Call::of(place.len());
        let find = |cache: &Arc<Cache>, text: &String| cache.get(cache.key(text), &model);
        let known: Vec<Verdict> = match &cache {
            Some(cache) => interruptible(distinct.iter()).map_while(|text| find(cache, text)).collect(),
            None => Vec::new(),
        };
        let rest = distinct.split_off(known.len());
        let clock = call.clock();
        let mut work = None;
        if rest.is_empty() {
            clock.stop();
        } else {
            let score = move |stop: &Stop| {
                let answers = score(&model, cache.as_deref(), &rest, stop);
                rest.into_iter().max_by_key(String::len).into_iter().for_each(give_back_after);
                answers
            };
            work = Some(run::start(move |stop| clock.measure(|| score(stop)))?);
        }
        call.later();
        Ok(Started { place, known, work, call })
    }
}

impl Started {
    /// Waits for the verdicts; they come in the order of the texts.
    pub fn finish(self) -> Result<impl Iterator<Item = Verdict>> {
        let Started { place, known, work, mut call } = self;
        call.awaited();
        let mut answers: Vec<Answer> = known.into_iter().map(|verdict| (verdict, true)).collect();
        if let Some(work) = work {
            answers.append(&mut work.finish()?.map_err(Failure::from)?);
        }
        call.remembered(place.iter().filter(|&&at| answers[at].1).count());
        call.scored(answers.iter().filter_map(|(verdict, remembered)| (!remembered).then_some(verdict)));
        Ok(place.into_iter().map(move |at| answers[at].0.clone()))
    }
}

/// In a worker: verdicts on `texts`, from the cache where it has them and into it where not.
fn score(
    model: &Model,
    cache: Option<&Cache>,
    texts: &[String],
    stop: &Stop,
) -> t1003_model::Result<Vec<Answer>> {
    let Some(cache) = cache else {
        let scored = model.classify_batch(texts, stop)?;
        return Ok(scored.into_iter().map(|verdict| (verdict, false)).collect());
    };
    let keys: Vec<Key> = texts.iter().map(|text| cache.key(text)).collect();
    let found: Vec<Option<Verdict>> = keys.iter().map(|key| cache.get(*key, model)).collect();
    let fresh: Vec<&str> =
        texts.iter().zip(&found).filter(|(_, found)| found.is_none()).map(|(text, _)| text.as_str()).collect();
    let mut scored = model.classify_batch(&fresh, stop)?.into_iter();
    let answer = |(found, key): (Option<Verdict>, Key)| match found {
        Some(verdict) => (verdict, true),
        None => {
            let verdict = scored.next().expect("what is not found is scored");
            cache.put(key, &verdict, model);
            (verdict, false)
        }
    };
    Ok(found.into_iter().zip(keys).map(answer).collect())
}

/// The texts without repeats, and for each text its place among them.
fn distinct(texts: Vec<String>) -> (Vec<String>, Vec<usize>) {
    let mut seen: HashMap<&str, usize> = HashMap::with_capacity(texts.len());
    let mut place = Vec::with_capacity(texts.len());
    for text in interruptible(texts.iter()) {
        let next = seen.len();
        place.push(*seen.entry(text).or_insert(next));
    }
    let mut distinct = Vec::with_capacity(seen.len());
    for (text, &at) in texts.into_iter().zip(&place) {
        if at == distinct.len() {
            distinct.push(text);
        }
    }
    (distinct, place)
}
