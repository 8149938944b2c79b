//! Fetching from the disk before it is read.
//!
//! A disk answers many questions at once as fast as one, but who reads asks one after the other. So some threads go ahead
//! and read what comes next, only so that the system has it at hand; nothing is kept here.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, Scope};

/// Threads that fetch: they wait for the disk nearly always.
const FETCHERS: usize = 8;

/// What waits for being fetched, at most.
const WAITING: usize = 1 << 10;

/// Has things fetched.
#[derive(Debug)]
pub(super) struct Fetch<T>(SyncSender<T>);

impl<T: Send> Fetch<T> {
    /// Starts the threads, each with a way to fetch of its own; they end when this goes. What cannot be fetched is met again
    /// by whoever reads it, who tells why.
    pub(super) fn start<'scope, F>(
        scope: &'scope Scope<'scope, '_>,
        way: impl Fn() -> F + Clone + Send + 'scope,
    ) -> Self
    where
        T: 'scope,
        F: FnMut(T),
    {
        Self::over(|waiting| {
            let way = way.clone();
            scope.spawn(move || attend(way(), &waiting));
        })
    }

    /// The same with threads that nobody waits for: what they fetch last may come after this has gone.
    pub(super) fn unattended<F>(way: impl Fn() -> F + Clone + Send + 'static) -> Self
    where
        T: 'static,
        F: FnMut(T),
    {
        Self::over(|waiting| {
            let way = way.clone();
            thread::spawn(move || attend(way(), &waiting));
        })
    }

    fn over(mut spawn: impl FnMut(Waiting<T>)) -> Self {
        let (sender, receiver) = sync_channel(WAITING);
        let waiting = Arc::new(Mutex::new(receiver));
        (0..FETCHERS).for_each(|_| spawn(Arc::clone(&waiting)));
        Self(sender)
    }

    /// Has something fetched, unless too much waits: then it is read when its turn comes.
    pub(super) fn ahead(&self, what: T) {
        let _full = self.0.try_send(what);
    }
}

/// What waits, which all of the threads share.
type Waiting<T> = Arc<Mutex<Receiver<T>>>;

fn attend<T>(mut fetch: impl FnMut(T), waiting: &Waiting<T>) {
    loop {
        let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(what) = next else { return };
        fetch(what);
    }
}
