//! Rows from Windows event logs (.evtx): process creations of the Security log (4688) and of Sysmon (1), and
//! PowerShell's script blocks (4104), which Windows cuts into pieces and which are put together again here.
//!
//! One chunk of 64 KiB is in memory at a time, and script blocks of which a piece is still to come.

use super::input::{Fields, Object, Row};
use super::progress::Counted;
use crate::common::{printable, told};
use anyhow::{Context, Result, anyhow};
use evtx::{EvtxChunkData, EvtxParser, HeaderFlags, IntoIterChunks, ParserSettings, SerializedEvtxRecord};
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, VecDeque};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

/// What there is to tell when all files are read.
#[derive(Default)]
pub struct Notes {
    pub records: AtomicU64,
    without_command: AtomicU64,
    /// What was lost of which file.
    losses: Mutex<Vec<String>>,
    /// Files of which nothing was read, or not all, and why.
    failures: Mutex<Vec<String>>,
}

impl Notes {
    pub fn tell(&self) {
        for loss in self.losses.lock().unwrap().iter() {
            eprintln!("note: {}", printable(loss));
        }
        let without = self.without_command.load(Ordering::Relaxed);
        if without > 0 {
            eprintln!(
                "note: process creations without a command line: {without}; on those machines turn on the policy \
                 \"Include command line in process creation events\""
            );
        }
    }

    /// Whether something in the files could not be read.
    pub fn incomplete(&self) -> bool {
        !self.losses.lock().unwrap().is_empty()
    }

    /// The files that failed, as one error.
    pub fn failed(&self) -> Result<()> {
        let failures = self.failures.lock().unwrap();
        if failures.is_empty() { Ok(()) } else { Err(anyhow!(failures.join("\n"))) }
    }
}

/// More than fit a chunk of 64 KiB, and more than is lost at a time.
const MOST_RECORDS: u64 = 1 << 20;

/// What a file says of itself that was not to be found in it.
#[derive(Default)]
struct Loss {
    /// Chunks that are cut off, empty, or make no sense.
    chunks: u64,
    /// Chunks whose checksum is wrong.
    changed: u64,
    records: u64,
}

impl Loss {
    fn told(&self, path: &Path) -> Option<String> {
        let mut parts = Vec::new();
        if self.chunks > 0 {
            parts.push(format!("chunks of 64 KiB that are missing or make no sense: {}", self.chunks));
        }
        if self.changed > 0 {
            parts.push(format!("chunks with a wrong checksum: {}", self.changed));
        }
        if self.records > 0 {
            parts.push(format!("records that are missing by its own count: {}", self.records));
        }
        (!parts.is_empty()).then(|| format!("{} is damaged; {}", path.display(), parts.join("; ")))
    }
}

/// An event with a text to score; its fields are what is written beside the verdict.
#[derive(Serialize)]
struct Event {
    time: String,
    host: String,
    event: u64,
    record: u64,
    user: Option<String>,
    image: Option<String>,
    parent: Option<String>,
    text: String,
}

impl Event {
    fn row(self) -> Result<Row> {
        let object: Object = serde_json::from_str(&serde_json::to_string(&self)?)?;
        Ok(Row { line: self.record, text: Some(self.text), fields: Fields::Json(object), lossy: false })
    }
}

/// The rows of one file after the other.
pub struct Events {
    files: VecDeque<(PathBuf, Counted<File>)>,
    now: Option<Reading>,
    ready: VecDeque<Event>,
    scripts: Scripts,
    notes: Arc<Notes>,
}

struct Reading {
    path: PathBuf,
    chunks: IntoIterChunks<Counted<File>>,
    /// Chunks that the header tells of and that have not come yet.
    expected: u64,
    /// The log was in use when it was copied: its last chunk's checksum may be of before.
    in_use: bool,
    /// Number of the record that the next chunk begins with.
    next: Option<u64>,
    loss: Loss,
}

impl Events {
    pub fn new(files: Vec<(PathBuf, Counted<File>)>, notes: Arc<Notes>) -> Self {
        Events { files: files.into(), now: None, ready: VecDeque::new(), scripts: Scripts::default(), notes }
    }

    /// Reads on until an event is ready or there is nothing more to read.
    fn advance(&mut self) {
        while self.ready.is_empty() {
            let Some(mut reading) = self.now.take() else {
                let Some((path, file)) = self.files.pop_front() else { return };
                match Reading::open(&path, file) {
                    Ok(reading) => self.now = Some(reading),
                    Err(error) => self.notes.failures.lock().unwrap().push(told(&error)),
                }
                continue;
            };
            match reading.chunks.next() {
                Some(Err(error)) if is_io(&error) => {
                    let error = anyhow!(error).context(format!("cannot read on in {}", reading.path.display()));
                    self.notes.failures.lock().unwrap().push(told(&error));
                    self.end(reading);
                }
                Some(chunk) => {
                    reading.expected = reading.expected.saturating_sub(1);
                    match chunk {
                        Ok(chunk) => self.chunk(&mut reading, chunk),
                        Err(_) => reading.loss.chunks += 1,
                    }
                    self.now = Some(reading);
                }
                None => {
                    reading.loss.chunks += reading.expected;
                    self.end(reading);
                }
            }
        }
    }

    fn end(&mut self, reading: Reading) {
        self.notes.losses.lock().unwrap().extend(reading.loss.told(&reading.path));
        self.ready.extend(self.scripts.rest());
    }

    fn chunk(&mut self, reading: &mut Reading, mut data: EvtxChunkData) {
        let loss = &mut reading.loss;
        if !reading.in_use && !data.validate_checksum() {
            loss.changed += 1;
        }
        let (first, end) =
            (data.header.first_event_record_number, data.header.last_event_record_number.saturating_add(1));
        let settings = Arc::new(ParserSettings::new().num_threads(1));
        let Ok(mut chunk) = data.parse(settings) else {
            loss.chunks += 1;
            return;
        };
        let records: Vec<_> = chunk.iter().map(|record| record.and_then(|r| r.into_json_value())).collect();
        let (read, failed) = records.into_iter().partition::<Vec<_>, _>(Result::is_ok);
        // a header that makes no sense must not invent millions of them
        let known = |count: u64| if count <= MOST_RECORDS { count } else { 0 };
        let absent = known(end.saturating_sub(first)).saturating_sub(read.len() as u64);
        let before = reading.next.map_or(0, |next| known(first.saturating_sub(next)));
        loss.records += absent.max(failed.len() as u64) + before;
        reading.next = Some(end);
        read.into_iter().flatten().for_each(|record| self.record(record));
    }

    fn record(&mut self, record: SerializedEvtxRecord<Value>) {
        self.notes.records.fetch_add(1, Ordering::Relaxed);
        let number = record.event_record_id;
        let written = record.timestamp.to_string();
        let Some(found) = Found::read(&record.data, number, written) else { return };
        match found {
            Found::Process(event) if event.text.trim().is_empty() => {
                self.notes.without_command.fetch_add(1, Ordering::Relaxed);
            }
            Found::Process(event) => self.ready.push_back(event),
            Found::Script(piece) => self.ready.extend(self.scripts.add(piece)),
        }
    }
}

impl Iterator for Events {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Result<Row>> {
        self.advance();
        self.ready.pop_front().map(Event::row)
    }
}

impl Reading {
    fn open(path: &Path, file: Counted<File>) -> Result<Self> {
        let parser = EvtxParser::from_read_seek(file)
            .with_context(|| format!("{} is no Windows event log (.evtx)", path.display()))?;
        let header = parser.header();
        let (expected, in_use) = (header.chunk_count.into(), header.flags.contains(HeaderFlags::DIRTY));
        let chunks = parser.into_chunks();
        Ok(Reading { path: path.into(), chunks, expected, in_use, next: None, loss: Loss::default() })
    }
}

/// A disk that fails, and not a chunk that makes no sense.
fn is_io(error: &evtx::err::EvtxError) -> bool {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if let Some(io) = error.downcast_ref::<std::io::Error>() {
            return !matches!(io.kind(), std::io::ErrorKind::UnexpectedEof | std::io::ErrorKind::InvalidData);
        }
        cause = error.source();
    }
    false
}

/// Whether an argument names a log and not a text: it ends like one, and is a file or at least could be.
pub fn is_log(argument: &str) -> bool {
    let path = Path::new(argument);
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("evtx"))
        && (path.exists() || !argument.contains(char::is_whitespace))
}

/// An event that this program reads.
enum Found {
    Process(Event),
    Script(Piece),
}

impl Found {
    fn read(record: &Value, number: u64, written: String) -> Option<Self> {
        let event = record.get("Event")?;
        let system = event.get("System")?;
        let provider = attribute(system, "Provider", "Name")?;
        let id = &system["EventID"];
        let id = id.as_u64().or_else(|| id.get("#text")?.as_u64())?;
        let time = attribute(system, "TimeCreated", "SystemTime").unwrap_or(&written);
        let data = event.get("EventData")?;
        let text = |name: &str| data.get(name).and_then(Value::as_str).unwrap_or_default().to_string();
        let known = |name: &str| Some(text(name)).filter(|value| !value.is_empty() && value != "-");
        let found = |user, image, parent, field: &str| Event {
            time: time.to_string(),
            host: system["Computer"].as_str().unwrap_or_default().to_string(),
            event: id,
            record: number,
            user,
            image,
            parent,
            text: text(field),
        };
        match (provider, id) {
            ("Microsoft-Windows-Security-Auditing", 4688) => {
                let domain = known("SubjectDomainName").map_or(String::new(), |domain| domain + "\\");
                let user = known("SubjectUserName").map(|user| domain + &user);
                let (image, parent) = (known("NewProcessName"), known("ParentProcessName"));
                Some(Found::Process(found(user, image, parent, "CommandLine")))
            }
            ("Microsoft-Windows-Sysmon", 1) => {
                let parent = known("ParentImage");
                Some(Found::Process(found(known("User"), known("Image"), parent, "CommandLine")))
            }
            ("Microsoft-Windows-PowerShell" | "PowerShellCore", 4104) => {
                let number = |name: &str| {
                    let value = &data[name];
                    value.as_u64().or_else(|| value.as_str()?.parse().ok()).unwrap_or(1)
                };
                let event = found(None, known("Path"), None, "ScriptBlockText");
                let (number, of) = (number("MessageNumber"), number("MessageTotal"));
                Some(Found::Script(Piece { script: text("ScriptBlockId"), number, of, event }))
            }
            _ => None,
        }
    }
}

fn attribute<'a>(parent: &'a Value, element: &str, name: &str) -> Option<&'a str> {
    parent.get(element)?.get("#attributes")?.get(name)?.as_str()
}

/// A part of a script block.
struct Piece {
    script: String,
    number: u64,
    of: u64,
    event: Event,
}

/// Script blocks that are not yet complete, the oldest first.
#[derive(Default)]
struct Scripts {
    open: VecDeque<Script>,
}

struct Script {
    id: String,
    of: u64,
    /// Time and place are those of the piece that came first.
    event: Event,
    pieces: BTreeMap<u64, String>,
}

/// Script blocks that are waited for, and their bytes together. Pieces follow each other closely.
const MOST_OPEN: usize = 64;
const MOST_BYTES: usize = 32 << 20;

impl Scripts {
    /// The script blocks that are complete with this piece, or waited too long.
    fn add(&mut self, piece: Piece) -> Vec<Event> {
        let Piece { script, number, of, mut event } = piece;
        if of <= 1 {
            return vec![event];
        }
        let text = std::mem::take(&mut event.text);
        let known = self.open.iter().position(|s| s.id == script && s.event.host == event.host);
        let at = known.unwrap_or_else(|| {
            self.open.push_back(Script { id: script, of, event, pieces: BTreeMap::new() });
            self.open.len() - 1
        });
        let script = &mut self.open[at];
        script.pieces.insert(number, text);
        let mut out = Vec::new();
        if script.pieces.len() as u64 >= script.of {
            out.extend(self.open.remove(at).map(Script::whole));
        }
        while self.open.len() > MOST_OPEN || self.open.iter().map(Script::bytes).sum::<usize>() > MOST_BYTES {
            out.extend(self.open.pop_front().map(Script::whole));
        }
        out
    }

    /// What there is of those that wait for more.
    fn rest(&mut self) -> Vec<Event> {
        self.open.drain(..).map(Script::whole).collect()
    }
}

impl Script {
    fn bytes(&self) -> usize {
        self.pieces.values().map(String::len).sum()
    }

    fn whole(self) -> Event {
        Event { text: self.pieces.into_values().collect(), ..self.event }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(script: &str, number: u64, of: u64, text: &str) -> Piece {
        let event = Event {
            time: String::new(),
            host: "h".into(),
            event: 4104,
            record: number,
            user: None,
            image: None,
            parent: None,
            text: text.into(),
        };
        Piece { script: script.into(), number, of, event }
    }

    fn texts(events: Vec<Event>) -> Vec<String> {
        events.into_iter().map(|event| event.text).collect()
    }

    #[test]
    fn pieces_come_together_in_their_order() {
        let mut scripts = Scripts::default();
        assert_eq!(texts(scripts.add(piece("a", 1, 1, "whole"))), ["whole"]);
        assert!(scripts.add(piece("b", 2, 3, "two ")).is_empty());
        assert!(scripts.add(piece("c", 1, 2, "other")).is_empty());
        assert!(scripts.add(piece("b", 1, 3, "one ")).is_empty());
        assert_eq!(texts(scripts.add(piece("b", 3, 3, "three"))), ["one two three"]);
        assert_eq!(texts(scripts.rest()), ["other"]);
    }

    #[test]
    fn a_piece_that_never_comes_costs_no_memory_without_bound() {
        let mut scripts = Scripts::default();
        let mut out = 0;
        for i in 0..1000 {
            out += scripts.add(piece(&i.to_string(), 1, 2, "x")).len();
        }
        assert_eq!(out, 1000 - MOST_OPEN);
        let large = "x".repeat(MOST_BYTES);
        assert!(scripts.add(piece("large", 1, 2, &large)).len() >= MOST_OPEN - 1);
    }

    #[test]
    fn arguments_that_name_logs() {
        assert!(is_log("Security.evtx") && is_log("/var/log/SYSMON.EVTX"));
        assert!(!is_log("wevtutil epl Security C:\\x.evtx") && !is_log("whoami"));
    }
}
