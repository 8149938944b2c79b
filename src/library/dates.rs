//! Which of two dates of one thing stands.

use crate::digest::{DateBasis, Dated, Edtf, PartialDate};

/// How strongly a date is known.
fn strength(basis: DateBasis) -> u8 {
    match basis {
        DateBasis::Given => 4,
        DateBasis::Printed => 3,
        DateBasis::Mentioned => 2,
        DateBasis::Related => 1,
        DateBasis::Unknown => 0,
    }
}

/// The date of something that is read again from its own document: the new reading stands, except that what the
/// user gave outranks it, and a year found in a related digest is not lost to a reading without one.
pub(super) fn read_again(known: &Dated, read: &Dated) -> Dated {
    let given = known.basis == DateBasis::Given && read.basis != DateBasis::Given;
    let filled = known.basis == DateBasis::Related && fills(known.date, read.date);
    if given || filled { known.clone() } else { read.clone() }
}

/// The date of something that is met again elsewhere: the one that is known better, the first of equals.
pub(super) fn met_again(known: &Dated, met: &Dated) -> Dated {
    let years = |dated: &Dated| dated.date.is_some_and(Edtf::year_known);
    let better = (years(met), strength(met.basis)) > (years(known), strength(known.basis));
    if better { met.clone() } else { known.clone() }
}

/// The date of an issue to which a part is added: it covers both, as far as the years are known.
pub(super) fn joined(known: &Dated, part: &Dated) -> Dated {
    if known.basis == DateBasis::Given {
        return known.clone();
    }
    let (Some(ours), Some(theirs)) = (known.date, part.date) else {
        return if known.date.is_some() { known.clone() } else { part.clone() };
    };
    let ends = (
        ours.first_day().into_iter().chain(theirs.first_day()).min(),
        ours.last_day().into_iter().chain(theirs.last_day()).max(),
    );
    let widened = match ends {
        (Some(first), Some(last)) if ours.year_known() && theirs.year_known() => Edtf::span(first, last),
        _ => ours,
    };
    Dated { date: Some(widened), ..known.clone() }
}

/// A story's date after its issue's date changed: one that was the issue's, or unknown, follows; a day of an unknown
/// year takes the year in which it is nearest to the issue's last day.
pub(super) fn follow(story: &Dated, issue_before: &Dated, issue_now: &Dated) -> Dated {
    match story.date {
        None => issue_now.clone(),
        Some(date) if Some(date) == issue_before.date => issue_now.clone(),
        Some(date) if !date.year_known() => {
            let found = issue_now.date.and_then(|issue| nearest_year(date, issue));
            let why = issue_now.evidence.iter().filter(|words| !issue_before.evidence.contains(words));
            let evidence = story.evidence.iter().chain(why).cloned().collect();
            found.map_or_else(|| story.clone(), |date| Dated::known(date, issue_now.basis, evidence))
        }
        Some(_) => story.clone(),
    }
}

/// Whether a date says all that another says, and a year besides.
fn fills(filled: Option<Edtf>, bare: Option<Edtf>) -> bool {
    let same_day = |full: PartialDate, bare: PartialDate| {
        bare.year().is_none() && (full.month(), full.day()) == (bare.month(), bare.day())
    };
    match (filled, bare) {
        (Some(_), None) => true,
        (Some(filled), Some(bare)) => {
            let ((from, to), (bare_from, bare_to)) = (filled.ends(), bare.ends());
            same_day(from, bare_from) && same_day(to, bare_to)
        }
        (None, _) => false,
    }
}

/// A date of unknown year in the year that puts its last day nearest to another date's last day.
fn nearest_year(date: Edtf, to: Edtf) -> Option<Edtf> {
    let target = to.last_day()?;
    let year = target.year();
    let candidates = [year - 1, year, year + 1].into_iter().filter_map(|year| in_year(date, year));
    candidates.min_by_key(|candidate| {
        let day = candidate.last_day().unwrap_or(target);
        target.since(day).map_or(i32::MAX, |span| span.get_days().abs())
    })
}

/// A date of unknown year with its last day in this year; its first in the year before where it spans New Year.
pub(super) fn in_year(date: Edtf, year: i16) -> Option<Edtf> {
    let (first, last) = date.ends();
    let turns = (first.month(), first.day()) > (last.month(), last.day());
    let last = last.in_year(year)?;
    let first = first.in_year(if turns { year.checked_sub(1)? } else { year })?;
    Some(match date {
        Edtf::At(_) => Edtf::At(last),
        Edtf::Span(..) => Edtf::Span(first, last),
    })
}

#[cfg(test)]
mod tests {
    use super::{follow, in_year, met_again, read_again};
    use crate::digest::{DateBasis, Dated};

    fn dated(date: &str, basis: DateBasis) -> Dated {
        Dated::known(date.parse().unwrap(), basis, Vec::new())
    }

    #[test]
    fn what_the_user_gave_outranks_a_new_reading() {
        let given = dated("2024-12-01", DateBasis::Given);
        assert_eq!(read_again(&given, &dated("2023-12-01", DateBasis::Printed)), given);
        let again = dated("2024-12-02", DateBasis::Given);
        assert_eq!(read_again(&given, &again), again);
    }

    #[test]
    fn a_year_found_elsewhere_is_not_lost_to_a_reading_without_one() {
        let filled = dated("2024-11-25/2024-12-01", DateBasis::Related);
        assert_eq!(read_again(&filled, &dated("XXXX-11-25/XXXX-12-01", DateBasis::Mentioned)), filled);
        let other = dated("XXXX-11-26", DateBasis::Mentioned);
        assert_eq!(read_again(&filled, &other), other);
    }

    #[test]
    fn a_year_beats_a_day_without_one() {
        let full = dated("2024-11-27", DateBasis::Mentioned);
        let bare = dated("XXXX-11-27", DateBasis::Printed);
        assert_eq!(met_again(&bare, &full), full);
        assert_eq!(met_again(&full, &bare), full);
    }

    #[test]
    fn stories_follow_their_issue() {
        let before = dated("XXXX-11-25/XXXX-12-01", DateBasis::Mentioned);
        let now = dated("2025-01-05", DateBasis::Given);
        assert_eq!(follow(&Dated::unknown(), &before, &now), now);
        assert_eq!(follow(&before, &before, &now), now);
        assert_eq!(
            follow(&dated("XXXX-12-29", DateBasis::Mentioned), &before, &now),
            dated("2024-12-29", DateBasis::Given)
        );
        let own = dated("2024-12-30", DateBasis::Printed);
        assert_eq!(follow(&own, &before, &now), own);
    }

    #[test]
    fn a_span_over_new_year_begins_in_the_year_before() {
        let span = "XXXX-12-29/XXXX-01-04".parse().unwrap();
        assert_eq!(
            in_year(span, 2025).map(|date| date.to_string()),
            Some("2024-12-29/2025-01-04".to_owned())
        );
        assert_eq!(in_year("XXXX-02-29".parse().unwrap(), 2025), None);
    }
}
