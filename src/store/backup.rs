//! Copies of a library, safely while it is in use.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::open::create_private;
use super::{Result, Store, StoreError};

impl Store {
    /// Copies the library, as it is at this moment, to a file that must not exist.
    ///
    /// # Errors
    /// When the file exists, or cannot be written.
    pub fn backup(&self, to: &Path) -> Result<()> {
        copy(&self.connection, to)
    }
}

/// Copies a database under a passing name first, so that a copy cut short never looks like a backup.
pub(super) fn copy(from: &Connection, to: &Path) -> Result<()> {
    if to.exists() {
        return Err(StoreError::BackupExists(to.to_owned()));
    }
    let part = part_path(to);
    let done = write_part(from, &part).and_then(|()| put_in_place(&part, to));
    if done.is_err() {
        // What is left of a failed copy is of no use; that it cannot be removed changes nothing.
        let _ = fs::remove_file(&part);
    }
    done
}

fn write_part(from: &Connection, part: &Path) -> Result<()> {
    create_private(part).map_err(|error| failed(part, &error))?;
    let mut copy = Connection::open(part)?;
    // All pages in one step: the copy is of one moment, and writers beside it need not wait under WAL.
    Backup::new(from, &mut copy)?.run_to_completion(i32::MAX, Duration::ZERO, None)?;
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    copy.close().map_err(|(_, error)| StoreError::from(error))
}

/// Gives the copy its name; a hard link fails where something took the name meanwhile, a rename would not.
fn put_in_place(part: &Path, to: &Path) -> Result<()> {
    match fs::hard_link(part, to) {
        Ok(()) => fs::remove_file(part).map_err(|error| failed(to, &error)),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(StoreError::BackupExists(to.to_owned()))
        }
        Err(_) => fs::rename(part, to).map_err(|error| failed(to, &error)),
    }
}

fn failed(path: &Path, error: &std::io::Error) -> StoreError {
    StoreError::BackupFailed { path: path.to_owned(), why: error.to_string() }
}

fn part_path(to: &Path) -> PathBuf {
    let mut name = to.as_os_str().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    PathBuf::from(name)
}
