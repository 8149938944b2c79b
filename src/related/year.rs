//! The year of a day and month, from stories of known year on the same affair.
//!
//! A witness is a story whose own text or outlet shows its year, that shares names and vocabulary with the story asked
//! about, and whose date is at most [`NEAR`] days from the day asked about, in some year. The year with the most
//! kinship stands if it is beyond doubt; else none does. A year that was itself found in this way never bears witness.

use std::collections::BTreeMap;

use super::Kinship;
use crate::digest::{Date, Edtf};

/// How far a witness may be from the day, in days.
pub const NEAR: i32 = 14;

/// How many names a witness must share.
const NAMES: usize = 3;

/// How much of their vocabulary a witness must share, and from where on one witness is enough.
const ALIKE: f64 = 0.18;
const SURE: f64 = 0.35;

/// How much weaker everything that speaks for another year must be.
const CLEAR: f64 = 2.0;

/// A story of known year that may show the year of another.
#[derive(Debug, Clone, PartialEq)]
pub struct Witness<W> {
    /// Which it is, for the caller.
    pub who: W,
    /// Its date, of known year.
    pub date: Edtf,
    /// How much it has in common with the story asked about.
    pub kinship: Kinship,
}

/// The year that witnesses show, and those that show it, best first.
pub fn year<W: Clone + PartialEq>(asked: &[(Edtf, Vec<Witness<W>>)]) -> Option<(i16, Vec<Witness<W>>)> {
    let mut years: BTreeMap<i16, Vec<Witness<W>>> = BTreeMap::new();
    for (day, witnesses) in asked {
        for witness in witnesses.iter().filter(|witness| is_alike(witness.kinship)) {
            if let Some(year) = nearest(*day, witness.date) {
                years.entry(year).or_default().push(witness.clone());
            }
        }
    }
    let weight =
        |witnesses: &[Witness<W>]| witnesses.iter().map(|witness| witness.kinship.cosine).sum::<f64>();
    let (year, mut best) = years
        .iter()
        .max_by(|one, other| weight(one.1).total_cmp(&weight(other.1)))
        .map(|(year, witnesses)| (*year, witnesses.clone()))?;
    let against: f64 =
        years.iter().filter(|(other, _)| **other != year).map(|(_, witnesses)| weight(witnesses)).sum();
    best.sort_by(|one, other| other.kinship.cosine.total_cmp(&one.kinship.cosine));
    let first = best.first()?;
    let several = best.iter().any(|witness| witness.who != first.who);
    let sure = several || first.kinship.cosine >= SURE;
    (sure && weight(&best) >= CLEAR * against).then_some((year, best))
}

fn is_alike(kinship: Kinship) -> bool {
    kinship.names >= NAMES && kinship.cosine >= ALIKE
}

/// The year that puts the end of a date of unknown year near a known date; `None` where no year does.
pub fn nearest(asked: Edtf, known: Edtf) -> Option<i16> {
    let (first, last) = (known.first_day()?, known.last_day()?);
    let end = asked.ends().1;
    [first.year() - 1, first.year(), first.year() + 1]
        .into_iter()
        .filter_map(|year| Some((year, end.in_year(year)?.last_day()?)))
        .map(|(year, day)| (year, distance(day, first).min(distance(day, last))))
        .filter(|(_, days)| *days <= NEAR)
        .min_by_key(|(_, days)| *days)
        .map(|(year, _)| year)
}

fn distance(one: Date, other: Date) -> i32 {
    one.since(other).map_or(i32::MAX, |span| span.get_days().abs())
}

#[cfg(test)]
mod tests {
    use super::{Witness, year};
    use crate::related::Kinship;

    fn witness(who: u8, date: &str, names: usize, cosine: f64) -> Witness<u8> {
        Witness { who, date: date.parse().unwrap(), kinship: Kinship { names, cosine } }
    }

    fn shown(day: &str, witnesses: Vec<Witness<u8>>) -> Option<i16> {
        year(&[(day.parse().unwrap(), witnesses)]).map(|(year, _)| year)
    }

    #[test]
    fn two_like_witnesses_show_the_year_and_one_alone_does_not() {
        let two = vec![witness(1, "2024-11-27", 4, 0.25), witness(2, "2024-11-30", 3, 0.2)];
        assert_eq!(shown("XXXX-11-25/XXXX-12-01", two.clone()), Some(2024));
        assert_eq!(shown("XXXX-11-25/XXXX-12-01", two[..1].to_vec()), None);
        assert_eq!(shown("XXXX-11-28", vec![witness(1, "2024-11-27", 5, 0.6)]), Some(2024));
    }

    #[test]
    fn witnesses_far_off_or_not_alike_show_nothing() {
        assert_eq!(shown("XXXX-06-01", vec![witness(1, "2024-11-27", 9, 0.9)]), None);
        assert_eq!(shown("XXXX-11-28", vec![witness(1, "2024-11-27", 2, 0.9)]), None);
        assert_eq!(shown("XXXX-11-28", vec![witness(1, "2024-11-27", 9, 0.1)]), None);
        assert_eq!(shown("XXXX-11-28", vec![witness(1, "2024", 9, 0.9)]), None);
    }

    #[test]
    fn witnesses_that_disagree_show_nothing() {
        let divided = vec![
            witness(1, "2024-11-27", 4, 0.4),
            witness(2, "2023-11-27", 4, 0.4),
            witness(3, "2024-11-26", 4, 0.25),
        ];
        assert_eq!(shown("XXXX-11-28", divided), None);
    }

    #[test]
    fn a_week_over_new_year_ends_in_the_year_of_its_end() {
        let witnesses = vec![witness(1, "2024-12-30", 4, 0.6)];
        assert_eq!(shown("XXXX-12-29/XXXX-01-04", witnesses), Some(2025));
    }
}
