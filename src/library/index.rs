//! Keeping the full-text index and the terms of related stories up with the stories.

use rayon::prelude::{ParallelIterator, ParallelSlice};

use super::Result;
use crate::digest::{Basis, Block, StoryId};
use crate::names::Forms;
use crate::related::{Entry, SHELF, TermReader, Terms};
use crate::store::{FiledTerm, Filing, IndexedStory, Saving, Store, UnindexedStory};

/// Stories taken in at a time.
const BATCH: usize = 2_048;

/// Stories whose words one core folds at a time, remembering those that come again.
const SHARE: usize = 256;

/// Commits a transaction in which stories may have come, changed or gone; the index changes with them.
pub(super) fn commit(saving: Saving<'_>) -> Result<()> {
    while catch_up(&saving)? {}
    Ok(saving.commit()?)
}

/// Takes in what an older version of akyn left without an index, a transaction at a time, so that it may be cut short.
pub(super) fn fill(store: &mut Store) -> Result<()> {
    while store.index_lags()? {
        let saving = store.saving()?;
        // A row that names no story any more would wait for ever.
        if !catch_up(&saving)? {
            break;
        }
        saving.commit()?;
    }
    Ok(())
}

/// Takes in some stories that wait, and takes out some that have gone; false when none did.
fn catch_up(saving: &Saving<'_>) -> Result<bool> {
    let gone = saving.gone_but_filed(BATCH)?;
    gone.iter().try_for_each(|story| unfile(saving, *story))?;
    let waiting = saving.unindexed(BATCH)?;
    let shares: Vec<Vec<(IndexedStory, Filing)>> = waiting.par_chunks(SHARE).map(indexed).collect();
    let mut filings = Vec::with_capacity(waiting.len());
    for (story, filing) in shares.iter().flatten() {
        saving.index(story)?;
        match saving.filed(filing.id)? {
            Some(before) if before == filing.bytes => continue,
            Some(_) => unfile(saving, filing.id)?,
            None => {}
        }
        filings.push(filing);
    }
    saving.file(&filings)?;
    Ok(!waiting.is_empty() || !gone.is_empty())
}

fn unfile(saving: &Saving<'_>, story: StoryId) -> Result<()> {
    let bytes = saving.filed(story)?.unwrap_or_default();
    Ok(saving.unfile(&filing(story, &Terms::from_bytes(&bytes)))?)
}

fn indexed(stories: &[UnindexedStory]) -> Vec<(IndexedStory, Filing)> {
    let (mut forms, mut terms) = (Forms::default(), TermReader::default());
    stories
        .iter()
        .map(|story| {
            let body = || story.body.iter().map(|Block { text, .. }| text.as_str());
            let printed = (story.title.basis == Basis::Printed).then_some(story.title.text.as_str());
            let words = IndexedStory {
                id: story.id,
                countries: story.countries.clone(),
                title: forms.index([story.title.text.as_str()]),
                sections: forms.index(story.sections.iter().map(String::as_str)),
                body: forms.index(body()),
            };
            (words, filing(story.id, &terms.read(printed, body())))
        })
        .collect()
}

/// How a story with these terms is filed.
fn filing(id: StoryId, terms: &Terms) -> Filing {
    let filed = terms.terms.iter().map(|term| FiledTerm {
        id: term.id,
        named: term.named,
        entry: (!term.is_country()).then(|| Entry::new(id.0, *term, terms).to_bytes()),
    });
    Filing { id, shelf: id.0.div_euclid(SHELF), bytes: terms.to_bytes(), terms: filed.collect() }
}
