//! The report as Markdown, pictures in files beside it.

use super::plots::Plot;
use super::tables::{self, Table, shortened, threshold};
use crate::evaluate::{Evaluation, Mistake};
use std::fmt::{self, Write};

/// The page; pictures are `STEM-NAME.svg`.
pub fn page(e: &Evaluation, plots: &[Plot], stem: &str) -> String {
    let mut out = String::new();
    // writing to a String cannot fail
    let _ = write_all(&mut out, e, plots, stem);
    out
}

fn write_all(out: &mut String, e: &Evaluation, plots: &[Plot], stem: &str) -> fmt::Result {
    let (d, c) = (&e.data, e.confusion);
    writeln!(out, "# Evaluation of {} {}\n", e.model, e.version)?;
    writeln!(
        out,
        "Bundle `{}`. {} texts: {} positives, {} negatives;",
        e.digest, d.texts, d.positives, d.negatives
    )?;
    writeln!(out, "{} ambiguous and {} repeated ones are not counted.\n", d.ambiguous, d.repeated)?;
    writeln!(out, "## Past a score of 0.5\n")?;
    writeln!(out, "| | called Benign | called T1003.002 |\n|---|--:|--:|")?;
    writeln!(out, "| Benign | {} | {} |", c.true_negatives, c.false_positives)?;
    writeln!(out, "| T1003.002 | {} | {} |\n", c.false_negatives, c.true_positives)?;
    writeln!(out, "```\n{}```\n", e.classification)?;
    tables::all(e).iter().try_for_each(|table| write_table(out, table))?;
    for plot in plots {
        writeln!(out, "## {}\n\n![{}]({stem}-{}.svg)\n", plot.title, plot.title, plot.name)?;
    }
    let at = format!("at `{}` ({})", e.policy, threshold(e.threshold));
    write_mistakes(out, &format!("Missed {at}"), &e.missed)?;
    write_mistakes(out, &format!("False alarms {at}"), &e.false_alarms)
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn write_table(out: &mut String, table: &Table) -> fmt::Result {
    let row = |cells: &[String]| cells.iter().map(|c| cell(c)).collect::<Vec<_>>().join(" | ");
    writeln!(out, "## {}\n", table.title)?;
    writeln!(out, "| {} |\n|---|{}", row(&table.header), "--:|".repeat(table.header.len() - 1))?;
    table.rows.iter().try_for_each(|cells| writeln!(out, "| {} |", row(cells)))?;
    match table.remark.as_str() {
        "" => writeln!(out),
        remark => writeln!(out, "\n{remark}\n"),
    }
}

fn write_mistakes(out: &mut String, title: &str, mistakes: &[Mistake]) -> fmt::Result {
    writeln!(out, "## {title}\n")?;
    if mistakes.is_empty() {
        return writeln!(out, "none\n");
    }
    // four blanks make code, in which nothing needs an escape
    mistakes.iter().try_for_each(|m| writeln!(out, "    {:>8.2}  {}", m.log_odds, shortened(&m.text, 200)))?;
    writeln!(out)
}
