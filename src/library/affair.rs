//! Which story, and which thread, a story is of one affair with.
//!
//! Whoever is of one affair with a story shares a name with it that few stories bear. So only stories under its rare
//! terms are looked at, and what that costs hardly grows with the library.

use super::{Library, Result};
use crate::digest::{Edtf, StoryId, ThreadId};
use crate::related::{
    APART, Asked, Bar, Closeness, Count, Counts, Few, LONGEST, Printed, Term, TermReader, Terms, reasons,
    shared_names, tell_of_an_affair,
};
use crate::store::{Candidate, ThreadChoices, ThreadLink};

/// Rare terms by which others are looked up.
const TERMS: usize = 24;
/// Stories that are dated, those of them near in time that are compared roughly, and those that are exactly.
const DATED: usize = 80;
const CANDIDATES: usize = 40;
const COMPARED: usize = 8;
/// Stories of a thread before and after one that it has to agree with, besides the first ones.
const NEIGHBOURS: u32 = 3;
/// Counts of terms that are remembered at most.
const MEMORY: usize = 400_000;

/// Where a story belongs.
pub(super) struct Found {
    /// The thread, where there is one already.
    pub(super) thread: Option<ThreadId>,
    /// The story it belongs to.
    pub(super) other: StoryId,
    pub(super) why: ThreadLink,
}

/// What is remembered while many stories are looked at, none of which changes by it.
pub(super) struct Memory {
    counts: Counts,
    stories: u64,
    bar: Bar,
    reader: TermReader,
}

impl Memory {
    /// Of a library of so many stories.
    pub(super) fn new(stories: u64) -> Self {
        let (counts, bar) = (Counts::default(), Bar::of(stories));
        Self { counts, stories, bar, reader: TermReader::default() }
    }
}

/// The story that is looked at.
struct Wanted<'t> {
    story: StoryId,
    when: Option<Edtf>,
    terms: &'t Terms,
    asked: &'t Asked<'t>,
}

/// A story that may be of one affair with it.
struct Other {
    story: StoryId,
    days: Option<i64>,
    terms: Terms,
    closeness: Closeness,
}

impl Library {
    /// The story, and its thread, that a story belongs to most surely; what the reader said of it is heeded.
    pub(super) fn affair(
        &self,
        story: StoryId,
        said: &ThreadChoices,
        memory: &mut Memory,
    ) -> Result<Option<Found>> {
        let Some((when, bytes)) = self.store.terms_of(story)? else { return Ok(None) };
        let terms = Terms::from_bytes(&bytes);
        if memory.counts.len() > MEMORY {
            memory.counts.clear();
        }
        self.count(&terms, &mut memory.counts)?;
        let known = |term: &Term| Some((term.id, *memory.counts.get(&term.id)?));
        let counts: Counts = terms.terms.iter().filter_map(known).collect();
        let asked = Asked::new(&terms, when, memory.stories, &counts);
        let wanted = Wanted { story, when, terms: &terms, asked: &asked };
        let rare = self.with_rare_terms_of(&wanted, &counts, memory.bar.bearers())?;
        let close = self.compared(&wanted, &rare, memory)?;
        for other in &close {
            let rarest = rarest_name(&wanted, other, memory);
            if !rarest.is_some_and(|rarest| memory.bar.passes(&other.closeness, other.days, rarest)) {
                continue;
            }
            let thread = self.store.thread_of(other.story)?;
            if !self.may_join(said, (story, other.story), thread)? {
                continue;
            }
            if let Some(why) = self.told(&wanted, other, memory)?
                && self.agrees(&wanted, thread, &close, memory)?
            {
                return Ok(Some(Found { thread, other: other.story, why }));
            }
        }
        Ok(None)
    }

    /// Stories near in time under the terms that few others stand under.
    fn with_rare_terms_of(&self, wanted: &Wanted<'_>, counts: &Counts, most: u64) -> Result<Vec<i64>> {
        let mut shelves = Few::default();
        let rare = |term: &u32| counts.get(term).is_some_and(|count| (2..=most).contains(&count.stories));
        let entries = usize::try_from(most).unwrap_or(usize::MAX);
        for (term, weight) in wanted.asked.telling().into_iter().filter(|(term, _)| rare(term)).take(TERMS) {
            self.store
                .entries(term, entries, &mut |shelf, entries| shelves.gather(shelf, weight, entries))?;
        }
        let (mut near, best) = (Vec::with_capacity(CANDIDATES), shelves.best(DATED));
        for (story, when) in self.store.dates_of(&best)? {
            if near.len() < CANDIDATES && days_between(wanted.when, when).is_none_or(|days| days <= APART) {
                near.push(story);
            }
        }
        Ok(near)
    }

    /// Those of other issues that are closest, exactly compared, the closest first.
    fn compared(&self, wanted: &Wanted<'_>, stories: &[i64], memory: &mut Memory) -> Result<Vec<Other>> {
        let mut about = Vec::new();
        for Candidate { id, when, terms, one_issue } in self.store.candidates(Some(wanted.story), stories)? {
            let terms = Terms::from_bytes(&terms);
            let cosine = wanted.asked.cosine_about(&terms);
            if !one_issue && cosine > 0.0 {
                about.push((cosine, id, when, terms));
            }
        }
        about.sort_by(|one, other| other.0.total_cmp(&one.0).then(other.1.cmp(&one.1)));
        about.truncate(COMPARED);
        let mut close = Vec::with_capacity(about.len());
        for (_, story, when, terms) in about {
            close.push(self.other(wanted, (story, when, terms), memory)?);
        }
        close.sort_by(|one, other| {
            other.closeness.cosine.total_cmp(&one.closeness.cosine).then(other.story.cmp(&one.story))
        });
        Ok(close)
    }

    fn other(
        &self,
        wanted: &Wanted<'_>,
        (story, when, terms): (StoryId, Option<Edtf>, Terms),
        memory: &mut Memory,
    ) -> Result<Other> {
        self.count(&terms, &mut memory.counts)?;
        let closeness = wanted.asked.closeness(&terms, &memory.counts, when, false);
        Ok(Other { story, days: days_between(wanted.when, when), terms, closeness })
    }

    /// Whether the reader has not parted two stories, or one from the other's thread.
    fn may_join(
        &self,
        said: &ThreadChoices,
        (story, other): (StoryId, StoryId),
        thread: Option<ThreadId>,
    ) -> Result<bool> {
        if thread.is_some_and(|thread| said.taken_out.contains(&thread)) || said.not_beside.contains(&other) {
            return Ok(false);
        }
        for apart in &said.not_beside {
            if thread.is_some() && self.store.thread_of(*apart)? == thread {
                return Ok(false);
            }
        }
        Ok(!self.store.thread_choices(other)?.not_beside.contains(&story))
    }

    /// Why two stories are of one affair, where what both print tells of one.
    fn told(&self, wanted: &Wanted<'_>, other: &Other, memory: &mut Memory) -> Result<Option<ThreadLink>> {
        let (Some(one), Some(two)) = (self.story(wanted.story, None)?, self.story(other.story, None)?) else {
            return Ok(None);
        };
        let printed = |story, memory: &mut Memory| super::related::printed(story, &mut memory.reader);
        let (one, two): (Printed<'_>, Printed<'_>) = (printed(&one, memory), printed(&two, memory));
        let reasons = reasons(&one, &two, &other.closeness.by);
        let link =
            || reasons.iter().map(|reason| (reason.kind.word().to_owned(), reason.text.clone())).collect();
        Ok(tell_of_an_affair(&reasons).then(link))
    }

    /// Whether a story agrees with a thread: with its first stories and those nearest in time, but for those that the
    /// reader put there, who may see in it what the words do not tell; with none it does.
    fn agrees(
        &self,
        wanted: &Wanted<'_>,
        thread: Option<ThreadId>,
        close: &[Other],
        memory: &mut Memory,
    ) -> Result<bool> {
        let Some(thread) = thread else { return Ok(true) };
        let (mut sample, stories) = self.store.thread_sample(thread, wanted.when, NEIGHBOURS)?;
        // A story that is looked at anew may stand there itself.
        let inside = sample.contains(&wanted.story);
        sample.retain(|story| *story != wanted.story);
        if stories >= LONGEST && !inside {
            return Ok(false);
        }
        let mut cosines = Vec::with_capacity(sample.len());
        for story in sample {
            if let Some(known) = close.iter().find(|other| other.story == story) {
                cosines.push(known.closeness.cosine);
            } else if let Some((when, bytes)) = self.store.terms_of(story)? {
                let other = self.other(wanted, (story, when, Terms::from_bytes(&bytes)), memory)?;
                cosines.push(other.closeness.cosine);
            }
        }
        Ok(memory.bar.agrees(&cosines))
    }
}

/// How many stories bear the rarest name that two share; `None` where they share none.
fn rarest_name(wanted: &Wanted<'_>, other: &Other, memory: &Memory) -> Option<u64> {
    let count = |term: u32| memory.counts.get(&term).copied().unwrap_or_default();
    let is_name = |count: &Count| count.named * 2 >= count.stories;
    shared_names(wanted.terms, &other.terms).map(count).filter(is_name).map(|count| count.stories).min()
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
