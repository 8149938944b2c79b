//! A disk that fills up while an import runs: a sentence, whole issues, and the rest when there is room again.

use std::fmt::Write;
use std::ops::ControlFlow;

use super::super::{ImportRequest, Library};
use super::{ALL, Access, Anchor, Shelf};

fn import(library: &mut Library, request: &ImportRequest) -> Result<(), String> {
    let done = library.import(request, &mut |_, _| ControlFlow::Continue(()));
    done.map_err(|error| error.to_string())
}

#[test]
fn a_full_disk_is_told_and_leaves_whole_issues() {
    let shelf = Shelf::new();
    let documents = shelf.folder.path().join("documents");
    std::fs::create_dir(&documents).unwrap();
    for issue in 0..40 {
        let lines = (0..30).fold(String::new(), |mut lines, number| {
            let body =
                format!("Camel {number} of herd {issue} was counted in its own dune, {number} days late.");
            writeln!(
                lines,
                r#"{{"outlet":"Dune","issue":"Herd {issue}","title":"Camel {number}","body":"{body}"}}"#
            )
            .unwrap();
            lines
        });
        std::fs::write(documents.join(format!("{issue:02}.jsonl")), lines).unwrap();
    }
    let request = ImportRequest { paths: vec![documents], ..ImportRequest::default() };
    for room in [1, 6] {
        let mut library = Library::open(&shelf.path(), Access::Write).unwrap();
        library.store.leave_room(room).unwrap();
        let Err(told) = import(&mut library, &request) else { panic!("{room} pages were enough") };
        assert!(told.contains("the disk is full") && told.contains("nothing was half saved"), "{told}");
        drop(library);
        let library = Library::open(&shelf.path(), Access::Read).unwrap();
        assert_eq!(library.check().unwrap(), Vec::<String>::new());
        let issues = library.issues(Anchor::Rank(0), ALL).unwrap().rows;
        assert!(issues.len() < 40 && issues.iter().all(|issue| issue.stories == 30));
    }
    let mut library = Library::open(&shelf.path(), Access::Write).unwrap();
    import(&mut library, &request).unwrap();
    assert_eq!(library.issues(Anchor::Rank(0), ALL).unwrap().rows.len(), 40);
}
