//! What the indexes hold of stories that came by an import is what their text gives, read anew.

use std::ops::ControlFlow;
use std::path::Path;

use super::super::ImportRequest;
use super::{ALL, Access, Anchor, Library, Shelf};

/// Imports, then reads every story anew; compares what the indexes hold.
fn assert_sound(paths: &[&Path]) {
    let mut shelf = Shelf::new();
    let paths = paths.iter().map(|path| path.to_path_buf()).collect();
    let request = ImportRequest { paths, ..ImportRequest::default() };
    shelf.library.import(&request, &mut |_, _| ControlFlow::Continue(())).unwrap();
    assert_eq!(shelf.library.check().unwrap(), Vec::<String>::new());
    let imported = shelf.library.store.index_lines().unwrap();
    shelf.library.store.forget_indexes().unwrap();
    let path = shelf.path();
    let anew = Library::open(&path, Access::Write).unwrap();
    assert_eq!(anew.check().unwrap(), Vec::<String>::new());
    let anew = anew.store.index_lines().unwrap();
    assert!(anew.len() > 1_000, "{}", anew.len());
    let differs = |one: &[String], other: &[String]| {
        one.iter().filter(|line| other.binary_search(line).is_err()).take(5).cloned().collect::<Vec<_>>()
    };
    assert_eq!((differs(&imported, &anew), differs(&anew, &imported)), (vec![], vec![]));
}

#[test]
fn an_import_leaves_the_indexes_as_reading_every_story_anew_does() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert_sound(&[&root.join("assets/sample"), &root.join("tests/data/documents")]);
}

#[test]
fn a_story_that_changes_within_the_transaction_that_brought_it_is_read_anew() {
    let folder = tempfile::tempdir().unwrap();
    let opening =
        "Engineers in Osh have closed the bridge over the Ak-Buura for two weeks, says Erkin Torobekov.";
    let rest = "Lorries take the road by Kara-Suu until then. The ministry in Bishkek pays for the repairs.";
    let page = |title: &str, text: &str, filler: &str| {
        format!(
            "{title}\n\n## Bridge closed\n\n{text}\n\n## {filler}\n\nThe {filler} of Naryn was opened by the mayor today.\n"
        )
    };
    // The same story three times, each form longer, in three issues and under two sections.
    for (number, text) in
        [opening.to_owned(), format!("{opening} {rest}"), format!("{opening} {rest} {rest}")]
            .iter()
            .enumerate()
    {
        let title = format!("Week {number}");
        let filler = ["library", "bakery", "airfield"][number];
        std::fs::write(folder.path().join(format!("{number}.md")), page(&title, text, filler)).unwrap();
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert_sound(&[folder.path(), &root.join("assets/sample")]);
}

#[test]
fn a_library_of_the_eighth_schema_counts_on_as_before() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    std::fs::write(&path, include_bytes!("../../../tests/data/schemas/008.db")).unwrap();
    let mut library = Library::open(&path, Access::Write).unwrap();
    assert!(folder.path().join("library.db.v8.bak").exists());
    let totals = library.totals().unwrap();
    assert_eq!((totals.issues, totals.stories, totals.unread, totals.bookmarks), (5, 26, 26, 2));
    // One of its issues was taken out with a bookmark in it; it comes back with it.
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let request = ImportRequest { paths: vec![root.join("assets/sample")], ..ImportRequest::default() };
    library.import(&request, &mut |_, _| ControlFlow::Continue(())).unwrap();
    assert_eq!(library.check().unwrap(), Vec::<String>::new());
    let after = library.totals().unwrap();
    assert!(after.stories > 100 && after.unread == after.stories && after.bookmarks == 3, "{after:?}");
}

#[test]
fn postings_move_by_and_by_and_nothing_is_seen_of_it() {
    let mut shelf = Shelf::new();
    shelf.library.store.number_on(40_000).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let import = |library: &mut Library, path: &str| {
        let request = ImportRequest { paths: vec![root.join(path)], ..ImportRequest::default() };
        library.import(&request, &mut |_, _| ControlFlow::Continue(())).unwrap();
        assert_eq!(library.check().unwrap(), Vec::<String>::new());
    };
    let library = &mut shelf.library;
    import(library, "assets/sample");
    let before = library.store.index_lines().unwrap();
    let all = |postings: [[u64; 3]; 2]| [0, 1, 2].map(|kind| postings[0][kind] + postings[1][kind]);
    let before_moving = all(library.store.postings().unwrap());
    // Half of the terms and of the names.
    library.store.merge(1 << 14, 100_000).unwrap();
    let [left, moved] = library.store.postings().unwrap();
    assert!(left.iter().chain(&moved).all(|rows| *rows > 100), "{left:?} {moved:?}");
    assert_eq!(all([left, moved]), before_moving);
    assert_eq!(library.store.index_lines().unwrap(), before);
    assert_eq!(library.check().unwrap(), Vec::<String>::new());

    // What stands in either table changes and goes with its story; more of the same shelf comes.
    let issues = library.issues(Anchor::Rank(0), ALL).unwrap().rows;
    assert!(library.set_issue_date(issues[0].id, "2021-03".parse().unwrap()).unwrap());
    library.remove_issue(issues[1].id).unwrap();
    assert_eq!(library.check().unwrap(), Vec::<String>::new());
    import(library, "tests/data/documents");
    let before = library.store.index_lines().unwrap();
    // A few at a time, which must come to an end.
    for _ in 0..40 {
        library.store.merge(1 << 12, 100).unwrap();
    }
    let [left, moved] = library.store.postings().unwrap();
    assert!(left == [0; 3] && moved[0] > before_moving[0], "{left:?} {moved:?}");
    assert_eq!(library.store.index_lines().unwrap(), before);
    assert_eq!(library.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_library_of_the_twelfth_schema_keeps_its_postings_and_counts_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    std::fs::write(&path, include_bytes!("../../../tests/data/schemas/012.db")).unwrap();
    let mut library = Library::open(&path, Access::Write).unwrap();
    assert!(folder.path().join("library.db.v12.bak").exists());
    assert_eq!(library.check().unwrap(), Vec::<String>::new());
    let totals = library.totals().unwrap();
    assert_eq!((totals.issues, totals.stories, totals.unread), (7, 70, 69));
    let before = library.store.index_lines().unwrap();
    assert!(before.iter().any(|line| line.starts_with("entries")));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let request = ImportRequest { paths: vec![root.join("assets/sample")], ..ImportRequest::default() };
    library.import(&request, &mut |_, _| ControlFlow::Continue(())).unwrap();
    assert_eq!(library.check().unwrap(), Vec::<String>::new());
    let imported = library.store.index_lines().unwrap();
    library.store.forget_indexes().unwrap();
    drop(library);
    let anew = Library::open(&path, Access::Write).unwrap();
    assert_eq!(anew.store.index_lines().unwrap(), imported);
}
