//! Windows of issues, newest first, and an issue with what it holds besides its stories.

use rusqlite::{Connection, OptionalExtension};

use super::codec::{ISSUE_COLUMNS, issue_row, texts, word};
use super::rank::{Ranked, issue_place};
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
        let Some((age, id)) = self.anchored_issue(anchor, total)? else {
            return Ok(Window { rows: Vec::new(), start: 0, total });
        };
        let rank = Ranked::Issues.rank(&self.connection, issue_place(age, id))?;
        let mut rows = self.issues_from(
            "(issue.age, issue.id) < (?1, ?2) ORDER BY issue.age DESC, issue.id DESC",
            (age, id, i64::from(reach.before)),
        )?;
        rows.reverse();
        let start = rank.saturating_sub(rows.len() as u64);
        rows.extend(self.issues_from(
            "(issue.age, issue.id) >= (?1, ?2) ORDER BY issue.age, issue.id",
            (age, id, i64::from(reach.after) + 1),
        )?);
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
            .query_row([id.0], |row| Ok((issue_row(row)?, texts(row, 17)?)))
            .optional()?;
        let Some((row, lede)) = found else { return Ok(None) };
        let sections = sections(&self.connection, id)?;
        let headlines = headlines(&self.connection, id)?;
        Ok(Some(IssueText { row, lede, sections, headlines }))
    }

    /// Age and id of the issue a window lies around; `None` in an empty library.
    fn anchored_issue(&self, anchor: Anchor<IssueId>, total: u64) -> Result<Option<(i64, i64)>> {
        let by_id = "SELECT age, id FROM issue WHERE id = ?1";
        let asked = match anchor {
            Anchor::At(id) => Some(id.0),
            Anchor::Rank(rank) => Ranked::Issues
                .place(&self.connection, rank.min(total.saturating_sub(1)))?
                .map(|place| place & issue_place(1, 0).saturating_sub(1)),
        };
        let mut query = self.connection.prepare_cached(by_id)?;
        let found = match asked {
            Some(id) => query.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?,
            None => None,
        };
        if found.is_some() {
            return Ok(found);
        }
        let mut first =
            self.connection.prepare_cached("SELECT age, id FROM issue ORDER BY age, id LIMIT 1")?;
        Ok(first.query_row([], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
    }

    fn issues_from(&self, part: &str, (age, id, limit): (i64, i64, i64)) -> Result<Vec<IssueRow>> {
        let sql = format!(
            "SELECT {ISSUE_COLUMNS} FROM issue CROSS JOIN outlet ON outlet.id = issue.outlet
             CROSS JOIN document ON document.id = issue.document WHERE {part} LIMIT ?3"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let rows = query.query_map((age, id, limit), issue_row)?.collect::<rusqlite::Result<_>>()?;
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
