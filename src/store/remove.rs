//! Taking issues out.

use super::{Result, Saving};
use crate::digest::{IssueId, StoryId};

/// What becomes of the marks of stories that go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// They wait for the story to come back.
    Kept,
    /// They go too.
    Dropped,
}

impl Saving<'_> {
    /// Takes an issue out, and the stories that stand in no other. Its documents count as not read, so that
    /// importing one again brings it back. Says whether there was such an issue.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn remove_issue(&self, issue: IssueId, marks: Marks) -> Result<bool> {
        if marks == Marks::Kept {
            self.keep_issue_marks(issue)?;
        }
        self.drop_issue_marks(issue)?;
        let stories = self.placed(issue)?;
        self.run("DELETE FROM placement WHERE issue = ?1", [issue.0])?;
        for placed in stories {
            self.remove_homeless(placed.story, marks)?;
        }
        self.run("DELETE FROM section WHERE issue = ?1", [issue.0])?;
        self.run("DELETE FROM headline WHERE issue = ?1", [issue.0])?;
        self.run(
            "UPDATE document SET fingerprint = x''
             WHERE id IN (SELECT document FROM document_issue WHERE issue = ?1)",
            [issue.0],
        )?;
        self.run("DELETE FROM document_issue WHERE issue = ?1", [issue.0])?;
        let gone = self.transaction.prepare_cached("DELETE FROM issue WHERE id = ?1")?.execute([issue.0])?;
        Ok(gone > 0)
    }

    /// Takes a story out that stands in no issue any more.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn remove_homeless(&self, story: StoryId, marks: Marks) -> Result<()> {
        let mut query = self
            .transaction
            .prepare_cached("SELECT NOT EXISTS (SELECT 1 FROM placement WHERE story = ?1)")?;
        if !query.query_row([story.0], |row| row.get::<_, bool>(0))? {
            return Ok(());
        }
        if marks == Marks::Kept {
            self.keep_marks(story)?;
        }
        self.drop_marks(story)?;
        self.rename(story, &[])?;
        self.run("DELETE FROM body WHERE story = ?1", [story.0])?;
        self.run("DELETE FROM story WHERE id = ?1", [story.0])
    }

    /// Takes the sample edition out, except issues that hold marks of the user; those count as the user's
    /// from now on.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn remove_sample(&self) -> Result<()> {
        for issue in self.sample_issues_without_marks()? {
            self.remove_issue(issue, Marks::Dropped)?;
        }
        self.run("DELETE FROM rate WHERE document IN (SELECT id FROM document WHERE sample = 1)", [])?;
        self.run(
            "DELETE FROM document WHERE sample = 1
             AND NOT EXISTS (SELECT 1 FROM issue WHERE issue.document = document.id)
             AND NOT EXISTS (SELECT 1 FROM document_issue WHERE document_issue.document = document.id)",
            [],
        )?;
        self.run("UPDATE document SET sample = 0 WHERE sample = 1", [])
    }

    fn sample_issues_without_marks(&self) -> Result<Vec<IssueId>> {
        let mut query = self.transaction.prepare_cached(
            "SELECT issue.id FROM issue JOIN document ON document.id = issue.document
             WHERE document.sample = 1 AND NOT EXISTS (SELECT 1 FROM bookmark WHERE bookmark.issue = issue.id)
             AND NOT EXISTS (SELECT 1 FROM issue_note WHERE issue_note.issue = issue.id)
             AND NOT EXISTS (SELECT 1 FROM placement WHERE placement.issue = issue.id AND (
                 EXISTS (SELECT 1 FROM bookmark WHERE bookmark.story = placement.story)
                 OR EXISTS (SELECT 1 FROM tagging WHERE tagging.story = placement.story)
                 OR EXISTS (SELECT 1 FROM story_note WHERE story_note.story = placement.story)))",
        )?;
        let rows = query.query_map([], |row| row.get(0).map(IssueId))?.collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }
}
