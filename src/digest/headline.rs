//! Lines that name stories elsewhere.

/// A line in `Read also` or `Latest news`, which names a story elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// The list it stands in.
    pub list: HeadlineList,
    /// Index into [`crate::digest::Issue::sections`] of the section under which the list stands.
    pub section: Option<usize>,
    /// As printed, without the list's mark.
    pub text: String,
}

/// Which list a headline stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HeadlineList {
    /// `Read also:`
    ReadAlso,
    /// `Latest news`
    LatestNews,
}

impl HeadlineList {
    /// The word used in JSON and in the library.
    pub fn word(self) -> &'static str {
        match self {
            Self::ReadAlso => "read-also",
            Self::LatestNews => "latest-news",
        }
    }

    /// The list with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::ReadAlso, Self::LatestNews].into_iter().find(|list| list.word() == word)
    }
}
