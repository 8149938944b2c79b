//! The library: everything the reader owns, and the one way to it.
//!
//! Joins loader, names and store. The command line and the reader's threads talk to this room only. One
//! [`Library`] is one connection; the reader opens one to write and others to read.

use std::path::{Path, PathBuf};

use crate::digest::{Digest, Edtf, IssueId, StoryId};
pub use crate::store::rows::{Anchor, IssueRow, IssueText, RateRow, Reach, StoryRow, StoryText, Window};

// CONTRACT: the signatures below are what cli and tui are written against; the store helper implements them.

/// One connection to a library file.
pub struct Library {}

/// What went wrong, in one readable sentence: what, then why, then what to do.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct LibraryError(pub String);

type Result<T> = std::result::Result<T, LibraryError>;

/// Whether a library is opened to write or only to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Creates and migrates the file where need be.
    Write,
    /// Reads only. The file must exist and be of this version, except that a missing file is an empty library.
    Read,
}

/// What is to be imported.
#[derive(Debug, Clone, Default)]
pub struct ImportRequest {
    /// Files and folders; `-` is standard input (read by the caller into `stdin`).
    pub paths: Vec<PathBuf>,
    /// The bytes for `-`.
    pub stdin: Option<Vec<u8>>,
    /// `--outlet NAME`
    pub outlet: Option<String>,
    /// `--date DATE`
    pub date: Option<Edtf>,
}

/// What became of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// At least one issue is new.
    New,
    /// Known issues changed.
    Updated,
    /// Nothing changed.
    Unchanged,
    /// It could not be read; the reason is among the faults.
    Refused,
}

/// One imported document.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The path as given or found, or `-`.
    pub file: String,
    /// What became of it.
    pub outcome: Outcome,
    /// Its issues in the library.
    pub issues: Vec<IssueId>,
    /// How many stories it holds.
    pub stories: u64,
    /// How many rates it holds.
    pub rates: u64,
    /// What is wrong with it.
    pub faults: Vec<crate::digest::Fault>,
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Documents done.
    pub done: u64,
    /// Documents found so far.
    pub found: u64,
    /// Stories saved.
    pub stories: u64,
}

/// What an import's caller wants after each document: go on, or stop and leave whole issues only.
pub type KeepGoing = std::ops::ControlFlow<()>;

/// A change of marks, so that it can be undone: the exact stories it changed and what they were before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// These stories were marked read (or unread, if `read` is false).
    Read {
        /// The stories whose mark changed.
        stories: Vec<StoryId>,
        /// What they are now.
        read: bool,
    },
    /// This story was bookmarked, or its bookmark taken away.
    Bookmarked {
        /// The story.
        story: StoryId,
        /// What it is now.
        bookmarked: bool,
    },
}

/// Which way to look for the next unread story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Down the list.
    Forward,
    /// Up the list.
    Backward,
}

/// Totals for the status line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Issues in the library.
    pub issues: u64,
    /// Stories in the library.
    pub stories: u64,
    /// Unread stories.
    pub unread: u64,
    /// Bookmarked stories.
    pub bookmarks: u64,
}

/// An outlet with its counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutletRow {
    /// Its name.
    pub name: String,
    /// Its issues.
    pub issues: u64,
    /// Its stories.
    pub stories: u64,
    /// Unread ones.
    pub unread: u64,
}

#[allow(unused_variables, clippy::todo, missing_docs)]
impl Library {
    /// Opens a library.
    pub fn open(path: &Path, access: Access) -> Result<Self> {
        todo!()
    }
    /// A library in memory with the sample edition, for tests and for the empty library.
    pub fn is_empty(&self) -> Result<bool> {
        todo!()
    }
    /// Imports the sample edition built into the binary; returns what was imported.
    pub fn import_sample(&mut self) -> Result<Vec<Imported>> {
        todo!()
    }
    /// Whether all the library holds is the sample edition.
    pub fn is_sample(&self) -> Result<bool> {
        todo!()
    }
    /// Imports documents: parsed on all cores, one transaction an issue, `each` called after every document (in the
    /// order found) and stopping when it says so.
    pub fn import(
        &mut self,
        request: &ImportRequest,
        each: &mut dyn FnMut(Progress, Imported) -> KeepGoing,
    ) -> Result<()> {
        todo!()
    }
    /// Reads documents without a library: what `import --dry-run` shows, in the order found. An unreadable one is an `Err` sentence.
    pub fn dry_run(
        request: &ImportRequest,
        each: &mut dyn FnMut(&str, std::result::Result<Digest, String>) -> KeepGoing,
    ) -> Result<()> {
        todo!()
    }
    pub fn totals(&self) -> Result<Totals> {
        todo!()
    }
    pub fn outlets(&self) -> Result<Vec<OutletRow>> {
        todo!()
    }
    /// Issues, newest first, undated last; a window.
    pub fn issues(&self, anchor: Anchor<IssueId>, reach: Reach) -> Result<Window<IssueRow>> {
        todo!()
    }
    /// An issue's stories in order; a window.
    pub fn stories(&self, issue: IssueId, anchor: Anchor<StoryId>, reach: Reach) -> Result<Window<StoryRow>> {
        todo!()
    }
    /// All stories, newest first, handed to `each` one by one, at most `limit`.
    pub fn each_story(&self, limit: u64, each: &mut dyn FnMut(StoryRow) -> KeepGoing) -> Result<()> {
        todo!()
    }
    /// Bookmarked stories, latest bookmark first; a window.
    pub fn bookmarks(&self, anchor: Anchor<StoryId>, reach: Reach) -> Result<Window<StoryRow>> {
        todo!()
    }
    pub fn issue(&self, id: IssueId) -> Result<Option<IssueText>> {
        todo!()
    }
    /// A story with its text; `within` names the issue it is read in, where it stands in several.
    pub fn story(&self, id: StoryId, within: Option<IssueId>) -> Result<Option<StoryText>> {
        todo!()
    }
    /// The next unread story before or after this place, across issues in the order of [`Library::issues`]; wraps round once.
    pub fn next_unread(
        &self,
        issue: IssueId,
        story: Option<StoryId>,
        direction: Direction,
    ) -> Result<Option<(IssueId, StoryId)>> {
        todo!()
    }
    /// The latest known rate of every pair, `upto` a day where given.
    pub fn latest_rates(&self, upto: Option<crate::digest::Date>) -> Result<Vec<RateRow>> {
        todo!()
    }
    /// All rates, oldest first; of one pair where given.
    pub fn rates(&self, pair: Option<&crate::digest::Pair>) -> Result<Vec<RateRow>> {
        todo!()
    }
    pub fn set_read(&mut self, stories: &[StoryId], read: bool) -> Result<Change> {
        todo!()
    }
    /// Marks every story of an issue read.
    pub fn set_issue_read(&mut self, issue: IssueId) -> Result<Change> {
        todo!()
    }
    pub fn set_bookmarked(&mut self, story: StoryId, bookmarked: bool) -> Result<Change> {
        todo!()
    }
    /// Puts back what a change changed; returns the change that redoes it.
    pub fn undo(&mut self, change: &Change) -> Result<Change> {
        todo!()
    }
    /// Sets an issue's date by hand; it outranks every guess and every later import. False when there is no such issue.
    pub fn set_issue_date(&mut self, id: IssueId, date: Edtf) -> Result<bool> {
        todo!()
    }
    /// Takes an issue out; stories that stand in no other issue go with it, their marks are kept for a later import. False when there is no such issue.
    pub fn remove_issue(&mut self, id: IssueId) -> Result<bool> {
        todo!()
    }
    /// What is wrong with the file, nothing when it is sound.
    pub fn check(&self) -> Result<Vec<String>> {
        todo!()
    }
    /// Copies the library safely while it is in use.
    pub fn backup(&self, to: &Path) -> Result<()> {
        todo!()
    }
    /// Writes the library as JSON Lines, `since` a day where given.
    pub fn export(&self, since: Option<crate::digest::Date>, out: &mut dyn std::io::Write) -> Result<()> {
        todo!()
    }
    /// The reader's place, as it left it: text of the reader's own form.
    pub fn place(&self) -> Result<Option<String>> {
        todo!()
    }
    pub fn save_place(&mut self, place: &str) -> Result<()> {
        todo!()
    }
    /// A number that differs whenever another connection changed the library.
    pub fn version(&self) -> Result<u64> {
        todo!()
    }
}
