//! From saved digests to a bookmarked story, and back to it on another day.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::terminal::{Terminal, shared};
use crate::command_line::Home;

/// Digests of each layout, in our own words.
const DOCUMENTS: [&str; 5] = [
    "ccasc-openings.txt",
    "orda-read-also-lists.txt",
    "orda-unheaded-with-cues.txt",
    "timesca-caption-and-dateline.txt",
    "weekly-plain.txt",
];

#[test]
fn a_story_of_the_own_digests_is_bookmarked_and_there_again() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/documents");
    let documents: Vec<PathBuf> = DOCUMENTS.iter().map(|name| folder.join(name)).collect();
    bookmark_and_come_back(&documents, "Farewells and Fines", "Fedchenko glacier");
}

#[test]
fn the_csto_story_of_the_shared_digests_is_bookmarked_and_there_again() {
    let Some(folder) = shared().map(|shared| shared.join("digests")).filter(|folder| folder.is_dir()) else {
        eprintln!("SKIPPED: the journey of the shared digests, for there are none beside the project");
        return;
    };
    let mut documents: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    documents.sort();
    assert_eq!(documents.len(), 5, "{documents:?}");
    bookmark_and_come_back(&documents, "A Whole Lot Going On", "CSTO Secretary General");
}

/// Imports documents, walks to the story that holds these words in the issue of that title, bookmarks it, quits, comes
/// back.
fn bookmark_and_come_back(documents: &[PathBuf], issue: &str, words: &str) {
    let home = Home::new();
    let paths: Vec<&str> = documents.iter().map(|path| path.to_str().unwrap()).collect();
    home.akyn(&[&["import"], paths.as_slice()].concat()).done();
    let story = Sought::find(&home, issue, words);

    let mut reader = Terminal::reader(&home);
    story.walk_to(&mut reader);
    reader.until(words);
    reader.press("b").until("Story ★").press("q").press("q").press("q");
    let (status, heard) = reader.end();
    assert!(status.success(), "{status}");
    assert_eq!(heard.0, Vec::<String>::new());

    let kept = home.json(&["bookmarks"]);
    assert_eq!(kept.iter().map(|kept| &kept["id"]).collect::<Vec<_>>(), [&story.id]);
    let mut again = Terminal::reader(&home);
    again.until(words).until("Story ★");
    again.press("3").until_at("Bookmarks", "1/1").until(words);
    assert!(again.text().contains(&start(&story.title)), "{}", again.text());
    again.press("\x03");
    assert!(again.end().0.success());
}

/// A story, and where it stands.
pub(super) struct Sought {
    id: Value,
    title: String,
    /// The rank of its issue, from 0.
    issue: usize,
    issues: usize,
    /// Its place in the issue, from 1.
    position: u64,
}

impl Sought {
    /// The one story of an issue that holds these words.
    pub(super) fn find(home: &Home, title: &str, words: &str) -> Self {
        let issues = home.json(&["issues"]);
        let named = |issue: &Value| issue["title"].as_str().is_some_and(|told| told.contains(title));
        let issue = issues.iter().position(named).unwrap();
        let stories = home.json(&["stories", "--issue", &issues[issue]["id"].to_string()]);
        let holds = |story: &&Value| {
            let shown = home.json(&["show", &story["id"].to_string()]);
            shown.iter().any(|shown| shown["body"].to_string().contains(words))
        };
        let found: Vec<&Value> = stories.iter().filter(holds).collect();
        let [story] = found.as_slice() else { panic!("{} stories hold `{words}`", found.len()) };
        Self {
            id: story["id"].clone(),
            title: story["title"].as_str().unwrap().to_owned(),
            issue,
            issues: issues.len(),
            position: story["position"].as_u64().unwrap(),
        }
    }

    /// Walks there from the first issue, a row at a time.
    pub(super) fn walk_to(&self, reader: &mut Terminal) {
        let issues = self.issues;
        reader.until_at("Issues", &format!("1/{issues}"));
        for rank in 1..=self.issue {
            reader.press("j").until_at("Issues", &format!("{}/{issues}", rank + 1));
        }
        reader.press("\r").until("▸ Stories");
        for position in 2..=self.position {
            reader.press("j").wait(&format!("story {position}"), |reader| {
                reader.place("Stories").is_some_and(|place| place.starts_with(&format!("{position}/")))
            });
        }
        reader.press("\r").until("▸ Story").until(&start(&self.title));
    }
}

/// As much of a title as stands in one line everywhere.
fn start(title: &str) -> String {
    title.chars().take(24).collect()
}
