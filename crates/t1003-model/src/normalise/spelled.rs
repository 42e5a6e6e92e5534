//! cmd.exe's loops that spell a command letter by letter: `for %i in (3 0 7) do set f=!f!!k:~%i,1!`, and
//! `for /l %i in (41,-1,0) do …`, which reads a string backwards.
//!
//! The other loops are written out ([`super::loops`]); this one is run, with the values known at that place, as
//! what it was written for is the one value that it leaves behind.

use super::text::{Cell, Text, char_at, is_blank, is_word, lower, reads, run, skip_blanks};
use super::variables::{Names, piece, reference};

/// The longest list, the longest body, the most values, and the longest string that may come of them.
const LIST: usize = 8192;
const BODY: usize = 512;
const VALUES: usize = 4096;
const STRING: usize = 8192;

/// What a loop leaves behind.
pub(super) struct Spelled {
    /// The variable that it set, in lower case, and its value.
    pub name: String,
    pub value: String,
    /// What the body does after that, with the last value in the place of the loop's variable.
    pub tail: String,
    pub end: usize,
}

/// The loop that begins at `at`, if it is one that spells.
pub(super) fn spelled(text: &Text, at: usize, values: &Names, fuel: &mut usize) -> Option<Spelled> {
    let cells = &text.cells;
    if *fuel == 0 || !reads(cells, at, "for") || is_word(text.before(at)) || !is_blank(text.at(at + 3)) {
        return None;
    }
    let mut next = skip_blanks(cells, at + 3);
    let counts = reads(cells, next, "/l");
    if counts {
        next = skip_blanks(cells, next + 2);
    }
    let letter_at = run(cells, next, |ch| ch == '%');
    let letter = Letter { name: text.at(letter_at), percents: letter_at - next };
    next = skip_blanks(cells, letter_at + 1);
    if !(1..=2).contains(&letter.percents) || !letter.name.is_ascii_alphabetic() || !reads(cells, next, "in") {
        return None;
    }
    let open = skip_blanks(cells, next + 2);
    let close = run(&cells[..text.len().min(open + LIST)], open, |ch| ch != ')');
    if text.at(open) != '(' || text.at(close) != ')' {
        return None;
    }
    spend(fuel, close - open)?;
    let list = words(&cells[open + 1..close]);
    let list = if counts { count(&list, fuel)? } else { list };
    next = skip_blanks(cells, close + 1);
    // What files there are, and what the arguments were, is not known here.
    let known = !list.is_empty() && !list.iter().any(|word| word.contains(['*', '?', '%', '!']));
    if !known || !reads(cells, next, "do") {
        return None;
    }
    let body = Body::new(text, next + 2)?;
    let value = body.spell(&letter, &list, values, fuel)?;
    let tail = body.tail(text, &letter, list.last()?);
    Some(Spelled { name: body.name, value, tail, end: body.end })
}

/// The variable of a loop: its letter, and how many percent signs stand before it.
struct Letter {
    name: char,
    percents: usize,
}

fn words(cells: &[Cell]) -> Vec<String> {
    cells
        .split(|cell| is_blank(cell.ch) || matches!(cell.ch, ',' | ';' | '='))
        .filter(|word| !word.is_empty())
        .take(VALUES)
        .map(|word| word.iter().map(|cell| cell.ch).collect())
        .collect()
}

/// `(first,step,last)` of `for /l`.
fn count(list: &[String], fuel: &mut usize) -> Option<Vec<String>> {
    let [first, step, last] = list else { return None };
    let (first, step, last): (i64, i64, i64) = (first.parse().ok()?, step.parse().ok()?, last.parse().ok()?);
    let steps = last.checked_sub(first)?.checked_div(step)?;
    let steps = usize::try_from(steps).ok().filter(|&steps| steps < VALUES)?;
    // A string for each value costs more than a character.
    spend(fuel, 16 * steps)?;
    (0..=steps as i64).map(|n| first.checked_add(n.checked_mul(step)?).map(|n| n.to_string())).collect()
}

/// `@set f=…`, alone or first of more, in parentheses or not.
struct Body {
    /// In lower case.
    name: String,
    value: Text,
    tail: (usize, usize),
    end: usize,
}

impl Body {
    fn new(text: &Text, at: usize) -> Option<Self> {
        let cells = &text.cells;
        let mut next = run(cells, at, |ch| is_blank(ch) || matches!(ch, '@' | '('));
        let wrapped = cells[at..next].iter().filter(|cell| cell.ch == '(').count();
        if reads(cells, next, "call") {
            next = run(cells, next + 4, |ch| is_blank(ch) || ch == '@');
        }
        if !reads(cells, next, "set") || !is_blank(text.at(next + 3)) && text.at(next + 3) != '"' {
            return None;
        }
        let start = skip_blanks(cells, next + 3);
        let quoted = text.at(start) == '"';
        let name_at = start + usize::from(quoted);
        let sign = run(&cells[..text.len().min(name_at + 64)], name_at, |ch| {
            !is_blank(ch) && !matches!(ch, '=' | '&' | '|' | '"' | '/' | '%' | '!')
        });
        if sign == name_at || text.at(sign) != '=' {
            return None;
        }
        let limit = &cells[..text.len().min(sign + BODY)];
        let value_end = run(limit, sign + 1, |ch| {
            !matches!(ch, '"' | '\n' | '\r') && (quoted || !matches!(ch, '&' | '|' | ')'))
        });
        let after = value_end + usize::from(quoted && text.at(value_end) == '"');
        // The statements of the body go on to the parenthesis that closes it, or the quote round it all.
        let mut depth = 0;
        let stop = run(limit, after, |ch| match ch {
            '\n' | '"' => false,
            '(' => {
                depth += 1;
                true
            }
            ')' if depth == 0 => false,
            ')' => {
                depth -= 1;
                true
            }
            _ => true,
        });
        let bracket = skip_blanks(cells, stop);
        let closing = run(cells, bracket, |ch| ch == ')').min(bracket + wrapped);
        let value = limit[sign + 1..value_end].iter().map(|cell| cell.ch).collect::<String>();
        Some(Self {
            name: lower(&cells[name_at..sign]),
            value: Text::new(&value),
            tail: (after, stop),
            end: if wrapped > 0 { closing } else { stop },
        })
    }

    /// Runs the loop: what was in the variable, and what every value of the list adds to it.
    fn spell(&self, letter: &Letter, list: &[String], values: &Names, fuel: &mut usize) -> Option<String> {
        let (before, after) = self.added()?;
        if before.len() + after.len() < 2 {
            return None;
        }
        let mut out = values.get(&self.name).cloned().unwrap_or_default();
        for value in list {
            let left = expand(&letter.put(before, value), values, fuel)?;
            let right = expand(&letter.put(after, value), values, fuel)?;
            if !left.is_empty() {
                spend(fuel, out.len())?;
                out.insert_str(0, &left);
            }
            out.push_str(&right);
            if out.len() > STRING {
                return None;
            }
        }
        Some(out)
    }

    /// What stands before and behind the variable's own name in its value.
    fn added(&self) -> Option<(&[Cell], &[Cell])> {
        let cells = &self.value.cells;
        (0..cells.len()).find_map(|at| {
            let found = reference(&self.value, at)?;
            (found.name == self.name && found.part.is_empty()).then(|| (&cells[..at], &cells[found.end..]))
        })
    }

    fn tail(&self, text: &Text, letter: &Letter, value: &str) -> String {
        letter.put(&text.cells[self.tail.0..self.tail.1], value).cells.iter().map(|cell| cell.ch).collect()
    }
}

impl Letter {
    /// `cells` with `value` in the variable's place.
    fn put(&self, cells: &[Cell], value: &str) -> Text {
        let mut out = String::new();
        let mut at = 0;
        while at < cells.len() {
            let end = run(cells, at, |ch| ch == '%');
            let percents = end - at;
            // `%f%%i` ends one name and begins another.
            let own = percents >= self.percents && char_at(cells, end) == self.name;
            let kept = if own { percents - self.percents } else { percents };
            out.extend(std::iter::repeat_n('%', kept));
            at = end;
            if own {
                out.push_str(value);
                at += 1;
            } else if percents == 0 {
                out.push(cells[at].ch);
                at += 1;
            }
        }
        Text::new(&out)
    }
}

/// The references replaced; nothing where one is to a variable that is not known.
fn expand(text: &Text, values: &Names, fuel: &mut usize) -> Option<String> {
    let mut out = String::new();
    let mut at = 0;
    while at < text.len() {
        spend(fuel, 1)?;
        match reference(text, at) {
            Some(found) => {
                let value = values.get(&found.name)?;
                spend(fuel, value.len())?;
                out.push_str(&piece(value, &found.part)?);
                at = found.end;
            }
            None => {
                out.push(text.at(at));
                at += 1;
            }
        }
    }
    Some(out)
}

/// Takes from what the loops of a text may cost together; what is refused leaves nothing for the next.
fn spend(fuel: &mut usize, cost: usize) -> Option<()> {
    let left = fuel.checked_sub(cost);
    *fuel = left.unwrap_or(0);
    left.map(|_| ())
}
