//! What cmd.exe and PowerShell drop from inside a word: carets, backticks; and what cmd.exe takes for a
//! blank or for nothing before a command: commas, semicolons, parentheses, `@`.

use super::text::{Edits, Text, Weight, is_blank, is_gap, is_word, reads, run, run_before};
use super::words;

/// Carets that escape nothing. In regular expressions, powers and revisions (`HEAD^`) they stay.
pub(super) fn caret(text: &mut Text) -> bool {
    if !text.has('^') {
        return false;
    }
    let runs = runs_of(text, '^');
    let inside = |&(start, end): &(usize, usize)| {
        let (left, right) = (text.before(start), text.at(end));
        let letter = |ch: char| ch.is_alphabetic() || matches!(ch, '\\' | '"');
        let joint = |ch: char| matches!(ch, '.' | '-' | ':' | '/');
        letter(left) && (letter(right) || joint(right)) || joint(left) && letter(right)
    };
    let busy = runs.iter().filter(|at| inside(at)).count() > 1;
    let continued = runs.iter().filter(|&&(_, end)| matches!(text.at(end), '\n' | '\r')).count() > 1;
    let mut edits = text.edits();
    for (start, end) in runs {
        let (left, right) = (text.before(start), text.at(end));
        let line_end = if right == '\r' { end + 1 } else { end };
        if text.at(line_end) == '\n' {
            // A command of which each word has its own line.
            let weight = if continued { Weight::Real } else { Weight::Cosmetic };
            edits.cut(start..line_end + 1, weight);
        } else if left == '[' {
        } else if busy {
            let weight = if inside(&(start, end)) { Weight::Real } else { Weight::Cosmetic };
            edits.cut(start..end, weight);
        } else if left.is_alphanumeric() && right.is_alphanumeric() && joint_tells(text, start, end)
            || inside(&(start, end)) && joint_tells(text, start, end)
        {
            edits.cut(start..end, Weight::Real);
        }
    }
    text.apply(edits)
}

/// PowerShell's escape character where it escapes an ordinary letter of a word, or a line's end.
pub(super) fn backtick(text: &mut Text) -> bool {
    if !text.has('`') {
        return false;
    }
    let mut edits = text.edits();
    for (start, end) in runs_of(text, '`') {
        let (left, right) = (text.before(start), text.at(end));
        let line_end = if right == '\r' { end + 1 } else { end };
        if text.at(line_end) == '\n' && end - start == 1 {
            edits.put(text, start..line_end + 1, " ", Weight::Cosmetic);
        } else if (is_word(left) || left == '\\' || left == '-')
            && (is_word(right) || right == '\\' || right == '-')
        {
            let tells = joint_tells(text, start, end);
            match right {
                // Outside of a telling word these are a line break, a tab, an end of string.
                'n' | 'r' | 't' | '0' if !tells => edits.put(text, start..end + 1, " ", Weight::Cosmetic),
                _ => edits.cut(start..end, Weight::Real),
            }
        } else if is_gap(left) && is_word(right) && word_has(text, end, '`') {
            edits.cut(start..end, Weight::Cosmetic);
        }
    }
    text.apply(edits)
}

/// Whether another `mark` stands between two letters of the word that begins at `at`.
fn word_has(text: &Text, at: usize, mark: char) -> bool {
    let end = run(&text.cells, at, |ch| is_word(ch) || ch == '-').min(at + 64);
    text.at(end) == mark && is_word(text.at(end + 1))
}

/// Commas, semicolons and equals signs that cmd.exe reads as blanks; parentheses and `@` before a command.
pub(super) fn separators(text: &mut Text) -> bool {
    if ![',', ';', '=', '(', '@'].iter().any(|&mark| text.has(mark)) {
        return false;
    }
    let mut edits = text.edits();
    let mut at = 0;
    while at < text.len() {
        match text.at(at) {
            ',' | ';' | '=' => {
                let end = run(&text.cells, at, |ch| matches!(ch, ',' | ';' | '='));
                separator(text, at, end, &mut edits);
                at = end;
            }
            '(' | '@' if is_command_start(text, at) && !is_list(text, at) => {
                let end = run(&text.cells, at, |ch| matches!(ch, '(' | '@' | ' ' | ',' | ';'));
                if is_command(text, end) {
                    let weight = if end - at > 1 { Weight::Real } else { Weight::Cosmetic };
                    edits.cut(at..end, weight);
                }
                at = end;
            }
            _ => at += 1,
        }
    }
    text.apply(edits)
}

/// Whether the list of a `for %i in (…)` begins here.
fn is_list(text: &Text, at: usize) -> bool {
    let blanks = text.cells[..at].iter().rev().take_while(|cell| is_blank(cell.ch)).count();
    at >= blanks + 3 && reads(&text.cells, at - blanks - 2, "in") && is_blank(text.at(at - blanks - 3))
}

fn separator(text: &Text, start: usize, end: usize, edits: &mut Edits) {
    let (left, right) = (text.before(start), text.at(end));
    let lone_equals = end - start == 1 && text.at(start) == '=';
    if lone_equals && !is_gap(left) {
        return;
    }
    let before_command = (is_gap(left) || is_switch(text, start)) && is_command(text, end);
    let after_command =
        is_word(left) && (is_word(right) || right == '/' || right == '-') && is_command_before(text, start);
    if before_command || after_command {
        edits.put(text, start..end, " ", Weight::Real);
    }
}

/// Programs and verbs after or before which a comma can only be a blank.
fn is_verb(word: &str) -> bool {
    matches!(
        word,
        "reg"
            | "cmd"
            | "save"
            | "export"
            | "copy"
            | "xcopy"
            | "robocopy"
            | "esentutl"
            | "vssadmin"
            | "wmic"
            | "call"
            | "start"
            | "powershell"
            | "pwsh"
            | "certutil"
            | "diskshadow"
            | "ntdsutil"
            | "mimikatz"
    )
}

fn is_command(text: &Text, at: usize) -> bool {
    let end = run(&text.cells, at, is_word);
    end - at < 16 && is_program(&super::text::lower(&text.cells[at.min(end)..end]))
}

fn is_program(word: &str) -> bool {
    is_verb(word) || words::names_tool(word)
}

fn is_command_before(text: &Text, end: usize) -> bool {
    let mut stop = end;
    if end >= 4 && reads(&text.cells, end - 4, ".exe") {
        stop = end - 4;
    }
    let length = run_before(&text.cells, stop, 16, is_word);
    is_program(&super::text::lower(&text.cells[stop - length..stop]))
}

/// Whether what ends at `at` is `/c`, `/k` or `/r`, after which cmd.exe looks for a command.
fn is_switch(text: &Text, at: usize) -> bool {
    at >= 2 && text.at(at - 2) == '/' && matches!(text.at(at - 1).to_ascii_lowercase(), 'c' | 'k' | 'r')
}

fn is_command_start(text: &Text, at: usize) -> bool {
    matches!(text.before(at), '\0' | ' ' | '\t' | '\n' | '&' | '|' | '"' | '\'') || is_switch(text, at)
}

fn runs_of(text: &Text, mark: char) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if text.at(at) == mark {
            let end = run(&text.cells, at, |ch| ch == mark);
            runs.push((at, end));
            at = end;
        } else {
            at += 1;
        }
    }
    runs
}

/// Whether the word put together by dropping `start..end` is a telling one; the marks that other steps drop
/// count for nothing.
fn joint_tells(text: &Text, start: usize, end: usize) -> bool {
    let mark = |ch| matches!(ch, '^' | '`' | '"' | '\'');
    let joined = |part: &dyn Fn(char) -> bool| {
        let left = run_before(&text.cells, start, 24, part);
        let right = text.cells[end..].iter().take(24).take_while(|cell| part(cell.ch)).count();
        text.cells[start - left..start].iter().chain(&text.cells[end..end + right]).map(|cell| cell.ch)
    };
    words::some_telling(joined(&is_word))
        || words::some_telling(joined(&|ch| is_word(ch) || mark(ch)).filter(|&ch| !mark(ch)))
}

/// Runs of blanks as one space, and none at the text's ends; the last step of all, as line breaks tell other
/// steps where a statement ends.
pub(super) fn blanks(text: &mut Text) -> bool {
    let last = text.cells.iter().rposition(|cell| !is_blank(cell.ch)).map_or(0, |at| at + 1);
    let lines = text.cells[..last].iter().skip_while(|cell| is_blank(cell.ch)).any(|cell| cell.ch == '\n');
    let mut edits = text.edits();
    let mut at = 0;
    while at < text.len() {
        if !is_blank(text.at(at)) {
            at += 1;
            continue;
        }
        let end = run(&text.cells, at, is_blank);
        let weight = weight_of_blanks(text, at, end, lines);
        if at == 0 || end == text.len() {
            edits.cut(at..end, weight);
        } else if end - at > 1 || text.at(at) != ' ' {
            edits.put(text, at..end, " ", weight);
        }
        at = end;
    }
    text.apply(edits)
}

/// Columns, indented lines and a line break at the end are a log's own habit; more space hides something:
/// before or behind a command it pushes the command out of sight as well as between its words.
fn weight_of_blanks(text: &Text, start: usize, end: usize, lines: bool) -> Weight {
    let edge = start == 0 || end == text.len();
    let line_break = text.cells[start..end].iter().any(|cell| cell.ch == '\n');
    match end - start {
        64.. => Weight::Real,
        8.. if !line_break || edge => Weight::Real,
        3.. if !lines && !edge => Weight::Real,
        3.. if !line_break && !edge => Weight::IfTelling,
        _ if text.at(start) != ' ' && !lines && !edge => Weight::IfTelling,
        _ => Weight::Cosmetic,
    }
}
