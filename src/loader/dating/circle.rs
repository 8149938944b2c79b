//! Days of which the year is not known, on the circle of the year.

use super::mention::Day;
use crate::digest::{Date, PartialDate};

/// The days of a leap year, so that every day has a place.
const ROUND: i32 = 366;

/// A year with a 29 February.
const LEAP: i16 = 2000;

/// The place of a day on the circle, from 0.
pub(super) fn place(date: PartialDate) -> i32 {
    let day = date.in_year(LEAP).and_then(PartialDate::first_day);
    day.map_or(0, |day| i32::from(day.day_of_year()) - 1)
}

/// How many days after another a day comes, from 0.
pub(super) fn days_after(date: PartialDate, other: PartialDate) -> i32 {
    (place(date) - place(other)).rem_euclid(ROUND)
}

/// The days that belong together as the time a text is from, in their order: of all runs of at most `window` days
/// the one with the most mentions, the later one where two have as many. The year is cut where nothing was mentioned for
/// longest, so that December comes before January.
pub(super) fn cluster<'a>(days: &[&'a Day], window: i32) -> Vec<&'a Day> {
    let mut days = days.to_vec();
    days.sort_by_key(|day| place(day.last));
    let next = days.iter().cycle().skip(1);
    let gaps = days.iter().zip(next).map(|(day, next)| match days_after(next.last, day.last) {
        0 if days.len() == 1 => ROUND,
        gap => gap,
    });
    let widest = gaps.enumerate().max_by_key(|&(_, gap)| gap).map_or(0, |(at, _)| at + 1);
    let turn = widest.checked_rem(days.len()).unwrap_or(0);
    days.rotate_left(turn);
    densest(&days, window).to_vec()
}

fn densest<'s, 'a>(days: &'s [&'a Day], window: i32) -> &'s [&'a Day] {
    let mut best = 0..0;
    let mut from = 0;
    for (to, last) in days.iter().enumerate() {
        while days.get(from).is_some_and(|first| from < to && days_after(last.last, first.last) >= window) {
            from += 1;
        }
        if to + 1 - from >= best.len() {
            best = from..to + 1;
        }
    }
    days.get(best).unwrap_or_default()
}

/// A day as a whole date to count from: in its year where that is known, else in one that has it.
pub(super) fn stand_in(date: PartialDate) -> Option<Date> {
    let common = 2001;
    match date.year() {
        Some(_) => date.first_day(),
        None => date.in_year(common).or_else(|| date.in_year(LEAP)).and_then(PartialDate::first_day),
    }
}

/// A date that was counted from a stand-in, with its year forgotten where that was.
pub(super) fn like(date: Date, model: PartialDate) -> Option<PartialDate> {
    match model.year() {
        Some(_) => Some(PartialDate::of(date)),
        None => PartialDate::new(None, Some(date.month()), Some(date.day())),
    }
}

/// The date so many days later, or earlier.
pub(super) fn shifted(date: Date, days: i32) -> Option<Date> {
    let seconds = u64::from(days.unsigned_abs()) * 24 * 60 * 60;
    let by = std::time::Duration::from_secs(seconds);
    if days < 0 { date.checked_sub(by).ok() } else { date.checked_add(by).ok() }
}

#[cfg(test)]
mod tests {
    use super::{cluster, days_after, shifted};
    use crate::loader::dating::mention::{Day, Mentions};

    fn clustered(text: &str, window: i32) -> Vec<String> {
        let mut mentions = Mentions::default();
        mentions.read(text);
        let days: Vec<&Day> = mentions.days.iter().collect();
        cluster(&days, window).into_iter().map(|day| day.words.clone()).collect()
    }

    #[test]
    fn the_days_a_text_is_from_are_those_that_stand_close_together() {
        assert_eq!(
            clustered("It fell on 3 March, on 24 November, on 29 November and on 26 October.", 10),
            ["on 24 November", "on 29 November"]
        );
        assert_eq!(
            clustered("It fell on 2 January and on 30 December.", 10),
            ["on 30 December", "on 2 January"]
        );
        assert_eq!(clustered("It fell on 26 October and on 29 November.", 10), ["on 29 November"]);
        assert_eq!(clustered("Nothing fell.", 10), [""; 0]);
    }

    #[test]
    fn days_are_counted_round_the_year_and_along_it() {
        let (new_year, eve) = ("XXXX-01-01".parse().unwrap(), "XXXX-12-31".parse().unwrap());
        assert_eq!((days_after(new_year, eve), days_after(eve, new_year)), (1, 365));
        let date = crate::digest::Date::new(2024, 2, 27).unwrap();
        assert_eq!(shifted(date, 3).map(|date| date.to_string()), Some("2024-03-01".to_owned()));
        assert_eq!(shifted(date, -58), crate::digest::Date::new(2023, 12, 31).ok());
    }
}
