//! Marks: read and bookmarked. They outlive the story they are on.

use rusqlite::OptionalExtension;

use super::{OutletId, Result, Saving};
use crate::digest::{IssueId, StoryId};

impl Saving<'_> {
    /// Marks a story read or unread; says whether that changed it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_read(&self, story: StoryId, read: bool) -> Result<bool> {
        let mut update =
            self.transaction.prepare_cached("UPDATE story SET read = ?2 WHERE id = ?1 AND read <> ?2")?;
        Ok(update.execute((story.0, read))? > 0)
    }

    /// The unread stories of an issue, in order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn unread_of(&self, issue: IssueId) -> Result<Vec<StoryId>> {
        let mut query = self
            .transaction
            .prepare_cached("SELECT story FROM placement WHERE issue = ?1 AND read = 0 ORDER BY position")?;
        let rows =
            query.query_map([issue.0], |row| row.get(0).map(StoryId))?.collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// Bookmarks a story, as the latest one, or as the number it had before; says whether that changed it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn bookmark(&self, story: StoryId, number: Option<i64>) -> Result<bool> {
        let mut update = self.transaction.prepare_cached(
            "UPDATE story SET bookmarked = coalesce(?2, (SELECT next_bookmark FROM total))
             WHERE id = ?1 AND bookmarked IS NULL",
        )?;
        Ok(update.execute((story.0, number))? > 0)
    }

    /// Takes a bookmark away; its number, where there was one.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn unbookmark(&self, story: StoryId) -> Result<Option<i64>> {
        let mut query = self
            .transaction
            .prepare_cached("SELECT bookmarked FROM story WHERE id = ?1 AND bookmarked IS NOT NULL")?;
        let number = query.query_row([story.0], |row| row.get(0)).optional()?;
        if number.is_some() {
            self.run("UPDATE story SET bookmarked = NULL WHERE id = ?1", [story.0])?;
        }
        Ok(number)
    }

    /// Keeps the marks of a story that is about to go.
    pub(super) fn keep_marks(&self, story: StoryId) -> Result<()> {
        self.run(
            "INSERT OR REPLACE INTO kept_mark (outlet, key, name, read, bookmarked)
             SELECT outlet, key, name, read, bookmarked FROM story
             WHERE id = ?1 AND (read <> 0 OR bookmarked IS NOT NULL)",
            [story.0],
        )
    }

    /// Puts back the marks that a story of this key, or else the only one of this name, had when it went.
    pub(super) fn restore_marks(&self, outlet: OutletId, key: &str, name: i64, story: StoryId) -> Result<()> {
        let mut query = self.transaction.prepare_cached(
            "SELECT key, read, bookmarked FROM kept_mark WHERE outlet = ?1 AND key = ?2
             UNION ALL
             SELECT key, read, bookmarked FROM kept_mark WHERE outlet = ?1 AND name = ?3
                 AND (SELECT count(*) FROM kept_mark WHERE outlet = ?1 AND name = ?3) = 1
             LIMIT 1",
        )?;
        let kept: Option<(String, bool, Option<i64>)> = query
            .query_row((outlet.0, key, name), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let Some((key, read, bookmarked)) = kept else { return Ok(()) };
        if read {
            self.set_read(story, true)?;
        }
        if bookmarked.is_some() {
            self.bookmark(story, bookmarked)?;
        }
        self.run("DELETE FROM kept_mark WHERE outlet = ?1 AND key = ?2", (outlet.0, key))
    }
}
