//! A table of verdicts on texts seen lately, of fixed size, in memory that may be shared between processes.
//!
//! What names a text is its digest under a secret of the table's own, together with the
//! model: no text is kept, and nobody can make two texts that answer for each other.
//!
//! Nobody locks. A slot's two words of key lie there mixed with its two words of verdict (Hyatt and Mann, "A lockless
//! transposition-table implementation for parallel search", ICGA Journal 25(1), 2002): one that another session has
//! written by half is a miss, and so is whatever a session that was killed has left.

use crate::model::{Model, Verdict};
use sha2::{Digest, Sha256};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Slots that one text may lie in.
pub const WAYS: usize = 8;
/// 32 bytes; zeroes are a free one.
pub type Slot = [AtomicU64; 4];
/// Slots that share their texts.
pub type Set = [Slot; WAYS];

/// Names a text under one model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(u64, u64);

/// Makes keys: a hash that has already taken in the secret and the model.
#[derive(Clone)]
pub struct Keys(Sha256);

impl Keys {
    pub fn new(secret: [u8; 32], model: &Model) -> Self {
        let info = model.info();
        let hash = Sha256::new().chain_update(secret).chain_update(&info.digest);
        Keys(hash.chain_update(&info.device).chain_update("/").chain_update(&info.dtype).chain_update("/"))
    }

    pub fn of(&self, text: &str) -> Key {
        let digest = self.0.clone().chain_update(text).finalize();
        let word = |at: usize| u64::from_le_bytes(digest[at..at + 8].try_into().expect("eight bytes"));
        Key(word(0), word(8))
    }
}

/// A verdict in two words; none where it has too many windows or labels for them.
fn pack(verdict: &Verdict, label: usize) -> Option<(u64, u64)> {
    let label = u64::from(u8::try_from(label).ok()?);
    let windows = u64::from(verdict.windows);
    let high = (windows < 1 << 24).then_some(windows << 8 | label)?;
    let first = high << 32 | u64::from(verdict.log_odds.to_bits());
    Some((first, u64::from(verdict.confidence.to_bits()) << 32 | u64::from(verdict.score.to_bits())))
}

fn unpack((first, second): (u64, u64), labels: &[String]) -> Option<Verdict> {
    Some(Verdict {
        label: labels.get((first >> 32 & 0xff) as usize)?.clone(),
        windows: (first >> 40) as u32,
        log_odds: f32::from_bits(first as u32),
        confidence: f32::from_bits((second >> 32) as u32),
        score: f32::from_bits(second as u32),
    })
}

/// What a slot holds for `key` and its verdict, and back: mixing twice is not mixing at all.
fn mix(Key(a, b): Key, (first, second): (u64, u64)) -> Key {
    Key(a ^ first ^ second.rotate_left(32), b ^ second ^ first.rotate_left(17))
}

fn read(slot: &Slot) -> (Key, (u64, u64)) {
    let [a, b, first, second] = [0, 1, 2, 3].map(|i| slot[i].load(Relaxed));
    (mix(Key(a, b), (first, second)), (first, second))
}

fn set_of(sets: &[Set], key: Key) -> &Set {
    &sets[(key.0 % sets.len() as u64) as usize]
}

fn find_words(sets: &[Set], key: Key) -> Option<(u64, u64)> {
    let mut slots = set_of(sets, key).iter().map(read);
    slots.find(|(found, _)| *found == key).map(|(_, value)| value)
}

/// Takes the text's own slot, else a free one, else one that its key chooses.
fn keep_words(sets: &[Set], key: Key, value: (u64, u64)) {
    let set = set_of(sets, key);
    let at = |wanted: Key| set.iter().position(|slot| read(slot).0 == wanted);
    let slot = &set[at(key).or_else(|| at(Key(0, 0))).unwrap_or(key.1 as usize % WAYS)];
    let Key(a, b) = mix(key, value);
    for (word, new) in slot.iter().zip([a, b, value.0, value.1]) {
        word.store(new, Relaxed);
    }
}

/// The verdict that `sets` hold under `key`, which names a text under `model`.
pub fn find(sets: &[Set], key: Key, model: &Model) -> Option<Verdict> {
    unpack(find_words(sets, key)?, model.labels())
}

/// Has `sets` hold `model`'s verdict under `key`, in place of an older one where they are full.
pub fn keep(sets: &[Set], key: Key, verdict: &Verdict, model: &Model) {
    let label = model.labels().iter().position(|label| *label == verdict.label);
    if let Some(value) = label.and_then(|label| pack(verdict, label)) {
        keep_words(sets, key, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(n: u32) -> Verdict {
        let score = n as f32 / 1e4;
        Verdict { label: "b".into(), confidence: 1.0 - score, score, log_odds: -(n as f32), windows: n }
    }

    fn table(sets: usize) -> Box<[Set]> {
        (0..sets).map(|_| Set::default()).collect()
    }

    fn key(n: u64) -> Key {
        Key(n.wrapping_mul(0x9e37_79b9_7f4a_7c15), n.wrapping_mul(0xd6e8_feb8_6659_fd93))
    }

    #[test]
    fn what_was_kept_is_found_and_nothing_else() {
        let sets = table(64);
        let labels = ["a".to_string(), "b".to_string()];
        for n in 1..300 {
            keep_words(&sets, key(n), pack(&verdict(n as u32), 1).unwrap());
        }
        let found = (1..300).filter(|&n| find_words(&sets, key(n)).is_some()).count();
        assert!(found > 280, "{found} of 299 in 512 slots");
        for n in 1..300 {
            if let Some(value) = find_words(&sets, key(n)) {
                assert_eq!(unpack(value, &labels), Some(verdict(n as u32)));
            }
        }
        assert!((300..9000).all(|n| find_words(&sets, key(n)).is_none()));
    }

    #[test]
    fn a_full_set_takes_the_newest_and_a_key_has_one_slot() {
        let sets = table(1);
        for n in 1..50 {
            keep_words(&sets, key(n), pack(&verdict(n as u32), 0).unwrap());
            assert!(find_words(&sets, key(n)).is_some());
        }
        keep_words(&sets, key(49), (7, 8));
        assert_eq!(find_words(&sets, key(49)), Some((7, 8)));
        assert_eq!(sets[0].iter().filter(|slot| read(slot).0 == key(49)).count(), 1);
    }

    #[test]
    fn a_slot_written_by_half_is_a_miss() {
        let (old, new) = (table(1), table(1));
        keep_words(&old, key(1), (11, 12));
        keep_words(&new, key(2), (21, 22));
        let word = |sets: &[Set], i: usize| sets[0][0][i].load(Relaxed);
        for written in 1..15u32 {
            let torn = table(1);
            for i in 0..4 {
                let from = if written >> i & 1 == 1 { &new } else { &old };
                torn[0][0][i].store(word(from, i), Relaxed);
            }
            assert_eq!((find_words(&torn, key(1)), find_words(&torn, key(2))), (None, None), "{written:04b}");
        }
    }

    #[test]
    fn what_does_not_fit_in_two_words_is_not_kept() {
        assert!(pack(&verdict(1 << 24), 0).is_none());
        assert!(pack(&verdict(1), 256).is_none());
        assert!(pack(&verdict((1 << 24) - 1), 255).is_some());
    }
}
