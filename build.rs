//! Keeps the section in which pgrx stores what `CREATE EXTENSION` runs: nothing refers to it, so a
//! linker that collects garbage would drop it. `cargo pgrx` would ask for the same by a flag to every
//! crate, and everything would be compiled twice.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-cdylib-link-arg=-Wl,--no-gc-sections");
}
