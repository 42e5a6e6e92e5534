//! The SQL functions over one text, an array of texts, and the model itself. Declared in
//! `sql/functions.sql`; text arguments arrive as bytes of the database's encoding.

// pgrx reads a table function's columns from its return type
#![allow(clippy::type_complexity)]

use crate::encoding::{readable, to_server, to_utf8, to_utf8_lossy};
use crate::errors::{Failure, Result};
use crate::run::interruptible;
use crate::session;
use crate::settings;
use crate::verdict::VerdictRow;
use pgrx::prelude::*;
use t1003_model::Verdict;

/// Raises where a function of this extension failed.
pub fn or_raise<T>(result: Result<T>) -> T {
    result.unwrap_or_else(|failure| failure.raise())
}

fn classify(text: &[u8]) -> Result<Verdict> {
    let text = to_utf8(text)?;
    session::classify(&session::model()?, text)
}

#[pg_extern(sql = false)]
fn t1003_classify(text: &[u8]) -> VerdictRow {
    VerdictRow(or_raise(classify(text)))
}

#[pg_extern(sql = false)]
fn t1003_score(text: &[u8]) -> f32 {
    or_raise(classify(text)).score
}

#[pg_extern(sql = false)]
fn t1003_score_pinned(text: &[u8], digest: &[u8]) -> f32 {
    let score = || {
        let loaded = session::model()?;
        let (asked, have) = (String::from_utf8_lossy(digest), &loaded.model.info().digest);
        if asked != have.as_str() {
            return Err(Failure::Digest { asked: asked.into_owned(), loaded: have.clone() });
        }
        Ok(session::classify(&loaded, to_utf8(text)?)?.score)
    };
    or_raise(score())
}

type BatchRow = (i64, Option<Vec<u8>>, Option<f32>, Option<f32>, Option<i32>);

#[pg_extern(sql = false)]
fn t1003_classify_batch(
    texts: Array<'_, &[u8]>,
) -> TableIterator<
    'static,
    (
        name!(ordinality, i64),
        name!(label, Option<Vec<u8>>),
        name!(confidence, Option<f32>),
        name!(score, Option<f32>),
        name!(windows, Option<i32>),
    ),
> {
    let texts: Vec<Option<String>> =
        interruptible(texts.iter()).map(|text| text.map(|bytes| or_raise(to_utf8(bytes)))).collect();
    let missing: Vec<bool> = texts.iter().map(Option::is_none).collect();
    let there: Vec<String> = texts.into_iter().flatten().collect();
    let verdicts = if there.is_empty() {
        Vec::new()
    } else {
        or_raise(session::model().and_then(|loaded| session::classify_batch(&loaded, there)))
    };
    let mut verdicts = verdicts.into_iter();
    TableIterator::new(missing.into_iter().zip(1..).map(move |(missing, ordinality)| -> BatchRow {
        match if missing { None } else { verdicts.next() } {
            None => (ordinality, None, None, None, None),
            Some(v) => {
                let label = to_server(&v.label);
                (ordinality, Some(label), Some(v.confidence), Some(v.score), Some(v.windows as i32))
            }
        }
    }))
}

#[pg_extern(sql = false)]
#[allow(non_snake_case)]
fn t1003__readable(text: &[u8]) -> Vec<u8> {
    readable(text)
}

/// As [`t1003_classify_batch`] for texts that are all there, whatever their bytes: `whole` is false where not all converted.
#[pg_extern(sql = false)]
#[allow(non_snake_case)]
fn t1003__classify_lossy(
    texts: Array<'_, &[u8]>,
) -> TableIterator<
    'static,
    (name!(ordinality, i64), name!(label, Vec<u8>), name!(score, f32), name!(whole, bool)),
> {
    let (texts, whole): (Vec<String>, Vec<bool>) =
        interruptible(texts.iter_deny_null()).map(to_utf8_lossy).unzip();
    let verdicts = or_raise(session::model().and_then(|loaded| session::classify_batch(&loaded, texts)));
    let rows = verdicts.into_iter().zip(whole).zip(1..);
    TableIterator::new(rows.map(|((v, whole), ordinality)| (ordinality, to_server(&v.label), v.score, whole)))
}

#[pg_extern(sql = false)]
fn t1003_model() -> TableIterator<
    'static,
    (
        name!(name, Vec<u8>),
        name!(version, Vec<u8>),
        name!(digest, Vec<u8>),
        name!(source, Vec<u8>),
        name!(device, Vec<u8>),
        name!(dtype, Vec<u8>),
        name!(threads, i32),
        name!(parameters, i64),
        name!(load_ms, f32),
        name!(private_bytes, i64),
        name!(shared_bytes, i64),
        name!(preloaded, bool),
    ),
> {
    let loaded = or_raise(session::model());
    let info = loaded.model.info();
    // weights in this process alone, or in pages that are the library's, a file's, or came from the postmaster
    let (private, shared) = (info.private_bytes as i64, info.shared_bytes as i64);
    let (private, shared) = if loaded.preloaded { (0, private + shared) } else { (private, shared) };
    TableIterator::once((
        to_server(&info.manifest.name),
        to_server(&info.manifest.version),
        to_server(&info.digest),
        to_server(&info.source),
        to_server(&loaded.model.device()),
        to_server(&loaded.model.dtype()),
        settings::threads() as i32,
        info.parameters as i64,
        info.load_time.as_secs_f32() * 1000.0,
        private,
        shared,
        loaded.preloaded,
    ))
}
