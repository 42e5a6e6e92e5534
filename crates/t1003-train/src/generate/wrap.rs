//! Wrappers: another program, another shell or another machine runs the text.
//!
//! The same wrappers, drawn with the same chances, for both labels: a wrapper
//! must never be what gives an answer away.

mod cmd;
mod posh;
mod rest;

use super::family::Kind;
use super::frame::frame;
use super::rng::Rng;

/// The wrappers of a kind of text: the everyday ones, and the others.
fn lists(kind: Kind) -> [&'static [&'static str]; 2] {
    match kind {
        Kind::Cmd => [cmd::CMD, cmd::CMD_MORE],
        Kind::Ps => [posh::PS, posh::PS_MORE],
        Kind::Sh => [rest::SH, rest::SH_MORE],
        Kind::Console => [rest::CONSOLE, rest::CONSOLE_MORE],
        Kind::Code => [rest::CODE, rest::CODE_MORE],
        Kind::Told => [rest::TOLD, rest::TOLD_MORE],
    }
}

/// The wrappers that are met every day.
pub fn everyday(kind: Kind) -> &'static [&'static str] {
    lists(kind)[0]
}

/// The wrappers of a kind of text.
#[cfg(test)]
pub fn templates(kind: Kind) -> Vec<&'static str> {
    lists(kind).concat()
}

/// The text inside a wrapper. What reads the result is the same kind of shell,
/// or cmd.exe where a PowerShell command became a process.
pub fn wrap(rng: &mut Rng, text: &str, kind: Kind) -> (String, Kind) {
    let list = *rng.pick(&lists(kind));
    let template = *rng.pick(list);
    let wrapped = frame(rng, template, text, kind);
    let launched = kind == Kind::Ps && (template.starts_with("{psexe}") || template.starts_with("cmd"));
    (wrapped, if launched { Kind::Cmd } else { kind })
}

/// Shared rules of the wrappers.
pub const RULES: &[super::slots::Rule] = &[
    (
        "shell",
        &[
            "cmd",
            "cmd.exe",
            "cmd",
            "cmd.exe",
            "CMD",
            "%COMSPEC%",
            "%comspec%",
            r"C:\Windows\system32\cmd.exe",
            r"C:\Windows\System32\cmd.exe",
            r#""C:\Windows\system32\cmd.exe""#,
            "Cmd.exe",
        ],
    ),
    (
        "psexec",
        &[
            "psexec",
            "psexec.exe",
            "PsExec.exe",
            "PsExec64.exe",
            "PsExec64.exe",
            r"C:\tools\PsExec.exe",
            "paexec",
            ".\\psexec.exe",
        ],
    ),
];
