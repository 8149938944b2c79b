//! Marks: read, bookmarked, and their undoing.
//!
//! A mark shows at once; the library's answer says which stories it changed, and its failure takes it back.

use super::command::Command;
use super::message::{Effect, Write};
use super::model::{Focus, Model, Screen};
use super::story::Content;
use super::{selection, settle, threads};
use crate::digest::StoryId;
use crate::library::{BookmarkRow, Change, StoryRow, Target};
use crate::tui::page::flow::counted;

/// Carries out what changes marks.
pub(crate) fn go(model: &mut Model, command: Command, effects: &mut Vec<Effect>) {
    match command {
        Command::Bookmark => bookmark(model, effects),
        Command::ToggleRead => toggle_read(model, effects),
        Command::ReadAll => read_all(model, effects),
        Command::Redo => effects.push(Effect::Write(Write::Redo)),
        Command::Undo => effects.push(Effect::Write(Write::Undo)),
        _ => {}
    }
}

/// The story that a mark would be for.
pub(crate) fn story(model: &Model) -> Option<&StoryRow> {
    match (model.screen, model.focus) {
        (Screen::Bookmarks, _) => model.bookmarks.selected_row().and_then(BookmarkRow::story),
        (Screen::Leads, _) => model.leads.list.selected_row().map(|row| &row.story),
        (Screen::Threads, Focus::Threads) => None,
        (Screen::Threads, _) => model.threads.stories.selected_row(),
        (_, Focus::Issues) | (Screen::Rates, _) => None,
        _ if !stories_are_of_the_selection(model) => None,
        _ => model.stories.list.selected_row(),
    }
}

/// While the selected issue is not here yet, the stories are still those of another one: no mark is meant for them.
fn stories_are_of_the_selection(model: &Model) -> bool {
    model.issues.selected_id() == model.stories.issue
}

pub(crate) fn explain_no_story(model: &mut Model) {
    if model.stories.chosen && model.stories.list.selected_in_tail().is_some() && model.focus != Focus::Issues
    {
        model.say("A headline has no text of its own; choose a story.");
    } else {
        model.say("Choose a story first: Enter opens the issue. A marks all of it read.");
    }
}

/// Bookmarks what the key is meant for: a passage, an issue, a headline, a story; or takes the bookmark away.
fn bookmark(model: &mut Model, effects: &mut Vec<Effect>) {
    if let Some(passage) = selection::take(model) {
        effects.push(Effect::Write(Write::Toggle(passage)));
        return;
    }
    match (model.screen, model.focus) {
        (Screen::Bookmarks, _) => drop_bookmark(model, effects),
        (_, Focus::Issues) if stories_are_of_the_selection(model) && model.issues.selected_id().is_some() => {
            let issue = model.issues.selected_id().map(Target::Issue);
            effects.extend(issue.map(|target| Effect::Write(Write::Toggle(target))));
        }
        _ => match headline(model) {
            Some(target) => effects.push(Effect::Write(Write::Toggle(target))),
            None => bookmark_story(model, effects),
        },
    }
}

/// The headline that is selected.
fn headline(model: &Model) -> Option<Target> {
    let number = model.stories.list.selected_in_tail().filter(|_| model.stories.chosen)?;
    let issue = model.stories.issue.filter(|_| stories_are_of_the_selection(model))?;
    Some(Target::Headline(issue, usize::try_from(number).ok()?))
}

fn drop_bookmark(model: &mut Model, effects: &mut Vec<Effect>) {
    match model.bookmarks.selected_id() {
        Some(id) => {
            effects.push(Effect::Write(Write::Drop(id)));
            model.say("Bookmark taken away; u brings it back.");
        }
        None => model.say("There is no bookmark here."),
    }
}

fn bookmark_story(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some((id, on)) = story(model).map(|row| (row.id, !row.bookmarked)) else {
        explain_no_story(model);
        return;
    };
    show(model, &Change::Bookmarked { story: id, bookmarked: on, was: None });
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
        Screen::Issues | Screen::Threads | Screen::Bookmarks | Screen::Rates | Screen::Leads => None,
    };
    let filter = model.stories.list.filter().map(str::to_owned);
    match (issue, filter) {
        (Some(issue), None) => effects.push(Effect::Write(Write::IssueRead(issue))),
        // What a filter hides was not seen.
        (Some(issue), Some(typed)) => effects.push(Effect::Write(Write::AnsweringRead(issue, typed))),
        (None, _) => model.say("A marks an issue's stories read; 1 shows the issues."),
    }
}

/// Shows a change on every row that is here.
fn show(model: &mut Model, change: &Change) {
    if matches!(change, Change::Tagged { .. } | Change::Noted { .. }) {
        model.story.break_anew();
    }
    let shown = match &mut model.story.content {
        Content::Story(story) => Some(&mut story.row),
        _ => None,
    };
    let kept = model.bookmarks.rows_mut().filter_map(BookmarkRow::story_mut);
    let led = model.leads.list.rows_mut().map(|row| &mut row.story);
    let rows = model.stories.list.rows_mut().chain(kept).chain(led);
    let rows = rows.chain(model.threads.stories.rows_mut()).chain(shown);
    match change {
        Change::Read { stories, read } => {
            let changed: std::collections::HashSet<StoryId> = stories.iter().copied().collect();
            rows.filter(|row| changed.contains(&row.id)).for_each(|row| row.read = *read);
        }
        Change::Bookmarked { story, bookmarked, .. } => {
            rows.filter(|row| row.id == *story).for_each(|row| row.bookmarked = *bookmarked);
        }
        Change::Kept { .. } | Change::Moved { .. } | Change::Annotated { .. } | Change::Threaded(_) => {}
        Change::Tagged { story, tags, .. } => {
            rows.filter(|row| row.id == *story).for_each(|row| row.tags.clone_from(tags));
        }
        Change::Noted { story, note, .. } => {
            rows.filter(|row| row.id == *story).for_each(|row| row.note.clone_from(note));
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
                let which = if model.stories.list.filter().is_some() { " of this filter" } else { "" };
                model.say(format!("{number}{which} marked read; u takes it back."));
            }
            match &change {
                Change::Kept { target, on: true, .. } => {
                    model.say(format!("Bookmarked {}; 3 shows the bookmarks.", noun(target)));
                }
                Change::Kept { target, on: false, .. } => {
                    model.say(format!("The bookmark of {} is taken away; u brings it back.", noun(target)));
                }
                Change::Threaded(change) => model.say(threads::told(change.as_ref())),
                Change::Tagged { tags, .. } if tags.is_empty() => model.say("The story has no tags."),
                Change::Tagged { tags, .. } => model.say(format!("Tags: {}.", tags.join(", "))),
                _ => {}
            }
            settle::reread_story(model, effects);
            effects.push(Effect::Check);
        }
        Err(sentence) => {
            model.complain(sentence);
            settle::refresh(model, effects);
        }
    }
}

/// What was taken back: a mark, or the taking back of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Back {
    /// By `u`.
    Undone,
    /// By `Ctrl-r`.
    Redone,
}

/// The library has undone or redone a change, or could not.
pub(crate) fn took_back(
    model: &mut Model,
    back: Back,
    change: Result<Option<Change>, String>,
    effects: &mut Vec<Effect>,
) {
    match change {
        Ok(Some(change)) => {
            show(model, &change);
            let done = if back == Back::Undone { "Undone" } else { "Redone" };
            model.say(format!("{done}: {}.", now(&change)));
            settle::reread_story(model, effects);
            effects.push(Effect::Check);
        }
        Ok(None) if back == Back::Undone => model.say("There is nothing to undo."),
        Ok(None) => model.say("There is nothing to redo."),
        Err(sentence) => model.complain(sentence),
    }
}

/// What a bookmark is of.
fn noun(target: &Target) -> &'static str {
    match target {
        Target::Story(_) => "the story",
        Target::Quotation(..) => "the passage",
        Target::Headline(..) => "the headline",
        Target::Issue(_) => "the issue",
    }
}

/// What a change has led to.
fn now(change: &Change) -> String {
    match change {
        Change::Read { stories, read } => {
            let number = counted(stories.len() as u64, "story is", "stories are");
            format!("{number} {} again", if *read { "read" } else { "unread" })
        }
        Change::Bookmarked { bookmarked: true, .. } => "the bookmark is back".to_owned(),
        Change::Bookmarked { bookmarked: false, .. } => "the bookmark is gone".to_owned(),
        Change::Kept { target, on: true, .. } => format!("the bookmark of {} is back", noun(target)),
        Change::Kept { target, on: false, .. } => format!("the bookmark of {} is gone", noun(target)),
        Change::Moved { .. } => "the bookmark stands where it stood".to_owned(),
        Change::Threaded(change) => threads::now(change.as_ref()),
        Change::Tagged { tags, .. } if tags.is_empty() => "the tags are gone".to_owned(),
        Change::Tagged { tags, .. } => format!("the tags are {}", tags.join(", ")),
        Change::Noted { note: Some(_), .. } | Change::Annotated { note: Some(_), .. } => {
            "the note is as it was".to_owned()
        }
        Change::Noted { note: None, .. } | Change::Annotated { note: None, .. } => {
            "the note is gone".to_owned()
        }
    }
}
