//! The arithmetic of the int8 engine: products, attention, layer norms and what lies between, once for each
//! kind of CPU behind the safe face of [`Kernels`]. It depends on nothing, so that its tests run in seconds under
//! Miri and on an emulated ARM (docs/contributing.md).
//!
//! All kinds give the same bits: integer sums are exact, f32 sums are taken in one order (see `lanes`).

mod attention;
#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod kernels;
mod lanes;
#[cfg(target_arch = "aarch64")]
mod neon;
mod peak;
mod product;
mod rows;

pub use attention::Attention;
pub use kernels::Kernels;
pub use peak::peak;
pub use product::{COLUMNS, Matrix, Rows};
pub use rows::Norm;
