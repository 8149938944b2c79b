//! Bookmarks of every kind: made where they are, listed, put into an order, led to.

use super::fake::Fake;
use super::stage::Stage;
use crate::tui::app::Focus;
use crate::tui::app::model::Screen;

/// A story, a quotation of another one, a headline and an issue, in the order in which they were bookmarked.
fn stage(width: u16, height: u16) -> Stage {
    let mut stage = Stage::new(Fake::small(), width, height);
    stage.press("Enter b j j Enter v j w e b Esc G b Esc j b").pass_time();
    assert!(stage.screen().contains("Bookmarked the issue"), "{}", stage.screen());
    stage.press("3").pass_time();
    stage
}

/// The rows of the list that begin with a star.
fn listed(stage: &Stage) -> Vec<String> {
    let screen = stage.screen();
    let rows = screen.lines().filter_map(|row| row.split('│').next()?.split_once("★ "));
    rows.map(|(_, words)| words.split_whitespace().next().unwrap().to_owned()).collect()
}

#[test]
fn everything_that_was_bookmarked_is_listed_as_what_it_is() {
    let stage = stage(120, 40);
    assert!(stage.row_with("▸ Bookmarks").contains("1/4"), "{}", stage.screen());
    assert_eq!(listed(&stage), ["Snow", "→", "“Photo:", "The"], "{}", stage.screen());
    assert!(stage.screen().contains("issue · Mountain Post"), "{}", stage.screen());
    assert!(stage.screen().contains("headline · Steppe Courier · 25 Nov"), "{}", stage.screen());
}

#[test]
fn lists_show_what_is_bookmarked() {
    let mut stage = stage(120, 40);
    stage.press("1").pass_time();
    assert!(stage.row_with("▌Snow on the pass").contains("★ 2/2"), "{}", stage.screen());
    stage.press("k");
    assert!(stage.screen().contains("→ ★ Train late again"), "{}", stage.screen());
}

#[test]
fn the_story_pane_shows_what_is_selected_and_lights_a_quotation() {
    let mut stage = stage(120, 40);
    assert!(
        stage.row_with("Issue").contains("Issue") && stage.screen().contains("2 stories, "),
        "{}",
        stage.screen()
    );
    stage.press("j");
    assert!(stage.screen().contains("in the list “Latest news”"), "{}", stage.screen());
    stage.press("j");
    let looks = stage.looks();
    let (row, _) = stage
        .screen()
        .lines()
        .map(str::to_owned)
        .enumerate()
        .find(|(_, row)| row.contains("[picture]"))
        .unwrap();
    assert!(looks.lines().nth(row).unwrap().contains("BBBBBBBBBB"), "the passage is lit:\n{looks}");
}

#[test]
fn enter_leads_to_where_a_bookmark_stands() {
    for (rank, focus, shown) in [
        ("1", Focus::Issues, "▸ Issues"),
        ("2", Focus::Stories, "in the list “Latest news”"),
        ("3", Focus::Story, "Market Day"),
        ("4", Focus::Story, "The Ford Is Gone"),
    ] {
        let mut stage = stage(120, 40);
        stage.press(&format!("{rank} G Enter"));
        assert_eq!((stage.model.screen, stage.model.focus), (Screen::Issues, focus), "{}", stage.screen());
        assert!(stage.screen().contains(shown), "{shown}:\n{}", stage.screen());
    }
    let mut stage = stage(60, 12);
    stage.press("3 G Enter");
    assert!(stage.screen().contains("[picture] Photo"), "the passage is on the screen:\n{}", stage.screen());
}

#[test]
fn every_bookmark_is_undone_and_redone() {
    let mut stage = stage(120, 40);
    for (key, said, left) in [
        ("u", "the bookmark of the issue is gone", 3),
        ("u", "the bookmark of the headline is gone", 2),
        ("u", "the bookmark of the passage is gone", 1),
        ("Ctrl-r", "the bookmark of the passage is back", 2),
        ("b", "Bookmark", 1),
        ("u", "is back", 2),
    ] {
        stage.press(key);
        assert!(stage.screen().contains(said), "{said}:\n{}", stage.screen());
        assert_eq!(stage.fake.kept.len(), left, "{key}");
    }
}

#[test]
fn orders_are_gone_through_by_a_key_and_kept() {
    let mut stage = stage(120, 40);
    stage.press("j O");
    assert!(stage.screen().contains("▸ Bookmarks · by outlet"), "{}", stage.screen());
    assert!(stage.screen().contains("Steppe Courier ─"), "groups have headings: {}", stage.screen());
    assert!(stage.row_with("▌  ★ →").contains("Train"), "the selected one stays selected");
    stage.press("J");
    assert!(stage.screen().contains("moved in the order by hand"), "{}", stage.screen());
    stage.press("O O");
    assert!(stage.screen().contains("▸ Bookmarks · by hand"), "{}", stage.screen());
    stage.press("2 J");
    assert_eq!(listed(&stage), ["Snow", "“Photo:", "The", "→"]);
    assert!(stage.row_with("▌  ★ →").contains("Train"));
    stage.press("K");
    assert_eq!(listed(&stage), ["Snow", "“Photo:", "→", "The"]);
    stage.press("u u");
    assert_eq!(listed(&stage), ["Snow", "→", "“Photo:", "The"]);
    stage.pass_time();
    let place = stage.places.last().unwrap().clone();
    let resumed = Stage::resumed(stage.fake, 120, 40, Some(&place));
    assert!(resumed.row_with("▸ Bookmarks · by hand").contains("2/4"), "{}", resumed.screen());
}

#[test]
fn a_bookmark_that_is_no_story_has_a_note_of_its_own() {
    let mut stage = stage(120, 40);
    stage.press("j j e");
    assert!(stage.screen().contains("Note on “Photo: a bridge"), "{}", stage.screen());
    stage.type_text("Use this").press("Ctrl-s");
    assert!(stage.screen().contains("★¶ “Photo:"), "{}", stage.screen());
    stage.press("e").type_text("!").press("Ctrl-s u");
    assert!(stage.fake.notes.values().eq(["Use this"]), "{}", stage.screen());
    stage.press("u");
    assert!(!stage.screen().contains('¶'), "{}", stage.screen());
}
