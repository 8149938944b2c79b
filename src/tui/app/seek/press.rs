//! Keys while searching or finding.

use super::{Kind, Seek, begun, leave, naming};
use crate::tui::app::command::Command;
use crate::tui::app::key::Key;
use crate::tui::app::keymap::{self, Found, Scope};
use crate::tui::app::message::Effect;
use crate::tui::app::model::{Model, Overlay};
use crate::tui::app::place::Place;
use crate::tui::app::{motion, press};

/// Opens a search or a find; with a text, or with the last one, which typing replaces.
pub(crate) fn open(model: &mut Model, kind: Kind, text: &str) {
    let mut seek = begun(kind, Place::of(model));
    if !text.is_empty() {
        seek.field.set(text.to_owned());
    } else if kind.searches()
        && let Some(last) = model.queries.last()
    {
        seek.field.set(last.clone());
        seek.offered = true;
    }
    model.overlay = Overlay::Seek(Box::new(seek));
}

/// Takes a key press.
pub(crate) fn press(model: &mut Model, key: Key, effects: &mut Vec<Effect>) {
    if matches!(&model.overlay, Overlay::Seek(seek) if seek.naming.is_some()) {
        naming::press(model, key, effects);
    } else if let Some(letter) = key.typed() {
        paste(model, letter.encode_utf8(&mut [0; 4]));
    } else if let Found::Bound(binding) = keymap::look_up(Scope::Seek, &key.notation()) {
        press::run(model, binding.command, None, effects);
    }
}

/// Types or pastes.
pub(crate) fn paste(model: &mut Model, text: &str) {
    let Overlay::Seek(seek) = &mut model.overlay else { return };
    if let Some(name) = &mut seek.naming {
        name.insert(text);
        return;
    }
    if std::mem::take(&mut seek.offered) {
        seek.field.set(String::new());
    }
    seek.field.insert(text);
    seek.older = None;
}

/// Moves, edits, opens, leaves.
pub(crate) fn act(model: &mut Model, command: Command, effects: &mut Vec<Effect>) {
    let Overlay::Seek(seek) = &mut model.overlay else { return };
    match command {
        Command::Cancel => leave(model, effects),
        Command::Accept => super::accept(model, effects),
        Command::Up if seek.field.text().is_empty() && seek.kind.searches() => older(model),
        Command::Older => older(model),
        Command::Down | Command::Up | Command::PageDown | Command::PageUp => {
            seek.offered = false;
            seek.list.move_by(motion::by(command, seek.list.page()));
        }
        Command::SaveSearch => naming::begin(model),
        Command::PreviewDown => seek.preview.scroll(1),
        Command::PreviewUp => seek.preview.scroll(-1),
        _ => edit(seek, command),
    }
}

fn edit(seek: &mut Seek, command: Command) {
    let deletes = matches!(command, Command::DeleteBack | Command::Delete | Command::DeleteWord);
    if std::mem::take(&mut seek.offered) && deletes {
        seek.field.set(String::new());
    } else {
        seek.field.edit(command);
    }
}

/// What was searched for before, further back with every press, and round again.
fn older(model: &mut Model) {
    let queries = &model.queries;
    let Overlay::Seek(seek) = &mut model.overlay else { return };
    if !seek.kind.searches() || queries.is_empty() {
        return;
    }
    let shown = seek.older.or_else(|| queries.iter().rposition(|query| query == seek.field.text()));
    let next = shown.unwrap_or(queries.len()).checked_sub(1).unwrap_or(queries.len() - 1);
    if let Some(query) = queries.get(next) {
        seek.field.set(query.clone());
        (seek.older, seek.offered) = (Some(next), true);
    }
}
