//! Very long texts: nothing hides in them, what they take is bounded, and a stop is answered soon.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{LazyLock, Mutex, MutexGuard, OnceLock, PoisonError};
use t1003_model::explain::explain;
use t1003_model::pieces::PIECE;
use t1003_model::pool::Pool;
use t1003_model::{Device, Error, Model, Stop, shipped};

/// Counts bytes, and raises [`STOP`] when [`STOP_AT`] of them have been allocated.
struct Counting;

static LIVE: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);
static TOTAL: AtomicUsize = AtomicUsize::new(0);
static STOP_AT: AtomicUsize = AtomicUsize::new(usize::MAX);
static STOP: OnceLock<Stop> = OnceLock::new();

// SAFETY: the system's allocator does the work.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        PEAK.fetch_max(LIVE.fetch_add(layout.size(), Relaxed) + layout.size(), Relaxed);
        if TOTAL.fetch_add(layout.size(), Relaxed) + layout.size() >= STOP_AT.load(Relaxed)
            && let Some(stop) = STOP.get()
        {
            stop.stop();
        }
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::open(shipped::FILES, Device::Cpu).unwrap());

/// One test at a time: what is counted is everybody's.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

const COMMAND: &str = r"reg save HKLM\SAM C:\temp\sam.hiv";

/// Of at least so many bytes. It repeats itself, so that few distinct windows have to be scored.
fn harmless(line: &str, bytes: usize) -> String {
    line.repeat(bytes.div_ceil(line.len()))
}

fn log_odds(text: &str) -> f32 {
    MODEL.classify(text, &Stop::default()).unwrap().log_odds
}

#[test]
fn an_act_is_found_wherever_it_stands() {
    let _alone = alone();
    for line in ["ping -n 1 server\r\n", "ping -n 1 server & ", "echo;"] {
        let padding = harmless(line, 2 * PIECE);
        assert!(log_odds(&padding) < 0.0, "{line:?}");
        assert!(log_odds(&format!("{COMMAND}\n{padding}")) > 0.0, "at the beginning, {line:?}");
        assert!(log_odds(&format!("{padding}\n{COMMAND}")) > 0.0, "at the end, {line:?}");
    }
}

#[test]
fn an_act_across_a_cut_is_found() {
    let _alone = alone();
    let padding = "echo;".repeat(PIECE);
    // the cut is at the last blank of the command that is before it, or in a word
    for before in [1, 8, 12, 16, 20, COMMAND.len()] {
        let text = format!("{}&{COMMAND}&{}", &padding[..PIECE - 1 - before], &padding[..PIECE]);
        assert!(log_odds(&text) > 0.0, "{before} bytes before");
    }
}

#[test]
fn an_act_is_explained_where_it_stands() {
    let _alone = alone();
    let padding = harmless("ping -n 1 sérver & ", 2 * PIECE);
    let text = format!("{padding}c^md /c r^eg save HK^LM\\SAM C:\\temp\\x.hiv & {padding}");
    let found = explain(&MODEL, &text, 5, &Stop::default()).unwrap();
    let hive =
        found.iter().find(|f| f.reads.to_lowercase().contains("sam")).unwrap_or_else(|| panic!("{found:?}"));
    assert_eq!(&text[hive.range.clone()], r"HK^LM\SAM");
}

#[test]
fn memory_does_not_grow_with_the_text() {
    let _alone = alone();
    let text = harmless("ping -n 1 s^erver & ", 6 << 20);
    let pool = Pool::start(1).unwrap();
    pool.run(|| log_odds("whoami"));
    let before = LIVE.load(Relaxed);
    let peak = |work: &(dyn Fn() + Sync)| {
        PEAK.store(before, Relaxed);
        pool.run(work);
        (PEAK.load(Relaxed) - before) >> 20
    };
    let of = peak(&|| {
        log_odds(&text);
    });
    assert!(of < 100, "classify: {of} MB");
    let of = peak(&|| {
        explain(&MODEL, &text, 5, &Stop::default()).unwrap();
    });
    assert!(of < 150, "explain: {of} MB");
}

/// By what is allocated after it: less than one piece takes.
#[test]
fn a_stop_is_answered_before_much_more_is_done() {
    let _alone = alone();
    let text = harmless("ping -n 1 s^erver & ", 20 << 20);
    let pool = Pool::start(1).unwrap();
    pool.run(|| log_odds("whoami"));
    let before = TOTAL.load(Relaxed);
    pool.run(|| log_odds(&text[..PIECE]));
    let piece = TOTAL.load(Relaxed) - before;
    let stop = STOP.get_or_init(Stop::default);
    let at = TOTAL.load(Relaxed) + piece / 2;
    STOP_AT.store(at, Relaxed);
    let answer = pool.run(|| MODEL.classify(&text, stop));
    let more = TOTAL.load(Relaxed) - at;
    assert!(matches!(answer, Err(Error::Stopped)));
    assert!(more < piece, "{more} bytes, and {piece} for a piece");
}
