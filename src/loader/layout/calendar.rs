//! Days as documents print them on lines of their own.

use crate::digest::{Date, Weekday};

/// The number of an English month from its name: whole, cut to three letters, or `Sept`; with or without a full stop.
pub(super) fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.').to_lowercase();
    let matches = |name: &&str| *name == word || (word.len() == 3 && name.starts_with(&word));
    let place = MONTHS.iter().position(matches).or((word == "sept").then_some(8))?;
    i8::try_from(place + 1).ok()
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A whole date with the weekday printed beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PrintedDay {
    pub(super) date: Date,
    pub(super) weekday: Option<Weekday>,
}

impl PrintedDay {
    /// Whether the weekday beside it is the date's own.
    pub(super) fn weekday_fits(self) -> bool {
        self.weekday.is_none_or(|weekday| weekday == self.date.weekday())
    }
}

/// Reads a line that is a whole date and nothing else: `23 January 2025`, `Thursday, January 23, 2025`, `23rd Jan 2025`,
/// `2025-01-23`, `23.01.2025`. A date of which the order of day and month cannot be told is none.
pub(super) fn whole_date(line: &str) -> Option<PrintedDay> {
    let mut words: Vec<&str> = line.split([' ', ',', '\u{a0}', '\u{202f}', '\t']).collect();
    words.retain(|word| !word.is_empty());
    let weekday = words.first().and_then(|word| weekday(word));
    let parts = words.get(usize::from(weekday.is_some())..)?;
    let date = match parts {
        [first, second, year] => {
            let (day, month) = match (month(first), month(second)) {
                (None, Some(month)) => (ordinal(first)?, month),
                (Some(month), None) => (ordinal(second)?, month),
                _ => return None,
            };
            Date::new(whole_year(year)?, month, day).ok()?
        }
        [numbers] => numeric(numbers)?,
        _ => return None,
    };
    Some(PrintedDay { date, weekday })
}

fn weekday(word: &str) -> Option<Weekday> {
    let word = word.trim_end_matches('.').to_lowercase();
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let place =
        names.iter().position(|name| *name == word || (word.len() == 3 && name.starts_with(&word)))?;
    Weekday::from_monday_zero_offset(i8::try_from(place).ok()?).ok()
}

/// `3`, `03`, `3rd`.
fn ordinal(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    digits.parse().ok()
}

/// A year of four digits.
fn whole_year(word: &str) -> Option<i16> {
    let plain = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|_| plain)
}

fn numeric(word: &str) -> Option<Date> {
    let parts: Vec<&str> = word.split(['-', '.']).collect();
    let &[first, month, last] = parts.as_slice() else { return None };
    let (year, day) = match (whole_year(first), whole_year(last)) {
        (Some(year), None) if word.contains('-') => (year, last),
        (None, Some(year)) if word.contains('.') => (year, first),
        _ => return None,
    };
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::{month, whole_date};

    #[test]
    fn months_by_any_of_their_names() {
        for (word, number) in
            [("September", 9), ("Sept.", 9), ("Sep", 9), ("SEPT", 9), ("may", 5), ("Dec.", 12), ("JAN", 1)]
        {
            assert_eq!(month(word), Some(number), "{word}");
        }
        for word in ["", ".", "ma", "marchy", "Septe", "mаy"] {
            assert_eq!(month(word), None, "{word}");
        }
    }

    #[test]
    fn a_date_alone_on_a_line() {
        for line in [
            "2 January 2025",
            "02 January 2025",
            "January 2, 2025",
            "Thursday, 2 January 2025",
            "Thu 2 Jan 2025",
            "2nd\u{a0}January 2025",
            "2025-01-02",
            "02.01.2025",
        ] {
            let day = whole_date(line).unwrap();
            assert_eq!((day.date.to_string().as_str(), day.weekday_fits()), ("2025-01-02", true), "{line}");
        }
        assert_eq!(whole_date("Friday, 2 January 2025").map(|day| day.weekday_fits()), Some(false));
    }

    #[test]
    fn what_is_no_whole_date() {
        for line in [
            "",
            "Thursday",
            "January 2",
            "January 2025",
            "30 February 2025",
            "2 January 2025 in Astana",
            "On 2 January 2025",
            "01/02/2025",
            "2 January 25",
            "May May 2025",
        ] {
            assert_eq!(whole_date(line), None, "{line}");
        }
    }
}
