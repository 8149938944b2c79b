//! Dates in the reader's words.

use crate::digest::{Date, DateBasis, Dated, Edtf, PartialDate, Weekday};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn month(number: i8) -> &'static str {
    usize::try_from(number).ok().and_then(|at| MONTHS.get(at.checked_sub(1)?)).copied().unwrap_or("?")
}

/// `23 Jan`, `Jan`, or nothing where only the year is known.
fn day_and_month(date: PartialDate) -> String {
    match (date.day(), date.month()) {
        (Some(day), Some(number)) => format!("{day} {}", month(number)),
        (None, Some(number)) => month(number).to_owned(),
        (_, None) => String::new(),
    }
}

/// `23 Jan 2025`, `Jan 2025`, `2025`; without the year where it is not known.
fn with_year(date: PartialDate) -> String {
    let mut text = day_and_month(date);
    if let Some(year) = date.year() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&year.to_string());
    }
    text
}

/// `23 Jan 2025`.
pub(crate) fn day(date: Date) -> String {
    with_year(PartialDate::of(date))
}

/// `25 Nov – 1 Dec 2024`; `25 Nov – 1 Dec, year unknown`.
pub(crate) fn long(date: Edtf) -> String {
    let (first, last) = date.ends();
    let mut text = if first == last {
        with_year(first)
    } else if first.year() == last.year() {
        format!("{} – {}", same_year_start(first, last), with_year(last))
    } else {
        format!("{} – {}", with_year(first), with_year(last))
    };
    if !date.year_known() {
        text.push_str(", year unknown");
    }
    text
}

/// `11` of `11 – 12 Nov`, `25 Nov` of `25 Nov – 1 Dec`.
fn same_year_start(first: PartialDate, last: PartialDate) -> String {
    match first.day() {
        Some(day) if first.month() == last.month() && last.day().is_some() => day.to_string(),
        _ => day_and_month(first),
    }
}

/// As short as a list wants it: `27 Nov`, `25 Nov – 1 Dec`, `Nov 2024`, nothing where it is not known.
pub(crate) fn short(dated: &Dated) -> String {
    let Some(date) = dated.date else { return String::new() };
    let (first, last) = date.ends();
    match (first.day(), first == last) {
        (Some(_), true) => day_and_month(first),
        (Some(_), false) => format!("{}–{}", same_year_start(first, last), day_and_month(last)),
        (None, _) => with_year(first),
    }
}

/// A date with its year and how it is known, in words.
pub(crate) fn explained(dated: &Dated) -> String {
    let Some(date) = dated.date else { return "no date is shown".to_owned() };
    let how = match dated.basis {
        DateBasis::Printed => "as printed",
        DateBasis::Given => "set by hand",
        DateBasis::Mentioned => "worked out from the text",
        DateBasis::Related => "year taken from a related digest",
        DateBasis::Unknown => "not known",
    };
    let evidence: Vec<String> = dated.evidence.iter().map(|words| format!("“{words}”")).collect();
    match evidence.is_empty() {
        true => format!("{}, {how}", long(date)),
        false => format!("{}, {how}: {}", long(date), evidence.join(", ")),
    }
}

/// The heading under which an issue stands in the list: its week, from Monday to Sunday.
pub(crate) fn week(dated: &Dated) -> String {
    // The library lists what has no year after everything else, in the order of its documents.
    let known = dated.date.and_then(|date| Some((date, date.first_day()?, date.last_day()?)));
    let Some((date, first, last)) = known else { return "Year unknown".to_owned() };
    let whole_days = date.ends().0.day().is_some();
    match week_of(first) {
        // A date that is known only to the month or the year names no week.
        Some(_) if !whole_days => long(date),
        // A week in review that begins on the Sunday before, or two weeks in one: its own days say it best.
        Some((_, sunday)) if last > sunday => long(Edtf::span(first, last)),
        Some((monday, sunday)) => long(Edtf::span(monday, sunday)),
        None => long(date),
    }
}

/// Monday and Sunday of a day's week; `None` at the ends of the calendar.
fn week_of(date: Date) -> Option<(Date, Date)> {
    let monday = date.tomorrow().ok()?.nth_weekday(-1, Weekday::Monday).ok()?;
    let sunday = date.yesterday().ok()?.nth_weekday(1, Weekday::Sunday).ok()?;
    Some((monday, sunday))
}

#[cfg(test)]
mod tests {
    use super::{explained, long, short, week};
    use crate::digest::{DateBasis, Dated};

    fn dated(text: &str) -> Dated {
        Dated::known(text.parse().unwrap(), DateBasis::Mentioned, vec!["on Friday".to_owned()])
    }

    #[test]
    fn dates_read_as_people_write_them() {
        for (date, words, few) in [
            ("2025-01-23", "23 Jan 2025", "23 Jan"),
            ("2024-11-25/2024-12-01", "25 Nov – 1 Dec 2024", "25 Nov–1 Dec"),
            ("2024-11-11/2024-11-12", "11 – 12 Nov 2024", "11–12 Nov"),
            ("2024-12-30/2025-01-05", "30 Dec 2024 – 5 Jan 2025", "30 Dec–5 Jan"),
            ("XXXX-11-25/XXXX-12-01", "25 Nov – 1 Dec, year unknown", "25 Nov–1 Dec"),
            ("2024-11", "Nov 2024", "Nov 2024"),
            ("2024", "2024", "2024"),
        ] {
            assert_eq!(long(date.parse().unwrap()), words);
            assert_eq!(short(&dated(date)), few);
        }
    }

    #[test]
    fn a_date_says_how_it_is_known() {
        assert_eq!(explained(&dated("2024-11-29")), "29 Nov 2024, worked out from the text: “on Friday”");
        assert_eq!(explained(&Dated::unknown()), "no date is shown");
    }

    #[test]
    fn issues_of_one_week_stand_under_one_heading() {
        for (date, heading) in [
            ("2024-11-25/2024-12-01", "25 Nov – 1 Dec 2024"),
            ("2024-11-28", "25 Nov – 1 Dec 2024"),
            ("2024-12-01", "25 Nov – 1 Dec 2024"),
            ("2024-12-02", "2 – 8 Dec 2024"),
            ("2024-11", "Nov 2024"),
            ("XXXX-11-25/XXXX-12-01", "Year unknown"),
        ] {
            assert_eq!(week(&dated(date)), heading, "{date}");
        }
        assert_eq!(week(&Dated::unknown()), "Year unknown");
    }
}
