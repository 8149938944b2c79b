//! Answers of the library, each to the pane that asked.

use super::message::{Answer, Effect, Slot, Ticket};
use super::model::{Model, Overlay};
use super::story::{Content, Wanted};
use super::{alert, import::Importing, leads, names, reading, seek, tags, threads, typing};
use crate::tui::page::light;

/// Takes the newest answer of its kind; whether the screen changes by it.
pub(crate) fn take(
    model: &mut Model,
    ticket: Ticket,
    slot: Slot,
    answer: Result<Answer, String>,
    effects: &mut Vec<Effect>,
) -> bool {
    let answer = match answer {
        Ok(answer) => answer,
        Err(sentence) => {
            give_up(model, slot);
            model.complain(sentence);
            return true;
        }
    };
    match answer {
        Answer::Issues(window) => model.issues.accept(ticket, window),
        Answer::Stories(issue, window) => {
            model.stories.issue == Some(issue) && model.stories.list.accept(ticket, window)
        }
        Answer::Bookmarks(window) => model.bookmarks.accept(ticket, window),
        Answer::Threads(window) => model.threads.list.accept(ticket, window),
        Answer::Thread(thread, window) => {
            model.threads.of() == Some(thread) && model.threads.stories.accept(ticket, window)
        }
        Answer::ThreadOf(story, row, waiting) => {
            threads::found(model, story, row.as_deref(), waiting);
            true
        }
        Answer::Issue(issue) => {
            let issue = issue.filter(|text| model.stories.issue == Some(text.row.id));
            let differs = issue.is_some() && model.stories.text != issue;
            if differs {
                model.stories.text = issue;
                // The headlines below the stories are its own.
                model.stories.list.lay_anew();
            }
            differs
        }
        Answer::BookmarkedIssue(issue) => {
            let differs = issue.is_some() && model.bookmarked_issue != issue;
            if differs {
                model.bookmarked_issue = issue;
            }
            differs
        }
        Answer::Story(Some(story)) => {
            let wanted = matches!(model.story.wanted, Some(Wanted::Story(id, _)) if id == story.row.id);
            wanted && model.story.show(Content::Story(story))
        }
        Answer::Lit(story, lit) => {
            let wanted = matches!(model.story.wanted, Some(Wanted::Story(id, _)) if id == story.row.id);
            let marks = light::marks(&story, &lit);
            let arrive = model.trail.as_mut().filter(|trail| trail.story == story.row.id);
            let arrive = arrive.and_then(|trail| trail.arrive.take_if(|_| wanted));
            let shown = wanted && model.story.show(Content::Story(story));
            match arrive {
                Some(arrive) => model.story.set_hits(marks, arrive),
                None if wanted => model.story.renew_hits(marks),
                None => {}
            }
            shown || wanted
        }
        Answer::Found(found) => seek::found(model, ticket, found),
        Answer::Preview(place, preview) => seek::previewed(model, place, preview),
        Answer::Story(None) => {
            // A story of the sample edition goes without a word: the end of the import says why.
            let missed = matches!(model.story.wanted, Some(Wanted::Story(..))) && model.importing.is_none();
            if missed {
                model.complain("This story is no longer in the library.");
            }
            missed
        }
        Answer::Unread(found) => {
            reading::found(model, found);
            true
        }
        Answer::Summary(summary) => {
            let empty = summary.totals.issues == 0;
            let differs = model.totals != summary.totals
                || model.sample != summary.sample
                || model.ticker.rates != summary.rates;
            (model.totals, model.sample) = (summary.totals, summary.sample);
            model.ticker.rates = summary.rates;
            let differs = model.threads.tell(summary.news) || differs;
            let told = alert::sentence(&summary.moves, model.rate_alert.as_ref());
            let differs = differs || told != model.alert;
            model.alert = told;
            if empty && !model.sample_offered {
                // An empty library opens on the sample edition.
                model.sample_offered = true;
                model.importing = Some(Importing::of_sample());
                effects.push(Effect::ImportSample);
                return true;
            }
            differs
        }
        Answer::Names(typed, after, rows) => match &mut model.overlay {
            Overlay::Names(names) => names.accept_names(&typed, after, rows),
            _ => false,
        },
        Answer::StoriesOfName(name, after, rows) => match &mut model.overlay {
            Overlay::Names(names) => names.accept_stories(name, after, rows),
            _ => false,
        },
        Answer::Watchlist(rows) => {
            if let Overlay::Saved(saved) = &mut model.overlay {
                saved.rows = Some(rows);
            }
            true
        }
        Answer::Rates(pairs, today) => model.rates.accept(pairs, today),
        Answer::Chart(series) => model.rates.draw(series),
        Answer::Week(rows) => {
            leads::show_week(model, ticket, rows);
            true
        }
        Answer::Led(led) => leads::accept(model, ticket, led),
        Answer::RatesOn(day, rates) => model.ticker.accept(day, rates),
        Answer::Paths(typed, paths) => {
            if let Overlay::Field(field) = &mut model.overlay {
                typing::offer(field, &typed, paths);
            }
            true
        }
        Answer::Tags(typed, found) => {
            if let Overlay::Field(field) = &mut model.overlay {
                tags::offer(field, &typed, &found);
            }
            true
        }
    }
}

/// What cannot be had is not waited for.
fn give_up(model: &mut Model, slot: Slot) {
    match slot {
        Slot::Issues => model.issues.give_up(),
        Slot::Stories => model.stories.list.give_up(),
        Slot::Bookmarks => model.bookmarks.give_up(),
        Slot::Threads => model.threads.list.give_up(),
        Slot::Thread => model.threads.stories.give_up(),
        Slot::Seek => {
            if let Overlay::Seek(seek) = &mut model.overlay {
                seek.list.give_up();
            }
        }
        Slot::Names => names::give_up(model),
        Slot::Leads => model.leads.list.give_up(),
        Slot::Preview | Slot::Issue | Slot::BookmarkedIssue | Slot::Story | Slot::Unread => {}
        Slot::ThreadOf | Slot::Summary | Slot::Paths | Slot::Tags | Slot::Watchlist => {}
        Slot::Rates | Slot::Chart | Slot::Week | Slot::RatesOn => {}
    }
}
