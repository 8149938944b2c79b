//! Bookmarks of every kind.
//!
//! - `list` hands out windows of them in every order;
//! - `row` reads one, with what it is of;
//! - `change` makes, takes away and moves them.

mod change;
mod list;
mod row;

use rusqlite::{Connection, Row};

use super::Result;
use super::kept::{Filed, Target};

/// Finds a bookmark by kind, story, issue, text and number; a headline by its number, first as it reads now.
const FIND: &str = "SELECT id FROM bookmark
    WHERE kind = ?1 AND story IS ?2 AND issue IS ?3 AND (text IS ?4 OR ?1 = 'headline' AND ordinal = ?5)
    ORDER BY text IS (SELECT text FROM headline WHERE issue = ?3 AND ordinal = ?5) DESC LIMIT 1";

type Key<'a> = (&'static str, Option<i64>, Option<i64>, Option<&'a str>, Option<usize>);

fn key(target: &Target) -> Key<'_> {
    match target {
        Target::Story(story) => ("story", Some(story.0), None, None, None),
        Target::Issue(issue) => ("issue", None, Some(issue.0), None, None),
        Target::Headline(issue, number) => ("headline", None, Some(issue.0), None, Some(*number)),
        Target::Quotation(story, passage) => ("quotation", Some(story.0), None, Some(&passage.text), None),
    }
}

const FILED: &str = "SELECT id, hand, made_at, ordinal, text, span, note FROM bookmark";

fn filed(row: &Row<'_>) -> rusqlite::Result<Filed> {
    Ok(Filed {
        id: row.get(0)?,
        hand: row.get(1)?,
        made_at: row.get(2)?,
        ordinal: row.get(3)?,
        text: row.get(4)?,
        span: row.get(5)?,
        note: row.get(6)?,
    })
}

/// The bookmarks of a story with its quotations, or of an issue with its headlines (`of`: `story` or `issue`).
pub(super) fn filed_of(connection: &Connection, of: &'static str, id: i64) -> Result<Vec<Filed>> {
    let mut query = connection.prepare_cached(&format!("{FILED} WHERE {of} = ?1 ORDER BY hand"))?;
    let rows = query.query_map([id], filed)?.collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}
