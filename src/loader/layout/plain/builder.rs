//! Rows with their roles → an issue.

use crate::digest::{
    Basis, Block, BlockKind, DateBasis, Dated, Edtf, Headline, HeadlineList, Issue, Skipped, Story, Title,
};
use crate::loader::layout::introduction::sums_up_a_week;
use crate::loader::layout::line_shape::{is_running_text, words};
use crate::loader::segment::{self, Passage};
use crate::loader::{subheading, title};

use super::outline::{Outline, Role};
use super::row::{Row, Shape};

/// Puts an issue together, row by row.
pub(super) struct Builder<'a> {
    outline: &'a Outline,
    pub(super) issue: Issue,
    pub(super) skipped: Vec<Skipped>,
    units: Vec<Unit>,
    /// A date that belongs to the next story.
    next_date: Option<Dated>,
    /// Whether a row has begun a story, a section or a passage.
    begun: bool,
}

/// A part of the issue between headings.
enum Unit {
    Story(Draft),
    /// Text in which stories are still to be told apart.
    Passage(Passage),
}

/// A story whose extent the document shows.
struct Draft {
    title: Option<Title>,
    section: Option<usize>,
    dated: Option<Dated>,
    blocks: Vec<Block>,
    /// Whether its date has ended it.
    closed: bool,
}

impl<'a> Builder<'a> {
    /// For an issue of this outline.
    pub(super) fn new(outline: &'a Outline, issue: Issue) -> Self {
        Self { outline, issue, skipped: Vec::new(), units: Vec::new(), next_date: None, begun: false }
    }

    /// Takes the next row.
    pub(super) fn take(&mut self, row: &Row<'_>, role: Role) {
        match (role, row.shape) {
            (Role::Title, _) => self.issue.title = Title::printed(row.text),
            (Role::Section, _) => self.section(row),
            (Role::StoryTitle, _) => self.begin(row, Some(Title::printed(row.text))),
            (Role::StoryStart, _) => {
                self.begin(row, None);
                self.push(Block::new(BlockKind::Paragraph, row.text));
            }
            (Role::Subheading, Shape::Marked(_)) => self.push(Block::new(BlockKind::Subheading, row.text)),
            (Role::Subheading, _) => self.push(Block::new(BlockKind::Subheading, row.printed)),
            (Role::Text, Shape::Date(date)) => self.date(row, date, self.outline.dates.follow),
            (Role::Text, Shape::StuckDate(date)) if self.outline.dates.stuck_of_stories => {
                self.date(row, date, false);
            }
            (Role::Text, Shape::StuckDate(date)) => self.date_of_document(row, date),
            (Role::Text, _) => self.text(row),
        }
    }

    /// Takes a headline of a list.
    pub(super) fn headline(&mut self, list: HeadlineList, text: &str) {
        let section = self.current_section().filter(|_| list == HeadlineList::ReadAlso);
        self.issue.headlines.push(Headline { list, section, text: text.to_owned() });
    }

    /// Leaves a row's text, or a part of it, out.
    pub(super) fn skip(&mut self, line: usize, text: &str, why: &str) {
        self.skipped.push(Skipped { line, text: text.to_owned(), why: why.to_owned() });
    }

    fn section(&mut self, row: &Row<'_>) {
        self.begun = true;
        self.skip_number(row, "the number of a section");
        self.issue.sections.push(row.text.to_owned());
        let section = self.current_section();
        self.units.push(Unit::Passage(Passage { section, blocks: Vec::new() }));
    }

    fn begin(&mut self, row: &Row<'_>, title: Option<Title>) {
        self.begun = true;
        self.skip_number(row, "the number of a story");
        let (section, dated) = (self.current_section(), self.next_date.take());
        self.units.push(Unit::Story(Draft { title, section, dated, blocks: Vec::new(), closed: false }));
    }

    fn skip_number(&mut self, row: &Row<'_>, why: &str) {
        if let Shape::Numbered(_, mark) = row.shape {
            self.skip(row.line, mark, why);
        }
    }

    fn text(&mut self, row: &Row<'_>) {
        let introduces = !self.begun && self.outline.several && sums_up_a_week(row.text);
        let (kind, text) = match row.shape {
            Shape::Caption if !self.begun && self.outline.several => {
                return self.skip(row.line, row.printed, "picture credit of the cover");
            }
            _ if introduces => return self.issue.lede.push(row.printed.to_owned()),
            Shape::Caption => (BlockKind::Caption, row.printed),
            Shape::Item => (BlockKind::Item, row.text),
            Shape::Numbered(..) => (BlockKind::Item, row.printed),
            Shape::Quotation | Shape::Said => (BlockKind::Quotation, row.printed),
            _ => (BlockKind::Paragraph, row.printed),
        };
        self.begun = true;
        self.push(Block::new(kind, text));
    }

    fn push(&mut self, block: Block) {
        let section = self.current_section();
        if self.outline.dates_divide {
            return self.push_to_dated(block, section);
        }
        match self.units.last_mut() {
            Some(Unit::Story(draft)) => draft.blocks.push(block),
            Some(Unit::Passage(passage)) => passage.blocks.push(block),
            None => self.units.push(Unit::Passage(Passage { section, blocks: vec![block] })),
        }
    }

    /// Where dates divide: adds to the open story, or begins the next.
    fn push_to_dated(&mut self, block: Block, section: Option<usize>) {
        let waiting = self.next_date.is_some();
        match self.units.last_mut() {
            Some(Unit::Story(draft)) if !draft.closed && !waiting && draft.section == section => {
                draft.blocks.push(block);
            }
            _ => {
                let dated = self.next_date.take();
                let blocks = vec![block];
                self.units.push(Unit::Story(Draft { title: None, section, dated, blocks, closed: false }));
            }
        }
    }

    /// Gives a date to the story it belongs to, or to the issue.
    fn date(&mut self, row: &Row<'_>, date: Edtf, follows: bool) {
        let dated = Dated::known(date, DateBasis::Printed, vec![row.printed.to_owned()]);
        let divides = self.outline.dates_divide;
        let open = match self.units.last_mut() {
            Some(Unit::Story(draft)) if draft.dated.is_none() => {
                Some(draft).filter(|draft| follows || (draft.blocks.is_empty() && !divides))
            }
            _ => None,
        };
        let of_story = "the date of a story";
        let why = match open {
            Some(draft) => {
                draft.dated = Some(dated);
                draft.closed = divides;
                of_story
            }
            None if !follows && self.outline.dates.of_stories => {
                self.next_date = Some(dated);
                of_story
            }
            None => return self.date_of_document(row, date),
        };
        self.skip(row.line, row.printed, why);
    }

    fn date_of_document(&mut self, row: &Row<'_>, date: Edtf) {
        if self.issue.dated.date.is_none() {
            self.issue.dated = Dated::known(date, DateBasis::Printed, vec![row.printed.to_owned()]);
        }
        self.skip(row.line, row.printed, "the document's date");
    }

    fn current_section(&self) -> Option<usize> {
        self.issue.sections.len().checked_sub(1)
    }

    /// The issue as one article with everything in it.
    pub(super) fn article(mut self) -> (Issue, Vec<Skipped>) {
        let mut blocks = Vec::new();
        for unit in self.units {
            match unit {
                Unit::Story(draft) => blocks.extend(draft.blocks),
                Unit::Passage(passage) => blocks.extend(passage.blocks),
            }
        }
        let title = Some(self.issue.title.clone()).filter(|title| title.basis == Basis::Printed);
        let dated = Some(self.issue.dated.clone()).filter(|dated| dated.date.is_some());
        if title.is_some() || !blocks.is_empty() {
            self.issue.stories.push(Draft { title, section: None, dated, blocks, closed: false }.story());
        }
        (self.issue, self.skipped)
    }

    /// The issue with its stories told apart.
    pub(super) fn stories(mut self) -> (Issue, Vec<Skipped>) {
        self.introduce();
        let mut passages = Vec::new();
        for unit in std::mem::take(&mut self.units) {
            match unit {
                Unit::Passage(passage) if passage.blocks.is_empty() => {}
                Unit::Passage(passage) if !is_list(&passage.blocks) => passages.push(passage),
                unit => {
                    self.issue.stories.extend(segment::split(std::mem::take(&mut passages)));
                    self.issue.stories.extend(unit.into_stories());
                }
            }
        }
        self.issue.stories.extend(segment::split(passages));
        (self.issue, self.skipped)
    }

    /// A few words before the first heading introduce the issue.
    fn introduce(&mut self) {
        let headed = self.units.len() > 1;
        let Some(Unit::Passage(first)) = self.units.first_mut().filter(|_| headed) else { return };
        let length: usize = first.blocks.iter().map(|block| words(&block.text, MOST_WORDS_OF_LEDE + 1)).sum();
        if first.section.is_none() && length <= MOST_WORDS_OF_LEDE {
            self.issue.lede.extend(first.blocks.drain(..).map(|block| block.text));
        }
    }
}

impl Unit {
    /// The story; of a list, one for each line.
    fn into_stories(self) -> Vec<Story> {
        match self {
            Self::Story(draft) => vec![draft.story()],
            Self::Passage(Passage { section, blocks }) => blocks
                .into_iter()
                .map(|block| {
                    Draft { title: None, section, dated: None, blocks: vec![block], closed: false }.story()
                })
                .collect(),
        }
    }
}

impl Draft {
    fn story(self) -> Story {
        let title = self.title.unwrap_or_else(|| Title::derived(title::from_text(first_words(&self.blocks))));
        Story {
            key: None,
            section: self.section,
            title,
            dated: self.dated.unwrap_or_else(Dated::unknown),
            truncated: false,
            body: subheading::lift(self.blocks),
        }
    }
}

/// The text from which a title is taken.
fn first_words(blocks: &[Block]) -> &str {
    let prose = blocks.iter().find(|block| block.kind != BlockKind::Caption);
    prose.or(blocks.first()).map_or("", |block| block.text.as_str())
}

/// Whether a part is a list of news of one line each.
fn is_list(blocks: &[Block]) -> bool {
    let one_line = |block: &Block| match block.kind {
        BlockKind::Item => true,
        BlockKind::Paragraph => !is_running_text(&block.text),
        _ => false,
    };
    blocks.len() > 1 && blocks.iter().all(one_line)
}

/// More words than this before the first heading are no introduction.
const MOST_WORDS_OF_LEDE: usize = 60;
