//! `akyn threads`: affairs followed over several issues, the one that goes on latest first.

use super::following::followed;
use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::json::ThreadLine;
use crate::cli::out::{BOLD, Cell, Column, DIM, ID, TEXT, Table, cell};
use crate::cli::walk::walk;
use crate::digest::Edtf;
use crate::library::ThreadRow;

const COLUMNS: [Column; 6] = [
    Column::left("id"),
    Column::left("from"),
    Column::left("to"),
    Column::text("title"),
    Column::right("stories"),
    Column::right("issues"),
];

/// Lists the threads.
pub(crate) fn run(call: &mut Call<'_>) -> Result<Ending, CliError> {
    let library = followed(call)?;
    let fetch = |anchor, reach| library.threads(anchor, reach);
    let id = |row: &ThreadRow| row.id;
    let listed = if call.out.json() {
        walk(call.limit, fetch, id, |row| Ok(call.out.json_line(&ThreadLine::of(&row))?))?
    } else {
        let mut table = Table::new(call.out, &COLUMNS);
        let listed = walk(call.limit, fetch, id, |row| Ok(table.row(cells(&row))?))?;
        table.finish()?;
        listed
    };
    if listed == 0 {
        call.nothing(&library, "no affair runs over several issues yet")
    } else {
        Ok(Ending::Done)
    }
}

fn cells(row: &ThreadRow) -> Vec<Cell> {
    let day = |date: Option<Edtf>| date.map_or_else(String::new, Edtf::in_words);
    vec![
        cell(row.id, ID),
        cell(day(row.from), TEXT),
        cell(day(row.to), TEXT),
        cell(&row.title, if row.unread > 0 { BOLD } else { TEXT }),
        cell(row.stories, TEXT),
        cell(row.issues, DIM),
    ]
}
