//! How far `predict` is, where somebody watches: standard error is a terminal and standard input is not.

use indicatif::{ProgressBar, ProgressStyle};
use std::fs::File;
use std::io::{IsTerminal, Read, Seek, SeekFrom};
use std::os::fd::AsFd;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

pub struct Progress {
    bar: ProgressBar,
    bytes: Arc<AtomicU64>,
    texts: AtomicUsize,
    is_file: bool,
}

/// Counts the bytes that go through a reader.
pub struct Counter(Arc<AtomicU64>);

pub struct Counted<R> {
    inner: R,
    bytes: Arc<AtomicU64>,
}

impl Progress {
    pub fn start() -> Self {
        let stdin = std::io::stdin();
        let bar = match (stdin.is_terminal(), std::io::stderr().is_terminal()) {
            (true, _) => {
                eprintln!("reading from the keyboard, one text a line; Ctrl-D ends");
                ProgressBar::hidden()
            }
            (false, false) => ProgressBar::hidden(),
            (false, true) => match file_length() {
                Some(length) => with_eta(length),
                None => styled(ProgressBar::no_length(), "{spinner} {msg}"),
            },
        };
        Progress { bar, bytes: Arc::default(), texts: AtomicUsize::new(0), is_file: file_length().is_some() }
    }

    /// For files of `length` bytes together.
    pub fn files(length: u64) -> Self {
        let bar = if std::io::stderr().is_terminal() { with_eta(length) } else { ProgressBar::hidden() };
        Progress { bar, bytes: Arc::default(), texts: AtomicUsize::new(0), is_file: true }
    }

    /// Whether the input is a file, all of it there, and no pipe.
    pub fn is_file(&self) -> bool {
        self.is_file
    }

    pub fn counter(&self) -> Counter {
        Counter(self.bytes.clone())
    }

    /// Lets `write` have the terminal; the bar comes back below what it writes.
    pub fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        self.bar.suspend(write)
    }

    /// `count` more texts have been scored.
    pub fn scored(&self, count: usize) {
        let texts = self.texts.fetch_add(count, Ordering::Relaxed) + count;
        let seconds = self.bar.elapsed().as_secs_f64().max(1e-3);
        self.bar.set_message(format!("{texts} texts, {:.0}/s", texts as f64 / seconds));
        self.bar.set_position(self.bytes.load(Ordering::Relaxed));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

fn with_eta(length: u64) -> ProgressBar {
    styled(ProgressBar::new(length), "{bar:30} {percent}% {msg} eta {eta}")
}

fn styled(bar: ProgressBar, template: &str) -> ProgressBar {
    let style = ProgressStyle::with_template(template);
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// The length of standard input where it is a file.
fn file_length() -> Option<u64> {
    let file: File = std::io::stdin().as_fd().try_clone_to_owned().ok()?.into();
    let metadata = file.metadata().ok()?;
    metadata.is_file().then_some(metadata.len())
}

impl Counter {
    pub fn around<R>(&self, inner: R) -> Counted<R> {
        Counted { inner, bytes: self.0.clone() }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.bytes.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

impl<R: Seek> Seek for Counted<R> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.inner.seek(to)
    }
}
