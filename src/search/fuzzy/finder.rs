//! Searches over many titles, one after the other as keys arrive.

use std::cmp::Reverse;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rayon::slice::ParallelSlice;

use super::fit::Worth;
use super::query::Query;
use super::rank::{Match, best, threshold, within_reach};
use super::score::Scorer;
use super::titles::{SHEAF, Sheaf, Title};

/// Matches that a core scores before it asks whether to go on.
const SCORED: usize = 128;
/// Matches that are scored before it is looked again which of the others can matter.
const ROUND: usize = 2048;

/// Titles to find, and what the last search found.
#[derive(Debug, Default)]
pub struct Finder {
    sheaves: Vec<Sheaf>,
    last: Option<Last>,
    scorer: Scorer,
}

/// A search that ran to its end.
#[derive(Debug)]
struct Last {
    query: Query,
    /// What it found in each sheaf: places of titles.
    places: Vec<Vec<u16>>,
}

/// What a search found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The best titles, best first; of equals the newest.
    pub hits: Vec<Hit>,
    /// How many titles match in all.
    pub matched: usize,
}

/// A title that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Its number: titles are counted from 0 in the order of adding.
    pub title: usize,
    /// How well it matches: the higher, the better.
    pub score: i32,
}

impl Finder {
    /// Adds a title. Of titles that match equally the one of smaller age comes first.
    pub fn add(&mut self, title: &str, age: u32) {
        self.last = None;
        if self.sheaves.last_mut().is_some_and(|sheaf| sheaf.add(title, age)) {
            return;
        }
        self.sheaves.last_mut().map(Sheaf::shrink).unwrap_or_default();
        let mut sheaf = Sheaf::default();
        if !sheaf.add(title, age) {
            // Longer than a sheaf can hold. Numbers must stay in step, so it stands as a title without text.
            sheaf.add("", age);
        }
        self.sheaves.push(sheaf);
    }

    /// How many titles there are.
    pub fn len(&self) -> usize {
        self.sheaves.iter().map(Sheaf::len).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.sheaves.is_empty()
    }

    /// Bytes of memory that the titles take.
    pub fn bytes(&self) -> usize {
        self.sheaves.iter().map(Sheaf::bytes).sum()
    }

    /// The best `rows` titles for a query; `None` when `stop` was set before the end.
    ///
    /// What can be told without scoring, exact hits and words that begin as typed, is handed to `first` as soon as it
    /// is known, unless it is all there is to know.
    pub fn search(
        &mut self,
        query: &Query,
        rows: usize,
        stop: &AtomicBool,
        first: &mut dyn FnMut(Found),
    ) -> Option<Found> {
        let within = self.last.take().filter(|last| query.narrows(&last.query));
        let found = self.matches(query, within.as_ref(), stop);
        let Some(found) = found else {
            self.last = within;
            return None;
        };
        let places = found.iter().map(|sheaf| sheaf.iter().filter_map(place_of).collect()).collect();
        self.last = Some(Last { query: query.clone(), places });
        self.ranked(query, found.concat(), rows, stop, first)
    }

    /// What matches, sheaf by sheaf.
    fn matches(&self, query: &Query, within: Option<&Last>, stop: &AtomicBool) -> Option<Vec<Vec<Match>>> {
        self.sheaves
            .par_iter()
            .enumerate()
            .map(|(number, sheaf)| {
                if stop.load(Ordering::Relaxed) {
                    return None;
                }
                let look = |place: usize| {
                    let title = sheaf.title(place)?;
                    let number = u32::try_from(number * SHEAF + place).ok()?;
                    let worth = query.worth(title, None)?;
                    Some(Match { title: number, age: title.age, worth })
                };
                Some(match within.and_then(|last| last.places.get(number)) {
                    Some(places) => places.iter().filter_map(|&place| look(usize::from(place))).collect(),
                    None => (0..sheaf.len()).filter_map(look).collect(),
                })
            })
            .collect()
    }

    /// The best of the matches, scored as far as it matters.
    fn ranked(
        &self,
        query: &Query,
        matches: Vec<Match>,
        rows: usize,
        stop: &AtomicBool,
        first: &mut dyn FnMut(Found),
    ) -> Option<Found> {
        let matched = matches.len();
        let (mut known, mut open): (Vec<Match>, Vec<Match>) =
            within_reach(matches, rows).into_iter().partition(|found| found.worth.is_known());
        known = best(known, rows);
        if !open.is_empty() {
            first(Found { hits: hits(&known), matched });
        }
        // What may be worth most is scored first: the more is known, the less of the rest can still matter.
        open.sort_unstable_by_key(|found| (Reverse(found.worth.most), found.age, found.title));
        let mut rest = open.as_slice();
        while let Some((slice, behind)) =
            rest.split_at_checked(ROUND.min(rest.len())).filter(|(now, _)| !now.is_empty())
        {
            known.extend(self.scored(query, slice, stop)?);
            known = best(known, rows);
            let least = threshold(&known, rows);
            rest = behind.split(|found| found.worth.most < least).next().unwrap_or_default();
        }
        Some(Found { hits: hits(&known), matched })
    }

    fn scored(&self, query: &Query, open: &[Match], stop: &AtomicBool) -> Option<Vec<Match>> {
        let slices: Option<Vec<Vec<Match>>> = open
            .par_chunks(SCORED)
            .map(|slice| {
                let score = |found: &Match| {
                    let worth = query.worth(self.title(found.title)?, Some(&self.scorer))?;
                    Some(Match { worth, ..*found })
                };
                (!stop.load(Ordering::Relaxed)).then(|| slice.iter().filter_map(score).collect())
            })
            .collect();
        slices.map(|slices| slices.concat())
    }

    fn title(&self, number: u32) -> Option<Title<'_>> {
        let number = number as usize;
        self.sheaves.get(number / SHEAF)?.title(number % SHEAF)
    }
}

impl Query {
    /// What a title that matches is worth; see [`super::term::Term::worth`].
    fn worth(&self, title: Title<'_>, scorer: Option<&Scorer>) -> Option<Worth> {
        self.groups.iter().try_fold(Worth::NOTHING, |sum, group| {
            let worths = group.iter().filter_map(|term| term.worth(title, scorer));
            Some(sum.and(worths.reduce(Worth::or)?))
        })
    }
}

fn place_of(found: &Match) -> Option<u16> {
    u16::try_from(found.title as usize % SHEAF).ok()
}

fn hits(matches: &[Match]) -> Vec<Hit> {
    matches.iter().map(|found| Hit { title: found.title as usize, score: found.worth.least }).collect()
}

#[cfg(test)]
mod tests;
