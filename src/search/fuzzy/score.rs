//! What a match is worth. Scattered letters are scored by fuzzy-matcher (the affine-gap alignment of skim and fzf);
//! letters that stand together are worth what their place says, in the same units, without asking it.

use std::fmt;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::fit::{Seat, Span};

/// The most that fuzzy-matcher gives a letter: 16 for itself, 16 for following the title's first letters closely.
const MOST_A_LETTER: i32 = 32;
/// The most that it gives one that does not: 8 for the start of a word, and for following one closely.
const ELSEWHERE_A_LETTER: i32 = 24;
/// What letters within a word are worth: 16 each, 4 for following another.
const INSIDE_A_LETTER: i32 = 20;
/// What a place at a word's start, a word's end and the title's start adds.
const WORD_START: i32 = 12;
const WORD_END: i32 = 8;
const TITLE_START: i32 = 2;
/// What the first gap costs besides 1 for each letter in it.
const GAP: i32 = 3;
/// What another spelling costs.
const SPELLING: i32 = 3;
/// Cells of the table beyond which fuzzy-matcher takes the first alignment instead of the best: a title of some
/// ten thousand letters.
const CELLS: usize = 1 << 16;

/// What letters that stand together are worth: at the start of a word more than any scattered ones.
pub(super) fn together(seat: Seat, letters: i32) -> i32 {
    let ends = if seat.ends_word { WORD_END } else { 0 };
    let starts = if seat.starts_title { TITLE_START } else { 0 };
    let place =
        if seat.starts_word { MOST_A_LETTER * letters + WORD_START } else { INSIDE_A_LETTER * letters };
    place + ends + starts
}

/// The most that scattered letters can be worth, wherever they stand.
pub(super) fn most_apart(letters: i32) -> i32 {
    MOST_A_LETTER * letters - GAP
}

/// The most that scattered letters can be worth that lie this far apart.
pub(super) fn most_scattered(letters: i32, span: Span) -> i32 {
    let worth = |letter: i32, between: i32| (letter * letters - GAP).saturating_sub(between);
    let elsewhere = worth(ELSEWHERE_A_LETTER, span.between);
    let at_start = span.from_start.map(|between| worth(MOST_A_LETTER, between));
    at_start.map_or(elsewhere, |at_start| at_start.max(elsewhere)).max(LEAST_SCATTERED)
}

/// The least that scattered letters can be worth.
pub(super) const LEAST_SCATTERED: i32 = 1;

/// What a match of this worth is worth when only the Latin form matches.
pub(super) fn in_latin(score: i32) -> i32 {
    (score - SPELLING).max(LEAST_SCATTERED)
}

/// Scores scattered letters.
pub(super) struct Scorer(SkimMatcherV2);

impl Default for Scorer {
    fn default() -> Self {
        // Both sides are folded: there is no case left to fold.
        Self(SkimMatcherV2::default().respect_case().element_limit(CELLS))
    }
}

impl fmt::Debug for Scorer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Scorer")
    }
}

impl Scorer {
    /// What a needle's letters, in order, are worth in a text, at most `most`; `None` where they are not in it.
    ///
    /// A letter may be several in Latin, which fuzzy-matcher would count.
    pub(super) fn scattered(&self, text: &str, needle: &str, most: i32) -> Option<i32> {
        let score = self.0.fuzzy_match(text, needle)?;
        Some(i32::try_from(score).unwrap_or(most).clamp(LEAST_SCATTERED, most.max(LEAST_SCATTERED)))
    }

    /// The 0-based letters of a text that a needle's letters are matched with.
    pub(super) fn letters(&self, text: &str, needle: &str) -> Option<Vec<usize>> {
        self.0.fuzzy_indices(text, needle).map(|(_, letters)| letters)
    }
}
