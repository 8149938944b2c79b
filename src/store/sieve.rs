//! Lists of which only the rows that answer a query are seen: the keys of all of them, and the rows at some.
//!
//! A key is a number by which the list is ordered: an issue's place, a story's position in its issue. Whoever asks keeps the keys, eight bytes each, for as long as the list is looked at.

use rusqlite::{OptionalExtension, Params, params_from_iter};

use super::rows::{IssueRow, StoryRow};
use super::words::Sql;
use super::{Filter, Result, Store, Words};
use crate::digest::{IssueId, StoryId};

/// What an issue says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueLabel {
    /// Its key.
    pub key: i64,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub outlet: String,
}

impl Store {
    /// The keys of the issues that hold a story which answers, in order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn issues_holding(&self, words: Option<&Words>, filter: &Filter) -> Result<Vec<i64>> {
        let mut sql = Sql::default();
        let from = sql.answering(words, 0);
        let filter = sql.filter(filter);
        let mut keys = self.keys(
            &format!(
                "SELECT issue.place FROM {from} CROSS JOIN placement ON placement.story = story.id
                 CROSS JOIN issue ON issue.id = placement.issue WHERE {filter}"
            ),
            params_from_iter(sql.values),
        )?;
        keys.sort_unstable();
        keys.dedup();
        Ok(keys)
    }

    /// Hands what every issue says of itself to `each`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn each_issue_label(&self, each: &mut dyn FnMut(IssueLabel)) -> Result<()> {
        let mut query = self.connection.prepare_cached(
            "SELECT issue.place, issue.title, outlet.name FROM issue CROSS JOIN outlet ON outlet.id = issue.outlet",
        )?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            each(IssueLabel { key: row.get(0)?, title: row.get(1)?, outlet: row.get(2)? });
        }
        Ok(())
    }

    /// The keys of the stories of an issue that answer, in order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn stories_answering(
        &self,
        issue: IssueId,
        words: Option<&Words>,
        filter: &Filter,
    ) -> Result<Vec<i64>> {
        let mut sql = Sql::default();
        let number = sql.integer(issue.0);
        // The stories of an issue mostly came one after the other: the index is read between the first and the last.
        let ends: (Option<i64>, Option<i64>) = self
            .connection
            .prepare_cached("SELECT min(story), max(story) FROM placement WHERE issue = ?1")?
            .query_row([issue.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let (Some(first), Some(last)) = ends else { return Ok(Vec::new()) };
        let from = match words {
            Some(words) => format!(
                "{} CROSS JOIN placement ON placement.story = story.id AND placement.issue = {number}",
                sql.matched(&words.matching(), &(first..=last))
            ),
            None => format!(
                "placement CROSS JOIN story ON story.id = placement.story AND placement.issue = {number}"
            ),
        };
        let filter = sql.filter(filter);
        let mut keys = self.keys(
            &format!("SELECT placement.position FROM {from} WHERE {filter}"),
            params_from_iter(sql.values),
        )?;
        keys.sort_unstable();
        Ok(keys)
    }

    /// The key of an issue.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn issue_key(&self, issue: IssueId) -> Result<Option<i64>> {
        self.key("SELECT place FROM issue WHERE id = ?1", [issue.0])
    }

    /// The key of a story in an issue.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn story_key(&self, issue: IssueId, story: StoryId) -> Result<Option<i64>> {
        self.position(issue, story)
    }

    /// The issues with these keys.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn issues_at(&self, keys: &[i64]) -> Result<Vec<IssueRow>> {
        let rows = keys.iter().map(|key| self.issues_from("issue.place = ?1", *key, 1));
        Ok(rows.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    /// The stories of an issue with these keys.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn stories_at(&self, issue: IssueId, keys: &[i64]) -> Result<Vec<StoryRow>> {
        let row = |key: &i64| {
            self.story_rows(
                "placement CROSS JOIN story ON story.id = placement.story",
                "placement.issue = ?1 AND placement.position = ?2",
                (issue.0, key),
            )
        };
        Ok(keys.iter().map(row).collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    /// A number that differs whenever this or another connection changed the file.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn state(&self) -> Result<(u64, u64)> {
        Ok((self.version()?, self.connection.total_changes()))
    }

    fn keys(&self, sql: &str, values: impl Params) -> Result<Vec<i64>> {
        let mut query = self.connection.prepare_cached(sql)?;
        Ok(query.query_map(values, |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    fn key(&self, sql: &str, values: impl Params) -> Result<Option<i64>> {
        Ok(self.connection.prepare_cached(sql)?.query_row(values, |row| row.get(0)).optional()?)
    }
}
