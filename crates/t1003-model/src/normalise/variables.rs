//! Variables as cmd.exe has them: `%name%`, `!name!`, pieces of their values, and `set`.

use super::environment;
use super::spelled::spelled;
use super::text::{Text, Weight, is_blank, is_gap, is_word, lower, reads, run, run_before, skip_blanks};
use super::words;
use std::collections::{HashMap, HashSet};

/// The longest reference, and the longest value that is carried along.
const REFERENCE: usize = 96;
const VALUE: usize = 1024;

/// The longest value that is put together of others.
const LONGEST: usize = 8 * VALUE;

/// How many variables of a text are remembered.
const NAMES: usize = 4096;

/// `%name%` where every machine has the variable, or where a piece is taken from its value.
pub(super) fn environment(text: &mut Text) -> bool {
    if !text.has('%') && !text.has('!') {
        return false;
    }
    let mut edits = text.edits();
    let mut at = 0;
    while at < text.len() {
        let Some(found) = reference(text, at) else {
            at += 1;
            continue;
        };
        let whole = found.part.is_empty();
        let known = if whole { environment::machine(&found.name) } else { environment::any(&found.name) };
        let Some(value) = known.and_then(|value| piece(value, &found.part)) else {
            at += 1;
            continue;
        };
        let in_word = is_word(text.before(at)) || is_word(text.at(found.end));
        let weight = match whole {
            true if in_word => Weight::IfTelling,
            true => Weight::Cosmetic,
            false => Weight::Real,
        };
        edits.put(text, at..found.end, &value, weight);
        at = found.end;
    }
    text.apply(edits)
}

/// The variables of a text, names in lower case.
pub(super) type Names = HashMap<String, String>;

/// What `set` set; and, inside words that need it, variables that nobody did.
pub(super) fn variables(text: &mut Text) -> bool {
    let set = text.has('=') && (text.has('%') || text.has('!')) && set(text);
    set | ((text.has('%') || text.has('$') || text.has('`')) && undefined(text))
}

fn set(text: &mut Text) -> bool {
    let mut values = Names::new();
    let mut fuel = 8 * text.len() + 65_536;
    let mut edits = text.edits();
    let mut at = 0;
    while at < text.len() {
        if let Some(found) = spelled(text, at, &values, &mut fuel) {
            let set = format!("set {}={}", found.name, found.value);
            if values.len() < NAMES || values.contains_key(&found.name) {
                values.insert(found.name, found.value);
            }
            let shown = set + &expand(&found.tail, &values);
            edits.put(text, at..found.end, &shown, Weight::IfTelling);
            at = found.end;
            continue;
        }
        if let Some((name, value, start)) = assignment(text, at) {
            let value = expand(&value, &values);
            // One that was not set before and is set to itself would grow for ever.
            let value = ["%", "!"].iter().fold(value, |value, mark| {
                super::evaluate::replace(&value, &format!("{mark}{name}{mark}"), "")
            });
            if values.len() < NAMES || values.contains_key(&name) {
                values.insert(name, value);
            }
            at = start;
            continue;
        }
        let known = match reference(text, at) {
            Some(found) if !values.is_empty() => values
                .get(&found.name)
                .filter(|value| edits.has_room(value.len()))
                .and_then(|value| Some((piece(value, &found.part)?, found.end, weight(value, &found.part)))),
            _ => None,
        };
        let Some((value, end, weight)) = known else {
            at += 1;
            continue;
        };
        edits.put(text, at..end, &value, weight);
        at = end;
    }
    text.apply(edits)
}

/// Letters put in the place of others (`%a:_=m%`) spell something; a slice, or `%hour: =0%`, is what batch files write.
fn weight(value: &str, part: &str) -> Weight {
    let spells = part.split_once('=').is_some_and(|(old, new)| {
        let found = value.to_ascii_lowercase().contains(&old.to_ascii_lowercase());
        found && new.chars().any(char::is_alphabetic)
    });
    if spells { Weight::Real } else { Weight::IfTelling }
}

/// A `set name=value` at `at`: the name in lower case, the value, and where the value begins.
fn assignment(text: &Text, at: usize) -> Option<(String, String, usize)> {
    if !reads(&text.cells, at, "set") || is_word(text.before(at)) || !is_blank(text.at(at + 3)) {
        return None;
    }
    let mut start = skip_blanks(&text.cells, at + 3);
    let quoted = text.at(start) == '"';
    start += usize::from(quoted);
    let name_end = run(&text.cells[..text.len().min(start + 64)], start, |ch| {
        !matches!(ch, '=' | '\n' | '&' | '|' | '"' | '/')
    });
    if name_end == start || text.at(name_end) != '=' {
        return None;
    }
    let limit = text.len().min(name_end + 1 + VALUE);
    let mut depth = 0;
    let value_end = run(&text.cells[..limit], name_end + 1, |ch| match ch {
        '"' | '\n' | '\r' => false,
        '&' | '|' => quoted,
        ')' if !quoted => {
            depth -= 1;
            depth >= 0
        }
        '(' => {
            depth += 1;
            true
        }
        _ => true,
    });
    let value = text.cells[name_end + 1..value_end].iter().map(|cell| cell.ch).collect();
    Some((lower(&text.cells[start..name_end]), value, name_end + 1))
}

/// A value with the references in it replaced.
fn expand(value: &str, values: &Names) -> String {
    if !value.contains(['%', '!']) {
        return value.to_owned();
    }
    let text = Text::new(value);
    let mut out = String::new();
    let mut at = 0;
    while at < text.len() && out.len() < VALUE {
        let known = reference(&text, at).and_then(|found| {
            values.get(&found.name).and_then(|value| piece(value, &found.part)).map(|value| (value, found.end))
        });
        if let Some((value, end)) = known {
            if out.len() + value.len() > LONGEST {
                break;
            }
            out.push_str(&value);
            at = end;
        } else {
            out.push(text.at(at));
            at += 1;
        }
    }
    out
}

pub(super) struct Reference {
    /// In lower case, without the carets that hide it from the first reading, so that `call` reads it.
    pub name: String,
    /// What follows the colon: `~6,1` or `old=new`.
    pub part: String,
    pub end: usize,
}

/// The reference that begins at `at`, if one does; percent signs doubled for `call` included.
pub(super) fn reference(text: &Text, at: usize) -> Option<Reference> {
    let mark = text.at(at);
    if !matches!(mark, '%' | '!') {
        return None;
    }
    let doubled = mark == '%' && text.at(at + 1) == '%';
    let start = at + 1 + usize::from(doubled);
    let limit = text.len().min(start + REFERENCE);
    let end = run(&text.cells[..limit], start, |ch| ch != mark && ch != '\n');
    if end == start || text.at(end) != mark {
        return None;
    }
    let close = end + 1 + usize::from(doubled && text.at(end + 1) == '%');
    let colon = run(&text.cells[..end], start, |ch| ch != ':');
    let part = text.cells[(colon + 1).min(end)..end].iter().map(|cell| cell.ch).collect();
    let mut name = lower(&text.cells[start..colon]);
    name.retain(|ch| ch != '^');
    Some(Reference { name, part, end: close })
}

/// `value` through `~from,length` or `old=new`; all of it where `part` is empty.
pub(super) fn piece(value: &str, part: &str) -> Option<String> {
    if part.is_empty() {
        return Some(value.to_owned());
    }
    if let Some(slice) = part.strip_prefix('~') {
        let (from, length) = slice.split_once(',').unwrap_or((slice, ""));
        let chars = value.chars().collect::<Vec<_>>();
        let size = chars.len() as i64;
        let place = |n: i64| if n < 0 { (size + n).max(0) } else { n.min(size) };
        let from = place(from.trim().parse().ok()?);
        let end = match length.trim() {
            "" => size,
            length => match length.parse::<i64>().ok()? {
                n if n < 0 => (size + n).max(from),
                n => from.saturating_add(n).min(size),
            },
        };
        return Some(chars[from as usize..end as usize].iter().collect());
    }
    let (old, new) = part.split_once('=')?;
    Some(if let Some(old) = old.strip_prefix('*') {
        match value.to_ascii_lowercase().find(&old.to_ascii_lowercase()) {
            Some(at) => format!("{new}{}", &value[at + old.len()..]),
            None => value.to_owned(),
        }
    } else {
        super::evaluate::replace(value, old, new)
    })
}

/// `r%none%eg`: a batch file drops a variable that is not set; a Unix shell `r$@eg` and `r${none}eg`. Done
/// where it makes a telling word, and wherever a text has more than one of a kind: one `$@` alone may be the
/// end of a machine account's name (`DC01$@10.0.0.5`), one `%x%` a file name's number.
fn undefined(text: &mut Text) -> bool {
    let set = if text.has('{') { assigned(text) } else { HashSet::new() };
    let empty = |at: &usize| {
        text.at(*at) == '$' && matches!((text.at(at + 1), text.at(at + 2)), ('@' | '*', _) | ('(', ')'))
    };
    let busy = (0..text.len())
        .filter(empty)
        .filter(|at| text.at(at + if text.at(at + 1) == '(' { 3 } else { 2 }).is_ascii_alphabetic())
        .nth(1)
        .is_some();
    let cut_up = text.has('%') && cut_up(text);
    let mut edits = text.edits();
    let mut at = 0;
    while at < text.len() {
        if is_gap(text.at(at)) {
            at += 1;
            continue;
        }
        let end = run(&text.cells, at, |ch| !is_gap(ch));
        let holes = holes(text, at, end, &set);
        if !holes.is_empty() {
            let mut left = at;
            let mut joined = String::new();
            for &(start, stop) in &holes {
                joined.extend(text.cells[left..start].iter().map(|cell| cell.ch));
                left = stop;
            }
            joined.extend(text.cells[left..end].iter().map(|cell| cell.ch));
            let raw = || text.cells[at..end].iter().map(|cell| cell.ch);
            // A backslash or quote within may be another disguise.
            let bare = joined.chars().filter(|&ch| !matches!(ch, '\\' | '\'' | '"'));
            let tells = words::newly_telling(raw(), joined.chars()) || words::newly_telling(raw(), bare);
            for (start, stop) in holes {
                if tells || busy && empty(&start) || cut_up && text.at(start) == '%' {
                    edits.cut(start..stop, Weight::Real);
                }
            }
        }
        at = end;
    }
    text.apply(edits)
}

/// Whether two words at least are cut up by variables that are not set.
fn cut_up(text: &Text) -> bool {
    let mut count = 0;
    let mut at = 0;
    while at < text.len() {
        match reference(text, at).filter(|found| is_hole(text, at, found)) {
            Some(found) => {
                let letters = text.before(at).is_alphabetic() && text.at(found.end).is_alphabetic();
                // `a%20b%20c` is a URL's.
                let digits = found.name.starts_with(|ch: char| ch.is_ascii_digit())
                    || found.name.chars().nth(1).is_some_and(|ch| ch.is_ascii_digit());
                count += usize::from(letters && !digits);
                at = found.end;
            }
            None => at += 1,
        }
    }
    count > 1
}

/// Whether a reference, amid a word's letters, is to a variable that no machine has.
fn is_hole(text: &Text, at: usize, found: &Reference) -> bool {
    // `%3A:x%20` begins with a URL's colon.
    let escape = matches!(text.at(at + 1), '2'..='7') && text.at(at + 2).is_ascii_hexdigit();
    text.at(at) == '%'
        && !escape
        && environment::any(&found.name).is_none()
        && found.name.chars().all(is_word)
        && (is_word(text.before(at)) || is_word(text.at(found.end)))
}

/// References amid a word's letters to variables that no machine has, between two blanks.
fn holes(text: &Text, start: usize, end: usize, set: &HashSet<String>) -> Vec<(usize, usize)> {
    let mut holes = Vec::new();
    let mut at = start;
    while at < end {
        if let Some(stop) = empty_in_shell(text, at, end, set) {
            holes.push((at, stop));
            at = stop;
            continue;
        }
        match reference(text, at) {
            Some(found) if found.end <= end && is_hole(text, at, &found) => {
                holes.push((at, found.end));
                at = found.end;
            }
            _ => at += 1,
        }
    }
    holes
}

/// The names that stand before an `=`.
fn assigned(text: &Text) -> HashSet<String> {
    let signs = (0..text.len()).filter(|&at| text.at(at) == '=');
    let name = |at: usize| {
        let length = run_before(&text.cells, at, 64, is_word);
        lower(&text.cells[at - length..at])
    };
    signs.map(name).take(NAMES).collect()
}

/// The end of what a Unix shell drops inside a word: `$@`, `$*`, `$()`, two backticks, `${none}` and `${none-}` where the
/// text does not set that variable.
fn empty_in_shell(text: &Text, at: usize, end: usize, set: &HashSet<String>) -> Option<usize> {
    let stop = match (text.at(at), text.at(at + 1)) {
        ('$', '@' | '*') | ('`', '`') => at + 2,
        ('$', '(') if text.at(at + 2) == ')' => at + 3,
        ('$', '{') => {
            let close = run(&text.cells[..end.min(at + 64)], at + 2, is_word);
            let name = lower(&text.cells[at + 2..close]);
            let default = run(&text.cells[..end.min(close + 2)], close, |ch| matches!(ch, ':' | '-'));
            let unset = close > at + 2 && name != "ifs" && !set.contains(&name);
            (text.at(default) == '}' && unset).then_some(default + 1)?
        }
        _ => return None,
    };
    (stop <= end && (is_word(text.before(at)) || is_word(text.at(stop)))).then_some(stop)
}
