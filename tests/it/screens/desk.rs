//! A library of made-up digests in a folder of its own, and readers that open it.

use std::fmt::Write;
use std::path::PathBuf;

use akyn::library::{Access, ImportRequest, Library};
use akyn::tui::{Options, Rehearsal};
use tempfile::TempDir;

/// A folder with a library in it.
pub(crate) struct Desk {
    folder: TempDir,
}

/// Stories of a week, as akyn's own JSON Lines: outlet, issue, section, title, date, body.
const STORIES: [(&str, &str, &str, &str, &str, &str); 6] = [
    (
        "Steppe Courier",
        "The week of the wind",
        "Water",
        "The ford is gone",
        "2025-03-03",
        "The river took the ford in the night. The miller saw it go.",
    ),
    (
        "Steppe Courier",
        "The week of the wind",
        "Water",
        "A bridge is promised",
        "2025-03-04",
        "Larch planks are on their way, says the mayor of Karasu.",
    ),
    (
        "Steppe Courier",
        "The week of the wind",
        "Trade",
        "Market day moves",
        "2025-03-05",
        "From Friday on the market opens on Thursday.",
    ),
    (
        "Mountain Post",
        "Snow on the pass",
        "",
        "The pass is closed",
        "2025-02-11",
        "Snow lies as high as the signpost. Drivers turn back.",
    ),
    (
        "Mountain Post",
        "Snow on the pass",
        "",
        "Yaks come down early",
        "2025-02-12",
        "The herds were in the valley a month before their time.",
    ),
    ("Mountain Post", "Nobody wrote down when", "", "Apples", "", "Apples were cheap."),
];

impl Desk {
    /// With the made-up stories.
    pub(crate) fn new() -> Self {
        let desk = Self::empty();
        let lines: String = STORIES.iter().enumerate().fold(String::new(), |mut lines, (number, story)| {
            let (outlet, issue, section, title, date, body) = story;
            let orno = |text: &str| if text.is_empty() { "null".to_owned() } else { format!("{text:?}") };
            let (section, date) = (orno(section), orno(date));
            writeln!(
                lines,
                r#"{{"key":"s-{number}","outlet":{outlet:?},"issue":{issue:?},"section":{section},"title":{title:?},"date":{date},"body":{body:?}}}"#
            )
            .unwrap();
            lines
        });
        desk.import("stories.jsonl", &lines);
        desk
    }

    /// With an empty folder.
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// Writes a document into the folder.
    pub(crate) fn document(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    fn import(&self, name: &str, text: &str) {
        let request = ImportRequest { paths: vec![self.document(name, text)], ..ImportRequest::default() };
        let mut library = Library::open(&self.library(), Access::Write).unwrap();
        let mut each = |_, imported: akyn::library::Imported| {
            assert!(imported.faults.is_empty(), "{:?}", imported.faults);
            std::ops::ControlFlow::Continue(())
        };
        library.import(&request, &mut each).unwrap();
    }

    /// The library's file.
    pub(crate) fn library(&self) -> PathBuf {
        self.folder.path().join("library.db")
    }

    /// A reader on a screen of this size.
    pub(crate) fn open(&self, width: u16, height: u16) -> Rehearsal {
        let options = Options {
            library: self.library(),
            aliases: None,
            width: 72,
            reduced_motion: true,
            mouse: true,
            ticker_of_issue: false,
            rate_alert: 2.into(),
            theme: "auto",
        };
        Rehearsal::open(&options, width, height).unwrap()
    }
}

/// The first row of a screen that holds these words.
pub(crate) fn row(reader: &Rehearsal, words: &str) -> String {
    let screen = reader.screen();
    let found = screen.lines().find(|row| row.contains(words)).map(str::to_owned);
    found.unwrap_or_else(|| panic!("`{words}` is not on the screen:\n{screen}"))
}
