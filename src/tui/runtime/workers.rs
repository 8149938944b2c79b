//! The worker threads, and who does what.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

use super::imports::{self, Job};
use super::reads::{self, Letter, Letters};
use super::start::Start;
use super::watch;
use super::writes::{self, Pen};
use crate::tui::app::message::{Answer, Query, Slot, Write};
use crate::tui::app::{Effect, Message};

/// The threads and the ways to them.
pub(crate) struct Workers {
    letters: Letters,
    writes: Sender<Write>,
    jobs: Sender<Job>,
    stop: Arc<AtomicBool>,
    messages: Sender<Message>,
    writer: JoinHandle<()>,
}

impl Workers {
    /// Starts them all.
    pub(crate) fn start(start: Start, path: PathBuf, messages: &Sender<Message>) -> Self {
        let Start { reading, writing } = start;
        let letters = Letters::new();
        let (writes, written) = mpsc::channel();
        let (jobs, wanted) = mpsc::channel();
        let stop = Arc::new(AtomicBool::new(false));

        watch::listen(&path, letters.clone());
        let (post, tell) = (letters.clone(), messages.clone());
        thread::spawn(move || reads::attend(&reading, &post, &tell));
        let (pen, tell) = (Pen::new(&path, writing), messages.clone());
        let writer = thread::spawn(move || writes::attend(pen, &written, &tell));
        let (pen, tell, flag) = (Pen::new(&path, None), messages.clone(), Arc::clone(&stop));
        thread::spawn(move || imports::attend(pen, &wanted, &flag, &tell));
        Self { letters, writes, jobs, stop, messages: messages.clone(), writer }
    }

    /// Hands an effect to the thread that does it.
    pub(crate) fn carry_out(&self, effect: Effect) {
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
            Effect::Ask(ticket, query) => {
                self.letters.post(Some(query.slot()), Letter::Ask(ticket, query));
                true
            }
            Effect::Check => {
                self.letters.post(None, Letter::Check);
                true
            }
            Effect::Write(write) => self.writes.send(write).is_ok(),
            Effect::Import(path) => self.jobs.send(Job::Path(path)).is_ok(),
            Effect::ImportSample => self.jobs.send(Job::Sample).is_ok(),
            Effect::StopImport => {
                self.stop.store(true, Ordering::Relaxed);
                true
            }
            Effect::Wake(..) | Effect::Suspend | Effect::Repaint | Effect::Quit => true,
        };
        if !handed_on {
            tracing::error!("a worker is gone");
        }
    }

    /// Waits until everything is written. An import is told to stop and not waited for: what it has not committed
    /// is not there.
    pub(crate) fn finish(self) {
        self.stop.store(true, Ordering::Relaxed);
        self.letters.close();
        drop(self.writes);
        if self.writer.join().is_err() {
            tracing::error!("the writing thread panicked");
        }
    }
}
