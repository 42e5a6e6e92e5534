//! `families.md`: what the data holds, counted and never typed.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{Dataset, Sample};

/// The Markdown table of every family: label, texts per split, an example.
pub fn families(data: &Dataset) -> String {
    let mut rows: BTreeMap<(&str, &str), ([usize; 3], &Sample)> = BTreeMap::new();
    for (part, samples) in [&data.train, &data.validation, &data.test].into_iter().enumerate() {
        for sample in samples {
            let row = rows.entry((sample.label.name(), &sample.family)).or_insert_with(|| ([0; 3], sample));
            row.0[part] += 1;
            // The shortest text shows the family best.
            if sample.text.len() < row.1.text.len() && sample.text.len() > 12 {
                row.1 = sample;
            }
        }
    }
    let mut out = String::from("# Families\n\n");
    let positive = rows.keys().filter(|(label, _)| *label == "T1003.002").count();
    let _ = writeln!(
        out,
        "{} texts of {} families: {positive} of T1003.002, {} benign. Written by `t1003 generate`, seed {}.\n",
        data.train.len() + data.validation.len() + data.test.len(),
        rows.len(),
        rows.len() - positive,
        data.seed,
    );
    if !data.held_out.is_empty() {
        let _ = writeln!(out, "Tools held out for the test split: {}.\n", data.held_out.join(", "));
    }
    out.push_str("| label | family | train | validation | test | example |\n|---|---|---:|---:|---:|---|\n");
    for ((label, family), ([train, validation, test], sample)) in rows.iter().rev() {
        let _ = writeln!(
            out,
            "| {label} | {family} | {train} | {validation} | {test} | `{}` |",
            cell(&sample.text)
        );
    }
    out
}

fn cell(text: &str) -> String {
    let flat: String = text.replace(['\n', '\r', '\t'], " ").replace('|', "\\|").replace('`', "'");
    let mut short: String = flat.chars().take(110).collect();
    if short.len() < flat.len() {
        short.push('…');
    }
    short
}
