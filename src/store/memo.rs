//! Small texts that other rooms leave in the library.

use rusqlite::OptionalExtension;

use super::{Result, Saving, Store};

/// What a small text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Memo {
    /// The reader's place, in the reader's own form.
    Place,
}

impl Memo {
    fn name(self) -> &'static str {
        match self {
            Self::Place => "place",
        }
    }
}

impl Store {
    /// The text left under this name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn memo(&self, memo: Memo) -> Result<Option<String>> {
        let mut query = self.connection.prepare_cached("SELECT text FROM memo WHERE name = ?1")?;
        Ok(query.query_row([memo.name()], |row| row.get(0)).optional()?)
    }
}

impl Saving<'_> {
    /// Leaves a text under this name in place of the last one.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_memo(&self, memo: Memo, text: &str) -> Result<()> {
        self.transaction
            .prepare_cached(
                "INSERT INTO memo VALUES (?1, ?2) ON CONFLICT DO UPDATE SET text = excluded.text",
            )?
            .execute((memo.name(), text))?;
        Ok(())
    }
}
