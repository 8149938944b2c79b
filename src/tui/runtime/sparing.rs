//! What is written to the terminal for a frame: all of it at once, and nothing where nothing differs.
//!
//! A frame that shows what the one before it showed costs no byte, and the terminal is not asked for its size with every
//! frame: the input tells when that changes.

use std::io::{self, Write};

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::queue;
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size as Cells};

use crate::tui::page::geometry::Size;

/// A terminal that is written to when a frame is over, and only what differs.
pub(super) struct Sparing<W: Write> {
    terminal: CrosstermBackend<W>,
    size: Cells,
    /// Whether the cursor is seen, where that is known.
    cursor: Option<bool>,
}

impl<W: Write> Sparing<W> {
    /// One of this size; nothing is known of its cursor.
    pub(super) fn new(out: W, size: Size) -> Self {
        Self { terminal: CrosstermBackend::new(out), size: cells(size), cursor: None }
    }

    /// The terminal has another size.
    pub(super) fn resize(&mut self, size: Size) {
        self.size = cells(size);
    }
}

fn cells(size: Size) -> Cells {
    Cells { width: size.width, height: size.height }
}

impl<W: Write> Backend for Sparing<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        self.terminal.draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor.replace(false) == Some(false) {
            return Ok(());
        }
        queue!(self.terminal, Hide)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.cursor.replace(true) == Some(true) {
            return Ok(());
        }
        queue!(self.terminal, Show)
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.terminal.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        queue!(self.terminal, MoveTo(x, y))
    }

    fn clear(&mut self) -> io::Result<()> {
        self.terminal.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.terminal.clear_region(region)
    }

    fn append_lines(&mut self, lines: u16) -> io::Result<()> {
        self.terminal.append_lines(lines)
    }

    fn size(&self) -> io::Result<Cells> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.terminal.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.terminal)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};
    use std::sync::{Arc, Mutex};

    use ratatui::Terminal;

    use super::{Size, Sparing};

    /// What was written.
    #[derive(Clone, Default)]
    struct Paper(Arc<Mutex<Vec<u8>>>);

    impl Write for Paper {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn written(paper: &Paper) -> String {
        String::from_utf8(std::mem::take(&mut *paper.0.lock().unwrap())).unwrap()
    }

    #[test]
    fn a_frame_that_differs_in_nothing_writes_nothing() {
        let paper = Paper::default();
        let size = Size { width: 12, height: 2 };
        let mut terminal = Terminal::new(Sparing::new(paper.clone(), size)).unwrap();
        let mut show = |words: &str, cursor: Option<(u16, u16)>| {
            let frame = |frame: &mut ratatui::Frame<'_>| {
                frame.buffer_mut().set_string(0, 0, words, ratatui::style::Style::new());
                cursor.into_iter().for_each(|at| frame.set_cursor_position(at));
            };
            terminal.draw(frame).unwrap();
            written(&paper)
        };
        let first = show("hay", None);
        assert!(first.contains("hay") && first.contains("\u{1b}[?25l"), "{first:?}");
        assert_eq!(show("hay", None), "");
        assert!(show("hat", None).contains('t'));
        assert!(show("hat", Some((3, 0))).contains("\u{1b}[?25h"));
        let moved = show("hat", Some((4, 0)));
        assert!(moved.contains("\u{1b}[1;5H") && !moved.contains("\u{1b}[?25h"), "{moved:?}");
        assert!(show("hat", None).contains("\u{1b}[?25l"));
    }
}
