//! What a family is: a tool and an idiom, its label, the shell it speaks, and
//! the templates that its texts come from.
//!
//! Positive families name their mirror: the benign family in which the same
//! tool does its other things, or the same words mean something else.

use super::template::Slot;

/// The two answers of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// The local account database is taken, or someone tries.
    T1003_002,
    /// Anything else, other attacks included.
    Benign,
}

impl Label {
    pub const BOTH: [Label; 2] = [Label::T1003_002, Label::Benign];

    /// As the label column spells it.
    pub fn name(self) -> &'static str {
        match self {
            Label::T1003_002 => "T1003.002",
            Label::Benign => "Benign",
        }
    }
}

/// What reads the text, and so what may be put around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A Windows program with arguments; cmd.exe can run it.
    Cmd,
    /// PowerShell.
    Ps,
    /// A Unix shell.
    Sh,
    /// The prompt of a tool (mimikatz, Metasploit, a C2 console).
    Console,
    /// Program source.
    Code,
    /// A sentence or a finished log record: nothing runs it.
    Told,
}

/// A tool and an idiom.
#[derive(Clone, Copy)]
pub struct Family {
    pub name: &'static str,
    /// Families of one tool are held out together.
    pub tool: &'static str,
    pub label: Label,
    pub kind: Kind,
    pub weight: u32,
    pub templates: &'static [&'static str],
    pub slots: &'static [Slot],
    pub mirror: Option<&'static str>,
}

impl Family {
    const fn new(
        label: Label,
        tool: &'static str,
        name: &'static str,
        kind: Kind,
        templates: &'static [&'static str],
    ) -> Self {
        Self { name, tool, label, kind, weight: 10, templates, slots: &[], mirror: None }
    }

    /// A positive family and the benign one that stands against it.
    pub const fn act(
        tool: &'static str,
        name: &'static str,
        mirror: &'static str,
        kind: Kind,
        templates: &'static [&'static str],
    ) -> Self {
        let mut family = Self::new(Label::T1003_002, tool, name, kind, templates);
        family.mirror = Some(mirror);
        family
    }

    /// A benign family.
    pub const fn other(
        tool: &'static str,
        name: &'static str,
        kind: Kind,
        templates: &'static [&'static str],
    ) -> Self {
        Self::new(Label::Benign, tool, name, kind, templates)
    }

    /// Fills the holes that the templates leave.
    pub const fn slots(mut self, slots: &'static [Slot]) -> Self {
        self.slots = slots;
        self
    }

    /// How often it is drawn among its label's families; 10 unless told.
    pub const fn weight(mut self, weight: u32) -> Self {
        self.weight = weight;
        self
    }
}

/// Every family, in a fixed order.
pub fn all() -> Vec<Family> {
    [super::acts::families(), super::benign::families()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::{slots, template};
    use std::collections::BTreeSet;

    #[test]
    fn every_template_is_well_formed() {
        let mut faults = Vec::new();
        for family in all() {
            assert!(!family.templates.is_empty(), "{}", family.name);
            for text in family.templates {
                faults.extend(template::faults(text, family.slots));
            }
            for (_, text) in family.slots {
                faults.extend(template::faults(text, family.slots));
            }
        }
        for (_, choices) in slots::all_rules() {
            for text in choices {
                faults.extend(template::faults(text, &[]));
            }
        }
        faults.sort();
        faults.dedup();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn names_are_unique_and_every_act_has_its_mirror() {
        let families = all();
        let mut seen = BTreeSet::new();
        for family in &families {
            assert!(seen.insert(family.name), "{} twice", family.name);
            if family.label == Label::T1003_002 {
                let mirror = family.mirror.expect(family.name);
                let found = families
                    .iter()
                    .find(|other| other.name == mirror)
                    .unwrap_or_else(|| panic!("{}: no family {mirror}", family.name));
                assert_eq!(found.label, Label::Benign, "{mirror}");
            }
        }
    }
}
