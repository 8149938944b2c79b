//! A note being written: a small editor of several lines.

use super::command::Command;
use crate::tui::page::draft::{Row, row_of, rows};
use crate::tui::page::text;

/// The text with its cursor.
#[derive(Debug, Clone, Default)]
pub(crate) struct Draft {
    before: String,
    text: String,
    /// In bytes, between two graphemes.
    cursor: usize,
    /// The cell that moves up and down keep to.
    cell: Option<usize>,
    cells: usize,
    height: usize,
    top: usize,
    /// Whether it was said that leaving loses what was written.
    pub(crate) warned: bool,
}

impl Draft {
    /// A note to be written on, the cursor at its end.
    pub(crate) fn new(text: &str) -> Self {
        Self { before: text.to_owned(), text: text.to_owned(), cursor: text.len(), ..Self::default() }
    }

    /// What was written, without blank lines at its end.
    pub(crate) fn text(&self) -> &str {
        self.text.trim_end()
    }

    /// Whether it differs from the note as it was.
    pub(crate) fn is_changed(&self) -> bool {
        self.text() != self.before.trim_end()
    }

    /// Types or pastes; of control characters only line breaks are taken.
    pub(crate) fn insert(&mut self, typed: &str) {
        let typed = plain(typed);
        self.text.insert_str(self.cursor, &typed);
        self.cursor += typed.len();
        (self.cell, self.warned) = (None, false);
        self.scroll();
    }

    /// Sets the whole text, the cursor at its end.
    pub(crate) fn replace(&mut self, text: &str) {
        text.clone_into(&mut self.text);
        (self.cursor, self.cell) = (text.len(), None);
        self.scroll();
    }

    /// Moves the cursor or deletes.
    pub(crate) fn edit(&mut self, command: Command) {
        let kept = self.cell.take();
        self.warned = false;
        let (start, end) = self.line();
        match command {
            Command::CursorLeft => self.cursor = text::previous_grapheme(&self.text, self.cursor),
            Command::CursorRight => self.cursor = text::next_grapheme(&self.text, self.cursor),
            Command::CursorStart => self.cursor = start,
            Command::CursorEnd => self.cursor = end,
            Command::CursorUp => self.up_or_down(kept, -1),
            Command::CursorDown => self.up_or_down(kept, 1),
            Command::PageUp => self.up_or_down(kept, -(self.height.max(1) as isize)),
            Command::PageDown => self.up_or_down(kept, self.height.max(1) as isize),
            Command::DeleteBack => self.delete(text::previous_grapheme(&self.text, self.cursor), self.cursor),
            Command::Delete => self.delete(self.cursor, text::next_grapheme(&self.text, self.cursor)),
            Command::DeleteWord => {
                let before = self.text.get(..self.cursor).unwrap_or("");
                let word = text::last_word(before);
                // Not beyond the line, but over its start where the cursor is there.
                let from = if self.cursor > start { word.max(start) } else { self.cursor.saturating_sub(1) };
                self.delete(from, self.cursor);
            }
            Command::DeleteLine => self.delete(start, self.cursor),
            _ => {}
        }
        self.scroll();
    }

    /// Start and end of the line that the cursor is on.
    fn line(&self) -> (usize, usize) {
        let (before, after) = self.text.split_at_checked(self.cursor).unwrap_or((&self.text, ""));
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        (start, self.cursor + after.find('\n').unwrap_or(after.len()))
    }

    fn up_or_down(&mut self, kept: Option<usize>, by: isize) {
        let rows = self.rows();
        let at = row_of(&rows, self.cursor);
        let before = rows.get(at).map_or("", |row| self.words(Row { to: self.cursor, ..*row }));
        let cell = kept.unwrap_or_else(|| text::width(before));
        self.cell = Some(cell);
        let row = at.saturating_add_signed(by).min(rows.len().saturating_sub(1));
        let Some(row) = rows.get(row) else { return };
        let (head, rest) = text::split_at_width(self.words(*row), cell);
        // The end of a row is the start of the next one, unless a line break stands between them.
        let next_begins =
            rest.is_empty() && rows.iter().any(|other| other.from == row.to && other.from > row.from);
        self.cursor =
            row.from + if next_begins { text::previous_grapheme(head, head.len()) } else { head.len() };
    }

    fn delete(&mut self, from: usize, to: usize) {
        if self.text.is_char_boundary(from) && self.text.is_char_boundary(to) {
            self.text.drain(from..to);
            self.cursor = from;
        }
    }

    fn rows(&self) -> Vec<Row> {
        rows(&self.text, self.cells)
    }

    fn words(&self, row: Row) -> &str {
        self.text.get(row.from..row.to).unwrap_or("")
    }

    /// Takes the room that there is.
    pub(crate) fn fit(&mut self, cells: u16, height: u16) {
        (self.cells, self.height) = (usize::from(cells), usize::from(height));
        self.scroll();
    }

    fn scroll(&mut self) {
        let rows = self.rows();
        let at = row_of(&rows, self.cursor);
        let lowest = (at + 1).saturating_sub(self.height);
        self.top = self.top.clamp(lowest, at.max(lowest)).min(rows.len().saturating_sub(self.height));
    }

    /// The rows on the screen.
    pub(crate) fn shown(&self) -> Vec<&str> {
        self.rows().into_iter().skip(self.top).take(self.height).map(|row| self.words(row)).collect()
    }

    /// Where the cursor stands: its cell, and its row on the screen.
    pub(crate) fn place(&self) -> (usize, usize) {
        let rows = self.rows();
        let at = row_of(&rows, self.cursor);
        let before = rows.get(at).map_or("", |row| self.words(Row { to: self.cursor, ..*row }));
        (text::width(before), at.saturating_sub(self.top))
    }
}

/// A text without control characters other than line breaks.
pub(crate) fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    ");
    text.chars().filter(|letter| *letter == '\n' || !text::is_hidden(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Command, Draft};

    fn draft(text: &str) -> Draft {
        let mut draft = Draft::new("");
        draft.fit(12, 3);
        draft.insert(text);
        draft
    }

    #[test]
    fn letters_lines_and_words_are_written_and_deleted() {
        let mut note = draft("Ask the miller\nabout e\u{301}");
        note.edit(Command::DeleteBack);
        assert_eq!(note.text(), "Ask the miller\nabout");
        note.edit(Command::CursorStart);
        note.edit(Command::DeleteBack);
        assert_eq!(note.text(), "Ask the millerabout");
        note.insert("\n");
        note.edit(Command::DeleteWord);
        note.edit(Command::DeleteWord);
        assert_eq!(note.text(), "Ask the about");
        note.edit(Command::DeleteLine);
        note.edit(Command::Delete);
        assert_eq!(note.text(), "bout");
    }

    #[test]
    fn up_and_down_go_by_the_rows_that_are_seen() {
        let mut note = draft("one two three four\nfive");
        assert_eq!(note.place(), (4, 2));
        note.edit(Command::CursorUp);
        assert_eq!(note.place(), (4, 1));
        note.insert("|");
        assert_eq!(note.text(), "one two thre|e four\nfive");
        for (command, place) in [
            (Command::CursorEnd, (11, 1)),
            (Command::CursorUp, (7, 0)),
            (Command::CursorUp, (7, 0)),
            (Command::PageDown, (4, 2)),
            (Command::CursorRight, (4, 2)),
        ] {
            note.edit(command);
            assert_eq!((note.place().0, note.place().1), place, "{command:?} of {:?}", note.shown());
        }
    }

    #[test]
    fn pasted_escapes_are_left_out_and_the_cursor_is_always_seen() {
        let mut note = draft("a\u{1b}[2J\r\nb\tc\rd\ne\nf");
        assert_eq!(note.text(), "a[2J\nb    c\nd\ne\nf");
        for height in 1..6 {
            note.fit(4, height);
            assert!(note.place().1 < usize::from(height));
        }
        assert!(draft("x ").is_changed() && !Draft::new("x\n").is_changed());
    }
}
