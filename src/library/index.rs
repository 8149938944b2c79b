//! Keeping the full-text index and the terms of related stories up with the stories.

use rayon::prelude::{ParallelIterator, ParallelSlice};

use super::import::pause;
use super::{KeepGoing, LibraryError, Result, Upgrade};
use crate::digest::{Basis, Block, StoryId};
use crate::names::{Forms, Named, Namer, countries};
use crate::related::{Entry, SHELF, TermReader, Terms};
use crate::store::{
    FiledTerm, Filing, IndexedHeadline, IndexedStory, Saving, Store, StoryNames, UnindexedHeadline,
    UnindexedStory,
};

/// Stories taken in at a time.
const BATCH: usize = 2_048;

/// Stories whose words one core folds at a time, remembering those that come again.
const SHARE: usize = 256;

/// Commits a transaction in which stories may have come, changed or gone; the index changes with them.
pub(super) fn commit(saving: Saving<'_>) -> Result<()> {
    while catch_up(&saving)? {}
    while catch_up_headlines(&saving)? {}
    Ok(saving.commit()?)
}

/// Takes in what an older version of akyn left without an index, a transaction at a time, so that it may be cut short:
/// `each` is told before every one how far that is, and at the end, and says whether to go on.
pub(super) fn fill(store: &mut Store, each: &mut dyn FnMut(Upgrade) -> KeepGoing) -> Result<()> {
    let of = if store.index_lags()? { store.unindexed_stories()? } else { 0 };
    let mut left = of;
    while left > 0 {
        if each(Upgrade { done: of.saturating_sub(left), of }).is_break() {
            return Err(LibraryError::Stopped);
        }
        let saving = store.saving()?;
        // A row that names no story any more would wait for ever.
        if !catch_up(&saving)? {
            break;
        }
        saving.commit()?;
        pause();
        left = store.unindexed_stories()?;
    }
    while store.headline_index_lags()? {
        let saving = store.saving()?;
        catch_up_headlines(&saving)?;
        saving.commit()?;
    }
    if of > 0 {
        // Whoever was told of a beginning is told of the end; there is nothing left to stop.
        let _over = each(Upgrade { done: of, of });
    }
    Ok(())
}

/// Takes in the headlines of some issues that wait; false when none did.
fn catch_up_headlines(saving: &Saving<'_>) -> Result<bool> {
    let waiting = saving.issues_with_unindexed_headlines(BATCH)?;
    let mut forms = Forms::default();
    for issue in &waiting {
        let headlines: Vec<IndexedHeadline> =
            saving.unindexed_headlines(*issue)?.iter().map(|one| indexed_headline(one, &mut forms)).collect();
        saving.index_headlines(*issue, &headlines)?;
    }
    Ok(!waiting.is_empty())
}

fn indexed_headline(headline: &UnindexedHeadline, forms: &mut Forms) -> IndexedHeadline {
    IndexedHeadline {
        number: headline.number,
        countries: countries(&headline.text).join(" "),
        text: forms.index([headline.text.as_str()]),
        section: forms.index(headline.section.as_deref()),
    }
}

/// Takes in some stories that wait, and takes out some that have gone; false when none did.
fn catch_up(saving: &Saving<'_>) -> Result<bool> {
    let gone = saving.gone_but_filed(BATCH)?;
    gone.iter().try_for_each(|story| unfile(saving, *story))?;
    let waiting = saving.unindexed(BATCH)?;
    let shares: Vec<Vec<Indexed>> = waiting.par_chunks(SHARE).map(indexed).collect();
    let (mut filings, mut names) = (Vec::with_capacity(waiting.len()), Vec::with_capacity(waiting.len()));
    for Indexed { words, filing, named } in shares.into_iter().flatten() {
        saving.index(&words)?;
        names.push(named);
        match saving.filed(filing.id)? {
            Some(before) if before == filing.bytes => continue,
            Some(_) => unfile(saving, filing.id)?,
            None => {}
        }
        filings.push(filing);
    }
    saving.save_names(&names)?;
    saving.file(&filings.iter().collect::<Vec<_>>())?;
    Ok(!waiting.is_empty() || !gone.is_empty())
}

fn unfile(saving: &Saving<'_>, story: StoryId) -> Result<()> {
    let bytes = saving.filed(story)?.unwrap_or_default();
    Ok(saving.unfile(&filing(story, &Terms::from_bytes(&bytes)))?)
}

/// A story as the indexes take it in.
struct Indexed {
    words: IndexedStory,
    filing: Filing,
    named: StoryNames,
}

fn indexed(stories: &[UnindexedStory]) -> Vec<Indexed> {
    let (mut forms, mut terms, mut namer) = (Forms::default(), TermReader::default(), Namer::default());
    stories
        .iter()
        .map(|story| {
            let body = || story.body.iter().map(|Block { text, .. }| text.as_str());
            let printed = (story.title.basis == Basis::Printed).then_some(story.title.text.as_str());
            let names = namer.named(&story.title.text, body());
            let words = IndexedStory {
                id: story.id,
                countries: story.countries.clone(),
                names: name_words(&names),
                title: forms.index([story.title.text.as_str()]),
                sections: forms.index(story.sections.iter().map(String::as_str)),
                body: forms.index(body()),
            };
            let filing = filing(story.id, &terms.read(printed, body()));
            Indexed { words, filing, named: StoryNames { story: story.id, names } }
        })
        .collect()
}

/// The words of the keys of names, each once.
fn name_words(names: &[Named]) -> Vec<String> {
    let mut words: Vec<String> =
        names.iter().flat_map(|named| named.key.split(' ')).map(str::to_owned).collect();
    words.sort_unstable();
    words.dedup();
    words
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
