//! Years that documents do not show, from other documents on the same affairs.
//!
//! Every import leaves its issues waiting; afterwards each is looked at once. One without a year looks for dated stories
//! that share its names; a dated one has the issues looked at that lack a year and share its names. So it does not
//! matter which of the two was imported first, and the rest of the library is not touched.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::Scope;

use super::fetch::Fetch;
use super::{Result, dates};
use crate::digest::{DateBasis, Dated, Edtf, IssueId, StoryId};
use crate::related::{self, Link, Vocabulary};
use crate::store::{NamingStory, Saving, Store, Witness};

/// Issues looked at in one transaction.
const AT_ONCE: usize = 200;

/// Dated stories that speak for a story of an issue without a year, at the most.
const WITNESSES: usize = 3;

/// Fewest rare names that two stories on one affair share.
const SHARED: usize = 2;

/// Stories looked at for them.
const CANDIDATES: usize = 20;

/// Issues without a year that a dated issue has looked at, at the most.
const ISSUES: usize = 16;

/// Names whose stories are remembered, at the most.
const REMEMBERED: usize = 32_768;

/// Related stories that are named as evidence.
const NAMED: usize = 3;

/// Fills in the years that what was imported shows; `path` is where the library is. Where it is stopped, the next import
/// goes on.
pub(super) fn fill(store: &mut Store, path: &Path, stop: &AtomicBool) -> Result<()> {
    let saving = store.saving()?;
    saving.shorten_awaiting()?;
    saving.commit()?;
    std::thread::scope(|scope| {
        let mut ahead = Ahead::new(scope, path);
        look_at_all(store, &mut ahead, stop)
    })
}

fn look_at_all(store: &mut Store, ahead: &mut Ahead<'_, '_>, stop: &AtomicBool) -> Result<()> {
    let mut over = false;
    while !over && !stop.load(Ordering::Relaxed) {
        let saving = store.saving()?;
        ahead.go_on(&saving)?;
        let looking = Looking::new(&saving);
        for _ in 0..AT_ONCE {
            match saving.next_awaiting()? {
                Some(issue) => looking.look(issue)?,
                None => {
                    over = true;
                    break;
                }
            }
        }
        saving.commit()?;
    }
    Ok(())
}

/// Issues that come next are fetched from the disk ahead of their turn, where there are more than one transaction's:
/// their stories may stand anywhere in a large library.
struct Ahead<'s, 'e> {
    scope: &'s Scope<'s, 'e>,
    library: &'e Path,
    fetch: Option<Fetch<IssueId>>,
    /// The last one that was.
    last: IssueId,
}

impl<'s, 'e> Ahead<'s, 'e> {
    fn new(scope: &'s Scope<'s, 'e>, library: &'e Path) -> Self {
        Self { scope, library, fetch: None, last: IssueId(0) }
    }

    /// Has as many more fetched as are looked at in one transaction; at first some more than that.
    fn go_on(&mut self, saving: &Saving<'_>) -> Result<()> {
        let most = if self.fetch.is_some() { AT_ONCE } else { AT_ONCE * 3 };
        let issues = saving.awaiting(self.last, most)?;
        if self.fetch.is_none() && issues.len() <= AT_ONCE {
            return Ok(());
        }
        let (scope, library) = (self.scope, self.library);
        let fetch = self.fetch.get_or_insert_with(|| {
            Fetch::start(scope, move || {
                let store = Store::open_to_fetch(library);
                move |issue| {
                    let _fetched = store.as_ref().map(|store| store.namings_of(issue));
                }
            })
        });
        self.last = issues.last().copied().unwrap_or(self.last);
        issues.into_iter().for_each(|issue| fetch.ahead(issue));
        Ok(())
    }
}

/// A look for years in one transaction, in which names keep their stories.
struct Looking<'a, 'b> {
    saving: &'a Saving<'b>,
    /// The stories of names that were asked for: those of an affair come again from issue to issue.
    holders: RefCell<HashMap<i64, Rc<[StoryId]>>>,
}

impl<'a, 'b> Looking<'a, 'b> {
    fn new(saving: &'a Saving<'b>) -> Self {
        Self { saving, holders: RefCell::default() }
    }

    /// The stories that hold a name; none where it is not rare.
    fn holders(&self, name: i64) -> Result<Rc<[StoryId]>> {
        if let Some(known) = self.holders.borrow().get(&name) {
            return Ok(Rc::clone(known));
        }
        let found: Rc<[StoryId]> = self.saving.stories_naming(name)?.unwrap_or_default().into();
        let mut holders = self.holders.borrow_mut();
        if holders.len() >= REMEMBERED {
            holders.clear();
        }
        holders.insert(name, Rc::clone(&found));
        Ok(found)
    }

    fn look(&self, issue: IssueId) -> Result<()> {
        let lacking =
            if self.saving.lacks_year(issue)? { vec![issue] } else { self.issues_without_year(issue)? };
        lacking.into_iter().try_for_each(|issue| self.fill_issue(issue))
    }

    /// The issues without a year that share most rare names with an issue.
    fn issues_without_year(&self, issue: IssueId) -> Result<Vec<IssueId>> {
        let names: HashSet<i64> =
            self.saving.namings_of(issue)?.into_iter().flat_map(|story| story.names).collect();
        let mut shared: HashMap<IssueId, usize> = HashMap::new();
        for name in names {
            for story in self.holders(name)?.iter() {
                for other in self.saving.issues_of_story(*story)? {
                    if self.saving.lacks_year(other)? {
                        *shared.entry(other).or_default() += 1;
                    }
                }
            }
        }
        let mut issues: Vec<(IssueId, usize)> = shared.into_iter().collect();
        issues.sort_by_key(|&(issue, shared)| (std::cmp::Reverse(shared), issue));
        Ok(issues.into_iter().take(ISSUES).map(|(issue, _)| issue).collect())
    }

    fn fill_issue(&self, issue: IssueId) -> Result<()> {
        let before = self.saving.known_issue(issue)?.dated;
        let Some(date) = before.date else { return Ok(()) };
        let stories = self.saving.namings_of(issue)?;
        let own: HashSet<StoryId> = stories.iter().map(|story| story.id).collect();
        let mut speaking = Vec::new();
        for story in &stories {
            speaking.extend(self.witnesses(story, &own)?);
        }
        let links: Vec<Link> = speaking.iter().map(|(link, _)| *link).collect();
        let Some(found) = related::year(date, &links) else { return Ok(()) };
        let Some(filled) = dates::in_year(date, found.year) else { return Ok(()) };
        let named =
            found.links.iter().filter_map(|&link| speaking.get(link)).map(|(_, witness)| in_words(witness));
        let evidence = before.evidence.iter().cloned().chain(distinct(named).take(NAMED)).collect();
        redate(self.saving, issue, &before, &Dated::known(filled, DateBasis::Related, evidence))
    }

    /// The dated stories elsewhere that share most with a story, best first.
    fn witnesses(&self, story: &NamingStory, own: &HashSet<StoryId>) -> Result<Vec<(Link, Witness)>> {
        let namesakes = self.namesakes(story, own)?;
        if namesakes.is_empty() {
            return Ok(Vec::new());
        }
        let vocabulary = vocabulary(&self.saving.witness(story.id)?);
        let mut witnesses = Vec::new();
        for (other, names) in namesakes {
            let witness = self.saving.witness(other)?;
            if let Some(day) = day_of(&witness.dated) {
                let strength = names * vocabulary.overlap(&self::vocabulary(&witness));
                witnesses.push((Link { strength, day }, witness));
            }
        }
        witnesses.sort_by(|one, other| other.0.strength.total_cmp(&one.0.strength));
        witnesses.truncate(WITNESSES);
        Ok(witnesses)
    }

    /// The stories elsewhere that share several rare names with a story, and how rare these are in all.
    fn namesakes(&self, story: &NamingStory, own: &HashSet<StoryId>) -> Result<Vec<(StoryId, f64)>> {
        let all = self.saving.story_count()?;
        let mut shared: HashMap<StoryId, (usize, f64)> = HashMap::new();
        for name in &story.names {
            let holders = self.holders(*name)?;
            for holder in holders.iter().filter(|holder| !own.contains(holder)) {
                let (names, rarity) = shared.entry(*holder).or_default();
                *names += 1;
                *rarity += related::rarity(holders.len() as u64, all);
            }
        }
        let mut likest: Vec<(StoryId, f64)> = shared
            .into_iter()
            .filter(|(_, (names, _))| *names >= SHARED)
            .map(|(story, (_, rarity))| (story, rarity))
            .collect();
        likest.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        likest.truncate(CANDIDATES);
        Ok(likest)
    }
}

fn vocabulary(witness: &Witness) -> Vocabulary {
    let texts: Vec<&str> = witness.body.iter().map(|block| block.text.as_str()).collect();
    Vocabulary::of(&texts.join("\n"))
}

/// The last day of a date that bears witness: its year is known, and not from yet another document.
fn day_of(dated: &Dated) -> Option<crate::digest::Date> {
    dated.date.filter(|_| dated.basis != DateBasis::Related).and_then(Edtf::last_day)
}

/// `“Title”, Outlet, 2–6 Dec 2024`: as it is shown, since it is kept to be read.
fn in_words(witness: &Witness) -> String {
    format!("“{}”, {}, {}", witness.title, witness.outlet, witness.dated.in_words())
}

fn distinct(lines: impl Iterator<Item = String>) -> impl Iterator<Item = String> {
    let mut seen = HashSet::new();
    lines.filter(move |line| seen.insert(line.clone()))
}

/// Dates an issue; its stories' dates follow.
pub(super) fn redate(saving: &Saving<'_>, issue: IssueId, before: &Dated, now: &Dated) -> Result<()> {
    saving.date_issue(issue, now, now.basis == DateBasis::Given)?;
    for story in saving.stories_of(issue)? {
        let dated = dates::follow(&story.dated, before, now);
        if dated != story.dated {
            saving.date_story(story.id, &dated)?;
        }
    }
    Ok(())
}
