//! Commands written backwards, or with each letter moved by thirteen, and read by whatever turns them round:
//! `rev`, `StrReverse`, a loop, `tr 'A-Za-z' 'N-ZA-Mn-za-m'`.
//!
//! They are known by what they say the other way: two words of a command, a path to a hive, the name of a tool.
//! Where what turns it round is named beside a string, one word is enough.

use super::text::{Cell, Text, Weight, char_at, is_blank, is_word, lower, reads, run};
use super::words;

/// How far from a string the name of what turns it round is looked for.
const NEAR: usize = 40;

pub(super) fn mirror(text: &mut Text) -> bool {
    // Something must turn it round; and most texts say nothing at all backwards.
    let turns = "|<$%[{!^`\n".chars().any(|mark| text.has(mark));
    let tells = turns && words::count_telling(text.cells.iter().rev().map(|cell| cell.ch)) > 0;
    let back = |text: &Text, start: usize, end: usize, plain: &[Cell]| {
        says(&text.cells[start..end], plain).then_some(end)
    };
    let moved = text.has('1') || text.has('-');
    (tells && backwards(text, back)) | (moved && moves(text) && thirteen(text))
}

/// `"MAS"[::-1]`, `StrReverse("MAS")`, `echo MAS | rev`: before strings are joined with others.
pub(super) fn named(text: &mut Text) -> bool {
    let whole = lower(&text.cells);
    (whole.contains("rev") || whole.contains("[::-1]"))
        && backwards(text, |text, start, end, plain| {
            let tells = || words::newly_telling(chars(&text.cells[start..end]), chars(plain));
            turned(text, start, end).filter(|_| tells())
        })
}

/// Turns the pieces round for which `found` gives an end: the piece's own, or that of what turns it.
fn backwards(text: &mut Text, found: impl Fn(&Text, usize, usize, &[Cell]) -> Option<usize>) -> bool {
    let mut edits = text.edits();
    each(text, MARKS, |start, end| {
        let plain = text.cells[start..end].iter().rev().copied().collect::<Vec<_>>();
        let Some(tail) = found(text, start, end, &plain) else { return end };
        edits.cells(start..end, plain, Weight::Real);
        if tail > end + 1 {
            edits.cut(end + 1..tail, Weight::Real);
        }
        tail
    });
    text.apply(edits)
}

fn thirteen(text: &mut Text) -> bool {
    let turned = |start: usize, end: usize, text: &Text| {
        text.cells[start..end].iter().map(|cell| Cell { ch: turn(cell.ch), ..*cell }).collect::<Vec<_>>()
    };
    // Quotes within the string leave pieces that say one word each.
    let mut telling = 0;
    each(text, MARKS_AND_PARENTHESES, |start, end| {
        let plain = turned(start, end, text);
        telling += usize::from(words::newly_telling(chars(&text.cells[start..end]), chars(&plain)));
        end
    });
    let mut edits = text.edits();
    each(text, MARKS_AND_PARENTHESES, |start, end| {
        let plain = turned(start, end, text);
        let raw = &text.cells[start..end];
        if says(raw, &plain) || telling > 1 && words::newly_telling(chars(raw), chars(&plain)) {
            edits.cells(start..end, plain, Weight::Real);
        }
        end
    });
    text.apply(edits)
}

/// Whether the text holds what moves letters by thirteen: the number, or `tr`'s alphabets.
fn moves(text: &Text) -> bool {
    let text = lower(&text.cells);
    text.contains("13") || text.contains("n-za-m")
}

fn turn(ch: char) -> char {
    let base = match ch {
        'a'..='z' => b'a',
        'A'..='Z' => b'A',
        _ => return ch,
    };
    char::from((ch as u8 - base + 13) % 26 + base)
}

/// Calls `look` for every piece of the text between such marks, without the `echo` or name before it; `look` says
/// from where to go on.
fn each(text: &Text, marks: &str, mut look: impl FnMut(usize, usize) -> usize) {
    let is_mark = |ch| marks.contains(ch);
    let mut at = 0;
    while at < text.len() {
        if is_mark(text.at(at)) {
            at += 1;
            continue;
        }
        let end = run(&text.cells, at, |ch| !is_mark(ch));
        let start = begins(&text.cells[..end], at);
        let blanks = text.cells[start..end].iter().rev().take_while(|cell| is_blank(cell.ch)).count();
        at = if end - blanks > start + 2 { look(start, end - blanks).max(end) } else { end };
    }
}

/// What ends a piece: quotes, a line's end, the marks of a shell. Backwards, parentheses stand inside.
const MARKS: &str = "\"'`\r\n|&;<>";
const MARKS_AND_PARENTHESES: &str = "\"'`\r\n|&;<>()";

/// Behind blanks, `echo`, `set name=` or `name=$(`.
fn begins(cells: &[Cell], at: usize) -> usize {
    let mut at = at;
    for _ in 0..4 {
        at = run(cells, at, |ch| is_blank(ch) || matches!(ch, '@' | '(' | '$'));
        let end = run(cells, at, is_word);
        let verb = reads(cells, at, "echo ") || reads(cells, at, "set ");
        if end == at || !verb && char_at(cells, end) != '=' {
            break;
        }
        at = end + 1;
    }
    // `cmd /c echo …`
    let echo = (at..cells.len().min(at + NEAR)).find(|&at| reads(cells, at, " echo "));
    echo.map_or(at, |echo| echo + 6)
}

/// Whether `plain` says what `raw` does not: two words of a command, a path to a hive, a tool's name.
fn says(raw: &[Cell], plain: &[Cell]) -> bool {
    let after = words::count_telling(chars(plain));
    if after == 0 {
        return false;
    }
    let more = after > words::count_telling(chars(raw));
    let to_hive =
        || words::leads_to_hive(&chars(plain).map(|ch| if ch == '/' { '\\' } else { ch }).collect::<String>());
    more && (after >= 2 || to_hive()) || words::newly_named(chars(raw), chars(plain))
}

fn chars(cells: &[Cell]) -> impl Iterator<Item = char> {
    cells.iter().map(|cell| cell.ch)
}

/// Where a string's reversal, named beside it, ends: behind `[::-1]`, or at the string's own end.
fn turned(text: &Text, start: usize, end: usize) -> Option<usize> {
    if reads(&text.cells, end + 1, "[::-1]") {
        return Some(end + 7);
    }
    let before = lower(&text.cells[start.saturating_sub(NEAR)..start]);
    let before = before.trim_end_matches(['"', '\'', ' ']);
    let after = lower(&text.cells[end..text.len().min(end + NEAR)]);
    let after = after.trim_start_matches(['"', '\'', ' ']);
    let called =
        ["strreverse(", "strrev(", "reverse(", "rev <<<", "rev<<<"].iter().any(|name| before.ends_with(name));
    let piped = after.strip_prefix('|').is_some_and(|rest| {
        let rest = rest.trim_start();
        rest.strip_prefix("rev").is_some_and(|rest| !rest.starts_with(is_word))
    });
    let split = (after.starts_with(".split(") || after.starts_with(".chars")) && after.contains("rev");
    (called || piped || split).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{becomes, stay};

    const COMMAND: &str = "reg.exe save hklm\\sam d:\\bak\\s.hiv";

    #[test]
    fn backwards() {
        let back = COMMAND.chars().rev().collect::<String>();
        for text in [
            format!("rev <<< '{back}' | sh"),
            format!("echo {back} | rev | bash"),
            format!("set q={back}&call turn.cmd %~1"),
            format!("CreateObject(\"WScript.Shell\").Run StrReverse(\"{back}\"),0"),
            format!("os.system(r'{back}'[::-1])"),
            format!("eval('{back}'.split('').reverse().join(''))"),
            format!("rev <<E | sh\n{back}\nE"),
            format!("$x = '{back}'; iex (turn $x)"),
        ] {
            becomes(&[(&text, COMMAND)]);
        }
        becomes(&[
            ("'x','mas\\mlkh' | % { -join $_[99..0] }", "hklm\\sam"),
            ("x = \"HKLM\\\" + \"MAS\"[::-1]", "HKLM\\SAM"),
            ("x=$(echo mas--|rev); nxc smb 10.0.0.9 $x", "nxc smb 10.0.0.9 --sam"),
            ("rev <<< 'pmudsterces/nib/tpo/'", "/opt/bin/secretsdump"),
        ]);
    }

    #[test]
    fn thirteen() {
        becomes(&[
            ("tr 'A-Za-z' 'N-ZA-Mn-za-m' <<< 'ert fnir uxyz\\fnz p:\\k' | sh", "reg save hklm\\sam c:\\x"),
            ("tr a-zA-Z n-za-mN-ZA-M <<E | sh\nerthygf ert fnir UXYZ\\FLFGRZ k\nE", "save HKLM\\SYSTEM x"),
            ("perl -e '$_=q(ert fnir uxyz\\fnz k);y/a-z/n-za-m/;exec $_'", "reg save hklm\\sam x"),
            ("turn13 'Ertvfgel(''FNZ\\FNZ'')'", "Registry(''SAM\\SAM'')"),
            ("'frpergfqhzc.cl'.ToCharArray()|%{[char](($_-97+13)%26+97)}", "secretsdump.py"),
        ]);
    }

    #[test]
    fn other_words_stay() {
        stay(&[
            "echo 'ert fnir uxyz' | tee x",
            "el mas grande | y mas",
            "printf '%s' \"mas\" > evas.txt",
            "StrReverse(\"olleh\")",
            "version 13 of ert and fnord",
            "a = 'drawkcab'[::-1]",
        ]);
    }
}
