//! What the indexes take in of a story, worked out from its text alone.
//!
//! An import does so on the cores that read, before the story has a number, and hands it over with the story; whatever
//! else changes a story leaves it waiting (`unindexed`), and its text is read back. Both ways end in the same rows.

use std::cell::RefCell;
use std::sync::Mutex;

use super::super::Result;
use crate::digest::{Basis, Block, StoryId, Title};
use crate::names::{Forms, Named, Namer};
use crate::related::{Entry, SHELF, TermReader, Terms};
use crate::store::{FiledTerm, Filing, IndexedStory, Saving, StoryNames};

/// A story's words, terms and names as the indexes hold them.
#[derive(Debug, Clone)]
pub(in super::super) struct Intake {
    pub(super) words: IndexedStory,
    terms: Vec<u8>,
    filed: Vec<Filed>,
    names: Vec<Named>,
}

/// A term of a story: its number, whether it is a name there, and its entry but for the story's place.
type Filed = (u32, bool, Option<Entry>);

/// What is worked out from.
pub(in super::super) struct StoryText<'t> {
    pub(in super::super) title: &'t Title,
    /// Codes of the countries it names, spaces between.
    pub(in super::super) countries: &'t str,
    /// The headings it stands under.
    pub(in super::super) sections: Vec<&'t str>,
    pub(in super::super) body: &'t [Block],
}

/// Works intakes out, and remembers words it has met: keep one for many stories.
#[derive(Debug, Default)]
pub(in super::super) struct Indexer {
    forms: Forms,
    terms: TermReader,
    namer: Namer,
}

impl Indexer {
    pub(in super::super) fn intake(&mut self, story: &StoryText<'_>) -> Intake {
        let body = || story.body.iter().map(|block| block.text.as_str());
        let printed = (story.title.basis == Basis::Printed).then_some(story.title.text.as_str());
        let names = self.namer.named(&story.title.text, body());
        let terms = self.terms.read(printed, body());
        Intake {
            words: IndexedStory {
                countries: story.countries.to_owned(),
                names: name_words(&names),
                title: self.forms.index([story.title.text.as_str()]),
                sections: self.forms.index(story.sections.iter().copied()),
                body: self.forms.index(body()),
            },
            filed: filed(&terms),
            terms: terms.to_bytes(),
            names,
        }
    }
}

impl Intake {
    /// The same once the story has a number.
    pub(super) fn of(self, story: StoryId, is_new: bool) -> (IndexedStory, Filing, StoryNames) {
        let filing = filing(story, self.terms, &self.filed);
        (self.words, filing, StoryNames { story, is_new, names: self.names })
    }
}

/// How a story is filed that has these terms in the library.
pub(super) fn filing_of(story: StoryId, bytes: Vec<u8>) -> Filing {
    let filed = filed(&Terms::from_bytes(&bytes));
    filing(story, bytes, &filed)
}

fn filing(id: StoryId, bytes: Vec<u8>, filed: &[Filed]) -> Filing {
    let terms = filed.iter().map(|&(term, named, entry)| FiledTerm {
        id: term,
        named,
        entry: entry.map(|entry| entry.of(id.0).to_bytes()),
    });
    Filing { id, shelf: id.0.div_euclid(SHELF), bytes, terms: terms.collect() }
}

fn filed(terms: &Terms) -> Vec<Filed> {
    let entry = |term| Entry::new(0, term, terms);
    terms.terms.iter().map(|term| (term.id, term.named, (!term.is_country()).then(|| entry(*term)))).collect()
}

/// The words of the keys of names, each once.
fn name_words(names: &[Named]) -> Vec<String> {
    let mut words: Vec<String> =
        names.iter().flat_map(|named| named.key.split(' ')).map(str::to_owned).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Indexers that are lent to whichever core has a document at hand.
#[derive(Debug, Default)]
pub(in super::super) struct Indexers(Mutex<Vec<Indexer>>);

impl Indexers {
    pub(in super::super) fn lend<T>(&self, work: impl FnOnce(&mut Indexer) -> T) -> T {
        let idle = self.0.lock().ok().and_then(|mut idle| idle.pop());
        let mut indexer = idle.unwrap_or_default();
        let done = work(&mut indexer);
        if let Ok(mut idle) = self.0.lock() {
            idle.push(indexer);
        }
        done
    }
}

/// Stories that were saved in a transaction, with what the indexes take in of them at its end.
#[derive(Debug, Default)]
pub(in super::super) struct Taken(RefCell<Vec<(StoryId, Intake)>>);

impl Taken {
    /// Notes a story that was added and has found its place. It is taken in from here, unless it changes again.
    pub(in super::super) fn add(&self, saving: &Saving<'_>, story: StoryId, intake: Intake) -> Result<()> {
        saving.index_apart(story)?;
        self.0.borrow_mut().push((story, intake));
        Ok(())
    }

    /// The stories that are as they were when they were added.
    pub(super) fn unchanged(self, saving: &Saving<'_>) -> Result<Vec<(StoryId, Intake)>> {
        let mut stories = self.0.into_inner();
        stories.sort_unstable_by_key(|(story, _)| *story);
        let Some((first, _)) = stories.first() else { return Ok(stories) };
        let settled = saving.settled_since(*first)?;
        stories.retain(|(story, _)| settled.binary_search(story).is_ok());
        Ok(stories)
    }
}
