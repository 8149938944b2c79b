//! Rows as they are laid out: wrapped once, and kept until a row, or the room for it, changes.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::{Entry, Shown};
use crate::tui::page::piece::Pieces;
use crate::tui::page::rows::Room;

/// The most rows that are kept; of others only those of the last screens.
const MOST: usize = 300;

/// Rows laid out in one room, by their numbers.
#[derive(Debug, Clone, Default)]
pub(super) struct Laid {
    room: Option<Room>,
    rows: BTreeMap<u64, Arc<Entry>>,
}

/// Lays out the row with this number; `None` for one that is not here.
type Lay<'a> = &'a dyn Fn(u64) -> Option<Entry>;

impl Laid {
    /// What is laid out already, where the room is the same.
    pub(super) fn again_in(&self, room: Room) -> Self {
        if self.room == Some(room) && self.rows.len() < MOST {
            return self.clone();
        }
        Self { room: Some(room), rows: BTreeMap::new() }
    }

    fn row(&mut self, rank: u64, lay: Lay<'_>) -> Arc<Entry> {
        if let Some(row) = self.rows.get(&rank) {
            return Arc::clone(row);
        }
        // One that has not arrived is not kept.
        let Some(row) = lay(rank).map(Arc::new) else { return Arc::new(Entry::missing()) };
        self.rows.insert(rank, Arc::clone(&row));
        row
    }

    /// The highest row that can stand at the top of so many lines with `last` still wholly on them.
    pub(super) fn highest_top(&mut self, last: u64, lines: usize, lay: Lay<'_>) -> u64 {
        let height = |row: &Entry| row.lines.len();
        let mut top = last;
        let mut below = self.row(last, lay);
        let mut used = height(&below) + usize::from(below.heading.is_some());
        while top > 0 {
            let above = self.row(top - 1, lay);
            let new_group = above.heading.is_some() && above.heading != below.heading;
            used += height(&above) + usize::from(new_group);
            if used > lines {
                break;
            }
            (below, top) = (above, top - 1);
        }
        top
    }

    /// How many of these rows begin on so many lines.
    pub(super) fn rows_from(&mut self, ranks: Range<u64>, lines: usize, lay: Lay<'_>) -> u64 {
        let (mut used, mut rows) = (0, 0);
        let mut above: Option<Arc<Entry>> = None;
        for rank in ranks {
            let row = self.row(rank, lay);
            used += usize::from(is_headed(&row, above.as_deref()));
            if used >= lines {
                break;
            }
            used += row.lines.len();
            rows += 1;
            above = Some(row);
        }
        rows
    }

    /// The lines of these rows, at most so many.
    pub(super) fn shown_from(&mut self, ranks: Range<u64>, lines: usize, lay: Lay<'_>) -> Vec<Shown> {
        let mut shown = Vec::with_capacity(lines);
        let mut above: Option<Arc<Entry>> = None;
        for rank in ranks {
            if shown.len() >= lines {
                break;
            }
            let row = self.row(rank, lay);
            if is_headed(&row, above.as_deref()) {
                shown.extend(row.heading.clone().map(Shown::Heading));
            }
            shown.extend(row.lines.iter().map(|line| Shown::Row(rank, line.clone())));
            above = Some(row);
        }
        shown.truncate(lines);
        shown
    }
}

/// Whether a row stands under a heading of its own.
fn is_headed(row: &Entry, above: Option<&Entry>) -> bool {
    row.heading.is_some() && above.is_none_or(|above| above.heading != row.heading)
}

impl Entry {
    /// What stands for a row that has not arrived yet.
    fn missing() -> Self {
        Self { heading: None, lines: vec![Pieces::new()] }
    }
}
