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

    /// Digits that were written by a sum, in the form of [`Self::from_str`].
    pub(super) fn of_digits(digits: String) -> Self {
        let zero = digits.bytes().all(|byte| matches!(byte, b'0' | b'.' | b'-'));
        Self(if zero { digits.trim_start_matches('-').to_owned() } else { digits })
    }

    /// The same number without zeros at its end: of a sum they say nothing.
    pub(super) fn shortened(self) -> Self {
        if !self.0.contains('.') {
            return self;
        }
        Self(self.0.trim_end_matches('0').trim_end_matches('.').to_owned())
    }

    /// How many digits say something: those from the first that is no zero. More of them are more precise.
    pub fn significant_digits(&self) -> usize {
        let digits = self.0.trim_start_matches(['-', '0', '.']);
        digits.bytes().filter(u8::is_ascii_digit).count()
    }

    /// The same number with a comma between thousands: `250,000.5`.
    pub fn grouped(&self) -> String {
        let (sign, digits) = self.0.strip_prefix('-').map_or(("", self.0.as_str()), |digits| ("-", digits));
        let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
        let mut text = sign.to_owned();
        for (place, digit) in whole.char_indices() {
            if place > 0 && (whole.len() - place) % 3 == 0 {
                text.push(',');
            }
            text.push(digit);
        }
        if let Some(fraction) = fraction {
            text.push('.');
            text.push_str(fraction);
        }
        text
    }

    /// The number of one unit, where it was printed for `quantity` of them: a power of ten, so that only the point
    /// moves and no digit is lost. `None` for any other quantity.
    pub fn for_one_of(&self, quantity: &str) -> Option<Self> {
        let zeros = quantity.strip_prefix('1').filter(|zeros| zeros.bytes().all(|zero| zero == b'0'))?.len();
        let (sign, digits) = self.0.strip_prefix('-').map_or(("", self.0.as_str()), |digits| ("-", digits));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if zeros == 0 {
            return Some(self.clone());
        }
        let padded = format!("{whole:0>width$}", width = zeros + 1);
        let (whole, moved) = padded.split_at_checked(padded.len() - zeros)?;
        Some(Self(format!("{sign}{whole}.{moved}{fraction}")))
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

impl From<u32> for Decimal {
    fn from(number: u32) -> Self {
        Self(number.to_string())
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
    fn a_value_for_many_units_loses_no_digit_for_one() {
        let one = |value: &str, of: &str| {
            value.parse::<Decimal>().unwrap().for_one_of(of).map(|value| value.to_string())
        };
        assert_eq!(one("4.04", "100"), Some("0.0404".to_owned()));
        assert_eq!(one("523.45", "1"), Some("523.45".to_owned()));
        assert_eq!(one("12345", "10"), Some("1234.5".to_owned()));
        assert_eq!((one("4.04", "7"), one("4.04", ""), one("4", "1e2")), (None, None, None));
    }

    #[test]
    fn digits_are_counted_and_thousands_set_apart() {
        let of = |value: &str| value.parse::<Decimal>().unwrap();
        for (value, digits) in [("0.00008", 1), ("0.28490", 5), ("523.45", 5), ("0", 0), ("100", 3)] {
            assert_eq!(of(value).significant_digits(), digits, "{value}");
        }
        for (value, grouped) in [("1234567.5", "1,234,567.5"), ("-250000", "-250,000"), ("100", "100")] {
            assert_eq!(of(value).grouped(), grouped);
        }
    }

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
