//! Whether a title fits a word of the query, and how much is known of its score without scoring.

use super::score::{self, Scorer};
use super::term::{Kind, Needle, Term};
use super::titles::Title;

/// What a match is worth, as far as it is known without scoring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Worth {
    /// At least.
    pub(super) least: i32,
    /// At most.
    pub(super) most: i32,
}

/// Where the letters of a needle stand together in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Seat {
    /// Whether a word begins there.
    pub(super) starts_word: bool,
    /// Whether a word ends there.
    pub(super) ends_word: bool,
    /// Whether the title begins there.
    pub(super) starts_title: bool,
    /// The byte at which they begin.
    pub(super) start: usize,
}

impl Worth {
    /// Of something that matches and adds nothing.
    pub(super) const NOTHING: Self = Self::known(0);

    /// Known to be this.
    pub(super) const fn known(score: i32) -> Self {
        Self { least: score, most: score }
    }

    /// Whether nothing needs scoring.
    pub(super) fn is_known(self) -> bool {
        self.least == self.most
    }

    /// Of the better of two.
    pub(super) fn or(self, other: Self) -> Self {
        Self { least: self.least.max(other.least), most: self.most.max(other.most) }
    }

    /// Of both together.
    pub(super) fn and(self, other: Self) -> Self {
        Self { least: self.least.saturating_add(other.least), most: self.most.saturating_add(other.most) }
    }

    fn in_latin(self) -> Self {
        Self { least: score::in_latin(self.least), most: score::in_latin(self.most) }
    }
}

impl Term {
    /// What a title that fits the word in either form is worth. Without a scorer, what can be told from where the
    /// letters stand; with one, exactly.
    pub(super) fn worth(&self, title: Title<'_>, scorer: Option<&Scorer>) -> Option<Worth> {
        let spelt = self.worth_in(title.folded, title.bag, &self.folded, self.kind, scorer);
        if self.negated {
            let fits = spelt.is_some() || self.worth_in_latin(title, scorer).is_some();
            return (!fits).then_some(Worth::NOTHING);
        }
        match spelt {
            Some(worth) if worth.least > score::most_apart(self.letters) => spelt,
            Some(worth) => Some(self.worth_in_latin(title, scorer).map_or(worth, |latin| worth.or(latin))),
            None => self.worth_in_latin(title, scorer),
        }
    }

    fn worth_in_latin(&self, title: Title<'_>, scorer: Option<&Scorer>) -> Option<Worth> {
        if title.latin.is_empty() && self.folded == self.latin {
            return None;
        }
        // Where no other script is to be bridged, letters scattered over another spelling are noise.
        let one_script = self.folded.text.is_ascii() && title.folded.is_ascii();
        let kind = if one_script && self.kind == Kind::Scattered { Kind::Together } else { self.kind };
        self.worth_in(title.latin(), title.bag, &self.latin, kind, scorer).map(Worth::in_latin)
    }

    /// What a text of this bag is worth where it fits a needle of the word's.
    fn worth_in(
        &self,
        text: &str,
        bag: u64,
        needle: &Needle,
        kind: Kind,
        scorer: Option<&Scorer>,
    ) -> Option<Worth> {
        if bag & needle.bag != needle.bag {
            return None;
        }
        if let Some(seat) = seat(kind, text, needle) {
            return Some(Worth::known(score::together(seat, self.letters)));
        }
        let span = if kind == Kind::Scattered { span(text, &needle.text)? } else { return None };
        let most = score::most_scattered(self.letters, span);
        match scorer {
            Some(scorer) => scorer.scattered(text, &needle.text, most).map(Worth::known),
            None => Some(Worth { least: score::LEAST_SCATTERED, most }),
        }
    }
}

/// The best place where a needle's letters stand together, as its kind wants them.
pub(super) fn seat(kind: Kind, text: &str, needle: &Needle) -> Option<Seat> {
    let needle = needle.text.as_str();
    match kind {
        Kind::Scattered | Kind::Together => best_seat(text, needle),
        Kind::Word => seats(text, needle).find(|seat| seat.starts_word && seat.ends_word),
        Kind::Start => starting(text, needle),
        Kind::End => ending(text, needle),
        Kind::Whole => starting(text, needle)
            .filter(|seat| ending(text, needle).is_some_and(|end| end.start == seat.start)),
    }
}

fn best_seat(text: &str, needle: &str) -> Option<Seat> {
    let mut best: Option<Seat> = None;
    for seat in seats(text, needle) {
        let better =
            best.is_none_or(|best| (seat.starts_word, seat.ends_word) > (best.starts_word, best.ends_word));
        if better {
            best = Some(seat);
        }
        if seat.starts_word && seat.ends_word {
            break;
        }
    }
    best
}

/// Every place of a needle. Titles are short: setting up a better search costs more than it spares.
fn seats<'a>(text: &'a str, needle: &'a str) -> impl Iterator<Item = Seat> + 'a {
    let (bytes, first) = (text.as_bytes(), needle.bytes().next());
    let starts =
        bytes.iter().enumerate().filter(move |(_, byte)| Some(**byte) == first).map(|(start, _)| start);
    starts
        .filter(move |&start| bytes.get(start..).is_some_and(|rest| rest.starts_with(needle.as_bytes())))
        .map(move |start| seat_at(text, start, needle.len()))
}

fn seat_at(text: &str, start: usize, length: usize) -> Seat {
    let (before, behind) = (text.get(..start), text.get(start + length..));
    Seat {
        starts_word: !before.and_then(|before| before.chars().next_back()).is_some_and(char::is_alphanumeric),
        ends_word: !behind.and_then(|behind| behind.chars().next()).is_some_and(char::is_alphanumeric),
        starts_title: start == 0,
        start,
    }
}

/// The needle at the title's beginning; marks of quotation and the like before it are passed over.
fn starting(text: &str, needle: &str) -> Option<Seat> {
    let bare = text.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let start = [0, text.len() - bare.len()]
        .into_iter()
        .find(|&start| text.get(start..).is_some_and(|rest| rest.starts_with(needle)))?;
    Some(Seat { starts_title: true, starts_word: true, ..seat_at(text, start, needle.len()) })
}

/// The needle at the title's end; stops and the like behind it are passed over.
fn ending(text: &str, needle: &str) -> Option<Seat> {
    let bare = text.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    let start = [text, bare].into_iter().find_map(|text| text.strip_suffix(needle))?.len();
    Some(seat_at(text, start, needle.len()))
}

/// How far a needle's letters, in order, lie apart in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    /// The fewest letters between them, wherever they begin.
    pub(super) between: i32,
    /// The fewest between them where the first one is the text's first letter.
    pub(super) from_start: Option<i32>,
}

/// Starts that are looked at for the closest one; behind them nothing is assumed to lie between.
const STARTS: usize = 64;

/// The closest that a needle's letters, in order, stand in a text; `None` where they are not all in it.
fn span(text: &str, needle: &str) -> Option<Span> {
    if needle.is_ascii() && text.is_ascii() {
        closest(needle.bytes(), text.bytes())
    } else {
        closest(needle.chars(), text.chars())
    }
}

fn closest<T: PartialEq>(
    mut needle: impl Iterator<Item = T> + Clone,
    text: impl Iterator<Item = T> + Clone,
) -> Option<Span> {
    let first = needle.next()?;
    let mut rest = text.clone();
    let mut span: Option<Span> = None;
    let mut at_start = true;
    for _ in 0..STARTS {
        let Some(skipped) = rest.position(|letter| letter == first) else { return span };
        // From its first letter on, taking each next one as soon as it comes ends as early as can be.
        let Some(between) = between(needle.clone(), rest.clone()) else { return span };
        let from_start = (at_start && skipped == 0).then_some(between);
        at_start = false;
        span = Some(span.map_or(Span { between, from_start }, |span| Span {
            between: span.between.min(between),
            ..span
        }));
    }
    span.map(|span| Span { between: 0, ..span })
}

/// The letters passed over to find all of a needle.
fn between<T: PartialEq>(
    mut needle: impl Iterator<Item = T>,
    mut text: impl Iterator<Item = T>,
) -> Option<i32> {
    needle.try_fold(0_i32, |passed, wanted| {
        let skipped = text.position(|letter| letter == wanted)?;
        Some(passed.saturating_add(i32::try_from(skipped).unwrap_or(i32::MAX)))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::score::{Scorer, most_scattered};
    use super::{Span, span};

    #[test]
    fn the_closest_letters_are_found() {
        let apart = |between, from_start| Some(Span { between, from_start });
        assert_eq!(span("tokaev", "tkv"), apart(3, Some(3)));
        assert_eq!(span("the road took five tkav", "tkv"), apart(1, Some(14)));
        assert_eq!(span("a tkv", "tkv"), apart(0, None));
        assert_eq!(span("токаев", "тк"), apart(1, Some(1)));
        assert_eq!(span("tokaev", "vt"), None);
        assert_eq!(span(&"t".repeat(1_000), "tz"), None);
        assert_eq!(span(&format!("{}z", "t".repeat(1_000)), "tz"), apart(0, Some(999)));
    }

    proptest! {
        /// What cannot reach the screen is passed over by this: it must hold for every text.
        #[test]
        fn scattered_letters_are_never_worth_more_than_reckoned(text in "[abc -]{1,30}", needle in "[abc]{1,5}") {
            let together = text.contains(&needle);
            if let Some(span) = span(&text, &needle).filter(|_| !together) {
                let letters = i32::try_from(needle.len()).unwrap();
                let score = Scorer::default().scattered(&text, &needle, i32::MAX).unwrap();
                prop_assert!(score <= most_scattered(letters, span), "{} in {}: {}", needle, text, score);
            }
        }
    }
}
