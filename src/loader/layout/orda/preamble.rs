//! What stands between the title of a week in review and its first story.

use crate::loader::layout::introduction;
use crate::loader::layout::line_shape::{Ending, capitalised_words, ending, words};

/// Whether a line has the form of a week in review's title, and how closely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TitleForm {
    /// No such title.
    Other,
    /// Begins with the words, as other outlets may begin a title too.
    Alike,
    /// `Week in Review: …`, as Orda writes it.
    Exact,
}

/// How closely a line has the form of Orda's title.
pub(super) fn title_form(text: &str) -> TitleForm {
    let mut parts = text.split_whitespace();
    let opening: Vec<&str> = parts.by_ref().take(3).collect();
    let rest = parts.next();
    match opening.as_slice() {
        ["Week", "in" | "In", "Review:"] if rest.is_some() => return TitleForm::Exact,
        _ if words(text, LONGEST_TITLE) == LONGEST_TITLE => return TitleForm::Other,
        _ => {}
    }
    let lower = text.to_lowercase();
    let lower: Vec<&str> =
        lower.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let lower = lower.strip_prefix(&["the"]).unwrap_or(&lower);
    if lower.starts_with(&["week", "in", "review"]) && ending(text) != Ending::Pause {
        TitleForm::Alike
    } else {
        TitleForm::Other
    }
}

/// Whether a line introduces the whole issue: it says that, or how, the week is summed up.
pub(super) fn is_intro(text: &str) -> bool {
    introduction::sums_up_a_week(text) || (names_orda(text) && introduction::sums_up(text))
}

/// Whether a line is a short aside such as `What a week!`: ended like a sentence, but hardly one.
pub(super) fn is_aside(text: &str) -> bool {
    words(text, 13) <= 12
        && matches!(
            ending(text),
            Ending::Exclamation | Ending::Question | Ending::Ellipsis | Ending::FullStop
        )
}

/// Whether an aside is an outcry or question that no story begins with, and is not written as a heading is.
pub(super) fn is_outcry(text: &str) -> bool {
    let as_a_heading = match ending(text) {
        Ending::Exclamation | Ending::Question => capitalised_words(text) > 1,
        Ending::Ellipsis => capitalised_words(text) > 0,
        _ => true,
    };
    is_aside(text) && !as_a_heading
}

/// Whether the outlet is named, as a word of its own: `Orda`, `Orda's`, `Orda.kz`.
pub(super) fn names_orda(text: &str) -> bool {
    text.split(|char: char| !char.is_alphanumeric()).any(|word| matches!(word, "Orda" | "ORDA"))
        || text.split_whitespace().any(|word| word.to_lowercase().contains("orda.kz"))
}

/// Whether an introduction says that somebody else than Orda wrote it: `Example News has put together …`.
pub(super) fn names_another(text: &str) -> bool {
    introduction::publisher(text).is_some_and(|name| !names_orda(name))
}

/// A title has fewer words.
const LONGEST_TITLE: usize = 30;
#[cfg(test)]
mod tests {
    use super::{TitleForm, is_intro, is_outcry, names_another, title_form};

    #[test]
    fn titles_are_exact_or_alike() {
        for text in [
            "Week in Review: Snow, Sand, and More.",
            "Week In Review: Oh Dear..",
            "Week in\u{A0}Review: Roads",
        ] {
            assert_eq!(title_form(text), TitleForm::Exact, "{text}");
        }
        for text in
            ["The Week in Review", "WEEK IN REVIEW: ROADS", "Week in Review – Roads", "Week in review: roads"]
        {
            assert_eq!(title_form(text), TitleForm::Alike, "{text}");
        }
        for text in
            ["The week in review boards was calm, and so on,", "Weekly Review", "", "Review of the Week"]
        {
            assert_eq!(title_form(text), TitleForm::Other, "{text}");
        }
    }

    #[test]
    fn introductions_sum_the_week_up() {
        for text in [
            "Orda has gathered the main events of the past two weeks.",
            "Orda’s recap of what went on before the holidays.",
            "Orda walks you through the past two weeks.",
            "Here is a digest of the last fortnight (9–22 December).",
            "We put together a short overview of the week.",
        ] {
            assert!(is_intro(text), "{text}");
        }
        for text in [
            "The parliament put off its review of the budget to next month.",
            "Ministers met in Astana this week to look at the price of coal.",
            "Orda reported on Friday that the bridge was closed.",
        ] {
            assert!(!is_intro(text), "{text}");
        }
    }

    #[test]
    fn an_outcry_is_no_heading() {
        assert!(is_outcry("What a ride!") && is_outcry("Ready?") && is_outcry("Wow!"));
        assert!(!is_outcry("Here We Go Again!") && !is_outcry("It snowed."));
    }

    #[test]
    fn another_outlet_is_noticed() {
        assert!(names_another("Example News has put together a synopsis of the week."));
        assert!(!names_another("Orda has put together a synopsis of the week."));
        assert!(!names_another("We have put together a synopsis of the week."));
    }
}
