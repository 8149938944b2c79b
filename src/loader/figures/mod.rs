//! Files of figures: CSV, and the daily XML of two banks as saved files → rates with their origin and faults.
//!
//! Purpose: more rates than the tickers of digests have. Nothing is fetched; a line that cannot be read is told with
//! its number and the rest goes on. The value stays as printed; where a bank prints it for a hundred units, its point
//! moves and no digit is lost.

mod bank;
mod sheet;

use super::decode;
use crate::digest::{Fault, Rate};

/// One figure of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The rate; it has a day.
    pub rate: Rate,
    /// Who published it; `None` for the ticker of a digest.
    pub origin: Option<String>,
    /// The document that a CSV file says it came from.
    pub source: Option<String>,
}

/// What a file of figures holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    /// `csv`, `nbk`, `ecb`.
    pub layout: &'static str,
    /// The figures, in the file's order.
    pub figures: Vec<Figure>,
    /// What could not be read.
    pub faults: Vec<Fault>,
}

/// Reads a file of figures; those of a CSV file that does not say their origin have the file's `name`.
///
/// # Errors
/// A sentence, where the file as a whole is of no known form.
pub fn read(bytes: &[u8], name: &str) -> Result<Figures, String> {
    let text = decode::text(bytes);
    let text = text.text.trim_start_matches('\u{feff}').trim_end_matches('\0');
    if text.trim_start().starts_with('<') {
        bank::read(text.trim_start())
    } else {
        Ok(sheet::read(text, name))
    }
}

/// A day as files write it: `2025-01-23` or `23.01.2025`.
fn day(text: &str) -> Option<crate::digest::Date> {
    let text = text.trim();
    let turned = || {
        let mut parts = text.split('.');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let whole = parts.next().is_none() && day.len() == 2 && month.len() == 2 && year.len() == 4;
        whole.then(|| format!("{year}-{month}-{day}"))
    };
    match turned() {
        Some(turned) => turned.parse().ok(),
        None if text.len() == 10 => text.parse().ok(),
        None => None,
    }
}

/// A value as a rate has one: a decimal above zero.
fn value(text: &str) -> Result<crate::digest::Decimal, String> {
    let value: crate::digest::Decimal = text
        .trim()
        .parse()
        .map_err(|_| format!("`{}` is not a decimal number; write it as 0.01144", text.trim()))?;
    if value.is_zero() || value.is_negative() {
        return Err(format!("`{value}` is no rate; it must be above zero"));
    }
    value
        .significant_digits()
        .le(&30)
        .then_some(value)
        .ok_or_else(|| "the value is of absurd length".to_owned())
}

#[cfg(test)]
mod tests;
