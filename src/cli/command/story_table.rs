//! Stories in columns, as `stories`, `bookmarks` and `find` show them.

use std::ops::Range;

use crate::cli::out::{BOLD, Cell, Column, DIM, ID, TEXT, cell};
use crate::library::StoryRow;

/// The columns of [`cells`].
pub(super) const COLUMNS: [Column; 6] = [
    Column::left("id"),
    Column::left("date"),
    Column::left("marks"),
    Column::text("title"),
    Column::aside("outlet"),
    Column::aside("countries"),
];

/// A story's fields.
pub(super) fn cells(row: &StoryRow) -> Vec<Cell> {
    found_cells(row, Vec::new())
}

/// A story's fields, with these characters of its title lit.
pub(super) fn found_cells(row: &StoryRow, lit: Vec<Range<usize>>) -> Vec<Cell> {
    vec![
        cell(row.id, ID),
        cell(row.dated.in_words(), TEXT),
        cell(marks(row), TEXT),
        cell(&row.title.text, if row.read { TEXT } else { BOLD }).lit(lit),
        cell(&row.outlet, DIM),
        cell(row.countries.join(" ").to_uppercase(), DIM),
    ]
}

fn marks(row: &StoryRow) -> &'static str {
    match (row.read, row.bookmarked) {
        (false, false) => "unread",
        (false, true) => "unread, kept",
        (true, false) => "",
        (true, true) => "kept",
    }
}
