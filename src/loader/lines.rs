//! A document as numbered lines of clean text.

use crate::digest::Fault;

/// The decoded lines of a document. No line holds a control character or a line break; non-breaking and other
/// Unicode spaces stay as printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lines {
    lines: Vec<String>,
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
    /// Lines from clean text, with what decoding found wrong.
    pub fn new(lines: Vec<String>, faults: Vec<Fault>) -> Self {
        Self { lines, faults }
    }

    /// What decoding found wrong.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// Every line, blank ones too.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Line<'_>> + ExactSizeIterator + Clone {
        self.lines.iter().enumerate().map(|(index, raw)| Line { number: index + 1, raw, text: raw.trim() })
    }

    /// The lines that hold something.
    pub fn filled(&self) -> impl DoubleEndedIterator<Item = Line<'_>> + Clone {
        self.iter().filter(|line| !line.text.is_empty())
    }

    /// The line with this number.
    pub fn get(&self, number: usize) -> Option<Line<'_>> {
        let raw = self.lines.get(number.checked_sub(1)?)?;
        Some(Line { number, raw, text: raw.trim() })
    }
}

impl From<&str> for Lines {
    /// Lines of text that is known to be clean, for tests.
    fn from(text: &str) -> Self {
        Self::new(text.lines().map(str::to_owned).collect(), Vec::new())
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
