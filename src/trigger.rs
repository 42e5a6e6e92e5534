//! What a trigger function is called with, and what it may not let happen: that a row is refused because
//! the model fails. Columns are named by the trigger's arguments, as texts of the database's encoding.

use crate::encoding::readable;
use crate::errors::{Failure, Result};
use crate::rights;
use pgrx::pg_sys::panic::CaughtError;
use pgrx::prelude::*;
use std::cell::Cell;
use std::ffi::CStr;
use std::panic::AssertUnwindSafe;

/// One call of a trigger function.
pub struct Call {
    pub data: *mut pg_sys::TriggerData,
    /// The function's own oid: its schema and owner are the extension's.
    pub function: pg_sys::Oid,
}

/// A failure as it is recorded.
#[derive(Clone)]
pub struct Told {
    pub sqlstate: String,
    pub message: String,
}

impl Told {
    /// Of texts with bytes that do not convert: they are scored, but not as they stand.
    pub fn unreadable() -> Self {
        Told {
            sqlstate: "22021".into(),
            message: "bytes that do not convert from the database's encoding to UTF-8 were read as U+FFFD"
                .into(),
        }
    }
}

fn misused(message: &'static str) -> Failure {
    Failure::Argument {
        message: message.into(),
        hint: "SELECT t1003_watch(table, column) makes triggers as they should be.",
    }
}

impl Call {
    /// # Safety
    /// `fcinfo` must be the current call's.
    pub unsafe fn new(fcinfo: pg_sys::FunctionCallInfo) -> Result<Self> {
        // SAFETY: the caller's promise; a trigger manager's call has a TriggerData as its context.
        unsafe {
            let context = (*fcinfo).context;
            if context.is_null() || (*context).type_ != pg_sys::NodeTag::T_TriggerData {
                return Err(misused("a trigger function was called as another function"));
            }
            Ok(Call { data: context.cast(), function: (*(*fcinfo).flinfo).fn_oid })
        }
    }

    fn event(&self) -> u32 {
        // SAFETY: the trigger manager's structure lives as long as the call.
        unsafe { (*self.data).tg_event }
    }

    pub fn is_update(&self) -> bool {
        self.event() & pg_sys::TRIGGER_EVENT_OPMASK == pg_sys::TRIGGER_EVENT_UPDATE
    }

    /// Refuses triggers of another kind than `timing` (BEFORE or AFTER, ROW or not) on INSERT or UPDATE.
    pub fn expect(&self, timing: u32, otherwise: &'static str) -> Result<()> {
        let event = self.event();
        let kind = event & (pg_sys::TRIGGER_EVENT_TIMINGMASK | pg_sys::TRIGGER_EVENT_ROW);
        let operation = event & pg_sys::TRIGGER_EVENT_OPMASK;
        let known = [pg_sys::TRIGGER_EVENT_INSERT, pg_sys::TRIGGER_EVENT_UPDATE].contains(&operation);
        if kind == timing && known { Ok(()) } else { Err(misused(otherwise)) }
    }

    /// The trigger's arguments.
    pub fn arguments(&self) -> Vec<&CStr> {
        // SAFETY: tgargs are tgnargs C strings.
        unsafe {
            let trigger = (*self.data).tg_trigger;
            (0..(*trigger).tgnargs as usize).map(|i| CStr::from_ptr(*(*trigger).tgargs.add(i))).collect()
        }
    }

    /// The row that is to be written, in a row trigger.
    pub fn row(&self) -> pg_sys::HeapTuple {
        // SAFETY: as above.
        unsafe { if self.is_update() { (*self.data).tg_newtuple } else { (*self.data).tg_trigtuple } }
    }

    pub fn relation(&self) -> pg_sys::Oid {
        // SAFETY: the relation is open for the length of the call.
        unsafe { (*(*self.data).tg_relation).rd_id }
    }

    /// Who owns the table.
    pub fn table_owner(&self) -> pg_sys::Oid {
        // SAFETY: as above.
        unsafe { (*(*(*self.data).tg_relation).rd_rel).relowner }
    }

    /// Whether the argument at `at` says that a failure lets the row in: it does unless it says `raise`.
    pub fn stores_failures(&self, at: usize) -> Result<bool> {
        match self.arguments().get(at).map(|a| a.to_bytes()) {
            None | Some(b"store") => Ok(true),
            Some(b"raise") => Ok(false),
            Some(_) => Err(misused("the error policy is neither store nor raise")),
        }
    }

    /// Writes the failure down, once for a minute, table and cause, with the key of the first row where that is known.
    /// Rows that could not be scored at all are found by their empty verdict.
    pub fn record(&self, operation: &str, told: &Told, key: Option<&[u8]>) {
        thread_local! {
            static LAST: Cell<(i64, u32, u32, u64)> = const { Cell::new((0, 0, 0, 0)) };
        }
        let cause =
            told.sqlstate.bytes().chain(operation.bytes()).fold(0u64, |hash, b| hash * 31 + u64::from(b));
        // SAFETY: both read counters of the running transaction.
        let (start, part) =
            unsafe { (pg_sys::GetCurrentTransactionStartTimestamp(), pg_sys::GetCurrentSubTransactionId()) };
        let now = (start, part, self.relation().to_u32(), cause);
        if LAST.replace(now) == now {
            return;
        }
        // nor more than once a minute, or a broken model would fill a log with what it could not do
        let sql = format!(
            "INSERT INTO {0}.t1003_failures (relation, operation, sqlstate, message, key) \
             SELECT $1, $2, $3, $4, CASE WHEN pg_catalog.octet_length($5) OPERATOR(pg_catalog.>) 0 THEN $5::pg_catalog.jsonb END \
             WHERE NOT EXISTS (SELECT FROM {0}.t1003_failures AS f \
             WHERE f.relation OPERATOR(pg_catalog.=) $1 AND f.operation OPERATOR(pg_catalog.=) $2 \
             AND f.sqlstate OPERATOR(pg_catalog.=) $3 AND f.resolved_at IS NULL AND f.at OPERATOR(pg_catalog.>) \
             (pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) '1 minute'::pg_catalog.interval))",
            rights::schema(self.function)
        );
        rights::run_as(rights::owner(self.function), || {
            let mut statement = rights::Statement::new(&sql);
            statement.oid(self.relation(), pg_sys::REGCLASSOID);
            statement.text(operation.as_bytes()).text(told.sqlstate.as_bytes()).text(told.message.as_bytes());
            statement.text(&readable(key.unwrap_or_default()));
            statement.run();
        });
    }
}

/// What an error says, where it may be stored; cancel and shutdown go on.
fn told(error: CaughtError) -> Told {
    use PgSqlErrorCode::*;
    let (code, message) = match &error {
        CaughtError::PostgresError(e) | CaughtError::ErrorReport(e) => {
            (e.sql_error_code(), e.message().to_string())
        }
        // a panic's words may quote a text
        CaughtError::RustPanic { .. } => (ERRCODE_INTERNAL_ERROR, "internal error while scoring".into()),
    };
    if matches!(code, ERRCODE_QUERY_CANCELED | ERRCODE_ADMIN_SHUTDOWN | ERRCODE_CRASH_SHUTDOWN) {
        error.rethrow();
    }
    // SAFETY: answers a static buffer with five letters, copied at once.
    let sqlstate =
        unsafe { CStr::from_ptr(pg_sys::unpack_sql_state(code as i32)) }.to_string_lossy().into_owned();
    Told { sqlstate, message }
}

/// A failure as it would be raised.
pub fn describe(failure: Failure) -> Told {
    PgTryBuilder::new(AssertUnwindSafe(move || -> Told { failure.raise() })).catch_others(told).execute()
}

/// Runs `work` so that what it did is undone where it fails, and the transaction goes on.
pub fn attempt<T>(work: impl FnOnce() -> Result<T>) -> Result<T, Told> {
    // SAFETY: the pattern of PL/pgSQL's exception blocks: every error is caught, the context and resource owner of
    // before are put back, and only then an error goes on. One that left the subtransaction open would leave the
    // session in an aborted transaction block that nobody began.
    let outcome = unsafe {
        let (context, owner) = (pg_sys::CurrentMemoryContext, pg_sys::CurrentResourceOwner);
        pg_sys::BeginInternalSubTransaction(std::ptr::null());
        pg_sys::MemoryContextSwitchTo(context);
        let outcome =
            PgTryBuilder::new(AssertUnwindSafe(|| Ok(work().unwrap_or_else(|failure| failure.raise()))))
                .catch_others(|error| Err(Box::new(error)))
                .catch_rust_panic(|error| Err(Box::new(error)))
                .execute();
        match outcome {
            Ok(_) => pg_sys::ReleaseCurrentSubTransaction(),
            Err(_) => pg_sys::RollbackAndReleaseCurrentSubTransaction(),
        }
        pg_sys::MemoryContextSwitchTo(context);
        pg_sys::CurrentResourceOwner = owner;
        outcome
    };
    outcome.map_err(|error| told(*error))
}

/// Lets PostgreSQL call `$name` as a C function of version 1.
#[macro_export]
macro_rules! trigger_function {
    ($name:ident, $info:ident, $body:path) => {
        #[doc(hidden)]
        #[unsafe(no_mangle)]
        pub extern "C" fn $info() -> &'static pgrx::pg_sys::Pg_finfo_record {
            const INFO: pgrx::pg_sys::Pg_finfo_record = pgrx::pg_sys::Pg_finfo_record { api_version: 1 };
            &INFO
        }

        /// The entry point, declared in `sql/triggers.sql`.
        ///
        /// # Safety
        /// To be called by PostgreSQL's function manager.
        #[unsafe(no_mangle)]
        #[pgrx::pg_guard]
        pub unsafe extern "C-unwind" fn $name(fcinfo: pgrx::pg_sys::FunctionCallInfo) -> pgrx::pg_sys::Datum {
            // SAFETY: the function manager's own call.
            let call = $crate::functions::or_raise(unsafe { $crate::trigger::Call::new(fcinfo) });
            $crate::functions::or_raise($body(&call))
        }
    };
}
