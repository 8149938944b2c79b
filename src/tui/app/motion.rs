//! Up and down in lists and texts.

use super::command::Command;
use super::model::{Focus, Model};
use super::rates;

/// Carries out a motion, so many times or to the row of that number.
pub(crate) fn go(model: &mut Model, command: Command, count: Option<u64>) {
    if model.focus == Focus::Chart && count.is_none() && rates::leap(&mut model.rates, command) {
        return;
    }
    let (rows, page) = match model.focus {
        Focus::Issues => (model.issues.len(), model.issues.page()),
        Focus::Stories => (model.stories.list.len(), model.stories.list.page()),
        Focus::Bookmarks => (model.bookmarks.len(), model.bookmarks.page()),
        Focus::Threads => (model.threads.list.len(), model.threads.list.page()),
        Focus::Thread => (model.threads.stories.len(), model.threads.stories.page()),
        Focus::Rates | Focus::Chart => (model.rates.len(), model.rates.page()),
        Focus::Leads => (model.leads.list.len(), model.leads.list.page()),
        Focus::Story => (model.story.progress().1 as u64, model.story.page() as u64),
    };
    match to(command, count, rows) {
        Some(row) => select(model, row),
        None => move_by(model, by(command, page).saturating_mul(times(count))),
    }
}

fn times(count: Option<u64>) -> i64 {
    i64::try_from(count.unwrap_or(1)).unwrap_or(i64::MAX)
}

/// The row that a command names by itself.
fn to(command: Command, count: Option<u64>, rows: u64) -> Option<u64> {
    match (command, count) {
        (Command::First | Command::Last, Some(number)) => Some(number.saturating_sub(1)),
        (Command::First, None) => Some(0),
        (Command::Last, None) => Some(rows.saturating_sub(1)),
        _ => None,
    }
}

/// How many rows or lines a command moves.
pub(crate) fn by(command: Command, page: u64) -> i64 {
    let page = i64::try_from(page).unwrap_or(i64::MAX).max(1);
    match command {
        Command::Down => 1,
        Command::Up => -1,
        Command::HalfDown => (page / 2).max(1),
        Command::HalfUp => -(page / 2).max(1),
        Command::PageDown => page,
        Command::PageUp => -page,
        Command::First => i64::MIN,
        Command::Last => i64::MAX,
        _ => 0,
    }
}

fn select(model: &mut Model, row: u64) {
    match model.focus {
        Focus::Issues => model.issues.select(row),
        Focus::Stories => model.stories.list.select(row),
        Focus::Bookmarks => model.bookmarks.select(row),
        Focus::Threads => model.threads.list.select(row),
        Focus::Thread => model.threads.stories.select(row),
        Focus::Rates | Focus::Chart => model.rates.select(row),
        Focus::Leads => model.leads.list.select(row),
        Focus::Story => model.story.scroll_to(usize::try_from(row).unwrap_or(usize::MAX)),
    }
}

/// Moves the focused pane by so many rows or lines.
pub(crate) fn move_by(model: &mut Model, rows: i64) {
    match model.focus {
        Focus::Issues => model.issues.move_by(rows),
        Focus::Stories => model.stories.list.move_by(rows),
        Focus::Bookmarks => model.bookmarks.move_by(rows),
        Focus::Threads => model.threads.list.move_by(rows),
        Focus::Thread => model.threads.stories.move_by(rows),
        Focus::Rates | Focus::Chart => model.rates.move_by(rows),
        Focus::Leads => model.leads.list.move_by(rows),
        Focus::Story => model.story.scroll(rows),
    }
}
