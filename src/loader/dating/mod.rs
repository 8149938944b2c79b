//! Dates from mentions, with their evidence.
//!
//! An issue that prints no date is as old as the latest day it mentions as past. Days to come, days of another year,
//! headlines of lists (they are not in stories) and the day a page was saved date nothing. Without a year the days
//! are ordered on the circle of the year (`circle`), and the year stays unknown unless the document shows it
//! (`year`): a wrong year misleads more than none.

mod calendar;
mod circle;
mod memory;
mod mention;
mod reader;
mod span;
mod tense;
mod week;
mod year;

#[cfg(test)]
mod tests;

use crate::digest::{
    Basis, BlockKind, Date, DateBasis, Dated, Digest, Edtf, Issue, IssueKind, PartialDate, Story,
};
use circle::days_after;
use mention::{Day, Mentions};
use week::Week;

/// Dates every issue and story of a digest that has no date yet: by what the document prints, else by what its text
/// mentions. What the user gave outranks any date of an issue; dates that stories have already stay.
pub fn date(digest: &mut Digest, given: Option<Edtf>) {
    for issue in &mut digest.issues {
        date_issue(issue, given);
    }
}

fn date_issue(issue: &mut Issue, given: Option<Edtf>) {
    let stories: Vec<Mentions> =
        issue.stories.iter().map(|story| mentions_of(story, issue.page_date)).collect();
    let lede = own_words(issue);
    let mut all = Mentions::default();
    stories.iter().for_each(|story| all.add(story));
    all.add(&lede);
    if let Some(date) = given {
        issue.dated = Dated::known(date, DateBasis::Given, Vec::new());
    } else if issue.dated.basis == DateBasis::Unknown {
        let is_week = matches!(issue.kind, IssueKind::WeekInReview | IssueKind::WeeklyDigest);
        issue.dated = span::of_stories(&issue.stories)
            .or_else(|| span::printed(&lede, &all, issue.page_date).filter(|_| is_week))
            .unwrap_or_else(|| span::of_issue(issue.kind, &stories, &all, issue.page_date));
    }
    let week = Week::of(&issue.dated, || span::is_pinned(issue.kind, &all));
    for (story, mentions) in issue.stories.iter_mut().zip(&stories) {
        if story.dated.basis == DateBasis::Unknown {
            story.dated = of_story(mentions, &issue.dated, week, issue.kind);
        }
    }
}

fn mentions_of(story: &Story, saved: Option<Date>) -> Mentions {
    let mut mentions = Mentions::default();
    let blocks = story.body.iter().filter(|block| block.kind != BlockKind::Subheading);
    blocks.for_each(|block| mentions.read(&block.text));
    if let Some(saved) = saved {
        mentions.bound(saved);
    }
    mentions
}

/// What an issue mentions before its stories, in its title and its introduction.
fn own_words(issue: &Issue) -> Mentions {
    let mut mentions = Mentions::default();
    if issue.title.basis == Basis::Printed {
        mentions.read(&issue.title.text);
    }
    issue.lede.iter().for_each(|line| mentions.read(line));
    if let Some(saved) = issue.page_date {
        mentions.bound(saved);
    }
    mentions
}

/// A story's own latest past day, if that lies near its issue's days, or the weekday of its issue's week that it names;
/// else its issue's date.
fn of_story(mentions: &Mentions, issue: &Dated, week: Option<Week>, kind: IssueKind) -> Dated {
    let Some(date) = issue.date else { return issue.clone() };
    let near = mentions.days.iter().filter(|day| !day.ahead).filter_map(|day| Nearby::find(day, date, kind));
    let Some(own) = near.min_by_key(|own| own.before_end) else {
        return week.and_then(|week| week.story(mentions, issue)).unwrap_or_else(|| issue.clone());
    };
    let mut evidence = vec![own.words.to_owned()];
    let end = date.last_day();
    let weekday = (kind == IssueKind::Listing)
        .then(|| own.last.first_day().and_then(|last| span::after_weekdays(last, mentions)))
        .flatten()
        .filter(|(day, _)| end.is_some_and(|end| *day <= end));
    let date = match weekday {
        Some((day, words)) => {
            evidence.push(words);
            Edtf::day(day)
        }
        None => span::days_between(own.first, own.last),
    };
    Dated::known(date, DateBasis::Mentioned, evidence)
}

/// A day near an issue's.
struct Nearby<'a> {
    first: PartialDate,
    last: PartialDate,
    words: &'a str,
    /// How many days before the issue's end, counted so that days after it come last.
    before_end: i32,
}

/// A story may tell of a day so long before its issue's days.
fn reach(kind: IssueKind) -> i32 {
    if kind == IssueKind::Listing { 45 } else { 10 }
}

/// It may tell of a day so long after them: a span that is guessed may fall short.
const AFTER: i32 = 2;

impl<'a> Nearby<'a> {
    fn find(day: &'a Day, issue: Edtf, kind: IssueKind) -> Option<Self> {
        let (start, end) = issue.ends();
        (start.day().is_some() && end.day().is_some()).then_some(())?;
        let length = days_after(end, start);
        let before_end = (days_after(end, day.last) + AFTER).rem_euclid(366) - AFTER;
        (-AFTER..=length + reach(kind)).contains(&before_end).then_some(())?;
        let year = match (end.year(), start.year()) {
            (Some(year), Some(_)) => Some(year_beside(day.last, end, year, before_end)),
            _ => None,
        };
        if day.last.year().is_some_and(|printed| year != Some(printed)) {
            return None;
        }
        let complete = |date: PartialDate| year.map_or(Some(date), |year| date.in_year(year));
        Some(Self { first: complete(day.first)?, last: complete(day.last)?, words: &day.words, before_end })
    }
}

/// The year of a day that lies `before_end` days before `end`, which is in `year`.
fn year_beside(day: PartialDate, end: PartialDate, year: i16, before_end: i32) -> i16 {
    let later_in_year = circle::place(day) > circle::place(end);
    match (before_end < 0, later_in_year) {
        (false, true) => year - 1,
        (true, false) => year + 1,
        _ => year,
    }
}
