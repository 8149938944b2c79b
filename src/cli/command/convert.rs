//! `akyn convert`: a sum in another currency, with everything it can be.

use serde::Serialize;

use super::rates::{day, nothing};
use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::json::RateLine;
use crate::cli::out::{BOLD, DIM, plain};
use crate::digest::{Date, Decimal, Edtf};
use crate::library::{Conversion, ConvertError, Leg};

/// Convert a sum into another currency, by the rates of a day
#[derive(Debug, clap::Args)]
pub(crate) struct Convert {
    /// The sum, such as 250000
    #[arg(value_name = "AMOUNT", value_parser = amount)]
    amount: Decimal,
    /// Its currency, such as KZT
    #[arg(value_name = "FROM", value_parser = currency)]
    from: String,
    /// The other currency, such as KGS
    #[arg(value_name = "TO", value_parser = currency)]
    to: String,
    /// By the last known rates of this day or before; without it the latest
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    on: Option<Date>,
}

/// The JSON line of a conversion. Sums are decimal strings, and so are the ends of what the value can be.
#[derive(Serialize)]
struct ConversionLine<'a> {
    amount: &'a str,
    from: &'a str,
    to: &'a str,
    value: String,
    low: String,
    high: String,
    date: Option<String>,
    asked: Option<String>,
    of_the_day: bool,
    rates: Vec<RateLine<'a>>,
}

impl Convert {
    pub(crate) fn run(&self, call: &mut Call<'_>) -> Result<Ending, CliError> {
        let library = call.reading()?;
        let conversion = match library.convert(&self.amount, &self.from, &self.to, self.on) {
            Ok(conversion) => conversion,
            Err(ConvertError::Library(error)) => return Err(error.into()),
            Err(ConvertError::Unknown { known, .. }) if known.is_empty() => {
                return call.nothing(&library, "no rates; they are read from the ticker of listing pages");
            }
            Err(wrong @ ConvertError::Unknown { .. }) => return Err(CliError::Usage(wrong.to_string())),
            Err(wrong) => return nothing(call, &library, &wrong.to_string()),
        };
        match call.out.json() {
            true => call.out.json_line(&line(&conversion))?,
            false => tell(call, &conversion)?,
        }
        Ok(Ending::Done)
    }
}

fn line(conversion: &Conversion) -> ConversionLine<'_> {
    let (low, high) = conversion.value.ends();
    ConversionLine {
        amount: conversion.amount.as_str(),
        from: &conversion.from,
        to: &conversion.to,
        value: conversion.value.shown().to_string(),
        low: low.to_string(),
        high: high.to_string(),
        date: conversion.day().map(|day| day.to_string()),
        asked: conversion.asked.map(|day| day.to_string()),
        of_the_day: conversion.is_of_the_day(),
        rates: conversion.legs.iter().map(|leg| RateLine::of(&leg.row)).collect(),
    }
}

fn tell(call: &mut Call<'_>, conversion: &Conversion) -> Result<(), CliError> {
    let Conversion { amount, from, to, value, .. } = conversion;
    let shown = value.shown().grouped();
    let sum = format!("{} {from}", amount.grouped());
    if value.is_exact() {
        return Ok(call.out.line(format_args!("{sum} = {BOLD}{shown} {to}{BOLD:#}"))?);
    }
    let (low, high) = value.ends_in_few_digits();
    let (low, high) = (low.grouped(), high.grouped());
    call.out.line(format_args!("{sum} ≈ {BOLD}{shown} {to}{BOLD:#}, between {low} and {high}"))?;
    for leg in &conversion.legs {
        call.out.line(format_args!("{DIM}{}{DIM:#}", plain(&way(leg))))?;
    }
    if let (false, Some(day)) = (conversion.is_of_the_day(), conversion.day()) {
        let day = Edtf::day(day).in_words();
        let told = match conversion.asked {
            Some(asked) => {
                format!("no rate of {}; the last known are from {day}", Edtf::day(asked).in_words())
            }
            None => format!("the rates are of different days, from {day} on"),
        };
        call.out.hint(&told);
    }
    Ok(())
}

/// `KGS/USD 0.01144, turned round, of 23 Jan 2025 (listing.txt)`
fn way(leg: &Leg) -> String {
    let rate = &leg.row.rate;
    let turned = if leg.turned { ", turned round" } else { "" };
    let day =
        rate.date.map_or_else(|| "undated".to_owned(), |day| format!("of {}", Edtf::day(day).in_words()));
    let source = leg.row.origin.as_ref().unwrap_or(&leg.row.source);
    format!("  by {} {}{turned}, {day} ({source})", rate.pair, rate.value)
}

/// A sum as people write it: commas or blanks between thousands are left out.
fn amount(text: &str) -> Result<Decimal, String> {
    let bare: String = text.chars().filter(|letter| !matches!(letter, ',' | '_' | ' ' | '\u{a0}')).collect();
    let sum: Decimal = bare.parse().map_err(|_| "a sum is a number, such as 250000 or 99.50".to_owned())?;
    if sum.is_negative() || bare.len() > 30 {
        return Err("a sum is a number from 0, such as 250000 or 99.50".to_owned());
    }
    Ok(sum)
}

fn currency(text: &str) -> Result<String, String> {
    let code = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    if code {
        Ok(text.to_ascii_uppercase())
    } else {
        Err("a currency is three letters, such as KZT".to_owned())
    }
}

fn last_day(text: &str) -> Result<Date, String> {
    day(text, Edtf::last_day)
}
