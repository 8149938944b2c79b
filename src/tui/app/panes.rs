//! From pane to pane.

use super::alert;
use super::bookmarks;
use super::command::Command;
use super::jumps;
use super::leads;
use super::listing::Listing;
use super::message::Effect;
use super::model::{Focus, Model, Screen};
use super::stories::Stories;
use super::threads;
use super::update::quit;

/// Carries out what leads to another pane.
pub(crate) fn go(model: &mut Model, command: Command, effects: &mut Vec<Effect>) {
    match command {
        Command::Open => open(model, effects),
        Command::Right => right(model),
        Command::Left => step_left(model),
        Command::NextPane => turn(model, 1),
        Command::PreviousPane => turn(model, model.screen.panes().len() - 1),
        Command::ShowIssues => show(model, Screen::Issues),
        Command::ShowThreads => {
            model.threads.put_away();
            show(model, Screen::Threads);
        }
        Command::ShowBookmarks => show(model, Screen::Bookmarks),
        Command::ShowRates => {
            alert::put_away(model, effects);
            show(model, Screen::Rates);
        }
        Command::Back if is_home(model) => quit(model, effects),
        Command::Back => step_back(model),
        Command::StepBack if alert::put_away(model, effects) => {}
        Command::StepBack if model.threads.put_away() => {}
        Command::StepBack if !is_home(model) => step_back(model),
        _ => {}
    }
}

fn position(model: &Model) -> usize {
    model.screen.panes().iter().position(|pane| *pane == model.focus).unwrap_or(0)
}

/// Gives the focus to a pane; a story is chosen once its list was entered.
pub(crate) fn enter(model: &mut Model, pane: Focus) {
    model.focus = pane;
    if model.screen == Screen::Issues && pane == Focus::Stories {
        model.stories.chosen = true;
    }
}

/// Opens what is selected: the pane to the right of it, or where a bookmark, a related story or a headline leads.
pub(crate) fn open(model: &mut Model, effects: &mut Vec<Effect>) {
    match model.focus {
        Focus::Bookmarks => bookmarks::lead(model),
        Focus::Thread => threads::lead(model),
        Focus::Leads => leads::lead_on(model),
        Focus::Stories | Focus::Story => {
            if !leads::follow_headline(model, effects) {
                right(model);
            }
        }
        _ => right(model),
    }
}

/// To the pane on the right.
pub(crate) fn right(model: &mut Model) {
    if let Some(pane) = model.screen.panes().get(position(model) + 1) {
        enter(model, *pane);
    }
}

fn step_left(model: &mut Model) {
    if (model.screen, model.focus) == (Screen::Leads, Focus::Leads) {
        return leads::close(model);
    }
    let left = position(model).checked_sub(1);
    if let Some(pane) = left.and_then(|at| model.screen.panes().get(at)) {
        enter(model, *pane);
    }
}

fn turn(model: &mut Model, by: usize) {
    let panes = model.screen.panes();
    if let Some(pane) = panes.get((position(model) + by) % panes.len()) {
        enter(model, *pane);
    }
}

/// Shows other lists, with the focus where the text of either is chosen from.
pub(crate) fn show(model: &mut Model, screen: Screen) {
    if model.screen == screen {
        return;
    }
    jumps::leave(model);
    model.screen = screen;
    model.focus = match screen {
        Screen::Issues if model.stories.chosen => Focus::Stories,
        Screen::Issues => Focus::Issues,
        Screen::Threads => Focus::Threads,
        Screen::Bookmarks => Focus::Bookmarks,
        Screen::Rates => Focus::Rates,
        Screen::Leads => Focus::Leads,
    };
}

/// To the newest issue, whatever was selected.
pub(crate) fn go_home(model: &mut Model) {
    (model.screen, model.focus) = (Screen::Issues, Focus::Issues);
    model.issues = Listing::default();
    model.stories = Stories::default();
    model.story.turn_to(None);
}

fn is_home(model: &Model) -> bool {
    model.screen == Screen::Issues && model.focus == Focus::Issues
}

/// To the left; from the leftmost pane of the bookmarks to the issues.
fn step_back(model: &mut Model) {
    match (position(model), model.screen) {
        (0, Screen::Leads) => leads::close(model),
        (0, _) => show(model, Screen::Issues),
        _ => step_left(model),
    }
}
