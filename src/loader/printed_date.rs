//! Dates that stand on a line of their own, or are stuck to a text by the word `date`.
//!
//! Only whole, unmistakable dates: `4 May 2024`, `May 4, 2024`, `25 November – 1 December 2024`, `2024-05-04`,
//! `04.05.2024`, `4 мая 2024 года`, with or without a weekday, a time and a word such as `Published:`. Dates that
//! are mentioned in running text are the business of [`super::dating`].

use super::calendar;
use crate::digest::{Date, Edtf, PartialDate, Weekday};

/// The date that a line consists of, and of nothing else. The year may be missing where the month is a word.
pub fn whole_line(line: &str) -> Option<Edtf> {
    if line.len() > LONGEST {
        return None;
    }
    let tokens: Vec<Token> = tokens(without_views(line))?;
    let (from, to) = match *tokens.as_slice() {
        [Day(day), Month(month), Year(year)]
        | [Month(month), Day(day), Year(year)]
        | [Year(year), Day(day), Month(month)]
        | [Year(year), Month(month), Day(day)] => single(Some(year), month, day)?,
        [Day(day), Month(month)] | [Month(month), Day(day)] => single(None, month, day)?,
        [Year(year), Day(month), Day(day)] => single(Some(year), month, day)?,
        [Day(first), Day(second), Year(year)] => {
            let (day, month) = day_and_month(line, first, second)?;
            single(Some(year), month, day)?
        }
        [Day(from), Day(to), Month(month), Year(year)] | [Month(month), Day(from), Day(to), Year(year)] => {
            (date(Some(year), month, from)?, date(Some(year), month, to)?)
        }
        [Day(from), Month(first), Day(to), Month(last), Year(year)]
        | [Month(first), Day(from), Month(last), Day(to), Year(year)] => {
            let earlier = if first > last { year - 1 } else { year };
            (date(Some(earlier), first, from)?, date(Some(year), last, to)?)
        }
        [Day(from), Month(first), Year(begun), Day(to), Month(last), Year(year)]
        | [Month(first), Day(from), Year(begun), Month(last), Day(to), Year(year)] => {
            (date(Some(begun), first, from)?, date(Some(year), last, to)?)
        }
        _ => return None,
    };
    span(from, to)
}

/// The words `date 2024-05-04` at the start of a text, with the date, and what follows them.
pub fn stuck_to(text: &str) -> Option<(&str, Edtf, &str)> {
    let after_word = strip_word(text, "date")?.trim_start_matches([' ', ':']);
    let end = after_word.find(char::is_whitespace)?;
    let (day, rest) = after_word.split_at(end);
    let date: PartialDate = day.parse().ok()?;
    date.day()?;
    let mark = text.get(..text.len() - rest.len())?;
    Some((mark, Edtf::At(date), rest.trim_start()))
}

/// A headline that ends with the day it was printed (`Floods in Osh 12.04.2025`): the headline, the day as printed, and
/// the date. A day that belongs to the headline's words (`… by 12.04.2025`) is left there.
pub fn at_end_of_headline(line: &str) -> Option<(&str, &str, Edtf)> {
    let (headline, day) = line.rsplit_once(char::is_whitespace)?;
    let numeric =
        day.len() >= 8 && day.chars().all(|char| char.is_ascii_digit() || matches!(char, '.' | '-' | '/'));
    let date = Some(day).filter(|_| numeric).and_then(whole_line)?;
    let headline = headline.trim_end();
    let before = headline.rsplit(char::is_whitespace).next()?;
    let tied = TIES.contains(&before.to_lowercase().as_str()) || before.ends_with(['–', '—', '-', ':']);
    (!tied && headline.contains(char::is_whitespace)).then_some((headline, day, date))
}

/// Words that tie a day to the words before it.
const TIES: [&str; 22] = [
    "on",
    "by",
    "of",
    "from",
    "to",
    "until",
    "till",
    "since",
    "before",
    "after",
    "for",
    "dated",
    "and",
    "от",
    "до",
    "с",
    "по",
    "на",
    "к",
    "после",
    "и",
    "за",
];

/// A line without the number of views behind a time: `17.05.2025, 19:30 2726`.
fn without_views(line: &str) -> &str {
    let Some((day, views)) = line.rsplit_once(char::is_whitespace) else { return line };
    let is_count = (1..=7).contains(&views.len()) && views.bytes().all(|byte| byte.is_ascii_digit());
    let timed = day.trim_end().rsplit(char::is_whitespace).next().is_some_and(is_clock);
    if is_count
        && timed
        && tokens(day).is_some_and(|tokens| tokens.iter().any(|token| matches!(token, Year(_))))
    {
        day
    } else {
        line
    }
}

/// `19:30`, `09:15:00`.
fn is_clock(word: &str) -> bool {
    word.contains(':') && word.starts_with(|char: char| char.is_ascii_digit()) && is_time(word)
}

/// A whole date with the weekday printed beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrintedDay {
    /// The date.
    pub date: Date,
    /// The weekday before it.
    pub weekday: Option<Weekday>,
}

impl PrintedDay {
    /// Whether the weekday beside it is the date's own.
    pub fn weekday_fits(self) -> bool {
        self.weekday.is_none_or(|weekday| weekday == self.date.weekday())
    }
}

/// The one day with its year that a line consists of, and of nothing else.
pub fn whole_day(line: &str) -> Option<PrintedDay> {
    let Edtf::At(date) = whole_line(line)? else { return None };
    let weekday = line.split(|char: char| !char.is_alphanumeric()).find_map(calendar::weekday);
    Some(PrintedDay { date: date.first_day()?, weekday })
}

/// A longer line holds more than a date.
const LONGEST: usize = 120;

/// Words that may stand beside a date on its line.
const COMPANY: [&str; 56] = [
    "date",
    "dated",
    "published",
    "posted",
    "updated",
    "on",
    "the",
    "of",
    "from",
    "to",
    "until",
    "week",
    "issue",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "am",
    "pm",
    "gmt",
    "utc",
    "год",
    "года",
    "г",
    "дата",
    "опубликовано",
    "понедельник",
    "вторник",
    "среда",
    "четверг",
    "пятница",
    "суббота",
    "воскресенье",
    "с",
    "по",
    "до",
    "от",
    "неделя",
    "жылғы",
    "жыл",
    "ж",
    "yil",
    "th",
];

#[derive(Clone, Copy)]
enum Token {
    /// A number of one or two digits: a day, or a month in digits.
    Day(i8),
    Month(i8),
    Year(i16),
}
use Token::{Day, Month, Year};

/// The numbers and months of a line; `None` where it holds anything else but a date's company.
fn tokens(line: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    for word in line.split_whitespace().filter(|word| !is_time(word)) {
        let word = word.split_once('T').filter(|(day, _)| day.len() == 10).map_or(word, |(day, _)| day);
        for part in word.split(|char: char| !char.is_alphanumeric()).filter(|part| !part.is_empty()) {
            match token(part) {
                Some(token) => tokens.push(token),
                None if COMPANY.contains(&part.to_lowercase().as_str()) => {}
                None => return None,
            }
        }
    }
    Some(tokens)
}

fn token(part: &str) -> Option<Token> {
    let digits = ["st", "nd", "rd", "th", "го", "е"].iter().find_map(|ordinal| part.strip_suffix(ordinal));
    let digits = digits.unwrap_or(part);
    let number: Option<i16> =
        digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()));
    match (number, digits.len()) {
        (Some(number), 1 | 2) => i8::try_from(number).ok().filter(|day| (1..=31).contains(day)).map(Day),
        (Some(year), 4) => (1900..2200).contains(&year).then_some(Year(year)),
        (Some(_), _) => None,
        (None, _) => calendar::month(part).map(Month),
    }
}

fn is_time(word: &str) -> bool {
    word.contains(':') && word.chars().all(|char| char.is_ascii_digit() || matches!(char, ':' | ',' | '+'))
}

/// Which of two numbers is the day and which the month: the second is the month, as in `04.05.2024`, except that
/// with slashes it must be clear from the numbers.
fn day_and_month(line: &str, first: i8, second: i8) -> Option<(i8, i8)> {
    match (line.contains('/'), first > 12, second > 12) {
        (_, true, false) | (false, false, false) => Some((first, second)),
        (_, false, true) => Some((second, first)),
        _ => None,
    }
}

fn single(year: Option<i16>, month: i8, day: i8) -> Option<(PartialDate, PartialDate)> {
    let date = date(year, month, day)?;
    Some((date, date))
}

fn date(year: Option<i16>, month: i8, day: i8) -> Option<PartialDate> {
    PartialDate::new(year, Some(month), Some(day))
}

fn span(from: PartialDate, to: PartialDate) -> Option<Edtf> {
    match (from.first_day(), to.last_day()) {
        _ if from == to => Some(Edtf::At(from)),
        (Some(first), Some(last)) if first < last => Some(Edtf::Span(from, to)),
        _ => None,
    }
}

fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(word.len())?;
    (start.eq_ignore_ascii_case(word) && rest.starts_with([' ', ':', '\u{A0}'])).then_some(rest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{at_end_of_headline, stuck_to, whole_day, whole_line};

    #[test]
    fn dates_on_a_line_of_their_own_are_read() {
        for (line, want) in [
            ("4 May 2024", "2024-05-04"),
            ("May 4, 2024", "2024-05-04"),
            ("Saturday, 4th May 2024, 10:30", "2024-05-04"),
            ("Published: 2024-05-04T09:00", "2024-05-04"),
            ("04.05.2024", "2024-05-04"),
            ("25/12/2024", "2024-12-25"),
            ("4 мая 2024 года", "2024-05-04"),
            ("4 мая 2024 г.", "2024-05-04"),
            ("суббота, 14 сентября 2024", "2024-09-14"),
            ("2024 жылғы 4 мамыр", "2024-05-04"),
            ("25–29 November 2024", "2024-11-25/2024-11-29"),
            ("25 November – 1 December 2024", "2024-11-25/2024-12-01"),
            ("Dec. 30 – Jan. 5, 2025", "2024-12-30/2025-01-05"),
            ("Sept 3", "XXXX-09-03"),
            ("17.05.2025, 19:30 2726", "2025-05-17"),
            ("4 мая 2024, 09:15 811", "2024-05-04"),
        ] {
            assert_eq!(whole_line(line).map(|date| date.to_string()).as_deref(), Some(want), "{line}");
        }
    }

    #[test]
    fn other_lines_are_no_dates() {
        for line in [
            "",
            "2024",
            "May",
            "4",
            "04/05/2024",
            "31 февраля 2024",
            "May 2024 was warm",
            "4 May 2024 in Osh",
            "12 000",
            "5 December 2024 – 1 December 2024",
            "10:30",
            "12 34 5678",
            "4 May, 19:30 2726",
            "4 May 2024 2726",
            "19:30 2726",
        ] {
            assert_eq!(whole_line(line), None, "{line}");
        }
    }

    #[test]
    fn a_day_is_held_against_its_weekday() {
        for line in [
            "Thursday, 2 January 2025",
            "Thu 2 Jan 2025",
            "2nd\u{a0}January 2025",
            "2025-01-02",
            "02.01.2025",
        ] {
            let day = whole_day(line).unwrap();
            assert_eq!((day.date.to_string().as_str(), day.weekday_fits()), ("2025-01-02", true), "{line}");
        }
        assert_eq!(whole_day("Friday, 2 January 2025").map(|day| day.weekday_fits()), Some(false));
        for line in
            ["Thursday", "January 2", "January 2025", "1–2 January 2025", "2 January 25", "May May 2025"]
        {
            assert_eq!(whole_day(line), None, "{line}");
        }
    }

    #[test]
    fn a_date_stuck_to_a_text_comes_off() {
        let (mark, date, rest) = stuck_to("date 2024-05-04 Dushanbe opened a bridge.").unwrap();
        assert_eq!(
            (mark, date.to_string().as_str(), rest),
            ("date 2024-05-04", "2024-05-04", "Dushanbe opened a bridge.")
        );
        for text in ["date palms grow", "dated 2024-05-04 x", "date 2024-05 x", "date 2024-05-04", "дата"]
        {
            assert_eq!(stuck_to(text), None, "{text}");
        }
    }

    #[test]
    fn the_day_of_a_headline_comes_off_its_end() {
        let (headline, day, date) =
            at_end_of_headline("Schools in Osh open again – mayor 12.04.2025").unwrap();
        assert_eq!(
            (headline, day, date.to_string().as_str()),
            ("Schools in Osh open again – mayor", "12.04.2025", "2025-04-12")
        );
        for text in [
            "Schools open on 12.04.2025",
            "Школы откроются до 12.04.2025",
            "Opened 12.04",
            "Opened: 12.04.2025",
            "Schools 12.04.2025",
            "12.04.2025",
            "Room for 1.5.2",
            "",
        ] {
            assert_eq!(at_end_of_headline(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_line_is_survived(line in ".{0,60}") {
            let _ = (whole_line(&line), stuck_to(&line), at_end_of_headline(&line));
        }
    }
}
