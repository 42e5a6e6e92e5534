//! The model's own thresholds, and `t1003_is_alert`, which looks a threshold up once a query.

// pgrx reads a table function's columns from its return type
#![allow(clippy::type_complexity)]

use crate::encoding::{to_server, to_utf8};
use crate::functions::or_raise;
use crate::rights::{self, Statement};
use crate::session;
use pgrx::PgMemoryContexts;
use pgrx::prelude::*;

#[pg_extern(sql = false)]
fn t1003_bundle_policies() -> TableIterator<
    'static,
    (name!(name, Vec<u8>), name!(threshold, f32), name!(false_positive_rate, Option<f64>)),
> {
    let policies = or_raise(session::model()).model.info().manifest.policies.clone();
    TableIterator::new(
        policies
            .into_iter()
            .map(|(name, policy)| (to_server(&name), policy.threshold, policy.false_positive_rate)),
    )
}

/// What a call site remembers between rows.
struct Known {
    policy: Vec<u8>,
    threshold: f32,
}

#[pg_extern(sql = false)]
fn t1003_is_alert(text: &[u8], policy: &[u8], fcinfo: pg_sys::FunctionCallInfo) -> bool {
    // SAFETY: fn_extra is this call site's own; what is put there lives in its context, and as long.
    let threshold = unsafe {
        let site = (*fcinfo).flinfo;
        let known = (*site).fn_extra.cast::<Known>();
        if !known.is_null() && (*known).policy == policy {
            (*known).threshold
        } else {
            let threshold = threshold((*site).fn_oid, policy);
            let known = Known { policy: policy.to_vec(), threshold };
            (*site).fn_extra = PgMemoryContexts::For((*site).fn_mcxt).leak_and_drop_on_delete(known).cast();
            threshold
        }
    };
    let score = to_utf8(text).and_then(|text| session::classify(&session::model()?, text));
    or_raise(score).score >= threshold
}

/// A policy's threshold, asked as the caller by a function of this extension.
pub fn threshold(function: pg_sys::Oid, policy: &[u8]) -> f32 {
    let mut statement = Statement::new(&format!("SELECT {}.t1003_threshold($1)", rights::schema(function)));
    statement.text(policy);
    let row = statement.first(&[1]).unwrap_or_default();
    let value = row.into_iter().next().flatten().and_then(|value| value.parse().ok());
    value.unwrap_or_else(|| error!("t1003: t1003_threshold answered nothing"))
}
