//! Rates in columns: a row for each pair, or for each day.

use crate::cli::ending::{CliError, Ending};
use crate::cli::out::{BOLD, Cell, Column, DIM, Out, TEXT, Table, cell};
use crate::digest::{Date, Edtf, Interval};
use crate::library::{PairOverview, RateRow, change_in_words, spark};

const PAIRS: [Column; 9] = [
    Column::left("pair"),
    Column::right("value"),
    Column::right("printed"),
    Column::right("before"),
    Column::right("a year"),
    Column::left("recent"),
    Column::left("date"),
    Column::right("age"),
    Column::aside("source"),
];

const DAYS: [Column; 5] = [
    Column::left("pair"),
    Column::right("value"),
    Column::right("change"),
    Column::left("date"),
    Column::text("source"),
];

/// Bars of a sparkline.
const BARS: usize = 12;

/// A row for each pair: its last figure and how far it is from those before it.
pub(super) fn of_pairs(out: &mut Out, pairs: &[PairOverview], today: Date) -> Result<Ending, CliError> {
    let mut table = Table::new(out, &PAIRS);
    for known in pairs {
        let row = &known.latest;
        let change =
            |change: Option<Interval>| change.map(|change| change_in_words(&change)).unwrap_or_default();
        let age = known.age(today).map(|days| format!("{days} d")).unwrap_or_default();
        table.row(vec![
            cell(known.pair(), BOLD),
            cell(&row.rate.value, TEXT),
            cell(printed(row), TEXT),
            cell(change(known.since_previous()), TEXT),
            cell(change(known.since_year_ago()), TEXT),
            cell(spark(&known.recent, BARS), TEXT),
            cell(date(row), TEXT),
            cell(age, DIM),
            cell(source(row), DIM),
        ])?;
    }
    table.finish()?;
    Ok(Ending::Done)
}

/// A row for each figure.
pub(super) fn of_days(out: &mut Out, rates: &[RateRow]) -> Result<(), CliError> {
    let mut table = Table::new(out, &DAYS);
    let cells = |row: &RateRow| -> Vec<Cell> {
        vec![
            cell(&row.rate.pair, BOLD),
            cell(&row.rate.value, TEXT),
            cell(printed(row), TEXT),
            cell(date(row), TEXT),
            cell(source(row), DIM),
        ]
    };
    rates.iter().try_for_each(|row| table.row(cells(row)))?;
    Ok(table.finish()?)
}

fn printed(row: &RateRow) -> String {
    row.rate.change_percent.as_ref().map(|change| format!("{change}%")).unwrap_or_default()
}

fn date(row: &RateRow) -> String {
    row.rate.date.map_or_else(|| "undated".to_owned(), |date| Edtf::day(date).in_words())
}

/// Who published it, else the document.
fn source(row: &RateRow) -> String {
    row.origin.clone().unwrap_or_else(|| row.source.clone())
}
