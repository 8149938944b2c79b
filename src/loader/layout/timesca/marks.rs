//! Lines of a listing page that belong to no story: which results it shows, links to the rest of a story, bylines.

use crate::digest::ResultRange;
use crate::loader::layout::line_shape;

/// What follows `Viewing results`, as numbers; the outer `None` where the line is none of these, the inner where its
/// numbers make no sense.
pub(super) fn results(text: &str) -> Option<Option<ResultRange>> {
    if text.len() > 200 {
        return None;
    }
    let lower = text.to_lowercase();
    let rest = lower.strip_prefix("viewing")?.trim_start();
    let rest = rest.strip_prefix("results").or_else(|| rest.strip_prefix("result"))?;
    let (span, total) = rest.split_once(" of ")?;
    let dashed = span.replace(['–', '—', '−', '‐', '‑'], "-").replace(" to ", "-");
    let (first, last) = dashed.split_once('-').unwrap_or((&dashed, &dashed));
    let range = |first, last, total| {
        (1..=last).contains(&first).then_some(()).filter(|()| last <= total).map(|()| ResultRange {
            first,
            last,
            total,
        })
    };
    Some(range(number(first)?, number(last)?, number(total)?))
}

/// A whole number, its thousands set apart by a comma, a stop, an apostrophe or a space.
fn number(text: &str) -> Option<u32> {
    let text = text.trim().trim_end_matches('.');
    let separator = |letter: char| matches!(letter, ',' | '.' | '\'' | '’') || letter.is_whitespace();
    let digits: String = text.chars().filter(|letter| !separator(*letter)).collect();
    digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Words of the links to the rest of a story.
const LINKS: [&str; 4] = ["continue reading", "register to read more", "read more", "read the full story"];

/// Whether a line is a link to the rest of a story, perhaps with the story's title in it.
pub(super) fn is_link(text: &str) -> bool {
    let Some(rest) = LINKS.iter().find_map(|link| strip_words(text, link)) else { return false };
    let marked = rest.trim_start_matches([':', '→', '»', ' ']);
    let named = marked.len() < rest.len() || rest.starts_with(['"', '“', '‘', '«']);
    let continued =
        strip_words(text, "continue reading").is_some() && rest.split_whitespace().nth(1).is_some();
    rest.chars().all(|letter| !letter.is_alphanumeric())
        || (named || continued) && line_shape::may_be_heading(marked)
}

/// The text after these words (given in lower case), where it opens with them and they end there.
fn strip_words<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let opening = text.get(..words.len()).filter(|opening| opening.eq_ignore_ascii_case(words))?;
    let rest = text.get(opening.len()..)?;
    (!rest.starts_with(char::is_alphanumeric)).then(|| rest.trim_start())
}

/// A line cut at a link inside it: the text before, the link, and the text after (another story's, where lines were
/// joined).
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cut<'a> {
    pub(super) before: &'a str,
    pub(super) link: &'a str,
    pub(super) after: &'a str,
}

/// Cuts a line at its first `Continue reading`, where that ends a sentence or a text that is broken off: the same
/// words inside a sentence are no link.
pub(super) fn cut_at_link(text: &str) -> Option<Cut<'_>> {
    const LINK: &str = "Continue reading";
    // Few lines hold one, and this search is the fastest of the standard library's.
    text.contains(LINK).then_some(())?;
    let at = text.match_indices(LINK).map(|(at, _)| at).find(|&at| {
        let before = text.get(..at).unwrap_or_default().trim_end();
        let ended = before.ends_with(['.', '…', '!', '?', '”', '"', '’', ')', ']', ':', '»']);
        let after = text.get(at + LINK.len()..).unwrap_or_default().trim_start();
        (ended || before.is_empty()) && !after.starts_with(char::is_lowercase)
    })?;
    let (before, rest) = text.split_at_checked(at)?;
    let after_words = rest.get(LINK.len()..)?;
    let marks = after_words.find(|letter: char| letter.is_alphanumeric() || "“\"‘[(".contains(letter));
    let end = LINK.len() + marks.unwrap_or(after_words.len());
    let tail = rest.get(end..)?;
    if is_link(rest) || tail.is_empty() {
        return Some(Cut { before: before.trim_end(), link: rest.trim_end(), after: "" });
    }
    Some(Cut { before: before.trim_end(), link: rest.get(..end)?.trim_end(), after: tail.trim() })
}

/// Whether a line names who wrote a story: `Written by TCA`, `By Aigul Uulu`.
pub(in crate::loader::layout) fn is_byline(text: &str) -> bool {
    let text = text.trim_start_matches(['•', '-', '–', '—', ' ']);
    if strip_words(text, "written by").is_some() {
        return text.split_whitespace().nth(12).is_none();
    }
    let Some(name) = text.strip_prefix("By ") else { return false };
    let words = name.split_whitespace().count();
    (2..=4).contains(&words)
        && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
        && name.chars().all(|letter| letter.is_alphabetic() || " .-'’".contains(letter))
}

/// The author whose other articles a line links to: `View more articles from Aigul Uulu`.
pub(in crate::loader::layout) fn author_linked(text: &str) -> Option<&str> {
    let words = "view more articles from";
    let opening = text.get(..words.len())?;
    opening.eq_ignore_ascii_case(words).then(|| text.get(words.len()..).unwrap_or_default().trim())
}

/// Whether a line stands for the picture of an author.
pub(in crate::loader::layout) fn is_avatar(text: &str) -> bool {
    text.eq_ignore_ascii_case("avatar")
}

#[cfg(test)]
mod tests {
    use super::{Cut, ResultRange, author_linked, cut_at_link, is_byline, is_link, results};

    #[test]
    fn ranges_of_results_however_printed() {
        let range = |first, last, total| Some(Some(ResultRange { first, last, total }));
        for (line, expected) in [
            ("Viewing results 1 - 6 of 578", range(1, 6, 578)),
            ("VIEWING RESULTS 7 – 12 OF 1,505", range(7, 12, 1505)),
            ("viewing results 1,297-1,302 of 3\u{a0}290", range(1297, 1302, 3290)),
            ("Viewing results 1 to 6 of 9.877", range(1, 6, 9877)),
            ("Viewing result 25 of 25", range(25, 25, 25)),
        ] {
            assert_eq!(results(line), expected, "{line}");
        }
        assert_eq!(results("Viewing results 6 - 1 of 578"), Some(None));
        assert_eq!(results("Viewing results 1 - 6 of 5"), Some(None));
        for line in [
            "Viewing results",
            "Viewing results of the vote",
            "The results 1 - 6 of 578",
            "Viewing results one - six of ten",
        ] {
            assert_eq!(results(line), None, "{line}");
        }
    }

    #[test]
    fn links_alone_on_a_line() {
        for line in [
            "Continue reading",
            "Continue reading →",
            "CONTINUE READING...",
            "Continue reading “The Lake Falls”",
            "Continue reading The Lake Falls Again",
            "Register to read more ...",
            "Read more: The Lake Falls Again",
        ] {
            assert!(is_link(line), "{line}");
        }
        for line in
            ["Continue reading is what the pupils did.", "Read more books, says the minister", "Readings", ""]
        {
            assert!(!is_link(line), "{line}");
        }
    }

    #[test]
    fn links_inside_a_line() {
        assert_eq!(
            cut_at_link("The lake falls... Continue reading"),
            Some(Cut { before: "The lake falls...", link: "Continue reading", after: "" })
        );
        assert_eq!(
            cut_at_link(
                "The lake falls. Continue reading → The river rises, and nobody in the town knows why."
            ),
            Some(Cut {
                before: "The lake falls.",
                link: "Continue reading →",
                after: "The river rises, and nobody in the town knows why."
            })
        );
        assert_eq!(cut_at_link("The pupils will Continue reading"), None);
        assert_eq!(cut_at_link("It works. Continue reading and writing, he said."), None);
    }

    #[test]
    fn who_wrote_it() {
        assert!(is_byline("• Written by TCA") && is_byline("By Aigul S. Uulu"));
        assert!(
            !is_byline("By land and sea") && !is_byline("Written in Osh") && !is_byline("By Friday, He Says")
        );
        assert_eq!(author_linked("View more articles fromAigul Uulu"), Some("Aigul Uulu"));
        assert_eq!(author_linked("View more"), None);
    }
}
