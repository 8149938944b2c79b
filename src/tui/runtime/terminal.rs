//! The terminal: taken for the reader, and given back whatever happens.

use std::io::{self, BufWriter, Stdout, Write, stdout};
use std::panic;
use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, execute};
use ratatui::layout::Rect;

use super::sparing::Sparing;
use crate::tui::app::message::Copying;
use crate::tui::app::{Message, Model};
use crate::tui::page::geometry::Size;
use crate::tui::view::paint;
use crate::tui::view::theme::Theme;

/// Bytes that a frame is gathered in before any is written: a whole screen, in colours, goes out at once.
const FRAME: usize = 1 << 16;

/// The terminal, while it is the reader's. Given back when dropped, and by a panic of the drawing thread.
pub(crate) struct Terminal {
    screen: ratatui::Terminal<Sparing<BufWriter<Stdout>>>,
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
        let out = BufWriter::with_capacity(FRAME, stdout());
        let screen = size().and_then(|size| ratatui::Terminal::new(Sparing::new(out, size)));
        let screen = screen.inspect_err(|_| give_back())?;
        Ok(Self { screen, mouse })
    }

    /// Paints the model and notes that the screen shows it.
    pub(crate) fn paint(&mut self, model: &mut Model, theme: &Theme) -> io::Result<()> {
        self.screen.backend_mut().resize(model.size);
        self.screen.draw(|frame| paint(model, theme, frame))?;
        model.changed = false;
        Ok(())
    }

    /// Copies through the terminal, and with a program where there is one.
    pub(crate) fn copy(&mut self, copying: Copying, messages: &Sender<Message>) -> io::Result<()> {
        // Nothing painted waits to be written: every frame is flushed.
        super::clipboard::copy(copying, &mut stdout(), messages)
    }

    /// Gives the terminal back, stops the process, and takes it again when it is continued.
    pub(crate) fn suspend(&mut self) -> io::Result<()> {
        give_back();
        super::signals::stop_here()?;
        self.restore_modes()
    }

    /// Gives the terminal back while something else is done, and takes it again.
    pub(crate) fn lend<T>(&mut self, work: impl FnOnce() -> T) -> io::Result<T> {
        give_back();
        let done = work();
        self.restore_modes()?;
        Ok(done)
    }

    /// Takes the terminal anew, after it was somebody else's.
    pub(crate) fn restore_modes(&mut self) -> io::Result<()> {
        take(self.mouse)?;
        *self.screen.backend_mut() = Sparing::new(BufWriter::with_capacity(FRAME, stdout()), size()?);
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

#[cfg(all(test, unix))]
mod tests {
    use std::io::Read;

    use portable_pty::{CommandBuilder, PtySize, native_pty_system};

    use super::Terminal;

    /// Tells this test that it is the one inside a terminal.
    const INSIDE: &str = "AKYN_TEST_PANICS_INSIDE";
    const NAME: &str = "tui::runtime::terminal::tests::a_panic_gives_the_terminal_back_before_it_is_told";

    #[test]
    fn a_panic_gives_the_terminal_back_before_it_is_told() {
        if std::env::var_os(INSIDE).is_some() {
            let _terminal = Terminal::enter(true).unwrap();
            panic!("the drawing went wrong");
        }
        let pair = native_pty_system().openpty(PtySize::default()).unwrap();
        let modes = || format!("{:?}", pair.master.get_termios().unwrap());
        let before = modes();
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args(["--exact", NAME, "--nocapture"]);
        command.env(INSIDE, "yes");
        let mut child = pair.slave.spawn_command(command).unwrap();
        let told = read_until(&mut pair.master.try_clone_reader().unwrap(), "test result: FAILED");
        assert!(!child.wait().unwrap().success());
        assert_eq!(modes(), before);
        let place = |what: &str| told.find(what).unwrap_or_else(|| panic!("{what:?} is not in {told:?}"));
        let (taken, given_back) = (place("\u{1b}[?1049h"), place("\u{1b}[?1049l"));
        assert!(taken < given_back && given_back < place("the drawing went wrong"), "{told:?}");
        assert!(place("\u{1b}[?25l") < place("\u{1b}[?25h"), "{told:?}");
    }

    fn read_until(from: &mut dyn Read, words: &str) -> String {
        let (mut all, mut buffer) = (Vec::new(), [0; 4096]);
        while !String::from_utf8_lossy(&all).contains(words) {
            // Nothing more, or the other end closed.
            let Ok(read @ 1..) = from.read(&mut buffer) else { break };
            all.extend_from_slice(&buffer[..read]);
        }
        String::from_utf8_lossy(&all).into_owned()
    }
}
