//! What waits to be scored: bounded by tokens, served in rounds so that a long request cannot hold up short
//! ones.
//!
//! While the engine works on one round, the next collects whatever arrives; a lone request is taken at once. So
//! batches grow with the load and nobody waits for a timer.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use t1003_model::Verdict;
use t1003_model::explain::Fragment;
use tokio::sync::oneshot;

/// The answer for one text.
#[derive(Debug)]
pub struct Answer {
    pub verdict: Verdict,
    /// What drove its score, where that was asked for.
    pub fragments: Option<Vec<Fragment>>,
}

/// A request's texts were not scored because of a failure of the engine.
#[derive(Debug)]
pub struct Failed;

/// One request, and how far it is.
pub struct Job {
    /// Those not yet taken up.
    texts: VecDeque<String>,
    /// Fragments to find for each text.
    explain: Option<usize>,
    answers: Vec<Answer>,
    reply: oneshot::Sender<Result<Vec<Answer>, Failed>>,
}

/// Texts of one job that are scored in this round.
pub struct Part {
    pub texts: Vec<String>,
    tokens: usize,
    job: Job,
}

pub struct Queue {
    state: Mutex<State>,
    changed: Condvar,
    most: usize,
}

#[derive(Default)]
struct State {
    jobs: VecDeque<Job>,
    /// Of all texts that were accepted and are not yet scored.
    tokens: usize,
}

/// Too much is waiting: this many tokens.
#[derive(Debug)]
pub struct Full {
    pub tokens: usize,
}

/// Tokens of a round: some tenths of a second of work, and plenty to fill batches from.
const ROUND: usize = 16_384;
/// An explanation scores about this many variants of its text.
const VARIANTS: usize = 150;

/// What a text will come to, by its length: command lines have about three bytes a token.
fn tokens(text: &str, explain: bool) -> usize {
    (2 + text.len() / 3) * if explain { VARIANTS } else { 1 }
}

impl Queue {
    pub fn new(most: usize) -> Self {
        Queue { state: Mutex::default(), changed: Condvar::new(), most }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // every change below is complete before anything can panic
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Accepts a request, or refuses it where too much waits. An empty queue takes any request.
    pub fn push(
        &self,
        texts: Vec<String>,
        explain: Option<usize>,
    ) -> Result<oneshot::Receiver<Result<Vec<Answer>, Failed>>, Full> {
        let (reply, answer) = oneshot::channel();
        let cost: usize = texts.iter().map(|text| tokens(text, explain.is_some())).sum();
        let mut state = self.state();
        if state.tokens > 0 && state.tokens + cost > self.most {
            return Err(Full { tokens: state.tokens });
        }
        state.tokens += cost;
        state.jobs.push_back(Job {
            answers: Vec::with_capacity(texts.len()),
            texts: texts.into(),
            explain,
            reply,
        });
        self.changed.notify_one();
        Ok(answer)
    }

    /// The next round: texts from the front of the queue, at least one. Waits for them.
    pub fn round(&self) -> Vec<Part> {
        let mut state = self.state();
        loop {
            let mut parts = Vec::new();
            let mut room = ROUND;
            while room > 0
                && let Some(job) = state.jobs.pop_front()
            {
                let part = Part::take(job, &mut room);
                // nobody waits for it any more
                if part.job.reply.is_closed() {
                    state.tokens -= part.tokens + part.job.tokens();
                } else {
                    parts.push(part);
                }
            }
            if !parts.is_empty() {
                return parts;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// A part was scored: its job is answered, or stands in line again, behind those that came meanwhile.
    pub fn done(&self, part: Part, answers: Result<Vec<Answer>, Failed>) {
        let Part { tokens, mut job, .. } = part;
        let mut state = self.state();
        state.tokens -= tokens;
        match answers {
            Ok(answers) => job.answers.extend(answers),
            Err(failed) => {
                state.tokens -= job.tokens();
                let _ = job.reply.send(Err(failed));
                return;
            }
        }
        if job.texts.is_empty() {
            let _ = job.reply.send(Ok(job.answers));
        } else {
            state.jobs.push_back(job);
        }
    }

    /// Tokens accepted and not yet scored.
    pub fn tokens(&self) -> usize {
        self.state().tokens
    }
}

impl Job {
    fn tokens(&self) -> usize {
        self.texts.iter().map(|text| tokens(text, self.explain.is_some())).sum()
    }
}

impl Part {
    /// As many texts as there is room for; one where the round is still empty, however long it is.
    fn take(mut job: Job, room: &mut usize) -> Part {
        let (mut texts, mut total) = (Vec::new(), 0);
        while *room > 0
            && let Some(text) = job.texts.pop_front()
        {
            let cost = tokens(&text, job.explain.is_some());
            *room = room.saturating_sub(cost);
            total += cost;
            texts.push(text);
        }
        Part { texts, tokens: total, job }
    }

    pub fn explain(&self) -> Option<usize> {
        self.job.explain
    }

    pub fn tokens(&self) -> usize {
        self.tokens
    }

    /// Whether the client has gone, or its time is over.
    pub fn is_abandoned(&self) -> bool {
        self.job.reply.is_closed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(text: &str) -> Answer {
        let verdict =
            Verdict { label: text.to_string(), confidence: 1.0, score: 0.0, log_odds: 0.0, windows: 1 };
        Answer { verdict, fragments: None }
    }

    /// Scores a round; the texts of each part.
    fn work(queue: &Queue) -> Vec<usize> {
        let parts = queue.round();
        let sizes = parts.iter().map(|part| part.texts.len()).collect();
        for part in parts {
            let answers = part.texts.iter().map(|text| answer(text)).collect();
            queue.done(part, Ok(answers));
        }
        sizes
    }

    fn texts(count: usize, bytes: usize) -> Vec<String> {
        (0..count).map(|i| format!("{i:0bytes$}")).collect()
    }

    #[test]
    fn requests_that_wait_are_scored_together_and_each_gets_its_own_back() {
        let queue = Queue::new(1000);
        let mut answers: Vec<_> =
            (1..4).map(|n| (n, queue.push(texts(n, n + 2), None).expect("room"))).collect();
        assert_eq!(work(&queue), [1, 2, 3]);
        assert_eq!(queue.tokens(), 0);
        for (n, answer) in &mut answers {
            let labels: Vec<String> =
                answer.try_recv().unwrap().unwrap().into_iter().map(|a| a.verdict.label).collect();
            assert_eq!(labels, texts(*n, *n + 2));
        }
    }

    #[test]
    fn a_long_request_lets_short_ones_pass() {
        let queue = Queue::new(1_000_000);
        let mut long = queue.push(texts(100, 3000), None).unwrap();
        assert_eq!(work(&queue), [17]);
        let mut short = queue.push(texts(1, 30), None).unwrap();
        let _ = work(&queue);
        let _ = work(&queue);
        assert!(short.try_recv().is_ok() && long.try_recv().is_err());
        while queue.tokens() > 0 {
            work(&queue);
        }
        let labels: Vec<String> =
            long.try_recv().unwrap().unwrap().into_iter().map(|a| a.verdict.label).collect();
        assert_eq!(labels, texts(100, 3000));
    }

    #[test]
    fn what_does_not_fit_is_refused_until_there_is_room() {
        let queue = Queue::new(100);
        let _first = queue.push(texts(1, 3000), None).expect("an empty queue takes anything");
        assert_eq!(queue.push(texts(1, 3), None).unwrap_err().tokens, 1002);
        work(&queue);
        assert!(queue.push(texts(1, 3), None).is_ok());
    }

    #[test]
    fn the_work_of_those_who_left_is_not_done() {
        let queue = Queue::new(10_000);
        drop(queue.push(texts(5, 300), None).unwrap());
        let _stays = queue.push(texts(2, 300), None).unwrap();
        assert_eq!(work(&queue), [2]);
        assert_eq!(queue.tokens(), 0);
    }

    #[test]
    fn a_failure_answers_its_request_and_frees_its_room() {
        let queue = Queue::new(1_000_000);
        let mut answer = queue.push(texts(100, 3000), None).unwrap();
        for part in queue.round() {
            queue.done(part, Err(Failed));
        }
        assert!(answer.try_recv().unwrap().is_err());
        assert_eq!(queue.tokens(), 0);
    }
}
