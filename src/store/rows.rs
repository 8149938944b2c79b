//! What lists show: rows of the library, and windows of them.

use crate::digest::{
    Block, Date, Dated, Decimal, Edtf, Headline, IssueId, IssueKind, Outlet, Pair, Rate, ResultRange,
    StoryId, ThreadId, Timestamp, Title,
};

/// An issue as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueRow {
    /// Its number.
    pub id: IssueId,
    /// Who published it.
    pub outlet: Outlet,
    /// Its title.
    pub title: Title,
    /// What it is.
    pub kind: IssueKind,
    /// Its date and how that is known.
    pub dated: Dated,
    /// The day the page was saved, as printed on it.
    pub page_date: Option<Date>,
    /// Which part of a listing it is.
    pub range: Option<ResultRange>,
    /// How many stories it holds.
    pub stories: u64,
    /// How many of them are unread.
    pub unread: u64,
    /// How many headlines its lists hold.
    pub headlines: u64,
    /// The document it came from: a path as given, or `-`.
    pub source: String,
    /// When it was first imported.
    pub imported_at: Timestamp,
    /// Whether the user has bookmarked it.
    pub bookmarked: bool,
}

/// A story as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryRow {
    /// Its number.
    pub id: StoryId,
    /// Its stable name.
    pub key: String,
    /// The issue it is listed under; where it stands in several, the newest, or the one that was asked for.
    pub issue: IssueId,
    /// Who published it.
    pub outlet: Outlet,
    /// The heading it stands under.
    pub section: Option<String>,
    /// Its 1-based place in the issue.
    pub position: u64,
    /// Its title.
    pub title: Title,
    /// Its date and how that is known.
    pub dated: Dated,
    /// Whether its text is broken off.
    pub truncated: bool,
    /// Whether the user has read it.
    pub read: bool,
    /// Whether the user has bookmarked it.
    pub bookmarked: bool,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its note.
    pub note: Option<String>,
    /// Words of the body.
    pub words: u64,
    /// ISO 3166 codes of the countries it names, most named first, in lower case.
    pub countries: Vec<String>,
    /// The thread that goes on with it, where the reader has read some of that and has not seen this in it: of its unread
    /// stories the ones that came last, as many as are new.
    pub news_of: Option<ThreadId>,
}

/// What a title is the title of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TitleKind {
    /// A story.
    Story,
    /// An issue.
    Issue,
    /// A section: its heading.
    Section,
    /// A headline, which is its own title.
    Headline,
}

/// Where a title stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// Over a story.
    Story(StoryId),
    /// Over an issue.
    Issue(IssueId),
    /// Over the section of an issue with this 0-based number.
    Section(IssueId, u32),
    /// Among an issue's headlines, with this 0-based number.
    Headline(IssueId, u32),
}

impl Place {
    /// What the title is the title of.
    pub fn kind(self) -> TitleKind {
        match self {
            Self::Story(_) => TitleKind::Story,
            Self::Issue(_) => TitleKind::Issue,
            Self::Section(..) => TitleKind::Section,
            Self::Headline(..) => TitleKind::Headline,
        }
    }
}

/// A title with where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitleRow {
    /// Where it stands.
    pub place: Place,
    /// As printed.
    pub text: String,
    /// Days from its date (of a story without one, and of all else, its issue's) to 9999-12-31; undated ones are older
    /// than all others.
    pub age: u32,
}

/// A story with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryText {
    /// The row.
    pub row: StoryRow,
    /// The issue's title.
    pub issue_title: Title,
    /// The issue's date.
    pub issue_dated: Dated,
    /// What the issue is.
    pub issue_kind: IssueKind,
    /// The day the issue's page was saved.
    pub issue_page_date: Option<Date>,
    /// Which part of a listing the issue is.
    pub issue_range: Option<ResultRange>,
    /// Whom and what it names, each in its canonical form, most named first.
    pub names: Vec<String>,
    /// Its text.
    pub body: Vec<Block>,
}

/// What an issue holds besides its stories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueText {
    /// The row.
    pub row: IssueRow,
    /// Lines that introduce it.
    pub lede: Vec<String>,
    /// Its sections' headings.
    pub sections: Vec<String>,
    /// Its headlines lists.
    pub headlines: Vec<Headline>,
    /// Which of the headlines are bookmarked, by their 0-based numbers.
    pub bookmarked_headlines: Vec<usize>,
}

/// An affair followed over several issues, as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreadRow {
    /// Its number.
    pub id: ThreadId,
    /// What its stories have in common, in words that they print.
    pub title: String,
    /// Who and what they have in common, most often first.
    pub names: Vec<String>,
    /// How many stories it has.
    pub stories: u64,
    /// How many of them are unread.
    pub unread: u64,
    /// How many of those came once some of it had been read, and were not seen yet.
    pub news: u64,
    /// In how many issues they stand.
    pub issues: u64,
    /// When the earliest of them was, where a year is known.
    pub from: Option<Edtf>,
    /// When the latest of them was.
    pub to: Option<Edtf>,
    /// How many there were in each seven days, from the earliest on; a silence is a row of zeros.
    pub weeks: Vec<u32>,
}

/// A rate with where it was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateRow {
    /// The rate; its date is known.
    pub rate: Rate,
    /// The document it came from: a path as given, or `-`.
    pub source: String,
    /// Who published the figure, or the file it was taken from; `None` for the ticker of a digest.
    pub origin: Option<String>,
}

/// How far a pair's last figure moved by imports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateMove {
    /// The pair.
    pub pair: Pair,
    /// The day of the last figure before.
    pub from_date: Date,
    /// That figure.
    pub from_value: Decimal,
    /// The day of the last figure now.
    pub date: Date,
    /// That figure.
    pub value: Decimal,
}

/// Rows near the screen, and where they stand in the whole list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window<T> {
    /// The rows, in the list's order.
    pub rows: Vec<T>,
    /// 0-based place of the first of them in the whole list.
    pub start: u64,
    /// How long the whole list is.
    pub total: u64,
}

/// Where a window lies in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor<Id> {
    /// Around the row with this id; around the first row when there is none such.
    At(Id),
    /// Around the row at this 0-based place; around the last row when the list is shorter.
    Rank(u64),
}

/// How many rows a window holds on either side of its anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// Rows before the anchor.
    pub before: u32,
    /// Rows after the anchor.
    pub after: u32,
}

/// Totals for the status line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Issues in the library.
    pub issues: u64,
    /// Stories in the library.
    pub stories: u64,
    /// Unread stories.
    pub unread: u64,
    /// Bookmarked stories.
    pub bookmarks: u64,
}

/// An outlet with its counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutletRow {
    /// Its name.
    pub name: String,
    /// Its issues.
    pub issues: u64,
    /// Its stories.
    pub stories: u64,
    /// Unread ones.
    pub unread: u64,
}
