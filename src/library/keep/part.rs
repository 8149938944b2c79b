//! Saving a part of an issue: lines of JSON Lines, which name the issue they belong to and may come in any portions.
//! A part only adds; nothing vanishes.

use super::super::Result;
use super::super::dates;
use super::ready::{ReadyIssue, ReadyStory};
use super::{Keeper, Kept, recognise};
use crate::digest::{DateBasis, IssueId};
use crate::store::{KnownIssue, NewIssue, OutletId, Placed};

/// How much a part says about its issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Says {
    /// Its title only.
    Title,
    /// Everything but its stories.
    Everything,
}

impl Keeper<'_, '_> {
    /// Saves a part of an issue, of the issue `into` where that is known.
    pub(in super::super) fn keep_part(
        &mut self,
        outlet: OutletId,
        part: &ReadyIssue,
        says: Says,
        into: Option<IssueId>,
    ) -> Result<(IssueId, Kept)> {
        let found = match into {
            Some(id) => Some(id),
            None => self.issue_of_part(outlet, part)?,
        };
        let (id, is_new, mut changed) = match found {
            Some(id) => (id, false, self.update_part(id, part, says)?),
            None => (self.add_part(outlet, part)?, true, true),
        };
        changed |= !part.marks.is_empty() && self.saving.add_issue_marks(id, &part.marks)?;
        let sections = self.join_sections(id, &part.issue.sections)?;
        changed |= sections.changed;
        for story in &part.stories {
            changed |= self.add_to(outlet, id, story, &sections)?;
        }
        self.saving.link(self.document, id)?;
        if is_new || changed {
            self.saving.await_year(id)?;
        }
        let kept = if changed { Kept::Updated } else { Kept::Unchanged };
        Ok((id, if is_new { Kept::New } else { kept }))
    }

    fn issue_of_part(&self, outlet: OutletId, part: &ReadyIssue) -> Result<Option<IssueId>> {
        Ok(match &part.given_key {
            Some(key) => self.saving.issue_by_key(outlet, key)?,
            None => self.saving.issue_titled(outlet, part.name, &part.issue.title.text)?,
        })
    }

    fn add_part(&self, outlet: OutletId, part: &ReadyIssue) -> Result<IssueId> {
        let id = self.add_issue(outlet, part)?;
        if part.issue.dated.basis == DateBasis::Given {
            self.saving.date_issue(id, &part.issue.dated, true)?;
        }
        self.saving.save_headlines(id, &part.issue.headlines)?;
        Ok(id)
    }

    fn update_part(&self, id: IssueId, part: &ReadyIssue, says: Says) -> Result<bool> {
        let known = self.saving.known_issue(id)?;
        match says {
            Says::Title if known.by_hand => Ok(false),
            Says::Title => {
                let dated = dates::joined(&known.dated, &part.issue.dated);
                let changed = dated != known.dated;
                if changed {
                    self.saving.date_issue(id, &dated, false)?;
                }
                Ok(changed)
            }
            Says::Everything => {
                let headlines = self.saving.save_headlines(id, &part.issue.headlines)?;
                Ok(self.update_facts(id, part, &known)? || headlines)
            }
        }
    }

    fn update_facts(&self, id: IssueId, part: &ReadyIssue, known: &KnownIssue) -> Result<bool> {
        let read = &part.issue.dated;
        let dated = if known.by_hand { known.dated.clone() } else { dates::read_again(&known.dated, read) };
        let facts = NewIssue { name: known.name, sketch: &known.sketch, ..self.facts(part, &dated) };
        Ok(self.saving.update_issue(id, &facts)?)
    }

    /// Adds section headings that the issue does not have.
    fn join_sections(&self, id: IssueId, of_part: &[String]) -> Result<Sections> {
        let mut sections = self.saving.known_issue(id)?.sections;
        if sections.is_empty() || sections == of_part {
            // Two sections may have the same heading: the part's own places hold.
            let changed = self.saving.save_sections(id, of_part)?;
            return Ok(Sections { places: (0..of_part.len()).collect(), changed });
        }
        let mut places = Vec::with_capacity(of_part.len());
        for heading in of_part {
            let known = sections.iter().position(|known| known == heading);
            places.push(known.unwrap_or(sections.len()));
            if known.is_none() {
                sections.push(heading.clone());
            }
        }
        Ok(Sections { places, changed: self.saving.save_sections(id, &sections)? })
    }

    fn add_to(
        &self,
        outlet: OutletId,
        issue: IssueId,
        story: &ReadyStory,
        sections: &Sections,
    ) -> Result<bool> {
        let (id, mut changed) = match recognise::story(self.saving, outlet, story)? {
            Some(known) => {
                let sole = known.issues == 1 && self.saving.stands_in(known.id, issue)?;
                (known.id, self.meet_story(&known, story, sole)?)
            }
            None => (self.add_story(outlet, story)?, true),
        };
        let section = story.story.section.and_then(|place| sections.places.get(place)).copied();
        changed |= self.saving.append_placement(issue, &Placed { story: id, section })?;
        Ok(changed)
    }
}

/// Where the headings of a part stand among those of its issue.
struct Sections {
    places: Vec<usize>,
    changed: bool,
}
