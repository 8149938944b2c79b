//! Keeping the full-text index up with the stories.

use rayon::prelude::{ParallelIterator, ParallelSlice};

use super::Result;
use crate::digest::Block;
use crate::names::{Forms, Named, Namer, countries};
use crate::store::{
    IndexedHeadline, IndexedStory, Saving, Store, StoryNames, UnindexedHeadline, UnindexedStory,
};

/// Stories taken in at a time.
const BATCH: usize = 1_024;

/// Stories whose words one core folds at a time, remembering those that come again.
const SHARE: usize = 128;

/// Commits a transaction in which stories may have come, changed or gone; the index changes with them.
pub(super) fn commit(saving: Saving<'_>) -> Result<()> {
    while catch_up(&saving)? {}
    while catch_up_headlines(&saving)? {}
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
    while store.headline_index_lags()? {
        let saving = store.saving()?;
        catch_up_headlines(&saving)?;
        saving.commit()?;
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

/// Takes in some stories that wait; false when none did.
fn catch_up(saving: &Saving<'_>) -> Result<bool> {
    let waiting = saving.unindexed(BATCH)?;
    let shares: Vec<Vec<(IndexedStory, StoryNames)>> = waiting.par_chunks(SHARE).map(indexed).collect();
    let (indexed, names): (Vec<_>, Vec<_>) = shares.into_iter().flatten().unzip();
    indexed.iter().try_for_each(|story| saving.index(story))?;
    saving.save_names(&names)?;
    Ok(!waiting.is_empty())
}

fn indexed(stories: &[UnindexedStory]) -> Vec<(IndexedStory, StoryNames)> {
    let mut forms = Forms::default();
    let mut namer = Namer::default();
    stories
        .iter()
        .map(|story| {
            let texts = || story.body.iter().map(|Block { text, .. }| text.as_str());
            let names = namer.named(&story.title, texts());
            let indexed = IndexedStory {
                id: story.id,
                countries: story.countries.clone(),
                names: name_words(&names),
                title: forms.index([story.title.as_str()]),
                sections: forms.index(story.sections.iter().map(String::as_str)),
                body: forms.index(texts()),
            };
            (indexed, StoryNames { story: story.id, names })
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
