//! Records → one digest.

use std::collections::HashMap;

use super::{IssueRecord, Record, StoryRecord};
use crate::digest::{Dated, Digest, Fault, Issue, IssueKind, Outlet, Title};

/// Puts every story into its issue: the one whose line came last before it, where outlet and title agree; else
/// the issue of that outlet and title, which is made where no line gave it.
pub(super) fn group(records: impl Iterator<Item = Result<Record, Fault>>) -> Digest {
    let mut grouping = Grouping::default();
    for record in records {
        match record {
            Ok(Record::Issue(record)) => grouping.issue(record),
            Ok(Record::Story(record)) => grouping.story(record),
            Ok(Record::Rate(record)) => grouping.digest.rates.push(record.rate),
            // What the reader keeps is no part of what was published.
            Ok(Record::Marks(_) | Record::Search(_) | Record::Thread(_)) => {}
            Err(fault) => grouping.digest.faults.push(fault),
        }
    }
    grouping.finish()
}

/// An issue's outlet and title; `None` for stories that name no issue.
type Name = (Option<Outlet>, Option<String>);

#[derive(Default)]
struct Grouping {
    digest: Digest,
    places: HashMap<Name, usize>,
    outlet: Option<Outlet>,
    outlets_differ: bool,
}

impl Grouping {
    fn issue(&mut self, record: IssueRecord) {
        self.note_outlet(record.outlet.as_ref());
        let name = (record.outlet, Some(record.issue.title.text.clone()));
        self.places.insert(name, self.digest.issues.len());
        self.digest.issues.push(record.issue);
    }

    fn story(&mut self, record: StoryRecord) {
        self.note_outlet(record.outlet.as_ref());
        let mut story = record.story;
        let issues = &mut self.digest.issues;
        let place = *self.places.entry((record.outlet, record.issue.clone())).or_insert_with(|| {
            let title = record.issue.map_or_else(|| Title::derived(&story.title.text), Title::printed);
            issues.push(untold_issue(title));
            issues.len() - 1
        });
        let Some(issue) = issues.get_mut(place) else { return };
        story.section = record.section.map(|heading| section(issue, heading));
        issue.stories.push(story);
    }

    fn note_outlet(&mut self, outlet: Option<&Outlet>) {
        let Some(outlet) = outlet else { return };
        self.outlets_differ |= self.outlet.as_ref().is_some_and(|known| known != outlet);
        self.outlet.get_or_insert_with(|| outlet.clone());
    }

    fn finish(mut self) -> Digest {
        self.digest.layout = "jsonl";
        self.digest.outlet = self.outlet.filter(|_| !self.outlets_differ);
        self.digest
    }
}

/// The place of a heading among an issue's sections. Two sections may have the same heading, so it is looked for
/// from the last story's section on; a heading that is not there is added.
fn section(issue: &mut Issue, heading: String) -> usize {
    let from = issue.stories.last().and_then(|story| story.section).unwrap_or(0);
    let is_it = |known: &String| *known == heading;
    let ahead = issue.sections.iter().skip(from).position(is_it).map(|place| place + from);
    ahead.or_else(|| issue.sections.iter().position(is_it)).unwrap_or_else(|| {
        issue.sections.push(heading);
        issue.sections.len() - 1
    })
}

fn untold_issue(title: Title) -> Issue {
    Issue {
        title,
        kind: IssueKind::Other,
        dated: Dated::unknown(),
        page_date: None,
        range: None,
        lede: Vec::new(),
        sections: Vec::new(),
        stories: Vec::new(),
        headlines: Vec::new(),
    }
}
