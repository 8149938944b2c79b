//! `akyn rates`: the rates read from the digests and from files of figures, and such files in and out.

mod figures;
mod sheet;
mod table;

use std::path::PathBuf;

use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::json::RateLine;
use crate::digest::{Date, Edtf, Pair};
use crate::library::{Library, RateRow};

/// Show the currency rates: every pair, or one pair day by day, newest first
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Rates {
    #[command(subcommand)]
    figures: Option<Figures>,
    /// Only this pair, such as KGS/USD
    #[arg(value_name = "PAIR", value_parser = pair)]
    pair: Option<Pair>,
    /// Only what is of this day or later, such as 2025-01-23
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    since: Option<Date>,
    /// Only what is of this day or before
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    until: Option<Date>,
    /// Print all figures as CSV, which `akyn rates import` reads back
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    /// Figures of every origin; without it of several on one day the most precise
    #[arg(long)]
    all: bool,
}

/// Files of figures.
#[derive(Debug, clap::Subcommand)]
enum Figures {
    /// Take rates from files: CSV (date,pair,value), or saved XML of the National Bank of Kazakhstan or the ECB
    Import {
        /// The files; - is standard input
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
    /// Take the figures of one origin or file out again
    Remove {
        /// As `akyn rates --json` names it under "origin" or "source"
        #[arg(value_name = "SOURCE")]
        source: String,
    },
}

impl Rates {
    pub(crate) fn run(&self, call: &mut Call<'_>) -> Result<Ending, CliError> {
        match &self.figures {
            Some(Figures::Import { files }) => figures::import(call, files),
            Some(Figures::Remove { source }) => figures::remove(call, source),
            None => self.show(call),
        }
    }

    fn show(&self, call: &mut Call<'_>) -> Result<Ending, CliError> {
        let library = call.reading()?;
        let bounded = self.since.is_some() || self.until.is_some() || self.all;
        let pairs_only = self.pair.is_none() && !bounded && !self.csv && !call.out.json();
        if pairs_only {
            let mut pairs = library.pairs(None)?;
            pairs.truncate(usize::try_from(call.limit).unwrap_or(usize::MAX));
            if !pairs.is_empty() {
                return table::of_pairs(call.out, &pairs, crate::library::today());
            }
        }
        let rates = self.rows(&library, call.limit)?;
        if rates.is_empty() {
            return self.nothing(call, &library);
        }
        if self.csv {
            sheet::write(call.out, &rates)?;
        } else if call.out.json() {
            rates.iter().try_for_each(|row| call.out.json_line(&RateLine::of(row)))?;
        } else {
            table::of_days(call.out, &rates)?;
        }
        Ok(Ending::Done)
    }

    /// Newest first; stable, so that the pairs of a day stay in the library's order.
    fn rows(&self, library: &Library, limit: u64) -> Result<Vec<RateRow>, CliError> {
        let mut rates = match self.all {
            true => library.rates_of_every_origin(self.pair.as_ref())?,
            false => library.rates(self.pair.as_ref())?,
        };
        let from = |row: &RateRow| self.since.is_none_or(|day| row.rate.date >= Some(day));
        let upto = |row: &RateRow| self.until.is_none_or(|day| row.rate.date <= Some(day));
        rates.retain(|row| from(row) && upto(row));
        rates.sort_by_key(|row| std::cmp::Reverse(row.rate.date));
        rates.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(rates)
    }

    fn nothing(&self, call: &mut Call<'_>, library: &Library) -> Result<Ending, CliError> {
        let days = if self.since.is_some() || self.until.is_some() { " of those days" } else { "" };
        let what = match &self.pair {
            Some(pair) => format!("no rate of {pair}{days}; `akyn rates` lists all pairs"),
            None => format!(
                "no rates{days}; they are read from the ticker of listing pages, and by `akyn rates import`"
            ),
        };
        nothing(call, library, &what)
    }
}

/// Ends a command that found nothing: a library of rates alone is not empty here.
pub(super) fn nothing(call: &mut Call<'_>, library: &Library, what: &str) -> Result<Ending, CliError> {
    if library.latest_rates(None)?.is_empty() {
        return call.nothing(library, what);
    }
    call.out.hint(what);
    Ok(Ending::Short)
}

fn pair(text: &str) -> Result<Pair, String> {
    Pair::parse(text).ok_or_else(|| "a pair is two currency codes, such as KGS/USD".to_owned())
}

fn first_day(text: &str) -> Result<Date, String> {
    day(text, Edtf::first_day)
}

fn last_day(text: &str) -> Result<Date, String> {
    day(text, Edtf::last_day)
}

/// A day; of a month, a year or a span its first or last one.
pub(super) fn day(text: &str, end: fn(Edtf) -> Option<Date>) -> Result<Date, String> {
    let date: Edtf = text.parse().map_err(|error: crate::digest::EdtfError| error.to_string())?;
    end(date).ok_or_else(|| "the year must be known, as in 2025-01-23".to_owned())
}
