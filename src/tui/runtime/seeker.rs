//! The thread that searches and finds, with a connection of its own.
//!
//! It has one question at a time, the newest: posting another gives up the one under way, inside SQLite too. The titles
//! of a find are gathered once, whatever is typed meanwhile, and kept until nobody searches any more.

mod searching;
mod titles;

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::desk::guarded;
use crate::library::{Access, Library, LibraryError};
use crate::tui::app::Message;
use crate::tui::app::message::{Answer, Slot, Ticket};
use crate::tui::app::seek::{Found, Kind};
pub(crate) use titles::Titles;

/// Rows that are handed on as soon as they are here: a screen of them.
const FIRST: usize = 16;

/// What is asked.
#[derive(Debug, Clone)]
struct Question {
    ticket: Ticket,
    kind: Kind,
    typed: String,
}

/// The slot for the newest question; clones share it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Slip {
    shared: Arc<(Mutex<Inside>, Condvar)>,
    /// Whether the question under way is to be given up.
    stop: Arc<AtomicBool>,
}

#[derive(Debug, Default)]
struct Inside {
    next: Option<Question>,
    /// Whether nobody searches any more.
    ended: bool,
    closed: bool,
}

impl Slip {
    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.shared.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut Inside)) {
        let mut inside = self.inside();
        change(&mut inside);
        // Under the lock, so that it is the older question that is stopped and never the newer one.
        self.stop.store(true, Ordering::Relaxed);
        self.shared.1.notify_one();
    }

    /// Asks; what was asked before is given up.
    pub(crate) fn post(&self, ticket: Ticket, kind: Kind, typed: String) {
        self.change(|inside| (inside.next, inside.ended) = (Some(Question { ticket, kind, typed }), false));
    }

    /// Gives up what was asked, and lets go of the titles.
    pub(crate) fn end(&self) {
        self.change(|inside| (inside.next, inside.ended) = (None, true));
    }

    /// Ends the thread.
    pub(crate) fn close(&self) {
        self.change(|inside| inside.closed = true);
    }

    /// The newest question; waits for one, and drops the titles when nobody searches any more. `None` at the end.
    fn take(&self, titles: &mut Titles) -> Option<Question> {
        let mut inside = self.inside();
        loop {
            if inside.closed {
                return None;
            }
            if std::mem::take(&mut inside.ended) {
                *titles = Titles::default();
            }
            if let Some(question) = inside.next.take() {
                self.stop.store(false, Ordering::Relaxed);
                return Some(question);
            }
            inside = self.shared.1.wait(inside).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Answers until the slip is closed.
pub(crate) fn attend(path: &Path, aliases: Option<&Path>, slip: &Slip, messages: &Sender<Message>) {
    let (mut library, mut titles) = (None, Titles::default());
    while let Some(question) = slip.take(&mut titles) {
        let (ticket, stop) = (question.ticket, &slip.stop);
        let answer = guarded("The search", || {
            let library = opened(&mut library, (path, aliases), stop).map_err(|error| error.to_string())?;
            let mut tell = |found| {
                let _ended = messages.send(Message::Partly(ticket, Slot::Seek, Answer::Found(found)));
            };
            look(library, &mut titles, question.kind, &question.typed, stop, &mut tell)
                .map_err(|error| error.to_string())
        });
        // What was given up fails, too; nobody wants to know.
        if stop.load(Ordering::Relaxed) {
            continue;
        }
        if messages.send(Message::Answered(ticket, Slot::Seek, answer.map(Answer::Found))).is_err() {
            return;
        }
    }
}

fn opened<'l>(
    library: &'l mut Option<Library>,
    (path, aliases): (&Path, Option<&Path>),
    stop: &Arc<AtomicBool>,
) -> Result<&'l Library, LibraryError> {
    match library {
        Some(library) => Ok(library),
        none => {
            let mut opened = Library::open(path, Access::Read)?;
            if let Some(aliases) = aliases {
                opened.use_aliases(aliases)?;
            }
            opened.heed(Arc::clone(stop))?;
            Ok(none.insert(opened))
        }
    }
}

/// Searches or finds; hands the first rows to `tell`.
pub(crate) fn look(
    library: &Library,
    titles: &mut Titles,
    kind: Kind,
    typed: &str,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(Found),
) -> Result<Found, LibraryError> {
    match kind {
        Kind::Search => searching::search(library, typed, stop, tell),
        Kind::Watch => searching::watch(library, typed, stop, tell),
        Kind::Find => titles::find(library, titles, typed, stop, tell),
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Slip, Ticket, Titles};
    use std::sync::atomic::Ordering;

    #[test]
    fn a_newer_question_stops_the_older_one_and_only_that() {
        let (slip, mut titles) = (Slip::default(), Titles::some());
        slip.post(Ticket(1), Kind::Search, "a".into());
        slip.post(Ticket(2), Kind::Search, "ab".into());
        let taken = slip.take(&mut titles).unwrap();
        assert_eq!((taken.ticket, slip.stop.load(Ordering::Relaxed)), (Ticket(2), false));
        slip.post(Ticket(3), Kind::Find, "abc".into());
        assert!(slip.stop.load(Ordering::Relaxed), "the one under way is given up");
        assert_eq!(slip.take(&mut titles).unwrap().typed, "abc");
        assert!(!titles.is_empty() && !slip.stop.load(Ordering::Relaxed));
    }

    #[test]
    fn titles_are_let_go_when_nobody_searches_any_more() {
        let (slip, mut titles) = (Slip::default(), Titles::some());
        slip.post(Ticket(1), Kind::Find, "a".into());
        slip.end();
        slip.close();
        assert!(slip.take(&mut titles).is_none());
        let other = Slip::default();
        other.end();
        other.post(Ticket(2), Kind::Find, "a".into());
        assert!(other.take(&mut titles).is_some() && !titles.is_empty(), "somebody looks on");
    }
}
