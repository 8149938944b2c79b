//! The days, months and years in the words of a sentence, in the ways outlets write them.

use super::{calendar, circle};
use crate::digest::{PartialDate, Weekday};
use crate::names::Word;

/// A day, or the days from one to another, found in a sentence's words.
#[derive(Clone, Copy)]
pub(super) struct Found {
    /// The first day.
    pub(super) first: PartialDate,
    /// The last day.
    pub(super) last: PartialDate,
    /// The place of its first word.
    pub(super) from: usize,
    /// The place after its last word.
    pub(super) to: usize,
}

/// The words of a sentence.
pub(super) struct Reader<'a> {
    /// The sentence.
    pub(super) text: &'a str,
    /// Its words.
    pub(super) words: &'a [Word<'a>],
}

impl Reader<'_> {
    /// The day that begins at this word, or the days, in any of the ways they are written.
    pub(super) fn day(&self, at: usize) -> Option<Found> {
        let found = self.single(at)?;
        Some(self.across(found).unwrap_or(found))
    }

    fn single(&self, at: usize) -> Option<Found> {
        self.numeric(at).or_else(|| self.day_month(at)).or_else(|| self.month_day(at))
    }

    /// `30 November – 2 December`, `from November 30 to December 2, 2024`
    fn across(&self, found: Found) -> Option<Found> {
        let joint = self.gap(found.to.checked_sub(1)?);
        let next = if is_dash(joint) { found.to } else { found.to + 1 };
        let joined = is_dash(joint) || is_space(joint) && self.leads_on(found.from, found.to);
        let end = self.single(next).filter(|_| joined)?;
        let (first, last) = of_one_winter(found.last, end.first)?;
        (1..LONGEST).contains(&circle::days_after(last, first)).then_some(())?;
        Some(Found { first, last, from: found.from, to: end.to })
    }

    /// Whether the word at `at` leads from the day that begins at `from` to a last one.
    fn leads_on(&self, from: usize, at: usize) -> bool {
        let between = || from.checked_sub(1).and_then(|before| self.word(before));
        match self.word(at) {
            Some("to" | "through" | "till" | "until" | "по") => true,
            Some("and") => between().is_some_and(|word| word.eq_ignore_ascii_case("between")),
            _ => false,
        }
    }

    /// `2024-11-24`, `24.11.2024`
    fn numeric(&self, at: usize) -> Option<Found> {
        let one = self.word(at).filter(|one| opens_with_digit(one))?;
        let (two, three) = (self.word(at + 1)?, self.word(at + 2)?);
        let joint = self.gap(at);
        if joint != self.gap(at + 1) {
            return None;
        }
        let (year_word, month, day) = match joint {
            "-" => (one, two, three),
            "." => (three, two, one),
            _ => return None,
        };
        let both = month.len() <= 2 && day.len() <= 2;
        let date = PartialDate::new(Some(year(year_word)?), month.parse().ok(), day.parse().ok());
        let date = date.filter(|date| both && date.day().is_some())?;
        Some(Found { first: date, last: date, from: at, to: at + 3 })
    }

    /// `29 November`, `11-12 November 2024`, `24th of November`, `4 мая 2024 года`
    fn day_month(&self, at: usize) -> Option<Found> {
        let first = day_number(self.word(at)?)?;
        let (last, mut next) = self.range_end(at).unwrap_or((first, at + 1));
        if self.word(next) == Some("of") {
            next += 1;
        }
        let joint = self.gap(next.checked_sub(1)?);
        let month = calendar::month(self.word(next)?).filter(|_| is_space(joint) || joint == "-")?;
        self.found(month, first, last, at, next + 1)
    }

    /// `November 25`, `Nov. 11-12`, `November 27, 2024`, `from November 25 to 27`
    fn month_day(&self, at: usize) -> Option<Found> {
        let month = calendar::month(self.word(at)?)?;
        let first = day_number(self.word(at + 1)?)?;
        if !(is_space(self.gap(at)) || is_space(self.gap(at).strip_prefix('.').unwrap_or_default())) {
            return None;
        }
        let range = self.range_end(at + 1).or_else(|| self.range_of_month(at));
        // `November 30 – 2 December` goes on in another month.
        let range =
            range.filter(|&(last, next)| last > first && self.word(next).and_then(calendar::month).is_none());
        let (last, next) = range.unwrap_or((first, at + 2));
        self.found(month, first, last, at, next)
    }

    /// The last day of `from November 25 to 27`, `November 9 through 12`; not of `on May 5 to 16 people`.
    fn range_of_month(&self, at: usize) -> Option<(i8, usize)> {
        let fronted = at.checked_sub(1).and_then(|before| self.word(before));
        let fronted = fronted.is_some_and(|word| ["from", "between"].contains(&word.to_lowercase().as_str()));
        let sure = fronted || self.word(at + 2) == Some("through");
        (sure && is_space(self.gap(at + 1)) && self.leads_on(at, at + 2)).then_some(())?;
        let last = day_number(self.word(at + 3)?)?;
        self.word(at + 4).and_then(calendar::month).is_none().then_some((last, at + 4))
    }

    fn found(&self, month: i8, first: i8, last: i8, from: usize, to: usize) -> Option<Found> {
        let joint = self.gap(to.checked_sub(1)?);
        let close = is_space(joint) || is_space(joint.strip_prefix(',').unwrap_or_default());
        let year = self.word(to).and_then(year).filter(|_| close);
        let to = if year.is_some() { to + 1 } else { to };
        let date = |day| PartialDate::new(year, Some(month), Some(day));
        Some(Found { first: date(first)?, last: date(last.max(first))?, from, to })
    }

    /// The last day of a range whose first is at this word, and the word after it: `-12`, ` to 12`, `–12`.
    fn range_end(&self, at: usize) -> Option<(i8, usize)> {
        if is_dash(self.gap(at)) || self.gap(at) == "/" {
            return Some((day_number(self.word(at + 1)?)?, at + 2));
        }
        let joined = matches!(self.word(at + 1)?, "to" | "through" | "till" | "and" | "по" | "и")
            && is_space(self.gap(at));
        joined.then_some(())?;
        // `on 5 and 6 May`, not `on May 5 and 16 people`.
        let last = day_number(self.word(at + 2)?)?;
        calendar::month(self.word(at + 3)?)?;
        Some((last, at + 3))
    }

    /// The weekday beside a day, and where the mention then begins.
    pub(super) fn weekday_around(&self, from: usize, to: usize) -> (usize, Option<Weekday>) {
        let near = |gap: &str| matches!(gap.trim(), "" | "," | "(" | ", the" | "the");
        if let Some(before) = from.checked_sub(1) {
            let weekday = self.word(before).and_then(calendar::weekday).filter(|_| near(self.gap(before)));
            if weekday.is_some() {
                return (before, weekday);
            }
        }
        let after = to.checked_sub(1).filter(|&last| near(self.gap(last)));
        (from, after.and_then(|_| self.word(to)).and_then(calendar::weekday))
    }

    /// A weekday that stands for a day by itself: `on Monday`.
    pub(super) fn lone_weekday(&self, at: usize) -> Option<Weekday> {
        let weekday = calendar::weekday(self.word(at)?)?;
        let before = self.word(at.checked_sub(1)?)?;
        if self.day(at + 1).is_some() {
            return None;
        }
        matches!(
            before,
            "on" | "On" | "last" | "Last" | "this" | "This" | "late" | "early" | "в" | "В" | "во" | "Во"
        )
        .then_some(weekday)
    }

    /// The last month of a period of the year at this word: `the third quarter of 2024`, `nine months of 2024`.
    pub(super) fn period(&self, at: usize) -> Option<i8> {
        let back = |steps: usize| at.checked_sub(steps).and_then(|place| self.word(place));
        let (unit, number) = match back(1)? {
            "of" | "in" => (back(2)?, back(3)),
            unit => (unit, back(2)),
        };
        let which = |list: [&str; 4]| list.iter().position(|word| Some(*word) == number);
        match unit {
            "quarter" => which(["first", "second", "third", "fourth"])
                .and_then(|place| i8::try_from(3 * place + 3).ok()),
            "half" => which(["first", "second", "", ""]).and_then(|place| i8::try_from(6 * place + 6).ok()),
            "months" => MONTHS_COUNTED
                .iter()
                .position(|word| Some(*word) == number)
                .and_then(|n| i8::try_from(n + 2).ok()),
            _ => None,
        }
    }

    /// Whether a month or year is named to compare with, or as a beginning.
    pub(super) fn is_compared(&self, at: usize) -> bool {
        let back = (1..=4).filter_map(|steps| at.checked_sub(steps)).filter_map(|place| self.word(place));
        back.into_iter().any(|word| {
            matches!(
                word,
                "than" | "compared" | "since" | "Since" | "versus" | "until" | "by" | "By" | "before"
            )
        })
    }

    /// Whether the day that begins here begins a week: `the week of 7 October`.
    pub(super) fn names_week(&self, from: usize) -> bool {
        let back = |steps: usize| from.checked_sub(steps).and_then(|place| self.word(place));
        matches!((back(2), back(1)), (Some("week" | "Week"), Some("of" | "from" | "beginning" | "starting")))
    }

    /// The words of a mention as printed, with the preposition before it.
    pub(super) fn printed(&self, from: usize, to: usize) -> String {
        let with = from.checked_sub(1).filter(|&before| {
            self.word(before).is_some_and(|word| PREPOSITIONS.contains(&word.to_lowercase().as_str()))
        });
        let start = self.words.get(with.unwrap_or(from)).map_or(0, |word| word.start);
        let end = to
            .checked_sub(1)
            .and_then(|last| self.words.get(last))
            .map_or(start, |word| word.start + word.text.len());
        self.text.get(start..end).unwrap_or_default().to_owned()
    }

    /// The word at this place.
    pub(super) fn word(&self, at: usize) -> Option<&str> {
        self.words.get(at).map(|word| word.text)
    }

    /// What stands between this word and the next.
    pub(super) fn gap(&self, at: usize) -> &str {
        let (Some(word), Some(next)) = (self.words.get(at), self.words.get(at + 1)) else { return "" };
        self.text.get(word.start + word.text.len()..next.start).unwrap_or_default()
    }
}

const MONTHS_COUNTED: [&str; 10] =
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"];

/// No range of days is as long.
const LONGEST: i32 = 32;

const PREPOSITIONS: [&str; 15] = [
    "on", "by", "between", "until", "since", "from", "before", "after", "late", "last", "this", "в", "во",
    "до", "с",
];

/// Two ends of a range with the year that only one of them prints.
fn of_one_winter(first: PartialDate, last: PartialDate) -> Option<(PartialDate, PartialDate)> {
    let over_new_year = i16::from(circle::place(first) > circle::place(last));
    match (first.year(), last.year()) {
        (None, Some(year)) => Some((first.in_year(year - over_new_year)?, last)),
        (Some(year), None) => Some((first, last.in_year(year + over_new_year)?)),
        (Some(begun), Some(year)) => (begun + over_new_year == year).then_some((first, last)),
        (None, None) => Some((first, last)),
    }
}

fn is_dash(gap: &str) -> bool {
    matches!(gap.trim(), "-" | "–" | "—")
}

fn is_space(gap: &str) -> bool {
    !gap.is_empty() && gap.chars().all(char::is_whitespace)
}

/// Whether a number may stand here; asked of every word of a sentence.
fn opens_with_digit(word: &str) -> bool {
    word.bytes().next().is_some_and(|first| first.is_ascii_digit())
}

/// `24`, `24th`
fn day_number(word: &str) -> Option<i8> {
    if !opens_with_digit(word) {
        return None;
    }
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let ending = word.get(digits.len()..)?;
    let day: i8 = digits.parse().ok()?;
    (digits.len() <= 2 && (1..=31).contains(&day) && matches!(ending, "" | "st" | "nd" | "rd" | "th"))
        .then_some(day)
}

/// A year of the news: four digits from 1900 to 2099.
pub(super) fn year(word: &str) -> Option<i16> {
    let plain = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| word.parse().ok())?.filter(|year| (1900..2100).contains(year))
}
