//! Stories: windows of an issue, and one after the other.

use std::ops::ControlFlow;

use rusqlite::{OptionalExtension, Params};

use super::codec::{STORY_COLUMNS, STORY_WIDTH, blocks, dated, optional, range, story_row, title, word};
use super::rows::{Anchor, Reach, StoryRow, StoryText, Window};
use super::{Result, Store};
use crate::digest::{IssueId, IssueKind, StoryId};

/// The newest issue that a story stands in.
pub(super) const NEWEST_ISSUE: &str = "(SELECT standing.issue FROM placement AS standing
    JOIN issue AS listed ON listed.id = standing.issue
    WHERE standing.story = story.id ORDER BY listed.place LIMIT 1)";

impl Store {
    /// An issue's stories in order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn stories(&self, issue: IssueId, anchor: Anchor<StoryId>, reach: Reach) -> Result<Window<StoryRow>> {
        let _one_state = self.reading()?;
        let total: i64 = self
            .connection
            .prepare_cached("SELECT stories FROM issue WHERE id = ?1")?
            .query_row([issue.0], |row| row.get(0))
            .optional()?
            .unwrap_or(0);
        let position = match anchor {
            Anchor::At(story) => self.position(issue, story)?.unwrap_or(1),
            Anchor::Rank(rank) => i64::try_from(rank).unwrap_or(i64::MAX).saturating_add(1).min(total).max(1),
        };
        let first = (position - i64::from(reach.before)).max(1);
        let last = position + i64::from(reach.after);
        let rows = self.story_rows(
            "placement CROSS JOIN story ON story.id = placement.story",
            "placement.issue = ?1 AND placement.position BETWEEN ?2 AND ?3 ORDER BY placement.position",
            (issue.0, first, last),
        )?;
        Ok(Window { rows, start: (first - 1).unsigned_abs(), total: total.unsigned_abs() })
    }

    /// All stories, newest issue first, at most `limit`; one that stands in several issues comes once.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn each_story(&self, limit: u64, each: &mut dyn FnMut(StoryRow) -> ControlFlow<()>) -> Result<()> {
        let sql = format!(
            "SELECT {STORY_COLUMNS} FROM issue
             CROSS JOIN placement ON placement.issue = issue.id
             CROSS JOIN story ON story.id = placement.story
             CROSS JOIN outlet ON outlet.id = story.outlet
             LEFT JOIN section ON section.issue = placement.issue AND section.ordinal = placement.section
             WHERE NOT EXISTS (SELECT 1 FROM placement AS other JOIN issue AS newer ON newer.id = other.issue
                 WHERE other.story = story.id AND newer.place < issue.place)
             ORDER BY issue.place, placement.position LIMIT ?1"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let mut rows = query.query([i64::try_from(limit).unwrap_or(i64::MAX)])?;
        while let Some(row) = rows.next()? {
            if each(story_row(row)?).is_break() {
                break;
            }
        }
        Ok(())
    }

    /// A story with its text, in the issue `within` where it stands there, else in the newest.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn story(&self, id: StoryId, within: Option<IssueId>) -> Result<Option<StoryText>> {
        let _one_state = self.reading()?;
        let sql = format!(
            "SELECT {STORY_COLUMNS}, issue.title, issue.title_basis,
                 issue.date, issue.date_basis, issue.date_evidence, issue.kind, issue.page_date,
                 issue.range_first, issue.range_last, issue.range_total, body.blocks
             FROM story
             JOIN placement ON placement.story = story.id AND placement.issue = coalesce(
                 (SELECT issue FROM placement WHERE story = ?1 AND issue = ?2), {NEWEST_ISSUE})
             JOIN issue ON issue.id = placement.issue
             JOIN outlet ON outlet.id = story.outlet
             JOIN body ON body.story = story.id
             LEFT JOIN section ON section.issue = placement.issue AND section.ordinal = placement.section
             WHERE story.id = ?1"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let names = self.names_of(id)?;
        let found = query.query_row((id.0, within.map(|issue| issue.0)), |row| {
            Ok(StoryText {
                row: story_row(row)?,
                issue_title: title(row, STORY_WIDTH)?,
                issue_dated: dated(row, STORY_WIDTH + 2)?,
                issue_kind: word(row, STORY_WIDTH + 5, IssueKind::from_word)?,
                issue_page_date: optional(row, STORY_WIDTH + 6, |text| text.parse().ok())?,
                issue_range: range(row, STORY_WIDTH + 7)?,
                names,
                body: blocks(row, STORY_WIDTH + 10)?,
            })
        });
        Ok(found.optional()?)
    }

    /// Where a story stands in an issue.
    pub(super) fn position(&self, issue: IssueId, story: StoryId) -> Result<Option<i64>> {
        let mut query = self
            .connection
            .prepare_cached("SELECT position FROM placement WHERE story = ?1 AND issue = ?2")?;
        Ok(query.query_row((story.0, issue.0), |row| row.get(0)).optional()?)
    }

    pub(super) fn story_rows(&self, from: &str, part: &str, values: impl Params) -> Result<Vec<StoryRow>> {
        let sql = format!(
            "SELECT {STORY_COLUMNS} FROM {from}
             CROSS JOIN outlet ON outlet.id = story.outlet
             LEFT JOIN section ON section.issue = placement.issue AND section.ordinal = placement.section
             WHERE {part}"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let rows = query.query_map(values, story_row)?.collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }
}
