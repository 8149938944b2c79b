//! Following threads in the background, on the thread that imports, while it has nothing to import: the two never
//! write at the same time, and a job that comes waits for a few stories only.

use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::desk::guarded;
use super::imports::Job;
use super::lull::Lull;
use super::writes::Pen;
use crate::library::{Access, Library};
use crate::tui::app::Message;

/// Stories between two looks at what is to be imported.
const AT_ONCE: u64 = 32;
/// When it is first told how many are left, and how often from then on; what takes less is not told at all.
const SOON: Duration = Duration::from_millis(100);
const PACE: Duration = Duration::from_secs(2);
/// Stories left are counted up to here.
const COUNTED: u32 = 10_000_000;

/// The next job; follows threads until it comes. `None` once nobody wants anything any more.
pub(crate) fn until_next(
    path: &Path,
    pen: &mut Pen,
    jobs: &Receiver<Job>,
    lull: &Lull,
    messages: &Sender<Message>,
) -> Option<Job> {
    if !any_waits(path) {
        return jobs.recv().ok();
    }
    let (mut told_at, mut pace, mut worked) = (Instant::now(), SOON, Duration::ZERO);
    loop {
        // As long as it worked, it rests: half a core at the most is taken from whatever else goes on. While keys come it
        // rests altogether: what it commits would have every list read anew.
        match jobs.recv_timeout(worked.max(lull.left(Instant::now()))) {
            Ok(job) => return Some(job),
            Err(RecvTimeoutError::Disconnected) => return None,
            Err(RecvTimeoutError::Timeout) if !lull.left(Instant::now()).is_zero() => continue,
            Err(RecvTimeoutError::Timeout) => {}
        }
        let (began, due) = (Instant::now(), told_at.elapsed() >= pace);
        let left = guarded("Following threads", || follow(pen, due).map_err(|error| error.to_string()));
        worked = began.elapsed();
        let told = match left {
            Ok(0) => Some(Message::Following(0)),
            Ok(left) => due.then_some(Message::Following(left)),
            Err(sentence) => Some(Message::Trouble(sentence)),
        };
        let over = !matches!(told, None | Some(Message::Following(1..)));
        if due {
            (told_at, pace) = (Instant::now(), PACE);
        }
        if told.is_some_and(|told| messages.send(told).is_err()) {
            return None;
        }
        if over {
            return jobs.recv().ok();
        }
    }
}

/// Whether any story waits; nothing is made or changed to find out.
fn any_waits(path: &Path) -> bool {
    let waits = || Library::open(path, Access::Read)?.stories_awaiting_threads(1);
    waits().is_ok_and(|waiting| waiting > 0)
}

/// Looks at a few; tells how many are left, or only that some are.
fn follow(pen: &mut Pen, count: bool) -> Result<u64, crate::library::LibraryError> {
    let library = pen.library()?;
    library.follow_threads(AT_ONCE, &mut |_| std::ops::ControlFlow::Continue(()))?;
    library.stories_awaiting_threads(if count { COUNTED } else { 1 })
}
