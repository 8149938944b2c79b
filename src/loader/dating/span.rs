//! The days an issue is about, from the days it mentions.

use super::circle::{self, days_after, like, shifted, stand_in};
use super::mention::{Day, Mentions};
use super::year;
use crate::digest::{Date, DateBasis, Dated, Edtf, IssueKind, PartialDate, Story, Weekday};

/// The past days of a week in review that lie within so many days belong to its week.
const WEEK_WINDOW: i32 = 10;

/// Stories of a listing page are from about a month, in an outlet that writes little.
const LISTING_WINDOW: i32 = 31;

/// A listing was saved at most so many days after the latest day it tells of.
const FRESH: i32 = 6;

/// Dates an issue by what its stories mention.
///
/// - A week in review: the week from Monday to Sunday that holds the latest day. Where neither a weekday nor the year
///   tells where in its week that day is, it is taken for the Friday: reviews appear at the weekend and the latest day
///   they name is as a rule the last working one.
/// - A listing: from the latest day to the eve of the first day to come, for the newest story was written between them, but
///   no more than a week. A weekday that a story names without a date is the first such day after the story's latest.
/// - Anything else: the latest day, or for a weekly digest all days within a week of it.
pub(super) fn of_issue(kind: IssueKind, stories: &[Mentions], all: &Mentions, saved: Option<Date>) -> Dated {
    let days = recent(kind, all);
    let Some(latest) = days.last() else { return Dated::unknown() };
    let weekday = year::weekday_of_last(&days);
    let shown = year::shown(all, latest, weekday, saved);
    let in_year = |date: PartialDate| match &shown {
        Some(shown) => date.in_year(shown.year).unwrap_or(date),
        None => date,
    };
    let last = in_year(latest.last);
    let mut evidence = vec![latest.words.clone()];
    evidence
        .extend(shown.as_ref().and_then(|shown| shown.words.clone()).filter(|words| *words != latest.words));
    let date = match kind {
        IssueKind::WeekInReview => week(last, weekday),
        IssueKind::Listing => {
            let (newest, words) = newest(last, stories, all, saved);
            evidence.extend(words);
            fresh(newest, all, saved)
        }
        IssueKind::WeeklyDigest => {
            let first = days
                .iter()
                .find(|day| days_after(latest.last, day.first) < 7)
                .map_or(last, |day| in_year(day.first));
            Some(days_between(first, last))
        }
        IssueKind::Article | IssueKind::Other => Some(days_between(in_year(latest.first), last)),
    };
    date.map_or_else(Dated::unknown, |date| Dated::known(date, DateBasis::Mentioned, evidence))
}

/// The past days that an issue's time is read from, in order.
fn recent(kind: IssueKind, all: &Mentions) -> Vec<&Day> {
    let newest = all
        .days
        .iter()
        .filter(|day| !day.ahead)
        .filter_map(|day| day.last.year())
        .chain(all.years.iter().filter(|year| year.told).map(|year| year.year))
        .max();
    let past: Vec<&Day> = all
        .days
        .iter()
        .filter(|day| {
            !day.ahead && day.last.year().is_none_or(|year| newest.is_none_or(|newest| year >= newest))
        })
        .collect();
    let window = if kind == IssueKind::Listing { LISTING_WINDOW } else { WEEK_WINDOW };
    let mut days = circle::cluster(&past, window);
    follow_on(&mut days, &past, window);
    days
}

/// Adds the days that come within a window after the last of some, one after another, where they are told in the past:
/// most that is told of a week may be of its beginning.
fn follow_on<'a>(days: &mut Vec<&'a Day>, past: &[&'a Day], window: i32) {
    let Some(&last) = days.last() else { return };
    let after = |day: &Day| days_after(day.last, last.last);
    let sure = |day: &Day| day.told || day.last.year().is_some();
    let mut later: Vec<&Day> =
        past.iter().copied().filter(|day| sure(day) && (1..ROUND / 2).contains(&after(day))).collect();
    later.sort_by_key(|day| after(day));
    let mut reached = 0;
    for day in later {
        if after(day) - reached > window {
            return;
        }
        reached = after(day);
        days.push(day);
    }
}

/// The days of a year.
const ROUND: i32 = 366;

/// The days that an issue prints as its own in its title or in the lines before its stories: `what happened from 9 to 22
/// December`.
pub(super) fn printed(own: &Mentions, all: &Mentions, saved: Option<Date>) -> Option<Dated> {
    let day =
        own.days.iter().find(|day| !day.ahead && OWN_DAYS.contains(&days_after(day.last, day.first)))?;
    let begins = Day { last: day.first, ..day.clone() };
    let shown = year::shown(all, &begins, None, saved).filter(|_| day.first.year().is_none());
    let mut evidence = vec![day.words.clone()];
    let (mut first, mut last) = (day.first, day.last);
    if let Some(shown) = shown {
        let over_new_year = i16::from(circle::place(first) > circle::place(last));
        (first, last) = (first.in_year(shown.year)?, last.in_year(shown.year + over_new_year)?);
        evidence.extend(shown.words);
    }
    Some(Dated::known(days_between(first, last), DateBasis::Printed, evidence))
}

/// An issue tells of so many days after its first: less than that is a visit or a forum.
const OWN_DAYS: std::ops::RangeInclusive<i32> = 4..=15;

/// The days that an issue's stories print as their own, from the earliest to the latest, where they agree on whether a
/// year is printed.
pub(super) fn of_stories(stories: &[Story]) -> Option<Dated> {
    let printed = stories.iter().map(|story| &story.dated).filter(|dated| dated.basis == DateBasis::Printed);
    let ends: Vec<Printed<'_>> = printed.filter_map(Printed::of).collect();
    let years = ends.iter().filter(|end| end.first.year().is_some() && end.last.year().is_some()).count();
    let (first, last) = if years == ends.len() {
        let first = ends.iter().min_by_key(|end| end.first.first_day())?;
        (first, ends.iter().max_by_key(|end| end.last.last_day())?)
    } else if years == 0 {
        round_the_year(&ends)?
    } else {
        return None;
    };
    let mut evidence = first.words.to_vec();
    evidence.extend(last.words.iter().filter(|words| !first.words.contains(words)).cloned());
    Some(Dated::known(days_between(first.first, last.last), DateBasis::Printed, evidence))
}

/// The days that a story prints as its own.
struct Printed<'a> {
    first: PartialDate,
    last: PartialDate,
    words: &'a [String],
}

impl<'a> Printed<'a> {
    fn of(dated: &'a Dated) -> Option<Self> {
        let (first, last) = dated.date?.ends();
        Some(Self { first, last, words: &dated.evidence })
    }
}

/// The first and the last of days without years: the year is cut where nothing happened for longest.
fn round_the_year<'a>(ends: &'a [Printed<'a>]) -> Option<(&'a Printed<'a>, &'a Printed<'a>)> {
    let mut ends: Vec<&Printed<'_>> = ends.iter().collect();
    ends.sort_by_key(|end| circle::place(end.first));
    let pairs = ends.iter().zip(ends.iter().cycle().skip(1));
    let (last, first) = pairs.max_by_key(|(end, next)| match days_after(next.first, end.last) {
        0 if ends.len() == 1 => ROUND,
        gap => gap,
    })?;
    Some((first, last))
}

/// One day, or a span where they differ.
pub(super) fn days_between(first: PartialDate, last: PartialDate) -> Edtf {
    if first == last { Edtf::At(last) } else { Edtf::Span(first, last) }
}

/// Whether a weekday tells where in its week a review's latest day is.
pub(super) fn is_pinned(kind: IssueKind, all: &Mentions) -> bool {
    kind == IssueKind::WeekInReview && year::weekday_of_last(&recent(kind, all)).is_some()
}

/// The week from Monday to Sunday that holds a day.
fn week(day: PartialDate, weekday: Option<Weekday>) -> Option<Edtf> {
    let date = stand_in(day)?;
    let weekday = match day.year() {
        Some(_) => date.weekday(),
        None => weekday.unwrap_or(Weekday::Friday),
    };
    let monday = shifted(date, -i32::from(weekday.to_monday_zero_offset()))?;
    Some(days_between(like(monday, day)?, like(shifted(monday, 6)?, day)?))
}

/// The newest day a listing tells of: `latest`, or a weekday that a story names after its latest day.
fn newest(
    latest: PartialDate,
    stories: &[Mentions],
    all: &Mentions,
    saved: Option<Date>,
) -> (PartialDate, Option<String>) {
    let Some(start) = latest.year().and_then(|_| latest.first_day()) else { return (latest, None) };
    let end = last_fresh_day(latest, all, saved);
    let resolved = stories.iter().filter_map(|story| {
        let own = story.days.iter().filter(|day| !day.ahead && days_after(latest, day.last) <= FRESH);
        let own = own.min_by_key(|day| days_after(latest, day.last))?;
        let from = shifted(start, -days_after(latest, own.last))?;
        after_weekdays(from, story)
    });
    let newest = resolved
        .filter(|(date, _)| *date > start && end.is_none_or(|end| *date <= end))
        .max_by_key(|(date, _)| *date);
    newest.map_or((latest, None), |(date, words)| (PartialDate::of(date), Some(words)))
}

/// The latest of the weekdays that a story names, each as the first such day from this one on.
pub(super) fn after_weekdays(from: Date, story: &Mentions) -> Option<(Date, String)> {
    let first = |weekday: Weekday| {
        let days =
            i32::from(weekday.to_monday_zero_offset()) - i32::from(from.weekday().to_monday_zero_offset());
        shifted(from, days.rem_euclid(7))
    };
    let days = story.weekdays.iter().filter_map(|on| Some((first(on.weekday)?, on.words.clone())));
    days.max_by_key(|(date, _)| *date)
}

/// From the newest day to the last on which the listing can have been new.
fn fresh(newest: PartialDate, all: &Mentions, saved: Option<Date>) -> Option<Edtf> {
    let end = last_fresh_day(newest, all, saved).and_then(|end| like(end, newest));
    Some(days_between(newest, end.unwrap_or(newest)))
}

/// The eve of the first day to come, at most [`FRESH`] days later and not after the page was saved.
fn last_fresh_day(newest: PartialDate, all: &Mentions, saved: Option<Date>) -> Option<Date> {
    let ahead = all.days.iter().filter(|day| day.ahead).map(|day| days_after(day.first, newest));
    let first_ahead = ahead.filter(|&days| days > 0 && days < 183).min();
    let days = first_ahead.map_or(FRESH, |days| days - 1);
    let end = shifted(stand_in(newest)?, days)?;
    Some(saved.filter(|_| newest.year().is_some()).map_or(end, |saved| end.min(saved)))
}
