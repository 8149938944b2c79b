//! Saving an issue whose document holds the whole of it.

use std::collections::HashSet;

use super::super::Result;
use super::super::dates;
use super::super::wording::{Shelf, Shingles, Wording};
use super::ready::{ReadyIssue, ReadyStory};
use super::{Keeper, Kept, recognise};
use crate::digest::{Dated, IssueId, StoryId};
use crate::store::{KnownStory, Marks, NewIssue, OutletId, Placed};

/// How much of a story must stand in another for its marks to go there.
const MOST: f64 = 0.6;

/// How much two stories must share to be one that was retitled.
const HALF: f64 = 0.5;

impl Keeper<'_, '_> {
    /// Saves an issue of which this is the whole.
    pub(in super::super) fn keep_whole(
        &mut self,
        outlet: OutletId,
        mut ready: ReadyIssue,
    ) -> Result<(IssueId, Kept)> {
        let known = self.known_stories(outlet, &ready)?;
        let ids: Vec<StoryId> = known.iter().flatten().map(|story| story.id).collect();
        let found = recognise::issue(self.saving, (outlet, self.document), &ready, &ids, &self.claimed)?;
        let (id, kept) = match found {
            Some(id) => {
                let changed = self.update_whole(outlet, id, &mut ready, known)?;
                (id, if changed { Kept::Updated } else { Kept::Unchanged })
            }
            None => (self.add_whole(outlet, &mut ready, known)?, Kept::New),
        };
        self.claimed.insert(id);
        self.saving.link(self.document, id)?;
        if kept != Kept::Unchanged {
            self.saving.await_year(id)?;
        }
        Ok((id, kept))
    }

    fn known_stories(&self, outlet: OutletId, ready: &ReadyIssue) -> Result<Vec<Option<KnownStory>>> {
        ready.stories.iter().map(|story| recognise::story(self.saving, outlet, story)).collect()
    }

    fn add_whole(
        &self,
        outlet: OutletId,
        ready: &mut ReadyIssue,
        known: Vec<Option<KnownStory>>,
    ) -> Result<IssueId> {
        let id = self.add_issue(outlet, ready)?;
        let mut settled = Settled::default();
        for (story, known) in ready.stories.iter().zip(known) {
            self.settle(outlet, story, known, &HashSet::new(), &mut settled)?;
        }
        self.saving.fill_issue(id, &ready.issue.sections, &ready.issue.headlines, &settled.placed)?;
        self.take_in(ready, &settled)?;
        Ok(id)
    }

    /// Hands on what the indexes take in of the stories that were added and are still as they were read.
    fn take_in(&self, ready: &mut ReadyIssue, settled: &Settled) -> Result<()> {
        let Some(taken) = self.taken else { return Ok(()) };
        for (story, id) in ready.stories.iter_mut().zip(&settled.order) {
            if settled.fresh.contains(id)
                && let Some(intake) = story.intake.take()
            {
                taken.add(self.saving, *id, intake)?;
            }
        }
        Ok(())
    }

    fn update_whole(
        &self,
        outlet: OutletId,
        id: IssueId,
        ready: &mut ReadyIssue,
        mut known: Vec<Option<KnownStory>>,
    ) -> Result<bool> {
        let dated = self.date_again(id, ready)?;
        let mut changed = self.saving.hand_over(id, outlet)?;
        changed |= self.saving.update_issue(id, &self.facts(ready, &dated))?;
        changed |= self.saving.save_sections(id, &ready.issue.sections)?;
        changed |= self.saving.save_headlines(id, &ready.issue.headlines)?;

        let old = self.saving.stories_of(id)?;
        let sole: HashSet<StoryId> =
            old.iter().filter(|story| story.issues == 1).map(|story| story.id).collect();
        retitled(&ready.stories, &mut known, &old);

        let mut settled = Settled::default();
        for (story, known) in ready.stories.iter().zip(known) {
            self.settle(outlet, story, known, &sole, &mut settled)?;
        }
        let vanished: Vec<&KnownStory> =
            old.iter().filter(|story| !settled.stories.contains(&story.id)).collect();
        self.move_marks(&ready.stories, &old, &vanished, &mut settled)?;
        changed |= settled.changed | self.saving.save_placements(id, &settled.placed)?;
        for story in vanished {
            self.saving.remove_homeless(story.id, Marks::Kept)?;
        }
        Ok(changed)
    }

    /// The date the issue has from now on; its stories' dates follow where it is not the one that was read.
    fn date_again(&self, id: IssueId, ready: &mut ReadyIssue) -> Result<Dated> {
        let known = self.saving.known_issue(id)?;
        let read = ready.issue.dated.clone();
        let dated = if known.by_hand { known.dated } else { dates::read_again(&known.dated, &read) };
        if dated != read {
            for story in &mut ready.stories {
                story.story.dated = dates::follow(&story.story.dated, &read, &dated);
            }
        }
        Ok(dated)
    }

    pub(super) fn add_issue(&self, outlet: OutletId, ready: &ReadyIssue) -> Result<IssueId> {
        let facts = self.facts(ready, &ready.issue.dated);
        let key = match &ready.given_key {
            Some(key) => key.clone(),
            None => self.free_issue_key(outlet, &ready.key)?,
        };
        Ok(self.saving.insert_issue(outlet, &key, self.at, &facts)?)
    }

    /// A key that no issue has: the first of this name's with a number behind it that is free.
    fn free_issue_key(&self, outlet: OutletId, key: &str) -> Result<String> {
        let mut free = key.to_owned();
        let mut number = 1;
        while self.saving.issue_by_key(outlet, &free)?.is_some() {
            number += 1;
            free = format!("{key}-{number}");
        }
        Ok(free)
    }

    pub(super) fn facts<'i>(&self, ready: &'i ReadyIssue, dated: &'i Dated) -> NewIssue<'i> {
        NewIssue {
            document: self.source,
            name: ready.name,
            sketch: &ready.sketch,
            kind: ready.issue.kind,
            title: &ready.issue.title,
            dated,
            page_date: ready.issue.page_date,
            range: ready.issue.range,
            lede: &ready.issue.lede,
        }
    }

    /// Gives a story of the issue its row and its place; one that stands there already is not placed twice.
    fn settle(
        &self,
        outlet: OutletId,
        story: &ReadyStory,
        known: Option<KnownStory>,
        sole: &HashSet<StoryId>,
        settled: &mut Settled,
    ) -> Result<()> {
        let again = settled.names.contains(&story.name);
        let known = match known {
            None if again => recognise::story(self.saving, outlet, story)?,
            known => known,
        };
        let id = match known {
            Some(known) => {
                let first = !settled.stories.contains(&known.id);
                settled.fresh.remove(&known.id);
                settled.changed |= self.meet_story(&known, story, first && sole.contains(&known.id))?;
                known.id
            }
            None => {
                settled.changed = true;
                let id = self.add_story(outlet, story)?;
                settled.fresh.insert(id);
                id
            }
        };
        settled.names.insert(story.name);
        settled.order.push(id);
        if settled.stories.insert(id) {
            settled.placed.push(Placed { story: id, section: story.story.section });
        }
        Ok(())
    }

    /// Marks of stories that no longer occur go to the one that holds their text; marked stories whose text is
    /// nowhere stay at the end. A new story whose text was in a read one is read.
    fn move_marks(
        &self,
        new: &[ReadyStory],
        old: &[KnownStory],
        vanished: &[&KnownStory],
        settled: &mut Settled,
    ) -> Result<()> {
        if vanished.is_empty() && new.len() == old.len() {
            return Ok(());
        }
        let new_texts: Vec<Shingles> = new.iter().map(|story| story.wording.shingles()).collect();
        let shelf = Shelf::of(new_texts.iter().cloned());
        for story in vanished.iter().filter(|story| story.read || story.marked) {
            let text = Wording::of(&story.body).shingles();
            let holder = shelf.likest(&text).filter(|likest| likest.of_asked >= MOST);
            let Some(holder) = holder.and_then(|likest| settled.order.get(likest.place)) else {
                settled.placed.push(Placed { story: story.id, section: None });
                continue;
            };
            if story.marked {
                self.saving.move_marks(story.id, *holder)?;
                settled.changed = true;
            }
        }
        let read = old.iter().filter(|story| story.read);
        let read = Shelf::of(read.map(|story| Wording::of(&story.body).shingles()));
        let was_there: HashSet<StoryId> = old.iter().map(|story| story.id).collect();
        for (text, id) in new_texts.iter().zip(&settled.order) {
            let was_read = || read.likest(text).is_some_and(|likest| likest.of_asked >= MOST);
            if !was_there.contains(id) && was_read() {
                settled.changed |= self.saving.set_read(*id, true)?;
            }
        }
        Ok(())
    }
}

/// The stories of an issue as they find their rows.
#[derive(Default)]
struct Settled {
    /// The row of every story read, in order.
    order: Vec<StoryId>,
    /// The same, each once, with their sections.
    placed: Vec<Placed>,
    stories: HashSet<StoryId>,
    /// Those that were added, and were not met again since.
    fresh: HashSet<StoryId>,
    names: HashSet<i64>,
    changed: bool,
}

/// Finds stories of the issue that come back under another title and opening, by the text they share.
fn retitled(new: &[ReadyStory], known: &mut [Option<KnownStory>], old: &[KnownStory]) {
    let met: HashSet<StoryId> = known.iter().flatten().map(|story| story.id).collect();
    let mut left: Vec<Option<&KnownStory>> =
        old.iter().filter(|story| !met.contains(&story.id)).map(Some).collect();
    if left.is_empty() {
        return;
    }
    let texts = Shelf::of(left.iter().flatten().map(|story| Wording::of(&story.body).shingles()));
    for (story, known) in new.iter().zip(known) {
        if known.is_some() || story.key_is_given() {
            continue;
        }
        let likest = texts.likest(&story.wording.shingles()).filter(|likest| likest.of_shorter >= HALF);
        if let Some(slot) = likest.and_then(|likest| left.get_mut(likest.place)) {
            *known = slot.take().cloned();
        }
    }
}
