//! A verdict as PostgreSQL's composite type `t1003_verdict`.

use crate::encoding::to_server;
use pgrx::callconv::{BoxRet, FcInfo};
use pgrx::datum::Datum;
use pgrx::pgrx_sql_entity_graph::metadata::{
    ArgumentError, ReturnsError, ReturnsRef, SqlMappingRef, SqlTranslatable, TypeOrigin,
};
use pgrx::prelude::*;
use t1003_model::Verdict;

/// A function's result of type `t1003_verdict`. The row type is taken from the call, not looked up
/// by name, so `search_path` has no say in it.
pub struct VerdictRow(pub Verdict);

// SAFETY: the type is this extension's; the declarations in sql/ say how functions return it.
unsafe impl SqlTranslatable for VerdictRow {
    const TYPE_IDENT: &'static str = pgrx::pgrx_resolved_type!(VerdictRow);
    const TYPE_ORIGIN: TypeOrigin = TypeOrigin::External;
    const ARGUMENT_SQL: Result<SqlMappingRef, ArgumentError> = Ok(SqlMappingRef::literal("t1003_verdict"));
    const RETURN_SQL: Result<ReturnsRef, ReturnsError> =
        Ok(ReturnsRef::One(SqlMappingRef::literal("t1003_verdict")));
}

// SAFETY: box_into returns a composite datum of the call's own result type.
unsafe impl BoxRet for VerdictRow {
    unsafe fn box_into<'fcx>(self, fcinfo: &mut FcInfo<'fcx>) -> Datum<'fcx> {
        let verdict = self.0;
        let mut values = [
            to_server(&verdict.label).into_datum().expect("a label is a datum"),
            verdict.confidence.into_datum().expect("a float is a datum"),
            verdict.score.into_datum().expect("a float is a datum"),
            (verdict.windows as i32).into_datum().expect("an integer is a datum"),
        ];
        let mut nulls = [false; 4];
        // SAFETY: the declared result has these four columns; everything is allocated in the call's
        // memory context.
        unsafe {
            let mut descriptor: pg_sys::TupleDesc = std::ptr::null_mut();
            let kind = pg_sys::get_call_result_type(fcinfo.as_mut_ptr(), std::ptr::null_mut(), &mut descriptor);
            if kind != pg_sys::TypeFuncClass::TYPEFUNC_COMPOSITE || (*descriptor).natts != 4 {
                error!("t1003: the result is not declared as t1003_verdict");
            }
            let descriptor = pg_sys::BlessTupleDesc(descriptor);
            let tuple = pg_sys::heap_form_tuple(descriptor, values.as_mut_ptr(), nulls.as_mut_ptr());
            fcinfo.return_raw_datum(pg_sys::HeapTupleHeaderGetDatum((*tuple).t_data))
        }
    }
}
