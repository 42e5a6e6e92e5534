//! `t1003_stats`: what scoring has cost, in this session and, where the library is preloaded, in all of them.

// pgrx reads a table function's columns from its return type
#![allow(clippy::type_complexity)]

use pgrx::prelude::*;
use pgrx::{PGRXSharedMemory, PgAtomic, pg_shmem_init};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};
use t1003_model::{Verdict, batch};

/// Counters that only grow.
#[derive(Default)]
pub struct Counters {
    calls: AtomicU64,
    texts: AtomicU64,
    tokens: AtomicU64,
    cache_hits: AtomicU64,
    long_texts: AtomicU64,
    errors: AtomicU64,
    microseconds: AtomicU64,
}

// SAFETY: atomics of fixed size, no pointers.
unsafe impl PGRXSharedMemory for Counters {}

static SESSION: Counters = Counters {
    calls: AtomicU64::new(0),
    texts: AtomicU64::new(0),
    tokens: AtomicU64::new(0),
    cache_hits: AtomicU64::new(0),
    long_texts: AtomicU64::new(0),
    errors: AtomicU64::new(0),
    microseconds: AtomicU64::new(0),
};
// SAFETY: no other extension names its memory so.
static SERVER: PgAtomic<Counters> = unsafe { PgAtomic::new(c"t1003_stats") };
static SHARED: AtomicBool = AtomicBool::new(false);

/// Asks for the shared counters, where the server is starting with this library.
// pgrx's macro asks for features of its own
#[allow(unexpected_cfgs)]
pub fn share() {
    // SAFETY: a bool that PostgreSQL sets around the loading of shared_preload_libraries.
    if unsafe { pg_sys::process_shared_preload_libraries_in_progress } {
        pg_shmem_init!(SERVER);
        SHARED.store(true, Relaxed);
    }
}

/// One call of the engine. Counts as an error where its answer is awaited and does not come.
pub struct Call {
    texts: u64,
    hits: u64,
    long: u64,
    failed: bool,
    clock: Arc<Clock>,
}

/// How long the engine worked: from here on, or what a worker has measured.
pub struct Clock {
    start: Instant,
    took: OnceLock<Duration>,
}

impl Clock {
    /// Counts `work` alone, and not how long its answer lies waiting.
    pub fn measure<T>(&self, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let answer = work();
        self.took.get_or_init(|| start.elapsed());
        answer
    }

    pub fn stop(&self) {
        self.took.get_or_init(|| self.start.elapsed());
    }

    fn elapsed(&self) -> Duration {
        self.took.get().copied().unwrap_or_else(|| self.start.elapsed())
    }
}

impl Call {
    pub fn of(texts: usize) -> Self {
        let clock = Arc::new(Clock { start: Instant::now(), took: OnceLock::new() });
        Call { texts: texts as u64, hits: 0, long: 0, failed: true, clock }
    }

    /// The answer was remembered.
    pub fn found(mut self) {
        (self.hits, self.failed) = (self.texts, false);
    }

    /// So many of the answers were.
    pub fn remembered(&mut self, texts: usize) {
        self.hits = texts as u64;
    }

    /// For whoever works on it.
    pub fn clock(&self) -> Arc<Clock> {
        self.clock.clone()
    }

    /// Nobody waits for the answer yet: it is no error if it never comes.
    pub fn later(&mut self) {
        self.failed = false;
    }

    pub fn awaited(&mut self) {
        self.failed = true;
    }

    pub fn scored<'a>(mut self, verdicts: impl Iterator<Item = &'a Verdict>) {
        self.long = verdicts.filter(|verdict| verdict.windows > 1).count() as u64;
        self.failed = false;
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        // calls may overlap, so each adds what no other has yet
        static COUNTED: AtomicU64 = AtomicU64::new(0);
        let tokens = batch::tokens();
        let tokens = tokens - COUNTED.swap(tokens, Relaxed);
        let elapsed = self.clock.elapsed().as_micros() as u64;
        let server = SHARED.load(Relaxed).then(|| SERVER.get());
        for counters in std::iter::once(&SESSION).chain(server) {
            counters.calls.fetch_add(1, Relaxed);
            counters.texts.fetch_add(self.texts, Relaxed);
            counters.tokens.fetch_add(tokens, Relaxed);
            counters.cache_hits.fetch_add(self.hits, Relaxed);
            counters.long_texts.fetch_add(self.long, Relaxed);
            counters.errors.fetch_add(self.failed.into(), Relaxed);
            counters.microseconds.fetch_add(elapsed, Relaxed);
        }
    }
}

// two underscores mark what is not for users
#[allow(non_snake_case)]
#[pg_extern(sql = false)]
fn t1003__stats() -> TableIterator<
    'static,
    (
        name!(scope, &'static str),
        name!(calls, i64),
        name!(texts, i64),
        name!(tokens, i64),
        name!(cache_hits, i64),
        name!(long_texts, i64),
        name!(errors, i64),
        name!(milliseconds, f64),
    ),
> {
    let row = |scope, counters: &Counters| {
        let get = |counter: &AtomicU64| counter.load(Relaxed) as i64;
        (
            scope,
            get(&counters.calls),
            get(&counters.texts),
            get(&counters.tokens),
            get(&counters.cache_hits),
            get(&counters.long_texts),
            get(&counters.errors),
            get(&counters.microseconds) as f64 / 1000.0,
        )
    };
    let server = SHARED.load(Relaxed).then(|| row("server", SERVER.get()));
    TableIterator::new(std::iter::once(row("session", &SESSION)).chain(server))
}
