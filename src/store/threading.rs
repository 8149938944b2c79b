//! Which stories make a thread: saved as they are found, and as the reader says.

use rusqlite::OptionalExtension;

use super::codec::{age, json, optional, unreadable};
use super::{Result, Saving, Store};
use crate::digest::{Edtf, StoryId, ThreadId};
use crate::names::NameKind;

/// Stories that a thread began with, against which every later one is held.
const FIRST: u32 = 2;

/// A name that stories of a thread share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreadName {
    /// As it is shown.
    pub text: String,
    /// What it is of.
    pub kind: NameKind,
    /// How often the thread's stories name it, of each story five times at most.
    pub times: u64,
    /// How many of the library's do.
    pub everywhere: u64,
}

/// Why two stories of a thread belong together: kind and text of each reason.
pub type ThreadLink = Vec<(String, String)>;

impl Store {
    /// The next stories of which it is not yet known what thread they belong to, in the order of their numbers.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn awaiting_thread(&self, most: u32) -> Result<Vec<StoryId>> {
        let mut query =
            self.connection.prepare_cached("SELECT story FROM awaits_thread ORDER BY story LIMIT ?1")?;
        let rows = query.query_map([most], |row| row.get(0).map(StoryId))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many they are, counted up to `most`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn count_awaiting_thread(&self, most: u32) -> Result<u64> {
        let mut query =
            self.connection.prepare_cached("SELECT count(*) FROM (SELECT 1 FROM awaits_thread LIMIT ?1)")?;
        Ok(query.query_row([most], |row| row.get(0))?)
    }

    /// Stories of a thread that joined it by themselves: its first [`FIRST`] and those nearest to a date, at most `most`
    /// before and after it; and how many it has in all.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn thread_sample(
        &self,
        thread: ThreadId,
        when: Option<Edtf>,
        most: u32,
    ) -> Result<(Vec<StoryId>, u64)> {
        let (age, mut found) = (age(when), Vec::new());
        let parts = [
            ("age >= ?2 ORDER BY age, story", age, most),
            ("age < ?2 ORDER BY age DESC, story", age, most),
            ("age >= ?2 ORDER BY age DESC, story", i64::MIN, FIRST),
        ];
        for (part, age, most) in parts {
            let found_there = "SELECT story FROM thread_story WHERE thread = ?1 AND by_hand = 0";
            let sql = format!("{found_there} AND {part} LIMIT ?3");
            let mut query = self.connection.prepare_cached(&sql)?;
            let rows = query.query_map((thread.0, age, most), |row| row.get(0).map(StoryId))?;
            found.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
        }
        found.sort_unstable();
        found.dedup();
        let mut query = self.connection.prepare_cached("SELECT stories FROM thread WHERE id = ?1")?;
        Ok((found, query.query_row([thread.0], |row| row.get(0)).optional()?.unwrap_or(0)))
    }

    /// When stories were, those that are there, in the order asked for.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn dates_of(&self, stories: &[i64]) -> Result<Vec<(i64, Option<Edtf>)>> {
        let mut query = self.connection.prepare_cached("SELECT date FROM story WHERE id = ?1")?;
        let mut found = Vec::with_capacity(stories.len());
        for story in stories {
            let date =
                query.query_row([story], |row| optional(row, 0, |text| text.parse().ok())).optional()?;
            found.extend(date.map(|date| (*story, date)));
        }
        Ok(found)
    }

    /// Whether a thread has a story other than this one.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn thread_has_another(&self, thread: ThreadId, story: StoryId) -> Result<bool> {
        let mut query = self
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM thread_story WHERE thread = ?1 AND story <> ?2)")?;
        Ok(query.query_row((thread.0, story.0), |row| row.get(0))?)
    }

    /// The reasons that hold a thread together, the latest links first, at most `most` links.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn thread_links(&self, thread: ThreadId, most: u32) -> Result<Vec<ThreadLink>> {
        let mut query = self.connection.prepare_cached(
            "SELECT reasons FROM thread_link WHERE thread = ?1 ORDER BY story DESC LIMIT ?2",
        )?;
        let rows = query.query_map((thread.0, most), |row| {
            let text: String = row.get(0)?;
            serde_json::from_str(&text).map_err(|error| unreadable(0, &error.to_string()))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Names that at least two of a thread's latest stories bear.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn thread_names(&self, thread: ThreadId, most: u32) -> Result<Vec<ThreadName>> {
        let mut query = self.connection.prepare_cached(
            "SELECT head.text, head.kind, sum(min(story_name.times, 5)), head.stories
             FROM (SELECT story FROM thread_story WHERE thread = ?1 ORDER BY age, story LIMIT ?2) AS latest
             CROSS JOIN story_name ON story_name.story = latest.story
             CROSS JOIN name ON name.id = story_name.name
             CROSS JOIN name AS head ON head.id = coalesce(name.head, name.id)
             GROUP BY head.id HAVING count(DISTINCT story_name.story) > 1",
        )?;
        let rows = query.query_map((thread.0, most), |row| {
            let kind: usize = row.get(1)?;
            Ok(ThreadName {
                text: row.get(0)?,
                kind: NameKind::ALL.get(kind).copied().unwrap_or(NameKind::Other),
                times: row.get(2)?,
                everywhere: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Saving<'_> {
    /// A thread without stories.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn begin_thread(&self) -> Result<ThreadId> {
        self.run("INSERT INTO thread (title, names, age) VALUES ('', '[]', ?1)", [age(None)])?;
        Ok(ThreadId(self.transaction.last_insert_rowid()))
    }

    /// Puts a story in a thread, out of the one it was in.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn put_in_thread(&self, story: StoryId, thread: ThreadId, by_hand: bool) -> Result<()> {
        let news = "SELECT news FROM thread WHERE id = ?1";
        let mut query = self.transaction.prepare_cached(news)?;
        let news: Option<u64> = query.query_row([thread.0], |row| row.get(0)).optional()?;
        let before = self.take_out_of_thread(story)?;
        let mut query = self.transaction.prepare_cached("SELECT date FROM story WHERE id = ?1")?;
        let date: Option<Edtf> =
            query.query_row([story.0], |row| optional(row, 0, |text| text.parse().ok()))?;
        self.run(
            "INSERT INTO thread_story VALUES (?1, ?2, ?3, ?4)",
            (thread.0, age(date), story.0, by_hand),
        )?;
        // What was there already, or was put there by the reader, is no news.
        if by_hand || before == Some(thread) {
            self.run("UPDATE thread SET news = min(?2, unread) WHERE id = ?1", (thread.0, news))?;
        }
        Ok(())
    }

    /// The reader has seen what is new in a thread; whether anything was.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn thread_seen(&self, thread: ThreadId) -> Result<bool> {
        let mut update =
            self.transaction.prepare_cached("UPDATE thread SET news = 0 WHERE id = ?1 AND news > 0")?;
        Ok(update.execute([thread.0])? > 0)
    }

    /// Takes a story out of its thread, where it is in one.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn take_out_of_thread(&self, story: StoryId) -> Result<Option<ThreadId>> {
        let mut delete =
            self.transaction.prepare_cached("DELETE FROM thread_story WHERE story = ?1 RETURNING thread")?;
        Ok(delete.query_row([story.0], |row| row.get(0).map(ThreadId)).optional()?)
    }

    /// Notes why two stories of a thread belong together.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn link_in_thread(&self, thread: ThreadId, pair: (StoryId, StoryId), why: &ThreadLink) -> Result<()> {
        let (one, other) = (pair.0.min(pair.1), pair.0.max(pair.1));
        self.run(
            "INSERT OR REPLACE INTO thread_link VALUES (?1, ?2, ?3, ?4)",
            (thread.0, other.0, one.0, json(why)?),
        )
    }

    /// Gives a thread its title and names.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn name_thread(&self, thread: ThreadId, title: &str, names: &[String]) -> Result<()> {
        self.run("UPDATE thread SET title = ?2, names = ?3 WHERE id = ?1", (thread.0, title, json(names)?))
    }

    /// Forgets a thread that has no story and of which the reader said nothing.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn drop_empty_thread(&self, thread: ThreadId) -> Result<()> {
        self.run(
            "DELETE FROM thread WHERE id = ?1 AND stories = 0
                 AND NOT EXISTS (SELECT 1 FROM thread_choice WHERE thread = ?1)",
            [thread.0],
        )
    }

    /// A story needs no looking at any more.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn thread_found(&self, story: StoryId) -> Result<()> {
        self.run("DELETE FROM awaits_thread WHERE story = ?1", [story.0])
    }
}
