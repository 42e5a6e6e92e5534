//! Work goes to the pool; the main thread waits for it in short steps and looks for interrupts, so
//! that cancel, timeout and shutdown are answered while the arithmetic runs.

use crate::errors::{Failure, Result};
use crate::session;
use pgrx::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;
use t1003_model::Stop;

/// How late an interrupt may be seen.
const STEP: Duration = Duration::from_millis(10);

/// The items of a loop of the main thread that may be long, with a look for interrupts before each. No lock may be held
/// from one to the next.
pub fn interruptible<T>(items: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
    items.inspect(|_| {
        pgrx::check_for_interrupts!();
    })
}

/// Tells the work to end when the main thread leaves, be it by an error that unwinds through here.
/// Nobody waits for it: it owns what it reads, and looks at the flag every few milliseconds.
struct StopWhenLeaving(Stop);

impl Drop for StopWhenLeaving {
    fn drop(&mut self) {
        self.0.stop();
    }
}

/// Runs `work` on this session's pool and answers its result. An interrupt raises PostgreSQL's own
/// error from here; the work is told to stop.
pub fn on_pool<T: Send + 'static>(
    work: impl FnOnce(&Stop) -> t1003_model::Result<T> + Send + 'static,
) -> Result<T> {
    let pool = session::pool()?;
    let stop = Stop::default();
    let for_work = stop.clone();
    let leaving = StopWhenLeaving(stop);
    let job = pool.spawn(move || work(&for_work));
    loop {
        match catch_unwind(AssertUnwindSafe(|| job.wait(STEP))) {
            Ok(Some(answer)) => return answer.map_err(Failure::from),
            Ok(None) => check_for_interrupts(&leaving.0),
            // the panic's words may quote the text; panics.rs has logged its place
            Err(_) => return Err(Failure::Worker),
        }
    }
}

/// Runs work of a few milliseconds on this thread: handing it over would cost more than it does.
pub fn here<T>(work: impl FnOnce(&Stop) -> t1003_model::Result<T>) -> Result<T> {
    pgrx::check_for_interrupts!();
    match catch_unwind(AssertUnwindSafe(|| work(&Stop::default()))) {
        Ok(answer) => answer.map_err(Failure::from),
        Err(_) => Err(Failure::Worker),
    }
}

fn check_for_interrupts(stop: &Stop) {
    // SAFETY: counters of the main thread, read on it.
    let dying = unsafe {
        pg_sys::ProcDiePending != 0 && pg_sys::InterruptHoldoffCount == 0 && pg_sys::CritSectionCount == 0
    };
    if dying {
        // terminating exits the process below without unwinding, so Drop would not say it
        stop.stop();
    }
    pgrx::check_for_interrupts!();
}
