//! Headlines that `search --headlines` finds, and searches saved by name.

use serde::Serialize;

use super::edtf;
use crate::library::{HeadlineHit, Watched};

/// A line of `search --headlines`: a line of `headlines` with where and how well it answers.
#[derive(Debug, Serialize)]
pub(crate) struct HeadlineHitLine<'a> {
    issue: i64,
    list: &'static str,
    section: Option<&'a str>,
    text: &'a str,
    story: Option<i64>,
    /// From 0, among the issue's headlines.
    number: u32,
    outlet: &'a str,
    date: Option<String>,
    score: f64,
    snippet: &'a str,
    /// Where the snippet answers, in characters.
    matched: Vec<[usize; 2]>,
}

/// A line of `search --saved`.
#[derive(Debug, Serialize)]
pub(crate) struct SavedLine<'a> {
    name: &'a str,
    query: &'a str,
    stories: u64,
    unread: u64,
    new: u64,
}

impl<'a> HeadlineHitLine<'a> {
    pub(crate) fn of(hit: &'a HeadlineHit) -> Self {
        Self {
            issue: hit.issue.0,
            list: hit.list.word(),
            section: hit.section.as_deref(),
            text: &hit.text,
            story: hit.story.map(|story| story.0),
            number: hit.number,
            outlet: &hit.outlet,
            date: edtf(&hit.dated),
            score: hit.score,
            snippet: &hit.snippet.text,
            matched: hit.snippet.hits.iter().map(|range| [range.start, range.end]).collect(),
        }
    }
}

impl<'a> SavedLine<'a> {
    pub(crate) fn of(watched: &'a Watched) -> Self {
        let Watched { search, stories, unread, new } = watched;
        Self { name: &search.name, query: &search.query, stories: *stories, unread: *unread, new: *new }
    }
}
