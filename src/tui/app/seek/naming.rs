//! Saving a search by a name, without leaving it.

use super::Seek;
use crate::tui::app::command::Command;
use crate::tui::app::field::{Field, Purpose};
use crate::tui::app::key::Key;
use crate::tui::app::keymap::{self, Found, Scope};
use crate::tui::app::message::Effect;
use crate::tui::app::model::{Model, Overlay};
use crate::tui::app::{press as keys, saved};

/// Asks for the name, in the place of what is typed.
pub(super) fn begin(model: &mut Model) {
    let Some(seek) = of(model) else { return };
    let typed = seek.field.text();
    if seek.kind.searches() && seek.kind.asks(typed) {
        seek.naming = Some(Field::new(Purpose::Save));
    } else if seek.kind.searches() {
        model.say("There is nothing to save: type what to search for first.");
    } else {
        model.say("What is found by title is not saved; a search with / is.");
    }
}

/// Takes a key press while the name is typed.
pub(super) fn press(model: &mut Model, key: Key, effects: &mut Vec<Effect>) {
    if let Some(letter) = key.typed() {
        super::paste(model, letter.encode_utf8(&mut [0; 4]));
        return;
    }
    let Found::Bound(binding) = keymap::look_up(Scope::Field, &key.notation()) else { return };
    match binding.command {
        Command::Quit | Command::Suspend => keys::run(model, binding.command, None, effects),
        Command::Cancel => end(model),
        Command::Accept => accept(model, effects),
        command => {
            if let Some(name) = of(model).and_then(|seek| seek.naming.as_mut()) {
                name.edit(command);
            }
        }
    }
}

fn accept(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(seek) = of(model) else { return };
    let Some(name) = seek.naming.take() else { return };
    let query = seek.field.text().trim().to_owned();
    saved::save(model, name.text().trim(), &query, effects);
}

fn end(model: &mut Model) {
    if let Some(seek) = of(model) {
        seek.naming = None;
    }
}

fn of(model: &mut Model) -> Option<&mut Seek> {
    match &mut model.overlay {
        Overlay::Seek(seek) => Some(seek),
        _ => None,
    }
}
