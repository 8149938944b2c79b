//! Documents of every layout and many odd forms, each beside what it must come out as (`NAME.expected.json`).
//!
//! A new odd form is a new pair of files in tests/data/documents; how expectations are written stands in
//! [`super::expectation`].

use std::fs;
use std::path::{Path, PathBuf};

use akyn::digest::{Basis, Digest};
use akyn::loader::{Given, decode, load};
use serde_json::Value;

use super::{expectation, shown, words};

/// A document and what it must come out as.
struct Document {
    name: String,
    bytes: Vec<u8>,
    expected: Value,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/documents")
}

fn documents() -> Vec<Document> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let expectations = |path: &PathBuf| path.to_string_lossy().ends_with(".expected.json");
    paths.into_iter().filter(|path| !expectations(path)).map(read).collect()
}

fn read(path: PathBuf) -> Document {
    let beside = path.with_extension("expected.json");
    let text = fs::read_to_string(&beside)
        .unwrap_or_else(|error| panic!("{} has no expectation beside it: {error}", path.display()));
    let expected =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", beside.display()));
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    Document { name, bytes: fs::read(&path).unwrap(), expected }
}

/// Fails with all complaints of all documents, each under its document's name.
fn hold(complaints_of: impl Fn(&Document, &Digest) -> Vec<String>) {
    let documents = documents();
    assert!(documents.len() >= 35, "only {} documents in {}", documents.len(), folder().display());
    let wrong: Vec<String> = documents
        .iter()
        .filter_map(|document| {
            let complaints = complaints_of(document, &load(&document.bytes, &Given::default()));
            (!complaints.is_empty()).then(|| format!("{}\n    {}", document.name, complaints.join("\n    ")))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} documents:\n{}", wrong.len(), documents.len(), wrong.join("\n"));
}

#[test]
fn documents_come_out_as_expected() {
    hold(|document, digest| expectation::complaints(&document.expected, &shown::digest(digest)));
}

#[test]
fn no_word_of_a_document_is_lost_and_none_invented() {
    hold(|document, digest| {
        if digest.layout == "jsonl" {
            return Vec::new(); // the names of its fields are no text
        }
        let (lost, invented) = words::lost_and_invented(&decode::decode(&document.bytes), digest);
        let said = |what: &str, bag: &std::collections::BTreeMap<_, _>| {
            (!bag.is_empty()).then(|| format!("{what}: {bag:?}"))
        };
        said("lost", &lost).into_iter().chain(said("invented", &invented)).collect()
    });
}

#[test]
fn every_story_has_a_title_and_derived_ones_are_short() {
    hold(|_, digest| {
        let stories = digest.issues.iter().flat_map(|issue| &issue.stories);
        stories
            .filter(|story| {
                let letters = story.title.text.chars().count();
                letters == 0 || (story.title.basis == Basis::Derived && letters > 90)
            })
            .map(|story| format!("title `{}`", story.title.text))
            .collect()
    });
}

#[test]
fn derived_titles_tell_the_stories_of_an_issue_apart() {
    hold(|_, digest| {
        let mut twice = Vec::new();
        for issue in &digest.issues {
            let derived = issue.stories.iter().filter(|story| story.title.basis == Basis::Derived);
            let mut titles: Vec<&str> = derived.map(|story| story.title.text.as_str()).collect();
            titles.sort_unstable();
            twice.extend(titles.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].to_owned()));
        }
        twice
    });
}

#[test]
fn nothing_read_from_a_document_holds_a_control_character() {
    hold(|_, digest| {
        let mut wrong = Vec::new();
        controls(&shown::digest(digest), &mut wrong);
        wrong
    });
}

fn controls(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) if text.chars().any(char::is_control) => found.push(format!("{text:?}")),
        Value::Array(values) => values.iter().for_each(|value| controls(value, found)),
        Value::Object(fields) => fields.values().for_each(|value| controls(value, found)),
        _ => {}
    }
}
