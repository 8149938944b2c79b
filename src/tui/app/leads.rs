//! Stories that something led to, beside the text of the selected one: those related to a story or to a headline, those
//! of a week in which a rate moved.
//!
//! Nobody stays in such a list: leaving it, and coming back from a story of it, leads to where one was before.

use super::listing::{Entry, Listing, Row};
use super::message::{Effect, Query, Slot, Ticket};
use super::model::{Focus, Model, Screen};
use super::place::Place;
use super::story::Wanted;
use super::{jumps, reading};
use crate::digest::StoryId;
use crate::library::{Anchor, HeadlineLead, Reach, Reason, Related, RelatedHit, StoryRow, Window};
use crate::tui::page::rows::{self, Room};

/// The list, and where it was led to from.
#[derive(Debug, Default)]
pub(crate) struct Leads {
    /// What led to it.
    pub(crate) from: From,
    /// The stories, all of them.
    pub(crate) list: Listing<Lead>,
    /// Where one was before.
    pub(crate) home: Place,
}

/// What led to a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum From {
    /// A week in which a rate moved.
    #[default]
    Week,
    /// A story, to those related to it.
    Story(StoryId),
    /// A headline, to those related to what it says.
    Headline(Wanted),
}

/// A story that something led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lead {
    /// The story.
    pub(crate) story: StoryRow,
    /// How it is related, where that is what led to it.
    pub(crate) bond: Option<Bond>,
}

/// How a story is related to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bond {
    /// How close, in steps from 1 to 4; 0 for one that only may belong to it.
    pub(crate) steps: u8,
    /// Why.
    pub(crate) reasons: Vec<Reason>,
}

/// What a story or a headline leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Led {
    /// These stories.
    To(Vec<Lead>),
    /// The story that the headline names.
    Named(crate::digest::IssueId, StoryId),
}

impl Row for Lead {
    type Id = StoryId;
    fn id(&self) -> StoryId {
        self.story.id
    }
}

impl Led {
    /// Of a story.
    pub(crate) fn of_story(related: Related) -> Self {
        let sure = related.hits.into_iter().map(|hit| lead(hit, true));
        Self::To(sure.chain(related.perhaps.into_iter().map(|hit| lead(hit, false))).collect())
    }

    /// Of a headline; one that is gone leads nowhere.
    pub(crate) fn of_headline(lead_to: Option<HeadlineLead>) -> Self {
        match lead_to {
            Some(HeadlineLead::Named(issue, story)) => Self::Named(issue, story),
            Some(HeadlineLead::Related(hits)) => {
                Self::To(hits.into_iter().map(|hit| lead(hit, true)).collect())
            }
            None => Self::To(Vec::new()),
        }
    }
}

fn lead(hit: RelatedHit, sure: bool) -> Lead {
    let steps = if sure { hit.steps() } else { 0 };
    Lead { bond: Some(Bond { steps, reasons: hit.reasons }), story: hit.story }
}

impl Leads {
    /// What the pane is called.
    pub(crate) fn name(&self) -> &'static str {
        match self.from {
            From::Week => "Stories of that week",
            From::Story(_) | From::Headline(_) => "Related stories",
        }
    }

    /// What an empty list says, once it is known to be empty.
    pub(crate) fn nothing(&self) -> Option<&'static str> {
        let empty = self.list.is_loaded() && self.list.total() == 0;
        match self.from {
            _ if self.list.has_failed() => Some("This list could not be read."),
            From::Story(_) if empty => Some("No related story in the library. Esc goes back."),
            _ => None,
        }
    }

    /// What the list shows of the row with this number.
    pub(crate) fn entry(&self, rank: u64, room: Room) -> Option<Entry> {
        let row = self.list.get(rank)?;
        let Some(bond) = &row.bond else {
            return Some(Entry { heading: None, lines: rows::bookmark(&row.story, room) });
        };
        let reasons: Vec<String> = bond.reasons.iter().map(Reason::in_words).collect();
        let lines = rows::related(&row.story, bond.steps, &reasons, room);
        let none_sure = self.list.get(0).is_some_and(is_perhaps);
        let heading = match (is_perhaps(row), none_sure) {
            (false, _) => None,
            (true, true) => Some("No related story · perhaps".to_owned()),
            (true, false) => Some("Perhaps".to_owned()),
        };
        Some(Entry { heading: heading.filter(|_| room.tall), lines })
    }
}

fn is_perhaps(lead: &Lead) -> bool {
    lead.bond.as_ref().is_some_and(|bond| bond.steps == 0)
}

/// Opens the stories related to the story or the headline that one is at.
pub(crate) fn open_related(model: &mut Model, effects: &mut Vec<Effect>) {
    match origin(model) {
        Some(Wanted::Story(story, _)) => open(model, From::Story(story), effects),
        Some(headline @ Wanted::Headline(..)) => open(model, From::Headline(headline), effects),
        Some(Wanted::Issue(_)) => {
            model.say("Choose a story first: Enter opens the issue; gr then shows what belongs to it.");
        }
        None => model.say("Choose a story first; gr shows what belongs to it."),
    }
}

/// Follows the selected headline: to the story that it names, or to what is related to it. Whether one is selected.
pub(crate) fn follow_headline(model: &mut Model, effects: &mut Vec<Effect>) -> bool {
    match origin(model) {
        Some(headline @ Wanted::Headline(..)) => {
            open(model, From::Headline(headline), effects);
            true
        }
        _ => false,
    }
}

/// What one is at.
fn origin(model: &Model) -> Option<Wanted> {
    let issue = model.issues.selected_id();
    match (model.screen, model.focus) {
        (_, Focus::Issues) => issue.map(Wanted::Issue),
        (Screen::Issues, _) if issue != model.stories.issue => None,
        (Screen::Issues, _) => model.stories.target(),
        (Screen::Bookmarks, _) => model.bookmarks.selected_row().map(super::bookmarks::wanted),
        (Screen::Leads, _) => model.leads.list.selected_row().map(wanted),
        (Screen::Threads, Focus::Threads) | (Screen::Rates, _) => None,
        (Screen::Threads, _) => {
            model.threads.stories.selected_row().map(|row| Wanted::Story(row.id, Some(row.issue)))
        }
    }
}

/// What the story pane shows of a row.
pub(crate) fn wanted(lead: &Lead) -> Wanted {
    Wanted::Story(lead.story.id, Some(lead.story.issue))
}

fn open(model: &mut Model, from: From, effects: &mut Vec<Effect>) {
    let query = match from {
        From::Story(story) => Query::Related(story),
        From::Headline(Wanted::Headline(issue, number)) => Query::HeadlineLead(issue, number),
        From::Headline(_) | From::Week => return,
    };
    let mut list = Listing::default();
    if let Some(story) = model.leads.list.aim().filter(|_| model.leads.from == from) {
        // One has been here before: at the same row again.
        list.seek(story);
    }
    // From one list into the next: back is where the first one was opened.
    let home = Place::of(model);
    let ticket = model.asks.ask(query, effects);
    list.asked(ticket, Anchor::Rank(0), Reach { before: 0, after: 0 });
    model.leads = Leads { from, list, home };
    (model.screen, model.focus) = (Screen::Leads, Focus::Leads);
}

/// An answer has come; whether the screen changes by it.
pub(crate) fn accept(model: &mut Model, ticket: Ticket, led: Led) -> bool {
    if model.screen != Screen::Leads || model.leads.list.is_loaded() {
        return false;
    }
    match led {
        Led::Named(issue, story) => {
            jumps::leave(model);
            reading::go_to(model, issue, story);
            model.say("This is the story that the headline names; Ctrl-o goes back to it.");
        }
        Led::To(rows) if rows.is_empty() && matches!(model.leads.from, From::Headline(_)) => {
            close(model);
            model.say("The library holds neither the story that this headline names nor a related one.");
        }
        Led::To(rows) => {
            let headline = matches!(model.leads.from, From::Headline(_));
            fill(&mut model.leads.list, ticket, rows);
            if headline {
                model.say("The story of this headline is not in the library; these are related.");
            }
        }
    }
    true
}

fn fill(list: &mut Listing<Lead>, ticket: Ticket, rows: Vec<Lead>) {
    let total = rows.len() as u64;
    list.asked(ticket, Anchor::Rank(0), Reach { before: 0, after: 0 });
    list.accept(ticket, Window { rows, start: 0, total });
}

/// Shows the stories of a week, found from the chart; says so where there are none.
pub(crate) fn show_week(model: &mut Model, ticket: Ticket, rows: Vec<StoryRow>) {
    if rows.is_empty() {
        model.say("No story of that week names the currency, its central bank or the exchange rate.");
        return;
    }
    let home = Place::of(model);
    let mut list = Listing::default();
    fill(&mut list, ticket, rows.into_iter().map(|story| Lead { story, bond: None }).collect());
    model.leads = Leads { from: From::Week, list, home };
    (model.screen, model.focus) = (Screen::Leads, Focus::Leads);
}

/// Goes to the selected story, where it stands in its issue.
pub(crate) fn lead_on(model: &mut Model) {
    let Some(row) = model.leads.list.selected_row() else { return };
    let (issue, story) = (row.story.issue, row.story.id);
    jumps::leave(model);
    reading::go_to(model, issue, story);
}

/// Back to where one was before.
pub(crate) fn close(model: &mut Model) {
    model.asks.forget(Slot::Leads);
    jumps::go(model, model.leads.home);
}
