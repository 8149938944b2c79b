//! What can go wrong with a library file, in sentences for a user.

use std::path::PathBuf;

use rusqlite::ErrorCode;

/// What went wrong with a library file: what, then why, then what to do.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file is something else.
    #[error("{} is not an akyn library and was left as it is; give another file with --library", .0.display())]
    NotALibrary(PathBuf),
    /// The file was written by a newer akyn.
    #[error(
        "{} was written by a newer akyn (its schema is {found}, this akyn knows {known}); update akyn to open it; the file was left as it is", path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// The version of its schema.
        found: i64,
        /// The newest that this program knows.
        known: i64,
    },
    /// The file was written by an older akyn and may only be read.
    #[error(
        "{} was written by an older akyn (its schema is {found}, this akyn reads {known}) and may not be written; make the file and its folder writable, so that it can be brought up to date, after a backup", path.display()
    )]
    Older {
        /// The file.
        path: PathBuf,
        /// The version of its schema.
        found: i64,
        /// The one this program writes.
        known: i64,
    },
    /// The file or its folder cannot be opened or made.
    #[error("cannot open the library {}: {why}; check the path and its permissions", path.display())]
    CannotOpen {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        why: String,
    },
    /// The file is damaged.
    #[error("the library is damaged ({0}); restore it from a backup, or export what can still be read")]
    Damaged(String),
    /// Another program is writing and does not stop.
    #[error("the library is in use by another program that keeps writing to it; try again when that is done")]
    Busy,
    /// The file may not be written.
    #[error("the library may only be read; check the permissions of its file and folder")]
    ReadOnly,
    /// The disk is full.
    #[error(
        "the library could not be written: the disk is full; make room and try again, nothing was half saved"
    )]
    DiskFull,
    /// A backup would overwrite something.
    #[error("{} exists already; give the backup another name, nothing is overwritten", .0.display())]
    BackupExists(PathBuf),
    /// A backup could not be written.
    #[error("cannot write the backup {}: {why}", path.display())]
    BackupFailed {
        /// The backup.
        path: PathBuf,
        /// The system's reason.
        why: String,
    },
    /// A copy was stopped on request.
    #[error(
        "stopped before the copy was whole; what there was of it is taken away, and the library is as it was"
    )]
    Stopped,
    /// The schema could not be brought up to date.
    #[error("the library could not be brought up to date ({0}); nothing was changed")]
    Migration(String),
    /// SQLite refused for a reason that has no sentence of its own.
    #[error("the library could not be read or written: {}", reason(.0))]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(reason(&error)),
            _ => Self::Sqlite(error),
        }
    }
}

/// SQLite's reason in one line: it quotes whole statements, and of a damaged file whatever stands in it.
fn reason(error: &rusqlite::Error) -> String {
    let told = error.to_string();
    let line = told.split(char::is_control).next().unwrap_or_default();
    line.chars().take(LONGEST_REASON).collect()
}

/// In characters.
const LONGEST_REASON: usize = 160;
