//! `akyn outlets`: who published what is in the library.

use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::json::OutletLine;
use crate::cli::out::{BOLD, Column, TEXT, Table, cell};

const COLUMNS: [Column; 4] =
    [Column::text("outlet"), Column::right("issues"), Column::right("stories"), Column::right("unread")];

/// Lists the outlets.
pub(crate) fn run(call: &mut Call<'_>) -> Result<Ending, CliError> {
    let library = call.reading()?;
    let mut outlets = library.outlets()?;
    if outlets.is_empty() {
        return call.nothing(&library, "no outlets");
    }
    outlets.truncate(usize::try_from(call.limit).unwrap_or(usize::MAX));
    if call.out.json() {
        outlets.iter().try_for_each(|row| call.out.json_line(&OutletLine::of(row)))?;
        return Ok(Ending::Done);
    }
    let mut table = Table::new(call.out, &COLUMNS);
    for row in outlets {
        let counts = [row.issues, row.stories, row.unread].map(|count| cell(count, TEXT));
        table.row([cell(row.name, BOLD)].into_iter().chain(counts).collect())?;
    }
    table.finish()?;
    Ok(Ending::Done)
}
