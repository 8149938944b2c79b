//! From a key to what it does: counts, rows of keys, text fields.

use std::time::Duration;

use super::command::Command;
use super::field::{Field, Purpose};
use super::help::{self, Help};
use super::key::{Code, Key};
use super::keyboard::by_place;
use super::keymap::{self, Found, Scope};
use super::message::{Effect, Timer};
use super::model::{Focus, Model, Overlay, Screen};
use super::{
    bookmarks, filter, jumps, leads, marks, motion, names, notes, panes, rates, reading, saved, seek,
    selection, tags, threads, typing, update,
};
use crate::tui::page::geometry::TEXT_WIDTHS;

/// A digit that is a key of its own is also the beginning of a count for so long.
const DIGIT: Duration = Duration::from_millis(250);
/// No count is greater; a finger asleep on a digit does no harm.
const MOST: u64 = 9_999_999;

/// Keys that wait for the next one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Pending {
    /// The count so far.
    count: Option<u64>,
    /// The keys so far, with spaces between them.
    keys: String,
    /// A digit that has shown a screen and may yet turn out to begin a count, and where the reader was before.
    digit: Option<(u64, Screen, Focus)>,
}

impl Pending {
    /// As the footer shows it.
    pub(crate) fn shown(&self) -> String {
        let count = self.count.map(|count| count.to_string()).unwrap_or_default();
        format!("{count}{}", self.keys.replace(' ', ""))
    }

    /// The digit was meant as a key.
    pub(crate) fn forget_digit(&mut self) {
        self.digit = None;
    }
}

/// Takes a key press.
pub(crate) fn press(model: &mut Model, key: Key, effects: &mut Vec<Effect>) {
    match &model.overlay {
        Overlay::Field(_) => typing::press(model, key, effects),
        Overlay::Seek(_) => seek::press(model, key, effects),
        Overlay::Names(_) => names::press(model, key, effects),
        Overlay::Help(_) => press_in_panes(model, Scope::Help, key, effects),
        Overlay::Saved(_) => press_in_panes(model, Scope::Saved, key, effects),
        Overlay::Note(_) => notes::press(model, key, effects),
        Overlay::None if selection::is_open(model) => press_in_panes(model, Scope::Selecting, key, effects),
        Overlay::None => press_in_panes(model, Scope::Reading, key, effects),
    }
}

fn press_in_panes(model: &mut Model, scope: Scope, key: Key, effects: &mut Vec<Effect>) {
    let key = match key.code {
        Code::Char(letter) => Key { code: Code::Char(by_place(letter)), ..key },
        _ => key,
    };
    if key.code == Code::Esc && model.pending.clear() {
        return;
    }
    if let Some(digit) = key.typed().and_then(|letter| letter.to_digit(10))
        && count(model, scope, u64::from(digit))
    {
        return;
    }
    let mut pressed = std::mem::take(&mut model.pending.keys);
    if !pressed.is_empty() {
        pressed.push(' ');
    }
    pressed.push_str(&key.notation());
    match look_up_behind_a_digit(model, scope, &pressed).unwrap_or_else(|| look_up(model, scope, &pressed)) {
        Found::Begins => model.pending.keys = pressed,
        Found::Nothing => model.pending = Pending::default(),
        Found::Bound(binding) => {
            let digit = key.typed().and_then(|letter| letter.to_digit(10));
            let before = (model.screen, model.focus);
            let count = take_count(model, binding.counted);
            run(model, binding.command, count, effects);
            if let Some(digit) = digit {
                model.pending.digit = Some((u64::from(digit), before.0, before.1));
                effects.push(Effect::Wake(Timer::Digit, DIGIT));
            }
        }
    }
}

/// What a key right behind a digit that has shown a screen means where the digit was pressed, if that is a motion: the
/// digit was its count.
fn look_up_behind_a_digit(model: &mut Model, scope: Scope, pressed: &str) -> Option<Found> {
    let (_, screen, focus) = model.pending.digit?;
    let now = (model.screen, model.focus);
    (model.screen, model.focus) = (screen, focus);
    let found = look_up(model, scope, pressed);
    (model.screen, model.focus) = now;
    matches!(found, Found::Bound(binding) if binding.counted).then_some(found)
}

/// In the threads and the rates their own keys come first.
fn look_up(model: &Model, scope: Scope, pressed: &str) -> Found {
    let own: &[Scope] = match (scope, model.focus) {
        (Scope::Reading, _) if model.screen == Screen::Threads => &[Scope::Threads],
        (Scope::Reading, Focus::Rates) => &[Scope::Rates],
        (Scope::Reading, Focus::Chart) => &[Scope::Chart, Scope::Rates],
        _ => &[],
    };
    let found = own.iter().map(|scope| keymap::look_up(*scope, pressed));
    let mut found = found.filter(|found| !matches!(found, Found::Nothing));
    found.next().unwrap_or_else(|| keymap::look_up(scope, pressed))
}

impl Pending {
    /// Forgets what waits; whether anything did.
    fn clear(&mut self) -> bool {
        let waited = self.count.is_some() || !self.keys.is_empty();
        *self = Self::default();
        waited
    }
}

/// Takes a digit as part of a count, unless it is a key of its own here.
fn count(model: &mut Model, scope: Scope, digit: u64) -> bool {
    if let Some((first, screen, focus)) = model.pending.digit.take() {
        (model.screen, model.focus) = (screen, focus);
        model.pending.count = Some(first);
    }
    let scope = if scope == Scope::Selecting { scope } else { Scope::Reading };
    let bound = matches!(keymap::look_up(scope, &digit.to_string()), Found::Bound(_));
    let begins = model.pending.count.is_none();
    if begins && (bound || digit == 0) {
        return false;
    }
    let count = model.pending.count.unwrap_or(0);
    model.pending.count = Some((count * 10 + digit).min(MOST));
    true
}

/// The count for a command; the digit before a motion was its count.
fn take_count(model: &mut Model, counted: bool) -> Option<u64> {
    let pending = std::mem::take(&mut model.pending);
    match (pending.count, pending.digit) {
        (None, Some((digit, screen, focus))) if counted => {
            (model.screen, model.focus) = (screen, focus);
            Some(digit)
        }
        (count, _) => count.filter(|_| counted),
    }
}

/// Carries out a command.
pub(crate) fn run(model: &mut Model, command: Command, count: Option<u64>, effects: &mut Vec<Effect>) {
    use Command as C;
    if matches!(model.overlay, Overlay::Seek(_)) && !matches!(command, C::Quit | C::Suspend) {
        seek::act(model, command, effects);
        return;
    }
    match command {
        C::Quit | C::Suspend => end(model, command, effects),
        _ if matches!(model.overlay, Overlay::Note(_)) => notes::act(model, command, effects),
        C::CursorLeft | C::CursorRight | C::CursorStart | C::CursorEnd if selection::is_open(model) => {
            selection::go(model, command, count);
        }
        C::WordForward | C::WordBack | C::WordEnd | C::OtherEnd => selection::go(model, command, count),
        C::Select => selection::begin(model),
        C::Copy => selection::copy(model, effects),
        C::Browse => model.say("This story has no address: digests are saved as text, without links."),
        C::Down | C::Up | C::HalfDown | C::HalfUp | C::PageDown | C::PageUp | C::First | C::Last => {
            scroll(model, command, count);
        }
        C::Left | C::Right | C::Open | C::NextPane | C::PreviousPane => panes::go(model, command, effects),
        C::Rates(command) => rates::go(model, command, count, effects),
        C::TickerDay => ticker_day(model),
        C::Thread | C::TakeOut => threads::go(model, command, effects),
        C::ShowIssues | C::ShowThreads | C::ShowBookmarks | C::ShowRates => {
            panes::go(model, command, effects);
        }
        C::Back | C::StepBack if matches!(model.overlay, Overlay::Help(_) | Overlay::Saved(_)) => {
            model.overlay = Overlay::None;
        }
        C::Back | C::StepBack if selection::leave(model) => {}
        C::Back | C::StepBack if seek::returns(model) => {}
        C::StepBack if filter::clear(model) => {}
        C::Back | C::StepBack => panes::go(model, command, effects),
        C::Search => seek::open(model, seek::Kind::Search, ""),
        C::Find => seek::open(model, seek::Kind::Find, ""),
        C::NextHit | C::PreviousHit => seek::hit(model, command, effects),
        C::JumpBack if model.screen == Screen::Leads => leads::close(model),
        C::JumpBack => jumps::back(model),
        C::JumpForward => jumps::forward(model),
        C::Older | C::PreviewDown | C::PreviewUp => {}
        C::ReadOn | C::NextUnread | C::PreviousUnread => reading::go(model, command, effects),
        C::Tags => tags::open(model, effects),
        C::Note => notes::open(model),
        C::Brief => brief(model, "", effects),
        C::Order => bookmarks::turn_order(model),
        C::MoveDown | C::MoveUp => {
            let places = i64::try_from(count.unwrap_or(1)).unwrap_or(i64::MAX);
            bookmarks::move_by(model, if command == C::MoveUp { -places } else { places }, effects);
        }
        C::Bookmark | C::ToggleRead | C::ReadAll | C::Undo | C::Redo => marks::go(model, command, effects),
        C::TextOnly | C::Narrower | C::Wider => set(model, command),
        C::Related => leads::open_related(model, effects),
        C::ShowNames => names::show(model),
        C::Filter => filter::open(model),
        C::SaveSearch | C::ShowSaved | C::RunSaved | C::ForgetSaved | C::RestoreSaved => {
            saved::go(model, command, effects);
        }
        C::Import => model.overlay = Overlay::Field(Field::new(Purpose::Import)),
        C::StopImport => stop_import(model, effects),
        C::Palette => model.overlay = Overlay::Field(Field::new(Purpose::Command)),
        C::Help if matches!(model.overlay, Overlay::Help(_)) => model.overlay = Overlay::None,
        C::Help => model.overlay = Overlay::Help(Help::default()),
        C::Accept | C::Complete | C::CompleteBack | C::Cancel => typing::act(model, command, effects),
        C::CursorLeft | C::CursorRight | C::CursorStart | C::CursorEnd => {
            typing::edit(model, command, effects)
        }
        C::CursorUp | C::CursorDown | C::NewLine | C::SaveNote | C::EditOutside => {}
        C::DeleteBack | C::Delete | C::DeleteWord | C::DeleteLine => typing::edit(model, command, effects),
    }
}

/// Has the brief written.
pub(crate) fn brief(model: &mut Model, path: &str, effects: &mut Vec<Effect>) {
    model.say("The brief is being written…");
    effects.push(Effect::Brief(path.to_owned()));
}

/// Leaves the reader, for good or for a while.
fn end(model: &mut Model, command: Command, effects: &mut Vec<Effect>) {
    match command {
        Command::Suspend => effects.push(Effect::Suspend),
        _ => update::quit(model, effects),
    }
}

/// A motion, in the help where that is open.
fn scroll(model: &mut Model, command: Command, count: Option<u64>) {
    let cells = usize::from(model.layout().middle.body.width.saturating_sub(2));
    if matches!(model.overlay, Overlay::Saved(_)) {
        saved::scroll(model, command, count);
        return;
    }
    let Overlay::Help(help) = &mut model.overlay else {
        if selection::is_open(model) {
            selection::go(model, command, count);
            return;
        }
        motion::go(model, command, count);
        return;
    };
    let times = i64::try_from(count.unwrap_or(1)).unwrap_or(i64::MAX);
    let lines = motion::by(command, help.height as u64).saturating_mul(times);
    help.scroll(lines, help::lines(cells).len());
}

/// Only the text, and how wide it is.
fn set(model: &mut Model, command: Command) {
    let (least, most) = (*TEXT_WIDTHS.start(), *TEXT_WIDTHS.end());
    let settings = &mut model.settings;
    match command {
        Command::Narrower => settings.column = (settings.column - 2).max(least),
        Command::Wider => settings.column = (settings.column + 2).min(most),
        // There is no text beside the rates.
        _ if matches!(model.focus, Focus::Rates | Focus::Chart) => {}
        _ if model.focus == Focus::Story => settings.text_only = !settings.text_only,
        _ => {
            settings.text_only = true;
            model.stories.chosen |= model.focus == Focus::Stories;
            model.focus = Focus::Story;
        }
    }
}

/// The rates above the panes: of the day of what is read, or the latest.
fn ticker_day(model: &mut Model) {
    let settings = &mut model.settings;
    settings.ticker_of_issue = !settings.ticker_of_issue;
    let words = match settings.ticker_of_issue {
        true => "The rates above are those of the day of what is read.",
        false => "The rates above are the latest.",
    };
    model.say(words);
}

fn stop_import(model: &mut Model, effects: &mut Vec<Effect>) {
    match &mut model.importing {
        Some(importing) => {
            importing.stopping = true;
            effects.push(Effect::StopImport);
        }
        None => model.say("No import is under way."),
    }
}
