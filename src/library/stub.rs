//! How a brief is written.

/// The form of a brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BriefFormat {
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// JSON.
    Json,
}

impl super::Library {
    /// The bookmarks as a document.
    ///
    /// # Errors
    /// Always, until briefs are made.
    pub fn brief(&self, _format: BriefFormat) -> super::Result<String> {
        Err(super::LibraryError::NoBrief)
    }
}
