//! Titles of every kind are gathered and found, the newest of equals first.

use std::sync::atomic::AtomicBool;

use super::{BRIDGE, HARVEST, REACTOR, Shelf, digest, story, week};
use crate::digest::{DateBasis, Dated, Headline, HeadlineList, Issue};
use crate::library::{Finder, Place, TitleKind};

const KINDS: [TitleKind; 4] = [TitleKind::Story, TitleKind::Issue, TitleKind::Section, TitleKind::Headline];

fn dated(issue: Issue, date: &str) -> Issue {
    Issue { dated: Dated::known(date.parse().unwrap(), DateBasis::Printed, Vec::new()), ..issue }
}

/// Two weeks in which every kind of title has the word `snow` in it.
fn shelf() -> Shelf {
    let mut shelf = Shelf::new();
    let old = week("A Week of Snow", vec![story("Snow", REACTOR)]);
    let headline =
        Headline { list: HeadlineList::ReadAlso, section: Some(0), text: "Who Clears the Snow?".to_owned() };
    let new = Issue {
        sections: vec!["Roads".to_owned(), "Snow Again".to_owned()],
        headlines: vec![headline],
        ..week("Rain", vec![story("Snow", BRIDGE), story("Dust", HARVEST)])
    };
    shelf.save("old.txt", &digest(vec![dated(old, "2024-01-07")]));
    shelf.save("new.txt", &digest(vec![dated(new, "2024-12-01")]));
    shelf
}

fn found(finder: &mut Finder, typed: &str) -> Vec<Place> {
    let finding = finder.find(typed, 100, &AtomicBool::new(false), &mut |_| {}).unwrap();
    finding.hits.iter().map(|hit| hit.place).collect()
}

#[test]
fn every_kind_of_title_is_found_where_it_stands() {
    let shelf = shelf();
    let mut finder = shelf.library.finder(&KINDS).unwrap();
    assert_eq!(finder.len(), 3 + 2 + 2 + 1);
    assert!(finder.bytes() < 200 * 1_000);
    let mut texts: Vec<String> = found(&mut finder, "'snow")
        .into_iter()
        .map(|place| shelf.library.title_text(place).unwrap().unwrap())
        .collect();
    texts.sort_unstable();
    assert_eq!(texts, ["A Week of Snow", "Snow", "Snow", "Snow Again", "Who Clears the Snow?"]);
    let section = found(&mut finder, "again");
    assert_eq!(section, [Place::Section(shelf.issues()[0], 1)]);
}

#[test]
fn of_equal_titles_the_newest_comes_first() {
    let shelf = shelf();
    let mut finder = shelf.library.finder(&[TitleKind::Story]).unwrap();
    let issues = shelf.issues();
    let expected: Vec<Place> = issues.iter().map(|issue| Place::Story(shelf.stories(*issue)[0].id)).collect();
    assert_eq!(found(&mut finder, "snow"), expected);
}

#[test]
fn titles_come_window_by_window_each_once() {
    let shelf = shelf();
    for kind in KINDS {
        let all = shelf.library.store.titles(kind, None, 100).unwrap();
        let (mut windows, mut behind) = (Vec::new(), None);
        while let Some(title) = shelf.library.store.titles(kind, behind, 1).unwrap().pop() {
            behind = Some(title.place);
            windows.push(title);
        }
        assert_eq!(windows, all, "{kind:?}");
        assert!(!all.is_empty());
    }
}

#[test]
fn a_title_that_has_gone_is_no_longer_there() {
    let mut shelf = shelf();
    let mut finder = shelf.library.finder(&[TitleKind::Section]).unwrap();
    let place = found(&mut finder, "again")[0];
    let issue = shelf.issues()[0];
    shelf.library.remove_issue(issue).unwrap();
    assert_eq!(shelf.library.title_text(place).unwrap(), None);
}
