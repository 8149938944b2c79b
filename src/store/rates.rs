//! Currency rates: one row per pair and day.

use rusqlite::{OptionalExtension, Row};

use super::codec::{optional, unreadable};
use super::rows::RateRow;
use super::{Result, Store};
use crate::digest::{Date, Pair, Rate};

const COLUMNS: &str = "rate.base, rate.quote, rate.date, rate.value, rate.change_percent, document.path";

impl Store {
    /// The latest rate of every pair, of `upto` or before where given.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn latest_rates(&self, upto: Option<Date>) -> Result<Vec<RateRow>> {
        let _one_state = self.reading()?;
        let sql = format!(
            "SELECT {COLUMNS} FROM rate JOIN document ON document.id = rate.document
             WHERE base = ?1 AND quote = ?2 AND date <= ?3 ORDER BY date DESC LIMIT 1"
        );
        let upto = upto.unwrap_or(Date::MAX).to_string();
        let mut latest = self.connection.prepare_cached(&sql)?;
        let mut rates = Vec::new();
        let mut last = (String::new(), String::new());
        while let Some(pair) = self.pair_after(&last)? {
            rates.extend(latest.query_row((&pair.0, &pair.1, &upto), rate_row).optional()?);
            last = pair;
        }
        Ok(rates)
    }

    /// All rates, by pair, oldest first; of one pair where given.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn rates(&self, pair: Option<&Pair>) -> Result<Vec<RateRow>> {
        let (base, quote) = (pair.map(|pair| &pair.base), pair.map(|pair| &pair.quote));
        let sql = format!(
            "SELECT {COLUMNS} FROM rate JOIN document ON document.id = rate.document
             WHERE ?1 IS NULL OR (base = ?1 AND quote = ?2) ORDER BY date, base, quote"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let rows = query.query_map((base, quote), rate_row)?.collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// The next pair in order, found by its key alone. Not `(base, quote) > (?1, ?2)`: SQLite begins that at the pair
    /// itself and steps over every day of it.
    fn pair_after(&self, last: &(String, String)) -> Result<Option<(String, String)>> {
        let mut query = self.connection.prepare_cached(
            "SELECT * FROM (SELECT base, quote FROM rate WHERE base = ?1 AND quote > ?2 ORDER BY quote LIMIT 1)
             UNION ALL
             SELECT * FROM (SELECT base, quote FROM rate WHERE base > ?1 ORDER BY base, quote LIMIT 1)
             LIMIT 1",
        )?;
        Ok(query.query_row((&last.0, &last.1), |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
    }
}

fn rate_row(row: &Row<'_>) -> rusqlite::Result<RateRow> {
    let value: String = row.get(3)?;
    Ok(RateRow {
        rate: Rate {
            pair: Pair { base: row.get(0)?, quote: row.get(1)? },
            date: optional(row, 2, |text| text.parse().ok())?,
            value: value.parse().map_err(|_| unreadable(3, &value))?,
            change_percent: optional(row, 4, |text| text.parse().ok())?,
        },
        source: row.get(5)?,
    })
}
