//! Rates as CSV, in the form that `akyn rates import` reads.

use std::io;

use csv::Writer;

use crate::cli::ending::CliError;
use crate::cli::out::{Out, plain};
use crate::digest::Decimal;
use crate::library::RateRow;

/// Writes a header and a line for each rate.
pub(super) fn write(out: &mut Out, rates: &[RateRow]) -> Result<(), CliError> {
    let mut sheet = Writer::from_writer(out.writer());
    sheet.write_record(["date", "pair", "value", "change_percent", "origin", "source"]).map_err(told)?;
    for row in rates {
        let rate = &row.rate;
        sheet
            .write_record([
                rate.date.map(|date| date.to_string()).unwrap_or_default().as_str(),
                &rate.pair.to_string(),
                rate.value.as_str(),
                rate.change_percent.as_ref().map(Decimal::as_str).unwrap_or_default(),
                &plain(row.origin.as_deref().unwrap_or_default()),
                &plain(&row.source),
            ])
            .map_err(told)?;
    }
    Ok(sheet.flush()?)
}

/// A closed pipe must be known from other failures.
fn told(error: csv::Error) -> CliError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error.into(),
        other => io::Error::other(format!("{other:?}")).into(),
    }
}
