//! Checkpoints beside an import, so that it need not wait for the disk after every transaction.

use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::Scope;

use super::super::Result;
use crate::store::Store;

/// Pages of the log from which on one checkpoint is waited for: only a transaction that begins when all of the log was
/// moved begins the log anew.
const LONG: u64 = 1 << 15;

/// Does them in a thread with a connection of its own, from the second transaction on: most imports have only one.
pub(super) struct Checkpoints<'s, 'e> {
    scope: &'s Scope<'s, 'e>,
    library: &'e Path,
    state: State,
}

enum State {
    Fresh,
    OneWritten,
    Started { wake: SyncSender<()>, done: Receiver<u64>, running: bool },
}

impl<'s, 'e> Checkpoints<'s, 'e> {
    /// Checkpoints of a library. The thread ends when this goes.
    pub(super) fn new(scope: &'s Scope<'s, 'e>, library: &'e Path) -> Self {
        Self { scope, library, state: State::Fresh }
    }

    /// A transaction was committed: it is moved while the next one is worked out.
    pub(super) fn committed(&mut self) -> Result<()> {
        match &mut self.state {
            State::Fresh => self.state = State::OneWritten,
            State::OneWritten => self.state = self.started()?,
            State::Started { .. } => {}
        }
        if let State::Started { wake, done, running } = &mut self.state {
            let log = if *running { done.recv().unwrap_or(0) } else { 0 };
            *running = wake.send(()).is_ok();
            if *running && log >= LONG {
                done.recv().ok();
                *running = false;
            }
        }
        Ok(())
    }

    fn started(&self) -> Result<State> {
        let store = Store::open_to_write(self.library)?;
        let (wake, woken) = sync_channel::<()>(1);
        let (tell, done) = sync_channel::<u64>(1);
        self.scope.spawn(move || {
            for () in woken {
                // Where one fails, the next transaction meets the same disk and says so.
                if tell.send(store.checkpoint().unwrap_or(0)).is_err() {
                    break;
                }
            }
        });
        Ok(State::Started { wake, done, running: false })
    }
}
