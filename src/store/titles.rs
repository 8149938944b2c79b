//! Titles of every kind, window by window by their keys, for the library to find them in.

use std::ops::RangeInclusive;

use rusqlite::{OptionalExtension, Row};

use super::codec::{age, optional};
use super::rows::{Place, StoryRow, TitleKind, TitleRow};
use super::stories::NEWEST_ISSUE;
use super::{Result, Store};
use crate::digest::{IssueId, StoryId};

/// Titles of each kind behind a key, in the order of keys: both parts of the key, the text, the date of its own, and
/// the age of its issue where that date is no day of a known year.
fn titles_behind(kind: TitleKind) -> &'static str {
    match kind {
        TitleKind::Story => {
            "SELECT id, 0, title, date, CASE WHEN date IS NULL OR date LIKE 'XXXX%' THEN
                 (SELECT min(issue.age) FROM placement JOIN issue ON issue.id = placement.issue
                  WHERE placement.story = story.id) END
             FROM story WHERE (id, 0) > (?1, ?2) ORDER BY id LIMIT ?3"
        }
        TitleKind::Issue => {
            "SELECT id, 0, title, NULL, age FROM issue WHERE (id, 0) > (?1, ?2) ORDER BY id LIMIT ?3"
        }
        TitleKind::Section => {
            "SELECT issue, ordinal, heading, NULL, (SELECT age FROM issue WHERE id = section.issue) FROM section
             WHERE (issue, ordinal) > (?1, ?2) ORDER BY issue, ordinal LIMIT ?3"
        }
        TitleKind::Headline => {
            "SELECT issue, ordinal, text, NULL, (SELECT age FROM issue WHERE id = headline.issue) FROM headline
             WHERE (issue, ordinal) > (?1, ?2) ORDER BY issue, ordinal LIMIT ?3"
        }
    }
}

impl Store {
    /// At most `limit` titles of a kind, those behind a place, in the order of their keys; from the first one on without
    /// a place. A place of another kind stands before all.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn titles(&self, kind: TitleKind, behind: Option<Place>, limit: u32) -> Result<Vec<TitleRow>> {
        let (first, second) = behind.filter(|place| place.kind() == kind).map_or((i64::MIN, 0), key);
        let mut query = self.connection.prepare_cached(titles_behind(kind))?;
        let rows = query.query_map((first, second, limit), |row| title_row(kind, row))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Reads what [`Store::titles`] needs of these stories, and gives nothing: the system has it at hand then.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn fetch_titles(&self, stories: RangeInclusive<i64>) -> Result<()> {
        for sql in [
            "SELECT sum(length(title)) FROM story WHERE id BETWEEN ?1 AND ?2",
            "SELECT min(issue.age) FROM placement JOIN issue ON issue.id = placement.issue
             WHERE placement.story BETWEEN ?1 AND ?2",
        ] {
            self.connection.prepare_cached(sql)?.query_row([stories.start(), stories.end()], |_| Ok(()))?;
        }
        Ok(())
    }

    /// The text at a place; `None` where it has gone.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn title_text(&self, place: Place) -> Result<Option<String>> {
        let sql = match place.kind() {
            TitleKind::Story => "SELECT title FROM story WHERE (id, 0) = (?1, ?2)",
            TitleKind::Issue => "SELECT title FROM issue WHERE (id, 0) = (?1, ?2)",
            TitleKind::Section => "SELECT heading FROM section WHERE (issue, ordinal) = (?1, ?2)",
            TitleKind::Headline => "SELECT text FROM headline WHERE (issue, ordinal) = (?1, ?2)",
        };
        let mut query = self.connection.prepare_cached(sql)?;
        Ok(query.query_row(key(place), |row| row.get(0)).optional()?)
    }

    /// The first story under a section's heading; `None` where none stands there.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn first_under(&self, issue: IssueId, section: u32) -> Result<Option<StoryId>> {
        let sql = "SELECT story FROM placement WHERE issue = ?1 AND section = ?2 ORDER BY position LIMIT 1";
        let mut query = self.connection.prepare_cached(sql)?;
        Ok(query.query_row((issue.0, section), |row| row.get(0).map(StoryId)).optional()?)
    }

    /// A story as lists show it, in the newest of its issues; `None` where it has gone.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn story_row(&self, id: StoryId) -> Result<Option<StoryRow>> {
        Ok(self.story_rows_of(&[id])?.pop())
    }

    /// The same for several, in any order; those that have gone are left out. One question for all takes half as long as
    /// one for each.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn story_rows_of(&self, ids: &[StoryId]) -> Result<Vec<StoryRow>> {
        let from = format!(
            "json_each(?1) AS wanted CROSS JOIN story ON story.id = wanted.value
             CROSS JOIN placement ON placement.story = story.id AND placement.issue = {NEWEST_ISSUE}"
        );
        let numbers: Vec<String> = ids.iter().map(|id| id.0.to_string()).collect();
        self.story_rows(&from, "true", [format!("[{}]", numbers.join(","))])
    }
}

fn key(place: Place) -> (i64, i64) {
    match place {
        Place::Story(id) => (id.0, 0),
        Place::Issue(id) => (id.0, 0),
        Place::Section(issue, ordinal) | Place::Headline(issue, ordinal) => (issue.0, i64::from(ordinal)),
    }
}

fn title_row(kind: TitleKind, row: &Row<'_>) -> rusqlite::Result<TitleRow> {
    let id: i64 = row.get(0)?;
    let place = match kind {
        TitleKind::Story => Place::Story(StoryId(id)),
        TitleKind::Issue => Place::Issue(IssueId(id)),
        TitleKind::Section => Place::Section(IssueId(id), row.get(1)?),
        TitleKind::Headline => Place::Headline(IssueId(id), row.get(1)?),
    };
    let of_issue: Option<i64> = row.get(4)?;
    let age = match of_issue {
        Some(age) => age,
        None => age(optional(row, 3, |text| text.parse().ok())?),
    };
    Ok(TitleRow { place, text: row.get(2)?, age: u32::try_from(age).unwrap_or(u32::MAX) })
}
