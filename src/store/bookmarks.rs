//! Bookmarks of every kind: making and moving them, and windows of their lists.

use rusqlite::{OptionalExtension, Row};

use super::kept::{BookmarkId, BookmarkOrder, BookmarkRow, Bookmarked, Filed, Passage, Target};
use super::rank::Ranked;
use super::rows::{Anchor, Reach, Window};
use super::words::Filter;
use super::{Result, Saving, Store};
use crate::digest::{IssueId, StoryId};

impl Store {
    /// A window of the bookmarks in an order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn bookmarks(
        &self,
        order: BookmarkOrder,
        anchor: Anchor<BookmarkId>,
        reach: Reach,
    ) -> Result<Window<BookmarkRow>> {
        let _one_state = self.reading()?;
        let lists = self.lists(order)?;
        let total: u64 = lists.iter().map(|(_, rows)| rows).sum();
        let nothing = Window { rows: Vec::new(), start: 0, total };
        let Some((list, place)) = self.anchored(&lists, anchor, total)? else { return Ok(nothing) };
        let mut ids = Vec::new();
        let before: u64 = lists.iter().take(list).map(|(_, rows)| rows).sum();
        let Some(&(number, _)) = lists.get(list) else { return Ok(nothing) };
        let rank = before + Ranked::Filed(number).rank(&self.connection, place)?;
        let mut wanted = reach.before;
        let mut edge = place;
        for (number, _) in lists.iter().take(list + 1).rev() {
            let found = self.filed(*number, "place < ?2 ORDER BY place DESC", edge, wanted)?;
            wanted = wanted.saturating_sub(u32::try_from(found.len()).unwrap_or(u32::MAX));
            ids.extend(found);
            edge = i64::MAX;
            if wanted == 0 {
                break;
            }
        }
        ids.reverse();
        let start = rank.saturating_sub(ids.len() as u64);
        let mut wanted = reach.after.saturating_add(1);
        let mut edge = place;
        for (number, _) in lists.iter().skip(list) {
            let found = self.filed(*number, "place >= ?2 ORDER BY place", edge, wanted)?;
            wanted = wanted.saturating_sub(u32::try_from(found.len()).unwrap_or(u32::MAX));
            ids.extend(found);
            edge = 0;
            if wanted == 0 {
                break;
            }
        }
        let mut rows = self.bookmark_rows(&ids)?;
        rows.iter_mut().for_each(|row| row.group = group(order, &row.what));
        Ok(Window { rows, start, total })
    }

    /// Every bookmark's number in an order, of stories only those that pass a filter; a step for each bookmark.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn bookmark_ids(&self, order: BookmarkOrder) -> Result<Vec<BookmarkId>> {
        let _one_state = self.reading()?;
        let mut ids = Vec::new();
        for (number, _) in self.lists(order)? {
            ids.extend(self.filed(number, "place >= ?2 ORDER BY place", 0, u32::MAX)?);
        }
        Ok(ids)
    }

    /// The bookmarked and quoted stories that pass a filter.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn kept_stories(&self, filter: Filter) -> Result<Vec<StoryId>> {
        let found = self.search(None, &Filter::All(vec![Filter::Kept, filter]), u64::MAX)?;
        Ok(found.into_iter().map(|found| found.id).collect())
    }

    /// Bookmarks of these numbers, in this order; what has gone is left out.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn bookmark_rows(&self, ids: &[BookmarkId]) -> Result<Vec<BookmarkRow>> {
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            rows.extend(self.bookmark(*id)?);
        }
        Ok(rows)
    }

    /// A bookmark.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn bookmark(&self, id: BookmarkId) -> Result<Option<BookmarkRow>> {
        let mut query = self.connection.prepare_cached(
            "SELECT kind, story, issue, ordinal, text, span, note FROM bookmark WHERE id = ?1",
        )?;
        let found = query.query_row([id.0], Stored::read).optional()?;
        let Some(stored) = found else { return Ok(None) };
        let (mut note, mut what) = (stored.note.clone(), None);
        if let Some(row) = stored.story.map(|story| self.story_row(story)).transpose()?.flatten() {
            what = Some(match stored.passage() {
                Some(passage) => Bookmarked::Quotation(row, self.found_again(stored.story, passage)?),
                None => Bookmarked::Story(row),
            });
        } else if let Some(issue) = stored.issue
            && let Some(found) = self.issue(issue)?
        {
            what = Some(match &stored.text {
                Some(text) => Bookmarked::Headline(found.row, stored.ordinal, text.clone()),
                None => {
                    note = self.issue_note(issue)?;
                    Bookmarked::Issue(found.row)
                }
            });
        }
        Ok(what.map(|what| BookmarkRow { id, what, group: None, note }))
    }

    /// A passage where it stands now; where it is nowhere, as it stood.
    fn found_again(&self, story: Option<StoryId>, mut passage: Passage) -> Result<Passage> {
        let Some(text) = story.map(|story| self.story(story, None)).transpose()?.flatten() else {
            return Ok(passage);
        };
        let at = |block: &str, from: usize| {
            block.chars().skip(from).take(passage.text.chars().count()).eq(passage.text.chars())
        };
        let (block, letter) = passage.from;
        if block != passage.to.0 || text.body.get(block).is_some_and(|block| at(&block.text, letter)) {
            return Ok(passage);
        }
        let found = text.body.iter().enumerate().find_map(|(number, block)| {
            let bytes = block.text.find(&passage.text)?;
            Some((number, block.text.get(..bytes)?.chars().count()))
        });
        if let Some((number, from)) = found {
            passage.to = (number, from + passage.text.chars().count());
            passage.from = (number, from);
        }
        Ok(passage)
    }

    /// The bookmark of a target.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn bookmark_of(&self, target: &Target) -> Result<Option<BookmarkId>> {
        let mut query = self.connection.prepare_cached(FIND)?;
        Ok(query.query_row(key(target), |row| row.get(0).map(BookmarkId)).optional()?)
    }

    /// The lists that an order is made of, with the number of their bookmarks, none empty.
    fn lists(&self, order: BookmarkOrder) -> Result<Vec<(i64, u64)>> {
        let sql = match order {
            BookmarkOrder::Hand => "SELECT 1 AS list, '' AS name",
            BookmarkOrder::Date => "SELECT 2 AS list, '' AS name",
            BookmarkOrder::Outlet => "SELECT 2 + 2 * id AS list, lower(name) AS name FROM outlet",
            BookmarkOrder::Tag => {
                "SELECT 3 + 2 * id AS list, folded AS name FROM tag UNION ALL SELECT 3, char(1114111)"
            }
        };
        let mut query = self.connection.prepare_cached(&format!(
            "SELECT list, (SELECT sum(rows) FROM tally WHERE tally.list = kinds.list AND shift = 42) AS rows
             FROM ({sql}) AS kinds WHERE rows > 0 ORDER BY name, list"
        ))?;
        let lists =
            query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        Ok(lists)
    }

    /// Which list a window lies around, as its place among `lists`, and the place in it.
    fn anchored(
        &self,
        lists: &[(i64, u64)],
        anchor: Anchor<BookmarkId>,
        total: u64,
    ) -> Result<Option<(usize, i64)>> {
        let Some(last) = total.checked_sub(1) else { return Ok(None) };
        if let Anchor::At(id) = anchor {
            let mut query =
                self.connection.prepare_cached("SELECT list, place FROM filed WHERE bookmark = ?1")?;
            let filed: Vec<(i64, i64)> = query
                .query_map([id.0], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<_>>()?;
            let found = lists.iter().enumerate().find_map(|(at, (number, _))| {
                filed.iter().find(|(list, _)| list == number).map(|(_, place)| (at, *place))
            });
            if found.is_some() {
                return Ok(found);
            }
        }
        let mut left = match anchor {
            Anchor::At(_) => 0,
            Anchor::Rank(rank) => rank.min(last),
        };
        for (at, (number, rows)) in lists.iter().enumerate() {
            if left < *rows {
                let place = Ranked::Filed(*number).place(&self.connection, left)?;
                return Ok(place.map(|place| (at, place)));
            }
            left -= rows;
        }
        Ok(None)
    }

    fn filed(&self, list: i64, part: &str, place: i64, limit: u32) -> Result<Vec<BookmarkId>> {
        let sql = format!("SELECT bookmark FROM filed WHERE list = ?1 AND {part} LIMIT ?3");
        let mut query = self.connection.prepare_cached(&sql)?;
        let ids = query
            .query_map((list, place, limit), |row| row.get(0).map(BookmarkId))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(ids)
    }
}

/// What a bookmark stands under.
fn group(order: BookmarkOrder, what: &Bookmarked) -> Option<String> {
    match (order, what) {
        (BookmarkOrder::Outlet, Bookmarked::Story(row) | Bookmarked::Quotation(row, _)) => {
            Some(row.outlet.clone())
        }
        (BookmarkOrder::Outlet, Bookmarked::Headline(row, ..) | Bookmarked::Issue(row)) => {
            Some(row.outlet.clone())
        }
        (BookmarkOrder::Tag, Bookmarked::Story(row) | Bookmarked::Quotation(row, _)) => {
            row.tags.first().cloned()
        }
        _ => None,
    }
}

/// Finds a bookmark by kind, story, issue, text and number; a headline by its number, first as it reads now.
const FIND: &str = "SELECT id FROM bookmark
    WHERE kind = ?1 AND story IS ?2 AND issue IS ?3 AND (text IS ?4 OR ?1 = 'headline' AND ordinal = ?5)
    ORDER BY text IS (SELECT text FROM headline WHERE issue = ?3 AND ordinal = ?5) DESC LIMIT 1";

type Key<'a> = (&'static str, Option<i64>, Option<i64>, Option<&'a str>, Option<usize>);

fn key(target: &Target) -> Key<'_> {
    match target {
        Target::Story(story) => ("story", Some(story.0), None, None, None),
        Target::Issue(issue) => ("issue", None, Some(issue.0), None, None),
        Target::Headline(issue, number) => ("headline", None, Some(issue.0), None, Some(*number)),
        Target::Quotation(story, passage) => ("quotation", Some(story.0), None, Some(&passage.text), None),
    }
}

/// A row of `bookmark`.
struct Stored {
    story: Option<StoryId>,
    issue: Option<IssueId>,
    ordinal: usize,
    text: Option<String>,
    span: Option<String>,
    note: Option<String>,
}

impl Stored {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            story: row.get::<_, Option<i64>>(1)?.map(StoryId),
            issue: row.get::<_, Option<i64>>(2)?.map(IssueId),
            ordinal: row.get::<_, Option<usize>>(3)?.unwrap_or(0),
            text: row.get(4)?,
            span: row.get(5)?,
            note: row.get(6)?,
        })
    }

    fn passage(&self) -> Option<Passage> {
        let text = self.text.clone()?;
        let span: Option<[usize; 4]> = self.span.as_ref().and_then(|span| serde_json::from_str(span).ok());
        let [block, letter, last, end] = span.unwrap_or_default();
        Some(Passage { from: (block, letter), to: (last, end), text })
    }
}

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
                filed.span = Some(super::codec::json(&[from.0, from.1, to.0, to.1])?);
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
    pub(super) fn find_headlines_again(&self, issue: IssueId) -> Result<()> {
        self.run(
            "UPDATE bookmark SET ordinal = coalesce((SELECT ordinal FROM headline
                 WHERE headline.issue = bookmark.issue AND headline.text = bookmark.text
                 ORDER BY ordinal LIMIT 1), ordinal)
             WHERE issue = ?1 AND kind = 'headline'",
            [issue.0],
        )
    }

    /// The bookmarks of a story with its quotations, or of an issue with its headlines.
    pub(super) fn filed_of(&self, of: &str, id: i64) -> Result<Vec<Filed>> {
        let mut query = self.transaction.prepare_cached(&format!("{FILED} WHERE {of} = ?1 ORDER BY hand"))?;
        let rows = query.query_map([id], filed)?.collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// Files a bookmark of a story or issue again; says whether that changed anything.
    pub(super) fn file_again(&self, of: &'static str, id: i64, filed: &Filed) -> Result<bool> {
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

const FILED: &str = "SELECT id, hand, made_at, ordinal, text, span, note FROM bookmark";

fn filed(row: &Row<'_>) -> rusqlite::Result<Filed> {
    Ok(Filed {
        id: row.get(0)?,
        hand: row.get(1)?,
        made_at: row.get(2)?,
        ordinal: row.get(3)?,
        text: row.get(4)?,
        span: row.get(5)?,
        note: row.get(6)?,
    })
}
