//! Keys typed ahead: a key that acts on what is selected waits until that is here, and every key behind it too.

use super::command::Command;
use super::key::{Code, Key};
use super::keyboard::by_place;
use super::keymap::{self, Found, Scope};
use super::message::{Effect, Slot};
use super::model::{Focus, Model, Overlay, Screen};
use super::{press, seek, selection};

/// The most keys that wait: a finger asleep on a key does no harm.
const MOST: usize = 256;

/// Takes a key press now, or as soon as what it acts on is here.
pub(crate) fn press(model: &mut Model, key: Key, effects: &mut Vec<Effect>) {
    if model.held.is_empty() && !waits(model, key) {
        press::press(model, key, effects);
        return;
    }
    match command(model, key) {
        // What is waited for can be given up.
        Some(Command::StepBack | Command::Cancel) if !model.held.is_empty() => model.held.clear(),
        Some(Command::Quit | Command::Suspend) => press::press(model, key, effects),
        _ if model.held.len() < MOST => model.held.push_back(key),
        _ => {}
    }
}

/// Presses the first of the held keys where it need not wait any more; whether there was one.
pub(crate) fn release(model: &mut Model, effects: &mut Vec<Effect>) -> bool {
    let ready = model.held.front().copied().filter(|key| !waits(model, *key));
    if let Some(key) = ready {
        model.held.pop_front();
        press::press(model, key, effects);
    }
    ready.is_some()
}

/// What a key means where one is.
fn command(model: &Model, key: Key) -> Option<Command> {
    let (scope, code) = match (&model.overlay, key.code) {
        (Overlay::Seek(_), code) => (Scope::Seek, code),
        (Overlay::Field(_), code) => (Scope::Field, code),
        (Overlay::Names(_), code) => (Scope::Names, code),
        (Overlay::Saved(_), code) => (Scope::Saved, code),
        (Overlay::Help(_), code) => (Scope::Help, code),
        (Overlay::Note(_), code) => (Scope::Note, code),
        (Overlay::None, Code::Char(letter)) => (Scope::Reading, Code::Char(by_place(letter))),
        (Overlay::None, code) => (Scope::Reading, code),
    };
    match keymap::look_up(scope, &Key { code, ..key }.notation()) {
        Found::Bound(binding) => Some(binding.command),
        Found::Begins | Found::Nothing => None,
    }
}

fn waits(model: &Model, key: Key) -> bool {
    use Command as C;
    let Some(command) = command(model, key) else { return false };
    match &model.overlay {
        Overlay::None if selection::is_open(model) => return false,
        Overlay::None => {}
        Overlay::Seek(_) => {
            let acts = matches!(command, C::Accept | C::Down | C::Up | C::PageDown | C::PageUp);
            return acts && key.typed().is_none() && seek::is_waiting(model);
        }
        Overlay::Field(_) | Overlay::Note(_) | Overlay::Names(_) | Overlay::Saved(_) | Overlay::Help(_) => {
            return false;
        }
    }
    match command {
        C::Left | C::Back | C::StepBack | C::Help | C::Palette | C::Quit | C::Suspend => false,
        C::Undo | C::Redo | C::Brief | C::Order => false,
        C::ShowIssues
        | C::ShowThreads
        | C::ShowBookmarks
        | C::Import
        | C::StopImport
        | C::Narrower
        | C::Wider => false,
        C::Search | C::Find | C::ShowNames | C::ShowSaved | C::Filter | C::JumpBack | C::JumpForward => false,
        C::Down | C::Up | C::HalfDown | C::HalfUp | C::PageDown | C::PageUp | C::First | C::Last => {
            !is_listed(model)
        }
        C::NextHit | C::PreviousHit => !is_text_here(model),
        _ => !is_listed(model) || !is_selected(model),
    }
}

/// Whether the rows are here that a motion counts; where they are not, whether nobody waits for them.
fn is_listed(model: &Model) -> bool {
    match model.focus {
        Focus::Issues => model.issues.is_loaded() || !model.asks.is_open(Slot::Issues),
        Focus::Bookmarks => model.bookmarks.is_loaded() || !model.asks.is_open(Slot::Bookmarks),
        Focus::Stories => {
            let here = model.stories.list.is_loaded() && model.stories.text.is_some();
            here || !(model.asks.is_open(Slot::Stories) || model.asks.is_open(Slot::Issue))
        }
        Focus::Threads => model.threads.list.is_loaded() || !model.asks.is_open(Slot::Threads),
        Focus::Thread => {
            let waits = model.asks.is_open(Slot::Threads) || model.asks.is_open(Slot::Thread);
            model.threads.stories.is_loaded() || !waits
        }
        Focus::Rates | Focus::Chart => true,
        Focus::Leads => model.leads.list.is_loaded() || !model.asks.is_open(Slot::Leads),
        Focus::Story => is_text_here(model),
    }
}

/// Whether the selected row is here.
fn is_selected(model: &Model) -> bool {
    let asked = |slot| model.asks.is_open(slot);
    let issue = model.issues.selected_id().is_some() || !asked(Slot::Issues);
    match (model.screen, model.focus) {
        (Screen::Bookmarks, _) => model.bookmarks.selected_id().is_some() || !asked(Slot::Bookmarks),
        (Screen::Threads, Focus::Threads) => {
            model.threads.list.selected_id().is_some() || !asked(Slot::Threads)
        }
        (Screen::Threads, _) => {
            let waits = asked(Slot::Threads) || asked(Slot::Thread);
            model.threads.stories.selected_id().is_some() || !waits
        }
        (Screen::Rates, _) => true,
        (Screen::Leads, _) => model.leads.list.is_loaded() || !asked(Slot::Leads),
        (_, Focus::Issues) => issue,
        _ => issue && (model.stories.target().is_some() || !(asked(Slot::Stories) || asked(Slot::Issue))),
    }
}

fn is_text_here(model: &Model) -> bool {
    let asked = [Slot::Story, Slot::Stories, Slot::Issue, Slot::Issues];
    model.story.is_current() || !asked.into_iter().any(|slot| model.asks.is_open(slot))
}
