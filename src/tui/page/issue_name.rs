//! What an issue is called on the screen.
//!
//! A printed title is its name. A derived one is its first story's, which stands in the list beside it already: such an
//! issue is named by what it is.

use crate::digest::{Basis, Date, Edtf, IssueKind, ResultRange, Title};
use crate::library::{IssueRow, StoryText};

/// The printed title, or what the issue is.
pub(crate) fn of_issue(row: &IssueRow) -> String {
    named(&row.title).unwrap_or_else(|| kind(row))
}

/// The same of the issue that a story stands in.
pub(crate) fn of_story(story: &StoryText) -> String {
    named(&story.issue_title)
        .unwrap_or_else(|| in_words(story.issue_kind, story.issue_range, story.issue_page_date))
}

/// What an issue is, whatever its title: `results 1–6 of 578`.
pub(crate) fn kind(row: &IssueRow) -> String {
    in_words(row.kind, row.range, row.page_date)
}

fn named(title: &Title) -> Option<String> {
    (title.basis == Basis::Printed).then(|| title.text.clone())
}

fn in_words(kind: IssueKind, range: Option<ResultRange>, page_date: Option<Date>) -> String {
    match (kind, range, page_date) {
        (_, Some(range), _) => format!("results {}–{} of {}", range.first, range.last, range.total),
        (IssueKind::Listing, None, Some(day)) => format!("page saved {}", Edtf::day(day).in_words()),
        (IssueKind::Listing, None, None) => "listing page".to_owned(),
        (IssueKind::WeekInReview, ..) => "week in review".to_owned(),
        (IssueKind::WeeklyDigest, ..) => "weekly digest".to_owned(),
        (IssueKind::Article, ..) => "article".to_owned(),
        (IssueKind::Other, ..) => "digest".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::in_words;
    use crate::digest::{IssueKind, ResultRange};

    #[test]
    fn a_page_of_a_listing_is_named_by_what_tells_it_from_the_next_page() {
        let range = Some(ResultRange { first: 7, last: 12, total: 578 });
        let saved = "2025-01-23".parse().ok();
        assert_eq!(in_words(IssueKind::Listing, range, saved), "results 7–12 of 578");
        assert_eq!(in_words(IssueKind::Listing, None, saved), "page saved 23 Jan 2025");
        assert_eq!(in_words(IssueKind::Listing, None, None), "listing page");
        assert_eq!(in_words(IssueKind::WeeklyDigest, None, None), "weekly digest");
    }
}
