//! Where the bytes of a `packed.bin` are: in the library's read-only data, mapped, or read.
//!
//! A file that shrinks under a mapping is a SIGBUS, which would take the server down. So a file is
//! mapped only where nobody but root or the server's own user can write it, and those replace it by
//! renaming a new one over it, as `t1003 pack` does: the mapping keeps the old one. Any other file is read.

use crate::error::{Error, Result};
use crate::files::{Bytes, Files};
use memmap2::Mmap;
use std::fs::File;
use std::os::unix::fs::MetadataExt;

#[repr(C, align(64))]
#[derive(Clone, Copy)]
pub struct Line([u8; 64]);

pub enum Blob {
    Static(&'static [u8]),
    Mapped(Mmap),
    Read { lines: Vec<Line>, length: usize },
}

impl Blob {
    pub fn open(files: &Files, name: &str) -> Result<Self> {
        let failed = |e: std::io::Error| Error::File { path: files.path(name), reason: e.to_string() };
        match files.open(name)? {
            Bytes::Static(bytes) if (bytes.as_ptr() as usize).is_multiple_of(64) => Ok(Blob::Static(bytes)),
            Bytes::File { file, length } if is_ours_alone(&file).map_err(failed)? && length > 0 => {
                // SAFETY: the file is not shortened while it is mapped, by the rule above.
                let map = unsafe { Mmap::map(&file) }.map_err(failed)?;
                Ok(Blob::Mapped(map))
            }
            bytes => {
                let length = bytes.len();
                let mut lines = vec![Line([0; 64]); length.div_ceil(64)];
                bytes.read_at(0, &mut flat_mut(&mut lines)[..length]).map_err(failed)?;
                Ok(Blob::Read { lines, length })
            }
        }
    }

    pub fn copy(bytes: &[u8]) -> Self {
        let mut lines = vec![Line([0; 64]); bytes.len().div_ceil(64)];
        flat_mut(&mut lines)[..bytes.len()].copy_from_slice(bytes);
        Blob::Read { lines, length: bytes.len() }
    }

    pub fn bytes(&self) -> &[u8] {
        match self {
            Blob::Static(bytes) => bytes,
            Blob::Mapped(map) => map,
            // SAFETY: lines are plain bytes without padding, `length` of them at least.
            Blob::Read { lines, length } => unsafe {
                std::slice::from_raw_parts(lines.as_ptr().cast(), *length)
            },
        }
    }

    /// Bytes in memory of this process alone.
    pub fn private_bytes(&self) -> usize {
        match self {
            Blob::Read { length, .. } => *length,
            _ => 0,
        }
    }
}

fn flat_mut(lines: &mut [Line]) -> &mut [u8] {
    // SAFETY: lines are plain bytes without padding.
    unsafe { std::slice::from_raw_parts_mut(lines.as_mut_ptr().cast(), size_of_val(lines)) }
}

/// Whether only root and this process's user can write to the file.
fn is_ours_alone(file: &File) -> std::io::Result<bool> {
    let metadata = file.metadata()?;
    // SAFETY: a call without preconditions.
    let user = unsafe { libc::geteuid() };
    Ok((metadata.uid() == 0 || metadata.uid() == user) && metadata.mode() & 0o022 == 0)
}
