//! Files that are no library, or no whole one: one readable sentence, exit code 2, nothing made worse.

use super::{Home, bytes};

/// Every command that opens a library, with arguments that a sound one would answer.
const COMMANDS: &[&[&str]] = &[
    &["issues"],
    &["stories"],
    &["outlets"],
    &["headlines"],
    &["rates"],
    &["bookmarks"],
    &["show", "s1"],
    &["search", "bridge"],
    &["find", "bridge"],
    &["export"],
    &["check"],
    &["backup", "copy.db"],
    &["import", "listing.txt"],
    &["remove", "i1"],
    &["date", "i1", "2025-01-02"],
    &["bookmarks", "add", "s1"],
];

/// A home with files that are no whole library, and their names.
pub(crate) fn broken() -> (Home, Vec<&'static str>) {
    let home = Home::with_documents();
    home.akyn(&["backup", "whole.db"]).done();
    let whole = bytes(&home.path("whole.db")).unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(home.path(name), bytes).unwrap();
    write("poem.db", b"this is not a library, it is a poem about one\n");
    write("half.db", &whole[..whole.len() / 2]);
    write("page.db", &whole[..4096]);
    write("start.db", &whole[..700]);
    let mut scrambled = whole.clone();
    scrambled[100..].iter_mut().take(4000).for_each(|byte| *byte ^= 0x5a);
    write("scrambled.db", &scrambled);
    let mut newer = whole;
    newer[60..64].copy_from_slice(&99_u32.to_be_bytes());
    write("newer.db", &newer);
    (home, vec!["poem.db", "half.db", "page.db", "start.db", "scrambled.db", "newer.db"])
}

#[test]
fn every_command_says_in_a_sentence_that_a_file_is_no_whole_library() {
    let (home, names) = broken();
    for name in names {
        let before = bytes(&home.path(name));
        for command in COMMANDS {
            let ran = home.akyn(&[command, ["--library", name].as_slice()].concat());
            let told = format!("{command:?} on {name}: {ran:?}");
            assert_eq!(ran.code, 2, "{told}");
            let lines: Vec<&str> = ran.stderr.lines().collect();
            let errors = lines.iter().filter(|line| line.starts_with("error: ")).count();
            assert!(errors == 1 && !ran.stderr.contains("panicked"), "{told}");
            assert!(!home.path("copy.db").exists(), "{told}");
            assert_eq!(bytes(&home.path(name)), before, "{told}");
        }
    }
}
