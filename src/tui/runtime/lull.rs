//! When the reader last did something, so that work nobody waits for lets the processor and the library alone meanwhile.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// How long after a key that work begins again. Whoever reads pauses for longer, whoever moves through a list does not.
const REST: Duration = Duration::from_millis(200);

/// The last key, shared by the thread that takes keys in and those that work in the background.
#[derive(Debug, Clone)]
pub(crate) struct Lull {
    began: Instant,
    /// Milliseconds from the beginning to the end of the rest.
    until: Arc<AtomicU64>,
}

impl Lull {
    /// Nothing was pressed yet.
    pub(crate) fn new(now: Instant) -> Self {
        Self { began: now, until: Arc::default() }
    }

    /// A key was pressed.
    pub(crate) fn disturb(&self, now: Instant) {
        self.until.store(self.milliseconds(now + REST), Ordering::Relaxed);
    }

    /// How long it is until work may go on; nothing when it may.
    pub(crate) fn left(&self, now: Instant) -> Duration {
        Duration::from_millis(self.until.load(Ordering::Relaxed).saturating_sub(self.milliseconds(now)))
    }

    fn milliseconds(&self, at: Instant) -> u64 {
        u64::try_from(at.saturating_duration_since(self.began).as_millis()).unwrap_or(u64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_rests_from_a_key_on_until_a_while_after_the_last() {
        let began = Instant::now();
        let at = |milliseconds| began + Duration::from_millis(milliseconds);
        let lull = Lull::new(began);
        let seen_by_a_worker = lull.clone();
        assert_eq!(seen_by_a_worker.left(at(5)), Duration::ZERO);
        lull.disturb(at(10));
        lull.disturb(at(100));
        assert_eq!(seen_by_a_worker.left(at(100)), REST);
        assert_eq!(seen_by_a_worker.left(at(290)), Duration::from_millis(10));
        assert_eq!(seen_by_a_worker.left(at(300)), Duration::ZERO);
    }
}
