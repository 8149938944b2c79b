//! A gate before the keyboard: shut while another program has the terminal, so that no key of its is taken away.
//!
//! The thread that reads input waits within crossterm, which knows no way to be called back but an event. A signal that
//! the screen may have another size is one (and harmless): it is raised when the gate is shut, and the thread comes to the
//! gate.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long it is waited for the thread that reads; it comes at once unless it is gone.
const PATIENCE: Duration = Duration::from_secs(1);

/// The gate; clones share it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Gate {
    shared: Arc<(Mutex<State>, Condvar)>,
}

#[derive(Debug, Default)]
struct State {
    shut: bool,
    /// Whether the thread that reads stands before it.
    waiting: bool,
}

impl Gate {
    /// Nothing is left half done under the lock, so that a panic elsewhere does no harm.
    fn state(&self) -> MutexGuard<'_, State> {
        self.shared.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Shuts it, and waits until nobody reads any more.
    pub(crate) fn shut(&self) {
        self.state().shut = true;
        super::signals::rouse_input();
        let there = |state: &mut State| !state.waiting;
        let waited = self.shared.1.wait_timeout_while(self.state(), PATIENCE, there);
        if waited.is_ok_and(|(state, _)| !state.waiting) {
            tracing::warn!("the thread that reads keys did not come to the gate");
        }
    }

    /// Opens it.
    pub(crate) fn open(&self) {
        self.state().shut = false;
        self.shared.1.notify_all();
    }

    /// Whether it is shut: another program has the terminal.
    pub(crate) fn is_shut(&self) -> bool {
        self.state().shut
    }

    /// Passes it, when it is open.
    pub(crate) fn pass(&self) {
        let mut state = self.state();
        while state.shut {
            state.waiting = true;
            self.shared.1.notify_all();
            state = self.shared.1.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.waiting = false;
    }
}

#[cfg(test)]
mod tests {
    use super::Gate;
    use std::sync::mpsc::channel;

    #[test]
    fn who_reads_waits_until_the_gate_is_open_again() {
        let gate = Gate::default();
        let (sender, passed) = channel();
        let (reader, go) = channel::<()>();
        let other = gate.clone();
        let thread = std::thread::spawn(move || {
            for () in go {
                other.pass();
                sender.send(()).unwrap();
            }
        });
        reader.send(()).unwrap();
        passed.recv().unwrap();
        gate.state().shut = true;
        reader.send(()).unwrap();
        gate.shut();
        assert!(gate.state().waiting && passed.try_recv().is_err());
        gate.open();
        passed.recv().unwrap();
        drop(reader);
        thread.join().unwrap();
    }
}
