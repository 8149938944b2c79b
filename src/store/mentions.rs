//! Names in stories, by which stories on the same affair are found.

use rusqlite::OptionalExtension;

use super::codec::{blocks, dated};
use super::{Result, Saving};
use crate::digest::{Block, Dated, IssueId, StoryId};

/// In how many stories a name may be and still tell affairs apart.
const COMMON: usize = 200;

/// Whether the year of stories is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Years {
    /// They show it.
    Known,
    /// They show day and month only.
    Unknown,
    /// It was found in other stories: they neither ask nor bear witness.
    Found,
}

/// A story as one that may be on the same affair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Affair {
    /// Its title.
    pub title: String,
    /// Who published it.
    pub outlet: String,
    /// Its text.
    pub body: Vec<Block>,
}

impl Saving<'_> {
    /// Notes the names of a story.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn note_names(&self, story: StoryId, names: &[u32], years: Years) -> Result<()> {
        self.run("DELETE FROM yearless_mention WHERE story = ?1", [story.0])?;
        let insert = match years {
            Years::Known => "INSERT OR IGNORE INTO mention (story, name) VALUES (?1, ?2)",
            Years::Unknown => "INSERT OR IGNORE INTO yearless_mention (story, name) VALUES (?1, ?2)",
            Years::Found => return Ok(()),
        };
        let mut insert = self.transaction.prepare_cached(insert)?;
        for name in names {
            insert.execute((story.0, name))?;
        }
        Ok(())
    }

    /// Whether any story's year is asked for.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn years_are_asked(&self) -> Result<bool> {
        let mut query = self.transaction.prepare_cached("SELECT EXISTS (SELECT 1 FROM yearless_mention)")?;
        Ok(query.query_row([], |row| row.get(0))?)
    }

    /// The stories that hold a name and whose year is, or is not, known; none where too many hold it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn stories_naming(&self, name: u32, years: Years) -> Result<Vec<StoryId>> {
        let table = match years {
            Years::Known => "SELECT story FROM mention WHERE name = ?1 LIMIT ?2",
            Years::Unknown => "SELECT story FROM yearless_mention WHERE name = ?1 LIMIT ?2",
            Years::Found => return Ok(Vec::new()),
        };
        let mut query = self.transaction.prepare_cached(table)?;
        let rows = query.query_map((name, COMMON + 1), |row| row.get(0).map(StoryId))?;
        let stories: Vec<StoryId> = rows.collect::<rusqlite::Result<_>>()?;
        Ok(if stories.len() > COMMON { Vec::new() } else { stories })
    }

    /// A story's date; `None` when it is gone.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn date_of_story(&self, story: StoryId) -> Result<Option<Dated>> {
        let mut query = self
            .transaction
            .prepare_cached("SELECT date, date_basis, date_evidence FROM story WHERE id = ?1")?;
        Ok(query.query_row([story.0], |row| dated(row, 0)).optional()?)
    }

    /// What a story is on.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn affair(&self, story: StoryId) -> Result<Option<Affair>> {
        let mut query = self.transaction.prepare_cached(
            "SELECT story.title, outlet.name, body.blocks FROM story
             JOIN outlet ON outlet.id = story.outlet JOIN body ON body.story = story.id WHERE story.id = ?1",
        )?;
        let affair = query.query_row([story.0], |row| {
            Ok(Affair { title: row.get(0)?, outlet: row.get(1)?, body: blocks(row, 2)? })
        });
        Ok(affair.optional()?)
    }

    /// Every issue that a story stands in.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn all_issues_of(&self, story: StoryId) -> Result<Vec<IssueId>> {
        let mut query =
            self.transaction.prepare_cached("SELECT issue FROM placement WHERE story = ?1 ORDER BY issue")?;
        let rows =
            query.query_map([story.0], |row| row.get(0).map(IssueId))?.collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }
}
