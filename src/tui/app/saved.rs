//! Searches saved by name: a list of them with what they find.

use super::command::Command;
use super::field::{Field, Purpose};
use super::filter;
use super::message::{Effect, Query, Write};
use super::model::{Model, Overlay};
use super::{motion, seek};
use crate::library::{SavedSearch, Watched};

/// The list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Saved {
    /// The searches with their counts, once they are here.
    pub(crate) rows: Option<Vec<Watched>>,
    /// Number of the selected one.
    pub(crate) selected: usize,
    /// The first that is seen.
    pub(crate) top: usize,
    /// How many are seen.
    pub(crate) height: usize,
    /// Those that were taken out and can be brought back, latest last.
    forgotten: Vec<SavedSearch>,
}

impl Saved {
    /// The selected search.
    pub(crate) fn chosen(&self) -> Option<&SavedSearch> {
        self.rows.as_ref()?.get(self.selected).map(|watched| &watched.search)
    }

    /// Scrolls as little as needed, so that the selected row is on a screen of so many.
    pub(crate) fn fit(&mut self, height: usize) {
        let rows = self.rows.as_ref().map_or(0, Vec::len);
        self.height = height.max(1);
        self.selected = self.selected.min(rows.saturating_sub(1));
        self.top = self.top.min(self.selected).max((self.selected + 1).saturating_sub(self.height));
    }

    /// Moves the selection by so many rows.
    pub(crate) fn move_by(&mut self, rows: i64) {
        let last = self.rows.as_ref().map_or(0, Vec::len).saturating_sub(1);
        let by = isize::try_from(rows).unwrap_or(if rows < 0 { isize::MIN } else { isize::MAX });
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }
}

/// Carries out what concerns saved searches.
pub(crate) fn go(model: &mut Model, command: Command, effects: &mut Vec<Effect>) {
    match command {
        Command::ShowSaved => {
            model.overlay = Overlay::Saved(Saved::default());
            model.ask(Query::Watchlist, effects);
        }
        Command::SaveSearch => match current(model) {
            Some(_) => model.overlay = Overlay::Field(Field::new(Purpose::Save)),
            None => model.say("There is nothing to save: search with / or filter a list with f first."),
        },
        Command::RunSaved => {
            if let Overlay::Saved(saved) = &model.overlay
                && let Some(search) = saved.chosen().cloned()
            {
                run(model, &search);
            }
        }
        Command::ForgetSaved => forget(model, effects),
        Command::RestoreSaved => restore(model, effects),
        _ => {}
    }
}

/// Moves in the list, where that is open.
pub(crate) fn scroll(model: &mut Model, command: Command, count: Option<u64>) {
    if let Overlay::Saved(saved) = &mut model.overlay {
        let times = i64::try_from(count.unwrap_or(1)).unwrap_or(i64::MAX);
        let rows = motion::by(command, saved.height as u64).saturating_mul(times);
        saved.move_by(rows);
    }
}

/// Saves the filter of the list that has the focus under a name.
pub(crate) fn save_current(model: &mut Model, name: &str, effects: &mut Vec<Effect>) {
    match current(model) {
        Some(query) => save(model, name, &query, effects),
        None => model.say("There is nothing to save: search with / or filter a list with f first."),
    }
}

/// Saves a query under a name.
pub(crate) fn save(model: &mut Model, name: &str, query: &str, effects: &mut Vec<Effect>) {
    if name.trim().is_empty() {
        model.complain("A saved search needs a name: :save NAME.");
        return;
    }
    effects.push(Effect::Write(Write::SaveSearch(SavedSearch {
        name: name.to_owned(),
        query: query.to_owned(),
    })));
}

/// The filter that would be saved.
fn current(model: &Model) -> Option<String> {
    filter::of(model, model.focus).map(str::to_owned)
}

/// Runs a saved search: in the search screen, what is unread first.
fn run(model: &mut Model, search: &SavedSearch) {
    model.overlay = Overlay::None;
    seek::open(model, seek::Kind::Watch, &search.query);
}

fn forget(model: &mut Model, effects: &mut Vec<Effect>) {
    let Overlay::Saved(saved) = &mut model.overlay else { return };
    let Some(search) = saved.chosen().cloned() else { return };
    if let Some(rows) = &mut saved.rows {
        rows.retain(|watched| watched.search != search);
    }
    effects.push(Effect::Write(Write::ForgetSearch(search.name.clone())));
    saved.forgotten.push(search);
}

fn restore(model: &mut Model, effects: &mut Vec<Effect>) {
    let Overlay::Saved(saved) = &mut model.overlay else { return };
    match saved.forgotten.pop() {
        Some(search) => effects.push(Effect::Write(Write::SaveSearch(search))),
        None => model.say("There is nothing to undo here."),
    }
}

/// A saved search was written, or could not be.
pub(crate) fn written(model: &mut Model, said: Result<String, String>, effects: &mut Vec<Effect>) {
    match said {
        Ok(sentence) => model.say(sentence),
        Err(sentence) => model.complain(sentence),
    }
    if matches!(model.overlay, Overlay::Saved(_)) {
        model.ask(Query::Watchlist, effects);
    }
}
