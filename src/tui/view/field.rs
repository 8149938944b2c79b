//! Paints a text field on the last line, with its completions above it.

use super::canvas::Canvas;
use crate::tui::app::{Field, Purpose, tags};
use crate::tui::page::geometry::{Area, Layout};
use crate::tui::page::piece::{Piece, Role, justified, piece};
use crate::tui::page::text;

/// The most completions that are seen at once.
const MOST: usize = 8;

/// Paints the field.
pub(crate) fn paint(field: &Field, layout: &Layout, canvas: &mut Canvas<'_, '_>) {
    // On a screen of one row the field takes it.
    let line = if layout.footer.height > 0 { layout.footer } else { layout.middle.body };
    let label = match field.purpose {
        Purpose::Import => "Import: ",
        Purpose::Command => ":",
        Purpose::Seek(kind) => kind.label(),
        Purpose::Filter => "Filter: ",
        Purpose::Save => "Save as: ",
        Purpose::Tags(_) => "Tags: ",
    };
    let cells = usize::from(line.width);
    let label = if cells > 24 || field.purpose != Purpose::Import { label } else { "Path: " };
    let (before, after) = field.around_cursor();
    let room = cells.saturating_sub(text::width(label) + 1);
    let seen = last_cells(before, room);
    let typed = format!("{seen}{after}");
    let mut pieces = vec![piece(label, Role::Accent), piece(text::cut(&typed, room + 1), Role::Text)];
    if typed.is_empty() {
        pieces.push(piece(placeholder(field.purpose, room), Role::Dim));
    }
    blank(line, 0, canvas);
    canvas.line(line, 0, &pieces);
    let x = text::width(label) + text::width(seen);
    if line.width > 0 {
        canvas.cursor(line.x + u16::try_from(x).unwrap_or(0).min(line.width - 1), line.y);
    }
    completions(field, layout, canvas);
}

/// What can be typed, as long as there is room to say it.
fn placeholder(purpose: Purpose, cells: usize) -> &'static str {
    let sayings = match purpose {
        Purpose::Import => [
            "a file or a folder; Tab completes, Enter imports, Esc leaves",
            "a file or a folder; Tab completes",
            "a file or a folder",
        ],
        Purpose::Seek(_) => [""; 3],
        Purpose::Filter => [
            "words, is:unread, country:kz, date:2024-11..; Enter keeps the filter, Esc clears it",
            "words, is:unread, country:kz; Esc clears",
            "words; Esc clears",
        ],
        Purpose::Save => ["a name; Enter saves the filter, Esc leaves", "a name; Enter saves", "a name"],
        Purpose::Tags(_) => [
            "words of your own, with commas between them; Tab completes, Enter keeps",
            "words with commas between them",
            "tags",
        ],
        Purpose::Command => {
            ["a command; Tab lists them, Enter does it, Esc leaves", "a command; Tab lists them", "a command"]
        }
    };
    sayings.into_iter().find(|words| text::width(words) <= cells).unwrap_or("")
}

/// The end of the text that takes at most so many cells.
pub(super) fn last_cells(typed: &str, cells: usize) -> &str {
    let mut rest = typed;
    while text::width(rest) > cells {
        let skip = rest.chars().next().map_or(0, char::len_utf8);
        rest = rest.get(skip..).unwrap_or("");
    }
    rest
}

fn completions(field: &Field, layout: &Layout, canvas: &mut Canvas<'_, '_>) {
    let body = layout.middle.body;
    let rows = field.completions.len().min(MOST).min(usize::from(body.height));
    let first = field.taken.map_or(0, |taken| taken.saturating_sub(rows.saturating_sub(1)));
    let more = field.completions.len().saturating_sub(first + rows);
    let offered = field.completions.iter().enumerate().skip(first).take(rows);
    for (row, (number, words)) in offered.enumerate() {
        let from_bottom = u16::try_from(rows - row).unwrap_or(0);
        let row_in_body = body.height.saturating_sub(from_bottom);
        let over = (field.taken == Some(number)).then_some(Role::Selected);
        let right = if row + 1 == rows && more > 0 { format!("{more} more") } else { String::new() };
        let words = match field.purpose {
            Purpose::Tags(_) => tags::shown(words),
            _ => words,
        };
        let words = vec![piece(format!(" {}", text::clean(words)), Role::Text)];
        let line: Vec<Piece> = justified(words, vec![piece(right, Role::Dim)], usize::from(body.width));
        blank(body, row_in_body, canvas);
        canvas.line_over(body, row_in_body, &line, over);
    }
}

fn blank(area: Area, row: u16, canvas: &mut Canvas<'_, '_>) {
    canvas.line(area, row, &[piece(" ".repeat(usize::from(area.width)), Role::Text)]);
}
