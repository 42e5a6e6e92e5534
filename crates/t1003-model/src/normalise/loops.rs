//! cmd.exe's `for %i in (a b c) do …`, written out once for each value.

use super::text::{Cell, Text, Weight, char_at, is_blank, is_word, reads, run, skip_blanks};

/// The longest body and list that are written out; how many values, and how long.
const LONGEST: usize = 4096;
const VALUES: usize = 64;
const VALUE: usize = 256;

pub(super) fn cmd(text: &mut Text) -> bool {
    if !text.has('%') || !text.has('(') {
        return false;
    }
    let mut edits = text.edits();
    let mut at = 0;
    while at < text.len() {
        if let Some(found) = find(text, at) {
            let mut out = Vec::new();
            for turn in &found.turns {
                if !out.is_empty() {
                    let at = out.last().map_or(0, |cell: &Cell| cell.end);
                    out.extend(" & ".chars().map(|ch| Cell { ch, start: at, end: at }));
                }
                substitute(&text.cells[found.body.0..found.body.1], turn, &mut out);
                if !edits.has_room(out.len().saturating_sub(found.end - at)) {
                    break;
                }
            }
            edits.cells(at..found.end, out, Weight::IfTelling);
            at = found.end;
        } else {
            at += 1;
        }
    }
    text.apply(edits)
}

/// The variables of one turn, by their letters, and their values.
type Turn = Vec<(char, Vec<Cell>)>;

struct Loop {
    turns: Vec<Turn>,
    body: (usize, usize),
    end: usize,
}

/// The loop that begins at `at`, if one does.
fn find(text: &Text, at: usize) -> Option<Loop> {
    let cells = &text.cells;
    if !reads(cells, at, "for") || is_word(text.before(at)) || !is_blank(text.at(at + 3)) {
        return None;
    }
    let options = skip_blanks(cells, at + 3);
    let of_output = reads(cells, options, "/f");
    let mut next = options;
    while text.at(next) == '/' || text.at(next) == '"' {
        let quoted = text.at(next) == '"';
        let limit = cells.len().min(next + 128);
        let end = run(&cells[..limit], next + 1, |ch| if quoted { ch != '"' } else { !is_blank(ch) });
        next = skip_blanks(cells, end + usize::from(quoted));
    }
    let written = super::text::lower(&cells[options..next]);
    let tokens = tokens(&written).filter(|_| of_output);
    let name_at = run(cells, next, |ch| ch == '%');
    let name = text.at(name_at);
    let percents = name_at - next;
    next = skip_blanks(cells, name_at + 1);
    if !(1..=2).contains(&percents) || !name.is_ascii_alphabetic() || !reads(cells, next, "in") {
        return None;
    }
    next = skip_blanks(cells, next + 2);
    if text.at(next) != '(' {
        return None;
    }
    let list_end = run(&cells[..cells.len().min(next + LONGEST)], next, |ch| ch != ')');
    let list = &cells[next + 1..list_end];
    let turns = match tokens {
        Some(tokens) => output(list).map(|line| vec![split(line, name, &tokens, &written)]).unwrap_or_default(),
        None => {
            let values = values(list, of_output, written.contains('*'));
            values.into_iter().map(|value| vec![(name, value)]).collect()
        }
    };
    next = skip_blanks(cells, list_end + 1);
    if turns.is_empty() || !reads(cells, next, "do") {
        return None;
    }
    let (body, end) = body(text, skip_blanks(cells, next + 2));
    (body.0 < body.1).then_some(Loop { turns, body, end })
}

fn values(list: &[Cell], of_output: bool, whole_lines: bool) -> Vec<Vec<Cell>> {
    // `(se"c"rets"dump")` is one word.
    let inside = |at: usize| {
        let word = |at| is_word(char_at(list, at));
        let goes_on = word(at + 1) || char_at(list, at + 1) == '.';
        matches!(list[at].ch, '"' | '\'') && at > 0 && word(at - 1) && goes_on
    };
    let whole = (0..list.len()).filter(|&at| of_output || !inside(at)).map(|at| list[at]).collect::<Vec<_>>();
    let mut list = whole.as_slice();
    if of_output {
        let Some(line) = output(list) else { return Vec::new() };
        list = line;
    }
    list.split(|cell| !whole_lines && is_blank(cell.ch) || matches!(cell.ch, ',' | ';' | '=' | '\'' | '"'))
        .filter(|value| (1..=VALUE).contains(&value.len()))
        .take(VALUES)
        .map(<[Cell]>::to_vec)
        .collect()
}

/// What `('echo sam')` and `("sam")` give; what other commands would print is not known here.
fn output(list: &[Cell]) -> Option<&[Cell]> {
    let text = super::text::lower(list);
    let inner = text.trim();
    match inner.strip_prefix('\'') {
        Some(command) if command.trim_start().trim_start_matches('@').starts_with("echo ") => {
            Some(&list[text.find("echo ").map_or(0, |at| at + 5)..])
        }
        None if inner.starts_with('"') => Some(list),
        _ => None,
    }
}

/// The numbers of `tokens=2-4,6*`, where there are several or one that is not the first; the last stands for the rest of
/// a line where a star is behind it.
fn tokens(options: &str) -> Option<Vec<Option<usize>>> {
    let list = options.split("tokens=").nth(1)?;
    let end =
        list.find(|ch: char| !ch.is_ascii_digit() && !matches!(ch, '-' | ',' | '*')).unwrap_or(list.len());
    let mut numbers = Vec::new();
    for part in list[..end].trim_end_matches('*').split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (first.parse::<usize>().ok()?, last.parse::<usize>().ok()?);
        numbers.extend((first..=last.min(first.saturating_add(26))).map(Some));
    }
    // Whatever their order in the list is.
    numbers.sort_unstable();
    if list[..end].ends_with('*') {
        numbers.push(None);
    }
    (numbers != [Some(1)]).then_some(numbers)
}

/// The tokens of a line as the variables from `name` on.
fn split(line: &[Cell], name: char, tokens: &[Option<usize>], options: &str) -> Turn {
    let marks = options.split("delims=").nth(1).map_or(" \t", |marks| marks.split('"').next().unwrap_or(marks));
    let line = line.iter().copied().filter(|cell| !matches!(cell.ch, '"' | '\'')).collect::<Vec<_>>();
    let is_mark = |cell: &Cell| marks.contains(cell.ch.to_ascii_lowercase());
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(start) = (at..line.len()).find(|&at| !is_mark(&line[at])) {
        at = (start..line.len()).find(|&at| is_mark(&line[at])).unwrap_or(line.len());
        parts.push((start, at));
    }
    let last = tokens.iter().flatten().last().map_or(0, |&last| last);
    let value = |number: Option<usize>| match number {
        Some(number) => parts.get(number.wrapping_sub(1)).map_or(&[][..], |&(start, end)| &line[start..end]),
        None => parts.get(last).map_or(&[][..], |&(start, _)| &line[start..]),
    };
    let letters = (name..='z').chain(std::iter::repeat('\0'));
    letters.zip(tokens).map(|(name, &number)| (name, value(number).to_vec())).collect()
}

/// The body that begins at `at`, and where the text goes on after it.
fn body(text: &Text, at: usize) -> ((usize, usize), usize) {
    let cells = &text.cells[..text.len().min(at + LONGEST)];
    if text.at(at) == '(' {
        let mut depth = 0;
        for (place, cell) in cells.iter().enumerate().skip(at) {
            match cell.ch {
                '(' => depth += 1,
                ')' if depth == 1 => return ((at + 1, place), place + 1),
                ')' => depth -= 1,
                _ => {}
            }
        }
    }
    let mut depth = 0;
    let mut end = run(cells, at, |ch| ch != '\n');
    // The parenthesis in which the loop stands.
    for (place, cell) in cells.iter().enumerate().take(end).skip(at) {
        match cell.ch {
            '(' => depth += 1,
            ')' if depth == 0 => {
                end = place;
                break;
            }
            ')' => depth -= 1,
            _ => {}
        }
    }
    // An odd quote closes the string that the whole loop stands in.
    let quotes = cells[at.min(end)..end].iter().filter(|cell| cell.ch == '"').count();
    if quotes % 2 == 1 {
        end = cells[..end].iter().rposition(|cell| cell.ch == '"').unwrap_or(end);
    }
    ((at.min(end), end), end.max(at.min(text.len())))
}

/// The body with `%i`, `%%i`, `%~nxi` replaced. Letters of loop variables are told apart by case.
fn substitute(body: &[Cell], turn: &Turn, out: &mut Vec<Cell>) {
    let value_of = |ch: char| turn.iter().find(|(name, _)| *name == ch).map(|(_, value)| value);
    let mut at = 0;
    while at < body.len() {
        if body[at].ch == '%' {
            let mut end = run(body, at, |ch| ch == '%');
            if char_at(body, end) == '~' {
                end += 1;
                while value_of(char_at(body, end)).is_none()
                    && matches!(char_at(body, end).to_ascii_lowercase(), 'd' | 'f' | 'n' | 'p' | 's' | 'x')
                {
                    end += 1;
                }
            }
            if let Some(value) = value_of(char_at(body, end)).filter(|_| end <= at + 8) {
                let (start, stop) = super::text::origin(&body[at..=end]);
                out.extend(value.iter().map(|cell| Cell { ch: cell.ch, start, end: stop }));
                at = end + 1;
                continue;
            }
        }
        out.push(body[at]);
        at += 1;
    }
}
