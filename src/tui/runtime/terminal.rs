//! The terminal: taken for the reader, and given back whatever happens.

use std::io::{self, BufWriter, Stdout, Write, stdout};
use std::panic;
use std::thread;

use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, execute};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;

use crate::tui::app::Model;
use crate::tui::page::geometry::Size;
use crate::tui::view::paint;
use crate::tui::view::theme::Theme;

/// The terminal, while it is the reader's. Given back when dropped, and by a panic of the drawing thread.
pub(crate) struct Terminal {
    screen: ratatui::Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    mouse: bool,
}

/// How large the screen is.
pub(crate) fn size() -> io::Result<Size> {
    let (width, height) = crossterm::terminal::size()?;
    Ok(Size { width, height })
}

impl Terminal {
    /// Takes the terminal.
    pub(crate) fn enter(mouse: bool) -> io::Result<Self> {
        give_back_on_panic();
        take(mouse).inspect_err(|_| give_back())?;
        // From here on `drop` gives it back, whatever fails.
        let screen = ratatui::Terminal::new(CrosstermBackend::new(BufWriter::new(stdout())));
        let screen = screen.inspect_err(|_| give_back())?;
        Ok(Self { screen, mouse })
    }

    /// Paints the model and notes that the screen shows it.
    pub(crate) fn paint(&mut self, model: &mut Model, theme: &Theme) -> io::Result<()> {
        self.screen.draw(|frame| paint(model, theme, frame))?;
        model.changed = false;
        Ok(())
    }

    /// Gives the terminal back, stops the process, and takes it again when it is continued.
    pub(crate) fn suspend(&mut self) -> io::Result<()> {
        give_back();
        super::signals::stop_here()?;
        self.restore_modes()
    }

    /// Takes the terminal anew, after it was somebody else's.
    pub(crate) fn restore_modes(&mut self) -> io::Result<()> {
        take(self.mouse)?;
        // `clear` would ask the terminal for its cursor, and wait for an answer that the input thread gets.
        let size = self.screen.size()?;
        self.screen.resize(Rect::from(size))
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        give_back();
    }
}

fn take(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    let mut out = stdout();
    execute!(out, EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)?;
    if mouse {
        execute!(out, EnableMouseCapture)?;
    }
    Ok(())
}

/// Undoes everything that [`take`] did. What fails cannot be mended here: the terminal may be gone.
fn give_back() {
    let mut out = stdout();
    let shown = execute!(out, DisableMouseCapture, DisableBracketedPaste, LeaveAlternateScreen, cursor::Show);
    let cooked = disable_raw_mode();
    let flushed = out.flush();
    if shown.is_err() || cooked.is_err() || flushed.is_err() {
        tracing::debug!("the terminal could not be given back");
    }
}

/// A panic of this thread gives the terminal back before it is told; one of a worker is told by a notice, and its
/// message would only garble the screen.
fn give_back_on_panic() {
    let drawing = thread::current().id();
    let tell = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if thread::current().id() == drawing {
            give_back();
            tell(panic);
        } else {
            tracing::error!(thread = thread::current().name(), "a worker panicked");
        }
    }));
}
