//! The next unread story, without passing over read ones.

use rusqlite::OptionalExtension;

use super::{Result, Store};
use crate::digest::{IssueId, StoryId};

/// One way through the list: the three questions that find the next unread story.
struct Way {
    /// In the same issue, beyond a position.
    beyond: &'static str,
    /// The nearest issue beyond a place that holds an unread story.
    issue: &'static str,
    /// The first unread story of an issue, coming this way.
    entry: &'static str,
    /// The place before everything, coming this way.
    outside: i64,
}

const DOWN: Way = Way {
    beyond: "SELECT story FROM placement WHERE issue = ?1 AND read = 0 AND position > ?2
             ORDER BY position LIMIT 1",
    issue: "SELECT id FROM issue WHERE unread > 0 AND place > ?1 ORDER BY place LIMIT 1",
    entry: "SELECT story FROM placement WHERE issue = ?1 AND read = 0 ORDER BY position LIMIT 1",
    outside: -1,
};

const UP: Way = Way {
    beyond: "SELECT story FROM placement WHERE issue = ?1 AND read = 0 AND position < ?2
             ORDER BY position DESC LIMIT 1",
    issue: "SELECT id FROM issue WHERE unread > 0 AND place < ?1 ORDER BY place DESC LIMIT 1",
    entry: "SELECT story FROM placement WHERE issue = ?1 AND read = 0 ORDER BY position DESC LIMIT 1",
    outside: i64::MAX,
};

impl Store {
    /// The next unread story below this place; after the last issue, from the first one on.
    ///
    /// The place is a story of an issue, or the issue's beginning.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn unread_below(&self, issue: IssueId, story: Option<StoryId>) -> Result<Option<(IssueId, StoryId)>> {
        self.unread(&DOWN, issue, story)
    }

    /// The next unread story above this place; before the first issue, from the last one up.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn unread_above(&self, issue: IssueId, story: Option<StoryId>) -> Result<Option<(IssueId, StoryId)>> {
        self.unread(&UP, issue, story)
    }

    fn unread(
        &self,
        way: &Way,
        issue: IssueId,
        story: Option<StoryId>,
    ) -> Result<Option<(IssueId, StoryId)>> {
        let _one_state = self.reading()?;
        let position = match story {
            Some(story) => self.position(issue, story)?.unwrap_or(0),
            None => 0,
        };
        if let Some(found) = self.number(way.beyond, (issue.0, position))? {
            return Ok(Some((issue, StoryId(found))));
        }
        let place = self.number("SELECT place FROM issue WHERE id = ?1", [issue.0])?;
        let next = match place {
            Some(place) => self.number(way.issue, [place])?,
            None => None,
        };
        let wrapped = match next {
            Some(next) => Some(next),
            None => self.number(way.issue, [way.outside])?,
        };
        let Some(wrapped) = wrapped else { return Ok(None) };
        let found = self.number(way.entry, [wrapped])?.map(StoryId);
        Ok(found.filter(|found| Some(*found) != story).map(|found| (IssueId(wrapped), found)))
    }

    fn number(&self, sql: &str, values: impl rusqlite::Params) -> Result<Option<i64>> {
        Ok(self.connection.prepare_cached(sql)?.query_row(values, |row| row.get(0)).optional()?)
    }
}
