//! Windows of issues, newest first, and an issue with what it holds besides its stories.

use rusqlite::{Connection, OptionalExtension};

use super::codec::{ISSUE_COLUMNS, issue_row, texts, word};
use super::rank::Ranked;
use super::rows::{Anchor, IssueRow, IssueText, Reach, Window};
use super::{Result, Store};
use crate::digest::{Headline, HeadlineList, IssueId};

impl Store {
    /// Issues, newest first, undated last.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn issues(&self, anchor: Anchor<IssueId>, reach: Reach) -> Result<Window<IssueRow>> {
        let _one_state = self.reading()?;
        let total: u64 = self.connection.query_row("SELECT issues FROM total", [], |row| row.get(0))?;
        let Some(place) = self.anchored_issue(anchor, total)? else {
            return Ok(Window { rows: Vec::new(), start: 0, total });
        };
        let rank = Ranked::Issues.rank(&self.connection, place)?;
        let mut rows =
            self.issues_from("issue.place < ?1 ORDER BY issue.place DESC", place, reach.before.into())?;
        rows.reverse();
        let start = rank.saturating_sub(rows.len() as u64);
        let after = i64::from(reach.after) + 1;
        rows.extend(self.issues_from("issue.place >= ?1 ORDER BY issue.place", place, after)?);
        Ok(Window { rows, start, total })
    }

    /// An issue with its lede, sections and headlines.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn issue(&self, id: IssueId) -> Result<Option<IssueText>> {
        let _one_state = self.reading()?;
        let sql = format!(
            "SELECT {ISSUE_COLUMNS}, issue.lede FROM issue JOIN outlet ON outlet.id = issue.outlet
             JOIN document ON document.id = issue.document WHERE issue.id = ?1"
        );
        let found = self
            .connection
            .prepare_cached(&sql)?
            .query_row([id.0], |row| Ok((issue_row(row)?, texts(row, 18)?)))
            .optional()?;
        let Some((row, lede)) = found else { return Ok(None) };
        let sections = sections(&self.connection, id)?;
        let headlines = headlines(&self.connection, id)?;
        let bookmarked_headlines = bookmarked_headlines(&self.connection, id)?;
        Ok(Some(IssueText { row, lede, sections, headlines, bookmarked_headlines }))
    }

    /// The place of the issue a window lies around; `None` in an empty library.
    fn anchored_issue(&self, anchor: Anchor<IssueId>, total: u64) -> Result<Option<i64>> {
        let asked = match anchor {
            Anchor::At(id) => self
                .connection
                .prepare_cached("SELECT place FROM issue WHERE id = ?1")?
                .query_row([id.0], |row| row.get(0))
                .optional()?,
            Anchor::Rank(rank) => {
                Ranked::Issues.place(&self.connection, rank.min(total.saturating_sub(1)))?
            }
        };
        match asked {
            Some(place) => Ok(Some(place)),
            None => Ranked::Issues.place(&self.connection, 0),
        }
    }

    pub(super) fn issues_from(&self, part: &str, place: i64, limit: i64) -> Result<Vec<IssueRow>> {
        let sql = format!(
            "SELECT {ISSUE_COLUMNS} FROM issue CROSS JOIN outlet ON outlet.id = issue.outlet
             CROSS JOIN document ON document.id = issue.document WHERE {part} LIMIT ?2"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let rows = query.query_map((place, limit), issue_row)?.collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }
}

/// The headings of an issue's sections, in order.
pub(super) fn sections(connection: &Connection, issue: IssueId) -> Result<Vec<String>> {
    let mut query =
        connection.prepare_cached("SELECT heading FROM section WHERE issue = ?1 ORDER BY ordinal")?;
    let rows = query.query_map([issue.0], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

/// The headlines of an issue's lists, in order.
pub(super) fn headlines(connection: &Connection, issue: IssueId) -> Result<Vec<Headline>> {
    let mut query = connection
        .prepare_cached("SELECT list, section, text FROM headline WHERE issue = ?1 ORDER BY ordinal")?;
    let rows = query
        .query_map([issue.0], |row| {
            Ok(Headline {
                list: word(row, 0, HeadlineList::from_word)?,
                section: row.get(1)?,
                text: row.get(2)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

/// Which headlines of an issue are bookmarked, by their numbers.
fn bookmarked_headlines(connection: &Connection, id: IssueId) -> Result<Vec<usize>> {
    let mut query = connection.prepare_cached(
        "SELECT ordinal FROM bookmark WHERE issue = ?1 AND kind = 'headline' AND ordinal IS NOT NULL",
    )?;
    let numbers = query.query_map([id.0], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(numbers)
}
