//! `akyn issues`: the issues, newest first.

use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::json::IssueLine;
use crate::cli::out::{BOLD, Cell, Column, DIM, ID, TEXT, Table, cell};
use crate::cli::walk::walk;
use crate::library::IssueRow;

const COLUMNS: [Column; 6] = [
    Column::left("id"),
    Column::left("date"),
    Column::aside("outlet"),
    Column::text("title"),
    Column::right("stories"),
    Column::right("unread"),
];

/// Lists the issues.
pub(crate) fn run(call: &mut Call<'_>) -> Result<Ending, CliError> {
    let library = call.reading()?;
    let fetch = |anchor, reach| library.issues(anchor, reach);
    let id = |row: &IssueRow| row.id;
    let listed = if call.out.json() {
        walk(call.limit, fetch, id, |row| Ok(call.out.json_line(&IssueLine::of(&row))?))?
    } else {
        let mut table = Table::new(call.out, &COLUMNS);
        let listed = walk(call.limit, fetch, id, |row| Ok(table.row(cells(&row))?))?;
        table.finish()?;
        listed
    };
    if listed == 0 { call.nothing(&library, "no issues") } else { Ok(Ending::Done) }
}

fn cells(row: &IssueRow) -> Vec<Cell> {
    vec![
        cell(row.id, ID),
        cell(row.dated.in_words(), TEXT),
        cell(&row.outlet, DIM),
        cell(&row.title.text, if row.unread > 0 { BOLD } else { TEXT }),
        cell(row.stories, TEXT),
        cell(row.unread, TEXT),
    ]
}
