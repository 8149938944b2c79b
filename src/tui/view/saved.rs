//! Paints the list of saved searches over the panes.

use super::canvas::Canvas;
use super::list::head;
use crate::library::Watched;
use crate::tui::app::saved::Saved;
use crate::tui::page::flow::counted;
use crate::tui::page::geometry::{Area, Frame};
use crate::tui::page::piece::{Pieces, Role, justified, piece};
use crate::tui::page::text;

/// Paints the list.
pub(crate) fn paint(saved: &Saved, loading: bool, frame: Frame, canvas: &mut Canvas<'_, '_>) {
    let rows = saved.rows.as_deref().unwrap_or_default();
    let position =
        if rows.is_empty() { String::new() } else { format!("{}/{}", saved.selected + 1, rows.len()) };
    head("Saved searches", &position, true, loading, frame.head, canvas);
    let inside = Area {
        x: frame.body.x + frame.body.width.min(1),
        width: frame.body.width.saturating_sub(2),
        ..frame.body
    };
    if rows.is_empty() && saved.rows.is_some() {
        let words = "No search is saved yet. Filter a list with f, then keep the filter by :save and a name.";
        for (row, line) in (0..inside.height).zip(text::wrap(words, usize::from(inside.width))) {
            canvas.line(inside, row, &[piece(line, Role::Dim)]);
        }
    }
    let seen = rows.iter().enumerate().skip(saved.top);
    for (row, (number, watched)) in (0..inside.height).zip(seen) {
        let chosen = number == saved.selected;
        let marker = piece(if chosen { "▌" } else { " " }, Role::Accent);
        canvas.line(Area { width: frame.body.width.min(1), ..frame.body }, row, &[marker]);
        let line = line(watched, usize::from(inside.width));
        canvas.line_over(inside, row, &line, chosen.then_some(Role::Selected));
    }
}

/// Name and query; how many are new, unread and there.
fn line(watched: &Watched, cells: usize) -> Pieces {
    let Watched { search, stories, unread, new } = watched;
    let mut counts = Pieces::new();
    if *new > 0 {
        counts.push(piece(format!("{new} new  "), Role::Accent));
    }
    let all = counted(*stories, "story", "stories");
    counts.push(piece(format!("{unread} unread of {all}"), Role::Dim));
    let role = if *unread > 0 { Role::Unread } else { Role::Text };
    let name = vec![
        piece(text::clean(&search.name), role),
        piece(format!("  {}", text::clean(&search.query)), Role::Dim),
    ];
    justified(name, counts, cells)
}
