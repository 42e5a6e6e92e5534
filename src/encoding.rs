//! Between the database's encoding and UTF-8, which is all the engine reads. pgrx's own strings
//! assume UTF-8, so texts cross here as bytes.

use crate::errors::{Failure, Result};
use pgrx::prelude::*;
use std::borrow::Cow;
use std::ffi::CStr;

const UTF8: i32 = pg_sys::pg_enc::PG_UTF8 as i32;

fn database_encoding() -> i32 {
    // SAFETY: reads what was set when the session connected.
    unsafe { pg_sys::GetDatabaseEncoding() }
}

/// A text datum's bytes as UTF-8. PostgreSQL raises 22021 where they are not convertible: in a
/// SQL_ASCII database any bytes can be stored, and only those that are UTF-8 can be read.
pub fn to_utf8(bytes: &[u8]) -> Result<String> {
    if database_encoding() == UTF8 {
        return utf8(bytes);
    }
    let length = i32::try_from(bytes.len()).map_err(|_| Failure::Encoding)?;
    // SAFETY: reads `length` bytes; answers the same pointer where nothing had to be converted, else
    // a C string in the current memory context.
    unsafe {
        let converted = pg_sys::pg_server_to_any(bytes.as_ptr().cast(), length, UTF8);
        if std::ptr::eq(converted.cast(), bytes.as_ptr()) {
            return utf8(bytes);
        }
        let text = utf8(CStr::from_ptr(converted).to_bytes());
        pg_sys::pfree(converted.cast());
        text
    }
}

fn utf8(bytes: &[u8]) -> Result<String> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| Failure::Encoding)
}

/// As [`to_utf8`], but never an ERROR of PostgreSQL's: bytes that do not convert become U+FFFD. Answers whether all did.
pub fn to_utf8_lossy(bytes: &[u8]) -> (String, bool) {
    let encoding = database_encoding();
    if encoding == UTF8 || encoding == pg_sys::pg_enc::PG_SQL_ASCII as i32 {
        let text = String::from_utf8_lossy(bytes);
        return (text.clone().into_owned(), matches!(text, Cow::Borrowed(_)));
    }
    // SAFETY: looks the procedure up.
    let procedure = unsafe { pg_sys::FindDefaultConversionProc(encoding, UTF8) };
    let (mut text, mut rest, mut whole) = (String::with_capacity(bytes.len()), bytes, true);
    while !rest.is_empty() {
        let mut read = convert(procedure, encoding, rest, &mut text);
        if read == 0 {
            whole = false;
            text.push(char::REPLACEMENT_CHARACTER);
            // SAFETY: encodings of databases tell a character's length by its first byte, and there is one.
            let length = unsafe { pg_sys::pg_encoding_mblen(encoding, rest.as_ptr().cast()) };
            read = rest.len().min(length.max(1) as usize);
        }
        rest = &rest[read..];
    }
    (text, whole)
}

/// The text in the database's encoding without what does not convert, which no client that speaks UTF-8 could be sent.
pub fn readable(bytes: &[u8]) -> Vec<u8> {
    match to_utf8_lossy(bytes) {
        (_, true) => bytes.to_vec(),
        (text, false) if database_encoding() == pg_sys::pg_enc::PG_SQL_ASCII as i32 => text.into_bytes(),
        // other encodings have no U+FFFD
        (text, false) => to_server(&text.replace(char::REPLACEMENT_CHARACTER, "?")),
    }
}

/// Bytes that are converted at once: a text full of bytes that do not convert must not be gone over for each of them.
const PIECE: usize = 512;

/// Appends what converts of the first piece of `bytes`, up to the first that does not or that the piece's end cuts; answers
/// how many that were.
fn convert(procedure: pg_sys::Oid, encoding: i32, bytes: &[u8], to: &mut String) -> usize {
    if procedure == pg_sys::InvalidOid {
        return 0;
    }
    let piece = &bytes[..bytes.len().min(PIECE)];
    // no conversion lets a text grow more than fourfold
    let mut converted = [0u8; PIECE * 4 + 1];
    // SAFETY: both buffers are as long as said; the procedure is the default one between the encodings,
    // which stops at the first byte that it cannot convert and terminates what it wrote.
    let read = unsafe {
        pg_sys::pg_do_encoding_conversion_buf(
            procedure,
            encoding,
            UTF8,
            piece.as_ptr().cast_mut(),
            piece.len() as i32,
            converted.as_mut_ptr(),
            converted.len() as i32,
            true,
        )
    };
    let end = converted.iter().position(|b| *b == 0).unwrap_or(0);
    to.push_str(&String::from_utf8_lossy(&converted[..end]));
    read as usize
}

/// UTF-8 as bytes for a text datum of this database.
pub fn to_server(text: &str) -> Vec<u8> {
    if text.is_ascii() || database_encoding() == UTF8 {
        return text.as_bytes().to_vec();
    }
    // SAFETY: as in to_utf8, in the other direction; a label or path is far shorter than 2 GB.
    unsafe {
        let converted = pg_sys::pg_any_to_server(text.as_ptr().cast(), text.len() as i32, UTF8);
        if std::ptr::eq(converted.cast(), text.as_ptr()) {
            return text.as_bytes().to_vec();
        }
        CStr::from_ptr(converted).to_bytes().to_vec()
    }
}
