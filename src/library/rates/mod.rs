//! Rates: what is known of each pair, sums in other currencies, files of figures, and what moved.

mod convert;
mod import;
mod moves;
mod overview;
mod series;
mod spark;
mod week;

pub use self::convert::{Conversion, ConvertError, Leg};
pub use self::moves::alerts;
pub use self::overview::{PairOverview, change_in_words};
pub use self::series::{Point, Series};
pub use self::spark::spark;

use super::{Library, RateMove, RateRow, Result};
use crate::digest::{Date, Pair, Timestamp, day_of};

/// Today, for the age of figures.
pub fn today() -> Date {
    day_of(Timestamp::now())
}

/// Every question fails only when the library's file cannot be read.
#[expect(clippy::missing_errors_doc, reason = "said once, above")]
impl Library {
    /// The latest known rate of every pair, `upto` a day where given.
    pub fn latest_rates(&self, upto: Option<Date>) -> Result<Vec<RateRow>> {
        Ok(self.store.latest_rates(upto)?)
    }

    /// All rates, oldest first; of one pair where given. Of several origins on one day the most precise.
    pub fn rates(&self, pair: Option<&Pair>) -> Result<Vec<RateRow>> {
        Ok(self.store.rates(pair)?)
    }

    /// All rates of every origin, oldest first; of one pair where given.
    pub fn rates_of_every_origin(&self, pair: Option<&Pair>) -> Result<Vec<RateRow>> {
        Ok(self.store.rates_of_every_origin(pair)?)
    }

    /// A pair's rates from a day to another one, oldest first.
    pub fn rates_between(&self, pair: &Pair, from: Date, to: Date) -> Result<Vec<RateRow>> {
        Ok(self.store.rates_between(pair, from, to)?)
    }

    /// How far pairs moved by imports that the reader has not seen yet.
    pub fn rate_moves(&self) -> Result<Vec<RateMove>> {
        Ok(self.store.rate_moves()?)
    }
}
