//! Paints a note being written, over the lower half of the panes.

use super::canvas::Canvas;
use super::list::head;
use crate::tui::app::Note;
use crate::tui::page::geometry::{Area, Layout, lower_half, text_column};
use crate::tui::page::piece::{Role, piece};
use crate::tui::page::text;

/// Paints the note; `column` is how wide its text may be.
pub(crate) fn paint(note: &Note, layout: &Layout, column: u16, canvas: &mut Canvas<'_, '_>) {
    let frame = lower_half(layout.middle);
    for area in [frame.head, frame.body] {
        for row in 0..area.height {
            blank(area, row, canvas);
        }
    }
    rule(frame.head, canvas);
    let cells = usize::from(frame.head.width).saturating_sub(14);
    let name = format!("Note on “{}” ", text::cut(&text::clean(&note.title), cells));
    head(&name, "", true, false, frame.head, canvas);
    let body = text_column(frame.body, column);
    for (row, line) in (0..body.height).zip(note.draft.shown()) {
        canvas.line(body, row, &[piece(line, Role::Text)]);
    }
    let (cell, row) = note.draft.place();
    let beside =
        |from: u16, by: usize, most: u16| from + u16::try_from(by).unwrap_or(0).min(most.saturating_sub(1));
    if body.width > 0 && body.height > 0 {
        canvas.cursor(beside(body.x, cell, body.width), beside(body.y, row, body.height));
    }
}

fn rule(area: Area, canvas: &mut Canvas<'_, '_>) {
    canvas.line(area, 0, &[piece("─".repeat(usize::from(area.width)), Role::Dim)]);
}

fn blank(area: Area, row: u16, canvas: &mut Canvas<'_, '_>) {
    canvas.line(area, row, &[piece(" ".repeat(usize::from(area.width)), Role::Text)]);
}
