//! What a line looks like, whatever it says: how it ends, whether it is written like a title or a sentence, whether it is
//! broken off.

use crate::loader::sentence;
use crate::loader::subheading::words::is_small;

/// How a line ends, closing quotation marks and brackets aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// A single full stop that ends a sentence.
    FullStop,
    /// `...`, `..` or `…`
    Ellipsis,
    /// `?`
    Question,
    /// `!`
    Exclamation,
    /// `:`
    Colon,
    /// `,` or `;`
    Pause,
    /// Nothing of the kind.
    Open,
}

/// How this line ends.
pub(super) fn ending(text: &str) -> Ending {
    let text = text.trim_end_matches(|char: char| char.is_whitespace() || is_closing(char));
    let Some(last) = text.chars().next_back() else { return Ending::Open };
    match last {
        '…' => Ending::Ellipsis,
        '.' if text.ends_with("..") => Ending::Ellipsis,
        '.' if last_word_is_dotted(text) => Ending::Open,
        '.' | '。' => Ending::FullStop,
        '?' | '؟' => Ending::Question,
        '!' => Ending::Exclamation,
        ':' => Ending::Colon,
        ',' | ';' => Ending::Pause,
        _ => Ending::Open,
    }
}

/// `U.S.`, `a.m.`: the last full stop belongs to the word.
fn last_word_is_dotted(text: &str) -> bool {
    let word = text.rsplit(char::is_whitespace).next().unwrap_or(text);
    let letters = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
    let mut parts = word.trim_start_matches(is_opening).strip_suffix('.').unwrap_or(word).split('.');
    parts.clone().count() > 1 && parts.all(letters)
}

/// The number of words, counted up to `most` only, so that a line of any length is quickly judged.
pub(super) fn words(text: &str, most: usize) -> usize {
    text.split_whitespace().take(most).count()
}

/// Whether every word that counts begins with a capital, as in a headline.
pub(super) fn is_title_case(text: &str) -> bool {
    capitalised_words(text) > 0
}

/// How many words begin with a capital, where all do that count; 0 where one does not.
pub(super) fn capitalised_words(text: &str) -> usize {
    let mut counted = 0;
    for (place, word) in text.split_whitespace().enumerate() {
        let word = word.trim_matches(|char: char| !char.is_alphanumeric());
        let Some(first) = word.chars().next().filter(|char| char.is_alphabetic()) else { continue };
        if place > 0 && is_small_word(word) {
            continue;
        }
        if !first.is_uppercase() {
            return 0;
        }
        counted += 1;
    }
    counted
}

/// Whether all its letters are capitals, and at least three of them.
pub(super) fn is_capitals(text: &str) -> bool {
    let mut letters = 0;
    for char in text.chars().filter(|char| char.is_alphabetic()) {
        if char.is_lowercase() {
            return false;
        }
        letters += 1;
    }
    letters >= 3
}

/// Whether a line begins as a heading or sentence may: with a capital, a digit, or a letter without case, after
/// any opening marks.
pub(super) fn begins_upright(text: &str) -> bool {
    let first =
        text.trim_start_matches(|char: char| is_opening(char) || matches!(char, '¿' | '¡' | '#' | '$' | '…'));
    first.chars().next().is_some_and(|char| char.is_alphanumeric() && !char.is_lowercase())
}

/// Whether a lower-case word of it is one of the commonest finite verbs, or ends as a past tense does.
pub(super) fn has_finite_verb(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let word = word.trim_matches(|char: char| !char.is_alphanumeric());
        let past = word.len() >= 5 && word.ends_with("ed") && word.chars().all(char::is_lowercase);
        past || FINITE.contains(&word)
    })
}

/// Whether a line is running text rather than a heading or headline: it ends as a sentence and is long enough
/// for one, or is too long for anything else.
pub(super) fn is_running_text(text: &str) -> bool {
    let words = words(text, LONG_LINE);
    if words == LONG_LINE {
        return true;
    }
    match ending(text) {
        Ending::FullStop => words >= 6 && !is_title_case(text),
        Ending::Question | Ending::Exclamation | Ending::Ellipsis | Ending::Colon => {
            words >= 12 && !is_title_case(text)
        }
        Ending::Pause | Ending::Open => false,
    }
}

/// The same text but for case, white space and what stands around it.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    let words = |text: &'_ str| {
        text.split(|char: char| !char.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect::<Vec<_>>()
    };
    one.len().abs_diff(other.len()) <= 16 && one.len() <= LONGEST_COMPARED && words(one) == words(other)
}

/// Whether a text is broken off: it ends in an ellipsis, bare or in square brackets.
pub(super) fn is_cut_off(text: &str) -> bool {
    let text = text.trim_end();
    let bare = text.strip_suffix(']').unwrap_or(text).trim_end();
    bare.ends_with("...") || bare.ends_with('…')
}

/// Whether a line may be a heading: not long, not beginning in lower case, and without the stop that ends a sentence.
pub(super) fn may_be_heading(text: &str) -> bool {
    let words = text.split_whitespace().take(HEADING_WORDS + 1).count();
    let begins = text.chars().find(|letter| letter.is_alphanumeric());
    if words > HEADING_WORDS || begins.is_none_or(char::is_lowercase) || is_dateline(text) {
        return false;
    }
    let bare = text.trim_end_matches(CLOSERS);
    if is_cut_off(bare) {
        return title_case(text) >= 0.8 && words <= 14;
    }
    // A line all in capitals is a title even where it stops or holds a stop.
    let titled = words >= 4 && is_title_case(text);
    if bare.ends_with('.') && !ends_in_abbreviation(bare) && !titled || bare.ends_with([':', ';', ',']) {
        return false;
    }
    // `… he said: “Never again!”` is a sentence; a title that ends in such words has capitals.
    if bare.len() < text.len() && bare.ends_with(['!', '?']) && title_case(text) < 0.6 {
        return false;
    }
    let sentences = sentence::sentences(text);
    let before_last = sentences.len().saturating_sub(1);
    titled
        || !sentences
            .iter()
            .take(before_last)
            .any(|sentence| sentence.trim_end_matches(CLOSERS).ends_with('.'))
}

/// `U.S.`, `Jr.`: a stop that belongs to the last word.
fn ends_in_abbreviation(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let inside = last.trim_end_matches('.').trim_start_matches(|first: char| !first.is_alphanumeric());
    inside.contains('.') || ["Jr", "Sr", "Inc", "Ltd", "Co", "Corp", "No", "vs"].contains(&inside)
}

/// Whether a text opens with the place it is from: `ASTANA (TCA) —`.
pub(super) fn is_dateline(text: &str) -> bool {
    let opening = text.char_indices().nth(60).map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
    let Some((place, after)) = opening.split_once("(TCA)") else { return false };
    let capitals = place.chars().filter(|letter| letter.is_uppercase()).count();
    capitals >= 3 && after.trim_start().starts_with(['—', '–', '-', ':'])
}

/// The share of the longer words (four letters and more) that begin with a capital; 1 where there are none.
pub(super) fn title_case(text: &str) -> f32 {
    let (mut long, mut capitals) = (0_u16, 0_u16);
    for word in text.split(|letter: char| !letter.is_alphanumeric() && letter != '’' && letter != '\'') {
        let first = word.chars().next();
        if word.chars().nth(3).is_some() && first.is_some_and(char::is_alphabetic) {
            long = long.saturating_add(1);
            capitals = capitals.saturating_add(u16::from(first.is_some_and(char::is_uppercase)));
        }
    }
    if long == 0 { 1.0 } else { f32::from(capitals) / f32::from(long) }
}

/// Characters that may stand after the stop of a sentence.
const CLOSERS: [char; 8] = ['"', '”', '’', '\'', '»', ')', ']', '*'];

/// The most words of a line that may still be a heading.
const HEADING_WORDS: usize = 28;
/// More words than this, and a line is no heading or headline.
const LONG_LINE: usize = 25;
/// Longer lines, in bytes, are no titles; two of them are never the same title.
const LONGEST_COMPARED: usize = 400;

fn is_opening(char: char) -> bool {
    matches!(char, '"' | '\'' | '“' | '‘' | '«' | '„' | '‹' | '(' | '[')
}

fn is_closing(char: char) -> bool {
    matches!(char, '"' | '\'' | '”' | '’' | '»' | '“' | '›' | ')' | ']' | '*' | '_')
}

/// Words that a headline may leave in lower case.
fn is_small_word(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && is_small(word) || ALSO_SMALL.contains(&word)
}

/// Words that headlines leave in lower case and that titles inside a text seldom hold.
const ALSO_SMALL: [&str; 11] = ["nor", "so", "yet", "v", "per", "up", "out", "about", "than", "not", "de"];

const FINITE: [&str; 36] = [
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might",
    "must", "should", "said", "says", "told", "did", "does", "do", "went", "became", "made", "took", "gave",
    "came", "met", "held", "won", "lost", "left", "knows", "isn't", "isn’t", "remains",
];

#[cfg(test)]
mod tests {
    use super::{
        Ending, ending, is_cut_off, is_dateline, is_running_text, is_title_case, may_be_heading, same_words,
    };

    #[test]
    fn endings_see_through_closing_marks() {
        for (text, want) in [
            ("It rained.", Ending::FullStop),
            ("He called it “rain.”", Ending::FullStop),
            ("Wait...", Ending::Ellipsis),
            ("Hm..", Ending::Ellipsis),
            ("Now what?)", Ending::Question),
            ("Trade with the U.S.", Ending::Open),
            ("On the Road", Ending::Open),
            ("", Ending::Open),
            ("”", Ending::Open),
        ] {
            assert_eq!(ending(text), want, "{text}");
        }
    }

    #[test]
    fn title_case_lets_small_words_be() {
        for text in ["Trouble in Naryn", "Who And A What?", "2025: What Next", "“Not Our Problem”", "OSH"]
        {
            assert!(is_title_case(text), "{text}");
        }
        for text in ["The president rejected it", "trouble in Naryn", "2024", "", "What a day!"] {
            assert!(!is_title_case(text), "{text}");
        }
    }

    #[test]
    fn running_text_is_told_from_headlines() {
        assert!(is_running_text("The rains have brought floods to the valley."));
        assert!(is_running_text(&"word ".repeat(30)));
        assert!(!is_running_text(
            "Rising Prices and Empty Shelves: What Is Happening to the Country’s Pharmacies Now?"
        ));
        assert!(!is_running_text("Court Issues Verdict in Flood Case"));
    }

    #[test]
    fn titles_are_compared_by_their_words() {
        assert!(same_words("Floods in  the South", "FLOODS IN THE SOUTH."));
        assert!(!same_words("Floods in the South", "Floods in the North"));
    }

    #[test]
    fn headings_and_running_text() {
        for heading in [
            "Astana Opens a New Bridge",
            "Lake Levels Fall Again*",
            "*Opinion: What the Lake Needs",
            "Is the Lake Dying?",
            "Herders Say: “We Were Never Asked”",
            "Osh Mayor Visits the U.S.",
            "Want to See the Lake? The Road Is Open Again",
            "Kyrgyzstan: lawmakers criminalise dumping",
            "And So It Goes...",
            "The Lake Is Dying. What Comes Next?",
            "Herders Have Had Enough.",
        ] {
            assert!(may_be_heading(heading), "{heading}");
        }
        for text in [
            "The bridge was opened on Monday.",
            "We talked to the mayor of the town, who said:",
            "“We were never asked.”",
            "and then the road was closed",
            "OSH (TCA) — The mayor of Osh",
            "The lake falls. Why is that?",
            "On Monday, Mayor Aigul Bekova of Osh met with Timur Bek.",
            "The mayor said he would look into...",
            "",
            "***",
        ] {
            assert!(!may_be_heading(text), "{text}");
        }
    }

    #[test]
    fn texts_cut_off() {
        for text in ["and...", "pushed for peace....", "and…", "and [...]", "and […] "] {
            assert!(is_cut_off(text), "{text}");
        }
        for text in ["and.", "“and...”", "", "..", "...and"] {
            assert!(!is_cut_off(text), "{text}");
        }
    }

    #[test]
    fn datelines_name_a_place_and_the_agency() {
        assert!(is_dateline("NUR-SULTAN (TCA) — The president") && is_dateline("OSH, Kyrgyzstan (TCA) – A"));
        assert!(!is_dateline("We at the Times (TCA) think — often"));
    }
}
