//! The benign families: ordinary work, other attack techniques, look-alikes
//! and talk. The mirrors of the positive families stand beside those, in `acts`.

use super::family::Family;

mod admin;
mod attack;
mod attack_unix;
mod background;
mod cloud;
mod lookalike;
mod prose;
mod software;
mod talk;
mod unix;

/// All of them.
pub fn families() -> Vec<Family> {
    [
        background::FAMILIES,
        software::FAMILIES,
        admin::FAMILIES,
        cloud::FAMILIES,
        unix::FAMILIES,
        lookalike::FAMILIES,
        talk::FAMILIES,
        prose::FAMILIES,
        attack::FAMILIES,
        attack_unix::FAMILIES,
    ]
    .concat()
}
