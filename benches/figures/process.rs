//! What a running process takes, as Linux tells it; elsewhere everything is nothing.

use std::fs;
use std::time::Duration;

/// A process by its number.
#[derive(Clone, Copy)]
pub(crate) struct Process(pub(crate) u32);

impl Process {
    /// The most memory that it held so far, in bytes.
    pub(crate) fn peak(self) -> u64 {
        self.memory("VmHWM:")
    }

    /// The memory that it holds, in bytes.
    pub(crate) fn holds(self) -> u64 {
        self.memory("VmRSS:")
    }

    /// The time that its threads have spent on a processor; those that have ended do not count.
    pub(crate) fn worked(self) -> Duration {
        let threads = fs::read_dir(format!("/proc/{}/task", self.0)).into_iter().flatten().flatten();
        let spent = |entry: fs::DirEntry| {
            let told = fs::read_to_string(entry.path().join("schedstat")).unwrap_or_default();
            told.split_whitespace().next().and_then(|spent| spent.parse().ok()).unwrap_or(0)
        };
        Duration::from_nanos(threads.map(spent).sum())
    }

    fn memory(self, what: &str) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0)).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix(what));
        let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
        kib.unwrap_or(0) * 1024
    }
}
