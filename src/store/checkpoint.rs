//! Checkpoints: moving what transactions wrote from SQLite's write-ahead log to the library.
//!
//! A connection does so itself after a transaction that makes the log long, and waits for the disk meanwhile. Whoever
//! writes one transaction after another leaves it to a second connection, which does it while the next is worked out.

use super::open::CACHE;
use super::{Result, Store};

/// Kilobytes of pages that a connection keeps in memory while it writes one transaction after another: about what one
/// changes, which would else go to the log in pieces and be fetched again.
const CACHE_FOR_MANY: i64 = 196_608;

/// Pages in the log from which on a connection checkpoints by itself: SQLite's own default.
const LONG: i64 = 1_000;

impl Store {
    /// Leaves checkpoints to another connection, and keeps more pages in memory; until [`Store::write_few`].
    ///
    /// # Errors
    /// When the connection cannot be set up.
    pub fn write_many(&self) -> Result<()> {
        self.set_up_to_write(0, CACHE_FOR_MANY)
    }

    /// Takes that back.
    ///
    /// # Errors
    /// When the connection cannot be set up.
    pub fn write_few(&self) -> Result<()> {
        self.set_up_to_write(LONG, CACHE)
    }

    fn set_up_to_write(&self, long: i64, cache: i64) -> Result<()> {
        self.connection.pragma_update(None, "wal_autocheckpoint", long)?;
        Ok(self.connection.pragma_update(None, "cache_size", -cache)?)
    }

    /// Moves what was written to the library, as far as nobody still reads what was there before; returns how many pages
    /// the log is long.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn checkpoint(&self) -> Result<u64> {
        // The log's length is -1 where there is none.
        let pages: i64 = self.connection.query_row("PRAGMA wal_checkpoint", [], |row| row.get(1))?;
        Ok(u64::try_from(pages).unwrap_or(0))
    }
}
