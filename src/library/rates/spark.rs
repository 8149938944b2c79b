//! Figures as one line of bars.

use super::super::RateRow;

const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The last figures as bars, one for each, at most so many; all of one height where nothing moved.
pub fn spark(rows: &[RateRow], cells: usize) -> String {
    let rows = rows.get(rows.len().saturating_sub(cells)..).unwrap_or_default();
    let places: Vec<f64> =
        rows.iter().filter_map(|row| row.rate.interval().map(|value| value.place())).collect();
    let (least, most) =
        places.iter().fold((f64::MAX, f64::MIN), |(low, high), at| (low.min(*at), high.max(*at)));
    let height = |at: f64| {
        let part = if most > least { (at - least) / (most - least) } else { 0.4 };
        // Of eight bars; a number between 0 and 7.
        (part * 7.0).round().clamp(0.0, 7.0) as usize
    };
    places.into_iter().filter_map(|at| BARS.get(height(at))).collect()
}

#[cfg(test)]
mod tests {
    use super::{RateRow, spark};
    use crate::digest::{Pair, Rate};

    fn rows(values: &[&str]) -> Vec<RateRow> {
        let row = |value: &&str| RateRow {
            rate: Rate {
                pair: Pair::parse("KGS/USD").unwrap(),
                value: value.parse().unwrap(),
                change_percent: None,
                date: None,
            },
            source: String::new(),
            origin: None,
        };
        values.iter().map(row).collect()
    }

    #[test]
    fn the_lowest_is_the_lowest_bar_and_what_never_moved_is_level() {
        assert_eq!(spark(&rows(&["1", "2", "3", "8"]), 9), "▁▂▃█");
        assert_eq!(spark(&rows(&["9", "1", "2", "3", "8"]), 4), "▁▂▃█");
        assert_eq!(spark(&rows(&["0.00008", "0.00008"]), 9), "▄▄");
        assert_eq!(spark(&[], 9), "");
    }
}
