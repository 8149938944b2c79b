//! Documents read on all cores, in order, without piling up.

use std::collections::VecDeque;
use std::fs::{File, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::Scope;

use rayon::ThreadPoolBuilder;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::super::fetch::Fetch;
use super::ImportRequest;
use super::flow::Flow;
use super::walk::{self, Document};

/// Documents that are read at the same time, at most.
const BATCH: usize = 128;

/// Bytes of documents that are read at the same time, beyond the first.
const BATCH_BYTES: u64 = 1 << 19;

/// Batches that are fetched from the disk ahead of the one that is read.
const FETCHED: usize = 4;

/// How much of a document is fetched: of a long one, the system fetches the rest by itself as it is read.
const START: u64 = 1 << 18;

/// How much the threads that read give way: as much as `nice` has a command do that nobody waits for.
#[cfg(target_os = "linux")]
const NICE: i32 = 10;

/// What has been read of a document, and how many bytes of the flow it holds.
pub(super) struct Read<T> {
    pub(super) what: T,
    pub(super) bytes: u64,
}

/// How many documents there are, as far as the folders have been walked.
#[derive(Debug, Clone, Default)]
pub(super) struct Found(Arc<AtomicU64>);

impl Found {
    /// The number so far, of which `done` are known to be there.
    pub(super) fn at_least(&self, done: u64) -> u64 {
        self.0.load(Ordering::Relaxed).max(done)
    }
}

/// Begins to read a request's documents with `work`; what comes of each is received in order. Whoever is done with one
/// tells the flow; when that ends the rest is not read.
pub(super) fn start<'scope, 'env, T, W>(
    scope: &'scope Scope<'scope, 'env>,
    request: &'scope ImportRequest,
    flow: &'scope Flow,
    work: W,
) -> (Receiver<Read<T>>, Found)
where
    T: Send + 'scope,
    W: Fn(&Document<'scope>) -> T + Send + Sync + 'scope,
{
    let (sender, receiver) = channel();
    let found = Found::default();
    let over = Arc::new(AtomicBool::new(false));
    let (count, counter_over) = (found.clone(), Arc::clone(&over));
    scope.spawn(move || count_documents(request, &count, &counter_over));
    scope.spawn(move || {
        let fetch = Fetch::start(scope, || |file: PathBuf| fetch(&file));
        let read = || read_documents(request, flow, &fetch, &work, &sender);
        match ThreadPoolBuilder::new().start_handler(|_| give_way()).build() {
            Ok(readers) => readers.install(read),
            Err(_) => read(),
        }
        over.store(true, Ordering::Relaxed);
    });
    (receiver, found)
}

/// Lets the thread have what processor others leave. Reading is done by all cores and far ahead, saving by one thread
/// that everything waits for: on two cores it stood in line for a third of the time.
fn give_way() {
    // Elsewhere it would be the whole process.
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::nice(NICE) {
        tracing::debug!("reading does not give way to saving: {error}");
    }
}

/// Counting runs ahead of reading, so that progress can be told; it keeps nothing.
fn count_documents(request: &ImportRequest, found: &Found, over: &AtomicBool) {
    for _ in walk::documents(request).take_while(|_| !over.load(Ordering::Relaxed)) {
        found.0.fetch_add(1, Ordering::Relaxed);
    }
}

fn read_documents<'a, T: Send>(
    request: &'a ImportRequest,
    flow: &Flow,
    fetch: &Fetch<PathBuf>,
    work: &(impl Fn(&Document<'a>) -> T + Sync),
    sender: &Sender<Read<T>>,
) {
    let (mut documents, mut ahead) = (walk::documents(request).peekable(), VecDeque::new());
    loop {
        while ahead.len() <= FETCHED && documents.peek().is_some() {
            ahead.push_back(next_batch(&mut documents, fetch));
        }
        let Some(batch) = ahead.pop_front() else { return };
        if !flow.wait_for(batch.iter().map(|(_, bytes)| bytes).sum()) {
            return;
        }
        let read: Vec<Read<T>> =
            batch.par_iter().map(|(document, bytes)| Read { what: work(document), bytes: *bytes }).collect();
        for one in read {
            if sender.send(one).is_err() {
                return;
            }
        }
    }
}

/// Some documents with how many bytes each of them has. Those that are files are fetched; reading anything else ahead
/// would use it up.
fn next_batch<'a>(
    documents: &mut impl Iterator<Item = Document<'a>>,
    fetch: &Fetch<PathBuf>,
) -> Vec<(Document<'a>, u64)> {
    let (mut batch, mut bytes) = (Vec::with_capacity(BATCH), 0);
    while batch.len() < BATCH && bytes < BATCH_BYTES {
        let Some(document) = documents.next() else { break };
        let file = document.path.metadata().ok().filter(Metadata::is_file);
        if file.is_some() {
            fetch.ahead(document.path.to_path_buf());
        }
        let length = file.map_or(0, |file| file.len());
        bytes += length;
        batch.push((document, length));
    }
    batch
}

fn fetch(file: &Path) {
    let _fetched = File::open(file).and_then(|file| io::copy(&mut file.take(START), &mut io::sink()));
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::{NICE, give_way};

    #[test]
    fn a_thread_that_reads_gives_way_and_nobody_else_does() {
        let niceness = || rustix::process::getpriority_process(None).unwrap();
        let before = niceness();
        let reading = std::thread::spawn(move || {
            give_way();
            niceness()
        });
        assert_eq!(reading.join().unwrap(), (before + NICE).min(19));
        assert_eq!(niceness(), before);
    }
}
