//! What is known of each pair: its last figure and how far it is from those before it.

use super::super::{Library, RateRow, Result};
use crate::digest::{Date, Decimal, Interval, Pair};

/// Figures in a sparkline, at most.
const RECENT: u32 = 24;
/// How far from the day a year ago a figure may stand to be the one of a year ago, in days.
const ABOUT_A_YEAR: i64 = 31;

/// A pair and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairOverview {
    /// The last figure.
    pub latest: RateRow,
    /// The figure of the known day before, where there is one.
    pub previous: Option<RateRow>,
    /// The figure of about a year before, where there is one.
    pub year_ago: Option<RateRow>,
    /// The last figures, oldest first, the last one among them.
    pub recent: Vec<RateRow>,
}

impl PairOverview {
    /// The pair.
    pub fn pair(&self) -> &Pair {
        &self.latest.rate.pair
    }

    /// By how many per cent it differs from the known day before.
    pub fn since_previous(&self) -> Option<Interval> {
        change(&self.latest, self.previous.as_ref()?)
    }

    /// By how many per cent it differs from a year ago.
    pub fn since_year_ago(&self) -> Option<Interval> {
        change(&self.latest, self.year_ago.as_ref()?)
    }

    /// How many days old the last figure is today; none for one of tomorrow.
    pub fn age(&self, today: Date) -> Option<i64> {
        days(self.latest.rate.date?, today).filter(|days| *days >= 0)
    }
}

/// By how many per cent a figure differs from an earlier one.
fn change(now: &RateRow, before: &RateRow) -> Option<Interval> {
    now.rate.interval()?.change_since(&before.rate.interval()?)
}

/// A change in words, with no digit that is not known: `+4.2%`, `0%`, or `±13%` where it may be anything between.
pub fn change_in_words(change: &Interval) -> String {
    let (low, high) = change.ends_in_few_digits();
    // Hundredths of a per cent are enough, tenths where it is much.
    let much = change.exceeds(&Decimal::from(10));
    let shown = change.shown_to(if much { 1 } else { 2 });
    if shown.is_zero() && change.is_wider_than_one() {
        let far =
            |end: &Decimal| end.as_str().trim_start_matches('-').split('.').next().unwrap_or("0").to_owned();
        let most = [far(&low), far(&high)]
            .into_iter()
            .max_by_key(|end| (end.len(), end.clone()))
            .unwrap_or_default();
        return format!("±{most}%");
    }
    let sign = if shown.is_negative() || shown.is_zero() { "" } else { "+" };
    format!("{sign}{shown}%")
}

/// From one day to another, in days.
fn days(from: Date, to: Date) -> Option<i64> {
    from.until(to).ok().map(|span| i64::from(span.get_days()))
}

impl Library {
    /// What is known of every pair; of one where given.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn pairs(&self, pair: Option<&Pair>) -> Result<Vec<PairOverview>> {
        self.store.in_one_state(|| {
            let pairs = match pair {
                Some(pair) => vec![pair.clone()],
                None => self.store.pairs()?,
            };
            let mut overviews = Vec::with_capacity(pairs.len());
            for pair in pairs {
                overviews.extend(self.overview(&pair)?);
            }
            Ok(overviews)
        })
    }

    fn overview(&self, pair: &Pair) -> Result<Option<PairOverview>> {
        let recent = self.store.rates_upto(pair, Date::MAX, RECENT)?;
        let Some(latest) = recent.last().cloned() else { return Ok(None) };
        let previous = recent.len().checked_sub(2).and_then(|at| recent.get(at)).cloned();
        let year_ago = match latest.rate.date {
            Some(day) => self.about_a_year_before(pair, day)?,
            None => None,
        };
        Ok(Some(PairOverview { latest, previous, year_ago, recent }))
    }

    /// The figure nearest to the day a year before.
    fn about_a_year_before(&self, pair: &Pair, day: Date) -> Result<Option<RateRow>> {
        let Some(then) = day.year().checked_sub(1).and_then(|year| same_day(day, year)) else {
            return Ok(None);
        };
        let near = [self.store.rate_upto(pair, then)?, self.store.rate_from(pair, then)?];
        let away = |row: &RateRow| row.rate.date.and_then(|date| days(date, then)).map(i64::abs);
        let near =
            near.into_iter().flatten().filter(|row| away(row).is_some_and(|days| days <= ABOUT_A_YEAR));
        Ok(near.min_by_key(|row| away(row)))
    }
}

/// This day of another year; the 28th of February for the 29th.
fn same_day(day: Date, year: i16) -> Option<Date> {
    Date::new(year, day.month(), day.day()).or_else(|_| Date::new(year, day.month(), 28)).ok()
}
