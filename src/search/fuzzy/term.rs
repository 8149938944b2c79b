//! One word of a query, in both forms.

use super::bag::bag;
use super::form::Form;

/// A Latin word of fewer letters is taken as it is spelt: of `xi` or `qq` too little would be left.
const SPELT_BELOW: usize = 4;

/// How the letters of a word must stand in a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// In order, with others between.
    Scattered,
    /// Together.
    Together,
    /// Together, with nothing of a word on either side.
    Word,
    /// At the title's beginning.
    Start,
    /// At the title's end.
    End,
    /// As the whole title.
    Whole,
}

/// A word of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// How its letters must stand.
    pub(super) kind: Kind,
    /// Whether titles must not match it.
    pub(super) negated: bool,
    /// How many letters it has, which is what a match is worth: the same in whatever spelling it is met.
    pub(super) letters: i32,
    /// To be met with the folded title.
    pub(super) folded: Needle,
    /// To be met with the title in Latin.
    pub(super) latin: Needle,
}

/// Letters to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Needle {
    /// The letters.
    pub(super) text: String,
    /// Which they are.
    pub(super) bag: u64,
}

impl Term {
    /// What a word asks for; `None` where nothing of it is left when it is folded.
    pub(super) fn new(kind: Kind, negated: bool, word: &str) -> Option<Self> {
        let folded = Needle::new(Form::folded(word).text)?;
        let short = word.is_ascii() && folded.text.len() < SPELT_BELOW;
        let shared = if short { None } else { Needle::new(open_ended(kind, Form::latin(word).text)) };
        let latin = shared.unwrap_or_else(|| folded.clone());
        let letters = i32::try_from(folded.text.chars().count()).ok()?;
        Some(Self { kind, negated, letters, folded, latin })
    }

    /// Whether every title that matches this matches `wider`.
    pub(super) fn narrows(&self, wider: &Self) -> bool {
        let grows = matches!(self.kind, Kind::Scattered | Kind::Together | Kind::Start)
            && (self.kind, self.negated, wider.negated) == (wider.kind, false, false)
            && self.folded.text.starts_with(&wider.folded.text)
            && self.latin.text.starts_with(&wider.latin.text)
            && self.folded.text.is_ascii() == wider.folded.text.is_ascii();
        grows || self == wider
    }
}

impl Needle {
    fn new(text: String) -> Option<Self> {
        (!text.is_empty()).then(|| Self { bag: bag(&text), text })
    }
}

/// A word without the `y` or `i` at its end, where more may follow: of `tokay` nobody can tell yet whether its `y` will
/// stand between vowels, and transliterations differ in endings such as `-skyy`.
fn open_ended(kind: Kind, latin: String) -> String {
    let stem = latin.trim_end_matches(['y', 'i']);
    let open = matches!(kind, Kind::Scattered | Kind::Together | Kind::Start);
    if open && stem.len() >= SPELT_BELOW { stem.to_owned() } else { latin }
}
