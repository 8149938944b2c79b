//! What an issue is called on the screen.
//!
//! A printed title is its name. The derived title of a listing or a weekly digest is its first story's, which stands in
//! the list beside it already: such an issue is called by its outlet and by what it is.

use crate::digest::{Basis, Date, Edtf, IssueKind, ResultRange, Title};
use crate::library::{IssueRow, StoryText};

/// The title, where it is the issue's own.
pub(crate) fn title(row: &IssueRow) -> Option<&str> {
    own_title(&row.title, row.kind)
}

/// The title where it is the issue's own, or what the issue is.
pub(crate) fn of_issue(row: &IssueRow) -> String {
    title(row).map_or_else(|| kind(row), str::to_owned)
}

/// The same of the issue that a story stands in.
pub(crate) fn of_story(story: &StoryText) -> String {
    let kind = || in_words(story.issue_kind, story.issue_range, story.issue_page_date);
    own_title(&story.issue_title, story.issue_kind).map_or_else(kind, str::to_owned)
}

/// What an issue is, whatever its title: `results 1–6 of 578`.
pub(crate) fn kind(row: &IssueRow) -> String {
    in_words(row.kind, row.range, row.page_date)
}

/// What tells an issue without a title of its own from others of its outlet: its place in the listing, the day its page
/// was saved, or how it begins.
pub(crate) fn mark(row: &IssueRow) -> String {
    match (row.range, row.page_date) {
        (None, None) => row.title.text.clone(),
        _ => kind(row),
    }
}

fn own_title(title: &Title, kind: IssueKind) -> Option<&str> {
    let own = title.basis == Basis::Printed || matches!(kind, IssueKind::Article | IssueKind::Other);
    own.then_some(title.text.as_str())
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
    use super::{in_words, own_title};
    use crate::digest::{IssueKind, ResultRange, Title};

    #[test]
    fn the_first_storys_title_names_no_issue() {
        let (printed, derived) = (Title::printed("Floods and Fords"), Title::derived("The Ford Is Gone"));
        assert_eq!(own_title(&printed, IssueKind::Listing), Some("Floods and Fords"));
        assert_eq!(own_title(&derived, IssueKind::Listing), None);
        assert_eq!(own_title(&derived, IssueKind::Other), Some("The Ford Is Gone"));
    }

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
