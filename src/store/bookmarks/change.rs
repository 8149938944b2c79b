//! Making, taking away and moving bookmarks.

use rusqlite::OptionalExtension;

use super::super::codec;
use super::super::kept::{BookmarkId, Filed, Passage, Target};
use super::super::{Result, Saving};
use super::{FILED, FIND, filed, key};
use crate::digest::IssueId;

impl Saving<'_> {
    /// Bookmarks a target, at the top of the order by hand, or as it was before; says whether that changed anything.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn bookmark(&self, target: &Target, before: Option<&Filed>) -> Result<bool> {
        let (kind, story, issue, text, ordinal) = key(target);
        let mut filed = before.cloned().unwrap_or_default();
        match target {
            Target::Quotation(_, Passage { from, to, .. }) => {
                filed.text = text.map(str::to_owned);
                filed.span = Some(codec::json(&[from.0, from.1, to.0, to.1])?);
            }
            Target::Headline(issue, _) if filed.text.is_none() => {
                let mut query = self
                    .transaction
                    .prepare_cached("SELECT text FROM headline WHERE issue = ?1 AND ordinal = ?2")?;
                filed.ordinal = ordinal;
                filed.text = query.query_row((issue.0, ordinal), |row| row.get(0)).optional()?;
                if filed.text.is_none() {
                    return Ok(false);
                }
            }
            _ => {}
        }
        self.insert_bookmark(kind, story, issue, &filed)
    }

    /// Takes a bookmark away; what it was, where there was one.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn unbookmark(&self, target: &Target) -> Result<Option<Filed>> {
        let mut query = self.transaction.prepare_cached(&format!("{FILED} WHERE id = ({FIND})"))?;
        let filed = query.query_row(key(target), filed).optional()?;
        if let Some(Filed { id: Some(id), .. }) = &filed {
            self.run("DELETE FROM bookmark WHERE id = ?1", [id])?;
        }
        Ok(filed)
    }

    /// Gives a headline's or quotation's bookmark this note, or takes it away; what it was. `None` where there is no
    /// such bookmark.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_bookmark_note(&self, target: &Target, note: Option<&str>) -> Result<Option<Option<String>>> {
        let mut query =
            self.transaction.prepare_cached(&format!("SELECT id, note FROM bookmark WHERE id = ({FIND})"))?;
        let found: Option<(i64, Option<String>)> =
            query.query_row(key(target), |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let Some((id, before)) = found else { return Ok(None) };
        self.run("UPDATE bookmark SET note = ?2 WHERE id = ?1", (id, note))?;
        Ok(Some(before))
    }

    /// The bookmarks that stand around one in the order by hand: itself and at most `steps` below it, or above it where
    /// `steps` is negative, nearest first, with their places.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn neighbours(&self, id: BookmarkId, steps: i64) -> Result<Vec<(BookmarkId, i64)>> {
        let (side, way) = if steps < 0 { ("<=", "DESC") } else { (">=", "ASC") };
        let sql = format!(
            "SELECT id, hand FROM bookmark WHERE hand {side} (SELECT hand FROM bookmark WHERE id = ?1)
             ORDER BY hand {way} LIMIT ?2"
        );
        let mut query = self.transaction.prepare_cached(&sql)?;
        let rows = query
            .query_map((id.0, steps.saturating_abs().saturating_add(1)), |row| {
                Ok((BookmarkId(row.get(0)?), row.get(1)?))
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// Gives bookmarks these places in the order by hand, which only they have had.
    ///
    /// # Errors
    /// When another bookmark has such a place, or the file cannot be written.
    pub fn place_by_hand(&self, places: &[(BookmarkId, i64)]) -> Result<()> {
        for (id, place) in places {
            self.run("UPDATE bookmark SET hand = -?2 WHERE id = ?1", (id.0, place))?;
        }
        for (id, place) in places {
            self.run("UPDATE bookmark SET hand = ?2 WHERE id = ?1", (id.0, place))?;
        }
        Ok(())
    }

    /// Looks where the bookmarked headlines of an issue stand now.
    pub(in crate::store) fn find_headlines_again(&self, issue: IssueId) -> Result<()> {
        self.run(
            "UPDATE bookmark SET ordinal = coalesce((SELECT ordinal FROM headline
                 WHERE headline.issue = bookmark.issue AND headline.text = bookmark.text
                 ORDER BY ordinal LIMIT 1), ordinal)
             WHERE issue = ?1 AND kind = 'headline'",
            [issue.0],
        )
    }

    /// Files a bookmark of a story or issue again; says whether that changed anything.
    pub(in crate::store) fn file_again(&self, of: &'static str, id: i64, filed: &Filed) -> Result<bool> {
        let (kind, story, issue) = match (of, &filed.text) {
            ("story", None) => ("story", Some(id), None),
            ("story", Some(_)) => ("quotation", Some(id), None),
            (_, None) => ("issue", None, Some(id)),
            (_, Some(_)) => ("headline", None, Some(id)),
        };
        self.insert_bookmark(kind, story, issue, filed)
    }

    /// A place or a number that another bookmark has meanwhile is not taken from it.
    fn insert_bookmark(
        &self,
        kind: &str,
        story: Option<i64>,
        issue: Option<i64>,
        filed: &Filed,
    ) -> Result<bool> {
        let mut insert = self.transaction.prepare_cached(
            "INSERT INTO bookmark (id, kind, story, issue, ordinal, text, span, note, made_at, hand)
             SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM bookmark WHERE id = ?1) THEN ?1 END,
                 ?2, ?3, ?4, ?5, ?6, ?7, ?8, coalesce(?9, unixepoch()),
                 CASE WHEN ?10 IS NULL OR EXISTS (SELECT 1 FROM bookmark WHERE hand = ?10)
                     THEN (SELECT 1099511627776 - next_bookmark FROM total) ELSE ?10 END
             WHERE NOT EXISTS (SELECT 1 FROM bookmark
                 WHERE kind = ?2 AND story IS ?3 AND issue IS ?4 AND text IS ?6)
             AND (?3 IS NULL OR EXISTS (SELECT 1 FROM story WHERE id = ?3))
             AND (?4 IS NULL OR EXISTS (SELECT 1 FROM issue WHERE id = ?4))",
        )?;
        let made = insert.execute((
            filed.id,
            kind,
            story,
            issue,
            filed.ordinal,
            &filed.text,
            &filed.span,
            &filed.note,
            filed.made_at,
            filed.hand,
        ))?;
        Ok(made > 0)
    }
}
