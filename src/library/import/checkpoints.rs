//! Checkpoints beside an import, so that it need not wait for the disk after every transaction.

use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::Scope;

use super::super::Result;
use crate::store::Store;

/// Pages of the log from which on one checkpoint is waited for: only a transaction that begins when all of the log was
/// moved begins the log anew.
const LONG: u64 = 1 << 16;

/// Transactions that are moved together: a page that several of them changed is written to the library once.
const AT_ONCE: usize = 2;

/// Does them in a thread with a connection of its own, once there is more than one transaction: most imports have one.
pub(super) struct Checkpoints<'s, 'e> {
    scope: &'s Scope<'s, 'e>,
    library: &'e Path,
    /// Transactions that were committed and for which no checkpoint has begun.
    waiting: usize,
    mover: Option<Mover>,
}

/// The thread, which moves what there is when it is woken and tells how long the log is.
struct Mover {
    wake: SyncSender<()>,
    done: Receiver<u64>,
    running: bool,
}

impl<'s, 'e> Checkpoints<'s, 'e> {
    /// Checkpoints of a library. The thread ends when this goes.
    pub(super) fn new(scope: &'s Scope<'s, 'e>, library: &'e Path) -> Self {
        Self { scope, library, waiting: 0, mover: None }
    }

    /// A transaction was committed: it is moved while the next ones are worked out.
    pub(super) fn committed(&mut self) -> Result<()> {
        self.waiting += 1;
        if self.waiting < AT_ONCE {
            return Ok(());
        }
        self.waiting = 0;
        let mover = match &mut self.mover {
            Some(mover) => mover,
            none => none.insert(Mover::start(self.scope, self.library)?),
        };
        let log = mover.wait();
        mover.begin();
        if log >= LONG {
            mover.wait();
        }
        Ok(())
    }
}

impl Mover {
    fn start<'s>(scope: &'s Scope<'s, '_>, library: &Path) -> Result<Self> {
        let store = Store::open_to_write(library)?;
        let (wake, woken) = sync_channel::<()>(1);
        let (tell, done) = sync_channel::<u64>(1);
        scope.spawn(move || {
            for () in woken {
                // Where one fails, the next transaction meets the same disk and says so.
                if tell.send(store.checkpoint().unwrap_or(0)).is_err() {
                    break;
                }
            }
        });
        Ok(Self { wake, done, running: false })
    }

    fn begin(&mut self) {
        self.running = self.wake.send(()).is_ok();
    }

    /// Waits for the one that has begun; returns how long the log was, in pages.
    fn wait(&mut self) -> u64 {
        if std::mem::take(&mut self.running) { self.done.recv().unwrap_or(0) } else { 0 }
    }
}
