//! Reads labelled texts: CSV with the columns `text,label` and, if there, `family,source`, or JSON lines with
//! the fields `text,label` and, if there, `note,kind,group,runs_on,source`.

use crate::error::{Error, io};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::io::{BufRead, BufReader};
use std::path::Path;

/// The label of positives; every other label is a negative's.
pub const POSITIVE: &str = "T1003.002";
/// The label of texts that even people do not agree on; they are not scored.
pub const AMBIGUOUS: &str = "ambiguous";

/// A labelled text.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    pub text: String,
    pub positive: bool,
    /// What results are broken down by: `file`, `label`, `family`, `kind`, `group`, … to its value.
    pub groups: BTreeMap<&'static str, String>,
    /// Whether an earlier file held the text already: it counts in its groups, and not again in the totals.
    pub repeated: bool,
}

/// What the files held.
#[derive(Clone, Debug, Default)]
pub struct Dataset {
    pub examples: Vec<Example>,
    /// Texts that were left out as ambiguous.
    pub ambiguous: usize,
}

/// One row, whatever the format; columns that it does not name are ignored.
#[derive(Deserialize)]
struct Row {
    text: String,
    label: String,
    family: Option<String>,
    kind: Option<String>,
    group: Option<String>,
    runs_on: Option<String>,
    source: Option<String>,
    note: Option<String>,
}

/// Reads `paths` in order. The same text twice is an error where the labels differ.
pub fn read<P: AsRef<Path>>(paths: &[P]) -> Result<Dataset, Error> {
    let mut dataset = Dataset::default();
    for path in paths {
        let path = path.as_ref();
        let rows = match path.extension().and_then(|e| e.to_str()) {
            Some("csv") => read_csv(path)?,
            _ => read_jsonl(path)?,
        };
        let file = path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let before = rows.len();
        dataset.examples.extend(rows.into_iter().filter_map(|row| example(row, &file)));
        dataset.ambiguous += before;
    }
    dataset.ambiguous -= dataset.examples.len();
    mark_repeated(&mut dataset.examples)?;
    Ok(dataset)
}

fn example(row: Row, file: &str) -> Option<Example> {
    if row.label.eq_ignore_ascii_case(AMBIGUOUS) {
        return None;
    }
    let fields = [
        ("file", Some(file.to_string())),
        ("label", Some(row.label.clone())),
        ("family", row.family),
        ("kind", row.kind),
        ("group", row.group),
        ("runs on", row.runs_on),
        ("source", row.source.map(short_source)),
        ("note", row.note),
    ];
    let groups = fields.into_iter().filter_map(|(key, value)| Some((key, value.filter(|v| !v.is_empty())?)));
    Some(Example {
        positive: row.label.eq_ignore_ascii_case(POSITIVE),
        text: row.text,
        groups: groups.collect(),
        repeated: false,
    })
}

/// The repository of `owner/name:path` or `owner/name/path`: files within are too many to list.
fn short_source(source: String) -> String {
    let repository = source.split(':').next().unwrap_or_default();
    repository.split('/').take(2).collect::<Vec<_>>().join("/")
}

fn mark_repeated(examples: &mut [Example]) -> Result<(), Error> {
    let mut seen: HashMap<String, bool> = HashMap::new();
    for example in examples {
        match seen.insert(example.text.clone(), example.positive) {
            None => {}
            Some(positive) if positive == example.positive => example.repeated = true,
            Some(_) => {
                return Err(Error::Data(format!("one text has both labels: {:?}", example.text)));
            }
        }
    }
    Ok(())
}

fn read_csv(path: &Path) -> Result<Vec<Row>, Error> {
    let bad = |e: csv::Error| Error::Data(format!("\"{}\": {e}", path.display()));
    csv::Reader::from_path(path).map_err(bad)?.into_deserialize().map(|row| row.map_err(bad)).collect()
}

fn read_jsonl(path: &Path) -> Result<Vec<Row>, Error> {
    let reader = BufReader::new(std::fs::File::open(path).map_err(io(path))?);
    let mut rows = Vec::new();
    for (number, line) in reader.lines().enumerate() {
        let line = line.map_err(io(path))?;
        if line.trim().is_empty() {
            continue;
        }
        let bad = |e| Error::Data(format!("\"{}\", line {}: {e}", path.display(), number + 1));
        rows.push(serde_json::from_str(&line).map_err(bad)?);
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(files: &[(&str, &str)]) -> Result<Dataset, Error> {
        let folder = tempfile::tempdir().unwrap();
        let write = |(name, content): &(&str, &str)| {
            let path = folder.path().join(name);
            std::fs::write(&path, content).unwrap();
            path
        };
        read(&files.iter().map(write).collect::<Vec<_>>())
    }

    #[test]
    fn both_formats_and_what_is_left_out() {
        let csv = "text,label,family,source\n\"a, b\",T1003.002,reg,generated\nc,Benign,dir,\n";
        let jsonl = "{\"text\":\"c\",\"label\":\"benign\",\"source\":\"o/r:x/y.md\",\"extra\":1}\n\n\
                     {\"text\":\"d\",\"label\":\"ambiguous\"}\n{\"text\":\"e\",\"label\":\"other_attack\"}\n";
        let Dataset { examples, ambiguous } = written(&[("one.csv", csv), ("two.jsonl", jsonl)]).unwrap();
        assert_eq!(ambiguous, 1);
        let seen: Vec<_> = examples.iter().map(|e| (e.text.as_str(), e.positive, e.repeated)).collect();
        assert_eq!(seen, [("a, b", true, false), ("c", false, false), ("c", false, true), ("e", false, false)]);
        assert_eq!(examples[0].groups["family"], "reg");
        assert_eq!(examples[2].groups["source"], "o/r");
        assert_eq!(examples[2].groups["file"], "two");
        assert!(!examples[1].groups.contains_key("source"));
    }

    #[test]
    fn errors_name_the_line() {
        let bad = written(&[("x.jsonl", "{\"text\":\"a\",\"label\":\"b\"}\n{\"text\":1}\n")]);
        assert!(bad.unwrap_err().to_string().contains("line 2"), "line");
        let bad = written(&[("x.csv", "text,label\na,b\nc\n")]);
        assert!(bad.unwrap_err().to_string().contains("line: 3"), "line");
        let bad = written(&[("x.csv", "text,label\na,benign\na,T1003.002\n")]);
        assert!(bad.unwrap_err().to_string().contains("both labels"), "labels");
    }
}
