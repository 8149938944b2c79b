//! How much may be read ahead of what is saved.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Bytes of documents that may be read and not yet saved, beyond the first: three transactions, so that
/// reading goes on while a checkpoint is waited for. What is worked out from a document takes several times as much memory.
const AHEAD: u64 = 24 << 20;

/// Bytes of documents that make a transaction; the rest is read while it is written. In a large library a story meets
/// pages that few others of its transaction meet: the more of them come at once, the fewer pages are written for each.
pub(super) const ENOUGH: u64 = 8 << 20;

/// A bound on what is read and not yet saved.
#[derive(Debug, Default)]
pub(super) struct Flow {
    held: Mutex<Held>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Held {
    bytes: u64,
    over: bool,
}

impl Flow {
    /// Waits until so many bytes more may be read; false once nothing more is to be read.
    pub(super) fn wait_for(&self, bytes: u64) -> bool {
        let mut held = self.held();
        while !held.over && held.bytes > 0 && held.bytes + bytes > AHEAD {
            held = self.changed.wait(held).unwrap_or_else(PoisonError::into_inner);
        }
        held.bytes += bytes;
        !held.over
    }

    /// So many bytes are saved.
    pub(super) fn done_with(&self, bytes: u64) {
        let mut held = self.held();
        held.bytes = held.bytes.saturating_sub(bytes);
        self.changed.notify_all();
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn end(&self) {
        self.held().over = true;
        self.changed.notify_all();
    }
}

/// Ends the flow when it goes, so that nobody waits for a reader or a saver that has failed.
pub(super) struct Ends<'f>(pub(super) &'f Flow);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.0.end();
    }
}

#[cfg(test)]
mod tests {
    use super::{AHEAD, Ends, Flow};

    #[test]
    fn one_document_may_be_larger_than_everything_and_the_next_waits_for_it() {
        let flow = Flow::default();
        assert!(flow.wait_for(AHEAD * 3));
        std::thread::scope(|scope| {
            let next = scope.spawn(|| flow.wait_for(1));
            flow.done_with(AHEAD * 3);
            assert!(next.join().unwrap());
        });
    }

    #[test]
    fn whoever_waits_is_told_that_it_is_over() {
        let flow = Flow::default();
        assert!(flow.wait_for(AHEAD));
        std::thread::scope(|scope| {
            let next = scope.spawn(|| flow.wait_for(1));
            drop(Ends(&flow));
            assert!(!next.join().unwrap());
        });
    }
}
