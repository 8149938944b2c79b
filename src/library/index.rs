//! Keeping the full-text index and the terms of related stories up with the stories.

mod intake;

use rayon::prelude::{ParallelIterator, ParallelSlice};

pub(super) use self::intake::{Indexer, Indexers, Intake, StoryText, Taken};

use self::intake::filing_of;
use super::import::pause;
use super::{KeepGoing, LibraryError, Result, Upgrade};
use crate::digest::StoryId;
use crate::names::{Forms, countries};
use crate::store::{Filing, IndexedHeadline, Saving, Store, StoryNames, UnindexedHeadline, UnindexedStory};

/// Stories taken in at a time.
const BATCH: usize = 2_048;

/// Stories whose words one core folds at a time, remembering those that come again.
const SHARE: usize = 256;

/// Commits a transaction in which stories may have come, changed or gone; the index changes with them.
pub(super) fn commit(saving: Saving<'_>) -> Result<()> {
    while catch_up(&saving)? {}
    while catch_up_headlines(&saving)? {}
    saving.tidy()?;
    Ok(saving.commit()?)
}

/// The same where what the indexes take in of some stories is at hand.
pub(super) fn commit_with(saving: Saving<'_>, taken: Taken) -> Result<()> {
    let (mut filings, mut names) = (Vec::new(), Vec::new());
    for (story, intake) in taken.unchanged(&saving)? {
        let (words, filing, named) = intake.of(story, true);
        saving.index_new(story, &words)?;
        filings.push(filing);
        names.push(named);
    }
    keep(&saving, &filings, &names)?;
    commit(saving)
}

/// Takes in what an older version of akyn left without an index, a transaction at a time, so that it may be cut short:
/// `each` is told before every one how far that is, and says whether to go on.
pub(super) fn fill(store: &mut Store, each: &mut dyn FnMut(Upgrade) -> KeepGoing) -> Result<()> {
    let of = if store.index_lags()? { store.unindexed_stories()? } else { 0 };
    let mut left = of;
    while left > 0 {
        if each(Upgrade::Reading { done: of.saturating_sub(left), of }).is_break() {
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
    let shares: Vec<Vec<(StoryId, Intake)>> = waiting.par_chunks(SHARE).map(intakes).collect();
    let (mut filings, mut names) = (Vec::with_capacity(waiting.len()), Vec::with_capacity(waiting.len()));
    for (story, intake) in shares.into_iter().flatten() {
        saving.index(story, &intake.words)?;
        let (_, filing, named) = intake.of(story, false);
        names.push(named);
        match saving.filed(story)? {
            Some(before) if before == filing.bytes => continue,
            Some(_) => unfile(saving, story)?,
            None => {}
        }
        filings.push(filing);
    }
    keep(saving, &filings, &names)?;
    Ok(!waiting.is_empty() || !gone.is_empty())
}

fn keep(saving: &Saving<'_>, filings: &[Filing], names: &[StoryNames]) -> Result<()> {
    saving.save_names(names)?;
    Ok(saving.file(filings)?)
}

fn unfile(saving: &Saving<'_>, story: StoryId) -> Result<()> {
    let bytes = saving.filed(story)?.unwrap_or_default();
    Ok(saving.unfile(&filing_of(story, bytes))?)
}

fn intakes(stories: &[UnindexedStory]) -> Vec<(StoryId, Intake)> {
    let mut indexer = Indexer::default();
    stories
        .iter()
        .map(|story| {
            let text = StoryText {
                title: &story.title,
                countries: &story.countries,
                sections: story.sections.iter().map(String::as_str).collect(),
                body: &story.body,
            };
            (story.id, indexer.intake(&text))
        })
        .collect()
}
