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
