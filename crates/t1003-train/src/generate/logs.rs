//! The demo's event table: a week of process starts on a small network, with a
//! few acts among them. It has no label column: finding them is the demo.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Serialize;

use super::Error;
use super::compose::Pool;
use super::family::{self, Family, Kind, Label};
use super::frame::{frame, frame_real};
use super::rng::Rng;
use super::template::Expander;

/// A process start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Event {
    /// ISO 8601, UTC.
    pub time: String,
    pub host: String,
    pub user: String,
    pub parent_image: String,
    pub image: String,
    pub command_line: String,
}

/// How many acts are planted.
pub const PLANTED: usize = 12;

const STREAM: u64 = 1 << 61;
const WEEK: u64 = 7 * 24 * 3600;

/// `count` events over a week, in order of time, `PLANTED` acts among them.
pub fn logs(seed: u64, count: usize) -> Vec<Event> {
    let mut rng = Rng::new(seed, STREAM);
    let network = Network::new(&mut rng);
    // Tools in the order in which a machine starts them most.
    let ordinary: Vec<String> =
        BACKGROUND.iter().flat_map(|tool| lines(&mut rng, |f| f.tool == *tool, 70, 0.05)).collect();
    let others = lines(&mut rng, |f| f.label == Label::Benign && !BACKGROUND.contains(&f.tool), 60, 0.5);
    let acts = acts(&mut rng);
    let mut rows: Vec<(u64, String)> = Vec::with_capacity(count);
    let at = |rng: &mut Rng| rng.range(0, WEEK - 1);
    for text in acts.into_iter().chain(others) {
        rows.push((at(&mut rng), text));
    }
    // Zipf: the n-th ordinary line comes up about 1/n as often as the first.
    let weights: Vec<u32> = (0..ordinary.len()).map(|n| 100_000 / (n as u32 + 1)).collect();
    while rows.len() < count {
        rows.push((at(&mut rng), ordinary[rng.weighted(&weights)].clone()));
    }
    rows.truncate(count);
    rows.sort();
    rows.into_iter().map(|(second, text)| network.event(&mut rng, second, text)).collect()
}

/// Writes the events as CSV.
///
/// # Errors
/// Where the file cannot be written.
pub fn write_logs(path: &Path, events: &[Event]) -> Result<(), Error> {
    let fail = |source| Error::Csv { path: path.to_owned(), source };
    let mut writer = csv::Writer::from_path(path).map_err(fail)?;
    for event in events {
        writer.serialize(event).map_err(fail)?;
    }
    writer.flush().map_err(|e| Error::io(path, e))
}

const BACKGROUND: [&str; 9] =
    ["windows", "browsers", "apps", "updaters", "servers", "agents", "developer", "network", "windows-admin"];

/// Different command lines of the families wanted, some of them dressed.
fn lines(rng: &mut Rng, wanted: impl Fn(&Family) -> bool, count: usize, dressed: f64) -> Vec<String> {
    let families: Vec<Family> = family::all()
        .into_iter()
        .filter(|f| f.label == Label::Benign && f.kind == Kind::Cmd && wanted(f))
        .collect();
    let pool = Pool::new(families.clone(), families);
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for _ in 0..20 * count {
        let made =
            if rng.chance(dressed) { pool.process(rng, Label::Benign) } else { pool.plain(rng, Label::Benign) };
        if out.len() < count && !made.text.contains('\n') && seen.insert(made.text.clone()) {
            out.push(made.text);
        }
    }
    out
}

/// The planted acts: as many families as there are acts, each disguised in its own way.
fn acts(rng: &mut Rng) -> Vec<String> {
    let mut families: Vec<Family> =
        family::all().into_iter().filter(|f| f.label == Label::T1003_002 && f.kind == Kind::Cmd).collect();
    rng.shuffle(&mut families);
    let mut out = Vec::new();
    for family in families.iter().cycle() {
        if out.len() == PLANTED {
            break;
        }
        let pool = Pool::new(vec![*family], Vec::new());
        let made =
            if out.len() % 3 == 0 { pool.plain(rng, family.label) } else { pool.process(rng, family.label) };
        if !made.text.contains('\n') {
            out.push(made.text);
        }
    }
    out
}

/// Machines and the people on them.
struct Network {
    places: Vec<(String, String)>,
}

impl Network {
    fn new(rng: &mut Rng) -> Self {
        let names: Vec<(String, String)> = (0..40)
            .map(|_| {
                let mut expander = Expander::real(rng, &[]);
                (expander.expand("{plainhost}"), expander.expand("{first}.{last}"))
            })
            .collect();
        let places =
            names.into_iter().map(|(host, user)| (host.to_uppercase(), format!("CONTOSO\\{user}"))).collect();
        Self { places }
    }

    fn event(&self, rng: &mut Rng, second: u64, text: String) -> Event {
        let (host, person) = rng.pick(&self.places).clone();
        let image = frame(rng, "{image}", &text, Kind::Cmd);
        let system = rng.chance(0.45);
        let user = if system { r"NT AUTHORITY\SYSTEM".to_owned() } else { person };
        let parent_image = Expander::real(rng, &[]).expand("{parentimage}");
        Event { time: timestamp(second), host, user, parent_image, image, command_line: text }
    }
}

/// The week that starts on Monday, 6 January 2025.
fn timestamp(second: u64) -> String {
    let (day, rest) = (6 + second / 86_400, second % 86_400);
    format!("2025-01-{day:02}T{:02}:{:02}:{:02}Z", rest / 3600, rest / 60 % 60, rest % 60)
}

impl Pool<'_> {
    /// A process's command line: wrapped or obfuscated, but in no log format.
    fn process(&self, rng: &mut Rng, label: Label) -> super::compose::Made {
        let mut made = self.plain(rng, label);
        // A script of several lines is no process.
        if !made.text.contains('\n') && rng.chance(0.6) {
            let template = *rng.pick(super::wrap::everyday(Kind::Cmd));
            made.text = frame_real(rng, template, &made.text, Kind::Cmd);
        }
        if rng.chance(0.5) {
            made.text = super::obfuscate::obfuscate_as(Kind::Cmd, &made.text, 0.4, rng);
        }
        made
    }
}
