//! Rows of the library.

use serde::Serialize;

use super::{BlockLine, blocks, edtf};
use crate::digest::{Headline, IssueId, StoryId};
use crate::library::{Hit, IssueRow, NameRow, OutletRow, RateRow, StoryRow, StoryText};

/// A line of `outlets`.
#[derive(Debug, Serialize)]
pub(crate) struct OutletLine<'a> {
    name: &'a str,
    issues: u64,
    stories: u64,
    unread: u64,
}

/// A line of `issues`.
#[derive(Debug, Serialize)]
pub(crate) struct IssueLine<'a> {
    id: i64,
    outlet: &'a str,
    title: &'a str,
    title_basis: &'static str,
    kind: &'static str,
    date: Option<String>,
    date_basis: &'static str,
    date_evidence: &'a [String],
    stories: u64,
    unread: u64,
    source: &'a str,
    imported_at: String,
}

/// A line of `stories`, `show` and `bookmarks`.
#[derive(Debug, Serialize)]
pub(crate) struct StoryLine<'a> {
    id: i64,
    key: &'a str,
    issue: i64,
    outlet: &'a str,
    section: Option<&'a str>,
    position: u64,
    title: &'a str,
    title_basis: &'static str,
    date: Option<String>,
    date_basis: &'static str,
    truncated: bool,
    read: bool,
    bookmarked: bool,
    tags: &'a [String],
    note: Option<&'a str>,
    words: u64,
    countries: &'a [String],
    names: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<Vec<BlockLine<'a>>>,
}

/// A line of `names`.
#[derive(Debug, Serialize)]
pub(crate) struct NameLine<'a> {
    name: &'a str,
    kind: &'static str,
    stories: u64,
}

/// A line of `search`.
#[derive(Debug, Serialize)]
pub(crate) struct HitLine<'a> {
    #[serde(flatten)]
    story: StoryLine<'a>,
    score: f64,
    snippet: &'a str,
    /// Where the snippet answers, in characters.
    matched: Vec<[usize; 2]>,
}

/// A line of `headlines`.
#[derive(Debug, Serialize)]
pub(crate) struct HeadlineLine<'a> {
    id: String,
    issue: i64,
    list: &'static str,
    section: Option<&'a str>,
    text: &'a str,
    story: Option<i64>,
}

/// A line of `rates`.
#[derive(Debug, Serialize)]
pub(crate) struct RateLine<'a> {
    pair: String,
    base: &'a str,
    quote: &'a str,
    value: &'a str,
    change_percent: Option<&'a str>,
    date: Option<String>,
    source: &'a str,
    /// Who published the figure, or the file it was taken from; `null` for the ticker of a digest.
    origin: Option<&'a str>,
    /// The ends of what the printed value can mean.
    low: Option<String>,
    high: Option<String>,
}

impl<'a> OutletLine<'a> {
    pub(crate) fn of(row: &'a OutletRow) -> Self {
        Self { name: &row.name, issues: row.issues, stories: row.stories, unread: row.unread }
    }
}

impl<'a> IssueLine<'a> {
    pub(crate) fn of(row: &'a IssueRow) -> Self {
        Self {
            id: row.id.0,
            outlet: &row.outlet,
            title: &row.title.text,
            title_basis: row.title.basis.word(),
            kind: row.kind.word(),
            date: edtf(&row.dated),
            date_basis: row.dated.basis.word(),
            date_evidence: &row.dated.evidence,
            stories: row.stories,
            unread: row.unread,
            source: &row.source,
            imported_at: row.imported_at.to_string(),
        }
    }
}

impl<'a> StoryLine<'a> {
    /// A story as lists show it, and whom it names.
    pub(crate) fn of(row: &'a StoryRow, names: &'a [String]) -> Self {
        Self {
            id: row.id.0,
            key: &row.key,
            issue: row.issue.0,
            outlet: &row.outlet,
            section: row.section.as_deref(),
            position: row.position,
            title: &row.title.text,
            title_basis: row.title.basis.word(),
            date: edtf(&row.dated),
            date_basis: row.dated.basis.word(),
            truncated: row.truncated,
            read: row.read,
            bookmarked: row.bookmarked,
            tags: &row.tags,
            note: row.note.as_deref(),
            words: row.words,
            countries: &row.countries,
            names,
            body: None,
        }
    }

    /// The same with its text.
    pub(crate) fn with_body(story: &'a StoryText) -> Self {
        Self { body: Some(blocks(&story.body)), ..Self::of(&story.row, &story.names) }
    }
}

impl<'a> NameLine<'a> {
    pub(crate) fn of(row: &'a NameRow) -> Self {
        Self { name: &row.name, kind: row.kind.word(), stories: row.stories }
    }
}

impl<'a> HitLine<'a> {
    pub(crate) fn of(hit: &'a Hit) -> Self {
        Self {
            story: StoryLine::of(&hit.story.row, &hit.story.names),
            score: hit.score,
            snippet: &hit.snippet.text,
            matched: hit.snippet.hits.iter().map(|range| [range.start, range.end]).collect(),
        }
    }
}

impl<'a> HeadlineLine<'a> {
    /// A headline of an issue under this section, and the story that it names.
    pub(crate) fn of(
        id: String,
        issue: IssueId,
        headline: &'a Headline,
        section: Option<&'a str>,
        story: Option<StoryId>,
    ) -> Self {
        Self {
            id,
            issue: issue.0,
            list: headline.list.word(),
            section,
            text: &headline.text,
            story: story.map(|id| id.0),
        }
    }
}

impl<'a> RateLine<'a> {
    pub(crate) fn of(row: &'a RateRow) -> Self {
        let rate = &row.rate;
        let (low, high) = rate.interval().map(|value| value.ends()).unzip();
        Self {
            pair: rate.pair.to_string(),
            base: &rate.pair.base,
            quote: &rate.pair.quote,
            value: rate.value.as_str(),
            change_percent: rate.change_percent.as_ref().map(|change| change.as_str()),
            date: rate.date.map(|date| date.to_string()),
            source: &row.source,
            origin: row.origin.as_deref(),
            low: low.map(|end| end.to_string()),
            high: high.map(|end| end.to_string()),
        }
    }
}
