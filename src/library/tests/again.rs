//! Documents that are imported again, as they were or in a changed form.

use super::{BRIDGE, HARVEST, LIBRARY, REACTOR, Shelf, digest, story, untitled, week};
use crate::digest::{DateBasis, Dated, Story};
use crate::library::Outcome;

fn read(shelf: &mut Shelf, story: usize) {
    let id = shelf.stories(shelf.issues()[0])[story].id;
    shelf.library.set_read(&[id], true).unwrap();
}

#[test]
fn a_document_imported_twice_changes_nothing() {
    let mut shelf = Shelf::new();
    let once =
        digest(vec![week("Week in Review", vec![story("Reactors", REACTOR), story("Bridge", BRIDGE)])]);
    let first = shelf.save("a.txt", &once);
    assert_eq!((first.outcome, first.stories), (Outcome::New, 2));
    for path in ["a.txt", "copy.txt"] {
        let again = shelf.save(path, &once);
        assert_eq!((again.outcome, &again.issues), (Outcome::Unchanged, &first.issues), "{path}");
    }
    let read_afresh = shelf.save_as("copy.txt", &once, "read by a newer akyn");
    assert_eq!((read_afresh.outcome, read_afresh.issues), (Outcome::Unchanged, first.issues));
    assert_eq!(shelf.library.totals().unwrap().stories, 2);
}

#[test]
fn a_changed_form_is_the_same_issue_and_keeps_its_marks() {
    let mut shelf = Shelf::new();
    let stories = |first: Story| vec![first, story("Bridge", BRIDGE)];
    shelf.save("a.txt", &digest(vec![week("Week in Review", stories(story("Reactors", REACTOR)))]));
    let before = shelf.stories(shelf.issues()[0]);
    shelf.bookmark(before[0].id);
    read(&mut shelf, 1);

    let corrected = REACTOR.replace("three firms", "four firms");
    let changed = digest(vec![week("Week in Review", stories(story("Reactors by the lake", &corrected)))]);
    let again = shelf.save("elsewhere.txt", &changed);
    assert_eq!((again.outcome, shelf.issues().len()), (Outcome::Updated, 1));
    let after = shelf.stories(shelf.issues()[0]);
    assert_eq!(after[0].title.text, "Reactors by the lake");
    assert!(after[0].bookmarked && !after[0].read && after[1].read, "{after:?}");
    assert_eq!([after[0].id, after[1].id], [before[0].id, before[1].id]);
    assert_eq!(shelf.text(after[0].id), corrected);
}

#[test]
fn a_new_title_under_the_same_path_is_the_same_issue() {
    let mut shelf = Shelf::new();
    let stories = || vec![story("Reactors", REACTOR), story("Bridge", BRIDGE)];
    shelf.save("a.txt", &digest(vec![week("A Week of Reactors", stories())]));
    let again = shelf.save("a.txt", &digest(vec![week("A Week of Bridges", stories())]));
    assert_eq!((again.outcome, shelf.issues().len()), (Outcome::Updated, 1));
}

#[test]
fn weeks_of_one_title_stay_apart() {
    let mut shelf = Shelf::new();
    shelf.save("1.txt", &digest(vec![week("Week in Review", vec![story("Reactors", REACTOR)])]));
    let second = shelf.save("2.txt", &digest(vec![week("Week in Review", vec![story("Bridge", BRIDGE)])]));
    assert_eq!((second.outcome, shelf.issues().len()), (Outcome::New, 2));
    let overwritten =
        shelf.save("2.txt", &digest(vec![week("Week in Review", vec![story("Cotton", HARVEST)])]));
    assert_eq!((overwritten.outcome, shelf.issues().len()), (Outcome::New, 3));
}

#[test]
fn marks_follow_stories_that_are_split_and_joined() {
    let mut shelf = Shelf::new();
    let joined = || vec![untitled(&format!("{REACTOR}\n{BRIDGE}")), untitled(HARVEST)];
    let split = || vec![untitled(REACTOR), untitled(BRIDGE), untitled(HARVEST)];
    shelf.save("a.txt", &digest(vec![week("Week in Review", joined())]));
    read(&mut shelf, 0);
    shelf.save("a.txt", &digest(vec![week("Week in Review", split())]));
    let rows = shelf.stories(shelf.issues()[0]);
    assert_eq!(rows.iter().map(|row| row.read).collect::<Vec<_>>(), [true, true, false]);

    shelf.bookmark(rows[1].id);
    shelf.save("a.txt", &digest(vec![week("Week in Review", joined())]));
    let rows = shelf.stories(shelf.issues()[0]);
    assert_eq!(rows.len(), 2);
    assert!(rows[0].bookmarked && rows[0].read && !rows[1].bookmarked);
}

#[test]
fn a_marked_story_that_no_longer_occurs_stays_at_the_end() {
    let mut shelf = Shelf::new();
    let all = vec![story("Reactors", REACTOR), story("Bridge", BRIDGE), story("Cotton", HARVEST)];
    let fewer = digest(vec![week("Week in Review", vec![all[2].clone()])]);
    shelf.save("a.txt", &digest(vec![week("Week in Review", all)]));
    let bridge = shelf.stories(shelf.issues()[0])[1].id;
    shelf.bookmark(bridge);
    assert_eq!(shelf.save("a.txt", &fewer).outcome, Outcome::Updated);
    assert_eq!(shelf.titles(shelf.issues()[0]), ["Cotton", "Bridge"]);
    assert_eq!(shelf.save_as("a.txt", &fewer, "again").outcome, Outcome::Unchanged);
    assert_eq!(shelf.bookmarks()[0].id, bridge);
}

#[test]
fn a_date_set_by_hand_outranks_every_later_import() {
    let mut shelf = Shelf::new();
    let mentioned =
        Dated::known("XXXX-11-27".parse().unwrap(), DateBasis::Mentioned, vec!["27 November".into()]);
    let mut first = week("Week in Review", vec![story("Reactors", REACTOR), story("Bridge", BRIDGE)]);
    first.dated = mentioned.clone();
    first.stories[0].dated = mentioned;
    shelf.save("a.txt", &digest(vec![first.clone()]));
    let issue = shelf.issues()[0];
    assert!(shelf.library.set_issue_date(issue, "2024-12-01".parse().unwrap()).unwrap());
    let dates = |shelf: &Shelf| {
        let issue_date = shelf.library.issue(issue).unwrap().unwrap().row.dated;
        let stories = shelf.stories(issue).into_iter().map(|row| row.dated);
        std::iter::once(issue_date)
            .chain(stories)
            .map(|dated| dated.date.unwrap().to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(dates(&shelf), ["2024-12-01"; 3]);

    first.lede.push("A line that was not there before.".to_owned());
    first.dated = Dated::known("2022-01-01".parse().unwrap(), DateBasis::Given, Vec::new());
    assert_eq!(shelf.save("a.txt", &digest(vec![first])).outcome, Outcome::Updated);
    let row = shelf.library.issue(issue).unwrap().unwrap().row;
    assert_eq!(
        (row.dated.date.unwrap().to_string().as_str(), row.dated.basis),
        ("2024-12-01", DateBasis::Given)
    );
    assert_eq!(dates(&shelf)[2], "2024-12-01");
}

#[test]
fn a_date_found_later_updates_the_issue_and_its_place() {
    let mut shelf = Shelf::new();
    let mut undated = week("Week in Review", vec![story("Reactors", REACTOR)]);
    shelf.save("a.txt", &digest(vec![undated.clone()]));
    let mut dated = week("Another week", vec![story("Bridge", BRIDGE)]);
    dated.dated = Dated::known("2024-12-01".parse().unwrap(), DateBasis::Printed, Vec::new());
    shelf.save("b.txt", &digest(vec![dated]));
    let [newest, undated_id] = shelf.issues()[..] else { panic!() };
    undated.dated = Dated::known("2025-01-05".parse().unwrap(), DateBasis::Mentioned, Vec::new());
    assert_eq!(shelf.save("a.txt", &digest(vec![undated])).outcome, Outcome::Updated);
    assert_eq!(shelf.issues(), [undated_id, newest]);
}

#[test]
fn a_week_repeated_on_an_overlapping_page_is_one_issue() {
    let mut shelf = Shelf::new();
    let paragraph = |text: &str| {
        let story = untitled(text);
        super::issue(story.title.clone(), super::IssueKind::WeeklyDigest, vec![story])
    };
    shelf.save("1.txt", &digest(vec![paragraph(REACTOR), paragraph(BRIDGE)]));
    let second = digest(vec![paragraph(BRIDGE), paragraph(HARVEST), paragraph(LIBRARY)]);
    let second = shelf.save("2.txt", &second);
    assert_eq!((second.outcome, second.issues.len(), shelf.issues().len()), (Outcome::New, 3, 4));
    let within_one = digest(vec![paragraph(HARVEST), paragraph(HARVEST)]);
    assert_eq!(shelf.save("3.txt", &within_one).issues.len(), 1);
}

#[test]
fn an_outlet_given_later_takes_the_issue_over() {
    let mut shelf = Shelf::new();
    let mut unnamed = digest(vec![week("Week in Review", vec![story("Reactors", REACTOR)])]);
    unnamed.outlet = None;
    shelf.save("a.txt", &unnamed);
    let id = shelf.stories(shelf.issues()[0])[0].id;
    shelf.bookmark(id);
    unnamed.outlet = Some("The Steppe Post".to_owned());
    assert_eq!(shelf.save("a.txt", &unnamed).outcome, Outcome::Updated);
    let outlets = shelf.library.outlets().unwrap();
    assert_eq!(
        outlets.iter().map(|row| (row.name.as_str(), row.stories)).collect::<Vec<_>>(),
        [("The Steppe Post", 1)]
    );
    assert_eq!(shelf.bookmarks()[0].id, id);
}
