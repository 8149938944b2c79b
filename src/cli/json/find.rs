//! Hits of `find`.

use std::ops::Range;

use serde::Serialize;

use super::StoryLine;
use crate::library::StoryRow;

/// A line of `find`: a story, how well its title matches, and where.
#[derive(Debug, Serialize)]
pub(crate) struct FindLine<'a> {
    #[serde(flatten)]
    story: StoryLine<'a>,
    score: i32,
    /// From and up to, not including, which character of the title.
    matched: Vec<[usize; 2]>,
}

impl<'a> FindLine<'a> {
    pub(crate) fn of(row: &'a StoryRow, names: &'a [String], score: i32, matched: &[Range<usize>]) -> Self {
        let matched = matched.iter().map(|range| [range.start, range.end]).collect();
        Self { story: StoryLine::of(row, names), score, matched }
    }
}
