//! Lines of a document of no known layout, each by itself.

use crate::digest::{Edtf, Skipped};
use crate::loader::lines::{Line, Lines};
use crate::loader::printed_date;

use crate::loader::layout::line_shape::{Ending, ending, is_running_text, same_words, words};
use crate::loader::layout::quotation::{is_attributed_quotation, is_quotation};
use crate::loader::layout::{furniture, headline_list, line_mark};

/// A line that holds something of the document's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row<'a> {
    /// 1-based line of the document.
    pub(super) line: usize,
    /// The line as printed; without the date that was stuck to it.
    pub(super) printed: &'a str,
    /// Without the mark of a list, number or heading.
    pub(super) text: &'a str,
    /// What it looks like.
    pub(super) shape: Shape<'a>,
}

/// What a line looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape<'a> {
    /// Nothing but a date.
    Date(Edtf),
    /// A date that was stuck to the text of the next row.
    StuckDate(Edtf),
    /// The name of a list of headlines.
    Opening(headline_list::Opening<'a>),
    /// A picture's credit or caption.
    Caption,
    /// A heading marked as in Markdown, with its level.
    Marked(usize),
    /// A numbered line, with its number and that number as printed.
    Numbered(u32, &'a str),
    /// A line with a list's mark.
    Item,
    /// A direct quotation.
    Quotation,
    /// A direct quotation with who said it.
    Said,
    /// Running text.
    Running,
    /// A line that may be a heading, a headline or a short sentence.
    Short,
}

/// The rows of a document, and what is left out of them.
pub(super) fn rows(lines: &Lines) -> (Vec<Row<'_>>, Vec<Skipped>) {
    let (mut rows, mut skipped) = (Vec::with_capacity(lines.filled().count()), Vec::new());
    let mut title = None;
    for line in lines.filled() {
        let before = rows.iter().rev().take(LOOKED_BACK).find(|row| !is_date(row)).and_then(heading_text);
        let early = rows.len() <= TITLE_AGAIN_WITHIN;
        match left_out(line, before, title.filter(|_| early)) {
            Some(why) => {
                skipped.push(Skipped { line: line.number, text: line.text.to_owned(), why: why.to_owned() })
            }
            None => split(line, &mut rows, &mut skipped),
        }
        if title.is_none() {
            title = rows.iter().take(LOOKED_BACK).find_map(heading_text);
        }
    }
    (rows, skipped)
}

/// Why a line is left out, if it is.
fn left_out(line: Line<'_>, before: Option<&str>, title: Option<&str>) -> Option<&'static str> {
    let text = line.text;
    if line_mark::is_rule(text) {
        Some("a rule between parts")
    } else if furniture::is_view_count(text) {
        Some("how often it was viewed")
    } else if furniture::is_byline(text) {
        Some("who wrote it")
    } else if [before, title].into_iter().flatten().any(|title| same_words(title, unmarked(text))) {
        Some("title repeated")
    } else {
        None
    }
}

/// The text of a row, where it may be a title that is printed again.
fn heading_text<'a>(row: &Row<'a>) -> Option<&'a str> {
    let may_be_title = match row.shape {
        Shape::Short | Shape::Marked(_) | Shape::Quotation | Shape::Item => true,
        Shape::Numbered(..) => !is_running_text(row.text),
        _ => false,
    };
    may_be_title.then_some(row.text)
}

/// The rows of a line: its text, and the date that is stuck to its beginning or, where it is a headline, to its end.
fn split<'a>(line: Line<'a>, rows: &mut Vec<Row<'a>>, skipped: &mut Vec<Skipped>) {
    let row = |printed: &'a str, text: &'a str, shape| Row { line: line.number, printed, text, shape };
    let mut text = line.text;
    if let Some((mark, date, rest)) = printed_date::stuck_to(text) {
        rows.push(row(mark, mark, Shape::StuckDate(date)));
        text = rest;
    }
    if furniture::is_button(text) {
        return skipped.push(Skipped {
            line: line.number,
            text: text.to_owned(),
            why: "a button of the page".to_owned(),
        });
    }
    let ending =
        printed_date::at_end_of_headline(text).filter(|(headline, ..)| shape(headline) == Shape::Short);
    let text = ending.map_or(text, |(headline, ..)| headline);
    let shape = shape(text);
    rows.push(row(text, unmarked_as(text, shape), shape));
    rows.extend(ending.map(|(_, day, date)| row(day, day, Shape::Date(date))));
}

fn shape(text: &str) -> Shape<'_> {
    if let Some(date) = printed_date::whole_line(text) {
        Shape::Date(date)
    } else if let Some(opening) = headline_list::opening(text) {
        Shape::Opening(opening)
    } else if let Some((level, _)) = line_mark::heading(text) {
        Shape::Marked(level)
    } else if furniture::is_picture_credit(text) {
        Shape::Caption
    } else if let Some((number, mark, _)) = line_mark::number(text) {
        Shape::Numbered(number, mark)
    } else if line_mark::item(text).is_some() {
        Shape::Item
    } else if is_quotation(text) {
        Shape::Quotation
    } else if is_attributed_quotation(text) {
        Shape::Said
    } else if is_running_text(text) || is_short_sentence(text) {
        Shape::Running
    } else {
        Shape::Short
    }
}

fn is_short_sentence(text: &str) -> bool {
    matches!(ending(text), Ending::FullStop | Ending::Pause) && words(text, 3) > 2
}

fn unmarked(text: &str) -> &str {
    unmarked_as(text, shape(text))
}

fn unmarked_as<'a>(text: &'a str, shape: Shape<'_>) -> &'a str {
    let bare = match shape {
        Shape::Marked(_) => line_mark::heading(text).map(|(_, title)| title),
        Shape::Numbered(..) => line_mark::number(text).map(|(_, _, title)| title),
        Shape::Item => line_mark::item(text),
        _ => None,
    };
    bare.unwrap_or(text)
}

fn is_date(row: &Row<'_>) -> bool {
    matches!(row.shape, Shape::Date(_) | Shape::StuckDate(_) | Shape::Caption)
}

/// So many dates and captions may stand between a title and itself.
const LOOKED_BACK: usize = 4;
/// A title is looked for again within so many rows.
const TITLE_AGAIN_WITHIN: usize = 6;
