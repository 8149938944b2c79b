//! The rates in one line, in the longest form that fits.

use super::piece::{Pieces, Role, piece, width};
use crate::digest::{Date, Decimal, Edtf};
use crate::library::RateRow;

/// How much the ticker says of each pair, longest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `KGS/USD 0.01144 = 0%`
    Full,
    /// `KGS/USD 0.01144 =`, and `▼ -0.44%` where it moved
    Moved,
    /// `KGS 0.01144 =`, the second currency once
    Bare,
    /// `KGS 0.01144=`, and `▼0.44`
    Tight,
    /// `KGS .01144=`, and the day without its year
    Short,
    /// `KGS.01144=`, and `▼.44`
    Packed,
    /// The same without the second currency
    Least,
}

const FORMS: [Form; 7] =
    [Form::Full, Form::Moved, Form::Bare, Form::Tight, Form::Short, Form::Packed, Form::Least];

/// The longest form that fits, or the shortest one, which then has to be cut or scrolled.
pub(crate) fn line(rates: &[RateRow], cells: usize) -> Pieces {
    let mut line = Pieces::new();
    for form in FORMS {
        line = in_form(rates, form);
        if width(&line) <= cells {
            break;
        }
    }
    line
}

fn in_form(rates: &[RateRow], form: Form) -> Pieces {
    let gap = match form {
        Form::Full => "   ",
        Form::Moved | Form::Bare => "  ",
        Form::Tight | Form::Short | Form::Packed | Form::Least => " ",
    };
    let mut line = Pieces::new();
    for day in by_day(rates) {
        let priced_in = common_quote(&day).filter(|_| !matches!(form, Form::Full | Form::Moved));
        for row in &day {
            if !line.is_empty() {
                line.push(piece(gap, Role::Text));
            }
            line.extend(pair(row, form, priced_in.is_some()));
        }
        let date = day.first().and_then(|row| row.rate.date);
        line.push(piece(format!("{gap}{}", dated(date, form, priced_in)), Role::Dim));
    }
    line
}

/// The rates by the day they are from, latest day first, in the order given otherwise.
fn by_day(rates: &[RateRow]) -> Vec<Vec<&RateRow>> {
    let mut days: Vec<Option<Date>> = rates.iter().map(|row| row.rate.date).collect();
    days.sort_by(|one, other| other.cmp(one));
    days.dedup();
    days.into_iter().map(|day| rates.iter().filter(|row| row.rate.date == day).collect()).collect()
}

/// The currency that all are priced in, where it is one.
fn common_quote<'rates>(rates: &[&'rates RateRow]) -> Option<&'rates str> {
    let quote = rates.first()?.rate.pair.quote.as_str();
    rates.iter().all(|row| row.rate.pair.quote == quote).then_some(quote)
}

fn pair(row: &RateRow, form: Form, base_only: bool) -> Pieces {
    let rate = &row.rate;
    let name = if base_only { rate.pair.base.clone() } else { rate.pair.to_string() };
    let value = match form {
        Form::Full | Form::Moved | Form::Bare | Form::Tight => format!(" {}", rate.value),
        Form::Short => format!(" {}", without_zero(rate.value.as_str())),
        Form::Packed | Form::Least => without_zero(rate.value.as_str()).to_owned(),
    };
    let mut line = vec![piece(name, Role::Dim), piece(value, Role::Text)];
    let Some(change) = &rate.change_percent else { return line };
    let (arrow, sign, role) = match (change.is_zero(), change.is_negative()) {
        (true, _) => ("=", "", Role::Dim),
        (_, true) => ("▼", "", Role::Down),
        (_, false) => ("▲", "+", Role::Up),
    };
    let moved = match form {
        Form::Full => format!(" {arrow} {sign}{change}%"),
        Form::Moved | Form::Bare if change.is_zero() => format!(" {arrow}"),
        Form::Moved | Form::Bare => format!(" {arrow} {sign}{change}%"),
        _ if change.is_zero() => arrow.to_owned(),
        Form::Tight | Form::Short => format!("{arrow}{}", unsigned(change)),
        Form::Packed | Form::Least => format!("{arrow}{}", without_zero(unsigned(change))),
    };
    line.push(piece(moved, role));
    line
}

/// `.01144` of `0.01144`.
fn without_zero(value: &str) -> &str {
    value.strip_prefix('0').filter(|rest| rest.starts_with('.')).unwrap_or(value)
}

/// What the arrow says already is left out.
fn unsigned(change: &Decimal) -> &str {
    change.as_str().trim_start_matches('-')
}

fn dated(date: Option<Date>, form: Form, priced_in: Option<&str>) -> String {
    let in_words = |words: fn(Edtf) -> String| date.map_or("undated".to_owned(), |day| words(Edtf::day(day)));
    let (day, short) = (in_words(Edtf::in_words), in_words(Edtf::in_few_words));
    match (form, priced_in) {
        (Form::Full, _) => format!("rates of {day}"),
        (Form::Bare | Form::Tight, Some(quote)) => format!("in {quote}, {day}"),
        (Form::Short | Form::Packed, Some(quote)) => format!("{quote}, {short}"),
        (Form::Moved | Form::Bare | Form::Tight, _) => day,
        (Form::Short | Form::Packed | Form::Least, _) => short,
    }
}

/// A window of so many cells into the line as it runs round, `offset` cells from its start.
pub(crate) fn scrolled(line: &Pieces, offset: usize, cells: usize) -> Pieces {
    let cycle = cycle(line);
    let skip = offset % cycle;
    let letters = line.iter().flat_map(|part| part.text.chars().map(|letter| (letter, part.role)));
    // Rates are letters of one cell each, so that cells and letters are the same.
    let padding = std::iter::repeat_n((' ', Role::Text), GAP);
    let round: Vec<(char, Role)> = letters.chain(padding).collect();
    let mut shown = Pieces::new();
    for (letter, role) in round.iter().cycle().skip(skip).take(cells) {
        match shown.last_mut() {
            Some(last) if last.role == *role => last.text.push(*letter),
            _ => shown.push(piece(*letter, *role)),
        }
    }
    shown
}

/// Cells between the line's end and its beginning as it runs round.
const GAP: usize = 6;

/// After how many cells the line stands as it began.
pub(crate) fn cycle(line: &Pieces) -> usize {
    width(line) + GAP
}

#[cfg(test)]
mod tests {
    use super::{line, scrolled};
    use crate::digest::{Date, Pair, Rate};
    use crate::library::RateRow;
    use crate::tui::page::piece::width;

    fn rates() -> Vec<RateRow> {
        let rate = |pair: &str, value: &str, change: &str| RateRow {
            rate: Rate {
                pair: Pair::parse(pair).unwrap(),
                value: value.parse().unwrap(),
                change_percent: change.parse().ok(),
                date: Date::new(2026, 3, 5).ok(),
            },
            source: String::new(),
            origin: None,
        };
        vec![
            rate("KGS/USD", "0.01232", "0"),
            rate("TJS/USD", "0.08877", "-0.61"),
            rate("TMT/USD", "0.30015", "1.36"),
        ]
    }

    fn shown(cells: usize) -> String {
        line(&rates(), cells).into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn the_longest_form_that_fits_is_shown() {
        let forms = [
            "KGS/USD 0.01232 = 0%   TJS/USD 0.08877 ▼ -0.61%   TMT/USD 0.30015 ▲ +1.36%   rates of 5 Mar 2026",
            "KGS/USD 0.01232 =  TJS/USD 0.08877 ▼ -0.61%  TMT/USD 0.30015 ▲ +1.36%  5 Mar 2026",
            "KGS 0.01232 =  TJS 0.08877 ▼ -0.61%  TMT 0.30015 ▲ +1.36%  in USD, 5 Mar 2026",
            "KGS 0.01232= TJS 0.08877▼0.61 TMT 0.30015▲1.36 in USD, 5 Mar 2026",
            "KGS .01232= TJS .08877▼0.61 TMT .30015▲1.36 USD, 5 Mar",
            "KGS.01232= TJS.08877▼.61 TMT.30015▲1.36 USD, 5 Mar",
            "KGS.01232= TJS.08877▼.61 TMT.30015▲1.36 5 Mar",
        ];
        for form in forms {
            assert_eq!(shown(form.chars().count()), form);
        }
        assert_eq!(shown(5), forms[6], "nothing shorter than the shortest");
    }

    #[test]
    fn five_pairs_that_all_moved_fit_a_screen_of_eighty() {
        let moved = ["KGS", "KZT", "TJS", "TMT", "UZS"].map(|base| RateRow {
            rate: Rate {
                pair: Pair::parse(&format!("{base}/USD")).unwrap(),
                value: "0.01232".parse().unwrap(),
                change_percent: "-0.42".parse().ok(),
                date: Date::new(2026, 12, 22).ok(),
            },
            source: String::new(),
            origin: None,
        });
        assert!(width(&line(&moved, 78)) <= 78);
    }

    #[test]
    fn a_scrolling_line_comes_round() {
        let line = line(&rates(), 20);
        let start = scrolled(&line, 0, 20);
        assert_eq!(scrolled(&line, super::cycle(&line), 20), start);
        assert_ne!(scrolled(&line, 1, 20), start);
        assert_eq!(width(&start), 20);
    }
}
