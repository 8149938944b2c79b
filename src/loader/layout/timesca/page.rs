//! A listing page taken apart: its furniture is set aside, its text comes out as pieces in order.

use super::marks;
use super::shortcode::{self, Part};
use crate::digest::{Date, Fault, ResultRange, Skipped};
use crate::loader::layout::furniture;
use crate::loader::layout::line_shape;
use crate::loader::layout::quotation::is_quotation;
use crate::loader::layout::ticker::{self, Taken, Ticker};
use crate::loader::lines::{Line, Lines};
use crate::loader::printed_date;

/// A part of the page's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) line: usize,
    pub(super) kind: Kind,
    pub(super) text: String,
    /// Blank lines before it.
    pub(super) gap: usize,
}

/// What a piece looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Running text.
    Prose,
    /// A quotation that is a whole line.
    Quotation,
    /// A line of a list.
    Item,
    /// A line that may be a title or a sub-heading.
    Short,
    /// A picture's caption or credit.
    Caption,
    /// No text: a link to the rest of the story stood here, so the story ends.
    Link,
    /// No text: its author was introduced here, so the story ends.
    Author,
}

impl Kind {
    /// Whether it is text that a title can stand above.
    pub(super) fn is_text(self) -> bool {
        matches!(self, Self::Prose | Self::Quotation | Self::Item)
    }

    /// Whether a story ends here.
    pub(super) fn ends_story(self) -> bool {
        matches!(self, Self::Link | Self::Author)
    }
}

/// Everything that was read from the lines, before the stories are told apart.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) pieces: Vec<Piece>,
    pub(super) ticker: Ticker,
    pub(super) date: Option<Date>,
    pub(super) range: Option<ResultRange>,
    pub(super) skipped: Vec<Skipped>,
    pub(super) faults: Vec<Fault>,
    /// Blank lines since the last piece.
    gap: usize,
    /// Whether a story's text has come.
    opened: bool,
}

/// Takes a page apart.
pub(super) fn read(lines: &Lines) -> Page {
    let mut page = Page::default();
    let mut after_avatar = false;
    for line in lines.iter() {
        if line.text.is_empty() {
            page.gap += 1;
            continue;
        }
        if after_avatar && line_shape::may_be_heading(line.text) {
            page.skip(line.number, line.text, ABOUT_AUTHOR);
            page.push(line.number, Kind::Author, "");
            after_avatar = false;
            continue;
        }
        after_avatar = marks::is_avatar(line.text);
        if !page.furniture(line) {
            page.text(line);
        }
    }
    page
}

const ABOUT_AUTHOR: &str = "about the author";
const LINK: &str = "a link to the rest of the story";
const SHORTCODE: &str = "a picture’s shortcode";

impl Page {
    /// Takes a line that belongs to no story; false where it is another.
    fn furniture(&mut self, line: Line<'_>) -> bool {
        let text = line.text;
        if let Some(rows) = ticker::rows(text) {
            let refused = rows
                .into_iter()
                .map(|row| self.ticker.take(line.number, row))
                .filter(|taken| *taken == Taken::Refused)
                .count();
            if refused > 0 {
                self.skip(line.number, text, "a repeat of the ticker that disagrees with it");
            }
        } else if let Some(range) = marks::results(text) {
            self.take_range(line.number, text, range);
        } else if !self.take_date(line.number, text) {
            return self.take_mark(line.number, text);
        }
        true
    }

    fn take_range(&mut self, line: usize, text: &str, range: Option<ResultRange>) {
        self.skip(line, text, "says which results the page shows");
        match (self.range, range) {
            (_, None) => self.fault(line, "the range of results makes no sense"),
            (None, Some(_)) => self.range = range,
            (Some(first), Some(other)) if first != other => {
                self.fault(
                    line,
                    "the page says twice which results it shows, and differently; the first is kept",
                );
            }
            _ => {}
        }
    }

    /// A whole date above the first story is the day the page was saved; elsewhere, and a second one, is text.
    fn take_date(&mut self, line: usize, text: &str) -> bool {
        let may_come = self.date.is_none() && !self.opened;
        let Some(day) = may_come.then(|| printed_date::whole_day(text)).flatten() else { return false };
        if !day.weekday_fits() {
            self.fault(line, "the page’s date and its weekday do not fit");
        }
        self.date = Some(day.date);
        self.skip(line, text, "the day the page was saved");
        true
    }

    /// Links, bylines and author's boxes.
    fn take_mark(&mut self, line: usize, text: &str) -> bool {
        if marks::is_link(text) {
            self.skip(line, text, LINK);
            self.push(line, Kind::Link, "");
        } else if let Some(name) = marks::author_linked(text) {
            self.take_author(line, text, name);
        } else if marks::is_byline(text) {
            self.skip(line, text, "says who wrote it");
        } else if marks::is_avatar(text) {
            self.skip(line, text, ABOUT_AUTHOR);
        } else if furniture::is_page_numbers(text) {
            self.skip(line, text, "page numbers");
        } else if self.pieces.is_empty() && (furniture::is_advert(text) || text.eq_ignore_ascii_case("menu"))
        {
            self.skip(line, text, "an advert");
        } else {
            return false;
        }
        true
    }

    /// The end of an author's box: the lines before it, back to the author's name, belong to it.
    fn take_author(&mut self, line: usize, text: &str, name: &str) {
        const MOST_PIECES: usize = 12;
        let from = self.pieces.len().saturating_sub(MOST_PIECES);
        let recent = self.pieces.get(from..).unwrap_or_default();
        let box_from = recent.iter().rposition(|piece| piece.kind.ends_story()).map_or(0, |at| at + 1);
        let named = recent.iter().rposition(|piece| piece.text == name).filter(|at| *at >= box_from);
        if let Some(at) = named {
            let above = at.checked_sub(1).and_then(|at| recent.get(at));
            // A name above the author's own is that of whoever put the story on the page.
            let at = at - usize::from(above.is_some_and(is_name));
            for piece in self.pieces.split_off(from + at) {
                self.skip(piece.line, &piece.text, ABOUT_AUTHOR);
            }
        }
        self.skip(line, text, ABOUT_AUTHOR);
        self.push(line, Kind::Author, "");
    }

    /// A line of text, of one piece or several.
    fn text(&mut self, line: Line<'_>) {
        let mut rest = line.text;
        while let Some(cut) = marks::cut_at_link(rest) {
            self.passage(line.number, cut.before);
            self.skip(line.number, cut.link, LINK);
            self.push(line.number, Kind::Link, "");
            rest = cut.after;
        }
        self.passage(line.number, rest);
    }

    fn passage(&mut self, line: usize, text: &str) {
        if !text.contains('[') {
            return self.plain(line, text);
        }
        for part in shortcode::parts(text) {
            match part {
                Part::Text(text) => self.plain(line, text),
                Part::Caption(text) => self.push(line, Kind::Caption, &text),
                Part::Code(text) => self.skip(line, text, SHORTCODE),
                Part::CutCode(text) => {
                    self.skip(line, text, SHORTCODE);
                    self.push(line, Kind::Link, "");
                }
            }
        }
    }

    fn plain(&mut self, line: usize, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(item) = list_item(text) {
            return self.push(line, Kind::Item, item);
        }
        let kind = if furniture::is_picture_credit(text) {
            Kind::Caption
        } else if line_shape::may_be_heading(text) {
            Kind::Short
        } else if is_quotation(text) {
            Kind::Quotation
        } else {
            Kind::Prose
        };
        self.push(line, kind, text);
    }

    fn push(&mut self, line: usize, kind: Kind, text: &str) {
        self.opened |= kind.is_text();
        self.pieces.push(Piece { line, kind, text: text.to_owned(), gap: self.gap });
        self.gap = 0;
    }

    fn skip(&mut self, line: usize, text: &str, why: &str) {
        self.skipped.push(Skipped { line, text: text.to_owned(), why: why.to_owned() });
    }

    fn fault(&mut self, line: usize, what: &str) {
        self.faults.push(Fault { line, what: what.to_owned() });
    }
}

/// Whether a piece is a person's name and nothing else.
fn is_name(piece: &Piece) -> bool {
    let words = piece.text.split_whitespace().count();
    let name = |word: &str| word.starts_with(char::is_uppercase) && !word.contains(',');
    piece.kind == Kind::Short && (2..=4).contains(&words) && piece.text.split_whitespace().all(name)
}

/// The text after a bullet.
fn list_item(text: &str) -> Option<&str> {
    let item = text.strip_prefix('•').or_else(|| text.strip_prefix("- "))?.trim_start();
    (!item.is_empty()).then_some(item)
}
