//! A disk that fills up while an import runs: a sentence, whole issues, nothing told that is not kept, and the rest
//! when there is room again.

use std::fmt::Write;
use std::ops::ControlFlow;

use super::super::{ImportRequest, Imported, Library};
use super::{ALL, Access, Anchor, Shelf};

/// Stories of a document of JSON Lines.
const HERD: usize = 20;

/// Documents: those of JSON Lines are saved by themselves, the others several in a transaction.
const DOCUMENTS: usize = 40;

/// What became of documents, as it was told, and why the import ended where it did.
fn import(library: &mut Library, request: &ImportRequest) -> (Vec<Imported>, Option<String>) {
    let mut told = Vec::new();
    let done = library.import(request, &mut |_, imported| {
        told.push(imported);
        ControlFlow::Continue(())
    });
    (told, done.err().map(|error| error.to_string()))
}

/// Words that no other number's text has, so that every story is one of its own and takes room.
fn words(number: usize) -> String {
    let word = |at: usize| -> String {
        let letter = |place: u32| char::from(b'a' + (at / 26_usize.pow(place) % 26) as u8);
        (0..5).map(letter).collect()
    };
    (0..60).map(|at| word(number * 60 + at)).collect::<Vec<_>>().join(" ")
}

fn document(number: usize) -> (String, String) {
    if number % 2 == 1 {
        let text =
            format!("{}\n\nOn 3 March 2025 the {}.\n", words(9 * number).split_off(300), words(number));
        return (format!("{number:02}.txt"), text);
    }
    let lines = (0..HERD).fold(String::new(), |mut lines, camel| {
        let body = words(1_000 + number * HERD + camel);
        let title = body.get(..40).unwrap_or_default();
        writeln!(lines, r#"{{"outlet":"Dune","issue":"Herd {number}","title":"{title}","body":"{body}"}}"#)
            .unwrap();
        lines
    });
    (format!("{number:02}.jsonl"), lines)
}

#[test]
fn a_full_disk_is_told_and_leaves_whole_issues_and_no_more_told_than_kept() {
    let shelf = Shelf::new();
    let documents = shelf.folder.path().join("documents");
    std::fs::create_dir(&documents).unwrap();
    for (name, text) in (0..DOCUMENTS).map(document) {
        std::fs::write(documents.join(name), text).unwrap();
    }
    let request = ImportRequest { paths: vec![documents], ..ImportRequest::default() };
    let mut before = 0;
    for room in [1, 12, 50, 100] {
        let mut library = Library::open(&shelf.path(), Access::Write).unwrap();
        library.store.leave_room(room).unwrap();
        let (told, Some(error)) = import(&mut library, &request) else { panic!("{room} pages were enough") };
        assert!(error.contains("the disk is full") && error.contains("nothing was half saved"), "{error}");
        drop(library);
        let library = Library::open(&shelf.path(), Access::Read).unwrap();
        assert_eq!(library.check().unwrap(), Vec::<String>::new());
        let issues = library.issues(Anchor::Rank(0), ALL).unwrap().rows;
        let whole = |stories| stories == HERD as u64 || stories == 1;
        assert!(issues.iter().all(|issue| whole(issue.stories)), "{room}: {issues:?}");
        // Documents come in one order: what was told is what is there, with what was there before.
        assert_eq!(told.len(), issues.len(), "{room}");
        assert!(
            told.iter()
                .flat_map(|imported| &imported.issues)
                .all(|id| issues.iter().any(|row| row.id == *id))
        );
        assert!((before..DOCUMENTS).contains(&issues.len()), "{room}: {} after {before}", issues.len());
        before = issues.len();
    }
    assert!(before > 1, "no room was ever used");
    let mut library = Library::open(&shelf.path(), Access::Write).unwrap();
    let (told, error) = import(&mut library, &request);
    assert_eq!((told.len(), error), (DOCUMENTS, None));
    assert_eq!(library.issues(Anchor::Rank(0), ALL).unwrap().rows.len(), DOCUMENTS);
}
