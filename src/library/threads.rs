//! Threads: what the store knows of them, and what the reader says of them.

use super::{Anchor, Library, Reach, Result, StoryRow, Window};
use crate::digest::{StoryId, ThreadId};
use crate::store::rows::ThreadRow;

/// Threads with news are counted up to here.
const MOST_NEWS: u32 = 1_000;

/// What became of a story's thread, so that it can be undone: what the reader had said before, and where it stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThreadChange {
    /// The story.
    pub story: StoryId,
    /// The thread it was in.
    pub from: Option<ThreadId>,
    /// The thread it is in.
    pub to: Option<ThreadId>,
    /// Of which thread the reader spoke, and what was said of the two before.
    spoken: (ThreadId, Option<bool>),
    /// Whether the reader had put it in the thread it was in.
    by_hand: bool,
}

impl Library {
    /// Threads, the one that goes on latest first; a window.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn threads(&self, anchor: Anchor<ThreadId>, reach: Reach) -> Result<Window<ThreadRow>> {
        Ok(self.store.threads(anchor, reach)?)
    }

    /// A thread.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn thread(&self, id: ThreadId) -> Result<Option<ThreadRow>> {
        Ok(self.store.thread(id)?)
    }

    /// The thread that a story belongs to.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn thread_of(&self, story: StoryId) -> Result<Option<ThreadId>> {
        Ok(self.store.thread_of(story)?)
    }

    /// A thread's stories in the order of time; a window.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn thread_stories(
        &self,
        thread: ThreadId,
        anchor: Anchor<StoryId>,
        reach: Reach,
    ) -> Result<Window<StoryRow>> {
        Ok(self.store.thread_stories(thread, anchor, reach)?)
    }

    /// How many threads go on since some of them was read, counted up to a thousand.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn threads_with_news(&self) -> Result<u64> {
        Ok(self.store.threads_with_news(MOST_NEWS)?)
    }

    /// The reader has seen what is new in a thread; whether anything was.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn thread_seen(&mut self, thread: ThreadId) -> Result<bool> {
        if self.store.thread(thread)?.is_none_or(|row| row.news == 0) {
            return Ok(false);
        }
        let saving = self.saving()?;
        let seen = saving.thread_seen(thread)?;
        saving.commit()?;
        Ok(seen)
    }

    /// Puts a story in a thread. That outlasts every import. `None` where there is no such story or thread, or it is there.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn put_in_thread(&mut self, story: StoryId, thread: ThreadId) -> Result<Option<ThreadChange>> {
        let known = self.store.thread(thread)?.is_some() && self.story_row(story)?.is_some();
        let from = self.store.thread_of(story)?;
        if !known || from == Some(thread) {
            return Ok(None);
        }
        let by_hand = from.is_some() && self.store.thread_choices(story)?.put == from;
        let saving = self.saving()?;
        let before = saving.choose_thread(story, thread, Some(true))?;
        saving.put_in_thread(story, thread, true)?;
        saving.commit()?;
        self.call(thread)?;
        Ok(Some(ThreadChange { story, from, to: Some(thread), spoken: (thread, before), by_hand }))
    }

    /// Takes a story out of its thread; it will not join that thread again. `None` where it is in none.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn take_out_of_thread(&mut self, story: StoryId) -> Result<Option<ThreadChange>> {
        let Some(thread) = self.store.thread_of(story)? else { return Ok(None) };
        let by_hand = self.store.thread_choices(story)?.put == Some(thread);
        let saving = self.saving()?;
        let before = saving.choose_thread(story, thread, Some(false))?;
        saving.take_out_of_thread(story)?;
        saving.commit()?;
        self.call(thread)?;
        Ok(Some(ThreadChange { story, from: Some(thread), to: None, spoken: (thread, before), by_hand }))
    }

    /// Puts a story back where it was; returns the change that redoes it.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn undo_thread_change(&mut self, change: &ThreadChange) -> Result<ThreadChange> {
        let (thread, said) = change.spoken;
        // A thread of which nothing was left may have gone since.
        let from = match change.from {
            Some(from) => self.store.thread(from)?.map(|row| row.id),
            None => None,
        };
        let was_by_hand = change.to.is_some() && self.store.thread_choices(change.story)?.put == change.to;
        let saving = self.saving()?;
        let before = saving.choose_thread(change.story, thread, said)?;
        if let Some(from) = from.filter(|from| change.by_hand && *from != thread) {
            saving.choose_thread(change.story, from, Some(true))?;
        }
        match from {
            Some(from) => saving.put_in_thread(change.story, from, change.by_hand)?,
            None => {
                saving.take_out_of_thread(change.story)?;
            }
        }
        saving.commit()?;
        for thread in change.from.into_iter().chain(change.to) {
            self.call(thread)?;
        }
        Ok(ThreadChange {
            story: change.story,
            from: change.to,
            to: from,
            spoken: (thread, before),
            by_hand: was_by_hand,
        })
    }
}
