//! Telling what was found, each story once.

use std::collections::HashSet;
use std::ops::ControlFlow;

use super::{Hit, Part, Plan, snippet};
use crate::digest::StoryId;
use crate::library::{KeepGoing, Library, Result};
use crate::names::Forms;
use crate::store::Found;

/// What has been told of an answer.
pub(super) struct Telling<'a> {
    library: &'a Library,
    plan: &'a Plan,
    /// How many rows are wanted.
    pub(super) limit: u64,
    each: &'a mut dyn FnMut(Part) -> KeepGoing,
    told: HashSet<StoryId>,
    forms: Forms,
    /// The least score that was told: what comes later is worth no more.
    least: f64,
}

impl<'a> Telling<'a> {
    pub(super) fn new(
        library: &'a Library,
        plan: &'a Plan,
        limit: u64,
        each: &'a mut dyn FnMut(Part) -> KeepGoing,
    ) -> Self {
        let (told, forms) = (HashSet::new(), Forms::default());
        Self { library, plan, limit, each, told, forms, least: f64::INFINITY }
    }

    /// How many were told.
    pub(super) fn rows(&self) -> u64 {
        self.told.len() as u64
    }

    /// Tells those of these stories, best first, that were not told yet; `Break` when no more are wanted.
    pub(super) fn tell(&mut self, found: Vec<Found>) -> Result<KeepGoing> {
        let most = found.iter().map(|found| found.score).fold(0.0, f64::max);
        let scale = if most > self.least { self.least / most } else { 1.0 };
        for Found { id, score } in found {
            if self.rows() >= self.limit {
                return Ok(ControlFlow::Break(()));
            }
            if self.told.contains(&id) {
                continue;
            }
            let Some(story) = self.library.story(id, None)? else { continue };
            self.told.insert(id);
            let score = score * scale;
            self.least = self.least.min(score);
            let snippet = snippet(&story, &self.plan.terms, &mut self.forms);
            if (self.each)(Part::Hit(Box::new(Hit { story, score, snippet }))) == ControlFlow::Break(()) {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(if self.rows() < self.limit { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
    }

    /// Says that what comes next may take a while.
    pub(super) fn pause(&mut self) -> KeepGoing {
        (self.each)(Part::Pause)
    }
}
