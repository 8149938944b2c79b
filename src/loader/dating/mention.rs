//! The days, months, years and weekdays that a text mentions.

use super::reader::{Found, Reader, year};
use super::{calendar, circle, memory, tense};
use crate::digest::{Date, PartialDate, Weekday};
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
    pub(super) years: Vec<Year>,
    /// Weekdays by themselves; ones to come left out.
    pub(super) weekdays: Vec<OnWeekday>,
    /// Every year that is printed, in whatever way.
    pub(super) printed_years: Vec<i16>,
}

/// A day, or the days from one to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Day {
    /// The first day; month and day are known.
    pub(super) first: PartialDate,
    /// The last day, at most a month later; its year is known where that of the first is.
    pub(super) last: PartialDate,
    /// The weekday printed with it.
    pub(super) weekday: Option<Weekday>,
    /// It lies ahead of the text.
    pub(super) ahead: bool,
    /// What happened then is told in the past.
    pub(super) told: bool,
    /// The words of the mention, as printed.
    pub(super) words: String,
}

/// `October 2024`
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Month {
    /// Year and month.
    pub(super) date: PartialDate,
    /// What happened then is told in the past.
    pub(super) told: bool,
    /// The words of the mention, as printed.
    pub(super) words: String,
}

/// `in 2024`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Year {
    /// The year.
    pub(super) year: i16,
    /// What happened then is told in the past.
    pub(super) told: bool,
}

/// `on Monday`
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OnWeekday {
    /// The day.
    pub(super) weekday: Weekday,
    /// What happened then is told in the past.
    pub(super) told: bool,
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
            if sentence.bytes().any(|byte| byte.is_ascii_digit()) || sentence.contains("day") {
                self.read_sentence(sentence);
            }
        }
    }

    /// Takes what would be later than the day the page was saved as still to come.
    pub(super) fn bound(&mut self, saved: Date) {
        self.years.retain(|year| year.year <= saved.year());
        self.months.retain(|month| month.date.first_day().is_none_or(|first| first <= saved));
        for day in &mut self.days {
            day.ahead |= day.first.first_day().is_some_and(|first| first > saved);
        }
    }

    fn read_sentence(&mut self, text: &str) {
        let words: Vec<Word<'_>> = names::word_list(text);
        if !words.iter().any(|word| may_be_dated(word.text)) {
            return;
        }
        let reader = Reader { text, words: &words };
        let memory = memory::Memory::of(&words);
        let mut at = 0;
        while at < words.len() {
            at = match reader.day(at) {
                Some(found) => self.take_day(&reader, &memory, &found),
                None => {
                    self.take_other(&reader, &memory, at);
                    at + 1
                }
            };
        }
    }

    fn take_day(&mut self, reader: &Reader<'_>, memory: &memory::Memory, found: &Found) -> usize {
        self.printed_years.extend(found.first.year().into_iter().chain(found.last.year()));
        let (from, weekday) = reader.weekday_around(found.from, found.to);
        let passed = tense::is_of_last_year(reader.words, found.to) || memory.holds(reader, from, found.to);
        if !passed {
            let last = if reader.names_week(from) { week_from(found.first) } else { None };
            self.days.push(Day {
                first: found.first,
                last: last.unwrap_or(found.last),
                weekday,
                ahead: tense::is_ahead(reader.text, reader.words, from, found.to),
                told: tense::is_told(reader.text, reader.words, from, found.to),
                words: reader.printed(from, found.to),
            });
        }
        found.to
    }

    fn take_other(&mut self, reader: &Reader<'_>, memory: &memory::Memory, at: usize) {
        let Some(word) = reader.words.get(at) else { return };
        let ahead = || tense::is_ahead(reader.text, reader.words, at, at + 1);
        if let Some(weekday) = reader.lone_weekday(at).filter(|_| !ahead()) {
            let words = reader.printed(at, at + 1);
            let told = tense::is_told(reader.text, reader.words, at, at + 1);
            self.weekdays.push(OnWeekday { weekday, told, words });
        }
        let Some(year) = year(word.text) else { return };
        self.printed_years.push(year);
        if ahead() || reader.is_compared(at) || memory.holds(reader, at, at + 1) {
            return;
        }
        let told = tense::is_told(reader.text, reader.words, at, at + 1);
        let before_month = at.saturating_sub(1);
        let before = at.checked_sub(1).and_then(|before| reader.words.get(before));
        let month = before.and_then(|before| calendar::month(before.text)).or_else(|| reader.period(at));
        match month.and_then(|month| PartialDate::new(Some(year), Some(month), None)) {
            Some(date) => {
                let words = reader.printed(before_month, at + 1);
                self.months.push(Month { date, told, words });
            }
            None => {
                // A budget for a year is passed before it.
                let told = told && before.is_none_or(|before| before.text != "for");
                self.years.push(Year { year, told });
            }
        }
    }
}

/// Whether a word may be a part of a day, month or year. A sentence without any is not read.
fn may_be_dated(word: &str) -> bool {
    year(word).is_some() || calendar::may_be_month(word) || calendar::may_be_weekday(word)
}

/// The last day of the week that begins with a day.
fn week_from(first: PartialDate) -> Option<PartialDate> {
    circle::like(circle::shifted(circle::stand_in(first)?, 6)?, first)
}

#[cfg(test)]
mod tests {
    use super::Mentions;
    use crate::digest::Weekday;
    use crate::loader::dating::circle::days_after;
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
            ("from 9 to 22 December it rained", "XXXX-12-09", "XXXX-12-22", "from 9 to 22 December"),
            ("between 9 and 12 December", "XXXX-12-09", "XXXX-12-12", "between 9 and 12 December"),
            ("on 9–12 December 2024", "2024-12-09", "2024-12-12", "on 9–12 December 2024"),
            ("December 9 through 12", "XXXX-12-09", "XXXX-12-12", "December 9 through 12"),
            (
                "from November 25 to 27, first on a visit",
                "XXXX-11-25",
                "XXXX-11-27",
                "from November 25 to 27",
            ),
            ("30 November – 2 December", "XXXX-11-30", "XXXX-12-02", "30 November – 2 December"),
            ("November 30 – 2 December", "XXXX-11-30", "XXXX-12-02", "November 30 – 2 December"),
            ("from Dec. 30 to Jan. 5, 2025", "2024-12-30", "2025-01-05", "from Dec. 30 to Jan. 5, 2025"),
            ("the week of 7 October", "XXXX-10-07", "XXXX-10-13", "7 October"),
            ("с 30 декабря по 5 января", "XXXX-12-30", "XXXX-01-05", "с 30 декабря по 5 января"),
            ("given on May 5 to 16 people", "XXXX-05-05", "XXXX-05-05", "on May 5"),
            ("the 3rd of March", "XXXX-03-03", "XXXX-03-03", "3rd of March"),
            ("dated 2024-11-24.", "2024-11-24", "2024-11-24", "2024-11-24"),
            ("от 04.05.2024 г.", "2024-05-04", "2024-05-04", "04.05.2024"),
            ("Это было 4 мая 2024 года в Оше.", "2024-05-04", "2024-05-04", "4 мая 2024"),
        ] {
            assert_eq!(days(text), [(first.to_owned(), last.to_owned(), words.to_owned())], "{text}");
        }
    }

    #[test]
    fn days_that_are_only_named_together_are_two() {
        let found: Vec<String> =
            days("It rained on 30 November and on 2 December, from 1 May to 30 September.")
                .into_iter()
                .map(|(first, last, _)| format!("{first}/{last}"))
                .collect();
        assert_eq!(
            found,
            [
                "XXXX-11-30/XXXX-11-30",
                "XXXX-12-02/XXXX-12-02",
                "XXXX-05-01/XXXX-05-01",
                "XXXX-09-30/XXXX-09-30"
            ]
        );
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
        assert_eq!(read.years.iter().map(|year| year.year).collect::<Vec<_>>(), [2008]);
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
                    prop_assert!(days_after(day.last, day.first) <= 31);
                }
            }
        }
    }
}
