//! Screens of a real library, in every size.

use super::desk::{Desk, row};

const SIZES: [(u16, u16); 7] = [(200, 60), (120, 40), (80, 24), (40, 12), (20, 5), (1, 1), (0, 0)];

#[test]
fn a_story_with_all_that_is_known_of_it() {
    let desk = Desk::new();
    let mut reader = desk.open(120, 20);
    reader.press("Enter");
    insta::assert_snapshot!(reader.screen());
}

#[test]
fn the_first_frame_is_full_and_every_size_is_survived() {
    let desk = Desk::new();
    for (width, height) in SIZES {
        let mut reader = desk.open(width, height);
        if height >= 5 {
            assert!(reader.screen().contains("▸ Issues"), "{}", reader.screen());
            let first = if width >= 40 { "The week of the wind" } else { "The week of" };
            row(&reader, first);
        }
        for (other, high) in SIZES {
            reader.press("Enter j Space z ? j Esc 3 1 i Esc").resize(other, high);
            assert_eq!(reader.screen().split('\n').count(), usize::from(high.max(1)));
        }
    }
}

#[test]
fn issues_of_an_unknown_year_stand_by_their_days_before_the_undated() {
    let desk = Desk::empty();
    let dates = ["null", "\"XXXX-01-09\"", "\"2019-02-03\"", "\"XXXX-11-25/XXXX-12-01\"", "\"XXXX-11-30\""];
    let line = |(number, date): (usize, &str)| {
        let issue =
            format!(r#"{{"record":"issue","outlet":"Lake Gazette","title":"No. {number}","date":{date}}}"#);
        let story = format!(
            r#"{{"outlet":"Lake Gazette","issue":"No. {number}","title":"Ice {number}","body":"Winter number {number}."}}"#
        );
        format!("{issue}\n{story}\n")
    };
    let lines: String = dates.into_iter().enumerate().map(line).collect();
    let path = desk.document("lake.jsonl", &lines);
    let mut reader = desk.open(60, 24);
    reader.press("i").type_text(path.to_str().unwrap()).press("Enter");
    let screen = reader.screen();
    let mut from = 0;
    for words in ["No. 2", "Year unknown", "No. 3", "No. 4", "No. 1", "Undated", "No. 0"] {
        let at = screen[from..].find(words).unwrap_or_else(|| panic!("{words} is not below:\n{screen}"));
        from += at;
    }
}

#[test]
fn a_page_of_a_listing_is_called_by_its_outlet_and_its_place() {
    let desk = Desk::empty();
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/documents/timesca-page-in-the-middle.txt");
    let mut reader = desk.open(120, 20);
    reader.press("i").type_text(page).press("Enter");
    let shown = row(&reader, "▌The Times of Central Asia");
    assert!(shown.contains("The Times of Central Asia"), "{}", reader.screen());
    reader.press("Enter");
    assert!(
        row(&reader, "The Times of Central Asia · results").contains("results 625–626 of 1034"),
        "{}",
        reader.screen()
    );
}

#[test]
fn a_document_of_control_characters_reaches_the_screen_without_them() {
    let desk = Desk::empty();
    let path = desk.document(
        "hostile.txt",
        "A title with \u{1b}[2J\u{1b}]0;owned\u{7} in it\n\nA paragraph \u{9b}31m of text\u{0} with a bell\u{7}.\n",
    );
    let mut reader = desk.open(100, 20);
    reader.press("i").type_text(path.to_str().unwrap()).press("Enter Enter Enter");
    let screen = reader.screen();
    assert!(screen.contains("A paragraph"), "{screen}");
    assert!(!screen.chars().any(|letter| letter.is_control() && letter != '\n'), "{screen:?}");
}
