//! `date:2024-11..2024-12` and its shorter forms.

use std::fmt;

use super::error::Wrong;
use crate::digest::{Date, Edtf};

/// Days from one to another, both included; an end that is not given is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateRange {
    /// The first day.
    pub first: Option<Date>,
    /// The last day.
    pub last: Option<Date>,
}

impl DateRange {
    /// Reads `A..B`, `A..`, `..B`, or one EDTF date.
    pub(super) fn parse(text: &str) -> Result<Self, Wrong> {
        let (first, last) = match text.split_once("..") {
            Some(("", "")) => return Err(Wrong::NoDate(text.to_owned())),
            Some((first, last)) => (end(first)?, end(last)?),
            None => (end(text)?, end(text)?),
        };
        let day = |date: Option<Edtf>, of: fn(Edtf) -> Option<Date>| {
            date.map(|date| of(date).ok_or_else(|| Wrong::NoYear(date.to_string()))).transpose()
        };
        let range = Self { first: day(first, Edtf::first_day)?, last: day(last, Edtf::last_day)? };
        match (range.first, range.last) {
            (Some(first), Some(last)) if first > last => Err(Wrong::Backwards(text.to_owned())),
            _ => Ok(range),
        }
    }
}

fn end(text: &str) -> Result<Option<Edtf>, Wrong> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| Wrong::NoDate(text.to_owned()))
}

impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.first.map_or(Ok(()), |day| day.fmt(f))?;
        f.write_str("..")?;
        self.last.map_or(Ok(()), |day| day.fmt(f))
    }
}
