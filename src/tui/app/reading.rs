//! Reading on: to the end of the text, then to the next unread story.

use super::command::Command;
use super::message::{Effect, Query};
use super::model::{Focus, Model, Screen};
use super::{marks, panes};
use crate::digest::{IssueId, StoryId};
use crate::library::{BookmarkRow, Direction};

/// Carries out `Space`, `]` and `[`.
pub(crate) fn go(model: &mut Model, command: Command, effects: &mut Vec<Effect>) {
    match command {
        Command::PreviousUnread => look(model, Direction::Backward, effects),
        Command::ReadOn => read_on(model, effects),
        _ => look(model, Direction::Forward, effects),
    }
}

fn read_on(model: &mut Model, effects: &mut Vec<Effect>) {
    match model.focus {
        Focus::Story if !model.story.at_end() => model.story.scroll(lines(model.story.page())),
        Focus::Story => {
            marks::mark_read(model, effects);
            match model.screen {
                Screen::Bookmarks if model.bookmarks.selected() + 1 < model.bookmarks.len() => {
                    model.bookmarks.move_by(1);
                }
                Screen::Threads if model.threads.stories.selected() + 1 < model.threads.stories.len() => {
                    model.threads.stories.move_by(1);
                }
                Screen::Leads if model.leads.list.selected() + 1 < model.leads.list.len() => {
                    model.leads.list.move_by(1);
                }
                _ => look(model, Direction::Forward, effects),
            }
        }
        Focus::Stories if model.stories.list.selected_row().is_some_and(|row| !row.read) => {
            panes::right(model)
        }
        Focus::Bookmarks | Focus::Rates | Focus::Leads | Focus::Threads | Focus::Thread => {
            panes::right(model)
        }
        Focus::Chart => {}
        Focus::Stories | Focus::Issues => look(model, Direction::Forward, effects),
    }
}

fn lines(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Looks for the next unread story from here.
fn look(model: &mut Model, direction: Direction, effects: &mut Vec<Effect>) {
    let from = match (model.screen, model.focus) {
        (Screen::Bookmarks, _) => {
            let story = model.bookmarks.selected_row().and_then(BookmarkRow::story);
            story.map(|row| (row.issue, Some(row.id)))
        }
        (Screen::Threads, _) => model.threads.stories.selected_row().map(|row| (row.issue, Some(row.id))),
        (Screen::Leads, _) => {
            model.leads.list.selected_row().map(|row| (row.story.issue, Some(row.story.id)))
        }
        (Screen::Issues | Screen::Rates, Focus::Issues) => model.stories.issue.map(|issue| (issue, None)),
        (Screen::Issues | Screen::Rates, _) => {
            model.stories.issue.map(|issue| (issue, model.stories.last_story()))
        }
    };
    if let Some((issue, story)) = from {
        model.unread_from = story;
        model.ask(Query::Unread(issue, story, direction), effects);
    }
}

/// Goes to what was found.
pub(crate) fn found(model: &mut Model, found: Option<(IssueId, StoryId)>) {
    let from = model.unread_from.take();
    // The mark of the story just read may not have been written when the question was answered.
    match found.filter(|(_, story)| Some(*story) != from) {
        Some((issue, story)) => go_to(model, issue, story),
        None => model.say("No unread story is left."),
    }
}

/// Opens a story of an issue, wherever the reader is.
pub(crate) fn go_to(model: &mut Model, issue: IssueId, story: StoryId) {
    model.screen = Screen::Issues;
    model.issues.seek(issue);
    if model.stories.issue != Some(issue) {
        model.stories.open(issue);
    }
    model.stories.chosen = true;
    model.stories.list.seek(story);
    model.focus = Focus::Story;
}
