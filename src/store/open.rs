//! Opening a library file: what is made, what is refused, how the connection is set up.

use std::fs;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::M;

use super::backup::Each;
use super::schema::{self, State, VERSIONS};
use super::{Result, Store, StoreError};

/// How long a connection waits for another one that writes.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// How long it sleeps between two tries. SQLite's own handler sleeps ever longer and can starve beside an
/// import, which pauses for a few milliseconds only.
const PAUSE: Duration = Duration::from_millis(2);

/// Kilobytes of pages that a connection keeps in memory.
pub(super) const CACHE: i64 = 8_192;

/// The same where pages are read for others only.
const FETCHED: i64 = 512;

/// The first bytes of every SQLite file.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Whether a connection writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Write,
    Read,
}

impl Store {
    /// Opens a library to write; makes the file and its folder where need be, and brings an older one up to date.
    ///
    /// # Errors
    /// When the file is no library, is of a newer version, is damaged, or cannot be made.
    pub fn open_to_write(path: &Path) -> Result<Self> {
        Self::open_to_write_telling(path, &mut |_| ControlFlow::Continue(()))
    }

    /// The same; `each` is told how far a library of an older version is copied before it is brought up to date.
    ///
    /// # Errors
    /// As [`Store::open_to_write`]; and when it was stopped: then the library is as it was.
    pub fn open_to_write_telling(path: &Path, each: Each<'_>) -> Result<Self> {
        open_with(path, Mode::Write, VERSIONS, each)
    }

    /// Opens a library to read; a missing or empty file is an empty library.
    ///
    /// # Errors
    /// When the file is no library, is of another version, is damaged, or cannot be read.
    pub fn open_to_read(path: &Path) -> Result<Self> {
        open_with(path, Mode::Read, VERSIONS, &mut |_| ControlFlow::Continue(()))
    }

    /// The same for who reads only so that the system has it at hand, and keeps next to nothing in memory.
    ///
    /// # Errors
    /// As [`Store::open_to_read`].
    pub fn open_to_fetch(path: &Path) -> Result<Self> {
        let store = Self::open_to_read(path)?;
        store.connection.pragma_update(None, "cache_size", -FETCHED)?;
        Ok(store)
    }
}

pub(super) fn open_with(path: &Path, mode: Mode, versions: &[M<'_>], each: Each<'_>) -> Result<Store> {
    let blank = refuse_foreign(path)?;
    match mode {
        Mode::Read if blank => in_memory(versions),
        Mode::Read => open_to_read(path, versions),
        Mode::Write => open_to_write(path, versions, each),
    }
}

fn open_to_write(path: &Path, versions: &[M<'_>], each: Each<'_>) -> Result<Store> {
    make_private(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = connect(path, flags)?;
    let state = schema::inspect(&connection, path, versions)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    set_up(&connection)?;
    schema::migrate(&mut connection, path, state, versions, each)?;
    Ok(Store::over(connection))
}

fn open_to_read(path: &Path, versions: &[M<'_>]) -> Result<Store> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = connect(path, flags)?;
    let known = schema::newest(versions);
    let state = match schema::inspect(&connection, path, versions) {
        Err(refused @ (StoreError::CannotOpen { .. } | StoreError::ReadOnly)) => {
            connection = connect(&unchanging(path).ok_or(refused)?, flags | OpenFlags::SQLITE_OPEN_URI)?;
            schema::inspect(&connection, path, versions)?
        }
        looked => looked?,
    };
    match state {
        State::Blank => in_memory(versions),
        State::Version(found) if found < known => {
            Err(StoreError::Older { path: path.to_owned(), found, known })
        }
        State::Version(_) => {
            set_up(&connection)?;
            let store = Store::over(connection);
            // Nobody stops it yet; but what it reads can be given up.
            store.heed(Arc::default())?;
            Ok(store)
        }
    }
}

/// The address of a library in a folder that may only be read, such as one on a disk mounted so: SQLite has no place
/// there for what connections share, and need not share anything where nobody can write. `None` where changes wait
/// beside the file, which are then out of reach.
fn unchanging(path: &Path) -> Option<PathBuf> {
    let mut changes = path.as_os_str().to_owned();
    changes.push("-wal");
    if fs::metadata(changes).is_ok_and(|changes| changes.len() > 0) {
        return None;
    }
    let plain = path.to_str()?.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    Some(PathBuf::from(format!("file:{plain}?immutable=1")))
}

fn in_memory(versions: &[M<'_>]) -> Result<Store> {
    let mut connection = Connection::open_in_memory()?;
    set_up(&connection)?;
    schema::migrate(&mut connection, Path::new(":memory:"), State::Blank, versions, &mut |_| {
        ControlFlow::Continue(())
    })?;
    Ok(Store::over(connection))
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection> {
    let connection = Connection::open_with_flags(path, flags)
        .map_err(|error| StoreError::CannotOpen { path: path.to_owned(), why: error.to_string() })?;
    connection.busy_handler(Some(wait_a_little))?;
    Ok(connection)
}

fn wait_a_little(tries: i32) -> bool {
    std::thread::sleep(PAUSE);
    PAUSE.saturating_mul(tries.unsigned_abs()) < PATIENCE
}

fn set_up(connection: &Connection) -> Result<()> {
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cache_size", -CACHE)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // Otherwise SQLite plans a statement anew for other values, which takes longer than most statements themselves.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// Refuses a file that does not begin as SQLite's do; says whether there is nothing in it, or no file at all.
fn refuse_foreign(path: &Path) -> Result<bool> {
    let cannot = |why: std::io::Error| StoreError::CannotOpen { path: path.to_owned(), why: why.to_string() };
    let mut file = match fs::File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(cannot(error)),
    };
    let mut start = Vec::with_capacity(MAGIC.len());
    file.by_ref().take(MAGIC.len() as u64).read_to_end(&mut start).map_err(cannot)?;
    match start.as_slice() {
        [] => Ok(true),
        found if found == MAGIC => Ok(false),
        _ => Err(StoreError::NotALibrary(path.to_owned())),
    }
}

/// Makes the file and its folders for the user alone, where they are missing.
fn make_private(path: &Path) -> Result<()> {
    let cannot = |why: std::io::Error| StoreError::CannotOpen { path: path.to_owned(), why: why.to_string() };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists()) {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder).map_err(cannot)?;
    }
    match private().create_new(true).open(path).map(drop) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        made => made.map_err(cannot),
    }
}

/// How a file is opened to write that only the user may read, where it is made.
pub(super) fn private() -> fs::OpenOptions {
    let mut options = fs::OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

#[cfg(test)]
mod tests {
    use super::{OpenFlags, connect, unchanging};
    use crate::store::Store;

    #[test]
    fn a_library_where_nothing_may_be_written_is_read_by_its_address() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a%20b?c#d").join("library.db");
        drop(Store::open_to_write(&path).unwrap());
        let address = unchanging(&path).unwrap();
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        let connection = connect(&address, flags).unwrap();
        let stories: i64 = connection.query_row("SELECT stories FROM total", [], |row| row.get(0)).unwrap();
        assert_eq!(stories, 0);
        let left: Vec<_> = std::fs::read_dir(path.parent().unwrap()).unwrap().collect();
        assert_eq!(left.len(), 1, "{left:?}");

        std::fs::write(path.with_extension("db-wal"), "changes").unwrap();
        assert!(unchanging(&path).is_none());
    }
}
