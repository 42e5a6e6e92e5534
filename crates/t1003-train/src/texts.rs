//! Reads unlabelled text: JSON lines with a `text` field, or plain lines, gzipped or not.

use crate::error::{Error, io};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

/// The texts of one file; of every `.jsonl`, `.jsonl.gz` and `.txt` in it where `path` is a folder.
pub fn read(path: &Path) -> Result<Vec<String>, Error> {
    if !path.is_dir() {
        return read_file(path);
    }
    let mut paths: Vec<_> = std::fs::read_dir(path)
        .map_err(io(path))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|p| [".jsonl", ".jsonl.gz", ".txt"].iter().any(|e| p.to_string_lossy().ends_with(e)))
        .collect();
    // the order in which a folder lists its files is the file system's whim
    paths.sort();
    if paths.is_empty() {
        return Err(Error::Data(format!("no .jsonl, .jsonl.gz or .txt in \"{}\"", path.display())));
    }
    let mut texts = Vec::new();
    for path in paths {
        texts.extend(read_file(&path)?);
    }
    Ok(texts)
}

fn read_file(path: &Path) -> Result<Vec<String>, Error> {
    let name = path.to_string_lossy();
    let file = File::open(path).map_err(io(path))?;
    let reader: Box<dyn Read> =
        if name.ends_with(".gz") { Box::new(flate2::read::GzDecoder::new(file)) } else { Box::new(file) };
    let plain = name.trim_end_matches(".gz").ends_with(".txt");
    let mut texts = Vec::new();
    for (number, line) in BufReader::new(reader).lines().enumerate() {
        let line = line.map_err(io(path))?;
        if line.is_empty() {
            continue;
        }
        if plain {
            texts.push(line);
            continue;
        }
        #[derive(serde::Deserialize)]
        struct Record {
            text: String,
        }
        let record: Record = serde_json::from_str(&line)
            .map_err(|e| Error::Data(format!("\"{name}\", line {}: {e}", number + 1)))?;
        texts.push(record.text);
    }
    Ok(texts)
}
