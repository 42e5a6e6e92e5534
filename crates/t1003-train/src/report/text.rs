//! The report for a terminal: 100 columns, no colour.

use super::tables::{self, Table, shortened, threshold};
use crate::evaluate::{Evaluation, Mistake};
use std::fmt::{self, Write};

const WIDTH: usize = 100;

/// The whole report.
pub fn text(e: &Evaluation) -> String {
    let mut out = String::new();
    // writing to a String cannot fail
    let _ = write_all(&mut out, e);
    out
}

fn write_all(out: &mut String, e: &Evaluation) -> fmt::Result {
    let d = &e.data;
    writeln!(out, "{} {}  digest {}", e.model, e.version, e.digest.get(..12).unwrap_or(&e.digest))?;
    writeln!(out, "{} texts: {} positives, {} negatives", d.texts, d.positives, d.negatives)?;
    if d.ambiguous + d.repeated > 0 {
        writeln!(out, "not counted: {} ambiguous, {} repeated from an earlier file", d.ambiguous, d.repeated)?;
    }
    let c = e.confusion;
    writeln!(out, "\nConfusion matrix (past a score of 0.5)\n")?;
    writeln!(out, "{:>12}  {:>12} {:>12}", "", "Benign", "T1003.002")?;
    writeln!(out, "{:>12}  {:>12} {:>12}", "Benign", c.true_negatives, c.false_positives)?;
    writeln!(out, "{:>12}  {:>12} {:>12}", "T1003.002", c.false_negatives, c.true_positives)?;
    writeln!(out, "\nClassification report (past a score of 0.5)\n\n{}", e.classification)?;
    tables::all(e).iter().try_for_each(|table| write_table(out, table))?;
    let at = format!("at \"{}\" ({})", e.policy, threshold(e.threshold));
    write_mistakes(out, &format!("Missed {at}"), &e.missed)?;
    write_mistakes(out, &format!("False alarms {at}"), &e.false_alarms)
}

fn write_table(out: &mut String, table: &Table) -> fmt::Result {
    let length = |cell: &String| cell.chars().count();
    let width = |column: usize| {
        let cells = std::iter::once(&table.header).chain(&table.rows);
        cells.filter_map(|row| row.get(column).map(length)).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..table.header.len()).map(width).collect();
    writeln!(out, "{}\n", table.title)?;
    for row in std::iter::once(&table.header).chain(&table.rows) {
        let mut line = format!("  {:<1$}", row[0], widths[0]);
        for (cell, width) in row.iter().zip(&widths).skip(1) {
            write!(line, "  {cell:>width$}")?;
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    if !table.remark.is_empty() {
        writeln!(out)?;
        wrapped(out, &table.remark)?;
    }
    writeln!(out)
}

/// Words, indented, broken at the width.
fn wrapped(out: &mut String, text: &str) -> fmt::Result {
    let mut line = String::from(" ");
    for word in text.split_whitespace() {
        if line.chars().count() + 1 + word.chars().count() > WIDTH {
            writeln!(out, "{line}")?;
            line = String::from(" ");
        }
        line.push(' ');
        line.push_str(word);
    }
    writeln!(out, "{line}")
}

fn write_mistakes(out: &mut String, title: &str, mistakes: &[Mistake]) -> fmt::Result {
    writeln!(out, "{title}\n")?;
    if mistakes.is_empty() {
        writeln!(out, "  none")?;
    }
    for m in mistakes {
        writeln!(out, "  {:>8.2}  {}", m.log_odds, shortened(&m.text, WIDTH - 12))?;
    }
    writeln!(out)
}
