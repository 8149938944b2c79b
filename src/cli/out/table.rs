//! Rows in columns: aligned and cut to fit on a terminal, as they are with tabs between them for other programs.

use std::borrow::Cow;
use std::io;
use std::ops::Range;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use super::wrap::split_at_width;
use super::{DIM, Out, TEXT, plain};

/// Rows that are looked at before the columns' widths are settled, so that a long list begins at once.
const MEASURED: usize = 500;
/// What stands between two columns.
const GAP_TEXT: &str = "  ";
const GAP: usize = GAP_TEXT.len();
/// A column that stands back is cut no further than this.
const LEAST_ASIDE: usize = 8;
/// The main text is not cut further than this as long as a column that stands back can be left out instead.
const LEAST_TEXT: usize = 36;

/// A column's heading and manner.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    heading: &'static str,
    manner: Manner,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    Left,
    Right,
    Text,
    Aside,
}

impl Column {
    /// Words, never cut.
    pub(crate) const fn left(heading: &'static str) -> Self {
        Self { heading, manner: Manner::Left }
    }

    /// Numbers, never cut.
    pub(crate) const fn right(heading: &'static str) -> Self {
        Self { heading, manner: Manner::Right }
    }

    /// The main text, cut last where the terminal is narrow.
    pub(crate) const fn text(heading: &'static str) -> Self {
        Self { heading, manner: Manner::Text }
    }

    /// What stands back: cut first where the terminal is narrow, left out where it is very narrow.
    pub(crate) const fn aside(heading: &'static str) -> Self {
        Self { heading, manner: Manner::Aside }
    }
}

/// One field of a row.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    text: String,
    style: Style,
    lit: Vec<Range<usize>>,
}

impl Cell {
    /// The same with these characters lit: ranges of 0-based characters, in order and apart.
    pub(crate) fn lit(self, lit: Vec<Range<usize>>) -> Self {
        Self { lit, ..self }
    }
}

/// A field of this text, in this style.
pub(crate) fn cell(text: impl ToString, style: Style) -> Cell {
    Cell { text: plain(&text.to_string()).into_owned(), style, lit: Vec::new() }
}

/// Rows on their way to the terminal or to another program.
pub(crate) struct Table<'a> {
    out: &'a mut Out,
    columns: &'a [Column],
    waiting: Vec<Vec<Cell>>,
    widths: Option<Vec<Width>>,
}

/// A column's width; `None` where it is left out.
type Width = Option<usize>;

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

/// The width of every column: what its rows need, and where that is too much, what the terminal has room for.
fn fitted(columns: &[Column], rows: &[Vec<Cell>], terminal: usize) -> Vec<Width> {
    let mut widths: Vec<Width> = columns.iter().enumerate().map(|at| Some(needed(at, rows))).collect();
    shrink(columns, &mut widths, Manner::Aside, LEAST_ASIDE, terminal);
    shrink(columns, &mut widths, Manner::Text, LEAST_TEXT, terminal);
    while excess(&widths, terminal) > 0 {
        let Some(aside) = columns
            .iter()
            .zip(&widths)
            .rposition(|(column, width)| column.manner == Manner::Aside && width.is_some())
        else {
            break;
        };
        if let Some(width) = widths.get_mut(aside) {
            *width = None;
        }
    }
    // What was left out may have made more room than the text had given up.
    for (at, width) in columns.iter().enumerate().zip(&mut widths) {
        if at.1.manner == Manner::Text {
            *width = Some(needed(at, rows));
        }
    }
    shrink(columns, &mut widths, Manner::Text, 1, terminal);
    widths
}

/// The width that a column's heading and cells need.
fn needed((index, column): (usize, &Column), rows: &[Vec<Cell>]) -> usize {
    let cells = rows.iter().filter_map(|row| row.get(index)).map(|cell| cell.text.width());
    cells.chain([column.heading.width()]).max().unwrap_or(0)
}

/// How many columns of the terminal the line is too long by.
fn excess(widths: &[Width], terminal: usize) -> usize {
    let shown = widths.iter().flatten().count();
    let line = widths.iter().flatten().sum::<usize>() + GAP * shown.saturating_sub(1);
    line.saturating_sub(terminal)
}

/// Takes what is too much from the columns of this manner, always from the widest, down to `least`.
fn shrink(columns: &[Column], widths: &mut [Width], manner: Manner, least: usize, terminal: usize) {
    for _ in 0..excess(widths, terminal) {
        let of_manner = widths.iter_mut().zip(columns).filter(|(_, column)| column.manner == manner);
        let widest = of_manner.filter_map(|(width, _)| width.as_mut()).max_by_key(|width| **width);
        match widest {
            Some(width) if *width > least => *width -= 1,
            _ => break,
        }
    }
}

fn aligned(columns: &[Column], widths: &[Width], cells: &[Cell]) -> String {
    let mut line = String::new();
    for ((column, width), Cell { text, style, lit }) in columns.iter().zip(widths).zip(cells) {
        let Some(width) = *width else { continue };
        let text = match column.manner {
            Manner::Text | Manner::Aside => shortened(text, width),
            Manner::Left | Manner::Right => Cow::Borrowed(text.as_str()),
        };
        let padding = " ".repeat(width.saturating_sub(text.width()));
        let style = if text.is_empty() { &TEXT } else { style };
        line += &match column.manner {
            Manner::Right => padding + &painted(&text, *style, lit),
            _ => painted(&text, *style, lit) + &padding,
        };
        line += GAP_TEXT;
    }
    line.truncate(line.trim_end().len());
    line
}

/// The text in its style, with what is lit underlined in a colour.
fn painted(text: &str, style: Style, lit: &[Range<usize>]) -> String {
    let bright = style.fg_color(Some(AnsiColor::Yellow.into())).underline();
    let mut painted = String::new();
    let (mut letters, mut at) = (text.chars(), 0);
    for (part, style) in lit.iter().flat_map(|lit| [(lit.start, style), (lit.end, bright)]) {
        let run: String = letters.by_ref().take(part.saturating_sub(at)).collect();
        at = part;
        if !run.is_empty() {
            painted += &format!("{style}{run}{style:#}");
        }
    }
    let rest = letters.as_str();
    if rest.is_empty() && !painted.is_empty() {
        painted
    } else {
        painted + &format!("{style}{rest}{style:#}")
    }
}

/// The text, or as much of it as fits before an ellipsis.
fn shortened(text: &str, width: usize) -> Cow<'_, str> {
    if text.width() <= width {
        return Cow::Borrowed(text);
    }
    let (start, _) = split_at_width(text, width.saturating_sub(1));
    Cow::Owned(format!("{}…", start.trim_end()))
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::io::{self, Write};
    use std::rc::Rc;

    use unicode_width::UnicodeWidthStr;

    use super::super::{Out, TEXT};
    use super::{Column, Table, aligned, cell, fitted};

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

    #[test]
    fn a_cut_never_splits_a_grapheme() {
        for (text, width, cut) in [
            ("👩‍🌾👩‍🌾👩‍🌾", 4, "👩‍🌾…"),
            ("🇰🇿🇺🇿🇰🇬", 5, "🇰🇿🇺🇿…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
            ("Қазақстан", 5, "Қаза…"),
            ("oʻzbek tili", 8, "oʻzbek…"),
        ] {
            assert_eq!(super::shortened(text, width), cut);
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
    fn what_is_lit_stands_out_as_far_as_it_is_shown() {
        const COLUMNS: [Column; 1] = [Column::text("title")];
        let line = |width, lit: &[std::ops::Range<usize>]| {
            let row = [cell("Қар Over", TEXT).lit(lit.to_vec())];
            aligned(&COLUMNS, &[Some(width)], &row)
                .replace("\u{1b}[4m\u{1b}[33m", "<")
                .replace("\u{1b}[0m", ">")
        };
        assert_eq!(line(20, &[0..2, 4..8]), "<Қа>р <Over>");
        assert_eq!(line(6, &[0..1, 4..8]), "<Қ>ар <O…>");
        assert_eq!(line(20, &[]), "Қар Over");
        assert_eq!(line(20, &[0..1, 7..12]), "<Қ>ар Ove<r>");
    }

    #[test]
    fn what_stands_back_is_cut_first_and_left_out_before_the_text_is_cut_short() {
        const COLUMNS: [Column; 3] =
            [Column::aside("outlet"), Column::text("title"), Column::aside("source")];
        let title = "A title of exactly forty-two columns, here";
        let row = [cell("The Herald of Naryn", TEXT), cell(title, TEXT), cell("a/long/path.txt", TEXT)];
        let line = |terminal| {
            let row = row.to_vec();
            aligned(&COLUMNS, &fitted(&COLUMNS, std::slice::from_ref(&row), terminal), &row)
        };
        assert_eq!(line(79), format!("The Herald of Nar…  {title}  a/long/path.txt"));
        assert_eq!(line(62), format!("The Her…  {title}  a/long/…"));
        assert_eq!(line(56), "The Her…  A title of exactly forty-two column…  a/long/…");
        assert_eq!(line(52), format!("The Her…  {title}"));
        assert_eq!(line(44), title);
        assert_eq!(line(20), "A title of exactly…");
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
