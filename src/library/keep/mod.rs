//! Saving issues: which one is which, and what is kept when two forms of one meet.
//!
//! - A document imported twice changes nothing.
//! - An issue imported again in a changed form is updated; marks stay with their stories, also where a story is
//!   split, joined or renamed. A marked story that no longer occurs stays at the issue's end.
//! - A story that stands in several issues is one story; its longer body is kept.
//! - A date set by hand outranks every import.

mod merge;
mod part;
mod ready;
mod recognise;
mod whole;

use std::collections::HashSet;

use super::Result;
use super::index::Taken;
use crate::digest::{IssueId, StoryId, Timestamp};
use crate::store::{DocumentId, KnownStory, OutletId, Saving};

pub(super) use self::part::Says;
pub(super) use self::ready::{ReadyIssue, ReadyStory};

/// Saves the issues of one document.
pub(super) struct Keeper<'a, 'b> {
    saving: &'a Saving<'b>,
    document: DocumentId,
    /// The document that gives issues their form: the same, unless it names another.
    source: DocumentId,
    at: Timestamp,
    /// Issues of the library that issues of this document turned out to be.
    claimed: HashSet<IssueId>,
    /// Where stories that were added go with what the indexes take in of them.
    taken: Option<&'a Taken>,
}

/// What became of an issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    New,
    Updated,
    Unchanged,
}

impl<'a, 'b> Keeper<'a, 'b> {
    pub(super) fn new(saving: &'a Saving<'b>, document: DocumentId, at: Timestamp) -> Self {
        Self { saving, document, source: document, at, claimed: HashSet::new(), taken: None }
    }

    /// The same where what the indexes take in of stories comes with them.
    pub(super) fn taking_in(self, taken: Option<&'a Taken>) -> Self {
        Self { taken, ..self }
    }

    /// The same for issues that were first read from another document.
    pub(super) fn with_source(self, source: DocumentId) -> Self {
        Self { source, ..self }
    }

    /// Takes marks along that came with a story; they only add.
    fn add_marks(&self, id: StoryId, ready: &ReadyStory) -> Result<bool> {
        let read = ready.read && self.saving.set_read(id, true)?;
        Ok((!ready.marks.is_empty() && self.saving.add_marks(id, &ready.marks)?) || read)
    }

    /// Adds a story that the library does not know.
    fn add_story(&self, outlet: OutletId, ready: &ReadyStory) -> Result<StoryId> {
        let taken = !ready.key_is_given() && self.saving.story_by_key(outlet, &ready.key)?.is_some();
        let key = if taken { ready.longer_key() } else { ready.key.clone() };
        let id = self.saving.insert_story(outlet, &key, &merge::facts(ready))?;
        self.add_marks(id, ready)?;
        Ok(id)
    }

    /// Brings a known story up to date; says whether that changed it. `sole`: it stands in this issue only.
    fn meet_story(&self, known: &KnownStory, ready: &ReadyStory, sole: bool) -> Result<bool> {
        let merged = merge::merged(known, ready, sole);
        let changed = self.saving.update_story(known.id, &merge::facts(&merged))?;
        Ok(self.add_marks(known.id, ready)? || changed)
    }
}
