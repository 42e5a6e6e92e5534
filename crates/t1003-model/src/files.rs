//! A bundle's files: a folder on disk, or bytes compiled into the program.

use crate::error::{Error, Result};
use std::fs::File;
use std::io::Read;
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// Where a bundle's files are.
#[derive(Clone, Debug)]
pub enum Files {
    Folder(PathBuf),
    /// Names and contents.
    Embedded(&'static [(&'static str, &'static [u8])]),
}

/// One opened file.
pub enum Bytes {
    File { file: File, length: usize },
    Static(&'static [u8]),
}

impl Bytes {
    pub fn len(&self) -> usize {
        match self {
            Bytes::File { length, .. } => *length,
            Bytes::Static(bytes) => bytes.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Fills `buffer` from `offset`; an error where the file is shorter.
    pub fn read_at(&self, offset: usize, buffer: &mut [u8]) -> std::io::Result<()> {
        match self {
            Bytes::File { file, .. } => file.read_exact_at(buffer, offset as u64),
            Bytes::Static(bytes) => {
                let end = offset.checked_add(buffer.len()).filter(|&e| e <= bytes.len());
                let end = end.ok_or(std::io::ErrorKind::UnexpectedEof)?;
                buffer.copy_from_slice(&bytes[offset..end]);
                Ok(())
            }
        }
    }
}

impl Files {
    /// For messages: the file's path, or `shipped/NAME`.
    pub fn path(&self, name: &str) -> PathBuf {
        match self {
            Files::Folder(folder) => folder.join(name),
            Files::Embedded(_) => Path::new("shipped").join(name),
        }
    }

    pub fn has(&self, name: &str) -> bool {
        match self {
            Files::Folder(folder) => folder.join(name).exists(),
            Files::Embedded(files) => files.iter().any(|(n, _)| *n == name),
        }
    }

    pub fn open(&self, name: &str) -> Result<Bytes> {
        let path = self.path(name);
        let failed = |reason: String| Error::File { path: path.clone(), reason };
        match self {
            Files::Folder(folder) => {
                if !folder.is_dir() {
                    let reason = if folder.exists() { "it is no folder" } else { "there is no such folder" };
                    return Err(Error::File { path: folder.clone(), reason: reason.into() });
                }
                // a FIFO in the file's place must not block the open
                let file = File::options()
                    .read(true)
                    .custom_flags(libc::O_NONBLOCK)
                    .open(&path)
                    .map_err(|e| failed(e.to_string()))?;
                let metadata = file.metadata().map_err(|e| failed(e.to_string()))?;
                if !metadata.is_file() {
                    return Err(failed("it is no regular file".into()));
                }
                Ok(Bytes::File { file, length: metadata.len() as usize })
            }
            Files::Embedded(files) => files
                .iter()
                .find(|(n, _)| *n == name)
                .map(|(_, bytes)| Bytes::Static(bytes))
                .ok_or_else(|| failed("not in the shipped bundle".into())),
        }
    }

    /// The whole file, refused beyond `limit` bytes.
    pub fn read(&self, name: &str, limit: usize) -> Result<Vec<u8>> {
        let bytes = self.open(name)?;
        if bytes.len() > limit {
            let reason = format!("{} bytes, more than the {limit} that such a file can need", bytes.len());
            return Err(Error::File { path: self.path(name), reason });
        }
        let failed = |e: std::io::Error| Error::File { path: self.path(name), reason: e.to_string() };
        match bytes {
            Bytes::Static(bytes) => Ok(bytes.to_vec()),
            // files under /proc and the like announce 0 bytes: read what is there, up to the limit
            Bytes::File { file, length } => {
                let mut out = Vec::with_capacity(length);
                file.take(limit as u64).read_to_end(&mut out).map_err(failed)?;
                Ok(out)
            }
        }
    }
}
