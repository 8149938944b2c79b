//! Names across stories: spellings that meet, surnames that find their person, counts that stay right.

use super::{Shelf, digest, open, story, week};
use crate::library::{Access, Library};

const FIRST: &str =
    "On Monday the people of the valley met Erkin Torobekov at the bridge, and Torobekov listened.";
const OTHER: &str =
    "Late in the evening, a letter from Erkin Torobekof reached the town of Osh and was read aloud.";
const ALONE: &str =
    "Nobody in the hall had asked Torobekov about the price of coal before the meeting was over.";
const SECOND: &str =
    "A year later the same bridge was opened by Aibek Torobekov, who runs the ferry across the lake.";

fn shelf(texts: &[(&str, &str)]) -> Shelf {
    let mut shelf = Shelf::new();
    for (title, text) in texts {
        add(&mut shelf, title, text);
    }
    shelf
}

fn add(shelf: &mut Shelf, title: &str, text: &str) {
    let document = digest(vec![week(&format!("Week of {title}"), vec![story(title, text)])]);
    shelf.save(&format!("{title}.txt"), &document);
    catch_up(shelf);
}

/// As every path of the library does at its end.
fn catch_up(shelf: &mut Shelf) {
    crate::library::index::fill(&mut shelf.library.store, &mut |_| std::ops::ControlFlow::Continue(()))
        .unwrap();
    assert_eq!(shelf.library.check().unwrap(), Vec::<String>::new());
}

fn count(library: &Library, name: &str) -> u64 {
    library.name(name).unwrap().map_or(0, |row| row.stories)
}

#[test]
fn spellings_and_a_surname_alone_are_one_name_library_wide() {
    let shelf = shelf(&[("A bridge", FIRST), ("A letter", OTHER), ("A hall", ALONE)]);
    assert_eq!(count(&shelf.library, "Erkin Torobekov"), 3);
    assert_eq!(count(&shelf.library, "Torobekov"), 3);
    let name = shelf.library.name("Torobekov").unwrap().unwrap();
    assert_eq!(name.name, "Erkin Torobekov");
    assert_eq!(shelf.library.stories_of_name(name.id, None, 10).unwrap().len(), 3);
    let story = shelf.stories(shelf.issues()[0])[0].id;
    assert_eq!(shelf.library.names_of(story).unwrap().first().unwrap(), "Erkin Torobekov");
}

#[test]
fn a_surname_of_two_people_is_neither_of_them() {
    for order in [[FIRST, ALONE, SECOND], [ALONE, FIRST, SECOND], [FIRST, SECOND, ALONE]] {
        let texts = ["One", "Two", "Three"].into_iter().zip(order).collect::<Vec<_>>();
        let shelf = shelf(&texts);
        for name in ["Erkin Torobekov", "Aibek Torobekov", "Torobekov"] {
            let found = shelf.library.name(name).unwrap().unwrap();
            assert_eq!((found.name.as_str(), found.stories), (name, 1));
        }
    }
}

#[test]
fn stories_of_a_name_stand_newest_first_and_move_with_their_date() {
    let mut shelf = shelf(&[("A bridge", FIRST), ("A letter", OTHER)]);
    let name = shelf.library.name("Erkin Torobekov").unwrap().unwrap().id;
    let titles = |library: &Library| -> Vec<String> {
        let rows = library.stories_of_name(name, None, 10).unwrap();
        rows.into_iter().map(|row| row.title.text).collect()
    };
    for (title, newest) in [("A bridge", "A bridge"), ("A letter", "A letter")] {
        let window = shelf.library.issues(super::Anchor::Rank(0), super::ALL).unwrap();
        let issue = window.rows.iter().find(|row| row.title.text.ends_with(title)).unwrap().id;
        let date = if title == "A bridge" { "2024-05-01" } else { "2024-06" };
        shelf.library.set_issue_date(issue, date.parse().unwrap()).unwrap();
        catch_up(&mut shelf);
        assert_eq!(titles(&shelf.library)[0], newest);
    }
    let first = shelf.library.stories_of_name(name, None, 1).unwrap()[0].id;
    let rest = shelf.library.stories_of_name(name, Some(first), 10).unwrap();
    assert_eq!(rest.len(), 1);
    assert_eq!(rest[0].title.text, "A bridge");
}

#[test]
fn a_story_that_changes_or_goes_takes_its_names_along() {
    let mut shelf = shelf(&[("A bridge", FIRST), ("A letter", OTHER)]);
    assert_eq!(count(&shelf.library, "Osh"), 1);
    let changed = format!("{OTHER} In Naryn nobody knew.");
    add(&mut shelf, "A letter", &changed);
    assert_eq!((count(&shelf.library, "Naryn"), count(&shelf.library, "Erkin Torobekov")), (1, 2));
    for issue in shelf.issues() {
        shelf.library.remove_issue(issue).unwrap();
        catch_up(&mut shelf);
    }
    assert!(shelf.library.names(None, 10).unwrap().is_empty());
}

#[test]
fn names_are_listed_a_window_at_a_time_and_found_as_typed() {
    let shelf = shelf(&[("A bridge", FIRST), ("A letter", OTHER), ("A hall", ALONE)]);
    let all = shelf.library.names(None, 100).unwrap();
    let mut one_by_one = Vec::new();
    while let Some(row) =
        shelf.library.names(one_by_one.last().map(crate::library::NameRow::anchor), 1).unwrap().pop()
    {
        one_by_one.push(row);
    }
    assert_eq!(one_by_one, all);
    let typed = |text: &str| {
        shelf.library.names_like(text, 10).unwrap().into_iter().map(|row| row.name).collect::<Vec<_>>()
    };
    assert_eq!(typed("torob"), ["Erkin Torobekov"]);
    assert_eq!(
        (typed("Ош"), typed("toro"), typed("Тор")),
        (vec!["Osh".into()], typed("torob"), typed("torob"))
    );
    assert_eq!(typed("nobody-at-all"), [""; 0]);
}

#[test]
fn a_library_of_the_first_schema_is_read_for_names_when_it_is_opened_to_write() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    std::fs::write(&path, include_bytes!("../../../tests/data/schemas/001.db")).unwrap();
    let library = open(&path, Access::Write);
    assert!(count(&library, "Ташкент") > 0);
    assert_eq!(library.check().unwrap(), Vec::<String>::new());
}
