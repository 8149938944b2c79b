//! How long a process or a thread had a processor: unlike the time on the clock, it says something on a busy machine too.

use std::ops::{Add, Sub};
use std::time::Duration;

/// Time on processors, where the system tells it (Linux only).
#[derive(Clone, Copy, Default)]
pub(crate) struct Processor(Option<Duration>);

/// Ticks a second of the times in `/proc/PID/stat`.
const TICKS: u64 = 100;

/// Of a process with all its threads so far.
pub(crate) fn of_process(pid: u32) -> Processor {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    // Behind the name, which stands in brackets and may hold anything: user and system time are fields 14 and 15.
    let mut fields = stat.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace().skip(11);
    let mut ticks = || fields.next()?.parse::<u64>().ok();
    let (user, system) = (ticks(), ticks());
    Processor(user.zip(system).map(|(user, system)| Duration::from_millis((user + system) * 1_000 / TICKS)))
}

/// Of this thread so far.
pub(crate) fn of_this_thread() -> Processor {
    let spent = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = spent.split_whitespace().next().and_then(|spent| spent.parse().ok());
    Processor(nanoseconds.map(Duration::from_nanos))
}

impl Processor {
    /// In seconds; 0 where it is not told.
    pub(crate) fn seconds(self) -> f64 {
        self.0.unwrap_or_default().as_secs_f64()
    }

    /// The longer one.
    pub(crate) fn or_more(self, other: Self) -> Self {
        Self(self.0.max(other.0))
    }
}

impl Add for Processor {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(Some(self.0.unwrap_or_default() + other.0.unwrap_or_default()))
    }
}

impl Sub for Processor {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.zip(other.0).map(|(one, other)| one.saturating_sub(other)))
    }
}
