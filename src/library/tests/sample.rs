//! The sample edition comes into an empty library and leaves it again.

use super::{BRIDGE, REACTOR, Shelf, digest, story, week};
use crate::library::import::ImportRequest;
use crate::library::sample::{Sample, import};

const EDITION: &[Sample] = &[
    Sample {
        name: "one.jsonl",
        outlet: None,
        text: r#"{"outlet":"Sample Post","issue":"One","title":"Ferry","body":["The ferry crosses twice a day."]}
{"record":"rate","pair":"KGS/USD","value":"0.01188","date":"2024-09-08"}"#,
    },
    Sample {
        name: "two.jsonl",
        outlet: None,
        text: r#"{"outlet":"Sample Post","issue":"Two","title":"Pass","body":["The pass is closed by snow."]}"#,
    },
];

fn with_sample() -> Shelf {
    let mut shelf = Shelf::new();
    assert!(!shelf.library.is_sample().unwrap());
    import(&mut shelf.library, EDITION).unwrap();
    assert!(shelf.library.is_sample().unwrap());
    assert_eq!(shelf.library.totals().unwrap().issues, 2);
    shelf
}

fn own(shelf: &mut Shelf) {
    let own = digest(vec![week("Week", vec![story("Reactors", REACTOR), story("Bridge", BRIDGE)])]);
    shelf.save("own.txt", &own);
    assert!(!shelf.library.is_sample().unwrap());
}

#[test]
fn the_sample_leaves_when_an_own_document_comes() {
    let mut shelf = with_sample();
    own(&mut shelf);
    let outlets = shelf.library.outlets().unwrap();
    assert_eq!(outlets.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["The Steppe Post"]);
    assert!(shelf.library.rates(None).unwrap().is_empty());
}

#[test]
fn an_issue_of_the_sample_with_a_bookmark_stays() {
    let mut shelf = with_sample();
    let ferry = shelf.stories(shelf.issues()[0])[0].id;
    shelf.bookmark(ferry);
    own(&mut shelf);
    assert_eq!(shelf.issues().len(), 2);
    assert_eq!(shelf.bookmarks()[0].title.text, "Ferry");
}

#[test]
fn a_refused_document_does_not_drive_the_sample_out() {
    let mut shelf = with_sample();
    let request = ImportRequest { paths: vec!["/no/such/file".into()], ..ImportRequest::default() };
    shelf.library.import(&request, &mut |_, _| std::ops::ControlFlow::Continue(())).unwrap();
    assert!(shelf.library.is_sample().unwrap());
}

#[test]
fn the_sample_imported_twice_changes_nothing() {
    let mut shelf = with_sample();
    import(&mut shelf.library, EDITION).unwrap();
    assert_eq!(shelf.library.totals().unwrap().issues, 2);
}
