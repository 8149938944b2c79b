//! The mouse: a press selects and opens, the wheel scrolls.

use super::help;
use super::listing::Shown;
use super::message::{Effect, Mouse};
use super::model::{Focus, Model, Overlay, room};
use super::selection::Selection;
use super::{bookmarks, issues, motion, panes, seek as seeking, stories, threads};
use crate::tui::page::geometry::{self, Frame, text_column};
use crate::tui::page::passage::Position;

/// Lines of text that one notch of the wheel scrolls.
const NOTCH: i64 = 3;

/// Carries out what the mouse did at a column and a row.
pub(crate) fn act(model: &mut Model, mouse: Mouse, at: (u16, u16), effects: &mut Vec<Effect>) {
    let turned = match mouse {
        Mouse::Press | Mouse::Drag => 0,
        Mouse::WheelUp => -1,
        Mouse::WheelDown => 1,
    };
    let layout = model.layout();
    match &mut model.overlay {
        Overlay::Help(help) => {
            let all = help::lines(usize::from(layout.middle.body.width.saturating_sub(2))).len();
            help.scroll(turned * NOTCH, all);
            return;
        }
        Overlay::Saved(saved) => {
            saved.move_by(turned);
            return;
        }
        Overlay::Field(_) | Overlay::Names(_) | Overlay::Note(_) => return,
        Overlay::Seek(_) => return seek(model, mouse, turned, at, effects),
        Overlay::None => {}
    }
    if mouse == Mouse::Drag {
        drag(model, at);
        return;
    }
    let hit = model.panes(&layout).into_iter().find(|(_, frame)| frame.holds(at.0, at.1));
    let Some((pane, frame)) = hit else { return };
    if mouse == Mouse::Press {
        press(model, pane, (frame, at.1), effects);
        model.story.pressed = None;
        if pane == Focus::Story {
            model.story.select(None);
            model.story.pressed = letter_at(model, at);
        }
        return;
    }
    // The wheel moves what is under it, wherever the focus is.
    let focus = std::mem::replace(&mut model.focus, pane);
    match pane {
        Focus::Chart => model.rates.step(turned),
        Focus::Story => motion::move_by(model, turned * NOTCH),
        _ => motion::move_by(model, turned),
    }
    model.focus = focus;
    if pane == Focus::Stories {
        model.stories.chosen = true;
    }
}

/// In a search: a press selects a row, and opens the selected one; the wheel moves what is under it.
fn seek(model: &mut Model, mouse: Mouse, turned: i64, at: (u16, u16), effects: &mut Vec<Effect>) {
    let places = geometry::seeking(model.layout().middle);
    let lines = found_lines(model);
    let Overlay::Seek(seek) = &mut model.overlay else { return };
    if places.preview.is_some_and(|frame| frame.holds(at.0, at.1)) {
        seek.preview.scroll(turned * NOTCH);
    } else if places.list.holds(at.0, at.1) {
        seek.list.move_by(turned);
        let line = usize::from(at.1 - places.list.y);
        match lines.get(line) {
            Some(Shown::Row(rank, _)) if mouse == Mouse::Press && *rank == seek.list.selected() => {
                seeking::accept(model, effects);
            }
            Some(Shown::Row(rank, _)) if mouse == Mouse::Press => seek.list.select(*rank),
            _ => {}
        }
    }
}

/// The lines of what was found as they stand on the screen.
pub(crate) fn found_lines(model: &Model) -> Vec<Shown> {
    let Overlay::Seek(seek) = &model.overlay else { return Vec::new() };
    let (height, room) = seeking::room(model);
    seek.list.shown(height, room, &|rank| seeking::entry(seek.kind, &seek.list, rank, room))
}

fn press(model: &mut Model, pane: Focus, (frame, y): (Frame, u16), effects: &mut Vec<Effect>) {
    let had_focus = model.focus == pane;
    panes::enter(model, pane);
    let Some(line) = y.checked_sub(frame.body.y) else { return };
    let Some(Shown::Row(rank, _)) = lines(model, pane, frame).into_iter().nth(usize::from(line)) else {
        return;
    };
    let selected = match pane {
        Focus::Issues => model.issues.selected(),
        Focus::Stories => model.stories.list.selected(),
        Focus::Threads => model.threads.list.selected(),
        Focus::Thread => model.threads.stories.selected(),
        Focus::Bookmarks => model.bookmarks.selected(),
        Focus::Rates => model.rates.selected(),
        Focus::Leads => model.leads.list.selected(),
        Focus::Story | Focus::Chart => return,
    };
    match pane {
        _ if had_focus && rank == selected => panes::open(model, effects),
        Focus::Issues => model.issues.select(rank),
        Focus::Stories => model.stories.list.select(rank),
        Focus::Threads => model.threads.list.select(rank),
        Focus::Thread => model.threads.stories.select(rank),
        Focus::Bookmarks => model.bookmarks.select(rank),
        Focus::Rates => model.rates.select(rank),
        Focus::Leads => model.leads.list.select(rank),
        Focus::Story | Focus::Chart => {}
    }
}

/// The letter of the story that stands nearest to a cell of the screen.
fn letter_at(model: &Model, (x, y): (u16, u16)) -> Option<Position> {
    let layout = model.layout();
    let (_, frame) = model.panes(&layout).into_iter().find(|(pane, _)| *pane == Focus::Story)?;
    let column = text_column(frame.body, model.settings.column);
    let row = y.saturating_sub(column.y).min(column.height.saturating_sub(1));
    model.story.letter_at(row, x.saturating_sub(column.x))
}

/// Selects from where the button was pressed; at the edge of the pane the text scrolls along.
fn drag(model: &mut Model, at: (u16, u16)) {
    let Some(pressed) = model.story.pressed.filter(|_| model.focus == Focus::Story) else { return };
    let layout = model.layout();
    let pane = model.panes(&layout).into_iter().find(|(pane, _)| *pane == Focus::Story);
    if let Some((_, frame)) = pane {
        let beyond = at.1 + 1 >= frame.body.y + frame.body.height;
        model.story.scroll(i64::from(beyond) - i64::from(at.1 <= frame.body.y));
    }
    if let Some(cursor) = letter_at(model, at) {
        model.story.select(Some(Selection::between(pressed, cursor)));
    }
}

/// The lines of a list as they stand on the screen.
pub(crate) fn lines(model: &Model, pane: Focus, frame: Frame) -> Vec<Shown> {
    let (height, room) = (usize::from(frame.body.height), room(frame));
    match pane {
        Focus::Issues => model.issues.shown(height, room, &|rank| issues::entry(&model.issues, rank, room)),
        Focus::Stories => {
            let stories = model.stories.seen();
            stories.list.shown(height, room, &|rank| stories.entry(rank, room))
        }
        Focus::Bookmarks => {
            model.bookmarks.shown(height, room, &|rank| bookmarks::entry(&model.bookmarks, rank, room))
        }
        Focus::Threads => {
            model.threads.list.shown(height, room, &|rank| threads::entry(&model.threads.list, rank, room))
        }
        Focus::Thread => {
            let list = &model.threads.stories;
            list.shown(height, room, &|rank| stories::entry_with_outlet(list, rank, room))
        }
        Focus::Rates => model.rates.shown(frame.body.height, room),
        Focus::Leads => model.leads.list.shown(height, room, &|rank| model.leads.entry(rank, room)),
        Focus::Story | Focus::Chart => Vec::new(),
    }
}
