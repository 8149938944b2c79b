//! Which characters of a printed title are lit.

use std::ops::Range;

use super::fit::seat;
use super::form::Form;
use super::query::Query;
use super::score::Scorer;
use super::term::{Kind, Needle, Term};
use crate::names::{fold_letter, is_apostrophe};

/// The characters of a printed title that a query matches: ranges of 0-based characters (Unicode scalar values), in
/// order and apart. A mark is lit with its letter, an apostrophe between two letters with both.
pub fn lit(query: &Query, printed: &str) -> Vec<Range<usize>> {
    let scorer = Scorer::default();
    let folded = Form::folded(printed);
    let latin = Form::latin(printed);
    let mut lit = vec![false; printed.chars().count()];
    for term in query.groups.iter().flatten().filter(|term| !term.negated) {
        for number in characters(term, &folded, &latin, &scorer) {
            if let Some(character) = lit.get_mut(number as usize) {
                *character = true;
            }
        }
    }
    join_silent(printed, &mut lit);
    ranges(&lit)
}

/// The characters that a term matches, in the form that it matches better.
fn characters(term: &Term, folded: &Form, latin: &Form, scorer: &Scorer) -> Vec<u32> {
    let together = |form: &Form, needle: &Needle| {
        let seat = seat(term.kind, &form.text, needle)?;
        let start = form.text.get(..seat.start)?.chars().count();
        let numbers = form.from.iter().skip(start).take(needle.text.chars().count());
        Some((seat.starts_word, numbers.copied().collect::<Vec<u32>>()))
    };
    let scattered = |form: &Form, needle: &Needle| {
        let letters = scorer.letters(&form.text, &needle.text).filter(|_| term.kind == Kind::Scattered)?;
        Some(letters.into_iter().filter_map(|letter| form.from.get(letter).copied()).collect::<Vec<u32>>())
    };
    let (spelt, sounding) = (together(folded, &term.folded), together(latin, &term.latin));
    let found = match (spelt, sounding) {
        (Some((false, _)), Some((true, latin))) => Some(latin),
        (Some((_, spelt)), _) => Some(spelt),
        (None, Some((_, latin))) => Some(latin),
        (None, None) => scattered(folded, &term.folded).or_else(|| scattered(latin, &term.latin)),
    };
    found.unwrap_or_default()
}

/// Lights what folds to nothing with the letters around it.
fn join_silent(printed: &str, lit: &mut [bool]) {
    let mut folded = String::new();
    let mut after_lit = false;
    let mut apostrophes: Vec<usize> = Vec::new();
    for (number, character) in printed.chars().enumerate() {
        folded.clear();
        fold_letter(character, &mut folded);
        let Some(light) = lit.get(number).copied() else { return };
        if !folded.is_empty() {
            let between = std::mem::take(&mut apostrophes);
            if light && after_lit {
                between.into_iter().for_each(|number| set(lit, number));
            }
            after_lit = light;
        } else if is_apostrophe(character) {
            apostrophes.push(number);
        } else if after_lit {
            set(lit, number);
        }
    }
}

fn set(lit: &mut [bool], number: usize) {
    if let Some(character) = lit.get_mut(number) {
        *character = true;
    }
}

fn ranges(lit: &[bool]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (number, _) in lit.iter().enumerate().filter(|(_, lit)| **lit) {
        match ranges.last_mut().filter(|range| range.end == number) {
            Some(range) => range.end = number + 1,
            None => ranges.push(number..number + 1),
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::lit;
    use crate::search::fuzzy::Query;

    /// The title with what is lit in brackets.
    fn shown(typed: &str, printed: &str) -> String {
        let ranges = lit(&Query::new(typed), printed);
        let mut shown = String::new();
        for (number, character) in printed.chars().enumerate() {
            if ranges.iter().any(|range| range.start == number) {
                shown.push('[');
            }
            shown.push(character);
            if ranges.iter().any(|range| range.end == number + 1) {
                shown.push(']');
            }
        }
        shown
    }

    #[test]
    fn what_matched_is_lit_as_printed() {
        for (typed, title) in [
            ("snow", "Much [Snow] Over the Pass"),
            ("'now", "S[now] Over the Pass"),
            ("^snow pass$", "“[Snow] Over the [Pass]…”"),
            ("road snow", "[Snow] on the [Road]"),
            ("snow !rain", "[Snow] Again"),
            ("snow | ice", "[Ice] on the Lake"),
            ("!rain", "Ice on the Lake"),
            ("tca", "[T]imes of [C]entral [A]sia"),
            ("snow\\ on", "[Snow on] the Road"),
            ("", "Ice on the Lake"),
        ] {
            let printed = title.replace(['[', ']'], "");
            assert_eq!(shown(typed, &printed), title, "{typed}");
        }
    }

    #[test]
    fn other_scripts_and_spellings_are_lit_as_printed() {
        for (typed, title) in [
            ("tokaev", "Президент [Тока]е[в] прибыл"),
            ("Токаев", "What [To]q[a]y[ev] Said"),
            ("ulken", "The [Ülken] Reactor"),
            ("ulken", "The [U\u{308}lken] Reactor"),
            ("ozbek", "[Oʻzbek]iston"),
            ("toshkent", "[Toshkent]’s Metro"),
            ("中亚", "新闻[中亚]周刊"),
            ("final", "The [ﬁnal] Round"),
            ("erdogan", "Putin, [Erdoğan], and Others"),
        ] {
            let printed = title.replace(['[', ']'], "");
            let expected = match typed {
                // In other scripts every letter has its own; in Latin a dropped `y` stays dark.
                "tokaev" => "Президент [Токаев] прибыл",
                "Токаев" => "What [Toqa]y[ev] Said",
                _ => title,
            };
            assert_eq!(shown(typed, &printed), expected, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn ranges_lie_in_the_title_in_order_and_apart(typed in ".{0,12}", printed in ".{0,40}") {
            let ranges = lit(&Query::new(&typed), &printed);
            prop_assert!(ranges.iter().all(|range| range.start < range.end));
            prop_assert!(ranges.windows(2).all(|pair| pair[0].end < pair[1].start));
            prop_assert!(ranges.last().is_none_or(|range| range.end <= printed.chars().count()));
        }
    }
}
