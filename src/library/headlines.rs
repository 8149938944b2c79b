//! Headlines lead to the stories that they name, as the library is when one asks: a story that comes later is found, one
//! that goes is not.

use std::collections::HashMap;

use super::wording::{folded, name_of};
use super::{Library, Result, StoryRow};
use crate::digest::{Basis, IssueId, StoryId};
use crate::related::{Asked, Counts, Few, Term, TermReader, Terms};
use crate::store::TitledStory;

/// A title is near that has so much of the headline's weight in common with it, of all that either weighs; an outlet
/// often rewrites its own titles, and another outlet's like title is more likely another story's.
const NEAR: f64 = 0.6;
const NEAR_ELSEWHERE: f64 = 0.75;
/// Terms besides countries that both must hold.
const SHARED: usize = 3;
/// Terms by which near titles are looked up, and how many stories may hold one.
const TERMS: usize = 6;
const HOLDERS: u64 = 400;
/// Titles that are compared.
const TITLES: usize = 24;

impl Library {
    /// The story that an issue's headline with this 0-based number names, where the library has it.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn headline_story(&self, issue: IssueId, number: usize) -> Result<Option<StoryId>> {
        let Some(issue) = self.issue(issue)? else { return Ok(None) };
        match issue.headlines.get(number) {
            Some(headline) => self.story_titled(&issue.row.outlet, &headline.text),
            None => Ok(None),
        }
    }

    /// The story with this title, or one that is near: of this outlet first, and the newest of equals.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn story_titled(&self, outlet: &str, title: &str) -> Result<Option<StoryId>> {
        self.store.in_one_state(|| {
            let name = name_of(&["title", &folded(title)]).cast_signed();
            let exact = self.store.stories_titled_so(name)?;
            if let Some(story) = exact.iter().max_by_key(|story| (story.outlet == outlet, story.id)) {
                return Ok(Some(story.id));
            }
            self.near_title(outlet, title)
        })
    }

    /// The first of these headlines of an outlet that names a story by its title; else the first one near to it.
    pub(super) fn headline_naming<'h>(
        &self,
        headlines: &'h [String],
        outlet: &str,
        story: &StoryRow,
    ) -> Result<Option<&'h str>> {
        if story.title.basis != Basis::Printed {
            return Ok(None);
        }
        let title = folded(&story.title.text);
        if let Some(exact) = headlines.iter().find(|headline| folded(headline) == title) {
            return Ok(Some(exact));
        }
        let mut reader = TermReader::default();
        let terms = reader.read(None, [story.title.text.as_str()]);
        let near = if story.outlet == outlet { NEAR } else { NEAR_ELSEWHERE };
        let mut counts = Counts::default();
        for headline in headlines {
            let asked_terms = reader.read(None, [headline.as_str()]);
            let holds = |term: &&Term| terms.terms.iter().any(|other| other.id == term.id);
            if asked_terms.terms.iter().filter(holds).count() < SHARED {
                continue;
            }
            self.count(&asked_terms, &mut counts)?;
            self.count(&terms, &mut counts)?;
            let stories = self.totals()?.stories;
            let asked = Asked::new(&asked_terms, None, stories, &counts);
            if likeness(&asked, &asked_terms, &terms, stories, &counts) >= near {
                return Ok(Some(headline));
            }
        }
        Ok(None)
    }

    fn near_title(&self, outlet: &str, title: &str) -> Result<Option<StoryId>> {
        let mut reader = TermReader::default();
        let asked_terms = reader.read(None, [title]);
        let mut counts = Counts::default();
        self.count(&asked_terms, &mut counts)?;
        let stories = self.totals()?.stories;
        let asked = Asked::new(&asked_terms, None, stories, &counts);
        let mut best: Option<(f64, TitledStory)> = None;
        for story in self.store.printed_titles(&self.with_rare_terms(&asked, &counts)?)? {
            let terms = reader.read(None, [story.title.as_str()]);
            self.count(&terms, &mut counts)?;
            let likeness = likeness(&asked, &asked_terms, &terms, stories, &counts);
            let near = if story.outlet == outlet { NEAR } else { NEAR_ELSEWHERE };
            let rank = |likeness: f64, story: &TitledStory| (story.outlet == outlet, likeness, story.id);
            if likeness >= near
                && best.as_ref().is_none_or(|(best, known)| rank(*best, known) < rank(likeness, &story))
            {
                best = Some((likeness, story));
            }
        }
        Ok(best.map(|(_, story)| story.id))
    }

    /// Stories that hold most of the rare terms.
    fn with_rare_terms(&self, asked: &Asked<'_>, counts: &Counts) -> Result<Vec<i64>> {
        let mut shelves = Few::default();
        let rare = asked
            .telling()
            .into_iter()
            .filter(|(term, _)| counts.get(term).is_some_and(|count| (1..=HOLDERS).contains(&count.stories)));
        for (term, weight) in rare.take(TERMS) {
            let most = usize::try_from(HOLDERS).unwrap_or(usize::MAX);
            self.store.entries(term, most, &mut |shelf, entries| shelves.gather(shelf, weight, entries))?;
        }
        Ok(shelves.best(TITLES))
    }
}

/// How much of the weight of two titles both hold, from 0 to 1; 0 where they share too little, or their figures differ.
fn likeness(asked: &Asked<'_>, one: &Terms, other: &Terms, stories: u64, counts: &Counts) -> f64 {
    let closeness = asked.about(other, None, false);
    let figures = |terms: &Terms| -> Vec<u32> {
        terms.terms.iter().filter(|term| term.is_number()).map(|term| term.id).collect()
    };
    if closeness.shared < SHARED || figures(one) != figures(other) {
        return 0.0;
    }
    let weigh = |terms: &Terms, weights: &Asked<'_>| -> HashMap<u32, f64> {
        terms.terms.iter().map(|term| (term.id, weights.weight(term.id))).collect()
    };
    let (mine, theirs) = (weigh(one, asked), weigh(other, &Asked::new(other, None, stories, counts)));
    let shared: f64 =
        mine.iter().filter(|(term, _)| theirs.contains_key(term)).map(|(_, weight)| weight).sum();
    let all: f64 = mine.values().sum::<f64>()
        + theirs.iter().filter(|(term, _)| !mine.contains_key(term)).map(|(_, weight)| weight).sum::<f64>();
    if all > 0.0 { shared / all } else { 0.0 }
}
