//! Read, bookmarked, undone.

use super::fake::Fake;
use super::stage::Stage;
use crate::tui::app::model::Screen;
use crate::tui::app::{Effect, Focus, Message};

fn read(stage: &Stage) -> Vec<bool> {
    stage.fake.stories.iter().map(|story| story.row.read).collect()
}

#[test]
fn space_reads_every_story_to_its_end_and_goes_on_to_the_next() {
    let mut stage = Stage::new(Fake::small(), 40, 12);
    let mut opened = Vec::new();
    for _ in 0..200 {
        stage.press("Space");
        let title = stage.model.story.story().map(|story| story.row.title.text.clone());
        if title.is_some() && opened.last() != title.as_ref() {
            opened.extend(title);
        }
    }
    assert_eq!(
        opened,
        [
            "The Ford Is Gone",
            "A Bridge Too Few: the Ministry Counts Its Crossings and Finds Them Wanting",
            "Market Day",
            "Pass Closed",
            "Yaks Come Down Early",
            "Apples",
            "A Page Without a Day"
        ]
    );
    assert!(read(&stage).into_iter().all(|read| read));
    assert!(stage.screen().contains("No unread story is left."), "{}", stage.screen());
}

#[test]
fn a_story_is_read_when_its_end_was_seen_and_not_before() {
    let mut stage = Stage::new(Fake::small(), 80, 24);
    stage.press("Enter Enter");
    assert!(!read(&stage)[0], "its end is below the screen");
    stage.press("G");
    assert!(read(&stage)[0]);
    stage.press("m j k G");
    assert!(!read(&stage)[0], "marked unread by hand it stays so while it is open");
}

#[test]
fn brackets_go_to_unread_stories_across_issues() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press("Enter m j m j");
    for (key, title) in
        [("]", "Pass Closed"), ("[", "Market Day"), ("[", "A Page Without a Day"), ("]", "Market Day")]
    {
        stage.press(key);
        assert_eq!(stage.model.story.story().unwrap().row.title.text, title, "after {key}");
        assert_eq!(stage.model.focus, Focus::Story);
        // What the key shows is not marked by showing it.
        stage.press("m").press("m");
        if stage.fake.stories.iter().any(|story| story.row.title.text == title && story.row.read) {
            stage.press("m");
        }
    }
}

#[test]
fn every_change_of_marks_can_be_undone() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press("A");
    assert_eq!(read(&stage), [true, true, true, false, false, false, false]);
    assert!(stage.screen().contains("3 stories marked read; u takes it back."));
    assert!(stage.row_with("▌Week in Review: Floods").contains("0/3"));
    stage.press("Enter m j b");
    assert!(stage.screen().contains("★ A Bridge Too Few"), "{}", stage.screen());
    stage.press("u u");
    assert_eq!(read(&stage), [true, true, true, false, false, false, false]);
    assert!(!stage.screen().contains('★'));
    stage.press("u");
    assert!(read(&stage).into_iter().all(|read| !read));
    assert!(stage.row_with("▌Week in Review: Floods").contains("3/3"));
    stage.press("u");
    assert!(stage.screen().contains("There is nothing to undo."));
}

#[test]
fn a_mark_that_could_not_be_written_is_taken_back_and_told() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press("Enter");
    stage.take(Message::Marked(Err("the disk is full".into())));
    assert!(stage.screen().contains("the disk is full"));
    assert!(!stage.screen().contains('★'));
}

#[test]
fn bookmarks_are_a_list_of_their_own() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press("3");
    assert!(stage.screen().contains("No bookmarks yet."), "{}", stage.screen());
    stage.pass_time().press("q Enter s").pass_time().press("3");
    assert_eq!(stage.model.screen, Screen::Bookmarks);
    assert!(stage.row_with("▸ Bookmarks").contains("1/1"));
    assert!(stage.row_with("★ The Ford Is Gone").contains("The Ford Is Gone"));
    stage.press("l");
    assert_eq!((stage.model.screen, stage.model.focus), (Screen::Bookmarks, Focus::Story));
    stage.press("b");
    assert!(stage.screen().contains("No bookmarks yet."));
    stage.press("u");
    assert!(stage.screen().contains("★ The Ford Is Gone"));
    stage.press("q q");
    assert_eq!(stage.model.screen, Screen::Issues);
    assert!(stage.others.is_empty(), "nothing has ended");
}

#[test]
fn q_goes_back_and_then_quits_and_esc_never_does() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press("Enter Enter Esc Esc Esc Esc Esc");
    assert_eq!(stage.model.focus, Focus::Issues);
    assert!(stage.others.is_empty());
    stage.press("Enter Enter q q");
    assert!(stage.others.is_empty());
    stage.press("q");
    assert_eq!(stage.others, [Effect::Quit]);
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press("Enter Enter ? Ctrl-c");
    assert_eq!(stage.others, [Effect::Quit]);
}

#[test]
fn keys_typed_ahead_of_a_slow_list_mark_the_issue_that_was_meant_and_not_the_one_before() {
    let mut fake = Fake::default();
    for number in 0..400 {
        let date = format!("2024-{:02}-{:02}", number % 12 + 1, number % 28 + 1);
        fake.add("Post", &format!("Issue number {number}"), &date, &["A Story"]);
    }
    let mut stage = Stage::new(fake, 120, 40);
    let unread = "400 unread of 400 stories";
    assert!(stage.screen().contains(unread), "{}", stage.screen());
    stage.slow = true;
    stage.press("G Enter b m A").deliver();
    let marked = stage.fake.stories.iter().filter(|story| story.row.bookmarked || story.row.read);
    assert_eq!(marked.map(|story| story.row.issue.0).collect::<Vec<_>>(), [400]);
    assert!(stage.screen().contains("399 unread of 400 stories"), "{}", stage.screen());
}

#[test]
fn what_was_undone_is_redone_until_something_new_is_marked() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press("A Enter b e").type_text("Look here").press("Ctrl-s t").type_text("water").press("Enter");
    let marks = |stage: &Stage| {
        let row = &stage.fake.stories[0].row;
        (row.read, row.bookmarked, row.note.is_some(), row.tags.len())
    };
    assert_eq!(marks(&stage), (true, true, true, 1));
    for (key, left, said) in [
        ("u", (true, true, true, 0), "Undone: the tags are gone."),
        ("u", (true, true, false, 0), "Undone: the note is gone."),
        ("u", (true, false, false, 0), "Undone: the bookmark is gone."),
        ("u", (false, false, false, 0), "Undone: 3 stories are unread again."),
        ("u", (false, false, false, 0), "There is nothing to undo."),
        ("Ctrl-r", (true, false, false, 0), "Redone: 3 stories are read again."),
        ("Ctrl-r", (true, true, false, 0), "Redone: the bookmark is back."),
        ("Ctrl-r", (true, true, true, 0), "Redone: the note is as it was."),
        ("u", (true, true, false, 0), "Undone: the note is gone."),
        ("m", (false, true, false, 0), "Marked unread."),
        ("Ctrl-r", (false, true, false, 0), "There is nothing to redo."),
        ("u", (true, true, false, 0), "Undone: 1 story is read again."),
    ] {
        stage.press(key);
        assert!(stage.screen().contains(said), "{said} is not in\n{}", stage.screen());
        assert_eq!(marks(&stage), left, "{key} {said}");
    }
}
