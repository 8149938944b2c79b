//! Which story, and which issue, of the library a new one is.

use std::collections::{HashMap, HashSet};

use super::super::Result;
use super::super::wording::{Shingles, Wording, sketches_meet};
use super::ready::{ReadyIssue, ReadyStory};
use crate::digest::{IssueId, IssueKind, StoryId};
use crate::store::{DocumentId, IssueLikeness, KnownStory, OutletId, Saving};

/// How much of the shorter of two texts under one title must stand in the longer for them to be one story. Forms of
/// one text share far more, two texts on one affair far less.
const ONE_STORY: f64 = 0.3;

/// The same for two issues that call themselves the same.
const ONE_NAMED_ISSUE: f64 = 0.3;

/// The same for two issues of one path.
const ONE_PATH_ISSUE: f64 = 0.5;

/// How much of a known issue must stand in the new one where neither name nor path speaks for it, or where the page
/// of a listing does not show its day: then nothing but a correction may be lost.
const NOTHING_LOST: f64 = 0.95;

/// How much of the new one must then be known.
const LITTLE_NEW: f64 = 0.8;

/// Stories whose other issues are looked at.
const VOTERS: usize = 32;

/// The story of the library that this one is.
pub(super) fn story(saving: &Saving<'_>, outlet: OutletId, new: &ReadyStory) -> Result<Option<KnownStory>> {
    let by_key = saving.story_by_key(outlet, &new.key)?;
    if new.key_is_given() {
        return Ok(by_key);
    }
    let Some(holder) = by_key else {
        return Ok(saving
            .stories_by_name(outlet, new.name)?
            .into_iter()
            .find(|known| is_form_of(known, new)));
    };
    if is_form_of(&holder, new) {
        return Ok(Some(holder));
    }
    let others = saving.stories_by_name(outlet, new.name)?;
    let longer = saving.story_by_key(outlet, &new.longer_key())?;
    Ok(longer.into_iter().chain(others).find(|known| is_form_of(known, new)))
}

fn is_form_of(known: &KnownStory, new: &ReadyStory) -> bool {
    let wording = Wording::of(&known.body);
    wording.is_empty() || new.wording.is_empty() || wording.is_form_of(&new.wording, ONE_STORY)
}

/// The issue of the library that this one is; `claimed` are those that other issues of the same document are.
pub(super) fn issue(
    saving: &Saving<'_>,
    (outlet, document): (OutletId, DocumentId),
    new: &ReadyIssue,
    known_stories: &[StoryId],
    claimed: &HashSet<IssueId>,
) -> Result<Option<IssueId>> {
    if let Some(key) = &new.given_key
        && let Some(id) = saving.issue_by_key(outlet, key)?
    {
        return Ok(Some(id));
    }
    let mut best: Option<(IssueId, f64)> = None;
    for (id, votes) in candidates(saving, (outlet, document), new, known_stories)? {
        let mut likeness = saving.likeness(id, new.name, document)?;
        likeness.same_path &= !claimed.contains(&id);
        if let Some(overlap) = overlap(saving, new, &likeness, votes)?
            && best.is_none_or(|(_, most)| overlap > most)
        {
            best = Some((id, overlap));
        }
    }
    Ok(best.map(|(id, _)| id))
}

/// Issues that may be this one, with the number of known stories that stand in them; in the order of their numbers.
fn candidates(
    saving: &Saving<'_>,
    (outlet, document): (OutletId, DocumentId),
    new: &ReadyIssue,
    known_stories: &[StoryId],
) -> Result<Vec<(IssueId, u64)>> {
    let mut votes: HashMap<IssueId, u64> = HashMap::new();
    for story in known_stories.iter().take(VOTERS) {
        for issue in saving.issues_of_story(*story)? {
            *votes.entry(issue).or_default() += 1;
        }
    }
    let by_name = saving.issues_by_name(outlet, new.name)?;
    for issue in by_name.into_iter().chain(saving.issues_by_document(document)?) {
        votes.entry(issue).or_default();
    }
    let mut candidates: Vec<_> = votes.into_iter().collect();
    candidates.sort_unstable();
    Ok(candidates)
}

/// How much two issues have in common, if they are one.
fn overlap(saving: &Saving<'_>, new: &ReadyIssue, known: &IssueLikeness, votes: u64) -> Result<Option<f64>> {
    if contradicts(new.issue.page_date, known.page_date) || contradicts(new.issue.range, known.range) {
        return Ok(None);
    }
    if known.stories == 0 || new.stories.is_empty() {
        let both_empty = known.stories == 0 && new.stories.is_empty();
        return Ok((known.named || (both_empty && known.same_path)).then_some(0.0));
    }
    if votes == 0 && !sketches_meet(&known.sketch, &new.sketch) {
        return Ok(None);
    }
    let wordings: Vec<Wording> =
        saving.stories_of(known.id)?.iter().map(|story| Wording::of(&story.body)).collect();
    let old = Shingles::of(&wordings);
    let common = new.shingles.containment(&old);
    let nothing_lost = old.part_in(&new.shingles) >= NOTHING_LOST;
    // The page of a listing that does not show its day may look the same on another day, with other stories.
    let named = known.named && (new.issue.kind != IssueKind::Listing || new.issue.page_date.is_some());
    let one = (named && common >= ONE_NAMED_ISSUE)
        || (known.named && nothing_lost)
        || (known.same_path && common >= ONE_PATH_ISSUE)
        || (nothing_lost && new.shingles.part_in(&old) >= LITTLE_NEW);
    // Titles alone: stories without a body have no shingles, but they are known by name.
    let titles_only = old.hashes().is_empty() && new.shingles.hashes().is_empty() && votes >= known.stories;
    Ok((one || titles_only).then_some(common))
}

fn contradicts<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}
