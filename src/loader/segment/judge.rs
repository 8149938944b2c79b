//! Whether a story ends at a gap and the next begins.
//!
//! Between paragraphs: cohesion across the gap, biased by how the text after it opens; a boundary where that falls below
//! a threshold. The threshold and the biases by names were tuned on mixes of Wikipedia's current events, where boundaries are known and
//! no cue helps: 1 500 affairs of one to three items, each item a paragraph, come apart with precision .85 and
//! recall .86, and little changes around these values (.82 F1 without
//! the look at names). The biases by cues were set with two real weeks in review in view. Inside a paragraph only the
//! writer's own words open a story: cohesion between single sentences is too weak a sign.

use super::cohesion::Piece;
use super::cues::Cue;

/// A gap between two paragraphs, or two sentences of one.
pub(super) struct Gap<'a> {
    /// How the text after the gap opens.
    pub(super) cue: Cue,
    /// The paragraph or sentence before the gap.
    pub(super) before: &'a Piece,
    /// That and a little more before it, as far as it is of the same story.
    pub(super) well_before: &'a Piece,
    /// The paragraph or sentence after the gap.
    pub(super) after: &'a Piece,
    /// Words of the text after the gap.
    pub(super) words: usize,
}

/// A text of fewer words opens a story only where it says that another affair begins: it has no room for one.
const SHORT: usize = 12;

/// Two paragraphs are about different things below this cohesion.
const APART: f32 = 0.06;

/// Sentences of an overview that cohere more than this are about one affair.
const TOGETHER: f32 = 0.15;

/// A gap counts as so much less cohesive where both sides name countries and none is the same.
const ELSEWHERE: f32 = 0.10;

/// It counts as so much more cohesive where the text after it names nobody: a new affair has to name its own.
const NAMELESS: f32 = 0.05;

impl Gap<'_> {
    /// Whether a paragraph opens a story.
    pub(super) fn opens_between_paragraphs(&self) -> bool {
        match self.cue() {
            Cue::Refers => false,
            Cue::NewTopic => true,
            cue => self.words >= SHORT && self.cohesion() + bias(cue) + self.names_bias() < APART,
        }
    }

    /// Whether a sentence inside a paragraph opens a story.
    pub(super) fn opens_inside_paragraph(&self) -> bool {
        match self.cue() {
            Cue::NewTopic => true,
            Cue::Turn => {
                let elsewhere = !self.after.is_nameless() && !self.well_before.shares_country(self.after);
                self.words >= SHORT && elsewhere && self.cohesion() < APART
            }
            _ => false,
        }
    }

    /// Whether a sentence of a week that is told in one paragraph opens a story: there each affair has a sentence,
    /// unless one goes on with the last.
    pub(super) fn opens_in_overview(&self) -> bool {
        match self.cue() {
            Cue::NewTopic => true,
            Cue::Refers | Cue::GoesOn => false,
            _ => self.words >= SHORT && self.cohesion() < TOGETHER,
        }
    }

    fn cohesion(&self) -> f32 {
        self.before.cosine(self.after).max(self.well_before.cosine(self.after))
    }

    fn names_bias(&self) -> f32 {
        if self.after.is_nameless() {
            NAMELESS
        } else if self.before.is_elsewhere(self.after) && self.well_before.is_elsewhere(self.after) {
            -ELSEWHERE
        } else {
            0.0
        }
    }

    /// The cue as the names decide it: `The case` goes on, `The governor of Osh` does where Osh was named before.
    fn cue(&self) -> Cue {
        match self.cue {
            Cue::Definite { named: true } if !self.well_before.shares_name(self.after) => Cue::Plain,
            Cue::Definite { .. } => Cue::GoesOn,
            cue => cue,
        }
    }
}

/// How much more, or less, cohesive an opening makes a gap.
fn bias(cue: Cue) -> f32 {
    match cue {
        Cue::Turn => -0.15,
        Cue::Adds => -0.10,
        Cue::Time => -0.03,
        Cue::GoesOn => 0.10,
        Cue::NewTopic | Cue::Refers | Cue::Definite { .. } | Cue::Plain => 0.0,
    }
}
