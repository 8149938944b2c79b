//! The text of the story pane as lines: a story, an issue's introduction, or a headline.
//!
//! Kinds of text are told apart by signs and indentation as well as by role, so that they differ without colour.

use super::passage::{self, Part, Position};
use super::piece::{self, Piece, Pieces, Role, piece};
use super::{dates, issue_name, rows, text};
use crate::digest::{Basis, Block, BlockKind, DateBasis, Dated, Edtf, HeadlineList};
use crate::library::{IssueRow, IssueText, StoryRow, StoryText};

/// One line of the story pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// What it shows.
    pub(crate) pieces: Pieces,
    /// Where it stands in the text, whatever the width.
    pub(crate) spot: Spot,
    /// Which part of the story's text it shows, where it shows any.
    pub(crate) part: Option<Part>,
}

/// A place in a text that outlives a change of width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Spot {
    /// Which paragraph, counted from the top, headings of the page included.
    pub(crate) paragraph: usize,
    /// How many letters of it stand on the lines before.
    pub(crate) letters: usize,
}

/// The first paragraph of a story's text: its title, where it stands, its date and particulars stand before.
pub(crate) const BODY: usize = 5;

/// Stands for the end of a paragraph, where the blank line after it is.
const AFTER: usize = u32::MAX as usize;

/// Collects lines of one width.
struct Flow {
    cells: usize,
    paragraph: usize,
    lines: Vec<Line>,
}

impl Flow {
    fn new(cells: usize) -> Self {
        Self { cells: cells.max(1), paragraph: 0, lines: Vec::new() }
    }

    fn blank(&mut self) {
        let spot = Spot { paragraph: self.paragraph, letters: AFTER };
        self.lines.push(Line { pieces: Pieces::new(), spot, part: None });
    }

    /// A paragraph: `sign` before its first line, `hang` before the others.
    fn add(&mut self, words: &str, role: Role, sign: &str, hang: &str) {
        self.paragraph += 1;
        let room = self.cells.saturating_sub(text::width(hang).max(text::width(sign)));
        // On a very narrow screen the text matters more than its sign.
        let (sign, hang, room) = if room < 8 { ("", "", self.cells) } else { (sign, hang, room) };
        let mut letters = 0;
        for (number, line) in text::wrap(words, room).into_iter().enumerate() {
            let before = if number == 0 { sign } else { hang };
            let spot = Spot { paragraph: self.paragraph, letters };
            letters += line.chars().filter(|letter| *letter != ' ').count();
            let mut pieces: Vec<Piece> = Pieces::new();
            if !before.is_empty() {
                pieces.push(piece(before, Role::Dim));
            }
            pieces.push(piece(line, role));
            self.lines.push(Line { pieces, spot, part: None });
        }
    }

    /// What the reader wrote, a line of theirs after another. It counts as no paragraph: a place in the text stays the
    /// same one when a note is written above it.
    fn aside(&mut self, words: &str, sign: &str) {
        let paragraph = self.paragraph;
        let first = self.lines.len();
        for (number, line) in words.lines().enumerate() {
            self.add(line, Role::Notice, if number == 0 { sign } else { "  " }, "  ");
        }
        let spot = Spot { paragraph, letters: AFTER };
        self.lines.get_mut(first..).unwrap_or_default().iter_mut().for_each(|line| line.spot = spot);
        self.paragraph = paragraph;
    }

    fn plain(&mut self, words: &str, role: Role) {
        self.add(words, role, "", "");
    }

    /// A block of a story; its lines know which part of its text they show.
    fn block(&mut self, number: usize, block: &Block) {
        let first = self.lines.len();
        self.kind(block);
        let lines = self.lines.get_mut(first..).unwrap_or_default();
        let shown: Vec<String> = lines.iter().map(|line| text_of(&line.pieces).to_owned()).collect();
        for (line, (from, to)) in lines.iter_mut().zip(passage::parts(&block.text, &shown)) {
            let before = line.pieces.split_last().map_or(0, |(_, before)| piece::width(before));
            line.part = Some(Part { from: Position { block: number, letter: from }, to, sign: before });
        }
    }

    fn kind(&mut self, block: &Block) {
        match block.kind {
            BlockKind::Paragraph => self.plain(&block.text, Role::Text),
            BlockKind::Subheading => self.add(&block.text, Role::Subheading, "▪ ", "  "),
            BlockKind::Quotation => self.add(&block.text, Role::Quotation, "  │ ", "  │ "),
            BlockKind::Caption => self.add(&block.text, Role::Caption, "  [picture] ", "  "),
            BlockKind::Item => self.add(&block.text, Role::Text, "  • ", "    "),
        }
    }
}

/// The text of a line, without its sign.
fn text_of(pieces: &[Piece]) -> &str {
    pieces.last().map_or("", |piece| piece.text.as_str())
}

/// A story: its title, where it stands, its date and how that is known, its text.
pub(crate) fn story(story: &StoryText, cells: usize) -> Vec<Line> {
    let row = &story.row;
    let mut flow = Flow::new(cells);
    flow.plain(&row.title.text, Role::Title);
    match &row.section {
        Some(section) => flow.plain(&format!("{}{section}”", before_section(story)), Role::Dim),
        None => flow.plain(&stands(story), Role::Dim),
    }
    flow.plain(&dates::explained(&row.dated), Role::Dim);
    flow.plain(&particulars(row), Role::Dim);
    if cells >= NAMES_FROM && !story.names.is_empty() {
        flow.plain(&text::cut(&text::clean(&story.names.join(" · ")), cells), Role::Dim);
    }
    if !row.tags.is_empty() {
        flow.aside(&row.tags.join(", "), "# ");
    }
    if let Some(note) = &row.note {
        flow.aside(note, "¶ ");
    }
    flow.blank();
    let mut before: Option<BlockKind> = None;
    for (number, block) in story.body.iter().enumerate() {
        let list_goes_on = block.kind == BlockKind::Item && before == Some(BlockKind::Item);
        if before.is_some() && !list_goes_on {
            flow.blank();
        }
        flow.block(number, block);
        before = Some(block.kind);
    }
    if row.truncated {
        flow.blank();
        flow.plain("… the document breaks off here", Role::Dim);
    }
    flow.lines
}

/// The outlet, and what the issue is called.
fn stands(story: &StoryText) -> String {
    format!("{} · {}", story.row.outlet, issue_name::of_story(story))
}

/// What stands before the heading that a story stands under, in the same line.
pub(crate) fn before_section(story: &StoryText) -> String {
    format!("{} · under “", stands(story))
}

/// From this width on a line of names is worth its place.
const NAMES_FROM: usize = 50;

/// The countries named most, so many that they stay on one line.
const MOST_COUNTRIES: usize = 8;

/// `412 words · kz kg · title taken from the text`.
fn particulars(row: &StoryRow) -> String {
    let mut parts = vec![counted(row.words, "word", "words")];
    if !row.countries.is_empty() {
        parts.push(rows::countries(row, MOST_COUNTRIES));
    }
    if row.title.basis == Basis::Derived {
        parts.push("title taken from the text".to_owned());
    }
    parts.join(" · ")
}

/// An issue: its title, its date and how that is known, its lede, what it holds.
pub(crate) fn issue(issue: &IssueText, cells: usize) -> Vec<Line> {
    let row = &issue.row;
    let mut flow = Flow::new(cells);
    match issue_name::title(row) {
        Some(title) => {
            flow.plain(title, Role::Title);
            flow.plain(&row.outlet, Role::Dim);
        }
        None => flow.plain(&row.outlet, Role::Title),
    }
    if let Some(page) = whole_page(row) {
        flow.plain(&page, Role::Dim);
    }
    flow.plain(&dates::explained(&row.dated), Role::Dim);
    flow.plain(&holdings(row), Role::Dim);
    for line in &issue.lede {
        flow.blank();
        flow.plain(line, Role::Text);
    }
    if !issue.sections.is_empty() {
        flow.blank();
        flow.plain("In this issue", Role::Subheading);
        for section in &issue.sections {
            flow.add(section, Role::Text, "  • ", "    ");
        }
    }
    evidence(&row.dated, &mut flow);
    flow.blank();
    flow.plain(&format!("from {}", row.source), Role::Dim);
    flow.lines
}

/// Everything that the date rests on, where the line above has no room for it.
fn evidence(dated: &Dated, flow: &mut Flow) {
    let lines = dated.evidence_in_words();
    if lines.is_empty() || (lines.len() == 1 && dated.basis != DateBasis::Related) {
        return;
    }
    flow.blank();
    flow.plain("How the date is known", Role::Subheading);
    for line in lines {
        flow.add(&line, Role::Text, "  • ", "    ");
    }
}

/// `results 1–6 of 578 · page saved 23 Jan 2025`; nothing where the title says it all.
fn whole_page(row: &IssueRow) -> Option<String> {
    let saved = row.page_date.map(|day| format!("page saved {}", Edtf::day(day).in_words()));
    let unnamed = issue_name::title(row).is_none();
    let kind = (unnamed || row.range.is_some()).then(|| issue_name::kind(row));
    match (kind, saved) {
        (Some(kind), Some(saved)) if kind != saved => Some(format!("{kind} · {saved}")),
        (kind, saved) => kind.or(saved),
    }
}

/// `7 stories, 5 unread · 12 headlines`.
fn holdings(row: &IssueRow) -> String {
    let stories = counted(row.stories, "story", "stories");
    let mut text = match row.unread {
        0 => format!("{stories}, all read"),
        unread => format!("{stories}, {unread} unread"),
    };
    if row.headlines > 0 {
        text.push_str(" · ");
        text.push_str(&counted(row.headlines, "headline", "headlines"));
    }
    text
}

/// A headline: what it says, and which list of which issue it stands in.
pub(crate) fn headline(issue: &IssueText, number: usize, cells: usize) -> Vec<Line> {
    let mut flow = Flow::new(cells);
    let Some(headline) = issue.headlines.get(number) else { return flow.lines };
    flow.plain(&headline.text, Role::Title);
    let list = list_name(headline.list);
    let section = headline.section.and_then(|at| issue.sections.get(at));
    let stands = match section {
        Some(section) => format!("in the list “{list}” under “{section}”"),
        None => format!("in the list “{list}”"),
    };
    flow.plain(&stands, Role::Dim);
    flow.plain(&format!("{} · {}", issue.row.outlet, issue_name::of_issue(&issue.row)), Role::Dim);
    flow.plain(&dates::explained(&issue.row.dated), Role::Dim);
    flow.blank();
    flow.plain("A headline names a story that stands elsewhere; this issue holds no text of it.", Role::Text);
    flow.lines
}

/// A headlines list's name as printed.
pub(crate) fn list_name(list: HeadlineList) -> &'static str {
    match list {
        HeadlineList::ReadAlso => "Read also",
        HeadlineList::LatestNews => "Latest news",
    }
}

/// `1 story`, `2 stories`.
pub(crate) fn counted(number: u64, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// The line that shows a spot: the last one that does not lie behind it.
pub(crate) fn line_of(lines: &[Line], spot: Spot) -> usize {
    lines.partition_point(|line| line.spot <= spot).saturating_sub(1)
}
