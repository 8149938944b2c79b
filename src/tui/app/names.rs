//! The names that stories bear: a list over the panes that typing narrows, and behind it the stories of one name.

use super::command::Command;
use super::key::Key;
use super::keymap::{self, Found, Scope};
use super::message::{Effect, Query};
use super::model::{Model, Overlay};
use super::{jumps, motion, reading};
use crate::library::{NameRow, StoryRow};
use crate::tui::page::text;

/// Rows fetched at a time.
pub(crate) const AT_ONCE: u64 = 200;

/// The list of names, and the stories of one of them where one is open.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    /// What was typed to narrow it.
    pub(crate) typed: String,
    /// The names.
    pub(crate) names: Rows<NameRow>,
    /// The name that is open, with its stories, newest first.
    pub(crate) open: Option<(NameRow, Rows<StoryRow>)>,
}

/// Rows from the first on, as far as they were fetched.
#[derive(Debug, Clone)]
pub(crate) struct Rows<T> {
    /// The rows.
    pub(crate) rows: Vec<T>,
    /// The selected one.
    pub(crate) selected: usize,
    /// The first one on the screen.
    pub(crate) top: usize,
    /// How many the screen holds.
    height: usize,
    /// Whether more rows were asked for; the answer is on its way.
    asked: bool,
    /// Whether there are no more behind these.
    pub(crate) complete: bool,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), selected: 0, top: 0, height: 1, asked: false, complete: false }
    }
}

impl<T> Rows<T> {
    fn move_by(&mut self, command: Command) {
        let by = isize::try_from(motion::by(command, self.height as u64)).unwrap_or(0);
        self.selected = self.selected.saturating_add_signed(by).min(self.rows.len().saturating_sub(1));
        self.scroll();
    }

    fn fit(&mut self, height: u16) {
        self.height = usize::from(height).max(1);
        self.scroll();
    }

    fn scroll(&mut self) {
        self.top = self.top.clamp((self.selected + 1).saturating_sub(self.height), self.selected);
    }

    /// Whether more rows are to be fetched: the selection has come near the last one that is here.
    fn wants_more(&mut self) -> bool {
        let near = self.selected + 2 * self.height + 1 >= self.rows.len();
        let wants = near && !self.asked && !self.complete;
        self.asked |= wants;
        wants
    }

    fn accept(&mut self, rows: Vec<T>) {
        self.asked = false;
        self.complete = (rows.len() as u64) < AT_ONCE;
        self.rows.extend(rows);
    }

    /// `3/214`, with a plus where there are more.
    pub(crate) fn position(&self) -> String {
        let more = if self.complete { "" } else { "+" };
        if self.rows.is_empty() {
            String::new()
        } else {
            format!("{}/{}{more}", self.selected + 1, self.rows.len())
        }
    }
}

/// Opens the list, where it was left.
pub(crate) fn show(model: &mut Model) {
    let left = std::mem::take(&mut model.names_left);
    model.overlay = Overlay::Names(left);
}

/// Takes a key press.
pub(crate) fn press(model: &mut Model, key: Key, effects: &mut Vec<Effect>) {
    let Overlay::Names(names) = &mut model.overlay else { return };
    // Letters narrow the names; among the stories of one they are keys.
    if let Some(letter) = key.typed() {
        if names.open.is_none() {
            names.narrow(|typed| typed.push(letter));
            return;
        }
        if let Found::Bound(binding) = keymap::look_up(Scope::Help, &key.notation()) {
            act(model, binding.command, effects);
        }
        return;
    }
    if let Found::Bound(binding) = keymap::look_up(Scope::Names, &key.notation()) {
        act(model, binding.command, effects);
    }
}

fn act(model: &mut Model, command: Command, effects: &mut Vec<Effect>) {
    let Overlay::Names(names) = &mut model.overlay else { return };
    match command {
        Command::Back | Command::StepBack => {
            if names.open.take().is_none() {
                model.overlay = Overlay::None;
            }
        }
        Command::Open => open(model),
        Command::DeleteBack if names.open.is_none() => {
            let cut = text::previous_grapheme(&names.typed, names.typed.len());
            names.narrow(|typed| typed.truncate(cut));
        }
        Command::DeleteLine if names.open.is_none() => names.narrow(String::clear),
        Command::Quit => super::update::quit(model, effects),
        Command::Suspend => effects.push(Effect::Suspend),
        motion => match &mut names.open {
            Some((_, stories)) => stories.move_by(motion),
            None => names.names.move_by(motion),
        },
    }
}

/// Opens the selected name, or goes to the selected story; the list stays as it is for the next time.
fn open(model: &mut Model) {
    let Overlay::Names(names) = &mut model.overlay else { return };
    let Some((_, stories)) = &names.open else {
        let name = names.names.rows.get(names.names.selected).cloned();
        names.open = name.map(|name| (name, Rows::default()));
        return;
    };
    let Some(story) = stories.rows.get(stories.selected).map(|row| (row.issue, row.id)) else { return };
    if let Overlay::Names(names) = std::mem::take(&mut model.overlay) {
        model.names_left = names;
    }
    jumps::leave(model);
    reading::go_to(model, story.0, story.1);
}

impl Names {
    fn narrow(&mut self, change: impl FnOnce(&mut String)) {
        change(&mut self.typed);
        self.names = Rows::default();
    }

    /// Takes names in, where they are those that are waited for.
    pub(crate) fn accept_names(&mut self, typed: &str, after: usize, rows: Vec<NameRow>) -> bool {
        let waited = self.typed == typed && self.names.rows.len() == after;
        if waited {
            self.names.accept(rows);
            // What is typed is looked for at once, and only among the most named.
            self.names.complete |= !typed.is_empty();
        }
        waited
    }

    /// Takes stories of a name in.
    pub(crate) fn accept_stories(&mut self, name: i64, after: usize, rows: Vec<StoryRow>) -> bool {
        match &mut self.open {
            Some((open, stories)) if open.id == name && stories.rows.len() == after => {
                stories.accept(rows);
                true
            }
            _ => false,
        }
    }
}

/// Fits the list to its place and asks for what it lacks.
pub(crate) fn fit(model: &mut Model, height: u16, effects: &mut Vec<Effect>) {
    let Overlay::Names(names) = &mut model.overlay else { return };
    let query = match &mut names.open {
        Some((name, stories)) => {
            stories.fit(height);
            let last = stories.rows.last().map(|row| row.id);
            let after = stories.rows.len();
            stories.wants_more().then_some(Query::StoriesOfName(name.id, last, after))
        }
        None => {
            names.names.fit(height);
            let last = names.names.rows.last().map(NameRow::anchor);
            let after = names.names.rows.len();
            names.names.wants_more().then(|| Query::Names(names.typed.clone(), last, after))
        }
    };
    if let Some(query) = query {
        model.ask(query, effects);
    }
}

/// The lists that cannot be had are not waited for.
pub(crate) fn give_up(model: &mut Model) {
    if let Overlay::Names(names) = &mut model.overlay {
        names.names.complete = true;
        if let Some((_, stories)) = &mut names.open {
            stories.complete = true;
        }
    }
}

/// Forgets the list that was left: the library has changed.
pub(crate) fn refresh(model: &mut Model) {
    let typed = std::mem::take(&mut model.names_left.typed);
    *model.names_left = Names { typed, ..Names::default() };
}
