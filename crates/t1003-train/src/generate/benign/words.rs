//! Rules that the benign families share: who does it, and where.

use crate::generate::slots::Rule;

pub const RULES: &[Rule] = &[
    (
        "who",
        &[
            "The attacker",
            "The attacker",
            "the attacker",
            "The operator",
            "An operator",
            "The intruder",
            "The threat actor",
            "Adversaries",
            "The malware",
            "The red team",
            "User {user}",
            "{account}",
            "A user",
            "An administrator",
            "The script",
            "Someone with the account {user}",
        ],
    ),
    (
        "where",
        &[
            " on {plainhost}",
            " on {plainhost}",
            " on host {plainhost}",
            " at {clock}",
            " on {isodate}",
            " on {plainhost} at {stamp}",
            " from {ip}",
            "",
            "",
            "",
        ],
    ),
];
