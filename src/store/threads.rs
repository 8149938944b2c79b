//! Windows of threads, latest first, and of a thread's stories in the order of time.

use rusqlite::{OptionalExtension, Row};

use super::codec::{optional, texts};
use super::rank::Ranked;
use super::rows::{Anchor, Reach, StoryRow, ThreadRow, Window};
use super::stories::NEWEST_ISSUE;
use super::{Result, Store};
use crate::digest::{Edtf, StoryId, ThreadId};

/// Ages from this one on are of stories whose day is not known: their year is missing, or all of it.
const NO_DAY: i64 = 3_652_425;

/// Days of a week.
const WEEK: i64 = 7;

impl Store {
    /// Threads, the one that goes on latest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn threads(&self, anchor: Anchor<ThreadId>, reach: Reach) -> Result<Window<ThreadRow>> {
        let _one_state = self.reading()?;
        let total = self.thread_count()?;
        let Some(place) = self.anchored_thread(anchor, total)? else {
            return Ok(Window { rows: Vec::new(), start: 0, total });
        };
        let rank = Ranked::Threads.rank(&self.connection, place)?;
        let mut places = self.thread_places("place < ?1 ORDER BY place DESC", place, reach.before.into())?;
        places.reverse();
        let start = rank.saturating_sub(places.len() as u64);
        places.extend(self.thread_places("place >= ?1 ORDER BY place", place, i64::from(reach.after) + 1)?);
        let rows = places.into_iter().map(|id| self.thread(id)).collect::<Result<Vec<_>>>()?;
        Ok(Window { rows: rows.into_iter().flatten().collect(), start, total })
    }

    /// How many threads there are.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn thread_count(&self) -> Result<u64> {
        let sql = "SELECT coalesce(sum(rows), 0) FROM tally WHERE list = -1 AND shift = 42";
        Ok(self.connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// A thread; also one that is not listed, because one of its stories only is in the library.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn thread(&self, id: ThreadId) -> Result<Option<ThreadRow>> {
        let mut query = self.connection.prepare_cached(
            "SELECT title, names, stories, unread, issues,
                 (SELECT story.date FROM thread_story CROSS JOIN story ON story.id = thread_story.story
                  WHERE thread = thread.id AND age < ?2 ORDER BY age DESC LIMIT 1),
                 (SELECT story.date FROM thread_story CROSS JOIN story ON story.id = thread_story.story
                  WHERE thread = thread.id AND age < ?2 ORDER BY age LIMIT 1), news
             FROM thread WHERE id = ?1",
        )?;
        let found = query.query_row((id.0, NO_DAY), |row| thread_row(id, row)).optional()?;
        let Some(mut row) = found else { return Ok(None) };
        row.weeks = self.weeks(id)?;
        Ok(Some(row))
    }

    /// The thread that a story belongs to.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn thread_of(&self, story: StoryId) -> Result<Option<ThreadId>> {
        let mut query = self.connection.prepare_cached("SELECT thread FROM thread_story WHERE story = ?1")?;
        Ok(query.query_row([story.0], |row| row.get(0).map(ThreadId)).optional()?)
    }

    /// A thread's stories in the order of time, those without a day first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn thread_stories(
        &self,
        thread: ThreadId,
        anchor: Anchor<StoryId>,
        reach: Reach,
    ) -> Result<Window<StoryRow>> {
        let _one_state = self.reading()?;
        let mut query = self.connection.prepare_cached("SELECT stories FROM thread WHERE id = ?1")?;
        let total: u64 = query.query_row([thread.0], |row| row.get(0)).optional()?.unwrap_or(0);
        let Some((age, story)) = self.anchored_in_thread(thread, anchor, total)? else {
            return Ok(Window { rows: Vec::new(), start: 0, total });
        };
        let from = format!(
            "thread_story CROSS JOIN story ON story.id = thread_story.story
             CROSS JOIN placement ON placement.story = story.id AND placement.issue = {NEWEST_ISSUE}"
        );
        let mut rows = self.story_rows(
            &from,
            "thread_story.thread = ?1 AND (thread_story.age, thread_story.story) > (?2, ?3)
             ORDER BY thread_story.age, thread_story.story LIMIT ?4",
            (thread.0, age, story, reach.before),
        )?;
        rows.reverse();
        let mut earlier = self.connection.prepare_cached(
            "SELECT count(*) FROM thread_story WHERE thread = ?1 AND (age, story) > (?2, ?3)",
        )?;
        let rank: u64 = earlier.query_row((thread.0, age, story), |row| row.get(0))?;
        let start = rank.saturating_sub(rows.len() as u64);
        rows.extend(self.story_rows(
            &from,
            "thread_story.thread = ?1 AND (thread_story.age, thread_story.story) <= (?2, ?3)
             ORDER BY thread_story.age DESC, thread_story.story DESC LIMIT ?4",
            (thread.0, age, story, i64::from(reach.after) + 1),
        )?);
        Ok(Window { rows, start, total })
    }

    /// How many threads go on since something of them was read, at most `most`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn threads_with_news(&self, most: u32) -> Result<u64> {
        let mut query = self
            .connection
            .prepare_cached("SELECT count(*) FROM (SELECT 1 FROM thread WHERE news > 0 LIMIT ?1)")?;
        Ok(query.query_row([most], |row| row.get(0))?)
    }

    /// Stories of each week from the first one to the last one.
    fn weeks(&self, thread: ThreadId) -> Result<Vec<u32>> {
        let mut query = self.connection.prepare_cached(
            "SELECT age / ?2, count(*) FROM thread_story WHERE thread = ?1 AND age < ?3 GROUP BY 1 ORDER BY 1 DESC",
        )?;
        let mut rows = query.query((thread.0, WEEK, NO_DAY))?;
        let (mut weeks, mut before) = (Vec::new(), None);
        while let Some(row) = rows.next()? {
            let (week, stories): (i64, u32) = (row.get(0)?, row.get(1)?);
            let silent = before.map_or(0, |before: i64| before - week - 1);
            weeks.extend(std::iter::repeat_n(0, usize::try_from(silent).unwrap_or(0)));
            weeks.push(stories);
            before = Some(week);
        }
        Ok(weeks)
    }

    /// The place of the thread a window lies around; `None` where there are no threads.
    fn anchored_thread(&self, anchor: Anchor<ThreadId>, total: u64) -> Result<Option<i64>> {
        let rank = match anchor {
            Anchor::At(id) => {
                let mut query = self.connection.prepare_cached("SELECT place FROM thread WHERE id = ?1")?;
                if let Some(Some(place)) = query.query_row([id.0], |row| row.get(0)).optional()? {
                    return Ok(Some(place));
                }
                0
            }
            Anchor::Rank(rank) => rank.min(total.saturating_sub(1)),
        };
        Ranked::Threads.place(&self.connection, rank)
    }

    fn thread_places(&self, part: &str, place: i64, limit: i64) -> Result<Vec<ThreadId>> {
        let sql = format!("SELECT id FROM thread WHERE place IS NOT NULL AND {part} LIMIT ?2");
        let mut query = self.connection.prepare_cached(&sql)?;
        let rows = query.query_map((place, limit), |row| row.get(0).map(ThreadId))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Where the window around an anchor begins within a thread.
    fn anchored_in_thread(
        &self,
        thread: ThreadId,
        anchor: Anchor<StoryId>,
        total: u64,
    ) -> Result<Option<(i64, i64)>> {
        let pair = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        if let Anchor::At(story) = anchor {
            let mut query = self
                .connection
                .prepare_cached("SELECT age, story FROM thread_story WHERE story = ?1 AND thread = ?2")?;
            if let Some(found) = query.query_row((story.0, thread.0), pair).optional()? {
                return Ok(Some(found));
            }
        }
        let rank = match anchor {
            Anchor::At(_) => 0,
            Anchor::Rank(rank) => rank.min(total.saturating_sub(1)),
        };
        // A thread is as long as an affair, not as a library.
        let mut query = self.connection.prepare_cached(
            "SELECT age, story FROM thread_story WHERE thread = ?1 ORDER BY age DESC, story DESC LIMIT 1 OFFSET ?2",
        )?;
        Ok(query.query_row((thread.0, i64::try_from(rank).unwrap_or(i64::MAX)), pair).optional()?)
    }
}

fn thread_row(id: ThreadId, row: &Row<'_>) -> rusqlite::Result<ThreadRow> {
    let date = |column| optional(row, column, |text| text.parse::<Edtf>().ok());
    Ok(ThreadRow {
        id,
        title: row.get(0)?,
        names: texts(row, 1)?,
        stories: row.get(2)?,
        unread: row.get(3)?,
        issues: row.get(4)?,
        from: date(5)?,
        to: date(6)?,
        weeks: Vec::new(),
        news: row.get(7)?,
    })
}
