//! What stories are worth that hold the words of a query, by the same measure as SQLite's bm25: what a word counts in
//! title, heading and text, the less the more stories hold it, and the less each time it comes again.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use rayon::prelude::{ParallelIterator, ParallelSlice};

use super::plan::words_of;
use crate::digest::StoryId;
use crate::library::{Library, Result};
use crate::names::{Forms, words};
use crate::search::{Term, TextField, begins_row, hits};
use crate::store::{Found, WordedStory};

/// What a word counts in a title, a heading and a text, as in the store.
const COUNTS: [f64; 3] = [8.0, 4.0, 1.0];

/// How soon a word that comes again counts no more, and how much a long text takes away: bm25's usual numbers.
const SATURATION: f64 = 1.2;
const LENGTH: f64 = 0.75;

/// The terms of a query with what each counts.
pub(super) struct Scales<'t> {
    terms: &'t [Term],
    weights: Vec<f64>,
}

impl Library {
    /// What each term counts: the more, the fewer stories hold it.
    pub(super) fn scales<'t>(&self, terms: &'t [Term]) -> Result<Scales<'t>> {
        let weight = |term: &Term| {
            let words = words_of(term.clone());
            // A beginning that many words have is read in too many places to be counted.
            let part = if words.is_begun() { 0.5 } else { self.store.frequency(&words)?.clamp(1e-7, 1.0) };
            Ok((1.0 + (1.0 - part) / part).ln().max(1e-6))
        };
        Ok(Scales { terms, weights: terms.iter().map(weight).collect::<Result<_>>()? })
    }

    /// The words of these stories; those that have gone are left out.
    pub(super) fn worded(&self, ids: &BTreeSet<StoryId>) -> Result<Vec<WordedStory>> {
        let stories = ids.iter().filter_map(|id| self.store.worded(*id).transpose());
        Ok(stories.collect::<std::result::Result<_, _>>()?)
    }
}

impl Scales<'_> {
    /// Stories by their worth, of one worth the newest first.
    pub(super) fn weighed(&self, stories: &[WordedStory]) -> Vec<Found> {
        let lengths: Vec<usize> = stories.iter().map(length).collect();
        let average = lengths.iter().sum::<usize>() as f64 / lengths.len().max(1) as f64;
        let numbered: Vec<(&WordedStory, usize)> = stories.iter().zip(lengths).collect();
        let mut scored: Vec<(f64, &str, i64)> = numbered
            .par_chunks(64)
            .flat_map_iter(|chunk| {
                let mut tally = Tally::new(self.terms);
                let score = |(story, length): &(&WordedStory, usize)| {
                    let long = 1.0 - LENGTH + LENGTH * *length as f64 / average.max(1.0);
                    self.score(&tally.count(story), long)
                };
                let scores: Vec<f64> = chunk.iter().map(score).collect();
                chunk.iter().zip(scores).map(|((story, _), score)| (score, known_date(story), story.id.0))
            })
            .collect();
        scored.sort_by(|one, other| {
            let newest = (Reverse(one.1), Reverse(one.2)).cmp(&(Reverse(other.1), Reverse(other.2)));
            other.0.total_cmp(&one.0).then(newest)
        });
        scored.into_iter().map(|(score, _, id)| Found { id: StoryId(id), score }).collect()
    }

    fn score(&self, counts: &[f64], long: f64) -> f64 {
        let score =
            |(count, weight): (&f64, &f64)| weight * count * (SATURATION + 1.0) / (count + SATURATION * long);
        counts.iter().zip(&self.weights).map(score).sum()
    }
}

fn known_date(story: &WordedStory) -> &str {
    if story.date.starts_with(|first: char| first.is_ascii_digit()) { story.date.as_str() } else { "" }
}

fn length(story: &WordedStory) -> usize {
    story.body.iter().map(|block| block.text.len()).sum::<usize>() + story.title.len()
}

/// Counts terms in texts, and remembers which words answer which.
struct Tally<'t> {
    terms: &'t [Term],
    forms: Forms,
    /// Which terms a word answers by itself, and which of several words it begins, a bit each.
    known: HashMap<String, (u64, u64)>,
    /// Terms of several words.
    rows: Vec<usize>,
}

impl<'t> Tally<'t> {
    fn new(terms: &'t [Term]) -> Self {
        let several = |term: &Term| term.ways.iter().any(|way| way.len() > 1);
        let rows =
            terms.iter().enumerate().filter(|(_, term)| several(term)).map(|(number, _)| number).collect();
        Self { terms, forms: Forms::default(), known: HashMap::new(), rows }
    }

    fn count(&mut self, story: &WordedStory) -> Vec<f64> {
        let mut counts = vec![0.0; self.terms.len()];
        self.add(&story.title, 0, &mut counts);
        if let Some(section) = &story.section {
            self.add(section, 1, &mut counts);
        }
        for block in &story.body {
            self.add(&block.text, 2, &mut counts);
        }
        counts
    }

    fn add(&mut self, text: &str, place: usize, counts: &mut [f64]) {
        let count = COUNTS.get(place).copied().unwrap_or(1.0);
        let mut begun = 0;
        for word in words(text) {
            let (answered, begins) = match self.known.get(word.text) {
                Some(known) => *known,
                None => {
                    let form = self.forms.of(word);
                    let fits = |term: &Term| {
                        term.ways.iter().any(|way| matches!(way.as_slice(), [only] if only.fits(form)))
                    };
                    let bits = |holds: &dyn Fn(&Term) -> bool| {
                        let terms = self.terms.iter().take(64).enumerate().filter(|(_, term)| holds(term));
                        terms.fold(0, |bits, (number, _)| bits | 1_u64 << number)
                    };
                    let known = (bits(&fits), bits(&|term| begins_row(term, form)));
                    self.known.insert(word.text.to_owned(), known);
                    known
                }
            };
            begun |= begins;
            let mut rest = answered;
            while rest != 0 {
                let number = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                if let (Some(term), Some(sum)) = (self.terms.get(number), counts.get_mut(number))
                    && stands(term.field, place)
                {
                    *sum += count;
                }
            }
        }
        for number in &self.rows {
            // Most texts hold no word that begins the row; the few others are gone through once more.
            let bit = u32::try_from(*number).ok().and_then(|number| 1_u64.checked_shl(number));
            if bit.is_some_and(|bit| begun & bit == 0) {
                continue;
            }
            let Some(term) = self.terms.get(*number).filter(|term| stands(term.field, place)) else {
                continue;
            };
            let several = Term {
                field: term.field,
                ways: term.ways.iter().filter(|way| way.len() > 1).cloned().collect(),
            };
            let found = hits(text, &[&several], &mut self.forms).len();
            if let Some(sum) = counts.get_mut(*number) {
                *sum += found as f64 * count;
            }
        }
    }
}

/// Whether a term of a field is looked for in the title (0), a heading (1) or the text (2).
fn stands(field: Option<TextField>, place: usize) -> bool {
    match field {
        None | Some(TextField::Name) => true,
        Some(TextField::Title) => place == 0,
        Some(TextField::Section) => place == 1,
    }
}
