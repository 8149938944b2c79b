//! Searching and finding in a real library, from the reader.

use crate::screens::desk::{Desk, row};

#[test]
fn a_word_is_searched_for_read_and_left_again() {
    let desk = Desk::new();
    let mut reader = desk.open(120, 24);
    reader.press("j Enter");
    let before = reader.screen();
    reader.press("/").type_text("river OR snow is:unread");
    assert!(row(&reader, "▸ Search").contains("1/2"), "{}", reader.screen());
    assert!(
        reader.screen().contains("Snow lies as high") && reader.screen().contains("The river took the ford")
    );
    reader.press("Enter n");
    let footer = reader.screen().lines().last().unwrap().to_owned();
    assert!(footer.contains("story 2/2") || footer.contains("hit 2/"), "{footer}");
    reader.press("Esc Esc");
    assert_eq!(reader.screen().lines().nth(3), before.lines().nth(3), "{}", reader.screen());
    assert!(row(&reader, "▸ Stories").contains("1/2"));
}

#[test]
fn what_is_being_typed_is_never_an_error() {
    let desk = Desk::new();
    let mut reader = desk.open(100, 24);
    reader.press("/");
    for letter in "(title:\"the fo\" OR -date:2025-0 AND NOT is:unre wat*) \" (".chars() {
        reader.type_text(&letter.to_string());
        row(&reader, "▸ Search");
        assert!(!reader.screen().contains("rror"), "{}", reader.screen());
    }
}

#[test]
fn every_kind_of_title_is_found_and_led_to() {
    let desk = Desk::new();
    let mut reader = desk.open(120, 24);
    for (typed, sign, shown) in [
        ("snow pass", "▤ Snow on the pass", "▸ Issues"),
        ("'trade", "§ Trade", "From Friday on the market"),
        ("yaks", "Yaks come down early", "The herds were in the valley"),
    ] {
        reader.press("Ctrl-p").type_text(typed);
        row(&reader, sign);
        reader.press("Enter");
        assert!(reader.screen().contains(shown), "{typed}\n{}", reader.screen());
    }
    reader.press("Ctrl-o");
    assert!(reader.screen().contains("From Friday on the market"), "{}", reader.screen());
}
