//! Windows of the lists of bookmarks.

use super::super::kept::{BookmarkId, BookmarkOrder, BookmarkRow, Bookmarked};
use super::super::rank::Ranked;
use super::super::rows::{Anchor, Reach, Window};
use super::super::words::Filter;
use super::super::{Result, Store};
use crate::digest::StoryId;

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
        Ok(Window { rows: self.bookmark_rows(order, &ids)?, start, total })
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

    /// Bookmarks of these numbers, as they stand in an order; what has gone is left out.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn bookmark_rows(&self, order: BookmarkOrder, ids: &[BookmarkId]) -> Result<Vec<BookmarkRow>> {
        let mut rows = self.bookmarks_of(ids)?;
        rows.iter_mut().for_each(|row| row.group = group(order, &row.what));
        Ok(rows)
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
