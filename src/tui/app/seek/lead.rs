//! Where a search leads: to a story in the panes, from hit to hit in it, and on to the next one that was found.

use super::{FoundRow, Seek, Total, end};
use crate::digest::{IssueId, StoryId};
use crate::library::Place;
use crate::tui::app::command::Command;
use crate::tui::app::message::{Effect, Query, Slot};
use crate::tui::app::model::{Focus, Model, Overlay, Screen};
use crate::tui::app::story::{Arrive, Content, Wanted};
use crate::tui::app::{jumps, panes, reading};

/// A search whose stories are read.
#[derive(Debug)]
pub(crate) struct Trail {
    /// What was found, with the story that is read selected.
    pub(crate) seek: Box<Seek>,
    /// That story.
    pub(crate) story: StoryId,
    /// The hit to go to once it is here.
    pub(crate) arrive: Option<Arrive>,
}

/// The most queries that are remembered.
const QUERIES: usize = 100;

/// Remembers what was searched for.
pub(super) fn remember(model: &mut Model, seek: &Seek) {
    let typed = seek.field.text().trim();
    if !seek.kind.searches() || typed.is_empty() {
        return;
    }
    model.queries.retain(|query| query != typed);
    model.queries.push(typed.to_owned());
    let more = model.queries.len().saturating_sub(QUERIES);
    model.queries.drain(..more);
}

/// Opens what is selected.
pub(crate) fn accept(model: &mut Model, effects: &mut Vec<Effect>) {
    let Overlay::Seek(seek) = &model.overlay else { return };
    let Some(row) = seek.list.selected_row().cloned() else { return };
    let Overlay::Seek(mut seek) = std::mem::take(&mut model.overlay) else { return };
    end(model, effects);
    remember(model, &seek);
    jumps::leave(model);
    seek.left = true;
    match (row.place, row.story) {
        // A headline leads to the story that it names.
        (Place::Story(_) | Place::Headline(..), Some(story)) if seek.kind.searches() => {
            follow(model, &row, story, seek, Arrive::First, effects);
        }
        (Place::Headline(issue, number), _) => headline(model, issue, u64::from(number)),
        (Place::Story(_) | Place::Section(..), Some(story)) => reading::go_to(model, row.issue, story),
        (place, _) => issue(model, if let Place::Issue(id) = place { id } else { row.issue }),
    }
}

fn issue(model: &mut Model, issue: IssueId) {
    (model.screen, model.focus) = (Screen::Issues, Focus::Issues);
    model.issues.seek(issue);
    if model.stories.issue != Some(issue) {
        model.stories.open(issue);
    }
    model.stories.chosen = false;
}

fn headline(model: &mut Model, id: IssueId, number: u64) {
    issue(model, id);
    panes::enter(model, Focus::Stories);
    model.stories.headline_wanted = Some(number);
}

/// Reads a story of a search, from its first or last hit.
fn follow(
    model: &mut Model,
    row: &FoundRow,
    story: StoryId,
    seek: Box<Seek>,
    arrive: Arrive,
    effects: &mut Vec<Effect>,
) {
    reading::go_to(model, row.issue, story);
    let wanted = Wanted::Story(story, Some(row.issue));
    let already = model.story.wanted == Some(wanted);
    let here = match &seek.preview.content {
        Content::Story(text) if text.row.id == story && seek.preview.is_current() => Some(text.clone()),
        _ => None,
    };
    let sought = seek.sought().to_owned();
    let mut trail = Trail { seek, story, arrive: Some(arrive) };
    if let Some(text) = here {
        // It stands in the preview: nothing has to be waited for.
        model.asks.forget(Slot::Story);
        model.story.turn_to(Some(wanted));
        model.story.show(Content::Story(text));
        model.story.set_hits(trail.seek.preview.marks().to_vec(), arrive);
        trail.arrive = None;
    } else if already {
        model.ask(Query::Lit(story, Some(row.issue), sought), effects);
    }
    model.trail = Some(trail);
}

/// The question for a story's text: with its hits where a search has led to it.
pub(crate) fn query_of(model: &Model, story: StoryId, within: Option<IssueId>) -> Query {
    match &model.trail {
        Some(trail) if trail.story == story => Query::Lit(story, within, trail.seek.sought().to_owned()),
        _ => Query::Story(story, within),
    }
}

/// Whether the pane holds the story that the search has led to.
fn is_followed(model: &Model) -> bool {
    let story = model.trail.as_ref().map(|trail| trail.story);
    matches!(model.story.wanted, Some(Wanted::Story(id, _)) if Some(id) == story)
}

/// Steps back from a story that was searched for to what was found; whether that is where one is.
pub(crate) fn returns(model: &mut Model) -> bool {
    if model.screen != Screen::Issues || model.focus != Focus::Story || !is_followed(model) {
        return false;
    }
    let Some(trail) = model.trail.take() else { return false };
    model.overlay = Overlay::Seek(trail.seek);
    true
}

/// Goes to the next or previous hit, in this story or in the next one that was found.
pub(crate) fn hit(model: &mut Model, command: Command, effects: &mut Vec<Effect>) {
    let Some(trail) = &model.trail else {
        model.say("Nothing was searched for yet; / searches.");
        return;
    };
    let (forward, rank) = (command == Command::NextHit, trail.seek.list.selected());
    if is_followed(model) {
        model.focus = Focus::Story;
        if model.story.step_hit(forward) {
            return;
        }
        let is_story = |rank: &u64| trail.seek.list.get(*rank).is_some_and(FoundRow::is_story);
        let next = match forward {
            true => (rank + 1..trail.seek.list.len()).find(is_story),
            false => (0..rank).rev().find(is_story),
        };
        match next {
            Some(next) => go_on(model, next, if forward { Arrive::First } else { Arrive::Last }, effects),
            None if forward => model.say("That was the last hit of the last story; N goes back."),
            None => model.say("That was the first hit of the first story; n goes on."),
        }
    } else {
        // One has gone elsewhere since: back to where the search had led.
        go_on(model, rank, Arrive::First, effects);
    }
}

fn go_on(model: &mut Model, rank: u64, arrive: Arrive, effects: &mut Vec<Effect>) {
    jumps::leave(model);
    let Some(mut trail) = model.trail.take() else { return };
    trail.seek.list.select(rank);
    match trail.seek.list.selected_row().cloned().and_then(|row| Some((row.story?, row))) {
        Some((story, row)) => follow(model, &row, story, trail.seek, arrive, effects),
        None => model.trail = Some(trail),
    }
}

/// `hit 2/7 · story 3/41`, where a story that was searched for is read.
pub(crate) fn said(model: &Model) -> Option<String> {
    let trail = model.trail.as_ref().filter(|_| is_followed(model) && model.focus == Focus::Story)?;
    let list = &trail.seek.list;
    let more = if trail.seek.total == Total::More { "+" } else { "" };
    let stories = trail.seek.stories();
    let story = match list.selected() {
        selected if selected < stories => format!("story {}/{stories}{more}", selected + 1),
        _ => "story of a headline".to_owned(),
    };
    Some(match model.story.hit() {
        Some((number, all)) => format!("hit {number}/{all} · {story}"),
        None => story,
    })
}
