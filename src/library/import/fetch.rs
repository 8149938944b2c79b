//! Fetching documents from the disk before they are read.
//!
//! A disk answers many questions at once as fast as one, but the threads that read documents ask one after the other. So
//! some threads go ahead and read what comes next, only so that the system has it at hand; nothing is kept here.

use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::Scope;

/// Threads that fetch: they wait for the disk nearly always.
const FETCHERS: usize = 8;

/// Documents that wait for being fetched, at most.
const WAITING: usize = 1 << 10;

/// How much of a document is fetched: of a long one, the system fetches the rest by itself as it is read.
const START: u64 = 1 << 18;

/// Has documents fetched.
pub(super) struct Fetch(SyncSender<PathBuf>);

impl Fetch {
    /// Starts the threads; they end when this goes.
    pub(super) fn start<'scope>(scope: &'scope Scope<'scope, '_>) -> Self {
        let (sender, receiver) = sync_channel(WAITING);
        let receiver = Arc::new(Mutex::new(receiver));
        for _ in 0..FETCHERS {
            let receiver = Arc::clone(&receiver);
            scope.spawn(move || attend(&receiver));
        }
        Self(sender)
    }

    /// Has a regular file fetched, unless too many wait: then it is read when its turn comes.
    pub(super) fn ahead(&self, file: PathBuf) {
        let _full = self.0.try_send(file);
    }
}

fn attend(receiver: &Mutex<Receiver<PathBuf>>) {
    loop {
        let next = receiver.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(file) = next else { return };
        // Whoever reads it meets the same error and tells it.
        let _fetched = File::open(file).and_then(|file| io::copy(&mut file.take(START), &mut io::sink()));
    }
}
