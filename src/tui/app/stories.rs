//! The pane of an issue's stories, with the headlines of its lists below them.

use super::listing::{Entry, Listing};
use super::story::Wanted;
use crate::digest::{Headline, IssueId, StoryId};
use crate::library::{IssueText, StoryRow};
use crate::tui::page::flow::list_name;
use crate::tui::page::rows::{self, Room};

/// The stories of one issue.
#[derive(Debug, Default)]
pub(crate) struct Stories {
    /// The issue whose stories these are or will be.
    pub(crate) issue: Option<IssueId>,
    /// The stories, then the headlines.
    pub(crate) list: Listing<StoryRow>,
    /// What the issue holds besides, once it is here.
    pub(crate) text: Option<Box<IssueText>>,
    /// Whether a story was chosen; until then the issue itself is shown.
    pub(crate) chosen: bool,
    /// Whether the issue's text was asked for.
    pub(crate) asked: bool,
    /// The headline to select once the lists are here.
    pub(crate) headline_wanted: Option<u64>,
    /// The issue looked at before, which stays on the screen until the stories of this one are here.
    left: Option<Box<Stories>>,
}

impl Stories {
    /// Turns to another issue.
    pub(crate) fn open(&mut self, issue: IssueId) {
        let mut before = std::mem::take(self);
        let left = before.left.take().filter(|_| !before.list.is_loaded());
        let filter = before.list.filter().map(str::to_owned);
        *self = Self { issue: Some(issue), left: left.or(Some(Box::new(before))), ..Self::default() };
        // What is looked for in one issue is looked for in the next.
        self.list.sift_like(filter);
    }

    /// What the screen shows: these stories, or those of the issue before until these are here.
    pub(crate) fn seen(&self) -> &Self {
        self.left.as_deref().unwrap_or(self)
    }

    /// The selected story; the issue's last one that is here where a headline below them is selected.
    pub(crate) fn last_story(&self) -> Option<StoryId> {
        let last = self.list.total().checked_sub(1)?;
        self.list.selected_id().or_else(|| self.list.get(last).map(|row| row.id))
    }

    /// The headlines of the issue.
    pub(crate) fn headlines(&self) -> &[Headline] {
        self.text.as_ref().map_or(&[], |text| &text.headlines)
    }

    /// Lets the headlines follow the stories, and selects the one that is waited for.
    pub(crate) fn join_headlines(&mut self) {
        if self.headline_wanted.is_some() {
            self.list.unsift(false);
        }
        // A filter is for stories.
        let headlines = if self.list.filter().is_some() { 0 } else { self.headlines().len() };
        self.list.set_tail(headlines as u64);
        if self.list.is_loaded() || self.list.has_failed() {
            self.left = None;
        }
        let ready = self.list.is_loaded() && self.text.is_some();
        if let Some(number) = self.headline_wanted.take_if(|_| ready) {
            self.list.select(self.list.total() + number);
        }
    }

    /// What is to be shown of this issue: the selected story or headline once one was chosen, else the issue.
    pub(crate) fn target(&self) -> Option<Wanted> {
        let issue = self.issue?;
        if !self.chosen {
            return Some(Wanted::Issue(issue));
        }
        if self.headline_wanted.is_some() {
            return None;
        }
        if let Some(number) = self.list.selected_in_tail() {
            return Some(Wanted::Headline(issue, usize::try_from(number).ok()?));
        }
        match self.list.selected_id() {
            Some(story) => Some(Wanted::Story(story, Some(issue))),
            None if self.list.is_empty() => Some(Wanted::Issue(issue)),
            None => None,
        }
    }

    /// What the list shows of the row with this number.
    pub(crate) fn entry(&self, rank: u64, room: Room) -> Option<Entry> {
        if let Some(at) = rank.checked_sub(self.list.total()) {
            return self.headline(usize::try_from(at).ok()?, room);
        }
        let row = self.list.get(rank)?;
        let heading = row.section.clone().filter(|_| room.tall);
        Some(Entry { heading, lines: rows::story(row, room) })
    }

    fn headline(&self, at: usize, room: Room) -> Option<Entry> {
        let headline = self.headlines().get(at)?;
        let bookmarked = self.text.as_ref().is_some_and(|text| text.bookmarked_headlines.contains(&at));
        let section = headline.section.and_then(|at| self.text.as_ref()?.sections.get(at));
        let list = list_name(headline.list);
        let heading = match section {
            Some(section) => format!("{list} · {section}"),
            None => list.to_owned(),
        };
        Some(Entry {
            heading: room.tall.then_some(heading),
            lines: rows::headline(&headline.text, bookmarked, room),
        })
    }
}
