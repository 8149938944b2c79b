//! Schema versions: an append-only list of migrations, and what is refused.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use super::backup::{self, Copying, Each};
use super::{Result, StoreError};

/// Marks a file as ours in SQLite's header: the letters `akyn`.
const APPLICATION_ID: i64 = 0x616b_796e;

/// Every version of the schema, oldest first; never edited, only added to.
pub(super) const VERSIONS: &[M<'static>] = &[
    M::up(include_str!("../../assets/schema/001_library.sql")),
    M::up(include_str!("../../assets/schema/002_search.sql")),
    M::up(include_str!("../../assets/schema/003_keep.sql")),
    M::up(include_str!("../../assets/schema/004_seek.sql")),
    M::up(include_str!("../../assets/schema/005_names.sql")),
    M::up(include_str!("../../assets/schema/006_related.sql")),
    M::up(include_str!("../../assets/schema/007_rates.sql")),
    M::up(include_str!("../../assets/schema/008_threads.sql")),
    M::up(include_str!("../../assets/schema/009_saving.sql")),
    M::up(include_str!("../../assets/schema/010_sum.sql")),
    M::up(include_str!("../../assets/schema/011_ways.sql")),
    M::up(include_str!("../../assets/schema/012_thread_choices.sql")),
    M::up(include_str!("../../assets/schema/013_rolling_merge.sql")),
    M::up(include_str!("../../assets/schema/014_new_terms.sql")),
];

/// What an opened file turns out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// A file without anything in it.
    Blank,
    /// A library of this version, from 1.
    Version(i64),
}

/// Looks at a file without changing it.
pub(super) fn inspect(connection: &Connection, path: &Path, versions: &[M<'_>]) -> Result<State> {
    let known = newest(versions);
    let state = read_state(connection).map_err(|error| match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => StoreError::NotALibrary(path.to_owned()),
        Some(rusqlite::ErrorCode::CannotOpen) => {
            let why = "its folder may only be read, or has no room".to_owned();
            StoreError::CannotOpen { path: path.to_owned(), why }
        }
        _ => StoreError::from(error),
    })?;
    match state {
        (0, 0, 0) => Ok(State::Blank),
        (APPLICATION_ID, found @ 1.., _) if found <= known => Ok(State::Version(found)),
        (APPLICATION_ID, found, _) if found > known => {
            Err(StoreError::Newer { path: path.to_owned(), found, known })
        }
        _ => Err(StoreError::NotALibrary(path.to_owned())),
    }
}

/// Brings a file up to date; an older library is copied beside itself first, and `each` is told how far that is.
pub(super) fn migrate(
    connection: &mut Connection,
    path: &Path,
    state: State,
    versions: &[M<'_>],
    each: Each<'_>,
) -> Result<()> {
    match state {
        State::Version(found) if found == newest(versions) => return Ok(()),
        State::Version(found) => keep_old(connection, path, found, each)?,
        State::Blank => {}
    }
    let migrated = Migrations::from_slice(versions).to_latest(connection);
    migrated.or_else(|error| match inspect(connection, path, versions)? {
        // Another program did it at the same moment.
        State::Version(found) if found == newest(versions) => Ok(()),
        _ => Err(StoreError::Migration(error.to_string())),
    })
}

/// The newest version in a list of migrations.
pub(super) fn newest(versions: &[M<'_>]) -> i64 {
    i64::try_from(versions.len()).unwrap_or(i64::MAX)
}

/// Application id, schema version and number of schema objects.
fn read_state(connection: &Connection) -> rusqlite::Result<(i64, i64, i64)> {
    let application = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let version = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let objects = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok((application, version, objects))
}

/// Copies a library of an old version to `library.db.v1.bak`; an earlier copy of that version stays as it is.
fn keep_old(connection: &Connection, path: &Path, version: i64, each: Each<'_>) -> Result<()> {
    if each(Copying::default()).is_break() {
        return Err(StoreError::Stopped);
    }
    match backup::copy(connection, &backup_path(path, version), each) {
        Err(StoreError::BackupExists(_)) => Ok(()),
        done => done,
    }
}

/// Where a library of an old version is kept.
fn backup_path(path: &Path, version: i64) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".v{version}.bak"));
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use rusqlite_migration::M;

    use super::super::{Result, Store, StoreError, open};
    use super::VERSIONS;

    fn open_with(path: &std::path::Path, mode: open::Mode, versions: &[M<'_>]) -> Result<Store> {
        open::open_with(path, mode, versions, &mut |_| std::ops::ControlFlow::Continue(()))
    }

    fn next_version() -> Vec<M<'static>> {
        let mut versions = VERSIONS.to_vec();
        versions.push(M::up("CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;"));
        versions
    }

    #[test]
    fn migrations_apply_one_after_the_other() {
        assert!(rusqlite_migration::Migrations::from_slice(VERSIONS).validate().is_ok());
    }

    #[test]
    fn an_older_library_is_copied_before_it_is_brought_up_to_date() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.db");
        drop(open_with(&path, open::Mode::Write, VERSIONS).unwrap());
        drop(open_with(&path, open::Mode::Write, &next_version()).unwrap());
        let copy = folder.path().join(format!("library.db.v{}.bak", VERSIONS.len()));
        assert!(copy.exists());
        let error = open_with(&path, open::Mode::Write, VERSIONS).unwrap_err();
        assert!(matches!(error, StoreError::Newer { found, known, .. } if found == known + 1), "{error}");
        assert!(open_with(&copy, open::Mode::Read, VERSIONS).is_ok());
    }

    #[test]
    fn an_older_library_is_not_migrated_by_a_reader() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.db");
        drop(open_with(&path, open::Mode::Write, VERSIONS).unwrap());
        let error = open_with(&path, open::Mode::Read, &next_version()).unwrap_err();
        assert!(error.to_string().contains("older akyn"), "{error}");
    }
}
