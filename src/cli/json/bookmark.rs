//! Bookmarks.

use serde::Serialize;

use super::{StoryLine, edtf};
use crate::library::{BookmarkRow, Bookmarked, IssueRow};

/// A line of `bookmarks`: a story's fields, those that an issue or a headline does not have being `null`.
#[derive(Debug, Serialize)]
pub(crate) struct BookmarkLine<'a> {
    #[serde(flatten)]
    what: What<'a>,
    kind: &'static str,
    bookmark: i64,
    quotation: Option<&'a str>,
    /// What is noted on the passage; `note` is what is noted on its story.
    quotation_note: Option<&'a str>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum What<'a> {
    Story(StoryLine<'a>),
    Other(OtherLine<'a>),
}

/// What there is to say of an issue or a headline, in the fields of a story.
#[derive(Debug, Serialize)]
struct OtherLine<'a> {
    id: Option<i64>,
    key: Option<&'a str>,
    issue: i64,
    outlet: &'a str,
    section: Option<&'a str>,
    position: Option<u64>,
    title: &'a str,
    title_basis: &'static str,
    date: Option<String>,
    date_basis: &'static str,
    truncated: Option<bool>,
    read: Option<bool>,
    bookmarked: bool,
    tags: Option<&'a [String]>,
    note: Option<&'a str>,
    words: Option<u64>,
    countries: Option<&'a [String]>,
    names: Option<&'a [String]>,
}

impl<'a> BookmarkLine<'a> {
    /// A bookmark, and whom its story names.
    pub(crate) fn of(row: &'a BookmarkRow, names: &'a [String]) -> Self {
        let note = row.note.as_deref();
        let (kind, what) = match &row.what {
            Bookmarked::Story(story) => ("story", What::Story(StoryLine::of(story, names))),
            Bookmarked::Quotation(story, _) => ("quotation", What::Story(StoryLine::of(story, names))),
            Bookmarked::Headline(issue, _, text) => {
                ("headline", What::Other(OtherLine::of(issue, text, "printed", note)))
            }
            Bookmarked::Issue(issue) => {
                let title = &issue.title;
                ("issue", What::Other(OtherLine::of(issue, &title.text, title.basis.word(), note)))
            }
        };
        let (quotation, quotation_note) = match &row.what {
            Bookmarked::Quotation(_, passage) => (Some(passage.text.as_str()), note),
            _ => (None, None),
        };
        Self { what, kind, bookmark: row.id.0, quotation, quotation_note }
    }

    /// The same when the bookmark is no more.
    pub(crate) fn taken_away(mut self) -> Self {
        if let What::Other(line) = &mut self.what {
            line.bookmarked = false;
        }
        self
    }
}

impl<'a> OtherLine<'a> {
    fn of(issue: &'a IssueRow, title: &'a str, title_basis: &'static str, note: Option<&'a str>) -> Self {
        Self {
            id: None,
            key: None,
            issue: issue.id.0,
            outlet: &issue.outlet,
            section: None,
            position: None,
            title,
            title_basis,
            date: edtf(&issue.dated),
            date_basis: issue.dated.basis.word(),
            truncated: None,
            read: None,
            bookmarked: true,
            tags: None,
            note,
            words: None,
            countries: None,
            names: None,
        }
    }
}
