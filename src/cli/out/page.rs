//! Running text on its way out, in lines no wider than is good to read.

use std::io;

use anstyle::Style;

use super::{BOLD, DIM, Out, TEXT, wrapped};
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
