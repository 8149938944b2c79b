//! Rates on their way in and out, and how far an import moved them.

use rusqlite::Row;

use super::codec::unreadable;
use super::rows::RateMove;
use super::{DocumentId, Result, Saving, Store};
use crate::digest::{Date, Decimal, Pair, Rate};

impl Store {
    /// How far pairs moved by imports that the reader has not seen yet.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn rate_moves(&self) -> Result<Vec<RateMove>> {
        let mut query = self.connection.prepare_cached(
            "SELECT base, quote, from_date, from_value, date, value FROM rate_move ORDER BY base, quote",
        )?;
        let rows = query.query_map([], move_row)?.collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }
}

impl Saving<'_> {
    /// Keeps a rate that has a day; a later document's value takes the place of an earlier one's of the same origin:
    /// the tickers of all digests are one, everything else has a name. A rate without a day is not kept.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save_rate(&self, document: DocumentId, rate: &Rate, origin: Option<&str>) -> Result<bool> {
        let Some(date) = rate.date else { return Ok(false) };
        let mut insert = self.transaction.prepare_cached(
            "INSERT INTO rate (base, quote, date, origin, value, change_percent, document)
             VALUES (?1, ?2, ?3, ?7, ?4, ?5, ?6) ON CONFLICT DO UPDATE
             SET value = excluded.value, change_percent = excluded.change_percent, document = excluded.document
             WHERE value <> excluded.value OR change_percent IS NOT excluded.change_percent",
        )?;
        let changed = insert.execute((
            &rate.pair.base,
            &rate.pair.quote,
            date.to_string(),
            rate.value.as_str(),
            rate.change_percent.as_ref().map(Decimal::as_str),
            document.0,
            origin.unwrap_or_default(),
        ))?;
        Ok(changed > 0)
    }

    /// Takes the figures out that have this origin, or came with the document of this path; says how many went.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn remove_rates(&self, source: &str) -> Result<u64> {
        let documents = "SELECT id FROM document WHERE path = ?1 AND ?1 <> ''";
        let gone = self
            .transaction
            .prepare_cached(&format!(
                "DELETE FROM rate WHERE (origin = ?1 AND ?1 <> '') OR document IN ({documents})"
            ))?
            .execute([source])?;
        // What is gone has not moved anything.
        self.run(
            "DELETE FROM rate_move WHERE NOT EXISTS (SELECT 1 FROM rate WHERE rate.base = rate_move.base
                AND rate.quote = rate_move.quote AND rate.date = rate_move.date AND rate.value = rate_move.value)",
            [],
        )?;
        // What is imported again is to be read again.
        self.run(&format!("UPDATE document SET fingerprint = x'' WHERE id IN ({documents})"), [source])?;
        Ok(gone as u64)
    }

    /// Remembers how far a pair moved; where an earlier move was not seen yet, both together.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save_rate_move(&self, moved: &RateMove) -> Result<()> {
        self.transaction
            .prepare_cached(
                "INSERT INTO rate_move (base, quote, from_date, from_value, date, value)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT DO UPDATE SET date = excluded.date, value = excluded.value",
            )?
            .execute((
                &moved.pair.base,
                &moved.pair.quote,
                moved.from_date.to_string(),
                moved.from_value.as_str(),
                moved.date.to_string(),
                moved.value.as_str(),
            ))?;
        Ok(())
    }

    /// Forgets what moved: it was seen.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn forget_rate_moves(&self) -> Result<()> {
        self.run("DELETE FROM rate_move", [])
    }
}

fn move_row(row: &Row<'_>) -> rusqlite::Result<RateMove> {
    let day = |column: usize| -> rusqlite::Result<Date> {
        let text: String = row.get(column)?;
        text.parse().map_err(|_| unreadable(column, &text))
    };
    let value = |column: usize| -> rusqlite::Result<Decimal> {
        let text: String = row.get(column)?;
        text.parse().map_err(|_| unreadable(column, &text))
    };
    Ok(RateMove {
        pair: Pair { base: row.get(0)?, quote: row.get(1)? },
        from_date: day(2)?,
        from_value: value(3)?,
        date: day(4)?,
        value: value(5)?,
    })
}
