//! A story: one item that can be read by itself.

use super::{Block, BlockKind, Dated};

/// Whether something stands in the document or was made from its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// Stands in the document as it is.
    Printed,
    /// Taken by akyn from the text's own words.
    Derived,
}

impl Basis {
    /// The word used in JSON and in the library.
    pub fn word(self) -> &'static str {
        match self {
            Self::Printed => "printed",
            Self::Derived => "derived",
        }
    }

    /// The basis with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Printed, Self::Derived].into_iter().find(|basis| basis.word() == word)
    }
}

/// A title and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// Never empty. A derived one has at most 90 characters.
    pub text: String,
    /// Printed or derived.
    pub basis: Basis,
}

impl Title {
    /// A title that stands in the document.
    pub fn printed(text: impl Into<String>) -> Self {
        Self { text: text.into(), basis: Basis::Printed }
    }

    /// A title made from the text's own words.
    pub fn derived(text: impl Into<String>) -> Self {
        Self { text: text.into(), basis: Basis::Derived }
    }
}

/// One item that can be read by itself; may appear in several issues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// A stable name given by the document (akyn's own JSON Lines); otherwise the library makes one.
    pub key: Option<String>,
    /// Index into [`crate::digest::Issue::sections`].
    pub section: Option<usize>,
    /// Its title.
    pub title: Title,
    /// Its own date where its text shows one, else its issue's.
    pub dated: Dated,
    /// Whether the document breaks the text off (`...`, `Continue reading`).
    pub truncated: bool,
    /// Its text, in order.
    pub body: Vec<Block>,
}

/// The number of a text's words.
fn words(text: &str) -> usize {
    if !text.is_ascii() {
        return text.split_whitespace().count();
    }
    let is_space = |byte: u8| matches!(byte, b' ' | b'\t'..=b'\r');
    let mut before = b' ';
    let mut count = 0;
    for byte in text.bytes() {
        count += usize::from(is_space(before) && !is_space(byte));
        before = byte;
    }
    count
}

impl Story {
    /// The number of words of the body.
    pub fn words(&self) -> usize {
        self.body.iter().map(|block| words(&block.text)).sum()
    }

    /// The running text: paragraphs, quotations and items, without captions and subheadings.
    pub fn prose(&self) -> impl Iterator<Item = &str> {
        self.body
            .iter()
            .filter(|block| !matches!(block.kind, BlockKind::Caption | BlockKind::Subheading))
            .map(|block| block.text.as_str())
    }
}
