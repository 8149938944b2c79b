//! The sample edition: digests in our own words, built into the binary for a library without anything in it.
//!
//! Its issues are imported like any others, under the paths `sample/…`, and their documents are noted as samples.
//! When the user's first own document is saved the sample edition leaves, except issues that hold a bookmarked story.

use std::sync::atomic::AtomicBool;

use super::import::saver::{ReadyDigest, Saver};
use super::{Imported, Library, Result, index, years};
use crate::loader::{self, Given};

/// A document of the sample edition.
pub(super) struct Sample {
    /// Its name, under which it is shown as a source.
    pub(super) name: &'static str,
    /// Who published it, where the document does not say: as `akyn import --outlet` gives it.
    pub(super) outlet: Option<&'static str>,
    pub(super) text: &'static str,
}

/// Every document of the sample edition, in the order of import.
const EDITION: &[Sample] = &[
    Sample {
        name: "ccasc-summer-2025.txt",
        outlet: None,
        text: include_str!("../../assets/sample/ccasc-summer-2025.txt"),
    },
    Sample {
        name: "orda-week-11.txt",
        outlet: None,
        text: include_str!("../../assets/sample/orda-week-11.txt"),
    },
    Sample {
        name: "orda-week-41.txt",
        outlet: None,
        text: include_str!("../../assets/sample/orda-week-41.txt"),
    },
    Sample {
        name: "orda-week-48.txt",
        outlet: None,
        text: include_str!("../../assets/sample/orda-week-48.txt"),
    },
    Sample {
        name: "orda-week-52.txt",
        outlet: None,
        text: include_str!("../../assets/sample/orda-week-52.txt"),
    },
    Sample {
        name: "saddlebag-archive.jsonl",
        outlet: None,
        text: include_str!("../../assets/sample/saddlebag-archive.jsonl"),
    },
    Sample {
        name: "saddlebag-brief-20.txt",
        outlet: Some("The Saddlebag"),
        text: include_str!("../../assets/sample/saddlebag-brief-20.txt"),
    },
    Sample {
        name: "timesca-2024-09-08.txt",
        outlet: None,
        text: include_str!("../../assets/sample/timesca-2024-09-08.txt"),
    },
    Sample {
        name: "timesca-2024-10-06.txt",
        outlet: None,
        text: include_str!("../../assets/sample/timesca-2024-10-06.txt"),
    },
    Sample {
        name: "timesca-2024-12-23.txt",
        outlet: None,
        text: include_str!("../../assets/sample/timesca-2024-12-23.txt"),
    },
    Sample {
        name: "timesca-2025-01-02.txt",
        outlet: None,
        text: include_str!("../../assets/sample/timesca-2025-01-02.txt"),
    },
    Sample {
        name: "timesca-2025-01-23.txt",
        outlet: None,
        text: include_str!("../../assets/sample/timesca-2025-01-23.txt"),
    },
    Sample {
        name: "timesca-2025-01-30.txt",
        outlet: None,
        text: include_str!("../../assets/sample/timesca-2025-01-30.txt"),
    },
    Sample {
        name: "timesca-2025-05-12.txt",
        outlet: None,
        text: include_str!("../../assets/sample/timesca-2025-05-12.txt"),
    },
    Sample {
        name: "timesca-2025-12-10.txt",
        outlet: None,
        text: include_str!("../../assets/sample/timesca-2025-12-10.txt"),
    },
    Sample {
        name: "timesca-2025-12-22.txt",
        outlet: None,
        text: include_str!("../../assets/sample/timesca-2025-12-22.txt"),
    },
    Sample {
        name: "timesca-weekly-digest-oct-27.txt",
        outlet: None,
        text: include_str!("../../assets/sample/timesca-weekly-digest-oct-27.txt"),
    },
    Sample {
        name: "timesca-weekly-digest-sept.txt",
        outlet: None,
        text: include_str!("../../assets/sample/timesca-weekly-digest-sept.txt"),
    },
];

impl Library {
    /// Imports the sample edition built into the binary; returns what was imported.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn import_sample(&mut self) -> Result<Vec<Imported>> {
        import(self, EDITION)
    }

    /// Whether all the library holds is the sample edition.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn is_sample(&self) -> Result<bool> {
        Ok(self.store.holds_only_sample()?)
    }
}

pub(super) fn import(library: &mut Library, edition: &[Sample]) -> Result<Vec<Imported>> {
    let saving = library.saving()?;
    let mut imported = Vec::with_capacity(edition.len());
    for sample in edition {
        let given = Given { outlet: sample.outlet.map(str::to_owned), ..Given::default() };
        let digest = loader::load(sample.text.as_bytes(), &given);
        let fingerprint = blake3::hash(sample.text.as_bytes());
        let name = format!("sample/{}", sample.name);
        let ready = ReadyDigest::new(digest);
        imported.push(Saver::of_sample().save(&saving, name, fingerprint.as_bytes(), ready)?);
    }
    index::commit(saving)?;
    years::fill(&mut library.store, &library.path, &AtomicBool::new(false))?;
    library.follow_threads_briefly()?;
    Ok(imported)
}
