//! The library: everything the reader owns, and the one way to it.
//!
//! Joins loader, names, search and store. The command line and the reader's threads talk to this room only. One
//! [`Library`] is one connection; the reader opens one to write and others to read.
//!
//! - [`import`](mod@import) walks folders, reads documents on all cores and hands them on in order;
//! - `keep` decides which story and which issue is which, what is kept when two forms of one meet, and saves;
//! - `export` writes everything as JSON Lines, and `import` reads them back;
//! - `brief` makes a document of the bookmarks to send on;
//! - `rates` answers for currencies, reads files of figures and tells what moved;
//! - `escape` keeps its JSON from speaking to a terminal;
//! - `find` gathers titles to find them by a few letters;
//! - the rest passes questions to the store.

mod affair;
mod aliases;
mod bookmarks;
mod brief;
mod dates;
mod error;
mod escape;
mod export;
mod fetch;
mod find;
mod headlines;
mod import;
mod index;
mod keep;
mod lists;
mod lit;
mod marks;
mod rates;
mod related;
mod sample;
mod saved;
mod search;
mod sieve;
mod threading;
mod threads;
mod wording;
mod years;

use std::cell::Cell;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

pub use self::brief::{BriefFormat, BriefGroup, BriefRequest, BriefText, write_brief};
pub use self::error::LibraryError;
pub use self::escape::{Escaping, is_foreign};
pub use self::find::{Extent, FindHit, Finder, Finding, Gathering, Titled, matched};
pub use self::import::{ImportRequest, Imported, KeepGoing, Outcome, Progress};
pub use self::lists::Direction;
pub use self::lit::Lit;
pub use self::marks::Change;
pub use self::rates::{
    Conversion, ConvertError, Leg, PairOverview, Point, Series, alerts, change_in_words, spark, today,
};
pub use self::related::{HeadlineLead, Related, RelatedHit};
pub use self::saved::{News, Watched};
pub use self::search::{HeadlineHit, Hit, Part, Snippet};
pub use self::sieve::Around;
pub use self::threads::ThreadChange;
pub use crate::names::NameKind;
pub use crate::related::{Reason, ReasonKind};
pub use crate::search::{Query, QueryError, State, Text};
pub use crate::store::kept::{BookmarkId, BookmarkOrder, BookmarkRow, Bookmarked, Passage, TagRow, Target};
pub use crate::store::rows::{
    Anchor, IssueRow, IssueText, OutletRow, Place, RateMove, RateRow, Reach, StoryRow, StoryText, ThreadRow,
    TitleKind, Totals, Window,
};
pub use crate::store::{NameAnchor, NameRow};

pub use crate::store::{Checking, Copying, SavedSearch};

use crate::digest::{DateBasis, Dated, Edtf, IssueId};
use crate::store::{Marks, Memo, Saving, Store, StoreError};

type Result<T> = std::result::Result<T, LibraryError>;

/// Whether a library is opened to write or only to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Creates and migrates the file where need be.
    Write,
    /// Reads only. An older file is brought up to date first; a missing file is an empty library.
    Read,
}

/// How far bringing a library of an older version up to date has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Upgrade {
    /// It is copied beside itself; once it is, its tables are changed, which is not stopped halfway.
    Copying(Copying),
    /// So many stories are read anew.
    Reading {
        /// Done.
        done: u64,
        /// In all.
        of: u64,
    },
    /// Nothing is left to do.
    Over,
}

/// One connection to a library file.
#[derive(Debug)]
pub struct Library {
    store: Store,
    access: Access,
    path: std::path::PathBuf,
    stop: Arc<AtomicBool>,
    names: aliases::Names,
    sieves: sieve::Sieves,
}

impl Library {
    /// Opens a library.
    ///
    /// # Errors
    /// When the file is no library, is of a newer version, is damaged, or cannot be opened or made; or is of an older
    /// version and may not be written.
    pub fn open(path: &Path, access: Access) -> Result<Self> {
        Self::open_telling(path, access, &mut |_| KeepGoing::Continue(()))
    }

    /// The same; `each` is told how far bringing an older library up to date has come, from time to time while it goes
    /// on and nothing otherwise, and says whether to go on. What was done stays done.
    ///
    /// # Errors
    /// As [`Library::open`]; and when it was stopped.
    pub fn open_telling(
        path: &Path,
        access: Access,
        each: &mut dyn FnMut(Upgrade) -> KeepGoing,
    ) -> Result<Self> {
        let store = match access {
            Access::Write => {
                let told = Cell::new(false);
                let mut each = |upgrade| {
                    told.set(true);
                    each(upgrade)
                };
                let opened =
                    Store::open_to_write_telling(path, &mut |copying| each(Upgrade::Copying(copying)));
                let mut store = opened.map_err(|error| match error {
                    StoreError::Stopped => LibraryError::Stopped,
                    other => other.into(),
                })?;
                index::fill(&mut store, &mut each)?;
                if told.get() {
                    let _over = each(Upgrade::Over);
                }
                store
            }
            Access::Read => match Store::open_to_read(path) {
                Err(older @ StoreError::Older { .. }) => read_older(path, older, each)?,
                // Bringing it up to date was cut short.
                Ok(store) if store.index_lags()? => {
                    drop(store);
                    read_lagging(path, each)?
                }
                opened => opened?,
            },
        };
        let (names, sieves) = (aliases::Names::default(), sieve::Sieves::default());
        Ok(Self { store, access, path: path.to_owned(), stop: Arc::default(), names, sieves })
    }

    /// A switch that stops a running import at the next whole issue, even within one long document. An import
    /// turns it off when it begins.
    pub fn stop_switch(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.stop)
    }

    /// Sets an issue's date by hand; it outranks every guess and every later import. Stories that have the
    /// issue's date follow. False when there is no such issue.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn set_issue_date(&mut self, id: IssueId, date: Edtf) -> Result<bool> {
        let Some(issue) = self.store.issue(id)? else { return Ok(false) };
        let given = Dated::known(date, DateBasis::Given, Vec::new());
        let saving = self.saving()?;
        years::redate(&saving, id, &issue.row.dated, &given)?;
        saving.await_year(id)?;
        saving.commit()?;
        years::fill(&mut self.store, &self.path, &AtomicBool::new(false))?;
        self.follow_threads_briefly()?;
        Ok(true)
    }

    /// Takes an issue out; stories that stand in no other issue go with it, their marks are kept for a later
    /// import. False when there is no such issue.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn remove_issue(&mut self, id: IssueId) -> Result<bool> {
        let saving = self.saving()?;
        let removed = saving.remove_issue(id, Marks::Kept)?;
        index::commit(saving)?;
        Ok(removed)
    }

    /// Gives up whatever this connection reads while `stop` is set, with an error: a question that nobody waits for any
    /// more must not delay the next one.
    ///
    /// # Errors
    /// When the connection cannot be set up.
    pub fn heed(&self, stop: Arc<AtomicBool>) -> Result<()> {
        Ok(self.store.heed(stop)?)
    }

    /// What is wrong with the file, nothing when it is sound.
    ///
    /// # Errors
    /// When the file cannot be read at all.
    pub fn check(&self) -> Result<Vec<String>> {
        self.check_telling(&mut |_| {})
    }

    /// The same; `each` is told how far it has come.
    ///
    /// # Errors
    /// As [`Library::check`].
    pub fn check_telling(&self, each: &mut dyn FnMut(Checking)) -> Result<Vec<String>> {
        Ok(self.store.check(each)?)
    }

    /// Copies the library safely while it is in use; `each` is told how far that is, and says whether to go on.
    ///
    /// # Errors
    /// When there is a file of that name already, or it cannot be written; and when it was stopped.
    pub fn backup(&self, to: &Path, each: &mut dyn FnMut(Copying) -> KeepGoing) -> Result<()> {
        Ok(self.store.backup(to, each)?)
    }

    /// The reader's place, as it left it: text of the reader's own form.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn place(&self) -> Result<Option<String>> {
        Ok(self.store.memo(Memo::Place)?)
    }

    /// Leaves the reader's place for the next time.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn save_place(&mut self, place: &str) -> Result<()> {
        let saving = self.saving()?;
        saving.set_memo(Memo::Place, place)?;
        Ok(saving.commit()?)
    }

    /// A number that differs whenever another connection changed the library.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn version(&self) -> Result<u64> {
        Ok(self.store.version()?)
    }

    /// A transaction that writes; refused on a connection that was opened to read, also where its empty
    /// library stands in memory only.
    fn saving(&mut self) -> Result<Saving<'_>> {
        match self.access {
            Access::Write => Ok(self.store.saving()?),
            Access::Read => Err(LibraryError::OpenedToRead),
        }
    }
}

/// Brings a library up to date and opens it to read; what is wrong with it being `older` where it may not be written.
fn read_older(path: &Path, older: StoreError, each: &mut dyn FnMut(Upgrade) -> KeepGoing) -> Result<Store> {
    match Library::open_telling(path, Access::Write, each) {
        Ok(_) => Ok(Store::open_to_read(path)?),
        Err(LibraryError::Store(StoreError::CannotOpen { .. } | StoreError::ReadOnly)) => Err(older.into()),
        Err(other) => Err(other),
    }
}

/// Goes on with bringing a library up to date and opens it to read. Where it may not be written, or is being written,
/// it is read as it is: all is there, and not all of it is found yet.
fn read_lagging(path: &Path, each: &mut dyn FnMut(Upgrade) -> KeepGoing) -> Result<Store> {
    match Library::open_telling(path, Access::Write, each) {
        Err(LibraryError::Stopped) => Err(LibraryError::Stopped),
        Ok(_) | Err(_) => Ok(Store::open_to_read(path)?),
    }
}

#[cfg(test)]
mod tests;
