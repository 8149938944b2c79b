//! `import --json`: what became of a document.

use serde::Serialize;

use super::{FaultLine, faults};
use crate::library::{Imported, Outcome};

/// One document.
#[derive(Debug, Serialize)]
pub(crate) struct ImportLine<'a> {
    file: &'a str,
    outcome: &'static str,
    issues: Vec<i64>,
    stories: u64,
    rates: u64,
    faults: Vec<FaultLine<'a>>,
}

impl<'a> ImportLine<'a> {
    /// What became of this document.
    pub(crate) fn of(imported: &'a Imported) -> Self {
        Self {
            file: &imported.file,
            outcome: outcome_word(imported.outcome),
            issues: imported.issues.iter().map(|id| id.0).collect(),
            stories: imported.stories,
            rates: imported.rates,
            faults: faults(&imported.faults),
        }
    }
}

/// The word for an outcome.
pub(crate) fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::New => "new",
        Outcome::Updated => "updated",
        Outcome::Unchanged => "unchanged",
        Outcome::Refused => "refused",
    }
}
