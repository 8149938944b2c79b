//! `akyn remove`: takes issues out of the library.

use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::out::plain;
use crate::digest::IssueId;
use crate::library::Library;

/// Take issues out of the library; bookmarks and read marks are kept for a later import
#[derive(Debug, clap::Args)]
pub(crate) struct Remove {
    /// The issues, such as i3 or 3
    #[arg(value_name = "ID", required = true)]
    ids: Vec<IssueId>,
}

/// The JSON line for an issue that was taken out.
#[derive(Serialize)]
struct Removed {
    removed: i64,
}

impl Remove {
    pub(crate) fn run(&self, call: &mut Call<'_>) -> Result<Ending, CliError> {
        let mut library = call.writing()?;
        let mut ending = Ending::Done;
        for id in &self.ids {
            if !take_out(call, &mut library, *id)? {
                call.out
                    .warning(&format!("there is no issue {id}; `akyn issues` lists those that there are"));
                ending = Ending::Short;
            }
        }
        Ok(ending)
    }
}

fn take_out(call: &mut Call<'_>, library: &mut Library, id: IssueId) -> Result<bool, CliError> {
    let Some(issue) = library.issue(id)? else { return Ok(false) };
    if !library.remove_issue(id)? {
        return Ok(false);
    }
    tracing::info!(issue = id.0, "removed");
    if call.out.json() {
        call.out.json_line(&Removed { removed: id.0 })?;
    } else {
        call.out.line(format_args!("removed: {id} {}", plain(&issue.row.title.text)))?;
    }
    Ok(true)
}
