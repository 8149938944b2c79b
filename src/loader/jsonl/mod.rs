//! akyn's own JSON Lines: what `akyn export` writes, and what other programs may write for akyn.
//!
//! One JSON object a line. A story is `{"key", "outlet", "issue", "section", "title", "date", "body"}`; all but
//! `outlet` and `body` may be `null` or absent. `body` is a list of `{"kind", "text"}`, or a text whose lines are
//! paragraphs. Issues and rates have lines of their own, marked `"record": "issue"` and `"record": "rate"`; an
//! issue's line stands before its stories. Marks of what was taken out have lines marked `"record": "marks"`,
//! saved searches those marked `"record": "search"`, what the reader said of threads those marked `"record": "thread"`.
//!
//! Such files may hold millions of stories, so [`Records`] reads them line by line. [`read`] makes one
//! [`Digest`] of a small document.

mod convert;
mod grouping;
mod marks;
mod records;
mod wire;

#[cfg(test)]
mod tests;

pub use records::Records;

use crate::digest::{Digest, Issue, Outlet, Rate, Story};

/// What a line holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// An issue, without its stories.
    Issue(IssueRecord),
    /// A story.
    Story(StoryRecord),
    /// A rate.
    Rate(RateRecord),
    /// A saved search.
    Search(SearchRecord),
    /// Marks of a story or an issue that was taken out.
    Marks(MarksRecord),
    /// What the reader said of a story and a thread.
    Thread(ThreadRecord),
}

/// A line that puts a story in a thread or takes it out; the thread is that of the stories that are named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreadRecord {
    /// Who published the story.
    pub outlet: Option<Outlet>,
    /// Its stable name.
    pub key: String,
    /// Whether it belongs to the thread.
    pub belongs: bool,
    /// Stories of the thread: who published each, and its stable name.
    pub beside: Vec<(Option<Outlet>, String)>,
}

/// An issue's own line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueRecord {
    /// Who published it.
    pub outlet: Option<Outlet>,
    /// The issue; its stories follow on lines of their own.
    pub issue: Issue,
    /// A stable name, where the document gives one.
    pub key: Option<String>,
    /// The document it was first read from.
    pub source: Option<String>,
    /// What the reader did to it and to its headlines.
    pub marks: Marks,
}

/// A line of marks that wait for a story or an issue to come back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarksRecord {
    /// Whether they are an issue's.
    pub of_issue: bool,
    /// Who published it.
    pub outlet: Option<Outlet>,
    /// Its stable name.
    pub key: String,
    /// The hash of what it calls itself.
    pub name: i64,
    /// The marks.
    pub marks: Marks,
}

/// A story's line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryRecord {
    /// Who published it.
    pub outlet: Option<Outlet>,
    /// The title of the issue it stands in.
    pub issue: Option<String>,
    /// The heading it stands under.
    pub section: Option<String>,
    /// Its 1-based place in the issue, where the document gives it.
    pub position: Option<u64>,
    /// The story; its `section` is `None`, since only the issue knows its sections.
    pub story: Story,
    /// What the reader did to it.
    pub marks: Marks,
}

/// What the reader did to a story or an issue.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    /// Has read it.
    pub read: bool,
    /// Has tagged it so.
    pub tags: Vec<String>,
    /// Has noted this on it.
    pub note: Option<String>,
    /// Has bookmarked it, or passages or headlines of it.
    pub bookmarks: Vec<Bookmark>,
}

/// A bookmark of a story or an issue, or, where it has a text, of a passage or headline of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bookmark {
    /// Its number.
    pub id: Option<i64>,
    /// Its place in the order by hand.
    pub hand: Option<i64>,
    /// When it was made, in seconds since 1970.
    pub made_at: Option<i64>,
    /// Where the headline stood.
    pub ordinal: Option<usize>,
    /// The text of the passage or headline.
    pub text: Option<String>,
    /// Where the passage stood: block and letter of its beginning and behind its end.
    pub span: Option<[usize; 4]>,
    /// What is noted on the passage or headline.
    pub note: Option<String>,
}

/// A rate's line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateRecord {
    /// The rate.
    pub rate: Rate,
    /// The document it was first read from.
    pub source: Option<String>,
    /// Who published the figure; `None` for the ticker of a digest.
    pub origin: Option<String>,
}

/// A saved search's line: what the reader keeps, no part of any document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchRecord {
    /// Its name.
    pub name: String,
    /// The query.
    pub query: String,
}

/// Whether a document that begins like this is akyn's JSON Lines: of its first lines that hold something, at
/// least half begin as an object with a key that only akyn's records have in common.
pub fn is_json_lines(head: &[u8]) -> bool {
    let head = head.get(..HEAD).unwrap_or(head);
    let head = head.strip_prefix(BYTE_ORDER_MARK).unwrap_or(head);
    let lines = head.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    let records: Vec<bool> = lines.take(FIRST_LINES).map(begins_as_record).collect();
    let sound = records.iter().filter(|is| **is).count();
    sound > 0 && sound * 2 >= records.len()
}

/// Reads a whole document. Its outlet is the one that all its records name, if they agree.
pub fn read(document: &[u8]) -> Digest {
    grouping::group(Records::new(document))
}

/// How much of a document is looked at, in bytes.
const HEAD: usize = 1 << 16;
const FIRST_LINES: usize = 8;
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";
const KEYS: [&[u8]; 3] = [b"\"outlet\"", b"\"body\"", b"\"record\""];

fn begins_as_record(line: &[u8]) -> bool {
    let opens = line.strip_prefix(b"{").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"\""));
    opens && KEYS.iter().any(|key| line.windows(key.len()).any(|window| window == *key))
}
