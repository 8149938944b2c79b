//! The thread that writes marks and the place, with a connection of its own; and what can be undone.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender};

use super::desk::guarded;
use crate::library::{Access, Change, Library, LibraryError};
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
}

impl Ledger {
    /// Writes this and says what became of it, where the model wants to know.
    pub(crate) fn write(&mut self, pen: &mut Pen, write: &Write) -> Option<Message> {
        match write {
            Write::Undo => Some(Message::Undone(guarded("The undo", || self.undo(pen)))),
            Write::Place(place) => {
                let saved = guarded("Saving the place", || {
                    pen.library().and_then(|library| library.save_place(place)).map_err(sentence)
                });
                saved.err().map(Message::Trouble)
            }
            Write::RatesSeen => {
                let noted = guarded("Noting that the rates were seen", || {
                    pen.library().and_then(Library::forget_rate_moves).map_err(sentence)
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
            Write::Bookmarked(story, on) => library.set_bookmarked(*story, *on),
            Write::Undo | Write::Place(_) | Write::RatesSeen => return Err("This is no mark.".to_owned()),
        };
        let change = change.map_err(sentence)?;
        let nothing = matches!(&change, Change::Read { stories, .. } if stories.is_empty());
        if !nothing {
            self.changes.push(change.clone());
        }
        Ok(change)
    }

    fn undo(&mut self, pen: &mut Pen) -> Result<Option<Change>, String> {
        let Some(change) = self.changes.pop() else { return Ok(None) };
        match pen.library().and_then(|library| library.undo(&change)) {
            Ok(undone) => Ok(Some(undone)),
            Err(error) => {
                // It can be tried again.
                self.changes.push(change);
                Err(sentence(error))
            }
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
