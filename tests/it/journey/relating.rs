//! From a story to another of the same affair and back, in the real digests where they lie beside the project.

use super::reading::Sought;
use super::shared;
use super::terminal::Terminal;
use crate::command_line::Home;

#[test]
fn from_the_csto_story_two_keys_lead_to_the_visit_and_one_comes_back() {
    let Some(folder) = shared().map(|shared| shared.join("digests")).filter(|folder| folder.is_dir()) else {
        eprintln!("SKIPPED: the journey between the shared digests, for there are none beside the project");
        return;
    };
    let home = Home::new();
    home.akyn(&["import", folder.to_str().unwrap()]).done();
    let story = Sought::find(&home, "A Whole Lot Going On", "CSTO Secretary General");
    let mut reader = Terminal::reader(&home);
    story.walk_to(&mut reader);
    // The whole of it is on the screen, so it is read; the counts of the lists follow.
    reader.until("CSTO Secretary General").until("54 unread").until("15/16");
    let before = reader.text();
    // Typed ahead: the second key waits for what the first one asks for.
    reader.press("gr\r").until("Visit to Kazakhstan").until("▸ Story").until("Times of Central Asia");
    reader.press("\x0f").wait("the place where it began", |reader| {
        let line = |line: &str| line.trim_end().to_owned();
        let above = |text: &str| text.lines().rev().skip(1).map(line).collect::<Vec<_>>();
        above(&reader.text()) == above(&before)
    });
    reader.press("gr").until("▸ Related stories").until("because:").until("Tasmagambetov");
    reader.press("\x1b").until("▸ Story").press("\x03");
    let (status, heard) = reader.end();
    assert!(status.success(), "{status}");
    assert_eq!(heard.0, Vec::<String>::new());
}
