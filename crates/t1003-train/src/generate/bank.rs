//! What several hands wrote, in the grammar's notation: one text file for each kind.
//!
//! What the act is stands in a `program`'s `{ROOT}`, `{KEY}`, `{KEYS}`, `{REL}`, `{RELJ}`, `{RELX}` and `{FILES}`, which the
//! families fill. All other files are for the act or against it as they stand.

/// Sentences and whole pages by people, a template a line.
const TOLD: &[(&str, &str)] = &[
    ("prose_act", include_str!("bank/prose_act.txt")),
    ("prose_near", include_str!("bank/prose_near.txt")),
    ("foreign_act", include_str!("bank/foreign_act.txt")),
    ("foreign_near", include_str!("bank/foreign_near.txt")),
    ("filler", include_str!("bank/filler.txt")),
    ("page_act", include_str!("bank/page_act.txt")),
    ("page_near", include_str!("bank/page_near.txt")),
    ("foreign_page_act", include_str!("bank/foreign_page_act.txt")),
    ("foreign_page_near", include_str!("bank/foreign_page_near.txt")),
];

/// Commands, scripts and log records, a template a line.
const LINES: &[(&str, &str)] =
    &[("line_act", include_str!("bank/line_act.txt")), ("line_near", include_str!("bank/line_near.txt"))];

/// Programs, with a line of `=====` between them.
const PROGRAMS: &[(&str, &str)] =
    &[("program", include_str!("bank/program.txt")), ("program_near", include_str!("bank/program_near.txt"))];

/// The files as rules.
pub fn rules() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    let lines = TOLD.iter().chain(LINES).map(|(name, text)| (*name, text.lines().collect()));
    let programs =
        PROGRAMS.iter().map(|(name, text)| (*name, text.split("\n=====\n").map(str::trim).collect()));
    lines.chain(programs)
}

/// The sentences of people.
pub fn sentences() -> impl Iterator<Item = &'static str> {
    TOLD.iter().flat_map(|(_, text)| text.lines())
}
