//! Currency rates: one row per pair, day and origin. Lists show one a day, the most precise.

use rusqlite::{OptionalExtension, Row};

use super::codec::{optional, unreadable};
use super::rows::RateRow;
use super::{Result, Store};
use crate::digest::{Date, Pair, Rate};

pub(super) const COLUMNS: &str =
    "rate.base, rate.quote, rate.date, rate.value, rate.change_percent, document.path, rate.origin";

impl Store {
    /// The latest rate of every pair, of `upto` or before where given.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn latest_rates(&self, upto: Option<Date>) -> Result<Vec<RateRow>> {
        let _one_state = self.reading()?;
        let mut rates = Vec::new();
        for pair in self.pairs()? {
            rates.extend(self.rate_upto(&pair, upto.unwrap_or(Date::MAX))?);
        }
        Ok(rates)
    }

    /// Every pair that has a rate, in the order of the alphabet.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn pairs(&self) -> Result<Vec<Pair>> {
        let mut pairs = Vec::new();
        let mut last = Pair { base: String::new(), quote: String::new() };
        while let Some(pair) = self.pair_after(&last)? {
            pairs.push(pair.clone());
            last = pair;
        }
        Ok(pairs)
    }

    /// The last rate of a pair of this day or before.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn rate_upto(&self, pair: &Pair, day: Date) -> Result<Option<RateRow>> {
        Ok(self.rates_upto(pair, day, 1)?.pop())
    }

    /// The first rate of a pair of this day or later.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn rate_from(&self, pair: &Pair, day: Date) -> Result<Option<RateRow>> {
        let mut query = self.connection.prepare_cached(
            "SELECT date FROM rate WHERE base = ?1 AND quote = ?2 AND date >= ?3 ORDER BY date LIMIT 1",
        )?;
        let first: Option<String> =
            query.query_row((&pair.base, &pair.quote, day.to_string()), |row| row.get(0)).optional()?;
        match first.and_then(|day| day.parse().ok()) {
            Some(day) => self.rate_upto(pair, day),
            None => Ok(None),
        }
    }

    /// The last rates of a pair of this day or before, one a day, at most so many, oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn rates_upto(&self, pair: &Pair, day: Date, most: u32) -> Result<Vec<RateRow>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM rate JOIN document ON document.id = rate.document
             WHERE base = ?1 AND quote = ?2 AND date <= ?3
               AND date >= (SELECT min(date) FROM (SELECT DISTINCT date FROM rate
                   WHERE base = ?1 AND quote = ?2 AND date <= ?3 ORDER BY date DESC LIMIT ?4))
             ORDER BY date, rate.origin"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let rows = query.query_map((&pair.base, &pair.quote, day.to_string(), most), rate_row)?;
        Ok(most_precise(rows.collect::<rusqlite::Result<_>>()?))
    }

    /// The rates of a pair from a day to another one, one a day, oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn rates_between(&self, pair: &Pair, from: Date, to: Date) -> Result<Vec<RateRow>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM rate JOIN document ON document.id = rate.document
             WHERE base = ?1 AND quote = ?2 AND date BETWEEN ?3 AND ?4 ORDER BY date, rate.origin"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let days = (from.to_string(), to.to_string());
        let rows = query.query_map((&pair.base, &pair.quote, days.0, days.1), rate_row)?;
        Ok(most_precise(rows.collect::<rusqlite::Result<_>>()?))
    }

    /// All rates, oldest first, one a pair and day; of one pair where given.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn rates(&self, pair: Option<&Pair>) -> Result<Vec<RateRow>> {
        Ok(most_precise(self.rates_of_every_origin(pair)?))
    }

    /// All rates of every origin, oldest first; of one pair where given.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn rates_of_every_origin(&self, pair: Option<&Pair>) -> Result<Vec<RateRow>> {
        let (base, quote) = (pair.map(|pair| &pair.base), pair.map(|pair| &pair.quote));
        let sql = format!(
            "SELECT {COLUMNS} FROM rate JOIN document ON document.id = rate.document
             WHERE ?1 IS NULL OR (base = ?1 AND quote = ?2) ORDER BY date, base, quote, rate.origin"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let rows = query.query_map((base, quote), rate_row)?.collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// The next pair in order, found by its key alone. Not `(base, quote) > (?1, ?2)`: SQLite begins that at the pair
    /// itself and steps over every day of it.
    fn pair_after(&self, last: &Pair) -> Result<Option<Pair>> {
        let mut query = self.connection.prepare_cached(
            "SELECT * FROM (SELECT base, quote FROM rate WHERE base = ?1 AND quote > ?2 ORDER BY quote LIMIT 1)
             UNION ALL
             SELECT * FROM (SELECT base, quote FROM rate WHERE base > ?1 ORDER BY base, quote LIMIT 1)
             LIMIT 1",
        )?;
        let pair = |row: &Row<'_>| Ok(Pair { base: row.get(0)?, quote: row.get(1)? });
        Ok(query.query_row((&last.base, &last.quote), pair).optional()?)
    }
}

/// Of neighbours of one pair and day the most precise one; of two alike the first, which is the digests'.
fn most_precise(rows: Vec<RateRow>) -> Vec<RateRow> {
    let mut kept: Vec<RateRow> = Vec::with_capacity(rows.len());
    let digits = |row: &RateRow| row.rate.value.significant_digits();
    for row in rows {
        match kept.last_mut() {
            Some(last) if last.rate.date == row.rate.date && last.rate.pair == row.rate.pair => {
                if digits(&row) > digits(last) {
                    *last = row;
                }
            }
            _ => kept.push(row),
        }
    }
    kept
}

pub(super) fn rate_row(row: &Row<'_>) -> rusqlite::Result<RateRow> {
    let value: String = row.get(3)?;
    Ok(RateRow {
        rate: Rate {
            pair: Pair { base: row.get(0)?, quote: row.get(1)? },
            date: optional(row, 2, |text| text.parse().ok())?,
            value: value.parse().map_err(|_| unreadable(3, &value))?,
            change_percent: optional(row, 4, |text| text.parse().ok())?,
        },
        source: row.get(5)?,
        origin: Some(row.get::<_, String>(6)?).filter(|origin| !origin.is_empty()),
    })
}
