//! Marks in an export, and what was said of threads.

use serde::Serialize;

use crate::store::ThreadChoice;
use crate::store::kept::{Filed, Waiting, WaitingFor};

/// A bookmark of a story or an issue, or of a passage or headline of it.
#[derive(Serialize)]
pub(super) struct BookmarkField {
    id: Option<i64>,
    hand: Option<i64>,
    made_at: Option<i64>,
    ordinal: Option<usize>,
    text: Option<String>,
    span: Option<[usize; 4]>,
    note: Option<String>,
}

impl BookmarkField {
    pub(super) fn of(filed: Filed) -> Self {
        let Filed { id, hand, made_at, ordinal, text, span, note } = filed;
        let span = span.and_then(|span| serde_json::from_str(&span).ok());
        Self { id, hand, made_at, ordinal, text, span, note }
    }
}

/// Marks of a story or an issue that was taken out.
#[derive(Serialize)]
pub(super) struct MarksLine<'a> {
    record: &'static str,
    of: &'static str,
    outlet: &'a str,
    key: &'a str,
    /// In sixteen digits: as a number it would not come back whole from every reader of JSON.
    name: String,
    read: bool,
    tags: &'a [String],
    note: Option<&'a str>,
    bookmarks: Vec<BookmarkField>,
}

impl<'a> MarksLine<'a> {
    pub(super) fn of(waiting: &'a Waiting) -> Self {
        Self {
            record: "marks",
            of: match waiting.what {
                WaitingFor::Story => "story",
                WaitingFor::Issue => "issue",
            },
            outlet: &waiting.outlet,
            key: &waiting.key,
            name: format!("{:016x}", waiting.name.cast_unsigned()),
            read: waiting.read,
            tags: &waiting.marks.tags,
            note: waiting.marks.note.as_deref(),
            bookmarks: waiting.marks.bookmarks.iter().cloned().map(BookmarkField::of).collect(),
        }
    }
}

/// What the reader said of a story and a thread.
#[derive(Serialize)]
pub(super) struct ThreadLine<'a> {
    record: &'static str,
    outlet: &'a str,
    key: &'a str,
    belongs: bool,
    beside: Vec<StoryName<'a>>,
}

/// A story by a name that other libraries know.
#[derive(Serialize)]
struct StoryName<'a> {
    outlet: &'a str,
    key: &'a str,
}

impl<'a> ThreadLine<'a> {
    pub(super) fn of(choice: &'a ThreadChoice) -> Self {
        let ThreadChoice { outlet, key, belongs, beside } = choice;
        let beside = beside.iter().map(|(outlet, key)| StoryName { outlet, key }).collect();
        Self { record: "thread", outlet, key, belongs: *belongs, beside }
    }
}
