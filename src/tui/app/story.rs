//! The pane with the text: a story, an issue's introduction, or a headline.

use super::selection::Selection;
use crate::digest::{IssueId, StoryId};
use crate::library::{IssueText, StoryText};
use crate::tui::page::flow::{self, Line, Spot};
use crate::tui::page::light::{self, Mark};
use crate::tui::page::passage::{Ground, Position};

/// What the pane is to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// An issue's introduction.
    Issue(IssueId),
    /// A story, as it stands in an issue where that is known.
    Story(StoryId, Option<IssueId>),
    /// The headline with this number in an issue.
    Headline(IssueId, usize),
}

impl Wanted {
    /// The story, where it is one.
    pub(crate) fn story(self) -> Option<(StoryId, Option<IssueId>)> {
        match self {
            Self::Story(story, within) => Some((story, within)),
            Self::Issue(_) | Self::Headline(..) => None,
        }
    }

    /// The issue, where it is one or a headline of one.
    pub(crate) fn issue(self) -> Option<IssueId> {
        match self {
            Self::Issue(issue) | Self::Headline(issue, _) => Some(issue),
            Self::Story(..) => None,
        }
    }
}

/// A passage that is to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Lit {
    story: StoryId,
    from: Position,
    to: Position,
    /// Whether it was shown already.
    shown: bool,
}

/// What the pane shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Content {
    /// Nothing yet.
    #[default]
    Nothing,
    /// An issue's introduction.
    Issue(Box<IssueText>),
    /// A story.
    Story(Box<StoryText>),
    /// A headline of the issue.
    Headline(Box<IssueText>, usize),
}

/// Which of a story's hits to go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Arrive {
    /// The first.
    First,
    /// The last.
    Last,
}

/// The pane.
#[derive(Debug, Default)]
pub(crate) struct StoryPane {
    /// What is to be shown, or is.
    pub(crate) wanted: Option<Wanted>,
    /// What is shown.
    pub(crate) content: Content,
    lines: Vec<Line>,
    cells: usize,
    height: usize,
    top: usize,
    /// The hits of a search in it, and the number of the one that one stands at.
    marks: Vec<Mark>,
    hit: Option<usize>,
    /// Whether that one is to be brought onto the screen.
    reveal: bool,
    /// Where to scroll to once the text is here.
    spot: Option<Spot>,
    /// Whether the end has been on the screen since the story was opened.
    pub(crate) finished: bool,
    selection: Option<Selection>,
    lit: Option<Lit>,
    /// Where the mouse was pressed.
    pub(crate) pressed: Option<Position>,
}

impl StoryPane {
    /// Turns to something else, from its beginning.
    pub(crate) fn turn_to(&mut self, wanted: Option<Wanted>) {
        (self.wanted, self.spot, self.finished) = (wanted, Some(Spot::default()), false);
        let had_hits = !self.marks.is_empty();
        (self.marks, self.hit, self.reveal) = (Vec::new(), None, false);
        (self.selection, self.pressed) = (None, None);
        let story = wanted.and_then(Wanted::story).map(|(story, _)| story);
        self.lit.take_if(|lit| story != Some(lit.story));
        // What is wanted may be what is shown still: it is placed anew. Anything else gives way as it stands.
        if had_hits || self.is_current() {
            self.cells = 0;
        }
        if wanted.is_none() {
            self.show(Content::Nothing);
        }
    }

    /// Where to stand when the text comes, as it was left; what was read to its end then is not read anew.
    pub(crate) fn resume_at(&mut self, spot: Spot) {
        (self.spot, self.finished, self.cells) = (Some(spot), true, 0);
        self.lit.iter_mut().for_each(|lit| lit.shown = true);
    }

    /// Shows this; whether it differs from what was shown.
    pub(crate) fn show(&mut self, content: Content) -> bool {
        if self.content == content && self.spot.is_none() {
            return false;
        }
        if self.spot.is_none() {
            // The same text anew (marks changed, an import): it stays where it is.
            self.spot = Some(self.spot());
        }
        (self.content, self.cells) = (content, 0);
        true
    }

    /// What stands above the text has changed: lines are broken anew, and the text stays where it is.
    pub(crate) fn break_anew(&mut self) {
        (self.spot, self.cells) = (Some(self.spot()), 0);
    }

    /// The id of the story shown.
    pub(crate) fn story(&self) -> Option<&StoryText> {
        match &self.content {
            Content::Story(story) => Some(story),
            _ => None,
        }
    }

    /// Whether what is shown is what is wanted.
    pub(crate) fn is_current(&self) -> bool {
        match (&self.wanted, &self.content) {
            (Some(Wanted::Issue(id)), Content::Issue(issue)) => issue.row.id == *id,
            (Some(Wanted::Story(id, _)), Content::Story(story)) => story.row.id == *id,
            (Some(Wanted::Headline(id, at)), Content::Headline(issue, number)) => {
                issue.row.id == *id && at == number
            }
            (None, Content::Nothing) => true,
            _ => false,
        }
    }

    /// Breaks the text into lines anew where it or the room has changed.
    pub(crate) fn fit(&mut self, cells: u16, height: u16) {
        let (cells, height) = (usize::from(cells), usize::from(height));
        if self.cells != cells {
            let spot = self.spot.unwrap_or_else(|| self.spot());
            self.lines = match &self.content {
                Content::Nothing => Vec::new(),
                Content::Issue(issue) => flow::issue(issue, cells),
                Content::Story(story) => flow::story(story, cells),
                Content::Headline(issue, number) => flow::headline(issue, *number, cells),
            };
            light::light(&mut self.lines, &self.marks, self.hit);
            self.cells = cells;
            if self.is_current() {
                self.spot = None;
                self.top = flow::line_of(&self.lines, spot);
            }
        }
        self.height = height;
        if std::mem::take(&mut self.reveal) {
            self.show_hit();
        }
        self.show_lit();
        self.top = self.top.min(self.last_top());
    }

    /// Sets the hits of a search, and goes to one of them.
    pub(crate) fn set_hits(&mut self, marks: Vec<Mark>, arrive: Arrive) {
        let last = marks.len().checked_sub(1);
        self.hit = last.map(|last| if arrive == Arrive::First { 0 } else { last });
        (self.marks, self.cells, self.reveal) = (marks, 0, true);
    }

    /// Sets the hits anew where the text came anew; one stays where one is.
    pub(crate) fn renew_hits(&mut self, marks: Vec<Mark>) {
        if self.marks != marks {
            self.hit = self.hit.or(Some(0)).filter(|hit| *hit < marks.len());
            (self.marks, self.cells) = (marks, 0);
        }
    }

    /// The hits.
    pub(crate) fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The number of the hit that one stands at, from 1, and how many there are.
    pub(crate) fn hit(&self) -> Option<(usize, usize)> {
        self.hit.map(|hit| (hit + 1, self.marks.len()))
    }

    /// Goes to the next or the previous hit; whether there is one.
    pub(crate) fn step_hit(&mut self, forward: bool) -> bool {
        let next = self.hit.and_then(|hit| if forward { hit.checked_add(1) } else { hit.checked_sub(1) });
        let next = next.filter(|next| *next < self.marks.len());
        if next.is_some() {
            (self.hit, self.cells, self.reveal) = (next, 0, true);
        }
        next.is_some()
    }

    /// Brings the hit onto the screen, with some lines above it.
    fn show_hit(&mut self) {
        let Some(mark) = self.hit.and_then(|hit| self.marks.get(hit)) else { return };
        let line = flow::line_of(&self.lines, mark.spot());
        if !(self.top..self.top + self.height).contains(&line) {
            self.top = line.saturating_sub(self.height / 3);
        }
    }

    /// Scrolls to the passage that is to be seen, once.
    fn show_lit(&mut self) {
        let wanted = self.lit.filter(|lit| !lit.shown && self.is_current());
        let Some((lit, ground)) = wanted.zip(self.ground()) else { return };
        let line = ground.line_of(lit.from).unwrap_or(0);
        self.top = line.saturating_sub(self.height / 3);
        self.lit = Some(Lit { shown: true, ..lit });
    }

    /// Lights a passage of a story, and scrolls to it when the story is here; or lights none.
    pub(crate) fn light(&mut self, passage: Option<(StoryId, Position, Position)>) {
        let known = self.lit.map(|lit| (lit.story, lit.from, lit.to));
        if known != passage {
            self.lit = passage.map(|(story, from, to)| Lit { story, from, to, shown: false });
        }
    }

    /// The passage that is lit: its first letter, and the one after its last.
    pub(crate) fn lit(&self) -> Option<(Position, Position)> {
        let shown = self.story()?.row.id;
        self.lit.filter(|lit| lit.story == shown).map(|lit| (lit.from, lit.to))
    }

    fn last_top(&self) -> usize {
        self.lines.len().saturating_sub(self.height)
    }

    /// The lines on the screen.
    pub(crate) fn shown(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().skip(self.top).take(self.height)
    }

    /// The place in the text at the top of the screen.
    pub(crate) fn spot(&self) -> Spot {
        self.spot.or_else(|| self.lines.get(self.top).map(|line| line.spot)).unwrap_or_default()
    }

    /// Whether the end is on the screen.
    pub(crate) fn at_end(&self) -> bool {
        self.is_current() && self.top >= self.last_top()
    }

    /// How far the text is read, in lines: the last one on the screen, and all.
    pub(crate) fn progress(&self) -> (usize, usize) {
        ((self.top + self.height).min(self.lines.len()), self.lines.len())
    }

    /// Whether all of the text is on the screen.
    pub(crate) fn is_whole(&self) -> bool {
        self.last_top() == 0
    }

    /// Lines that a page holds; a line of the old page stays on the new one.
    pub(crate) fn page(&self) -> usize {
        self.height.saturating_sub(usize::from(self.height > 3)).max(1)
    }

    /// Scrolls by so many lines.
    pub(crate) fn scroll(&mut self, lines: i64) {
        let lines = isize::try_from(lines).unwrap_or(if lines < 0 { isize::MIN } else { isize::MAX });
        self.top = self.top.saturating_add_signed(lines).min(self.last_top());
    }

    /// Scrolls to the line with this number.
    pub(crate) fn scroll_to(&mut self, line: usize) {
        self.top = line.min(self.last_top());
    }

    /// The story's text with its lines, where a story is shown.
    pub(crate) fn ground(&self) -> Option<Ground<'_>> {
        self.story().map(|story| Ground { body: &story.body, lines: &self.lines })
    }

    /// The passage that is being selected.
    pub(crate) fn selection(&self) -> Option<Selection> {
        self.selection
    }

    /// Selects this passage, or none.
    pub(crate) fn select(&mut self, selection: Option<Selection>) {
        self.selection = selection;
    }

    /// The selected passage: its first letter, and the one after its last.
    pub(crate) fn passage(&self) -> Option<(Position, Position)> {
        Some(self.selection?.ends(self.ground()?))
    }

    /// Begins a selection at the cursor, or at the top of the screen; whether there is any text.
    pub(crate) fn begin_selection(&mut self) -> bool {
        let Some(ground) = self.ground() else { return false };
        let cursor = self.selection.map(Selection::cursor);
        let top = || ground.near(self.top).and_then(|line| ground.at(line, 0));
        let begun = cursor.or_else(top).map(Selection::at);
        self.selection = begun;
        begun.is_some()
    }

    /// The letter that stands nearest to a row and a cell of the column of text.
    pub(crate) fn letter_at(&self, row: u16, cell: u16) -> Option<Position> {
        let ground = self.ground()?;
        let line = ground.near(self.top + usize::from(row))?;
        ground.at(line, usize::from(cell))
    }

    /// Scrolls so that the cursor of the selection is seen.
    pub(crate) fn show_cursor(&mut self) {
        let line = self.selection.and_then(|selection| self.ground()?.line_of(selection.cursor()));
        if let Some(line) = line {
            let lowest = (line + 1).saturating_sub(self.height);
            self.top = self.top.clamp(lowest, line.max(lowest)).min(self.last_top());
        }
    }
}
