//! The currency ticker of a listing page.

use std::fmt::Write;

use jiff::civil::Date;

use super::random::Random;

/// Pairs with a value in hundred-thousandths of a dollar around which they move, and by how much.
const PAIRS: [(&str, u64, u64); 5] =
    [("KGS", 1_140, 60), ("KZT", 190, 40), ("TJS", 9_100, 1_800), ("UZS", 8, 0), ("TMT", 28_490, 90)];

/// Writes the ticker of a day, repeated some times: the same values for the same day on every page.
pub(crate) fn write(date: Date, times: u64, seed: u64, out: &mut String) {
    let mut rows = Vec::new();
    let mut random =
        Random::new(seed ^ 0x71C4, u64::from(date.day_of_year().unsigned_abs()) << 16 | year(date));
    for (pair, value, moves) in PAIRS {
        let value = value + random.below(moves + 1);
        let change = match random.below(4) {
            0 => "0".to_owned(),
            1 => "-0".to_owned(),
            2 => format!("-0.{:02}", random.between(1, 99)),
            _ => format!("0.{:02}", random.between(1, 99)),
        };
        rows.push(format!("• {pair}/USD = 0.{value:05} {change}%"));
    }
    for row in 0..times as usize * rows.len() {
        let indent = if row == 0 { "" } else { "  " };
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{indent}{}", rows[row % rows.len()]);
    }
}

fn year(date: Date) -> u64 {
    u64::from(date.year().unsigned_abs())
}
