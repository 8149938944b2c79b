//! Searching in full text and finding titles, as one types: an overlay with a text field, what was found, and a preview.
//!
//! The panes below it stay as they are, so that leaving it shows them again exactly. What was found goes from the screen
//! with the first key that means something else: dimmed or not, rows of another query could be taken for the answer, and
//! `Enter` for an agreement to it. Keys that act on what is found wait for the answer ([`super::hold`]).

mod found;
mod lead;
mod naming;
mod press;

pub(crate) use found::{Found, FoundRow, Kind, Preview};
pub(crate) use press::{act, open, paste, press};

use super::field::{Field, Purpose};
use super::jumps;
use super::listing::Listing;
use super::message::{Effect, Query, Slot, Ticket};
use super::model::{Model, Overlay};
use super::place::Place as Standing;
use super::story::{Content, StoryPane, Wanted};
use crate::library::{Anchor, Place, Reach, Window};
use crate::tui::page::geometry::{Layout, seeking, text_column};
use crate::tui::page::light;
use crate::tui::page::rows::Room;

/// A search or a find.
#[derive(Debug)]
pub(crate) struct Seek {
    /// Which of the two.
    pub(crate) kind: Kind,
    /// What is typed.
    pub(crate) field: Field,
    /// Whether the text was only offered: typing replaces it.
    pub(crate) offered: bool,
    /// What was asked for, as it was typed; nothing where nothing was.
    pub(crate) asked: Option<String>,
    /// What was found.
    pub(crate) list: Listing<FoundRow>,
    /// Whether more stories answer than are listed; else how many titles match in all.
    pub(crate) total: Total,
    /// Titles gathered so far, while they are.
    pub(crate) gathered: Option<usize>,
    /// What is selected.
    pub(crate) preview: StoryPane,
    /// What the preview was asked for.
    previewed: Option<Place>,
    /// Where one was before.
    pub(crate) home: Standing,
    /// Whether one has been elsewhere since.
    pub(crate) left: bool,
    /// How far one has gone back through what was searched for.
    older: Option<usize>,
    /// The name under which the search is being saved.
    pub(crate) naming: Option<Field>,
    /// What was searched for in the place of what was typed.
    meant: Option<String>,
    /// Whether what is shown was asked for again, because the library has changed: it stays until all of it is here.
    renewing: bool,
    /// Whether the library has changed since it was asked: it is asked again once all of the answer is here.
    stale: bool,
    /// The first part of the answer.
    part: Vec<FoundRow>,
}

/// How much answers in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Total {
    /// What is listed.
    #[default]
    Listed,
    /// More than is listed.
    More,
    /// So much.
    Known(u64),
}

impl Seek {
    /// How many stories a search has found, or titles a find.
    fn stories(&self) -> u64 {
        let len = self.list.len();
        // Headlines stand below; they are few.
        let headlines =
            (0..len).rev().take_while(|rank| self.list.get(*rank).is_some_and(|row| !row.is_story()));
        if self.kind.searches() { len - headlines.count() as u64 } else { len }
    }

    /// `3/41`, `3/500+`, `headline 1/5`; nothing while nothing is here.
    pub(crate) fn position(&self) -> String {
        let (selected, len, all) = (self.list.selected() + 1, self.stories(), self.list.len());
        match self.total {
            _ if !self.list.is_loaded() => String::new(),
            _ if all == 0 => "0".to_owned(),
            _ if selected > len => format!("headline {}/{}", selected - len, all - len),
            Total::Listed => format!("{selected}/{len}"),
            Total::More => format!("{selected}/{len}+"),
            Total::Known(all) => format!("{selected}/{all}"),
        }
    }

    /// What the stories found answer.
    fn sought(&self) -> &str {
        self.meant.as_deref().unwrap_or(self.field.text())
    }

    /// What was found is no answer any more.
    fn clear(&mut self) {
        (self.list, self.total, self.gathered) = (Listing::default(), Total::Listed, None);
        (self.renewing, self.stale, self.part, self.meant) = (false, false, Vec::new(), None);
        self.preview.turn_to(None);
        self.previewed = None;
    }
}

/// The room of its rows.
pub(crate) fn room(model: &Model) -> (usize, Room) {
    let list = seeking(model.layout().middle).list;
    let cells = usize::from(list.width.saturating_sub(2));
    (usize::from(list.height), Room { cells, tall: list.height >= 8 })
}

/// Brings a search into line: asks for what is typed, fits the rows, previews the selected one.
pub(crate) fn settle(model: &mut Model, layout: &Layout, effects: &mut Vec<Effect>) {
    let (height, room) = room(model);
    let column = model.settings.column;
    if matches!(&model.overlay, Overlay::Seek(seek) if seek.stale) && !model.asks.is_open(Slot::Seek) {
        refresh(model, effects);
    }
    let Overlay::Seek(seek) = &mut model.overlay else { return };
    if seek.asked.as_deref().is_none_or(|asked| !seek.kind.same(asked, seek.field.text())) {
        seek.clear();
        let typed = seek.field.text().to_owned();
        seek.asked = Some(typed.clone());
        model.asks.forget(Slot::Seek);
        model.asks.forget(Slot::Preview);
        if seek.kind.asks(&typed) {
            let (anchor, reach) = (Anchor::Rank(0), Reach { before: 0, after: 0 });
            let ticket = model.asks.ask(Query::Seek(seek.kind, typed), effects);
            seek.list.asked(ticket, anchor, reach);
        } else {
            effects.push(Effect::EndSeek);
        }
    }
    let lines = u16::try_from(height).unwrap_or(u16::MAX);
    seek.list.scroll(seek.list.fitting(lines, room, &|rank| found::entry(seek.kind, &seek.list, rank, room)));
    let Some(frame) = seeking(layout.middle).preview else { return };
    let selected = seek.list.selected_row();
    if let Some(row) = selected.filter(|row| seek.previewed != Some(row.place)) {
        seek.previewed = Some(row.place);
        let sought = seek.sought().to_owned();
        model.asks.ask(Query::Preview(row.place, seek.kind, sought), effects);
    }
    let column = text_column(frame.body, column);
    seek.preview.fit(column.width, column.height);
}

/// Asks again for what is shown: the library has changed. An answer that is under way is not given up for it, or a
/// library that changes all the time would never give one. The titles of a find are gathered anew for it, which is not
/// done for every step of an import.
pub(crate) fn refresh(model: &mut Model, effects: &mut Vec<Effect>) {
    let importing = model.importing.is_some();
    let Overlay::Seek(seek) = &mut model.overlay else { return };
    let Some(typed) = seek.asked.clone().filter(|typed| seek.kind.asks(typed)) else { return };
    if seek.kind == Kind::Find && importing {
        return;
    }
    seek.stale = model.asks.is_open(Slot::Seek);
    if seek.stale {
        return;
    }
    (seek.renewing, seek.part) = (seek.list.is_loaded(), Vec::new());
    let ticket = model.asks.ask(Query::Seek(seek.kind, typed), effects);
    seek.list.asked(ticket, Anchor::Rank(0), Reach { before: 0, after: 0 });
    seek.previewed = None;
}

/// Rows were found; whether the screen changes by it.
pub(crate) fn found(model: &mut Model, ticket: Ticket, found: Found) -> bool {
    let more_follows = model.asks.is_open(Slot::Seek);
    let Overlay::Seek(seek) = &mut model.overlay else { return false };
    let mut rows = std::mem::take(&mut seek.part);
    rows.truncate(usize::try_from(found.from).unwrap_or(usize::MAX));
    rows.extend(found.rows);
    if more_follows {
        seek.part.clone_from(&rows);
        if seek.renewing {
            return false;
        }
    }
    // Somebody who has not moved looks at the best, whichever it turns out to be.
    let first = seek.list.selected() == 0;
    (seek.total, seek.gathered, seek.renewing) = (found.total, found.gathered, false);
    seek.meant = found.meant;
    let total = rows.len() as u64;
    seek.list.asked(ticket, Anchor::Rank(0), Reach { before: 0, after: 0 });
    seek.list.accept(ticket, Window { rows, start: 0, total });
    if first {
        seek.list.select(0);
    }
    true
}

/// The preview has come.
pub(crate) fn previewed(model: &mut Model, place: Place, preview: Option<Preview>) -> bool {
    let Overlay::Seek(seek) = &mut model.overlay else { return false };
    if seek.previewed != Some(place) {
        return false;
    }
    match preview {
        Some(Preview::Story(story, lit)) => {
            let marks = light::marks(&story, &lit);
            seek.preview.turn_to(Some(Wanted::Story(story.row.id, None)));
            seek.preview.show(Content::Story(story));
            seek.preview.set_hits(marks, super::story::Arrive::First);
        }
        Some(Preview::Issue(issue, None)) => {
            seek.preview.turn_to(Some(Wanted::Issue(issue.row.id)));
            seek.preview.show(Content::Issue(issue));
        }
        Some(Preview::Issue(issue, Some(number))) => {
            seek.preview.turn_to(Some(Wanted::Headline(issue.row.id, number)));
            seek.preview.show(Content::Headline(issue, number));
        }
        None => seek.preview.turn_to(None),
    }
    true
}

/// Leaves it: everything as it was before.
pub(crate) fn leave(model: &mut Model, effects: &mut Vec<Effect>) {
    let Overlay::Seek(seek) = std::mem::take(&mut model.overlay) else { return };
    end(model, effects);
    lead::remember(model, &seek);
    if seek.left {
        jumps::go(model, seek.home);
    }
}

/// Nobody waits for its answers any more.
fn end(model: &mut Model, effects: &mut Vec<Effect>) {
    model.asks.forget(Slot::Seek);
    model.asks.forget(Slot::Preview);
    effects.push(Effect::EndSeek);
}

/// Whether what is typed has not been answered yet.
pub(crate) fn is_waiting(model: &Model) -> bool {
    matches!(&model.overlay, Overlay::Seek(seek) if !seek.list.is_loaded()) && model.asks.is_open(Slot::Seek)
}

/// The search of what is typed in a new field.
fn begun(kind: Kind, home: Standing) -> Seek {
    Seek {
        kind,
        field: Field::new(Purpose::Seek(kind)),
        offered: false,
        asked: None,
        list: Listing::default(),
        total: Total::Listed,
        gathered: None,
        preview: StoryPane::default(),
        previewed: None,
        home,
        left: false,
        older: None,
        naming: None,
        meant: None,
        renewing: false,
        stale: false,
        part: Vec::new(),
    }
}

pub(crate) use found::{entry, lines_when_empty};
pub(crate) use lead::{Trail, accept, hit, query_of, returns, said};
