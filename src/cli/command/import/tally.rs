//! What became of the documents of one import, counted.

use crate::cli::ending::Ending;
use crate::library::{Imported, Outcome};

/// The counts.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tally {
    new: u64,
    updated: u64,
    unchanged: u64,
    refused: u64,
    stories: u64,
}

impl Tally {
    /// Counts a document that was imported or refused.
    pub(super) fn add(&mut self, imported: &Imported) {
        match imported.outcome {
            Outcome::New => self.new += 1,
            Outcome::Updated => self.updated += 1,
            Outcome::Unchanged => self.unchanged += 1,
            Outcome::Refused => self.refused += 1,
        }
        self.stories += imported.stories;
    }

    /// Counts a document that was read without being imported.
    pub(super) fn add_read(&mut self, read: bool) {
        if read { self.unchanged += 1 } else { self.refused += 1 }
    }

    /// Documents that were looked at.
    pub(super) fn documents(&self) -> u64 {
        self.new + self.updated + self.unchanged + self.refused
    }

    /// How the command ends: all refused is a failure, some refused falls short, and so does nothing at all.
    pub(super) fn ending(&self) -> Ending {
        match (self.documents(), self.refused) {
            (0, _) => Ending::Short,
            (all, refused) if all == refused => Ending::Failed,
            (_, 0) => Ending::Done,
            _ => Ending::Short,
        }
    }

    /// `3 documents: 2 new, 1 refused; 40 stories`.
    pub(super) fn in_words(&self) -> String {
        let parts = [
            (self.new, "new"),
            (self.updated, "updated"),
            (self.unchanged, "unchanged"),
            (self.refused, "refused"),
        ];
        let parts: Vec<String> =
            parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
        let (documents, stories) = (count(self.documents(), "document"), count(self.stories, "story"));
        format!("{documents}: {}; {stories}", parts.join(", "))
    }
}

/// `1 story`, `12 stories`.
pub(super) fn count(number: u64, what: &str) -> String {
    match (number, what.strip_suffix('y')) {
        (1, _) => format!("1 {what}"),
        (_, Some(stem)) => format!("{number} {stem}ies"),
        (_, None) => format!("{number} {what}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Ending, Tally, count};

    #[test]
    fn the_ending_tells_some_refused_from_all_refused() {
        let ending = |new, unchanged, refused| Tally { new, unchanged, refused, ..Tally::default() }.ending();
        assert_eq!(ending(2, 1, 0), Ending::Done);
        assert_eq!(ending(0, 3, 0), Ending::Done);
        assert_eq!(ending(1, 0, 1), Ending::Short);
        assert_eq!(ending(0, 0, 2), Ending::Failed);
        assert_eq!(ending(0, 0, 0), Ending::Short);
    }

    #[test]
    fn counts_read_as_words() {
        let tally = Tally { new: 2, refused: 1, stories: 1, ..Tally::default() };
        assert_eq!(tally.in_words(), "3 documents: 2 new, 1 refused; 1 story");
        assert_eq!((count(0, "story"), count(1, "issue")), ("0 stories".to_owned(), "1 issue".to_owned()));
    }
}
