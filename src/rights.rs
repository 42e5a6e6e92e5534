//! Statements that run with other rights than the session's, as referential integrity's do: bookkeeping
//! with those of the extension's owner, a table's verdicts with those of the table's owner. The session's
//! settings have no say in them. Nobody lends a table's owner, whose triggers run then, rights of his own.

use crate::query::{self, FETCH_ROWS};
use pgrx::prelude::*;
use std::ffi::{CStr, CString};

/// The schema, quoted, of the function `function`: the extension's.
pub fn schema(function: pg_sys::Oid) -> String {
    // SAFETY: look-ups by oid; the name is copied before its context ends.
    unsafe {
        let name = pg_sys::get_namespace_name(pg_sys::get_func_namespace(function));
        CStr::from_ptr(pg_sys::quote_identifier(name)).to_string_lossy().into_owned()
    }
}

/// Who owns the function `function`: the extension's owner.
pub fn owner(function: pg_sys::Oid) -> pg_sys::Oid {
    // SAFETY: the tuple is there while the function runs, and released after it was read.
    unsafe {
        let tuple =
            pg_sys::SearchSysCache1(pg_sys::SysCacheIdentifier::PROCOID as i32, pg_sys::Datum::from(function));
        if tuple.is_null() {
            error!("t1003: the running function is not in the catalog");
        }
        let form = pg_sys::GETSTRUCT(tuple).cast::<pg_sys::FormData_pg_proc>();
        let owner = (*form).proowner;
        pg_sys::ReleaseSysCache(tuple);
        owner
    }
}

/// Runs `work` with the rights of `role`, and puts the session's back. Where `work` raises, the (sub)transaction's
/// abort does.
pub fn run_as<T>(role: pg_sys::Oid, work: impl FnOnce() -> T) -> T {
    switched(role, 0, work)
}

fn switched<T>(role: pg_sys::Oid, more: u32, work: impl FnOnce() -> T) -> T {
    let (mut user, mut security) = (pg_sys::InvalidOid, 0);
    // SAFETY: what ri_triggers.c does around its queries.
    unsafe {
        pg_sys::GetUserIdAndSecContext(&mut user, &mut security);
        let bits = pg_sys::SECURITY_LOCAL_USERID_CHANGE | pg_sys::SECURITY_NOFORCE_RLS | more;
        pg_sys::SetUserIdAndSecContext(role, security | bits as i32);
        let answer = work();
        pg_sys::SetUserIdAndSecContext(user, security);
        answer
    }
}

/// What is set while a trigger works. Names must mean what their author meant, and what a table's own triggers call must not
/// be somebody's function with the table owner's rights. A row's key must read alike in every session, or it would alert anew
/// in each time zone; `sql/rescore.sql` sets the same.
const FIXED: [(&CStr, &CStr); 6] = [
    (c"search_path", c"pg_catalog, pg_temp"),
    (c"TimeZone", c"UTC"),
    (c"DateStyle", c"ISO"),
    (c"IntervalStyle", c"postgres"),
    (c"bytea_output", c"hex"),
    (c"extra_float_digits", c"1"),
];

/// Runs `work` with settings that nobody chose.
pub fn with_fixed_settings<T>(work: impl FnOnce() -> T) -> T {
    // SAFETY: a nest level of its own, ended here; where `work` raises, the (sub)transaction's abort ends it.
    unsafe {
        let level = pg_sys::NewGUCNestLevel();
        for (name, value) in FIXED {
            pg_sys::set_config_option(
                name.as_ptr(),
                value.as_ptr(),
                pg_sys::GucContext::PGC_USERSET,
                pg_sys::GucSource::PGC_S_SESSION,
                pg_sys::GucAction::GUC_ACTION_SAVE,
                true,
                0,
                false,
            );
        }
        let answer = work();
        pg_sys::AtEOXact_GUC(true, level);
        answer
    }
}

/// A statement and its arguments, in an SPI connection of its own, so that its memory is gone with it.
pub struct Statement {
    sql: CString,
    types: Vec<pg_sys::Oid>,
    values: Vec<pg_sys::Datum>,
}

impl Statement {
    /// Connects.
    pub fn new(sql: &str) -> Self {
        let sql = CString::new(sql).unwrap_or_else(|_| error!("t1003: a statement with a NUL"));
        // SAFETY: disconnected by `run` or by the (sub)transaction's abort.
        unsafe { pg_sys::SPI_connect() };
        Statement { sql, types: Vec::new(), values: Vec::new() }
    }

    fn push(&mut self, of: pg_sys::Oid, value: pg_sys::Datum) -> &mut Self {
        self.types.push(of);
        self.values.push(value);
        self
    }

    pub fn oid(&mut self, value: pg_sys::Oid, of: pg_sys::Oid) -> &mut Self {
        self.push(of, pg_sys::Datum::from(value))
    }

    /// Bytes of the database's encoding.
    pub fn text(&mut self, value: &[u8]) -> &mut Self {
        self.push(pg_sys::TEXTOID, text(value))
    }

    pub fn texts(&mut self, values: &[Option<Vec<u8>>]) -> &mut Self {
        let elements: Vec<_> = values.iter().map(|v| v.as_deref().map(text)).collect();
        self.push(pg_sys::TEXTARRAYOID, array(elements, pg_sys::TEXTOID, -1, false))
    }

    pub fn reals(&mut self, values: &[f32]) -> &mut Self {
        let elements = values.iter().map(|v| v.into_datum()).collect();
        self.push(pg_sys::FLOAT4ARRAYOID, array(elements, pg_sys::FLOAT4OID, 4, true))
    }

    /// Executes, disconnects.
    pub fn run(self) {
        self.first(&[]);
    }

    /// Executes, answers these columns of the first row as text, disconnects. None where there is no row.
    pub fn first(mut self, columns: &[i32]) -> Option<Vec<Option<String>>> {
        // SAFETY: the arrays are as long as each other; the row is copied before the connection ends.
        unsafe {
            let status = pg_sys::SPI_execute_with_args(
                self.sql.as_ptr(),
                self.types.len() as i32,
                self.types.as_mut_ptr(),
                self.values.as_mut_ptr(),
                std::ptr::null(),
                false,
                0,
            );
            if status < 0 {
                error!("t1003: a statement failed with SPI status {status}");
            }
            let row = (pg_sys::SPI_processed > 0 && !columns.is_empty()).then(|| {
                let table = pg_sys::SPI_tuptable;
                let value = |column| {
                    let value = pg_sys::SPI_getvalue(*(*table).vals, (*table).tupdesc, column);
                    (!value.is_null()).then(|| CStr::from_ptr(value).to_string_lossy().into_owned())
                };
                columns.iter().copied().map(value).collect()
            });
            pg_sys::SPI_finish();
            row
        }
    }
}

type Five = (Option<Vec<u8>>, Option<Vec<u8>>, Option<Vec<u8>>, Option<Vec<u8>>, Option<Vec<u8>>);

/// Rows of a statement that runs with the rights of the table's owner, up to five columns as text, and no more once they
/// hold `most_bytes`. Where that is not who gave the session's command, it runs as VACUUM and REINDEX run an owner's
/// functions: what would come to be executed later, with the session's own rights, is refused.
///
/// The extension's owner alone may call it.
#[pg_extern(sql = false)]
#[allow(non_snake_case, clippy::type_complexity)]
fn t1003__as_owner(
    of: pg_sys::Oid,
    statement: &[u8],
    arguments: Array<'_, &[u8]>,
    most_bytes: i64,
) -> TableIterator<
    'static,
    (
        name!(a, Option<Vec<u8>>),
        name!(b, Option<Vec<u8>>),
        name!(c, Option<Vec<u8>>),
        name!(d, Option<Vec<u8>>),
        name!(e, Option<Vec<u8>>),
    ),
> {
    let sql = CString::new(statement).unwrap_or_else(|_| error!("t1003: a statement with a NUL"));
    // SAFETY: look-ups in the catalog, and who gave the command.
    let (owner, outer) = unsafe { (table_owner(of), pg_sys::GetOuterUserId()) };
    let restricted = if owner == outer { 0 } else { pg_sys::SECURITY_RESTRICTED_OPERATION };
    let arguments: Vec<&[u8]> = arguments.iter_deny_null().collect();
    TableIterator::new(switched(owner, restricted, || rows(&sql, &arguments, most_bytes as usize)))
}

fn table_owner(of: pg_sys::Oid) -> pg_sys::Oid {
    // SAFETY: the tuple is there while it is read, and released then.
    unsafe {
        let tuple = pg_sys::SearchSysCache1(pg_sys::SysCacheIdentifier::RELOID as i32, pg_sys::Datum::from(of));
        if tuple.is_null() {
            ereport!(ERROR, PgSqlErrorCode::ERRCODE_UNDEFINED_TABLE, "the table is not there any more");
        }
        let owner = (*pg_sys::GETSTRUCT(tuple).cast::<pg_sys::FormData_pg_class>()).relowner;
        pg_sys::ReleaseSysCache(tuple);
        owner
    }
}

fn rows(sql: &CStr, arguments: &[&[u8]], most_bytes: usize) -> Vec<Five> {
    let (mut out, mut bytes) = (Vec::new(), 0);
    // SAFETY: connected and disconnected in balance; the portal is this connection's, and rows are copied out of it.
    unsafe {
        pg_sys::SPI_connect();
        let mut types = vec![pg_sys::TEXTOID; arguments.len()];
        let mut values: Vec<_> = arguments.iter().map(|argument| text(argument)).collect();
        let portal = pg_sys::SPI_cursor_open_with_args(
            std::ptr::null(),
            sql.as_ptr(),
            arguments.len() as i32,
            types.as_mut_ptr(),
            values.as_mut_ptr(),
            std::ptr::null(),
            false,
            0,
        );
        while bytes < most_bytes {
            pg_sys::SPI_cursor_fetch(portal, true, FETCH_ROWS as _);
            let got = pg_sys::SPI_processed as usize;
            let table = pg_sys::SPI_tuptable;
            for i in 0..got {
                // NULL, where there is no such column
                let value =
                    |n| query::value(*(*table).vals.add(i), (*table).tupdesc, n).map(|v| v.to_bytes().to_vec());
                let row = (value(1), value(2), value(3), value(4), value(5));
                bytes +=
                    [&row.0, &row.1, &row.2, &row.3, &row.4].into_iter().flatten().map(Vec::len).sum::<usize>();
                out.push(row);
                if bytes >= most_bytes {
                    break;
                }
            }
            pg_sys::SPI_freetuptable(table);
            if got < FETCH_ROWS {
                break;
            }
        }
        pg_sys::SPI_cursor_close(portal);
        pg_sys::SPI_finish();
    }
    out
}

/// A text datum in the current memory context.
fn text(value: &[u8]) -> pg_sys::Datum {
    // SAFETY: reads so many bytes.
    unsafe { pg_sys::Datum::from(pg_sys::cstring_to_text_with_len(value.as_ptr().cast(), value.len() as i32)) }
}

fn array(elements: Vec<Option<pg_sys::Datum>>, of: pg_sys::Oid, length: i32, by_value: bool) -> pg_sys::Datum {
    let mut nulls: Vec<bool> = elements.iter().map(Option::is_none).collect();
    let mut values: Vec<pg_sys::Datum> =
        elements.into_iter().map(|e| e.unwrap_or(pg_sys::Datum::null())).collect();
    let (mut size, mut low) = (values.len() as i32, 1);
    // SAFETY: one dimension, whose elements and nulls are given; 'i' is the alignment of text and real.
    unsafe {
        pg_sys::Datum::from(pg_sys::construct_md_array(
            values.as_mut_ptr(),
            nulls.as_mut_ptr(),
            1,
            &mut size,
            &mut low,
            of,
            length as _,
            by_value,
            b'i' as _,
        ))
    }
}
