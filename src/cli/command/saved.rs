//! Searches saved by name: `akyn search --save`, `--saved`, `--forget` and `@NAME`.

use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::json::SavedLine;
use crate::cli::out::{BOLD, Column, DIM, TEXT, Table, cell};
use crate::library::{Library, SavedSearch};

const COLUMNS: [Column; 5] = [
    Column::left("name"),
    Column::right("stories"),
    Column::right("unread"),
    Column::right("new"),
    Column::text("query"),
];

/// Saves a query that makes sense.
pub(super) fn save(call: &mut Call<'_>, name: &str, query: &str) -> Result<Ending, CliError> {
    let before = call.writing()?.save_search(name, query)?;
    let instead = before.map(|before| format!(", in the place of `{}`", before.query)).unwrap_or_default();
    call.out.hint(&format!("saved as ‘{}’{instead}; `akyn search @NAME` runs it", name.trim()));
    Ok(Ending::Done)
}

/// Takes a saved search out.
pub(super) fn forget(call: &mut Call<'_>, name: &str) -> Result<Ending, CliError> {
    match call.writing()?.forget_search(name)? {
        Some(SavedSearch { name, query }) => {
            call.out.hint(&format!("‘{name}’ is forgotten; it was `{query}`"));
            Ok(Ending::Done)
        }
        None => Ok(none_named(call, name)),
    }
}

/// Lists the saved searches with what they find.
pub(super) fn list(call: &mut Call<'_>, library: &Library) -> Result<Ending, CliError> {
    let mut watched = library.watchlist()?;
    watched.truncate(usize::try_from(call.limit).unwrap_or(usize::MAX));
    if watched.is_empty() {
        call.out.hint("no search is saved; `akyn search --save NAME QUERY` saves one");
        return Ok(Ending::Short);
    }
    if call.out.json() {
        watched.iter().try_for_each(|watched| call.out.json_line(&SavedLine::of(watched)))?;
        return Ok(Ending::Done);
    }
    let mut table = Table::new(call.out, &COLUMNS);
    for row in &watched {
        table.row(vec![
            cell(&row.search.name, BOLD),
            cell(row.stories, TEXT),
            cell(row.unread, TEXT),
            cell(row.new, TEXT),
            cell(&row.search.query, DIM),
        ])?;
    }
    table.finish()?;
    Ok(Ending::Done)
}

/// The query that `@NAME` stands for, with what is typed behind it; `Err` where no search has this name.
pub(super) fn expanded(library: &Library, words: &[String]) -> Result<Result<String, String>, CliError> {
    let Some((name, rest)) =
        words.split_first().and_then(|(first, rest)| Some((first.strip_prefix('@')?, rest)))
    else {
        return Ok(Ok(words.join(" ")));
    };
    let Some(SavedSearch { query, .. }) = library.saved_search(name)? else {
        return Ok(Err(name.to_owned()));
    };
    Ok(Ok(if rest.is_empty() { query } else { format!("({query}) {}", rest.join(" ")) }))
}

/// Ends a command that was asked for a search that is not there.
pub(super) fn none_named(call: &mut Call<'_>, name: &str) -> Ending {
    call.out.hint(&format!("no search is saved as ‘{name}’; `akyn search --saved` lists those that are"));
    Ending::Short
}
