//! Journeys: import, read, mark, quit, come back.

use crate::screens::desk::{Desk, row};

#[test]
fn a_bookmark_a_read_mark_and_the_place_survive_a_restart() {
    let desk = Desk::new();
    let mut reader = desk.open(120, 20);
    reader.press("Enter j b Enter m m q q q");
    assert!(reader.ended());
    let mut again = desk.open(120, 20);
    assert!(row(&again, "★ A bridge is promised").contains("4 Mar"), "{}", again.screen());
    assert!(row(&again, "▸ Issues").contains("1/3"), "{}", again.screen());
    again.press("3");
    assert!(row(&again, "▸ Bookmarks").contains("1/1"));
    assert!(row(&again, "★ A bridge is promised").starts_with('▌'), "{}", again.screen());
    assert!(again.screen().contains("Larch planks are on their way"));
}

#[test]
fn undo_goes_back_through_everything_that_was_marked() {
    let desk = Desk::new();
    let mut reader = desk.open(120, 20);
    reader.press("A");
    assert!(row(&reader, "▌The week of the wind").contains("0/3"), "{}", reader.screen());
    reader.press("Enter b j b h").press("u u");
    assert!(!reader.screen().contains('★'));
    reader.press("u");
    assert!(row(&reader, "▌The week of the wind").contains("3/3"));
    reader.press("u");
    assert!(row(&reader, "There is nothing to undo").contains("There is nothing to undo"));
}

#[test]
fn reading_on_passes_every_unread_story_once() {
    let desk = Desk::new();
    let mut reader = desk.open(120, 20);
    for title in [
        "The ford is gone",
        "A bridge is promised",
        "Market day moves",
        "The pass is closed",
        "Yaks come down early",
        "Apples",
    ] {
        reader.press("Space");
        let head = reader.screen().lines().nth(1).unwrap().to_owned();
        assert!(head.contains(title), "`{title}` is not open:\n{}", reader.screen());
    }
    reader.press("Space");
    assert!(row(&reader, "No unread story is left.").contains("all read"), "{}", reader.screen());
}

#[test]
fn an_import_keeps_the_place_and_says_what_it_brought() {
    let desk = Desk::new();
    let path = desk.document(
        "later.jsonl",
        "{\"outlet\":\"Lake Gazette\",\"issue\":\"Ice\",\"title\":\"The ice is thin\",\"date\":\"2025-04-01\",\"body\":\"Nobody skates.\"}\n",
    );
    let mut reader = desk.open(120, 20);
    reader.press("Enter j Enter");
    reader.press("i").type_text(path.to_str().unwrap()).press("Enter");
    let said = row(&reader, "Imported 1 document: 1 new · 1 story");
    assert!(said.contains("7 unread") || said.contains("6 unread"), "{said}");
    assert!(row(&reader, "Issues").contains("2/4"), "{}", reader.screen());
    assert!(reader.screen().contains("Larch planks are on their way"));
    reader.press("i").type_text(path.to_str().unwrap()).press("Enter");
    row(&reader, "1 unchanged");
    reader.press("i").type_text("/nowhere/at/all").press("Enter");
    assert!(row(&reader, "/nowhere/at/all").contains("efused"), "{}", reader.screen());
}

#[test]
fn the_first_documents_of_ones_own_take_the_place_of_the_sample_edition() {
    let desk = Desk::empty();
    let line = |title: &str, date: &str| {
        format!(
            "{{\"outlet\":\"Lake Gazette\",\"issue\":\"{title}\",\"title\":\"{title}\",\"date\":\"{date}\",\"body\":\"Nobody skates.\"}}\n"
        )
    };
    let lines = line("Ice on the lake", "2025-04-01") + &line("Thaw", "2025-04-20");
    let path = desk.document("own.jsonl", &lines);
    let mut reader = desk.open(140, 20);
    assert!(reader.screen().contains("Sample edition"), "{}", reader.screen());
    reader.press("Enter j Enter i").type_text(path.to_str().unwrap()).press("Enter");
    let screen = reader.screen();
    assert!(!screen.contains("Sample edition, written for akyn"), "{screen}");
    row(&reader, "Imported 1 document: 1 new · 2 stories · the sample edition has made way for it");
    assert!(row(&reader, "▸ Issues").contains("1/2"), "{screen}");
    assert!(row(&reader, "▌Thaw").contains("1/1"), "{screen}");
}

#[test]
fn another_process_changes_the_library_and_the_reader_stays_where_it_is() {
    let desk = Desk::new();
    let mut reader = desk.open(120, 20);
    reader.press("Enter j Enter");
    let mut other = desk.open(80, 24);
    other.press("Enter j b");
    reader.press("k");
    assert!(row(&reader, "▸ Story ★").contains("▸ Story ★"), "{}", reader.screen());
    assert!(reader.screen().contains("Larch planks are on their way"));
}

#[test]
fn an_empty_folder_opens_a_reader_that_says_what_to_do() {
    let desk = Desk::empty();
    let reader = desk.open(80, 24);
    let screen = reader.screen();
    assert!(screen.contains("Sample edition") || screen.contains("The library is empty."), "{screen}");
    assert!(desk.library().exists());
}
