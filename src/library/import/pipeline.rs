//! Documents read on all cores, in order, without piling up.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::Scope;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::ImportRequest;
use super::walk::{self, Document};

/// Documents that are read at the same time, at most.
const BATCH: usize = 64;

/// Bytes of documents that are read at the same time, beyond the first.
const BATCH_BYTES: u64 = 16 << 20;

/// What has been read and not yet taken, at most.
const WAITING: usize = 64;

/// How many documents there are, as far as the folders have been walked.
#[derive(Debug, Clone, Default)]
pub(super) struct Found(Arc<AtomicU64>);

impl Found {
    /// The number so far, of which `done` are known to be there.
    pub(super) fn at_least(&self, done: u64) -> u64 {
        self.0.load(Ordering::Relaxed).max(done)
    }
}

/// Begins to read a request's documents with `work`; what comes of each is received in order. When the receiver is
/// dropped the rest is not read.
pub(super) fn start<'scope, 'env, T, W>(
    scope: &'scope Scope<'scope, 'env>,
    request: &'scope ImportRequest,
    work: W,
) -> (Receiver<T>, Found)
where
    T: Send + 'scope,
    W: Fn(&Document<'scope>) -> T + Send + Sync + 'scope,
{
    let (sender, receiver) = sync_channel(WAITING);
    let found = Found::default();
    let over = Arc::new(AtomicBool::new(false));
    let (count, counter_over) = (found.clone(), Arc::clone(&over));
    scope.spawn(move || count_documents(request, &count, &counter_over));
    scope.spawn(move || {
        read_documents(request, &work, &sender);
        over.store(true, Ordering::Relaxed);
    });
    (receiver, found)
}

/// Counting runs ahead of reading, so that progress can be told; it keeps nothing.
fn count_documents(request: &ImportRequest, found: &Found, over: &AtomicBool) {
    for _ in walk::documents(request).take_while(|_| !over.load(Ordering::Relaxed)) {
        found.0.fetch_add(1, Ordering::Relaxed);
    }
}

fn read_documents<'a, T: Send>(
    request: &'a ImportRequest,
    work: &(impl Fn(&Document<'a>) -> T + Sync),
    sender: &SyncSender<T>,
) {
    let mut documents = walk::documents(request).peekable();
    while documents.peek().is_some() {
        let batch = next_batch(&mut documents);
        let read: Vec<T> = batch.par_iter().map(work).collect();
        for one in read {
            if sender.send(one).is_err() {
                return;
            }
        }
    }
}

fn next_batch<'a>(documents: &mut impl Iterator<Item = Document<'a>>) -> Vec<Document<'a>> {
    let (mut batch, mut bytes) = (Vec::with_capacity(BATCH), 0);
    while batch.len() < BATCH && bytes < BATCH_BYTES {
        let Some(document) = documents.next() else { break };
        bytes += document.path.metadata().map_or(0, |metadata| metadata.len());
        batch.push(document);
    }
    batch
}
