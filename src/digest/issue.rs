//! An issue: one number of an outlet.

use super::{Date, Dated, Headline, Story, Title};

/// What an issue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IssueKind {
    /// A week in review: one text over the affairs of a week.
    WeekInReview,
    /// A listing page: stories of an outlet as a page showed them.
    Listing,
    /// A weekly digest: a week in a paragraph or as a list of stories.
    WeeklyDigest,
    /// A single article.
    Article,
    /// Anything else.
    Other,
}

impl IssueKind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::WeekInReview, Self::Listing, Self::WeeklyDigest, Self::Article, Self::Other];

    /// The word used in JSON and in the library.
    pub fn word(self) -> &'static str {
        match self {
            Self::WeekInReview => "week-in-review",
            Self::Listing => "listing",
            Self::WeeklyDigest => "weekly-digest",
            Self::Article => "article",
            Self::Other => "other",
        }
    }

    /// The kind with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// `Viewing results first - last of total`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResultRange {
    /// Number of the first result on the page, from 1.
    pub first: u32,
    /// Number of the last result on the page.
    pub last: u32,
    /// How many results the listing has.
    pub total: u32,
}

/// One number of an outlet: a week in review, a weekly digest, one listing page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// Its title; derived where the document prints none.
    pub title: Title,
    /// What it is.
    pub kind: IssueKind,
    /// The days it is about.
    pub dated: Dated,
    /// The day the page was saved, as printed on it; never a story's date.
    pub page_date: Option<Date>,
    /// Which part of a listing it is.
    pub range: Option<ResultRange>,
    /// Lines between the title and the first story that introduce the whole issue.
    pub lede: Vec<String>,
    /// Its sections' headings in order, as printed.
    pub sections: Vec<String>,
    /// Its stories in order; a story's position is its 1-based place here.
    pub stories: Vec<Story>,
    /// Headlines of its lists, in order.
    pub headlines: Vec<Headline>,
}
