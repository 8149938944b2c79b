//! Ranks in a list, and rows at a rank, without counting the list.
//!
//! Every row of a ranked list has a *place*, a number of up to 53 bits by which the list is ordered. The table
//! `tally` counts, for each prefix of places, the rows under it: a radix tree of counts whose rungs are the
//! shifts below. A rank is the sum of the counts of smaller siblings on each rung, and the rest is counted
//! within one leaf of at most 1,024 places; the way back goes down the same rungs. Triggers keep the counts.

use rusqlite::Connection;

use super::Result;

/// How many of a place's lowest bits are cut off on each rung, the root's children first. As in the table `rung`.
const RUNGS: [u32; 5] = [42, 36, 30, 20, 10];

/// A list whose rows have ranks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ranked {
    /// Issues, newest first; place = age << 30 | id, the column `place`.
    Issues,
    /// A list of bookmarks: its number from 1, and `filed.place`.
    Filed(i64),
    /// Threads, latest first; place = age << 30 | id, the column `place`.
    Threads,
}

impl Ranked {
    fn number(self) -> i64 {
        match self {
            Self::Issues => 0,
            Self::Filed(list) => list,
            Self::Threads => -1,
        }
    }

    /// Counts the rows from place `?1` up to, and without, place `?2`, both in one leaf of list `?3`.
    fn count_in_leaf(self) -> &'static str {
        match self {
            Self::Issues => "SELECT count(*) FROM issue WHERE place >= ?1 AND place < ?2 AND ?3 = 0",
            Self::Filed(_) => "SELECT count(*) FROM filed WHERE place >= ?1 AND place < ?2 AND list = ?3",
            Self::Threads => "SELECT count(*) FROM thread WHERE place >= ?1 AND place < ?2 AND ?3 = -1",
        }
    }

    /// The place of the row that has `?2` rows of its leaf before it; the leaf begins at place `?1` of list `?3`.
    fn nth_in_leaf(self) -> &'static str {
        match self {
            Self::Issues => {
                "SELECT place FROM issue WHERE place >= ?1 AND ?3 = 0 ORDER BY place LIMIT 1 OFFSET ?2"
            }
            Self::Filed(_) => {
                "SELECT place FROM filed WHERE place >= ?1 AND list = ?3 ORDER BY place LIMIT 1 OFFSET ?2"
            }
            Self::Threads => {
                "SELECT place FROM thread WHERE place >= ?1 AND ?3 = -1 ORDER BY place LIMIT 1 OFFSET ?2"
            }
        }
    }

    /// How many rows of the list stand before this place.
    pub(super) fn rank(self, connection: &Connection, place: i64) -> Result<u64> {
        let mut sum = connection.prepare_cached(
            "SELECT coalesce(sum(rows), 0) FROM tally
             WHERE list = ?1 AND shift = ?2 AND prefix >= ?3 AND prefix < ?4",
        )?;
        let mut rank: i64 = 0;
        let mut first_sibling = 0;
        for (rung, shift) in RUNGS.into_iter().enumerate() {
            let prefix = place >> shift;
            rank +=
                sum.query_row((self.number(), shift, first_sibling, prefix), |row| row.get::<_, i64>(0))?;
            let below = RUNGS.get(rung + 1).copied().unwrap_or(0);
            first_sibling = prefix << (shift - below);
        }
        let mut leaf = connection.prepare_cached(self.count_in_leaf())?;
        rank += leaf.query_row((first_sibling, place, self.number()), |row| row.get::<_, i64>(0))?;
        Ok(rank.unsigned_abs())
    }

    /// The place of the row with this many rows before it; `None` when the list is not that long.
    pub(super) fn place(self, connection: &Connection, rank: u64) -> Result<Option<i64>> {
        let Ok(mut left) = i64::try_from(rank) else { return Ok(None) };
        let mut siblings = connection.prepare_cached(
            "SELECT prefix, rows FROM tally
             WHERE list = ?1 AND shift = ?2 AND prefix >= ?3 AND prefix < ?4 ORDER BY prefix",
        )?;
        let (mut first, mut end) = (0, i64::MAX);
        for (rung, shift) in RUNGS.into_iter().enumerate() {
            let mut rows = siblings.query((self.number(), shift, first, end))?;
            let found = loop {
                let Some(row) = rows.next()? else { return Ok(None) };
                let (prefix, count): (i64, i64) = (row.get(0)?, row.get(1)?);
                if left < count {
                    break prefix;
                }
                left -= count;
            };
            let below = shift - RUNGS.get(rung + 1).copied().unwrap_or(0);
            (first, end) = (found << below, (found + 1) << below);
        }
        let mut leaf = connection.prepare_cached(self.nth_in_leaf())?;
        Ok(Some(leaf.query_row((first, left, self.number()), |row| row.get(0))?))
    }
}
