//! Work goes to the pool; the main thread goes on, and later waits for it in short steps and looks for interrupts,
//! so that cancel, timeout and shutdown are answered while the arithmetic runs.

use crate::errors::{Failure, Result};
use crate::session;
use pgrx::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, Once, PoisonError, Weak};
use std::time::Duration;
use t1003_model::Stop;
use t1003_model::pool::Job;

/// How late an interrupt may be seen.
const STEP: Duration = Duration::from_millis(10);

/// The items of a loop of the main thread that may be long, with a look for interrupts before each. No lock may be held
/// from one to the next.
pub fn interruptible<T>(items: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
    items.inspect(|_| {
        pgrx::check_for_interrupts!();
    })
}

/// Work on this session's pool. Dropped before its end, be it by an error that unwinds, it is told to stop. Nobody waits
/// for that: it owns what it reads, and looks at the flag every few milliseconds.
pub struct Work<T> {
    job: Job<T>,
    _leaving: Arc<StopWhenLeaving>,
}

struct StopWhenLeaving(Stop);

impl Drop for StopWhenLeaving {
    fn drop(&mut self) {
        self.0.stop();
    }
}

/// What may run when the process ends: that unwinds nothing, so no `drop` would say it.
static WORKING: Mutex<Vec<Weak<StopWhenLeaving>>> = Mutex::new(Vec::new());

/// Starts `work` on this session's pool and returns at once.
pub fn start<T: Send + 'static>(work: impl FnOnce(&Stop) -> T + Send + 'static) -> Result<Work<T>> {
    static AT_EXIT: Once = Once::new();
    // SAFETY: called on the main thread of a session, with a callback that matches the hook's signature.
    AT_EXIT.call_once(|| unsafe { pg_sys::before_shmem_exit(Some(stop_all), pg_sys::Datum::null()) });
    let pool = session::pool()?;
    let stop = Stop::default();
    let leaving = Arc::new(StopWhenLeaving(stop.clone()));
    let mut working = WORKING.lock().unwrap_or_else(PoisonError::into_inner);
    working.retain(|work| work.strong_count() > 0);
    working.push(Arc::downgrade(&leaving));
    Ok(Work { job: pool.spawn(move || work(&stop)), _leaving: leaving })
}

impl<T> Work<T> {
    /// Waits for the answer. An interrupt raises PostgreSQL's own error from here.
    pub fn finish(self) -> Result<T> {
        loop {
            match catch_unwind(AssertUnwindSafe(|| self.job.wait(STEP))) {
                Ok(Some(answer)) => return Ok(answer),
                Ok(None) => {
                    pgrx::check_for_interrupts!();
                }
                // the panic's words may quote the text; panics.rs has logged its place
                Err(_) => return Err(Failure::Worker),
            }
        }
    }
}

#[pg_guard]
unsafe extern "C-unwind" fn stop_all(_code: i32, _unused: pg_sys::Datum) {
    let working = WORKING.lock().unwrap_or_else(PoisonError::into_inner);
    working.iter().filter_map(Weak::upgrade).for_each(|work| work.0.stop());
}

/// Runs `work` on this session's pool and answers its result.
pub fn on_pool<T: Send + 'static>(
    work: impl FnOnce(&Stop) -> t1003_model::Result<T> + Send + 'static,
) -> Result<T> {
    start(work)?.finish()?.map_err(Failure::from)
}

/// Runs work of a few milliseconds on this thread: handing it over would cost more than it does.
pub fn here<T>(work: impl FnOnce(&Stop) -> t1003_model::Result<T>) -> Result<T> {
    pgrx::check_for_interrupts!();
    match catch_unwind(AssertUnwindSafe(|| work(&Stop::default()))) {
        Ok(answer) => answer.map_err(Failure::from),
        Err(_) => Err(Failure::Worker),
    }
}
