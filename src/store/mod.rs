//! SQLite: the only room that speaks SQL.
//!
//! Purpose: keep issues, stories, rates and marks in one file, safely, and hand out windows of them whose
//! price does not depend on how much there is. It decides nothing about documents: which story is which, and
//! what is kept when two forms of one meet, is the library's business.
//!
//! - [`Store`] is one connection; reading methods take it shared, and each sees one state of the file.
//! - [`Saving`] is one transaction that writes. Dropped without [`Saving::commit`], it leaves nothing behind.
//! - Lists have a rank for every row: [`rank`](mod@rank) says how it is found without counting.

#[cfg(test)]
mod anew;
mod backup;
mod bookmarks;
mod check;
mod checkpoint;
mod codec;
mod counts;
mod document;
mod error;
mod export;
mod issues;
pub mod kept;
mod known;
mod marks;
mod memo;
mod moves;
mod names;
mod naming;
mod open;
mod pending;
mod rank;
mod rates;
mod related;
mod remove;
mod rolling_merge;
pub mod rows;
mod save;
mod saved;
mod schema;
mod sieve;
mod stories;
mod sum;
mod thread_choices;
mod threading;
mod threads;
mod titles;
mod unread;
mod waiting;
mod words;
mod year;

pub use backup::Copying;
pub use check::Checking;
pub use document::{DocumentId, KnownDocument, NewDocument};
pub use error::StoreError;
pub use export::IssueExtras;
pub use known::{IssueLikeness, KnownIssue, KnownStory, Placed};
pub use memo::Memo;
pub use names::{NameAnchor, NameRow, StoryNames};
pub use naming::RARE;
pub use related::{Candidate, FiledTerm, Filing, TitledStory};
pub use remove::Marks;
pub use save::{NewIssue, NewStory, Saving};
pub use saved::{AnswerCounts, SavedSearch};
pub use sieve::IssueLabel;
pub use thread_choices::{ThreadChoice, ThreadChoices};
pub use threading::{ThreadLink, ThreadName};
pub use words::{
    Columns, Filter, Found, FoundHeadline, IndexedHeadline, IndexedStory, Stretch, UnindexedHeadline,
    UnindexedStory, WordedStory, Words,
};
pub use year::{NamingStory, Witness};

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use rusqlite::{Connection, Transaction, TransactionBehavior};

/// What comes of asking the store.
pub type Result<T> = std::result::Result<T, StoreError>;

/// An outlet's number in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OutletId(i64);

/// Steps of SQLite's machine between two looks at whether to go on: about as many as it takes to read thirty pages of the
/// full-text index, a fraction of a millisecond.
const STEPS: std::ffi::c_int = 256;

/// One connection to a library file.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    /// Looks at whether to go on that are left to what is being read.
    looks: Arc<AtomicI64>,
}

impl Store {
    fn over(connection: Connection) -> Self {
        Self { connection, looks: Arc::new(AtomicI64::new(i64::MAX)) }
    }

    /// Begins a transaction that writes; waits while another connection writes.
    ///
    /// # Errors
    /// When the file may only be read, or another program holds it for longer than [`open::PATIENCE`].
    pub fn saving(&mut self) -> Result<Saving<'_>> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        Ok(Saving::new(transaction))
    }

    /// Begins a transaction that writes, as [`Store::saving`] does; this connection goes on reading beside it, and sees
    /// what was written so far. No other may begin while it lasts.
    ///
    /// # Errors
    /// When one has begun, the file may only be read, or another program holds it.
    pub fn saving_and_reading(&self) -> Result<Saving<'_>> {
        let immediate = TransactionBehavior::Immediate;
        Ok(Saving::new(Transaction::new_unchecked(&self.connection, immediate)?))
    }

    /// A transaction that only reads, so that several queries see one state of the file.
    /// `None` within such a transaction.
    fn reading(&self) -> Result<Option<Transaction<'_>>> {
        let outermost = self.connection.is_autocommit();
        Ok(outermost.then(|| self.connection.unchecked_transaction()).transpose()?)
    }

    /// Gives up whatever is being read as soon as `stop` is set, with an error; until it is taken back.
    ///
    /// # Errors
    /// When the connection cannot be set up.
    pub fn heed(&self, stop: Arc<AtomicBool>) -> Result<()> {
        let looks = Arc::clone(&self.looks);
        let over = move || stop.load(Ordering::Relaxed) || looks.fetch_sub(1, Ordering::Relaxed) <= 0;
        Ok(self.connection.progress_handler(STEPS, Some(over))?)
    }

    /// Reads with so many looks at whether to go on ([`STEPS`]) at most, on a connection that heeds; whether it came to its
    /// end. Work is counted and not time, so that one library gives one answer.
    fn within(&self, looks: i64, read: impl FnOnce() -> Result<()>) -> Result<bool> {
        self.looks.store(looks, Ordering::Relaxed);
        let read = read();
        let left = self.looks.swap(i64::MAX, Ordering::Relaxed);
        match read {
            Err(_) if left < 0 => Ok(false),
            read => read.map(|()| true),
        }
    }

    /// Lets the file grow by no more than so many pages, as on a disk that is almost full.
    #[cfg(test)]
    pub(crate) fn leave_room(&self, pages: i64) -> Result<()> {
        let has: i64 = self.connection.pragma_query_value(None, "page_count", |row| row.get(0))?;
        Ok(self.connection.pragma_update_and_check(None, "max_page_count", has + pages, |_| Ok(()))?)
    }

    /// A number that differs whenever another connection changed the file.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn version(&self) -> Result<u64> {
        let version: i64 = self.connection.pragma_query_value(None, "data_version", |row| row.get(0))?;
        Ok(version.unsigned_abs())
    }
}
