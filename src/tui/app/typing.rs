//! Text fields: typing, completing, and what is done with the text.

use super::command::Command;
use super::field::{Field, Purpose};
use super::key::Key;
use super::keymap::{self, Found, Scope};
use super::message::{Effect, Query};
use super::model::{Model, Overlay};
use super::{filter, notes, palette, press, saved, seek, tags, threads, update};

/// Takes a key press in a text field.
pub(crate) fn press(model: &mut Model, key: Key, effects: &mut Vec<Effect>) {
    if let Some(letter) = key.typed() {
        paste(model, letter.encode_utf8(&mut [0; 4]));
        tags::ask(model, effects);
        return;
    }
    if let Found::Bound(binding) = keymap::look_up(Scope::Field, &key.notation()) {
        press::run(model, binding.command, None, effects);
    }
}

/// Types or pastes into the text field, where there is one.
pub(crate) fn paste(model: &mut Model, text: &str) {
    if matches!(model.overlay, Overlay::Note(_)) {
        notes::paste(model, text);
    } else if let Overlay::Field(field) = &mut model.overlay {
        field.insert(text);
        offer_commands(field);
        filter::typed(model);
    } else if matches!(model.overlay, Overlay::Seek(_)) {
        seek::paste(model, text);
    } else if text.chars().count() > 1 {
        // A path dropped on the window is pasted by the terminal.
        let mut field = Field::new(Purpose::Import);
        field.insert(text.trim());
        model.overlay = Overlay::Field(field);
    }
}

fn offer_commands(field: &mut Field) {
    if field.purpose == Purpose::Command {
        field.completions = palette::completions(field.text());
    }
}

/// Moves the cursor or deletes.
pub(crate) fn edit(model: &mut Model, command: Command, effects: &mut Vec<Effect>) {
    if let Overlay::Field(field) = &mut model.overlay
        && field.edit(command)
    {
        offer_commands(field);
        filter::typed(model);
        tags::ask(model, effects);
    }
}

/// Completes, leaves, or does what was typed.
pub(crate) fn act(model: &mut Model, command: Command, effects: &mut Vec<Effect>) {
    let Overlay::Field(field) = &mut model.overlay else { return };
    match command {
        Command::Cancel => {
            let filters = field.purpose == Purpose::Filter;
            model.overlay = Overlay::None;
            if filters {
                filter::cancel(model);
            }
        }
        Command::Accept => accept(model, effects),
        _ => {
            if field.purpose == Purpose::Command {
                offer_all(field);
            }
            if !field.complete(command == Command::Complete) && field.purpose == Purpose::Import {
                let typed = field.text().to_owned();
                model.ask(Query::Paths(typed), effects);
            }
        }
    }
}

/// Before anything is typed every command is offered.
fn offer_all(field: &mut Field) {
    if field.text().is_empty() && field.completions.is_empty() {
        field.completions = palette::completions("");
    }
}

/// Offers paths for what was typed, unless something else has been typed since.
pub(crate) fn offer(field: &mut Field, typed: &str, paths: Vec<String>) {
    if field.purpose != Purpose::Import || field.text() != typed {
        return;
    }
    field.completions = paths;
    match field.shared_beginning() {
        Some(shared) => {
            field.set(shared);
            if field.completions.len() == 1 {
                field.completions.clear();
            }
        }
        None => {
            field.complete(true);
        }
    }
}

fn accept(model: &mut Model, effects: &mut Vec<Effect>) {
    let Overlay::Field(field) = std::mem::take(&mut model.overlay) else { return };
    let typed = field.text().trim();
    match field.purpose {
        Purpose::Tags(story) => tags::accept(story, typed, effects),
        Purpose::Import if typed.is_empty() => {}
        // A search is no such field.
        Purpose::Seek(_) => {}
        Purpose::Import => update::begin_import(model, typed, effects),
        Purpose::Filter => filter::set(model, typed),
        Purpose::Save => saved::save_current(model, typed, effects),
        Purpose::Command => match palette::parse(typed) {
            Ok(Some((Command::Import, path))) if !path.is_empty() => {
                update::begin_import(model, path, effects)
            }
            Ok(Some((Command::Search, query))) => seek::open(model, seek::Kind::Search, query),
            Ok(Some((Command::Find, letters))) => seek::open(model, seek::Kind::Find, letters),
            Ok(Some((Command::Filter, query))) if !query.is_empty() => filter::set(model, query),
            Ok(Some((Command::SaveSearch, name))) if !name.is_empty() => {
                saved::save_current(model, name, effects);
            }
            Ok(Some((Command::Thread, name))) if !name.is_empty() => threads::put(model, name, effects),
            Ok(Some((Command::Brief, path))) => press::brief(model, path, effects),
            Ok(Some((command, _))) => press::run(model, command, None, effects),
            Ok(None) => {}
            Err(sentence) => model.complain(sentence),
        },
    }
}
