//! The one way onto the screen: pieces of text into cells, without control characters.

use ratatui::Frame as Screen;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;

use super::theme::Theme;
use crate::tui::page::geometry::Area;
use crate::tui::page::piece::{Piece, Role};
use crate::tui::page::text;

/// The screen and its colours.
pub(crate) struct Canvas<'screen, 'frame> {
    screen: &'screen mut Screen<'frame>,
    theme: &'screen Theme,
}

impl<'screen, 'frame> Canvas<'screen, 'frame> {
    /// A canvas over a frame.
    pub(crate) fn new(screen: &'screen mut Screen<'frame>, theme: &'screen Theme) -> Self {
        Self { screen, theme }
    }

    /// Paints pieces into a row of an area, from its left edge; what does not fit is left out.
    pub(crate) fn line(&mut self, area: Area, row: u16, pieces: &[Piece]) {
        self.line_over(area, row, pieces, None);
    }

    /// The same, with a role over the whole row (a selection).
    pub(crate) fn line_over(&mut self, area: Area, row: u16, pieces: &[Piece], over: Option<Role>) {
        let y = area.y.saturating_add(row);
        // The screen may have another size than the model knows yet.
        let whole = self.screen.area();
        if row >= area.height || y >= whole.height {
            return;
        }
        let over = over.map(|role| self.theme.style(role)).unwrap_or_default();
        let buffer = self.screen.buffer_mut();
        let (mut x, end) = (area.x, area.x.saturating_add(area.width).min(whole.width));
        if x >= end {
            return;
        }
        for piece in pieces {
            let style = self.theme.style(piece.role).patch(over);
            if text::is_plain(&piece.text) {
                x = plain(buffer, Position { x, y }, end, &piece.text, style);
                continue;
            }
            // The last guard: whatever came so far, no control character goes further.
            let shown: String = piece.text.chars().filter(|letter| !text::is_hidden(*letter)).collect();
            (x, _) = buffer.set_stringn(x, y, shown, usize::from(end.saturating_sub(x)), style);
        }
        if over != Style::default() {
            for x in x..end {
                if let Some(cell) = buffer.cell_mut(Position { x, y }) {
                    cell.set_style(over);
                }
            }
        }
    }

    /// Puts the cursor of a text field there.
    pub(crate) fn cursor(&mut self, x: u16, y: u16) {
        let whole = self.screen.area();
        if x >= whole.width || y >= whole.height {
            return;
        }
        self.screen.set_cursor_position(Position { x, y });
    }
}

/// Paints a text of which every letter is a cell; returns the column behind it.
fn plain(buffer: &mut Buffer, at: Position, end: u16, text: &str, style: Style) -> u16 {
    let mut x = at.x;
    for (letter, column) in text.chars().zip(at.x..end) {
        if let Some(cell) = buffer.cell_mut(Position { x: column, y: at.y }) {
            cell.set_char(letter).set_style(style);
        }
        x = column.saturating_add(1);
    }
    x
}
