//! Sentences and programs that several hands wrote, in the grammar's notation: one text file for each, a template a line,
//! programs with a line of `=====` between them.
//!
//! What the act is stands in a program's `{ROOT}`, `{KEY}`, `{KEYS}`, `{REL}`, `{RELJ}`, `{RELX}` and `{FILES}`, which the families fill.

const SENTENCES: &[(&str, &str)] = &[
    ("prose_act", include_str!("bank/prose_act.txt")),
    ("prose_near", include_str!("bank/prose_near.txt")),
    ("foreign_act", include_str!("bank/foreign_act.txt")),
    ("foreign_near", include_str!("bank/foreign_near.txt")),
    ("filler", include_str!("bank/filler.txt")),
];
const PROGRAMS: &str = include_str!("bank/program.txt");

/// The files as rules.
pub fn rules() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    let programs = PROGRAMS.split("\n=====\n").map(str::trim).collect();
    SENTENCES.iter().map(|(name, lines)| (*name, lines.lines().collect())).chain([("program", programs)])
}

/// The sentences of people.
pub fn sentences() -> impl Iterator<Item = &'static str> {
    SENTENCES.iter().flat_map(|(_, lines)| lines.lines())
}
