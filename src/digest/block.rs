//! The parts of a story's body.

/// One part of a story's body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text as printed, on one line: runs of white space of the document are kept inside, trimmed outside.
    pub text: String,
}

/// What a block of a story's body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading inside the story.
    Subheading,
    /// A direct quotation that stands as a paragraph of its own.
    Quotation,
    /// The text under or beside a picture, or its credit.
    Caption,
    /// A line of a list.
    Item,
}

impl BlockKind {
    /// Every kind, in no order that matters.
    pub const ALL: [Self; 5] =
        [Self::Paragraph, Self::Subheading, Self::Quotation, Self::Caption, Self::Item];

    /// The word used in JSON and in the library.
    pub fn word(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Subheading => "subheading",
            Self::Quotation => "quotation",
            Self::Caption => "caption",
            Self::Item => "item",
        }
    }

    /// The kind with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

impl Block {
    /// A block of this kind.
    pub fn new(kind: BlockKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into() }
    }
}
