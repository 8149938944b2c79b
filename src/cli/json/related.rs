//! Hits of `related`.

use serde::Serialize;

use super::StoryLine;
use crate::library::{Reason, RelatedHit};

/// A line of `related`: a story, how close it is, and why.
#[derive(Debug, Serialize)]
pub(crate) struct RelatedLine<'a> {
    #[serde(flatten)]
    story: StoryLine<'a>,
    score: f64,
    reasons: Vec<ReasonLine<'a>>,
}

#[derive(Debug, Serialize)]
struct ReasonLine<'a> {
    kind: &'static str,
    text: &'a str,
}

impl<'a> RelatedLine<'a> {
    pub(crate) fn of(hit: &'a RelatedHit, names: &'a [String]) -> Self {
        let reason = |Reason { kind, text }: &'a Reason| ReasonLine { kind: kind.word(), text };
        // Four figures tell apart what can be told apart.
        let score = (hit.score * 10_000.0).round() / 10_000.0;
        Self {
            story: StoryLine::of(&hit.story, names),
            score,
            reasons: hit.reasons.iter().map(reason).collect(),
        }
    }
}
