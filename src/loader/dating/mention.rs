//! The days, months, years and weekdays that a text mentions.

use super::{calendar, tense};
use crate::digest::{PartialDate, Weekday};
use crate::loader::sentence;
use crate::names::{self, Word};

/// What a text mentions, each kind in the text's order.
#[derive(Debug, Default)]
pub(super) struct Mentions {
    /// Days with their month; anniversaries left out.
    pub(super) days: Vec<Day>,
    /// Months, quarters and half-years of a year, by their last month; ones to come and ones compared with left out.
    pub(super) months: Vec<Month>,
    /// Years by themselves; ones to come left out.
    pub(super) years: Vec<i16>,
    /// Weekdays by themselves; ones to come left out.
    pub(super) weekdays: Vec<OnWeekday>,
    /// Every year that is printed, in whatever way.
    pub(super) printed_years: Vec<i16>,
}

/// A day, or the days from one to another of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Day {
    /// The first day; month and day are known.
    pub(super) first: PartialDate,
    /// The last day, in the same month and year.
    pub(super) last: PartialDate,
    /// The weekday printed with it.
    pub(super) weekday: Option<Weekday>,
    /// It lies ahead of the text.
    pub(super) ahead: bool,
    /// The words of the mention, as printed.
    pub(super) words: String,
}

/// `October 2024`
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Month {
    /// Year and month.
    pub(super) date: PartialDate,
    /// The words of the mention, as printed.
    pub(super) words: String,
}

/// `on Monday`
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OnWeekday {
    /// The day.
    pub(super) weekday: Weekday,
    /// The words of the mention, as printed.
    pub(super) words: String,
}

impl Mentions {
    /// Adds what another text mentions.
    pub(super) fn add(&mut self, other: &Self) {
        self.days.extend_from_slice(&other.days);
        self.months.extend_from_slice(&other.months);
        self.years.extend(&other.years);
        self.weekdays.extend_from_slice(&other.weekdays);
        self.printed_years.extend(&other.printed_years);
    }

    /// Reads a text to its end.
    pub(super) fn read(&mut self, text: &str) {
        for sentence in sentence::sentences(text) {
            if tense::is_memory(sentence) {
                self.printed_years.extend(names::words(sentence).filter_map(|word| year(word.text)));
            } else if sentence.bytes().any(|byte| byte.is_ascii_digit()) || sentence.contains("day") {
                self.read_sentence(sentence);
            }
        }
    }

    fn read_sentence(&mut self, text: &str) {
        let words: Vec<Word<'_>> = names::words(text).collect();
        let reader = Reader { text, words: &words };
        let mut at = 0;
        while at < words.len() {
            at = match reader.day(at) {
                Some(found) => self.take_day(&reader, found),
                None => {
                    self.take_other(&reader, at);
                    at + 1
                }
            };
        }
    }

    fn take_day(&mut self, reader: &Reader<'_>, found: Found) -> usize {
        self.printed_years.extend(found.first.year());
        let (from, weekday) = reader.weekday_around(found.from, found.to);
        if !tense::is_of_last_year(reader.words, found.to) {
            let ahead = tense::is_ahead(reader.text, reader.words, from, found.to);
            let words = reader.printed(from, found.to);
            self.days.push(Day { first: found.first, last: found.last, weekday, ahead, words });
        }
        found.to
    }

    fn take_other(&mut self, reader: &Reader<'_>, at: usize) {
        let Some(word) = reader.words.get(at) else { return };
        let ahead = || tense::is_ahead(reader.text, reader.words, at, at + 1);
        if let Some(weekday) = reader.lone_weekday(at).filter(|_| !ahead()) {
            let words = reader.printed(at, at + 1);
            self.weekdays.push(OnWeekday { weekday, words });
        }
        let Some(year) = year(word.text) else { return };
        self.printed_years.push(year);
        let before = at.checked_sub(1).and_then(|before| reader.words.get(before));
        if ahead() || reader.is_compared(at) {
            return;
        }
        let before_month = at.saturating_sub(1);
        let month = before.and_then(|before| calendar::month(before.text)).or_else(|| reader.period(at));
        match month.and_then(|month| PartialDate::new(Some(year), Some(month), None)) {
            Some(date) => {
                let words = reader.printed(before_month, at + 1);
                self.months.push(Month { date, words });
            }
            None => self.years.push(year),
        }
    }
}

/// A day found in a sentence's words.
struct Found {
    first: PartialDate,
    last: PartialDate,
    from: usize,
    to: usize,
}

/// The words of a sentence.
struct Reader<'a> {
    text: &'a str,
    words: &'a [Word<'a>],
}

impl Reader<'_> {
    /// The day that begins at this word, in any of the ways days are written.
    fn day(&self, at: usize) -> Option<Found> {
        self.numeric(at).or_else(|| self.day_month(at)).or_else(|| self.month_day(at))
    }

    /// `2024-11-24`, `24.11.2024`
    fn numeric(&self, at: usize) -> Option<Found> {
        let (one, two, three) = (self.word(at)?, self.word(at + 1)?, self.word(at + 2)?);
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

    /// `November 25`, `Nov. 11-12`, `November 27, 2024`
    fn month_day(&self, at: usize) -> Option<Found> {
        let month = calendar::month(self.word(at)?)?;
        let first = day_number(self.word(at + 1)?)?;
        if !(is_space(self.gap(at)) || is_space(self.gap(at).strip_prefix('.').unwrap_or_default())) {
            return None;
        }
        let (last, next) = self.range_end(at + 1).unwrap_or((first, at + 2));
        self.found(month, first, last, at, next)
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
        if matches!(self.gap(at), "-" | "–" | "—" | " – " | " - " | "/") {
            return Some((day_number(self.word(at + 1)?)?, at + 2));
        }
        let joined = matches!(self.word(at + 1)?, "to" | "and" | "по" | "и") && is_space(self.gap(at));
        joined.then_some(())?;
        // `on 5 and 6 May`, not `on May 5 and 16 people`.
        let last = day_number(self.word(at + 2)?)?;
        calendar::month(self.word(at + 3)?)?;
        Some((last, at + 3))
    }

    /// The weekday beside a day, and where the mention then begins.
    fn weekday_around(&self, from: usize, to: usize) -> (usize, Option<Weekday>) {
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
    fn lone_weekday(&self, at: usize) -> Option<Weekday> {
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
    fn period(&self, at: usize) -> Option<i8> {
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
    fn is_compared(&self, at: usize) -> bool {
        let back = (1..=4).filter_map(|steps| at.checked_sub(steps)).filter_map(|place| self.word(place));
        back.into_iter().any(|word| {
            matches!(
                word,
                "than" | "compared" | "since" | "Since" | "versus" | "until" | "by" | "By" | "before"
            )
        })
    }

    /// The words of a mention as printed, with the preposition before it.
    fn printed(&self, from: usize, to: usize) -> String {
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

    fn word(&self, at: usize) -> Option<&str> {
        self.words.get(at).map(|word| word.text)
    }

    /// What stands between this word and the next.
    fn gap(&self, at: usize) -> &str {
        let (Some(word), Some(next)) = (self.words.get(at), self.words.get(at + 1)) else { return "" };
        self.text.get(word.start + word.text.len()..next.start).unwrap_or_default()
    }
}

const MONTHS_COUNTED: [&str; 10] =
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"];

const PREPOSITIONS: [&str; 14] =
    ["on", "by", "until", "since", "from", "before", "after", "late", "last", "this", "в", "во", "до", "с"];

fn is_space(gap: &str) -> bool {
    !gap.is_empty() && gap.chars().all(char::is_whitespace)
}

/// `24`, `24th`
fn day_number(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let ending = word.get(digits.len()..)?;
    let day: i8 = digits.parse().ok()?;
    (digits.len() <= 2 && (1..=31).contains(&day) && matches!(ending, "" | "st" | "nd" | "rd" | "th"))
        .then_some(day)
}

/// A year of the news: four digits from 1900 to 2099.
fn year(word: &str) -> Option<i16> {
    let plain = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|year| plain && (1900..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::Mentions;
    use crate::digest::Weekday;
    use proptest::prelude::*;

    fn read(text: &str) -> Mentions {
        let mut mentions = Mentions::default();
        mentions.read(text);
        mentions
    }

    fn days(text: &str) -> Vec<(String, String, String)> {
        let day = |day: super::Day| (day.first.to_string(), day.last.to_string(), day.words);
        read(text).days.into_iter().map(day).collect()
    }

    #[test]
    fn days_are_read_as_outlets_write_them() {
        for (text, first, last, words) in [
            ("Rain fell on 29 November in Osh.", "XXXX-11-29", "XXXX-11-29", "on 29 November"),
            ("On November 25, rain fell.", "XXXX-11-25", "XXXX-11-25", "On November 25"),
            ("It met in Aktau on Nov. 11-12 again.", "XXXX-11-11", "XXXX-11-12", "on Nov. 11-12"),
            ("The Nov 27 attack", "XXXX-11-27", "XXXX-11-27", "Nov 27"),
            ("From 24 November 2024 it was shut.", "2024-11-24", "2024-11-24", "From 24 November 2024"),
            ("on November 27, 2024, he came", "2024-11-27", "2024-11-27", "on November 27, 2024"),
            ("on 5 and 6 May they sat", "XXXX-05-05", "XXXX-05-06", "on 5 and 6 May"),
            ("the 3rd of March", "XXXX-03-03", "XXXX-03-03", "3rd of March"),
            ("dated 2024-11-24.", "2024-11-24", "2024-11-24", "2024-11-24"),
            ("от 04.05.2024 г.", "2024-05-04", "2024-05-04", "04.05.2024"),
            ("Это было 4 мая 2024 года в Оше.", "2024-05-04", "2024-05-04", "4 мая 2024"),
        ] {
            assert_eq!(days(text), [(first.to_owned(), last.to_owned(), words.to_owned())], "{text}");
        }
    }

    #[test]
    fn numbers_that_are_no_days_are_left() {
        for text in [
            "In May 2024 people came.",
            "He may 5 times.",
            "32 May",
            "November 31",
            "Since 11.2024",
            "5. November was cold",
            "version 1.2.2024x",
        ] {
            assert_eq!(days(text), [], "{text}");
        }
    }

    #[test]
    fn a_weekday_goes_with_the_day_beside_it() {
        for text in ["On Thursday, 17 October, it froze.", "It froze on October 17 (Thursday)."] {
            assert_eq!(read(text).days[0].weekday, Some(Weekday::Thursday), "{text}");
            assert!(read(text).weekdays.is_empty());
        }
        assert_eq!(read("It froze on Monday.").weekdays[0].words, "on Monday");
        assert!(read("It will freeze on Monday. Monday is cold.").weekdays.is_empty());
    }

    #[test]
    fn years_are_told_with_their_months_or_alone() {
        let read = read(
            "An October 2024 vote; in the third quarter of 2023; in 2008; by 2030; more than in June 2021.",
        );
        assert_eq!(
            read.months.iter().map(|month| month.date.to_string()).collect::<Vec<_>>(),
            ["2024-10", "2023-09"]
        );
        assert_eq!(read.years, [2008]);
        assert_eq!(read.printed_years, [2024, 2023, 2008, 2030, 2021]);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC*") {
            read(&text);
        }

        #[test]
        fn any_mixture_of_dates_is_read(words in prop::collection::vec("(on|May|мая|-|,|[0-9]{1,4}|Monday|\\.)", 0..30)) {
            for joint in [" ", ""] {
                for day in read(&words.join(joint)).days {
                    prop_assert!(day.first <= day.last);
                }
            }
        }
    }
}
