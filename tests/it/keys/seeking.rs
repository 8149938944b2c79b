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

/// Stories for the queries that everybody tries first; of Rosatom, in a headline only.
const ATOMS: &str = concat!(
    r#"{"record":"issue","outlet":"Steppe Courier","title":"Atoms","date":"2024-11-20","headlines":[{"list":"latest-news","section":null,"text":"A nuclear power plant for the lake shore"}]}"#,
    "\n",
    r#"{"outlet":"Steppe Courier","issue":"Atoms","title":"A plant by the lake","date":"2024-11-20","body":"Kazakhstan votes on a nuclear power plant."}"#,
    "\n",
    r#"{"outlet":"Steppe Courier","issue":"Atoms","title":"Who builds it","date":"2024-11-21","body":"Rosatom would build the nuclear power plant in Kazakhstan."}"#,
    "\n",
    r#"{"outlet":"Steppe Courier","issue":"Atoms","title":"Power, nuclear or not","date":"2024-12-05","body":"In Almaty, Kazakhstan, the power plant for nuclear heat rests."}"#,
    "\n",
    r#"{"outlet":"Steppe Courier","issue":"Lists","section":"New sanctions","title":"On the list","date":"2025-01-10","body":"Zhumangarin spoke of sanctions with traders."}"#,
    "\n",
    r#"{"outlet":"Steppe Courier","issue":"Lists","section":"New sanctions","title":"Off the list","date":"2025-01-11","body":"Sanctions do not touch Abayev."}"#,
    "\n",
    r#"{"outlet":"Steppe Courier","issue":"Lists","section":"New sanctions","title":"Of lists","date":"2025-01-12","body":"Sanctions are discussed."}"#,
    "\n",
);

#[test]
fn the_queries_that_everybody_tries_first_find_in_the_reader_what_they_name() {
    let desk = Desk::empty();
    let path = desk.document("atoms.jsonl", ATOMS);
    let mut reader = desk.open(120, 40);
    reader.press("i").type_text(path.to_str().unwrap()).press("Enter");
    for (typed, there, not) in [
        (
            "\"nuclear power plant\" -rosatom",
            &["A plant by the lake", "→ A nuclear power plant"][..],
            &["Who builds it", "Power, nuclear"][..],
        ),
        (
            "date:2024-11..2024-12 country:kz is:unread",
            &["A plant by the lake", "Who builds it", "Power, nuclear"],
            &["On the list"],
        ),
        ("sanctions (zhumangarin OR abayev)", &["On the list", "Off the list"], &["Of lists"]),
    ] {
        reader.press("/ Ctrl-u").type_text(typed);
        for title in there {
            row(&reader, title);
        }
        for title in not {
            assert!(!reader.screen().contains(title), "{typed}\n{}", reader.screen());
        }
        reader.press("Esc");
    }
    reader.press("/ Ctrl-u").type_text("date:2024-11..2024-12 country:kz is:unread").press("↓ Enter");
    reader.press("m Esc Esc / Ctrl-u").type_text("date:2024-11..2024-12 country:kz is:unread");
    assert!(row(&reader, "▸ Search").contains("/2"), "the one read is gone\n{}", reader.screen());
}

#[test]
fn a_filter_alone_lists_the_newest_first() {
    let desk = Desk::new();
    let mut reader = desk.open(120, 40);
    reader.press("/").type_text("is:unread");
    let screen = reader.screen();
    let at = |title: &str| screen.find(title).unwrap_or_else(|| panic!("{title}\n{screen}"));
    assert!(at("The ford is gone") < at("The pass is closed") && at("The pass is closed") < at("Apples"));
}

#[test]
fn a_hit_in_the_heading_of_a_section_is_lit_on_the_page() {
    let desk = Desk::new();
    let mut reader = desk.open(140, 24);
    reader.press("/").type_text("section:trade").press("Enter");
    let footer = reader.screen().lines().last().unwrap().to_owned();
    assert!(footer.contains("hit 1/1"), "{}", reader.screen());
    let line = reader.screen().lines().position(|row| row.contains("under “Trade”")).unwrap();
    let column = reader.screen().lines().nth(line).unwrap().split("Trade”").next().unwrap().chars().count();
    let looks = reader.looks().lines().nth(line).unwrap().to_owned();
    let lit: Vec<char> = looks.chars().skip(column).take(5).collect();
    assert!(lit.iter().all(|look| *look == 'R'), "{looks}\n{}", reader.screen());
    assert_ne!(looks.chars().nth(column - 1), Some('R'));
}

#[test]
fn a_word_that_is_being_typed_is_the_beginning_of_one_where_nothing_holds_it() {
    let desk = Desk::new();
    let mut reader = desk.open(120, 24);
    reader.press("/").type_text("mill");
    assert!(row(&reader, "▸ Search: mill ").contains("1/1"), "{}", reader.screen());
    assert!(row(&reader, "Preview").contains("1 hit"), "the miller is lit\n{}", reader.screen());
    reader.press("Enter");
    assert!(reader.screen().lines().last().unwrap().contains("hit 1/1"), "{}", reader.screen());
    reader.press("Esc Ctrl-u").type_text("snow pass");
    assert!(row(&reader, "▸ Search: ").contains("1/1"), "{}", reader.screen());
    reader.type_text("es up");
    assert!(row(&reader, "▸ Search: ").contains(" 0"), "{}", reader.screen());
}
