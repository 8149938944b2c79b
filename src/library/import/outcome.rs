//! What becomes of a document, as its issues and rates are saved.

use std::collections::HashSet;

use super::super::keep::Kept;
use super::{Imported, Outcome};
use crate::digest::{Fault, IssueId, Rate};
use crate::store::KnownDocument;

/// The account of one document.
#[derive(Debug, Default)]
pub(super) struct Account {
    issues: Vec<IssueId>,
    seen: HashSet<IssueId>,
    new: bool,
    changed: bool,
    rates_changed: bool,
    rates_without_day: u64,
    pub(super) stories: u64,
    pub(super) rates: u64,
    pub(super) faults: Vec<Fault>,
}

impl Account {
    /// An account of a document that has these faults.
    pub(super) fn with_faults(faults: Vec<Fault>) -> Self {
        Self { faults, ..Self::default() }
    }

    /// Notes an issue.
    pub(super) fn issue(&mut self, id: IssueId, kept: Kept) {
        if self.seen.insert(id) {
            self.issues.push(id);
        }
        self.new |= kept == Kept::New;
        self.changed |= kept == Kept::Updated;
    }

    /// Notes a rate and whether it was new or another value.
    pub(super) fn rate(&mut self, rate: &Rate, changed: bool) {
        self.rates += 1;
        self.rates_changed |= changed;
        self.rates_without_day += u64::from(rate.date.is_none());
    }

    /// Notes marks of something that is not in the document, and whether they changed anything.
    pub(super) fn marks(&mut self, changed: bool) {
        self.changed |= changed;
    }

    /// What became of the document.
    pub(super) fn close(mut self, file: String) -> Imported {
        if self.rates_without_day > 0 {
            let what = format!(
                "{} of its {} rates have no day and are not kept; the document does not say when they were",
                self.rates_without_day, self.rates
            );
            self.faults.push(Fault { line: 0, what });
        }
        let outcome = match (self.new, self.changed || self.rates_changed) {
            (true, _) => Outcome::New,
            (false, true) if self.issues.is_empty() => Outcome::New,
            (false, true) => Outcome::Updated,
            (false, false) => Outcome::Unchanged,
        };
        let Self { issues, stories, rates, faults, .. } = self;
        Imported { file, outcome, issues, stories, rates, faults }
    }
}

/// A document that could not be read.
pub(super) fn refused(file: String, why: String) -> Imported {
    let faults = vec![Fault { line: 0, what: why }];
    Imported { file, outcome: Outcome::Refused, issues: Vec::new(), stories: 0, rates: 0, faults }
}

/// A document that is in the library as it is.
pub(super) fn unchanged(file: String, known: KnownDocument) -> Imported {
    let KnownDocument { issues, stories, rates } = known;
    Imported { file, outcome: Outcome::Unchanged, issues, stories, rates, faults: Vec::new() }
}
