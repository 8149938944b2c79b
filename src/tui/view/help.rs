//! Paints the help over the panes.

use super::canvas::Canvas;
use super::list::head;
use crate::tui::app::{Help, help_lines};
use crate::tui::page::geometry::{Area, Frame};

/// Paints the help.
pub(crate) fn paint(help: Help, frame: Frame, canvas: &mut Canvas<'_, '_>) {
    let body = Area {
        x: frame.body.x + frame.body.width.min(2),
        width: frame.body.width.saturating_sub(3),
        ..frame.body
    };
    let lines = help_lines(usize::from(body.width));
    let seen = (help.top + usize::from(body.height)).min(lines.len());
    head("Help", &format!("{seen}/{}", lines.len()), true, false, frame.head, canvas);
    for (row, line) in (0..body.height).zip(lines.iter().skip(help.top)) {
        canvas.line(body, row, line);
    }
}
