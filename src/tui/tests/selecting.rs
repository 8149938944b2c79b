//! A passage of a story selected by keys and by the mouse, and what is copied.

use super::fake::Fake;
use super::stage::Stage;
use crate::tui::app::message::{Copying, Mouse};
use crate::tui::app::{Effect, Message};

const SOURCE: &str = "Steppe Courier, Week in Review: Floods, Fords and a Long Way Round..., 25 Nov – 1 Dec 2024 (from “on Friday”)\n";

/// The first story, open.
fn stage(width: u16, height: u16) -> Stage {
    let mut stage = Stage::new(Fake::small(), width, height);
    stage.press("Enter Enter");
    stage
}

fn copied(stage: &mut Stage) -> Copying {
    match stage.others.pop() {
        Some(Effect::Copy(copying)) => copying,
        other => panic!("{other:?} is nothing copied"),
    }
}

fn passage(stage: &mut Stage, keys: &str) -> String {
    stage.press(keys);
    let text = copied(stage).text;
    let (passage, source) = text.rsplit_once("\n\n— ").unwrap();
    assert_eq!(source, format!("“The Ford Is Gone”, {SOURCE}"));
    passage.to_owned()
}

#[test]
fn keys_select_letters_words_and_lines_of_the_text_as_printed() {
    for (keys, expected) in [
        ("v y", "P"),
        ("v l l y", "Pho"),
        ("v 4 l h y", "Phot"),
        ("v e y", "Photo"),
        ("v 2 e y", "Photo: a"),
        ("v w v y", "a"),
        ("v w v e y", "a bridge"),
        ("v 3 w B y", "Photo: a b"),
        ("v $ y", "Photo: a bridge at dusk"),
        ("v $ v 0 y", "Photo: a bridge at dusk"),
        ("v 4 w v e o B y", "at dusk"),
        ("v w v e o l y", "bridge"),
    ] {
        assert_eq!(passage(&mut stage(120, 40), keys), expected, "{keys}");
    }
}

#[test]
fn up_and_down_keep_to_their_cell_and_reach_over_blocks() {
    let mut stage = stage(120, 40);
    assert!(passage(&mut stage, "v j v $ y").starts_with("se in the night"), "right below the first letter");
    assert!(passage(&mut stage, "v j 0 v $ y").starts_with("The river rose in the night"));
    let whole = passage(&mut stage, "v G y");
    assert!(whole.starts_with("Photo: a bridge at dusk\n\nThe river rose"), "{whole}");
    assert!(whole.ends_with("Nobody was hurt. Nobody was hurt."), "{whole}");
    assert!(whole.contains("\n\nForty planks of larch\n\nTwo barrels of nails"), "{whole}");
    assert_eq!(passage(&mut stage, "v G g g y"), "P");
    let back = passage(&mut stage, "v 5 j k k k k k y");
    assert_eq!(back, "P");
}

#[test]
fn a_passage_is_the_same_on_a_screen_of_another_size() {
    let mut stage = stage(160, 50);
    stage.press("v 8 w 3 j");
    let wide = stage.looks();
    assert!(wide.contains("RRRR"), "{wide}");
    stage.resize(60, 30).resize(40, 12).press("<");
    assert!(stage.looks().contains('R'));
    stage.resize(160, 50);
    assert_eq!(stage.looks(), wide);
    let passage = passage(&mut stage, "y");
    assert!(passage.starts_with("Photo: a bridge at dusk\n\nThe river rose in the night"), "{passage}");
}

#[test]
fn the_cursor_stays_on_the_screen() {
    for (width, height) in [(120, 40), (80, 24), (40, 12), (20, 5), (3, 2), (1, 1)] {
        let mut stage = stage(width, height);
        stage.press("v");
        for key in "j j j Ctrl-d Ctrl-d G $ k Ctrl-b B g g e 9 9 j".split(' ') {
            stage.press(key);
            assert!(stage.looks().contains('R'), "{key} at {width}×{height}:\n{}", stage.screen());
        }
    }
}

#[test]
fn esc_and_q_leave_the_selection_and_nothing_else() {
    let mut stage = stage(120, 40);
    let before = (stage.screen(), stage.looks());
    for leave in ["Esc", "q"] {
        stage.press("v j j");
        assert!(stage.screen().contains("y copy  b bookmark"), "{}", stage.screen());
        stage.press(leave);
        assert_eq!((stage.screen(), stage.looks()), before);
    }
    stage.press("v j h Tab x m i");
    assert!(stage.screen().contains("y copy"), "other keys do nothing there: {}", stage.screen());
}

#[test]
fn the_mouse_selects_what_it_is_drawn_over() {
    let mut stage = stage(120, 40);
    let screen = stage.screen();
    let (row, line) = screen.lines().enumerate().find(|(_, line)| line.contains("The river rose")).unwrap();
    let cell = line.split_once("river").unwrap().0.chars().count();
    let at = |letters: usize| (u16::try_from(cell + letters).unwrap(), u16::try_from(row).unwrap());
    let (from, to) = (at(0), at(9));
    stage.take(Message::Mouse(Mouse::Press, from.0, from.1));
    assert!(!stage.looks().lines().nth(row).unwrap().contains('R'), "a press alone selects nothing");
    stage.take(Message::Mouse(Mouse::Drag, to.0, to.1));
    assert_eq!(passage(&mut stage, "y"), "river rose");
    stage.take(Message::Mouse(Mouse::Press, to.0, to.1)).take(Message::Mouse(Mouse::Drag, from.0, from.1));
    assert_eq!(passage(&mut stage, "y"), "river rose");
    stage.take(Message::Mouse(Mouse::Drag, 0, 0)).take(Message::Mouse(Mouse::Press, from.0, from.1));
    assert!(!stage.screen().contains("begin here"), "a press leaves the selection: {}", stage.screen());
}

#[test]
fn a_story_an_issue_and_a_headline_are_copied_with_their_source() {
    let mut stage = stage(120, 40);
    stage.press("y");
    let Copying { what, text } = copied(&mut stage);
    assert_eq!(what, "the story");
    assert!(text.starts_with("The Ford Is Gone\n\nPhoto: a bridge at dusk\n\nThe river rose"), "{text}");
    assert!(text.ends_with(&format!("Nobody was hurt.\n\n— {SOURCE}")), "{text}");
    stage.press("h j y");
    assert!(copied(&mut stage).text.contains("\n\n… the document breaks off here\n\n— Steppe"));
    stage.press("G y");
    let Copying { what, text } = copied(&mut stage);
    assert_eq!((what, text), ("the headline", format!("Train late again\n\n— {SOURCE}")));
    stage.press("o");
    assert!(stage.screen().contains("This story has no address"), "{}", stage.screen());
}

#[test]
fn an_issue_is_copied_with_what_introduces_it() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.press("v");
    assert!(stage.screen().contains("open a story first"), "{}", stage.screen());
    stage.press("y");
    let Copying { what, text } = copied(&mut stage);
    assert_eq!(what, "the issue's introduction");
    assert!(text.contains("A quiet week, but for the wind.\n\n— Steppe Courier"), "{text}");
}

#[test]
fn nothing_that_steers_a_terminal_is_copied() {
    let mut fake = Fake::small();
    fake.stories[0].row.title.text = "Red \u{1b}[31malert\u{7}".into();
    fake.stories[0].body[1].text = "One\u{9b}2J \u{202e}two\u{0}".into();
    let mut stage = Stage::new(fake, 120, 40);
    stage.press("Enter Enter y");
    let text = copied(&mut stage).text;
    assert!(text.contains("Red [31malert\n") && text.contains("One2J two\n"), "{text:?}");
    assert!(!text.chars().any(|letter| letter.is_control() && letter != '\n'), "{text:?}");
    stage.press("v j $ y");
    let text = copied(&mut stage).text;
    assert!(text.contains("One2J two\n\n— “Red [31malert”"), "{text:?}");
}
