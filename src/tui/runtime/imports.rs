//! The thread that imports, with a connection of its own.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

use super::completion::expand;
use super::desk::guarded;
use super::following;
use super::lull::Lull;
use super::writes::Pen;
use crate::library::{ImportRequest, Imported, KeepGoing, LibraryError, Outcome, Progress};
use crate::tui::app::Message;
use crate::tui::app::message::ImportEnd;

/// How often it is told how far an import has come, at most.
const PACE: Duration = Duration::from_millis(100);

/// What is to be imported.
#[derive(Debug, Clone)]
pub(crate) enum Job {
    /// A file or folder, as it was typed.
    Path(PathBuf),
    /// The sample edition.
    Sample,
}

/// Imports until nobody wants anything imported any more. `stop` set stops the one under way, at a whole issue.
/// In between it follows threads.
pub(crate) fn attend(
    path: &Path,
    mut pen: Pen,
    jobs: &Receiver<Job>,
    stop: &AtomicBool,
    lull: &Lull,
    messages: &Sender<Message>,
) {
    while let Some(job) = following::until_next(path, &mut pen, jobs, lull, messages) {
        stop.store(false, Ordering::Relaxed);
        let mut told_at: Option<Instant> = None;
        let end = import(&mut pen, &job, &mut |progress| {
            // Documents may come by the thousand a second; a key must not wait behind all of them.
            let due = told_at.is_none_or(|at| at.elapsed() >= PACE);
            if due {
                told_at = Some(Instant::now());
            }
            let alone = due && messages.send(Message::Progress(progress)).is_err();
            match alone || stop.load(Ordering::Relaxed) {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        });
        if messages.send(Message::Imported(end)).is_err() {
            return;
        }
    }
}

/// Imports one thing; `each` is told after every document and says whether to go on.
pub(crate) fn import(pen: &mut Pen, job: &Job, each: &mut dyn FnMut(Progress) -> KeepGoing) -> ImportEnd {
    let mut end = ImportEnd { sample: matches!(job, Job::Sample), ..ImportEnd::default() };
    let outcome = guarded("The import", || {
        let work = match job {
            Job::Path(path) => import_path(pen, path, &mut end, each),
            Job::Sample => import_sample(pen, &mut end),
        };
        work.map_err(|error| error.to_string())
    });
    if let Err(sentence) = outcome {
        end.refused += 1;
        end.reason.get_or_insert(sentence);
    }
    end
}

fn import_sample(pen: &mut Pen, end: &mut ImportEnd) -> Result<(), LibraryError> {
    for imported in pen.library()?.import_sample()? {
        count(end, &imported);
    }
    Ok(())
}

fn import_path(
    pen: &mut Pen,
    path: &std::path::Path,
    end: &mut ImportEnd,
    each: &mut dyn FnMut(Progress) -> KeepGoing,
) -> Result<(), LibraryError> {
    let request = ImportRequest { paths: vec![expand(path)], ..ImportRequest::default() };
    let library = pen.library()?;
    library.import(&request, &mut |progress, imported| {
        count(end, &imported);
        let going = each(progress);
        end.stopped |= going.is_break();
        going
    })?;
    end.news = library.news()?;
    Ok(())
}

fn count(end: &mut ImportEnd, imported: &Imported) {
    let counter = match imported.outcome {
        Outcome::New => &mut end.new,
        Outcome::Updated => &mut end.updated,
        Outcome::Unchanged => &mut end.unchanged,
        Outcome::Refused => &mut end.refused,
    };
    *counter += 1;
    if imported.outcome == Outcome::Refused && end.reason.is_none() {
        let why = imported.faults.first().map_or("it could not be read", |fault| fault.what.as_str());
        end.reason = Some(format!("{}: {why}", imported.file));
    }
    end.stories += imported.stories;
}
