//! What the reader said of stories and threads: it goes by stable names, so that it outlasts the stories, the threads
//! and the library.
//!
//! Each choice remembers some stories of the thread it was made in. Where that thread is gone, or in another library, it
//! is of the thread that these are in.

use rusqlite::OptionalExtension;

use super::codec::unreadable;
use super::{OutletId, Result, Saving, Store};
use crate::digest::{StoryId, ThreadId};

/// Stories of a thread that a choice remembers, at most: the latest.
const COMPANIONS: u32 = 16;

/// What the reader said of one story.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ThreadChoices {
    /// The thread it was put in.
    pub put: Option<ThreadId>,
    /// Stories in the library that it was put beside.
    pub beside: Vec<StoryId>,
    /// Threads it was taken out of.
    pub taken_out: Vec<ThreadId>,
    /// Stories in the library that it was taken away from.
    pub not_beside: Vec<StoryId>,
}

/// What the reader said of one story and one thread, by names that other libraries know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreadChoice {
    /// Who published the story.
    pub outlet: String,
    /// Its stable name.
    pub key: String,
    /// Whether it belongs to the thread.
    pub belongs: bool,
    /// Stories of the thread: outlet and stable name.
    pub beside: Vec<(String, String)>,
}

impl Store {
    /// What the reader said of a story.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn thread_choices(&self, story: StoryId) -> Result<ThreadChoices> {
        let mut query = self.connection.prepare_cached(
            "SELECT choice.thread, choice.belongs FROM story JOIN thread_choice AS choice
                 ON choice.outlet = story.outlet AND choice.key = story.key
             WHERE story.id = ?1 ORDER BY choice.thread",
        )?;
        let rows = query.query_map([story.0], |row| Ok((ThreadId(row.get(0)?), row.get::<_, bool>(1)?)))?;
        let mut choices = ThreadChoices::default();
        for row in rows {
            let (thread, belongs) = row?;
            let companions = self.companions(story, thread)?;
            if belongs {
                (choices.put, choices.beside) = (Some(thread), companions);
            } else {
                choices.taken_out.push(thread);
                choices.not_beside.extend(companions);
            }
        }
        Ok(choices)
    }

    fn companions(&self, story: StoryId, thread: ThreadId) -> Result<Vec<StoryId>> {
        let mut query = self.connection.prepare_cached(
            "SELECT other.id FROM story JOIN thread_companion AS companion
                 ON companion.outlet = story.outlet AND companion.key = story.key AND companion.thread = ?2
             JOIN story AS other ON other.outlet = beside_outlet AND other.key = beside_key
             WHERE story.id = ?1 ORDER BY other.id",
        )?;
        let rows = query.query_map((story.0, thread.0), |row| row.get(0).map(StoryId))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Everything that the reader said of threads, by outlets and stable names.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn every_thread_choice(&self) -> Result<Vec<ThreadChoice>> {
        let mut query = self.connection.prepare_cached(
            "SELECT outlet.name, choice.key, belongs, (
                 SELECT json_group_array(json_array(name, beside_key)) FROM (
                     SELECT beside.name, beside_key FROM thread_companion AS companion
                     JOIN outlet AS beside ON beside.id = beside_outlet
                     WHERE (companion.outlet, companion.key, companion.thread)
                         = (choice.outlet, choice.key, choice.thread)
                     ORDER BY 1, 2))
             FROM thread_choice AS choice JOIN outlet ON outlet.id = choice.outlet ORDER BY 1, 2, 3, 4",
        )?;
        let rows = query.query_map([], |row| {
            let beside: String = row.get(3)?;
            Ok(ThreadChoice {
                outlet: row.get(0)?,
                key: row.get(1)?,
                belongs: row.get(2)?,
                beside: serde_json::from_str(&beside).map_err(|error| unreadable(3, &error.to_string()))?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Saving<'_> {
    /// Notes what the reader said of a story and a thread, and beside which stories; `None` forgets it. Returns what was
    /// said before.
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
        self.run(
            "DELETE FROM thread_choice WHERE thread = ?2
                 AND (outlet, key) = (SELECT outlet, key FROM story WHERE id = ?1)",
            (story.0, thread.0),
        )?;
        if let Some(belongs) = belongs {
            self.run(
                "INSERT INTO thread_choice SELECT outlet, key, ?2, ?3 FROM story WHERE id = ?1",
                (story.0, thread.0, belongs),
            )?;
            self.run(
                "INSERT INTO thread_companion
                     SELECT story.outlet, story.key, ?2, other.outlet, other.key FROM story
                     CROSS JOIN (SELECT story AS id FROM thread_story WHERE thread = ?2 AND story <> ?1
                         ORDER BY age LIMIT ?3) AS member
                     CROSS JOIN story AS other ON other.id = member.id WHERE story.id = ?1",
                (story.0, thread.0, COMPANIONS),
            )?;
        }
        Ok(before)
    }

    /// What was said of a story and one thread is said of another from now on.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn move_thread_choice(&self, story: StoryId, from: ThreadId, to: ThreadId) -> Result<()> {
        for table in ["thread_companion", "thread_choice"] {
            self.run(
                &format!(
                    "UPDATE OR REPLACE {table} SET thread = ?3
                     WHERE thread = ?2 AND (outlet, key) = (SELECT outlet, key FROM story WHERE id = ?1)"
                ),
                (story.0, from.0, to.0),
            )?;
        }
        Ok(())
    }

    /// Looks once more at stories that the reader spoke of beside this one.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn look_again_beside(&self, story: StoryId) -> Result<()> {
        self.run(
            "INSERT OR IGNORE INTO awaits_thread SELECT spoken.id FROM story
             JOIN thread_companion ON beside_outlet = story.outlet AND beside_key = story.key
             JOIN story AS spoken ON spoken.outlet = thread_companion.outlet
                 AND spoken.key = thread_companion.key
             WHERE story.id = ?1",
            [story.0],
        )
    }

    /// Takes in what the reader said in another library, where nothing else is said of the story here. Says whether that
    /// changed anything.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add_thread_choice(
        &self,
        (outlet, key): (OutletId, &str),
        belongs: bool,
        beside: &[(OutletId, String)],
    ) -> Result<bool> {
        let said = self.thread_spoken_of((outlet, key), belongs, beside)?;
        if said || beside.is_empty() {
            return Ok(false);
        }
        let thread = match self.thread_beside(beside)? {
            Some(thread) => thread,
            None => self.begin_thread()?,
        };
        self.run(
            "INSERT OR REPLACE INTO thread_choice VALUES (?1, ?2, ?3, ?4)",
            (outlet.0, key, thread.0, belongs),
        )?;
        for (beside, name) in beside {
            self.run(
                "INSERT OR IGNORE INTO thread_companion VALUES (?1, ?2, ?3, ?4, ?5)",
                (outlet.0, key, thread.0, beside.0, name),
            )?;
        }
        self.run(
            "INSERT OR IGNORE INTO awaits_thread SELECT id FROM story WHERE outlet = ?1 AND key = ?2",
            (outlet.0, key),
        )?;
        Ok(true)
    }

    /// Whether something is said of a story already that this would repeat or gainsay.
    fn thread_spoken_of(
        &self,
        (outlet, key): (OutletId, &str),
        belongs: bool,
        beside: &[(OutletId, String)],
    ) -> Result<bool> {
        let mut put = self.transaction.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM thread_choice WHERE outlet = ?1 AND key = ?2 AND belongs = 1)",
        )?;
        if belongs && put.query_row((outlet.0, key), |row| row.get(0))? {
            return Ok(true);
        }
        let mut query = self.transaction.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM thread_companion
             WHERE (outlet, key, beside_outlet, beside_key) = (?1, ?2, ?3, ?4))",
        )?;
        for (beside, name) in beside {
            if query.query_row((outlet.0, key, beside.0, name), |row| row.get(0))? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The thread of the first of these stories that is in one, or of which one was spoken of.
    fn thread_beside(&self, beside: &[(OutletId, String)]) -> Result<Option<ThreadId>> {
        let mut query = self.transaction.prepare_cached(
            "SELECT thread FROM story JOIN thread_story ON thread_story.story = story.id
                 WHERE outlet = ?1 AND key = ?2
             UNION ALL
             SELECT thread FROM thread_companion WHERE beside_outlet = ?1 AND beside_key = ?2 LIMIT 1",
        )?;
        for (outlet, key) in beside {
            let found = query.query_row((outlet.0, key), |row| row.get(0).map(ThreadId)).optional()?;
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }
}
