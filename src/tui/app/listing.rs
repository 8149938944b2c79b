//! A list of which only the rows near the screen are here.
//!
//! The rows come in windows from the library; after them a few more may follow that are all here (an issue's
//! headlines). Motion inside the window is a matter of numbers; outside it, the list keeps what it shows until
//! the rows arrive.

mod laid;
mod sifting;

use self::laid::Laid;
use self::sifting::Sifting;
use super::message::Ticket;
use crate::digest::{IssueId, StoryId, ThreadId};
use crate::library::{Anchor, BookmarkId, BookmarkRow, IssueRow, Reach, StoryRow, ThreadRow, Window};
use crate::tui::page::piece::Pieces;
use crate::tui::page::rows::Room;

/// A row with an id.
pub(crate) trait Row: PartialEq {
    /// What it is known by.
    type Id: Copy + Eq;
    /// Its id.
    fn id(&self) -> Self::Id;
}

impl Row for IssueRow {
    type Id = IssueId;
    fn id(&self) -> IssueId {
        self.id
    }
}

impl Row for BookmarkRow {
    type Id = BookmarkId;
    fn id(&self) -> BookmarkId {
        self.id
    }
}

impl Row for ThreadRow {
    type Id = ThreadId;
    fn id(&self) -> ThreadId {
        self.id
    }
}

impl Row for StoryRow {
    type Id = StoryId;
    fn id(&self) -> StoryId {
        self.id
    }
}

/// How many screens a window reaches on either side of a row that is here: one walks on from there.
const SCREENS: u64 = 2;
/// The least it reaches then, so that a tiny screen does not ask for every row by itself.
const LEAST: u64 = 20;
/// How many rows more than a screen it reaches on either side of one that is not: what is shown is waited for, and rows
/// that take fewer lines than the last ones are shown in larger numbers.
const SPARE: u64 = 4;

/// A question for a window that is under way.
#[derive(Debug, Clone, Copy)]
struct Asked {
    ticket: Ticket,
    /// Around which row, where that is known by number.
    around: Option<u64>,
    reach: u64,
}

/// The list.
#[derive(Debug)]
pub(crate) struct Listing<R: Row> {
    window: Window<R>,
    /// Whether a window has arrived at all.
    loaded: bool,
    /// Whether what is here may differ from the library.
    stale: bool,
    /// Whether the last question could not be answered.
    failed: bool,
    selected: u64,
    top: u64,
    tail: u64,
    page: u64,
    wanted: Option<R::Id>,
    asked: Option<Asked>,
    sifting: Option<Sifting<R::Id>>,
    laid: Laid,
}

impl<R: Row> Default for Listing<R> {
    fn default() -> Self {
        Self {
            window: Window { rows: Vec::new(), start: 0, total: 0 },
            loaded: false,
            stale: false,
            failed: false,
            selected: 0,
            top: 0,
            tail: 0,
            page: 1,
            wanted: None,
            asked: None,
            sifting: None,
            laid: Laid::default(),
        }
    }
}

/// What a list shows of one row.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The heading of the group that it belongs to.
    pub(crate) heading: Option<String>,
    /// Its lines.
    pub(crate) lines: Vec<Pieces>,
}

/// One line of a list on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shown {
    /// The heading of the rows below.
    Heading(String),
    /// A line of the row with this number.
    Row(u64, Pieces),
}

/// How a list is scrolled.
#[derive(Debug)]
pub(crate) struct Fit {
    top: u64,
    page: u64,
    laid: Laid,
}

impl<R: Row> Listing<R> {
    /// How many rows there are, those after the window's list included.
    pub(crate) fn len(&self) -> u64 {
        self.window.total + self.tail
    }

    /// Whether it is known that there is nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.loaded && !self.failed && self.len() == 0
    }

    /// Whether the rows could not be read.
    pub(crate) fn has_failed(&self) -> bool {
        self.failed
    }

    /// Whether a window has arrived.
    pub(crate) fn is_loaded(&self) -> bool {
        self.loaded
    }

    /// How many rows the library's list has.
    pub(crate) fn total(&self) -> u64 {
        self.window.total
    }

    /// Number of the selected row.
    pub(crate) fn selected(&self) -> u64 {
        self.selected
    }

    /// Rows that a page holds.
    pub(crate) fn page(&self) -> u64 {
        self.page
    }

    /// The row with this number, where it is here.
    pub(crate) fn get(&self, rank: u64) -> Option<&R> {
        let at = rank.checked_sub(self.window.start)?;
        self.window.rows.get(usize::try_from(at).ok()?)
    }

    /// The selected row, where it is here and one of the library's.
    pub(crate) fn selected_row(&self) -> Option<&R> {
        self.get(self.selected).filter(|_| self.wanted.is_none())
    }

    /// Its id.
    pub(crate) fn selected_id(&self) -> Option<R::Id> {
        self.selected_row().map(Row::id)
    }

    /// The id that is selected, or will be once its row is here.
    pub(crate) fn aim(&self) -> Option<R::Id> {
        self.wanted.or_else(|| self.selected_id())
    }

    /// Which of the rows after the library's is selected.
    pub(crate) fn selected_in_tail(&self) -> Option<u64> {
        let at = self.selected.checked_sub(self.window.total)?;
        (self.loaded && at < self.tail).then_some(at)
    }

    /// The rows that are here.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &R> {
        self.window.rows.iter()
    }

    /// The same, to be changed where a mark changed.
    pub(crate) fn rows_mut(&mut self) -> impl Iterator<Item = &mut R> {
        self.lay_anew();
        self.window.rows.iter_mut()
    }

    /// What its rows are laid out from has changed.
    pub(crate) fn lay_anew(&mut self) {
        self.laid = Laid::default();
    }

    fn rank_of(&self, id: R::Id) -> Option<u64> {
        let at = self.window.rows.iter().position(|row| row.id() == id)?;
        Some(self.window.start + at as u64)
    }

    /// Selects the row with this number, or the last one.
    pub(crate) fn select(&mut self, rank: u64) {
        self.wanted = None;
        self.selected = rank.min(self.len().saturating_sub(1));
    }

    /// Moves the selection by so many rows.
    pub(crate) fn move_by(&mut self, rows: i64) {
        self.select(self.selected.saturating_add_signed(rows));
    }

    /// Selects the row with this id, as soon as it is here.
    pub(crate) fn seek(&mut self, id: R::Id) {
        match self.rank_of(id) {
            Some(rank) => self.select(rank),
            None => (self.wanted, self.asked) = (Some(id), None),
        }
    }

    /// Selects the row with this id, as soon as it is here, with so many rows above it on the screen.
    pub(crate) fn seek_below(&mut self, id: R::Id, above: u64) {
        self.seek(id);
        if self.wanted.is_some() {
            (self.selected, self.top) = (above, 0);
        } else {
            self.top = self.selected.saturating_sub(above);
        }
    }

    /// Rows above the selected one on the screen.
    pub(crate) fn above(&self) -> u64 {
        self.selected.saturating_sub(self.top)
    }

    /// Sets how many rows follow after the library's.
    pub(crate) fn set_tail(&mut self, rows: u64) {
        if self.tail != rows {
            self.lay_anew();
        }
        self.tail = rows;
        if self.loaded {
            self.selected = self.selected.min(self.len().saturating_sub(1));
        }
    }

    /// What is here may differ from the library: it is to be asked for again.
    pub(crate) fn refresh(&mut self) {
        (self.stale, self.failed, self.asked) = (true, false, None);
    }

    /// The window that has to be asked for, if any.
    pub(crate) fn need(&self) -> Option<(Anchor<R::Id>, Reach)> {
        if self.failed {
            return None;
        }
        let reach = |rows: u64| Reach { before: small(rows), after: small(rows) };
        let (wide, near) = (reach((self.page * SCREENS).max(LEAST)), reach(self.page + SPARE));
        if !self.loaded || self.stale || self.wanted.is_some() {
            let known = self.wanted.or_else(|| self.before()).or_else(|| self.selected_id());
            let anchor = known.map_or(Anchor::Rank(self.in_library()), Anchor::At);
            let reach = if self.loaded && self.wanted.is_some() { near } else { wide };
            return self.asked.is_none().then_some((anchor, reach));
        }
        let rank = self.in_library();
        let (from, to) = (rank.saturating_sub(self.page), (rank + self.page).min(self.window.total));
        let here = self.window.start..=self.window.start + self.window.rows.len() as u64;
        let covered = |start: u64, end: u64| start <= from && to <= end;
        let coming = self.asked.is_some_and(|asked| {
            asked
                .around
                .is_none_or(|around| covered(around.saturating_sub(asked.reach), around + asked.reach))
        });
        if self.window.total == 0 || covered(*here.start(), *here.end()) || coming {
            return None;
        }
        Some(self.get(rank).map_or((Anchor::Rank(rank), near), |row| (Anchor::At(row.id()), wide)))
    }

    /// The selected row's number, or the last of the library's when one after them is selected.
    fn in_library(&self) -> u64 {
        if self.loaded { self.selected.min(self.window.total.saturating_sub(1)) } else { self.selected }
    }

    /// The window was asked for.
    pub(crate) fn asked(&mut self, ticket: Ticket, anchor: Anchor<R::Id>, reach: Reach) {
        let around = match anchor {
            Anchor::At(id) => self.rank_of(id),
            Anchor::Rank(rank) => Some(rank),
        };
        self.asked = Some(Asked { ticket, around, reach: u64::from(reach.after) });
        self.stale = false;
    }

    /// Takes a window; whether anything differs from before.
    pub(crate) fn accept(&mut self, ticket: Ticket, window: Window<R>) -> bool {
        if self.asked.is_none_or(|asked| asked.ticket != ticket) {
            return false;
        }
        self.asked = None;
        if self.loaded && self.wanted.is_none() && self.window == window {
            return self.settle_sifting();
        }
        let tail = self.selected_in_tail();
        let sought = self.wanted.take();
        let known = sought.or_else(|| self.before()).or_else(|| self.get(self.selected).map(Row::id));
        let offset = self.selected.saturating_sub(self.top);
        (self.window, self.loaded) = (window, true);
        self.lay_anew();
        let found = known.and_then(|id| self.rank_of(id));
        if let (Some(sought), None, Some(_)) = (sought, found, self.filter()) {
            self.give_way(sought);
            return true;
        }
        let fresh = self.settle_sifting();
        let rank = match (tail, found) {
            (_, None) if fresh => 0,
            (Some(at), _) => self.window.total + at,
            (None, Some(rank)) => rank,
            (None, None) => self.selected,
        };
        self.selected = rank.min(self.len().saturating_sub(1));
        self.top = self.selected.saturating_sub(offset);
        true
    }

    /// The question could not be answered: what is here stays until [`Self::refresh`].
    pub(crate) fn give_up(&mut self) {
        (self.asked, self.wanted, self.failed) = (None, None, true);
    }

    /// How to scroll, as little as needed, so that the selected row is on a screen of so many lines.
    pub(crate) fn fitting(&self, lines: u16, room: Room, entry: &dyn Fn(u64) -> Option<Entry>) -> Fit {
        let lines = usize::from(lines);
        let last = self.len().saturating_sub(1);
        let mut laid = self.laid.again_in(room);
        // A row of context above and below, where there is room for it.
        let context = u64::from(lines >= 8);
        let below = (self.selected + context).min(last);
        let lowest = laid.highest_top(below, lines, entry).min(self.selected);
        let highest = self.selected.saturating_sub(context);
        let mut top = self.top.min(highest).max(lowest);
        if self.get(last).is_some() || last >= self.window.total {
            top = top.min(laid.highest_top(last, lines, entry));
        }
        let page = laid.rows_from(top..self.len(), lines, entry).max(1);
        Fit { top, page, laid }
    }

    /// Scrolls.
    pub(crate) fn scroll(&mut self, fit: Fit) {
        (self.top, self.page, self.laid) = (fit.top, fit.page, fit.laid);
    }

    /// The lines on a screen of so many.
    pub(crate) fn shown(&self, lines: usize, room: Room, entry: &dyn Fn(u64) -> Option<Entry>) -> Vec<Shown> {
        self.laid.again_in(room).shown_from(self.top..self.len(), lines, entry)
    }
}

fn small(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
