//! The dated quotation that ends an item: `Oct 27 — “quotation” READ MORE:`.

use crate::digest::PartialDate;
use crate::loader::{calendar, spaced};

/// A dated quotation, and what stands before and after it in its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry<'a> {
    /// What stands before it, where lines were joined.
    pub(super) before: &'a str,
    /// The date with its dash: `Oct 27 —`.
    pub(super) token: &'a str,
    /// The date: `Oct 27`.
    pub(super) day: &'a str,
    /// The quotation, with its marks.
    pub(super) quotation: &'a str,
    /// Whether it opens with a quotation mark.
    pub(super) is_quotation: bool,
    /// `READ MORE:` and an address, where they follow.
    pub(super) link: Option<&'a str>,
    /// What stands after the link, where lines were joined.
    pub(super) after: &'a str,
}

impl Entry<'_> {
    /// The day it prints; `None` where there is no such day.
    pub(super) fn date(&self) -> Option<PartialDate> {
        parse(self.day)
    }
}

/// Finds the first dated quotation of a line. At the line's beginning a date and a dash are enough; inside it a
/// quotation mark has to follow, for dates with dashes stand in sentences too.
pub(super) fn find(text: &str) -> Option<Entry<'_>> {
    for start in spaced::spans(text).map(|word| word.start) {
        if let Some((day, length)) = token(text.get(start..)?) {
            let (token, after) = text.get(start..)?.split_at_checked(length)?;
            let after = after.trim_start();
            let is_quotation = after.starts_with(OPENING);
            if start == 0 || is_quotation {
                let before = text.get(..start)?.trim_end();
                let (quotation, link, after) = quotation(after);
                return Some(Entry { before, token, day, quotation, is_quotation, link, after });
            }
        }
    }
    None
}

const OPENING: [char; 7] = ['“', '"', '‘', '\'', '«', '„', '”'];
const DASHES: [char; 5] = ['—', '–', '-', '−', '―'];

/// A date with a dash at the beginning of a text: the date, and the length of both.
fn token(text: &str) -> Option<(&str, usize)> {
    // Every word of a line is tried.
    let first = *text.as_bytes().first()?;
    if !(first.is_ascii_digit() || first.is_ascii_uppercase() && calendar::may_be_month(text)) {
        return None;
    }
    // The longest is `September 30, 2018 —`; what is not there within it is not there.
    let near = text.get(..text.floor_char_boundary(48))?;
    let dash = near.find(DASHES)?;
    let day = near.get(..dash)?;
    let mut words = day.split([' ', ',', '.', '\u{a0}']).filter(|word| !word.is_empty());
    let (first, second) = (words.next()?, words.next()?);
    let month = calendar::month(first).or_else(|| calendar::month(second));
    let number = [first, second].iter().any(|word| word.parse::<u8>().is_ok());
    let year = words.next().is_none_or(|year| year.len() == 4 && year.parse::<u16>().is_ok());
    let dashes = near.get(dash..)?;
    let end = dash + (dashes.len() - dashes.trim_start_matches(DASHES).len());
    (month.is_some() && number && year && words.next().is_none()).then_some((day.trim_end(), end))
}

/// The day of a date's words: `Oct 27`, `Sept. 3`, `27 October`, `Oct 27, 2018`.
fn parse(day: &str) -> Option<PartialDate> {
    let mut words = day.split([' ', ',', '.', '\u{a0}']).filter(|word| !word.is_empty());
    let (first, second) = (words.next()?, words.next()?);
    let (month, number) = match calendar::month(first) {
        Some(month) => (month, second),
        None => (calendar::month(second)?, first),
    };
    PartialDate::new(words.next().and_then(|year| year.parse().ok()), Some(month), Some(number.parse().ok()?))
}

/// Splits what follows a date into the quotation, its link, and what comes after the link.
fn quotation(text: &str) -> (&str, Option<&str>, &str) {
    let Some(at) = link_at(text) else { return (text.trim_end(), None, "") };
    let (quotation, rest) = text.split_at_checked(at).unwrap_or((text, ""));
    let end = link_length(rest);
    let (link, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
    (quotation.trim_end(), Some(link.trim_end()), after.trim_start())
}

const LINK: &str = "READ MORE";

/// Where the link stands: its words are in capitals.
fn link_at(text: &str) -> Option<usize> {
    text.find(LINK)
}

/// The length of `READ MORE:` and of the addresses after it.
fn link_length(text: &str) -> usize {
    let marks =
        |text: &str| text.len() - text.trim_start_matches([':', ' ', '\u{a0}', '.', '…', '>', '»']).len();
    let mut end = LINK.len();
    end += marks(text.get(end..).unwrap_or_default());
    while let Some(rest) = text.get(end..).filter(|rest| is_address(rest)) {
        end += rest.find(char::is_whitespace).unwrap_or(rest.len());
        end += marks(text.get(end..).unwrap_or_default());
    }
    end
}

/// Splits a line at its link.
pub(super) fn cut_link(text: &str) -> (&str, Option<&str>) {
    match link_at(text).and_then(|at| text.split_at_checked(at)) {
        Some((before, link)) => (before.trim_end(), Some(link)),
        None => (text, None),
    }
}

/// Whether a line is a link and nothing else.
pub(super) fn is_link(text: &str) -> bool {
    let words = text.get(..LINK.len()).is_some_and(|words| words.eq_ignore_ascii_case(LINK));
    words && text.get(link_length(text)..).is_some_and(str::is_empty)
}

/// Whether a text opens with an address of the web.
pub(super) fn is_address(text: &str) -> bool {
    ["http://", "https://", "www."].iter().any(|scheme| text.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::{find, is_link};

    #[test]
    fn dates_and_quotations_however_printed() {
        for (line, day, date) in [
            ("Oct 27 — “Wool is dear.” READ MORE:", "Oct 27", "XXXX-10-27"),
            ("Sept 3 – “Wool is dear.” READ MORE: https://wool.example/a", "Sept 3", "XXXX-09-03"),
            ("Sep. 3 - “Wool is dear.”", "Sep. 3", "XXXX-09-03"),
            ("September 3— “Wool is dear", "September 3", "XXXX-09-03"),
            ("3 September — ““Wool” is dear.”", "3 September", "XXXX-09-03"),
            ("Feb 29, 2020 — “Wool is dear.”", "Feb 29, 2020", "2020-02-29"),
        ] {
            let entry = find(line).unwrap();
            let found = entry.date().map(|date| date.to_string());
            assert_eq!((entry.before, entry.day, found.as_deref()), ("", day, Some(date)), "{line}");
            assert!(entry.quotation.contains("Wool") && !entry.quotation.contains("READ MORE"), "{line}");
        }
    }

    #[test]
    fn lines_that_were_joined() {
        let entry =
            find("Wool is dear Herders are glad Oct 27 — “It is.” READ MORE: https://a.example Next one")
                .unwrap();
        assert_eq!(
            (entry.before, entry.quotation, entry.link, entry.after),
            ("Wool is dear Herders are glad", "“It is.”", Some("READ MORE: https://a.example"), "Next one")
        );
    }

    #[test]
    fn dates_in_sentences_are_no_entries() {
        for line in [
            "",
            "In the week of Oct 27 — a week of rain — wool was dear",
            "Oct 27",
            "October — “wool”",
            "27 — “wool”",
            "Route 27 — “wool”",
            "é",
        ] {
            assert_eq!(find(line), None, "{line}");
        }
        assert_eq!(find("Feb 31 — “Wool.”").map(|entry| entry.date()), Some(None));
        assert!(
            is_link("READ MORE:") && is_link("Read more: https://a.example") && !is_link("READ MORE books")
        );
    }
}
