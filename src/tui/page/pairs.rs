//! Rows of the rates: a pair with its last figure and how far it is from those before it.

use super::piece::{Pieces, Role, justified, piece};
use super::rows::Room;
use crate::digest::{Date, Edtf, Interval};
use crate::library::{PairOverview, RateRow, change_in_words, spark};

/// From this width on the particulars stand on one line.
const WIDE: usize = 64;
/// From this width on ages are spelled out.
const ROOMY: usize = 44;
/// Bars of a sparkline, where there is room.
const BARS: usize = 16;
/// Fewer than these stand where there is more room, below.
const FEW_BARS: usize = 6;

/// How a pair is shown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Manner {
    /// The other way round.
    pub(crate) turned: bool,
    /// The sign of its line in the chart, where it is marked.
    pub(crate) sign: Option<(char, Role)>,
    /// Lines it may take.
    pub(crate) lines: usize,
}

/// A value as printed, or turned round with no more digits than it leaves certain.
pub(crate) fn value(row: &RateRow, turned: bool) -> String {
    let rate = &row.rate;
    if !turned {
        return rate.value.to_string();
    }
    let inverse = rate.interval().and_then(|value| value.inverse());
    inverse.map_or_else(|| "?".to_owned(), |inverse| format!("≈{}", inverse.shown().grouped()))
}

/// Everything a figure can mean: `0.001915–0.001925`.
pub(crate) fn interval(row: &RateRow, turned: bool) -> Option<String> {
    let value = row.rate.interval()?;
    let value = if turned { value.inverse()? } else { value };
    let (low, high) = value.ends_in_few_digits();
    Some(format!("{}–{}", low.grouped(), high.grouped()))
}

/// The pair as it is shown.
pub(crate) fn name(row: &RateRow, turned: bool) -> String {
    let pair = &row.rate.pair;
    if turned { pair.turned().to_string() } else { pair.to_string() }
}

/// A change that was worked out, with the sign and the colour of its direction.
pub(crate) fn changed(change: &Interval) -> Pieces {
    let words = change_in_words(change);
    let role = match words.chars().next() {
        Some('+') => Role::Up,
        Some('-') => Role::Down,
        _ => Role::Dim,
    };
    vec![piece(words, role)]
}

/// A printed change, with its arrow.
pub(crate) fn printed(row: &RateRow) -> Pieces {
    let Some(change) = &row.rate.change_percent else { return Pieces::new() };
    let (arrow, sign, role) = match (change.is_zero(), change.is_negative()) {
        (true, _) => ("=", "", Role::Dim),
        (_, true) => ("▼", "", Role::Down),
        (_, false) => ("▲", "+", Role::Up),
    };
    vec![piece(format!("{arrow} {sign}{change}%"), role)]
}

/// How old a figure is: `today`, `12 days old`.
pub(crate) fn age(days: i64) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "1 day old".to_owned(),
        days => format!("{days} days old"),
    }
}

/// The rows of one pair.
pub(crate) fn rows(known: &PairOverview, today: Option<Date>, manner: Manner, room: Room) -> Vec<Pieces> {
    let row = &known.latest;
    let (sign, role) = manner.sign.unwrap_or((' ', Role::Dim));
    let mut first = vec![
        piece(format!("{sign} "), role),
        piece(name(row, manner.turned), Role::Unread),
        piece(format!("  {}", value(row, manner.turned)), Role::Text),
    ];
    // A printed change is of the pair as printed.
    let right = if manner.turned { Pieces::new() } else { printed(row) };
    let taken = super::piece::width(&first) + super::piece::width(&right) + 4;
    let bars = room.cells.saturating_sub(taken).min(BARS);
    let above = bars >= FEW_BARS;
    if above {
        first.push(piece(format!("  {}", sparks(known, bars, manner)), Role::Accent));
    }
    let mut lines = vec![justified(first, right, room.cells)];
    lines.extend(particulars(known, today, manner, room.cells));
    if let Some(last) = lines.last_mut().filter(|_| !above) {
        let bars = room.cells.saturating_sub(super::piece::width(last) + 2).min(BARS);
        let line = std::mem::take(last);
        let picture = if bars >= 3 { sparks(known, bars, manner) } else { String::new() };
        *last = justified(line, vec![piece(picture, Role::Accent)], room.cells);
    }
    lines.truncate(manner.lines.max(1));
    lines
}

/// The last figures as bars; turned round, the highest is the lowest.
fn sparks(known: &PairOverview, bars: usize, manner: Manner) -> String {
    let line = spark(&known.recent, bars);
    if !manner.turned { line } else { line.chars().map(mirrored).collect() }
}

fn mirrored(bar: char) -> char {
    let height = u32::from(bar).saturating_sub(0x2581);
    char::from_u32(0x2588 - height.min(7)).unwrap_or(bar)
}

fn particulars(known: &PairOverview, today: Option<Date>, manner: Manner, cells: usize) -> Vec<Pieces> {
    let dim = |words: &str| piece(words, Role::Dim);
    let row = &known.latest;
    let day = row.rate.date.map_or("undated".to_owned(), |date| Edtf::day(date).in_words());
    let short = |days: i64| if days == 0 { "today".to_owned() } else { format!("{days} d") };
    let words = if cells >= ROOMY { age } else { short };
    let mut dated = vec![dim("  "), dim(&day)];
    if let Some(days) = today.and_then(|today| known.age(today)) {
        dated.push(dim(&format!(", {}", words(days))));
    }
    if manner.turned {
        let range = interval(row, true).map_or("may be anything".to_owned(), |range| range);
        let line = vec![dim("  "), dim(&range)];
        return vec![line, dated];
    }
    let mut changes = vec![dim("  ")];
    for (number, (words, change)) in
        [("before", known.since_previous()), ("year", known.since_year_ago())].into_iter().enumerate()
    {
        changes.push(dim(if number == 0 { "" } else { ", " }));
        changes.push(dim(&format!("{words} ")));
        match change {
            Some(change) => changes.extend(changed(&change)),
            None => changes.push(dim("–")),
        }
    }
    if cells >= WIDE {
        dated.remove(0);
        return vec![justified(changes, dated, cells)];
    }
    vec![changes, dated]
}
