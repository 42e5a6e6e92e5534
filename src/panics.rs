//! A panic's message may quote the text that was being scored (slicing off a character boundary
//! does), and command lines hold secrets. So a worker's panic is logged by its place alone.

use std::panic::{set_hook, take_hook};

/// Wraps pgrx's hook, which prints panics of other threads to the server log in full.
pub fn keep_texts_out_of_the_log() {
    let before = take_hook();
    set_hook(Box::new(move |info| {
        let thread = std::thread::current();
        let worker = thread.name().is_some_and(|name| name.starts_with("t1003-"));
        match info.location() {
            Some(place) if worker => eprintln!("t1003: internal error in a worker thread at {place}"),
            None if worker => eprintln!("t1003: internal error in a worker thread"),
            _ => before(info),
        }
    }));
}
