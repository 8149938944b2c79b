//! An import under way, and what is said at its end.

use super::message::ImportEnd;
use crate::library::{News, Progress};
use crate::tui::page::flow::counted;

/// An import under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Importing {
    /// How far it has come.
    pub(crate) progress: Progress,
    /// Whether it is the sample edition.
    pub(crate) sample: bool,
    /// Whether it takes the place of the sample edition, and with it the reader's own, until somebody moves on.
    pub(crate) lands: bool,
    /// Whether it was told to stop; the issue being saved is finished first.
    pub(crate) stopping: bool,
}

impl Importing {
    const NOTHING: Progress = Progress { done: 0, found: 0, stories: 0 };

    /// The import of the sample edition.
    pub(crate) fn of_sample() -> Self {
        Self { progress: Self::NOTHING, sample: true, lands: false, stopping: false }
    }

    /// An import of the reader's own documents; `first` where there is only the sample edition so far.
    pub(crate) fn of_documents(first: bool) -> Self {
        Self { progress: Self::NOTHING, sample: false, lands: first, stopping: false }
    }

    /// `Importing: 12 of 50 documents, 340 stories · x stops`.
    pub(crate) fn sentence(&self) -> String {
        let Progress { done, found, stories } = self.progress;
        match (self.sample, found) {
            (true, _) => "Preparing the sample edition…".to_owned(),
            _ if self.stopping => "Stopping the import…".to_owned(),
            (false, 0) => "Looking for documents…".to_owned(),
            (false, _) => {
                let documents = counted(found, "document", "documents");
                match stories {
                    0 => format!("Importing: {done} of {documents}"),
                    _ => {
                        format!("Importing: {done} of {documents}, {}", counted(stories, "story", "stories"))
                    }
                }
            }
        }
    }
}

/// What an import did, in a sentence; the second value is whether something went wrong.
pub(crate) fn summary(end: &ImportEnd) -> (String, bool) {
    let done = end.new + end.updated + end.unchanged;
    let mut parts = Vec::new();
    for (number, what) in [(end.new, "new"), (end.updated, "updated"), (end.unchanged, "unchanged")] {
        if number > 0 {
            parts.push(format!("{number} {what}"));
        }
    }
    let mut sentence = match (done, end.stopped) {
        (0, true) => "Import stopped".to_owned(),
        (0, false) if end.refused == 0 => "Nothing was found to import".to_owned(),
        (0, false) => "Nothing was imported".to_owned(),
        (_, stopped) => format!(
            "{} {}: {}{}",
            if stopped { "Import stopped after" } else { "Imported" },
            counted(done, "document", "documents"),
            parts.join(", "),
            match end.stories {
                0 => String::new(),
                stories => format!(" · {}", counted(stories, "story", "stories")),
            }
        ),
    };
    for News { name, stories } in &end.news {
        sentence.push_str(&format!(" · {stories} new for ‘{name}’"));
    }
    if end.refused > 0 {
        let why = end.reason.as_deref().unwrap_or("it could not be read");
        sentence.push_str(&format!(" · {} refused: {why}", end.refused));
    }
    (sentence, end.refused > 0 || (done == 0 && !end.stopped))
}
