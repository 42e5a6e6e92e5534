//! The threads that inference runs on. A database process is ruled by signals that only its main
//! thread may handle, so the workers are born with all of them blocked.

use crate::error::{Error, Result};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// Worker threads of this process.
pub struct Pool {
    inner: rayon::ThreadPool,
}

/// Work handed to a [`Pool`].
pub struct Job<T> {
    answer: Receiver<std::thread::Result<T>>,
}

impl Pool {
    /// Starts `threads` workers, every signal blocked in them.
    pub fn start(threads: usize) -> Result<Self> {
        let pool = with_signals_blocked(|| {
            rayon::ThreadPoolBuilder::new().num_threads(threads).thread_name(|i| format!("t1003-{i}")).build()
        });
        let inner = pool.map_err(|e| Error::Threads { threads, reason: e.to_string() })?;
        Ok(Pool { inner })
    }

    pub fn threads(&self) -> usize {
        self.inner.current_num_threads()
    }

    /// Starts `work` on the pool and returns at once.
    pub fn spawn<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Job<T> {
        let (sender, answer) = channel();
        self.inner.spawn(move || {
            let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
            // nobody listens any more where the caller gave up
            let _ = sender.send(result);
        });
        Job { answer }
    }

    /// Runs `work` on the pool and waits for it.
    pub fn run<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        self.inner.install(work)
    }
}

impl<T> Job<T> {
    /// The answer, or `None` when `patience` ran out first. A panic of the work goes on here.
    pub fn wait(&self, patience: Duration) -> Option<T> {
        match self.answer.recv_timeout(patience) {
            Ok(Ok(answer)) => Some(answer),
            Ok(Err(panic)) => std::panic::resume_unwind(panic),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => panic!("a worker thread vanished"),
        }
    }
}

/// Calls `f` with every signal blocked in this thread, so that threads started in it inherit that.
fn with_signals_blocked<T>(f: impl FnOnce() -> T) -> T {
    // SAFETY: both sets are plain memory that sigfillset and pthread_sigmask fill before it is
    // read; the calls have no other preconditions.
    unsafe {
        let mut all = std::mem::zeroed::<libc::sigset_t>();
        let mut before = std::mem::zeroed::<libc::sigset_t>();
        libc::sigfillset(&mut all);
        libc::pthread_sigmask(libc::SIG_SETMASK, &all, &mut before);
        let result = f();
        libc::pthread_sigmask(libc::SIG_SETMASK, &before, std::ptr::null_mut());
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn workers_have_signals_blocked_and_the_caller_has_not() {
        let blocked = || {
            // SAFETY: as in with_signals_blocked; SIG_BLOCK with a null set only reads the mask.
            unsafe {
                let mut set = std::mem::zeroed::<libc::sigset_t>();
                libc::pthread_sigmask(libc::SIG_BLOCK, std::ptr::null(), &mut set);
                [libc::SIGTERM, libc::SIGINT, libc::SIGUSR1, libc::SIGALRM, libc::SIGHUP]
                    .map(|s| libc::sigismember(&set, s) == 1)
            }
        };
        let before = blocked();
        let pool = Pool::start(2).unwrap();
        assert_eq!(pool.run(blocked), [true; 5]);
        assert_eq!(blocked(), before);
    }

    #[test]
    fn a_panic_reaches_the_waiter() {
        let pool = Pool::start(1).unwrap();
        let job = pool.spawn(|| panic!("on purpose"));
        let result =
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| job.wait(Duration::from_secs(10))));
        assert!(result.is_err());
        assert_eq!(pool.run(|| 7), 7);
    }
}
