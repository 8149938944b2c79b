//! Following threads: to which affair each new story belongs.
//!
//! Every story that comes or changes waits (`awaits_thread`) until it is looked at once: it joins the thread of a story
//! that it is close to, or makes one with it. The rest of the library is not touched, so one more issue costs what its
//! own stories cost. A long import leaves most of its stories waiting; the reader and `akyn threads` go on with them.
//!
//! Several stories go into one transaction: few enough that whoever else wants to write waits a moment only.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::atomic::Ordering;

use super::affair::{Found, Memory};
use super::import::pause;
use super::{Access, Anchor, KeepGoing, Library, LibraryError, Reach, Result};
use crate::digest::{Basis, StoryId, ThreadId};
use crate::related::{ReasonKind, SharedName, called};
use crate::store::{Saving, ThreadChoices, ThreadLink, ThreadName};

/// Stories looked at in one transaction.
const AT_ONCE: u32 = 32;
/// Where more stories wait after an import than a few weeks bring, all of them are left to the reader and `akyn threads`.
const AFTER_IMPORT: u32 = 200;
/// Links that a thread is called after: the latest.
const LINKS: u32 = 64;

impl Library {
    /// How many stories wait to be looked at, counted up to `most`.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn stories_awaiting_threads(&self, most: u32) -> Result<u64> {
        Ok(self.store.count_awaiting_thread(most)?)
    }

    /// Looks at stories that wait, at most `most`; `each` is told from time to time how many are done, and says whether
    /// to go on.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn follow_threads(&mut self, most: u64, each: &mut dyn FnMut(u64) -> KeepGoing) -> Result<()> {
        if self.access == Access::Read {
            return Err(LibraryError::OpenedToRead);
        }
        let mut memory = Memory::new(self.totals()?.stories);
        let mut done = 0;
        while done < most {
            let left = u32::try_from(most - done).unwrap_or(AT_ONCE).min(AT_ONCE);
            let followed = self.follow_some(left, &mut memory)?;
            done += followed;
            if followed == 0 || each(done).is_break() {
                break;
            }
            pause();
        }
        Ok(())
    }

    /// Looks at what a usual import brings; what a long one brought waits.
    pub(super) fn follow_threads_briefly(&mut self) -> Result<()> {
        if self.store.count_awaiting_thread(AFTER_IMPORT + 1)? > u64::from(AFTER_IMPORT) {
            return Ok(());
        }
        let stop = self.stop_switch();
        self.follow_threads(u64::from(AFTER_IMPORT), &mut |_| match stop.load(Ordering::Relaxed) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        })
    }

    /// Looks at some stories that wait, in one transaction; how many they were.
    fn follow_some(&self, most: u32, memory: &mut Memory) -> Result<u64> {
        if self.store.count_awaiting_thread(1)? == 0 {
            return Ok(0);
        }
        let saving = self.store.saving_and_reading()?;
        let waiting = self.store.awaiting_thread(most)?;
        let mut changed = BTreeSet::new();
        for story in &waiting {
            self.follow(&saving, *story, memory, &mut changed)?;
        }
        for thread in changed {
            self.call_in(&saving, thread)?;
        }
        saving.commit()?;
        Ok(waiting.len() as u64)
    }

    /// Looks at a story; its thread is among the changed ones where it joined or left one.
    fn follow(
        &self,
        saving: &Saving<'_>,
        story: StoryId,
        memory: &mut Memory,
        changed: &mut BTreeSet<ThreadId>,
    ) -> Result<()> {
        saving.thread_found(story)?;
        let said = self.store.thread_choices(story)?;
        let before = self.store.thread_of(story)?;
        let thread = match self.said_thread(saving, story, &said)? {
            Some(thread) => {
                saving.put_in_thread(story, thread, true)?;
                Some(thread)
            }
            None => match self.affair(story, &said, memory)? {
                Some(found) => Some(join(saving, story, &found)?),
                None => {
                    saving.take_out_of_thread(story)?;
                    None
                }
            },
        };
        if before != thread {
            saving.look_again_beside(story)?;
            if let Some(left) = before {
                saving.drop_empty_thread(left)?;
            }
        }
        changed.extend(thread.into_iter().chain(before));
        Ok(())
    }

    /// The thread that the reader put a story in: that one, or where none of its stories is left there, the one that they
    /// are in now.
    fn said_thread(
        &self,
        saving: &Saving<'_>,
        story: StoryId,
        said: &ThreadChoices,
    ) -> Result<Option<ThreadId>> {
        let Some(put) = said.put else { return Ok(None) };
        if self.store.thread_has_another(put, story)? || said.beside.is_empty() {
            return Ok(self.store.thread(put)?.map(|row| row.id));
        }
        for beside in &said.beside {
            if let Some(thread) = self.store.thread_of(*beside)?.filter(|thread| *thread != put) {
                saving.move_thread_choice(story, put, thread)?;
                return Ok(Some(thread));
            }
        }
        // They are here, and in no thread: it is theirs again.
        if self.store.thread(put)?.is_none() {
            return Ok(None);
        }
        if let Some(beside) = said.beside.first() {
            saving.put_in_thread(*beside, put, false)?;
        }
        Ok(Some(put))
    }

    /// Names a thread anew, after its stories have changed.
    pub(super) fn call(&mut self, thread: ThreadId) -> Result<()> {
        let saving = self.store.saving_and_reading()?;
        self.call_in(&saving, thread)?;
        Ok(saving.commit()?)
    }

    fn call_in(&self, saving: &Saving<'_>, thread: ThreadId) -> Result<()> {
        let kind = |(kind, text): (String, String)| Some((ReasonKind::from_word(&kind)?, text));
        let told = |link: ThreadLink| link.into_iter().filter_map(kind).collect();
        let links: Vec<Vec<(ReasonKind, String)>> =
            self.store.thread_links(thread, LINKS)?.into_iter().map(told).collect();
        let shared = |name: ThreadName| SharedName {
            text: name.text,
            kind: name.kind,
            times: name.times,
            everywhere: name.everywhere,
        };
        let names: Vec<SharedName> =
            self.store.thread_names(thread, LINKS)?.into_iter().map(shared).collect();
        let reach = Reach { before: 0, after: LINKS };
        let rows = self.store.thread_stories(thread, Anchor::Rank(0), reach)?.rows;
        let titles = |basis: Basis| {
            rows.iter().filter(move |row| row.title.basis == basis).map(|row| row.title.text.as_str())
        };
        let printed: Vec<&str> = titles(Basis::Printed).collect();
        let (title, names) = called(&names, &links, &printed, self.totals()?.stories);
        let other = || printed.first().copied().or(titles(Basis::Derived).next()).unwrap_or_default();
        let title = title.unwrap_or_else(|| other().to_owned());
        Ok(saving.name_thread(thread, &title, &names)?)
    }
}

/// Puts a story in the thread of the one it belongs to; begins one where there is none.
fn join(saving: &Saving<'_>, story: StoryId, found: &Found) -> Result<ThreadId> {
    let thread = match found.thread {
        Some(thread) => thread,
        None => {
            let thread = saving.begin_thread()?;
            saving.put_in_thread(found.other, thread, false)?;
            thread
        }
    };
    saving.put_in_thread(story, thread, false)?;
    saving.link_in_thread(thread, (story, found.other), &found.why)?;
    Ok(thread)
}
