//! Search in full text over the sample edition and over libraries that change.

mod changes;
mod command;
mod headlines;
mod queries;
mod saved;
mod spellings;

use std::ops::ControlFlow;
use std::path::PathBuf;

use akyn::library::{Access, Hit, ImportRequest, Library, Query};
use tempfile::TempDir;

/// A folder with a library.
struct Desk {
    folder: TempDir,
    library: Library,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(&folder.path().join("library.db"), Access::Write).unwrap();
        Self { folder, library }
    }

    /// A library that holds the sample edition.
    fn with_sample() -> Self {
        let mut desk = Self::new();
        desk.import(PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample")));
        desk
    }

    /// Imports a document of this text.
    fn write(&mut self, name: &str, text: &str) {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        self.import(path);
    }

    fn import(&mut self, path: PathBuf) {
        let request = ImportRequest { paths: vec![path], ..ImportRequest::default() };
        self.library.import(&request, &mut |_, _| ControlFlow::Continue(())).unwrap();
        assert_eq!(self.library.check().unwrap(), Vec::<String>::new());
    }

    fn hits(&self, query: &str, limit: u64) -> Vec<Hit> {
        let query = Query::strict(query).unwrap_or_else(|error| panic!("{query}: {error}"));
        let mut hits = Vec::new();
        self.library
            .search(&query, limit, &mut |hit| {
                hits.push(hit);
                ControlFlow::Continue(())
            })
            .unwrap();
        hits
    }

    /// The titles of the stories that answer, best first.
    fn titles(&self, query: &str) -> Vec<String> {
        self.hits(query, u64::MAX).into_iter().map(|hit| hit.story.row.title.text).collect()
    }
}
