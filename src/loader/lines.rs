//! A document as numbered lines of clean text.

use crate::digest::Fault;

/// The decoded lines of a document. No line holds a control character or a line break; non-breaking and other
/// Unicode spaces stay as printed.
///
/// All of them are one text, with the place where each ends: a line by itself would cost some fifty bytes however short
/// it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lines {
    text: String,
    /// Where each line ends in the text. No document that is read has four billion bytes; lines of one that had would be
    /// empty from there on.
    ends: Vec<u32>,
    faults: Vec<Fault>,
}

/// One line of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'a> {
    /// 1-based.
    pub number: usize,
    /// As decoded, with its indentation.
    pub raw: &'a str,
    /// Without white space (of any Unicode kind) around it.
    pub text: &'a str,
}

impl Lines {
    /// Continues the last line, or begins one, which counts from its end on.
    pub(super) fn write(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// The same for one character.
    pub(super) fn write_char(&mut self, char: char) {
        self.text.push(char);
    }

    /// Ends a line.
    pub(super) fn end_line(&mut self) {
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    /// Whether something was written since a line ended.
    pub(super) fn is_open(&self) -> bool {
        self.ends.last().map_or(0, |end| *end as usize) < self.text.len()
    }

    /// How many lines have ended.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The same lines with what decoding found wrong.
    pub(super) fn with_faults(self, faults: Vec<Fault>) -> Self {
        Self { faults, ..self }
    }

    /// What decoding found wrong.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The same, where the lines themselves are no longer needed.
    pub(super) fn into_faults(self) -> Vec<Fault> {
        self.faults
    }

    /// Every line, blank ones too.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Line<'_>> + ExactSizeIterator + Clone {
        (0..self.ends.len()).map(|index| self.at(index))
    }

    /// The lines that hold something.
    pub fn filled(&self) -> impl DoubleEndedIterator<Item = Line<'_>> + Clone {
        self.iter().filter(|line| !line.text.is_empty())
    }

    /// The line with this number.
    pub fn get(&self, number: usize) -> Option<Line<'_>> {
        let index = number.checked_sub(1)?;
        (index < self.ends.len()).then(|| self.at(index))
    }

    fn at(&self, index: usize) -> Line<'_> {
        let end = |index: usize| self.ends.get(index).map_or(0, |end| *end as usize);
        let start = index.checked_sub(1).map_or(0, end);
        let raw = self.text.get(start..end(index)).unwrap_or_default();
        Line { number: index + 1, raw, text: raw.trim() }
    }
}

impl From<&str> for Lines {
    /// Lines of text that is known to be clean, for tests.
    fn from(text: &str) -> Self {
        let mut lines = Self::default();
        for line in text.lines() {
            lines.write(line);
            lines.end_line();
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn lines_keep_their_numbers_and_lose_only_white_space_around_them() {
        let lines = Lines::from("one\n\n \u{A0}two\u{A0}words \n");
        let filled: Vec<_> = lines.filled().map(|line| (line.number, line.text)).collect();
        assert_eq!(filled, [(1, "one"), (3, "two\u{A0}words")]);
        assert_eq!(lines.get(3).map(|line| line.raw), Some(" \u{A0}two\u{A0}words "));
        assert_eq!((lines.get(0), lines.get(4)), (None, None));
    }
}
