//! The library's file: what is refused, what is private, copies, damage.

use std::ops::ControlFlow;

use akyn::library::{Access, Library};
use rusqlite::Connection;

use super::{Desk, exported, import, issues, line, open, request};

fn refusal(desk: &Desk, name: &str, access: Access) -> String {
    Library::open(&desk.path(name), access).unwrap_err().to_string()
}

fn filled(desk: &Desk) -> Library {
    let mut library = desk.library();
    let lines: String =
        (0..200).map(|number| line("Post", &format!("Week {}", number / 5), number, None)).collect();
    let path = desk.write("a.jsonl", lines);
    import(&mut library, &request(&[path]));
    library
}

#[test]
fn what_is_no_library_is_refused_and_left_alone() {
    let desk = Desk::new();
    let text = "A text that someone keeps under this name, longer than any header would be.".repeat(9);
    desk.write("text.db", &text);
    let other = Connection::open(desk.path("other.db")).unwrap();
    other.execute_batch("CREATE TABLE mine (id INTEGER)").unwrap();
    drop(other);
    for access in [Access::Write, Access::Read] {
        for name in ["text.db", "other.db"] {
            let told = refusal(&desk, name, access);
            assert!(told.contains("is not an akyn library"), "{told}");
        }
    }
    assert_eq!(std::fs::read_to_string(desk.path("text.db")).unwrap(), text);
    let other = Connection::open(desk.path("other.db")).unwrap();
    let mode: String = other.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(mode, "delete");
    assert!(refusal(&desk, "", Access::Write).contains("cannot open"));
}

#[test]
fn a_newer_file_is_refused_and_left_alone() {
    let desk = Desk::new();
    drop(desk.library());
    let raw = Connection::open(desk.path("library.db")).unwrap();
    raw.pragma_update(None, "user_version", 99).unwrap();
    drop(raw);
    for access in [Access::Write, Access::Read] {
        let told = refusal(&desk, "library.db", access);
        assert!(told.contains("newer akyn") && told.contains("99") && told.contains("update akyn"), "{told}");
    }
}

#[test]
fn a_truncated_file_is_told_and_not_made_worse() {
    let desk = Desk::new();
    filled(&desk).backup(&desk.path("copy.db"), &mut |_| ControlFlow::Continue(())).unwrap();
    let whole = std::fs::read(desk.path("copy.db")).unwrap();
    for keep in [whole.len() / 2, 4096, 700] {
        let cut = &whole[..keep];
        desk.write("cut.db", cut);
        let told = match Library::open(&desk.path("cut.db"), Access::Write) {
            Err(error) => error.to_string(),
            Ok(library) => match library.check() {
                Err(error) => error.to_string(),
                Ok(wrong) => format!("damaged: {}", wrong.first().expect("a truncated file is not sound")),
            },
        };
        assert!(told.contains("damaged") || told.contains("not an akyn library"), "{keep}: {told}");
        assert_eq!(std::fs::read(desk.path("cut.db")).unwrap().len(), keep);
    }
}

#[test]
fn a_missing_file_is_an_empty_library_to_a_reader() {
    let desk = Desk::new();
    let reader = desk.reader();
    assert!(reader.is_empty().unwrap());
    assert!(!desk.path("library.db").exists());
    let mut reader = reader;
    assert!(reader.save_place("x").unwrap_err().to_string().contains("read only"));
}

#[cfg(unix)]
#[test]
fn the_file_and_its_folder_are_the_users_alone() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let path = desk.path("new/deep/library.db");
    let mut library = open(&path, Access::Write);
    library.save_place("here").unwrap();
    library.backup(&desk.path("new/deep/copy.db"), &mut |_| ControlFlow::Continue(())).unwrap();
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    let folder = path.parent().unwrap();
    assert_eq!(mode(folder), 0o700);
    let names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(names.len() >= 4, "{names:?}");
    for name in names {
        assert_eq!(mode(&name), 0o600, "{}", name.display());
    }
}

#[test]
fn a_backup_is_a_whole_library_and_overwrites_nothing() {
    let desk = Desk::new();
    let library = filled(&desk);
    let to = desk.path("backup.db");
    library.backup(&to, &mut |_| ControlFlow::Continue(())).unwrap();
    let told = library.backup(&to, &mut |_| ControlFlow::Continue(())).unwrap_err().to_string();
    assert!(told.contains("exists already"), "{told}");
    assert!(library.backup(&desk.path("library.db"), &mut |_| ControlFlow::Continue(())).is_err());
    assert!(library.backup(&desk.path("no/such/folder/b.db"), &mut |_| ControlFlow::Continue(())).is_err());
    assert_eq!(exported(&open(&to, Access::Read)), exported(&library));
    let left: Vec<_> =
        std::fs::read_dir(desk.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains(".part")), "{left:?}");
}

#[test]
fn check_finds_counters_that_were_tampered_with() {
    for (change, told) in [
        ("UPDATE issue SET unread = 0 WHERE id = 3", "unread"),
        ("UPDATE issue SET stories = 7 WHERE id = 3", "number of stories"),
        ("UPDATE total SET stories = stories + 1", "totals"),
        ("UPDATE outlet SET unread = 0", "outlet"),
        ("UPDATE tally SET rows = rows + 1 WHERE shift = 10 AND list = 0", "ranks"),
        ("UPDATE placement SET position = 9 WHERE issue = 2 AND position = 5", "order"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM body WHERE story = 4", "text of a story"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM document", "names a row of `document`"),
    ] {
        let desk = Desk::new();
        let library = filled(&desk);
        assert_eq!(library.check().unwrap(), Vec::<String>::new());
        Connection::open(desk.path("library.db")).unwrap().execute_batch(change).unwrap();
        let wrong = library.check().unwrap();
        assert!(wrong.iter().any(|line| line.contains(told)), "{change}: {wrong:?}");
    }
}

#[test]
fn the_readers_place_is_kept() {
    let desk = Desk::new();
    let mut library = desk.library();
    assert_eq!(library.place().unwrap(), None);
    library.save_place("one").unwrap();
    library.save_place("two").unwrap();
    assert_eq!(desk.reader().place().unwrap().as_deref(), Some("two"));
}

#[test]
fn a_reader_sees_one_state_while_a_writer_imports() {
    let desk = Desk::new();
    drop(desk.library());
    let lines: String =
        (0..3_000).map(|number| line("Post", &format!("Week {}", number / 3), number, None)).collect();
    let path = desk.write("a.jsonl", lines);
    let over = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            import(&mut desk.library(), &request(&[path]));
            over.store(true, std::sync::atomic::Ordering::Release);
        });
        let reader = desk.reader();
        while !over.load(std::sync::atomic::Ordering::Acquire) {
            let window = reader.issues(akyn::library::Anchor::Rank(0), super::ALL).unwrap();
            assert_eq!(window.rows.len() as u64, window.total);
            assert!(window.rows.iter().all(|row| row.stories == 3), "a part of an issue was seen");
        }
    });
    assert_eq!(issues(&desk.reader()).len(), 1_000);
}
