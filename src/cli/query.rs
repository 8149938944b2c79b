//! Queries as they are given on the command line: strictly, with the place of what makes no sense.

use super::ending::CliError;
use super::out::blank_like;
use crate::library::Query;

/// The query that a text is.
pub(crate) fn asked(text: &str) -> Result<Query, CliError> {
    Query::strict(text).map_err(|wrong| CliError::Query { pointed: pointed(text, wrong.column), wrong })
}

/// A query with a mark below the column that makes no sense.
fn pointed(text: &str, column: usize) -> String {
    let before: String = text.chars().take(column.saturating_sub(1)).collect();
    format!("  {text}\n  {}^", blank_like(&before))
}
