//! The pane of issues.

use super::listing::{Entry, Listing};
use crate::library::IssueRow;
use crate::tui::page::dates;
use crate::tui::page::rows::{self, Room};

/// What the list shows of the row with this number: issues of a week under one heading.
pub(crate) fn entry(list: &Listing<IssueRow>, rank: u64, room: Room) -> Option<Entry> {
    let row = list.get(rank)?;
    let heading = room.tall.then(|| dates::week(&row.dated));
    Some(Entry { heading, lines: rows::issue(row, room) })
}
