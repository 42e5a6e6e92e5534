//! PowerShell's ways to hide a string: computing it, and naming it.

use super::environment;
use super::evaluate::Value;
use super::expression::{Names, Reader, variable};
use super::text::{Text, Weight, is_gap, is_word, lower, reads, run, run_before, skip_blanks};

/// How many variables of a script are remembered.
const NAMES: usize = 4096;

/// The longest value that a Unix shell's variable is given.
const SHELL_VALUE: usize = 4096;

/// What the expressions of a text may cost together.
pub(super) fn fuel(text: &Text) -> usize {
    64 * text.len() + 4096
}

/// `$env:windir`, where every machine has the same value.
pub(super) fn environment(text: &mut Text) -> bool {
    if !text.has('$') || !text.has(':') {
        return false;
    }
    let mut edits = text.edits();
    let mut at = 0;
    while at < text.len() {
        let known = variable(&text.cells, at)
            .and_then(|(name, end)| Some((environment::machine(name.strip_prefix("env:")?)?, end)))
            // An index or method belongs to the expression of which the variable is a part.
            .filter(|&(_, end)| !is_member(text, end));
        match known {
            Some((value, end)) => {
                let alone = matches!(text.at(end), '\\' | '/') || in_string(text, at);
                if alone {
                    edits.put(text, at..end, value, Weight::Cosmetic);
                }
                at = end;
            }
            None => at += 1,
        }
    }
    text.apply(edits)
}

/// Whether a double quote stands before `at`, on the same line and near.
fn in_string(text: &Text, at: usize) -> bool {
    text.cells[at.saturating_sub(128)..at]
        .iter()
        .rev()
        .take_while(|cell| cell.ch != '\n')
        .filter(|cell| cell.ch == '"')
        .count()
        % 2
        == 1
}

/// Expressions of constants, computed.
pub(super) fn concatenation(text: &mut Text) -> bool {
    if !['\'', '"', '[', '$'].iter().any(|&mark| text.has(mark)) {
        return false;
    }
    let (names, mut fuel) = (Names::new(), fuel(text));
    let mut edits = text.edits();
    let mut at = 0;
    while at < text.len() {
        if !begins(text, at) {
            at += 1;
            continue;
        }
        let mut reader = Reader::new(&text.cells, at, &names, &mut fuel);
        let value = reader.expression().filter(|_| reader.worked);
        let end = reader.at;
        match value {
            Some(Value::Text(value)) if worth(text, at, end) => {
                let real = reader.odd || splits_word(text, at, end);
                let weight = if real { Weight::Real } else { Weight::IfTelling };
                edits.put(text, at..end, &shown(text, at, end, &value), weight);
                at = end;
            }
            _ => at += 1,
        }
    }
    text.apply(edits)
}

/// `[ScriptBlock]::Create('iex (''a''+''b'')')` is the script in it.
pub(super) fn scripts(text: &mut Text) -> bool {
    const CREATE: [&str; 3] = ["[scriptblock]::create(", ".invokescript(", ".newscriptblock("];
    if !text.has('(') || !text.has('\'') {
        return false;
    }
    let mut edits = text.edits();
    let mut at = 0;
    while at < text.len() {
        let name = match text.at(at) {
            '[' | '.' => CREATE.into_iter().find(|name| reads(&text.cells, at, name)),
            _ => None,
        };
        let open = at + name.map_or(0, str::len);
        let Some(close) = name.filter(|_| text.at(open) == '\'').and_then(|_| literal_end(text, open)) else {
            at += 1;
            continue;
        };
        edits.cut(open..open + 1, Weight::IfTelling);
        let mut quote = open + 1;
        while quote < close {
            if text.at(quote) == '\'' {
                edits.cut(quote..quote + 1, Weight::IfTelling);
                quote += 1;
            }
            quote += 1;
        }
        edits.cut(close..close + 1, Weight::IfTelling);
        at = close + 1;
    }
    text.apply(edits)
}

/// The apostrophe that closes the literal opened at `open`; two of them are one inside.
fn literal_end(text: &Text, open: usize) -> Option<usize> {
    let mut at = open + 1;
    loop {
        at = run(&text.cells, at, |ch| ch != '\'');
        match (text.at(at), text.at(at + 1)) {
            ('\'', '\'') => at += 2,
            ('\'', _) => return Some(at),
            _ => return None,
        }
    }
}

/// Whether a word was cut in two: `'Inv'+'oke'`.
fn splits_word(text: &Text, start: usize, end: usize) -> bool {
    (start + 1..end).any(|at| {
        let (quote, open) = (text.before(at), skip_blanks(&text.cells, at + 1));
        text.at(at) == '+'
            && matches!(quote, '\'' | '"')
            && text.at(open) == quote
            && is_word(text.before(at - 1))
            && is_word(text.at(open + 1))
    })
}

/// Whether an expression may begin here. An apostrophe or quote after a letter ends something.
pub(super) fn begins(text: &Text, at: usize) -> bool {
    match text.at(at) {
        '\'' | '"' => !is_word(text.before(at)),
        // After a name the parenthesis holds arguments, unless the name is a verb that needs none.
        '(' => !is_word(text.before(at)) || after_verb(text, at),
        '$' | '@' => true,
        '[' => matches!(text.at(at + 1).to_ascii_lowercase(), 'c' | 'e' | 'r' | 's' | 't'),
        // With something to its left it is a binary operator.
        '-' => reads(&text.cells, at, "-join") && !has_left_operand(text, at),
        _ => false,
    }
}

fn has_left_operand(text: &Text, at: usize) -> bool {
    let blanks = run_before(&text.cells, at, 8, |ch| ch == ' ');
    let left = text.before(at - blanks);
    matches!(left, ')' | ']' | '}' | '\'' | '"') && !(left == '"' && blanks == 0)
}

fn after_verb(text: &Text, at: usize) -> bool {
    ["iex", "foreach"].iter().any(|verb| {
        at >= verb.len() && reads(&text.cells, at - verb.len(), verb) && !is_word(text.before(at - verb.len()))
    })
}

/// How a computed string is written into the text: as a string where it is an argument or operand, bare
/// where it is a command or an argument of one.
fn shown(text: &Text, at: usize, end: usize, value: &str) -> String {
    let argument = text.before(at) == '(' && at > 1 && is_word(text.at(at - 2));
    if argument || is_operand(text, at, end) {
        literal(value)
    } else if matches!(text.before(at), '.' | '&')
        || (is_word(text.before(at)) || text.before(at) == ')') && text.at(at) == '('
    {
        format!(" {value}")
    } else {
        value.to_owned()
    }
}

/// Numbers alone are arithmetic, not a hidden string.
fn worth(text: &Text, start: usize, end: usize) -> bool {
    text.cells[start..end].iter().any(|cell| matches!(cell.ch, '\'' | '"' | '[' | '$'))
}

/// `$x = 'SAM'`, and `$x` from there on.
pub(super) fn variables(text: &mut Text) -> bool {
    if !text.has('$') || !text.has('=') {
        return false;
    }
    let (mut names, mut fuel) = (Names::new(), fuel(text));
    let mut edits = text.edits();
    let mut at = 0;
    while at < text.len() {
        if let Some((name, value, append, end)) = shell_assignment(text, at, &mut fuel) {
            let whole =
                if append { names.get(&name).and_then(|old| grown(Some(old), value)) } else { Some(value) };
            match whole {
                Some(value) => keep(&mut names, name, value),
                None => _ = names.remove(&name),
            }
            at = end;
            continue;
        }
        // A computation in which a known variable has a part, at its outermost.
        if !names.is_empty() && begins(text, at) && text.at(at) != '$' {
            let mut reader = Reader::new(&text.cells, at, &names, &mut fuel);
            let value = reader.expression().filter(|_| reader.worked && reader.named);
            if let Some(Value::Text(value)) = value {
                let stop = reader.at;
                edits.put(text, at..stop, &shown(text, at, stop, &value), Weight::Real);
                at = stop;
                continue;
            }
        }
        if let Some((value, end)) = splatted(text, at, &names) {
            edits.put(text, at..end, &value, Weight::Real);
            at = end;
            continue;
        }
        if let Some((name, end)) = reversal(text, at) {
            if let Some(Value::List(list)) = names.get_mut(&name) {
                list.reverse();
            }
            at = end;
            continue;
        }
        // `$($x)` is `$x`.
        let wrapped = text.at(at) == '$' && text.at(at + 1) == '(';
        let Some((name, end)) = variable(&text.cells, if wrapped { at + 2 } else { at }) else {
            at += 1;
            continue;
        };
        if wrapped {
            match names.get(&name).filter(|_| text.at(end) == ')') {
                Some(value) => {
                    edits.put(text, at..end + 1, &value.to_text(), Weight::IfTelling);
                    at = end + 1;
                }
                None => at += 2,
            }
            continue;
        }
        // Inside a string in apostrophes two of them are one, not an empty string.
        let in_literal =
            |start| text.before(at) == '\'' && text.at(start) == '\'' && text.at(start + 1) == '\'';
        if let Some((start, append)) = assigned(text, end).filter(|&(start, _)| !in_literal(start)) {
            let mut reader = Reader::new(&text.cells, start, &names, &mut fuel);
            let (value, worked, stop) = (reader.expression(), reader.worked, reader.at);
            match value {
                Some(value) => {
                    let shown = if worked { quoted(&value) } else { None };
                    let value = if append { grown(names.get(&name), value) } else { Some(value) };
                    if let Some(value) = value {
                        keep(&mut names, name, value);
                    }
                    if let Some(shown) = shown {
                        edits.put(text, start..stop, &shown, Weight::IfTelling);
                    }
                    at = if worked { stop } else { start };
                }
                None => {
                    names.remove(&name);
                    at = start;
                }
            }
            continue;
        }
        let braces = text.at(at + 1) == '{';
        let written = || text.cells[at + 2..end - 1].iter().map(|cell| cell.ch).collect::<String>();
        if let Some(part) = braces.then(written).and_then(|reference| shaped(&names, &reference)) {
            edits.put(text, at..end, &part, Weight::IfTelling);
            at = end;
            continue;
        }
        // `$x` with an index or method is left to the expression's own step where that knows the value.
        match names.get(&name).filter(|value| edits.has_room(value.size())) {
            Some(value) => {
                let (shown, stop) = used(text, at, end, value, &names, &mut fuel);
                edits.put(text, at..stop, &shown, Weight::IfTelling);
                at = stop;
            }
            None => at = end,
        }
    }
    text.apply(edits)
}

/// What a Unix shell makes of a known value: `${x:3:2}`, `${x:3}`, `${x//old/new}`, `${x[3]}`.
fn shaped(names: &Names, reference: &str) -> Option<String> {
    let end = reference.find([':', '/', '['])?;
    let value = names.get(&reference[..end].to_ascii_lowercase())?;
    if let Some(place) = reference[end..].strip_prefix('[').and_then(|place| place.strip_suffix(']')) {
        let Value::List(list) = value else { return None };
        return match place {
            "@" | "*" => Some(value.to_text()),
            place => list.get(place.parse::<usize>().ok()?).map(Value::to_text),
        };
    }
    let value = value.to_text();
    let part = &reference[end + 1..];
    if reference[end..].starts_with(':') {
        let (from, length) = part.split_once(':').unwrap_or((part, ""));
        let from = from.trim().parse::<usize>().ok()?;
        let length = if length.is_empty() { usize::MAX } else { length.trim().parse().ok()? };
        return Some(value.chars().skip(from).take(length).collect());
    }
    let (all, part) = part.strip_prefix('/').map_or((false, part), |part| (true, part));
    let (old, new) = part.split_once('/').unwrap_or((part, ""));
    let known = !old.is_empty() && !old.contains(['*', '?', '[', '$']) && !new.contains(['\\', '$']);
    let old = old.replace('\\', "");
    let old = old.as_str();
    let room = value.matches(old).count().saturating_mul(new.len()) <= SHELL_VALUE;
    (known && room).then(|| if all { value.replace(old, new) } else { value.replacen(old, new, 1) })
}

/// Where the value of an assignment after a variable's name begins, and whether it is `+=`.
fn assigned(text: &Text, end: usize) -> Option<(usize, bool)> {
    let sign = run(&text.cells, end, |ch| ch == ' ' || ch == '\t');
    let append = text.at(sign) == '+';
    let equals = sign + usize::from(append);
    (text.at(equals) == '=' && text.at(equals + 1) != '=')
        .then(|| (run(&text.cells, equals + 1, |ch| ch == ' ' || ch == '\t'), append))
}

/// Remembers a variable, if there are not too many already, and it does not hold its own name: that would
/// grow for ever.
fn keep(names: &mut Names, name: String, value: Value) {
    let text = value.to_text().to_ascii_lowercase();
    let refers = |own: String, ends: fn(char) -> bool| {
        text.match_indices(&own).any(|(at, _)| text[at + own.len()..].chars().next().is_none_or(ends))
    };
    if refers(format!("${name}"), |ch| !is_word(ch))
        || refers(format!("${{{name}"), |ch| matches!(ch, '}' | ':' | '/' | '-' | '+' | '%' | '#'))
    {
        names.remove(&name);
    } else if names.len() < NAMES || names.contains_key(&name) {
        names.insert(name, value);
    }
}

fn grown(old: Option<&Value>, value: Value) -> Option<Value> {
    match old {
        Some(old) => super::evaluate::add(old.clone(), value),
        None => Some(value),
    }
}

/// As PowerShell would write the string.
pub(super) fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn quoted(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(literal(text)),
        _ => None,
    }
}

/// What a known variable's use is replaced with, and where the use ends: with what is computed from it.
fn used(text: &Text, at: usize, end: usize, value: &Value, names: &Names, fuel: &mut usize) -> (String, usize) {
    if matches!(text.at(end), '[' | '.') || followed_by_operator(text, end) {
        let mut reader = Reader::new(&text.cells, at, names, fuel);
        if let (Some(value), true) = (reader.expression(), reader.worked) {
            let stop = reader.at;
            return (shown(text, at, stop, &value.to_text()), stop);
        }
    }
    // In an expression the value stands for a string, and stays one for the steps after this.
    let operand = is_member(text, end) || is_operand(text, at, end);
    match value {
        Value::Text(value) if operand => (literal(value), end),
        Value::List(list) => {
            (list.iter().map(|value| literal(&value.to_text())).collect::<Vec<_>>().join(","), end)
        }
        value => (value.to_text(), end),
    }
}

/// `reg @x`: the value of `$x` as arguments, and the end.
fn splatted(text: &Text, at: usize, names: &Names) -> Option<(String, usize)> {
    if text.at(at) != '@' || text.before(at) != ' ' {
        return None;
    }
    let end = run(&text.cells[..text.len().min(at + 64)], at + 1, is_word);
    let value = names.get(&lower(&text.cells[at + 1..end]))?;
    Some((value.to_text(), end))
}

/// `[array]::Reverse($x)`: the variable's name, and the end.
fn reversal(text: &Text, at: usize) -> Option<(String, usize)> {
    const NAMES: [&str; 2] = ["[array]::reverse(", "[system.array]::reverse("];
    let name = NAMES.iter().find(|name| reads(&text.cells, at, name))?;
    let (name, end) = variable(&text.cells, skip_blanks(&text.cells, at + name.len()))?;
    Some((name, end))
}

/// `name=value`, `name+='value'` and `name=(a list)` as a Unix shell has them, at the start of a statement: the name, the
/// value, whether it is added, and the end.
fn shell_assignment(text: &Text, at: usize, fuel: &mut usize) -> Option<(String, Value, bool, usize)> {
    let cells = &text.cells;
    let blanks = run_before(cells, at, 8, |ch| ch == ' ');
    let before = text.before(at - blanks);
    // A prompt's end is one of the last.
    let starts = matches!(before, '\0' | ';' | '&' | '|' | '\n' | '\'' | '"' | '(' | '{' | '<')
        || blanks > 0 && matches!(before, '#' | '$' | '%' | '>' | ':')
        // `sh -c name=value`, without the quotes
        || blanks > 0 && at > blanks + 1 && text.at(at - blanks - 2) == '-';
    if !starts || !text.at(at).is_ascii_alphabetic() {
        return None;
    }
    let stop = run(&cells[..text.len().min(at + 32)], at, is_word);
    let append = text.at(stop) == '+';
    let sign = stop + usize::from(append);
    if text.at(sign) != '=' || is_gap(text.at(sign + 1)) {
        return None;
    }
    let name = lower(&cells[at..stop]);
    let cells = &cells[..text.len().min(sign + SHELL_VALUE.min(*fuel))];
    // A word that does not end costs as much as one that does.
    let mut word = |at: usize| {
        let word = super::shell::word(cells, at);
        *fuel = fuel.saturating_sub(word.as_ref().map_or(cells.len(), |word| word.end).saturating_sub(at));
        word
    };
    if text.at(sign + 1) == '(' {
        let mut list = Vec::new();
        let mut at = sign + 2;
        loop {
            at = skip_blanks(cells, at);
            let word = word(at)?;
            if word.end == at {
                break;
            }
            list.push(Value::Text(word.value));
            at = word.end;
        }
        return (text.at(at) == ')').then_some((name, Value::List(list), append, at + 1));
    }
    let word = word(sign + 1)?;
    // What a command writes is not known.
    (!matches!(text.at(word.end), '(' | '`')).then_some((name, Value::Text(word.value), append, word.end))
}

/// Whether an index or a member is at `at`.
fn is_member(text: &Text, at: usize) -> bool {
    text.at(at) == '[' || text.at(at) == '.' && is_word(text.at(at + 1))
}

/// Whether `at..end` is a part of a computation.
pub(super) fn is_operand(text: &Text, at: usize, end: usize) -> bool {
    preceded_by_operator(text, at) || followed_by_operator(text, end)
}

fn followed_by_operator(text: &Text, end: usize) -> bool {
    let next = run(&text.cells, end, |ch| ch == ' ');
    text.at(next) == '+'
        || ["-join", "-f ", "-replace", "-creplace", "-split"].iter().any(|name| reads(&text.cells, next, name))
}

fn preceded_by_operator(text: &Text, at: usize) -> bool {
    let blanks = run_before(&text.cells, at, 8, |ch| ch == ' ');
    let operator = at - blanks;
    matches!(text.before(operator), '+' | ',')
        || operator > 2 && text.before(operator) == 'f' && text.at(operator - 2) == '-'
}
