//! What moved by an import, and which of it is worth an alert.

use super::super::{RateMove, RateRow};
use crate::digest::{Decimal, Interval};

/// Pairs whose last figure is of a later day now, and another one.
pub(super) fn between(before: &[RateRow], after: &[RateRow]) -> Vec<RateMove> {
    let moved = |now: &RateRow| {
        let old = before.iter().find(|old| old.rate.pair == now.rate.pair)?;
        let (from_date, date) = (old.rate.date?, now.rate.date?);
        let differs = date > from_date && old.rate.value != now.rate.value;
        differs.then(|| RateMove {
            pair: now.rate.pair.clone(),
            from_date,
            from_value: old.rate.value.clone(),
            date,
            value: now.rate.value.clone(),
        })
    };
    after.iter().filter_map(moved).collect()
}

/// The moves of more than so many per cent that are no matter of rounding, with the change.
pub fn alerts(moves: &[RateMove], limit: &Decimal) -> Vec<(RateMove, Interval)> {
    let told = |moved: &RateMove| {
        let (before, now) = (Interval::of_printed(&moved.from_value)?, Interval::of_printed(&moved.value)?);
        let change = now.change_since(&before)?;
        (!now.meets(&before) && change.exceeds(limit)).then(|| (moved.clone(), change))
    };
    moves.iter().filter_map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::{RateMove, alerts};
    use crate::digest::Pair;

    fn moved(from: &str, to: &str) -> Vec<RateMove> {
        vec![RateMove {
            pair: Pair::parse("UZS/USD").unwrap(),
            from_date: "2025-01-02".parse().unwrap(),
            from_value: from.parse().unwrap(),
            date: "2025-01-23".parse().unwrap(),
            value: to.parse().unwrap(),
        }]
    }

    #[test]
    fn only_what_moved_for_certain_and_far_enough_is_an_alert() {
        let told = |from: &str, to: &str| alerts(&moved(from, to), &"2.0".parse().unwrap()).len();
        assert_eq!(told("0.00191", "0.00196"), 1);
        assert_eq!(told("0.00196", "0.00191"), 1);
        assert_eq!(told("0.01144", "0.01149"), 0, "less than two per cent");
        assert_eq!(told("0.00008", "0.00007"), 0, "may be a matter of rounding");
        assert_eq!(told("0.00008", "0.00006"), 1);
    }
}
