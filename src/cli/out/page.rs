//! Running text on its way out, in lines no wider than is good to read.

use std::io;
use std::ops::Range;

use anstyle::Style;

use super::{BOLD, DIM, LIT, Out, TEXT, wrapped};
use crate::digest::{Block, BlockKind};

/// Running text of at most so many columns.
pub(crate) struct Page<'a> {
    out: &'a mut Out,
    width: usize,
}

impl<'a> Page<'a> {
    /// Text of at most `measure` columns, fewer where the terminal is narrow.
    pub(crate) fn new(out: &'a mut Out, measure: usize) -> Self {
        let width = measure.min(out.width());
        Self { out, width }
    }

    /// An empty line.
    pub(crate) fn blank(&mut self) -> io::Result<()> {
        self.out.line("")
    }

    /// A title.
    pub(crate) fn title(&mut self, text: &str) -> io::Result<()> {
        self.lines(text, BOLD, "", "")
    }

    /// What stands back.
    pub(crate) fn dim(&mut self, text: &str) -> io::Result<()> {
        self.lines(text, DIM, "", "")
    }

    /// A paragraph after an empty line.
    pub(crate) fn paragraph(&mut self, text: &str) -> io::Result<()> {
        self.blank()?;
        self.lines(text, TEXT, "", "")
    }

    /// A section's heading after an empty line.
    pub(crate) fn section(&mut self, heading: &str) -> io::Result<()> {
        self.blank()?;
        self.lines(heading, BOLD.underline(), "", "")
    }

    /// A line of a list.
    pub(crate) fn item(&mut self, text: &str) -> io::Result<()> {
        self.lines(text, TEXT, "• ", "  ")
    }

    /// A story's text: an empty line before each block, but not between the lines of a list.
    pub(crate) fn body(&mut self, body: &[Block]) -> io::Result<()> {
        let mut before = None;
        for block in body {
            if (before, block.kind) != (Some(BlockKind::Item), BlockKind::Item) {
                self.blank()?;
            }
            self.block(block)?;
            before = Some(block.kind);
        }
        Ok(())
    }

    /// A text of which ranges of characters are lit.
    pub(crate) fn lit(&mut self, text: &str, hits: &[Range<usize>]) -> io::Result<()> {
        let mut hits = Hits { text: text.chars().enumerate().peekable(), hits };
        wrapped(text, self.width, "  ", "  ").iter().try_for_each(|line| self.out.line(hits.styled(line)))
    }

    fn block(&mut self, Block { kind, text }: &Block) -> io::Result<()> {
        match kind {
            BlockKind::Paragraph => self.lines(text, TEXT, "", ""),
            BlockKind::Subheading => self.lines(text, BOLD, "", ""),
            BlockKind::Quotation => self.lines(text, TEXT, "│ ", "│ "),
            BlockKind::Caption => self.lines(text, DIM.italic(), "  ", "  "),
            BlockKind::Item => self.item(text),
        }
    }

    fn lines(&mut self, text: &str, style: Style, first: &str, others: &str) -> io::Result<()> {
        wrapped(text, self.width, first, others)
            .iter()
            .try_for_each(|line| self.out.line(format_args!("{style}{line}{style:#}")))
    }
}

/// A text that is given out line by line, with what is lit in it still to come.
struct Hits<'a> {
    text: std::iter::Peekable<std::iter::Enumerate<std::str::Chars<'a>>>,
    hits: &'a [Range<usize>],
}

impl Hits<'_> {
    /// A line as it was wrapped, lit where the text is. Wrapping only takes blanks away at ends of lines, puts an
    /// indent before them, and writes one sign in the place of another.
    fn styled(&mut self, line: &str) -> String {
        let mut out = String::with_capacity(line.len());
        let mut lit = false;
        let indent = line.len() - line.trim_start().len();
        while self.text.next_if(|(_, letter)| letter.is_whitespace()).is_some() {}
        for (at, letter) in line.char_indices() {
            let place = if at < indent { None } else { self.text.next().map(|(place, _)| place) };
            let now = place.is_some_and(|place| self.is_lit(place));
            if now != lit {
                out.push_str(&if now { LIT.render().to_string() } else { LIT.render_reset().to_string() });
                lit = now;
            }
            out.push(letter);
        }
        if lit {
            out.push_str(&LIT.render_reset().to_string());
        }
        out
    }

    fn is_lit(&self, place: usize) -> bool {
        let after = self.hits.partition_point(|hit| hit.end <= place);
        self.hits.get(after).is_some_and(|hit| hit.start <= place)
    }
}
