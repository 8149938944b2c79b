//! Motion in lists, and what it costs.

use super::fake::Fake;
use super::stage::Stage;
use crate::tui::app::message::Query;
use crate::tui::app::{Focus, Message};

fn selected(stage: &Stage) -> u64 {
    stage.model.stories.list.selected() + 1
}

fn in_stories(stories: usize) -> Stage {
    let mut stage = Stage::new(Fake::long(stories), 100, 30);
    stage.press("Enter");
    stage
}

#[test]
fn keys_move_by_rows_pages_and_counts() {
    let mut stage = in_stories(500);
    for (keys, row) in [
        ("j j j k", 3),
        ("5 j", 8),
        ("1 2 j", 20),
        ("3 k", 17),
        ("g g", 1),
        ("k", 1),
        ("G", 500),
        ("j", 500),
        ("Home", 1),
        ("End", 500),
        ("4 2 G", 42),
        ("7 g g", 7),
        ("9 9 9 9 9 9 9 9 9 9 9 j", 500),
    ] {
        stage.press(keys);
        assert_eq!(selected(&stage), row, "after {keys}");
    }
    let page = stage.model.stories.list.page();
    stage.press("g g Ctrl-f");
    assert_eq!(selected(&stage), 1 + page);
    stage.press("Ctrl-d Ctrl-u PgUp");
    assert_eq!(selected(&stage), 1);
}

#[test]
fn the_selected_row_is_always_on_the_screen() {
    let mut stage = in_stories(300);
    for keys in ["G", "Ctrl-b", "g g", "1 5 0 j", "Ctrl-d", "5 0 k"] {
        stage.press(keys);
        for (width, height) in [(120, 40), (80, 24), (40, 12), (20, 5), (100, 30)] {
            stage.resize(width, height);
            let title = format!("Story number {}", selected(&stage));
            let rows: Vec<String> = stage
                .screen()
                .lines()
                .filter(|row| row.starts_with('▌') || row.contains("│▌"))
                .map(str::to_owned)
                .collect();
            assert!(
                rows.iter().any(|row| row.contains(&title)
                    || row.contains("Story number …")
                    || row.contains("Story num")),
                "after {keys} at {width}×{height} {title} is not in {rows:?}"
            );
        }
    }
}

#[test]
fn a_step_inside_the_window_asks_only_for_the_text() {
    let mut stage = in_stories(5000);
    stage.fake.asked.clear();
    stage.press("j j j j j");
    assert!(stage.fake.asked.iter().all(|query| matches!(query, Query::Story(..))), "{:?}", stage.fake.asked);
}

#[test]
fn windows_are_filled_ahead_and_stay_small() {
    let mut stage = in_stories(5000);
    stage.fake.asked.clear();
    stage.press("1 9 9 9 j");
    for _ in 0..200 {
        stage.press("j");
        assert!(stage.model.stories.list.selected_row().is_some(), "no row at {}", selected(&stage));
    }
    let windows: Vec<_> =
        stage.fake.asked.iter().filter(|query| matches!(query, Query::Stories(..))).collect();
    assert!((2..20).contains(&windows.len()), "{} windows for 200 steps", windows.len());
    for window in windows {
        let Query::Stories(_, _, reach) = window else { continue };
        assert!(reach.before + reach.after <= 4 * 30, "{reach:?}");
    }
}

#[test]
fn a_jump_asks_once_and_for_hardly_more_than_a_screen_on_either_side() {
    let mut stage = in_stories(5000);
    for keys in ["G", "g g", "2 5 0 0 G", "9 0 0 j"] {
        stage.fake.asked.clear();
        stage.press(keys);
        assert!(stage.model.stories.list.selected_row().is_some(), "no row after {keys}");
        let page = u32::try_from(stage.model.stories.list.page()).unwrap();
        let windows: Vec<_> =
            stage.fake.asked.iter().filter(|query| matches!(query, Query::Stories(..))).collect();
        let [Query::Stories(_, _, reach)] = windows[..] else { panic!("{windows:?} for {keys}") };
        assert!(reach.before.max(reach.after) < 2 * page, "{reach:?} for {keys} and {page} rows");
    }
}

#[test]
fn a_late_window_leaves_the_pane_as_it_is_and_says_so_only_when_late() {
    let mut stage = in_stories(5000);
    let before = stage.row_with("Story number 1 ");
    stage.slow = true;
    stage.press("G");
    assert!(!stage.screen().contains("loading"));
    // The clock was set by an earlier question: the newest is late when it comes round again.
    stage.pass_time().pass_time();
    assert!(stage.row_with("Stories").contains("loading…"), "{}", stage.screen());
    stage.press("g g");
    assert_eq!(stage.row_with("Story number 1 "), before);
    stage.press("G").deliver();
    assert_eq!(selected(&stage), 5000);
    assert!(
        stage.screen().contains("Story number 5000") && !stage.screen().contains("loading"),
        "{}",
        stage.screen()
    );
}

#[test]
fn a_late_answer_that_is_what_is_here_ends_the_loading() {
    let mut stage = in_stories(50);
    stage.slow = true;
    stage.take(Message::Changed).pass_time().pass_time();
    assert!(stage.row_with("Stories").contains("loading…"), "{}", stage.screen());
    stage.deliver();
    assert!(!stage.screen().contains("loading"), "{}", stage.screen());
}

#[test]
fn the_newest_issue_wins_however_late_the_answers_are() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.slow = true;
    stage.press("j j k").deliver();
    assert!(stage.screen().contains("Yaks Come Down Early"), "{}", stage.screen());
    assert!(!stage.screen().contains("Apples"));
}

#[test]
fn headlines_stand_below_the_stories_and_open() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press("Enter 4 G l");
    assert_eq!(stage.model.focus, Focus::Story);
    let screen = stage.screen();
    for words in ["▸ Headline", "How the dam was mended", "in the list “Read also” under “Water”"] {
        assert!(screen.contains(words), "{words} is not in\n{screen}");
    }
    stage.press("m");
    assert!(stage.screen().contains("A headline has no text of its own"));
    stage.press("h j");
    assert!(stage.screen().contains("in the list “Latest news”"));
}

#[test]
fn the_pane_follows_the_selection() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    assert!(stage.row_with("▸ Issues").contains("Issue"));
    assert!(stage.screen().contains("A quiet week, but for the wind."), "the lede is shown first");
    stage.press("Enter");
    assert!(!stage.screen().contains("A quiet week, but for the wind."));
    stage.press("j");
    assert!(stage.screen().contains("the document breaks off here"));
    stage.press("h j");
    assert!(stage.screen().contains("A quiet week, but for the wind."), "another issue begins with its lede");
}

#[test]
fn a_list_that_cannot_be_read_says_so_and_is_asked_for_again_when_the_library_changes() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.fake.broken = true;
    stage.press("j");
    let screen = stage.screen();
    assert!(
        screen.contains("This list could not be read.") && screen.contains("the disk has a hole"),
        "{screen}"
    );
    assert!(!screen.contains("The library is empty"));
    stage.fake.broken = false;
    stage.take(Message::Changed);
    assert!(stage.screen().contains("Pass Closed"), "{}", stage.screen());
}

#[test]
fn the_issue_before_stays_until_the_next_one_is_here() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.slow = true;
    stage.press("j");
    assert!(stage.screen().contains("Market Day"), "nothing blinks\n{}", stage.screen());
    stage.press("j");
    assert!(stage.screen().contains("Market Day"));
    stage.deliver();
    assert!(
        stage.screen().contains("Apples") && !stage.screen().contains("Market Day"),
        "{}",
        stage.screen()
    );
}
