//! The threads that have the model work: take rounds from the queue, score them, hand answers back.
//!
//! There are two, which share the model's pool. While one round's last batch keeps one core busy, the next round has the
//! others; on a GPU one round is cut into tokens while the other computes.

use super::metrics::Metrics;
use super::queue::{Answer, Failed, Part, Queue};
use anyhow::{Context, Result};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use t1003_model::explain::explain;
use t1003_model::pool::Pool;
use t1003_model::{Error, Model, Stop};

/// How often a round in progress is checked for whether anybody still waits for it.
const LOOK: Duration = Duration::from_millis(50);

/// Rounds that are worked on at a time.
const ROUNDS: usize = 2;

/// What [`work`] needs to know of a part.
type Texts = (Vec<String>, Option<usize>);

/// Starts the threads; they run until the process ends.
pub fn start(
    model: Arc<Model>,
    pool: Pool,
    queue: Arc<Queue>,
    metrics: Arc<Metrics>,
) -> Result<Vec<JoinHandle<()>>> {
    let pool = Arc::new(pool);
    let start = |_| {
        let (model, pool, queue, metrics) = (model.clone(), pool.clone(), queue.clone(), metrics.clone());
        let run = move || {
            loop {
                let parts = queue.round();
                round(&model, &pool, &queue, &metrics, parts);
            }
        };
        std::thread::Builder::new()
            .name("t1003-engine".into())
            .spawn(run)
            .context("cannot start the engine's threads")
    };
    (0..ROUNDS).map(start).collect()
}

fn round(model: &Arc<Model>, pool: &Pool, queue: &Queue, metrics: &Metrics, parts: Vec<Part>) {
    let start = Instant::now();
    let (texts, tokens) = parts.iter().fold((0, 0), |(n, t), part| (n + part.texts.len(), t + part.tokens()));
    match attempt(model, pool, &parts) {
        Ok(answers) => {
            metrics.round(texts, tokens, start);
            parts.into_iter().zip(answers).for_each(|(part, answers)| queue.done(part, Ok(answers)));
        }
        // one request must not spoil the others of its round
        Err(Failed) => {
            let alone = parts.len() == 1;
            for part in parts {
                if alone || part.is_abandoned() {
                    queue.done(part, Err(Failed));
                } else {
                    round(model, pool, queue, metrics, vec![part]);
                }
            }
        }
    }
}

/// Answers for each part. Given up where nobody waits for any of them.
fn attempt(model: &Arc<Model>, pool: &Pool, parts: &[Part]) -> Result<Vec<Vec<Answer>>, Failed> {
    let work_on: Vec<Texts> = parts.iter().map(|part| (part.texts.clone(), part.explain())).collect();
    let stop = Stop::default();
    let (its_stop, its_model) = (stop.clone(), model.clone());
    let job = pool.spawn(move || work(&its_model, &work_on, &its_stop));
    let waited = catch_unwind(AssertUnwindSafe(|| {
        loop {
            if let Some(answer) = job.wait(LOOK) {
                return answer;
            }
            if parts.iter().all(Part::is_abandoned) {
                stop.stop();
            }
        }
    }));
    match waited {
        Ok(Ok(answers)) => Ok(answers),
        Ok(Err(Error::Stopped)) => Err(Failed),
        Ok(Err(error)) => {
            eprintln!("error: {error}");
            Err(Failed)
        }
        // the panic hook has told of it
        Err(_) => Err(Failed),
    }
}

fn work(model: &Model, parts: &[Texts], stop: &Stop) -> Result<Vec<Vec<Answer>>, Error> {
    let all: Vec<&str> = parts.iter().flat_map(|(texts, _)| texts).map(String::as_str).collect();
    let mut verdicts = model.classify_batch(&all, stop)?.into_iter();
    let answer = |text: &String, top: Option<usize>, verdict| {
        let fragments = top.map(|top| explain(model, text, top, stop)).transpose()?;
        Ok(Answer { verdict, fragments })
    };
    parts
        .iter()
        .map(|(texts, top)| texts.iter().zip(&mut verdicts).map(|(text, v)| answer(text, *top, v)).collect())
        .collect()
}
