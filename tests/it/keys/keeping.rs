//! Journeys: mark, select, copy, note, tag, put in order, and find it all again.

use crate::screens::desk::{Desk, row};

#[test]
fn a_passage_is_copied_with_its_source() {
    let desk = Desk::new();
    let mut reader = desk.open(120, 24);
    reader.press("Enter Enter v w w e y");
    let source = "— “The ford is gone”, Steppe Courier, The week of the wind, 3 Mar 2025 (as printed)\n";
    assert_eq!(reader.copied().unwrap(), format!("The river took\n\n{source}"));
    row(&reader, "Copied the passage, 3 words with its source, through the terminal.");
    reader.press("y");
    let story = "The river took the ford in the night. The miller saw it go.";
    let source = "— Steppe Courier, The week of the wind, 3 Mar 2025 (as printed)\n";
    assert_eq!(reader.copied().unwrap(), format!("The ford is gone\n\n{story}\n\n{source}"));
}

#[test]
fn the_mouse_draws_over_what_is_copied() {
    let desk = Desk::new();
    let mut reader = desk.open(120, 24);
    reader.press("Enter Enter");
    let screen = reader.screen();
    let (y, line) = screen.lines().enumerate().find(|(_, line)| line.contains("The river took")).unwrap();
    let x = line.split_once("river").unwrap().0.chars().count();
    let at = |letters: usize| u16::try_from(x + letters).unwrap();
    let y = u16::try_from(y).unwrap();
    reader.click(at(0), y).drag(at(2), y).drag(at(4), y).press("y");
    assert!(reader.copied().unwrap().starts_with("river\n\n— "), "{:?}", reader.copied());
}

#[test]
fn notes_and_tags_are_there_again() {
    let desk = Desk::new();
    let mut reader = desk.open(120, 24);
    reader
        .press("Enter j e")
        .type_text("Who pays?")
        .press("Enter")
        .type_text("Ask again in May")
        .press("Ctrl-s");
    reader.press("t").type_text("larch, bridges").press("Enter j t").type_text("br").press("Tab Enter q q");
    assert!(reader.ended());
    let mut again = desk.open(120, 24);
    again.press("Enter");
    row(&again, "#¶ A bridge is promised");
    row(&again, "# Market day moves");
    again.press("g g j Enter");
    row(&again, "¶ Who pays?");
    row(&again, "Ask again in May");
    assert!(row(&again, "# bridges, larch").contains('#'), "{}", again.screen());
    again.press("t").press("Ctrl-u Enter e Ctrl-u Backspace Ctrl-u Ctrl-s u u");
    row(&again, "# bridges, larch");
    row(&again, "¶ Who pays?");
    again.press("Ctrl-r Ctrl-r");
    assert!(!again.screen().contains('¶') && !again.screen().contains("# bridges"), "{}", again.screen());
}

#[test]
fn a_note_comes_back_from_the_own_editor() {
    let desk = Desk::new();
    let mut reader = desk.open(120, 24);
    reader.with_editor(|note| format!("{note} indeed\n"));
    reader.press("Enter e").type_text("Look").press("Ctrl-e");
    row(&reader, "¶ Look indeed");
}

#[test]
fn bookmarks_of_every_kind_survive_a_restart_and_lead_where_they_stand() {
    let desk = Desk::new();
    let mut reader = desk.open(120, 24);
    // A story, a passage of the next one, an issue.
    reader.press("Enter b j Enter v 3 w e b Esc Esc j b 3 O O O");
    row(&reader, "▸ Bookmarks · by hand");
    let listed = |reader: &akyn::tui::Rehearsal| -> Vec<String> {
        let screen = reader.screen();
        let rows = screen.lines().filter_map(|row| row.split('│').next()?.split_once("★ "));
        rows.map(|(_, words)| words.trim().chars().take(8).collect()).collect()
    };
    let before = listed(&reader);
    assert_eq!(before.len(), 3, "{}", reader.screen());
    reader.press("g g 2 J");
    let moved = listed(&reader);
    assert_eq!((&moved[2], &moved[0]), (&before[0], &before[1]), "{}", reader.screen());
    reader.pass_time().press("Ctrl-c");
    let mut again = desk.open(120, 24);
    row(&again, "▸ Bookmarks · by hand");
    assert_eq!(listed(&again), moved, "{}", again.screen());
    for kind in ["The ford is gone", "“Larch pl", "Snow on the pass"] {
        again.press("3").pass_time().press("g g");
        for _ in 0..3 {
            if row(&again, "▌").contains(kind.trim_start_matches('“')) {
                break;
            }
            again.press("j");
        }
        assert!(row(&again, "▌").contains(kind), "{kind}:\n{}", again.screen());
        again.press("Enter");
        assert!(again.screen().contains("Issues"), "{}", again.screen());
    }
}

#[test]
fn a_brief_is_refused_where_its_name_tells_no_form() {
    let desk = Desk::new();
    let mut reader = desk.open(120, 24);
    reader.press("Enter b :").type_text("brief week.doc").press("Enter");
    row(&reader, "end its name in .md, .html or .json");
}
