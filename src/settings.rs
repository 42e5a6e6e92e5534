//! The settings `t1003.*`: their definitions, their check hooks, and one call's snapshot of them.

use pgrx::guc::{GucContext, GucFlags, GucRegistry, GucSetting};
use pgrx::prelude::*;
use std::ffi::{CStr, CString, OsStr, c_char, c_void};
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;
use std::sync::OnceLock;
use t1003_model::device::NAMES;
use t1003_model::{Device, Files, shipped};

static MODEL_PATH: GucSetting<Option<CString>> = GucSetting::<Option<CString>>::new(Some(c""));
static DEVICE: GucSetting<Option<CString>> = GucSetting::<Option<CString>>::new(Some(c"auto"));
static THREADS: GucSetting<i32> = GucSetting::<i32>::new(0);
static CACHE_ENTRIES: GucSetting<i32> = GucSetting::<i32>::new(32_768);
static PRELOAD: GucSetting<bool> = GucSetting::<bool>::new(true);

/// What decides which model a session holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelKey {
    /// `None` is the shipped bundle.
    pub folder: Option<PathBuf>,
    pub device: Device,
}

impl ModelKey {
    /// As the settings stand now.
    pub fn current() -> Self {
        let path = MODEL_PATH.get().unwrap_or_default();
        let folder = match path.to_bytes() {
            b"" => None,
            bytes => Some(PathBuf::from(OsStr::from_bytes(bytes))),
        };
        // the check hook lets nothing else in
        let device = DEVICE.get().and_then(|d| d.to_str().ok()?.parse().ok()).unwrap_or_default();
        ModelKey { folder, device }
    }

    /// What the postmaster can load for its sessions: nothing of a GPU. Its driver does not survive a fork, so a
    /// session goes to the GPU by itself; those that find none take the CPU's copy.
    pub fn before_forking(self) -> Option<Self> {
        match self.device {
            Device::Auto => Some(ModelKey { device: Device::Cpu, ..self }),
            Device::Cuda { .. } => None,
            Device::Cpu | Device::CpuF32 => Some(self),
        }
    }

    pub fn files(&self) -> Files {
        match &self.folder {
            None => shipped::FILES,
            Some(folder) => Files::Folder(folder.clone()),
        }
    }
}

/// Threads for this process: the setting, but no more than cores, or as many as cores up to two. A parallel worker is one
/// of several already and takes one.
pub fn threads() -> usize {
    // asking for the cores reads files under /proc and /sys: too slow for every call
    static CORES: OnceLock<usize> = OnceLock::new();
    // SAFETY: an int that is set when the process starts; read on the main thread.
    if unsafe { pg_sys::ParallelWorkerNumber } >= 0 {
        return 1;
    }
    let cores = *CORES.get_or_init(|| std::thread::available_parallelism().map_or(1, usize::from));
    match THREADS.get() {
        0 => cores.min(2),
        n => cores.min(n as usize),
    }
}

pub fn cache_entries() -> usize {
    CACHE_ENTRIES.get() as usize
}

pub fn preload() -> bool {
    PRELOAD.get()
}

/// Defines the settings and reserves their prefix, so that a misspelt one is an error.
pub fn define() {
    // SAFETY: the hooks are guarded against panics and match the hook's signature.
    unsafe {
        GucRegistry::define_string_guc_with_hooks(
            c"t1003.model_path",
            c"Folder of the model bundle; empty for the shipped one.",
            c"An absolute path on the server. Takes effect at the next call.",
            &MODEL_PATH,
            GucContext::Suset,
            GucFlags::default(),
            Some(check_model_path),
            None,
            None,
        );
        GucRegistry::define_string_guc_with_hooks(
            c"t1003.device",
            c"Where the model runs: auto, cpu, cpu:f32, cuda, cuda:N, cuda:PRECISION or cuda:N:PRECISION.",
            c"auto takes a GPU where the extension is built for it and finds one, else the CPU.",
            &DEVICE,
            GucContext::Userset,
            GucFlags::default(),
            Some(check_device),
            None,
            None,
        );
    }
    GucRegistry::define_int_guc(
        c"t1003.threads",
        c"Threads that a session scores with, no more than cores; 0 for as many as cores, up to two.",
        c"Parallel workers always use one each.",
        &THREADS,
        0,
        256,
        GucContext::Userset,
        GucFlags::default(),
    );
    GucRegistry::define_int_guc(
        c"t1003.cache_entries",
        c"Verdicts that a session remembers; 0 for none.",
        c"32 bytes each. Where the library is preloaded all sessions share one table, and only 0 matters.",
        &CACHE_ENTRIES,
        0,
        1_000_000,
        GucContext::Userset,
        GucFlags::default(),
    );
    GucRegistry::define_bool_guc(
        c"t1003.preload",
        c"Whether the server loads the model once for all sessions when it starts.",
        c"Needs t1003 in shared_preload_libraries; read at server start only.",
        &PRELOAD,
        GucContext::Sighup,
        GucFlags::default(),
    );
    // SAFETY: the argument is a static C string.
    unsafe {
        #[cfg(not(feature = "pg14"))]
        pg_sys::MarkGUCPrefixReserved(c"t1003".as_ptr());
        #[cfg(feature = "pg14")]
        pg_sys::EmitWarningsOnPlaceholders(c"t1003".as_ptr());
    }
}

/// The value that a check hook was given, or `None` where there is none.
///
/// # Safety
/// `new` must be what PostgreSQL passes to a string check hook.
unsafe fn value<'a>(new: *mut *mut c_char) -> Option<&'a CStr> {
    // SAFETY: the caller's promise: it points to a pointer that is null or a C string.
    unsafe { (!(*new).is_null()).then(|| CStr::from_ptr(*new)) }
}

/// Sets the DETAIL of the error that a check hook's `false` becomes.
fn refuse(detail: &str) -> bool {
    // SAFETY: what the macro GUC_check_errdetail does: the string is made in the error's context.
    unsafe {
        pg_sys::pre_format_elog_string(0, std::ptr::null());
        let detail = CString::new(detail).unwrap_or_default();
        pg_sys::GUC_check_errdetail_string = pg_sys::format_elog_string(c"%s".as_ptr(), detail.as_ptr());
    }
    false
}

#[pg_guard]
unsafe extern "C-unwind" fn check_model_path(
    new: *mut *mut c_char,
    _extra: *mut *mut c_void,
    _source: pg_sys::GucSource::Type,
) -> bool {
    // SAFETY: PostgreSQL calls this as a string check hook.
    match unsafe { value(new) }.map(CStr::to_bytes) {
        None | Some(b"") => true,
        Some(path) if path[0] == b'/' => true,
        Some(_) => refuse("The path must be absolute, or empty for the shipped bundle."),
    }
}

#[pg_guard]
unsafe extern "C-unwind" fn check_device(
    new: *mut *mut c_char,
    _extra: *mut *mut c_void,
    _source: pg_sys::GucSource::Type,
) -> bool {
    // SAFETY: PostgreSQL calls this as a string check hook.
    match unsafe { value(new) }.map(|v| v.to_str().is_ok_and(|v| v.parse::<Device>().is_ok())) {
        None | Some(true) => true,
        Some(false) => refuse(&format!("Valid devices are {NAMES}.")),
    }
}
