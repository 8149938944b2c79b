//! The filter of a list, and saved searches.

use super::fake::Fake;
use super::stage::Stage;
use crate::library::News;
use crate::tui::app::message::{ImportEnd, Query};
use crate::tui::app::{Effect, Focus, Message};

#[test]
fn a_filter_is_live_kept_by_enter_and_cleared_by_esc_with_the_row_that_was_selected() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press("j j f").type_text("Snow");
    let screen = stage.screen();
    assert!(screen.contains("Issues · filter: Snow") && screen.contains("1/1"), "{screen}");
    assert!(screen.lines().last().unwrap().starts_with("Filter: Snow"), "{screen}");
    assert!(!screen.contains("The year nobody wrote down"), "{screen}");
    stage.press("Esc");
    assert_eq!(stage.model.issues.selected(), 2, "as before the filter");
    assert!(!stage.screen().contains("filter:"));

    stage.press("f").type_text("Snow").press("Enter");
    assert!(stage.row_with("filter: Snow").contains("▸ Issues"));
    assert!(stage.screen().lines().last().unwrap().contains("Esc clear the filter"), "{}", stage.screen());
    stage.resize(80, 24).resize(120, 40);
    assert!(stage.screen().contains("filter: Snow"));
    stage.press("Esc");
    assert_eq!((stage.model.issues.selected(), stage.model.issues.len()), (1, 4), "the row stays selected");
    assert!(stage.others.is_empty(), "Esc never quits");
}

#[test]
fn nothing_found_says_so_and_how_to_go_on() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press("f").type_text("zebra").press("Enter");
    assert!(stage.screen().contains("Nothing in this list"), "{}", stage.screen());
    assert!(stage.screen().contains("Stories"), "the panes stay\n{}", stage.screen());
    stage.press("f");
    assert!(stage.screen().lines().last().unwrap().starts_with("Filter: zebra"), "it can be changed");
    stage.press("Ctrl-u Enter");
    assert!(stage.screen().contains("1/4") && !stage.screen().contains("filter:"));
}

#[test]
fn each_list_has_its_own_and_the_stories_keep_theirs_from_issue_to_issue() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press("Enter f").type_text("a").press("Enter");
    assert!(
        stage.row_with("Stories · filter: a").contains("1/4") || stage.screen().contains("1/2"),
        "{}",
        stage.screen()
    );
    assert!(!stage.screen().contains("How the dam was mended"), "headlines are no stories");
    stage.press("h j Enter");
    assert!(stage.screen().contains("Stories · filter: a"), "{}", stage.screen());
    assert_eq!(stage.model.issues.filter(), None);
    stage.press("Esc");
    assert_eq!(stage.model.stories.list.filter(), None);
    assert_eq!(stage.model.focus, Focus::Stories, "Esc cleared the filter, nothing else");
}

#[test]
fn the_story_being_read_stays_among_the_unread_until_one_moves_on() {
    let mut stage = Stage::new(Fake::small(), 120, 60);
    stage.press("Enter f").type_text("is:unread").press("Enter");
    stage.press("m");
    assert_eq!((stage.model.stories.list.selected(), stage.model.stories.list.total()), (0, 3));
    stage.press("j m");
    assert!(!stage.screen().contains("The Ford Is Gone"), "{}", stage.screen());
    assert!(
        stage.row_with("▌").contains("A Bridge Too Few") || stage.screen().contains("▌  A Bridge"),
        "{}",
        stage.screen()
    );
}

#[test]
fn a_story_that_is_led_to_but_does_not_answer_shows_the_whole_list() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press("Enter f").type_text("Market").press("Enter");
    assert_eq!(stage.model.stories.list.total(), 1);
    stage.press("[");
    assert_eq!(stage.model.focus, Focus::Story);
    let shown = stage.model.story.story().unwrap().row.id;
    assert_eq!(stage.model.stories.list.selected_id(), Some(shown), "{}", stage.screen());
}

#[test]
fn keys_in_a_filtered_list_cost_no_question_while_the_rows_are_here() {
    let mut stage = Stage::new(Fake::long(2_000), 100, 30);
    stage.press("Enter f").type_text("number").press("Enter");
    stage.fake.asked.clear();
    stage.press("j j k");
    let lists = stage.fake.asked.iter().filter(|query| matches!(query, Query::StoriesOf(..))).count();
    assert_eq!(lists, 0, "{:?}", stage.fake.asked);
    stage.press("G");
    assert_eq!(stage.model.stories.list.selected(), 1_999);
}

#[test]
fn an_older_answer_never_shows_under_a_newer_filter() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.slow = true;
    stage.press("f").type_text("Snow").press("Backspace").type_text("w");
    stage.deliver();
    assert!(stage.screen().contains("filter: Snow") && stage.screen().contains("Snow on the pass"));
    assert_eq!(stage.model.issues.len(), 1);
}

#[test]
fn a_filter_is_saved_listed_run_taken_out_and_brought_back() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press("Ctrl-s");
    assert!(stage.screen().contains("There is nothing to save"));
    stage.press("f").type_text("Snow").press("Enter");
    stage.press(":").type_text("save Winter roads").press("Enter");
    assert!(stage.screen().contains("Saved as ‘Winter roads’"), "{}", stage.screen());
    stage.press("Esc Ctrl-s");
    assert!(stage.screen().contains("There is nothing to save"));
    stage.press("f").type_text("Yaks").press("Enter Ctrl-s").type_text("Herds").press("Enter g w");
    let screen = stage.screen();
    assert!(
        screen.contains("▸ Saved searches") && screen.contains("2 new  5 unread of 7 stories"),
        "{screen}"
    );
    stage.press("j d");
    assert!(!stage.screen().contains("Yaks"), "{}", stage.screen());
    stage.press("u");
    assert!(stage.screen().contains("Herds"), "{}", stage.screen());
    stage.press("k Enter");
    assert!(stage.screen().contains("▸ Unread first: Snow"), "{}", stage.screen());
    stage.press("Esc :").type_text("saved").press("Enter q");
    assert!(stage.screen().contains("▸ Issues · filter: Yaks"), "q closes the list: {}", stage.screen());
    assert!(!stage.others.contains(&Effect::Quit));
}

#[test]
fn all_read_under_a_filter_means_what_is_seen() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press("Enter f").type_text("The").press("Enter A");
    assert!(stage.screen().contains("2 stories of this filter marked read"), "{}", stage.screen());
    let read = |stage: &Stage| stage.fake.stories.iter().filter(|story| story.row.read).count();
    assert_eq!(read(&stage), 2, "{}", stage.screen());
    stage.press("u");
    assert_eq!(read(&stage), 0);
    stage.press("Esc A");
    assert_eq!(read(&stage), 3, "without a filter all of the issue");
}

#[test]
fn an_import_says_what_it_brought_for_the_saved_searches() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    let news = vec![News { name: "Herds".into(), stories: 3 }];
    stage.take(Message::Imported(ImportEnd { new: 1, stories: 9, news, ..ImportEnd::default() }));
    assert!(stage.screen().contains("9 stories · 3 new for ‘Herds’"), "{}", stage.screen());
}
