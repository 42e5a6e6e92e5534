//! `t1003_explain`: which fragments drove a score. Declared in `sql/explain.sql`.

// pgrx reads a table function's columns from its return type
#![allow(clippy::type_complexity)]

use crate::encoding::{to_server, to_utf8};
use crate::errors::{Failure, Result};
use crate::functions::or_raise;
use crate::{run, session};
use pgrx::prelude::*;
use t1003_model::explain::{Fragment, MOST, explain};

#[pg_extern(sql = false)]
fn t1003_explain(
    text: &[u8],
    top: i32,
) -> TableIterator<
    'static,
    (name!(start, i32), name!(length, i32), name!(fragment, Vec<u8>), name!(reads, Vec<u8>), name!(share, f32)),
> {
    let (text, fragments) = or_raise(fragments(text, top));
    let characters = move |range: &str| range.chars().count() as i32;
    TableIterator::new(fragments.into_iter().map(move |Fragment { range, reads, share }| {
        let fragment = &text[range.clone()];
        let start = 1 + characters(&text[..range.start]);
        (start, characters(fragment), to_server(fragment), to_server(&reads), share)
    }))
}

fn fragments(text: &[u8], top: i32) -> Result<(String, Vec<Fragment>)> {
    let Some(top) = usize::try_from(top).ok().filter(|top| (1..=MOST).contains(top)) else {
        let message = format!("top is {top}").into();
        return Err(Failure::Argument { message, hint: "Ask for 1 to 10 fragments." });
    };
    let text = to_utf8(text)?;
    let model = session::model()?.model;
    let copy = text.clone();
    let fragments = run::on_pool(move |stop| {
        let fragments = explain(&model, &copy, top, stop);
        session::give_back_after(copy);
        fragments
    })?;
    Ok((text, fragments))
}
