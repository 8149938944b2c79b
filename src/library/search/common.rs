//! Ranking where very many stories hold the words of a query.
//!
//! Only the stories that came into the library last are weighed, and as many that answer by title or heading, by the same
//! measure as SQLite's bm25: what a word counts in title, heading and text, the less the more stories hold it, and the
//! less each time it comes again. An older story that answers in its text only can be missed, however often it holds the
//! word; whoever wants all, asks for all.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use rayon::prelude::{ParallelIterator, ParallelSlice};

use super::plan::{Plan, words_of};
use crate::digest::StoryId;
use crate::library::{Library, Result};
use crate::names::{Forms, words};
use crate::search::{Term, TextField, begins_row, hits};
use crate::store::{Found, WordedStory, Words};

/// Stories that may hold the words of a query, each word counted by itself, for all of them to be weighed.
pub(super) const FEW: u64 = 6_000;

/// The most rows that can be asked for.
const MOST_ROWS: u64 = 1_024;

/// Stories weighed of each kind: the latest, and the latest by title or heading.
const WEIGHED: u64 = 96;

/// What a word counts in a title, a heading and a text, as in the store.
const COUNTS: [f64; 3] = [8.0, 4.0, 1.0];

/// How soon a word that comes again counts no more, and how much a long text takes away: bm25's usual numbers.
const SATURATION: f64 = 1.2;
const LENGTH: f64 = 0.75;

impl Library {
    /// The best of the latest stories that answer; `None` where all can be weighed, because at most `few` hold the words,
    /// or where more are asked for.
    pub(super) fn best_of_latest(&self, plan: &Plan, limit: u64, few: u64) -> Result<Option<Vec<Found>>> {
        let Some(words) = plan.words.as_ref().filter(|_| limit <= MOST_ROWS) else { return Ok(None) };
        if !self.store.is_common(words, few)? {
            return Ok(None);
        }
        let ids = self.candidates(words, plan)?;
        let stories: Vec<WordedStory> = ids
            .into_iter()
            .filter_map(|id| self.store.worded(id).transpose())
            .collect::<std::result::Result<_, _>>()?;
        let weights: Vec<f64> = plan.terms.iter().map(|term| self.weight(term)).collect::<Result<_>>()?;
        let lengths: Vec<usize> = stories.iter().map(length).collect();
        let average = lengths.iter().sum::<usize>() as f64 / lengths.len().max(1) as f64;
        let numbered: Vec<(&WordedStory, usize)> = stories.iter().zip(lengths).collect();
        let mut scored: Vec<(f64, &str, i64)> = numbered
            .par_chunks(64)
            .flat_map_iter(|chunk| {
                let mut tally = Tally::new(&plan.terms);
                chunk
                    .iter()
                    .map(|(story, length)| {
                        let long = 1.0 - LENGTH + LENGTH * *length as f64 / average.max(1.0);
                        let counted = tally.count(story);
                        let score = |(count, weight): (&f64, &f64)| {
                            weight * count * (SATURATION + 1.0) / (count + SATURATION * long)
                        };
                        let known = if story.date.starts_with(|first: char| first.is_ascii_digit()) {
                            story.date.as_str()
                        } else {
                            ""
                        };
                        (counted.iter().zip(&weights).map(score).sum(), known, story.id.0)
                    })
                    .collect::<Vec<_>>()
            })
            .collect();
        scored.sort_by(|one, other| {
            other
                .0
                .total_cmp(&one.0)
                .then_with(|| (Reverse(one.1), Reverse(one.2)).cmp(&(Reverse(other.1), Reverse(other.2))))
        });
        let best = scored.into_iter().map(|(score, _, id)| Found { id: StoryId(id), score });
        let mut best: Vec<Found> = best.take(usize::try_from(limit).unwrap_or(usize::MAX)).collect();
        if (best.len() as u64) < limit {
            // More rows are wanted than were weighed: behind them the latest that are left.
            let known: BTreeSet<StoryId> = best.iter().map(|found| found.id).collect();
            let left = self.store.latest(words, false, &plan.filter, limit)?;
            let room = usize::try_from(limit).unwrap_or(usize::MAX) - best.len();
            let left = left.into_iter().filter(|id| !known.contains(id)).take(room);
            best.extend(left.map(|id| Found { id, score: 0.0 }));
        }
        Ok(Some(best))
    }

    /// Of alternatives each has its own latest stories, so that a common one does not hide a rare one.
    fn candidates(&self, words: &Words, plan: &Plan) -> Result<BTreeSet<StoryId>> {
        let alternatives = match words {
            Words::Any(parts) => parts.as_slice(),
            single => std::slice::from_ref(single),
        };
        let share = (WEIGHED / alternatives.len().max(1) as u64).max(16);
        let mut ids = BTreeSet::new();
        for part in alternatives {
            for headed in [false, true] {
                ids.extend(self.store.latest(part, headed, &plan.filter, share)?);
            }
        }
        Ok(ids)
    }

    /// What a term counts: the more, the fewer stories hold it.
    fn weight(&self, term: &Term) -> Result<f64> {
        let part = self.store.frequency(&words_of(term.clone()))?.clamp(1e-7, 1.0);
        Ok((1.0 + (1.0 - part) / part).ln().max(1e-6))
    }
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

#[cfg(test)]
mod tests {
    use crate::library::{Access, Library, Query};

    #[test]
    fn the_latest_are_weighed_as_bm25_weighs_all() {
        let folder = tempfile::tempdir().unwrap();
        let mut library = Library::open(&folder.path().join("library.db"), Access::Write).unwrap();
        library.import_sample().unwrap();
        for query in [
            "tapi",
            "tokayev",
            "\"red square\"",
            "parade moscow",
            "tengiz OR tapi",
            "title:aktau",
            "bank -orda",
            "nur sultan",
        ] {
            let plan = library.plan(&Query::strict(query).unwrap()).unwrap();
            let all = library.store.search(plan.words.as_ref(), &plan.filter, 50).unwrap();
            let best = library.best_of_latest(&plan, 50, 1).unwrap().unwrap();
            let sorted = |found: &[crate::store::Found]| {
                let mut ids: Vec<i64> = found.iter().map(|found| found.id.0).collect();
                ids.sort_unstable();
                ids
            };
            assert_eq!(sorted(&best), sorted(&all), "{query}: the same stories");
            let top: Vec<_> = all.iter().take(3).map(|found| found.id).collect();
            assert!(top.contains(&best[0].id), "{query}: {best:?} {all:?}");
            assert!(
                best.is_sorted_by(|one, next| one.score >= next.score)
                    && best.iter().all(|one| one.score > 0.0)
            );
            assert_eq!(
                library.best_of_latest(&plan, 2, 1).unwrap().unwrap(),
                best[..best.len().min(2)],
                "{query}"
            );
        }
        let plan = library.plan(&Query::strict("tapi").unwrap()).unwrap();
        assert_eq!(library.best_of_latest(&plan, 50, 10_000).unwrap(), None, "few enough to weigh all");
        assert_eq!(library.best_of_latest(&plan, 5_000, 1).unwrap(), None, "more are asked for");
    }
}
