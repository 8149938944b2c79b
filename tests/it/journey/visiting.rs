//! The reader as a guest of the terminal: it comes, changes with it, and leaves it as it was.

use super::terminal::Terminal;
use crate::command_line::Home;

/// A title that would ring, rename the window, clear the screen and fill the clipboard, were it obeyed.
const HOSTILE: &str = r#"{"outlet":"Steppe\u001b[2J Courier","issue":"The \u001b]0;owned\u0007week\u009b2J of \u202ewolves","title":"Wolves\u001b]52;c;b3duZWQ=\u0007 at\u001bc the\u009d0;owned\u009c door\u0007","date":"2025-03-03","body":"They \u001b[31mhowl\u001bP+q6f\u001b\\ all\u001b[?1000h night.\u0008\u0008"}
"#;

#[test]
fn the_terminal_is_given_back_after_every_way_to_leave() {
    let home = Home::with_documents();
    for way in ["q", "Ctrl-c", "TERM", "HUP", "INT"] {
        let mut reader = Terminal::reader(&home);
        reader.until("▸ Issues");
        assert!(reader.screen().alternate_screen() && !reader.is_given_back(), "{way}");
        match way {
            "q" => drop(reader.press("q").press("q")),
            "Ctrl-c" => drop(reader.press("\x03")),
            signal => reader.signal(signal),
        }
        let (status, heard) = reader.end();
        assert!(status.success(), "{way}: {status}");
        assert_eq!(heard.0, Vec::<String>::new(), "{way}");
    }
}

#[test]
fn a_mark_survives_an_end_from_outside() {
    let home = Home::with_documents();
    let mut reader = Terminal::reader(&home);
    reader.until("▸ Issues").press("\r").until("▸ Stories").press("b").until("★");
    reader.signal("TERM");
    assert!(reader.end().0.success());
    assert_eq!(home.json(&["bookmarks"]).len(), 1);
}

#[test]
fn what_the_last_key_before_the_end_did_is_kept() {
    let home = Home::with_documents();
    let mut reader = Terminal::reader(&home);
    reader.until("▸ Issues").press("\r").until("▸ Stories");
    // In one go: the reader ends before it paints again.
    reader.press("b\x03");
    assert!(reader.end().0.success());
    assert_eq!(home.json(&["bookmarks"]).len(), 1);
}

#[test]
fn suspended_it_leaves_the_terminal_to_the_shell_and_comes_back_where_it_was() {
    let home = Home::with_documents();
    let mut shell = Terminal::running(&home, &["sh", "-i"], 120, 30);
    shell.press(&format!("PS1='ready''> '; '{}'\r", env!("CARGO_BIN_EXE_akyn")));
    shell.until("▸ Issues").press("\r").until("▸ Stories").press("j").until_at("Stories", "2/6");
    shell.press("\x1a").until("Stopped");
    shell.wait("the terminal given back", |shell| !shell.screen().alternate_screen());
    assert!(!shell.screen().hide_cursor() && !shell.screen().bracketed_paste());
    shell.press("echo 'still '\"here\"\r").until("still here");
    shell.press("fg\r").until("▸ Stories").until_at("Stories", "2/6");
    shell.press("j").until_at("Stories", "3/6");
    shell.press("\x03").wait("a prompt", |shell| shell.text().trim_end().ends_with("ready>"));
    shell.press("exit\r");
    shell.end();
}

#[test]
fn any_size_is_borne_and_the_next_one_shows_everything_again() {
    let home = Home::with_documents();
    let mut reader = Terminal::reader(&home);
    reader.until("▸ Issues").press("\r").until("▸ Stories").until("│");
    for (width, height) in [(1, 1), (2, 1), (1, 50), (200, 1), (20, 5), (3, 3)] {
        reader.resize(width, height).press("j").press("k");
    }
    reader.resize(120, 40).until("▸ Stories").until("Issues").until("Story").press("j").press("\x03");
    assert!(reader.end().0.success());
}

#[test]
fn a_hostile_document_never_speaks_to_the_terminal() {
    let home = Home::new();
    home.write("hostile.jsonl", HOSTILE);
    home.write("folder/a\u{1b}]0;owned\u{7}\u{9b}2J\u{202e}.txt", HOSTILE);
    home.akyn(&["import", "hostile.jsonl"]);
    let mut reader = Terminal::reader(&home);
    reader.until("▸ Issues").until("Wolves").press("\r").until("▸ Stories").press("\r").until("▸ Story");
    reader.until("howl").press("b").until("★").press("3").until("Bookmarks").press("1").until("Issues");
    // Names of files are offered while a path is typed.
    reader.press("i").press("folder/\t").until("folder/a").press("\r").until("mported");
    assert!(!reader.text().contains('\u{202e}'), "{}", reader.text());
    reader.press("\x03");
    let (status, heard) = reader.end();
    assert!(status.success(), "{status}");
    assert_eq!(heard.0, Vec::<String>::new());
}

#[test]
fn a_file_that_is_no_whole_library_is_told_before_any_screen() {
    let (home, names) = crate::command_line::damaged::broken();
    for name in names {
        let mut reader = Terminal::running(&home, &[env!("CARGO_BIN_EXE_akyn"), "--library", name], 120, 30);
        reader.until("error: ");
        assert!(!reader.screen().alternate_screen(), "{name}: {}", reader.text());
        let (status, heard) = reader.end();
        assert_eq!((status.exit_code(), heard.0), (2, Vec::new()), "{name}");
    }
}

#[test]
fn an_older_library_is_brought_up_to_date_before_the_terminal_is_taken() {
    let home = Home::new();
    std::fs::write(home.path("old.db"), include_bytes!("../../data/schemas/001.db")).unwrap();
    let mut reader = Terminal::running(&home, &[env!("CARGO_BIN_EXE_akyn"), "--library", "old.db"], 120, 30);
    // Gone again when the reader ends: it stood on the shell's screen.
    reader.until("▸ Issues").press("\x03");
    let (status, heard) = reader.end();
    assert!(status.success() && heard.0.is_empty(), "{status} {heard:?}");
    assert!(home.path("old.db.v1.bak").exists());
    home.akyn(&["check", "--library", "old.db"]).done();
}
