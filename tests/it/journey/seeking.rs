//! A search and a find through a terminal: typed at once, answered by the threads.

use super::terminal::Terminal;
use crate::command_line::Home;

#[test]
fn what_is_typed_in_one_go_is_searched_for_and_opened() {
    let home = Home::new();
    let document = home.path("two.jsonl");
    let line = |title: &str, body: &str| {
        format!(
            "{{\"outlet\":\"Post\",\"issue\":\"Week\",\"title\":\"{title}\",\"date\":\"2025-03-03\",\"body\":\"{body}\"}}\n"
        )
    };
    let lines = line("Snow", "The pass is closed.") + &line("Yaks", "The herds were in the valley.");
    std::fs::write(&document, lines).unwrap();
    home.akyn(&["import", document.to_str().unwrap()]).done();
    let mut reader = Terminal::reader(&home);
    reader.until("▸ Issues");
    reader.press("/herd\r").until("▸ Story").until("hit 1/1 · story 1/1");
    reader.press("\x10snow").until("▸ Find: snow").until("1/1");
    reader.press("\r").until("The pass is closed.").press("\x0f").until("The herds were in the valley.");
    reader.press("\x03");
    assert!(reader.end().0.success());
}
