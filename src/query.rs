//! `t1003_classify_query`: any query's rows, scored batch by batch in constant memory. PostgreSQL works on its rows
//! while the engine works on the next ones.
//!
//! The query runs in a portal (a cursor) that outlives the single calls of a set-returning function;
//! each refill connects to SPI, reads some rows, copies them out, and disconnects, which frees what
//! PostgreSQL allocated for them.

// pgrx reads a table function's columns from its return type
#![allow(clippy::type_complexity)]

use crate::encoding::{to_server, to_utf8, to_utf8_lossy};
use crate::errors::{Failure, Result};
use crate::functions::or_raise;
use crate::session::{self, Batch, Started};
use pgrx::prelude::*;
use std::collections::VecDeque;
use std::ffi::{CStr, CString};
use t1003_model::Verdict;
use t1003_model::model::give_back;

/// A batch ends early at this many bytes of text, so long texts do not multiply the memory.
const BATCH_BYTES: usize = 4 << 20;
/// Rows that one fetch asks for: PostgreSQL holds them all until they are copied out.
pub const FETCH_ROWS: usize = 64;
const MAX_BATCH_ROWS: i32 = 100_000;

type Row = (Option<Vec<u8>>, Option<Vec<u8>>, Option<f32>, Option<f32>, Option<i32>);

#[pg_extern(sql = false)]
fn t1003_classify_query(
    query: &[u8],
    batch_rows: i32,
    fcinfo: pg_sys::FunctionCallInfo,
) -> TableIterator<
    'static,
    (
        name!(key, Option<Vec<u8>>),
        name!(label, Option<Vec<u8>>),
        name!(confidence, Option<f32>),
        name!(score, Option<f32>),
        name!(windows, Option<i32>),
    ),
> {
    if !(1..=MAX_BATCH_ROWS).contains(&batch_rows) {
        let message = format!("batch_rows is {batch_rows}").into();
        Failure::Argument { message, hint: "Give a number from 1 to 100000; 1000 is a good one." }.raise();
    }
    let query = or_raise(CString::new(query).map_err(|_| Failure::Encoding));
    // SAFETY: fcinfo is this call's own, of a set-returning function.
    let portal = unsafe { open(&query, fcinfo) };
    TableIterator::new(Scored {
        portal,
        batch_rows: batch_rows as usize,
        ready: VecDeque::new(),
        ahead: None,
        more: true,
    })
}

/// The open cursor, the rows that are scored and not handed out yet, and those behind them that are being scored.
struct Scored {
    portal: CString,
    batch_rows: usize,
    ready: VecDeque<Row>,
    ahead: Option<Rows<Started>>,
    more: bool,
}

/// Rows of the query, with their texts as a [`Batch`] or [`Started`].
struct Rows<Texts> {
    keys: Vec<Option<Vec<u8>>>,
    /// Which of them have a text.
    there: Vec<bool>,
    /// `None` where no row has.
    texts: Option<Texts>,
}

impl Iterator for Scored {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        if self.ready.is_empty() {
            or_raise(self.refill());
        }
        self.ready.pop_front()
    }
}

impl Scored {
    /// Fetches a batch while the one before it is scored, and has it scored while the rows of that one are handed out.
    fn refill(&mut self) -> Result<()> {
        // taken, so that an error of the query stops it at once
        let mut scored = self.ahead.take();
        if scored.is_none() {
            scored = self.fetch()?.map(Rows::start).transpose()?;
        }
        let Some(scored) = scored else { return Ok(()) };
        let next = self.fetch()?;
        let rows = scored.finish()?;
        self.ahead = next.map(Rows::start).transpose()?;
        self.ready.extend(rows);
        Ok(())
    }

    /// The next batch, `None` behind the last.
    fn fetch(&mut self) -> Result<Option<Rows<Batch>>> {
        if !self.more {
            return Ok(None);
        }
        // SAFETY: on the main thread, between calls of a set-returning function; connected and
        // disconnected in balance.
        let rows = unsafe {
            pg_sys::SPI_connect();
            let rows = fetch(&self.portal, self.batch_rows)?;
            pg_sys::SPI_finish();
            rows
        };
        if rows.is_empty() {
            self.more = false;
            // SAFETY: closing by name is a no-op where the cursor is gone.
            unsafe { close(self.portal.as_ptr()) };
            return Ok(None);
        }
        let (keys, texts): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
        let there = texts.iter().map(Option::is_some).collect();
        let texts: Vec<String> = texts.into_iter().flatten().collect();
        let texts = if texts.is_empty() { None } else { Some(Batch::of(&session::model()?, texts)) };
        Ok(Some(Rows { keys, there, texts }))
    }
}

impl Rows<Batch> {
    fn start(self) -> Result<Rows<Started>> {
        let Rows { keys, there, texts } = self;
        Ok(Rows { keys, there, texts: texts.map(Batch::start).transpose()? })
    }
}

impl Rows<Started> {
    fn finish(self) -> Result<impl Iterator<Item = Row>> {
        let mut verdicts = self.texts.map(Started::finish).transpose()?.into_iter().flatten();
        let verdict = move |there| if there { verdicts.next() } else { None };
        Ok(self
            .keys
            .into_iter()
            .zip(self.there.into_iter().map(verdict))
            .map(|(key, verdict)| row(key, verdict)))
    }
}

fn row(key: Option<Vec<u8>>, verdict: Option<Verdict>) -> Row {
    match verdict {
        None => (key, None, None, None, None),
        Some(v) => (key, Some(to_server(&v.label)), Some(v.confidence), Some(v.score), Some(v.windows as i32)),
    }
}

/// Opens a read-only cursor on `query` with the caller's rights, answers its name, and sees to its
/// closing where the caller stops reading early (`LIMIT`).
///
/// # Safety
/// `fcinfo` must be the current call's, of a set-returning function.
unsafe fn open(query: &CStr, fcinfo: pg_sys::FunctionCallInfo) -> CString {
    // SAFETY: the caller's promise; SPI is connected and disconnected in balance, and the portal
    // copies the plan that SPI_finish frees.
    unsafe {
        pg_sys::SPI_connect();
        let options = pg_sys::CURSOR_OPT_NO_SCROLL as i32;
        let plan = pg_sys::SPI_prepare_cursor(query.as_ptr(), 0, std::ptr::null_mut(), options);
        if plan.is_null() {
            error!("t1003: the query could not be prepared");
        }
        let portal =
            pg_sys::SPI_cursor_open(std::ptr::null(), plan, std::ptr::null_mut(), std::ptr::null(), true);
        check_columns((*portal).tupDesc);
        let name = CStr::from_ptr((*portal).name).to_owned();
        pg_sys::SPI_finish();
        let result = (*fcinfo).resultinfo.cast::<pg_sys::ReturnSetInfo>();
        let kept = pg_sys::MemoryContextStrdup((*(*fcinfo).flinfo).fn_mcxt, name.as_ptr());
        let econtext = (*result).econtext;
        pg_sys::RegisterExprContextCallback(econtext, Some(close_at_end), pg_sys::Datum::from(kept));
        let of_query = (*econtext).ecxt_per_query_memory;
        // A context's callbacks run before its own memory is freed, and after that of those below it. What lasts as long
        // as the session would gather them.
        let above = match pg_sys::MemoryContextGetParent(of_query) {
            above if above.is_null() || above == pg_sys::TopMemoryContext => of_query,
            above => above,
        };
        let callback = pg_sys::MemoryContextAllocZero(above, size_of::<pg_sys::MemoryContextCallback>())
            .cast::<pg_sys::MemoryContextCallback>();
        (*callback).func = Some(give_back_at_end);
        pg_sys::MemoryContextRegisterResetCallback(above, callback);
        name
    }
}

/// Two columns at least, the second of a string type: scoring the digits of a bytea by accident
/// would be a silent nonsense.
///
/// # Safety
/// `columns` must be a tuple descriptor or null.
unsafe fn check_columns(columns: pg_sys::TupleDesc) {
    // SAFETY: the caller's promise.
    let count = unsafe { columns.as_ref() }.map_or(0, |c| c.natts);
    if count < 2 {
        Failure::Argument {
            message: format!("the query returns {count} column(s), and a key and a text are needed").into(),
            hint: "For example: SELECT id, command_line FROM events.",
        }
        .raise();
    }
    let (mut category, mut preferred) = (0, false);
    // SAFETY: there are two columns; the out parameters are ours.
    unsafe {
        let of_type = pg_sys::SPI_gettypeid(columns, 2);
        pg_sys::get_type_category_preferred(of_type, &mut category, &mut preferred);
    }
    if category as u8 != pg_sys::TYPCATEGORY_STRING {
        Failure::Argument {
            message: "the query's second column is not of a string type".into(),
            hint: "The first column is the key, the second the text; cast it with ::text if it is one.",
        }
        .raise();
    }
}

/// Up to `rows` keys and texts from the cursor; fewer only at its end or past `BATCH_BYTES`.
///
/// # Safety
/// SPI must be connected.
unsafe fn fetch(portal: &CStr, rows: usize) -> Result<Vec<(Option<Vec<u8>>, Option<String>)>> {
    let (mut out, mut bytes) = (Vec::new(), 0);
    while out.len() < rows && bytes < BATCH_BYTES {
        let want = FETCH_ROWS.min(rows - out.len());
        // SAFETY: the portal is looked up each time, so one that was closed is noticed; the table of
        // rows is read before it is freed.
        unsafe {
            let cursor = pg_sys::SPI_cursor_find(portal.as_ptr());
            if cursor.is_null() {
                return Err(Failure::CursorGone);
            }
            pg_sys::SPI_cursor_fetch(cursor, true, want as _);
            let got = pg_sys::SPI_processed as usize;
            let table = pg_sys::SPI_tuptable;
            for i in 0..got {
                let tuple = *(*table).vals.add(i);
                let key = value(tuple, (*table).tupdesc, 1).map(|key| key.to_bytes().to_vec());
                let text =
                    value(tuple, (*table).tupdesc, 2).map(|text| to_utf8(text.to_bytes())).transpose()?;
                bytes += text.as_ref().map_or(0, String::len);
                out.push((key, text));
            }
            pg_sys::SPI_freetuptable(table);
            if got < want {
                break;
            }
        }
    }
    Ok(out)
}

/// A column's value in its output form, or `None` for NULL.
///
/// # Safety
/// `tuple` must be described by `columns`; the answer lives as long as SPI's memory context.
pub unsafe fn value<'a>(tuple: pg_sys::HeapTuple, columns: pg_sys::TupleDesc, column: i32) -> Option<&'a CStr> {
    // SAFETY: the caller's promise; SPI_getvalue answers null or a C string.
    unsafe {
        let value = pg_sys::SPI_getvalue(tuple, columns, column);
        (!value.is_null()).then(|| CStr::from_ptr(value))
    }
}

/// A row that a trigger reads: its key as JSON, its text, and who it is about.
pub struct Keyed {
    pub key: Vec<u8>,
    pub text: String,
    /// The text as it stands, where not all of it converts.
    pub unreadable: Option<Vec<u8>>,
    pub host: Option<Vec<u8>>,
    pub user: Option<Vec<u8>>,
}

/// Opens a read-only cursor in the SPI connection that there is, and answers its name.
///
/// # Safety
/// SPI must be connected; the cursor may not be used after that connection.
pub unsafe fn open_cursor(query: &CStr) -> CString {
    // SAFETY: the caller's promise; the portal copies the plan.
    unsafe {
        let options = pg_sys::CURSOR_OPT_NO_SCROLL as i32;
        let plan = pg_sys::SPI_prepare_cursor(query.as_ptr(), 0, std::ptr::null_mut(), options);
        if plan.is_null() {
            error!("t1003: the query could not be prepared");
        }
        let portal =
            pg_sys::SPI_cursor_open(std::ptr::null(), plan, std::ptr::null_mut(), std::ptr::null(), true);
        CStr::from_ptr((*portal).name).to_owned()
    }
}

/// Up to `rows` rows (key, text, host, user; no NULL text) from the cursor, read in an SPI connection of their
/// own, so that their memory is gone with it.
///
/// # Safety
/// The cursor's connection must be there.
pub unsafe fn fetch_keyed(portal: &CStr, rows: usize) -> Result<Vec<Keyed>> {
    let (mut out, mut bytes) = (Vec::new(), 0);
    while out.len() < rows && bytes < BATCH_BYTES {
        let want = FETCH_ROWS.min(rows - out.len());
        // SAFETY: connected and disconnected in balance; rows are copied before that.
        unsafe {
            pg_sys::SPI_connect();
            let cursor = pg_sys::SPI_cursor_find(portal.as_ptr());
            if cursor.is_null() {
                return Err(Failure::CursorGone);
            }
            pg_sys::SPI_cursor_fetch(cursor, true, want as _);
            let got = pg_sys::SPI_processed as usize;
            let table = pg_sys::SPI_tuptable;
            for i in 0..got {
                let column =
                    |n| value(*(*table).vals.add(i), (*table).tupdesc, n).map(|v| v.to_bytes().to_vec());
                let (Some(key), Some(raw)) = (column(1), column(2)) else { continue };
                let (text, whole) = to_utf8_lossy(&raw);
                bytes += text.len();
                let unreadable = (!whole).then_some(raw);
                out.push(Keyed { key, text, unreadable, host: column(3), user: column(4) });
            }
            pg_sys::SPI_finish();
            if got < want {
                break;
            }
        }
    }
    Ok(out)
}

/// # Safety
/// `name` must be a C string.
pub unsafe fn close(name: *const std::ffi::c_char) {
    // SAFETY: the caller's promise; the portal is looked up, so a closed one is left alone.
    unsafe {
        let portal = pg_sys::SPI_cursor_find(name);
        if !portal.is_null() {
            pg_sys::SPI_cursor_close(portal);
        }
    }
}

/// PostgreSQL calls this when the expression's evaluation ends without an error; after one, the
/// transaction's end closes the cursor.
#[pg_guard]
unsafe extern "C-unwind" fn close_at_end(name: pg_sys::Datum) {
    // SAFETY: the datum is the C string that was registered with this callback.
    unsafe { close(name.cast_mut_ptr()) }
}

/// Runs when the query's memory goes, the rows that PostgreSQL kept of the function included.
#[pg_guard]
unsafe extern "C-unwind" fn give_back_at_end(_unused: *mut std::ffi::c_void) {
    give_back();
}
