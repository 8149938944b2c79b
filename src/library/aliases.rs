//! Names of the user's own, in a file that may change while the library is open.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::{Library, LibraryError, Result};
use crate::names::Aliases;

/// The names in use. A changed file acts on the next search: names are looked up by queries, the index knows none.
#[derive(Debug, Default)]
pub(super) struct Names {
    file: Option<PathBuf>,
    read: RefCell<Read>,
}

#[derive(Debug, Default)]
struct Read {
    stamp: Option<Stamp>,
    aliases: Option<Arc<Aliases>>,
}

/// What tells one state of the file from another.
type Stamp = (SystemTime, u64);

impl Library {
    /// Takes in the user's own names from this file besides those built in; a missing file holds none.
    ///
    /// # Errors
    /// When the file cannot be read, or a line of it says nothing; the sentence names file and line.
    pub fn use_aliases(&mut self, file: &Path) -> Result<()> {
        let (stamp, aliases) = (stamp(file), read(file)?);
        self.names = Names { file: Some(file.to_owned()), read: RefCell::new(Read { stamp, aliases }) };
        Ok(())
    }

    /// The names as they are now. A file that has been spoilt since it was taken in leaves them as they were.
    pub(super) fn aliases(&self) -> Arc<Aliases> {
        let mut known = self.names.read.borrow_mut();
        if let Some(file) = &self.names.file {
            let now = stamp(file);
            if known.stamp != now {
                known.stamp = now;
                match read(file) {
                    Ok(aliases) => known.aliases = aliases,
                    Err(_) => tracing::warn!("the file of names cannot be read as it is now"),
                }
            }
        }
        known.aliases.clone().unwrap_or_else(built_in)
    }
}

fn built_in() -> Arc<Aliases> {
    static BUILT_IN: std::sync::OnceLock<Arc<Aliases>> = std::sync::OnceLock::new();
    Arc::clone(BUILT_IN.get_or_init(|| Arc::new(Aliases::built_in().clone())))
}

fn stamp(file: &Path) -> Option<Stamp> {
    let about = fs::metadata(file).ok()?;
    Some((about.modified().ok()?, about.len()))
}

fn read(file: &Path) -> Result<Option<Arc<Aliases>>> {
    let wrong = |why: String| LibraryError::Aliases { file: file.to_owned(), why };
    match fs::read_to_string(file) {
        Ok(text) => {
            Aliases::with_own(&text).map(|own| Some(Arc::new(own))).map_err(|error| wrong(error.to_string()))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(wrong(error.to_string())),
    }
}
