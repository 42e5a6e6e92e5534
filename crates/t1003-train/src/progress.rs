//! A progress bar with loss, tokens a second and the time that remains; plain lines where standard
//! error is no terminal.

use indicatif::{ProgressBar, ProgressStyle};
use std::collections::VecDeque;
use std::io::IsTerminal;
use std::time::Instant;

pub struct Progress {
    bar: Option<ProgressBar>,
    name: &'static str,
    start: Instant,
    first: usize,
    steps: usize,
    tokens: usize,
    losses: VecDeque<f64>,
    spoken: Instant,
}

/// Losses that the shown mean is over.
const MEAN: usize = 100;
/// Seconds between two lines in a log.
const SILENCE: f64 = 30.0;

impl Progress {
    pub fn new(name: &'static str, first: usize, steps: usize) -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::new(steps as u64).with_position(first as u64);
            let style = ProgressStyle::with_template("{prefix} {bar:30} {pos}/{len} {msg} eta {eta}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar.set_prefix(name);
            bar
        });
        let now = Instant::now();
        Progress { bar, name, start: now, first, steps, tokens: 0, losses: VecDeque::new(), spoken: now }
    }

    pub fn step(&mut self, step: usize, tokens: usize, loss: f64) {
        self.tokens += tokens;
        self.losses.push_back(loss);
        if self.losses.len() > MEAN {
            self.losses.pop_front();
        }
        let seconds = self.start.elapsed().as_secs_f64();
        let message = format!("loss {:.4} {:.0} tokens/s", self.mean(), self.tokens as f64 / seconds);
        if let Some(bar) = &self.bar {
            bar.set_position(step as u64 + 1);
            bar.set_message(message);
        } else if self.spoken.elapsed().as_secs_f64() > SILENCE || step + 1 == self.steps {
            self.spoken = Instant::now();
            let done = (step + 1 - self.first) as f64;
            let left = seconds / done * (self.steps - step - 1) as f64;
            eprintln!("{} {}/{} {message} {left:.0} s left", self.name, step + 1, self.steps);
        }
    }

    /// Mean of the last losses.
    pub fn mean(&self) -> f64 {
        self.losses.iter().sum::<f64>() / self.losses.len().max(1) as f64
    }

    pub fn finish(self) -> f64 {
        if let Some(bar) = &self.bar {
            bar.finish();
        }
        self.mean()
    }
}
