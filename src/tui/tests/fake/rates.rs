//! The rates of the made-up library.

use std::collections::BTreeMap;

use super::Fake;
use crate::digest::{Date, Pair};
use crate::library::{PairOverview, Point, RateRow, Series};

impl Fake {
    fn days(&self) -> Vec<RateRow> {
        let mut rates = self.rates.clone();
        rates.sort_by_key(|row| row.rate.date);
        rates
    }

    pub(super) fn rates_on(&self, day: Date) -> Vec<RateRow> {
        let known = self.days().into_iter().filter(|row| row.rate.date <= Some(day));
        let last: BTreeMap<Pair, RateRow> = known.map(|row| (row.rate.pair.clone(), row)).collect();
        last.into_values().collect()
    }

    pub(super) fn pairs(&self) -> Vec<PairOverview> {
        let overview = |latest: RateRow| {
            let days = self.days().into_iter().filter(|row| row.rate.pair == latest.rate.pair);
            let days: Vec<RateRow> = days.collect();
            let (year_ago, previous) = (days.first().cloned(), days.iter().rev().nth(1).cloned());
            let recent = days[days.len().saturating_sub(24)..].to_vec();
            PairOverview { year_ago, previous, recent, latest }
        };
        self.rates_on(Date::MAX).into_iter().map(overview).collect()
    }

    pub(super) fn series(&self, pairs: &[Pair], from: Date, to: Date) -> Vec<Series> {
        let of = |pair: &Pair| {
            let days = self.days().into_iter().filter(|row| row.rate.pair == *pair);
            let known = days.filter(|row| row.rate.date >= Some(from) && row.rate.date <= Some(to));
            Series { pair: pair.clone(), points: known.filter_map(Point::of).collect() }
        };
        pairs.iter().map(of).collect()
    }
}
