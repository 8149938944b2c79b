//! A line of text being typed: the path to import, or a command.

use super::command::Command;
use crate::digest::StoryId;
use crate::tui::page::text;

/// What the text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// The path of what to import.
    Import,
    /// A command by its name.
    Command,
    /// What to search for, or to find.
    Seek(super::seek::Kind),
    /// What a list is filtered by.
    Filter,
    /// The name to save a search under.
    Save,
    /// The tags of this story.
    Tags(StoryId),
}

/// A text field with its completions.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    /// What it is for.
    pub(crate) purpose: Purpose,
    text: String,
    /// In bytes, between two graphemes.
    cursor: usize,
    /// What could stand there, for the text as it was typed.
    pub(crate) completions: Vec<String>,
    /// Which of them was taken.
    pub(crate) taken: Option<usize>,
}

impl Field {
    /// An empty field.
    pub(crate) fn new(purpose: Purpose) -> Self {
        Self { purpose, text: String::new(), cursor: 0, completions: Vec::new(), taken: None }
    }

    /// What was typed.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the cursor, and after it.
    pub(crate) fn around_cursor(&self) -> (&str, &str) {
        self.text.split_at_checked(self.cursor).unwrap_or((&self.text, ""))
    }

    /// Types or pastes; line breaks and other control characters are left out.
    pub(crate) fn insert(&mut self, typed: &str) {
        let typed: String = typed.chars().filter(|letter| !text::is_hidden(*letter)).collect();
        let (before, after) = self.around_cursor();
        let joined = format!("{before}{typed}{after}");
        (self.cursor, self.text) = (self.cursor + typed.len(), joined);
        self.forget();
    }

    /// Sets the whole text, the cursor at its end.
    pub(crate) fn set(&mut self, text: String) {
        (self.cursor, self.text) = (text.len(), text);
    }

    /// Takes the next or the previous completion; whether there was one.
    pub(crate) fn complete(&mut self, forward: bool) -> bool {
        let count = self.completions.len();
        let next = match (self.taken, forward) {
            _ if count == 0 => return false,
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        };
        if let Some(text) = self.completions.get(next).cloned() {
            self.set(text);
            self.taken = Some(next);
        }
        true
    }

    /// The longest beginning that all completions share, where it is more than what was typed.
    pub(crate) fn shared_beginning(&self) -> Option<String> {
        let mut shared = self.completions.first()?.as_str();
        for other in &self.completions {
            let common = shared.chars().zip(other.chars()).take_while(|(one, two)| one == two);
            let length = common.map(|(letter, _)| letter.len_utf8()).sum();
            shared = shared.get(..length).unwrap_or("");
        }
        (shared.len() > self.text.len()).then(|| shared.to_owned())
    }

    fn forget(&mut self) {
        (self.completions, self.taken) = (Vec::new(), None);
    }

    /// Moves the cursor or deletes; whether the text changed.
    pub(crate) fn edit(&mut self, command: Command) -> bool {
        let before = self.text.len();
        match command {
            Command::CursorLeft => self.cursor = text::previous_grapheme(&self.text, self.cursor),
            Command::CursorRight => self.cursor = text::next_grapheme(&self.text, self.cursor),
            Command::CursorStart => self.cursor = 0,
            Command::CursorEnd => self.cursor = self.text.len(),
            Command::DeleteBack => self.delete(text::previous_grapheme(&self.text, self.cursor), self.cursor),
            Command::Delete => self.delete(self.cursor, text::next_grapheme(&self.text, self.cursor)),
            Command::DeleteWord => self.delete(text::last_word(self.around_cursor().0), self.cursor),
            Command::DeleteLine => self.delete(0, self.cursor),
            _ => {}
        }
        let changed = self.text.len() != before;
        if changed {
            self.forget();
        }
        changed
    }

    fn delete(&mut self, from: usize, to: usize) {
        if let (Some(before), Some(after)) = (self.text.get(..from), self.text.get(to..)) {
            self.text = format!("{before}{after}");
            self.cursor = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Command, Field, Purpose};

    fn field(text: &str) -> Field {
        let mut field = Field::new(Purpose::Import);
        field.insert(text);
        field
    }

    #[test]
    fn letters_are_whole_graphemes_and_words_are_parts_of_a_path() {
        let mut typed = field("/дом/e\u{301}а");
        typed.edit(Command::CursorLeft);
        typed.edit(Command::DeleteBack);
        assert_eq!(typed.around_cursor(), ("/дом/", "а"));
        typed.edit(Command::DeleteWord);
        assert_eq!(typed.around_cursor(), ("/", "а"));
        typed.edit(Command::CursorStart);
        typed.edit(Command::DeleteBack);
        typed.edit(Command::CursorLeft);
        typed.edit(Command::Delete);
        assert_eq!(typed.text(), "а");
    }

    #[test]
    fn pasted_line_breaks_and_escapes_are_left_out() {
        assert_eq!(field("a\u{1b}[2J\nb").text(), "a[2Jb");
    }

    #[test]
    fn completions_go_round() {
        let mut typed = field("i");
        typed.completions = vec!["import".into(), "issues".into()];
        assert_eq!(typed.shared_beginning(), None);
        for expected in ["import", "issues", "import"] {
            assert!(typed.complete(true));
            assert_eq!(typed.text(), expected);
        }
        assert!(typed.complete(false));
        assert_eq!(typed.text(), "issues");
    }
}
