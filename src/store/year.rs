//! Issues whose year is not known, and the dated stories that may show it.

use rusqlite::{Connection, OptionalExtension};

use super::codec::{blocks, dated, names};
use super::{Result, Saving, Store};
use crate::digest::{Block, Dated, IssueId, StoryId};

/// A story with the names it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamingStory {
    /// The story.
    pub id: StoryId,
    /// Hashes of its names.
    pub names: Vec<i64>,
}

/// A story that may show when another one was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// Its title.
    pub title: String,
    /// Who published it.
    pub outlet: String,
    /// Its date.
    pub dated: Dated,
    /// Its text.
    pub body: Vec<Block>,
}

impl Store {
    /// The stories of an issue with the names they hold, in order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn namings_of(&self, issue: IssueId) -> Result<Vec<NamingStory>> {
        namings_of(&self.connection, issue)
    }
}

fn namings_of(connection: &Connection, issue: IssueId) -> Result<Vec<NamingStory>> {
    let mut query = connection.prepare_cached(
        "SELECT story.id, story.names FROM placement JOIN story ON story.id = placement.story
         WHERE placement.issue = ?1 ORDER BY placement.position",
    )?;
    let rows = query
        .query_map([issue.0], |row| {
            let blob: Vec<u8> = row.get(1)?;
            Ok(NamingStory { id: StoryId(row.get(0)?), names: names(&blob) })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

impl Saving<'_> {
    /// Notes that years are to be looked for again on account of an issue.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn await_year(&self, issue: IssueId) -> Result<()> {
        self.run("INSERT OR IGNORE INTO awaits_year VALUES (?1)", [issue.0])
    }

    /// Chooses the shorter way: where more issues wait than lack a year, exactly those that lack one wait from now on.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn shorten_awaiting(&self) -> Result<()> {
        // Counted no further than it takes to know: the library may lack very many years.
        let longer: bool = self.transaction.query_row(
            "WITH awaiting (issues) AS (SELECT count(*) FROM awaits_year)
             SELECT issues > (SELECT count(*) FROM (
                 SELECT 1 FROM issue WHERE substr(date, 1, 4) = 'XXXX' LIMIT (SELECT issues FROM awaiting)))
             FROM awaiting",
            [],
            |row| row.get(0),
        )?;
        if longer {
            self.run("DELETE FROM awaits_year", [])?;
            self.run("INSERT INTO awaits_year SELECT id FROM issue WHERE substr(date, 1, 4) = 'XXXX'", [])?;
        }
        Ok(())
    }

    /// Takes the next issue that awaits a look for years.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn next_awaiting(&self) -> Result<Option<IssueId>> {
        let mut query = self.transaction.prepare_cached(
            "DELETE FROM awaits_year WHERE issue = (SELECT min(issue) FROM awaits_year) RETURNING issue",
        )?;
        Ok(query.query_row([], |row| row.get(0).map(IssueId)).optional()?)
    }

    /// Whether an issue's date lacks its year.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn lacks_year(&self, issue: IssueId) -> Result<bool> {
        let mut query = self
            .transaction
            .prepare_cached("SELECT 1 FROM issue WHERE id = ?1 AND substr(date, 1, 4) = 'XXXX'")?;
        Ok(query.exists([issue.0])?)
    }

    /// The stories of an issue with the names they hold, in order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn namings_of(&self, issue: IssueId) -> Result<Vec<NamingStory>> {
        namings_of(&self.transaction, issue)
    }

    /// Issues that await a look for years, those after this one, at most so many.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn awaiting(&self, after: IssueId, most: usize) -> Result<Vec<IssueId>> {
        let mut query = self
            .transaction
            .prepare_cached("SELECT issue FROM awaits_year WHERE issue > ?1 ORDER BY issue LIMIT ?2")?;
        Ok(query
            .query_map((after.0, most), |row| row.get(0).map(IssueId))?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// How many stories the library holds.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn story_count(&self) -> Result<u64> {
        Ok(self.transaction.prepare_cached("SELECT stories FROM total")?.query_row([], |row| row.get(0))?)
    }

    /// What a story says, and of its date.
    ///
    /// # Errors
    /// When there is no such story or the file cannot be read.
    pub fn witness(&self, story: StoryId) -> Result<Witness> {
        let mut query = self.transaction.prepare_cached(
            "SELECT story.title, outlet.name, story.date, story.date_basis, story.date_evidence, body.blocks
             FROM story JOIN outlet ON outlet.id = story.outlet JOIN body ON body.story = story.id
             WHERE story.id = ?1",
        )?;
        let witness = query.query_row([story.0], |row| {
            Ok(Witness {
                title: row.get(0)?,
                outlet: row.get(1)?,
                dated: dated(row, 2)?,
                body: blocks(row, 5)?,
            })
        })?;
        Ok(witness)
    }
}
