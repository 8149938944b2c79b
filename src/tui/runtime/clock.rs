//! The times that the model asked for.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::tui::app::Timer;

/// At most one time for every purpose.
#[derive(Debug, Default)]
pub(crate) struct Clock {
    due: BTreeMap<Timer, Instant>,
}

impl Clock {
    /// Sets a time; one set before for the same purpose is forgotten.
    pub(crate) fn set(&mut self, timer: Timer, after: Duration) {
        self.due.insert(timer, Instant::now() + after);
    }

    /// How long it is to the next one; `None` where nobody asked for any.
    pub(crate) fn wait(&self) -> Option<Duration> {
        self.due.values().min().map(|due| due.saturating_duration_since(Instant::now()))
    }

    /// One whose time has come, which is then forgotten.
    pub(crate) fn due(&mut self) -> Option<Timer> {
        let now = Instant::now();
        let timer = self.due.iter().find(|(_, due)| **due <= now).map(|(timer, _)| *timer)?;
        self.due.remove(&timer);
        Some(timer)
    }
}
