//! Results family by family, source by source: where the totals hide something.

use crate::dataset::Example;
use serde::Serialize;
use std::collections::BTreeMap;

/// Texts that share a value of one column.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Group {
    /// The column: `file`, `family`, `kind`, …
    pub key: &'static str,
    pub value: String,
    pub positives: u64,
    /// Positives past the threshold.
    pub detected: u64,
    pub negatives: u64,
    /// Negatives past the threshold.
    pub flagged: u64,
}

impl Group {
    /// Texts on the wrong side.
    pub fn errors(&self) -> u64 {
        self.positives - self.detected + self.flagged
    }

    /// Share of the positives that are past the threshold; none where there are no positives.
    pub fn recall(&self) -> Option<f64> {
        (self.positives > 0).then(|| self.detected as f64 / self.positives as f64)
    }

    /// Share of the negatives that are past the threshold; none where there are no negatives.
    pub fn false_positive_rate(&self) -> Option<f64> {
        (self.negatives > 0).then(|| self.flagged as f64 / self.negatives as f64)
    }
}

/// Every column's groups, columns in a fixed order, the groups with the most errors first. A text that several
/// files hold counts in each. `flagged[i]` says whether `examples[i]` is past the threshold.
pub fn groups(examples: &[Example], flagged: &[bool]) -> Vec<Group> {
    let mut found: BTreeMap<(&'static str, &str), Group> = BTreeMap::new();
    for (example, &past) in examples.iter().zip(flagged) {
        for (&key, value) in &example.groups {
            let group = found.entry((key, value)).or_insert_with(|| Group {
                key,
                value: value.clone(),
                positives: 0,
                detected: 0,
                negatives: 0,
                flagged: 0,
            });
            let (count, hits) = if example.positive {
                (&mut group.positives, &mut group.detected)
            } else {
                (&mut group.negatives, &mut group.flagged)
            };
            *count += 1;
            *hits += u64::from(past);
        }
    }
    let mut groups: Vec<Group> = found.into_values().collect();
    let order = ["file", "label", "runs on", "kind", "group", "family", "source", "note"];
    let place = |key: &str| order.iter().position(|k| *k == key).unwrap_or(order.len());
    groups.sort_by_key(|g| {
        (place(g.key), std::cmp::Reverse(g.errors()), std::cmp::Reverse(g.positives + g.negatives))
    });
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worst_first_and_each_text_in_all_its_groups() {
        let example = |positive, family: &str, file: &str| Example {
            text: String::new(),
            positive,
            groups: [("family", family.to_string()), ("file", file.to_string())].into(),
            repeated: false,
        };
        let examples = [
            example(true, "a", "f"),
            example(true, "b", "f"),
            example(false, "b", "f"),
            example(false, "c", "g"),
        ];
        let groups = groups(&examples, &[true, false, true, false]);
        let seen: Vec<_> = groups.iter().map(|g| (g.key, g.value.as_str(), g.errors())).collect();
        assert_eq!(
            seen,
            [("file", "f", 2), ("file", "g", 0), ("family", "b", 2), ("family", "a", 0), ("family", "c", 0)]
        );
        assert_eq!(groups[0].recall(), Some(0.5));
        assert_eq!(groups[1].recall(), None);
    }
}
