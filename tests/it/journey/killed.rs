//! An import that is killed: whatever the moment, the library is sound, and importing again completes it.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::command_line::{Home, documents};

/// Listing pages that are imported, of three stories each.
const PAGES: usize = 200;

/// Stories of the one long issue: more than are saved at once.
const LONG: usize = 600;

/// Libraries over which imports are killed.
const LIBRARIES: u64 = 3;

/// How often an import into one library is killed.
const KILLS: u32 = 6;

#[test]
fn an_import_killed_at_any_moment_leaves_whole_issues_and_the_next_one_completes_it() {
    let home = home_with_documents();
    bookmark_one(&home, "undisturbed.db");
    let began = Instant::now();
    home.akyn(&["import", "many", "--library", "undisturbed.db"]).done();
    let whole = began.elapsed();
    let expected = exported(&home, "undisturbed.db");
    for seed in 1..=LIBRARIES {
        let library = format!("killed-{seed}.db");
        let mut dice = Dice(seed);
        let bookmark = bookmark_one(&home, &library);
        for kill in 1..=KILLS {
            // Each goes on where the one before was killed, so that all together reach the end.
            let moment = (whole * 2 / KILLS).mul_f64(dice.fraction());
            import_until(&home, &library, "many", moment);
            is_sound(&home, &library, &bookmark, &format!("library {seed}, kill {kill}, after {moment:?}"));
        }
        home.akyn(&["import", "many", "--library", &library]).done();
        is_sound(&home, &library, &bookmark, &format!("library {seed}, completed"));
        let completed = exported(&home, &library);
        let other = completed.iter().zip(&expected).find(|(found, expected)| found != expected);
        assert!(other.is_none() && completed.len() == expected.len(), "library {seed}: {other:?}");
    }
}

#[test]
fn a_library_whose_making_was_killed_is_made_by_the_next() {
    let home = home_with_documents();
    let began = Instant::now();
    home.akyn(&["import", "review.txt", "--library", "undisturbed.db"]).done();
    let whole = began.elapsed();
    let mut dice = Dice(7);
    for number in 1..=20 {
        let library = format!("made-{number}.db");
        import_until(&home, &library, "review.txt", whole.mul_f64(dice.fraction()));
        home.akyn(&["import", "review.txt", "--library", &library]).done();
        home.akyn(&["check", "--library", &library]).done();
        assert_eq!(home.json(&["issues", "--library", &library]).len(), 1, "library {number}");
    }
}

/// Pages that have nothing in common, among them an issue of many portions, and a review to leave a mark in.
fn home_with_documents() -> Home {
    let home = Home::new();
    home.write("review.txt", documents::REVIEW);
    for number in 0..PAGES {
        home.write(&format!("many/{number:05}.txt"), &documents::brief(number));
    }
    let long = (0..LONG).fold(String::new(), |mut lines, number| {
        let body = format!("Camel {number} was counted in the sands of its own dune {number}.");
        writeln!(
            lines,
            r#"{{"outlet":"Dune Gazette","issue":"All camels","title":"Camel {number} Is Counted","date":"2025-02-03","body":"{body}"}}"#
        )
        .unwrap();
        lines
    });
    home.write(&format!("many/{:05}-long.jsonl", PAGES / 2), &long);
    home
}

/// Imports into a library and kills the import at a moment, unless it is over before.
fn import_until(home: &Home, library: &str, path: &str, moment: Duration) {
    let deadline = Instant::now() + moment;
    let mut import = Command::new(env!("CARGO_BIN_EXE_akyn"))
        .args(["import", path, "--json", "--library", library])
        .current_dir(home.path(""))
        .env("XDG_STATE_HOME", home.path("state"))
        .env("XDG_CONFIG_HOME", home.path("config"))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let told = lines(import.stdout.take().unwrap());
    while told.recv_timeout(deadline.saturating_duration_since(Instant::now())).is_ok() {}
    import.kill().unwrap();
    import.wait().unwrap();
}

/// What a process prints, line by line, until it ends.
fn lines(from: impl std::io::Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        BufReader::new(from).lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
    });
    receiver
}

/// Imports the review and bookmarks its first story.
fn bookmark_one(home: &Home, library: &str) -> Value {
    home.akyn(&["import", "review.txt", "--library", library]).done();
    let story = home.json(&["stories", "--library", library])[0]["id"].clone();
    home.akyn(&["bookmarks", "add", &story.to_string(), "--library", library]).done();
    story
}

/// Fails unless a library is whole in itself and in every issue, and the bookmark is where it was.
fn is_sound(home: &Home, library: &str, bookmark: &Value, when: &str) {
    let check = home.akyn(&["check", "--library", library]);
    assert_eq!(check.code, 0, "{when}: {check:?}");
    for issue in home.json(&["issues", "--limit", "100000", "--library", library]) {
        let whole = match issue["outlet"].as_str() {
            Some("Dune Gazette") => LONG,
            Some("Orda") => 2,
            _ => 3,
        };
        assert_eq!(issue["stories"], whole, "{when}: {issue}");
    }
    let kept = home.json(&["bookmarks", "--library", library]);
    assert_eq!(kept.iter().map(|story| &story["id"]).collect::<Vec<_>>(), [bookmark], "{when}");
}

/// Everything in a library.
fn exported(home: &Home, library: &str) -> Vec<Value> {
    home.json(&["export", "--library", library])
}

/// Numbers that are the same for the same seed (splitmix64).
struct Dice(u64);

impl Dice {
    /// From 0 to below 1.
    fn fraction(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}
