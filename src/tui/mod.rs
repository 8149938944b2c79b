//! The reader. Within it: `page` ← `app` ← `view` ← `runtime`.

use std::path::PathBuf;

/// How the reader starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The library file.
    pub library: PathBuf,
    /// Width of the story's text in columns.
    pub width: u16,
    /// Nothing moves by itself.
    pub reduced_motion: bool,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// The colour theme's name: `auto`, `dark`, `light` or `none`.
    pub theme: &'static str,
}

/// What went wrong, in one readable sentence.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ReaderError(pub String);

/// Runs the reader until the user quits it.
///
/// # Errors
///
/// Where the library cannot be opened or the terminal cannot be driven.
pub fn run(_options: Options) -> Result<(), ReaderError> {
    Err(ReaderError("the reader is not part of this build".to_owned()))
}
