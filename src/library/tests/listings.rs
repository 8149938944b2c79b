//! Stories that stand in several listings.

use super::{BRIDGE, HARVEST, LIBRARY, REACTOR, Shelf, digest, issue, story};
use crate::digest::{Issue, IssueKind, ResultRange, Story, Title};
use crate::library::Outcome;

fn listing(day: Option<&str>, stories: Vec<Story>) -> Issue {
    let mut listing = issue(Title::derived("Listing"), IssueKind::Listing, stories);
    listing.page_date = day.map(|day| day.parse().unwrap());
    listing.range = Some(ResultRange { first: 1, last: 3, total: 65 });
    listing
}

#[test]
fn one_story_in_several_listings_keeps_its_longer_body() {
    for short_first in [true, false] {
        let mut shelf = Shelf::new();
        let cut = format!("{}...", &REACTOR[..60]);
        let teaser = listing(Some("2025-01-23"), vec![story("Reactors", &cut), story("Bridge", BRIDGE)]);
        let whole = listing(Some("2025-01-24"), vec![story("Cotton", HARVEST), story("REACTORS", REACTOR)]);
        let (first, second) = if short_first { (teaser, whole) } else { (whole, teaser) };
        shelf.save("1.txt", &digest(vec![first]));
        assert_eq!(shelf.save("2.txt", &digest(vec![second])).outcome, Outcome::New);
        let issues = shelf.issues();
        assert_eq!((issues.len(), shelf.library.totals().unwrap().stories), (2, 3));
        let reactors = |issue| {
            let stories = shelf.stories(issue);
            stories.into_iter().find(|row| row.title.text.to_lowercase() == "reactors").unwrap()
        };
        assert_eq!(reactors(issues[0]).id, reactors(issues[1]).id);
        assert!(!reactors(issues[0]).truncated);
        assert_eq!(shelf.text(reactors(issues[0]).id), REACTOR);
    }
}

#[test]
fn a_recurring_title_over_other_words_is_another_story() {
    let mut shelf = Shelf::new();
    shelf.save("1.txt", &digest(vec![listing(Some("2025-01-23"), vec![story("In brief", REACTOR)])]));
    shelf.save("2.txt", &digest(vec![listing(Some("2025-01-24"), vec![story("In brief", BRIDGE)])]));
    let both = vec![story("In brief", HARVEST), story("In brief", LIBRARY)];
    shelf.save("3.txt", &digest(vec![listing(Some("2025-01-25"), both)]));
    assert_eq!(shelf.library.totals().unwrap().stories, 4);
}

#[test]
fn the_same_opening_over_other_words_is_another_story() {
    let mut shelf = Shelf::new();
    let rates = |rest: &str| {
        story("Rates", &format!("The National Bank has set the official rates for today. {rest}"))
    };
    shelf.save("1.txt", &digest(vec![listing(Some("2025-01-23"), vec![rates(BRIDGE)])]));
    let second = digest(vec![listing(Some("2025-01-24"), vec![rates(HARVEST)])]);
    shelf.save("2.txt", &second);
    assert_eq!(shelf.library.totals().unwrap().stories, 2);
    assert_eq!(shelf.save_as("2.txt", &second, "again").outcome, Outcome::Unchanged);
}

#[test]
fn a_story_printed_twice_on_a_page_stands_there_once() {
    let mut shelf = Shelf::new();
    let page =
        listing(None, vec![story("Reactors", REACTOR), story("Bridge", BRIDGE), story("Reactors", REACTOR)]);
    shelf.save("1.txt", &digest(vec![page]));
    assert_eq!(shelf.titles(shelf.issues()[0]), ["Reactors", "Bridge"]);
}

#[test]
fn a_page_without_a_day_is_not_taken_for_an_earlier_one_that_lost_a_story() {
    let mut shelf = Shelf::new();
    let [reactor, bridge, harvest, library] =
        [("Reactors", REACTOR), ("Bridge", BRIDGE), ("Cotton", HARVEST), ("Library", LIBRARY)]
            .map(|(title, text)| story(title, text));
    shelf.save("1.txt", &digest(vec![listing(None, vec![reactor.clone(), bridge.clone(), harvest])]));
    shelf.save("2.txt", &digest(vec![listing(None, vec![library, reactor, bridge])]));
    assert_eq!((shelf.issues().len(), shelf.library.totals().unwrap().stories), (2, 4));
}

#[test]
fn a_story_read_in_one_issue_is_read_in_all() {
    let mut shelf = Shelf::new();
    for (path, day) in [("1.txt", "2025-01-23"), ("2.txt", "2025-01-24")] {
        shelf.save(path, &digest(vec![listing(Some(day), vec![story("Reactors", REACTOR)])]));
    }
    let [first, second] = shelf.issues()[..] else { panic!() };
    shelf.library.set_issue_read(first).unwrap();
    assert!(shelf.stories(second)[0].read);
    assert_eq!(shelf.library.totals().unwrap().unread, 0);
    assert_eq!(shelf.library.check().unwrap(), Vec::<String>::new());
}
