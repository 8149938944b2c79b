//! One message in, effects out.

use super::answers;
use super::import::{self, Importing};
use super::marks::Back;
use super::message::{Effect, ImportEnd, Message, Query, Timer, Write};
use super::model::{Model, Overlay};
use super::place::Place;
use super::{copying, hold, marks, mouse, notes, panes, saved, seek, settle, threads, typing};
use crate::tui::page::text::clean;

/// Begins at the place that was saved, or at the newest issue.
pub(crate) fn begin(model: &mut Model, place: Option<&str>) -> Vec<Effect> {
    let mut effects = Vec::new();
    if let Some(place) = place {
        Place::read(place).restore(model);
        place.clone_into(&mut model.saved_place);
    }
    model.ask(Query::Summary, &mut effects);
    settle::settle(model, &mut effects);
    effects
}

/// Takes a message in. Total and quick; sets [`Model::changed`] where the screen has to be painted anew.
pub(crate) fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    let mut effects = Vec::new();
    let changed = take(model, message, &mut effects);
    let mut settled = settle::settle(model, &mut effects);
    while hold::release(model, &mut effects) {
        settle::settle(model, &mut effects);
        settled = true;
    }
    model.changed |= changed || settled;
    effects
}

/// Whether the screen changes by this.
fn take(model: &mut Model, message: Message, effects: &mut Vec<Effect>) -> bool {
    match message {
        Message::Key(key) => {
            model.notice = None;
            model.ticker.rouse();
            moved_on(model);
            hold::press(model, key, effects);
            // Another process may have changed the library; asking costs the thread that draws nothing. While threads
            // are followed it changes all the time, and every pane would be read anew for nothing.
            if model.threads.following().is_none() {
                effects.push(Effect::Check);
            }
        }
        Message::Mouse(mouse, x, y) => {
            moved_on(model);
            mouse::act(model, mouse, (x, y), effects);
        }
        Message::Paste(text) => typing::paste(model, &text),
        Message::Resize(size) => model.size = size,
        Message::Answered(ticket, slot, answer) => {
            let late = model.asks.is_late(slot);
            // One that is late was said to be loading, also where it turns out to be what is here.
            return model.asks.settle(slot, ticket)
                && (answers::take(model, ticket, slot, answer, effects) | late);
        }
        Message::Partly(ticket, slot, answer) => {
            return model.asks.is_newest(slot, ticket)
                && answers::take(model, ticket, slot, Ok(answer), effects);
        }
        Message::Marked(change) => marks::marked(model, change, effects),
        Message::Undone(change) => marks::took_back(model, Back::Undone, change, effects),
        Message::Redone(change) => marks::took_back(model, Back::Redone, change, effects),
        Message::Saved(said) => saved::written(model, said, effects),
        Message::Briefed(Ok(path)) => model.say(format!("The brief is in {}.", clean(&path))),
        Message::Briefed(Err(sentence)) => model.complain(sentence),
        Message::Edited(text) => notes::edited(model, text, effects),
        Message::Copied(Ok(copied)) => model.say(copying::told(&copied)),
        Message::Copied(Err(sentence)) => model.complain(sentence),
        Message::Trouble(sentence) => model.complain(sentence),
        Message::Progress(progress) => {
            if let Some(importing) = &mut model.importing {
                importing.progress = progress;
            }
            // The panes follow the import as fast as they are filled, no faster.
            if model.asks.is_idle() {
                effects.push(Effect::Check);
            }
        }
        Message::Imported(end) => imported(model, &end, effects),
        Message::Following(left) => return threads::followed(model, left, effects),
        Message::Changed => {
            settle::refresh(model, effects);
            return false;
        }
        Message::Woke(timer) => return woke(model, timer, effects),
        Message::Terminate => quit(model, effects),
        Message::Stopped => effects.push(Effect::Suspend),
        Message::Continued => effects.push(Effect::Repaint),
        Message::Idle => return false,
    }
    true
}

/// Somebody who moves among the first documents of their own is not to be led away at the import's end.
fn moved_on(model: &mut Model) {
    if let Some(importing) = model.importing.as_mut().filter(|_| !model.sample) {
        importing.lands = false;
    }
}

fn woke(model: &mut Model, timer: Timer, effects: &mut Vec<Effect>) -> bool {
    match timer {
        Timer::Ticker => {
            model.ticker.woke();
            true
        }
        Timer::Loading => model.asks.woke(effects),
        Timer::Digit => {
            model.pending.forget_digit();
            false
        }
        Timer::SavePlace => {
            save_place(model, effects);
            false
        }
    }
}

fn imported(model: &mut Model, end: &ImportEnd, effects: &mut Vec<Effect>) {
    let lands = model.importing.take().is_some_and(|importing| importing.lands);
    let first = lands && end.new + end.updated > 0;
    if first {
        panes::go_home(model);
    }
    if !end.sample {
        let (mut sentence, error) = import::summary(end);
        if first {
            sentence.push_str(" · the sample edition has made way for it");
        }
        if error { model.complain(sentence) } else { model.say(sentence) }
    } else if let Some(reason) = &end.reason {
        model.complain(reason.clone());
    }
    // What was imported may have been noticed before its end, while titles are not gathered anew.
    seek::refresh(model, effects);
    effects.push(Effect::Check);
}

/// Begins an import; one at a time.
pub(crate) fn begin_import(model: &mut Model, path: &str, effects: &mut Vec<Effect>) {
    if model.importing.is_some() {
        model.complain("An import is under way; wait for its end, or stop it with x.");
        return;
    }
    model.importing = Some(Importing::of_documents(model.sample));
    effects.push(Effect::Import(path.into()));
}

/// Saves the place where it differs from what was saved.
fn save_place(model: &mut Model, effects: &mut Vec<Effect>) {
    let place = Place::of(model).save();
    if place != model.saved_place {
        model.saved_place.clone_from(&place);
        effects.push(Effect::Write(Write::Place(place)));
    }
}

/// Saves the place and ends.
pub(crate) fn quit(model: &mut Model, effects: &mut Vec<Effect>) {
    // What was written is not lost, however the reader ends.
    notes::save(model, effects);
    save_place(model, effects);
    model.overlay = Overlay::None;
    effects.push(Effect::Quit);
}
