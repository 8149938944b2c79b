//! After every message: panes follow each other, lists are filled, everything fits its place.

use std::time::Duration;

use super::message::{Effect, Query, Timer};
use super::model::{Focus, Model, Overlay, Screen, room};
use super::place::Place;
use super::story::{Content, Wanted};
use super::{bookmarks, help, issues, leads, marks, names, rates, seek, threads};
use crate::library::Around;
use crate::tui::page::geometry::{Frame, Layout, lower_half, text_column};

/// After this time without a move the place is saved.
const IDLE: Duration = Duration::from_millis(800);

/// Brings everything into line; whether the screen changes by it.
pub(crate) fn settle(model: &mut Model, effects: &mut Vec<Effect>) -> bool {
    let layout = model.layout();
    rates::ask(model, effects);
    threads::follow_selection(model, effects);
    let turned = follow_issue(model, effects) | follow_selection(model, effects);
    for (pane, frame) in all_panes(model, &layout) {
        fit(model, pane, frame, effects);
    }
    if model.focus != Focus::Story {
        model.story.select(None);
    }
    if matches!(model.overlay, Overlay::None) {
        marks::read_to_the_end(model, effects);
    }
    seek::settle(model, &layout, effects);
    fit_overlay(model, &layout);
    names::fit(model, layout.middle.body.height, effects);
    let ticker = layout.ticker.map(|area| usize::from(area.width.saturating_sub(1)));
    ticker_of_issue(model, effects);
    model.ticker.fit(ticker, model.settings.reduced_motion, effects);
    remember_place(model, effects);
    turned
}

/// The stories are those of the selected issue.
fn follow_issue(model: &mut Model, effects: &mut Vec<Effect>) -> bool {
    let selected = model.issues.selected_id();
    let other = selected.filter(|issue| model.stories.issue != Some(*issue));
    if let Some(issue) = other {
        model.stories.open(issue);
        if model.screen == Screen::Issues {
            // The wheel turned the issues, or what was read is gone: an issue begins with its introduction.
            model.focus = Focus::Issues;
        }
    }
    if let Some(issue) = model.stories.issue.filter(|_| !model.stories.asked) {
        model.stories.asked = true;
        model.ask(Query::Issue(issue), effects);
    }
    // Asked anew because the library has changed: what is here stays as it is until the answer comes.
    other.is_some()
}

/// The text is that of the selected story, headline or issue.
fn follow_selection(model: &mut Model, effects: &mut Vec<Effect>) -> bool {
    model.stories.join_headlines();
    let target = match model.screen {
        Screen::Issues => model.stories.target(),
        Screen::Bookmarks => model.bookmarks.selected_row().map(bookmarks::wanted),
        Screen::Threads => {
            let row = model.threads.stories.selected_row();
            row.map(|row| Wanted::Story(row.id, Some(row.issue)))
        }
        Screen::Leads => model.leads.list.selected_row().map(leads::wanted),
        Screen::Rates => return show_what_is_here(model),
    };
    if let (Screen::Bookmarks, Some(row)) = (model.screen, model.bookmarks.selected_row()) {
        model.story.light(bookmarks::passage(row));
    }
    let nothing = match model.screen {
        Screen::Issues => model.stories.issue.is_none(),
        Screen::Threads => model.threads.list.is_empty(),
        Screen::Bookmarks => model.bookmarks.is_empty(),
        Screen::Rates | Screen::Leads => false,
    };
    if (target.is_none() && !nothing) || target == model.story.wanted {
        if let Some(spot) = model.resume.take_if(|_| target.is_some()) {
            model.story.resume_at(spot);
        }
        return show_what_is_here(model);
    }
    model.story.turn_to(target);
    if let Some(spot) = model.resume.take_if(|_| target.is_some()) {
        model.story.resume_at(spot);
    }
    ask_for_text(model, effects);
    show_what_is_here(model);
    true
}

/// A story is asked for, and the issue of a bookmark; that of the selected issue is here or on its way.
fn ask_for_text(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(wanted) = model.story.wanted else { return };
    if let Some((story, within)) = wanted.story() {
        model.ask(seek::query_of(model, story, within), effects);
    } else if let Some(issue) = wanted.issue().filter(|issue| model.stories.issue != Some(*issue)) {
        model.ask(Query::BookmarkedIssue(issue), effects);
    }
}

/// An issue's introduction and its headlines are shown as soon as they are here.
fn show_what_is_here(model: &mut Model) -> bool {
    let issue = model.story.wanted.and_then(Wanted::issue);
    let texts = [&model.stories.text, &model.bookmarked_issue];
    let text = texts.into_iter().flatten().find(|text| Some(text.row.id) == issue);
    let Some(text) = text else { return false };
    let shown = match &model.story.content {
        Content::Issue(shown) | Content::Headline(shown, _) => model.story.is_current() && shown == text,
        _ => false,
    };
    match model.story.wanted {
        Some(Wanted::Issue(id)) if text.row.id == id && !shown => {
            model.story.show(Content::Issue(text.clone()))
        }
        Some(Wanted::Headline(id, at)) if text.row.id == id && !shown => {
            model.story.show(Content::Headline(text.clone(), at))
        }
        _ => false,
    }
}

/// Every pane of the screen; one that is not seen has the place that it would have with the focus.
fn all_panes(model: &Model, layout: &Layout) -> Vec<(Focus, Frame)> {
    let alone = layout.middle;
    let places = layout.columns.iter().map(|place| place.unwrap_or(alone));
    model.screen.panes().iter().copied().zip(places).collect()
}

fn fit(model: &mut Model, pane: Focus, frame: Frame, effects: &mut Vec<Effect>) {
    let room = room(frame);
    let lines = frame.body.height;
    match pane {
        Focus::Issues => {
            let list = &mut model.issues;
            list.scroll(list.fitting(lines, room, &|rank| issues::entry(list, rank, room)));
            if let Some((anchor, reach)) = list.need() {
                let query = match list.filter() {
                    Some(text) => {
                        Query::IssuesOf(text.to_owned(), Around { anchor, reach, hold: list.holds() })
                    }
                    None => Query::Issues(anchor, reach),
                };
                let ticket = model.asks.ask(query, effects);
                list.asked(ticket, anchor, reach);
            }
        }
        Focus::Bookmarks => {
            let list = &mut model.bookmarks;
            list.scroll(list.fitting(lines, room, &|rank| bookmarks::entry(list, rank, room)));
            if let Some((anchor, reach)) = list.need() {
                let query = match list.filter() {
                    Some(text) => Query::BookmarksOf(text.to_owned(), model.order, anchor, reach),
                    None => Query::Bookmarks(model.order, anchor, reach),
                };
                let ticket = model.asks.ask(query, effects);
                list.asked(ticket, anchor, reach);
            }
        }
        Focus::Stories => {
            let stories = &mut model.stories;
            stories.list.scroll(stories.list.fitting(lines, room, &|rank| stories.entry(rank, room)));
            if let (Some(issue), Some((anchor, reach))) = (stories.issue, stories.list.need()) {
                let query = match stories.list.filter() {
                    Some(text) => {
                        let around = Around { anchor, reach, hold: stories.list.holds() };
                        Query::StoriesOf(text.to_owned(), issue, around)
                    }
                    None => Query::Stories(issue, anchor, reach),
                };
                let ticket = model.asks.ask(query, effects);
                stories.list.asked(ticket, anchor, reach);
            }
        }
        Focus::Threads => threads::fit_threads(model, lines, room, effects),
        Focus::Thread => threads::fit_stories(model, lines, room, effects),
        Focus::Rates => model.rates.fit(lines, room),
        Focus::Chart => {}
        Focus::Leads => {
            let fit = model.leads.list.fitting(lines, room, &|rank| model.leads.entry(rank, room));
            model.leads.list.scroll(fit);
        }
        Focus::Story => {
            let column = text_column(frame.body, model.settings.column);
            model.story.fit(column.width, column.height);
        }
    }
}

fn fit_overlay(model: &mut Model, layout: &Layout) {
    if let Overlay::Help(help) = &mut model.overlay {
        help.height = usize::from(layout.middle.body.height);
        let all = help::lines(usize::from(layout.middle.body.width.saturating_sub(2))).len();
        help.scroll(0, all);
    }
    if let Overlay::Saved(saved) = &mut model.overlay {
        saved.fit(usize::from(layout.middle.body.height));
    }
    if let Overlay::Note(note) = &mut model.overlay {
        let body = lower_half(layout.middle).body;
        note.draft.fit(text_column(body, model.settings.column).width, body.height);
    }
}

/// The rates of the day of what is read, where the reader wants those.
fn ticker_of_issue(model: &mut Model, effects: &mut Vec<Effect>) {
    let day = || match (model.screen, &model.story.content) {
        (Screen::Issues, _) => model.issues.selected_row()?.dated.date?.last_day(),
        (Screen::Threads | Screen::Bookmarks | Screen::Leads, Content::Story(story)) => {
            story.issue_dated.date?.last_day()
        }
        _ => None,
    };
    let day = if model.settings.ticker_of_issue { day() } else { None };
    if let Some(day) = model.ticker.turn_to(day) {
        model.ask(Query::RatesOn(day), effects);
    }
}

/// A place that nobody left for a moment is worth saving.
fn remember_place(model: &Model, effects: &mut Vec<Effect>) {
    if model.asks.is_idle() && Place::of(model).save() != model.saved_place {
        effects.push(Effect::Wake(Timer::SavePlace, IDLE));
    }
}

/// Asks anew for everything that is shown; what is here stays until the answers come.
pub(crate) fn refresh(model: &mut Model, effects: &mut Vec<Effect>) {
    model.issues.refresh();
    model.stories.list.refresh();
    model.stories.asked = false;
    model.bookmarks.refresh();
    model.threads.refresh();
    names::refresh(model);
    model.rates.refresh();
    model.ticker.refresh();
    model.ask(Query::Summary, effects);
    if matches!(model.overlay, Overlay::Saved(_)) {
        model.ask(Query::Watchlist, effects);
    }
    seek::refresh(model, effects);
    reread_story(model, effects);
}

/// Asks anew for the story that is shown: what is written above its text has changed.
pub(crate) fn reread_story(model: &mut Model, effects: &mut Vec<Effect>) {
    ask_for_text(model, effects);
}
