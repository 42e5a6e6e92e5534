//! A Unix shell's braces: `{nxc,smb,--sam}` in a command's place is the command with its blanks, and `S{A,YSTE}M`
//! is two words. Before the commas of cmd.exe are looked at.

use super::text::{Cell, Edits, Text, Weight, char_at, is_gap, run, run_before};
use super::words;

/// The longest word with braces, and how many words may become of it.
const WORD: usize = 512;
const CHOICES: usize = 16;

pub(super) fn braces(text: &mut Text) -> bool {
    if !text.has('{') || !text.has(',') {
        return false;
    }
    let mut edits = text.edits();
    let mut at = 0;
    while at < text.len() {
        let end = run(&text.cells, at, in_word);
        if end - at <= WORD && text.cells[at..end].iter().any(|cell| cell.ch == '{') {
            word(text, at, end, &mut edits);
        }
        at = end + 1;
    }
    text.apply(edits)
}

/// A character of a shell's word. Quotes end it: what a string holds is a word of its own.
fn in_word(ch: char) -> bool {
    !is_gap(ch) && !matches!(ch, '"' | '\'' | '`' | ';' | '&' | '|' | '<' | '>' | '(' | ')' | '=')
}

fn word(text: &Text, start: usize, end: usize, edits: &mut Edits) {
    let Some(groups) = groups(text, start, end) else { return };
    if let [(open, close)] = groups[..]
        && (open, close + 1) == (start, end)
    {
        let option =
            || choices(text, open, close).any(|choice| choice.first().is_some_and(|cell| cell.ch == '-'));
        if (is_command_place(text, start) || option())
            && choices(text, open, close).any(|choice| tells(&string(choice)))
        {
            edits.cut(open..open + 1, Weight::Real);
            for comma in (open + 1..close).filter(|&at| text.at(at) == ',') {
                edits.put(text, comma..comma + 1, " ", Weight::Real);
            }
            edits.cut(close..close + 1, Weight::Real);
        }
        return;
    }
    let mut found: Vec<Vec<Cell>> = vec![Vec::new()];
    let mut done = start;
    for (open, close) in groups {
        let before = &text.cells[done..open];
        let more = choices(text, open, close).collect::<Vec<_>>();
        if found.len() * more.len() > CHOICES {
            return;
        }
        found = found
            .iter()
            .flat_map(|word| more.iter().map(move |choice| [word, before, choice].concat()))
            .collect();
        done = close + 1;
    }
    found.iter_mut().for_each(|word| word.extend_from_slice(&text.cells[done..end]));
    if found.len() > 1 && found.iter().any(|word| tells(&string(word))) {
        edits.cells(start..end, found.join(&Cell { ch: ' ', ..text.cells[start] }), Weight::Real);
    }
}

/// The braces of a word, none within others; a variable's (`${name}`) and those of PowerShell's loops are none.
fn groups(text: &Text, start: usize, end: usize) -> Option<Vec<(usize, usize)>> {
    let cells = &text.cells[..end];
    let mut groups = Vec::new();
    let mut at = start;
    while let Some(open) = (at..end).find(|&at| cells[at].ch == '{') {
        let close = run(cells, open + 1, |ch| !matches!(ch, '{' | '}'));
        if char_at(cells, close) != '}' || matches!(text.before(open), '$' | '%' | '@' | '#') {
            return None;
        }
        if cells[open..close].iter().any(|cell| cell.ch == ',') {
            groups.push((open, close));
        }
        at = close + 1;
    }
    Some(groups).filter(|groups| !groups.is_empty())
}

fn choices(text: &Text, open: usize, close: usize) -> impl Iterator<Item = &[Cell]> {
    text.cells[open + 1..close].split(|cell| cell.ch == ',')
}

fn string(cells: &[Cell]) -> String {
    cells.iter().map(|cell| cell.ch).collect()
}

/// Whether a word tells something: it is a telling one, an option called so, or a path to a hive.
fn tells(word: &str) -> bool {
    let name = word.trim_start_matches('-').to_ascii_lowercase();
    words::telling(&name)
        || words::names_tool(&name)
        || words::path_to_hive(&name.replace('/', "\\"))
        || name.ends_with(".exe") && words::telling(&name[..name.len() - 4])
}

/// Whether a shell looks for a command at `at`.
fn is_command_place(text: &Text, at: usize) -> bool {
    let blanks = run_before(&text.cells, at, 16, |ch| ch == ' ');
    let at = at - blanks;
    let after_word = |word: &str| at >= word.len() && super::text::reads(&text.cells, at - word.len(), word);
    matches!(text.before(at), '\0' | '\n' | ';' | '&' | '|' | '(' | '`' | '"' | '\'')
        && !(matches!(text.before(at), '"' | '\'') && blanks > 0)
        || ["eval", "exec", "sudo", "nohup", " -c"].iter().any(|word| after_word(word))
            && char_at(&text.cells, at) == ' '
}

#[cfg(test)]
mod tests {
    use super::super::tests::{becomes, stay};

    #[test]
    fn words_and_commands() {
        becomes(&[
            ("{netexec,smb,10.1.1.7,-u,bob,--sam}", "netexec smb 10.1.1.7 -u bob --sam"),
            (
                "bash -c '{reg.py,bob@10.1.1.7,save,-keyName,HKLM\\SAM}'",
                "reg.py bob@10.1.1.7 save -keyName HKLM\\SAM",
            ),
            ("cd /tmp;{samdump2,SYSTEM,SAM}>out", "samdump2 SYSTEM SAM"),
            (
                "cp /mnt/c/Windows/System32/config/{SAM,SYSTEM} /tmp",
                "config/SAM /mnt/c/Windows/System32/config/SYSTEM /tmp",
            ),
            ("cp S{A,YSTE}M SEC{URITY,} /tmp/.y/", "SAM SYSTEM SECURITY"),
            ("cp {S,s}{A,YSTE}M /tmp/.y/", "SAM SYSTEM"),
        ]);
    }

    #[test]
    fn other_braces_stay() {
        stay(&[
            "mkdir -p app/{src,tests,docs}",
            "import {load, save} from './store'",
            "one of the hives {sam,system,security} is enough",
            "dump: ${a,b} {config,x}y",
            "{\"save\":1,\"load\":2}",
        ]);
    }
}
