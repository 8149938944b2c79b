//! Bookmarks of every kind, tags and notes: what becomes of them when documents change, and their undoing.

use super::{ALL, BRIDGE, HARVEST, REACTOR, Shelf, digest, issue, open, story, week};
use crate::digest::{Headline, HeadlineList, Issue, IssueKind, StoryId, Title};
use crate::library::{Access, Anchor, BookmarkOrder, Bookmarked, Change, Passage, Query, Reach, Target};

fn with_headline(mut issue: Issue, before: &[&str], text: &str) -> Issue {
    let line = |text: &str| Headline { list: HeadlineList::ReadAlso, section: None, text: text.to_owned() };
    issue.headlines = before.iter().map(|text| line(text)).chain([line(text)]).collect();
    issue
}

fn passage(text: &str) -> Passage {
    let at = REACTOR.find(text).unwrap();
    Passage { from: (0, at), to: (0, at + text.len()), text: text.to_owned() }
}

/// Everything that is kept, as it can be compared.
fn everything(shelf: &Shelf) -> Vec<String> {
    let mut all = Vec::new();
    for order in [BookmarkOrder::Hand, BookmarkOrder::Date, BookmarkOrder::Outlet, BookmarkOrder::Tag] {
        let rows = shelf.library.kept(order, Anchor::Rank(0), ALL).unwrap().rows;
        all.extend(rows.into_iter().map(|row| format!("{order:?} {row:?}")));
    }
    for id in shelf.issues() {
        all.push(format!("{:?}", shelf.library.issue_note(id).unwrap()));
        all.extend(shelf.stories(id).into_iter().map(|row| format!("{row:?}")));
    }
    all
}

#[test]
fn everything_kept_survives_a_changed_import_and_a_removal() {
    let mut shelf = Shelf::new();
    let plain = || week("Week 1", vec![story("Reactors", REACTOR), story("Bridge", BRIDGE)]);
    shelf.save("a.txt", &digest(vec![with_headline(plain(), &[], "A tunnel is measured")]));
    let number = shelf.issues()[0];
    let ids: Vec<StoryId> = shelf.stories(number).iter().map(|row| row.id).collect();
    for target in [
        Target::Story(ids[0]),
        Target::Quotation(ids[0], passage("two reactors beside the lake")),
        Target::Headline(number, 0),
        Target::Issue(number),
    ] {
        assert!(!shelf.library.set_kept(&target, true).unwrap().is_nothing(), "{target:?}");
    }
    shelf.library.set_tags(ids[1], &["Water".to_owned(), " #two  words ".to_owned()]).unwrap();
    shelf.library.set_note(ids[1], "ask\u{1b}[31m the ferryman\n").unwrap();
    shelf.library.annotate(&Target::Issue(number), "a good week").unwrap();
    shelf.library.annotate(&Target::Headline(number, 0), "look it up").unwrap();
    let check = |shelf: &Shelf, texts: &str| {
        let kept = shelf.kept();
        assert_eq!(kept.len(), 4, "{texts}: {kept:?}");
        assert!(
            matches!(kept[0].what, Bookmarked::Issue(_)) && kept[0].note.as_deref() == Some("a good week")
        );
        let Bookmarked::Headline(_, place, text) = &kept[1].what else { panic!("{kept:?}") };
        assert_eq!((text.as_str(), kept[1].note.as_deref()), ("A tunnel is measured", Some("look it up")));
        let Bookmarked::Quotation(row, quoted) = &kept[2].what else { panic!("{kept:?}") };
        assert_eq!(quoted.text, "two reactors beside the lake");
        let body = shelf.text(row.id);
        let line = body.lines().nth(quoted.from.0).unwrap();
        let there: String = line.chars().skip(quoted.from.1).take(quoted.text.len()).collect();
        assert_eq!(there, quoted.text, "{texts}");
        let stories = shelf.stories(shelf.issues()[0]);
        let bridge = stories.iter().find(|row| row.title.text == "Bridge").unwrap();
        assert_eq!(
            (bridge.tags.join("/"), bridge.note.as_deref()),
            ("two words/Water".into(), Some("ask [31m the ferryman"))
        );
        assert_eq!(shelf.library.check().unwrap(), Vec::<String>::new());
        *place
    };
    assert_eq!(check(&shelf, "as made"), 0);
    let longer = format!("{HARVEST}\nIt is said that {}", REACTOR.replace('\n', " "));
    let changed =
        week("Week 1", vec![story("Bridge", BRIDGE), story("Reactors", &format!("{REACTOR}\n{longer}"))]);
    shelf.save("a.txt", &digest(vec![with_headline(changed, &["A new one"], "A tunnel is measured")]));
    assert_eq!(check(&shelf, "changed"), 1);
    shelf.library.remove_issue(number).unwrap();
    assert!(shelf.kept().is_empty());
    shelf.save("a.txt", &digest(vec![with_headline(plain(), &[], "A tunnel is measured")]));
    assert_eq!(check(&shelf, "back"), 0);
}

#[test]
fn a_tagged_story_that_vanishes_stays_and_marks_follow_a_story_that_is_split() {
    let mut shelf = Shelf::new();
    let joined = format!("{REACTOR}\n{BRIDGE}");
    shelf.save("a.txt", &digest(vec![week("Week 1", vec![story("All", &joined), story("Cotton", HARVEST)])]));
    let number = shelf.issues()[0];
    let cotton = shelf.stories(number)[1].id;
    shelf.library.set_tag(cotton, "farms", true).unwrap();
    shelf.save("a.txt", &digest(vec![week("Week 1", vec![story("All", &joined)])]));
    let rows = shelf.stories(number);
    assert_eq!(rows.last().map(|row| row.tags.clone()), Some(vec!["farms".to_owned()]));
    assert_eq!(shelf.library.tags("FA", 9).unwrap().len(), 1);
    shelf.library.set_tag(cotton, "FARMS", false).unwrap();
    assert!(shelf.library.tags("", 9).unwrap().is_empty());
}

#[test]
fn any_changes_undone_give_the_first_marks_and_redone_the_last() {
    for seed in 1..=12_u64 {
        let mut shelf = Shelf::new();
        let texts = [REACTOR, BRIDGE, HARVEST];
        let stories = texts.iter().enumerate().map(|(at, text)| story(&format!("S{at}"), text)).collect();
        let one = with_headline(week("Week 1", stories), &["One"], "Two");
        shelf.save("a.txt", &digest(vec![one, issue(Title::printed("Empty"), IssueKind::Other, vec![])]));
        let number = shelf.issues()[0];
        let ids: Vec<StoryId> = shelf.stories(number).iter().map(|row| row.id).collect();
        let mut dice = seed;
        let mut roll = |most: u64| {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (dice >> 33) % most
        };
        shelf.library.set_kept(&Target::Story(ids[2]), true).unwrap();
        let before = everything(&shelf);
        let mut done: Vec<Change> = Vec::new();
        for step in 0..40 {
            let id = ids[roll(3) as usize];
            let target = match roll(4) {
                0 => Target::Headline(number, roll(2) as usize),
                1 => Target::Issue(number),
                2 => Target::Quotation(ids[0], passage("two reactors")),
                _ => Target::Story(id),
            };
            let kept = shelf.kept();
            let library = &mut shelf.library;
            let change = match roll(7) {
                0 => library.set_read(&ids, roll(2) == 0),
                1 => library.set_issue_read(number),
                2 => library.set_tag(id, ["Gas", "oil", "Grid"][roll(3) as usize], roll(3) > 0),
                3 => library.annotate(&target, ["", "one", "two"][roll(3) as usize]),
                4 if !kept.is_empty() => {
                    library.move_bookmark(kept[roll(kept.len() as u64) as usize].id, roll(7) as i64 - 3)
                }
                _ => library.toggle_bookmark(&target),
            };
            let change = change.unwrap_or_else(|error| panic!("seed {seed}, step {step}: {error}"));
            done.push(change);
        }
        let after = everything(&shelf);
        assert_eq!(shelf.library.check().unwrap(), Vec::<String>::new());
        let mut undone = Vec::new();
        while let Some(change) = done.pop() {
            undone.push(shelf.library.undo(&change).unwrap());
        }
        assert_eq!(everything(&shelf), before, "seed {seed}");
        while let Some(change) = undone.pop() {
            shelf.library.undo(&change).unwrap();
        }
        assert_eq!(everything(&shelf), after, "seed {seed}");
    }
}

#[test]
fn windows_of_every_order_agree_with_the_whole_list() {
    let mut shelf = Shelf::new();
    let stories =
        (0..40).map(|at| story(&format!("S{at}"), &format!("{HARVEST} {at} {BRIDGE} {at}"))).collect();
    shelf.save("a.txt", &digest(vec![week("Week 1", stories)]));
    let rows = shelf.stories(shelf.issues()[0]);
    for (at, row) in rows.iter().enumerate() {
        shelf.bookmark(row.id);
        if at % 3 > 0 {
            shelf.library.set_tag(row.id, ["a", "b"][at % 2], true).unwrap();
        }
    }
    for order in [BookmarkOrder::Hand, BookmarkOrder::Date, BookmarkOrder::Outlet, BookmarkOrder::Tag] {
        let all = shelf.library.kept(order, Anchor::Rank(0), ALL).unwrap().rows;
        assert_eq!(all.len(), rows.len());
        for at in 0..all.len() {
            let reach = Reach { before: 2, after: 3 };
            for anchor in [Anchor::Rank(at as u64), Anchor::At(all[at].id)] {
                let window = shelf.library.kept(order, anchor, reach).unwrap();
                let from = at.saturating_sub(2);
                assert_eq!(window.start as usize, from, "{order:?} {at}");
                assert_eq!(window.rows, all[from..(at + 4).min(all.len())], "{order:?} {at}");
            }
        }
    }
    let query = Query::strict("tag:b -is:read").unwrap();
    let found =
        shelf.library.kept_answering(BookmarkOrder::Hand, Some(&query), Anchor::Rank(0), ALL).unwrap();
    assert!(
        found.total > 5
            && found
                .rows
                .iter()
                .all(|row| { matches!(&row.what, Bookmarked::Story(story) if story.tags == ["b"]) })
    );
}

#[test]
fn bookmarks_of_an_older_library_are_there_in_their_order() {
    let first = 1_i64 << 40;
    for (version, file, title, waiting) in [
        (
            1,
            include_bytes!("../../../tests/data/schemas/001.db").as_slice(),
            "Tashkent metro grows by four stations",
            [].as_slice(),
        ),
        (
            2,
            include_bytes!("../../../tests/data/schemas/002.db").as_slice(),
            "A Ferry Without a River",
            // The third story that was bookmarked, and the second: both had been taken out.
            [("d", first - 3), ("e", first - 2)].as_slice(),
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.db");
        std::fs::write(&path, file).unwrap();
        let library = open(&path, Access::Read);
        assert!(folder.path().join(format!("library.db.v{version}.bak")).exists());
        let rows = library.kept(BookmarkOrder::Hand, Anchor::Rank(0), ALL).unwrap().rows;
        let titles: Vec<&str> = rows
            .iter()
            .map(|row| match &row.what {
                Bookmarked::Story(story) => story.title.text.as_str(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(titles, [title], "{version}");
        let kept = library.store.waiting().unwrap();
        let found: Vec<(&str, i64)> = kept
            .iter()
            .map(|waiting| (waiting.key.as_str(), waiting.marks.bookmarks[0].hand.unwrap()))
            .collect();
        assert_eq!(found, waiting, "{version}: newer bookmarks stand above, with lower numbers");
        assert_eq!(library.check().unwrap(), Vec::<String>::new(), "{version}");
        drop(library);
        let mut library = open(&path, Access::Write);
        let id = library.kept(BookmarkOrder::Hand, Anchor::Rank(0), ALL).unwrap().rows[0].id;
        let issue = library.issues(Anchor::Rank(0), ALL).unwrap().rows[0].id;
        library.set_kept(&Target::Issue(issue), true).unwrap();
        let rows = library.kept(BookmarkOrder::Hand, Anchor::Rank(0), ALL).unwrap().rows;
        assert_eq!((rows.len(), rows[1].id), (2, id), "{version}: a new one stands at the top");
    }
}
