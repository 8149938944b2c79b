//! Files of figures into the library, and out of it again.

use super::super::import::saver::Saver;
use super::super::{Imported, Library, Outcome, Result, index};
use super::moves;
use crate::digest::{Fault, Timestamp};
use crate::loader::figures;

impl Library {
    /// Saves the figures of one file under its `name`: CSV, or the daily XML of the National Bank of Kazakhstan or the
    /// ECB. The sample edition stays: it makes room for documents to read. What is wrong with a line is told and the rest is saved; a file saved before changes nothing.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn import_rates(&mut self, name: &str, bytes: &[u8]) -> Result<Imported> {
        let short = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let short = if short == "-" { "standard input" } else { short };
        let refused = |what: String, line| Imported {
            file: name.to_owned(),
            outcome: Outcome::Refused,
            issues: Vec::new(),
            stories: 0,
            rates: 0,
            faults: vec![Fault { line, what }],
        };
        let read = match figures::read(bytes, short) {
            Ok(read) => read,
            Err(why) => return Ok(refused(why, 0)),
        };
        if read.figures.is_empty() {
            let mut told =
                refused("there is no rate in it; a line reads 2025-01-23,KGS/USD,0.01144".to_owned(), 0);
            told.faults.extend(read.faults);
            return Ok(told);
        }
        let before = self.rates_of_user()?;
        let saving = self.saving()?;
        let (saver, at) = (Saver::of_user(), Timestamp::now());
        // Named, not begun: where a digest has the same path, it stays read.
        let own = saving.named_source(&saver.document(name, read.layout, at))?;
        let mut changed = false;
        for figure in &read.figures {
            let document = match &figure.source {
                Some(path) => saving.named_source(&saver.document(path, read.layout, at))?,
                None => own,
            };
            changed |= saving.save_rate(document, &figure.rate, figure.origin.as_deref())?;
        }
        index::commit(saving)?;
        self.remember_moves(&before)?;
        let rates = read.figures.len() as u64;
        let outcome = if changed { Outcome::New } else { Outcome::Unchanged };
        Ok(Imported {
            file: name.to_owned(),
            outcome,
            issues: Vec::new(),
            stories: 0,
            rates,
            faults: read.faults,
        })
    }

    /// Takes the figures of an origin (as `rates` names it) or of a document out; says how many went.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn remove_rates(&mut self, source: &str) -> Result<u64> {
        let saving = self.saving()?;
        let gone = saving.remove_rates(source)?;
        saving.commit()?;
        Ok(gone)
    }

    /// The last rates before an import; none of the sample edition, which makes room.
    pub(in super::super) fn rates_of_user(&self) -> Result<Vec<super::RateRow>> {
        if self.is_sample()? { Ok(Vec::new()) } else { self.latest_rates(None) }
    }

    /// Remembers how far the last rates moved since those of before an import.
    pub(in super::super) fn remember_moves(&mut self, before: &[super::RateRow]) -> Result<()> {
        let moved = moves::between(before, &self.latest_rates(None)?);
        if moved.is_empty() {
            return Ok(());
        }
        let saving = self.saving()?;
        for moved in &moved {
            saving.save_rate_move(moved)?;
        }
        Ok(saving.commit()?)
    }

    /// Forgets which pairs moved: the reader has seen it.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn forget_rate_moves(&mut self) -> Result<()> {
        let saving = self.saving()?;
        saving.forget_rate_moves()?;
        Ok(saving.commit()?)
    }
}
