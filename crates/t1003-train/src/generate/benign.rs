//! The benign families: ordinary work, other attack techniques, look-alikes
//! and talk. The mirrors of the positive families stand beside those, in `acts`.

use super::family::{Family, Label};
use super::slots::Rule;

mod admin;
mod admin_directory;
mod attack_c2;
mod attack_discovery;
mod attack_escalation;
mod attack_evasion;
mod attack_execution;
mod attack_impact;
mod attack_kerberos;
mod attack_lateral;
mod attack_lsass;
mod attack_ntds;
mod attack_persistence;
mod attack_registry;
mod attack_secrets;
mod attack_services;
mod attack_techniques;
mod attack_tools;
mod attack_unix;
mod attack_unix_tools;
mod attack_unsecured;
mod background;
mod background_apps;
mod background_servers;
mod background_windows;
mod cloud;
mod detections;
mod events_other;
mod lookalike;
mod mirrors;
mod near_tools;
mod prose;
mod software;
mod talk;
mod unix;
mod unix_admin;
mod words;

/// Rules that several of the files below use.
pub const RULES: &[Rule] = words::RULES;

/// Other techniques of ATT&CK, a file for each neighbour or tactic.
const ATTACKS: &[&[Family]] = &[
    attack_c2::FAMILIES,
    attack_discovery::FAMILIES,
    attack_escalation::FAMILIES,
    attack_evasion::FAMILIES,
    attack_execution::FAMILIES,
    attack_impact::FAMILIES,
    attack_kerberos::FAMILIES,
    attack_lateral::FAMILIES,
    attack_lsass::FAMILIES,
    attack_ntds::FAMILIES,
    attack_persistence::FAMILIES,
    attack_registry::FAMILIES,
    attack_secrets::FAMILIES,
    attack_services::FAMILIES,
    attack_techniques::FAMILIES,
    attack_tools::FAMILIES,
    attack_unix::FAMILIES,
    attack_unix_tools::FAMILIES,
    attack_unsecured::FAMILIES,
];

/// The words and tools of the act in other meanings.
const LOOKALIKES: &[&[Family]] = &[lookalike::FAMILIES, mirrors::FAMILIES, near_tools::FAMILIES];

/// What Windows machines and their administrators do.
const ORDINARY: &[&[Family]] = &[
    admin::FAMILIES,
    admin_directory::FAMILIES,
    background::FAMILIES,
    background_apps::FAMILIES,
    background_servers::FAMILIES,
    background_windows::FAMILIES,
    software::FAMILIES,
];

/// Other systems, and texts in which nothing is done.
const REST: &[&[Family]] = &[
    cloud::FAMILIES,
    detections::FAMILIES,
    events_other::FAMILIES,
    prose::FAMILIES,
    talk::FAMILIES,
    unix::FAMILIES,
    unix_admin::FAMILIES,
];

/// Hundredths of the negatives for each group above; the mirrors beside the acts have
/// the rest. So a group that grows takes nothing from the others.
const SHARES: [(&[&[Family]], u32); 4] = [(ATTACKS, 41), (LOOKALIKES, 9), (ORDINARY, 21), (REST, 10)];

/// All of them, weighted by `SHARES`.
pub fn families() -> Vec<Family> {
    let mirrors: u32 =
        super::acts::families().iter().filter(|f| f.label == Label::Benign).map(|f| f.weight).sum();
    let rest = 100 - SHARES.iter().map(|(_, share)| share).sum::<u32>();
    SHARES
        .iter()
        .flat_map(|(group, share)| {
            let families = group.concat();
            let sum: u32 = families.iter().map(|f| f.weight).sum();
            families.into_iter().map(move |f| {
                let weight = u64::from(f.weight) * u64::from(mirrors * share) / u64::from(sum * rest);
                f.weight((weight as u32).max(1))
            })
        })
        .collect()
}

#[cfg(test)]
mod tests;
