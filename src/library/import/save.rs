//! Saving what was read, several documents in a transaction.

use std::io::Seek;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;
use std::time::Duration;

use super::super::{Result, index, years};
use super::document::{self, Content};
use super::lines::{self, LinesOf, Order};
use super::outcome::{refused, unchanged};
use super::pipeline::{self, Found};
use super::saver::{ReadyDigest, Saver};
use super::walk::Document;
use super::{ImportRequest, Imported, KeepGoing, Outcome, Progress};
use crate::loader::{Given, jsonl};
use crate::store::{KnownDocument, Saving, Store};

/// Stories after which a transaction is closed at the next whole document.
pub(super) const STORIES_AT_ONCE: u64 = 2_000;

/// Documents after which it is closed, so that a folder of refused or known ones does not keep others waiting.
const DOCUMENTS_AT_ONCE: u64 = 512;

/// How long the library is left to other connections between two transactions: a little longer than they wait
/// between two tries.
const PAUSE: Duration = Duration::from_millis(3);

/// Leaves the library to other connections for a moment.
pub(in crate::library) fn pause() {
    std::thread::sleep(PAUSE);
}

/// A document as it comes from the reading threads.
pub(super) struct Arrived<'a> {
    pub(super) file: String,
    pub(super) content: Arrival<'a>,
}

pub(super) enum Arrival<'a> {
    Refused(String),
    Known(KnownDocument),
    Read { fingerprint: [u8; 32], digest: Box<ReadyDigest> },
    Lines { fingerprint: [u8; 32], lines: LinesOf<'a> },
}

/// Reads and saves everything a request names.
pub(super) fn run(
    store: &mut Store,
    path: &Path,
    request: &ImportRequest,
    stop: &AtomicBool,
    each: &mut dyn FnMut(Progress, Imported) -> KeepGoing,
) -> Result<()> {
    let given = request.given();
    let known = Mutex::new(Store::open_to_read(path)?);
    std::thread::scope(|scope| {
        let (documents, found) = pipeline::start(scope, request, |document| arrive(document, &given, &known));
        let mut import = Import { given: &given, stop, each, found, progress: Progress::default() };
        import.save_all(store, &documents)?;
        years::fill(store, stop)?;
        let saving = store.saving()?;
        saving.tidy()?;
        Ok(saving.commit()?)
    })
}

fn arrive<'a>(document: &Document<'a>, given: &Given, known: &Mutex<Store>) -> Arrived<'a> {
    let content = read(document, given, known).unwrap_or_else(Arrival::Refused);
    Arrived { file: document.file(), content }
}

fn read<'a>(
    document: &Document<'a>,
    given: &Given,
    known: &Mutex<Store>,
) -> std::result::Result<Arrival<'a>, String> {
    let is_known = |fingerprint: &[u8]| {
        // Only a short cut: whoever saves asks again, so an answer that cannot be had counts as no.
        known.lock().ok().and_then(|store| store.known_document(fingerprint).ok().flatten())
    };
    let lines = match document::content(document)? {
        Content::LinesIn(mut file) => {
            let fingerprint = document::fingerprint(&file, given)?;
            file.rewind().map_err(document::told)?;
            (fingerprint, LinesOf::File(file))
        }
        Content::Whole(bytes) => {
            let fingerprint = document::fingerprint(&*bytes, given)?;
            if let Some(document) = is_known(&fingerprint) {
                return Ok(Arrival::Known(document));
            }
            if !jsonl::is_json_lines(&bytes) {
                let digest = document::digest(&bytes, given)?;
                if document::is_blank(&digest) {
                    return Err("there is nothing to read in it".to_owned());
                }
                return Ok(Arrival::Read { fingerprint, digest: Box::new(ReadyDigest::new(digest)) });
            }
            (fingerprint, LinesOf::Bytes(bytes))
        }
    };
    Ok(match is_known(&lines.0) {
        Some(document) => Arrival::Known(document),
        None => Arrival::Lines { fingerprint: lines.0, lines: lines.1 },
    })
}

/// An import as it goes on.
pub(super) struct Import<'a> {
    pub(super) given: &'a Given,
    pub(super) stop: &'a AtomicBool,
    each: &'a mut dyn FnMut(Progress, Imported) -> KeepGoing,
    found: Found,
    progress: Progress,
}

impl Import<'_> {
    fn save_all(&mut self, store: &mut Store, documents: &Receiver<Arrived<'_>>) -> Result<()> {
        let mut next = documents.recv().ok();
        while let Some(first) = next.take() {
            let going = match first.content {
                Arrival::Lines { fingerprint, lines } => {
                    let order = Order { file: first.file, fingerprint, given: self.given, stop: self.stop };
                    let imported = lines::save(store, order, &lines)?;
                    self.tell(imported)
                }
                _ => self.save_some(store, first, documents, &mut next)?,
            };
            if going.is_break() || self.stop.load(Ordering::Relaxed) {
                break;
            }
            if next.is_none() {
                next = documents.recv().ok();
            }
        }
        Ok(())
    }

    /// Saves documents in one transaction, as long as they are at hand; the first that is not for it becomes `next`.
    fn save_some<'d>(
        &mut self,
        store: &mut Store,
        first: Arrived<'d>,
        documents: &Receiver<Arrived<'d>>,
        next: &mut Option<Arrived<'d>>,
    ) -> Result<KeepGoing> {
        let saving = store.saving()?;
        let (until, mut left) = (self.progress.stories + STORIES_AT_ONCE, DOCUMENTS_AT_ONCE);
        let mut document = Some(first);
        let mut going = KeepGoing::Continue(());
        while let Some(arrived) = document.take() {
            if matches!(arrived.content, Arrival::Lines { .. }) {
                *next = Some(arrived);
                break;
            }
            let imported = self.save_one(&saving, arrived)?;
            going = self.tell(imported);
            left = left.saturating_sub(1);
            let stopped = going.is_break() || self.stop.load(Ordering::Relaxed);
            if !stopped && left > 0 && self.progress.stories < until {
                document = documents.try_recv().ok();
            }
        }
        index::commit(saving)?;
        pause();
        Ok(going)
    }

    fn save_one(&mut self, saving: &Saving<'_>, arrived: Arrived<'_>) -> Result<Imported> {
        match arrived.content {
            Arrival::Refused(why) => Ok(refused(arrived.file, why)),
            Arrival::Known(known) => Ok(unchanged(arrived.file, known)),
            Arrival::Read { fingerprint, digest } => {
                Saver::of_user().save(saving, arrived.file, &fingerprint, *digest)
            }
            Arrival::Lines { .. } => {
                Ok(refused(arrived.file, "JSON Lines are saved by themselves".to_owned()))
            }
        }
    }

    fn tell(&mut self, imported: Imported) -> KeepGoing {
        self.progress.done += 1;
        self.progress.found = self.found.at_least(self.progress.done);
        if matches!(imported.outcome, Outcome::New | Outcome::Updated) {
            self.progress.stories += imported.stories;
        }
        (self.each)(self.progress, imported)
    }
}
