//! Marks and their undoing.

use std::collections::HashMap;

use super::{Library, Result};
use crate::digest::{IssueId, StoryId};

/// A change of marks, so that it can be undone: the exact stories it changed and what they are now.
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
    /// Something but a story was bookmarked, or its bookmark taken away.
    Kept {
        /// What.
        target: super::Target,
        /// Whether it is bookmarked now.
        on: bool,
    },
    /// A bookmark was moved in the order by hand.
    Moved {
        /// Which.
        id: super::BookmarkId,
        /// By how many places.
        by: i64,
    },
    /// The tags of a story.
    Tagged {
        /// The story.
        story: StoryId,
        /// Its tags before.
        before: Vec<String>,
        /// Its tags now.
        tags: Vec<String>,
    },
    /// The note of a story.
    Noted {
        /// The story.
        story: StoryId,
        /// Its note before.
        before: Option<String>,
        /// Its note now.
        note: Option<String>,
    },
}

/// The numbers of bookmarks taken away over this connection, so that an undo puts them back where they were.
pub(super) type Lapsed = HashMap<StoryId, i64>;

impl Library {
    /// Marks stories read or unread; tells which of them that changed.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn set_read(&mut self, stories: &[StoryId], read: bool) -> Result<Change> {
        let saving = self.saving()?;
        let mut changed = Vec::with_capacity(stories.len());
        for story in stories {
            if saving.set_read(*story, read)? {
                changed.push(*story);
            }
        }
        saving.commit()?;
        Ok(Change::Read { stories: changed, read })
    }

    /// Marks every story of an issue read.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn set_issue_read(&mut self, issue: IssueId) -> Result<Change> {
        let saving = self.saving()?;
        let stories = saving.unread_of(issue)?;
        for story in &stories {
            saving.set_read(*story, true)?;
        }
        saving.commit()?;
        Ok(Change::Read { stories, read: true })
    }

    /// Bookmarks a story, or takes its bookmark away. Where that changes nothing, the change is one of no stories.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn set_bookmarked(&mut self, story: StoryId, bookmarked: bool) -> Result<Change> {
        self.change_bookmark(story, bookmarked, None)
    }

    /// Puts back what a change changed; returns the change that redoes it.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn undo(&mut self, change: &Change) -> Result<Change> {
        match change {
            Change::Read { stories, read } => self.set_read(stories, !read),
            Change::Bookmarked { story, bookmarked } => {
                let number = self.lapsed.remove(story);
                self.change_bookmark(*story, !bookmarked, number)
            }
            other => Ok(other.clone()),
        }
    }

    fn change_bookmark(&mut self, story: StoryId, bookmarked: bool, number: Option<i64>) -> Result<Change> {
        let saving = self.saving()?;
        let (changed, lapsed) = if bookmarked {
            (saving.bookmark(story, number)?, None)
        } else {
            let lapsed = saving.unbookmark(story)?;
            (lapsed.is_some(), lapsed)
        };
        saving.commit()?;
        self.lapsed.extend(lapsed.map(|number| (story, number)));
        Ok(if changed {
            Change::Bookmarked { story, bookmarked }
        } else {
            Change::Read { stories: Vec::new(), read: true }
        })
    }
}
