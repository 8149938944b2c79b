//! Standard output and standard error: where text, JSON Lines and messages go.

mod page;
mod plain;
mod progress_line;
mod table;
mod wrap;

use std::ffi::OsString;
use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use serde::Serialize;

use super::args::Color;
use crate::library::{Escaping, is_foreign};

pub(crate) use page::Page;
pub(crate) use plain::plain;
pub(crate) use progress_line::ProgressLine;
pub(crate) use table::{Cell, Column, Table, cell};

use wrap::wrapped;

/// For titles.
pub(crate) const BOLD: Style = Style::new().bold();
/// For what stands back.
pub(crate) const DIM: Style = Style::new().dimmed();
/// For ids, which are there to be typed again.
pub(crate) const ID: Style = AnsiColor::Cyan.on_default();
/// No style.
pub(crate) const TEXT: Style = Style::new();

/// For what answers a query.
const LIT: Style = AnsiColor::Yellow.on_default().bold();

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// Columns where neither `COLUMNS` nor a terminal tells them.
const USUAL_WIDTH: usize = 80;

/// Standard output and standard error of one call.
pub(crate) struct Out {
    stdout: Box<dyn Write>,
    stderr: Box<dyn Write>,
    terminal: bool,
    width: usize,
    json: bool,
}

impl Out {
    /// The process's own streams.
    pub(crate) fn to_terminal(color: Color, json: bool) -> Self {
        let (stdout, stderr) = (io::stdout(), io::stderr());
        let terminal = stdout.is_terminal();
        let (on_stdout, on_stderr) = match color {
            Color::Auto => (AutoStream::choice(&stdout), AutoStream::choice(&stderr)),
            Color::Always => (ColorChoice::Always, ColorChoice::Always),
            Color::Never => (ColorChoice::Never, ColorChoice::Never),
        };
        Self {
            stdout: Box::new(BufWriter::new(AutoStream::new(stdout, on_stdout))),
            stderr: Box::new(AutoStream::new(stderr, on_stderr)),
            terminal,
            width: width(),
            json,
        }
    }

    /// Streams without colour for tests; a terminal of this width where one is given.
    #[cfg(test)]
    pub(crate) fn to(stdout: Box<dyn Write>, terminal: Option<usize>) -> Self {
        let plain = Box::new(anstream::StripStream::new(stdout));
        let width = terminal.unwrap_or(USUAL_WIDTH);
        Self { stdout: plain, stderr: Box::new(io::sink()), terminal: terminal.is_some(), width, json: false }
    }

    /// Whether JSON Lines are wanted.
    pub(crate) fn json(&self) -> bool {
        self.json
    }

    /// Whether standard output is a terminal.
    pub(crate) fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// Columns of the terminal.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// Prints a value as one line of JSON.
    pub(crate) fn json_line(&mut self, value: &impl Serialize) -> io::Result<()> {
        let mut line = serde_json::Serializer::with_formatter(&mut self.stdout, Escaping);
        value.serialize(&mut line)?;
        self.stdout.write_all(b"\n")
    }

    /// Prints a line. Foreign text in it has passed [`plain`].
    pub(crate) fn line(&mut self, line: impl Display) -> io::Result<()> {
        writeln!(self.stdout, "{line}")
    }

    /// The writer of standard output, for what prints itself.
    pub(crate) fn writer(&mut self) -> &mut dyn Write {
        &mut *self.stdout
    }

    /// Sends on what has been printed.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.stdout.flush()
    }

    /// Says on standard error what has been done or what to do next.
    pub(crate) fn hint(&mut self, what: &str) {
        self.say(TEXT, "", what);
    }

    /// Says on standard error what was not done.
    pub(crate) fn warning(&mut self, what: &str) {
        self.say(WARNING, "warning: ", what);
    }

    /// Says on standard error why all has failed.
    pub(crate) fn error(&mut self, what: &str) {
        self.say(ERROR, "error: ", what);
    }

    /// Shows lines of foreign text on standard error as they are, to point at a place in them.
    pub(crate) fn pointed(&mut self, text: &str) {
        let _ = text.lines().try_for_each(|line| writeln!(self.stderr, "{}", plain(line)));
    }

    /// Says on standard error what was wrong with the arguments: in colours, unless an argument, which may be quoted
    /// there, would speak to the terminal itself.
    pub(crate) fn usage(&mut self, wrong: &clap::Error, args: &[OsString]) {
        let text = wrong.render();
        let _ = if args.iter().any(|arg| arg.to_string_lossy().contains(is_foreign)) {
            text.to_string().lines().try_for_each(|line| writeln!(self.stderr, "{}", plain(line)))
        } else {
            write!(self.stderr, "{}", text.ansi())
        };
    }

    /// A message that cannot be told is lost: there is no other place for it.
    fn say(&mut self, style: Style, label: &str, what: &str) {
        let _ = self.stdout.flush();
        let _ = writeln!(self.stderr, "{style}{label}{style:#}{}", plain(what));
    }
}

/// As many blanks as a text has columns.
pub(crate) fn blank_like(text: &str) -> String {
    " ".repeat(unicode_width::UnicodeWidthStr::width(&*plain(text)))
}

fn width() -> usize {
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let seen = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    asked.or_else(seen).filter(|width| *width > 0).unwrap_or(USUAL_WIDTH)
}
