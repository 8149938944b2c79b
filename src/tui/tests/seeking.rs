//! Searching, finding, hits, jumps, keys typed ahead.

use super::fake::Fake;
use super::stage::Stage;
use crate::digest::StoryId;
use crate::tui::app::message::{Answer, Mouse, Query, Slot};
use crate::tui::app::model::{Overlay, Screen};
use crate::tui::app::seek::{Found, Kind};
use crate::tui::app::{Effect, Focus, Message};

fn head(stage: &Stage) -> String {
    stage.row_with("▸ ")
}

fn asked(stage: &Stage) -> Vec<&str> {
    let typed = stage.fake.asked.iter().map(|query| match query {
        Query::Seek(_, typed) => Some(typed.as_str()),
        _ => None,
    });
    typed.flatten().collect()
}

#[test]
fn a_search_shows_what_it_finds_and_esc_returns_exactly() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press("Enter j Enter j j");
    let (letters, looks) = (stage.screen(), stage.looks());
    stage.press("/").type_text("ford");
    assert!(head(&stage).contains("Search: ford") && head(&stage).contains("1/7"), "{}", stage.screen());
    assert!(stage.row_with("the old ford").contains("…"), "{}", stage.screen());
    stage.press("↓ Ctrl-n Ctrl-j");
    assert!(head(&stage).contains("4/7"));
    stage.press("Esc");
    assert_eq!((stage.screen(), stage.looks()), (letters, looks));
    assert!(stage.others.contains(&Effect::EndSeek), "the titles and the thread are let go");
}

#[test]
fn nothing_of_an_older_query_is_shown_or_opened() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press("/").type_text("Yaks");
    assert!(stage.screen().contains("Yaks Come Down"));
    stage.slow = true;
    stage.press("Ctrl-u").type_text("Apples");
    assert!(!stage.screen().contains("Yaks Come Down"), "{}", stage.screen());
    stage.pass_time().pass_time();
    assert!(head(&stage).contains("searching…"), "{}", stage.screen());
    stage.press("Enter");
    assert!(matches!(stage.model.overlay, Overlay::Seek(_)), "Enter waits for the answer");
    stage.deliver();
    assert_eq!(stage.model.focus, Focus::Story);
    assert_eq!(stage.model.story.story().unwrap().row.title.text, "Apples");
}

#[test]
fn what_means_the_same_is_not_searched_for_again() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press("/").type_text("ford \" ");
    assert_eq!(asked(&stage), ["f", "fo", "for", "ford"]);
}

#[test]
fn hits_are_gone_through_in_a_story_and_across_stories() {
    let mut stage = Stage::new(Fake::small(), 120, 24);
    stage.press("/").type_text("nobody was").press("Enter");
    assert_eq!(stage.model.story.story().unwrap().row.id, StoryId(1));
    let footer = |stage: &Stage| stage.screen().lines().last().unwrap().to_owned();
    assert!(footer(&stage).contains("hit 1/12 · story 1/7"), "{}", stage.screen());
    stage.press("n");
    assert!(footer(&stage).contains("hit 2/12 · story 1/7"));
    stage.press("n n n n n n n n n n n");
    assert!(footer(&stage).contains("hit 1/12 · story 2/7"), "{}", stage.screen());
    stage.press("N");
    assert!(footer(&stage).contains("hit 12/12 · story 1/7"), "{}", stage.screen());
    let current = stage.looks().lines().filter(|row| row.contains('R')).count();
    assert!(current >= 1, "the hit that one stands at is reversed\n{}", stage.looks());
    stage.press("N N N N N N N N N N N N");
    assert!(footer(&stage).contains("first hit of the first story"), "{}", stage.screen());
}

#[test]
fn a_story_that_was_searched_for_steps_back_to_what_was_found_and_then_home() {
    let mut stage = Stage::new(Fake::small(), 120, 24);
    stage.press("j Enter j");
    let letters = stage.screen();
    stage.press("/").type_text("ford").press("↓ Enter");
    assert_ne!(stage.screen(), letters);
    stage.press("Esc");
    assert!(head(&stage).contains("2/7"), "{}", stage.screen());
    stage.press("Esc");
    assert_eq!(stage.screen(), letters);
    stage.press("/");
    assert!(head(&stage).contains("Search: ford"), "the last one is offered\n{}", stage.screen());
    stage.type_text("Apples");
    assert!(head(&stage).contains("Search: Apples "), "and typing replaces it");
    stage.press("Ctrl-u ↑");
    assert!(head(&stage).contains("Search: ford"));
}

#[test]
fn nothing_found_says_what_to_try() {
    for (key, words) in [("/", "No story answers this."), ("Ctrl-p", "No title has these letters.")] {
        let mut stage = Stage::new(Fake::small(), 80, 24);
        stage.press(key).type_text("zebra");
        assert!(stage.screen().contains(words), "{}", stage.screen());
        stage.press("Enter");
        assert!(matches!(stage.model.overlay, Overlay::Seek(_)));
    }
}

#[test]
fn a_find_leads_to_a_headline_in_its_issue() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press("j Ctrl-p").type_text("train late");
    assert!(stage.row_with("Train late again").contains("→"), "{}", stage.screen());
    stage.press("Enter");
    assert_eq!((stage.model.screen, stage.model.focus), (Screen::Issues, Focus::Stories));
    assert_eq!(stage.model.stories.list.selected_in_tail(), Some(1));
    assert!(stage.screen().contains("in the list “Latest news”"));
}

#[test]
fn jumps_go_back_and_forward_with_the_scroll_as_it_was() {
    let mut stage = Stage::new(Fake::small(), 120, 14);
    stage.press("Enter Enter j j j");
    let first = stage.screen();
    stage.press("Ctrl-p").type_text("apples").press("Enter j j");
    let second = stage.screen();
    stage.press("Ctrl-p").type_text("pass closed").press("Enter");
    let third = stage.screen();
    stage.press("Ctrl-o");
    assert_eq!(stage.screen(), second);
    stage.press("Alt-←");
    assert_eq!(stage.screen(), first);
    stage.press("Alt-→ Alt-→");
    assert_eq!(stage.screen(), third);
    stage.press("Ctrl-o Ctrl-p").type_text("yaks").press("Enter Alt-→");
    assert!(stage.screen().contains("no jump further forward"), "a new jump cuts what was forward");
    stage.press("Ctrl-o");
    assert_eq!(stage.screen(), second);
    stage.press("Ctrl-o Ctrl-o");
    assert!(stage.screen().contains("no jump further back"), "{}", stage.screen());
}

#[test]
fn keys_typed_ahead_wait_for_their_row_in_order() {
    let mut fake = Fake::default();
    for number in 0..200 {
        fake.add("Steppe Courier", &format!("Issue {number}"), "2024-11-28", &["One", "Two"]);
    }
    let mut stage = Stage::new(fake, 120, 30);
    stage.slow = true;
    stage.press("G Enter j Enter b");
    assert_eq!(stage.model.focus, Focus::Issues);
    stage.deliver();
    assert_eq!((stage.model.issues.selected(), stage.model.focus), (199, Focus::Story));
    let marked: Vec<&str> = stage
        .fake
        .stories
        .iter()
        .filter(|story| story.row.bookmarked)
        .map(|story| story.row.key.as_str())
        .collect();
    assert_eq!(marked, ["key-399"]);
    stage.press("1 g g h h");
    stage.slow = true;
    stage.press("G g g G Enter Esc");
    assert!(stage.model.held.is_empty(), "Esc gives up what was typed ahead");
}

#[test]
fn what_cannot_be_answered_holds_no_key_for_ever() {
    let mut stage = Stage::new(Fake::small(), 120, 30);
    stage.slow = true;
    stage.press("/").type_text("ford").press("Enter");
    stage.fake.broken = true;
    stage.deliver();
    assert!(stage.model.held.is_empty());
    assert!(stage.screen().contains("the disk has a hole"), "{}", stage.screen());
    stage.press("Esc");
    assert!(matches!(stage.model.overlay, Overlay::None));
}

#[test]
fn the_mouse_selects_and_opens_what_was_found() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press("/").type_text("ford");
    let y = stage.screen().lines().position(|row| row.contains("Market Day")).unwrap() as u16;
    stage.take(Message::Mouse(Mouse::Press, 8, y));
    assert!(head(&stage).contains("3/7"), "{}", stage.screen());
    stage.take(Message::Mouse(Mouse::Press, 8, y));
    assert_eq!(stage.model.story.story().unwrap().row.title.text, "Market Day");
}

#[test]
fn a_reader_closed_while_searching_comes_back_where_it_was_before() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press("j Enter").pass_time();
    let letters = stage.screen();
    stage.press("/").type_text("apples").press("Ctrl-c");
    let place = stage.places.last().cloned();
    let again = Stage::resumed(Fake::small(), 120, 40, place.as_deref());
    assert_eq!(again.screen(), letters);
}

#[test]
fn a_search_can_be_given_on_the_command_line() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press(":").type_text("search market day").press("Enter");
    assert!(head(&stage).contains("Search: market day"), "{}", stage.screen());
    stage.press("Esc :").type_text("find yaks").press("Enter");
    assert!(head(&stage).contains("Find: yaks") && head(&stage).contains("1/1"), "{}", stage.screen());
}

#[test]
fn headlines_that_answer_stand_below_the_stories_and_lead_to_their_issue() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press("j /").type_text("train");
    assert!(stage.row_with("Headlines").contains("──"), "{}", stage.screen());
    assert!(stage.row_with("Train late again").contains("→ Train"), "{}", stage.screen());
    assert!(head(&stage).contains("headline 1/1"));
    stage.press("Enter");
    assert_eq!((stage.model.screen, stage.model.focus), (Screen::Issues, Focus::Stories));
    assert_eq!(stage.model.stories.list.selected_in_tail(), Some(1));
}

#[test]
fn a_headline_that_names_a_story_leads_to_it_and_is_none_of_the_stories_found() {
    let mut fake = Fake::small();
    let mut headline = fake.issues[0].headlines[1].clone();
    headline.text = "Apples".into();
    fake.issues[0].headlines.push(headline);
    let mut stage = Stage::new(fake, 120, 24);
    stage.press("/").type_text("Apples");
    assert!(head(&stage).contains(" 1/1"), "{}", stage.screen());
    stage.press("↓");
    assert!(head(&stage).contains("headline 1/1"), "{}", stage.screen());
    stage.press("Enter");
    assert_eq!(stage.model.story.story().unwrap().row.title.text, "Apples");
    let footer = stage.screen().lines().last().unwrap().to_owned();
    assert!(footer.contains("story of a headline"), "{footer}");
    stage.press("n");
    assert!(stage.screen().contains("last hit of the last story"), "{}", stage.screen());
}

#[test]
fn a_search_is_saved_by_a_name_and_goes_on() {
    let mut stage = Stage::new(Fake::small(), 120, 24);
    stage.press("/ Ctrl-s");
    assert!(stage.screen().contains("There is nothing to save"), "{}", stage.screen());
    stage.type_text("Yaks").press("Ctrl-s");
    assert!(head(&stage).contains("Save as: "), "{}", stage.screen());
    stage.press("Esc").type_text("s");
    assert!(head(&stage).contains("Search: Yakss"), "Esc gives up the name only\n{}", stage.screen());
    stage.press("Backspace Ctrl-s").type_text("Herdz").press("Backspace").type_text("s").press("Enter");
    assert!(stage.screen().contains("Saved as ‘Herds’"), "{}", stage.screen());
    assert!(head(&stage).contains("Search: Yaks ") && head(&stage).contains("1/1"), "{}", stage.screen());
    stage.press("Ctrl-s Enter");
    assert!(stage.screen().contains("needs a name"), "{}", stage.screen());
    stage.press("Esc g w");
    assert!(stage.row_with("Herds").contains("Yaks"), "{}", stage.screen());
    stage.press("q Ctrl-p").type_text("Yaks").press("Ctrl-s");
    assert!(stage.screen().contains("is not saved"), "{}", stage.screen());
}

#[test]
fn a_saved_search_is_run_where_one_searches_with_the_unread_first() {
    let mut stage = Stage::new(Fake::small(), 120, 30);
    stage.press("Enter m g g /").type_text("ford").press("Ctrl-s").type_text("Fords").press("Enter Esc");
    let letters = stage.screen();
    stage.press("g w Enter");
    assert!(
        head(&stage).contains("Unread first: ford") && head(&stage).contains("1/7"),
        "{}",
        stage.screen()
    );
    assert!(!stage.row_with("▌").contains("The Ford Is Gone"), "it is read\n{}", stage.screen());
    assert!(stage.row_with("▌").contains("● "), "{}", stage.screen());
    stage.press("Enter");
    assert_eq!(stage.model.focus, Focus::Story);
    stage.press("Esc");
    assert!(head(&stage).contains("Unread first: ford"), "{}", stage.screen());
    stage.press("Esc");
    assert_eq!(stage.screen(), letters, "and back to where one was");
}

#[test]
fn what_is_imported_while_one_searches_is_found() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press("/").type_text("Yaks");
    assert!(head(&stage).contains("1/1"), "{}", stage.screen());
    stage.fake.add("Mountain Post", "Herds", "2025-03-01", &["Yaks Go Up Again"]);
    stage.take(Message::Changed);
    assert!(
        head(&stage).contains("1/2") && stage.screen().contains("Yaks Go Up Again"),
        "{}",
        stage.screen()
    );
    stage.press("↓");
    stage.fake.add("Mountain Post", "More herds", "2025-03-08", &["Yaks Rest"]);
    stage.slow = true;
    stage.take(Message::Changed);
    assert!(stage.row_with("▌").contains("Yaks Go Up Again"), "what is shown stays until then");
    stage.press("Enter");
    assert_eq!(stage.model.focus, Focus::Story, "and no key waits for it\n{}", stage.screen());
}

#[test]
fn a_library_that_changes_all_the_time_gives_every_answer_to_its_end() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.slow = true;
    stage.press("/").type_text("Yaks");
    let ticket = stage.model.asks.newest(Slot::Seek).unwrap();
    let found = stage.fake.found(Kind::Search, "Yaks");
    let part = Found { rows: Vec::new(), gathered: Some(2), ..Found::default() };
    stage.take(Message::Partly(ticket, Slot::Seek, Answer::Found(part)));
    stage.take(Message::Changed).take(Message::Changed);
    assert_eq!(stage.model.asks.newest(Slot::Seek), Some(ticket), "it is not given up");
    stage.take(Message::Answered(ticket, Slot::Seek, Ok(Answer::Found(found))));
    assert!(head(&stage).contains("1/1") && stage.screen().contains("Yaks"), "{}", stage.screen());
    let again = stage.model.asks.newest(Slot::Seek);
    assert!(again.is_some() && again != Some(ticket), "and it is asked again for what has changed since");
    stage.deliver();
    assert!(stage.model.asks.newest(Slot::Seek).is_none() && head(&stage).contains("1/1"));
}

#[test]
fn a_part_of_a_renewed_answer_takes_no_rows_away() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press("/").type_text("ford").press("↓ ↓ ↓ ↓");
    let (letters, rows) = (stage.screen(), stage.fake.found(Kind::Search, "ford").rows);
    stage.slow = true;
    stage.take(Message::Changed);
    let ticket = stage.model.asks.newest(Slot::Seek).unwrap();
    let part = |from: usize, to: usize| Found {
        from: from as u64,
        rows: rows[from..to].to_vec(),
        ..Found::default()
    };
    stage.take(Message::Partly(ticket, Slot::Seek, Answer::Found(part(0, 2))));
    assert_eq!(stage.screen(), letters);
    stage.take(Message::Answered(ticket, Slot::Seek, Ok(Answer::Found(part(2, 7)))));
    assert!(head(&stage).contains("5/7"), "{}", stage.screen());
}
