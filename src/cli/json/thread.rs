//! Lines of `threads`.

use serde::Serialize;

use crate::digest::Edtf;
use crate::library::ThreadRow;

/// A line of `threads`.
#[derive(Debug, Serialize)]
pub(crate) struct ThreadLine<'a> {
    id: i64,
    title: &'a str,
    stories: u64,
    unread: u64,
    issues: u64,
    from: Option<String>,
    to: Option<String>,
    names: &'a [String],
    /// Stories of each seven days, from the first on.
    weeks: &'a [u32],
}

impl<'a> ThreadLine<'a> {
    pub(crate) fn of(row: &'a ThreadRow) -> Self {
        Self {
            id: row.id.0,
            title: &row.title,
            stories: row.stories,
            unread: row.unread,
            issues: row.issues,
            from: row.from.as_ref().map(Edtf::to_string),
            to: row.to.as_ref().map(Edtf::to_string),
            names: &row.names,
            weeks: &row.weeks,
        }
    }
}
