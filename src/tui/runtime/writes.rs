//! The thread that writes marks and the place, with a connection of its own; and what can be undone.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender};

use super::desk::guarded;
use crate::library::{Access, Change, Library, LibraryError, Query as Sought, Target};
use crate::tui::app::Message;
use crate::tui::app::message::Write;

/// A connection to write, opened when it is first needed.
pub(crate) struct Pen {
    path: PathBuf,
    library: Option<Library>,
}

impl Pen {
    /// A pen for this library; `library` where it is open already.
    pub(crate) fn new(path: &Path, library: Option<Library>) -> Self {
        Self { path: path.to_owned(), library }
    }

    /// The connection.
    pub(crate) fn library(&mut self) -> Result<&mut Library, LibraryError> {
        match &mut self.library {
            Some(library) => Ok(library),
            empty => Ok(empty.insert(Library::open(&self.path, Access::Write)?)),
        }
    }
}

/// The changes of this session that are not undone yet, latest last. Kept beside the connection, so that an undo that
/// follows a mark closely finds it.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    changes: Vec<Change>,
    /// Those undone and not redone yet, latest last; a new mark ends them.
    undone: Vec<Change>,
}

impl Ledger {
    /// Writes this and says what became of it, where the model wants to know.
    pub(crate) fn write(&mut self, pen: &mut Pen, write: &Write) -> Option<Message> {
        match write {
            Write::Undo => Some(Message::Undone(guarded("The undo", || self.undo(pen)))),
            Write::Redo => Some(Message::Redone(guarded("The redo", || self.redo(pen)))),
            Write::Place(place) => {
                let saved = guarded("Saving the place", || {
                    pen.library().and_then(|library| library.save_place(place)).map_err(sentence)
                });
                saved.err().map(Message::Trouble)
            }
            Write::SaveSearch(search) => Some(Message::Saved(guarded("Saving the search", || {
                let saved =
                    pen.library().and_then(|library| library.save_search(&search.name, &search.query));
                saved.map_err(sentence)?;
                Ok(format!("Saved as ‘{}’; gw shows the saved searches.", search.name.trim()))
            }))),
            Write::ForgetSearch(name) => Some(Message::Saved(guarded("Taking the search out", || {
                pen.library().and_then(|library| library.forget_search(name)).map_err(sentence)?;
                Ok(format!("‘{name}’ is taken out; u brings it back."))
            }))),
            Write::RatesSeen => {
                let noted = guarded("Noting that the rates were seen", || {
                    pen.library().and_then(Library::forget_rate_moves).map_err(sentence)
                });
                noted.err().map(Message::Trouble)
            }
            Write::ThreadSeen(thread) => {
                let noted = guarded("Noting that a thread was seen", || {
                    pen.library().and_then(|library| library.thread_seen(*thread)).map_err(sentence)
                });
                noted.err().map(Message::Trouble)
            }
            mark => Some(Message::Marked(guarded("The mark", || self.mark(pen, mark)))),
        }
    }

    fn mark(&mut self, pen: &mut Pen, mark: &Write) -> Result<Change, String> {
        let library = pen.library().map_err(sentence)?;
        let change = match mark {
            Write::Read(story, read) => library.set_read(&[*story], *read),
            Write::IssueRead(issue) => library.set_issue_read(*issue),
            Write::AnsweringRead(issue, typed) => library.set_answering_read(*issue, &Sought::lenient(typed)),
            Write::Bookmarked(story, on) => library.set_bookmarked(*story, *on),
            Write::PutInThread(story, thread) => library.put_in_thread(*story, *thread).map(Change::Threaded),
            Write::TakeOut(story) => library.take_out_of_thread(*story).map(Change::Threaded),
            Write::Drop(id) => library.drop_bookmark(*id),
            Write::Toggle(target) => library.toggle_bookmark(target),
            Write::Move(id, by) => library.move_bookmark(*id, *by),
            Write::Tags(story, tags) => library.set_tags(*story, tags),
            Write::Note(Target::Story(story), note) => library.set_note(*story, note),
            Write::Note(target, note) => library.annotate(target, note),
            Write::Redo
            | Write::Undo
            | Write::Place(_)
            | Write::RatesSeen
            | Write::ThreadSeen(_)
            | Write::SaveSearch(_)
            | Write::ForgetSearch(_) => {
                return Err("This is no mark.".to_owned());
            }
        };
        let change = change.map_err(sentence)?;
        if !change.is_nothing() {
            self.changes.push(change.clone());
            self.undone.clear();
        }
        Ok(change)
    }

    fn undo(&mut self, pen: &mut Pen) -> Result<Option<Change>, String> {
        take_back(pen, &mut self.changes, &mut self.undone)
    }

    fn redo(&mut self, pen: &mut Pen) -> Result<Option<Change>, String> {
        take_back(pen, &mut self.undone, &mut self.changes)
    }
}

/// Takes the latest of some changes back; what that changes can be taken back in turn.
fn take_back(pen: &mut Pen, from: &mut Vec<Change>, to: &mut Vec<Change>) -> Result<Option<Change>, String> {
    let Some(change) = from.pop() else { return Ok(None) };
    match pen.library().and_then(|library| library.undo(&change)) {
        Ok(back) => {
            to.push(back.clone());
            Ok(Some(back))
        }
        Err(error) => {
            // It can be tried again.
            from.push(change);
            Err(sentence(error))
        }
    }
}

fn sentence(error: LibraryError) -> String {
    error.to_string()
}

/// Writes until nobody has anything to write any more.
pub(crate) fn attend(mut pen: Pen, writes: &Receiver<Write>, messages: &Sender<Message>) {
    let mut ledger = Ledger::default();
    for write in writes {
        if let Some(message) = ledger.write(&mut pen, &write) {
            // Nobody listening means that the reader is ending: what is left to write is written all the same.
            let _ended = messages.send(message);
        }
    }
}
