//! Which year a document shows for a day that it prints without one.

use super::circle;
use super::mention::{Day, Mentions};
use crate::digest::{Date, PartialDate, Weekday};

/// A year with the words that show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    /// The year.
    pub(super) year: i16,
    /// The words; none where the day prints its own year.
    pub(super) words: Option<String>,
}

/// A month with its year dates days up to so many months after it.
const MONTHS_AFTER: i32 = 6;

/// The year of `day`, the latest that a document mentions as past; `None` where the document does not show it.
///
/// A year is shown by the day itself; or by the latest day or month printed with one (`In an October 2024 vote`), if the day
/// follows within half a year and no later year is spoken of, beside a day none that is told of as past; or by the weekday printed with the day, if that
/// fits the latest year spoken of and not the next. Its four digits always stand in the document, and it never leads past
/// `not_after`, the day the page was saved.
pub(super) fn shown(
    mentions: &Mentions,
    day: &Day,
    weekday: Option<Weekday>,
    not_after: Option<Date>,
) -> Option<Shown> {
    if let Some(year) = day.last.year() {
        return Some(Shown { year, words: None });
    }
    let fits = |year: i16| {
        let date = day.last.in_year(year).and_then(PartialDate::first_day);
        mentions.printed_years.contains(&year)
            && date.is_some_and(|date| weekday.is_none_or(|weekday| date.weekday() == weekday))
            && date.is_some_and(|date| not_after.is_none_or(|saved| date <= saved))
    };
    by_anchor(mentions, day).filter(|shown| fits(shown.year)).or_else(|| by_weekday(mentions, weekday, fits))
}

fn by_anchor(mentions: &Mentions, day: &Day) -> Option<Shown> {
    let anchor = Anchor::latest(mentions)?;
    let year = (anchor.year - 1..=anchor.year + 1).find(|&year| {
        let months = day.last.in_year(year).and_then(month_of).map(|month| month - anchor.month);
        months.is_some_and(|months| (-1..=MONTHS_AFTER).contains(&months))
    })?;
    // Beside a day printed with its year, a later year has to be told of: `Russia takes the chair for 2026` is no evidence.
    let beside = anchor.is_day && day.last.in_year(year).and_then(month_of)? - anchor.month <= 1;
    let newest = mentions.years.iter().filter(|year| year.told || !beside).map(|year| year.year).max();
    newest.is_none_or(|newest| newest <= year).then(|| Shown { year, words: Some(anchor.words.to_owned()) })
}

/// The latest day or month printed with its year, among those told in the past where there are any.
struct Anchor<'a> {
    date: PartialDate,
    /// Months since the year 0.
    month: i32,
    year: i16,
    is_day: bool,
    words: &'a str,
}

impl<'a> Anchor<'a> {
    fn latest(mentions: &'a Mentions) -> Option<Self> {
        let days = mentions.days.iter().filter(|day| !day.ahead);
        let days = days.filter_map(|day| Self::of(day.last, true, &day.words));
        let month = |told: bool| {
            let months = mentions.months.iter().filter(move |month| month.told == told);
            months.filter_map(|month| Self::of(month.date, false, &month.words))
        };
        let sure = days.chain(month(true)).max_by_key(|anchor| anchor.date);
        sure.or_else(|| month(false).max_by_key(|anchor| anchor.date))
    }

    fn of(date: PartialDate, is_day: bool, words: &'a str) -> Option<Self> {
        Some(Self { date, month: month_of(date)?, year: date.year()?, is_day, words })
    }
}

/// The months since the year 0.
fn month_of(date: PartialDate) -> Option<i32> {
    Some(i32::from(date.year()?) * 12 + i32::from(date.month()?))
}

fn by_weekday(mentions: &Mentions, weekday: Option<Weekday>, fits: impl Fn(i16) -> bool) -> Option<Shown> {
    weekday?;
    let newest =
        |told: bool| mentions.years.iter().filter(|year| year.told == told).map(|year| year.year).max();
    let newest = newest(true).or_else(|| newest(false))?;
    let mut fitting = [newest, newest + 1].into_iter().filter(|&year| fits(year));
    let year = fitting.next().filter(|_| fitting.next().is_none())?;
    Some(Shown { year, words: Some(year.to_string()) })
}

/// The weekday of the last of some days, as any of them prints one.
pub(super) fn weekday_of_last(days: &[&Day]) -> Option<Weekday> {
    let last = days.last()?;
    days.iter().rev().find_map(|day| {
        let weekday = day.weekday?;
        let later = circle::days_after(last.last, day.first);
        // Across the end of February the distance depends on the year.
        let sure =
            later == 0 || circle::place(last.last) > circle::place(day.first) && !spans_leap_day(day, last);
        sure.then(|| (0..later % 7).fold(weekday, |weekday, _| weekday.next()))
    })
}

fn spans_leap_day(first: &Day, last: &Day) -> bool {
    let leap_day = 59;
    circle::place(first.first) < leap_day && circle::place(last.last) >= leap_day
}

#[cfg(test)]
mod tests {
    use super::{shown, weekday_of_last};
    use crate::digest::Date;
    use crate::loader::dating::circle;
    use crate::loader::dating::mention::{Day, Mentions};

    fn year(text: &str, not_after: Option<Date>) -> Option<i16> {
        let mut mentions = Mentions::default();
        mentions.read(text);
        let past: Vec<&Day> = mentions.days.iter().filter(|day| !day.ahead).collect();
        let days = circle::cluster(&past, 10);
        shown(&mentions, days.last()?, weekday_of_last(&days), not_after).map(|shown| shown.year)
    }

    #[test]
    fn a_year_is_what_the_document_shows() {
        for (text, wanted) in [
            ("It rained on 3 May 2024.", Some(2024)),
            ("A vote in March 2024 decided it. It rained on 3 May.", Some(2024)),
            ("A vote in December 2024 decided it; in 2025 it rained. On 3 January it snowed.", Some(2025)),
            ("Exports rose in the first quarter of 2023. It rained on 3 May.", Some(2023)),
            ("In 2024 it was dry. On Friday, 3 May, it rained.", Some(2024)),
            (
                "It rained on 3 May 2024. In January 2027 the town elects a mayor. On 5 May it snowed.",
                Some(2024),
            ),
            ("It rained on 3 May 2024. The club takes the chair for 2025. On 5 May it snowed.", Some(2024)),
            ("On 3 May 2024, the tenth anniversary of the flood, it rained. On 5 May it snowed.", Some(2024)),
            ("A year earlier, on 5 May 2023, it snowed. On 3 May 2024 it rained, on 6 May too.", Some(2024)),
        ] {
            assert_eq!(year(text, None), wanted, "{text}");
        }
    }

    #[test]
    fn a_year_that_the_document_does_not_show_is_not_guessed() {
        for text in [
            "It rained on 3 May.",
            "In 2008 it was dry. It rained on 3 May.",
            "It will be dry by 2030. It rained on 3 May.",
            "A vote in March 2022 decided it, and in 2024 another. It rained on 3 May.",
            "A vote in December 2024 decided it. On 3 January it snowed.",
            "A vote in September 2024 decided it. It rained on 3 May.",
            "Prices rose more than in March 2023. It rained on 3 May.",
            "It was the tenth anniversary of the flood of 3 May 2014. It rained on 5 May.",
            "In 2024 it was dry. On Monday, 3 May, it rained.",
            "It rained on 3 May 2022. In 2024 it was dry. On 5 May it snowed.",
        ] {
            assert_eq!(year(text, None), None, "{text}");
        }
    }

    #[test]
    fn no_year_leads_past_the_day_the_page_was_saved() {
        let saved = Date::new(2024, 4, 30).ok();
        assert_eq!(year("A vote in March 2024 decided it. It rained on 3 May.", saved), None);
    }
}
