//! A batch file that is written piece by piece, `<nul set /p =re>k.bat&<nul set /p =g save>>k.bat`, and VBScript's sums of
//! strings within a string, `"Run ""re""&""g save"""`.

use super::text::{Text, Weight, is_blank, reads, run, skip_blanks};
use super::words;

/// How long a piece may be, and how many are put together.
const LONGEST: usize = 1024;
const PIECES: usize = 256;

/// `set /p` writes no line's end: what several of them print is one line.
pub(super) fn batch(text: &mut Text) -> bool {
    const PROMPT: &str = "set /p";
    if !text.has('=') || !text.has('>') {
        return false;
    }
    let mut pieces: Vec<(usize, usize)> = Vec::new();
    let mut at = 4;
    while at < text.len() && pieces.len() < PIECES {
        let found =
            if text.at(at) == '/' && reads(&text.cells, at - 4, PROMPT) { prompt(text, at + 2) } else { None };
        at = found.map_or(at + 1, |(_, end)| end);
        pieces.extend(found);
    }
    let raw = pieces.iter().flat_map(|&(start, end)| &text.cells[start..end]).map(|cell| cell.ch);
    let joined = raw.collect::<String>();
    let apart =
        pieces.iter().flat_map(|&(start, end)| text.cells[start..end].iter().map(|cell| cell.ch).chain([' ']));
    if pieces.len() < 2 || !words::newly_telling(apart, joined.chars()) {
        return false;
    }
    let mut edits = text.edits();
    for (number, &(start, end)) in pieces.iter().enumerate() {
        edits.put(text, start..end, if number == 0 { &joined } else { "" }, Weight::Real);
    }
    text.apply(edits)
}

/// What the `set /p` whose name ends at `at` prints.
fn prompt(text: &Text, at: usize) -> Option<(usize, usize)> {
    let cells = &text.cells[..text.len().min(at + LONGEST)];
    let start = run(cells, at, |ch| ch != '=' && ch != '\n') + 1;
    let quoted = text.at(start) == '"' || text.cells.get(at..start)?.iter().any(|cell| cell.ch == '"');
    let start = start + usize::from(text.at(start) == '"');
    let end =
        run(cells, start, |ch| if quoted { ch != '"' } else { !matches!(ch, '>' | '<' | '&' | '|' | '\n') });
    (start < end && end < text.len()).then_some((start, end))
}

/// `""&""` is nothing.
pub(super) fn vbscript(text: &mut Text) -> bool {
    if !text.has('"') || !text.has('&') {
        return false;
    }
    let doubled = |at: usize| reads(&text.cells, at, "\"\"");
    let mut edits = text.edits();
    let mut at = 1;
    while at < text.len() {
        if !doubled(at) {
            at += 1;
            continue;
        }
        let sign = skip_blanks(&text.cells, at + 2);
        let next = skip_blanks(&text.cells, sign + 1);
        let sum = text.at(sign) == '&' && doubled(next);
        let inside = |at: usize| {
            text.before(at) != '"' && !matches!(text.before(at), '=' | '(') && !is_blank(text.before(at))
        };
        if sum && inside(at) && text.at(next + 2) != '"' {
            edits.cut(at..next + 2, Weight::IfTelling);
            at = next + 2;
        } else {
            at += 1;
        }
    }
    text.apply(edits)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{becomes, stay};

    #[test]
    fn pieces() {
        becomes(&[
            (
                "<nul set /p =nx>k.bat&<nul set /p =c smb h --s>>k.bat&<nul set /p =am>>k.bat&call k.bat",
                "nxc smb h --sam",
            ),
            (
                "mshta vbscript:Execute(\"x.Run \"\"re\"\"&\"\"g save HKLM\\S\"\" & \"\"AM y\"\",0\")",
                "reg save HKLM\\SAM y",
            ),
        ]);
        stay(&[
            "set /p name=Your name? & echo %name% > names.txt",
            "x = \"\" & \"\" & y",
            "<nul set /p =done>log.txt",
        ]);
    }
}
