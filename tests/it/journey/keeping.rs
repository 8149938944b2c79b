//! What leaves the reader: text to the clipboard through the terminal, a note to the reader's own editor.

use std::os::unix::fs::PermissionsExt;

use super::terminal::Terminal;
use crate::command_line::Home;

/// An editor that is a guest of the terminal itself: it waits for a line and adds it to the note.
const EDITOR: &str = r#"#!/bin/sh
test "$1" = --wait || exit 3
trap '' INT
stat -c 'mode %a' "$2" 2>/dev/null || stat -f 'mode %Lp' "$2"
echo 'the editor waits'
read -r line
echo "and $line" >> "$2"
"#;

#[test]
fn a_copied_story_goes_through_the_terminal() {
    let home = Home::with_documents();
    let mut reader = Terminal::reader(&home);
    reader.until("▸ Issues").press("\r").until("▸ Stories").press("\r").until("▸ Story").press("y");
    reader.until("Copied the story").until("through the terminal");
    let [told] = reader.heard() else { panic!("{:?}", reader.heard()) };
    let base64 = told.strip_prefix("clipboard [").and_then(|bytes| bytes.strip_suffix(']')).unwrap();
    let base64: Vec<u8> = base64.split(", ").map(|byte| byte.parse().unwrap()).collect();
    let text = decoded(&base64);
    let shown = home.json(&["stories"]);
    assert!(shown.iter().any(|story| text.starts_with(story["title"].as_str().unwrap())), "{text}");
    assert!(text.contains("\n\n— "), "{text}");
    reader.press("v").until("begin here").press("e").press("y").until("Copied the passage, ");
    assert_eq!(reader.heard().len(), 2);
    reader.press("\x03");
    assert!(reader.end().0.success());
}

#[test]
fn a_note_is_written_in_the_own_editor_which_has_the_terminal_to_itself() {
    let home = Home::with_documents();
    home.write("the editor.sh", EDITOR);
    let script = home.path("the editor.sh");
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o700)).unwrap();
    let editor = format!("EDITOR='{}' --wait", script.display());
    let mut reader = Terminal::running(&home, &["env", &editor, env!("CARGO_BIN_EXE_akyn")], 120, 40);
    reader.until("▸ Issues").press("\r").until("▸ Stories").press("e").until("Note on “").press("Ask");
    reader.until("Ask").press("\x05").until("mode 600").until("the editor waits");
    reader.wait("the terminal lent", |reader| {
        !reader.screen().alternate_screen() && !reader.screen().hide_cursor()
    });
    // Were these read by akyn, `q` would lead back and Ctrl-c end it.
    reader.press("q\x03q of the editor\r").until("¶ Ask").until("Note kept");
    reader.wait("the reader again", |reader| reader.screen().alternate_screen());
    reader.press("j").press("k").press("\x03");
    assert!(reader.end().0.success());
    let notes: Vec<String> = home
        .json(&["stories"])
        .iter()
        .filter_map(|story| story["note"].as_str().map(str::to_owned))
        .collect();
    assert_eq!(notes, ["Ask\nand q of the editor"]);
}

/// What base64 says.
fn decoded(base64: &[u8]) -> String {
    let number = |letter: u8| match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        other => panic!("{other} is no letter of base64"),
    };
    let letters: Vec<u8> = base64.iter().copied().filter(|letter| *letter != b'=').map(number).collect();
    let bits: Vec<u8> = letters.iter().flat_map(|six| (0..6).rev().map(move |bit| six >> bit & 1)).collect();
    let bytes = bits.chunks_exact(8).map(|eight| eight.iter().fold(0, |byte, bit| byte << 1 | bit)).collect();
    String::from_utf8(bytes).unwrap()
}
