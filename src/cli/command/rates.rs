//! `akyn rates`: the rates read from the digests, newest first.

use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::json::RateLine;
use crate::cli::out::{BOLD, Cell, Column, DIM, TEXT, Table, cell};
use crate::digest::{Edtf, Pair};
use crate::library::RateRow;

const COLUMNS: [Column; 5] = [
    Column::left("pair"),
    Column::right("value"),
    Column::right("change"),
    Column::left("date"),
    Column::text("source"),
];

/// List the currency rates read from the digests, newest first
#[derive(Debug, clap::Args)]
pub(crate) struct Rates {
    /// Only this pair, such as KGS/USD
    #[arg(value_name = "PAIR", value_parser = pair)]
    pair: Option<Pair>,
}

impl Rates {
    pub(crate) fn run(&self, call: &mut Call<'_>) -> Result<Ending, CliError> {
        let library = call.reading()?;
        let mut rates = library.rates(self.pair.as_ref())?;
        if rates.is_empty() {
            let what = match &self.pair {
                Some(pair) => format!("no rate of {pair}; `akyn rates` lists all pairs"),
                None => "no rates; they are read from the ticker of listing pages".to_owned(),
            };
            return call.nothing(&library, &what);
        }
        // Stable, so that the pairs of a day stay in the library's order.
        rates.sort_by_key(|row| std::cmp::Reverse(row.rate.date));
        rates.truncate(usize::try_from(call.limit).unwrap_or(usize::MAX));
        if call.out.json() {
            rates.iter().try_for_each(|row| call.out.json_line(&RateLine::of(row)))?;
            return Ok(Ending::Done);
        }
        let mut table = Table::new(call.out, &COLUMNS);
        rates.iter().try_for_each(|row| table.row(cells(row)))?;
        table.finish()?;
        Ok(Ending::Done)
    }
}

fn cells(row: &RateRow) -> Vec<Cell> {
    let rate = &row.rate;
    let change = rate.change_percent.as_ref().map(|change| format!("{change}%"));
    let date = rate.date.map_or_else(|| "undated".to_owned(), |date| Edtf::day(date).in_words());
    vec![
        cell(&rate.pair, BOLD),
        cell(&rate.value, TEXT),
        cell(change.unwrap_or_default(), TEXT),
        cell(date, TEXT),
        cell(&row.source, DIM),
    ]
}

fn pair(text: &str) -> Result<Pair, String> {
    Pair::parse(text).ok_or_else(|| "a pair is two currency codes, such as KGS/USD".to_owned())
}
