//! Dates in the reader's lists and headings; the words themselves are the domain's.

use crate::digest::{Date, Dated, Edtf, Weekday};

/// As short as a list wants it: `27 Nov`, `25 Nov–1 Dec`, nothing where it is not known.
pub(crate) fn short(dated: &Dated) -> String {
    dated.date.map(Edtf::in_few_words).unwrap_or_default()
}

/// A date and how it is known, on one line: `29 Nov 2024 · from “on Friday”`.
pub(crate) fn explained(dated: &Dated) -> String {
    match dated.basis_in_few_words() {
        Some(basis) => format!("{} · {basis}", dated.in_words()),
        None => dated.in_words(),
    }
}

/// The heading under which an issue stands in the list: its week, from Monday to Sunday.
pub(crate) fn week(dated: &Dated) -> String {
    let Some(date) = dated.date else { return "Undated".to_owned() };
    // The library lists what has no year after everything else, and what has no date after that.
    let Some((first, last)) = date.first_day().zip(date.last_day()) else { return "Year unknown".to_owned() };
    let whole_days = date.ends().0.day().is_some();
    match week_of(first) {
        // A date that is known only to the month or the year names no week.
        Some(_) if !whole_days => date.in_words(),
        // A week in review that begins on the Sunday before, or two weeks in one: its own days say it best.
        Some((_, sunday)) if last > sunday => Edtf::span(first, last).in_words(),
        Some((monday, sunday)) => Edtf::span(monday, sunday).in_words(),
        None => date.in_words(),
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
    use super::{explained, week};
    use crate::digest::{DateBasis, Dated};

    fn dated(text: &str) -> Dated {
        let evidence = vec!["on Friday".to_owned(), "last week".to_owned()];
        Dated::known(text.parse().unwrap(), DateBasis::Mentioned, evidence)
    }

    #[test]
    fn a_date_says_on_one_line_how_it_is_known() {
        assert_eq!(explained(&dated("2024-11-29")), "29 Nov 2024 · from “on Friday”");
        assert_eq!(explained(&Dated::unknown()), "undated");
    }

    #[test]
    fn issues_of_one_week_stand_under_one_heading() {
        for (date, heading) in [
            ("2024-11-25/2024-12-01", "25 Nov – 1 Dec 2024"),
            ("2024-11-28", "25 Nov – 1 Dec 2024"),
            ("2024-12-01", "25 Nov – 1 Dec 2024"),
            ("2024-12-02", "2–8 Dec 2024"),
            ("2024-11", "Nov 2024"),
            ("XXXX-11-25/XXXX-12-01", "Year unknown"),
        ] {
            assert_eq!(week(&dated(date)), heading, "{date}");
        }
        assert_eq!(week(&Dated::unknown()), "Undated");
    }
}
