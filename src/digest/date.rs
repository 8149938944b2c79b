//! Dates as far as they are known: a subset of EDTF (ISO 8601-2:2019, level 1), and what they rest on.

use std::fmt;
use std::str::FromStr;

pub use jiff::Timestamp;
pub use jiff::civil::{Date, Weekday};

/// The day of a moment, in Greenwich.
pub fn day_of(moment: Timestamp) -> Date {
    moment.to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// A date of which the year, or the day, or the month and day may be unknown.
///
/// Written `2025-01-23`, `2025-01`, `2025`, `XXXX-11-12`, `XXXX-11`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartialDate {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
}

/// A day, or the days from one to another, as far as they are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Edtf {
    /// One date.
    At(PartialDate),
    /// From the first to the second, both included; written `2024-11-25/2024-12-01`.
    Span(PartialDate, PartialDate),
}

/// The text is no date that akyn knows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a date; write `2025-01-23`, `2024-11-25/2024-12-01`, `2024-11`, or `XXXX-11-12` where the year is not known"
)]
pub struct EdtfError(pub String);

/// How a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateBasis {
    /// The document prints it as its own date.
    Printed,
    /// The user gave it, by `--date` or `akyn date`.
    Given,
    /// Worked out from days mentioned in the text.
    Mentioned,
    /// Filled in from another digest of the library on the same affair.
    Related,
    /// Nothing shows it.
    Unknown,
}

/// A date with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The date; `None` exactly where the basis is [`DateBasis::Unknown`].
    pub date: Option<Edtf>,
    /// How it is known.
    pub basis: DateBasis,
    /// The words it rests on, as printed, such as `on 29 November`.
    pub evidence: Vec<String>,
}

impl DateBasis {
    const ALL: [Self; 5] = [Self::Printed, Self::Given, Self::Mentioned, Self::Related, Self::Unknown];

    /// The word used in JSON and in the library.
    pub fn word(self) -> &'static str {
        match self {
            Self::Printed => "printed",
            Self::Given => "given",
            Self::Mentioned => "mentioned",
            Self::Related => "related",
            Self::Unknown => "unknown",
        }
    }

    /// The basis with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|basis| basis.word() == word)
    }
}

impl Dated {
    /// A date that nothing shows.
    pub const fn unknown() -> Self {
        Self { date: None, basis: DateBasis::Unknown, evidence: Vec::new() }
    }

    /// A date known in this way, resting on these words.
    pub fn known(date: Edtf, basis: DateBasis, evidence: Vec<String>) -> Self {
        Self { date: Some(date), basis, evidence }
    }
}

impl PartialDate {
    /// A whole date.
    pub fn of(date: Date) -> Self {
        Self { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()) }
    }

    /// A date from its parts, where they make one: a day needs a month, a month needs to exist, and
    /// `29 February` of an unknown year is one.
    pub fn new(year: Option<i16>, month: Option<i8>, day: Option<i8>) -> Option<Self> {
        let leap_year = 2000;
        let fits = match (month, day) {
            (Some(month), day) => Date::new(year.unwrap_or(leap_year), month, day.unwrap_or(1)).is_ok(),
            (None, None) => year.is_some(),
            (None, Some(_)) => false,
        };
        let positive = year.is_none_or(|year| (0..=9999).contains(&year));
        (fits && positive).then_some(Self { year, month, day })
    }

    /// The year, where known.
    pub fn year(self) -> Option<i16> {
        self.year
    }

    /// The month from 1, where known.
    pub fn month(self) -> Option<i8> {
        self.month
    }

    /// The day of the month from 1, where known.
    pub fn day(self) -> Option<i8> {
        self.day
    }

    /// The same day and month in this year; `None` where that is no date (29 February).
    pub fn in_year(self, year: i16) -> Option<Self> {
        Self::new(Some(year), self.month, self.day)
    }

    /// The first day it can be, where the year is known.
    pub fn first_day(self) -> Option<Date> {
        Date::new(self.year?, self.month.unwrap_or(1), self.day.unwrap_or(1)).ok()
    }

    /// The last day it can be, where the year is known.
    pub fn last_day(self) -> Option<Date> {
        let month = Date::new(self.year?, self.month.unwrap_or(12), 1).ok()?;
        match self.day {
            Some(_) => self.first_day(),
            None => Some(month.last_of_month()),
        }
    }
}

impl Edtf {
    /// One whole day.
    pub fn day(date: Date) -> Self {
        Self::At(PartialDate::of(date))
    }

    /// The days from `first` to `last`; one day where they are equal.
    pub fn span(first: Date, last: Date) -> Self {
        if first == last {
            Self::day(first)
        } else {
            Self::Span(PartialDate::of(first), PartialDate::of(last))
        }
    }

    /// Its two ends; the same twice for one date.
    pub fn ends(self) -> (PartialDate, PartialDate) {
        match self {
            Self::At(date) => (date, date),
            Self::Span(first, last) => (first, last),
        }
    }

    /// The first day it can be, where the year is known.
    pub fn first_day(self) -> Option<Date> {
        self.ends().0.first_day()
    }

    /// The last day it can be, where the year is known.
    pub fn last_day(self) -> Option<Date> {
        self.ends().1.last_day()
    }

    /// Whether the year of both ends is known.
    pub fn year_known(self) -> bool {
        self.ends().0.year.is_some() && self.ends().1.year.is_some()
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}")?,
            None => f.write_str("XXXX")?,
        }
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(date) => write!(f, "{date}"),
            Self::Span(first, last) => write!(f, "{first}/{last}"),
        }
    }
}

impl FromStr for PartialDate {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        let refused = || EdtfError(text.to_owned());
        let number = |part: &str, digits: usize| -> Result<i16, EdtfError> {
            let plain = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse().ok().filter(|_| plain).ok_or_else(refused)
        };
        let mut parts = text.split('-');
        let year = match parts.next() {
            Some("XXXX") => None,
            Some(year) => Some(number(year, 4)?),
            None => return Err(refused()),
        };
        let mut two_digits = || {
            parts
                .next()
                .map(|part| number(part, 2).and_then(|n| i8::try_from(n).map_err(|_| refused())))
                .transpose()
        };
        let (month, day) = (two_digits()?, two_digits()?);
        if parts.next().is_some() {
            return Err(refused());
        }
        Self::new(year, month, day).ok_or_else(refused)
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        let Some((first, last)) = text.split_once('/') else {
            return text.parse().map(Self::At);
        };
        let whole = |_| EdtfError(text.to_owned());
        let (first, last): (PartialDate, PartialDate) =
            (first.parse().map_err(whole)?, last.parse().map_err(whole)?);
        let backwards = matches!((first.first_day(), last.last_day()), (Some(from), Some(to)) if from > to);
        if backwards {
            return Err(EdtfError(text.to_owned()));
        }
        Ok(Self::Span(first, last))
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, Edtf};

    #[test]
    fn what_is_read_is_written_again() {
        for text in [
            "2025-01-23",
            "2024-11-25/2024-12-01",
            "XXXX-11-12",
            "XXXX-11-25/XXXX-12-01",
            "2024-11",
            "2024",
            "XXXX-02-29",
        ] {
            assert_eq!(text.parse::<Edtf>().map(|date| date.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "XXXX",
            "2025-13",
            "2025-02-30",
            "25-01-01",
            "2025-1-1",
            "2025-01-02/2025-01-01",
            "2025-01-01-01",
            "/",
            "é",
        ] {
            assert!(text.parse::<Edtf>().is_err(), "{text}");
        }
    }

    #[test]
    fn ends_are_the_outermost_days() {
        let date: Edtf = "2024-02".parse().unwrap();
        assert_eq!(date.first_day(), Date::new(2024, 2, 1).ok());
        assert_eq!(date.last_day(), Date::new(2024, 2, 29).ok());
        let unknown: Edtf = "XXXX-11-25/XXXX-12-01".parse().unwrap();
        assert_eq!((unknown.first_day(), unknown.year_known()), (None, false));
    }
}
