//! `Read also:` and `Latest news`: lists of headlines that name stories elsewhere.

use crate::digest::HeadlineList;

use super::furniture::is_picture_credit;
use super::line_mark;
use super::line_shape::{Ending, ending, is_running_text, words};

/// The line that opens a list of headlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opening<'a> {
    /// Which list it opens.
    pub(super) list: HeadlineList,
    /// The opening words themselves.
    pub(super) name: &'a str,
    /// A headline that stands on the same line, or nothing.
    pub(super) first: &'a str,
}

/// The opening of a list, where this line is one.
pub(super) fn opening(text: &str) -> Option<Opening<'_>> {
    let plain = text.trim_matches(['*', '_', '#', ' ']);
    OPENINGS.iter().find_map(|&(name, list)| {
        let rest = strip_prefix_ignoring_case(plain, name)?;
        let after = rest.trim_start();
        let first = match after.strip_prefix([':', '：']) {
            Some(first) if list == HeadlineList::ReadAlso || first.trim().is_empty() => first.trim(),
            None if after.is_empty() => "",
            _ => return None,
        };
        let name = text.get(..text.len() - first.len()).filter(|_| text.ends_with(first))?.trim_end();
        Some(Opening { list, name, first })
    })
}

/// The number of lines of a list whose opening stands right before `lines` (which hold something).
///
/// Where its lines carry marks, `Read also` ends with them. A list without marks goes on until running text, a
/// picture or another list; `headed` says that the document has section headings, so that the line right before
/// the running text is one of them and not the list's last headline.
pub(super) fn length<'a>(lines: impl Iterator<Item = &'a str>, list: HeadlineList, headed: bool) -> usize {
    let (mut length, mut marked, mut last) = (0, true, None);
    for text in lines {
        let item = line_mark::item(text).is_some();
        if list == HeadlineList::ReadAlso && length > 0 && marked && !item {
            return length;
        }
        if !belongs(text) {
            let heads = headed && opening(text).is_none() && last.is_some_and(may_head_a_section);
            return if heads { length - 1 } else { length };
        }
        marked &= item;
        length += 1;
        last = Some(text);
    }
    length
}

fn belongs(text: &str) -> bool {
    line_mark::item(text).is_some()
        || !(is_running_text(text) || opening(text).is_some() || is_picture_credit(text))
}

fn may_head_a_section(text: &str) -> bool {
    line_mark::item(text).is_none()
        && words(text, 13) <= 12
        && !matches!(ending(text), Ending::FullStop | Ending::Pause)
}

fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for wanted in prefix.chars() {
        let found = rest.next()?;
        let same = found == wanted
            || found.to_lowercase().eq(wanted.to_lowercase())
            || (wanted == ' ' && found.is_whitespace());
        if !same {
            return None;
        }
    }
    Some(rest.as_str())
}

const OPENINGS: [(&str, HeadlineList); 9] = [
    ("read also", HeadlineList::ReadAlso),
    ("also read", HeadlineList::ReadAlso),
    ("see also", HeadlineList::ReadAlso),
    ("читайте также", HeadlineList::ReadAlso),
    ("latest news", HeadlineList::LatestNews),
    ("latest headlines", HeadlineList::LatestNews),
    ("recent news", HeadlineList::LatestNews),
    ("последние новости", HeadlineList::LatestNews),
    ("соңғы жаңалықтар", HeadlineList::LatestNews),
];

#[cfg(test)]
mod tests {
    use super::{HeadlineList, length, opening};
    use crate::loader::lines::Lines;

    #[test]
    fn openings_are_known_in_any_dress() {
        for line in ["Read also:", "READ ALSO", "Read\u{A0}Also :", "**Read also:**"] {
            assert_eq!(
                opening(line).map(|o| (o.list, o.first)),
                Some((HeadlineList::ReadAlso, "")),
                "{line}"
            );
        }
        let inline = opening("Read also: Dam Repairs Begin").unwrap();
        assert_eq!((inline.name, inline.first), ("Read also:", "Dam Repairs Begin"));
        assert_eq!(opening("Latest news").map(|o| o.list), Some(HeadlineList::LatestNews));
        for line in ["Latest news from Osh: flood", "Read also the book", "Readalso", ""] {
            assert_eq!(opening(line), None, "{line}");
        }
    }

    fn counted(text: &str, list: HeadlineList, headed: bool) -> usize {
        let lines = Lines::from(text);
        length(lines.filled().map(|line| line.text), list, headed)
    }

    #[test]
    fn a_marked_list_ends_with_its_marks() {
        let text = "- One\n- Two\nNext Heading\nThe text of it runs on for a while here.";
        assert_eq!(counted(text, HeadlineList::ReadAlso, true), 2);
        assert_eq!(counted(text, HeadlineList::LatestNews, true), 2);
    }

    #[test]
    fn a_bare_list_ends_before_the_heading_of_a_headed_document() {
        let text = "Dam Repairs Begin\nBridge Opens\nNext Heading\nThe text of it runs on for a while here.";
        assert_eq!(counted(text, HeadlineList::ReadAlso, true), 2);
        assert_eq!(counted(text, HeadlineList::ReadAlso, false), 3);
        assert_eq!(counted("Dam Repairs Begin\nBridge Opens", HeadlineList::LatestNews, true), 2);
    }

    #[test]
    fn an_empty_list_holds_nothing() {
        assert_eq!(
            counted("Next Heading\nThe text of it runs on for a while here.", HeadlineList::ReadAlso, true),
            0
        );
        assert_eq!(counted("Latest news\n- One", HeadlineList::ReadAlso, true), 0);
        assert_eq!(counted("", HeadlineList::ReadAlso, true), 0);
    }
}
