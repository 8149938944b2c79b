//! Postings of the newest stories: which of them hold a term, and which bear a name; and how many hold a term.
//!
//! Every story adds to the postings of some hundred terms and names, and each of these has a page of its own in a large
//! library. So what comes is written to a small table beside the large one, of which all pages are met in any case, and
//! moves there by and by: each transaction moves the next stretch of terms and names, in the order of both tables and in
//! measure of what it adds. A page of the large one is met once in [`ROUND`] stories. Whoever reads asks the view of both.
//! The method is the rolling merge of the log-structured merge-tree (O'Neil, Cheng, Gawlick and O'Neil, 1996), with two
//! components.

use rusqlite::OptionalExtension;

use super::{Result, Saving};

/// Stories that come until the merge has gone through all terms: about as many have postings in the small tables.
const ROUND: i64 = 1 << 15;

/// Rows of names that move at once for each that comes, at the most.
const MOST: usize = 4;

/// Numbers that terms have.
const TERMS: i64 = 1 << 32;
const FIRST_TERM: i64 = -TERMS / 2;

impl Saving<'_> {
    /// Moves the entries of the next terms, once so many stories have come.
    pub(super) fn merge_terms(&self, stories: usize) -> Result<()> {
        if stories == 0 || !self.rolls()? {
            return Ok(());
        }
        let first: i64 = self.next("SELECT term FROM rolling_merge")?;
        let next = first + part(TERMS, stories);
        self.run(
            "INSERT INTO term_shelf SELECT term, shelf, entries FROM new_term_shelf WHERE term >= ?1 AND term < ?2
                 ORDER BY term, shelf
             ON CONFLICT DO UPDATE SET entries = CAST(entries || excluded.entries AS BLOB)",
            (first, next),
        )?;
        self.run("DELETE FROM new_term_shelf WHERE term >= ?1 AND term < ?2", (first, next))?;
        self.run(
            "INSERT INTO term SELECT id, stories, named FROM new_term WHERE id >= ?1 AND id < ?2 ORDER BY id
             ON CONFLICT DO UPDATE SET stories = stories + excluded.stories, named = named + excluded.named",
            (first, next),
        )?;
        self.run(
            "DELETE FROM term WHERE stories <= 0
                 AND id IN (SELECT id FROM new_term WHERE id >= ?1 AND id < ?2 AND stories < 0)",
            (first, next),
        )?;
        self.run("DELETE FROM new_term WHERE id >= ?1 AND id < ?2", (first, next))?;
        let next = if next >= FIRST_TERM + TERMS { FIRST_TERM } else { next };
        self.run("UPDATE rolling_merge SET term = ?1", [next])
    }

    /// Moves the stories of the next names, once so many stories have come with so many names. Of what many stories bear
    /// only a part moves at once, and the rest with what comes next.
    pub(super) fn merge_names(&self, stories: usize, namings: usize) -> Result<()> {
        if namings == 0 || !self.rolls()? {
            return Ok(());
        }
        let first: i64 = self.next("SELECT name FROM rolling_merge")?;
        let last: i64 = self.next("SELECT coalesce(max(id), 0) FROM name")?;
        let end = first + 1 + part(last, stories);
        let mut query = self.transaction.prepare_cached(
            "SELECT name, day, story FROM new_name_story WHERE name >= ?1 AND name < ?2
             ORDER BY name, day, story LIMIT 1 OFFSET ?3",
        )?;
        let left = query
            .query_row((first, end, namings.saturating_mul(MOST)), |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .optional()?;
        let (name, day, story) = left.unwrap_or((end, String::new(), 0));
        for sql in [
            "INSERT OR IGNORE INTO name_story SELECT name, day, story FROM new_name_story
                 WHERE name >= ?1 AND (name, day, story) < (?2, ?3, ?4) ORDER BY name, day, story",
            "DELETE FROM new_name_story WHERE name >= ?1 AND (name, day, story) < (?2, ?3, ?4)",
        ] {
            self.run(sql, (first, name, &day, story))?;
        }
        self.run("UPDATE rolling_merge SET name = ?1", [if name > last { 0 } else { name }])
    }

    /// Whether the library is larger than the small tables are to be.
    fn rolls(&self) -> Result<bool> {
        Ok(self.last_story()? > ROUND)
    }

    fn next(&self, sql: &str) -> Result<i64> {
        Ok(self.transaction.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }
}

/// As large a part of all as so many stories are of a round.
fn part(all: i64, stories: usize) -> i64 {
    let stories = i64::try_from(stories).unwrap_or(ROUND).min(ROUND);
    all * stories / ROUND
}
