//! What a model must beat to be worth its place: the search that an engineer would write in SQL today, and a
//! linear model on the same tokens. Both see the text as it stands.

pub mod linear;
pub mod patterns;

pub use linear::Linear;
pub use patterns::Patterns;
