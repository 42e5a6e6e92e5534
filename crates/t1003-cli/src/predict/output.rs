//! Verdicts as a table, JSON lines or CSV, each row with the fields that it came with.

use super::input::{Fields, Input, Object, Row};
use super::{Scored, Shape};
use crate::common::printable;
use crate::fragments;
use anyhow::{Context, Result, anyhow};
use serde::ser::{SerializeMap, Serializer};
use serde_json::value::RawValue;
use std::io::{IsTerminal, StdoutLock, Write};
use t1003_model::explain::Fragment;

/// The fields that a verdict adds, in order; the last where explanations are asked for.
const ADDED: [&str; 6] = ["label", "confidence", "score", "windows", "alert", "fragments"];
const TABLE_HEADER: &str = "LABEL      CONFIDENCE   SCORE  WINDOWS  ALERT  ";

pub struct Output {
    shape: Shape,
    out: StdoutLock<'static>,
    /// Columns of CSV, known once the first row is: the input's own names, and the names that they get.
    columns: Option<(Vec<String>, Vec<String>)>,
    /// Those of [`ADDED`] that are in use.
    added: &'static [&'static str],
    /// Rows are events with a time and a host.
    events: bool,
    started: bool,
    /// Columns of the terminal, where there is one.
    width: Option<usize>,
}

impl Output {
    pub fn new(shape: Shape, explained: bool, input: &Input) -> Self {
        let added: &[&str] = if explained { &ADDED } else { &ADDED[..5] };
        let out = std::io::stdout().lock();
        let terminal = || console::Term::stdout().size_checked().map(|(_, width)| usize::from(width));
        let width = if std::io::stdout().is_terminal() { terminal() } else { None };
        let columns = input.header.clone().map(|header| {
            let renamed = header.iter().map(|name| free_name(added, name, |n| header.iter().any(|h| h == n)));
            (header.clone(), renamed.collect())
        });
        Output { shape, out, columns, added, events: input.notes.is_some(), started: false, width }
    }

    /// Writes rows, and hands them on at once: the reader may be waiting.
    pub fn write(&mut self, rows: &[Row], scored: &[Option<Scored>]) -> Result<()> {
        let rows = rows.iter().zip(scored.iter().map(Option::as_ref));
        let mut bytes = Vec::new();
        match self.shape {
            Shape::Table => rows.for_each(|(row, scored)| self.table_line(&mut bytes, row, scored)),
            Shape::Jsonl => {
                for (row, scored) in rows {
                    self.json_line(&mut bytes, row, scored)?;
                }
            }
            Shape::Csv => {
                let mut writer = csv::Writer::from_writer(&mut bytes);
                for (row, scored) in rows {
                    self.csv_line(&mut writer, row, scored)?;
                }
                writer.flush()?;
            }
        }
        self.out.write_all(&bytes)?;
        self.out.flush()?;
        Ok(())
    }

    /// An input without rows still gets its header.
    pub fn finish(&mut self) -> Result<()> {
        if !self.started && self.shape == Shape::Csv {
            let own = self.columns.as_ref().map_or_else(|| vec!["text".to_string()], |c| c.1.clone());
            let mut writer = csv::Writer::from_writer(&mut self.out);
            writer.write_record(own.iter().map(String::as_str).chain(self.added.iter().copied()))?;
            writer.flush()?;
        }
        Ok(())
    }

    fn table_line(&mut self, out: &mut Vec<u8>, row: &Row, scored: Option<&Scored>) {
        let mut lines = Vec::new();
        let (time, host) = if self.events { row.time_and_host() } else { Default::default() };
        let place = |time: &str, host: &str| match self.events {
            true => format!("{time:<19.19}  {host:<15}  "),
            false => String::new(),
        };
        if !std::mem::replace(&mut self.started, true) {
            lines.push(format!("{TABLE_HEADER}{}TEXT", place("TIME", "HOST")));
        }
        let text = printable(row.text.as_deref().unwrap_or_default());
        let place = place(&printable(&time), &printable(&host));
        match scored {
            Some(Scored { verdict: v, alert, fragments }) => {
                let alert = if *alert { "ALERT" } else { "" };
                let (label, confidence, score, windows) = (&v.label, v.confidence, v.score, v.windows);
                lines.push(format!(
                    "{label:<10} {confidence:>10.4}  {score:>6.4}  {windows:>7}  {alert:<5}  {place}{text}"
                ));
                if let Some(fragments) = fragments.as_ref().filter(|f| !f.is_empty()) {
                    lines.push(format!("           driven by {}", printable(&told(fragments))));
                }
            }
            None => {
                lines.push(format!("{:<10} {:>10}  {:>6}  {:>7}  {:<5}  {place}{text}", "-", "-", "-", "-", ""))
            }
        }
        for line in lines {
            let line = match self.width {
                Some(width) => console::truncate_str(&line, width, "…"),
                None => line.as_str().into(),
            };
            out.extend_from_slice(line.as_bytes());
            out.push(b'\n');
        }
    }

    fn json_line(&mut self, out: &mut Vec<u8>, row: &Row, scored: Option<&Scored>) -> Result<()> {
        let mut json = serde_json::Serializer::new(&mut *out);
        let mut map = json.serialize_map(None)?;
        match &row.fields {
            Fields::Text => map.serialize_entry("text", &row.text)?,
            Fields::Json(Object(fields)) => {
                for (name, value) in fields {
                    let name = free_name(self.added, name, |n| fields.iter().any(|(f, _)| f == n));
                    map.serialize_entry(&name, value)?;
                }
            }
            Fields::Csv(cells) => {
                for (name, cell) in self.columns.iter().flat_map(|c| &c.1).zip(cells) {
                    map.serialize_entry(name, cell)?;
                }
            }
        }
        let verdict = scored.map(|s| &s.verdict);
        map.serialize_entry("label", &verdict.map(|v| &v.label))?;
        map.serialize_entry("confidence", &verdict.map(|v| v.confidence))?;
        map.serialize_entry("score", &verdict.map(|v| v.score))?;
        map.serialize_entry("windows", &verdict.map(|v| v.windows))?;
        map.serialize_entry("alert", &scored.map(|s| s.alert))?;
        if self.added.len() == ADDED.len() {
            let text = row.text.as_deref().unwrap_or_default();
            let shown = scored.and_then(|s| s.fragments.as_ref()).map(|f| fragments::show(text, f));
            map.serialize_entry("fragments", &shown)?;
        }
        map.end()?;
        out.push(b'\n');
        Ok(())
    }

    fn csv_line<W: Write>(
        &mut self,
        out: &mut csv::Writer<W>,
        row: &Row,
        scored: Option<&Scored>,
    ) -> Result<()> {
        let added = self.added;
        let (own, renamed) = self.columns.get_or_insert_with(|| first_columns(added, row));
        if !std::mem::replace(&mut self.started, true) {
            out.write_record(renamed.iter().map(String::as_str).chain(added.iter().copied()))?;
        }
        let mut cells = match &row.fields {
            Fields::Text => vec![row.text.clone().unwrap_or_default()],
            Fields::Csv(cells) => cells.clone(),
            Fields::Json(object) => json_cells(object, own, row.line)?,
        };
        let width = cells.len() + added.len();
        if let Some(Scored { verdict: v, alert, fragments }) = scored {
            let (confidence, score) = (v.confidence.to_string(), v.score.to_string());
            cells.extend([v.label.clone(), confidence, score, v.windows.to_string(), alert.to_string()]);
            cells.extend(fragments.as_deref().map(told));
        }
        cells.resize(width, String::new());
        out.write_record(&cells)?;
        Ok(())
    }
}

/// Fragments as the model read them, and their shares, in one line.
fn told(fragments: &[Fragment]) -> String {
    let one = |f: &Fragment| format!("{} ({:.0} %)", f.reads, 100.0 * f.share);
    fragments.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The input's name for a field, set aside where the verdict has one of that name.
fn free_name(added: &[&str], name: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut free = name.to_string();
    while added.contains(&free.as_str()) || (free != name && taken(&free)) {
        free.insert_str(0, "input_");
    }
    free
}

/// CSV columns for rows that came without a header: those of the first.
fn first_columns(added: &[&str], row: &Row) -> (Vec<String>, Vec<String>) {
    match &row.fields {
        Fields::Json(Object(fields)) => {
            let own: Vec<String> = fields.iter().map(|(name, _)| name.clone()).collect();
            let renamed =
                own.iter().map(|name| free_name(added, name, |n| own.iter().any(|o| o == n))).collect();
            (own, renamed)
        }
        _ => (vec!["text".into()], vec!["text".into()]),
    }
}

/// Cells in the order of `columns`: strings as they read, null and missing fields empty, the rest as JSON.
fn json_cells(Object(fields): &Object, columns: &[String], line: u64) -> Result<Vec<String>> {
    if let Some((name, _)) = fields.iter().find(|(name, _)| !columns.contains(name)) {
        return Err(anyhow!(
            "line {line} has a field \"{name}\" that the first line lacks, so CSV has no column for it; use \
             --output-format jsonl"
        ));
    }
    let cell = |raw: &RawValue| match raw.get() {
        "null" => Ok(String::new()),
        json if json.starts_with('"') => serde_json::from_str(json).context("a JSON string"),
        json => Ok(json.to_string()),
    };
    let find = |column: &String| fields.iter().find(|(name, _)| name == column);
    columns.iter().map(|column| find(column).map_or(Ok(String::new()), |(_, raw)| cell(raw))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_verdict_are_kept_free() {
        let none = |_: &str| false;
        assert_eq!(free_name(&ADDED, "text", none), "text");
        assert_eq!(free_name(&ADDED, "label", none), "input_label");
        assert_eq!(free_name(&ADDED, "label", |n| n == "input_label"), "input_input_label");
    }
}
