//! Paints a search: its field, what was found, the selected one of it.

use super::canvas::Canvas;
use super::field::last_cells;
use super::list::{head, heading, row};
use crate::tui::app::listing::Shown;
use crate::tui::app::message::Slot;
use crate::tui::app::seek::{Seek, lines_when_empty};
use crate::tui::app::{Model, found_lines};
use crate::tui::page::geometry::{Area, Layout, seeking, text_column};
use crate::tui::page::piece::{Role, piece, width};
use crate::tui::page::text;

/// Paints the search.
pub(crate) fn paint(model: &Model, seek: &Seek, layout: &Layout, canvas: &mut Canvas<'_, '_>) {
    let places = seeking(layout.middle);
    let late = model.asks.is_late(Slot::Seek);
    field(seek, late, places.field, canvas);
    let lines = found_lines(model);
    let inside = Area {
        x: places.list.x + places.list.width.min(2),
        width: places.list.width.saturating_sub(3),
        ..places.list
    };
    if lines.is_empty() {
        let cells = usize::from(inside.width);
        let words = lines_when_empty(seek, late).iter().flat_map(|words| text::wrap(words, cells));
        for (at, line) in (0..inside.height).zip(words) {
            canvas.line(inside, at, &[piece(line, Role::Dim)]);
        }
    }
    for (at, line) in (0..places.list.height).zip(lines) {
        match line {
            Shown::Row(rank, pieces) => {
                row((rank == seek.list.selected(), true), &pieces, places.list, at, canvas);
            }
            Shown::Heading(words) => heading(&words, places.list, at, canvas),
        }
    }
    for at in 0..places.rule.height {
        canvas.line(places.rule, at, &[piece("│", Role::Dim)]);
    }
    let Some(frame) = places.preview else { return };
    let position = match (seek.preview.hit(), seek.preview.progress()) {
        (_, (_, 0)) => return,
        (Some((_, 1)), _) if seek.kind.searches() => "1 hit".to_owned(),
        (Some((_, hits)), _) if seek.kind.searches() => format!("{hits} hits"),
        (_, (seen, all)) => format!("{seen}/{all}"),
    };
    head("Preview", &position, false, false, frame.head, canvas);
    let column = text_column(frame.body, model.settings.column);
    for (at, line) in (0..column.height).zip(seek.preview.shown()) {
        canvas.line(column, at, &line.pieces);
    }
}

fn field(seek: &Seek, late: bool, area: Area, canvas: &mut Canvas<'_, '_>) {
    let cells = usize::from(area.width);
    let (field, label) = match &seek.naming {
        Some(name) => (name, "Save as: "),
        None => (&seek.field, seek.kind.label()),
    };
    let label = if cells > 24 { format!("▸ {label}") } else { "/".to_owned() };
    let gathered = seek.gathered.map(|titles| format!("{titles} titles so far… "));
    let state = gathered.or(late.then(|| "searching… ".to_owned())).unwrap_or_default();
    let right = format!("{state}{} ", seek.position());
    let right = if text::width(&right) + text::width(&label) + 8 > cells {
        format!("{} ", seek.position())
    } else {
        right
    };
    let room = cells.saturating_sub(text::width(&label) + text::width(&right) + 2);
    let (before, after) = field.around_cursor();
    let seen = last_cells(before, room);
    let typed = text::cut(&format!("{seen}{after}"), room + 1);
    let role = if seek.offered && seek.naming.is_none() { Role::Selected } else { Role::Text };
    let mut line = vec![piece(label.as_str(), Role::Accent), piece(typed, role)];
    let gap = cells.saturating_sub(width(&line) + text::width(&right));
    line.extend([piece(" ".repeat(gap), Role::Text), piece(right, Role::Accent)]);
    canvas.line(area, 0, &line);
    let x = text::width(&label) + text::width(seen);
    if area.width > 0 {
        canvas.cursor(area.x + u16::try_from(x).unwrap_or(0).min(area.width - 1), area.y);
    }
}
