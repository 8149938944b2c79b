//! Following threads: to which affair each new story belongs.
//!
//! Every story that comes or changes waits (`awaits_thread`) until it is looked at once: it joins the thread of a story
//! that it is close to, or makes one with it. The rest of the library is not touched, so one more issue costs what its
//! own stories cost. A long import leaves most of its stories waiting; the reader and `akyn threads` go on with them.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::atomic::Ordering;

use super::related::{Close, Question};
use super::{Anchor, KeepGoing, Library, Reach, Result};
use crate::digest::{Basis, Edtf, StoryId, ThreadId};
use crate::related::{
    APART, Closeness, ReasonKind, SharedName, Terms, agrees, called, strong, tell_of_an_affair,
};
use crate::store::{Saving, ThreadLink, ThreadName};

/// Stories looked at in one go, between questions whether to go on.
const AT_ONCE: u32 = 64;
/// Where more stories wait after an import than a few weeks bring, all of them are left to the reader and `akyn threads`.
const AFTER_IMPORT: u32 = 200;
/// Stories that one is compared to both ways.
const COMPARED: usize = 6;
/// Stories of a thread before and after one that it has to agree with.
const NEIGHBOURS: u32 = 3;
/// Links that a thread is called after: the latest.
const LINKS: u32 = 64;

/// Where a story belongs.
struct Found {
    /// The thread, where there is one already.
    thread: Option<ThreadId>,
    /// The story it belongs to.
    other: StoryId,
    why: ThreadLink,
}

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
        let mut done = 0;
        while done < most {
            let left = u32::try_from(most - done).unwrap_or(AT_ONCE).min(AT_ONCE);
            let waiting = self.store.awaiting_thread(left)?;
            let mut nowhere = Vec::new();
            for story in &waiting {
                if !self.follow(*story)? {
                    nowhere.push(*story);
                }
                done += 1;
            }
            // Most stories belong nowhere: one transaction for all of them.
            let saving = self.saving()?;
            for story in nowhere {
                saving.thread_found(story)?;
            }
            saving.commit()?;
            if waiting.is_empty() || each(done).is_break() {
                break;
            }
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

    /// Looks at a story; false where it is in no thread and was in none, so that there is nothing to write.
    fn follow(&mut self, story: StoryId) -> Result<bool> {
        let (put, taken_out) = self.store.thread_choices(story)?;
        let known = put.filter(|thread| matches!(self.store.thread(*thread), Ok(Some(_))));
        let found = match known {
            Some(_) => None,
            None => self.affair(story, &taken_out)?,
        };
        let before = self.store.thread_of(story)?;
        if known.or(before).is_none() && found.is_none() {
            return Ok(false);
        }
        let saving = self.saving()?;
        saving.thread_found(story)?;
        let thread = match (known, found) {
            (Some(thread), _) => {
                saving.put_in_thread(story, thread, true)?;
                Some(thread)
            }
            (None, Some(found)) => Some(join(&saving, story, &found)?),
            (None, None) => {
                saving.take_out_of_thread(story)?;
                None
            }
        };
        let left = before.filter(|before| Some(*before) != thread);
        if let Some(left) = left {
            saving.drop_empty_thread(left)?;
        }
        saving.commit()?;
        for thread in thread.into_iter().chain(left) {
            self.call(thread)?;
        }
        Ok(true)
    }

    /// Names a thread anew, after its stories have changed.
    pub(super) fn call(&mut self, thread: ThreadId) -> Result<()> {
        let kind = |(kind, text): (String, String)| Some((ReasonKind::from_word(&kind)?, text));
        let links = self.store.thread_links(thread, LINKS)?.into_iter();
        let links: Vec<Vec<(ReasonKind, String)>> =
            links.map(|link| link.into_iter().filter_map(kind).collect()).collect();
        let shared = |name: ThreadName| SharedName {
            text: name.text,
            kind: name.kind,
            times: name.times,
            everywhere: name.everywhere,
        };
        let names: Vec<SharedName> =
            self.store.thread_names(thread, LINKS)?.into_iter().map(shared).collect();
        let (mut title, names) = called(&names, &links, self.totals()?.stories);
        if title.is_empty() {
            title = self.title_of_a_story(thread)?;
        }
        let saving = self.saving()?;
        saving.name_thread(thread, &title, &names)?;
        Ok(saving.commit()?)
    }

    /// The first title that is printed, of the stories that a thread begins with; of any where none is.
    fn title_of_a_story(&self, thread: ThreadId) -> Result<String> {
        let reach = Reach { before: 0, after: LINKS };
        let rows = self.store.thread_stories(thread, Anchor::Rank(0), reach)?.rows;
        let printed = rows.iter().find(|row| row.title.basis == Basis::Printed);
        Ok(printed.or(rows.first()).map(|row| row.title.text.clone()).unwrap_or_default())
    }

    /// The story, and its thread, that a story belongs to most surely.
    fn affair(&self, story: StoryId, taken_out: &[ThreadId]) -> Result<Option<Found>> {
        self.store.in_one_state(|| {
            let Some((when, bytes)) = self.store.terms_of(story)? else { return Ok(None) };
            let terms = Terms::from_bytes(&bytes);
            let close = self.close(&Question { story: Some(story), terms: &terms, when })?;
            let scores: HashMap<StoryId, f64> =
                close.iter().map(|other| (other.story, other.closeness.score)).collect();
            for other in close.iter().filter(|other| !other.one_issue).take(COMPARED) {
                let thread = self.store.thread_of(other.story)?;
                if thread.is_some_and(|thread| taken_out.contains(&thread)) {
                    continue;
                }
                if let Some(why) = self.one_affair(story, (when, &terms), other)?
                    && self.agrees(thread, (story, when), &scores)?
                {
                    return Ok(Some(Found { thread, other: other.story, why }));
                }
            }
            Ok(None)
        })
    }

    /// Why two stories are of one affair, where they are.
    fn one_affair(
        &self,
        story: StoryId,
        (when, terms): (Option<Edtf>, &Terms),
        other: &Close,
    ) -> Result<Option<ThreadLink>> {
        let Some((then, bytes)) = self.store.terms_of(other.story)? else { return Ok(None) };
        if days_between(when, then).is_some_and(|days| days > APART) {
            return Ok(None);
        }
        let theirs = Terms::from_bytes(&bytes);
        let back: Closeness = self.closeness(&theirs, then, (terms, when))?;
        if !strong(&other.closeness, &back) {
            return Ok(None);
        }
        let reasons = self.why(story, other)?;
        let told =
            || reasons.iter().map(|reason| (reason.kind.word().to_owned(), reason.text.clone())).collect();
        Ok(tell_of_an_affair(&reasons).then(told))
    }

    /// Whether a story agrees with those of a thread that are nearest to it in time; with no thread it does.
    fn agrees(
        &self,
        thread: Option<ThreadId>,
        (story, when): (StoryId, Option<Edtf>),
        scores: &HashMap<StoryId, f64>,
    ) -> Result<bool> {
        let Some(thread) = thread else { return Ok(true) };
        let near = self.store.nearest_in_thread(thread, when, NEIGHBOURS)?;
        // A story that is looked at anew may stand there itself.
        let others: Vec<f64> = near
            .iter()
            .filter(|near| near.story != story)
            .map(|near| scores.get(&near.story).copied().unwrap_or(0.0))
            .collect();
        Ok(others.is_empty() || agrees(&others))
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

/// Days of a year.
const YEAR: i64 = 365;

/// Days from one date to another; where a year is not known, the fewest that there can be. `None` where not even the
/// months are known.
fn days_between(one: Option<Edtf>, other: Option<Edtf>) -> Option<i64> {
    let (one, other) = (one?, other?);
    if let Some((one, other)) = one.last_day().zip(other.last_day()) {
        return Some(i64::from((one - other).get_days()).abs());
    }
    let day = |date: Edtf| {
        let end = date.ends().1;
        Some((i64::from(end.month()?) - 1) * YEAR / 12 + i64::from(end.day()?))
    };
    let apart = (day(one)? - day(other)?).abs();
    Some(apart.min(YEAR - apart))
}
