//! Verdicts of texts seen lately. Logs repeat themselves: the same scheduled task runs every minute. The table is
//! one for all sessions, in shared memory, where the library is preloaded; else each session has its own.

use pgrx::prelude::*;
use std::sync::atomic::{AtomicPtr, Ordering::Relaxed};
use t1003_model::cache::{self, Keys, Set, WAYS};
use t1003_model::{Model, Verdict};

pub use t1003_model::cache::Key;

/// Slots of the table in shared memory: 4 MB.
const SHARED_SLOTS: usize = 1 << 17;

fn secret() -> [u8; 32] {
    let mut secret = [0u8; 32];
    // SAFETY: it writes as many bytes as it is told.
    if !unsafe { pg_sys::pg_strong_random(secret.as_mut_ptr().cast(), secret.len()) } {
        ereport!(ERROR, PgSqlErrorCode::ERRCODE_INTERNAL_ERROR, "could not generate random values");
    }
    secret
}

/// A session's way to the table for one model.
pub struct Cache {
    keys: Keys,
    /// Empty where the server's table is used.
    own: Box<[Set]>,
    entries: usize,
}

impl Cache {
    /// Of at least `entries` verdicts, unless the server has a table for all.
    pub fn new(entries: usize, model: &Model) -> Self {
        match shared() {
            Some(table) => Cache { keys: Keys::new(table.secret, model), own: Box::default(), entries },
            None => {
                // SAFETY: zeroes are what atomics may hold. So pages come to be as they are written.
                let own = unsafe { Box::new_zeroed_slice(entries.div_ceil(WAYS)).assume_init() };
                Cache { keys: Keys::new(secret(), model), own, entries }
            }
        }
    }

    /// What it was made for.
    pub fn entries(&self) -> usize {
        self.entries
    }

    fn sets(&self) -> &[Set] {
        shared().map_or(&self.own, |table| &table.sets)
    }

    pub fn key(&self, text: &str) -> Key {
        self.keys.of(text)
    }

    pub fn get(&self, key: Key, model: &Model) -> Option<Verdict> {
        cache::find(self.sets(), key, model)
    }

    pub fn put(&self, key: Key, verdict: &Verdict, model: &Model) {
        cache::keep(self.sets(), key, verdict, model);
    }
}

#[repr(C)]
struct Shared {
    // first, because PostgreSQL aligns the whole to cache lines
    sets: [Set; SHARED_SLOTS / WAYS],
    secret: [u8; 32],
}

static SHARED: AtomicPtr<Shared> = AtomicPtr::new(std::ptr::null_mut());

fn shared() -> Option<&'static Shared> {
    // SAFETY: null, or what `on_shmem_startup` was given by PostgreSQL, whose shared memory outlives the process.
    unsafe { SHARED.load(Relaxed).as_ref() }
}

/// Asks for the table in shared memory, where the server is starting with this library.
// pgrx's macro asks for features of its own
#[allow(unexpected_cfgs)]
pub fn share() {
    // SAFETY: a bool that PostgreSQL sets around the loading of shared_preload_libraries.
    if unsafe { pg_sys::process_shared_preload_libraries_in_progress } {
        pgrx::pg_shmem_init!(TABLE = ());
    }
}

/// Stands for the table when PostgreSQL lays out its shared memory.
struct Table;
static TABLE: Table = Table;

impl pgrx::PgSharedMemoryInitialization for Table {
    type Value = ();

    unsafe fn on_shmem_request(&'static self) {
        // SAFETY: called from the hook for it.
        unsafe { pg_sys::RequestAddinShmemSpace(size_of::<Shared>()) };
    }

    unsafe fn on_shmem_startup(&'static self, (): ()) {
        let mut found = false;
        // SAFETY: called from the hook for it; no other extension names its memory so. The memory is of that size,
        // aligned for anything, and written before another process can see it.
        unsafe {
            pg_sys::LWLockAcquire(addin_lock(), pg_sys::LWLockMode::LW_EXCLUSIVE);
            let place = pg_sys::ShmemInitStruct(c"t1003_cache".as_ptr(), size_of::<Shared>(), &mut found);
            let table = place.cast::<Shared>();
            if !found {
                place.cast::<u8>().write_bytes(0, size_of::<Shared>());
                (*table).secret = secret();
            }
            SHARED.store(table, Relaxed);
            pg_sys::LWLockRelease(addin_lock());
        }
    }
}

/// `AddinShmemInitLock`, which C spells as a macro.
unsafe fn addin_lock() -> *mut pg_sys::LWLock {
    // SAFETY: the array is there before any shared memory hook runs.
    unsafe { &raw mut (*pg_sys::MainLWLockArray.add(21)).lock }
}
