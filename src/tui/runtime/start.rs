//! Opening the library for the reader.

use std::path::Path;

use crate::library::{Access, KeepGoing, Library, LibraryError, Upgrade};

/// The connections that the reader starts with.
pub(crate) struct Start {
    /// To read, for the first screen and then for the thread that answers.
    pub(crate) reading: Library,
    /// To write, where the file had to be made or migrated; otherwise it is opened when it is first needed.
    pub(crate) writing: Option<Library>,
}

impl Start {
    /// Opens a library to read, which is quick; only a file that is missing or of an older version is opened to be
    /// written before; how far the latter has come is told to `each`, which may stop it.
    pub(crate) fn open(
        path: &Path,
        aliases: Option<&Path>,
        each: &mut dyn FnMut(Upgrade) -> KeepGoing,
    ) -> Result<Self, LibraryError> {
        let mut start = Self::of(path, each)?;
        if let Some(aliases) = aliases {
            start.reading.use_aliases(aliases)?;
        }
        Ok(start)
    }

    fn of(path: &Path, each: &mut dyn FnMut(Upgrade) -> KeepGoing) -> Result<Self, LibraryError> {
        if path.exists() {
            match Library::open_telling(path, Access::Read, each) {
                Ok(reading) => return Ok(Self { reading, writing: None }),
                Err(LibraryError::Stopped) => return Err(LibraryError::Stopped),
                Err(_) => {}
            }
        }
        let writing = Library::open(path, Access::Write)?;
        Ok(Self { reading: Library::open(path, Access::Read)?, writing: Some(writing) })
    }
}
