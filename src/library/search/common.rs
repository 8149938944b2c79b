//! Searching where very many stories hold the words of a query: the latest first.
//!
//! bm25 counts every story that holds a word before it gives the first score, and words that are common by themselves may
//! stand together in very few stories, or in none. So the stories are gone through from the last one that came backwards.
//! The latest that answer are weighed, and as many that answer by title or heading. Where these are not found with a fixed
//! amount of work, what was found is told, best first, and it goes on behind it with more: nothing is missed, and what is
//! found soon is not kept waiting.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use super::telling::Telling;
use super::{Plan, wide};
use crate::digest::StoryId;
use crate::library::{KeepGoing, Library, Result};
use crate::store::{self, Filter, Stretch, Words};

/// Stories that may hold the words of a query, each word counted by itself, for all of them to be weighed.
pub(super) const FEW: u64 = 6_000;

/// The most rows that are told before older stories are ranked.
pub(super) const MOST_ROWS: u64 = 1_024;

/// Stories weighed of each kind: the latest, and the latest by title or heading.
const WEIGHED: u64 = 96;

/// Looks at whether to go on (`Store::heed`) that are given to the latest stories at first, and how many times as many to
/// older ones: some hundredths of a second, however large the library is.
const LOOKS: i64 = 160;
const LONGER: i64 = 8;

/// What was found.
struct Found {
    ids: BTreeSet<StoryId>,
    /// Whether there may be more.
    more: bool,
    /// Where to go on, where it was given up before as many were found as are weighed.
    behind: Option<i64>,
}

impl Library {
    /// Tells the stories that answer, of the latest the best first. `Break` when all were told, or as many as are wanted;
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
        let (mut last, mut looks, mut wide) = (self.store.last_story()?, LOOKS, words.is_begun());
        loop {
            let among = Stretch { numbers: 1..=last, filter, pool };
            let Found { ids, more, behind } = if wide {
                self.looked_through(words, &among)?
            } else {
                self.candidates(words, &among, looks)?
            };
            if telling.tell(scales.weighed(&self.worded(&ids)?))? == ControlFlow::Break(()) {
                return Ok(ControlFlow::Break(()));
            }
            if more && (telling.limit > MOST_ROWS || !wide) {
                return self.tell_left(words, &among, telling);
            }
            // Where few of the latest hold what is begun, the index is asked for the others.
            wide &= more;
            let Some(behind) = behind.filter(|last| *last > 0) else { return Ok(ControlFlow::Break(())) };
            (last, looks) = (behind, looks.saturating_mul(LONGER));
            if !ids.is_empty() && telling.pause() == ControlFlow::Break(()) {
                return Ok(ControlFlow::Break(()));
            }
        }
    }

    /// More rows are wanted than were weighed: behind them the latest that are left.
    fn tell_left(&self, words: &Words, among: &Stretch<'_>, telling: &mut Telling<'_>) -> Result<KeepGoing> {
        if telling.limit > MOST_ROWS {
            return Ok(ControlFlow::Continue(()));
        }
        if telling.pause() == ControlFlow::Break(()) {
            return Ok(ControlFlow::Break(()));
        }
        let left = self.store.latest(Some(words), false, among, telling.limit)?;
        let _ended = telling.tell(left.into_iter().map(|id| store::Found { id, score: 0.0 }).collect())?;
        Ok(ControlFlow::Break(()))
    }

    /// Of alternatives each has its own latest stories, so that a common one does not hide a rare one.
    fn candidates(&self, words: &Words, among: &Stretch<'_>, looks: i64) -> Result<Found> {
        let alternatives = match words {
            Words::Any(parts) => parts.as_slice(),
            single => std::slice::from_ref(single),
        };
        let share = (WEIGHED / alternatives.len().max(1) as u64).max(16);
        let mut found = Found { ids: BTreeSet::new(), more: false, behind: None };
        for part in alternatives {
            let (latest, all) = self.store.latest_within(looks, part, false, among, share)?;
            if latest.len() as u64 == share {
                // Only then those by title or heading are not all among them.
                found.more = true;
                found.ids.extend(self.store.latest_within(looks, part, true, among, share)?.0);
            } else if !all {
                let behind = latest.last().map_or(*among.numbers.end(), |id| id.0 - 1);
                found.behind = found.behind.max(Some(behind));
            }
            found.ids.extend(latest);
        }
        Ok(found)
    }

    /// The same where a word is begun so widely that the index would be read from end to end: the latest stories that hold
    /// the other words are looked through.
    fn looked_through(&self, words: &Words, among: &Stretch<'_>) -> Result<Found> {
        let others = words.without_begun();
        let (mut ids, mut last) = (BTreeSet::new(), *among.numbers.end());
        for _ in 0..wide::ROUNDS {
            let rest = Stretch { numbers: 1..=last, ..among.clone() };
            let latest = self.store.latest(others.as_ref(), false, &rest, wide::LOOKED)?;
            let all = (latest.len() as u64) < wide::LOOKED;
            last = latest.last().map_or(0, |id| id.0 - 1);
            let stories = self.worded(&latest.into_iter().collect())?;
            ids.extend(wide::holding(words, &stories));
            if all {
                return Ok(Found { ids, more: false, behind: None });
            }
            if ids.len() as u64 >= WEIGHED {
                break;
            }
        }
        let more = ids.len() as u64 >= WEIGHED;
        Ok(Found { ids, more, behind: Some(last) })
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
            assert_eq!(latest(&library, &plan, 2), best[..best.len().min(2)], "{query}");
        }
        // Beginnings of more words than are spelt out.
        for query in ["t*", "tapi OR a*", "title:a*", "country:kz t*", "tapi -t*", "s* -t*", "name:a* bank"] {
            let plan = library.plan(&Query::strict(query).unwrap()).unwrap();
            let ids = |found: &[Found]| found.iter().map(|found| found.id).collect::<BTreeSet<_>>();
            let all = ids(&library.store.search(plan.words.as_ref(), &plan.filter, 500).unwrap());
            assert_eq!(ids(&latest(&library, &plan, 500)), all, "{query}");
        }
        let plan = library.plan(&Query::strict("tapi").unwrap()).unwrap();
        assert!(
            !library.store.is_common(plan.words.as_ref().unwrap(), MOST_ROWS).unwrap(),
            "few enough to weigh all"
        );
    }
}
