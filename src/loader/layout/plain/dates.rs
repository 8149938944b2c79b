//! What the dates that stand on lines of their own belong to.

use super::row::{Row, Shape};

/// Where the dates of a document stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dates {
    /// Whether there are several, so that they are the stories' and not the document's.
    pub(super) of_stories: bool,
    /// Whether the dates that are stuck to a text are the stories': a single one is the document's.
    pub(super) stuck_of_stories: bool,
    /// Whether a date on a line of its own belongs to the text above it.
    pub(super) follow: bool,
}

impl Dates {
    /// Of these rows. A date belongs to the text above it, unless one stands before the first text and none at
    /// the end.
    pub(super) fn of(rows: &[Row<'_>], title: Option<usize>) -> Self {
        let from = title.map_or(0, |at| at + 1);
        let text = rows.iter().skip(from).position(|row| !is_date(row)).map_or(rows.len(), |at| at + from);
        let count = |rows: &[Row<'_>]| rows.iter().filter(|row| matches!(row.shape, Shape::Date(_))).count();
        let (above, below) = rows.split_at_checked(text).unwrap_or_default();
        let (before, after) = (count(above), count(below));
        let stuck = rows.iter().filter(|row| matches!(row.shape, Shape::StuckDate(_))).count();
        let ends_with_date = rows.last().is_some_and(is_date);
        let lead = before > 0 && after > 0 && !ends_with_date;
        Self { of_stories: after > 1 || lead || stuck > 1, stuck_of_stories: stuck > 1, follow: !lead }
    }
}

fn is_date(row: &Row<'_>) -> bool {
    matches!(row.shape, Shape::Date(_) | Shape::StuckDate(_))
}
