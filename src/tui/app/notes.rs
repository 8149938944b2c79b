//! Writing a note: opened with a key, kept with another, or handed to the reader's own editor.

use super::command::Command;
use super::draft::{Draft, plain};
use super::key::Key;
use super::keymap::{self, Found, Scope};
use super::message::{Effect, Write};
use super::model::{Model, Overlay, Screen};
use super::{bookmarks, marks, press};
use crate::library::Target;

/// A note being written.
#[derive(Debug, Clone)]
pub(crate) struct Note {
    /// What it is on.
    pub(crate) on: Target,
    /// The title or words of that.
    pub(crate) title: String,
    /// What was written.
    pub(crate) draft: Draft,
}

/// Opens the note of the selected story, or that of the selected bookmark.
pub(crate) fn open(model: &mut Model) {
    let kept = (model.screen == Screen::Bookmarks).then(|| model.bookmarks.selected_row()).flatten();
    let of_bookmark = kept.and_then(|row| Some((row.target(), bookmarks::title(row)?, row.note.clone())));
    let of_story = || {
        let row = marks::story(model)?;
        Some((Target::Story(row.id), row.title.text.clone(), row.note.clone()))
    };
    match of_bookmark.or_else(of_story) {
        Some((on, title, note)) => {
            let draft = Draft::new(note.as_deref().unwrap_or(""));
            model.overlay = Overlay::Note(Note { on, title, draft });
        }
        None => marks::explain_no_story(model),
    }
}

/// Takes a key press in the editor.
pub(crate) fn press(model: &mut Model, key: Key, effects: &mut Vec<Effect>) {
    if let Some(letter) = key.typed() {
        paste(model, letter.encode_utf8(&mut [0; 4]));
        return;
    }
    if let Found::Bound(binding) = keymap::look_up(Scope::Note, &key.notation()) {
        press::run(model, binding.command, None, effects);
    }
}

/// Types or pastes into the note.
pub(crate) fn paste(model: &mut Model, text: &str) {
    if let Overlay::Note(note) = &mut model.overlay {
        note.draft.insert(text);
    }
}

/// Moves the cursor, deletes, keeps, leaves.
pub(crate) fn act(model: &mut Model, command: Command, effects: &mut Vec<Effect>) {
    let Overlay::Note(note) = &mut model.overlay else { return };
    match command {
        Command::NewLine => note.draft.insert("\n"),
        Command::SaveNote => save(model, effects),
        Command::EditOutside => effects.push(Effect::EditOutside(note.draft.text().to_owned())),
        Command::Cancel if note.draft.is_changed() && !note.draft.warned => {
            note.draft.warned = true;
            model.complain(
                "The note is not kept yet: Ctrl-s keeps it, Esc once more throws away what you wrote.",
            );
        }
        Command::Cancel => model.overlay = Overlay::None,
        _ => note.draft.edit(command),
    }
}

/// Keeps the note and leaves the editor.
pub(crate) fn save(model: &mut Model, effects: &mut Vec<Effect>) {
    let Overlay::Note(note) = &model.overlay else { return };
    let (changed, empty) = (note.draft.is_changed(), note.draft.text().is_empty());
    if changed {
        effects.push(Effect::Write(Write::Note(note.on.clone(), note.draft.text().to_owned())));
    }
    model.overlay = Overlay::None;
    model.say(match (changed, empty) {
        (false, _) => "The note is as it was.",
        (true, true) => "Note taken away; u brings it back.",
        (true, false) => "Note kept; u takes it back.",
    });
}

/// The reader's own editor has ended: what was saved there is kept.
pub(crate) fn edited(model: &mut Model, text: Result<String, String>, effects: &mut Vec<Effect>) {
    let Overlay::Note(note) = &mut model.overlay else { return };
    match text {
        Ok(text) => {
            note.draft.replace(plain(&text).trim_end());
            save(model, effects);
        }
        Err(sentence) => model.complain(sentence),
    }
}
