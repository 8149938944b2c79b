//! Importing files and folders.

use std::ops::ControlFlow;

use akyn::digest::DateBasis;
use akyn::library::{Anchor, ImportRequest, Library, Outcome};

use super::{ALL, Desk, import, issues, line, request};

fn week(number: usize) -> String {
    (0..3).map(|story| line("Post", &format!("Week {number}"), number * 3 + story, None)).collect()
}

#[test]
fn folders_are_walked_in_order_and_odd_files_are_left_out() {
    let desk = Desk::new();
    desk.write("in/b/2.jsonl", week(2));
    desk.write("in/a/1.JSONL", week(1));
    desk.write("in/3", week(3));
    desk.write("in/.hidden/4.jsonl", week(4));
    desk.write("in/.5.jsonl", week(5));
    desk.write("in/picture.png", [0x89, b'P', b'N', b'G', 0, 0]);
    desk.write("in/program", [0x7f, b'E', b'L', b'F', 0, 1]);
    #[cfg(unix)]
    std::os::unix::fs::symlink(desk.path("in"), desk.path("in/b/loop")).unwrap();
    let imported = import(&mut desk.library(), &request(&[desk.path("in"), desk.path("absent.txt")]));
    let told: Vec<_> = imported
        .iter()
        .map(|one| {
            (
                one.file.rsplit('/').next().unwrap(),
                one.outcome,
                one.faults.first().map(|fault| fault.what.as_str()),
            )
        })
        .collect();
    assert_eq!(
        told.iter().map(|(file, ..)| *file).collect::<Vec<_>>(),
        ["3", "1.JSONL", "2.jsonl", "program", "absent.txt"]
    );
    assert!(
        told[..3].iter().all(|(_, outcome, fault)| *outcome == Outcome::New && fault.is_none()),
        "{told:?}"
    );
    assert!(
        told[3..].iter().all(|(_, outcome, fault)| *outcome == Outcome::Refused && fault.is_some()),
        "{told:?}"
    );
}

#[test]
fn progress_counts_up_to_what_was_found() {
    let desk = Desk::new();
    for number in 0..150 {
        desk.write(&format!("in/{number:03}.jsonl"), week(number));
    }
    let (mut done, mut last) = (0, None);
    desk.library()
        .import(&request(&[desk.path("in")]), &mut |progress, imported| {
            done += 1;
            assert_eq!(progress.done, done);
            assert!(progress.found >= done && imported.outcome == Outcome::New);
            last = Some(progress);
            ControlFlow::Continue(())
        })
        .unwrap();
    let last = last.unwrap();
    assert_eq!((last.done, last.found, last.stories), (150, 150, 450));
}

#[test]
fn an_import_that_is_broken_off_leaves_whole_issues_and_goes_on_later() {
    let desk = Desk::new();
    for number in 0..20 {
        desk.write(&format!("in/{number:02}.jsonl"), week(number));
    }
    let mut library = desk.library();
    let mut left = 7;
    let each = &mut |_, _| {
        left -= 1;
        if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    library.import(&request(&[desk.path("in")]), each).unwrap();
    assert_eq!(library.check().unwrap(), Vec::<String>::new());
    let rows = library.issues(Anchor::Rank(0), ALL).unwrap().rows;
    assert_eq!(rows.len(), 7);
    assert!(rows.iter().all(|row| row.stories == 3));
    let rest = import(&mut library, &request(&[desk.path("in")]));
    assert_eq!(rest.iter().filter(|one| one.outcome == Outcome::New).count(), 13);
}

#[test]
fn a_stopped_document_of_json_lines_leaves_whole_issues_and_is_read_again() {
    let desk = Desk::new();
    let path = desk.write("long.jsonl", (0..1_500).map(week).collect::<String>());
    let mut library = desk.library();
    let stop = library.stop_switch();
    let reader = desk.reader();
    let imported = std::thread::scope(|scope| {
        scope.spawn(move || {
            while reader.is_empty().unwrap() {
                std::thread::yield_now();
            }
            stop.store(true, std::sync::atomic::Ordering::Relaxed);
        });
        import(&mut library, &request(std::slice::from_ref(&path)))
    });
    let rows = library.issues(Anchor::Rank(0), ALL).unwrap().rows;
    assert!(rows.iter().all(|row| row.stories == 3));
    // Whether it was still reading when it was told to stop is up to the machine.
    assert!(rows.len() == 1_500 || imported[0].faults[0].what.contains("stopped"), "{imported:?}");
    import(&mut library, &request(&[path]));
    assert_eq!(issues(&library).len(), 1_500);
}

#[test]
fn an_issue_of_many_lines_may_come_in_any_portions() {
    let desk = Desk::new();
    let mut library = desk.library();
    let one = |number| line("Post", "The Whole Year", number, Some("2024-03-01"));
    let lines: String = (0..1_203).map(one).collect();
    let first = import(&mut library, &request(&[desk.write("a.jsonl", lines)]));
    assert_eq!((first[0].stories, first[0].issues.len()), (1_203, 1));
    let more = [one(5), line("Post", "Other", 9_000, None), one(5_000)].concat();
    let more = import(&mut library, &request(&[desk.write("b.jsonl", more)]));
    assert_eq!(more[0].outcome, Outcome::New);
    assert_eq!(library.totals().unwrap().stories, 1_205);
    let row = &library.issues(Anchor::Rank(0), ALL).unwrap().rows[0];
    assert_eq!((row.stories, row.dated.basis), (1_204, DateBasis::Printed));
    assert_eq!(row.dated.date.unwrap().to_string(), "2024-03-01");
}

#[test]
fn faulty_lines_and_faulty_documents_stop_nothing() {
    let desk = Desk::new();
    let broken = desk.write("a.jsonl", [week(1).as_str(), "{\"outlet\": \n", &week(2)].concat());
    let empty = desk.write("empty.txt", "");
    let imported = import(&mut desk.library(), &request(&[broken, empty, desk.write("b.jsonl", week(3))]));
    assert_eq!(
        imported.iter().map(|one| one.outcome).collect::<Vec<_>>(),
        [Outcome::New, Outcome::Refused, Outcome::New]
    );
    assert_eq!((imported[0].stories, imported[0].faults[0].line), (6, 4));
}

#[test]
fn standard_input_may_be_imported_again_and_again() {
    let desk = Desk::new();
    let mut library = desk.library();
    let given = |text: String| ImportRequest {
        paths: vec!["-".into()],
        stdin: Some(text.into_bytes()),
        outlet: Some("Mine".to_owned()),
        ..ImportRequest::default()
    };
    assert_eq!(import(&mut library, &given(week(1)))[0].outcome, Outcome::New);
    assert_eq!(import(&mut library, &given(week(2)))[0].outcome, Outcome::New);
    assert_eq!(import(&mut library, &given(week(1)))[0].outcome, Outcome::Unchanged);
    let row = library.issue(issues(&library)[0]).unwrap().unwrap().row;
    assert_eq!((row.outlet.as_str(), row.source.as_str()), ("Mine", "-"));
}

#[test]
fn a_date_given_with_the_import_is_kept_without_it() {
    let desk = Desk::new();
    let mut library = desk.library();
    let path = desk.write("a.jsonl", week(1));
    let dated =
        ImportRequest { date: Some("2024-05-04".parse().unwrap()), ..request(std::slice::from_ref(&path)) };
    import(&mut library, &dated);
    import(&mut library, &request(&[path]));
    let row = library.issue(issues(&library)[0]).unwrap().unwrap().row;
    assert_eq!(
        (row.dated.date.unwrap().to_string().as_str(), row.dated.basis),
        ("2024-05-04", DateBasis::Given)
    );
}

#[test]
fn a_dry_run_tells_every_document_in_order() {
    let desk = Desk::new();
    let paths = [desk.write("a.jsonl", week(1)), desk.path("absent"), desk.write("b.jsonl", week(2))];
    let mut told = Vec::new();
    Library::dry_run(&request(&paths), &mut |file, digest| {
        told.push((
            file.rsplit('/').next().unwrap().to_owned(),
            digest.map(|digest| digest.issues.len()).ok(),
        ));
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(
        told,
        [("a.jsonl".to_owned(), Some(1)), ("absent".to_owned(), None), ("b.jsonl".to_owned(), Some(1))]
    );
}
