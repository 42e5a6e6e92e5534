//! The PostgreSQL side: settings, this session's model, and the SQL functions. What a text means is
//! decided in `t1003-model`; here its verdicts meet datums, interrupts and SQLSTATEs.
//!
//! The SQL declarations are in `sql/`, written by hand: volatility, cost and parallel safety are
//! promises to the planner that should be read in one place.

mod cache;
mod encoding;
mod errors;
mod functions;
mod panics;
mod query;
mod run;
mod session;
mod settings;
mod verdict;

use pgrx::prelude::*;

pgrx::pg_module_magic!();

extension_sql_file!("../sql/verdict.sql", name = "verdict", bootstrap);
extension_sql_file!("../sql/functions.sql", name = "functions", requires = ["verdict"]);

/// Called once when the library is loaded: in the postmaster under `shared_preload_libraries`, else
/// in a session at the first use. Cheap in a session: the model waits for the first call.
#[allow(non_snake_case)]
#[pg_guard]
pub extern "C-unwind" fn _PG_init() {
    panics::keep_texts_out_of_the_log();
    settings::define();
    session::preload();
}
