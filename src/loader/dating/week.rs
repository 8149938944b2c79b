//! The day of an issue's week that a story names by its weekday.

use super::circle::{days_after, like, shifted, stand_in};
use super::mention::Mentions;
use crate::digest::{DateBasis, Dated, Edtf, PartialDate, Weekday};

/// At most seven days, of which it is known on what weekday they begin.
#[derive(Debug, Clone, Copy)]
pub(super) struct Week {
    first: PartialDate,
    begins: Weekday,
    /// Days after the first.
    more: i32,
}

impl Week {
    /// The days of an issue, if they are a week at most and its calendar is known: by the year, or because
    /// `from_monday`, as counted from a printed weekday.
    pub(super) fn of(issue: &Dated, from_monday: impl FnOnce() -> bool) -> Option<Self> {
        let Some(Edtf::Span(first, last)) = issue.date else { return None };
        (first.day().is_some() && last.day().is_some()).then_some(())?;
        let more = match (first.first_day(), last.last_day()) {
            (Some(first), Some(last)) => (last - first).get_days(),
            _ => days_after(last, first),
        };
        let counted = issue.basis == DateBasis::Mentioned;
        let begins = match first.first_day() {
            Some(first) => first.weekday(),
            None if counted && from_monday() => Weekday::Monday,
            None => return None,
        };
        (0..7).contains(&more).then_some(Self { first, begins, more })
    }

    /// The day of this week on which what a story tells happened, where it names one weekday only.
    pub(super) fn story(self, mentions: &Mentions, issue: &Dated) -> Option<Dated> {
        let mut told = mentions.weekdays.iter().filter(|on| on.told);
        let on = told.next()?;
        // `Last Tuesday` may be that of the week before.
        let sure = told.all(|other| other.weekday == on.weekday) && !on.words.to_lowercase().contains("last");
        let day = self.day(on.weekday).filter(|_| sure)?;
        let mut evidence = vec![on.words.clone()];
        evidence.extend(issue.evidence.iter().cloned());
        Some(Dated::known(Edtf::At(day), DateBasis::Mentioned, evidence))
    }

    fn day(self, weekday: Weekday) -> Option<PartialDate> {
        let after =
            i32::from(weekday.to_monday_zero_offset()) - i32::from(self.begins.to_monday_zero_offset());
        let after = after.rem_euclid(7);
        (after <= self.more).then_some(())?;
        like(shifted(stand_in(self.first)?, after)?, self.first)
    }
}
