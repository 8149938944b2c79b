//! What only an export asks for.

use rusqlite::OptionalExtension;

use super::bookmarks::filed_of;
use super::kept::Filed;
use super::{Result, Store};
use crate::digest::{Date, IssueId, StoryId};

/// An issue's number and stable name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueExtras {
    /// Its number.
    pub id: IssueId,
    /// Its stable name.
    pub key: String,
}

impl Store {
    /// Does something while no other connection's changes are seen.
    ///
    /// # Errors
    /// What the work says, or when the file cannot be read.
    pub fn in_one_state<T, E: From<super::StoreError>>(
        &self,
        work: impl FnOnce() -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let _one_state = self.reading().map_err(E::from)?;
        work()
    }

    /// The bookmarks of a story and its passages.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn story_bookmarks(&self, story: StoryId) -> Result<Vec<Filed>> {
        filed_of(&self.connection, "story", story.0)
    }

    /// The bookmarks of an issue and its headlines.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn issue_bookmarks(&self, issue: IssueId) -> Result<Vec<Filed>> {
        filed_of(&self.connection, "issue", issue.0)
    }

    /// The first issue after this number, in the order of numbers; of `since` or later where given.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn issue_after(&self, id: IssueId, since: Option<Date>) -> Result<Option<IssueExtras>> {
        let oldest = since.map_or(i64::MAX, |day| super::codec::age(Some(crate::digest::Edtf::day(day))));
        let mut query = self
            .connection
            .prepare_cached("SELECT id, key FROM issue WHERE id > ?1 AND age <= ?2 ORDER BY id LIMIT 1")?;
        let found = query
            .query_row((id.0, oldest), |row| Ok(IssueExtras { id: IssueId(row.get(0)?), key: row.get(1)? }))
            .optional()?;
        Ok(found)
    }
}
