//! Lines that introduce a whole issue.

use super::line_shape::words;

/// Whether a line says that it sums a week up: `Here is our digest of the last two weeks.`
pub(super) fn sums_up_a_week(text: &str) -> bool {
    let Some(said) = said(text) else { return false };
    let addresses = ADDRESSES.iter().any(|opening| said.starts_with(opening));
    let opening: String = said.split_inclusive(' ').take(4).collect();
    // `This week in Osh and beyond, Example News presents …`
    let publishes = text.split(", ").take(MOST_CLAUSES).any(|clause| publisher(clause).is_some());
    let named = has_any(&opening, &SUMMARY) || publishes;
    has_any(&said, &SUMMARY) && has_any(&said, &DAYS) && (addresses || named)
}

/// Whether a line that names its outlet speaks of summing up, or of days without reporting from them.
pub(super) fn sums_up(text: &str) -> bool {
    said(text)
        .is_some_and(|said| has_any(&said, &SUMMARY) || (has_any(&said, &DAYS) && !has_any(&said, &REPORTS)))
}

/// Whoever an introduction says to have written it: the words before `has put together`, `presents` and the like,
/// where they begin with a name.
pub(super) fn publisher(text: &str) -> Option<&str> {
    let mut named = false;
    let mut rest = text;
    for word in text.split_whitespace().take(8) {
        let before = rest;
        rest = rest.trim_start().strip_prefix(word).unwrap_or_default();
        let plain = word.trim_matches(|char: char| !char.is_alphanumeric());
        if matches!(plain, "has" | "have" | "presents" | "brings" | "offers" | "compiled") {
            return text.strip_suffix(before).filter(|_| named);
        }
        let capital = plain.chars().next().is_some_and(char::is_uppercase);
        if !capital && !matches!(plain, "of" | "the" | "and") {
            return None;
        }
        named |= capital && !PRONOUNS.contains(&plain);
    }
    None
}

/// The text in lower case, where it is short enough to introduce anything.
fn said(text: &str) -> Option<String> {
    (text.len() <= LONGEST && words(text, MOST_WORDS + 1) <= MOST_WORDS).then(|| text.to_lowercase())
}

fn has_any(said: &str, list: &[&str]) -> bool {
    said.split(|char: char| !char.is_alphanumeric()).any(|word| list.contains(&word))
}

/// In bytes.
const LONGEST: usize = 1000;
const MOST_WORDS: usize = 45;
/// Whoever publishes is named in one of the first.
const MOST_CLAUSES: usize = 3;

const DAYS: [&str; 7] = ["week", "weeks", "weekly", "days", "fortnight", "month", "weekend"];
const SUMMARY: [&str; 26] = [
    "synopsis",
    "digest",
    "recap",
    "recaps",
    "recapped",
    "roundup",
    "overview",
    "summary",
    "summaries",
    "summed",
    "summarized",
    "summarised",
    "summarizes",
    "summarises",
    "review",
    "rundown",
    "wrap",
    "compiled",
    "compiles",
    "highlights",
    "headlines",
    "selection",
    "collected",
    "gathered",
    "rounded",
    "round",
];
const REPORTS: [&str; 16] = [
    "reported",
    "reports",
    "said",
    "says",
    "wrote",
    "writes",
    "told",
    "learned",
    "learnt",
    "found",
    "published",
    "according",
    "spoke",
    "asked",
    "announced",
    "interviewed",
];
const ADDRESSES: [&str; 15] = [
    "here",
    "below",
    "this is",
    "a look",
    "in this",
    "in our",
    "our ",
    "we ",
    "we've",
    "we’ve",
    "catch up",
    "a brief",
    "a short",
    "a summary",
    "a recap",
];
const PRONOUNS: [&str; 11] =
    ["We", "Our", "This", "Here", "I", "It", "The", "Team", "Editors", "Newsroom", "They"];
#[cfg(test)]
mod tests {
    use super::{publisher, sums_up_a_week};

    #[test]
    fn introductions_are_told_from_news() {
        for text in [
            "Here is a digest of the last fortnight (9–22 December).",
            "We put together a short overview of the week.",
            "A synopsis of the last two weeks.",
            "Example News has put together a summary of the week.",
            "This week in Osh and beyond, Example News presents a roundup of what shaped the last seven days.",
        ] {
            assert!(sums_up_a_week(text), "{text}");
        }
        for text in [
            "The parliament put off its review of the budget to next month.",
            "Ministers met in Astana this week to look at the price of coal.",
        ] {
            assert!(!sums_up_a_week(text), "{text}");
        }
    }

    #[test]
    fn the_publisher_is_a_name() {
        assert_eq!(publisher("The Steppe Post has put together a digest."), Some("The Steppe Post"));
        assert_eq!(publisher("We have put together a digest."), None);
        assert_eq!(publisher("Floods have come."), Some("Floods"));
        assert_eq!(publisher(""), None);
    }
}
