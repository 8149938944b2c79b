//! Marks: read, tagged and noted.

use rusqlite::OptionalExtension;

use super::bookmarks::filed_of;
use super::kept::{KeptMarks, TagRow, joined_notes};
use super::{Result, Saving, Store};
use crate::digest::{IssueId, StoryId};
use crate::names::fold;

impl Store {
    /// Tags that begin so, in the order of the alphabet, at most `limit`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn tags(&self, prefix: &str, limit: u32) -> Result<Vec<TagRow>> {
        let first = fold(prefix);
        let mut query = self.connection.prepare_cached(
            "SELECT name, stories FROM tag WHERE folded >= ?1 AND folded < ?1 || char(1114111) AND stories > 0
             ORDER BY folded LIMIT ?2",
        )?;
        let rows = query
            .query_map((first, limit), |row| Ok(TagRow { name: row.get(0)?, stories: row.get(1)? }))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// The note of an issue.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn issue_note(&self, issue: IssueId) -> Result<Option<String>> {
        let mut query = self.connection.prepare_cached("SELECT text FROM issue_note WHERE issue = ?1")?;
        Ok(query.query_row([issue.0], |row| row.get(0)).optional()?)
    }
}

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

    /// A story's tags, in the order of the alphabet.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn tags_of(&self, story: StoryId) -> Result<Vec<String>> {
        let mut query = self.transaction.prepare_cached(
            "SELECT tag.name FROM tagging JOIN tag ON tag.id = tagging.tag WHERE story = ?1 ORDER BY tag.folded",
        )?;
        let rows = query.query_map([story.0], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// Gives a story these tags and no others; those that are known keep the case they have.
    ///
    /// # Errors
    /// When the file cannot be written, or there is no such story.
    pub fn set_tags(&self, story: StoryId, tags: &[String]) -> Result<()> {
        let wanted: Vec<String> = tags.iter().map(|tag| fold(tag)).collect();
        for known in self.tags_of(story)? {
            if !wanted.contains(&fold(&known)) {
                self.run(
                    "DELETE FROM tagging WHERE story = ?1 AND tag = (SELECT id FROM tag WHERE folded = ?2)",
                    (story.0, fold(&known)),
                )?;
            }
        }
        tags.iter().try_for_each(|tag| self.add_tag(story, tag))
    }

    /// Gives a story a tag besides those it has.
    ///
    /// # Errors
    /// When the file cannot be written, or there is no such story.
    pub fn add_tag(&self, story: StoryId, tag: &str) -> Result<()> {
        let folded = fold(tag);
        self.run("INSERT OR IGNORE INTO tag (name, folded) VALUES (?1, ?2)", (tag, &folded))?;
        self.run(
            "INSERT INTO tagging SELECT ?1, id FROM tag WHERE folded = ?2
             AND NOT EXISTS (SELECT 1 FROM tagging WHERE story = ?1 AND tag = tag.id)",
            (story.0, &folded),
        )
    }

    /// A story's note.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn story_note(&self, story: StoryId) -> Result<Option<String>> {
        let mut query = self.transaction.prepare_cached("SELECT text FROM story_note WHERE story = ?1")?;
        Ok(query.query_row([story.0], |row| row.get(0)).optional()?)
    }

    /// Gives a story this note, or takes it away.
    ///
    /// # Errors
    /// When the file cannot be written, or there is no such story.
    pub fn set_story_note(&self, story: StoryId, note: Option<&str>) -> Result<()> {
        match note {
            Some(note) => self.run("INSERT OR REPLACE INTO story_note VALUES (?1, ?2)", (story.0, note)),
            None => self.run("DELETE FROM story_note WHERE story = ?1", [story.0]),
        }
    }

    /// Gives an issue this note, or takes it away; what it was.
    ///
    /// # Errors
    /// When the file cannot be written, or there is no such issue.
    pub fn set_issue_note(&self, issue: IssueId, note: Option<&str>) -> Result<Option<String>> {
        let before = self.note_of_issue(issue)?;
        match note {
            Some(note) => self.run("INSERT OR REPLACE INTO issue_note VALUES (?1, ?2)", (issue.0, note))?,
            None => self.run("DELETE FROM issue_note WHERE issue = ?1", [issue.0])?,
        }
        Ok(before)
    }

    /// Adds marks to those a story has; says whether that changed anything.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add_marks(&self, story: StoryId, marks: &KeptMarks) -> Result<bool> {
        let mut changed = false;
        let before = self.tags_of(story)?;
        for tag in &marks.tags {
            self.add_tag(story, tag)?;
        }
        changed |= self.tags_of(story)? != before;
        let before = self.story_note(story)?;
        let note = joined_notes(before.clone(), marks.note.as_deref());
        if note != before {
            changed = true;
            self.set_story_note(story, note.as_deref())?;
        }
        for filed in &marks.bookmarks {
            changed |= self.file_again("story", story.0, filed)?;
        }
        Ok(changed)
    }

    /// Adds marks to those an issue has; says whether that changed anything.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add_issue_marks(&self, issue: IssueId, marks: &KeptMarks) -> Result<bool> {
        let mut changed = false;
        let before = self.note_of_issue(issue)?;
        let note = joined_notes(before.clone(), marks.note.as_deref());
        if note != before {
            changed = true;
            self.set_issue_note(issue, note.as_deref())?;
        }
        for filed in &marks.bookmarks {
            changed |= self.file_again("issue", issue.0, filed)?;
        }
        if changed {
            self.find_headlines_again(issue)?;
        }
        Ok(changed)
    }

    /// Every mark of a story but the read mark.
    pub(super) fn marks_of(&self, story: StoryId) -> Result<KeptMarks> {
        Ok(KeptMarks {
            tags: self.tags_of(story)?,
            note: self.story_note(story)?,
            bookmarks: filed_of(&self.transaction, "story", story.0)?,
        })
    }

    /// Every mark of an issue and its headlines.
    pub(super) fn marks_of_issue(&self, issue: IssueId) -> Result<KeptMarks> {
        let bookmarks = filed_of(&self.transaction, "issue", issue.0)?;
        Ok(KeptMarks { tags: Vec::new(), note: self.note_of_issue(issue)?, bookmarks })
    }

    fn note_of_issue(&self, issue: IssueId) -> Result<Option<String>> {
        let mut query = self.transaction.prepare_cached("SELECT text FROM issue_note WHERE issue = ?1")?;
        Ok(query.query_row([issue.0], |row| row.get(0)).optional()?)
    }

    /// Hands the marks of a story to another one, but for the read mark.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn move_marks(&self, from: StoryId, to: StoryId) -> Result<()> {
        let marks = self.marks_of(from)?;
        self.drop_marks(from)?;
        self.add_marks(to, &marks)?;
        Ok(())
    }

    /// Takes every mark but the read mark from a story.
    pub(super) fn drop_marks(&self, story: StoryId) -> Result<()> {
        self.run("DELETE FROM bookmark WHERE story = ?1", [story.0])?;
        self.run("DELETE FROM tagging WHERE story = ?1", [story.0])?;
        self.run("DELETE FROM story_note WHERE story = ?1", [story.0])
    }

    /// Takes every mark from an issue.
    pub(super) fn drop_issue_marks(&self, issue: IssueId) -> Result<()> {
        self.run("DELETE FROM bookmark WHERE issue = ?1", [issue.0])?;
        self.run("DELETE FROM issue_note WHERE issue = ?1", [issue.0])
    }
}
