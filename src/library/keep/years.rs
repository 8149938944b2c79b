//! Years that a document does not show, found in other digests of the library: for what is saved, and for what was
//! saved before and can now be told.

use std::collections::{BTreeSet, HashMap};

use super::super::Result;
use super::super::dates;
use super::Keeper;
use super::ready::ReadyStory;
use crate::digest::{Block, BlockKind, DateBasis, Dated, Edtf, IssueId, StoryId};
use crate::related::Subject;
use crate::related::year::{self, Witness};
use crate::store::{KnownStory, Years};

/// Stories of an issue whose year is asked for.
const MOST_ASKED: usize = 64;

/// Stories that are looked at closely for one.
const MOST_WITNESSES: usize = 24;

/// Names that a story must share to be looked at.
const SHARED: usize = 3;

/// Issues whose year is asked for again when one story comes.
const MOST_ISSUES: usize = 16;

/// Witnesses that are named as evidence.
const NAMED: usize = 2;

impl Keeper<'_, '_> {
    /// Notes the names of an issue's stories, looks for years the issue lacks, and for years it shows to others.
    pub(super) fn find_years(&self, issue: IssueId, stories: &[(StoryId, &ReadyStory)]) -> Result<()> {
        for (id, story) in stories {
            self.saving.note_names(*id, &story.names, years_of(&story.story.dated))?;
        }
        let lacks = |story: &ReadyStory| years_of(&story.story.dated) == Years::Unknown;
        if stories.iter().any(|(_, story)| lacks(story)) {
            self.ask(issue)?;
        }
        if self.saving.years_are_asked()? {
            let mut issues = BTreeSet::new();
            for (_, story) in stories.iter().filter(|(_, story)| years_of(&story.story.dated) == Years::Known)
            {
                self.askers_near(story, &mut issues)?;
            }
            for other in issues.into_iter().filter(|other| *other != issue) {
                self.ask(other)?;
            }
        }
        Ok(())
    }

    /// Issues with a story of unknown year to which this story may bear witness.
    fn askers_near(&self, story: &ReadyStory, issues: &mut BTreeSet<IssueId>) -> Result<()> {
        let Some(known) = story.story.dated.date else { return Ok(()) };
        for asker in self.sharing(&story.names, Years::Unknown)? {
            if issues.len() >= MOST_ISSUES {
                break;
            }
            let asked = self.saving.date_of_story(asker)?.and_then(|dated| dated.date);
            if asked.is_some_and(|asked| year::nearest(asked, known).is_some()) {
                issues.extend(self.saving.all_issues_of(asker)?);
            }
        }
        Ok(())
    }

    /// Looks for the year of an issue and of its stories, and fills it in.
    fn ask(&self, issue: IssueId) -> Result<()> {
        let known = self.saving.known_issue(issue)?;
        let stories = self.saving.stories_of(issue)?;
        let lacking = stories.iter().filter(|story| years_of(&story.dated) == Years::Unknown);
        let mut asked = Vec::new();
        for story in lacking.take(MOST_ASKED) {
            if let Some(date) = story.dated.date {
                asked.push((story, date, self.witnesses(story, date)?));
            }
        }
        if !known.by_hand && years_of(&known.dated) == Years::Unknown {
            let Some(date) = known.dated.date else { return Ok(()) };
            let of_issue: Vec<_> = asked.into_iter().map(|(_, _, witnesses)| (date, witnesses)).collect();
            if let Some(filled) = self.filled(&known.dated, &of_issue)? {
                self.saving.date_issue(issue, &filled, false)?;
                for story in &stories {
                    self.date_found(story, &dates::follow(&story.dated, &known.dated, &filled))?;
                }
            }
            return Ok(());
        }
        for (story, date, witnesses) in asked {
            if let Some(filled) = self.filled(&story.dated, &[(date, witnesses)])? {
                self.date_found(story, &filled)?;
            }
        }
        Ok(())
    }

    fn date_found(&self, story: &KnownStory, dated: &Dated) -> Result<()> {
        if *dated != story.dated {
            self.saving.date_story(story.id, dated)?;
            self.saving.note_names(story.id, &[], Years::Found)?;
        }
        Ok(())
    }

    /// Stories of known year that may show the year of this one.
    fn witnesses(&self, story: &KnownStory, asked: Edtf) -> Result<Vec<Witness<StoryId>>> {
        let subject = Subject::of(prose(&story.body));
        let mut witnesses = Vec::new();
        for who in self.sharing(subject.names(), Years::Known)? {
            if witnesses.len() >= MOST_WITNESSES {
                break;
            }
            let Some(dated) = self.saving.date_of_story(who)?.filter(|_| who != story.id) else { continue };
            let known = dated.date.filter(|_| years_of(&dated) == Years::Known);
            let Some(date) = known.filter(|date| year::nearest(asked, *date).is_some()) else { continue };
            if let Some(affair) = self.saving.affair(who)? {
                let kinship = subject.kinship(&Subject::of(prose(&affair.body)));
                witnesses.push(Witness { who, date, kinship });
            }
        }
        Ok(witnesses)
    }

    /// Stories that share enough names that are not in too many stories, most first.
    fn sharing(&self, names: &[u32], years: Years) -> Result<Vec<StoryId>> {
        let mut shared: HashMap<StoryId, usize> = HashMap::new();
        for name in names {
            for story in self.saving.stories_naming(*name, years)? {
                *shared.entry(story).or_default() += 1;
            }
        }
        let mut sharing: Vec<(usize, StoryId)> = shared
            .into_iter()
            .map(|(story, names)| (names, story))
            .filter(|(names, _)| *names >= SHARED)
            .collect();
        sharing.sort_unstable_by_key(|&(names, story)| (std::cmp::Reverse(names), story));
        Ok(sharing.into_iter().map(|(_, story)| story).collect())
    }

    /// A date with the year that witnesses show, and who they are.
    fn filled(&self, dated: &Dated, asked: &[(Edtf, Vec<Witness<StoryId>>)]) -> Result<Option<Dated>> {
        let Some((year, witnesses)) = year::year(asked) else { return Ok(None) };
        let Some(date) = dated.date.and_then(|date| dates::in_year(date, year)) else { return Ok(None) };
        let mut evidence = dated.evidence.clone();
        let mut named: Vec<StoryId> = Vec::new();
        for witness in witnesses {
            if named.len() < NAMED
                && !named.contains(&witness.who)
                && let Some(affair) = self.saving.affair(witness.who)?
            {
                named.push(witness.who);
                evidence.push(format!("related to “{}” ({}, {})", affair.title, affair.outlet, witness.date));
            }
        }
        Ok(Some(Dated::known(date, DateBasis::Related, evidence)))
    }
}

/// What a date says of its year; a date without a month is none that a year could be found for.
fn years_of(dated: &Dated) -> Years {
    match dated.date {
        Some(_) if dated.basis == DateBasis::Related => Years::Found,
        Some(date) if date.year_known() => Years::Known,
        Some(_) => Years::Unknown,
        None => Years::Found,
    }
}

fn prose(body: &[Block]) -> impl Iterator<Item = &str> {
    let running = |block: &&Block| !matches!(block.kind, BlockKind::Caption | BlockKind::Subheading);
    body.iter().filter(running).map(|block| block.text.as_str())
}
