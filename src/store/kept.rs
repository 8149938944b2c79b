//! What the reader keeps, as rows and as it waits for what was taken out to come back.

use serde::{Deserialize, Serialize};

use super::rows::{IssueRow, StoryRow};
use crate::digest::{IssueId, StoryId};
use crate::names::fold;

/// A bookmark's number in the library, shown as `b7`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BookmarkId(pub i64);

impl std::fmt::Display for BookmarkId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "b{}", self.0)
    }
}

/// What a bookmark is of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// A story.
    Story(StoryId),
    /// A whole issue.
    Issue(IssueId),
    /// The headline with this 0-based number among an issue's headlines; bookmarked, it is known by its text.
    Headline(IssueId, usize),
    /// A passage of a story.
    Quotation(StoryId, Passage),
}

/// A passage of a story; its text is kept, so that it outlives changes of the story.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Passage {
    /// Block and letter that it begins at, both from 0.
    pub from: (usize, usize),
    /// Block and letter behind its end.
    pub to: (usize, usize),
    /// The passage.
    pub text: String,
}

/// A list of bookmarks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum BookmarkOrder {
    /// The newest story, headline or issue first; undated last.
    #[default]
    Date,
    /// As the reader moved them; new ones stand at the top.
    Hand,
    /// By outlet's name, newest first.
    Outlet,
    /// By first tag, newest first; untagged last.
    Tag,
}

/// A bookmark as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookmarkRow {
    /// Its number.
    pub id: BookmarkId,
    /// What it is of.
    pub what: Bookmarked,
    /// What it stands under in the order by outlet or tag; nothing where it has no tag.
    pub group: Option<String>,
    /// The note of a headline or quotation, or of the issue; a story has its own.
    pub note: Option<String>,
}

/// What a bookmark is of, as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bookmarked {
    /// A story.
    Story(StoryRow),
    /// A passage of a story.
    Quotation(StoryRow, Passage),
    /// A headline of an issue, with its number and text.
    Headline(IssueRow, usize, String),
    /// A whole issue.
    Issue(IssueRow),
}

impl BookmarkRow {
    /// The story that it is of, or of a passage of.
    pub fn story(&self) -> Option<&StoryRow> {
        match &self.what {
            Bookmarked::Story(row) | Bookmarked::Quotation(row, _) => Some(row),
            Bookmarked::Headline(..) | Bookmarked::Issue(_) => None,
        }
    }

    /// The same, to be changed where a mark changed.
    pub fn story_mut(&mut self) -> Option<&mut StoryRow> {
        match &mut self.what {
            Bookmarked::Story(row) | Bookmarked::Quotation(row, _) => Some(row),
            Bookmarked::Headline(..) | Bookmarked::Issue(_) => None,
        }
    }

    /// What it is of.
    pub fn target(&self) -> Target {
        match &self.what {
            Bookmarked::Story(row) => Target::Story(row.id),
            Bookmarked::Quotation(row, passage) => Target::Quotation(row.id, passage.clone()),
            Bookmarked::Headline(row, number, _) => Target::Headline(row.id, *number),
            Bookmarked::Issue(row) => Target::Issue(row.id),
        }
    }
}

/// A tag with the number of stories that have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagRow {
    /// As it was first typed.
    pub name: String,
    /// How many stories have it.
    pub stories: u64,
}

/// What a bookmark was besides its target.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Filed {
    /// Its number; of an older library `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<i64>,
    /// Its place in the order by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hand: Option<i64>,
    /// When it was made, in seconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub made_at: Option<i64>,
    /// Where the headline stood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ordinal: Option<usize>,
    /// The text of a headline or quotation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Where the quotation stood: JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<String>,
    /// The note of a headline or quotation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Everything but the read mark that a story or an issue had.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptMarks {
    /// Tags.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Bookmarks: one without a text is of the whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bookmarks: Vec<Filed>,
}

impl KeptMarks {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self == &Self::default()
    }

    /// These with others; what both have comes once.
    pub fn joined(mut self, others: &Self) -> Self {
        for tag in &others.tags {
            if !self.tags.iter().any(|known| fold(known) == fold(tag)) {
                self.tags.push(tag.clone());
            }
        }
        self.note = joined_notes(self.note, others.note.as_deref());
        for filed in &others.bookmarks {
            if !self.bookmarks.iter().any(|known| known.text == filed.text) {
                self.bookmarks.push(filed.clone());
            }
        }
        self
    }
}

/// Two notes on one thing: the second behind the first, unless it stands there already.
pub(super) fn joined_notes(first: Option<String>, second: Option<&str>) -> Option<String> {
    match (first, second) {
        (Some(first), Some(second)) if first.contains(second) => Some(first),
        (Some(first), Some(second)) => Some(format!("{first}\n\n{second}")),
        (first, second) => first.or_else(|| second.map(str::to_owned)),
    }
}

/// Whether marks wait for a story or for an issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaitingFor {
    /// A story.
    Story,
    /// An issue, with its headlines.
    Issue,
}

/// Marks of something that was taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// What they wait for.
    pub what: WaitingFor,
    /// Who published it.
    pub outlet: String,
    /// Its stable name.
    pub key: String,
    /// Hash of what it calls itself.
    pub name: i64,
    /// Whether it was read.
    pub read: bool,
    /// All other marks.
    pub marks: KeptMarks,
}
