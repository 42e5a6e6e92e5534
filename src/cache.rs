//! Verdicts of texts seen lately. Logs repeat themselves: the same scheduled task runs every minute.

use std::collections::HashMap;
use t1003_model::Verdict;

/// Longer texts are not kept, so that entries bound the memory: 4,096 of them are at most some 5 MB,
/// typically below 1 MB.
const LONGEST: usize = 1024;

/// Two generations: when the young one is half of the allowance it becomes the old one, and what was
/// old and not asked for since is forgotten. Close to least-recently-used, without a list.
#[derive(Default)]
pub struct Cache {
    young: HashMap<Box<str>, Verdict>,
    old: HashMap<Box<str>, Verdict>,
}

impl Cache {
    pub fn get(&mut self, text: &str, entries: usize) -> Option<Verdict> {
        if let Some(verdict) = self.young.get(text) {
            return Some(verdict.clone());
        }
        let (text, verdict) = self.old.remove_entry(text)?;
        self.insert(text, verdict.clone(), entries);
        Some(verdict)
    }

    pub fn put(&mut self, text: &str, verdict: &Verdict, entries: usize) {
        if text.len() <= LONGEST {
            self.insert(text.into(), verdict.clone(), entries);
        }
    }

    fn insert(&mut self, text: Box<str>, verdict: Verdict, entries: usize) {
        if entries == 0 {
            self.clear();
            return;
        }
        if self.young.len() >= entries.div_ceil(2) {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(text, verdict);
    }

    pub fn clear(&mut self) {
        *self = Cache::default();
    }
}
