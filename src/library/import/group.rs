//! Lines of one issue that follow each other.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::super::keep::{ReadyIssue, ReadyStory, Says};
use super::marks::kept;
use super::saver::UNNAMED_OUTLET;
use crate::digest::{DateBasis, Dated, Edtf, Issue, IssueId, IssueKind, Outlet, Title};
use crate::loader::Given;
use crate::loader::jsonl::{IssueRecord, StoryRecord};

/// From how many stories on it pays to use all cores.
const MANY: usize = 64;

/// The title, and the stable name, of the issue of stories that name none.
const NO_ISSUE: (&str, &str) = ("Stories without an issue", "without-an-issue");

/// Lines of one issue.
pub(super) struct Group {
    outlet: Option<Outlet>,
    /// The issue's title as its stories give it.
    title: Option<String>,
    /// The issue's own line.
    record: Option<IssueRecord>,
    stories: Vec<StoryRecord>,
    /// The issue, when a portion is saved.
    pub(super) issue: Option<IssueId>,
}

impl Group {
    /// A group that an issue's own line opens.
    pub(super) fn of_record(record: IssueRecord) -> Self {
        let (outlet, title) = (record.outlet.clone(), Some(record.issue.title.text.clone()));
        Self { outlet, title, record: Some(record), stories: Vec::new(), issue: None }
    }

    /// A group that a story opens.
    pub(super) fn of_story(story: &StoryRecord) -> Self {
        let (outlet, title) = (story.outlet.clone(), story.issue.clone());
        Self { outlet, title, record: None, stories: Vec::new(), issue: None }
    }

    /// Whether a story belongs to it.
    pub(super) fn takes(&self, story: &StoryRecord) -> bool {
        self.outlet == story.outlet && self.title == story.issue
    }

    /// Adds a story.
    pub(super) fn push(&mut self, story: StoryRecord) {
        self.stories.push(story);
    }

    /// How many stories are not saved yet.
    pub(super) fn waiting(&self) -> usize {
        self.stories.len()
    }

    /// The document that another library names as its source.
    pub(super) fn source(&self) -> Option<&str> {
        self.record.as_ref()?.source.as_deref()
    }

    /// How much is known of the issue.
    pub(super) fn says(&self) -> Says {
        if self.record.is_some() { Says::Everything } else { Says::Title }
    }

    /// Who publishes it.
    pub(super) fn outlet(&self, given: &Given) -> Outlet {
        let named = given.outlet.as_ref().or(self.outlet.as_ref());
        named.cloned().unwrap_or_else(|| UNNAMED_OUTLET.to_owned())
    }

    /// The stories that wait, made ready, with what is known of the issue.
    pub(super) fn portion(&mut self, given: &Given) -> ReadyIssue {
        let mut records = std::mem::take(&mut self.stories);
        let mut issue = self.facts(&records);
        if let Some(date) = given.date {
            issue.dated = Dated::known(date, DateBasis::Given, Vec::new());
        }
        for record in &mut records {
            let heading = record.section.take();
            record.story.section = heading.map(|heading| place_of(&mut issue.sections, heading));
            if self.record.is_none() && record.story.dated.date.is_none() {
                record.story.dated = issue.dated.clone();
            }
        }
        let ready =
            |record: StoryRecord| ReadyStory::new(record.story).marked(record.marks.read, kept(record.marks));
        let stories = if records.len() < MANY {
            records.into_iter().map(ready).collect()
        } else {
            records.into_par_iter().map(ready).collect()
        };
        let marks = self.record.as_ref().map(|record| kept(record.marks.clone()));
        ReadyIssue::of(issue, stories, self.key()).marked(marks.unwrap_or_default())
    }

    fn facts(&self, stories: &[StoryRecord]) -> Issue {
        if let Some(record) = &self.record {
            return record.issue.clone();
        }
        Issue {
            title: self.title.clone().map_or_else(|| Title::derived(NO_ISSUE.0), Title::printed),
            kind: IssueKind::Other,
            dated: days_of(stories),
            page_date: None,
            range: None,
            lede: Vec::new(),
            sections: Vec::new(),
            stories: Vec::new(),
            headlines: Vec::new(),
        }
    }

    fn key(&self) -> Option<String> {
        match (&self.record, &self.title) {
            (Some(record), _) => record.key.clone(),
            (None, None) => Some(NO_ISSUE.1.to_owned()),
            (None, Some(_)) => None,
        }
    }
}

/// The days of stories: the one that all have, else from the first to the last where the years are known.
fn days_of(stories: &[StoryRecord]) -> Dated {
    let mut dates = stories.iter().filter_map(|record| record.story.dated.date);
    let Some(date) = dates.next() else { return Dated::unknown() };
    let joined = dates.try_fold(date, |all, date| {
        match (all.first_day(), all.last_day(), date.first_day(), date.last_day()) {
            _ if all == date => Some(all),
            (Some(first), Some(last), Some(from), Some(to)) => {
                Some(Edtf::span(first.min(from), last.max(to)))
            }
            _ => None,
        }
    });
    joined.map_or_else(Dated::unknown, |date| Dated::known(date, DateBasis::Printed, Vec::new()))
}

/// The place of a heading among an issue's sections, where it is put if it is not there.
fn place_of(sections: &mut Vec<String>, heading: String) -> usize {
    sections.iter().position(|known| *known == heading).unwrap_or_else(|| {
        sections.push(heading);
        sections.len() - 1
    })
}
