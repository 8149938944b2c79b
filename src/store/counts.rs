//! Totals and outlets: counters, read as they stand.

use super::rows::{OutletRow, Totals};
use super::{Result, Store};

impl Store {
    /// Totals of the library.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn totals(&self) -> Result<Totals> {
        let mut query =
            self.connection.prepare_cached("SELECT issues, stories, unread, bookmarks FROM total")?;
        let totals = query.query_row([], |row| {
            Ok(Totals {
                issues: row.get(0)?,
                stories: row.get(1)?,
                unread: row.get(2)?,
                bookmarks: row.get(3)?,
            })
        })?;
        Ok(totals)
    }

    /// Every outlet that has an issue, by name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn outlets(&self) -> Result<Vec<OutletRow>> {
        let mut query = self.connection.prepare_cached(
            "SELECT name, issues, stories, unread FROM outlet WHERE issues > 0 ORDER BY name",
        )?;
        let rows = query
            .query_map([], |row| {
                Ok(OutletRow {
                    name: row.get(0)?,
                    issues: row.get(1)?,
                    stories: row.get(2)?,
                    unread: row.get(3)?,
                })
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }
}
