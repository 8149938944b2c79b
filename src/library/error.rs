//! What goes wrong in the library, in sentences for a user.

use crate::store::StoreError;

/// What went wrong, in one readable sentence: what, then why, then what to do.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// The file cannot be opened, read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Bringing a library up to date was stopped on request.
    #[error("stopped before the library was up to date; akyn goes on with the rest when it opens it next")]
    Stopped,
    /// Something was to be changed over a connection that only reads.
    #[error("the library was opened to read only, so nothing was changed; open it to write")]
    OpenedToRead,
    /// The user's own names cannot be taken in.
    #[error("{}: {why}", file.display())]
    Aliases {
        /// The file.
        file: std::path::PathBuf,
        /// The line, and what is wrong with it.
        why: String,
    },
    /// A search cannot be saved under this name.
    #[error("a search cannot be saved as `{0}`; a name has a letter or digit and at most 60 characters")]
    Name(String),
    /// An export could not be written where it was to go.
    #[error("the export could not be written: {0}")]
    Export(#[from] std::io::Error),
    /// There is nothing to make a brief of.
    #[error(
        "there are no such bookmarks to make a brief of; `b` in the reader, or `akyn bookmarks add ID`, keeps a story"
    )]
    NothingKept,
}
