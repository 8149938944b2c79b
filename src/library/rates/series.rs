//! A pair over time, ready for a picture.

use super::super::{Library, RateRow, Result};
use crate::digest::{Date, Pair};

/// A pair's figures, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// The pair.
    pub pair: Pair,
    /// Its figures.
    pub points: Vec<Point>,
}

/// A figure and where it stands in a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Its day.
    pub day: Date,
    /// The number of the day, for distances.
    pub number: i64,
    /// Its height. Never shown as a number.
    pub place: f64,
    /// The figure.
    pub row: RateRow,
}

/// Heights are finite: they come from decimals.
impl Eq for Point {}

impl Point {
    /// A figure that has a day and a value of sound length.
    pub fn of(row: RateRow) -> Option<Self> {
        let day = row.rate.date?;
        let number = Date::constant(1970, 1, 1).until(day).ok()?.get_days().into();
        Some(Self { day, number, place: row.rate.interval()?.place(), row })
    }
}

impl Library {
    /// Pairs over time, between two days.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn series(&self, pairs: &[Pair], from: Date, to: Date) -> Result<Vec<Series>> {
        self.store.in_one_state(|| {
            let mut series = Vec::with_capacity(pairs.len());
            for pair in pairs {
                let rows = self.rates_between(pair, from, to)?;
                let points = rows.into_iter().filter_map(Point::of).collect();
                series.push(Series { pair: pair.clone(), points });
            }
            Ok(series)
        })
    }
}
