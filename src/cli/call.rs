//! What every command is given: where the library is, where the output goes, how much of it is wanted.

use std::path::PathBuf;

use super::args::Global;
use super::config::Config;
use super::ending::{CliError, Ending};
use super::out::Out;
use super::{places, upgrade};
use crate::digest::{Decimal, IssueId, StoryId};
use crate::library::{Access, Library};

/// One call of akyn.
pub(crate) struct Call<'a> {
    /// The library file.
    pub(crate) library: PathBuf,
    /// Where output and messages go.
    pub(crate) out: &'a mut Out,
    /// The most rows that are wanted.
    pub(crate) limit: u64,
    /// The most columns of running text that are wanted.
    pub(crate) measure: usize,
    /// By how many per cent a pair must move to be told.
    pub(crate) rate_alert: Decimal,
}

impl<'a> Call<'a> {
    /// What the arguments and the configuration say.
    pub(crate) fn new(global: &Global, config: &Config, out: &'a mut Out) -> Result<Self, CliError> {
        Ok(Self {
            library: library_file(global, config)?,
            out,
            limit: global.limit.unwrap_or(u64::MAX),
            measure: usize::from(config.width),
            rate_alert: config.rate_alert.clone(),
        })
    }

    /// Opens the library to read from it; a missing file is an empty library.
    pub(crate) fn reading(&self) -> Result<Library, CliError> {
        Ok(Library::open_telling(&self.library, Access::Read, &mut upgrade::told())?)
    }

    /// The same with the user's own names, to search in it.
    pub(crate) fn searching(&self) -> Result<Library, CliError> {
        let mut library = self.reading()?;
        if let Some(file) = places::aliases() {
            library.use_aliases(&file)?;
        }
        Ok(library)
    }

    /// Opens the library to write to it; a missing file is made.
    pub(crate) fn writing(&self) -> Result<Library, CliError> {
        Ok(Library::open_telling(&self.library, Access::Write, &mut upgrade::told())?)
    }

    /// Ends a command that found nothing: says so, and what to do next.
    pub(crate) fn nothing(&mut self, library: &Library, what: &str) -> Result<Ending, CliError> {
        if library.is_empty()? {
            self.out
                .hint("the library is empty; `akyn import PATH…` fills it, `akyn` opens the sample edition");
        } else {
            self.out.hint(what);
        }
        Ok(Ending::Short)
    }

    /// Ends a command that was asked for an issue that is not there.
    pub(crate) fn no_issue(&mut self, library: &Library, id: IssueId) -> Result<Ending, CliError> {
        self.nothing(library, &format!("there is no issue {id}; `akyn issues` lists those that there are"))
    }

    /// Ends a command that was asked for a story that is not there.
    pub(crate) fn no_story(&mut self, library: &Library, id: StoryId) -> Result<Ending, CliError> {
        self.nothing(library, &format!("there is no story {id}; `akyn stories` lists those that there are"))
    }
}

/// The library file: as asked, else as configured, else among the user's data.
pub(crate) fn library_file(global: &Global, config: &Config) -> Result<PathBuf, CliError> {
    let asked = global.library.clone().filter(|path| !path.as_os_str().is_empty());
    asked.or_else(|| config.library.clone()).or_else(places::library).ok_or(CliError::NoHome)
}
