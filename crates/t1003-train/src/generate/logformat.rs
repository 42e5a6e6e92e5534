//! Where a command is found: audit events, EDR records, syslog lines, notes,
//! prompts, scripts. Both labels wear them with the same chances.

mod notes;
mod process;
mod rest;

use super::family::Kind;
use super::frame::frame;
use super::rng::Rng;

/// The places of a kind of text: the everyday ones, and the others.
fn lists(kind: Kind) -> [Vec<&'static str>; 2] {
    match kind {
        Kind::Cmd => {
            [[process::PROCESS, notes::NOTES].concat(), [process::PROCESS_MORE, notes::NOTES_MORE].concat()]
        }
        // The first records of a process name a program that PowerShell's own text does not have.
        Kind::Ps => [
            [rest::SCRIPT, rest::SCRIPT, notes::NOTES, &process::PROCESS[20..]].concat(),
            [rest::SCRIPT_MORE, notes::NOTES_MORE].concat(),
        ],
        Kind::Sh => [notes::UNIX.to_vec(), notes::UNIX_MORE.to_vec()],
        Kind::Console => [rest::CONSOLE.to_vec(), rest::CONSOLE_MORE.to_vec()],
        Kind::Code => [rest::CODE.to_vec(), rest::CODE_MORE.to_vec()],
        Kind::Told => [rest::TOLD.to_vec(), rest::TOLD_MORE.to_vec()],
    }
}

/// The places of a kind of text.
#[cfg(test)]
pub fn templates(kind: Kind) -> Vec<&'static str> {
    lists(kind).concat()
}

/// The text as it stands in a log, a note or a terminal.
pub fn place(rng: &mut Rng, text: &str, kind: Kind) -> String {
    let lists = lists(kind);
    let list = rng.pick(&lists);
    let template = *rng.pick(list);
    frame(rng, template, text, kind)
}
