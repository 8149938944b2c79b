//! `akyn export`: the library as JSON Lines, which `akyn import` reads back.

use std::io::{self, Write};

use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::digest::{Date, Edtf};

/// Print the library as JSON Lines, which `akyn import` reads back
#[derive(Debug, clap::Args)]
pub(crate) struct Export {
    /// Only what is from this day or later, such as 2025-01-23
    #[arg(long, value_name = "DATE", value_parser = day)]
    since: Option<Date>,
}

impl Export {
    pub(crate) fn run(&self, call: &mut Call<'_>) -> Result<Ending, CliError> {
        let library = call.reading()?;
        let mut lines = Lines { out: call.out.writer(), left: call.limit, written: 0, broken: None };
        let exported = library.export(self.since, &mut lines);
        let (written, broken) = (lines.written, lines.broken);
        // The library tells of a writer's failure in words only; a closed pipe must be known from the others.
        if let Some(kind) = broken {
            return Err(io::Error::from(kind).into());
        }
        exported?;
        if written > 0 {
            return Ok(Ending::Done);
        }
        call.nothing(&library, "nothing from that day or later")
    }
}

/// A writer that lets so many lines through, counts them, and remembers what broke it.
struct Lines<'a> {
    out: &'a mut dyn Write,
    left: u64,
    written: u64,
    broken: Option<io::ErrorKind>,
}

impl Write for Lines<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            if self.left == 0 {
                break;
            }
            self.out.write_all(line).inspect_err(|error| self.broken = Some(error.kind()))?;
            if line.ends_with(b"\n") {
                self.left -= 1;
                self.written += 1;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush().inspect_err(|error| self.broken = Some(error.kind()))
    }
}

fn day(text: &str) -> Result<Date, String> {
    let date: Edtf = text.parse().map_err(|error: crate::digest::EdtfError| error.to_string())?;
    date.first_day().ok_or_else(|| "the year must be known, as in 2025-01-23".to_owned())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::Lines;

    #[test]
    fn only_whole_lines_count_and_only_as_many_as_are_wanted() {
        let mut paper = Vec::new();
        let mut lines = Lines { out: &mut paper, left: 2, written: 0, broken: None };
        for part in ["{\"a\":", "1}\n{\"b\"", ":2}\n{\"c\":3}\n", "{\"d\":4}\n"] {
            lines.write_all(part.as_bytes()).unwrap();
        }
        assert_eq!(lines.written, 2);
        assert_eq!(paper, b"{\"a\":1}\n{\"b\":2}\n");
    }
}
