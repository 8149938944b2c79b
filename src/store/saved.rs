//! Searches saved by name, and how many stories answer them.

use rusqlite::{OptionalExtension, Row, params_from_iter};

use super::words::Sql;
use super::{Filter, Result, Saving, Store, Words};

/// A search saved by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSearch {
    /// Its name, as given.
    pub name: String,
    /// The query, as typed.
    pub query: String,
}

/// How many stories answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AnswerCounts {
    /// All of them.
    pub stories: u64,
    /// Those that are unread.
    pub unread: u64,
    /// Those that came with the last import that brought stories.
    pub new: u64,
}

/// The number above which stories came with the last import that brought any.
const BEHIND: &str =
    "SELECT CASE WHEN behind < (SELECT coalesce(max(id), 0) FROM story) THEN behind ELSE previous END
    FROM last_import";

impl Store {
    /// All saved searches, in the order in which they were first saved.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn saved_searches(&self) -> Result<Vec<SavedSearch>> {
        let mut query = self.connection.prepare_cached("SELECT name, query FROM saved_search ORDER BY id")?;
        Ok(query.query_map([], saved)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The saved search with this folded name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn saved_search(&self, key: &str) -> Result<Option<SavedSearch>> {
        let mut query =
            self.connection.prepare_cached("SELECT name, query FROM saved_search WHERE key = ?1")?;
        Ok(query.query_row([key], saved).optional()?)
    }

    /// How many stories hold these words and pass the filter. Looks at every one of them.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn count_answers(&self, words: Option<&Words>, filter: &Filter) -> Result<AnswerCounts> {
        let mut sql = Sql::default();
        let from = sql.answering(words, 0);
        let filter = sql.filter(filter);
        let text = format!(
            "SELECT count(*), coalesce(sum(story.read = 0), 0), coalesce(sum(story.id > ({BEHIND})), 0)
             FROM {from} WHERE {filter}"
        );
        let mut query = self.connection.prepare_cached(&text)?;
        let counts = query.query_row(params_from_iter(sql.values), |row| {
            Ok(AnswerCounts { stories: row.get(0)?, unread: row.get(1)?, new: row.get(2)? })
        })?;
        Ok(counts)
    }

    /// How many stories that came since the last import began hold these words and pass the filter. Looks at those only.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn count_new_answers(&self, words: Option<&Words>, filter: &Filter) -> Result<u64> {
        let behind: i64 = self
            .connection
            .prepare_cached("SELECT behind FROM last_import")?
            .query_row([], |row| row.get(0))?;
        let mut sql = Sql::default();
        let from = sql.answering(words, behind.saturating_add(1));
        let filter = sql.filter(filter);
        let mut query =
            self.connection.prepare_cached(&format!("SELECT count(*) FROM {from} WHERE {filter}"))?;
        Ok(query.query_row(params_from_iter(sql.values), |row| row.get(0))?)
    }
}

impl Saving<'_> {
    /// Saves a search under a name; the one that had a name of this folded form, where there was one, gives way to it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save_search(&self, key: &str, search: &SavedSearch) -> Result<()> {
        self.run(
            "INSERT INTO saved_search (name, key, query) VALUES (?1, ?2, ?3)
             ON CONFLICT (key) DO UPDATE SET name = excluded.name, query = excluded.query",
            (&search.name, key, &search.query),
        )
    }

    /// Saves a search under a name of this folded form, unless there is one.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add_search(&self, key: &str, search: &SavedSearch) -> Result<()> {
        self.run(
            "INSERT INTO saved_search (name, key, query) VALUES (?1, ?2, ?3) ON CONFLICT (key) DO NOTHING",
            (&search.name, key, &search.query),
        )
    }

    /// Takes a saved search out; says whether there was one.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn forget_search(&self, key: &str) -> Result<bool> {
        let mut delete = self.transaction.prepare_cached("DELETE FROM saved_search WHERE key = ?1")?;
        Ok(delete.execute([key])? > 0)
    }

    /// Notes that an import begins: stories that come from now on came with it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn begin_import(&self) -> Result<()> {
        self.run(
            "UPDATE last_import SET previous = behind, behind = (SELECT coalesce(max(id), 0) FROM story)
             WHERE behind <> (SELECT coalesce(max(id), 0) FROM story)",
            [],
        )
    }
}

fn saved(row: &Row<'_>) -> rusqlite::Result<SavedSearch> {
    Ok(SavedSearch { name: row.get(0)?, query: row.get(1)? })
}
