//! What the library holds already of what is being saved: the facts by which it is recognised.

use rusqlite::{OptionalExtension, Row};

use super::codec::{blocks, dated, optional, range, title};
use super::{DocumentId, OutletId, Result, Saving};
use crate::digest::{Block, Date, Dated, IssueId, ResultRange, StoryId, Title};

/// How many of the newest candidates are looked at where many bear one name.
const MOST_OF_ONE_NAME: i64 = 8;

/// A story of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownStory {
    /// Its number.
    pub id: StoryId,
    /// Its stable name.
    pub key: String,
    /// Its title.
    pub title: Title,
    /// Its date.
    pub dated: Dated,
    /// Whether its text is broken off.
    pub truncated: bool,
    /// Whether it is read.
    pub read: bool,
    /// Whether it is bookmarked, quoted, tagged or noted.
    pub marked: bool,
    /// In how many issues it stands.
    pub issues: u64,
    /// Its text.
    pub body: Vec<Block>,
}

/// What tells whether an issue is the one that is being saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueLikeness {
    /// Its number.
    pub id: IssueId,
    /// Whether it bears the name asked for.
    pub named: bool,
    /// Whether it stands in a document of the path asked for.
    pub same_path: bool,
    /// The day its page was saved.
    pub page_date: Option<Date>,
    /// Which part of a listing it is.
    pub range: Option<ResultRange>,
    /// The smallest hashes of its text.
    pub sketch: Vec<u8>,
    /// How many stories it holds.
    pub stories: u64,
}

/// How an issue of the library stands before it is saved again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownIssue {
    /// Its date.
    pub dated: Dated,
    /// Whether the user set its date.
    pub by_hand: bool,
    /// Hash of what it calls itself.
    pub name: i64,
    /// The smallest hashes of its text.
    pub sketch: Vec<u8>,
    /// Its sections' headings.
    pub sections: Vec<String>,
}

/// A story's place in an issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The story.
    pub story: StoryId,
    /// Ordinal of its section.
    pub section: Option<usize>,
}

const STORY: &str =
    "SELECT story.id, story.key, story.title, story.title_basis, story.date, story.date_basis,
        story.date_evidence, story.truncated, story.read, 
        EXISTS (SELECT 1 FROM bookmark WHERE bookmark.story = story.id)
            OR EXISTS (SELECT 1 FROM tagging WHERE tagging.story = story.id)
            OR EXISTS (SELECT 1 FROM story_note WHERE story_note.story = story.id),
        (SELECT count(*) FROM placement WHERE placement.story = story.id), body.blocks
    FROM story JOIN body ON body.story = story.id";

fn known_story(row: &Row<'_>) -> rusqlite::Result<KnownStory> {
    Ok(KnownStory {
        id: StoryId(row.get(0)?),
        key: row.get(1)?,
        title: title(row, 2)?,
        dated: dated(row, 4)?,
        truncated: row.get(7)?,
        read: row.get(8)?,
        marked: row.get(9)?,
        issues: row.get(10)?,
        body: blocks(row, 11)?,
    })
}

impl Saving<'_> {
    /// The story with this key.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn story_by_key(&self, outlet: OutletId, key: &str) -> Result<Option<KnownStory>> {
        let sql = format!("{STORY} WHERE story.outlet = ?1 AND story.key = ?2");
        let mut query = self.transaction.prepare_cached(&sql)?;
        Ok(query.query_row((outlet.0, key), known_story).optional()?)
    }

    /// The newest stories of this name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn stories_by_name(&self, outlet: OutletId, name: i64) -> Result<Vec<KnownStory>> {
        let sql = format!(
            "{STORY} WHERE story.outlet = ?1 AND story.name = ?2 ORDER BY story.id DESC LIMIT {MOST_OF_ONE_NAME}"
        );
        let mut query = self.transaction.prepare_cached(&sql)?;
        let rows = query.query_map((outlet.0, name), known_story)?.collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// The stories of an issue, in order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn stories_of(&self, issue: IssueId) -> Result<Vec<KnownStory>> {
        let sql = format!(
            "{STORY} JOIN placement ON placement.story = story.id
             WHERE placement.issue = ?1 ORDER BY placement.position"
        );
        let mut query = self.transaction.prepare_cached(&sql)?;
        let rows = query.query_map([issue.0], known_story)?.collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// Which stories stand in an issue, in order, and under which sections.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn placed(&self, issue: IssueId) -> Result<Vec<Placed>> {
        let mut query = self
            .transaction
            .prepare_cached("SELECT story, section FROM placement WHERE issue = ?1 ORDER BY position")?;
        let rows = query
            .query_map([issue.0], |row| Ok(Placed { story: StoryId(row.get(0)?), section: row.get(1)? }))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// The issue with this key.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn issue_by_key(&self, outlet: OutletId, key: &str) -> Result<Option<IssueId>> {
        let mut query =
            self.transaction.prepare_cached("SELECT id FROM issue WHERE outlet = ?1 AND key = ?2")?;
        Ok(query.query_row((outlet.0, key), |row| row.get(0).map(IssueId)).optional()?)
    }

    /// The first issue of this name that bears this very title.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn issue_titled(&self, outlet: OutletId, name: i64, title: &str) -> Result<Option<IssueId>> {
        let mut query = self.transaction.prepare_cached(
            "SELECT id FROM issue WHERE outlet = ?1 AND name = ?2 AND title = ?3 ORDER BY id LIMIT 1",
        )?;
        Ok(query.query_row((outlet.0, name, title), |row| row.get(0).map(IssueId)).optional()?)
    }

    /// The issues that a story stands in, newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn issues_of_story(&self, story: StoryId) -> Result<Vec<IssueId>> {
        self.issue_ids(
            "SELECT issue FROM placement WHERE story = ?1 ORDER BY issue DESC LIMIT ?2",
            (story.0, MOST_OF_ONE_NAME),
        )
    }

    /// The newest issues of this name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn issues_by_name(&self, outlet: OutletId, name: i64) -> Result<Vec<IssueId>> {
        self.issue_ids(
            "SELECT id FROM issue WHERE outlet = ?1 AND name = ?2 ORDER BY id DESC LIMIT ?3",
            (outlet.0, name, MOST_OF_ONE_NAME),
        )
    }

    /// The newest issues whose present form came from this document.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn issues_by_document(&self, document: DocumentId) -> Result<Vec<IssueId>> {
        self.issue_ids(
            "SELECT id FROM issue WHERE document = ?1 ORDER BY id DESC LIMIT ?2",
            (document.0, MOST_OF_ONE_NAME),
        )
    }

    /// What tells whether this issue is one of this name, or of this document.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn likeness(&self, issue: IssueId, name: i64, document: DocumentId) -> Result<IssueLikeness> {
        let mut query = self.transaction.prepare_cached(
            "SELECT name = ?2, document = ?3, page_date, range_first, range_last, range_total, sketch, stories
             FROM issue WHERE id = ?1",
        )?;
        let likeness = query.query_row((issue.0, name, document.0), |row| {
            Ok(IssueLikeness {
                id: issue,
                named: row.get(0)?,
                same_path: row.get(1)?,
                page_date: optional(row, 2, |text| text.parse().ok())?,
                range: range(row, 3)?,
                sketch: row.get(6)?,
                stories: row.get(7)?,
            })
        })?;
        Ok(likeness)
    }

    /// How an issue stands now.
    ///
    /// # Errors
    /// When there is no such issue or the file cannot be read.
    pub fn known_issue(&self, issue: IssueId) -> Result<KnownIssue> {
        let mut query = self.transaction.prepare_cached(
            "SELECT date, date_basis, date_evidence, by_hand, name, sketch FROM issue WHERE id = ?1",
        )?;
        let sections = super::issues::sections(&self.transaction, issue)?;
        let known = query.query_row([issue.0], |row| {
            let (dated, by_hand) = (dated(row, 0)?, row.get(3)?);
            Ok(KnownIssue { dated, by_hand, name: row.get(4)?, sketch: row.get(5)?, sections })
        })?;
        Ok(known)
    }

    fn issue_ids(&self, sql: &str, values: impl rusqlite::Params) -> Result<Vec<IssueId>> {
        let mut query = self.transaction.prepare_cached(sql)?;
        let rows =
            query.query_map(values, |row| row.get(0).map(IssueId))?.collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }
}
