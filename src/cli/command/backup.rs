//! `akyn backup`: copies the library safely while it is in use.

use std::ops::ControlFlow;
use std::path::PathBuf;

use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::interrupt::Interrupt;
use crate::cli::out::{ProgressLine, plain};
use crate::cli::upgrade::how_far;

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
        let library = call.reading()?;
        let (interrupt, line) = (Interrupt::listen(library.stop_switch()), ProgressLine::new());
        let done = library.backup(&self.file, &mut |copying| {
            line.show(&format!("Copying: {}. Ctrl-C stops.", how_far(copying)));
            if interrupt.asked() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        drop(line);
        done?;
        if call.out.json() {
            call.out.json_line(&Copied { file: &file })?;
        } else {
            call.out.line(format_args!("copied to {}", plain(&file)))?;
        }
        Ok(Ending::Done)
    }
}
