//! `t1003_alert`: a statement's new texts, scored in batches of bounded size; rows past the policy become alerts.
//!
//! Three rights are kept apart. The new rows are read as whoever wrote them; hits are written down as the extension's
//! owner; verdicts go into the rows as the table's owner. The statements come from `t1003__plan`.

use crate::encoding::to_server;
use crate::errors::{Failure, Result};
use crate::policies;
use crate::query::{self, Keyed};
use crate::rights::{self, Statement};
use crate::session;
use crate::trigger::{Call, Told, attempt};
use crate::trigger_function;
use pgrx::prelude::*;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ffi::CString;
use std::rc::Rc;

trigger_function!(t1003_alert, pg_finfo_t1003_alert, alert);

/// Rows that are scored at once, if they are not many megabytes.
const ROWS: usize = 4096;

thread_local! {
    /// The table whose verdicts are being written: that UPDATE fires its trigger for updates, which has nothing to do.
    static WRITING: Cell<pg_sys::Oid> = const { Cell::new(pg_sys::InvalidOid) };
}

/// How a table's new rows are read and their verdicts written.
struct Plan {
    watched: pg_sys::Oid,
    policy: String,
    inserted: CString,
    updated: CString,
    store: String,
}

thread_local! {
    /// Plans of the tables lately written to. Making one takes milliseconds, more than scoring a row.
    static PLANS: RefCell<HashMap<pg_sys::Oid, Rc<Plan>>> = RefCell::new(HashMap::new());
    /// The definition of some table has changed since.
    static CHANGED: Cell<bool> = const { Cell::new(false) };
}

/// Has PostgreSQL tell when a table's definition changes. Once, when the library is loaded.
pub fn notice_changes() {
    // SAFETY: the callbacks do nothing but set a flag.
    unsafe {
        pg_sys::CacheRegisterRelcacheCallback(Some(changed), pg_sys::Datum::null());
        // plans name their table in full, and a schema that is renamed touches no table
        let schemas = pg_sys::SysCacheIdentifier::NAMESPACEOID as _;
        pg_sys::CacheRegisterSyscacheCallback(schemas, Some(schema_changed), pg_sys::Datum::null());
    }
}

unsafe extern "C-unwind" fn schema_changed(_argument: pg_sys::Datum, _cache: i32, _hash: u32) {
    CHANGED.set(true);
}

unsafe extern "C-unwind" fn changed(_argument: pg_sys::Datum, _relation: pg_sys::Oid) {
    CHANGED.set(true);
}

fn alert(call: &Call) -> Result<pg_sys::Datum> {
    call.expect(
        pg_sys::TRIGGER_EVENT_AFTER,
        "this is a trigger for AFTER INSERT or UPDATE, FOR EACH STATEMENT",
    )?;
    let done = Ok(pg_sys::Datum::null());
    let before = WRITING.get();
    if before == call.relation() {
        return done;
    }
    let store = call.stores_failures(0)?;
    // a failure, or a cancel that goes on from here, may have come in the middle of writing
    let _writing = ResetWriting(before);
    if store {
        if let Err(told) = attempt(|| rights::with_fixed_settings(|| score_statement(call, store))) {
            WRITING.set(before);
            call.record("alert", &told, None);
        }
    } else {
        rights::with_fixed_settings(|| score_statement(call, store))?;
    }
    done
}

struct ResetWriting(pg_sys::Oid);

impl Drop for ResetWriting {
    fn drop(&mut self) {
        WRITING.set(self.0);
    }
}

fn plan(call: &Call) -> Option<Rc<Plan>> {
    if CHANGED.replace(false) {
        PLANS.with_borrow_mut(HashMap::clear);
    }
    if let Some(plan) = PLANS.with_borrow(|plans| plans.get(&call.relation()).cloned()) {
        return Some(plan);
    }
    let plan = Rc::new(make_plan(call)?);
    PLANS.with_borrow_mut(|plans| plans.insert(call.relation(), plan.clone()));
    Some(plan)
}

fn make_plan(call: &Call) -> Option<Plan> {
    let sql = format!(
        "SELECT watched::pg_catalog.oid, policy, inserted, updated, store FROM {}.t1003__plan($1)",
        rights::schema(call.function)
    );
    let row = rights::run_as(rights::owner(call.function), || {
        let mut statement = Statement::new(&sql);
        statement.oid(call.relation(), pg_sys::REGCLASSOID);
        statement.first(&[1, 2, 3, 4, 5])
    })?;
    let [watched, policy, inserted, updated, store] = <[Option<String>; 5]>::try_from(row).ok()?;
    Some(Plan {
        watched: watched?.parse::<u32>().ok()?.into(),
        policy: policy?,
        inserted: CString::new(inserted?).ok()?,
        updated: CString::new(updated?).ok()?,
        store: store?,
    })
}

fn score_statement(call: &Call, store: bool) -> Result<()> {
    let Some(plan) = plan(call) else {
        warning!("t1003: this table is not watched any more: new rows are not scored");
        return Ok(());
    };
    let threshold = policies::threshold(call.function, plan.policy.as_bytes());
    // SAFETY: connected and disconnected in balance; the transition tables are the call's, and the cursor that
    // reads them lives no longer than this connection.
    unsafe {
        pg_sys::SPI_connect();
        pg_sys::SPI_register_trigger_data(call.data);
        let cursor = query::open_cursor(if call.is_update() { &plan.updated } else { &plan.inserted });
        loop {
            let rows = query::fetch_keyed(&cursor, ROWS)?;
            if rows.is_empty() {
                break;
            }
            if let Some(row) = rows.iter().find(|row| row.unreadable.is_some()) {
                if !store {
                    return Err(Failure::Encoding);
                }
                call.record("alert", &Told::unreadable(), Some(&row.key));
            }
            score_rows(call, &plan, threshold, rows)?;
        }
        query::close(cursor.as_ptr());
        pg_sys::SPI_finish();
    }
    Ok(())
}

fn score_rows(call: &Call, plan: &Plan, threshold: f32, rows: Vec<Keyed>) -> Result<()> {
    let loaded = session::model()?;
    let digest = loaded.model.info().digest.clone();
    let verdicts = session::classify_batch(&loaded, rows.iter().map(|row| row.text.clone()).collect())?;
    let scores: Vec<f32> = verdicts.iter().map(|verdict| verdict.score).collect();

    let hits: Vec<usize> = (0..rows.len()).filter(|&i| scores[i] >= threshold).collect();
    if !hits.is_empty() {
        let of = |f: fn(&Keyed) -> Option<Vec<u8>>| -> Vec<_> { hits.iter().map(|&i| f(&rows[i])).collect() };
        let sql = format!("SELECT {}.t1003__raise($1, $2, $3, $4, $5, $6, $7)", rights::schema(call.function));
        rights::run_as(rights::owner(call.function), || {
            let mut statement = Statement::new(&sql);
            statement
                .oid(plan.watched, pg_sys::REGCLASSOID)
                .texts(&of(|row| Some(row.key.clone())))
                .texts(&of(|row| Some(row.unreadable.clone().unwrap_or_else(|| to_server(&row.text)))))
                .texts(&of(|row| row.host.clone()))
                .texts(&of(|row| row.user.clone()))
                .reals(&hits.iter().map(|&i| scores[i]).collect::<Vec<_>>())
                .text(digest.as_bytes());
            statement.run();
        });
    }

    let labels: Vec<Option<Vec<u8>>> = verdicts.iter().map(|verdict| Some(to_server(&verdict.label))).collect();
    let keys: Vec<Option<Vec<u8>>> = rows.into_iter().map(|row| Some(row.key)).collect();
    // another table's trigger may have been fired by what is written here
    let before = WRITING.replace(call.relation());
    rights::run_as(call.table_owner(), || {
        let mut statement = Statement::new(&plan.store);
        statement.texts(&keys).texts(&labels).reals(&scores).text(digest.as_bytes());
        statement.run();
    });
    WRITING.set(before);
    Ok(())
}
