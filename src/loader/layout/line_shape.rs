//! What a line looks like: how it ends, whether it is written like a title, a sentence, a quotation.

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

/// Whether the whole paragraph is one direct quotation: the mark that opens it closes at its very end.
pub(super) fn is_quotation(text: &str) -> bool {
    let mut chars = text.chars();
    let Some(closing) = chars.next().and_then(closing_of) else { return false };
    let inner = chars.as_str().trim_end_matches(['.', ',', '!', '?', '…']);
    let Some(inner) = inner.strip_suffix(closing) else { return false };
    let opening = text.chars().next().unwrap_or(closing);
    let mut depth = 1i32;
    for char in inner.chars() {
        if char == closing {
            depth -= 1;
        } else if char == opening {
            depth += 1;
        }
        if depth == 0 {
            return false;
        }
    }
    !inner.is_empty()
}

/// Whether a paragraph is a direct quotation with no more around it than who said it: `“We pay,” says the mayor.`
///
/// The quoted words come first and are most of it; behind them stands one sentence with a word of saying, and
/// perhaps the rest of the quotation.
pub(super) fn is_attributed_quotation(text: &str) -> bool {
    let mut chars = text.chars();
    let Some(closing) = chars.next().and_then(closing_of) else { return false };
    let Some((quoted, rest)) = chars.as_str().split_once(closing) else { return false };
    let ended = quoted.ends_with([',', '.', '!', '?', '…']) || rest.starts_with(',');
    let (attribution, more) = match rest.find(['“', '"', '«']) {
        Some(at) => rest.split_at_checked(at).unwrap_or((rest, "")),
        None => (rest, ""),
    };
    let whole = more.is_empty() || is_quotation(more);
    let said = attribution.split(|char: char| !char.is_alphabetic()).any(|word| SAYING.contains(&word));
    let sentences = attribution.matches(". ").count();
    let spoken = attribution.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    let length = spoken.take(LONGEST_ATTRIBUTION + 1).count();
    ended
        && whole
        && said
        && length <= LONGEST_ATTRIBUTION
        && words(quoted, length) + words(more, length) >= length
        && (sentences == 0 || sentences == 1 && !more.is_empty())
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

/// More words say more than who spoke.
const LONGEST_ATTRIBUTION: usize = 30;
/// Verbs that attribute a quotation.
const SAYING: [&str; 32] = [
    "said",
    "says",
    "say",
    "told",
    "tells",
    "stated",
    "states",
    "added",
    "adds",
    "noted",
    "notes",
    "explained",
    "explains",
    "wrote",
    "writes",
    "declared",
    "stressed",
    "emphasized",
    "emphasised",
    "concluded",
    "claimed",
    "reads",
    "announced",
    "argued",
    "quoted",
    "сказал",
    "сказала",
    "заявил",
    "заявила",
    "отметил",
    "отметила",
    "подчеркнул",
];
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

fn closing_of(opening: char) -> Option<char> {
    match opening {
        '"' => Some('"'),
        '“' => Some('”'),
        '«' => Some('»'),
        '„' => Some('“'),
        '‹' => Some('›'),
        _ => None,
    }
}

/// Words that a headline may leave in lower case.
fn is_small_word(word: &str) -> bool {
    SMALL.contains(&word)
}

const SMALL: [&str; 33] = [
    "a", "an", "the", "and", "or", "but", "nor", "so", "yet", "of", "in", "on", "at", "to", "for", "from",
    "by", "with", "as", "vs", "v", "via", "per", "over", "into", "off", "up", "out", "about", "than", "not",
    "no", "de",
];

const FINITE: [&str; 36] = [
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might",
    "must", "should", "said", "says", "told", "did", "does", "do", "went", "became", "made", "took", "gave",
    "came", "met", "held", "won", "lost", "left", "knows", "isn't", "isn’t", "remains",
];

#[cfg(test)]
mod tests {
    use super::{
        Ending, ending, is_attributed_quotation, is_quotation, is_running_text, is_title_case, same_words,
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
    fn a_quotation_is_quoted_to_its_end() {
        assert!(is_quotation("“We shall see what the spring brings.”"));
        assert!(is_quotation("«Весной будет видно».") && is_quotation("\"We shall see.\""));
        assert!(!is_quotation("\"We shall see,\" he said. \"Or not.\""));
        assert!(!is_quotation("“We shall see,” he said, “or not.”"));
        assert!(!is_quotation("\"") && !is_quotation("") && !is_quotation("No quotation."));
    }

    #[test]
    fn a_quotation_with_its_speaker_is_told_from_a_report_that_quotes() {
        for text in [
            "“We shall pay for the pipes in spring,” says the mayor.",
            "\"We pay, and soon,\" the deputy said in March. \"In full, too.\"",
            "«Мы заплатим весной», – сказал мэр.",
        ] {
            assert!(is_attributed_quotation(text), "{text}");
        }
        for text in [
            "“Pay now” is the name of a new shop in Osh, says its owner, who has opened three of them.",
            "“We pay,” says the mayor. The council met on Friday. Nobody had asked for the pipes.",
            "“We shall pay for the pipes in spring,” it was heard in the hall.",
            "“Unclosed, says the mayor",
            "The mayor says: “We pay.”",
        ] {
            assert!(!is_attributed_quotation(text), "{text}");
        }
    }

    #[test]
    fn titles_are_compared_by_their_words() {
        assert!(same_words("Floods in  the South", "FLOODS IN THE SOUTH."));
        assert!(!same_words("Floods in the South", "Floods in the North"));
    }
}
