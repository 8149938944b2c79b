//! Importing: folders are walked, documents read on all cores, their issues saved in order.
//!
//! A walking thread hands documents in batches to all cores, which also work out what the indexes take in, and what was
//! read, in order, to the caller's thread, which only saves. Both wait for each other, so memory does not grow with the
//! number of documents. A transaction begins when its documents are at hand, so that the library is held no longer than
//! writing takes; it holds the issues of several documents, never a part of an issue: whenever the program is stopped,
//! whole issues only are left. JSON Lines are read line by line while they are saved.

mod checkpoints;
mod document;
mod flow;
mod group;
mod lines;
mod marks;
mod outcome;
mod pipeline;
mod save;
pub(super) mod saver;
mod walk;

pub(super) use self::save::pause;

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::Ordering;

use self::flow::{Ends, Flow};
use self::pipeline::Read;
use super::{Access, Library, LibraryError, Result};
use crate::digest::{Digest, Edtf, Fault, IssueId};
use crate::loader::Given;

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
    /// At least one issue is new, or the document holds rates only and some are new.
    New,
    /// Known issues or rates changed.
    Updated,
    /// Nothing changed.
    Unchanged,
    /// It could not be read; the reason is among the faults.
    Refused,
}

/// One imported document.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    pub faults: Vec<Fault>,
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Documents done.
    pub done: u64,
    /// Documents found so far.
    pub found: u64,
    /// Stories saved.
    pub stories: u64,
}

/// What an import's caller wants after each document: go on, or stop and leave whole issues only.
pub type KeepGoing = ControlFlow<()>;

impl Library {
    /// Imports documents; `each` is called after every one, in the order found and once it is saved for good, and the
    /// import stops when it says so. A document that cannot be read is told as refused and stops nothing. The sample edition makes room for
    /// the first document that is saved.
    ///
    /// # Errors
    /// When the library cannot be written. What was told to `each` is saved; what was not is not, or as whole issues
    /// only.
    pub fn import(
        &mut self,
        request: &ImportRequest,
        each: &mut dyn FnMut(Progress, Imported) -> KeepGoing,
    ) -> Result<()> {
        if self.access == Access::Read {
            return Err(LibraryError::OpenedToRead);
        }
        self.stop.store(false, Ordering::Relaxed);
        self.begin_import()?;
        let (path, stop) = (self.path.clone(), self.stop_switch());
        let rates = self.rates_of_user()?;
        save::run(&mut self.store, &path, request, &stop, each)?;
        self.remember_moves(&rates)?;
        self.follow_threads_briefly()
    }

    /// Reads documents without a library: what `import --dry-run` shows, in the order found. An unreadable one is an
    /// `Err` sentence.
    ///
    /// # Errors
    /// None so far; a document that cannot be read is told to `each`.
    pub fn dry_run(
        request: &ImportRequest,
        each: &mut dyn FnMut(&str, std::result::Result<Digest, String>) -> KeepGoing,
    ) -> Result<()> {
        let (given, flow) = (request.given(), Flow::default());
        std::thread::scope(|scope| {
            let (documents, _found) = pipeline::start(scope, request, &flow, |document| {
                (document.file(), document::read_whole(document, &given))
            });
            let _ends = Ends(&flow);
            for Read { what: (file, digest), bytes } in documents {
                if each(&file, digest).is_break() {
                    break;
                }
                flow.done_with(bytes);
            }
        });
        Ok(())
    }
}

impl ImportRequest {
    fn given(&self) -> Given {
        Given { outlet: self.outlet.clone(), date: self.date }
    }
}
