//! The thread that answers questions, with a connection of its own.

use std::sync::mpsc::Sender;

use super::desk::guarded;
use super::mailbox::Mailbox;
use crate::library::{Library, LibraryError};
use crate::tui::app::message::{Answer, Query, Slot, Summary, Ticket};
use crate::tui::app::{Effect, Message, Model, update};

/// What the thread is asked.
#[derive(Debug)]
pub(crate) enum Letter {
    /// To answer a question.
    Ask(Ticket, Query),
    /// To find out whether the library has changed.
    Check,
}

/// Letters by kind: `None` is the check.
pub(crate) type Letters = Mailbox<Option<Slot>, Letter>;

/// Answers letters until the box is closed.
pub(crate) fn attend(library: &Library, letters: &Letters, messages: &Sender<Message>) {
    let mut version = library.version().ok();
    while let Some(letter) = letters.take() {
        let mut told = Ok(());
        if let Letter::Ask(ticket, query) = letter {
            let answer = guarded("Reading the library", || answer(library, &query));
            told = messages.send(Message::Answered(ticket, query.slot(), answer));
        }
        let now = library.version().ok();
        if now != version {
            version = now;
            told = told.and_then(|()| messages.send(Message::Changed));
        }
        if told.is_err() {
            return;
        }
    }
}

/// Answers a question.
pub(crate) fn answer(library: &Library, query: &Query) -> Result<Answer, String> {
    let answer = || -> Result<Answer, LibraryError> {
        Ok(match query {
            Query::Issues(anchor, reach) => Answer::Issues(library.issues(*anchor, *reach)?),
            Query::Stories(issue, anchor, reach) => {
                Answer::Stories(*issue, library.stories(*issue, *anchor, *reach)?)
            }
            Query::Bookmarks(anchor, reach) => Answer::Bookmarks(library.bookmarks(*anchor, *reach)?),
            Query::Issue(id) => Answer::Issue(library.issue(*id)?.map(Box::new)),
            Query::Story(id, within) => Answer::Story(library.story(*id, *within)?.map(Box::new)),
            Query::Unread(issue, story, direction) => {
                Answer::Unread(library.next_unread(*issue, *story, *direction)?)
            }
            Query::Summary => Answer::Summary(Box::new(Summary {
                totals: library.totals()?,
                rates: library.latest_rates(None)?,
                sample: library.is_sample()?,
            })),
            Query::Paths(typed) => Answer::Paths(typed.clone(), super::completion::paths(typed)),
        })
    };
    answer().map_err(|error| error.to_string())
}

/// Questions that lead to questions: an issue to its stories, a story to its text. No screen needs more rounds.
const ROUNDS: usize = 16;

/// Answers everything that the first screen needs, on this thread; returns what else is to be done.
///
/// # Errors
/// When a list cannot be read: then there is nothing to open the reader on. A single story that cannot be read is told
/// on the screen, beside all the others.
pub(crate) fn answer_at_once(
    model: &mut Model,
    library: &Library,
    effects: Vec<Effect>,
) -> Result<Vec<Effect>, String> {
    let (mut open, mut others) = (effects, Vec::new());
    for _ in 0..ROUNDS {
        let mut next = Vec::new();
        for effect in open {
            match effect {
                Effect::Ask(ticket, query) => {
                    let answer = guarded("Reading the library", || answer(library, &query));
                    if let (Err(sentence), false) = (&answer, matches!(query, Query::Story(..))) {
                        return Err(sentence.clone());
                    }
                    next.extend(update(model, Message::Answered(ticket, query.slot(), answer)));
                }
                other => others.push(other),
            }
        }
        open = next;
    }
    others.extend(open);
    Ok(others)
}
