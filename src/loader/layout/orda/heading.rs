//! Which lines of a week in review are its sections' headings.
//!
//! A heading stands on a line of its own before a paragraph, has few words and no final full stop. What else
//! looks so (an unpunctuated sentence, an aside) is told apart by the habit of the whole document: where most
//! headings are written in title case, a line that is not is none.

use crate::loader::layout::furniture::is_picture_credit;
use crate::loader::layout::line_shape::{
    Ending, begins_upright, capitalised_words, ending, has_finite_verb, words,
};
use crate::loader::layout::quotation::is_quotation;
use crate::loader::layout::{headline_list, line_mark};
use crate::loader::lines::Line;

/// How much a line by itself looks like a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Not at all.
    Not,
    /// A few words in sentence case.
    Perhaps,
    /// Title case.
    Likely,
}

/// How much this line by itself looks like a heading.
pub(super) fn likeness(text: &str) -> Likeness {
    let end = ending(text);
    let long = words(text, MOST_WORDS + 1) > MOST_WORDS;
    if long || !begins_upright(text) || matches!(end, Ending::FullStop | Ending::Pause) {
        return Likeness::Not;
    }
    if line_mark::heading(text).is_some() {
        return Likeness::Likely;
    }
    let capitalised = capitalised_words(text);
    let cry = end == Ending::Exclamation && capitalised == 1;
    let short = words(text, MOST_WORDS_IN_SENTENCE_CASE + 1) <= MOST_WORDS_IN_SENTENCE_CASE;
    match end {
        _ if capitalised > 0 && !cry => Likeness::Likely,
        Ending::Open | Ending::Ellipsis | Ending::Question
            if short && !has_finite_verb(text) && !is_quotation(text) =>
        {
            Likeness::Perhaps
        }
        _ => Likeness::Not,
    }
}

/// For every line from `from` on (the first after the title), whether it is a section's heading; `false` before.
pub(super) fn places(lines: &[Line<'_>], from: usize) -> Vec<bool> {
    let shapes: Vec<Shape> = lines.iter().map(|line| shape(line.text)).collect();
    let candidates: Vec<Likeness> = (0..lines.len()).map(|at| candidate(&shapes, at, from)).collect();
    let certain = |at: &usize| !follows_list_opening(&shapes, *at);
    let end = shapes.iter().position(|shape| *shape == Shape::LatestNews).unwrap_or(shapes.len());
    let count =
        |wanted: Likeness| (0..end).filter(certain).filter(|at| candidates.get(*at) == Some(&wanted)).count();
    let (likely, perhaps) = (count(Likeness::Likely), count(Likeness::Perhaps));
    let least = match () {
        () if perhaps >= 2 && perhaps >= likely => Likeness::Perhaps,
        () if likely > 0 => Likeness::Likely,
        () => return vec![false; lines.len()],
    };
    candidates.into_iter().map(|likeness| likeness >= least).collect()
}

/// What counts about a line here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Text(Likeness),
    Picture,
    Item,
    ReadAlso,
    LatestNews,
}

fn shape(text: &str) -> Shape {
    use crate::digest::HeadlineList;
    match headline_list::opening(text).map(|opening| opening.list) {
        Some(HeadlineList::ReadAlso) => Shape::ReadAlso,
        Some(HeadlineList::LatestNews) => Shape::LatestNews,
        None if is_picture_credit(text) => Shape::Picture,
        None if line_mark::item(text).is_some() => Shape::Item,
        None => Shape::Text(likeness(text)),
    }
}

/// The likeness of a line that stands where a heading may: before a paragraph, or before a list of its own, with
/// nothing but pictures between; or before another heading.
fn candidate(shapes: &[Shape], at: usize, from: usize) -> Likeness {
    let Some(Shape::Text(likeness)) = shapes.get(at).filter(|_| at >= from) else { return Likeness::Not };
    let next = shapes.get(at + 1..).and_then(|rest| rest.iter().find(|shape| **shape != Shape::Picture));
    match next {
        Some(Shape::Text(Likeness::Not) | Shape::Item) => *likeness,
        Some(Shape::Text(Likeness::Perhaps)) if *likeness == Likeness::Likely => Likeness::Likely,
        _ => Likeness::Not,
    }
}

fn follows_list_opening(shapes: &[Shape], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| shapes.get(before));
    matches!(before, Some(Shape::ReadAlso | Shape::LatestNews))
}

const MOST_WORDS: usize = 12;
const MOST_WORDS_IN_SENTENCE_CASE: usize = 6;

#[cfg(test)]
mod tests {
    use super::{Likeness, likeness, places};
    use crate::loader::lines::Lines;

    fn headings(text: &str) -> Vec<String> {
        let lines = Lines::from(text);
        let rows: Vec<_> = lines.filled().collect();
        let flags = places(&rows, 0);
        rows.iter().zip(flags).filter(|(_, is)| *is).map(|(line, _)| line.text.to_owned()).collect()
    }

    const TEXT: &str = "The regional council met to talk over the price of coal this winter.";

    #[test]
    fn headings_come_in_many_dresses() {
        for text in [
            "Not Again...",
            "And Now What?",
            "Coal: A Dark Tale",
            "Roads – Or the Lack of Them",
            "“Not Our Fault”",
            "Oops!.. They Did It Again",
        ] {
            assert_eq!(likeness(text), Likeness::Likely, "{text}");
        }
        for text in [
            "It rained.",
            "The president later rejected it",
            "so it goes",
            "“We shall not pay.”",
            "Ouch!",
            "What a day!",
        ] {
            assert_eq!(likeness(text), Likeness::Not, "{text}");
        }
    }

    #[test]
    fn in_a_document_of_titles_an_unpunctuated_sentence_is_none() {
        let text =
            format!("Dark Winter\n{TEXT}\nNobody saw that coming\n{TEXT}\nRoad Rage\nPhoto: Example\n{TEXT}");
        assert_eq!(headings(&text), ["Dark Winter", "Road Rage"]);
    }

    #[test]
    fn headings_in_sentence_case_are_found_where_they_are_the_habit() {
        let text = format!("All eyes on Naryn\n{TEXT}\nElections in Georgia\n{TEXT}\nWhat next?\n{TEXT}");
        assert_eq!(headings(&text), ["All eyes on Naryn", "Elections in Georgia", "What next?"]);
    }

    #[test]
    fn text_without_headings_has_none() {
        assert_eq!(headings(&format!("{TEXT}\nNobody saw that coming\n{TEXT}")), [""; 0]);
        assert_eq!(
            headings(&format!(
                "{TEXT}\nLatest news\nCoal Runs Out\nThe mayor who promised more coal than there is in the whole valley resigns"
            )),
            [""; 0]
        );
    }
}
