//! Saving one digest.

use super::super::Result;
use super::super::index::{Indexers, Taken};
use super::super::keep::{Keeper, ReadyIssue};
use super::Imported;
use super::outcome::{Account, unchanged};
use crate::digest::{Digest, Fault, Issue, Rate, Timestamp};
use crate::store::{NewDocument, Saving};

/// The outlet of documents that do not say who published them.
pub(super) const UNNAMED_OUTLET: &str = "Unknown outlet";

/// A digest made ready to be saved.
pub(in super::super) struct ReadyDigest {
    outlet: String,
    layout: &'static str,
    issues: Vec<ReadyIssue>,
    rates: Vec<Rate>,
    faults: Vec<Fault>,
}

impl ReadyDigest {
    pub(in super::super) fn new(digest: Digest) -> Self {
        Self::with(digest, ReadyIssue::new)
    }

    /// The same, with what the indexes take in of its stories.
    pub(super) fn indexed(digest: Digest, indexers: &Indexers) -> Self {
        indexers.lend(|indexer| Self::with(digest, |issue| ReadyIssue::indexed(issue, indexer)))
    }

    /// How many stories it holds.
    pub(super) fn stories(&self) -> u64 {
        self.issues.iter().map(|issue| issue.len() as u64).sum()
    }

    fn with(digest: Digest, ready: impl FnMut(Issue) -> ReadyIssue) -> Self {
        Self {
            outlet: digest.outlet.unwrap_or_else(|| UNNAMED_OUTLET.to_owned()),
            layout: digest.layout,
            issues: digest.issues.into_iter().map(ready).collect(),
            rates: digest.rates,
            faults: digest.faults,
        }
    }
}

/// Saves digests: the user's, or those of the sample edition.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Saver<'t> {
    sample: bool,
    taken: Option<&'t Taken>,
}

impl<'t> Saver<'t> {
    /// For documents of the user's.
    pub(in super::super) fn of_user() -> Self {
        Self { sample: false, taken: None }
    }

    /// For the sample edition.
    pub(in super::super) fn of_sample() -> Self {
        Self { sample: true, taken: None }
    }

    /// The same where what the indexes take in of stories comes with them.
    pub(super) fn taking_in(self, taken: &'t Taken) -> Self {
        Self { taken: Some(taken), ..self }
    }

    /// Saves a digest, unless its document is known.
    pub(in super::super) fn save(
        self,
        saving: &Saving<'_>,
        file: String,
        fingerprint: &[u8],
        digest: ReadyDigest,
    ) -> Result<Imported> {
        if let Some(known) = saving.known_document(fingerprint)? {
            return Ok(unchanged(file, known));
        }
        self.make_room(saving)?;
        let at = Timestamp::now();
        let document = saving.begin_document(&self.document(&file, digest.layout, at))?;
        let outlet = saving.outlet(&digest.outlet)?;
        let mut keeper = Keeper::new(saving, document, at).taking_in(self.taken);
        let mut account = Account::with_faults(digest.faults);
        for issue in digest.issues {
            account.stories += issue.len() as u64;
            let (id, kept) = keeper.keep_whole(outlet, issue)?;
            account.issue(id, kept);
        }
        for rate in &digest.rates {
            account.rate(rate, saving.save_rate(document, rate, None)?);
        }
        saving.finish_document(document, fingerprint, account.stories, account.rates)?;
        Ok(account.close(file))
    }

    /// Takes the sample edition out before the first document of the user's is saved.
    pub(super) fn make_room(self, saving: &Saving<'_>) -> Result<()> {
        if !self.sample && saving.holds_sample()? {
            saving.remove_sample()?;
        }
        Ok(())
    }

    /// A document as it is noted.
    pub(in super::super) fn document<'d>(
        self,
        path: &'d str,
        layout: &'d str,
        at: Timestamp,
    ) -> NewDocument<'d> {
        NewDocument { path, layout, imported_at: at, sample: self.sample }
    }
}
