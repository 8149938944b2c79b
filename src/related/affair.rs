//! Which stories are of one affair: careful, because one wrong story spoils a thread.
//!
//! Two stories are of one affair where enough of what either says is the same ([`Closeness::cosine`]), the more so the
//! further they lie apart, and where they share a name that few stories of the library bear. Both bars rise with the
//! library: among many stories two are soon alike by chance, and the name of a president tells nothing in any of them.
//! A third story must be close to most of the thread, its first stories among them, and to two of it at least; so a
//! thread does not wander from affair to affair.
//!
//! | tried on current events 2019–2021, the first 7,000 items; stories of one thread | same heading | or a wider one | reached |
//! |---|---|---|---|
//! | closeness of .55 both ways, times nearness in days, as it was | .44 | .50 | 367 |
//! | cosine of .40, .45, .50, .55 | .56 .59 .67 .74 | .64 .67 .74 .81 | 252 210 161 134 |
//! | cosine of .40, a shared name borne by no more than stories^.4 | .58 | .67 | 189 |
//! | the same, close to the whole thread and to two of it | .63 | .70 | 161 |
//! | the same with .33, .36, .40, rising with the days | .65 .66 .70 | .73 .75 .75 | 178 167 116 |
//!
//! The last row is with .40 in a library of that size. Then the rarity of the name, judged pairs of one thread:
//!
//! | the same items, all 14,183, and five times 500 of them in a row | same heading | or a wider one | reached |
//! |---|---|---|---|
//! | any name borne by few, as it was | .67, .52 | .73, .65 | 208, 69 |
//! | the bar times .6 for the rarest of names to 1.4 for the commonest allowed | .75, .57 | .79, .64 | 196, 68 |
//! | the same, the bar rising by .036, .040, .045 with each e-fold of stories | .75 .79 .86, .57 | .80 .84 .90, .65 | 173 162 139, 66 |
//!
//! Nearness in days by its logarithm, the number of shared terms or names, and their countries did no better than the
//! rarity alone. Headings are sparse: of 25 pairs of one thread that share none (500 items in a row, last row), 19 are of
//! one affair to the eye.

use super::{Closeness, Reason, ReasonKind};
use crate::names::{fold, is_function_word, is_generic_word, words};

/// Days between a story and the nearest one of its thread, at the most.
pub const APART: i64 = 60;
/// Stories of a thread, at most: what goes on longer goes on in another one.
pub const LONGEST: u64 = 64;

/// The cosine that is asked for in a library of [`FEW`] stories, and how much it rises with each e-fold of them.
const CLOSE: f64 = 0.22;
const RISE: f64 = 0.04;
const FEW: f64 = 55.0;
/// The lowest and the highest that it may be.
const BOUNDS: (f64, f64) = (0.2, 0.5);
/// What part of it is asked for of two that share a name which no other story bears, nearly; and how much it rises to one
/// that as many bear as may.
const RARE: (f64, f64) = (0.6, 0.8);
/// Days after which twice as much is asked for.
const FADES: f64 = 60.0;
/// Days between stories of which it is not known when they were.
const SOME_DAYS: i64 = 20;
/// Terms besides countries that two stories share at least.
const SHARED: usize = 2;
/// A name tells of an affair that no more stories bear than this power of all, and of those counted beside them.
const POWER: f64 = 0.4;
const BESIDE: f64 = 100.0;
/// Stories of a thread that one must be close to, where there are as many.
const PARTNERS: usize = 2;

/// What is asked of stories of one affair, in a library of some size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    cosine: f64,
    bearers: u64,
}

impl Bar {
    /// In a library of so many stories.
    pub fn of(stories: u64) -> Self {
        let all = stories as f64;
        let cosine = (CLOSE + RISE * (all.max(1.0) / FEW).ln()).clamp(BOUNDS.0, BOUNDS.1);
        Self { cosine, bearers: (all + BESIDE).powf(POWER) as u64 }
    }

    /// How many stories may bear a name that tells of an affair.
    pub fn bearers(&self) -> u64 {
        self.bearers
    }

    /// Whether two stories that are so many days apart are close enough; `rarest` stories bear the rarest name they share.
    pub fn passes(&self, closeness: &Closeness, days: Option<i64>, rarest: u64) -> bool {
        let days = days.unwrap_or(SOME_DAYS);
        let commonness = (rarest.max(1) as f64).ln() / (self.bearers.max(2) as f64).ln();
        let asked = self.cosine * (1.0 + days as f64 / FADES) * (RARE.0 + RARE.1 * commonness);
        rarest <= self.bearers && days <= APART && closeness.shared >= SHARED && closeness.cosine >= asked
    }

    /// Whether a story agrees with those of a thread, by the cosine with each of them.
    pub fn agrees(&self, cosines: &[f64]) -> bool {
        let close = cosines.iter().filter(|cosine| **cosine >= self.cosine).count();
        let mean = cosines.iter().sum::<f64>() / cosines.len().max(1) as f64;
        cosines.is_empty() || close >= PARTNERS.min(cosines.len()) && mean >= self.cosine
    }
}

/// Whether reasons tell of an affair: a country, a place, a common word or a day is none.
pub fn tell_of_an_affair(reasons: &[Reason]) -> bool {
    let tells = |reason: &Reason| match reason.kind {
        ReasonKind::Name | ReasonKind::Phrase => !is_office(&reason.text),
        ReasonKind::Link => true,
        ReasonKind::Term | ReasonKind::Place | ReasonKind::Date => false,
    };
    reasons.len() > 1 && reasons.iter().any(tells)
}

/// The region that the whole library is of.
const REGION: [&str; 4] = ["central", "asia", "asian", "asians"];

/// Whether all of a name is an office, a common word or the region: `Minister`, `President of the Republic`.
pub(super) fn is_office(text: &str) -> bool {
    let common = |word: &str| is_generic_word(word) || is_function_word(word) || REGION.contains(&word);
    words(text).all(|word| common(&fold(word.text)))
}

#[cfg(test)]
mod tests {
    use super::{Bar, tell_of_an_affair};
    use crate::related::{Closeness, Reason, ReasonKind};

    fn close(cosine: f64, shared: usize) -> Closeness {
        Closeness { cosine, shared, ..Closeness::default() }
    }

    fn reason(kind: ReasonKind, text: &str) -> Reason {
        Reason { kind, text: text.to_owned() }
    }

    #[test]
    fn more_is_asked_in_a_larger_library_and_of_what_lies_further_apart() {
        let (small, large) = (Bar::of(50), Bar::of(100_000));
        let pair = close(0.35, 4);
        assert!(small.passes(&pair, Some(7), 2) && !large.passes(&pair, Some(7), 30));
        assert!(!small.passes(&pair, Some(50), 2) && small.passes(&close(0.5, 4), Some(50), 2));
        assert!(!small.passes(&close(0.9, 4), Some(61), 2) && !small.passes(&close(0.9, 1), Some(0), 2));
        assert!(small.bearers() < 10 && (50..200).contains(&large.bearers()));
    }

    #[test]
    fn more_is_asked_of_those_that_share_no_name_but_one_that_many_bear() {
        let bar = Bar::of(10_000);
        let pair = close(0.45, 4);
        assert!(bar.passes(&pair, Some(7), 3) && !bar.passes(&pair, Some(7), bar.bearers()));
        assert!(!bar.passes(&close(1.0, 9), Some(0), bar.bearers() + 1));
    }

    #[test]
    fn a_story_close_to_one_of_many_does_not_agree() {
        let bar = Bar::of(50);
        assert!(bar.agrees(&[0.3]) && bar.agrees(&[0.5, 0.3, 0.1]) && bar.agrees(&[]));
        assert!(!bar.agrees(&[0.9, 0.1]) && !bar.agrees(&[0.3, 0.3, 0.0, 0.0]));
    }

    #[test]
    fn places_alone_are_no_affair() {
        let places = [reason(ReasonKind::Place, "China"), reason(ReasonKind::Place, "Osh")];
        let named = [reason(ReasonKind::Name, "Rosatom"), reason(ReasonKind::Place, "Ulken")];
        assert!(!tell_of_an_affair(&places) && tell_of_an_affair(&named) && !tell_of_an_affair(&named[..1]));
        let offices = [reason(ReasonKind::Name, "Prime Minister"), reason(ReasonKind::Place, "Ulken")];
        assert!(!tell_of_an_affair(&offices));
    }
}
