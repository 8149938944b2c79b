//! Rows in columns: aligned and cut to fit on a terminal, as they are with tabs between them for other programs.

use std::borrow::Cow;
use std::io;

use anstyle::Style;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{DIM, Out, plain};

/// Rows that are looked at before the columns' widths are settled, so that a long list begins at once.
const MEASURED: usize = 500;
/// Columns between two columns.
const GAP: usize = 2;
/// A column is cut no further than this.
const LEAST: usize = 8;

/// A column's heading and manner.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    heading: &'static str,
    right: bool,
    cut: bool,
}

impl Column {
    /// Words, never cut.
    pub(crate) const fn left(heading: &'static str) -> Self {
        Self { heading, right: false, cut: false }
    }

    /// Numbers, never cut.
    pub(crate) const fn right(heading: &'static str) -> Self {
        Self { heading, right: true, cut: false }
    }

    /// Running text, cut where the terminal is narrow.
    pub(crate) const fn text(heading: &'static str) -> Self {
        Self { heading, right: false, cut: true }
    }
}

/// One field of a row.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    text: String,
    style: Style,
}

/// A field of this text, in this style.
pub(crate) fn cell(text: impl ToString, style: Style) -> Cell {
    Cell { text: plain(&text.to_string()).into_owned(), style }
}

/// Rows on their way to the terminal or to another program.
pub(crate) struct Table<'a> {
    out: &'a mut Out,
    columns: &'a [Column],
    waiting: Vec<Vec<Cell>>,
    widths: Option<Vec<usize>>,
}

impl<'a> Table<'a> {
    /// A table of these columns.
    pub(crate) fn new(out: &'a mut Out, columns: &'a [Column]) -> Self {
        Self { out, columns, waiting: Vec::new(), widths: None }
    }

    /// Prints a row, at once or a little later.
    pub(crate) fn row(&mut self, cells: Vec<Cell>) -> io::Result<()> {
        if !self.out.is_terminal() {
            let fields: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
            return self.out.line(fields.join("\t"));
        }
        if let Some(widths) = &self.widths {
            return self.out.line(aligned(self.columns, widths, &cells));
        }
        self.waiting.push(cells);
        if self.waiting.len() < MEASURED { Ok(()) } else { self.settle() }
    }

    /// Prints the rows that still wait.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        if self.widths.is_some() || self.waiting.is_empty() { Ok(()) } else { self.settle() }
    }

    fn settle(&mut self) -> io::Result<()> {
        let widths = fitted(self.columns, &self.waiting, self.out.width());
        let headings: Vec<Cell> = self.columns.iter().map(|column| cell(column.heading, DIM)).collect();
        self.out.line(aligned(self.columns, &widths, &headings))?;
        for row in std::mem::take(&mut self.waiting) {
            self.out.line(aligned(self.columns, &widths, &row))?;
        }
        self.widths = Some(widths);
        Ok(())
    }
}

/// The width of every column: what its rows need, the widest of the running texts narrowed until the line fits.
fn fitted(columns: &[Column], rows: &[Vec<Cell>], terminal: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(index, column)| {
            let cells = rows.iter().filter_map(|row| row.get(index)).map(|cell| cell.text.width());
            cells.chain([column.heading.width()]).max().unwrap_or(0)
        })
        .collect();
    let gaps = GAP * columns.len().saturating_sub(1);
    let mut over = (widths.iter().sum::<usize>() + gaps).saturating_sub(terminal);
    while over > 0 {
        let widest = widths.iter_mut().zip(columns).filter(|(width, column)| column.cut && **width > LEAST);
        let Some((width, _)) = widest.max_by_key(|(width, _)| **width) else { break };
        *width -= 1;
        over -= 1;
    }
    widths
}

fn aligned(columns: &[Column], widths: &[usize], cells: &[Cell]) -> String {
    let mut line = String::new();
    let last = columns.len().saturating_sub(1);
    for (index, ((column, width), Cell { text, style })) in columns.iter().zip(widths).zip(cells).enumerate()
    {
        let text = if column.cut { shortened(text, *width) } else { Cow::Borrowed(text.as_str()) };
        let padding = " ".repeat(width.saturating_sub(text.width()));
        match (column.right, index == last) {
            (true, _) => line += &format!("{padding}{style}{text}{style:#}"),
            (false, true) => line += &format!("{style}{text}{style:#}"),
            (false, false) => line += &format!("{style}{text}{style:#}{padding}"),
        }
        if index != last {
            line += &" ".repeat(GAP);
        }
    }
    line
}

/// The text, or as much of it as fits before an ellipsis.
fn shortened(text: &str, width: usize) -> Cow<'_, str> {
    if text.width() <= width {
        return Cow::Borrowed(text);
    }
    let mut taken = 0;
    let fits = |character: &char| {
        taken += character.width().unwrap_or(0);
        taken < width
    };
    let start: String = text.chars().take_while(fits).collect();
    Cow::Owned(format!("{}…", start.trim_end()))
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::io::{self, Write};
    use std::rc::Rc;

    use unicode_width::UnicodeWidthStr;

    use super::super::{Out, TEXT};
    use super::{Column, Table, cell};

    #[derive(Clone, Default)]
    struct Paper(Rc<RefCell<Vec<u8>>>);

    impl Write for Paper {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().write(bytes)
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    const COLUMNS: [Column; 3] = [Column::left("id"), Column::text("title"), Column::right("words")];

    fn printed(rows: &[(&str, &str, u32)], terminal: Option<usize>) -> String {
        let paper = Paper::default();
        let mut out = Out::to(Box::new(paper.clone()), terminal);
        let mut table = Table::new(&mut out, &COLUMNS);
        for (id, title, words) in rows {
            table.row(vec![cell(id, TEXT), cell(title, TEXT), cell(words, TEXT)]).unwrap();
        }
        table.finish().unwrap();
        let bytes = paper.0.borrow().clone();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn columns_are_aligned_and_cut_to_fit() {
        let rows = [("s1", "A new bridge over the Panj", 120), ("s12", "Snow", 7)];
        assert_eq!(
            printed(&rows, Some(30)),
            "id   title               words\n\
             s1   A new bridge over…    120\n\
             s12  Snow                    7\n"
        );
        let wide = printed(&rows, Some(200));
        assert!(wide.contains("A new bridge over the Panj    120\n"), "{wide}");
    }

    #[test]
    fn wide_characters_count_as_the_terminal_shows_them() {
        let rows = [("s1", "中央亚洲的新闻周刊今天出版", 1), ("s2", "Қазақстан туралы ұзақ тақырып", 2)];
        for line in printed(&rows, Some(26)).lines() {
            assert!(line.width() <= 26, "{line}");
        }
    }

    #[test]
    fn other_programs_get_whole_fields_with_tabs_between_and_no_heading() {
        let rows = [("s1", "A new bridge\tover the\u{1b}[2J Panj", 120)];
        assert_eq!(printed(&rows, None), "s1\tA new bridge�over the�[2J Panj\t120\n");
    }

    #[test]
    fn a_long_list_keeps_the_widths_it_began_with() {
        let rows = vec![("s1", "Snow", 7); 1200];
        let text = printed(&rows, Some(40));
        assert_eq!(text.lines().count(), 1201);
        assert!(text.lines().skip(1).all(|line| line == "s1  Snow       7"));
        assert_eq!(printed(&[], Some(40)), "");
    }
}
