//! What becomes of a command: how it ends, or why it failed.

use std::io;
use std::process::ExitCode;

use super::config::ConfigError;
use crate::library::{LibraryError, QueryError};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Done: exit code 0.
    Done,
    /// Nothing was found, or some input was refused while the rest was done: exit code 1.
    Short,
    /// Nothing that was asked for could be done, and the reasons have been told: exit code 2.
    Failed,
}

impl Ending {
    /// The exit code that INTERFACE promises.
    pub(crate) fn code(self) -> ExitCode {
        match self {
            Self::Done => ExitCode::SUCCESS,
            Self::Short => ExitCode::from(1),
            Self::Failed => ExitCode::from(2),
        }
    }
}

/// Why a command failed, in one readable sentence.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CliError {
    #[error(transparent)]
    Library(#[from] LibraryError),
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error("the output could not be written: {0}")]
    Output(#[from] io::Error),
    #[error("standard input could not be read: {0}")]
    Input(#[source] io::Error),
    #[error("no home folder was found to keep the library in; set HOME, or name a file with `--library`")]
    NoHome,
    #[error("{wrong}")]
    Query {
        wrong: QueryError,
        /// The query with a mark below the place.
        pointed: String,
    },
    #[error("{0}")]
    Usage(String),
}

impl CliError {
    /// Whether the reader of our output has left, which is no failure of ours.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}
