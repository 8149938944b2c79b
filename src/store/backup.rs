//! Copies of a library, safely while it is in use.

use std::ffi::c_int;
use std::fs::{self, File, TryLockError};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::open::private;
use super::{Result, Store, StoreError};

/// Pages copied between two looks at whether to go on: some megabytes.
const PAGES: c_int = 1 << 10;

/// How long a page that somebody else holds is waited for.
const MOMENT: Duration = Duration::from_millis(20);

/// How far a copy has come, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Copying {
    /// Copied.
    pub done: u64,
    /// In all.
    pub of: u64,
}

/// What is told how far a copy has come, and says whether to go on.
pub(super) type Each<'e> = &'e mut dyn FnMut(Copying) -> ControlFlow<()>;

impl Store {
    /// Copies the library, as it is at this moment, to a file that must not exist. `each` is told how far that is.
    ///
    /// # Errors
    /// When the file exists, or cannot be written; and when it was stopped: then there is no copy.
    pub fn backup(&self, to: &Path, each: Each<'_>) -> Result<()> {
        copy(&self.connection, to, each)
    }
}

/// Copies a database under a passing name first, so that a copy cut short never looks like a backup. What is left of one
/// whose program was killed makes room for the next.
pub(super) fn copy(from: &Connection, to: &Path, each: Each<'_>) -> Result<()> {
    if to.exists() {
        return Err(StoreError::BackupExists(to.to_owned()));
    }
    let part = part_path(to);
    let _own = claim(&part)?;
    let done = write_part(from, &part, each).and_then(|()| put_in_place(&part, to));
    if done.is_err() {
        // What is left of a failed copy is of no use; that it cannot be removed changes nothing.
        let _ = fs::remove_file(&part);
    }
    done
}

/// An empty file for the copy, which is ours for as long as it is open.
fn claim(part: &Path) -> Result<File> {
    let file = private().create(true).truncate(false).open(part).map_err(|error| failed(part, &error))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let why = "another akyn is writing it".to_owned();
            return Err(StoreError::BackupFailed { path: part.to_owned(), why });
        }
        // Where the file system has no locks, nothing but the name tells.
        Err(TryLockError::Error(error)) => tracing::debug!(%error, "a copy is not locked"),
    }
    file.set_len(0).map_err(|error| failed(part, &error))?;
    Ok(file)
}

fn write_part(from: &Connection, part: &Path, each: Each<'_>) -> Result<()> {
    // The copy is of one moment: a reader keeps it, and writers beside it need not wait under WAL.
    let moment = from.unchecked_transaction()?;
    moment.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    let page: u64 = moment.pragma_query_value(None, "page_size", |row| row.get(0))?;
    let mut copy = Connection::open(part)?;
    let backup = Backup::new(&moment, &mut copy)?;
    loop {
        let step = backup.step(PAGES)?;
        let so_far = backup.progress();
        let bytes = |pages: c_int| u64::try_from(pages).unwrap_or(0) * page;
        let done = bytes(so_far.pagecount - so_far.remaining);
        if each(Copying { done, of: bytes(so_far.pagecount) }).is_break() {
            return Err(StoreError::Stopped);
        }
        match step {
            StepResult::Done => break,
            StepResult::Busy | StepResult::Locked => thread::sleep(MOMENT),
            _ => {}
        }
    }
    drop(backup);
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
    name.push(".part");
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::super::{Store, StoreError};
    use super::{Copying, part_path, private};

    /// A library that takes several steps to copy, and a name for the copy.
    fn long() -> (tempfile::TempDir, Store, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open_to_write(&folder.path().join("library.db")).unwrap();
        let fill = "CREATE TABLE filler AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000)
            SELECT randomblob(4000) FROM n";
        store.connection.execute_batch(fill).unwrap();
        let to = folder.path().join("copy.db");
        (folder, store, to)
    }

    #[test]
    fn it_is_told_how_far_a_copy_is_and_a_stopped_one_leaves_nothing() {
        let (folder, store, to) = long();
        let before = std::fs::read_dir(folder.path()).unwrap().count();
        let stopped = store.backup(&to, &mut |_| ControlFlow::Break(()));
        assert!(matches!(stopped, Err(StoreError::Stopped)), "{stopped:?}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), before);
        let mut told: Vec<Copying> = Vec::new();
        let mut each = |copying| {
            told.push(copying);
            ControlFlow::Continue(())
        };
        store.backup(&to, &mut each).unwrap();
        assert!(told.len() > 1 && told.iter().all(|one| one.done <= one.of), "{told:?}");
        assert!(told.is_sorted_by_key(|one| one.done), "{told:?}");
        assert!(told.last().is_some_and(|one| one.done == one.of), "{told:?}");
    }

    #[test]
    fn a_copy_is_of_the_moment_it_began_whatever_is_written_meanwhile() {
        let (folder, store, to) = long();
        let other = Store::open_to_write(&folder.path().join("library.db")).unwrap();
        let mut each = |_| {
            other.connection.execute_batch("INSERT INTO filler VALUES (x'00')").unwrap();
            ControlFlow::Continue(())
        };
        store.backup(&to, &mut each).unwrap();
        let copied = Store::open_to_read(&to).unwrap();
        let rows = |store: &Store| -> u64 {
            store.connection.query_row("SELECT count(*) FROM filler", [], |row| row.get(0)).unwrap()
        };
        assert_eq!(rows(&copied), 3_000);
        assert!(rows(&store) > 3_000);
    }

    #[test]
    fn what_a_killed_program_left_of_a_copy_makes_room_and_one_under_way_does_not() {
        let (_folder, store, to) = long();
        std::fs::write(part_path(&to), vec![7; 50_000_000]).unwrap();
        let under_way = private().open(part_path(&to)).unwrap();
        under_way.lock().unwrap();
        let refused = store.backup(&to, &mut |_| ControlFlow::Continue(())).unwrap_err().to_string();
        assert!(refused.contains("another akyn is writing it"), "{refused}");
        assert_eq!(std::fs::metadata(part_path(&to)).unwrap().len(), 50_000_000);
        drop(under_way);
        store.backup(&to, &mut |_| ControlFlow::Continue(())).unwrap();
        assert!(!part_path(&to).exists());
        assert_eq!(Store::open_to_read(&to).unwrap().check(&mut |_| ()).unwrap(), Vec::<String>::new());
    }
}
