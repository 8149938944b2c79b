//! The chart of a pair, or of several by how far they moved: what is read off, the picture, its axes.

use super::pairs;
use super::piece::{Pieces, Role, justified, piece, width};
use super::plot::{self, Line, Span};
use super::text;
use crate::digest::{Date, Edtf, Interval};
use crate::library::{Point, Series, change_in_words};

/// Signs and looks of lines, in order; without colour the signs tell them apart.
pub(crate) const SIGNS: [(char, Role); 6] = [
    ('•', Role::Accent),
    ('×', Role::Up),
    ('+', Role::Bookmark),
    ('o', Role::Down),
    ('*', Role::Title),
    ('#', Role::Dim),
];

/// What the chart shows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wish<'a> {
    /// The pairs; the first is the chosen one.
    pub(crate) series: &'a [Series],
    /// The other way round.
    pub(crate) turned: bool,
    /// The day that is read off.
    pub(crate) cursor: Option<Date>,
    /// Names of the ranges and which of them it is.
    pub(crate) ranges: (&'a [&'a str], usize),
}

/// The rows of the chart in so many cells.
pub(crate) fn rows(wish: Wish<'_>, cells: usize, height: usize) -> Vec<Pieces> {
    let compared = common_day(wish.series).filter(|_| wish.series.len() > 1);
    let mut lines = vec![justified(ranges(wish.ranges), right(wish), cells)];
    match compared {
        Some(day) => lines.extend(legend(wish, day, cells)),
        None => lines.extend(read_off(wish, cells)),
    }
    let left = height.saturating_sub(lines.len() + 1);
    if left < 2 {
        lines.truncate(height);
        return lines;
    }
    lines.extend(picture(wish, compared, cells, left));
    lines
}

/// The ranges, the one that is shown in brackets.
fn ranges((names, chosen): (&[&str], usize)) -> Pieces {
    let mut line = Pieces::new();
    for (number, name) in names.iter().enumerate() {
        let gap = if number == 0 { "" } else { " " };
        match number == chosen {
            true => line.push(piece(format!("{gap}[{name}]"), Role::Accent)),
            false => line.push(piece(format!("{gap}{name}"), Role::Dim)),
        }
    }
    line.push(piece(" r", Role::Accent));
    line
}

fn right(wish: Wish<'_>) -> Pieces {
    let figures: usize = wish.series.iter().map(|series| series.points.len()).sum();
    let words = if figures == 1 { "1 figure".to_owned() } else { format!("{figures} figures") };
    vec![piece(words, Role::Dim)]
}

/// The figure under the cursor, else the last one.
pub(crate) fn at_cursor(series: &Series, cursor: Option<Date>) -> Option<&Point> {
    let Some(day) = cursor else { return series.points.last() };
    let after = series.points.partition_point(|point| point.day <= day);
    series.points.get(after.saturating_sub(1))
}

/// Day, value, what it can mean, and where it stands.
fn read_off(wish: Wish<'_>, cells: usize) -> Vec<Pieces> {
    let Some(series) = wish.series.first() else { return Vec::new() };
    let Some(point) = at_cursor(series, wish.cursor) else {
        return vec![vec![piece("No figure in this time; r shows more of it.", Role::Dim)]];
    };
    let row = &point.row;
    let mut line = vec![
        piece(Edtf::day(point.day).in_words(), Role::Text),
        piece(format!("  {}", pairs::value(row, wish.turned)), Role::Unread),
    ];
    let interval = pairs::interval(row, wish.turned).map(|range| piece(format!("  {range}"), Role::Dim));
    let printed = if wish.turned { Pieces::new() } else { pairs::printed(row) };
    let source = row.origin.as_ref().unwrap_or(&row.source);
    let short = source.rsplit('/').next().unwrap_or(source);
    let mut second = vec![piece(text::clean(short), Role::Dim)];
    match interval {
        Some(interval) if width(&line) + text::width(&interval.text) + width(&printed) + 2 <= cells => {
            line.push(interval);
        }
        Some(interval) => second.insert(0, piece(format!("{} · ", interval.text.trim_start()), Role::Dim)),
        None => {}
    }
    vec![justified(line, printed, cells), super::piece::cut(second, cells)]
}

/// The first day from which on all of them are known.
fn common_day(series: &[Series]) -> Option<Date> {
    series.iter().map(|series| series.points.first().map(|point| point.day)).max().flatten()
}

/// A line's name and how far it moved since the common day.
fn legend(wish: Wish<'_>, day: Date, cells: usize) -> Vec<Pieces> {
    let mut lines = Vec::new();
    let mut line = vec![piece(format!("since {} ", Edtf::day(day).in_words()), Role::Dim)];
    for (series, (sign, role)) in wish.series.iter().zip(SIGNS) {
        let Some((base, now)) = at_cursor(series, Some(day)).zip(at_cursor(series, wish.cursor)) else {
            continue;
        };
        let moved =
            moved(base, now, wish.turned).map_or_else(|| "?".to_owned(), |change| change_in_words(&change));
        let words = format!("{sign} {} {moved} ", pairs::name(&now.row, wish.turned));
        if width(&line) + text::width(&words) > cells {
            lines.push(std::mem::take(&mut line));
        }
        line.push(piece(words, role));
    }
    lines.push(line);
    lines
}

fn moved(base: &Point, now: &Point, turned: bool) -> Option<Interval> {
    let (base, now) = (base.row.rate.interval()?, now.row.rate.interval()?);
    if turned { now.inverse()?.change_since(&base.inverse()?) } else { now.change_since(&base) }
}

/// The lines of the picture: heights as they are, or in per cent since the common day.
fn lines(wish: Wish<'_>, compared: Option<Date>) -> Vec<Line> {
    let place = |point: &Point| match (wish.turned, point.place > 0.0) {
        (true, true) => 1.0 / point.place,
        _ => point.place,
    };
    let line = |(series, (sign, role)): (&Series, (char, Role))| {
        let base =
            compared.and_then(|day| at_cursor(series, Some(day))).map(place).filter(|base| *base > 0.0);
        let height = |point: &Point| match base {
            Some(base) => (place(point) / base - 1.0) * 100.0,
            None => place(point),
        };
        let from = compared.unwrap_or(Date::MIN);
        let known = series.points.iter().filter(|point| point.day >= from);
        Line { points: known.map(|point| (point.number, height(point))).collect(), sign, role }
    };
    wish.series.iter().zip(SIGNS).map(line).collect()
}

fn picture(wish: Wish<'_>, compared: Option<Date>, cells: usize, height: usize) -> Vec<Pieces> {
    let drawn = lines(wish, compared);
    let Some(span) = span(&drawn) else { return Vec::new() };
    let labels = heights(span, height, compared.is_some(), wish);
    let gutter = labels.iter().map(|label| text::width(label)).max().unwrap_or(0);
    let inside = cells.saturating_sub(gutter + 2);
    let cursor = wish.series.first().and_then(|series| at_cursor(series, wish.cursor)).and_then(|point| {
        let line = drawn.first()?;
        line.points.iter().find(|(number, _)| *number == point.number).copied()
    });
    let mut rows: Vec<Pieces> = Vec::with_capacity(height + 1);
    for (row, dots) in labels.iter().zip(plot::rows(&drawn, span, inside, height, cursor)) {
        let axis = if row.is_empty() { "│" } else { "┤" };
        let mut line = vec![piece(format!("{row:>gutter$} {axis}"), Role::Dim)];
        line.extend(dots);
        rows.push(line);
    }
    rows.push(days(&drawn, wish, gutter + 2, inside));
    rows
}

/// The smallest and greatest of days and heights.
fn span(lines: &[Line]) -> Option<Span> {
    let points = || lines.iter().flat_map(|line| line.points.iter());
    let days = (points().map(|at| at.0).min()?, points().map(|at| at.0).max()?);
    let low = points().map(|at| at.1).fold(f64::MAX, f64::min);
    let high = points().map(|at| at.1).fold(f64::MIN, f64::max);
    Some(Span { days, heights: (low, high) })
}

/// The labels of the axis, one a row, most of them empty: top, bottom and what lies in the middle.
fn heights(span: Span, rows: usize, per_cent: bool, wish: Wish<'_>) -> Vec<String> {
    let (low, high) = span.heights;
    let mut labels = vec![String::new(); rows];
    let middle = rows / 2;
    let unit = if per_cent { "%" } else { "" };
    if high <= low {
        // Nothing moved: the one value as it is printed.
        let first = wish.series.first().and_then(|series| series.points.first());
        let value = first.filter(|_| !per_cent).map(|point| pairs::value(&point.row, wish.turned));
        if let Some(label) = labels.get_mut(middle.min(rows.saturating_sub(1))) {
            *label = value.unwrap_or_else(|| "0%".to_owned());
        }
        return labels;
    }
    // Two digits of the distance between the ends are enough to read a place off.
    let decimals = (1.0 - (high - low).log10().floor()).clamp(0.0, 12.0) as usize;
    let places = if rows >= 5 { vec![0, middle, rows - 1] } else { vec![0, rows - 1] };
    for row in places {
        let part = 1.0 - row as f64 / (rows - 1).max(1) as f64;
        let value = format!("{:.decimals$}", low + (high - low) * part);
        let zero = value.bytes().all(|byte| matches!(byte, b'0' | b'.' | b'-'));
        let value = if zero { value.trim_start_matches('-').to_owned() } else { value };
        if let Some(label) = labels.get_mut(row) {
            let sign = if per_cent && !zero && !value.starts_with('-') { "+" } else { "" };
            *label = format!("{sign}{value}{unit}");
        }
    }
    labels
}

/// The days at the ends of the axis, and one in the middle where there is room.
fn days(lines: &[Line], wish: Wish<'_>, indent: usize, cells: usize) -> Pieces {
    let numbers = || lines.iter().flat_map(|line| line.points.iter().map(|at| at.0));
    let points = || wish.series.iter().flat_map(|series| series.points.iter());
    let date =
        |number: Option<i64>| points().find(|point| Some(point.number) == number).map(|point| point.day);
    let words = |day: Option<Date>| day.map(|day| Edtf::day(day).in_words()).unwrap_or_default();
    let (first, last) = (date(numbers().min()), date(numbers().max()));
    let (left, right) = (words(first), words(last));
    let label = match () {
        () if first == last => text::cut(&format!("{left:^cells$}"), cells),
        () if text::width(&left) + text::width(&right) + 2 > cells => text::cut(&left, cells),
        () => {
            let gap = cells - text::width(&left) - text::width(&right);
            format!("{left}{}{right}", " ".repeat(gap))
        }
    };
    vec![piece(" ".repeat(indent), Role::Dim), piece(label, Role::Dim)]
}
