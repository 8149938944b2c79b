//! The library through its front door, on real files.

mod damage;
mod export;
mod file;
mod importing;
mod reasons;
mod windows;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use akyn::digest::IssueId;
use akyn::library::{Access, Anchor, ImportRequest, Imported, Library, Reach};
use tempfile::TempDir;

/// Enough for every list of these tests.
const ALL: Reach = Reach { before: 10_000, after: 10_000 };

/// A folder with a library and documents.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    fn library(&self) -> Library {
        open(&self.path("library.db"), Access::Write)
    }

    fn reader(&self) -> Library {
        open(&self.path("library.db"), Access::Read)
    }
}

fn open(path: &Path, access: Access) -> Library {
    Library::open(path, access).unwrap()
}

fn request(paths: &[PathBuf]) -> ImportRequest {
    ImportRequest { paths: paths.to_vec(), ..ImportRequest::default() }
}

fn import(library: &mut Library, request: &ImportRequest) -> Vec<Imported> {
    let mut all = Vec::new();
    library
        .import(request, &mut |_, imported| {
            all.push(imported);
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(library.check().unwrap(), Vec::<String>::new());
    all
}

fn issues(library: &Library) -> Vec<IssueId> {
    library.issues(Anchor::Rank(0), ALL).unwrap().rows.iter().map(|row| row.id).collect()
}

fn exported(library: &Library) -> String {
    let mut out = Vec::new();
    library.export(None, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// A line of JSON Lines: a story of so many words, all of them its own.
fn line(outlet: &str, issue: &str, number: usize, date: Option<&str>) -> String {
    let date = date.map_or("null".to_owned(), |date| format!("\"{date}\""));
    format!(
        "{{\"key\":\"k{number}\",\"outlet\":\"{outlet}\",\"issue\":\"{issue}\",\"title\":\"Story {number}\",\
         \"date\":{date},\"body\":[{{\"kind\":\"paragraph\",\"text\":\"Words {number} of a story {number}.\"}}]}}\n"
    )
}
