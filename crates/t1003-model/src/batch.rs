//! Groups model inputs into batches: each distinct input once, neighbours of like length together,
//! as many as the token budget holds.

use crate::packed::Packed;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

static TOKENS: AtomicU64 = AtomicU64::new(0);

/// Tokens that this process has put into batches since it started, for statistics.
pub fn tokens() -> u64 {
    TOKENS.load(Ordering::Relaxed)
}

/// Batches, and where each input's answer will be.
pub struct Plan {
    pub batches: Vec<Packed>,
    /// For each input, its row in the answers of all batches laid end to end.
    pub row: Vec<usize>,
}

/// Sorts `inputs` by length, drops repeats, and cuts at `token_budget` (a longer input is a batch
/// of its own).
pub fn plan(inputs: &[Vec<u32>], token_budget: usize) -> Plan {
    let mut unique: HashMap<&[u32], usize> = HashMap::with_capacity(inputs.len());
    let mut order: Vec<&[u32]> = Vec::new();
    for input in inputs {
        unique.entry(input).or_insert_with(|| {
            order.push(input);
            0
        });
    }
    order.sort_by_key(|input| input.len());
    let mut batches: Vec<Packed> = Vec::new();
    for (row, input) in order.iter().enumerate() {
        match batches.last_mut() {
            Some(batch) if batch.tokens() + input.len() <= token_budget => batch.push(input),
            _ => batches.push([input].into_iter().collect()),
        }
        unique.insert(input, row);
    }
    TOKENS.fetch_add(batches.iter().map(|batch| batch.tokens() as u64).sum(), Ordering::Relaxed);
    Plan { row: inputs.iter().map(|input| unique[input.as_slice()]).collect(), batches }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn each_input_finds_its_own_row(
            inputs in prop::collection::vec(prop::collection::vec(0u32..4, 1..12), 0..60),
            budget in 1usize..40,
        ) {
            let plan = plan(&inputs, budget);
            let rows: Vec<&[u32]> = plan.batches.iter().flat_map(|b| b.iter()).collect();
            for (input, &row) in inputs.iter().zip(&plan.row) {
                prop_assert_eq!(rows[row], input.as_slice());
            }
            let distinct: std::collections::HashSet<_> = inputs.iter().collect();
            prop_assert_eq!(rows.len(), distinct.len());
            for batch in &plan.batches {
                prop_assert!(batch.tokens() <= budget || batch.sequences() == 1);
            }
        }
    }
}
