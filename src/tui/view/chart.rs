//! Paints the chart of the rates.

use super::canvas::Canvas;
use super::list::head;
use crate::tui::app::{Focus, Model};
use crate::tui::page::geometry::{Area, Frame};
use crate::tui::page::piece::{Role, piece};
use crate::tui::page::text;

/// Paints the pane.
pub(crate) fn paint(model: &Model, frame: Frame, canvas: &mut Canvas<'_, '_>) {
    let focused = model.focus == Focus::Chart;
    head(&model.rates.title(), "", focused, model.is_loading(Focus::Chart), frame.head, canvas);
    let body = frame.body;
    let area = Area { x: body.x + body.width.min(1), width: body.width.saturating_sub(2), ..body };
    if model.rates.is_empty() {
        let words = "A chart is drawn here once there are rates.";
        for (row, line) in (0..area.height).zip(text::wrap(words, usize::from(area.width))) {
            canvas.line(area, row, &[piece(line, Role::Dim)]);
        }
        return;
    }
    let rows = model.rates.chart(usize::from(area.width), usize::from(area.height));
    for (row, line) in (0..area.height).zip(rows) {
        canvas.line(area, row, &line);
    }
}
