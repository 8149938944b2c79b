//! Briefs: the bookmarks, with their notes, as a document to send on.
//!
//! [`gather`](mod@gather) fetches what goes in, so that the document shows one state of the library; a module for each
//! format makes it, and [`file`](mod@file) puts it on the disk. All three formats hold the same, and in none of them a
//! document's text means anything but itself.

mod file;
mod gather;
mod html;
mod json;
mod markdown;

pub use self::file::write_brief;

use super::{Library, LibraryError, Query, Result};
use crate::digest::{Block, Dated};

/// The form of a brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BriefFormat {
    /// Markdown.
    #[default]
    Markdown,
    /// HTML: one file that needs no other, fit to be printed.
    Html,
    /// JSON.
    Json,
}

/// What the bookmarks of a brief are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BriefGroup {
    /// Their dates, the newest first.
    #[default]
    Date,
    /// Their outlets.
    Outlet,
    /// Their first tags.
    Tag,
    /// Nothing: they stand in the order by hand.
    None,
}

/// How much of the stories goes into a brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BriefText {
    /// What is quoted; where nothing is, the whole story.
    #[default]
    Either,
    /// The whole story.
    Whole,
    /// Only what is quoted.
    Quotations,
}

/// What a brief is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefRequest {
    /// Its form.
    pub format: BriefFormat,
    /// What it is grouped by.
    pub group: BriefGroup,
    /// How much of the stories goes in.
    pub text: BriefText,
    /// Only bookmarks that answer this.
    pub query: Option<Query>,
    /// At most so many of them.
    pub limit: u64,
}

impl Default for BriefRequest {
    fn default() -> Self {
        let (format, group, text) = Default::default();
        Self { format, group, text, query: None, limit: u64::MAX }
    }
}

impl Library {
    /// All bookmarks as a document.
    ///
    /// # Errors
    /// When there are none, or the library cannot be read.
    pub fn brief(&self, format: BriefFormat) -> Result<String> {
        self.brief_of(&BriefRequest { format, ..BriefRequest::default() })
    }

    /// Bookmarks as a document.
    ///
    /// # Errors
    /// When there are none such, or the library cannot be read.
    pub fn brief_of(&self, request: &BriefRequest) -> Result<String> {
        let brief = gather::brief(self, request)?;
        if brief.groups.is_empty() {
            return Err(LibraryError::NothingKept);
        }
        Ok(match request.format {
            BriefFormat::Markdown => markdown::written(&brief),
            BriefFormat::Html => html::written(&brief),
            BriefFormat::Json => json::written(&brief).map_err(std::io::Error::from)?,
        })
    }
}

/// What goes into a brief. No text in it holds a character that a terminal would obey.
#[derive(Debug)]
struct Brief {
    grouped_by: BriefGroup,
    groups: Vec<Group>,
}

/// Items that stand under one heading.
#[derive(Debug)]
struct Group {
    heading: Option<String>,
    items: Vec<Item>,
}

/// A story, an issue or a headline.
#[derive(Debug)]
struct Item {
    kind: Kind,
    title: String,
    outlet: String,
    issue: String,
    dated: Dated,
    tags: Vec<String>,
    note: Option<String>,
    quotations: Vec<Quotation>,
    body: Vec<Block>,
    /// Whether the document breaks the text off.
    truncated: bool,
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Story,
    Issue,
    Headline,
}

/// A passage of a story.
#[derive(Debug)]
struct Quotation {
    text: String,
    note: Option<String>,
}

impl Brief {
    /// What stands under its title: `12 bookmarks by date`.
    fn in_words(&self) -> String {
        let items: usize = self.groups.iter().map(|group| group.items.len()).sum();
        let noun = if items == 1 { "bookmark" } else { "bookmarks" };
        let order = match self.grouped_by {
            BriefGroup::Date => " by date",
            BriefGroup::Outlet => " by outlet",
            BriefGroup::Tag => " by tag",
            BriefGroup::None => "",
        };
        format!("{items} {noun}{order}")
    }
}

impl Item {
    /// What stands under its title: outlet, issue, date and how that is known.
    fn source(&self) -> String {
        let issue = match self.kind {
            Kind::Story => format!(" · {}", self.issue),
            Kind::Headline => format!(" · headline in {}", self.issue),
            Kind::Issue => " · issue".to_owned(),
        };
        let basis = self.dated.basis_in_words().map(|basis| format!(", {basis}")).unwrap_or_default();
        format!("{}{issue} · {}{basis}", self.outlet, self.dated.in_words())
    }
}
