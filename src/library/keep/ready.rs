//! Issues and stories made ready to be saved: what can be worked out on any core, without the library.

use super::super::index::{Indexer, Intake, StoryText};
use super::super::wording::{Shingles, Wording, folded, name_of, opening};
use crate::digest::{Basis, Issue, Story};
use crate::names;
use crate::store::kept::KeptMarks;

/// An issue with what it is recognised by.
#[derive(Debug, Clone)]
pub(crate) struct ReadyIssue {
    /// As it was read; its stories are in [`ReadyIssue::stories`].
    pub(super) issue: Issue,
    /// The stable name the document gives it.
    pub(super) given_key: Option<String>,
    /// Hash of what it calls itself: its printed title, the part of the listing, or how it opens.
    pub(super) name: i64,
    /// The stable name it gets where it is new and has none.
    pub(super) key: String,
    /// Its stories, in order.
    pub(super) stories: Vec<ReadyStory>,
    /// Its text.
    pub(super) shingles: Shingles,
    /// The smallest hashes of its text.
    pub(super) sketch: Vec<u8>,
    /// Marks that come with it.
    pub(super) marks: KeptMarks,
}

/// A story with what it is recognised by.
#[derive(Debug, Clone)]
pub(crate) struct ReadyStory {
    pub(super) story: Story,
    /// Hash of its printed title, else of its opening words.
    pub(super) name: i64,
    /// The stable name it gets where it is new: the document's own, else a hash of its title and opening words.
    pub(super) key: String,
    /// Its text.
    pub(super) wording: Wording,
    pub(super) words: u64,
    /// Codes of the countries it names, spaces between.
    pub(super) countries: String,
    /// Hashes of the names it holds, sorted.
    pub(super) names: Vec<i64>,
    /// Whether it comes as read.
    pub(super) read: bool,
    /// All other marks that come with it.
    pub(super) marks: KeptMarks,
    /// What the indexes take in of it, where that was worked out.
    pub(super) intake: Option<Intake>,
}

impl ReadyIssue {
    /// Makes an issue ready.
    pub(crate) fn new(mut issue: Issue) -> Self {
        let stories: Vec<ReadyStory> =
            std::mem::take(&mut issue.stories).into_iter().map(ReadyStory::new).collect();
        Self::of(issue, stories, None)
    }

    /// The same, with what the indexes take in of its stories.
    pub(crate) fn indexed(issue: Issue, indexer: &mut Indexer) -> Self {
        let mut ready = Self::new(issue);
        for story in &mut ready.stories {
            let heading = story.story.section.and_then(|place| ready.issue.sections.get(place));
            story.intake = Some(indexer.intake(&StoryText {
                title: &story.story.title,
                countries: &story.countries,
                sections: heading.map(String::as_str).into_iter().collect(),
                body: &story.story.body,
            }));
        }
        ready
    }

    /// An issue of stories that are ready.
    pub(crate) fn of(issue: Issue, stories: Vec<ReadyStory>, given_key: Option<String>) -> Self {
        let called = called(&issue, &stories);
        let first = stories.first().map_or("", |story| story.key.as_str());
        let name = name_of(&["issue", &called]);
        let key = format!("{:016x}", name_of(&["issue", &called, first]));
        let shingles = Shingles::of(stories.iter().map(|story| &story.wording));
        let sketch = shingles.sketch();
        Self {
            issue,
            given_key,
            name: name.cast_signed(),
            key,
            stories,
            shingles,
            sketch,
            marks: KeptMarks::default(),
        }
    }

    /// The same with marks that come with it.
    pub(crate) fn marked(self, marks: KeptMarks) -> Self {
        Self { marks, ..self }
    }

    /// How many stories it holds.
    pub(crate) fn len(&self) -> usize {
        self.stories.len()
    }
}

impl ReadyStory {
    /// Makes a story ready.
    pub(crate) fn new(story: Story) -> Self {
        let opens = opening(story.prose());
        let name = match story.title.basis {
            Basis::Printed => name_of(&["title", &folded(&story.title.text)]),
            Basis::Derived if opens.is_empty() => name_of(&["opening", &folded(&story.title.text)]),
            Basis::Derived => name_of(&["opening", &opens]),
        };
        let key = match &story.key {
            Some(given) => given.clone(),
            None => format!("{:016x}", name_of(&[&name.to_string(), &opens])),
        };
        let wording = Wording::of(&story.body);
        let words = story.words() as u64;
        let subjects = names::subjects(&text(&story));
        let countries = subjects.countries.join(" ");
        let names = name_hashes(&subjects.keys);
        Self {
            story,
            name: name.cast_signed(),
            key,
            wording,
            words,
            countries,
            names,
            read: false,
            marks: KeptMarks::default(),
            intake: None,
        }
    }

    /// The same with marks that come with it.
    pub(crate) fn marked(self, read: bool, marks: KeptMarks) -> Self {
        Self { read, marks, ..self }
    }

    /// A stable name for a story whose own is taken by another one that has its title and opening words.
    pub(super) fn longer_key(&self) -> String {
        let texts: Vec<&str> = self.story.body.iter().map(|block| block.text.as_str()).collect();
        format!("{:016x}", name_of(&[&self.key, &folded(&texts.join(" "))]))
    }

    /// Whether the document itself names it.
    pub(super) fn key_is_given(&self) -> bool {
        self.story.key.is_some()
    }
}

/// What an issue calls itself.
fn called(issue: &Issue, stories: &[ReadyStory]) -> String {
    if issue.title.basis == Basis::Printed {
        return format!("title {}", folded(&issue.title.text));
    }
    if issue.page_date.is_some() || issue.range.is_some() {
        let day = issue.page_date.map(|day| day.to_string()).unwrap_or_default();
        let part = issue.range.map(|range| format!("{}-{}/{}", range.first, range.last, range.total));
        return format!("page {day} {}", part.unwrap_or_default());
    }
    match stories.first() {
        Some(story) => format!("story {}", story.name),
        None => format!("derived {}", folded(&issue.title.text)),
    }
}

/// A story's title, where it is printed, and its running text.
fn text(story: &Story) -> String {
    let mut text = String::new();
    if story.title.basis == Basis::Printed {
        text.push_str(&story.title.text);
    }
    for part in story.prose() {
        text.push('\n');
        text.push_str(part);
    }
    text
}

/// Six bytes of each name's hash: SQLite stores them shorter than eight, and no library holds so many names that two
/// would meet.
fn name_hashes(keys: &[String]) -> Vec<i64> {
    let mut hashes: Vec<i64> = keys.iter().map(|key| (name_of(&["name", key]) >> 16).cast_signed()).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}
