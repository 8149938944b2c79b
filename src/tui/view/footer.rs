//! Paints the last line.

use super::canvas::Canvas;
use crate::tui::app::{Model, footer};
use crate::tui::page::geometry::Area;

/// Paints the footer.
pub(crate) fn paint(model: &Model, area: Area, canvas: &mut Canvas<'_, '_>) {
    let inside = super::inset(area);
    canvas.line(inside, 0, &footer::line(model, usize::from(inside.width)));
}
