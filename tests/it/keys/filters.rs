//! The filter of a list and saved searches over a real library.

use crate::screens::desk::{Desk, row};

#[test]
fn issues_are_filtered_by_what_their_stories_hold() {
    let desk = Desk::new();
    let mut reader = desk.open(120, 20);
    reader.press("f").type_text("yak");
    assert!(row(&reader, "Issues · filter: yak").contains("1/1"), "{}", reader.screen());
    row(&reader, "Snow on the pass");
    reader.press("Ctrl-u").type_text("outlet:steppe -ford OR apples").press("Enter");
    assert!(row(&reader, "Issues · filter:").contains("1/2"), "{}", reader.screen());
    reader.press("Ctrl-u");
    reader.press("f Ctrl-u").type_text("wind").press("Enter");
    assert!(row(&reader, "▌The week of the wind").contains("3/3"), "its title answers\n{}", reader.screen());
    reader.press("f Ctrl-u").type_text("(").press("Enter");
    assert!(
        row(&reader, "Issues").contains("1/3"),
        "what is begun means what it says so far\n{}",
        reader.screen()
    );
}

#[test]
fn a_story_that_is_read_stays_until_one_moves_on_and_the_filter_ends_with_the_session() {
    let desk = Desk::new();
    let mut reader = desk.open(120, 20);
    reader.press("Enter f").type_text("is:unread").press("Enter m");
    assert!(row(&reader, "Stories · filter: is:unread").contains("1/3"), "{}", reader.screen());
    reader.press("j m j");
    assert!(row(&reader, "Stories · filter: is:unread").contains("/2"), "{}", reader.screen());
    reader.press("q q q");
    assert!(reader.ended());
    let again = desk.open(120, 20);
    assert!(!again.screen().contains("filter:"), "{}", again.screen());
}

#[test]
fn a_filter_follows_an_import() {
    let desk = Desk::new();
    let path = desk.document(
        "later.jsonl",
        "{\"outlet\":\"Lake Gazette\",\"issue\":\"Ice\",\"title\":\"A ford over ice\",\"date\":\"2025-04-01\",\"body\":\"Nobody skates.\"}\n",
    );
    let mut reader = desk.open(140, 20);
    reader.press("f").type_text("ford").press("Enter").press(":").type_text("save Fords").press("Enter");
    row(&reader, "Saved as ‘Fords’");
    assert!(row(&reader, "Issues · filter: ford").contains("1/1"), "{}", reader.screen());
    reader.press("i").type_text(path.to_str().unwrap()).press("Enter");
    row(&reader, "1 story · 1 new for ‘Fords’");
    assert!(row(&reader, "Issues · filter: ford").contains("/2"), "{}", reader.screen());
    reader.press("g w");
    assert!(row(&reader, "Fords").contains("1 new  2 unread of 2 stories"), "{}", reader.screen());
    reader.press("d");
    row(&reader, "No search is saved yet");
    reader.press("u");
    row(&reader, "Fords");
}

#[test]
fn bookmarks_are_filtered_by_the_same_language() {
    let desk = Desk::new();
    let mut reader = desk.open(120, 20);
    reader.press("Enter b j b j b 3 f").type_text("title:bridge").press("Enter");
    assert!(row(&reader, "Bookmarks · filter: title:bridge").contains("1/1"), "{}", reader.screen());
    assert!(reader.screen().contains("Larch planks"), "the text follows\n{}", reader.screen());
    reader.press("Esc");
    assert!(
        row(&reader, "▸ Bookmarks").contains("/3")
            && row(&reader, "▌● ★ A bridge is promised").starts_with('▌')
    );
}
