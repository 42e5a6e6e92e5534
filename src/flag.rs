//! `t1003_flag` and `t1003_forget`: row triggers that write the verdict on a row into its own columns, or
//! empty them. Scoring fails without an ERROR of PostgreSQL's, so no subtransaction is needed to survive it.

use crate::encoding::{to_server, to_utf8_lossy};
use crate::errors::{Failure, Result};
use crate::session::{self, Loaded};
use crate::settings::ModelKey;
use crate::trigger::{Call, Told, describe};
use crate::trigger_function;
use pgrx::prelude::*;
use std::cell::RefCell;
use std::time::{Duration, Instant};
use t1003_model::Verdict;

trigger_function!(t1003_flag, pg_finfo_t1003_flag, flag);
trigger_function!(t1003_forget, pg_finfo_t1003_forget, forget);

/// A model that could not be loaded is not tried again for every row of a COPY.
const PATIENCE: Duration = Duration::from_secs(1);

/// Verdict and digest.
type Scored = (Verdict, String);

thread_local! {
    /// What the model could not be loaded for, when, and what was said.
    static BROKEN: RefCell<Option<(ModelKey, Instant, Told)>> = const { RefCell::new(None) };
}

fn flag(call: &Call) -> Result<pg_sys::Datum> {
    let store = call.stores_failures(4)?;
    let row = match Row::of_watched(call)? {
        Ok(row) => row,
        Err(as_it_is) => return Ok(as_it_is),
    };
    let Some(text) = row.new_text() else { return Ok(row.unchanged()) };
    let Some(bytes) = text else { return row.with(None) };
    let (text, whole) = to_utf8_lossy(&bytes);
    if !store {
        if !whole {
            return Err(Failure::Encoding);
        }
        return row.with(Some(classify(&session::model()?, text)?));
    }
    if !whole {
        call.record("flag", &Told::unreadable(), None);
    }
    match lately_broken().map_or_else(|| score_or_tell(text), Err) {
        Ok(scored) => row.with(Some(scored)),
        Err(told) => {
            call.record("flag", &told, None);
            row.with(None)
        }
    }
}

fn classify(loaded: &Loaded, text: String) -> Result<Scored> {
    let verdict = session::classify(loaded, text)?;
    Ok((verdict, loaded.model.info().digest.clone()))
}

fn score_or_tell(text: String) -> Result<Scored, Told> {
    let loaded = session::model().map_err(|failure| {
        let told = describe(failure);
        BROKEN.set(Some((ModelKey::current(), Instant::now(), told.clone())));
        told
    })?;
    classify(&loaded, text).map_err(describe)
}

fn lately_broken() -> Option<Told> {
    let current =
        |(key, at, _): &&(ModelKey, Instant, Told)| *key == ModelKey::current() && at.elapsed() < PATIENCE;
    BROKEN.with_borrow(|broken| broken.as_ref().filter(current).map(|(_, _, told)| told.clone()))
}

fn forget(call: &Call) -> Result<pg_sys::Datum> {
    let row = match Row::of_watched(call)? {
        Ok(row) => row,
        Err(as_it_is) => return Ok(as_it_is),
    };
    match row.new_text() {
        None => Ok(row.unchanged()),
        Some(_) => row.with(None),
    }
}

/// The row that a trigger is called for.
struct Row {
    tuple: pg_sys::HeapTuple,
    old: Option<pg_sys::HeapTuple>,
    columns: pg_sys::TupleDesc,
    text: i32,
    /// Of label, score and digest.
    into: [i32; 3],
}

impl Row {
    /// The row; or, where a watched table that stores failures lost a column that the trigger names (one renamed behind
    /// the watch's back) or gave it another type, the row as it is: that must keep nobody from writing.
    fn of_watched(call: &Call) -> Result<Result<Self, pg_sys::Datum>> {
        let timing = pg_sys::TRIGGER_EVENT_BEFORE | pg_sys::TRIGGER_EVENT_ROW;
        call.expect(timing, "this is a trigger for BEFORE INSERT OR UPDATE, FOR EACH ROW")?;
        match Row::of(call) {
            Err(failure @ Failure::Argument { .. })
                if call.arguments().get(4).is_some_and(|a| *a == c"store") =>
            {
                call.record("flag", &describe(failure), None);
                Ok(Err(call.row().into()))
            }
            row => row.map(Ok),
        }
    }

    fn of(call: &Call) -> Result<Self> {
        // SAFETY: in a row trigger these are the row's.
        let (first, columns) = unsafe { ((*call.data).tg_trigtuple, (*(*call.data).tg_relation).rd_att) };
        let numbers: Vec<i32> = call
            .arguments()
            .iter()
            .take(4)
            // SAFETY: a descriptor and a C string.
            .map(|name| unsafe { pg_sys::SPI_fnumber(columns, name.as_ptr()) })
            .collect();
        let &[text, label, score, digest] = numbers.as_slice() else {
            return Err(Failure::Argument {
                message: "this trigger needs four columns".into(),
                hint: "EXECUTE FUNCTION t1003_flag('text', 'label', 'score', 'digest'), with the names of your columns.",
            });
        };
        if let Some(at) = numbers.iter().position(|n| *n <= 0) {
            let name = call.arguments()[at].to_string_lossy().into_owned();
            return Err(Failure::Argument {
                message: format!("the trigger names a column \"{name}\" that the table does not have").into(),
                hint: "Was it renamed? SELECT t1003_watch(table, column) again, or create your own trigger anew with the name of now.",
            });
        }
        let old = call.is_update().then_some(first);
        let row = Row { tuple: call.row(), old, columns, text, into: [label, score, digest] };
        row.check_types()?;
        Ok(row)
    }

    fn check_types(&self) -> Result<()> {
        // SAFETY: the numbers are of columns that there are.
        let of = |column| unsafe { pg_sys::SPI_gettypeid(self.columns, column) };
        let (mut category, mut preferred) = (0, false);
        // SAFETY: the out parameters are ours.
        let length = unsafe {
            pg_sys::get_type_category_preferred(of(self.text), &mut category, &mut preferred);
            pg_sys::get_typlen(of(self.text))
        };
        let texts = [pg_sys::TEXTOID, pg_sys::VARCHAROID];
        let reals = [pg_sys::FLOAT4OID, pg_sys::FLOAT8OID];
        let fits = category as u8 == pg_sys::TYPCATEGORY_STRING
            && length == -1
            && texts.contains(&of(self.into[0]))
            && reals.contains(&of(self.into[1]))
            && texts.contains(&of(self.into[2]));
        if fits {
            return Ok(());
        }
        Err(Failure::Argument {
            message: "a column named by the trigger is of a type that it cannot use".into(),
            hint: "The text is of a text type, the label text, the score real or double precision, the digest text.",
        })
    }

    /// The text where it is new or changed (NULL included); `None` where it is what it was.
    fn new_text(&self) -> Option<Option<Vec<u8>>> {
        let now = self.read(self.tuple);
        match self.old {
            Some(old) if self.read(old) == now => None,
            _ => Some(now),
        }
    }

    fn read(&self, tuple: pg_sys::HeapTuple) -> Option<Vec<u8>> {
        let mut null = false;
        // SAFETY: the column is a varlena, as check_types saw; `None` for NULL.
        unsafe {
            let datum = pg_sys::SPI_getbinval(tuple, self.columns, self.text, &mut null);
            <&[u8]>::from_datum(datum, null).map(<[u8]>::to_vec)
        }
    }

    fn unchanged(&self) -> pg_sys::Datum {
        pg_sys::Datum::from(self.tuple)
    }

    /// The row with this verdict, or with none.
    fn with(&self, scored: Option<Scored>) -> Result<pg_sys::Datum> {
        let mut values = [pg_sys::Datum::null(); 3];
        let mut nulls = [scored.is_none(); 3];
        if let Some((verdict, digest)) = scored {
            // SAFETY: as in check_types.
            let wide = unsafe { pg_sys::SPI_gettypeid(self.columns, self.into[1]) } == pg_sys::FLOAT8OID;
            let score = if wide { f64::from(verdict.score).into_datum() } else { verdict.score.into_datum() };
            let text = |text: &str| to_server(text).into_datum().expect("a text is a datum");
            values = [text(&verdict.label), score.expect("a number is a datum"), text(&digest)];
        }
        let mut columns = self.into;
        // SAFETY: three columns, values and nulls; the answer is allocated in the call's context.
        let tuple = unsafe {
            pg_sys::heap_modify_tuple_by_cols(
                self.tuple,
                self.columns,
                3,
                columns.as_mut_ptr(),
                values.as_mut_ptr(),
                nulls.as_mut_ptr(),
            )
        };
        Ok(pg_sys::Datum::from(tuple))
    }
}
