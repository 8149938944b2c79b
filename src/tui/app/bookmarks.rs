//! The pane of bookmarks, latest first.

use super::listing::{Entry, Listing};
use crate::library::StoryRow;
use crate::tui::page::rows::{self, Room};

/// What the list shows of the row with this number.
pub(crate) fn entry(list: &Listing<StoryRow>, rank: u64, room: Room) -> Option<Entry> {
    Some(Entry { heading: None, lines: rows::bookmark(list.get(rank)?, room) })
}
