//! A passage of a story that is being selected: from where it was begun to the cursor, both included.

use super::command::Command;
use super::message::{Copying, Effect};
use super::model::{Focus, Model};
use super::motion;
use super::story::Content;
use crate::library::{Passage, Target};
use crate::tui::page::passage::{self, Ground, Position};
use crate::tui::page::source;

/// The passage: two places in the text as printed, so that it is the same one on a screen of any width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Selection {
    anchor: Position,
    cursor: Position,
    /// The cell that moves up and down keep to.
    cell: Option<usize>,
}

impl Selection {
    /// The one letter that stands here.
    pub(crate) fn at(position: Position) -> Self {
        Self { anchor: position, cursor: position, cell: None }
    }

    /// From one place to another, as the mouse drags.
    pub(crate) fn between(anchor: Position, cursor: Position) -> Self {
        Self { anchor, cursor, cell: None }
    }

    /// Where keys move it.
    pub(crate) fn cursor(self) -> Position {
        self.cursor
    }

    /// The first letter, and the one after the last.
    pub(crate) fn ends(self, ground: Ground<'_>) -> (Position, Position) {
        let (first, last) = (self.anchor.min(self.cursor), self.anchor.max(self.cursor));
        (first, Position { letter: ground.end(last), ..last })
    }

    /// Carries out a motion, so many times or to the line of that number.
    fn go(&mut self, ground: Ground<'_>, command: Command, count: Option<u64>, page: usize) {
        let times = usize::try_from(count.unwrap_or(1)).unwrap_or(usize::MAX);
        let kept = self.cell.take();
        let cursor = self.cursor;
        self.cursor = match (command, count) {
            (Command::CursorLeft, _) => repeat(cursor, times, |at| ground.step(at, false)),
            (Command::CursorRight, _) => repeat(cursor, times, |at| ground.step(at, true)),
            (Command::WordForward, _) => repeat(cursor, times, |at| ground.word(at, true)),
            (Command::WordBack, _) => repeat(cursor, times, |at| ground.word(at, false)),
            (Command::WordEnd, _) => repeat(cursor, times, |at| ground.word_end(at)),
            (Command::CursorStart, _) => on_line(ground, cursor, 0),
            (Command::CursorEnd, _) => on_line(ground, cursor, usize::MAX),
            (Command::First | Command::Last, Some(number)) => {
                let line = usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
                ground.near(line).and_then(|line| ground.at(line, 0)).unwrap_or(cursor)
            }
            (Command::First, None) => ground.first(),
            (Command::Last, None) => ground.last(),
            _ => {
                let cell = kept.unwrap_or_else(|| ground.cell(cursor));
                self.cell = Some(cell);
                let page = u64::try_from(page).unwrap_or(1);
                let lines =
                    motion::by(command, page).saturating_mul(i64::try_from(times).unwrap_or(i64::MAX));
                let line = ground.line_of(cursor).map(|line| ground.line_by(line, lines));
                line.and_then(|line| ground.at(line, cell)).unwrap_or(cursor)
            }
        };
    }
}

/// Goes on until nothing changes any more, at most so often.
fn repeat(from: Position, times: usize, step: impl Fn(Position) -> Position) -> Position {
    let mut at = from;
    for _ in 0..times {
        let next = step(at);
        if next == at {
            break;
        }
        at = next;
    }
    at
}

fn on_line(ground: Ground<'_>, cursor: Position, cell: usize) -> Position {
    ground.line_of(cursor).and_then(|line| ground.at(line, cell)).unwrap_or(cursor)
}

/// Whether keys go to a selection.
pub(crate) fn is_open(model: &Model) -> bool {
    model.focus == Focus::Story && model.story.selection().is_some()
}

/// Begins a selection at the top of the screen; begins it anew at the cursor where there is one.
pub(crate) fn begin(model: &mut Model) {
    let text_shown = model.story.ground().is_some() && model.story.is_current();
    if !text_shown {
        model.say("A passage is selected in a story's text; open a story first.");
        return;
    }
    model.focus = Focus::Story;
    if !model.story.begin_selection() {
        model.say("This story has no text to select.");
    }
}

/// Leaves the selection; whether there was one.
pub(crate) fn leave(model: &mut Model) -> bool {
    let open = is_open(model);
    model.story.select(None);
    open
}

/// Carries out a motion.
pub(crate) fn go(model: &mut Model, command: Command, count: Option<u64>) {
    let page = model.story.page();
    let (Some(mut selection), Some(ground)) = (model.story.selection(), model.story.ground()) else { return };
    if command == Command::OtherEnd {
        selection = Selection::between(selection.cursor, selection.anchor);
    } else {
        selection.go(ground, command, count, page);
    }
    model.story.select(Some(selection));
    model.story.show_cursor();
}

/// Leaves the selection; what was selected, where there was anything.
pub(crate) fn take(model: &mut Model) -> Option<Target> {
    let story = model.story.story().filter(|_| is_open(model))?;
    let (from, to) = model.story.passage()?;
    let passage = Passage {
        from: (from.block, from.letter),
        to: (to.block, to.letter),
        text: passage::words(&story.body, from, to),
    };
    let target = Target::Quotation(story.row.id, passage);
    leave(model);
    Some(target)
}

/// Copies the passage, or all that the story pane shows.
pub(crate) fn copy(model: &mut Model, effects: &mut Vec<Effect>) {
    if !model.story.is_current() {
        model.say("There is nothing to copy yet.");
        return;
    }
    let selected = model.story.passage();
    let copied = match (&model.story.content, selected) {
        (Content::Story(story), Some((from, to))) => Some((source::passage(story, from, to), "the passage")),
        (Content::Story(story), None) => Some((source::story(story), "the story")),
        (Content::Issue(issue), _) => Some((source::issue(issue), "the issue's introduction")),
        (Content::Headline(issue, number), _) => {
            source::headline(issue, *number).map(|words| (words, "the headline"))
        }
        (Content::Nothing, _) => None,
    };
    match copied {
        Some((text, what)) => {
            effects.push(Effect::Copy(Copying { what, text }));
            leave(model);
        }
        None => model.say("There is nothing to copy here."),
    }
}
