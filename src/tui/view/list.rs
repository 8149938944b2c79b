//! Paints a list: its name and position, headings, rows, the selection.

use super::canvas::Canvas;
use crate::library::BookmarkOrder;
use crate::tui::app::listing::Shown;
use crate::tui::app::{Focus, Model, filter_of, shown_lines};
use crate::tui::page::geometry::{Area, Frame};
use crate::tui::page::piece::{Piece, Role, justified, piece};
use crate::tui::page::text;

/// Paints one of the lists.
pub(crate) fn paint(model: &Model, pane: Focus, frame: Frame, canvas: &mut Canvas<'_, '_>) {
    let focused = model.focus == pane;
    let (name, selected, len) = match pane {
        Focus::Issues => ("Issues", model.issues.selected(), model.issues.len()),
        Focus::Bookmarks => (bookmarks_name(model.order), model.bookmarks.selected(), model.bookmarks.len()),
        Focus::Threads => ("Threads", model.threads.list.selected(), model.threads.list.len()),
        Focus::Thread => {
            ("Stories of the thread", model.threads.stories.selected(), model.threads.stories.len())
        }
        Focus::Rates => ("Rates", model.rates.selected(), model.rates.len()),
        Focus::Leads => (model.leads.name(), model.leads.list.selected(), model.leads.list.len()),
        _ => ("Stories", model.stories.seen().list.selected(), model.stories.seen().list.len()),
    };
    let position = if len == 0 { String::new() } else { format!("{}/{len}", selected + 1) };
    let name = match filter_of(model, pane) {
        Some(filter) => format!("{name} · filter: {}", text::clean(filter)),
        None => name.to_owned(),
    };
    let name = match model.threads.following() {
        Some(left) if pane == Focus::Threads => format!("{name} · {left} to go"),
        _ => name,
    };
    head(&name, &position, focused, model.is_loading(pane), frame.head, canvas);
    let lines = shown_lines(model, pane, frame);
    if lines.is_empty() {
        empty(model, pane, frame.body, canvas);
    }
    for (row, line) in (0..frame.body.height).zip(lines) {
        match line {
            Shown::Heading(words) => heading(&words, frame.body, row, canvas),
            Shown::Row(rank, pieces) => {
                self::row((rank == selected, focused), &pieces, frame.body, row, canvas);
            }
        }
    }
}

/// A line of a row, which may be selected and stand in the pane that has the focus.
pub(super) fn row(
    (selected, focused): (bool, bool),
    pieces: &[Piece],
    body: Area,
    at: u16,
    canvas: &mut Canvas<'_, '_>,
) {
    let over = match (selected, focused) {
        (true, true) => Some(Role::Selected),
        (true, false) => Some(Role::Kept),
        _ => None,
    };
    let marker = piece(if selected { "▌" } else { " " }, if focused { Role::Accent } else { Role::Dim });
    canvas.line_over(Area { width: body.width.min(1), ..body }, at, &[marker], None);
    canvas.line_over(rows_area(body), at, pieces, over);
}

/// The pane's name tells the order, where it is not that of the dates.
fn bookmarks_name(order: BookmarkOrder) -> &'static str {
    match order {
        BookmarkOrder::Date => "Bookmarks",
        BookmarkOrder::Outlet => "Bookmarks · by outlet",
        BookmarkOrder::Tag => "Bookmarks · by tag",
        BookmarkOrder::Hand => "Bookmarks · by hand",
    }
}

/// A pane's name, with its position at the right; the one that has the focus is marked.
pub(crate) fn head(
    name: &str,
    position: &str,
    focused: bool,
    loading: bool,
    area: Area,
    canvas: &mut Canvas<'_, '_>,
) {
    let role = if focused { Role::Accent } else { Role::Dim };
    let mut left = vec![piece(if focused { "▸ " } else { "  " }, role), piece(name, role)];
    if loading {
        left.push(piece(" · loading…", Role::Dim));
    }
    let right = if position.is_empty() { Vec::new() } else { vec![piece(position, role)] };
    let area = Area { width: area.width.saturating_sub(1), ..area };
    canvas.line(area, 0, &justified(left, right, usize::from(area.width)));
}

/// Beside the marker's column, and a cell of air before the rule.
fn rows_area(body: Area) -> Area {
    Area { x: body.x + body.width.min(1), width: body.width.saturating_sub(2), ..body }
}

/// The heading of a group of rows.
pub(super) fn heading(words: &str, body: Area, row: u16, canvas: &mut Canvas<'_, '_>) {
    let area = rows_area(body);
    let cells = usize::from(area.width);
    let words = text::cut(&text::clean(words), cells);
    let rule = "─".repeat(cells.saturating_sub(text::width(&words) + 1));
    canvas.line(area, row, &[piece(words, Role::Heading), piece(format!(" {rule}"), Role::Dim)]);
}

/// An empty list says what to do.
fn empty(model: &Model, pane: Focus, body: Area, canvas: &mut Canvas<'_, '_>) {
    let failed = match pane {
        Focus::Issues => model.issues.has_failed(),
        Focus::Bookmarks => model.bookmarks.has_failed(),
        Focus::Threads => model.threads.list.has_failed(),
        Focus::Thread => model.threads.stories.has_failed(),
        Focus::Leads => model.leads.list.has_failed(),
        Focus::Rates => false,
        _ => model.stories.list.has_failed(),
    };
    let (loaded, total) = match pane {
        Focus::Issues => (model.issues.is_loaded(), model.issues.total()),
        Focus::Bookmarks => (model.bookmarks.is_loaded(), model.bookmarks.total()),
        _ => (model.stories.list.is_loaded(), model.stories.list.total()),
    };
    let words = match pane {
        _ if failed => "This list could not be read.",
        _ if filter_of(model, pane).is_some() && loaded && total == 0 => {
            "Nothing in this list answers the filter. Esc clears it; f changes it."
        }
        _ if filter_of(model, pane).is_some() => return,
        Focus::Issues if model.importing.is_some() => "The first issues are on their way.",
        Focus::Issues if model.issues.is_empty() => {
            "The library is empty. Press i to import a file or a folder of digests."
        }
        Focus::Bookmarks if model.bookmarks.is_empty() => {
            "No bookmarks yet. Press b on a story to keep it here; 1 goes back to the issues."
        }
        Focus::Threads if model.threads.list.is_empty() && model.threads.following().is_some() => {
            "Stories that were imported are being looked at. The threads that they make appear here by themselves; you may read on meanwhile."
        }
        Focus::Threads if model.threads.list.is_empty() => {
            "No threads yet. A thread is made when two issues tell of one affair within some weeks: import more of them with 1 and i. A thread of its own is made of no single issue."
        }
        Focus::Rates if model.rates.is_empty() => {
            "No rates yet. They are read from the ticker of listing pages, which 1 and then i import, and from files of figures: akyn rates import FILE"
        }
        Focus::Leads => match model.leads.nothing() {
            Some(words) => words,
            None => return,
        },
        Focus::Stories if model.stories.list.is_empty() => "This issue holds no stories.",
        _ => return,
    };
    let area = rows_area(body);
    for (row, line) in (0..area.height).zip(text::wrap(words, usize::from(area.width))) {
        canvas.line(area, row, &[piece(line, Role::Dim)]);
    }
}
