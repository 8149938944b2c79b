//! Questions that the library passes to the store.

use super::{
    Anchor, IssueRow, IssueText, KeepGoing, Library, NameAnchor, NameRow, OutletRow, Reach, Result, StoryRow,
    StoryText, Totals, Window,
};
use crate::digest::{IssueId, StoryId};

/// Which way to look for the next unread story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Down the list.
    Forward,
    /// Up the list.
    Backward,
}

/// Every question fails only when the library's file cannot be read.
#[expect(clippy::missing_errors_doc, reason = "said once, above")]
impl Library {
    /// Whether there is no issue in it.
    pub fn is_empty(&self) -> Result<bool> {
        Ok(self.totals()?.issues == 0)
    }

    /// How much there is of everything.
    pub fn totals(&self) -> Result<Totals> {
        Ok(self.store.totals()?)
    }

    /// Every outlet that has an issue, by name.
    pub fn outlets(&self) -> Result<Vec<OutletRow>> {
        Ok(self.store.outlets()?)
    }

    /// Issues, newest first, undated last; a window.
    pub fn issues(&self, anchor: Anchor<IssueId>, reach: Reach) -> Result<Window<IssueRow>> {
        Ok(self.store.issues(anchor, reach)?)
    }

    /// An issue's stories in order; a window.
    pub fn stories(&self, issue: IssueId, anchor: Anchor<StoryId>, reach: Reach) -> Result<Window<StoryRow>> {
        Ok(self.store.stories(issue, anchor, reach)?)
    }

    /// All stories, newest first, handed to `each` one by one, at most `limit`.
    pub fn each_story(&self, limit: u64, each: &mut dyn FnMut(StoryRow) -> KeepGoing) -> Result<()> {
        Ok(self.store.each_story(limit, each)?)
    }

    /// Whom and what a story names, each in its canonical form, the most named first.
    pub fn names_of(&self, story: StoryId) -> Result<Vec<String>> {
        Ok(self.store.names_of(story)?)
    }

    /// Names, the most named first, behind one of them or from the first.
    pub fn names(&self, after: Option<NameAnchor>, most: u64) -> Result<Vec<NameRow>> {
        Ok(self.store.names(after, most)?)
    }

    /// Names of which a word begins as typed, in any spelling, the most named first; looked for among the most named.
    pub fn names_like(&self, typed: &str, most: u64) -> Result<Vec<NameRow>> {
        Ok(self.store.names_like(typed, most)?)
    }

    /// The name that a text is a spelling of, where a story bears it.
    pub fn name(&self, text: &str) -> Result<Option<NameRow>> {
        Ok(self.store.name(&crate::names::name_key(text))?)
    }

    /// Stories that bear a name, newest first, behind one of them or from the first.
    pub fn stories_of_name(&self, name: i64, after: Option<StoryId>, most: u64) -> Result<Vec<StoryRow>> {
        Ok(self.store.stories_of_name(name, after, most)?)
    }

    /// An issue with its lede, sections and headlines.
    pub fn issue(&self, id: IssueId) -> Result<Option<IssueText>> {
        Ok(self.store.issue(id)?)
    }

    /// A story with its text; `within` names the issue it is read in, where it stands in several.
    pub fn story(&self, id: StoryId, within: Option<IssueId>) -> Result<Option<StoryText>> {
        Ok(self.store.story(id, within)?)
    }

    /// The next unread story before or after this place, across issues in the order of [`Library::issues`];
    /// wraps round once. Without a `story` the place is the issue's beginning.
    pub fn next_unread(
        &self,
        issue: IssueId,
        story: Option<StoryId>,
        direction: Direction,
    ) -> Result<Option<(IssueId, StoryId)>> {
        Ok(match direction {
            Direction::Forward => self.store.unread_below(issue, story)?,
            Direction::Backward => self.store.unread_above(issue, story)?,
        })
    }
}
