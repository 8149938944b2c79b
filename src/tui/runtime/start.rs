//! Opening the library for the reader.

use std::path::Path;

use crate::library::{Access, Library, LibraryError};

/// The connections that the reader starts with.
pub(crate) struct Start {
    /// To read, for the first screen and then for the thread that answers.
    pub(crate) reading: Library,
    /// To write, where the file had to be made or migrated; otherwise it is opened when it is first needed.
    pub(crate) writing: Option<Library>,
}

impl Start {
    /// Opens a library to read, which is quick; only a file that is missing or of an older version is opened to be
    /// written before.
    pub(crate) fn open(path: &Path, aliases: Option<&Path>) -> Result<Self, LibraryError> {
        let mut start = Self::of(path)?;
        if let Some(aliases) = aliases {
            start.reading.use_aliases(aliases)?;
        }
        Ok(start)
    }

    fn of(path: &Path) -> Result<Self, LibraryError> {
        if path.exists()
            && let Ok(reading) = Library::open(path, Access::Read)
        {
            return Ok(Self { reading, writing: None });
        }
        let writing = Library::open(path, Access::Write)?;
        Ok(Self { reading: Library::open(path, Access::Read)?, writing: Some(writing) })
    }
}
