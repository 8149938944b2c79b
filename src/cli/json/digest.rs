//! `import --dry-run --json`: a document as it was read.

use serde::Serialize;

use super::{BlockLine, FaultLine, blocks, edtf, faults};
use crate::digest::{Digest, Fault, Headline, Issue, Rate, ResultRange, Skipped, Story};

/// One document.
#[derive(Debug, Serialize)]
pub(crate) struct DigestLine<'a> {
    file: &'a str,
    outlet: Option<&'a str>,
    layout: Option<&'a str>,
    issues: Vec<IssuePart<'a>>,
    rates: Vec<RatePart<'a>>,
    skipped: Vec<SkippedPart<'a>>,
    faults: Vec<FaultLine<'a>>,
}

#[derive(Debug, Serialize)]
struct IssuePart<'a> {
    title: &'a str,
    title_basis: &'static str,
    kind: &'static str,
    date: Option<String>,
    date_basis: &'static str,
    date_evidence: &'a [String],
    page_date: Option<String>,
    range: Option<RangePart>,
    lede: &'a [String],
    sections: &'a [String],
    stories: Vec<StoryPart<'a>>,
    headlines: Vec<HeadlinePart<'a>>,
}

#[derive(Debug, Serialize)]
struct RangePart {
    first: u32,
    last: u32,
    total: u32,
}

#[derive(Debug, Serialize)]
struct StoryPart<'a> {
    position: usize,
    section: Option<&'a str>,
    title: &'a str,
    title_basis: &'static str,
    date: Option<String>,
    date_basis: &'static str,
    truncated: bool,
    body: Vec<BlockLine<'a>>,
}

#[derive(Debug, Serialize)]
struct HeadlinePart<'a> {
    list: &'static str,
    section: Option<&'a str>,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct RatePart<'a> {
    pair: String,
    value: &'a str,
    change_percent: Option<&'a str>,
    date: Option<String>,
}

#[derive(Debug, Serialize)]
struct SkippedPart<'a> {
    line: usize,
    text: &'a str,
    why: &'a str,
}

impl<'a> DigestLine<'a> {
    /// A document that was read.
    pub(crate) fn of(file: &'a str, digest: &'a Digest) -> Self {
        Self {
            file,
            outlet: digest.outlet.as_deref(),
            layout: Some(digest.layout),
            issues: digest.issues.iter().map(issue).collect(),
            rates: digest.rates.iter().map(rate).collect(),
            skipped: digest.skipped.iter().map(skipped).collect(),
            faults: faults(&digest.faults),
        }
    }

    /// A document that could not be read; the fault says why.
    pub(crate) fn refused(file: &'a str, why: &'a Fault) -> Self {
        Self {
            file,
            outlet: None,
            layout: None,
            issues: Vec::new(),
            rates: Vec::new(),
            skipped: Vec::new(),
            faults: faults(std::slice::from_ref(why)),
        }
    }
}

fn issue(issue: &Issue) -> IssuePart<'_> {
    let stories = issue.stories.iter().enumerate();
    IssuePart {
        title: &issue.title.text,
        title_basis: issue.title.basis.word(),
        kind: issue.kind.word(),
        date: edtf(&issue.dated),
        date_basis: issue.dated.basis.word(),
        date_evidence: &issue.dated.evidence,
        page_date: issue.page_date.map(|date| date.to_string()),
        range: issue.range.map(|ResultRange { first, last, total }| RangePart { first, last, total }),
        lede: &issue.lede,
        sections: &issue.sections,
        stories: stories.map(|(index, story)| story_part(issue, index + 1, story)).collect(),
        headlines: issue.headlines.iter().map(|headline| headline_part(issue, headline)).collect(),
    }
}

fn story_part<'a>(issue: &'a Issue, position: usize, story: &'a Story) -> StoryPart<'a> {
    StoryPart {
        position,
        section: heading(issue, story.section),
        title: &story.title.text,
        title_basis: story.title.basis.word(),
        date: edtf(&story.dated),
        date_basis: story.dated.basis.word(),
        truncated: story.truncated,
        body: blocks(&story.body),
    }
}

fn headline_part<'a>(issue: &'a Issue, headline: &'a Headline) -> HeadlinePart<'a> {
    HeadlinePart {
        list: headline.list.word(),
        section: heading(issue, headline.section),
        text: &headline.text,
    }
}

fn heading(issue: &Issue, section: Option<usize>) -> Option<&str> {
    issue.sections.get(section?).map(String::as_str)
}

fn rate(rate: &Rate) -> RatePart<'_> {
    RatePart {
        pair: rate.pair.to_string(),
        value: rate.value.as_str(),
        change_percent: rate.change_percent.as_ref().map(|change| change.as_str()),
        date: rate.date.map(|date| date.to_string()),
    }
}

fn skipped(skipped: &Skipped) -> SkippedPart<'_> {
    SkippedPart { line: skipped.line, text: &skipped.text, why: &skipped.why }
}
