//! The reader's outside: the terminal, the threads, the clock.
//!
//! One thread owns the terminal and the model; one reads input; one listens for signals; one answers questions with
//! its own connection; one writes marks and the place; one imports. The last two have a connection each, so that a mark
//! made during an import waits for the issue being saved at most, never for the import's end; one is told by the system
//! when the library's files are written. All of them send messages on one channel; the owner of the model blocks on it, drains it,
//! waits about a millisecond for rows that were asked for, and draws once.

mod brief;
mod clipboard;
mod clock;
mod completion;
mod desk;
mod editor;
mod following;
mod gate;
mod imports;
mod input;
mod lull;
mod mailbox;
mod reads;
mod rehearsal;
mod seeker;
mod sifts;
mod signals;
mod sparing;
mod start;
mod terminal;
mod watch;
mod workers;
mod writes;

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use self::clock::Clock;
use self::gate::Gate;
use self::start::Start;
use self::terminal::Terminal;
use self::workers::Workers;
use super::app::message::Slot;
use super::app::{Effect, Message, Model, Settings, update};
use super::page::geometry::{Size, TEXT_WIDTHS};
use super::view::theme::Theme;
use crate::digest::Decimal;
use crate::library::{KeepGoing, LibraryError, Upgrade};

pub use rehearsal::Rehearsal;

/// What the reader is started with.
#[derive(Debug, Clone)]
pub struct Options {
    /// The library file; made where it does not exist.
    pub library: PathBuf,
    /// The file of the user's own names; a missing one holds none.
    pub aliases: Option<PathBuf>,
    /// The width of the column of text, in cells, until the reader sets another.
    pub width: u16,
    /// Whether nothing may move by itself.
    pub reduced_motion: bool,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// Whether the rates above the panes are those of the day of what is read, until the reader says otherwise.
    pub ticker_of_issue: bool,
    /// By how many per cent a pair must move between two imports to be told.
    pub rate_alert: Decimal,
    /// The theme: `auto`, `dark`, `light`, or `none` for no colours.
    pub theme: &'static str,
}

/// Why the reader could not go on.
#[derive(Debug, thiserror::Error)]
pub enum ReaderError {
    /// The library could not be opened or read.
    #[error(transparent)]
    Library(#[from] LibraryError),
    /// The library was opened, but what the first screen shows could not be read from it.
    #[error("{0}")]
    Unreadable(String),
    /// The terminal could not be used.
    #[error("the terminal cannot be used: {0}; the reader needs one that it can draw on")]
    Terminal(#[from] std::io::Error),
    /// There is no such theme.
    #[error("{0}")]
    Theme(String),
}

/// The most messages taken in before the screen is drawn again, so that a flood cannot keep it from being drawn.
const DRAINED: usize = 256;

/// How long the screen waits for answers before it is painted: most are here by then.
const GRACE: Duration = Duration::from_micros(1_200);

/// Whether an effect is a question for rows or a text by their number: those are answered in no time.
fn is_answered_soon(effect: &Effect) -> bool {
    let Effect::Ask(_, query) = effect else { return false };
    matches!(
        query.slot(),
        Slot::Issues
            | Slot::Stories
            | Slot::Bookmarks
            | Slot::Threads
            | Slot::Thread
            | Slot::Issue
            | Slot::BookmarkedIssue
            | Slot::Unread
            | Slot::Story
            | Slot::Preview
            | Slot::RatesOn
    )
}

/// Reads until the reader quits. Before the terminal is taken, `upgrading` is told how far bringing an older library up
/// to date has come, and may stop it.
///
/// # Errors
///
/// When the library cannot be opened, the terminal cannot be used, or there is no such theme. The terminal is as it
/// was before, whatever happened.
pub fn run(options: Options, upgrading: &mut dyn FnMut(Upgrade) -> KeepGoing) -> Result<(), ReaderError> {
    let theme = Theme::named(options.theme).map_err(ReaderError::Theme)?;
    let start = Start::open(&options.library, options.aliases.as_deref(), upgrading)?;
    let size = terminal::size()?;
    let (mut model, effects) = begin(&options, &start, size)?;
    let (sender, messages) = mpsc::channel();
    // Before the terminal is taken: a signal that nobody listens for would end the reader without giving it back.
    let gate = Gate::default();
    signals::listen(sender.clone(), gate.clone());
    let mut terminal = Terminal::enter(options.mouse)?;
    terminal.paint(&mut model, &theme)?;

    input::listen(sender.clone(), gate.clone());
    let workers = Workers::start(start, options.library, options.aliases, &sender);
    let clock = Clock::default();
    let mut reader = Reader { workers, clock, terminal, theme, model, gate, asked: None, writes: Vec::new() };
    let ended = reader.attend(&messages, effects);
    reader.write();
    // The terminal is given back first: saving may wait for another process.
    let Reader { workers, terminal, .. } = reader;
    drop(terminal);
    workers.finish();
    ended
}

/// A model as the reader left it, with everything that its first screen shows, and what is still to be done.
fn begin(options: &Options, start: &Start, size: Size) -> Result<(Model, Vec<Effect>), ReaderError> {
    let column = options.width.clamp(*TEXT_WIDTHS.start(), *TEXT_WIDTHS.end());
    let settings = Settings {
        column,
        configured_column: column,
        reduced_motion: options.reduced_motion,
        ticker_of_issue: options.ticker_of_issue,
        configured_ticker: options.ticker_of_issue,
        ..Settings::default()
    };
    let rate_alert = Some(options.rate_alert.clone());
    let mut model = Model { settings, size, rate_alert, ..Model::default() };
    let place = start.reading.place().ok().flatten();
    let effects = super::app::begin(&mut model, place.as_deref());
    let effects =
        reads::answer_at_once(&mut model, &start.reading, effects).map_err(ReaderError::Unreadable)?;
    Ok((model, effects))
}

/// Whether the reader goes on.
#[derive(PartialEq, Eq)]
enum Going {
    On,
    Ended,
}

/// The thread that owns the terminal and the model.
struct Reader {
    model: Model,
    theme: Theme,
    terminal: Terminal,
    clock: Clock,
    workers: Workers,
    gate: Gate,
    /// When something was asked since the screen was painted: first, and last.
    asked: Option<(Instant, Instant)>,
    /// What is written once the screen is painted.
    writes: Vec<Effect>,
}

impl Reader {
    /// Takes messages in until one of them ends it.
    fn attend(&mut self, messages: &Receiver<Message>, effects: Vec<Effect>) -> Result<(), ReaderError> {
        if self.carry_out(effects)? == Going::Ended {
            return Ok(());
        }
        loop {
            if self.model.changed && self.await_answers(messages)? == Going::Ended {
                return Ok(());
            }
            if self.model.changed
                && let Err(error) = self.terminal.paint(&mut self.model, &self.theme)
            {
                // The terminal is gone; the place is not.
                self.take(Message::Terminate)?;
                return Err(error.into());
            }
            self.asked = None;
            self.write();
            let first = match self.next(messages) {
                Some(message) => message,
                None => return Ok(()),
            };
            if self.take(first)? == Going::Ended {
                return Ok(());
            }
            for message in messages.try_iter().take(DRAINED) {
                if self.take(message)? == Going::Ended {
                    return Ok(());
                }
            }
        }
    }

    /// Waits a moment for what was asked before the screen is painted, so that all panes turn together and it is painted
    /// once; never longer than twice [`GRACE`], however slow the disk is or fast the keys are.
    fn await_answers(&mut self, messages: &Receiver<Message>) -> Result<Going, ReaderError> {
        while let Some((first, last)) = self.asked.filter(|_| !self.model.asks.is_idle()) {
            let left = GRACE.saturating_sub(last.elapsed());
            let left = left.min((GRACE * 2).saturating_sub(first.elapsed()));
            if left.is_zero() {
                break;
            }
            let Ok(message) = messages.recv_timeout(left) else { break };
            if self.take(message)? == Going::Ended {
                return Ok(Going::Ended);
            }
        }
        Ok(Going::On)
    }

    /// Hands on what is to be written: nobody waits for it, and it takes time from the threads that paint and answer.
    fn write(&mut self) {
        self.workers.carry_out(std::mem::take(&mut self.writes));
    }

    /// The next message; waits with a limit only where a time was asked for. `None` when nobody is left to send one.
    fn next(&mut self, messages: &Receiver<Message>) -> Option<Message> {
        let Some(wait) = self.clock.wait() else { return messages.recv().ok() };
        match messages.recv_timeout(wait) {
            Ok(message) => Some(message),
            Err(RecvTimeoutError::Timeout) => Some(self.clock.due().map_or(Message::Idle, Message::Woke)),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    fn take(&mut self, message: Message) -> Result<Going, ReaderError> {
        if matches!(message, Message::Key(_) | Message::Mouse(..) | Message::Paste(_)) {
            self.workers.disturb();
        }
        let effects = update(&mut self.model, message);
        self.carry_out(effects)
    }

    fn carry_out(&mut self, effects: Vec<Effect>) -> Result<Going, ReaderError> {
        let mut others = Vec::new();
        for effect in effects {
            match effect {
                Effect::Wake(timer, after) => self.clock.set(timer, after),
                Effect::Suspend => {
                    self.terminal.suspend()?;
                    self.model.changed = true;
                }
                Effect::Repaint => {
                    self.terminal.restore_modes()?;
                    self.model.changed = true;
                }
                Effect::EditOutside(text) => {
                    // What it asks itself is newer than what was asked before it.
                    self.workers.carry_out(std::mem::take(&mut others));
                    let edited = self.edit_outside(&text)?;
                    if self.take(Message::Edited(edited))? == Going::Ended {
                        return Ok(Going::Ended);
                    }
                }
                Effect::Copy(copying) => self.terminal.copy(copying, self.workers.messages())?,
                Effect::Quit => {
                    self.workers.carry_out(others);
                    return Ok(Going::Ended);
                }
                Effect::Write(_) => self.writes.push(effect),
                other => {
                    if is_answered_soon(&other) {
                        let now = Instant::now();
                        self.asked = Some((self.asked.map_or(now, |(first, _)| first), now));
                    }
                    others.push(other);
                }
            }
        }
        self.workers.carry_out(others);
        Ok(Going::On)
    }

    /// Lends the terminal to the reader's own editor.
    fn edit_outside(&mut self, text: &str) -> Result<Result<String, String>, ReaderError> {
        self.gate.shut();
        let edited = self.terminal.lend(|| editor::edit(text));
        self.gate.open();
        self.model.changed = true;
        // The screen may have another size since.
        let resized = terminal::size().map(Message::Resize)?;
        self.take(resized)?;
        Ok(edited?)
    }
}
