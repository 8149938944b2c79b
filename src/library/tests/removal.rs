//! Issues that are taken out and come back.

use super::{BRIDGE, HARVEST, REACTOR, Shelf, digest, open, story, week};
use crate::digest::{Decimal, Pair, Rate};
use crate::library::{Access, Change, Outcome};

#[test]
fn a_removed_issue_comes_back_with_its_marks() {
    let mut shelf = Shelf::new();
    let document =
        digest(vec![week("Week in Review", vec![story("Reactors", REACTOR), story("Bridge", BRIDGE)])]);
    let issue = shelf.save("a.txt", &document).issues[0];
    let rows = shelf.stories(issue);
    shelf.bookmark(rows[0].id);
    shelf.library.set_read(&[rows[1].id], true).unwrap();
    assert!(shelf.library.remove_issue(issue).unwrap());
    assert!(!shelf.library.remove_issue(issue).unwrap());
    assert_eq!(shelf.library.totals().unwrap(), Default::default());

    let again = shelf.save("a.txt", &document);
    assert_eq!(again.outcome, Outcome::New);
    let rows = shelf.stories(again.issues[0]);
    assert!(rows[0].bookmarked && !rows[0].read && rows[1].read && !rows[1].bookmarked);
}

#[test]
fn a_story_of_another_issue_stays_when_one_is_removed() {
    let mut shelf = Shelf::new();
    let reactors = || story("Reactors", REACTOR);
    let first = shelf.save("a.txt", &digest(vec![week("First", vec![reactors(), story("Bridge", BRIDGE)])]));
    let second =
        shelf.save("b.txt", &digest(vec![week("Second", vec![reactors(), story("Cotton", HARVEST)])]));
    shelf.library.remove_issue(first.issues[0]).unwrap();
    assert_eq!(shelf.library.check().unwrap(), Vec::<String>::new());
    assert_eq!(shelf.titles(second.issues[0]), ["Reactors", "Cotton"]);
    assert_eq!(shelf.library.totals().unwrap().stories, 2);
}

#[test]
fn every_change_of_marks_can_be_undone_and_redone() {
    let mut shelf = Shelf::new();
    let stories = vec![story("Reactors", REACTOR), story("Bridge", BRIDGE), story("Cotton", HARVEST)];
    let issue = shelf.save("a.txt", &digest(vec![week("Week", stories)])).issues[0];
    let ids: Vec<_> = shelf.stories(issue).iter().map(|row| row.id).collect();
    shelf.library.set_read(&[ids[1]], true).unwrap();
    let all = shelf.library.set_issue_read(issue).unwrap();
    assert_eq!(all, Change::Read { stories: vec![ids[0], ids[2]], read: true });
    let undone = shelf.library.undo(&all).unwrap();
    assert_eq!(undone, Change::Read { stories: vec![ids[0], ids[2]], read: false });
    assert_eq!(shelf.library.totals().unwrap().unread, 2);

    for id in &ids {
        shelf.bookmark(*id);
    }
    let taken = shelf.library.set_bookmarked(ids[0], false).unwrap();
    assert!(
        matches!(&taken, Change::Bookmarked { story, bookmarked: false, was: Some(_) } if *story == ids[0])
    );
    shelf.library.undo(&taken).unwrap();
    let order: Vec<_> = shelf.bookmarks().iter().map(|row| row.id).collect();
    assert_eq!(order, [ids[2], ids[1], ids[0]]);
    let nothing = shelf.library.set_bookmarked(ids[0], true).unwrap();
    shelf.library.undo(&nothing).unwrap();
    assert!(shelf.stories(issue)[0].bookmarked);
}

#[test]
fn marks_of_another_connection_are_seen() {
    let mut shelf = Shelf::new();
    let issue = shelf.save("a.txt", &digest(vec![week("Week", vec![story("Reactors", REACTOR)])])).issues[0];
    let reader = open(&shelf.path(), Access::Read);
    let before = reader.version().unwrap();
    shelf.library.set_issue_read(issue).unwrap();
    assert_ne!(reader.version().unwrap(), before);
    assert_eq!(reader.totals().unwrap().unread, 0);
    let mut reader = reader;
    assert!(reader.set_issue_read(issue).unwrap_err().to_string().contains("read only"));
}

#[test]
fn rates_are_one_a_pair_and_day_as_printed() {
    let rate = |value: &str, date: Option<&str>| Rate {
        pair: Pair::parse("TMT/USD").unwrap(),
        value: value.parse::<Decimal>().unwrap(),
        change_percent: Some("-0.30".parse().unwrap()),
        date: date.map(|date| date.parse().unwrap()),
    };
    let mut shelf = Shelf::new();
    let mut page = digest(Vec::new());
    page.rates = vec![rate("0.28490", Some("2024-10-06")), rate("0.28490", None)];
    let first = shelf.save("a.txt", &page);
    assert_eq!((first.outcome, first.rates), (Outcome::New, 2));
    assert!(first.faults[0].what.contains("no day"), "{:?}", first.faults);
    page.rates = vec![rate("0.28615", Some("2024-09-08")), rate("0.28490", Some("2024-10-06"))];
    shelf.save("b.txt", &page);
    let rows = shelf.library.rates(None).unwrap();
    let values: Vec<_> = rows.iter().map(|row| (row.rate.value.as_str(), row.source.as_str())).collect();
    assert_eq!(values, [("0.28615", "b.txt"), ("0.28490", "a.txt")]);
    assert_eq!(rows[0].rate.change_percent.as_ref().unwrap().as_str(), "-0.30");
    let latest =
        |upto: Option<&str>| shelf.library.latest_rates(upto.map(|day| day.parse().unwrap())).unwrap();
    assert_eq!(latest(None)[0].rate.value.as_str(), "0.28490");
    assert_eq!(latest(Some("2024-10-05"))[0].rate.value.as_str(), "0.28615");
    assert!(latest(Some("2024-01-01")).is_empty());
}
