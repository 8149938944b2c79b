//! The currency ticker of a page: rows like `• KGS/USD = 0.01144 0%`, the same few pairs printed again and again.
//!
//! A line is of the ticker only where the whole of it reads as such; a rate named in a sentence is prose. The values
//! are kept as printed. A page repeats its ticker two to ten times: repeats that say the same are one rate.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::digest::{Date, Decimal, Fault, Pair, Rate};

/// A row of the ticker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pair: Pair,
    value: Decimal,
    change: Option<Decimal>,
}

/// The rows of a line: usually one, several where rows were joined; `None` where anything else stands in the line.
pub(super) fn rows(line: &str) -> Option<Vec<Row>> {
    // Every row has a pair with a slash; this spares the rest for lines of prose.
    if !line.contains('/') {
        return None;
    }
    let spaced = if is_tight(line) { Cow::Owned(line.replace('=', " = ")) } else { Cow::Borrowed(line) };
    let words = spaced.split(|letter: char| letter.is_whitespace() || letter == '•');
    let mut words = words.filter(|word| !is_bullet(word)).peekable();
    let mut rows = Vec::new();
    while let Some(word) = words.next() {
        let pair = Pair::parse(word)?;
        words.next_if_eq(&"=");
        let value = decimal(words.next()?)?;
        let change = words.next_if(|word| word.contains('%')).map(change).unwrap_or(Some(None))?;
        rows.push(Row { pair, value, change });
    }
    (!rows.is_empty()).then_some(rows)
}

/// Whether something stands right beside an equals sign.
fn is_tight(line: &str) -> bool {
    let (mut before, mut after) = (line.split('=').rev().skip(1), line.split('=').skip(1));
    !before.all(|part| part.ends_with(' ')) || !after.all(|part| part.starts_with(' '))
}

/// Whether a word is nothing but bullets, or nothing.
fn is_bullet(word: &str) -> bool {
    word.chars().all(|letter| "•·∙◦▪●■‣-–—*|".contains(letter))
}

/// A value, also with a decimal comma.
fn decimal(word: &str) -> Option<Decimal> {
    word.replacen(',', ".", 1).parse().ok().filter(|value: &Decimal| !value.is_negative())
}

/// A change in percent, perhaps in brackets; the outer `None` where it is no number.
fn change(word: &str) -> Option<Option<Decimal>> {
    let number = word.trim_matches(['(', ')']).strip_suffix('%')?;
    number.replacen(',', ".", 1).parse().ok().map(Some)
}

/// The rates that a document's ticker shows, one a pair.
#[derive(Debug, Default)]
pub(super) struct Ticker {
    rows: Vec<Row>,
    /// Where in `rows` a pair is.
    places: BTreeMap<Pair, usize>,
    /// Pairs whose fault was told.
    faulty: BTreeSet<Pair>,
    faults: Vec<Fault>,
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// It is a rate, or says what an earlier row said.
    Kept,
    /// It disagrees with an earlier row of its pair, which stands.
    Refused,
}

impl Ticker {
    /// Takes a row from a line.
    pub(super) fn take(&mut self, line: usize, row: Row) -> Taken {
        match self.places.get(&row.pair).and_then(|&place| self.rows.get(place)) {
            None => {
                self.tell_impossible_fall(line, &row);
                self.places.insert(row.pair.clone(), self.rows.len());
                self.rows.push(row);
                Taken::Kept
            }
            Some(first) if *first == row => Taken::Kept,
            Some(first) => {
                let (pair, kept, other) = (&row.pair, &first.value, &row.value);
                let what = if kept == other {
                    format!("the ticker repeats {pair} with another change; the first is kept")
                } else {
                    format!("the ticker repeats {pair} as {other}; the first value, {kept}, is kept")
                };
                if self.faulty.insert(row.pair) {
                    self.faults.push(Fault { line, what });
                }
                Taken::Refused
            }
        }
    }

    /// A value that lost all of itself would be nothing: where a pair still has a value, `-100%` cannot be true.
    fn tell_impossible_fall(&mut self, line: usize, row: &Row) {
        let Some(change) = &row.change else { return };
        let whole = change.as_str().strip_prefix('-').and_then(|fall| fall.split('.').next());
        let all = whole.is_some_and(|whole| whole.trim_start_matches('0').len() >= 3);
        if all && !row.value.is_zero() {
            let what =
                format!("the ticker says {change}% beside an unchanged value, {} = {}", row.pair, row.value);
            self.faults.push(Fault { line, what });
        }
    }

    /// The rates in the order printed, as of `date`, and what was wrong with them.
    pub(super) fn finish(self, date: Option<Date>) -> (Vec<Rate>, Vec<Fault>) {
        let rate = |row: Row| Rate { pair: row.pair, value: row.value, change_percent: row.change, date };
        (self.rows.into_iter().map(rate).collect(), self.faults)
    }
}

#[cfg(test)]
mod tests {
    use super::{Taken, Ticker, rows};
    use crate::digest::Date;

    /// Pair, value and change of every row of a line.
    fn read(line: &str) -> Option<Vec<(String, String, Option<String>)>> {
        let rows = rows(line)?;
        let texts = rows.into_iter().map(|row| {
            (row.pair.to_string(), row.value.to_string(), row.change.map(|change| change.to_string()))
        });
        Some(texts.collect())
    }

    fn one(pair: &str, value: &str, change: Option<&str>) -> Option<Vec<(String, String, Option<String>)>> {
        Some(vec![(pair.into(), value.into(), change.map(str::to_owned))])
    }

    #[test]
    fn rows_are_read_however_they_are_set() {
        for line in [
            "• KGS/USD = 0.01149 0.26%",
            "  • KGS/USD = 0.01149 0.26%",
            "KGS/USD = 0.01149 +0.26%",
            "- kgs/usd = .01149 0.26%",
            "•KGS/USD=0.01149 0.26%",
            "KGS/USD 0,01149 (0.26%)",
        ] {
            assert_eq!(read(line), one("KGS/USD", "0.01149", Some("0.26")), "{line}");
        }
        assert_eq!(read("• UZS/USD = 0.00008 -0%"), one("UZS/USD", "0.00008", Some("0")));
        assert_eq!(read("• TJS/USD = 0.09143 -0.22%"), one("TJS/USD", "0.09143", Some("-0.22")));
        assert_eq!(read("• TJS/USD = 0.09143"), one("TJS/USD", "0.09143", None));
        assert_eq!(read("• KGS/USD = 0.01149 0% • KZT/USD = 0.00191 0%").map(|rows| rows.len()), Some(2));
    }

    #[test]
    fn what_only_mentions_a_rate_is_no_row() {
        for line in [
            "",
            "•",
            "The som fell to KGS/USD = 0.01149 0.26%",
            "KGS/USD = 0.01149 0.26% on Monday",
            "• KGS/USD",
            "• KGS/USD = falling",
            "• KGS/USD = 0.01149 many%",
            "• Exports grew by 4%",
            "and/or 5",
            "24/7",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    fn taken(lines: &[&str]) -> (Vec<String>, Vec<(usize, String)>, Vec<Taken>) {
        let mut ticker = Ticker::default();
        let mut fates = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            for row in rows(line).unwrap() {
                fates.push(ticker.take(index + 1, row));
            }
        }
        let (rates, faults) = ticker.finish(Date::new(2025, 1, 2).ok());
        assert!(rates.iter().all(|rate| rate.date == Date::new(2025, 1, 2).ok()));
        let rates = rates.iter().map(|rate| format!("{} {}", rate.pair, rate.value)).collect();
        (rates, faults.into_iter().map(|fault| (fault.line, fault.what)).collect(), fates)
    }

    #[test]
    fn repeats_are_one_rate_and_a_disagreeing_one_is_a_fault() {
        let (rates, faults, fates) = taken(&[
            "• KGS/USD = 0.01149 0%",
            "• KZT/USD = 0.00191 0%",
            "• KGS/USD = 0.01149 -0%",
            "• KZT/USD = 0.00192 0%",
            "• KZT/USD = 0.00192 0%",
        ]);
        assert_eq!(rates, ["KGS/USD 0.01149", "KZT/USD 0.00191"]);
        assert_eq!(
            faults,
            [(4, "the ticker repeats KZT/USD as 0.00192; the first value, 0.00191, is kept".to_owned())]
        );
        assert_eq!(fates.iter().filter(|fate| **fate == Taken::Refused).count(), 2);
    }

    #[test]
    fn a_fall_of_everything_beside_a_value_is_kept_as_printed_and_told_once() {
        let row = "• UZS/USD = 0.00008 -100%";
        let (rates, faults, _) = taken(&[row, row, row]);
        assert_eq!(rates, ["UZS/USD 0.00008"]);
        assert_eq!(
            faults,
            [(1, "the ticker says -100% beside an unchanged value, UZS/USD = 0.00008".to_owned())]
        );
        let (_, faults, _) = taken(&["• UZS/USD = 0.00000 -100%"]);
        assert!(faults.is_empty());
    }
}
