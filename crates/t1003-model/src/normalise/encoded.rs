//! Base64: `-EncodedCommand …`, `FromBase64String('…')` and their like, decoded where they stand; hexadecimal
//! digits beside `xxd -r`, `fromhex` and their like, too.
//!
//! UTF-16 betrays itself by its zero bytes, so PowerShell's own encoding needs no option before it. UTF-8
//! is read next to the name of a decoder, or where it tells something; what was compressed is inflated, within
//! limits. A blob cut short by a log's limit is read as far as it goes; one in pieces is for [`wrapped`].

use super::arithmetic::{Key, keys};
use super::text::{Text, Weight, is_word, lower, run, run_before};
use super::{words, wrapped};
use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use flate2::read::{DeflateDecoder, GzDecoder, ZlibDecoder};
use std::cell::LazyCell;
use std::io::Read;

pub(super) const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// A shorter run of base64 characters is a word.
const SHORTEST: usize = 16;

/// How far before and after a blob its decoder's name is looked for.
const NEAR: usize = 64;

/// How much a blob may inflate to, and how far around it the name of what inflates it is looked for.
const INFLATED: usize = 32 << 10;
const STAGER: usize = 400;

pub(super) fn base64(text: &mut Text) -> bool {
    let mut edits = text.edits();
    // What all blobs of a text may inflate to together: a small one can stand for a thousand times its size.
    let mut fuel = 4 * INFLATED + text.len();
    let keys = LazyCell::new(|| mixed(text));
    let (mut at, mut grouped, mut safe) = (0, 0, 0);
    while at < text.len() {
        if !in_blob(text.at(at)) {
            at += 1;
            continue;
        }
        let end = blob_end(text, at);
        if let Some(whole) = quoted_end(text, at, end)
            && let Some(plain) = decode(text, at, whole, &mut fuel, &keys)
        {
            edits.put(text, at..whole, &plain, Weight::Real);
            at = whole;
            continue;
        }
        // What was tried as a part of something longer, without success, is not tried so again.
        if end - at >= SHORTEST && at >= grouped {
            let (plain, whole) = wrapped::joined(text, at, end);
            if let Some(plain) = plain {
                edits.put(text, at..whole, &plain, Weight::Real);
                at = whole;
                continue;
            }
            grouped = whole;
        }
        if at >= safe && matches!(text.at(end), '-' | '_') {
            safe = run(&text.cells, end, in_safe);
            if safe - at >= SHORTEST
                && may_be_told(text, at, safe)
                && let Some(plain) = wrapped::telling(text, at, safe)
            {
                edits.put(text, at..safe, &plain, Weight::Real);
                at = safe;
                continue;
            }
        }
        if (end - at >= SHORTEST
            || (end - at >= 8 && after_option(text, at))
            || (end - at >= 4 && in_call(text, at, end)))
            && let Some(plain) = decode(text, at, end, &mut fuel, &keys)
        {
            edits.put(text, at..end, &plain, Weight::Real);
        }
        at = end;
    }
    text.apply(edits)
}

/// Whether `at..end` is the argument of `FromBase64String`: however short, it is what it says.
fn in_call(text: &Text, at: usize, end: usize) -> bool {
    const CALL: &str = "frombase64string(";
    matches!(text.before(at), '"' | '\'')
        && text.at(end) == text.before(at)
        && at > CALL.len()
        && super::text::reads(&text.cells, at - 1 - CALL.len(), CALL)
}

/// A character of the alphabet that is safe in URLs.
fn in_safe(ch: char) -> bool {
    ch.is_ascii_alphanumeric() || matches!(ch, '-' | '_' | '=')
}

/// A base64 character, or an escape that cmd.exe or PowerShell drops.
pub(super) fn in_blob(ch: char) -> bool {
    ch.is_ascii_alphanumeric() || matches!(ch, '+' | '/' | '^' | '`')
}

pub(super) fn blob_end(text: &Text, at: usize) -> usize {
    let end = run(&text.cells, at, in_blob);
    run(&text.cells[..text.len().min(end + 2)], end, |ch| ch == '=')
}

/// Where a blob with blanks in it ends: it fills the quotes in which it stands.
fn quoted_end(text: &Text, start: usize, end: usize) -> Option<usize> {
    let quote = text.before(start);
    if !matches!(quote, '"' | '\'') || text.at(end) != ' ' || end - start < 8 {
        return None;
    }
    let whole = run(&text.cells, start, |ch| in_blob(ch) || matches!(ch, ' ' | '='));
    (text.at(whole) == quote).then_some(whole)
}

/// The constants that the text mixes into bytes: `-bxor 36`.
fn mixed(text: &Text) -> Vec<Key> {
    keys(&text.cells).into_iter().filter(|key| matches!(key, Key::Mix(_))).collect()
}

/// What bytes say when one of the constants is taken out of them again.
fn unmixed(bytes: &[u8], keys: &[Key]) -> Option<String> {
    keys.iter().find_map(|key| {
        let mut plain = bytes.iter().map(|&byte| key.undo(i64::from(byte)) as u8);
        if !plain.by_ref().take(SHORTEST).all(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~')) {
            return None;
        }
        let plain = bytes.iter().map(|&byte| key.undo(i64::from(byte)) as u8).collect::<Vec<_>>();
        // Text with a constant mixed in may be text again.
        let tells = |plain: &String| words::some_telling(plain.chars()) || utf8(bytes).is_none();
        utf16(&plain).or_else(|| utf8(&plain)).filter(tells)
    })
}

fn decode(text: &Text, start: usize, end: usize, fuel: &mut usize, keys: &[Key]) -> Option<String> {
    let kept = |ch: &char| ch.is_ascii_alphanumeric() || matches!(ch, '+' | '/');
    let read = |bytes: &[u8]| utf16(bytes).or_else(|| utf8(bytes));
    if let Some(bytes) = hex(text, start, end) {
        let inflated = inflate(text, start, end, &bytes, fuel).and_then(|bytes| read(&bytes));
        let plain = inflated.or_else(|| utf8(&bytes));
        if plain.is_some() {
            return plain;
        }
    }
    if lower(&text.cells[start.saturating_sub(NEAR)..start]).contains("b32decode") {
        let digits = text.cells[start..end].iter().map(|cell| cell.ch).collect::<String>();
        return base32(&digits).and_then(|bytes| utf8(&bytes));
    }
    let mut blob =
        text.cells[start..end].iter().map(|cell| cell.ch).filter(kept).map(|ch| ch as u8).collect::<Vec<_>>();
    if blob.len() % 4 == 1 {
        blob.pop();
    }
    // A piece of a blob that is still to be put together.
    let after = super::text::skip_blanks(&text.cells, end + 1);
    let quoted = matches!(text.at(end), '"' | '\'');
    // Within one of several strings: `'…ing(''88wt','yC8q'''`.
    let doubled = text.before(start) == '\'' && text.before(start - 1) == '\'' && text.at(end + 1) != '\'';
    if quoted && (text.at(after) == '+' || text.at(end + 1) == ',' && doubled) || assigned(text, start, end) {
        return None;
    }
    let known = |plain: &String| may_be_told(text, start, end) && words::some_telling(plain.chars());
    if turned_round(text, start, end) {
        let back = blob.iter().rev().copied().collect::<Vec<_>>();
        let plain = LENIENT.decode(back).ok().and_then(|bytes| utf8(&bytes));
        if plain.is_some() {
            return plain;
        }
    }
    let bytes = LENIENT.decode(&blob).ok()?;
    if let Some(plain) = unmixed(&bytes, keys) {
        return Some(plain);
    }
    if let Some(bytes) = inflate(text, start, end, &bytes, fuel) {
        return read(&bytes);
    }
    utf16(&bytes).or_else(|| utf8(&bytes).filter(|plain| known(plain) || near_decoder(text, start, end)))
}

/// Whether `rev` reads a blob before it is decoded: `rev <<< '…' | base64 -d`, `echo … | rev | base64 -d`.
fn turned_round(text: &Text, start: usize, end: usize) -> bool {
    let before = lower(&text.cells[start.saturating_sub(NEAR)..start]);
    let after = lower(&text.cells[end..text.len().min(end + NEAR)]);
    let named = before.trim_end_matches(['\'', '"', ' ', '<', '=']).ends_with("rev")
        || after.trim_start_matches(['\'', '"', ' ', '=']).starts_with("|rev")
        || after.trim_start_matches(['\'', '"', ' ', '=']).starts_with("| rev");
    named && decodes(&after)
}

/// Whether a blob may be read for what it says alone. A short one without a digit is a name like any other, and the gate
/// ([`super::gate`]) knows no better.
fn may_be_told(text: &Text, start: usize, end: usize) -> bool {
    end - start > super::gate::BLOB || text.cells[start..end].iter().any(|cell| cell.ch.is_ascii_digit())
}

/// Whether a blob is the end of one variable's value, and another variable follows, or the rest of it: `set a=…AAYQ&&set b=BtAA…`,
/// `a='…cm';b_='Vn…';eval "$a$b_"`.
fn assigned(text: &Text, start: usize, end: usize) -> bool {
    let cells = &text.cells;
    let after = |at| super::text::skip_blanks(cells, at);
    let shell = matches!(text.at(end), '\'' | '"') && text.at(end + 1) == ';' && {
        let name = after(end + 2);
        text.at(run(cells, name, is_word)) == '=' || super::text::reads(cells, name, "eval")
    };
    let batch =
        text.at(end) == '&' && super::text::reads(cells, after(run(cells, end, |ch| ch == '&')), "set ");
    let begun = text.cells[start.saturating_sub(200)..start].iter().any(|cell| cell.ch == '=');
    (shell || batch) && begun || goes_on(text, start)
}

/// Whether a variable's value begins with a blob, and the value of the one before it ends with one.
fn goes_on(text: &Text, start: usize) -> bool {
    let quote = text.before(start);
    if !matches!(quote, '\'' | '"') || text.before(start - 1) != '=' {
        return false;
    }
    let name = run_before(&text.cells, start - 2, NEAR, is_word);
    let sign = start - 2 - name;
    name > 0
        && sign > 2
        && text.before(sign) == ';'
        && text.before(sign - 1) == quote
        && in_blob(text.before(sign - 2))
}

/// The bytes of hexadecimal digits beside the name of what reads them.
fn hex(text: &Text, start: usize, end: usize) -> Option<Vec<u8>> {
    const NAMES: [&str; 8] =
        ["xxd -r", "xxd -p -r", "fromhex", "unhexlify", "unhex(", "decodehex", "pack(\"h*", "pack('h*"];
    let digit = |cell: &super::text::Cell| cell.ch.to_digit(16);
    if (end - start) % 2 == 1 || !text.cells[start..end].iter().all(|cell| digit(cell).is_some()) {
        return None;
    }
    let around = [start.saturating_sub(NEAR)..start, end..text.len().min(end + NEAR)];
    let named = around.into_iter().any(|at| {
        let side = lower(&text.cells[at]);
        NAMES.iter().any(|name| side.contains(name))
    });
    // Linux's audit log writes an argument so that has a blank or quote in it.
    let name = run_before(&text.cells, start.saturating_sub(1), 12, is_word);
    let name = lower(&text.cells[start.saturating_sub(1 + name)..start]);
    let audited = name == "proctitle="
        || name
            .strip_prefix('a')
            .and_then(|place| place.strip_suffix('='))
            .is_some_and(|place| place.parse::<u8>().is_ok());
    let named = named || audited && end - start >= SHORTEST;
    // One of several lines that are echoed into a file is read with the others, by [`super::numbers`].
    let before = lower(&text.cells[start.saturating_sub(NEAR)..start]);
    if !named || before.matches("echo ").count() > 1 || wrapped::echoed(text, end).is_some() {
        return None;
    }
    let bytes =
        text.cells[start..end].chunks(2).map(|pair| (digit(&pair[0])? * 16 + digit(&pair[1])?).try_into().ok());
    bytes.collect()
}

/// The bytes of base32's digits, as far as they are whole.
pub(super) fn base32(digits: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(digits.len() * 5 / 8);
    let (mut bits, mut held) = (0u32, 0);
    for digit in digits.trim_end_matches('=').bytes() {
        let value = match digit {
            b'A'..=b'Z' => digit - b'A',
            b'2'..=b'7' => digit - b'2' + 26,
            _ => return None,
        };
        (bits, held) = (bits << 5 | u32::from(value), held + 5);
        if held >= 8 {
            held -= 8;
            out.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    Some(out)
}

/// What a stager's `GzipStream` or `DeflateStream` makes of `bytes`; as far as it goes where they are cut.
pub(super) fn inflate(
    text: &Text,
    start: usize,
    end: usize,
    bytes: &[u8],
    fuel: &mut usize,
) -> Option<Vec<u8>> {
    if matches!(bytes, [0x1f, 0x8b, 8, ..]) {
        return inflated(bytes, INFLATED, fuel);
    }
    let limit = INFLATED.min(*fuel) as u64;
    let mut out = Vec::new();
    let whole = match bytes {
        [0x78, 0x01 | 0x5e | 0x9c | 0xda, ..] => ZlibDecoder::new(bytes).take(limit).read_to_end(&mut out),
        _ => {
            let around = [start.saturating_sub(STAGER)..start, end..text.len().min(end + STAGER)];
            if !around.into_iter().any(|at| lower(&text.cells[at]).contains("deflate")) {
                return None;
            }
            DeflateDecoder::new(bytes).take(limit).read_to_end(&mut out)
        }
    };
    *fuel -= out.len();
    // An error is a cut blob: what came before it counts.
    (whole.is_ok() || !out.is_empty()).then_some(out)
}

/// What gzip made small, up to a limit; as far as it goes where it is cut.
pub(super) fn inflated(bytes: &[u8], most: usize, fuel: &mut usize) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let whole = GzDecoder::new(bytes).take(most.min(*fuel) as u64).read_to_end(&mut out);
    *fuel -= out.len();
    (whole.is_ok() || !out.is_empty()).then_some(out)
}

/// Text in UTF-16LE, nearly all of it Latin: nothing else looks like that.
pub(super) fn utf16(bytes: &[u8]) -> Option<String> {
    let units = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect::<Vec<_>>();
    let latin = units.iter().filter(|&&unit| matches!(unit, 0x09 | 0x0a | 0x0d | 0x20..=0x7e)).count();
    if units.len() < 3 || latin * 4 < units.len() * 3 {
        return None;
    }
    Some(char::decode_utf16(units).map(|unit| unit.unwrap_or(' ')).collect())
}

pub(super) fn utf8(bytes: &[u8]) -> Option<String> {
    // A cut blob may end inside a character.
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if error.valid_up_to() + 4 > bytes.len() => {
            std::str::from_utf8(&bytes[..error.valid_up_to()]).ok()?
        }
        Err(_) => return None,
    };
    let odd = text.chars().filter(|ch| ch.is_control() && !ch.is_ascii_whitespace()).count();
    (text.len() > 2 && odd == 0).then(|| text.to_owned())
}

/// Whether the option of PowerShell that takes an encoded command stands before `at`.
fn after_option(text: &Text, at: usize) -> bool {
    let mut stop = at;
    while stop > 0 && matches!(text.at(stop - 1), ' ' | '"' | '\'' | ':' | '=') && at - stop < 8 {
        stop -= 1;
    }
    let letters = run_before(&text.cells, stop, 16, |ch| ch.is_ascii_alphabetic());
    let name = lower(&text.cells[stop - letters..stop]);
    let dash = matches!(text.before(stop - letters), '-' | '/');
    dash && (name == "ec" || (!name.is_empty() && "encodedcommand".starts_with(&name)))
}

/// Whether a decoder of base64 to UTF-8 is named beside `start..end`.
fn near_decoder(text: &Text, start: usize, end: usize) -> bool {
    const BEFORE: [&str; 5] = ["frombase64", "b64decode", "base64_decode", "atob(", "decode64"];
    const AFTER: [&str; 4] = ["base64'", "base64\"", "openssl base64", "openssl enc"];
    let before = lower(&text.cells[start.saturating_sub(NEAR)..start]);
    let after = lower(&text.cells[end..text.len().min(end + NEAR)]);
    BEFORE.iter().any(|name| before.contains(name))
        || AFTER.iter().any(|name| after.contains(name))
        || [before, after].iter().any(|side| decodes(side))
}

/// `base64 -d`, `base64 --decode`, however many blanks, continued lines and empty quotes stand in it.
fn decodes(side: &str) -> bool {
    let plain: String = side.replace("\\\n", " ").replace(',', " ").replace(['"', '\'', '\\'], "");
    plain.match_indices("base64").any(|(at, name)| {
        let rest = plain[at + name.len()..].trim_start();
        rest.starts_with("-d")
            || rest.starts_with("--d")
            || rest.starts_with("-i -d")
            || rest.starts_with("-id")
    })
}
