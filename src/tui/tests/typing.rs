//! Keys in rows, digits, Cyrillic letters, text fields, the mouse.

use super::fake::Fake;
use super::stage::Stage;
use crate::library::Progress;
use crate::tui::app::message::{ImportEnd, Mouse};
use crate::tui::app::model::Screen;
use crate::tui::app::{Effect, Focus, Message};

#[test]
fn a_digit_that_shows_a_screen_still_begins_a_count() {
    let mut stage = Stage::new(Fake::long(50), 100, 30);
    stage.press("Enter 3 j");
    assert_eq!((stage.model.screen, stage.model.stories.list.selected()), (Screen::Issues, 3));
    stage.press("1 2 j");
    assert_eq!((stage.model.screen, stage.model.stories.list.selected()), (Screen::Issues, 15));
    stage.press("3");
    assert_eq!(stage.model.screen, Screen::Bookmarks, "shown at once");
    stage.pass_time().press("j");
    assert_eq!(stage.model.screen, Screen::Bookmarks, "after a moment it was a key of its own");
    stage.press("1");
    assert_eq!(stage.model.screen, Screen::Issues);
}

#[test]
fn keys_that_wait_are_shown_and_forgotten_by_esc() {
    let mut stage = Stage::new(Fake::long(50), 100, 30);
    stage.press("Enter 2 5 g");
    assert!(stage.screen().lines().last().unwrap().ends_with("25g"), "{}", stage.screen());
    stage.press("Esc");
    assert_eq!(stage.model.focus, Focus::Stories, "Esc took the keys back, nothing else");
    stage.press("g x j");
    assert_eq!(stage.model.stories.list.selected(), 1);
}

#[test]
fn cyrillic_letters_do_what_their_keys_do_but_are_themselves_in_a_text_field() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press("д о о л п п П");
    assert_eq!((stage.model.focus, stage.model.stories.list.selected()), (Focus::Stories, 4));
    stage.press("Ж").type_text("й");
    assert!(stage.screen().lines().last().unwrap().starts_with(":й"), "{}", stage.screen());
    stage.press("Esc й й");
    assert_eq!(stage.others, [Effect::Quit]);
}

#[test]
fn any_command_can_be_typed_by_its_name() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press(":").type_text("book").press("Tab");
    assert!(stage.screen().lines().last().unwrap().starts_with(":bookmark"));
    stage.press("Tab Enter");
    assert_eq!(stage.model.screen, Screen::Bookmarks);
    stage.press(":").type_text("dance").press("Enter");
    assert!(stage.screen().contains("There is no command `dance`"));
    stage.press(":").type_text("import ~/digests").press("Enter");
    assert_eq!(stage.others, [Effect::Import("~/digests".into())]);
}

#[test]
fn an_import_is_typed_completed_followed_and_stopped() {
    let mut stage = Stage::new(Fake::small(), 100, 24);
    stage.press("i").type_text("/srv/").press("Tab");
    assert!(stage.screen().contains("Import: /srv/o"), "the shared beginning\n{}", stage.screen());
    stage.press("Tab");
    assert!(stage.screen().lines().last().unwrap().contains("Import: /srv/one/"));
    stage.press("Tab Enter");
    assert_eq!(stage.others, [Effect::Import("/srv/other".into())]);
    stage.take(Message::Progress(Progress { done: 3, found: 8, stories: 40 }));
    assert!(
        stage.screen().contains("Importing: 3 of 8 documents, 40 stories · x stops"),
        "{}",
        stage.screen()
    );
    stage.press("i").type_text("again").press("Enter");
    assert!(stage.screen().contains("An import is under way"));
    stage.press("j x");
    assert_eq!(stage.others.last(), Some(&Effect::StopImport));
    assert!(stage.screen().contains("Stopping the import…"), "{}", stage.screen());
    let end = ImportEnd { new: 3, stories: 40, stopped: true, refused: 1, ..ImportEnd::default() };
    stage.take(Message::Imported(ImportEnd { reason: Some("b.txt: it is empty".into()), ..end }));
    let said = stage.screen().lines().last().unwrap().to_owned();
    assert!(
        said.contains("Import stopped after 3 documents: 3 new · 40 stories · 1 refused: b.txt: it is empty"),
        "{said}"
    );
}

#[test]
fn a_path_dropped_on_the_window_is_offered_for_import() {
    let mut stage = Stage::new(Fake::small(), 100, 24);
    stage.take(Message::Paste("/srv/digests/week.txt\n".into()));
    assert!(stage.screen().contains("Import: /srv/digests/week.txt"));
    stage.press("Enter");
    assert_eq!(stage.others, [Effect::Import("/srv/digests/week.txt".into())]);
}

#[test]
fn the_mouse_selects_scrolls_and_opens() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    let row_of = |stage: &Stage, words: &str| {
        stage.screen().lines().position(|row| row.contains(words)).unwrap() as u16
    };
    let press = |stage: &mut Stage, x, words: &str| {
        let y = row_of(stage, words);
        stage.take(Message::Mouse(Mouse::Press, x, y));
    };
    press(&mut stage, 5, "Snow on the pass");
    assert_eq!((stage.model.focus, stage.model.issues.selected()), (Focus::Issues, 1));
    press(&mut stage, 40, "Yaks Come Down Early");
    assert_eq!((stage.model.focus, stage.model.stories.list.selected()), (Focus::Stories, 1));
    press(&mut stage, 40, "● Yaks Come Down Early");
    assert_eq!(stage.model.focus, Focus::Story);
    stage.resize(120, 14);
    let before = stage.model.story.spot();
    stage.take(Message::Mouse(Mouse::WheelDown, 100, 5));
    assert!(stage.model.story.spot() > before);
    stage.take(Message::Mouse(Mouse::WheelUp, 2, 5));
    assert_eq!(stage.model.issues.selected(), 0, "the wheel turns what is under it");
    stage.take(Message::Mouse(Mouse::Press, 500, 500));
}

#[test]
fn the_help_tells_every_key_and_closes() {
    let mut stage = Stage::new(Fake::small(), 60, 14);
    stage.press("?");
    let mut told = stage.screen();
    for _ in 0..30 {
        stage.press("Ctrl-f");
        told.push_str(&stage.screen());
    }
    for words in ["bookmark, or take", "Letters work under Cyrillic", "delete the word before", "suspend"] {
        assert!(told.contains(words), "{words}");
    }
    stage.press("q");
    assert!(stage.screen().contains("▸ Issues"));
}
