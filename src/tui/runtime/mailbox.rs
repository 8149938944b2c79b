//! A letter box in which of every kind only the newest letter lies.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// The box; clones share it.
#[derive(Debug)]
pub(crate) struct Mailbox<K, V> {
    shared: Arc<Shared<K, V>>,
}

#[derive(Debug)]
struct Shared<K, V> {
    inside: Mutex<Inside<K, V>>,
    posted: Condvar,
}

#[derive(Debug)]
struct Inside<K, V> {
    letters: Vec<(K, V)>,
    closed: bool,
}

impl<K, V> Clone for Mailbox<K, V> {
    fn clone(&self) -> Self {
        Self { shared: Arc::clone(&self.shared) }
    }
}

impl<K: PartialEq, V> Mailbox<K, V> {
    /// An empty box.
    pub(crate) fn new() -> Self {
        let inside = Mutex::new(Inside { letters: Vec::new(), closed: false });
        Self { shared: Arc::new(Shared { inside, posted: Condvar::new() }) }
    }

    /// Nothing is left half done under the lock, so that a panic elsewhere does no harm.
    fn inside(&self) -> MutexGuard<'_, Inside<K, V>> {
        self.shared.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Posts a letter; an older one of its kind is thrown away.
    pub(crate) fn post(&self, kind: K, letter: V) {
        self.post_all(vec![(kind, letter)]);
    }

    /// Posts letters together: whoever waits is woken once.
    pub(crate) fn post_all(&self, letters: Vec<(K, V)>) {
        if letters.is_empty() {
            return;
        }
        let mut inside = self.inside();
        for (kind, letter) in letters {
            inside.letters.retain(|(other, _)| *other != kind);
            inside.letters.push((kind, letter));
        }
        drop(inside);
        self.shared.posted.notify_one();
    }

    /// Throws away a letter of this kind that lies there.
    pub(crate) fn withdraw(&self, kind: &K) {
        self.inside().letters.retain(|(other, _)| other != kind);
    }

    /// The letter that lies there longest; waits for one. `None` once the box is closed.
    pub(crate) fn take(&self) -> Option<V> {
        let mut inside = self.inside();
        loop {
            if inside.closed {
                return None;
            }
            if !inside.letters.is_empty() {
                return Some(inside.letters.remove(0).1);
            }
            inside = self.shared.posted.wait(inside).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Closes the box: whoever waits goes away.
    pub(crate) fn close(&self) {
        self.inside().closed = true;
        self.shared.posted.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::Mailbox;

    #[test]
    fn only_the_newest_of_a_kind_is_taken() {
        let mailbox = Mailbox::new();
        mailbox.post('a', 1);
        mailbox.post('b', 2);
        mailbox.post('a', 3);
        assert_eq!((mailbox.take(), mailbox.take()), (Some(2), Some(3)));
        mailbox.post('a', 4);
        mailbox.post('b', 5);
        mailbox.withdraw(&'a');
        assert_eq!(mailbox.take(), Some(5));
        mailbox.close();
        assert_eq!(mailbox.take(), None);
    }
}
