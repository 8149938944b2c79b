//! Which stories make a thread: saved as they are found, and as the reader says.

use rusqlite::OptionalExtension;

use super::codec::{age, json, optional, unreadable};
use super::{Result, Saving, Store};
use crate::digest::{Edtf, StoryId, ThreadId};
use crate::names::NameKind;

/// A story among those of a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThreadStory {
    /// The story.
    pub story: StoryId,
    /// Days from its last day to 9999-12-31; more where its day is not known.
    pub age: i64,
}

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

    /// The stories of a thread that are nearest to a date, at most `most` before and after it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn nearest_in_thread(
        &self,
        thread: ThreadId,
        when: Option<Edtf>,
        most: u32,
    ) -> Result<Vec<ThreadStory>> {
        let (age, mut found) = (age(when), Vec::new());
        for part in ["age >= ?2 ORDER BY age", "age < ?2 ORDER BY age DESC"] {
            let sql = format!("SELECT story, age FROM thread_story WHERE thread = ?1 AND {part} LIMIT ?3");
            let mut query = self.connection.prepare_cached(&sql)?;
            let rows = query.query_map((thread.0, age, most), |row| {
                Ok(ThreadStory { story: StoryId(row.get(0)?), age: row.get(1)? })
            })?;
            found.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
        }
        Ok(found)
    }

    /// What the reader said of a story: the thread it was put in, and those it was taken out of.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn thread_choices(&self, story: StoryId) -> Result<(Option<ThreadId>, Vec<ThreadId>)> {
        let mut query = self.connection.prepare_cached(
            "SELECT choice.thread, choice.belongs FROM story JOIN thread_choice AS choice
                 ON choice.outlet = story.outlet AND choice.key = story.key
             WHERE story.id = ?1 ORDER BY choice.thread",
        )?;
        let rows = query.query_map([story.0], |row| Ok((ThreadId(row.get(0)?), row.get::<_, bool>(1)?)))?;
        let (mut put, mut taken_out) = (None, Vec::new());
        for row in rows {
            match row? {
                (thread, true) => put = Some(thread),
                (thread, false) => taken_out.push(thread),
            }
        }
        Ok((put, taken_out))
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

    /// Notes what the reader said of a story and a thread; `None` forgets it. Returns what was said before.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn choose_thread(
        &self,
        story: StoryId,
        thread: ThreadId,
        belongs: Option<bool>,
    ) -> Result<Option<bool>> {
        let mut query = self.transaction.prepare_cached(
            "SELECT choice.belongs FROM story JOIN thread_choice AS choice
                 ON choice.outlet = story.outlet AND choice.key = story.key
             WHERE story.id = ?1 AND choice.thread = ?2",
        )?;
        let before = query.query_row((story.0, thread.0), |row| row.get(0)).optional()?;
        if belongs == Some(true) {
            // It is in one thread at most.
            self.run(
                "DELETE FROM thread_choice WHERE belongs = 1
                     AND (outlet, key) = (SELECT outlet, key FROM story WHERE id = ?1)",
                [story.0],
            )?;
        }
        match belongs {
            Some(belongs) => self.run(
                "INSERT OR REPLACE INTO thread_choice SELECT outlet, key, ?2, ?3 FROM story WHERE id = ?1",
                (story.0, thread.0, belongs),
            )?,
            None => self.run(
                "DELETE FROM thread_choice WHERE thread = ?2
                     AND (outlet, key) = (SELECT outlet, key FROM story WHERE id = ?1)",
                (story.0, thread.0),
            )?,
        }
        Ok(before)
    }
}
