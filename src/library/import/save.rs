//! Saving what was read, several documents in a transaction.

use std::io::Seek;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use super::super::index::{Indexers, Taken};
use super::super::{Result, index, years};
use super::checkpoints::Checkpoints;
use super::document::{self, Content};
use super::flow::{ENOUGH, Ends, Flow};
use super::lines::{self, LinesOf, Order};
use super::outcome::{refused, unchanged};
use super::pipeline::{self, Found, Read};
use super::saver::{ReadyDigest, Saver};
use super::walk::Document;
use super::{ImportRequest, Imported, KeepGoing, Outcome, Progress};
use crate::loader::{Given, jsonl};
use crate::store::{KnownDocument, Saving, Store};

/// Stories that make a transaction, with the rest of the last document.
pub(super) const STORIES_AT_ONCE: u64 = 4_000;

/// Documents that make one, so that a folder of refused or known ones is told of as it goes on.
const DOCUMENTS_AT_ONCE: usize = 512;

/// How long documents are waited for, so that what was read is soon seen.
const MOMENT: Duration = Duration::from_secs(1);

/// How long the library is left to other connections between two transactions: a little longer than they wait
/// between two tries.
const PAUSE: Duration = Duration::from_millis(3);

/// Leaves the library to other connections for a moment.
pub(in super::super) fn pause() {
    std::thread::sleep(PAUSE);
}

/// A document as it comes from the reading threads.
pub(super) struct Arrived<'a> {
    pub(super) file: String,
    pub(super) content: Arrival<'a>,
}

impl Arrived<'_> {
    /// How many stories it brings.
    fn stories(&self) -> u64 {
        match &self.content {
            Arrival::Read { digest, .. } => digest.stories(),
            _ => 0,
        }
    }
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
    let (flow, indexers) = (Flow::default(), Indexers::default());
    store.write_many()?;
    let saved = std::thread::scope(|scope| {
        let (documents, found) =
            pipeline::start(scope, request, &flow, |document| arrive(document, &given, &known, &indexers));
        // Before the scope waits for its threads, which may wait for the flow.
        let _ends = Ends(&flow);
        let mut import = Import {
            given: &given,
            stop,
            each,
            found,
            flow: &flow,
            checkpoints: Checkpoints::new(scope, path),
            progress: Progress::default(),
        };
        import.save_all(store, &documents)
    });
    store.write_few()?;
    saved?;
    years::fill(store, path, stop)?;
    // The user's next mark shall not wait for it. What was saved is safe without it, too.
    if let Err(error) = store.checkpoint() {
        tracing::warn!("the log stays beside the library for now: {error}");
    }
    Ok(())
}

fn arrive<'a>(
    document: &Document<'a>,
    given: &Given,
    known: &Mutex<Store>,
    indexers: &Indexers,
) -> Arrived<'a> {
    let content = read(document, given, known, indexers).unwrap_or_else(Arrival::Refused);
    Arrived { file: document.file(), content }
}

fn read<'a>(
    document: &Document<'a>,
    given: &Given,
    known: &Mutex<Store>,
    indexers: &Indexers,
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
                // What is worked out from it takes several times its room: of a large document the more the better.
                drop(bytes);
                if document::is_blank(&digest) {
                    return Err("there is nothing to read in it".to_owned());
                }
                return Ok(Arrival::Read {
                    fingerprint,
                    digest: Box::new(ReadyDigest::indexed(digest, indexers)),
                });
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
pub(super) struct Import<'a, 's, 'e> {
    given: &'a Given,
    stop: &'a AtomicBool,
    each: &'a mut dyn FnMut(Progress, Imported) -> KeepGoing,
    found: Found,
    flow: &'a Flow,
    checkpoints: Checkpoints<'s, 'e>,
    progress: Progress,
}

/// Documents as they come.
type Documents<'d> = Receiver<Read<Arrived<'d>>>;

impl Import<'_, '_, '_> {
    fn save_all(&mut self, store: &mut Store, documents: &Documents<'_>) -> Result<()> {
        let mut next = None;
        while let Some(first) = next.take().or_else(|| documents.recv().ok()) {
            let bytes = first.bytes;
            let going = match first.what.content {
                Arrival::Lines { fingerprint, lines } => {
                    let order =
                        Order { file: first.what.file, fingerprint, given: self.given, stop: self.stop };
                    let imported = lines::save(store, order, &lines, &mut self.checkpoints)?;
                    self.flow.done_with(bytes);
                    self.tell(imported)
                }
                _ => self.save_some(store, gather(first, documents, &mut next))?,
            };
            if going.is_break() || self.stop.load(Ordering::Relaxed) {
                break;
            }
        }
        Ok(())
    }

    /// Saves documents in one transaction, unless it is stopped between two of them. What became of them is told when it
    /// is so for good: a disk may turn out to be full as late as the commit.
    fn save_some(&mut self, store: &mut Store, documents: Vec<Read<Arrived<'_>>>) -> Result<KeepGoing> {
        let saving = store.saving()?;
        let (taken, mut bytes, mut saved) = (Taken::default(), 0, Vec::with_capacity(documents.len()));
        for document in documents {
            bytes += document.bytes;
            saved.push(save_one(&saving, document.what, &taken)?);
            if self.stop.load(Ordering::Relaxed) {
                break;
            }
        }
        index::commit_with(saving, taken)?;
        self.flow.done_with(bytes);
        self.checkpoints.committed()?;
        pause();
        // All of them are in the library, whoever wants to stop now.
        let going: Vec<KeepGoing> = saved.into_iter().map(|imported| self.tell(imported)).collect();
        Ok(going.into_iter().find(KeepGoing::is_break).unwrap_or(KeepGoing::Continue(())))
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

/// The documents of one transaction: those that come within a moment, until they are enough; the first that is not for
/// it becomes `next`.
fn gather<'d>(
    first: Read<Arrived<'d>>,
    documents: &Documents<'d>,
    next: &mut Option<Read<Arrived<'d>>>,
) -> Vec<Read<Arrived<'d>>> {
    let began = Instant::now();
    let (mut stories, mut bytes) = (first.what.stories(), first.bytes);
    let mut gathered = vec![first];
    while stories < STORIES_AT_ONCE && bytes < ENOUGH && gathered.len() < DOCUMENTS_AT_ONCE {
        match documents.recv_timeout(MOMENT.saturating_sub(began.elapsed())) {
            Ok(document) if matches!(document.what.content, Arrival::Lines { .. }) => {
                *next = Some(document);
                break;
            }
            Ok(document) => {
                stories += document.what.stories();
                bytes += document.bytes;
                gathered.push(document);
            }
            Err(_) => break,
        }
    }
    gathered
}

fn save_one(saving: &Saving<'_>, arrived: Arrived<'_>, taken: &Taken) -> Result<Imported> {
    match arrived.content {
        Arrival::Refused(why) => Ok(refused(arrived.file, why)),
        Arrival::Known(known) => Ok(unchanged(arrived.file, known)),
        Arrival::Read { fingerprint, digest } => {
            Saver::of_user().taking_in(taken).save(saving, arrived.file, &fingerprint, *digest)
        }
        Arrival::Lines { .. } => Ok(refused(arrived.file, "JSON Lines are saved by themselves".to_owned())),
    }
}
