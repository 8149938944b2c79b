//! Notes and tags: written, kept, shown, thrown away.

use super::fake::Fake;
use super::stage::Stage;
use crate::tui::app::message::Timer;
use crate::tui::app::{Effect, Message};

fn note(stage: &Stage) -> Option<&str> {
    stage.fake.stories[0].row.note.as_deref()
}

fn tags(stage: &Stage) -> Vec<&str> {
    stage.fake.stories[0].row.tags.iter().map(String::as_str).collect()
}

/// The first story, open.
fn stage(width: u16, height: u16) -> Stage {
    let mut stage = Stage::new(Fake::small(), width, height);
    stage.press("Enter Enter");
    stage
}

#[test]
fn a_note_is_written_on_several_lines_and_shown_above_the_story() {
    let mut stage = stage(120, 40);
    stage.press("e").type_text("Ask the miller").press("Enter").type_text("before Friday");
    let screen = stage.screen();
    assert!(screen.contains("Note on “The Ford Is Gone”"), "{screen}");
    assert!(screen.lines().last().unwrap().contains("Ctrl-s keep  Esc leave  Ctrl-e $EDITOR"), "{screen}");
    stage.press("Ctrl-s");
    assert_eq!(note(&stage), Some("Ask the miller\nbefore Friday"));
    assert!(stage.row_with("¶ Ask the miller").contains("¶ Ask the miller"));
    assert!(stage.screen().contains("Note kept; u takes it back."), "{}", stage.screen());
    stage.press("h");
    assert!(stage.row_with("¶ The Ford").contains("¶ The Ford Is Gone"), "a sign in the list");
    stage.press("e Ctrl-u Backspace Ctrl-u Ctrl-s");
    assert_eq!(note(&stage), None);
    assert!(stage.screen().contains("Note taken away"), "{}", stage.screen());
}

#[test]
fn what_was_written_is_not_lost_by_one_key() {
    let mut stage = stage(120, 40);
    stage.press("e").type_text("q is a letter here").press("Esc");
    assert!(
        stage.screen().contains("q is a letter here") && stage.screen().contains("Esc once more"),
        "{}",
        stage.screen()
    );
    stage.type_text("!").press("Esc");
    assert!(stage.screen().contains("once more"), "a letter takes the warning back: {}", stage.screen());
    stage.press("Esc");
    assert!(!stage.screen().contains("q is a letter"), "{}", stage.screen());
    assert_eq!(note(&stage), None);
    stage.press("e Esc");
    assert!(!stage.screen().contains("Note on"), "nothing written, nothing asked");
    stage.press("e").type_text("kept").take(Message::Terminate);
    assert_eq!(note(&stage), Some("kept"), "an end from outside keeps what was written");
}

#[test]
fn the_own_editor_gets_the_note_and_what_it_saved_is_kept() {
    let mut stage = stage(120, 40);
    stage.press("e").type_text("draft").press("Ctrl-e");
    assert_eq!(stage.others.pop(), Some(Effect::EditOutside("draft".into())));
    stage.take(Message::Edited(Err("`vi` ended with exit status: 1; the note is as it was.".into())));
    assert!(
        stage.screen().contains("exit status: 1") && stage.screen().contains("draft"),
        "{}",
        stage.screen()
    );
    stage.take(Message::Edited(Ok("Twice\u{1b}[2J\r\n\tas long\n\n".into())));
    assert_eq!(note(&stage), Some("Twice[2J\n    as long"));
    assert!(!stage.screen().contains("Note on"), "{}", stage.screen());
}

#[test]
fn a_note_leaves_the_text_below_it_where_it_was() {
    let mut stage = stage(80, 24);
    stage.press("1 0 j");
    let top = stage.screen().lines().nth(2).unwrap().to_owned();
    stage
        .press("e")
        .type_text("One")
        .press("Enter")
        .type_text("Two")
        .press("Ctrl-s")
        .take(Message::Woke(Timer::Digit));
    assert_eq!(stage.screen().lines().nth(2).unwrap(), top, "{}", stage.screen());
}

#[test]
fn a_note_can_be_written_on_every_screen() {
    for (width, height) in [(200, 60), (80, 24), (40, 12), (20, 5), (7, 3), (1, 1), (0, 0)] {
        let mut stage = stage(width, height);
        stage.press("e").type_text("A long note, over many rows of a narrow screen").press("Enter Enter");
        stage.press("↑ ↑ ↓ PgUp PgDn Home End ← → Ctrl-w Delete");
        stage.resize(30, 10).resize(width, height).press("Ctrl-s");
        assert!(note(&stage).is_some());
    }
}

#[test]
fn tags_are_typed_completed_and_taken_away() {
    let mut fake = Fake::small();
    fake.stories[2].row.tags = vec!["rail".into(), "water".into()];
    let mut stage = Stage::new(fake, 120, 40);
    stage.press("Enter Enter t").type_text("wa");
    assert!(
        stage.screen().lines().rev().nth(1).unwrap().contains("water"),
        "offered while typing: {}",
        stage.screen()
    );
    stage.press("Tab").type_text("old  ford").press("Enter");
    assert_eq!(tags(&stage), ["water", "old ford"]);
    assert!(stage.screen().contains("# water, old ford"), "{}", stage.screen());
    stage.press("t");
    let field = stage.screen().lines().last().unwrap().to_owned();
    assert!(field.starts_with("Tags: water, old ford,"), "{field}");
    let offered: Vec<String> = stage.screen().lines().rev().skip(1).take(2).map(str::to_owned).collect();
    assert!(offered[0].contains("rail") && !offered[1].contains("water"), "{offered:?}");
    stage.press("Ctrl-w Ctrl-w ↓ Enter");
    assert_eq!(tags(&stage), ["water", "old ford"].map(|tag| tag), "{}", stage.screen());
    stage.press("t Ctrl-u Enter h");
    assert!(tags(&stage).is_empty() && !stage.row_with("The Ford Is").contains('#'), "{}", stage.screen());
}
