//! Currency rates, as printed.

use std::fmt;

use super::{Date, Decimal, Interval};

/// Two currencies: one unit of `base` costs so many of `quote`. Codes are ISO 4217, in capitals.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pair {
    /// The currency priced.
    pub base: String,
    /// The currency it is priced in.
    pub quote: String,
}

impl Pair {
    /// Reads `KGS/USD`: two codes of three ASCII letters.
    pub fn parse(text: &str) -> Option<Self> {
        let (base, quote) = text.split_once('/')?;
        let code = |part: &str| {
            (part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_alphabetic()))
                .then(|| part.to_ascii_uppercase())
        };
        Some(Self { base: code(base.trim())?, quote: code(quote.trim())? })
    }

    /// The same currencies the other way round.
    pub fn turned(&self) -> Self {
        Self { base: self.quote.clone(), quote: self.base.clone() }
    }
}

impl fmt::Display for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.base, self.quote)
    }
}

/// A currency pair's value on a day, as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    /// The pair.
    pub pair: Pair,
    /// The printed value, every printed digit kept.
    pub value: Decimal,
    /// The printed change in percent; `-0` is `0`.
    pub change_percent: Option<Decimal>,
    /// The day the document says it is from; `None` where it does not say.
    pub date: Option<Date>,
}

impl Rate {
    /// What the printed value can mean; `None` for one of absurd length.
    pub fn interval(&self) -> Option<Interval> {
        Interval::of_printed(&self.value)
    }
}
