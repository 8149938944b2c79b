//! The list of names: narrowed by typing, a name's stories, a story.

use super::fake::Fake;
use super::stage::Stage;
use crate::tui::app::message::Query;
use crate::tui::app::{Focus, Overlay};

#[test]
fn a_name_leads_to_its_stories_and_these_to_the_text() {
    let mut stage = Stage::new(Fake::small(), 100, 30);
    stage.press(":").type_text("names").press("Enter");
    assert!(stage.row_with("Erkin Torobekov").contains("person  3"), "{}", stage.screen());
    stage.type_text("minis");
    assert!(!stage.screen().contains("Torobekov") && stage.screen().contains("Bridge Ministry"));
    stage.press("Ctrl-u Enter ↓ Enter");
    assert!(matches!(stage.model.overlay, Overlay::None));
    assert_eq!((stage.model.focus, stage.model.stories.list.selected()), (Focus::Story, 1));
    // The list is where it was left.
    stage.press("g n");
    assert!(stage.screen().contains("Erkin Torobekov") && stage.screen().contains("A Bridge Too Few"));
    stage.press("Ctrl-o").type_text("x").press("Esc");
    assert!(matches!(stage.model.overlay, Overlay::None));
}

#[test]
fn the_list_asks_once_for_what_it_shows_and_fits_any_screen() {
    for (width, height) in [(80, 24), (40, 12), (1, 1), (0, 0)] {
        let mut stage = Stage::new(Fake::small(), width, height);
        stage.press("g n ↓ ↓ PgDn ↑ Enter q Esc");
        let asked = stage.fake.asked.iter().filter(|query| matches!(query, Query::Names(..))).count();
        assert_eq!(asked, 1, "{width}x{height}");
    }
}
