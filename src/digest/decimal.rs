//! Decimals as printed: digits are never rounded, dropped or added.

use std::fmt;
use std::str::FromStr;

/// A decimal number with exactly the digits that were printed, such as `0.28490`.
///
/// `-0`, `-0.00` and the like lose their sign, nothing else changes. Never a float.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Decimal(String);

/// The text is not a plain decimal number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a decimal number")]
pub struct DecimalError(pub String);

impl Decimal {
    /// The printed digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the value is below zero.
    pub fn is_negative(&self) -> bool {
        self.0.starts_with('-')
    }

    /// Whether the value is zero, however many zeros were printed.
    pub fn is_zero(&self) -> bool {
        self.0.bytes().all(|byte| matches!(byte, b'0' | b'.'))
    }
}

impl FromStr for Decimal {
    type Err = DecimalError;

    /// Accepts `12`, `0.01144`, `-0.44`, `+0.3`, `.00208` (the point's zero is added).
    fn from_str(text: &str) -> Result<Self, DecimalError> {
        let refused = || DecimalError(text.to_owned());
        let (negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = match digits.split_once('.') {
            Some((whole, fraction)) if !fraction.is_empty() => (whole, Some(fraction)),
            Some(_) => return Err(refused()),
            None => (digits, None),
        };
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if !all_digits(whole) || !fraction.is_none_or(all_digits) || (whole.is_empty() && fraction.is_none())
        {
            return Err(refused());
        }
        let whole = if whole.is_empty() { "0" } else { whole };
        let mut value = match fraction {
            Some(fraction) => format!("{whole}.{fraction}"),
            None => whole.to_owned(),
        };
        if negative && value.bytes().any(|byte| matches!(byte, b'1'..=b'9')) {
            value.insert(0, '-');
        }
        Ok(Self(value))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn keeps_every_printed_digit_and_drops_only_the_sign_of_zero() {
        for (printed, kept) in [
            ("0.28490", "0.28490"),
            ("-0.44", "-0.44"),
            ("-0", "0"),
            ("-0.00", "0.00"),
            ("+1.5", "1.5"),
            (".00208", "0.00208"),
            ("-100", "-100"),
            ("\u{2212}2", "-2"),
        ] {
            assert_eq!(printed.parse::<Decimal>().map(|d| d.to_string()), Ok(kept.to_owned()), "{printed}");
        }
        for wrong in ["", "-", ".", "1.", "1,5", "1e5", "--1", "½", "1.2.3"] {
            assert!(wrong.parse::<Decimal>().is_err(), "{wrong}");
        }
    }
}
