//! The thread that searches and finds, with a connection of its own.
//!
//! It has one question at a time, the newest: posting another gives up the one under way, inside SQLite too. The titles
//! of a find are gathered once and kept until nobody searches any more.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::desk::guarded;
use crate::library::{
    Access, Finder, Finding, Hit, Library, LibraryError, Place, Query as Sought, TitleKind, Titled, matched,
};
use crate::tui::app::Message;
use crate::tui::app::message::{Answer, Slot, Ticket};
use crate::tui::app::seek::{Found, FoundRow, Kind, Total};

/// Rows that are handed on as soon as they are here: a screen of them.
const FIRST: usize = 16;
/// Rows listed of a search, and of a find.
const SEARCHED: usize = 500;
const LISTED: usize = 200;
/// Every kind of title, the one that is looked for most first.
const KINDS: [TitleKind; 4] = [TitleKind::Story, TitleKind::Issue, TitleKind::Section, TitleKind::Headline];

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
    fn take(&self, finder: &mut Option<Finder>) -> Option<Question> {
        let mut inside = self.inside();
        loop {
            if inside.closed {
                return None;
            }
            if std::mem::take(&mut inside.ended) {
                *finder = None;
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
    let (mut library, mut finder) = (None, None);
    while let Some(question) = slip.take(&mut finder) {
        let (ticket, stop) = (question.ticket, &slip.stop);
        let answer = guarded("The search", || {
            let library = opened(&mut library, (path, aliases), stop).map_err(|error| error.to_string())?;
            let mut tell = |found| {
                let _ended = messages.send(Message::Partly(ticket, Slot::Seek, Answer::Found(found)));
            };
            look(library, &mut finder, question.kind, &question.typed, stop, &mut tell)
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
    finder: &mut Option<Finder>,
    kind: Kind,
    typed: &str,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(Found),
) -> Result<Found, LibraryError> {
    match kind {
        Kind::Search => search(library, typed, stop, tell),
        Kind::Find => find(library, finder, typed, stop, tell),
    }
}

fn search(
    library: &Library,
    typed: &str,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(Found),
) -> Result<Found, LibraryError> {
    let (mut rows, mut told) = (Vec::new(), 0);
    library.search(&Sought::lenient(typed), SEARCHED as u64, &mut |hit| {
        rows.push(searched(hit));
        if told == 0 && rows.len() == FIRST {
            told = FIRST as u64;
            tell(Found { rows: std::mem::take(&mut rows), total: Total::More, ..Found::default() });
        }
        if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    let more = rows.len() as u64 + told >= SEARCHED as u64;
    let total = if more { Total::More } else { Total::Listed };
    Ok(Found { from: told, rows, total, gathered: None })
}

fn searched(hit: Hit) -> FoundRow {
    let row = hit.story.row;
    FoundRow {
        place: Place::Story(row.id),
        issue: row.issue,
        story: Some(row.id),
        outlet: row.outlet,
        dated: row.dated,
        title: (row.title.text, Vec::new()),
        context: Some((hit.snippet.text, hit.snippet.hits)),
    }
}

fn find(
    library: &Library,
    finder: &mut Option<Finder>,
    typed: &str,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(Found),
) -> Result<Found, LibraryError> {
    if finder.is_none() {
        *finder = gather(library, typed, stop, tell)?;
    }
    let Some(finder) = finder else { return Ok(Found::default()) };
    let mut first = |finding: Finding| {
        if let Ok(found) = listed(library, typed, &finding, FIRST, None) {
            tell(found);
        }
    };
    let Some(finding) = finder.find(typed, LISTED, stop, &mut first) else { return Ok(Found::default()) };
    if finding.hits.len() > FIRST {
        tell(listed(library, typed, &finding, FIRST, None)?);
    }
    listed(library, typed, &finding, LISTED, None)
}

/// Gathers every title; shows what is found among those that are here at twice, four times, eight times as many.
fn gather(
    library: &Library,
    typed: &str,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(Found),
) -> Result<Option<Finder>, LibraryError> {
    let mut shown = 0;
    let finder = library.finder_shown(&KINDS, &mut |finder| {
        let titles = finder.len();
        if titles >= 2 * shown {
            shown = titles;
            if let Some(finding) = finder.find(typed, FIRST, stop, &mut |_| {})
                && let Ok(found) = listed(library, typed, &finding, FIRST, Some(titles))
            {
                tell(found);
            }
        }
        if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    Ok((!stop.load(Ordering::Relaxed)).then_some(finder))
}

fn listed(
    library: &Library,
    typed: &str,
    finding: &Finding,
    rows: usize,
    gathered: Option<usize>,
) -> Result<Found, LibraryError> {
    let titles: Vec<Option<Titled>> =
        finding.hits.iter().take(rows).map(|hit| library.titled(hit.place)).collect::<Result<_, _>>()?;
    let rows = titles.into_iter().flatten().map(|title| FoundRow {
        place: title.place,
        issue: title.issue,
        story: title.story,
        outlet: title.outlet,
        dated: title.dated,
        title: {
            let lit = matched(typed, &title.text);
            (title.text, lit)
        },
        context: None,
    });
    Ok(Found { from: 0, rows: rows.collect(), total: Total::Known(finding.matched as u64), gathered })
}

#[cfg(test)]
mod tests {
    use super::{Kind, Slip, Ticket};
    use std::sync::atomic::Ordering;

    #[test]
    fn a_newer_question_stops_the_older_one_and_only_that() {
        let (slip, mut finder) = (Slip::default(), Some(super::Finder::default()));
        slip.post(Ticket(1), Kind::Search, "a".into());
        slip.post(Ticket(2), Kind::Search, "ab".into());
        let taken = slip.take(&mut finder).unwrap();
        assert_eq!((taken.ticket, slip.stop.load(Ordering::Relaxed)), (Ticket(2), false));
        slip.post(Ticket(3), Kind::Find, "abc".into());
        assert!(slip.stop.load(Ordering::Relaxed), "the one under way is given up");
        assert_eq!(slip.take(&mut finder).unwrap().typed, "abc");
        assert!(finder.is_some() && !slip.stop.load(Ordering::Relaxed));
    }

    #[test]
    fn titles_are_let_go_when_nobody_searches_any_more() {
        let (slip, mut finder) = (Slip::default(), Some(super::Finder::default()));
        slip.post(Ticket(1), Kind::Find, "a".into());
        slip.end();
        slip.close();
        assert!(slip.take(&mut finder).is_none());
        let other = Slip::default();
        other.end();
        other.post(Ticket(2), Kind::Find, "a".into());
        assert!(other.take(&mut finder).is_some());
    }
}
