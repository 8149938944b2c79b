//! Marks: read, bookmarked, and their undoing.
//!
//! A mark shows at once; the library's answer says which stories it changed, and its failure takes it back.

use super::command::Command;
use super::message::{Effect, Write};
use super::model::{Focus, Model, Screen};
use super::settle;
use super::story::Content;
use crate::digest::StoryId;
use crate::library::{Change, StoryRow};
use crate::tui::page::flow::counted;

/// Carries out what changes marks.
pub(crate) fn go(model: &mut Model, command: Command, effects: &mut Vec<Effect>) {
    match command {
        Command::Bookmark => bookmark(model, effects),
        Command::ToggleRead => toggle_read(model, effects),
        Command::ReadAll => read_all(model, effects),
        Command::Undo => effects.push(Effect::Write(Write::Undo)),
        _ => {}
    }
}

/// The story that a mark would be for.
fn story(model: &Model) -> Option<&StoryRow> {
    match (model.screen, model.focus) {
        (Screen::Bookmarks, _) => model.bookmarks.selected_row(),
        (Screen::Week, _) => model.week.selected_row(),
        (_, Focus::Issues) | (Screen::Rates, _) => None,
        _ if !stories_are_of_the_selection(model) => None,
        _ => model.stories.list.selected_row(),
    }
}

/// While the selected issue is not here yet, the stories are still those of another one: no mark is meant for them.
fn stories_are_of_the_selection(model: &Model) -> bool {
    model.issues.selected_id() == model.stories.issue
}

fn explain_no_story(model: &mut Model) {
    if model.stories.chosen && model.stories.list.selected_in_tail().is_some() && model.focus != Focus::Issues
    {
        model.say("A headline has no text of its own; choose a story.");
    } else {
        model.say("Choose a story first: Enter opens the issue. A marks all of it read.");
    }
}

fn bookmark(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some((id, on)) = story(model).map(|row| (row.id, !row.bookmarked)) else {
        explain_no_story(model);
        return;
    };
    show(model, &Change::Bookmarked { story: id, bookmarked: on });
    effects.push(Effect::Write(Write::Bookmarked(id, on)));
    model.say(if on {
        "Bookmarked; 3 shows the bookmarks."
    } else {
        "Bookmark taken away; u brings it back."
    });
}

fn toggle_read(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some((id, read)) = story(model).map(|row| (row.id, !row.read)) else {
        explain_no_story(model);
        return;
    };
    set_read(model, id, read, effects);
    model.say(if read { "Marked read." } else { "Marked unread." });
}

fn set_read(model: &mut Model, id: StoryId, read: bool, effects: &mut Vec<Effect>) {
    show(model, &Change::Read { stories: vec![id], read });
    effects.push(Effect::Write(Write::Read(id, read)));
}

/// Marks the story that is shown read, where it is not.
pub(crate) fn mark_read(model: &mut Model, effects: &mut Vec<Effect>) {
    let unread = story(model).filter(|row| !row.read).map(|row| row.id);
    if let Some(id) = unread {
        set_read(model, id, true, effects);
    }
}

/// A story whose end is on the screen in the pane that is read in is read, once for every time it is opened: so
/// that marking it unread there is not undone by the next key.
pub(crate) fn read_to_the_end(model: &mut Model, effects: &mut Vec<Effect>) {
    let seen = model.focus == Focus::Story && model.story.story().is_some() && model.story.at_end();
    if seen && !model.story.finished {
        model.story.finished = true;
        mark_read(model, effects);
    }
}

fn read_all(model: &mut Model, effects: &mut Vec<Effect>) {
    let issue = match model.screen {
        Screen::Issues if stories_are_of_the_selection(model) => model.stories.issue,
        Screen::Issues | Screen::Bookmarks | Screen::Rates | Screen::Week => None,
    };
    match issue {
        Some(issue) => effects.push(Effect::Write(Write::IssueRead(issue))),
        None => model.say("A marks an issue's stories read; 1 shows the issues."),
    }
}

/// Shows a change on every row that is here.
fn show(model: &mut Model, change: &Change) {
    let shown = match &mut model.story.content {
        Content::Story(story) => Some(&mut story.row),
        _ => None,
    };
    let rows = model
        .stories
        .list
        .rows_mut()
        .chain(model.bookmarks.rows_mut())
        .chain(model.week.rows_mut())
        .chain(shown);
    match change {
        Change::Read { stories, read } => {
            let changed: std::collections::HashSet<StoryId> = stories.iter().copied().collect();
            rows.filter(|row| changed.contains(&row.id)).for_each(|row| row.read = *read);
        }
        Change::Bookmarked { story, bookmarked } => {
            rows.filter(|row| row.id == *story).for_each(|row| row.bookmarked = *bookmarked);
        }
    }
}

/// The library has changed marks, or could not.
pub(crate) fn marked(model: &mut Model, change: Result<Change, String>, effects: &mut Vec<Effect>) {
    match change {
        Ok(change) => {
            show(model, &change);
            if let Change::Read { stories, read: true } = &change
                && stories.len() > 1
            {
                let number = counted(stories.len() as u64, "story", "stories");
                model.say(format!("{number} marked read; u takes it back."));
            }
            effects.push(Effect::Check);
        }
        Err(sentence) => {
            model.complain(sentence);
            settle::refresh(model, effects);
        }
    }
}

/// The library has undone a change, or could not.
pub(crate) fn undone(model: &mut Model, change: Result<Option<Change>, String>, effects: &mut Vec<Effect>) {
    match change {
        Ok(Some(change)) => {
            show(model, &change);
            model.say(undone_words(&change));
            effects.push(Effect::Check);
        }
        Ok(None) => model.say("There is nothing to undo."),
        Err(sentence) => model.complain(sentence),
    }
}

fn undone_words(change: &Change) -> String {
    match change {
        Change::Read { stories, read } => {
            let number = counted(stories.len() as u64, "story is", "stories are");
            format!("Undone: {number} {} again.", if *read { "read" } else { "unread" })
        }
        Change::Bookmarked { bookmarked: true, .. } => "Undone: the bookmark is back.".to_owned(),
        Change::Bookmarked { bookmarked: false, .. } => "Undone: the bookmark is gone.".to_owned(),
    }
}
