//! Noticing what other processes do to the library while nobody presses a key.
//!
//! The system tells of writes to the library's files; nothing is asked at intervals, so that an idle reader costs
//! nothing. Where the system does not tell (a network file system, no watches left), changes show with the next key.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::thread;
use std::time::Duration;

use notify::event::EventKind;
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::reads::{Letter, Letters};

/// How long a write is let alone: an import writes without a pause, and a commit is seen a little after its last write.
const PACE: Duration = Duration::from_millis(150);

/// The same while there is no end of writing, as when threads are followed: every look reads anew what is shown.
const SLOW_PACE: Duration = Duration::from_millis(800);

/// Watches a library, and has it looked at whenever its files were written.
pub(crate) fn listen(library: &Path, letters: Letters) {
    let (sender, written) = sync_channel(1);
    match watcher(library, sender) {
        Ok(watcher) => drop(thread::spawn(move || attend(&watcher, &written, &letters))),
        Err(error) => tracing::warn!(%error, "the library cannot be watched"),
    }
}

/// Holds the watcher for as long as it listens to it.
fn attend(_watcher: &RecommendedWatcher, written: &Receiver<()>, letters: &Letters) {
    let mut pace = PACE;
    loop {
        match written.try_recv() {
            // Written to during the pause.
            Ok(()) => pace = slower(pace),
            Err(TryRecvError::Empty) if written.recv().is_ok() => pace = PACE,
            Err(_) => return,
        }
        // What is written meanwhile comes after the pause: no last write is ever missed.
        thread::sleep(pace);
        letters.post(None, Letter::Check);
    }
}

fn slower(pace: Duration) -> Duration {
    (pace * 2).min(SLOW_PACE)
}

/// Watches the folder: the file that changes are written to first is taken away and made anew by SQLite.
fn watcher(library: &Path, written: SyncSender<()>) -> notify::Result<RecommendedWatcher> {
    let library = library.canonicalize().map_err(notify::Error::io)?;
    let (folder, names) = (library.parent().map(Path::to_owned).unwrap_or_default(), files(&library));
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| is_write(&event, &names)) {
            // Full means that somebody is about to look already.
            let _waiting = written.try_send(());
        }
    })?;
    watcher.watch(&folder, RecursiveMode::NonRecursive)?;
    Ok(watcher)
}

/// The names of the files that hold a library's changes.
fn files(library: &Path) -> [OsString; 2] {
    let name = library.file_name().unwrap_or_default().to_owned();
    let mut log = name.clone();
    log.push("-wal");
    [name, log]
}

fn is_write(event: &Event, names: &[OsString]) -> bool {
    let written = matches!(event.kind, EventKind::Modify(_) | EventKind::Create(_) | EventKind::Any);
    let ours = |path: &PathBuf| path.file_name().is_some_and(|name| names.iter().any(|ours| ours == name));
    written && event.paths.iter().any(ours)
}
