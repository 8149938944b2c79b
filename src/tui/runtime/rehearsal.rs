//! The reader without a terminal and without threads: keys in, screens out. For tests.

use std::collections::VecDeque;
use std::ops::ControlFlow;

use super::imports::{self, Job};
use super::start::Start;
use super::writes::{Ledger, Pen};
use super::{Options, ReaderError, begin, brief, clipboard, reads};
use crate::tui::app::key::Key;
use crate::tui::app::message::{Mouse, Timer};
use crate::tui::app::{Effect, Message, Model, update};
use crate::tui::page::geometry::Size;
use crate::tui::view::print;
use crate::tui::view::theme::Theme;

/// A reader whose every effect is carried out before the next key.
pub struct Rehearsal {
    model: Model,
    theme: Theme,
    start: Start,
    pen: Pen,
    ledger: Ledger,
    timers: Vec<Timer>,
    version: Option<u64>,
    ended: bool,
    copied: Vec<String>,
    library: std::path::PathBuf,
    editor: fn(&str) -> String,
}

impl Rehearsal {
    /// Opens a library on a screen of this size.
    ///
    /// # Errors
    ///
    /// As [`super::run`], apart from the terminal.
    pub fn open(options: &Options, width: u16, height: u16) -> Result<Self, ReaderError> {
        let theme = Theme::named(options.theme).map_err(ReaderError::Theme)?;
        let mut start =
            Start::open(&options.library, options.aliases.as_deref(), &mut |_| ControlFlow::Continue(()))?;
        let (model, effects) = begin(options, &start, Size { width, height })?;
        let pen = Pen::new(&options.library, start.writing.take());
        let ledger = Ledger::default();
        let version = start.reading.version().ok();
        let mut rehearsal = Self {
            model,
            theme,
            start,
            pen,
            ledger,
            timers: Vec::new(),
            version,
            ended: false,
            copied: Vec::new(),
            library: options.library.clone(),
            editor: str::to_owned,
        };
        rehearsal.carry_out(effects);
        Ok(rehearsal)
    }

    /// Presses keys, in the notation of the key table, with spaces between them: `j j Enter Ctrl-d`.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace().filter_map(Key::parse) {
            self.take(Message::Key(key));
        }
        self
    }

    /// Types letters, spaces among them.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.take(Message::Key(Key::plain(crate::tui::app::key::Code::Char(letter))));
        }
        self
    }

    /// Pastes.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.take(Message::Paste(text.to_owned()));
        self
    }

    /// Presses the mouse's button at a column and a row.
    pub fn click(&mut self, x: u16, y: u16) -> &mut Self {
        self.take(Message::Mouse(Mouse::Press, x, y));
        self
    }

    /// Moves the mouse with its button held.
    pub fn drag(&mut self, x: u16, y: u16) -> &mut Self {
        self.take(Message::Mouse(Mouse::Drag, x, y));
        self
    }

    /// Turns the wheel by a notch at a column and a row.
    pub fn wheel(&mut self, down: bool, x: u16, y: u16) -> &mut Self {
        self.take(Message::Mouse(if down { Mouse::WheelDown } else { Mouse::WheelUp }, x, y));
        self
    }

    /// Gives the screen another size.
    pub fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.take(Message::Resize(Size { width, height }));
        self
    }

    /// Lets every time come that was asked for.
    pub fn pass_time(&mut self) -> &mut Self {
        for timer in std::mem::take(&mut self.timers) {
            self.take(Message::Woke(timer));
        }
        self
    }

    /// Whether the reader has quit.
    pub fn ended(&self) -> bool {
        self.ended
    }

    /// Sets what the reader's own editor does with a note.
    pub fn with_editor(&mut self, editor: fn(&str) -> String) -> &mut Self {
        self.editor = editor;
        self
    }

    /// What was copied last.
    pub fn copied(&self) -> Option<&str> {
        self.copied.last().map(String::as_str)
    }

    /// The rows of the screen, without the spaces at their ends.
    pub fn screen(&self) -> String {
        print::letters(&print::painted(&self.model, &self.theme))
    }

    /// How the cells look, a letter a cell: `R`eversed, `U`nderlined, `B`old, `D`im, `I`talic, `c`oloured, or `.`.
    pub fn looks(&self) -> String {
        print::looks(&print::painted(&self.model, &self.theme))
    }

    fn take(&mut self, message: Message) {
        let effects = update(&mut self.model, message);
        self.carry_out(effects);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        let mut open: VecDeque<Effect> = effects.into();
        while let Some(effect) = open.pop_front() {
            let message = match effect {
                Effect::Ask(ticket, query) => {
                    Some(Message::Answered(ticket, query.slot(), reads::answer(&self.start.reading, &query)))
                }
                Effect::Check => self.has_changed().then_some(Message::Changed),
                Effect::Write(write) => self.ledger.write(&mut self.pen, &write),
                Effect::Import(path) => Some(self.import(&Job::Path(path))),
                Effect::ImportSample => Some(self.import(&Job::Sample)),
                Effect::Copy(copying) => {
                    let told = clipboard::told(&copying, vec!["through the terminal".to_owned()]);
                    self.copied.push(copying.text);
                    Some(Message::Copied(told))
                }
                Effect::Brief(path) => Some(Message::Briefed(brief::from_library(&self.library, &path))),
                Effect::EditOutside(text) => Some(Message::Edited(Ok((self.editor)(&text)))),
                Effect::Wake(timer, _) => {
                    self.timers.retain(|other| *other != timer);
                    self.timers.push(timer);
                    None
                }
                Effect::Quit => {
                    self.ended = true;
                    None
                }
                Effect::EndSeek | Effect::StopImport | Effect::Suspend | Effect::Repaint => None,
            };
            if let Some(message) = message {
                open.extend(update(&mut self.model, message));
            }
        }
    }

    fn has_changed(&mut self) -> bool {
        let version = self.start.reading.version().ok();
        std::mem::replace(&mut self.version, version) != version
    }

    fn import(&mut self, job: &Job) -> Message {
        Message::Imported(imports::import(&mut self.pen, job, &mut |_| ControlFlow::Continue(())))
    }
}
