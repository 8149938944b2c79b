//! What a printed figure can mean: an interval, in exact fractions.
//!
//! `0.00008` was rounded from something between 0.000075 and 0.000085. Every sum worked out from a rate keeps such an
//! interval, and is never shown with more digits than it leaves certain. Nothing here is a float, except where a
//! picture is drawn.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Pow, Signed, ToPrimitive, Zero};

use super::Decimal;

/// A figure with more digits than this is no rate and no sum of money; working with it would only take time.
const MOST_DIGITS: usize = 40;
/// Digits of an interval's ends beyond the first one of its width.
const FINER: i32 = 4;

/// A figure with everything it can stand for: the ends belong to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interval {
    low: BigRational,
    central: BigRational,
    high: BigRational,
}

impl Interval {
    /// A sum as it was given: exactly this. `None` for a number of absurd length.
    pub fn exactly(value: &Decimal) -> Option<Self> {
        let (digits, _) = parts(value)?;
        Some(Self { low: digits.clone(), central: digits.clone(), high: digits })
    }

    /// Everything that is printed as this value: half a unit of its last digit up and down, never below zero.
    /// `None` for a number of absurd length.
    pub fn of_printed(value: &Decimal) -> Option<Self> {
        let (central, decimals) = parts(value)?;
        let half = power(-decimals) / BigRational::from_integer(2.into());
        let low = &central - &half;
        let low = if central.is_negative() { low } else { low.max(BigRational::zero()) };
        Some(Self { low, high: &central + &half, central })
    }

    /// One divided by it; `None` where it may be zero, which says nothing of its inverse.
    pub fn inverse(&self) -> Option<Self> {
        let positive = self.low.is_positive() && self.central.is_positive();
        positive.then(|| Self {
            low: self.high.recip(),
            central: self.central.recip(),
            high: self.low.recip(),
        })
    }

    /// The product with another one; both are of nothing below zero.
    pub fn times(&self, other: &Self) -> Self {
        Self {
            low: &self.low * &other.low,
            central: &self.central * &other.central,
            high: &self.high * &other.high,
        }
    }

    /// By how many per cent it differs from `before`; `None` where that may be zero.
    pub fn change_since(&self, before: &Self) -> Option<Self> {
        let ratio = self.times(&before.inverse()?);
        let per_cent = |part: BigRational| {
            (part - BigRational::from_integer(1.into())) * BigRational::from_integer(100.into())
        };
        Some(Self { low: per_cent(ratio.low), central: per_cent(ratio.central), high: per_cent(ratio.high) })
    }

    /// Whether a number lies in it.
    pub fn holds(&self, value: &Decimal) -> bool {
        parts(value).is_some_and(|(value, _)| self.low <= value && value <= self.high)
    }

    /// Whether its ends are more than one apart.
    pub fn is_wider_than_one(&self) -> bool {
        &self.high - &self.low > BigRational::from_integer(1.into())
    }

    /// Whether the two may stand for one number.
    pub fn meets(&self, other: &Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Whether it stands for one number only.
    pub fn is_exact(&self) -> bool {
        self.low == self.high
    }

    /// The shortest number in it that its middle can be rounded to: no digit of it is made up.
    pub fn shown(&self) -> Decimal {
        self.shown_to(i32::try_from(MOST_DIGITS).unwrap_or(i32::MAX))
    }

    /// The same with at most so many decimals, also where more are certain.
    pub fn shown_to(&self, most: i32) -> Decimal {
        for decimals in (-magnitude(&self.central) - 1).min(most)..most {
            let rounded = round_to(&self.central, decimals, Rounding::Nearest);
            if self.low <= rounded && rounded <= self.high {
                return written(&rounded, decimals);
            }
        }
        written(&round_to(&self.central, most, Rounding::Nearest), most)
    }

    /// Its ends, rounded outwards, so that they still hold all of it.
    pub fn ends(&self) -> (Decimal, Decimal) {
        if self.is_exact() {
            return (self.shown(), self.shown());
        }
        let decimals = (FINER - magnitude(&(&self.high - &self.low))).max(0);
        let end =
            |end: &BigRational, rounding| written(&round_to(end, decimals, rounding), decimals).shortened();
        (end(&self.low, Rounding::Down), end(&self.high, Rounding::Up))
    }

    /// Its ends in few digits, rounded outwards too.
    pub fn ends_in_few_digits(&self) -> (Decimal, Decimal) {
        if self.is_exact() {
            return (self.shown(), self.shown());
        }
        let decimals = 1 - magnitude(&(&self.high - &self.low));
        let end = |end: &BigRational, rounding| written(&round_to(end, decimals, rounding), decimals);
        (end(&self.low, Rounding::Down), end(&self.high, Rounding::Up))
    }

    /// Where its middle stands in a picture. Never shown as a number.
    pub fn place(&self) -> f64 {
        self.central.to_f64().unwrap_or(0.0)
    }

    /// Compares the size of what its middle says, whatever its sign, with a number of per cent.
    pub fn exceeds(&self, limit: &Decimal) -> bool {
        parts(limit).is_some_and(|(limit, _)| self.central.abs() > limit)
    }
}

enum Rounding {
    Nearest,
    Down,
    Up,
}

/// A decimal as a fraction, and how many digits stand behind its point.
fn parts(value: &Decimal) -> Option<(BigRational, i32)> {
    let text = value.as_str();
    if text.len() > MOST_DIGITS {
        return None;
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits: BigInt = format!("{whole}{fraction}").parse().ok()?;
    let decimals = i32::try_from(fraction.len()).ok()?;
    Some((BigRational::from_integer(digits) * power(-decimals), decimals))
}

fn power(of_ten: i32) -> BigRational {
    let whole = BigRational::from_integer(Pow::pow(BigInt::from(10), of_ten.unsigned_abs()));
    if of_ten < 0 { whole.recip() } else { whole }
}

/// The power of ten of the first digit: 0 for 1 to 9.99, -2 for 0.01.
fn magnitude(value: &BigRational) -> i32 {
    let value = value.abs();
    if value.is_zero() {
        return 0;
    }
    let length = |number: &BigInt| i32::try_from(number.to_string().len()).unwrap_or(i32::MAX);
    let mut guess = length(value.numer()) - length(value.denom());
    while power(guess) > value {
        guess -= 1;
    }
    while power(guess + 1) <= value {
        guess += 1;
    }
    guess
}

fn round_to(value: &BigRational, decimals: i32, rounding: Rounding) -> BigRational {
    let scaled = value * power(decimals);
    let whole = match rounding {
        Rounding::Nearest => scaled.round(),
        Rounding::Down => scaled.floor(),
        Rounding::Up => scaled.ceil(),
    };
    whole * power(-decimals)
}

/// A fraction that ends after so many decimals, as a decimal.
fn written(value: &BigRational, decimals: i32) -> Decimal {
    let decimals = usize::try_from(decimals).unwrap_or(0);
    let scaled = (value.abs() * power(i32::try_from(decimals).unwrap_or(0))).to_integer().to_string();
    let padded = format!("{scaled:0>width$}", width = decimals + 1);
    let (whole, fraction) = padded.split_at(padded.len() - decimals);
    let sign = if value.cmp(&BigRational::zero()) == Ordering::Less { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    Decimal::of_digits(format!("{sign}{whole}{point}{fraction}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Decimal, Interval};

    fn printed(value: &str) -> Interval {
        Interval::of_printed(&value.parse().unwrap()).unwrap()
    }

    fn few(interval: &Interval) -> String {
        let (low, high) = interval.ends_in_few_digits();
        format!("{} ({low}–{high})", interval.shown())
    }

    #[test]
    fn one_printed_digit_is_an_eighth_more_or_less() {
        let sums = printed("0.00008").inverse().unwrap();
        assert_eq!(sums.ends(), ("11764.7".parse().unwrap(), "13333.4".parse().unwrap()));
        assert_eq!(few(&sums), "13000 (11700–13400)");
        assert_eq!(few(&printed("0.00191").inverse().unwrap()), "524 (522.1–525.0)");
        assert_eq!(few(&printed("0.01144").inverse().unwrap()), "87.4 (87.374–87.451)");
    }

    #[test]
    fn what_may_be_zero_has_no_inverse() {
        assert_eq!(printed("0.0000").inverse(), None);
        assert_eq!(printed("0").inverse(), None);
        assert!(printed("1").inverse().is_some());
    }

    #[test]
    fn a_change_is_no_more_certain_than_its_two_figures() {
        let change = |now: &str, before: &str| printed(now).change_since(&printed(before)).unwrap();
        assert_eq!(change("0.00008", "0.00008").shown().as_str(), "0");
        assert_eq!(change("0.00196", "0.00191").shown().as_str(), "3");
        assert_eq!(few(&change("0.28490", "0.28615")), "-0.44 (-0.4404–-0.4333)");
        assert!(printed("0.00008").meets(&printed("0.00007")), "at one end");
        assert!(!printed("0.00191").meets(&printed("0.00193")));
    }

    #[test]
    fn a_sum_is_shown_as_given_and_absurd_lengths_are_refused() {
        let sum: Decimal = "250000.50".parse().unwrap();
        assert_eq!(Interval::exactly(&sum).unwrap().shown().as_str(), "250000.5");
        let long: Decimal = "1".repeat(99).parse().unwrap();
        assert_eq!(Interval::of_printed(&long), None);
    }

    /// A true number, and how many decimals of it are printed.
    fn truth() -> impl Strategy<Value = (u64, u32)> {
        (1u64..99_999_999_999, 3u32..9)
    }

    /// `digits` hundred-millionths rounded to so many decimals, and as they are.
    fn rounded(digits: u64, decimals: u32) -> (Decimal, Decimal) {
        let unit = 10u64.pow(9 - decimals);
        let value = (digits + unit / 2) / unit;
        let decimal = |value: u64, decimals: u32| -> Decimal {
            let width = decimals as usize + 1;
            let text = format!("{value:0>width$}");
            let (whole, fraction) = text.split_at(text.len() - decimals as usize);
            format!("{whole}.{fraction}").parse().unwrap()
        };
        (decimal(value, decimals), decimal(digits, 9))
    }

    proptest! {
        #[test]
        fn whatever_rounds_to_the_printed_value_lies_in_its_interval((digits, decimals) in truth()) {
            let (printed, truth) = rounded(digits, decimals);
            let interval = Interval::of_printed(&printed).unwrap();
            prop_assert!(interval.holds(&truth) && interval.holds(&printed) && interval.holds(&interval.shown()));
            let (low, high) = interval.ends();
            prop_assert!(Interval::exactly(&low).unwrap().low <= interval.low);
            prop_assert!(Interval::exactly(&high).unwrap().high >= interval.high);
        }

        #[test]
        fn an_inverse_holds_the_inverse_of_the_truth((digits, decimals) in truth()) {
            let (printed, truth) = rounded(digits, decimals);
            if let Some(inverse) = Interval::of_printed(&printed).unwrap().inverse() {
                let truth = Interval::exactly(&truth).unwrap().inverse().unwrap();
                prop_assert!(inverse.low <= truth.low && truth.high <= inverse.high);
                let (low, high) = inverse.ends_in_few_digits();
                prop_assert!(Interval::exactly(&low).unwrap().low <= truth.low);
                prop_assert!(Interval::exactly(&high).unwrap().low >= truth.high);
                prop_assert!(inverse.holds(&inverse.shown()));
            }
        }

        #[test]
        fn a_change_holds_the_true_change(now in truth(), before in truth()) {
            let (now, true_now) = rounded(now.0, now.1);
            let (before, true_before) = rounded(before.0, before.1);
            let change = Interval::of_printed(&now).unwrap().change_since(&Interval::of_printed(&before).unwrap());
            if let Some(change) = change {
                let exact = |value: &Decimal| Interval::exactly(value).unwrap();
                let truth = exact(&true_now).change_since(&exact(&true_before)).unwrap();
                prop_assert!(change.low <= truth.low && truth.high <= change.high);
            }
        }
    }
}
