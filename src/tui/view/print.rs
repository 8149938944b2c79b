//! A painted screen as text, for rehearsals.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::paint;
use super::theme::Theme;
use crate::tui::app::Model;
use crate::tui::page::text;

/// A screen of the model's size with the model painted on it.
pub(crate) fn painted(model: &Model, theme: &Theme) -> Buffer {
    let Ok(mut terminal) = Terminal::new(TestBackend::new(model.size.width, model.size.height));
    let Ok(_) = terminal.draw(|frame| paint(model, theme, frame));
    terminal.backend().buffer().clone()
}

/// The rows of the screen, without the spaces at their ends.
pub(crate) fn letters(screen: &Buffer) -> String {
    rows(screen, |cells| {
        let mut row = String::new();
        let mut covered = 0;
        for cell in cells {
            // A wide letter covers the cell after it.
            if covered > 0 {
                covered -= 1;
                continue;
            }
            row.push_str(cell.symbol());
            covered = text::width(cell.symbol()).saturating_sub(1);
        }
        row.trim_end().to_owned()
    })
}

/// How the cells look, a letter a cell: `R`eversed, `U`nderlined, `B`old, `D`im, `I`talic, `c`oloured, or `.`.
pub(crate) fn looks(screen: &Buffer) -> String {
    rows(screen, |cells| cells.map(look).collect())
}

fn rows(screen: &Buffer, row: impl Fn(&mut dyn Iterator<Item = &Cell>) -> String) -> String {
    let cells = |y| (0..screen.area.width).filter_map(move |x| screen.cell((x, y)));
    (0..screen.area.height).map(|y| row(&mut cells(y))).collect::<Vec<_>>().join("\n")
}

fn look(cell: &Cell) -> char {
    let style = cell.style();
    let modifiers = [
        (Modifier::REVERSED, 'R'),
        (Modifier::UNDERLINED, 'U'),
        (Modifier::BOLD, 'B'),
        (Modifier::DIM, 'D'),
        (Modifier::ITALIC, 'I'),
    ];
    let held = modifiers.iter().find(|(modifier, _)| style.add_modifier.contains(*modifier));
    match held {
        Some((_, letter)) => *letter,
        None if style.fg.is_some_and(|colour| colour != Color::Reset) => 'c',
        None => '.',
    }
}
