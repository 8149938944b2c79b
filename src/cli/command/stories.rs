//! `akyn stories`: the stories, newest first, or those of one issue in their order.

use super::story_table::{COLUMNS, cells};
use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::json::StoryLine;
use crate::cli::out::Table;
use crate::cli::walk::walk;
use crate::digest::IssueId;
use crate::library::{Library, StoryRow};

/// List the stories, newest first
#[derive(Debug, clap::Args)]
pub(crate) struct Stories {
    /// Only those of this issue, in its order
    #[arg(long, value_name = "ID")]
    issue: Option<IssueId>,
}

impl Stories {
    pub(crate) fn run(&self, call: &mut Call<'_>) -> Result<Ending, CliError> {
        let library = call.reading()?;
        let limit = call.limit;
        let listed = if call.out.json() {
            self.each(&library, limit, |row| {
                let names = library.names_of(row.id)?;
                Ok(call.out.json_line(&StoryLine::of(&row, &names))?)
            })?
        } else {
            let mut table = Table::new(call.out, &COLUMNS);
            let listed = self.each(&library, limit, |row| Ok(table.row(cells(&row))?))?;
            table.finish()?;
            listed
        };
        match (listed, self.issue) {
            (0, Some(id)) if library.issue(id)?.is_none() => call.no_issue(&library, id),
            (0, _) => call.nothing(&library, "no stories"),
            _ => Ok(Ending::Done),
        }
    }

    fn each(
        &self,
        library: &Library,
        limit: u64,
        mut each: impl FnMut(StoryRow) -> Result<(), CliError>,
    ) -> Result<u64, CliError> {
        match self.issue {
            Some(issue) => {
                walk(limit, |anchor, reach| library.stories(issue, anchor, reach), |row| row.id, each)
            }
            None => all(library, limit, &mut each),
        }
    }
}

/// Hands all stories to `each`; what stops it is given back.
fn all(
    library: &Library,
    limit: u64,
    each: &mut dyn FnMut(StoryRow) -> Result<(), CliError>,
) -> Result<u64, CliError> {
    let (mut given, mut ended) = (0, Ok(()));
    library.each_story(limit, &mut |row| {
        given += 1;
        ended = each(row);
        if ended.is_ok() { std::ops::ControlFlow::Continue(()) } else { std::ops::ControlFlow::Break(()) }
    })?;
    ended.map(|()| given)
}
