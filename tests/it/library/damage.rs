//! Damage to a library's file: found by the check, told in a sentence, never made worse.

use std::ops::ControlFlow;

use akyn::digest::{IssueId, StoryId};
use akyn::library::{Access, Anchor, BookmarkOrder, Library};
use rusqlite::Connection;

use super::{ALL, Desk, import, line, request};

/// A library with something in every table, as one file that nobody has open.
fn copy(desk: &Desk) -> Vec<u8> {
    let mut library = desk.library();
    let lines: String = (0..150)
        .map(|number| line("Post", &format!("Week {}", number / 5), number, Some("2025-01-05")))
        .collect();
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample");
    import(&mut library, &request(&[desk.write("a.jsonl", lines), sample.into()]));
    library.set_bookmarked(StoryId(3), true).unwrap();
    library.backup(&desk.path("copy.db"), &mut |_| ControlFlow::Continue(())).unwrap();
    std::fs::read(desk.path("copy.db")).unwrap()
}

/// What is wrong with a file, however that comes out.
fn told(desk: &Desk, bytes: &[u8]) -> Option<String> {
    let path = desk.write("damaged.db", bytes);
    let wrong = match Library::open(&path, Access::Read) {
        Err(error) => Some(error.to_string()),
        Ok(library) => match library.check() {
            Err(error) => Some(error.to_string()),
            Ok(wrong) => wrong.first().cloned(),
        },
    };
    assert!(std::fs::read(&path).unwrap() == bytes, "looking changed the file");
    wrong
}

#[test]
fn a_broken_page_of_any_table_or_index_is_found() {
    let desk = Desk::new();
    let whole = copy(&desk);
    assert_eq!(told(&desk, &whole), None);
    let raw = Connection::open(desk.path("copy.db")).unwrap();
    let size: usize = raw.pragma_query_value(None, "page_size", |row| row.get(0)).unwrap();
    let mut query = raw.prepare("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0").unwrap();
    let trees: Vec<(String, usize)> =
        query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().collect::<Result<_, _>>().unwrap();
    assert!(trees.len() > 20, "{trees:?}");
    for (name, page) in trees {
        let mut broken = whole.clone();
        // The head of the page: what kind it is, how many rows it has, where they lie.
        for byte in &mut broken[(page - 1) * size..][..16] {
            *byte ^= 0x5a;
        }
        assert!(told(&desk, &broken).is_some(), "{name}, page {page}");
    }
}

#[test]
fn a_search_index_that_lost_its_words_is_found() {
    for change in [
        "UPDATE fulltext_data SET block = zeroblob(length(block)) WHERE id > 10",
        "DELETE FROM fulltext_data WHERE id > 10",
        "DELETE FROM fulltext_docsize WHERE id = 4",
    ] {
        let desk = Desk::new();
        copy(&desk);
        let raw = Connection::open(desk.path("copy.db")).unwrap();
        assert!(raw.execute(change, []).unwrap() > 0, "{change}");
        drop(raw);
        let bytes = std::fs::read(desk.path("copy.db")).unwrap();
        assert!(told(&desk, &bytes).is_some(), "{change}");
    }
}

#[test]
fn whatever_bytes_are_flipped_akyn_answers_or_says_why_not() {
    let desk = Desk::new();
    let whole = copy(&desk);
    let mut state = 7_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for _ in 0..60 {
        let mut broken = whole.clone();
        for _ in 0..40 {
            broken[random(whole.len())] ^= 1 << random(8);
        }
        let path = desk.write("damaged.db", &broken);
        let mut sentences = Vec::new();
        let mut hear = |error: Option<String>| sentences.extend(error);
        match Library::open(&path, Access::Read) {
            Err(error) => hear(Some(error.to_string())),
            Ok(library) => {
                hear(library.issues(Anchor::Rank(0), ALL).err().map(|error| error.to_string()));
                hear(library.stories(IssueId(1), Anchor::Rank(0), ALL).err().map(|error| error.to_string()));
                hear(
                    library
                        .kept(BookmarkOrder::Date, Anchor::Rank(0), ALL)
                        .err()
                        .map(|error| error.to_string()),
                );
                hear(library.latest_rates(None).err().map(|error| error.to_string()));
                hear(library.export(None, &mut Vec::new()).err().map(|error| error.to_string()));
                hear(library.check().err().map(|error| error.to_string()));
            }
        }
        for sentence in sentences {
            assert!(!sentence.is_empty() && !sentence.contains('\n'), "{sentence:?}");
        }
        assert_eq!(std::fs::read(&path).unwrap(), broken, "looking changed the file");
    }
}

#[test]
fn a_letter_that_changed_in_a_stored_text_or_title_is_found_and_the_story_named() {
    let desk = Desk::new();
    let whole = copy(&desk);
    let changed = |from: &str, to: &str| {
        let at = whole.windows(from.len()).position(|window| window == from.as_bytes()).unwrap();
        let mut broken = whole.clone();
        broken[at..at + from.len()].copy_from_slice(to.as_bytes());
        told(&desk, &broken).unwrap_or_default()
    };
    assert_eq!(
        changed("Words 77 of a story 77.", "Words 77 of a storx 77."),
        "the title or the text of story s78 is not as it was saved"
    );
    // No letter of UTF-8, and a title.
    let raw = |from: &[u8], at: usize| {
        let start = whole.windows(from.len()).position(|window| window == from).unwrap();
        let mut broken = whole.clone();
        broken[start + at] ^= 0x80;
        told(&desk, &broken).unwrap_or_default()
    };
    assert!(raw(b"Words 77 of a story", 9).contains("story s78"));
    let raw_connection = Connection::open(desk.path("copy.db")).unwrap();
    raw_connection
        .execute_batch("UPDATE story SET title = 'Another' WHERE id = 78; DELETE FROM unindexed")
        .unwrap();
    drop(raw_connection);
    let bytes = std::fs::read(desk.path("copy.db")).unwrap();
    assert!(told(&desk, &bytes).is_some_and(|wrong| wrong.contains("story s78")));
}
