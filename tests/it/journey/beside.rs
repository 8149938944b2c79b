//! Several processes on one library: nobody is kept waiting, and everybody soon sees what the others do.

use super::terminal::Terminal;
use crate::command_line::{Home, documents};

/// Pages that are imported while two readers look on, of three stories each.
const PAGES: usize = 120;

#[test]
fn a_reader_that_nobody_touches_sees_what_others_do() {
    let home = Home::with_documents();
    let mut idle = Terminal::reader(&home);
    idle.until("▸ Issues").press("\r").until("▸ Stories");
    assert!(!idle.text().contains('★'), "{}", idle.text());
    let mut other = Terminal::reader(&home);
    other.until("▸ Issues").press("\r").until("▸ Stories").press("b").until("★");
    idle.until("★");
    other.press("b").wait("no bookmark", |other| !other.text().contains('★'));
    idle.wait("no bookmark", |idle| !idle.text().contains('★'));

    let story = home.json(&["stories"])[0]["id"].to_string();
    home.akyn(&["bookmarks", "add", &story]).done();
    for reader in [&mut idle, &mut other] {
        reader.press("3").until("Bookmarks").until_at("Bookmarks", "1/1");
    }
    home.akyn(&["bookmarks", "remove", &story]).done();
    for reader in [&mut idle, &mut other] {
        reader.wait("no bookmark", |reader| reader.place("Bookmarks").as_deref() != Some("1/1"));
    }
    for mut reader in [idle, other] {
        reader.press("\x03");
        assert!(reader.end().0.success());
    }
}

#[test]
fn two_readers_mark_while_an_import_runs_and_all_of_it_is_kept() {
    let home = Home::with_documents();
    for number in 0..PAGES {
        home.write(&format!("many/{number:05}.txt"), &documents::brief(number));
    }
    let stories = home.json(&["stories"]);
    let mut readers: Vec<Terminal> = (0..2).map(|_| Terminal::reader(&home)).collect();
    for reader in &mut readers {
        reader.until("▸ Issues");
    }
    std::thread::scope(|scope| {
        let import = scope.spawn(|| home.akyn(&["import", "many"]));
        let backup = scope.spawn(|| home.akyn(&["backup", "copy.db"]));
        for story in &stories {
            home.akyn(&["bookmarks", "add", &story["id"].to_string()]).done();
        }
        for reader in &mut readers {
            reader.press("A");
        }
        backup.join().unwrap().done();
        import.join().unwrap().done();
    });
    assert_eq!(home.json(&["bookmarks"]).len(), stories.len());
    let issues = home.json(&["issues", "--limit", "1000"]).len();
    for mut reader in readers {
        reader.wait("every issue", |reader| {
            reader.place("Issues").is_some_and(|place| place.ends_with(&format!("/{issues}")))
        });
        assert!(!reader.text().contains("in use by another program"), "{}", reader.text());
        reader.press("\x03");
        assert!(reader.end().0.success());
    }
    for library in [vec!["check"], vec!["check", "--library", "copy.db"]] {
        home.akyn(&library).done();
    }
}
