//! One table of everything that was measured: a row for each thing, a column for each library.

use std::fmt;
use std::time::Duration;

/// A figure as it is shown, and the number by which columns are compared.
#[derive(Clone)]
pub(crate) struct Figure {
    shown: String,
    number: f64,
}

impl Figure {
    /// The median and the 99th of a hundred of some times.
    pub(crate) fn times(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        let of = |part: usize| {
            times
                .get((times.len() * part / 100).min(times.len().saturating_sub(1)))
                .copied()
                .unwrap_or_default()
        };
        let (median, late) = (milliseconds(of(50)), milliseconds(of(99)));
        Self { shown: format!("{median:.2} · {late:.2} ms"), number: median }
    }

    /// A time by itself.
    pub(crate) fn time(time: Duration) -> Self {
        Self { shown: format!("{:.2} ms", milliseconds(time)), number: milliseconds(time) }
    }

    /// So many bytes of memory or file.
    pub(crate) fn bytes(bytes: u64) -> Self {
        Self { shown: format!("{:.1} MB", bytes as f64 / 1e6), number: bytes as f64 }
    }

    /// A number of something.
    pub(crate) fn number(number: f64, digits: usize, unit: &str) -> Self {
        Self { shown: format!("{number:.digits$}{unit}"), number }
    }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The table.
pub(crate) struct Table {
    columns: Vec<String>,
    rows: Vec<(String, Vec<Option<Figure>>)>,
}

impl Table {
    /// A table with these columns and nothing in them.
    pub(crate) fn new(columns: Vec<String>) -> Self {
        Self { columns, rows: Vec::new() }
    }

    /// Puts a figure into a column, and tells it at once: the whole may take an hour.
    pub(crate) fn put(&mut self, what: &str, column: usize, figure: Figure) {
        let label = self.columns.get(column).map_or("", String::as_str);
        eprintln!("{label:>12}  {what}: {}", figure.shown);
        let row = match self.rows.iter().position(|(known, _)| known == what) {
            Some(row) => row,
            None => {
                self.rows.push((what.to_owned(), vec![None; self.columns.len()]));
                self.rows.len() - 1
            }
        };
        if let Some(place) = self.rows.get_mut(row).and_then(|(_, figures)| figures.get_mut(column)) {
            *place = Some(figure);
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let compared = self.columns.len() > 1;
        write!(out, "| |")?;
        for column in &self.columns {
            write!(out, " {column} |")?;
        }
        writeln!(out, "{}", if compared { " last / first |" } else { "" })?;
        writeln!(out, "|---|{}", "---|".repeat(self.columns.len() + usize::from(compared)))?;
        for (what, figures) in &self.rows {
            write!(out, "| {what} |")?;
            for figure in figures {
                write!(out, " {} |", figure.as_ref().map_or("–", |figure| &figure.shown))?;
            }
            if compared {
                let ends =
                    (figures.first().and_then(Option::as_ref), figures.last().and_then(Option::as_ref));
                match ends {
                    (Some(first), Some(last)) if first.number > 0.0 => {
                        write!(out, " {:.2} |", last.number / first.number)?;
                    }
                    _ => write!(out, " – |")?,
                }
            }
            writeln!(out)?;
        }
        Ok(())
    }
}
