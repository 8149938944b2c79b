//! The library with digests made by hand: what is recognised, what is kept.

mod again;
mod brief;
mod find;
mod full;
mod index;
mod keeping;
mod listings;
mod names;
mod rates;
mod related;
mod removal;
mod sample;
mod threads;
mod upgrade;
mod years;

use std::path::Path;

use tempfile::TempDir;

use super::import::saver::{ReadyDigest, Saver};
use super::{Access, Anchor, BookmarkOrder, BookmarkRow, Bookmarked, Imported, Library, Reach, StoryRow};
use crate::digest::{Block, BlockKind, Dated, Digest, Issue, IssueId, IssueKind, Story, StoryId, Title};

/// Enough for every list of these tests.
const ALL: Reach = Reach { before: 1_000, after: 1_000 };

/// A library in a folder of its own.
struct Shelf {
    library: Library,
    folder: TempDir,
}

impl Shelf {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(&folder.path().join("library.db"), Access::Write).unwrap();
        Self { library, folder }
    }

    fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("library.db")
    }

    /// Saves a digest as if it had been read from this path; its text stands for its bytes.
    fn save(&mut self, path: &str, digest: &Digest) -> Imported {
        self.save_as(path, digest, "")
    }

    fn save_as(&mut self, path: &str, digest: &Digest, given: &str) -> Imported {
        let fingerprint = *blake3::hash(format!("{given}{digest:?}").as_bytes()).as_bytes();
        let saving = self.library.saving().unwrap();
        let ready = ReadyDigest::new(digest.clone());
        let imported = Saver::of_user().save(&saving, path.to_owned(), &fingerprint, ready).unwrap();
        saving.commit().unwrap();
        assert_eq!(self.library.check().unwrap(), Vec::<String>::new());
        imported
    }

    fn issues(&self) -> Vec<IssueId> {
        let window = self.library.issues(Anchor::Rank(0), ALL).unwrap();
        window.rows.iter().map(|row| row.id).collect()
    }

    fn stories(&self, issue: IssueId) -> Vec<StoryRow> {
        self.library.stories(issue, Anchor::Rank(0), ALL).unwrap().rows
    }

    fn titles(&self, issue: IssueId) -> Vec<String> {
        self.stories(issue).into_iter().map(|row| row.title.text).collect()
    }

    fn text(&self, story: StoryId) -> String {
        let story = self.library.story(story, None).unwrap().unwrap();
        story.body.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
    }

    fn bookmark(&mut self, story: StoryId) {
        self.library.set_bookmarked(story, true).unwrap();
    }

    fn bookmarks(&self) -> Vec<StoryRow> {
        let rows = self.kept().into_iter();
        rows.filter_map(|row| if let Bookmarked::Story(story) = row.what { Some(story) } else { None })
            .collect()
    }

    fn kept(&self) -> Vec<BookmarkRow> {
        self.library.kept(BookmarkOrder::Hand, Anchor::Rank(0), ALL).unwrap().rows
    }
}

/// A story with a printed title and a paragraph for each line of its text.
fn story(title: &str, text: &str) -> Story {
    Story {
        key: None,
        section: None,
        title: Title::printed(title),
        dated: Dated::unknown(),
        truncated: text.ends_with("..."),
        body: text.lines().map(|line| Block::new(BlockKind::Paragraph, line)).collect(),
    }
}

/// A story whose title was derived from its text.
fn untitled(text: &str) -> Story {
    let title = text.split_whitespace().take(5).collect::<Vec<_>>().join(" ");
    Story { title: Title::derived(title), ..story("", text) }
}

fn issue(title: Title, kind: IssueKind, stories: Vec<Story>) -> Issue {
    Issue {
        title,
        kind,
        dated: Dated::unknown(),
        page_date: None,
        range: None,
        lede: Vec::new(),
        sections: Vec::new(),
        stories,
        headlines: Vec::new(),
    }
}

/// A week in review.
fn week(title: &str, stories: Vec<Story>) -> Issue {
    issue(Title::printed(title), IssueKind::WeekInReview, stories)
}

fn digest(issues: Vec<Issue>) -> Digest {
    Digest { outlet: Some("The Steppe Post".to_owned()), layout: "plain", issues, ..Digest::default() }
}

const REACTOR: &str = "The ministry has opened a tender for two reactors beside the lake, and three firms have said \
    that they will take part before the year is out.\nWhoever wins will have ten years to build them.";
const BRIDGE: &str = "Lorries wait on either bank since the bridge over the river was closed for repairs on Monday; \
    the detour through the hills takes nine hours.";
const HARVEST: &str = "Farmers in the south brought in a third more cotton than last autumn, although rain fell late \
    and pickers were hard to find in most districts.";
const LIBRARY: &str = "A library for children has opened in a former bank of the old town; its reading room seats two \
    hundred, and every shelf can be reached without a ladder.";

fn open(path: &Path, access: Access) -> Library {
    Library::open(path, access).unwrap()
}
