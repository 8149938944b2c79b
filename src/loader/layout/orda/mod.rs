//! Orda's week in review.
//!
//! A title (`Week in Review: …`); a cover's credit or none; a line or two of introduction or none; then headed
//! sections, or one text without headings; lists of headlines (`Read also:`, which may be empty, and at the end
//! `Latest news`). Paragraphs are lines, with blank lines between them or without.

mod heading;
mod preamble;

use crate::digest::{
    Block, BlockKind, DateBasis, Dated, Digest, Headline, HeadlineList, Issue, IssueKind, Skipped, Title,
};
use crate::loader::lines::{Line, Lines};
use crate::loader::segment::{self, Passage};
use crate::loader::{printed_date, title};

use super::line_shape::{same_words, words};
use super::quotation::{is_attributed_quotation, is_quotation};
use super::{Layout, Score, furniture, headline_list, line_mark};
use preamble::TitleForm;

/// The layout.
pub(super) const LAYOUT: Layout = Layout { name: "orda", recognise, read };

/// The title stands among the first so many lines.
const TITLE_WITHIN: usize = 5;

/// How much a document looks like a week in review of Orda's.
fn recognise(lines: &Lines) -> Score {
    let form = lines.filled().take(TITLE_WITHIN).map(|line| preamble::title_form(unmarked(line.text))).max();
    let names_orda = lines.filled().take(2 * TITLE_WITHIN).any(|line| preamble::names_orda(line.text));
    let sums_up = lines.filled().take(TITLE_WITHIN).any(|line| preamble::is_intro(line.text));
    let titled = match form.unwrap_or(TitleForm::Other) {
        TitleForm::Exact => 75,
        TitleForm::Alike => 50,
        TitleForm::Other if names_orda && sums_up => 40,
        TitleForm::Other => return 0,
    };
    let lists = lines.filled().filter_map(|line| headline_list::opening(line.text)).take(100);
    let (mut read_also, mut latest) = (false, false);
    for opening in lists {
        match opening.list {
            HeadlineList::ReadAlso => read_also = true,
            HeadlineList::LatestNews => latest = true,
        }
    }
    titled + 5 * (u8::from(names_orda) + u8::from(sums_up) + u8::from(read_also) + u8::from(latest))
}

fn read(lines: &Lines) -> Digest {
    let rows: Vec<Line<'_>> = lines.filled().collect();
    let title_at = rows
        .iter()
        .take(TITLE_WITHIN)
        .position(|row| preamble::title_form(unmarked(row.text)) > TitleForm::Other);
    let body_at = title_at.map_or(0, |at| at + 1);
    let headings = heading::places(&rows, body_at);
    let headed = headings.contains(&true);
    let mut reader = Reader {
        rows: &rows,
        headings,
        headed,
        digest: Digest::default(),
        issue: super::empty_issue(IssueKind::WeekInReview),
        passages: Vec::new(),
    };
    reader.title(title_at);
    let story_at = reader.preamble(body_at);
    reader.body(story_at);
    reader.finish()
}

struct Reader<'a> {
    rows: &'a [Line<'a>],
    headings: Vec<bool>,
    headed: bool,
    digest: Digest,
    issue: Issue,
    passages: Vec<Passage>,
}

impl Reader<'_> {
    fn title(&mut self, at: Option<usize>) {
        let Some((at, row)) = at.and_then(|at| Some((at, self.rows.get(at)?))) else { return };
        self.issue.title = Title::printed(unmarked(row.text));
        for before in self.rows.get(..at).unwrap_or_default() {
            self.skip(*before, "stands above the title");
        }
    }

    /// Reads what stands before the first story, from `at` on; returns where the stories begin.
    fn preamble(&mut self, mut at: usize) -> usize {
        let mut introduced = false;
        while let Some(row) = self.rows.get(at).copied() {
            if let Some(why) = self.furniture(row) {
                self.skip(row, why);
            } else if preamble::is_intro(row.text) || self.is_aside(at, introduced) {
                introduced = true;
                self.issue.lede.push(row.text.to_owned());
            } else {
                break;
            }
            at += 1;
        }
        self.lede_of_headed_text(at)
    }

    /// Why a line between title and stories is left out, if it is.
    fn furniture(&mut self, row: Line<'_>) -> Option<&'static str> {
        if furniture::is_cover(row.text) {
            return Some("picture credit of the cover");
        }
        if let Some(date) = printed_date::whole_line(row.text).filter(|_| self.issue.dated.date.is_none()) {
            self.issue.dated = Dated::known(date, DateBasis::Printed, vec![row.text.to_owned()]);
            return Some("the document's date");
        }
        if furniture::is_view_count(row.text) {
            return Some("how often it was viewed");
        }
        if furniture::is_byline(row.text) {
            return Some("who wrote it");
        }
        if line_mark::is_rule(row.text) {
            return Some("a rule between parts");
        }
        same_words(row.text, &self.issue.title.text).then_some("title repeated")
    }

    /// Whether the line is an aside that belongs to the introduction, not a heading or a story's beginning.
    fn is_aside(&self, at: usize, introduced: bool) -> bool {
        let Some(row) = self.rows.get(at) else { return false };
        if self.opens_list(at) || line_mark::item(row.text).is_some() {
            return false;
        }
        let before_heading = self.is_heading(at + 1);
        preamble::is_outcry(row.text)
            || (preamble::is_aside(row.text) && !self.is_heading(at) && (introduced || self.headed))
            || (preamble::is_aside(row.text) && before_heading)
    }

    /// In a headed text, the few words before the first heading introduce it; much text there is a story.
    fn lede_of_headed_text(&mut self, at: usize) -> usize {
        let Some(first) = self.headings.iter().skip(at).position(|is| *is).map(|offset| at + offset) else {
            return at;
        };
        let before = self.rows.get(at..first).unwrap_or_default();
        let few = before.iter().map(|row| words(row.text, MOST_WORDS_OF_LEDE + 1)).sum::<usize>()
            <= MOST_WORDS_OF_LEDE;
        let plain = (at..first).all(|at| !self.opens_list(at));
        if !few || !plain {
            return at;
        }
        for row in before {
            match self.furniture(*row) {
                Some(why) => self.skip(*row, why),
                None => self.issue.lede.push(row.text.to_owned()),
            }
        }
        first
    }

    fn body(&mut self, mut at: usize) {
        while let Some(row) = self.rows.get(at).copied() {
            at += 1;
            if let Some(opening) = headline_list::opening(row.text) {
                at += self.list(row, opening, at);
            } else if self.is_heading(at - 1) {
                self.issue.sections.push(unmarked(row.text).to_owned());
            } else if line_mark::is_rule(row.text) {
                self.skip(row, "a rule between parts");
            } else {
                self.push(block(row.text));
            }
        }
    }

    /// Reads the list whose opening is `row` and whose lines begin at `at`; returns how many there are.
    fn list(&mut self, row: Line<'_>, opening: headline_list::Opening<'_>, at: usize) -> usize {
        let why = "the name of a list of headlines";
        self.digest.skipped.push(Skipped {
            line: row.number,
            text: opening.name.to_owned(),
            why: why.to_owned(),
        });
        let section = match opening.list {
            HeadlineList::ReadAlso => self.issue.sections.len().checked_sub(1),
            HeadlineList::LatestNews => None,
        };
        let mut headline = |text: &str| {
            self.issue.headlines.push(Headline { list: opening.list, section, text: text.to_owned() });
        };
        if !opening.first.is_empty() {
            headline(opening.first);
        }
        let rows = self.rows.get(at..).unwrap_or_default();
        let length = match opening.first {
            "" => headline_list::length(rows.iter().map(|row| row.text), opening.list, self.headed),
            _ => rows.iter().take_while(|row| line_mark::item(row.text).is_some()).count(),
        };
        for row in rows.iter().take(length) {
            headline(line_mark::item(row.text).unwrap_or(row.text));
        }
        length
    }

    fn push(&mut self, block: Block) {
        let section = self.issue.sections.len().checked_sub(1);
        match self.passages.last_mut().filter(|passage| passage.section == section) {
            Some(passage) => passage.blocks.push(block),
            None => self.passages.push(Passage { section, blocks: vec![block] }),
        }
    }

    fn skip(&mut self, row: Line<'_>, why: &str) {
        let skipped = Skipped { line: row.number, text: row.text.to_owned(), why: why.to_owned() };
        self.digest.skipped.push(skipped);
    }

    fn is_heading(&self, at: usize) -> bool {
        self.headings.get(at).copied().unwrap_or(false)
    }

    fn opens_list(&self, at: usize) -> bool {
        self.rows.get(at).is_some_and(|row| headline_list::opening(row.text).is_some())
    }

    fn finish(mut self) -> Digest {
        self.digest.outlet = self.is_by_orda().then(|| "Orda".to_owned());
        if self.issue.title.text.is_empty() {
            let first = self.issue.lede.first().map(String::as_str);
            let text =
                first.or_else(|| self.passages.first()?.blocks.first().map(|block| block.text.as_str()));
            self.issue.title = Title::derived(title::from_text(text.unwrap_or("Week in review")));
        }
        self.issue.stories = segment::split(self.passages);
        self.digest.issues.push(self.issue);
        self.digest
    }

    /// Orda is said to publish it where Orda is named around the text, or the title is written as Orda writes it
    /// and nobody else is named.
    fn is_by_orda(&self) -> bool {
        let around = self.issue.lede.iter().chain(self.digest.skipped.iter().map(|skipped| &skipped.text));
        let named = around.chain([&self.issue.title.text]).any(|text| preamble::names_orda(text));
        let exact = preamble::title_form(&self.issue.title.text) == TitleForm::Exact;
        named
            || (exact
                && !self
                    .issue
                    .lede
                    .iter()
                    .any(|line| preamble::is_intro(line) && preamble::names_another(line)))
    }
}

/// More words than this before the first heading are no introduction.
const MOST_WORDS_OF_LEDE: usize = 60;

fn block(text: &str) -> Block {
    if furniture::is_picture_credit(text) {
        Block::new(BlockKind::Caption, text)
    } else if let Some(item) = line_mark::item(text) {
        Block::new(BlockKind::Item, item)
    } else if is_quotation(text) || is_attributed_quotation(text) {
        Block::new(BlockKind::Quotation, text)
    } else {
        Block::new(BlockKind::Paragraph, text)
    }
}

/// A line without the marks of a Markdown heading.
fn unmarked(text: &str) -> &str {
    line_mark::heading(text).map_or(text, |(_, title)| title)
}

#[cfg(test)]
mod tests;
