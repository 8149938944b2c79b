#![allow(missing_docs)]
//! Stands in for the bookmarks of w-keep until they are merged.
use crate::digest::{IssueId, StoryId};
use crate::store::rows::{IssueRow, StoryRow};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct BookmarkId(pub i64);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BookmarkOrder {
    #[default]
    Date,
    Outlet,
    Tag,
    Hand,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Story(StoryId),
    Quotation(StoryId, Passage),
    Headline(IssueId, usize),
    Issue(IssueId),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    pub from: (usize, usize),
    pub to: (usize, usize),
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bookmarked {
    Story(StoryRow),
    Quotation(StoryRow, Passage),
    Headline(IssueRow, usize, String),
    Issue(IssueRow),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookmarkRow {
    pub id: BookmarkId,
    pub what: Bookmarked,
    pub group: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BriefFormat {
    Markdown,
    Html,
    Json,
}

impl super::Library {
    pub fn kept(
        &self,
        _order: BookmarkOrder,
        anchor: super::Anchor<BookmarkId>,
        reach: super::Reach,
    ) -> super::Result<super::Window<BookmarkRow>> {
        let anchor = match anchor {
            super::Anchor::At(BookmarkId(id)) => super::Anchor::At(StoryId(id)),
            super::Anchor::Rank(rank) => super::Anchor::Rank(rank),
        };
        let window = self.bookmarks(anchor, reach)?;
        let row = |row: StoryRow| BookmarkRow {
            id: BookmarkId(row.id.0),
            what: Bookmarked::Story(row),
            group: None,
        };
        Ok(super::Window {
            rows: window.rows.into_iter().map(row).collect(),
            start: window.start,
            total: window.total,
        })
    }
}
