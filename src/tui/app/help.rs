//! The help: what the keys do where the reader is.

use super::keymap::{self, KEYS, Scope};
use crate::tui::page::piece::{Pieces, Role, piece};
use crate::tui::page::text;

/// The help, scrolled so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Help {
    /// Lines above the screen.
    pub(crate) top: usize,
    /// Lines on the screen.
    pub(crate) height: usize,
}

impl Help {
    /// Scrolls by so many lines of all.
    pub(crate) fn scroll(&mut self, lines: i64, all: usize) {
        let lines = isize::try_from(lines).unwrap_or(0);
        self.top = self.top.saturating_add_signed(lines).min(all.saturating_sub(self.height));
    }
}

/// The keys of the panes, then those of text fields, in so many cells.
pub(crate) fn lines(cells: usize) -> Vec<Pieces> {
    let mut lines = Vec::new();
    section("In the panes", Scope::Reading, cells, &mut lines);
    lines.push(Pieces::new());
    lines.extend(paragraph(COUNTS, cells));
    lines.push(Pieces::new());
    lines.extend(paragraph(LETTERS, cells));
    lines.push(Pieces::new());
    section("In a selection", Scope::Selecting, cells, &mut lines);
    lines.push(Pieces::new());
    section("Among the threads", Scope::Threads, cells, &mut lines);
    lines.push(Pieces::new());
    section("In the rates", Scope::Rates, cells, &mut lines);
    section("In the chart", Scope::Chart, cells, &mut lines);
    lines.push(Pieces::new());
    section("In the list of names", Scope::Names, cells, &mut lines);
    lines.push(Pieces::new());
    section("In a text field", Scope::Field, cells, &mut lines);
    lines.push(Pieces::new());
    section("In a note", Scope::Note, cells, &mut lines);
    lines.push(Pieces::new());
    section("While searching or finding", Scope::Seek, cells, &mut lines);
    lines.push(Pieces::new());
    section("Among the saved searches", Scope::Saved, cells, &mut lines);
    lines
}

const COUNTS: &str = "A number before a motion repeats it: 5j goes five rows down, 12G to the twelfth row. 1, 2, 3 and 4 show \
                      their pane at once; with a motion or another digit right behind them they are a number too. \
                      The mouse selects, scrolls and opens.";
const LETTERS: &str = "Letters work under Cyrillic layouts by their place on the keyboard.";

fn paragraph(words: &str, cells: usize) -> impl Iterator<Item = Pieces> {
    text::wrap(words, cells).into_iter().map(|line| vec![piece(line, Role::Dim)])
}

fn section(name: &str, scope: Scope, cells: usize, lines: &mut Vec<Pieces>) {
    lines.push(vec![piece(text::cut(name, cells), Role::Heading)]);
    let here = KEYS.iter().filter(|binding| binding.scopes.contains(&scope));
    let widest = here.clone().map(|binding| text::width(&keymap::keys_of(binding))).max().unwrap_or(0);
    let narrow = cells < widest + 24;
    for binding in here {
        let keys = keymap::keys_of(binding);
        if narrow {
            lines.push(vec![piece(text::cut(&keys, cells), Role::Accent)]);
            let words = text::wrap(binding.help, cells.saturating_sub(2));
            lines
                .extend(words.into_iter().map(|line| vec![piece("  ", Role::Text), piece(line, Role::Text)]));
            continue;
        }
        let words = text::wrap(binding.help, cells - widest - 2);
        for (number, line) in words.into_iter().enumerate() {
            let keys = if number == 0 { keys.as_str() } else { "" };
            let padding = " ".repeat(widest + 2 - text::width(keys));
            lines.push(vec![piece(keys, Role::Accent), piece(padding, Role::Text), piece(line, Role::Text)]);
        }
    }
}
