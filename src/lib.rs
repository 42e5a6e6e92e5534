//! The PostgreSQL side: settings, this session's model, the SQL functions and triggers. What a text means is
//! decided in `t1003-model`; here its verdicts meet datums, interrupts and SQLSTATEs.
//!
//! The SQL declarations are in `sql/`, written by hand: volatility, cost and parallel safety are
//! promises to the planner that should be read in one place.

mod alert;
mod cache;
mod encoding;
mod errors;
mod explain;
mod flag;
mod functions;
mod panics;
mod policies;
mod query;
mod rights;
mod run;
mod session;
mod settings;
mod stats;
mod trigger;
mod verdict;

use pgrx::prelude::*;

pgrx::pg_module_magic!();

extension_sql_file!("../sql/verdict.sql", name = "verdict", bootstrap);
extension_sql_file!("../sql/functions.sql", name = "functions", requires = ["verdict"]);
// log tables, new in 0.2.0: scripts/upgrade-sql.sh reads this list
extension_sql_file!("../sql/explain.sql", name = "explain", requires = ["functions"]);
extension_sql_file!("../sql/roles.sql", name = "roles", requires = ["functions"]);
extension_sql_file!("../sql/policies.sql", name = "policies", requires = ["roles"]);
extension_sql_file!("../sql/failures.sql", name = "failures", requires = ["roles"]);
extension_sql_file!("../sql/triggers.sql", name = "triggers", requires = ["roles"]);
extension_sql_file!("../sql/watches.sql", name = "watches", requires = ["triggers", "policies"]);
extension_sql_file!("../sql/alerts.sql", name = "alerts", requires = ["watches"]);
extension_sql_file!("../sql/rescore.sql", name = "rescore", requires = ["alerts", "failures"]);
extension_sql_file!("../sql/schedule.sql", name = "schedule", requires = ["rescore"]);
extension_sql_file!("../sql/status.sql", name = "status", requires = ["schedule"]);

/// Called once when the library is loaded: in the postmaster under `shared_preload_libraries`, else
/// in a session at the first use. Cheap in a session: the model waits for the first call.
#[allow(non_snake_case)]
#[pg_guard]
pub extern "C-unwind" fn _PG_init() {
    panics::keep_texts_out_of_the_log();
    settings::define();
    stats::share();
    cache::share();
    alert::notice_changes();
    session::preload();
}
