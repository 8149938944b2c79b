//! `akyn backup`: copies the library safely while it is in use.

use std::path::PathBuf;

use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::out::plain;

/// Copy the library to a file, safely while it is in use
#[derive(Debug, clap::Args)]
pub(crate) struct Backup {
    /// The new file; one that is there already is not overwritten
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// The JSON line for a copy.
#[derive(Serialize)]
struct Copied<'a> {
    file: &'a str,
}

impl Backup {
    pub(crate) fn run(&self, call: &mut Call<'_>) -> Result<Ending, CliError> {
        let file = self.file.to_string_lossy();
        if !call.library.exists() {
            call.out.hint(&format!("there is no library at {} to copy", call.library.display()));
            return Ok(Ending::Short);
        }
        call.reading()?.backup(&self.file)?;
        if call.out.json() {
            call.out.json_line(&Copied { file: &file })?;
        } else {
            call.out.line(format_args!("copied to {}", plain(&file)))?;
        }
        Ok(Ending::Done)
    }
}
