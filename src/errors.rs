//! One place where failures become SQLSTATE, message, DETAIL and HINT. No message quotes a text that
//! was scored: command lines hold secrets, and errors are logged.

use pgrx::pg_sys::panic::ErrorReport;
use pgrx::prelude::*;
use std::borrow::Cow;
use std::io::ErrorKind;
use std::path::Path;
use t1003_model::Error;

/// What can go wrong on this side of the engine.
#[derive(Debug)]
pub enum Failure {
    Engine(Error),
    /// A panic in a worker; its place is in the server log.
    Worker,
    /// A text has bytes that do not convert from the database's encoding to UTF-8.
    Encoding,
    /// An argument that cannot be.
    Argument {
        message: Cow<'static, str>,
        hint: &'static str,
    },
    /// `t1003_score_pinned` with another digest than the loaded one.
    Digest {
        asked: String,
        loaded: String,
    },
    /// The cursor of `t1003_classify_query` was closed under it.
    CursorGone,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Engine(error)
    }
}

pub type Result<T, E = Failure> = std::result::Result<T, E>;

impl Failure {
    /// Raises the ERROR; does not return.
    pub fn raise(self) -> ! {
        self.report().report(PgLogLevel::ERROR);
        unreachable!("an ERROR does not return")
    }

    /// Says it as a WARNING and goes on.
    pub fn warn(self) {
        self.report().report(PgLogLevel::WARNING);
    }

    fn report(self) -> ErrorReport {
        use PgSqlErrorCode::*;
        let new = |code, message: String| ErrorReport::new(code, message, "t1003");
        match self {
            Failure::Engine(error) => engine(error),
            Failure::Worker => new(ERRCODE_INTERNAL_ERROR, "t1003: internal error while scoring".into())
                .set_detail("The server log says where, without the text.")
                .set_hint("The session can go on. Please report this with the line from the server log."),
            Failure::Encoding => {
                new(ERRCODE_CHARACTER_NOT_IN_REPERTOIRE, "a text has bytes that do not convert to UTF-8".into())
                    .set_hint(
                        "Convert them, or let a watched table with on_error => 'store' read them as U+FFFD.",
                    )
            }
            Failure::Argument { message, hint } => {
                new(ERRCODE_INVALID_PARAMETER_VALUE, message.into_owned()).set_hint(hint)
            }
            Failure::Digest { asked, loaded } => new(
                ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE,
                "another model is loaded than the pinned one".into(),
            )
            .set_detail(format!("Pinned is \"{asked}\", loaded is \"{loaded}\"."))
            .set_hint("Set t1003.model_path to the pinned bundle, or recreate what pins the old digest."),
            Failure::CursorGone => {
                new(ERRCODE_INVALID_CURSOR_STATE, "the query's cursor was closed while it was read".into())
                    .set_hint(
                        "Do not close cursors of t1003_classify_query. A cursor WITH HOLD wants the function in FROM: at COMMIT it is read \
                         to its end.",
                    )
            }
        }
    }
}

fn engine(error: Error) -> ErrorReport {
    use PgSqlErrorCode::*;
    let message = error.to_string();
    let new = |code| ErrorReport::new(code, message.clone(), "t1003");
    let path_hint = "t1003.model_path must name a folder with config.json, tokenizer.json and model.safetensors \
                     that the server's user can read; empty means the shipped model.";
    match &error {
        Error::File { path, .. } => new(file_code(path)).set_hint(path_hint),
        // only `t1003 pack` writes
        Error::Write { .. } => new(ERRCODE_IO_ERROR),
        Error::Bundle { .. } => new(ERRCODE_INVALID_PARAMETER_VALUE)
            .set_detail("The folder named by t1003.model_path does not hold a usable model.")
            .set_hint("Copy the bundle again, or RESET t1003.model_path for the shipped model."),
        Error::Device { .. } => new(ERRCODE_INVALID_PARAMETER_VALUE)
            .set_hint("SET t1003.device = 'cpu', or 'auto' for what is there."),
        Error::Threads { .. } => {
            new(ERRCODE_INSUFFICIENT_RESOURCES).set_hint("Lower t1003.threads, or the number of sessions.")
        }
        Error::Stopped => ErrorReport::new(ERRCODE_QUERY_CANCELED, "scoring was cancelled", "t1003"),
        error if error.is_out_of_memory() => new(ERRCODE_OUT_OF_MEMORY).set_hint(
            "The GPU's memory is full. SET t1003.device = 'auto' or 'cpu', or let fewer sessions use it.",
        ),
        Error::Compute(_) | Error::Full { .. } => new(ERRCODE_INTERNAL_ERROR),
        // its own words may quote the text
        Error::Tokenizer(_) => {
            ErrorReport::new(ERRCODE_INTERNAL_ERROR, "a text could not be tokenised", "t1003")
        }
    }
}

fn file_code(path: &Path) -> PgSqlErrorCode {
    match std::fs::metadata(path).map_err(|e| e.kind()) {
        Err(ErrorKind::NotFound) => PgSqlErrorCode::ERRCODE_UNDEFINED_FILE,
        Err(ErrorKind::PermissionDenied) => PgSqlErrorCode::ERRCODE_INSUFFICIENT_PRIVILEGE,
        Err(_) => PgSqlErrorCode::ERRCODE_IO_ERROR,
        Ok(found) if found.is_file() => PgSqlErrorCode::ERRCODE_IO_ERROR,
        Ok(_) => PgSqlErrorCode::ERRCODE_WRONG_OBJECT_TYPE,
    }
}
