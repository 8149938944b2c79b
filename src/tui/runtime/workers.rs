//! The worker threads, and who does what.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};
use std::time::Instant;

use super::brief;
use super::desk::guarded;
use super::imports::{self, Job};
use super::lull::Lull;
use super::reads::{self, Letter, Letters};
use super::seeker::{self, Slip};
use super::sifts::Sifts;
use super::start::Start;
use super::watch;
use super::writes::{self, Pen};
use crate::tui::app::message::{Answer, Query, Slot, Write};
use crate::tui::app::{Effect, Message};

/// The threads and the ways to them.
pub(crate) struct Workers {
    letters: Letters,
    slip: Slip,
    sifts: Sifts,
    writes: Sender<Write>,
    jobs: Sender<Job>,
    stop: Arc<AtomicBool>,
    lull: Lull,
    messages: Sender<Message>,
    path: PathBuf,
    writer: JoinHandle<()>,
}

impl Workers {
    /// Starts them all.
    pub(crate) fn start(
        start: Start,
        path: PathBuf,
        aliases: Option<PathBuf>,
        messages: &Sender<Message>,
    ) -> Self {
        let Start { reading, writing } = start;
        let letters = Letters::new();
        let (writes, written) = mpsc::channel();
        let (jobs, wanted) = mpsc::channel();
        let stop = Arc::new(AtomicBool::new(false));
        let lull = Lull::new(Instant::now());

        watch::listen(&path, letters.clone());
        let (post, tell) = (letters.clone(), messages.clone());
        thread::spawn(move || reads::attend(&reading, &post, &tell));
        let slip = Slip::default();
        let (asked, tell, file, own) = (slip.clone(), messages.clone(), path.clone(), aliases.clone());
        thread::spawn(move || seeker::attend(&file, own.as_deref(), &asked, &tell));
        let (pen, tell) = (Pen::new(&path, writing), messages.clone());
        let writer = thread::spawn(move || writes::attend(pen, &written, &tell));
        let (pen, tell, flag) = (Pen::new(&path, None), messages.clone(), Arc::clone(&stop));
        let (file, keys) = (path.clone(), lull.clone());
        thread::spawn(move || imports::attend(&file, pen, &wanted, &flag, &keys, &tell));
        let sifts = Sifts::start(path.clone(), aliases, messages);
        Self { letters, slip, sifts, writes, jobs, stop, lull, messages: messages.clone(), path, writer }
    }

    /// Hands every effect to the thread that does it; the one that answers from the library is woken once for all.
    pub(crate) fn carry_out(&self, effects: Vec<Effect>) {
        let mut letters = Vec::new();
        for effect in effects {
            self.hand_on(effect, &mut letters);
        }
        self.letters.post_all(letters);
    }

    fn hand_on(&self, effect: Effect, letters: &mut Vec<(Option<Slot>, Letter)>) {
        let handed_on = match effect {
            // A folder may be far away; the thread that answers for the library does not wait for it.
            Effect::Ask(ticket, Query::Paths(typed)) => {
                let messages = self.messages.clone();
                thread::spawn(move || {
                    let answer = Answer::Paths(typed.clone(), super::completion::paths(&typed));
                    let _ended = messages.send(Message::Answered(ticket, Slot::Paths, Ok(answer)));
                });
                true
            }
            Effect::Ask(ticket, Query::Seek(kind, typed)) => {
                self.slip.post(ticket, kind, typed);
                true
            }
            Effect::EndSeek => {
                self.slip.end();
                true
            }
            Effect::Ask(
                ticket,
                query @ (Query::IssuesOf(..)
                | Query::StoriesOf(..)
                | Query::BookmarksOf(..)
                | Query::Watchlist),
            ) => {
                self.sifts.ask(ticket, query);
                true
            }
            Effect::Ask(ticket, query) => {
                self.sifts.give_up(query.slot());
                letters.push((Some(query.slot()), Letter::Ask(ticket, query)));
                true
            }
            Effect::Check => {
                letters.push((None, Letter::Check));
                true
            }
            Effect::Write(write) => self.writes.send(write).is_ok(),
            Effect::Import(path) => self.jobs.send(Job::Path(path)).is_ok(),
            Effect::ImportSample => self.jobs.send(Job::Sample).is_ok(),
            Effect::StopImport => {
                self.stop.store(true, Ordering::Relaxed);
                true
            }
            // It reads every bookmark, and no key waits for it.
            Effect::Brief(path) => {
                let (library, messages) = (self.path.clone(), self.messages.clone());
                thread::spawn(move || {
                    let written = guarded("The brief", || brief::from_library(&library, &path));
                    let _ended = messages.send(Message::Briefed(written));
                });
                true
            }
            Effect::Copy(_)
            | Effect::EditOutside(_)
            | Effect::Wake(..)
            | Effect::Suspend
            | Effect::Repaint
            | Effect::Quit => true,
        };
        if !handed_on {
            tracing::error!("a worker is gone");
        }
    }

    /// The reader did something: what nobody waits for rests for a moment.
    pub(crate) fn disturb(&self) {
        self.lull.disturb(Instant::now());
    }

    /// Where workers send what they have to tell.
    pub(crate) fn messages(&self) -> &Sender<Message> {
        &self.messages
    }

    /// Waits until everything is written. An import is told to stop and not waited for: what it has not committed
    /// is not there.
    pub(crate) fn finish(self) {
        self.stop.store(true, Ordering::Relaxed);
        self.letters.close();
        self.slip.close();
        self.sifts.close();
        drop(self.writes);
        if self.writer.join().is_err() {
            tracing::error!("the writing thread panicked");
        }
    }
}
