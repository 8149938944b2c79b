//! Paragraphs that are direct quotations, with who said it or without.

use super::line_shape::words;

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

#[cfg(test)]
mod tests {
    use super::{is_attributed_quotation, is_quotation};

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
}
