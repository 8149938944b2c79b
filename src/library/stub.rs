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

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    Story(StoryId),
    Quotation(StoryId, Passage),
    Headline(IssueId, usize),
    Issue(IssueId),
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
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
    pub note: Option<String>,
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
            note: None,
        };
        Ok(super::Window {
            rows: window.rows.into_iter().map(row).collect(),
            start: window.start,
            total: window.total,
        })
    }

    pub fn brief(&self, _format: BriefFormat) -> super::Result<String> {
        Ok(String::new())
    }

    pub fn tags(&self, _typed: &str) -> super::Result<Vec<String>> {
        Ok(Vec::new())
    }

    pub fn set_tags(&mut self, story: StoryId, tags: &[String]) -> super::Result<super::Change> {
        Ok(super::Change::Tagged { story, before: Vec::new(), tags: tags.to_vec() })
    }

    pub fn set_note(&mut self, story: StoryId, note: &str) -> super::Result<super::Change> {
        let note = (!note.is_empty()).then(|| note.to_owned());
        Ok(super::Change::Noted { story, before: None, note })
    }

    pub fn toggle_bookmark(&mut self, target: &Target) -> super::Result<super::Change> {
        Ok(super::Change::Kept { target: target.clone(), on: true })
    }

    pub fn drop_bookmark(&mut self, BookmarkId(id): BookmarkId) -> super::Result<super::Change> {
        self.set_bookmarked(StoryId(id), false)
    }

    pub fn move_bookmark(&mut self, id: BookmarkId, by: i64) -> super::Result<super::Change> {
        Ok(super::Change::Moved { id, by })
    }

    pub fn annotate(&mut self, target: &Target, note: &str) -> super::Result<super::Change> {
        let note = (!note.is_empty()).then(|| note.to_owned());
        Ok(super::Change::Annotated { target: target.clone(), before: None, note })
    }
}

impl BookmarkRow {
    pub fn target(&self) -> Target {
        match &self.what {
            Bookmarked::Story(row) => Target::Story(row.id),
            Bookmarked::Quotation(row, passage) => Target::Quotation(row.id, passage.clone()),
            Bookmarked::Headline(row, number, _) => Target::Headline(row.id, *number),
            Bookmarked::Issue(row) => Target::Issue(row.id),
        }
    }
}
