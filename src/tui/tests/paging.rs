//! The text: scrolling, width, only the text.

use super::fake::Fake;
use super::stage::Stage;

fn reading() -> Stage {
    let mut stage = Stage::new(Fake::small(), 80, 24);
    stage.press("Enter j Enter");
    stage
}

#[test]
fn the_text_scrolls_by_lines_pages_and_to_its_ends() {
    let mut stage = reading();
    let title = "A Bridge Too Few: the Ministry Counts Its";
    assert!(stage.row_with(title).contains(title));
    stage.press("5 j");
    assert!(!stage.screen().contains("kz uz · title"));
    let top = stage.model.story.spot();
    stage.press("Ctrl-f");
    assert!(stage.model.story.spot() > top);
    stage.press("G");
    assert!(stage.screen().contains("the document breaks off here"));
    stage.press("g g");
    assert!(stage.row_with("Crossings and Finds").contains("Crossings and Finds"));
}

#[test]
fn the_line_read_stays_when_the_width_changes() {
    let mut stage = Stage::new(Fake::small(), 80, 12);
    stage.press("Enter j Enter");
    while !first_line(&stage).contains("What the Village Says") {
        stage.press("j");
    }
    for (width, height) in [(120, 12), (40, 12), (200, 12), (80, 12)] {
        stage.resize(width, height);
        assert!(first_line(&stage).contains("What the Village Says"), "{}", stage.screen());
    }
    stage.press("z");
    assert!(stage.screen().lines().any(|line| line.contains("What the Village Says")), "{}", stage.screen());
}

/// The first line of the text.
fn first_line(stage: &Stage) -> String {
    stage.model.story.shown().next().unwrap().pieces.iter().map(|piece| piece.text.as_str()).collect()
}

#[test]
fn only_the_text_fills_the_screen_and_leaving_it_shows_the_lists_again() {
    let mut stage = reading();
    stage.press("z");
    assert!(
        !stage.screen().contains("Stories") && !stage.screen().contains('│')
            || stage.screen().contains("  │ “We")
    );
    assert!(!stage.screen().contains("KGS"));
    stage.press("h");
    assert!(stage.screen().contains("▸ Stories"));
    stage.press("l z");
    assert!(stage.screen().contains("Stories") && stage.screen().contains("▸ Story"));
}

#[test]
fn the_column_of_text_is_between_66_and_90_cells_wide_and_in_the_middle() {
    let mut stage = Stage::new(Fake::small(), 200, 40);
    stage.press("Enter Enter z");
    let widest = |stage: &Stage| {
        stage.screen().lines().map(|row| row.trim().chars().count()).filter(|n| *n < 100).max().unwrap()
    };
    let usual = widest(&stage);
    for _ in 0..20 {
        stage.press(">");
    }
    assert!(widest(&stage) > usual && widest(&stage) <= 90);
    for _ in 0..40 {
        stage.press("<");
    }
    assert!((60..=66).contains(&widest(&stage)), "{}", widest(&stage));
    assert_eq!(stage.model.settings.column, 66);
    let margin = stage.row_with("The river rose").chars().take_while(|letter| *letter == ' ').count();
    assert_eq!(margin, (200 - 66) / 2);
}
