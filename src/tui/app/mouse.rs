//! The mouse: a press selects and opens, the wheel scrolls.

use super::help;
use super::listing::Shown;
use super::message::Mouse;
use super::model::{Focus, Model, Overlay, room};
use super::{bookmarks, issues, motion, panes};
use crate::tui::page::geometry::Frame;

/// Lines of text that one notch of the wheel scrolls.
const NOTCH: i64 = 3;

/// Carries out what the mouse did at a column and a row.
pub(crate) fn act(model: &mut Model, mouse: Mouse, at: (u16, u16)) {
    let turned = match mouse {
        Mouse::Press => 0,
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
        Overlay::Field(_) => return,
        Overlay::None => {}
    }
    let hit = model.panes(&layout).into_iter().find(|(_, frame)| frame.holds(at.0, at.1));
    let Some((pane, frame)) = hit else { return };
    if mouse == Mouse::Press {
        press(model, pane, frame, at.1);
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

fn press(model: &mut Model, pane: Focus, frame: Frame, y: u16) {
    let had_focus = model.focus == pane;
    panes::enter(model, pane);
    let Some(line) = y.checked_sub(frame.body.y) else { return };
    let Some(Shown::Row(rank, _)) = lines(model, pane, frame).into_iter().nth(usize::from(line)) else {
        return;
    };
    let selected = match pane {
        Focus::Issues => model.issues.selected(),
        Focus::Stories => model.stories.list.selected(),
        Focus::Bookmarks => model.bookmarks.selected(),
        Focus::Rates => model.rates.selected(),
        Focus::Week => model.week.selected(),
        Focus::Story | Focus::Chart => return,
    };
    match pane {
        _ if had_focus && rank == selected => panes::open(model),
        Focus::Issues => model.issues.select(rank),
        Focus::Stories => model.stories.list.select(rank),
        Focus::Bookmarks => model.bookmarks.select(rank),
        Focus::Rates => model.rates.select(rank),
        Focus::Week => model.week.select(rank),
        Focus::Story | Focus::Chart => {}
    }
}

/// The lines of a list as they stand on the screen.
pub(crate) fn lines(model: &Model, pane: Focus, frame: Frame) -> Vec<Shown> {
    let (height, room) = (usize::from(frame.body.height), room(frame));
    match pane {
        Focus::Issues => model.issues.shown(height, &|rank| issues::entry(&model.issues, rank, room)),
        Focus::Stories => {
            let stories = model.stories.seen();
            stories.list.shown(height, &|rank| stories.entry(rank, room))
        }
        Focus::Bookmarks => {
            model.bookmarks.shown(height, &|rank| bookmarks::entry(&model.bookmarks, rank, room))
        }
        Focus::Rates => model.rates.shown(frame.body.height, room),
        Focus::Week => model.week.shown(height, &|rank| bookmarks::entry(&model.week, rank, room)),
        Focus::Story | Focus::Chart => Vec::new(),
    }
}
