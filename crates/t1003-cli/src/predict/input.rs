//! Rows from arguments or standard input: the text to score, and what else the row holds.

use super::Format;
use super::events::{Events, Notes};
use super::progress::Counter;
use anyhow::{Context, Result, anyhow, bail};
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// One row of the input.
pub struct Row {
    /// The text; none where a JSON field is null.
    pub text: Option<String>,
    pub fields: Fields,
    /// The line that it starts in, from 1.
    pub line: u64,
    /// Whether bytes that were not UTF-8 have been replaced.
    pub lossy: bool,
}

impl Row {
    /// Of an event.
    pub fn time_and_host(&self) -> (String, String) {
        let Fields::Json(object) = &self.fields else { return Default::default() };
        let field = |name| object.find(name).and_then(|v| v.as_str().map(str::to_string)).unwrap_or_default();
        // a domain's hosts differ in their first label
        let host = field("host").split('.').next().unwrap_or_default().to_string();
        (field("time").replacen('T', " ", 1), host)
    }
}

/// What a row holds.
pub enum Fields {
    /// A text and nothing else.
    Text,
    /// The fields of a JSON object, in order, values as they were written.
    Json(Object),
    /// The cells of a CSV row.
    Csv(Vec<String>),
}

/// Where rows come from.
pub struct Input {
    /// The first row of a CSV file.
    pub header: Option<Vec<String>>,
    /// For what is to be told of event logs when they are read.
    pub notes: Option<Arc<Notes>>,
    pub rows: Box<dyn Iterator<Item = Result<Row>> + Send>,
}

/// More than any log line, and a stop to a file without line breaks.
const LONGEST_LINE: usize = 64 << 20;

impl Input {
    pub fn arguments(texts: Vec<String>) -> Self {
        let row = |(i, text): (usize, String)| {
            Ok(Row { text: Some(text), fields: Fields::Text, line: i as u64 + 1, lossy: false })
        };
        Input { header: None, notes: None, rows: Box::new(texts.into_iter().enumerate().map(row)) }
    }

    /// Windows event logs, one after the other.
    pub fn logs(files: Vec<(PathBuf, File)>, counter: &Counter) -> Self {
        let files = files.into_iter().map(|(path, file)| (path, counter.around(file))).collect();
        let notes = Arc::new(Notes::default());
        Input { header: None, notes: Some(notes.clone()), rows: Box::new(Events::new(files, notes)) }
    }

    pub fn stdin(format: Format, field: &str, counter: Counter) -> Result<Self> {
        let mut reader = BufReader::with_capacity(1 << 16, counter.around(std::io::stdin()));
        let start = reader.fill_buf().context("cannot read standard input")?;
        if start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]) {
            bail!("standard input is UTF-16, as Windows writes it; pass it through: iconv -f UTF-16 -t UTF-8");
        }
        if start.starts_with(b"ElfFile\0") {
            bail!(
                "standard input is a Windows event log; give its name as an argument instead: t1003 predict FILE.evtx"
            );
        }
        if start.starts_with(b"\xef\xbb\xbf") {
            reader.consume(3);
        }
        let field = field.to_string();
        match format {
            Format::Lines => {
                let rows = Lines::new(reader).map(|line| {
                    let Line { text, number, lossy } = line?;
                    Ok(Row { text: Some(text), fields: Fields::Text, line: number, lossy })
                });
                Ok(Input { header: None, notes: None, rows: Box::new(rows) })
            }
            Format::Jsonl => {
                // a blank line is no record
                let lines = Lines::new(reader)
                    .filter(|line| !line.as_ref().is_ok_and(|line| line.text.trim().is_empty()));
                Ok(Input {
                    header: None,
                    notes: None,
                    rows: Box::new(lines.map(move |line| json_row(line?, &field))),
                })
            }
            Format::Csv => csv_rows(reader, &field),
        }
    }
}

struct Line {
    text: String,
    number: u64,
    lossy: bool,
}

/// Lines without their ends, LF or CRLF.
struct Lines<R> {
    reader: R,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    fn new(reader: R) -> Self {
        Lines { reader, number: 0 }
    }

    fn read(&mut self) -> Result<Option<Line>> {
        self.number += 1;
        let mut bytes = Vec::new();
        let mut limited = self.reader.by_ref().take(LONGEST_LINE as u64);
        limited.read_until(b'\n', &mut bytes).context("cannot read standard input")?;
        if bytes.is_empty() {
            return Ok(None);
        }
        if bytes.len() == LONGEST_LINE {
            bail!("line {} is longer than {} MiB", self.number, LONGEST_LINE >> 20);
        }
        let line = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let (text, lossy) = decode(line);
        Ok(Some(Line { text, number: self.number, lossy }))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<Line>;

    fn next(&mut self) -> Option<Result<Line>> {
        self.read().transpose()
    }
}

/// The text, and whether bytes had to be replaced.
fn decode(bytes: &[u8]) -> (String, bool) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_string(), false),
        Err(_) => (String::from_utf8_lossy(bytes).into_owned(), true),
    }
}

/// A JSON object whose values are left as they were written: no digit of a number is lost.
pub struct Object(pub Vec<(String, Box<RawValue>)>);

impl<'de> serde::Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Object;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a JSON object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Object(fields))
            }
        }
        deserializer.deserialize_map(Fields)
    }
}

impl Object {
    /// The field of that name, or what `a.b` reaches in nested objects; the last of several, as PostgreSQL's jsonb
    /// and most other readers take it.
    fn find(&self, path: &str) -> Option<Value> {
        let named = |name: &str| self.0.iter().rfind(|(n, _)| n == name).map(|(_, value)| value.get());
        if let Some(raw) = named(path) {
            return serde_json::from_str(raw).ok();
        }
        let (first, rest) = path.split_once('.')?;
        let mut value: Value = serde_json::from_str(named(first)?).ok()?;
        for name in rest.split('.') {
            value = value.get_mut(name)?.take();
        }
        Some(value)
    }
}

fn json_row(line: Line, field: &str) -> Result<Row> {
    let number = line.number;
    let object: Object = serde_json::from_str(&line.text).map_err(|e| {
        let reason = e.to_string();
        // serde_json's own line is always 1
        let reason = reason.replace(" at line 1 column ", " at column ");
        anyhow!(
            "line {number} is not a JSON object: {reason}. Each line must hold one object such as \
             {{\"text\": \"…\"}}; for plain lines use --input-format lines"
        )
    })?;
    let text = match object.find(field) {
        Some(Value::String(text)) => Some(text),
        Some(Value::Null) => None,
        Some(_) => bail!("line {number}: field \"{field}\" is not a string"),
        None => {
            let names: Vec<&str> = object.0.iter().map(|(name, _)| name.as_str()).collect();
            bail!("line {number} has no field \"{field}\"; --field names one of: {}", names.join(", "));
        }
    };
    Ok(Row { text, fields: Fields::Json(object), line: number, lossy: line.lossy })
}

fn csv_rows(reader: impl Read + Send + 'static, field: &str) -> Result<Input> {
    let quotes = Arc::new(AtomicU64::new(0));
    let reader = Quotes { inner: reader, count: quotes.clone() };
    let mut reader = csv::ReaderBuilder::new().from_reader(reader);
    let (header, _) = decode_record(reader.byte_headers().context("cannot read the CSV header in line 1")?);
    if header.is_empty() {
        bail!("the input is empty; CSV starts with a row of column names");
    }
    let column = header.iter().position(|name| name == field).with_context(|| {
        format!("line 1 names no column \"{field}\"; --field names one of: {}", header.join(", "))
    })?;
    let mut last = reader.position().line();
    let mut records = reader.into_byte_records();
    let rows = std::iter::from_fn(move || {
        let record = match records.next() {
            Some(record) => record,
            // the last row is what swallowed all that followed
            None if quotes.swap(0, Relaxed) % 2 == 1 && records.reader().position().line() > last + 1 => {
                return Some(Err(anyhow!(
                    "the row that starts in line {last} has a quote that is never closed, so all that follows was read \
                     as one cell"
                )));
            }
            None => return None,
        };
        Some(record.map_err(csv_error).map(|record| {
            last = record.position().map_or(0, csv::Position::line);
            let (cells, lossy) = decode_record(&record);
            let text = cells.get(column).cloned();
            Row { text, fields: Fields::Csv(cells), line: last, lossy }
        }))
    });
    Ok(Input { header: Some(header), notes: None, rows: Box::new(rows) })
}

/// Counts the quotes that go through: a whole CSV file has an even number.
struct Quotes<R> {
    inner: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Read for Quotes<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let length = self.inner.read(buffer)?;
        let quotes = buffer[..length].iter().filter(|&&b| b == b'"').count();
        self.count.fetch_add(quotes as u64, Relaxed);
        Ok(length)
    }
}

fn decode_record(record: &csv::ByteRecord) -> (Vec<String>, bool) {
    let cells: Vec<(String, bool)> = record.iter().map(decode).collect();
    let lossy = cells.iter().any(|(_, lossy)| *lossy);
    (cells.into_iter().map(|(cell, _)| cell).collect(), lossy)
}

fn csv_error(error: csv::Error) -> anyhow::Error {
    let line = error.position().map_or(0, csv::Position::line);
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => anyhow!(
            "line {line} has {len} cells, the header has {expected_len}. Cells with commas, quotes or line breaks \
             must stand in double quotes"
        ),
        _ => anyhow!(error).context("cannot read standard input as CSV"),
    }
}
