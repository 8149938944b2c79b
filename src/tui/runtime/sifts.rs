//! The thread that works out filtered lists and what saved searches find, with a connection of its own: what takes the
//! longer the more stories answer must not delay the next story's text. A newer question of a kind cuts the older short.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::desk::guarded;
use super::mailbox::Mailbox;
use super::reads;
use crate::library::{Access, Library};
use crate::tui::app::Message;
use crate::tui::app::message::{Query, Slot, Ticket};

/// The way to the thread.
pub(crate) struct Sifts {
    letters: Mailbox<Slot, (Ticket, Query)>,
    work: Arc<Work>,
}

#[derive(Default)]
struct Work {
    /// The kind of the question at work.
    slot: Mutex<Option<Slot>>,
    stop: Arc<AtomicBool>,
}

impl Work {
    fn slot(&self) -> MutexGuard<'_, Option<Slot>> {
        self.slot.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sifts {
    /// Starts the thread.
    pub(crate) fn start(path: PathBuf, aliases: Option<PathBuf>, messages: &Sender<Message>) -> Self {
        let sifts = Self { letters: Mailbox::new(), work: Arc::default() };
        let (letters, work, messages) = (sifts.letters.clone(), Arc::clone(&sifts.work), messages.clone());
        thread::spawn(move || {
            let mut library = None;
            while let Some((ticket, query)) = letters.take() {
                let slot = query.slot();
                *work.slot() = Some(slot);
                let answer = guarded("Filtering", || {
                    let library = match &mut library {
                        Some(library) => library,
                        empty => empty.insert(open(&path, aliases.as_deref(), &work)?),
                    };
                    reads::answer(library, &query)
                });
                *work.slot() = None;
                // Cut short: a newer question of this kind lies in the box.
                let stopped = work.stop.swap(false, Ordering::Relaxed);
                if !stopped && messages.send(Message::Answered(ticket, slot, answer)).is_err() {
                    return;
                }
            }
        });
        sifts
    }

    /// Asks; a question of this kind that is at work is cut short.
    pub(crate) fn ask(&self, ticket: Ticket, query: Query) {
        let slot = query.slot();
        let at_work = self.work.slot();
        self.letters.post(slot, (ticket, query));
        self.cut_short(slot, at_work);
    }

    /// Nobody waits for an answer of this kind any more: the filter is off.
    pub(crate) fn give_up(&self, slot: Slot) {
        let at_work = self.work.slot();
        self.letters.withdraw(&slot);
        self.cut_short(slot, at_work);
    }

    /// Cuts the question at work short if it is of this kind.
    fn cut_short(&self, slot: Slot, at_work: MutexGuard<'_, Option<Slot>>) {
        if *at_work == Some(slot) {
            self.work.stop.store(true, Ordering::Relaxed);
        }
    }

    /// Ends the thread.
    pub(crate) fn close(&self) {
        self.letters.close();
        self.work.stop.store(true, Ordering::Relaxed);
    }
}

fn open(path: &std::path::Path, aliases: Option<&std::path::Path>, work: &Work) -> Result<Library, String> {
    let opened = Library::open(path, Access::Read).and_then(|mut library| {
        if let Some(aliases) = aliases {
            library.use_aliases(aliases)?;
        }
        library.heed(Arc::clone(&work.stop))?;
        Ok(library)
    });
    opened.map_err(|error| error.to_string())
}
