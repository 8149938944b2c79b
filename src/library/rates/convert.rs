//! Sums in another currency: straight where a pair is known, else through a third currency, the dollar first.

use std::collections::BTreeSet;

use super::super::{Library, LibraryError, RateRow};
use crate::digest::{Date, Decimal, Interval, Pair};

/// Through which currencies a sum goes where no pair leads straight to it, best first.
const BRIDGES: [&str; 4] = ["USD", "EUR", "KZT", "RUB"];

/// A sum in another currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversion {
    /// The sum as given.
    pub amount: Decimal,
    /// Its currency.
    pub from: String,
    /// The other currency.
    pub to: String,
    /// What it comes to, with everything it can be.
    pub value: Interval,
    /// The rates used, in order; the currency is another one after each.
    pub legs: Vec<Leg>,
    /// The day asked for; `None` for the latest.
    pub asked: Option<Date>,
}

/// One rate on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leg {
    /// The rate as printed.
    pub row: RateRow,
    /// Whether it was used the other way round.
    pub turned: bool,
}

/// Why a sum cannot be converted.
#[derive(Debug, thiserror::Error)]
pub enum ConvertError {
    /// The library cannot be read.
    #[error(transparent)]
    Library(#[from] LibraryError),
    /// No rate names this currency.
    #[error("there is no rate of {code}; known are {}", known.join(", "))]
    Unknown {
        /// The currency.
        code: String,
        /// Those that have a rate.
        known: Vec<String>,
    },
    /// Both have rates, but not of that time, or none that meet.
    #[error("there is no rate that leads from {from} to {to}{}", until.map(|day| format!(" on {day} or before")).unwrap_or_default())]
    NoWay {
        /// The currency of the sum.
        from: String,
        /// The other one.
        to: String,
        /// The day asked for.
        until: Option<Date>,
    },
    /// A rate on the way may be zero, or a number is of absurd length.
    #[error("{0} says too little to be used: it may be zero")]
    SaysNothing(String),
}

impl From<crate::store::StoreError> for ConvertError {
    fn from(error: crate::store::StoreError) -> Self {
        Self::Library(error.into())
    }
}

impl Conversion {
    /// The earliest day of the rates used.
    pub fn day(&self) -> Option<Date> {
        self.legs.iter().filter_map(|leg| leg.row.rate.date).min()
    }

    /// Whether every rate is of the day that was asked for; where none was, whether all are of one day.
    pub fn is_of_the_day(&self) -> bool {
        let last = self.legs.iter().filter_map(|leg| leg.row.rate.date).max();
        let wanted = self.asked.or(last);
        self.legs.iter().all(|leg| leg.row.rate.date == wanted)
    }
}

impl Leg {
    /// What one unit of the currency before it is after it.
    fn factor(&self) -> Option<Interval> {
        let interval = self.row.rate.interval()?;
        if self.turned { interval.inverse() } else { Some(interval) }
    }
}

impl Library {
    /// What a sum of one currency is in another one, by the last known rates of a day or before.
    ///
    /// # Errors
    /// When a currency is not known, no rates lead from one to the other, or the library cannot be read.
    pub fn convert(
        &self,
        amount: &Decimal,
        from: &str,
        to: &str,
        on: Option<Date>,
    ) -> Result<Conversion, ConvertError> {
        let (from, to) = (from.to_ascii_uppercase(), to.to_ascii_uppercase());
        let legs = self.store.in_one_state(|| self.way(&from, &to, on))?;
        let start = Interval::exactly(amount).ok_or_else(|| ConvertError::SaysNothing(amount.to_string()))?;
        let mut value = start;
        for leg in &legs {
            let factor = leg.factor();
            let factor = factor.ok_or_else(|| ConvertError::SaysNothing(leg.row.rate.pair.to_string()))?;
            value = value.times(&factor);
        }
        Ok(Conversion { amount: amount.clone(), from, to, value, legs, asked: on })
    }

    fn way(&self, from: &str, to: &str, on: Option<Date>) -> Result<Vec<Leg>, ConvertError> {
        let known: BTreeSet<String> =
            self.store.pairs()?.into_iter().flat_map(|pair| [pair.base, pair.quote]).collect();
        for code in [from, to] {
            if !known.contains(code) {
                return Err(ConvertError::Unknown {
                    code: code.to_owned(),
                    known: known.into_iter().collect(),
                });
            }
        }
        if from == to {
            return Ok(Vec::new());
        }
        let mut best: Option<Vec<Leg>> = self.leg(from, to, on)?.map(|leg| vec![leg]);
        for bridge in BRIDGES.into_iter().filter(|bridge| *bridge != from && *bridge != to) {
            if let (Some(first), Some(second)) = (self.leg(from, bridge, on)?, self.leg(bridge, to, on)?) {
                let way = vec![first, second];
                if best.as_ref().is_none_or(|best| earliest(&way) > earliest(best)) {
                    best = Some(way);
                }
            }
        }
        best.ok_or_else(|| ConvertError::NoWay { from: from.to_owned(), to: to.to_owned(), until: on })
    }

    /// The last rate of two currencies in either direction: the later one, of one day the more precise.
    fn leg(&self, from: &str, to: &str, on: Option<Date>) -> Result<Option<Leg>, LibraryError> {
        let pair = Pair { base: from.to_owned(), quote: to.to_owned() };
        let upto = on.unwrap_or(Date::MAX);
        let mut legs = Vec::new();
        for (pair, turned) in [(pair.clone(), false), (pair.turned(), true)] {
            legs.extend(self.store.rate_upto(&pair, upto)?.map(|row| Leg { row, turned }));
        }
        // Of equals the first counts, which is the one that need not be turned round.
        legs.reverse();
        Ok(legs.into_iter().max_by_key(|leg| (leg.row.rate.date, leg.row.rate.value.significant_digits())))
    }
}

fn earliest(legs: &[Leg]) -> Option<Date> {
    legs.iter().filter_map(|leg| leg.row.rate.date).min()
}
