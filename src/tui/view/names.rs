//! Paints the list of names, or the stories of one, over the panes.

use super::canvas::Canvas;
use super::list::head;
use crate::library::{NameRow, StoryRow};
use crate::tui::app::names::{Names, Rows};
use crate::tui::page::geometry::{Area, Frame};
use crate::tui::page::piece::{Pieces, Role, justified, piece};
use crate::tui::page::{dates, text};

/// Paints the list.
pub(crate) fn paint(names: &Names, frame: Frame, canvas: &mut Canvas<'_, '_>) {
    match &names.open {
        Some((name, stories)) => {
            let title = text::clean(&name.name);
            head(&title, &stories.position(), true, false, frame.head, canvas);
            rows(stories, frame.body, "No story of it is here any more.", canvas, story);
        }
        None => {
            let typed = text::clean(&names.typed);
            let title = if typed.is_empty() {
                "Names · type to narrow".to_owned()
            } else {
                format!("Names · {typed}▏")
            };
            head(&title, &names.names.position(), true, false, frame.head, canvas);
            rows(&names.names, frame.body, "No story bears such a name.", canvas, name);
        }
    }
}

fn rows<T>(
    rows: &Rows<T>,
    body: Area,
    nothing: &str,
    canvas: &mut Canvas<'_, '_>,
    line: impl Fn(&T, usize) -> Pieces,
) {
    let area = Area { x: body.x + body.width.min(1), width: body.width.saturating_sub(2), ..body };
    if rows.rows.is_empty() && rows.complete {
        canvas.line(area, 0, &[piece(nothing, Role::Dim)]);
    }
    for (row, (rank, item)) in (0..body.height).zip(rows.rows.iter().enumerate().skip(rows.top)) {
        let selected = rank == rows.selected;
        let marker = piece(if selected { "▌" } else { " " }, Role::Accent);
        canvas.line_over(Area { width: body.width.min(1), ..body }, row, &[marker], None);
        let over = selected.then_some(Role::Selected);
        canvas.line_over(area, row, &line(item, usize::from(area.width)), over);
    }
}

fn name(row: &NameRow, cells: usize) -> Pieces {
    let right = vec![piece(format!("{}  {}", row.kind.word(), row.stories), Role::Dim)];
    let room = cells.saturating_sub(row.kind.word().len() + row.stories.to_string().len() + 4);
    justified(vec![piece(text::cut(&text::clean(&row.name), room), Role::Text)], right, cells)
}

fn story(row: &StoryRow, cells: usize) -> Pieces {
    let about = format!("{} · {}", row.outlet, dates::short(&row.dated));
    let about = text::cut(&text::clean(&about), cells / 2);
    let room = cells.saturating_sub(text::width(&about) + 2);
    let role = if row.read { Role::Text } else { Role::Unread };
    let title = piece(text::cut(&text::clean(&row.title.text), room), role);
    justified(vec![title], vec![piece(about, Role::Dim)], cells)
}
