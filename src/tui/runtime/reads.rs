//! The thread that answers questions, with a connection of its own.

use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Sender;

use super::desk::guarded;
use super::mailbox::Mailbox;
use super::seeker::{self, Titles};
use crate::library::{Library, LibraryError, Lit, Place, Query as Sought, StoryText, matched, today};
use crate::tui::app::leads::Led;
use crate::tui::app::message::{Answer, Query, Slot, Summary, Ticket};
use crate::tui::app::names::AT_ONCE;
use crate::tui::app::seek::{Kind, Preview};
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

/// Tags that are offered at once.
const TAGS: u32 = 64;

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
            Query::Bookmarks(order, anchor, reach) => {
                Answer::Bookmarks(library.kept(*order, *anchor, *reach)?)
            }
            Query::Threads(anchor, reach) => Answer::Threads(library.threads(*anchor, *reach)?),
            Query::Thread(thread, anchor, reach) => {
                Answer::Thread(*thread, library.thread_stories(*thread, *anchor, *reach)?)
            }
            Query::ThreadOf(story) => {
                let thread = library.thread_of(*story)?;
                let row = thread.map(|id| library.thread(id)).transpose()?.flatten();
                Answer::ThreadOf(*story, row.map(Box::new), library.stories_awaiting_threads(1)?)
            }
            Query::BookmarkedIssue(id) => Answer::BookmarkedIssue(library.issue(*id)?.map(Box::new)),
            Query::Issue(id) => Answer::Issue(library.issue(*id)?.map(Box::new)),
            Query::Story(id, within) => Answer::Story(library.story(*id, *within)?.map(Box::new)),
            Query::Lit(id, within, typed) => match library.story(*id, *within)? {
                Some(story) => {
                    let lit = library.lit(&story, &Sought::lenient(typed));
                    Answer::Lit(Box::new(story), lit)
                }
                None => Answer::Story(None),
            },
            Query::Preview(place, kind, typed) => {
                Answer::Preview(*place, preview(library, *place, *kind, typed)?)
            }
            Query::Seek(kind, typed) => {
                let stop = AtomicBool::new(false);
                Answer::Found(seeker::look(
                    library,
                    &mut Titles::default(),
                    *kind,
                    typed,
                    &stop,
                    &mut |_| {},
                )?)
            }
            Query::Unread(issue, story, direction) => {
                Answer::Unread(library.next_unread(*issue, *story, *direction)?)
            }
            Query::Summary => Answer::Summary(Box::new(Summary {
                totals: library.totals()?,
                rates: library.latest_rates(None)?,
                moves: library.rate_moves()?,
                news: library.threads_with_news()?,
                sample: library.is_sample()?,
            })),
            Query::Names(typed, after, have) => {
                let rows = if typed.trim().is_empty() {
                    library.names(*after, AT_ONCE)?
                } else {
                    library.names_like(typed.trim(), AT_ONCE)?
                };
                Answer::Names(typed.clone(), *have, rows)
            }
            Query::StoriesOfName(name, after, have) => {
                Answer::StoriesOfName(*name, *have, library.stories_of_name(*name, *after, AT_ONCE)?)
            }
            Query::IssuesOf(text, around) => {
                Answer::Issues(library.issues_answering(&Sought::lenient(text), *around)?)
            }
            Query::StoriesOf(text, issue, around) => {
                Answer::Stories(*issue, library.stories_answering(*issue, &Sought::lenient(text), *around)?)
            }
            Query::BookmarksOf(text, order, anchor, reach) => {
                let query = Sought::lenient(text);
                Answer::Bookmarks(library.kept_answering(*order, Some(&query), *anchor, *reach)?)
            }
            Query::Watchlist => Answer::Watchlist(library.watchlist()?),
            Query::Tags(typed) => {
                let tags = library.tags(typed, TAGS)?.into_iter().map(|tag| tag.name).collect();
                Answer::Tags(typed.clone(), tags)
            }
            Query::Rates => Answer::Rates(library.pairs(None)?, today()),
            Query::Chart(pairs, from, to) => Answer::Chart(library.series(pairs, *from, *to)?),
            Query::Week(pair, day) => Answer::Week(library.stories_about_rate(pair, *day)?),
            Query::Related(id) => {
                Answer::Led(Led::of_story(library.related_beside(*id)?.unwrap_or_default()))
            }
            Query::HeadlineLead(issue, number) => {
                Answer::Led(Led::of_headline(library.headline_lead(*issue, *number)?))
            }
            Query::RatesOn(day) => Answer::RatesOn(*day, library.latest_rates(Some(*day))?),
            Query::Paths(typed) => Answer::Paths(typed.clone(), super::completion::paths(typed)),
        })
    };
    answer().map_err(|error| error.to_string())
}

/// What stands at a place, with its hits: those of a search, or the letters that a title was found by.
fn preview(
    library: &Library,
    place: Place,
    kind: Kind,
    typed: &str,
) -> Result<Option<Preview>, LibraryError> {
    let number = |number: u32| usize::try_from(number).ok();
    let (issue, headline) = match place {
        Place::Story(id) => {
            let lit = |story: &StoryText| match kind {
                Kind::Search | Kind::Watch => library.lit(story, &Sought::lenient(typed)),
                Kind::Find => Lit { title: matched(typed, &story.row.title.text), ..Lit::default() },
            };
            let story = library.story(id, None)?;
            return Ok(story.map(|story| {
                let lit = lit(&story);
                Preview::Story(Box::new(story), lit)
            }));
        }
        Place::Headline(issue, ordinal) => (issue, number(ordinal)),
        Place::Issue(issue) | Place::Section(issue, _) => (issue, None),
    };
    Ok(library.issue(issue)?.map(|issue| Preview::Issue(Box::new(issue), headline)))
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
