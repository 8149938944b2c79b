//! An import that is killed: whatever the moment, the library is sound, and importing again completes it.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use akyn::digest::StoryId;
use akyn::library::{Access, Library, Passage, Target};
use serde_json::Value;

use crate::command_line::{Home, documents};

/// Listing pages that are imported, of three stories each.
const PAGES: usize = 200;

/// What is quoted of the bookmarked story.
const QUOTED: &str = "Children crossed it first";

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
    // Changes the story that holds the marks, and the one behind it.
    let changed = documents::REVIEW
        .replace("On 29 November the people", "It rained. On 29 November all the people")
        .replace("Nobody left the room", "Then somebody sang, and nobody left the room");
    home.write(&format!("many/{:05}-review.txt", PAGES / 4), &changed);
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

/// Imports the review; bookmarks, tags, notes and quotes its first story, and bookmarks its first headline.
fn bookmark_one(home: &Home, library: &str) -> Value {
    home.akyn(&["import", "review.txt", "--library", library]).done();
    let story = home.json(&["stories", "--library", library])[0]["id"].clone();
    let id = story.to_string();
    let headline = home.json(&["headlines", "--library", library])[0]["id"].clone();
    for change in [
        ["add", headline.as_str().unwrap(), ""],
        ["note", headline.as_str().unwrap(), "look it up"],
        ["add", &id, ""],
        ["tag", &id, "bridges"],
        ["note", &id, "who paid?"],
    ] {
        let [what, id, text] = change;
        let text = if text.is_empty() { None } else { Some(text) };
        let args: Vec<&str> =
            ["bookmarks", what, id].into_iter().chain(text).chain(["--library", library]).collect();
        home.akyn(&args).done();
    }
    quote(home, library, StoryId(story.as_i64().unwrap()));
    story
}

/// Bookmarks a passage of a story, which only the reader can.
fn quote(home: &Home, library: &str, story: StoryId) {
    let mut library = Library::open(&home.path(library), Access::Write).unwrap();
    let body = library.story(story, None).unwrap().unwrap().body;
    let at = body[0].text.find(QUOTED).unwrap();
    let passage = Passage { from: (0, at), to: (0, at + QUOTED.len()), text: QUOTED.to_owned() };
    library.set_kept(&Target::Quotation(story, passage), true).unwrap();
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
    let kinds: Vec<&Value> = kept.iter().map(|line| &line["kind"]).collect();
    assert_eq!(kinds, ["quotation", "story", "headline"], "{when}");
    assert_eq!((&kept[0]["id"], &kept[1]["id"]), (bookmark, bookmark), "{when}");
    assert_eq!(kept[0]["quotation"], QUOTED, "{when}");
    assert_eq!((&kept[1]["tags"][0], &kept[1]["note"]), (&"bridges".into(), &"who paid?".into()), "{when}");
    assert_eq!(kept[2]["note"], "look it up", "{when}");
}

/// Everything in a library, but when its bookmarks were made.
fn exported(home: &Home, library: &str) -> Vec<Value> {
    let mut lines = home.json(&["export", "--library", library]);
    for bookmark in lines.iter_mut().filter_map(|line| line["bookmarks"].as_array_mut()).flatten() {
        bookmark["made_at"] = Value::Null;
    }
    lines
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
