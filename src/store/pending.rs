//! What a transaction leaves until its end: rows that are cheap to add in the order of their table and dear one by one,
//! and counters that many stories raise.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::{OutletId, Result, Saving};
use crate::digest::StoryId;

/// Names of stories that are kept in memory at most.
const NAMINGS: usize = 1 << 17;

/// What is still to be written.
#[derive(Debug, Default)]
pub(super) struct Pending {
    /// Names with the stories that hold them.
    namings: RefCell<Vec<(i64, i64)>>,
    /// Stories that were added to an outlet, all of them unread then.
    added: RefCell<BTreeMap<i64, i64>>,
    /// Whether marks of anything that was taken out wait for it to come back, once that was asked.
    marks_wait: Cell<Option<bool>>,
}

impl Saving<'_> {
    /// Notes the names of a story that has none yet.
    pub(super) fn add_namings(&self, story: StoryId, names: &[i64]) -> Result<()> {
        let mut namings = self.pending.namings.borrow_mut();
        namings.extend(names.iter().map(|name| (*name, story.0)));
        let many = namings.len() >= NAMINGS;
        drop(namings);
        if many { self.settle_namings() } else { Ok(()) }
    }

    /// Notes that a story was added to an outlet.
    pub(super) fn count_story(&self, outlet: OutletId) {
        *self.pending.added.borrow_mut().entry(outlet.0).or_default() += 1;
    }

    /// Writes the names that are still to be written: needed before any of them is read or taken away.
    pub(super) fn settle_namings(&self) -> Result<()> {
        let mut namings = self.pending.namings.take();
        if namings.is_empty() {
            return Ok(());
        }
        namings.sort_unstable();
        namings.chunk_by(|one, other| one.0 == other.0).try_for_each(|of_name| self.add_holders(of_name))
    }

    /// Writes everything that is still to be written.
    pub(super) fn settle(&self) -> Result<()> {
        self.settle_namings()?;
        for (outlet, stories) in self.pending.added.take() {
            self.run("UPDATE total SET stories = stories + ?1, unread = unread + ?1", [stories])?;
            self.run(
                "UPDATE outlet SET stories = stories + ?2, unread = unread + ?2 WHERE id = ?1",
                (outlet, stories),
            )?;
        }
        Ok(())
    }

    /// Whether marks of anything wait. They seldom do, and a story need not be looked for among none.
    pub(super) fn any_marks_wait(&self) -> Result<bool> {
        if let Some(known) = self.pending.marks_wait.get() {
            return Ok(known);
        }
        let mut query = self.transaction.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM kept_mark) OR EXISTS (SELECT 1 FROM kept_issue_mark)",
        )?;
        let wait = query.query_row([], |row| row.get(0))?;
        self.pending.marks_wait.set(Some(wait));
        Ok(wait)
    }

    /// From now on some do.
    pub(super) fn marks_wait(&self) {
        self.pending.marks_wait.set(Some(true));
    }
}
