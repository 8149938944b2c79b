//! Searching where very many stories hold the words of a query: the latest first, in stretches.
//!
//! bm25 counts every story that holds a word before it gives the first score, and words that are common by themselves may
//! stand together in very few stories, or in none. So the stories are gone through from the last one that came backwards,
//! in stretches that take about the same time in a library of any size. Of a stretch the latest stories that answer are
//! weighed, and as many that answer by title or heading. Where it holds fewer, these are told, best first, and the next
//! stretch follows: nothing is missed, and what is found in the first is not kept waiting.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use super::telling::Telling;
use super::{Plan, wide};
use crate::digest::StoryId;
use crate::library::{KeepGoing, Library, Result};
use crate::names::Sought;
use crate::store::{Columns, Filter, Found, Stretch, Words};

/// Stories that may hold the words of a query, each word counted by itself, for all of them to be weighed.
pub(super) const FEW: u64 = 6_000;

/// The most rows that are told before older stories are ranked.
pub(super) const MOST_ROWS: u64 = 1_024;

/// Stories weighed of each kind: the latest, and the latest by title or heading.
const WEIGHED: u64 = 96;

/// Stories of a stretch that hold the rarest word of a query: what it takes to go through it. Fewer where each is looked
/// up to be held against a filter.
const PACE: f64 = 50_000.0;
const FILTERED: f64 = 10_000.0;

/// The rarest that a word is taken to be.
const RAREST: f64 = 1.0 / 16_384.0;

/// How much longer than the last a stretch is.
const LONGER: i64 = 4;

/// Wordings of a word that are looked up to tell how rare it is.
const WORDINGS: usize = 8;

/// What was found in a stretch.
struct Part {
    ids: BTreeSet<StoryId>,
    /// The first number of the stretch, as far as it was gone through.
    first: i64,
    /// Whether it may hold more.
    more: bool,
}

impl Library {
    /// Tells the stories that answer, of each stretch the best first. `Break` when all were told, or as many as are wanted;
    /// else whoever wants the rest asks for it.
    pub(super) fn tell_latest(
        &self,
        plan: &Plan,
        words: &Words,
        telling: &mut Telling<'_>,
    ) -> Result<KeepGoing> {
        let pool = if plan.filter == Filter::default() { None } else { self.store.pool(&plan.filter)? };
        let (filter, pool) = (&plan.filter, pool.as_deref());
        let scales = self.scales(&plan.terms)?;
        let mut span = self.span(words, plan, pool)?;
        let mut last = self.store.last_story()?;
        while last > 0 {
            let numbers = last.saturating_sub(span).max(0) + 1..=last;
            let among = Stretch { numbers, filter, pool };
            let Part { ids, first, more } = if words.is_begun() {
                self.looked_through(words, &among)?
            } else {
                self.candidates(words, &among)?
            };
            let found = scales.weighed(&self.worded(&ids)?);
            if telling.tell(found)? == ControlFlow::Break(()) {
                return Ok(ControlFlow::Break(()));
            }
            if more && (telling.limit > MOST_ROWS || !words.is_begun()) {
                return self.tell_left(words, (filter, pool), last, telling);
            }
            (last, span) = (first - 1, if more { span } else { span.saturating_mul(LONGER) });
            if last > 0 && telling.pause() == ControlFlow::Break(()) {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Break(()))
    }

    /// More rows are wanted than were weighed: behind them the latest that are left.
    fn tell_left(
        &self,
        words: &Words,
        (filter, pool): (&Filter, Option<&[i64]>),
        last: i64,
        telling: &mut Telling<'_>,
    ) -> Result<KeepGoing> {
        if telling.limit > MOST_ROWS {
            return Ok(ControlFlow::Continue(()));
        }
        if telling.pause() == ControlFlow::Break(()) {
            return Ok(ControlFlow::Break(()));
        }
        let among = Stretch { numbers: 1..=last, filter, pool };
        let left = self.store.latest(Some(words), false, &among, telling.limit)?;
        let _ended = telling.tell(left.into_iter().map(|id| Found { id, score: 0.0 }).collect())?;
        Ok(ControlFlow::Break(()))
    }

    /// Of alternatives each has its own latest stories, so that a common one does not hide a rare one.
    fn candidates(&self, words: &Words, among: &Stretch<'_>) -> Result<Part> {
        let alternatives = match words {
            Words::Any(parts) => parts.as_slice(),
            single => std::slice::from_ref(single),
        };
        let share = (WEIGHED / alternatives.len().max(1) as u64).max(16);
        let (mut ids, mut more) = (BTreeSet::new(), false);
        for part in alternatives {
            let latest = self.store.latest(Some(part), false, among, share)?;
            // Those by title or heading are among them, unless there are more.
            if latest.len() as u64 == share {
                more = true;
                ids.extend(self.store.latest(Some(part), true, among, share)?);
            }
            ids.extend(latest);
        }
        Ok(Part { ids, first: *among.numbers.start(), more })
    }

    /// The same where a word is begun so widely that the index would be read from end to end: the latest stories that hold
    /// the other words are looked through.
    fn looked_through(&self, words: &Words, among: &Stretch<'_>) -> Result<Part> {
        let others = words.without_begun();
        let (mut ids, mut last) = (BTreeSet::new(), *among.numbers.end());
        for _ in 0..wide::ROUNDS {
            let rest = Stretch { numbers: *among.numbers.start()..=last, ..among.clone() };
            let latest = self.store.latest(others.as_ref(), false, &rest, wide::LOOKED)?;
            let all = (latest.len() as u64) < wide::LOOKED;
            last = latest.last().map_or(0, |id| id.0 - 1);
            let stories = self.worded(&latest.into_iter().collect())?;
            ids.extend(wide::holding(words, &stories));
            if all {
                return Ok(Part { ids, first: *among.numbers.start(), more: false });
            }
            if ids.len() as u64 >= WEIGHED {
                break;
            }
        }
        Ok(Part { ids, first: last + 1, more: true })
    }

    /// Numbers of stories to the first stretch.
    fn span(&self, words: &Words, plan: &Plan, pool: Option<&[i64]>) -> Result<i64> {
        let looked_up = pool.is_none() && plan.filter != Filter::default();
        let pace = if looked_up { FILTERED } else { PACE };
        Ok((pace / self.rarest(words)?.max(RAREST)) as i64)
    }

    /// How large a part of the stories holds the rarest of the words that must all stand in one.
    fn rarest(&self, words: &Words) -> Result<f64> {
        let each = |parts: &[Words]| parts.iter().map(|part| self.rarest(part)).collect::<Result<Vec<f64>>>();
        Ok(match words {
            begun if begun.is_begun() => 1.0,
            Words::One(_, ways) => {
                let ways = ways.iter().take(WORDINGS).map(|way| self.rarest_of(way));
                ways.collect::<Result<Vec<f64>>>()?.into_iter().fold(0.0, f64::max)
            }
            Words::Country(_) | Words::Name(..) => self.store.frequency(words)?,
            Words::All(parts) => each(parts)?.into_iter().fold(1.0, f64::min),
            Words::Any(parts) => each(parts)?.into_iter().sum::<f64>().min(1.0),
            Words::Except(what, _) => self.rarest(what)?,
        })
    }

    fn rarest_of(&self, row: &[Sought]) -> Result<f64> {
        // Wherever it stands: a title that holds the word is found among all stories that do.
        let one = |word: &Sought| {
            self.store.frequency(&Words::One(Columns::Everywhere, vec![vec![word.clone()]]))
        };
        let parts = row.iter().map(one).collect::<std::result::Result<Vec<f64>, _>>()?;
        Ok(parts.into_iter().fold(1.0, f64::min))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::ops::ControlFlow;

    use super::{MOST_ROWS, Telling};
    use crate::library::search::{Part, Plan};
    use crate::library::{Access, Library, Query};
    use crate::store::Found;

    /// The first rows, as they are where the words are common.
    fn latest(library: &Library, plan: &Plan, limit: u64) -> Vec<Found> {
        let mut found = Vec::new();
        let mut each = |part| {
            if let Part::Hit(hit) = part {
                found.push(Found { id: hit.story.row.id, score: hit.score });
            }
            ControlFlow::Continue(())
        };
        let mut telling = Telling::new(library, plan, limit, &mut each);
        let words = plan.words.as_ref().unwrap();
        assert_eq!(library.tell_latest(plan, words, &mut telling).unwrap(), ControlFlow::Break(()));
        found
    }

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
            let best = latest(&library, &plan, 50);
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
                latest(&library, &plan, 2),
                best[..best.len().min(2)],
                "{query}"
            );
        }
        // Beginnings of more words than are spelt out.
        for query in ["t*", "tapi OR a*", "title:a*", "country:kz t*", "tapi -t*", "s* -t*", "name:a* bank"] {
            let plan = library.plan(&Query::strict(query).unwrap()).unwrap();
            let ids = |found: &[Found]| found.iter().map(|found| found.id).collect::<BTreeSet<_>>();
            let all = ids(&library.store.search(plan.words.as_ref(), &plan.filter, 500).unwrap());
            assert_eq!(ids(&latest(&library, &plan, 500)), all, "{query}");
        }
        let plan = library.plan(&Query::strict("tapi").unwrap()).unwrap();
        assert!(!library.store.is_common(plan.words.as_ref().unwrap(), MOST_ROWS).unwrap(), "few enough to weigh all");
    }
}
