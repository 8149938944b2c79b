//! The last line: what can be done here, what happened, how far one is.

use super::command::Command;
use super::filter::of as filter_of;
use super::keymap::key_of;
use super::model::{Focus, Model, Overlay, Screen};
use super::rates::RatesCommand as R;
use super::seek::{self, Kind};
use super::selection;
use crate::tui::page::flow::counted;
use crate::tui::page::piece::{self, Pieces, Role, piece};

/// Below this width the counts give way to the hints.
const SHORT: usize = 36;
/// From this width on the counts are spelled out.
const LONG: usize = 100;

/// The line in so many cells.
pub(crate) fn line(model: &Model, cells: usize) -> Pieces {
    let right = right(model, cells);
    let room = cells.saturating_sub(piece::width(&right) + 2);
    piece::justified(said(model).unwrap_or_else(|| hints(model, room)), right, cells)
}

/// A notice, or how far the import has come.
fn said(model: &Model) -> Option<Pieces> {
    if let Some(notice) = &model.notice {
        let role = if notice.error { Role::Error } else { Role::Notice };
        return Some(vec![piece(notice.text.clone(), role)]);
    }
    let importing = model.importing?;
    let mut line = vec![piece(importing.sentence(), Role::Notice)];
    if !importing.sample && !importing.stopping {
        line.push(piece(format!(" · {} stops", key_of(Command::StopImport)), Role::Dim));
    }
    Some(line)
}

/// The most useful keys of the pane, as many as fit; the help always.
fn hints(model: &Model, cells: usize) -> Pieces {
    if let Overlay::Seek(seek) = &model.overlay {
        let words: &[(&str, &str)] = match seek.kind {
            _ if seek.naming.is_some() => &[("Enter", "save"), ("Esc", "back to the search")],
            Kind::Find => &[("Enter", "open"), ("↓↑", "choose"), ("Esc", "back")],
            Kind::Search | Kind::Watch => &[
                ("Enter", "open"),
                ("↓↑", "choose"),
                ("Esc", "back"),
                ("Ctrl-r", "earlier searches"),
                ("Ctrl-s", "save"),
            ],
        };
        let mut line = Pieces::new();
        for (key, word) in words {
            let next = [piece(*key, Role::Accent), piece(format!(" {word}  "), Role::Dim)];
            // A hint that is cut is none.
            if piece::width(&line) + piece::width(&next) > cells + 2 {
                break;
            }
            line.extend(next);
        }
        return line;
    }
    // A question mark in a note is a letter of it.
    let writing = matches!(model.overlay, Overlay::Note(_));
    let help = if writing { Pieces::new() } else { hint(&(Command::Help, "help")) };
    let mut line = Pieces::new();
    let clear = (Command::StepBack, "clear the filter");
    let none = matches!(model.overlay, Overlay::None);
    let filtered = (none && filter_of(model, model.focus).is_some()).then_some(&clear);
    for wish in filtered.into_iter().chain(wishes(model)) {
        let next = hint(wish);
        if piece::width(&line) + piece::width(&next) + piece::width(&help) + 4 > cells {
            break;
        }
        line.extend(next);
        line.push(piece("  ", Role::Dim));
    }
    line.extend(help);
    line
}

fn hint((command, word): &(Command, &str)) -> Pieces {
    vec![piece(key_of(*command), Role::Accent), piece(format!(" {word}"), Role::Dim)]
}

fn wishes(model: &Model) -> &'static [(Command, &'static str)] {
    match (&model.overlay, model.screen, model.focus) {
        (Overlay::Help(_), ..) => &[(Command::Back, "close"), (Command::Down, "down"), (Command::Up, "up")],
        (Overlay::Names(_), ..) => &[],
        (Overlay::Saved(_), ..) => &[
            (Command::RunSaved, "run"),
            (Command::ForgetSaved, "take out"),
            (Command::RestoreSaved, "bring back"),
            (Command::Back, "close"),
        ],
        (Overlay::Field(_), ..) => &[],
        (Overlay::Seek(_), ..) => &[],
        (Overlay::Note(_), ..) => {
            &[(Command::SaveNote, "keep"), (Command::Cancel, "leave"), (Command::EditOutside, "$EDITOR")]
        }
        _ if selection::is_open(model) => &[
            (Command::Copy, "copy"),
            (Command::Bookmark, "bookmark"),
            (Command::StepBack, "leave"),
            (Command::Select, "begin here"),
            (Command::OtherEnd, "other end"),
            (Command::WordEnd, "end of the word"),
        ],
        (_, _, Focus::Issues) => &[
            (Command::Open, "open"),
            (Command::ReadOn, "read on"),
            (Command::ShowBookmarks, "bookmarks"),
            (Command::Import, "import"),
            (Command::ReadAll, "all read"),
            (Command::Back, "quit"),
        ],
        (_, _, Focus::Stories) => &[
            (Command::Open, "open"),
            (Command::ReadOn, "read on"),
            (Command::Bookmark, "bookmark"),
            (Command::ToggleRead, "read/unread"),
            (Command::NextUnread, "next unread"),
            (Command::Back, "back"),
        ],
        (_, _, Focus::Bookmarks) => &[
            (Command::Open, "open"),
            (Command::Bookmark, "take away"),
            (Command::Order, "order"),
            (Command::Note, "note"),
            (Command::Tags, "tags"),
            (Command::Undo, "undo"),
            (Command::ShowIssues, "issues"),
        ],
        (_, _, Focus::Threads) => &[
            (Command::Open, "open"),
            (Command::Down, "down"),
            (Command::ReadOn, "read on"),
            (Command::ShowIssues, "issues"),
        ],
        (_, _, Focus::Thread) => &[
            (Command::Open, "open in its issue"),
            (Command::Right, "read"),
            (Command::TakeOut, "take out"),
            (Command::Undo, "undo"),
            (Command::Back, "back"),
        ],
        (_, _, Focus::Rates) => &[
            (Command::Open, "chart"),
            (Command::Rates(R::Longer), "range"),
            (Command::Rates(R::Turn), "turn round"),
            (Command::Rates(R::Mark), "compare"),
            (Command::ShowIssues, "issues"),
        ],
        (_, _, Focus::Chart) => &[
            (Command::Rates(R::Before), "day before"),
            (Command::Rates(R::After), "after"),
            (Command::Rates(R::Stories), "that week"),
            (Command::Rates(R::Longer), "range"),
            (Command::Rates(R::Turn), "turn round"),
            (Command::Back, "back"),
        ],
        (_, _, Focus::Leads) => &[
            (Command::Open, "go there"),
            (Command::Right, "read here"),
            (Command::Bookmark, "bookmark"),
            (Command::Related, "related to it"),
            (Command::Back, "back"),
        ],
        (_, _, Focus::Story) if model.settings.text_only => &[
            (Command::TextOnly, "with the lists"),
            (Command::ReadOn, "read on"),
            (Command::Bookmark, "bookmark"),
            (Command::NextUnread, "next unread"),
        ],
        (
            _,
            Screen::Issues | Screen::Threads | Screen::Bookmarks | Screen::Rates | Screen::Leads,
            Focus::Story,
        ) => &[
            (Command::ReadOn, "read on"),
            (Command::Bookmark, "bookmark"),
            (Command::Related, "related"),
            (Command::Select, "select"),
            (Command::Copy, "copy"),
            (Command::NextUnread, "next unread"),
            (Command::TextOnly, "only the text"),
            (Command::Back, "back"),
        ],
    }
}

/// Keys that wait for the next one, and what is unread in the whole library.
fn right(model: &Model, cells: usize) -> Pieces {
    let pending = model.pending.shown();
    if !pending.is_empty() {
        return vec![piece(pending, Role::Accent)];
    }
    if let Some(words) = seek::said(model) {
        return vec![piece(words, Role::Accent)];
    }
    if model.totals.stories == 0 {
        return Pieces::new();
    }
    let words = match model.totals.unread {
        _ if cells < SHORT => return Pieces::new(),
        0 => "all read".to_owned(),
        unread if cells < LONG => format!("{unread} unread"),
        unread => format!("{unread} unread of {}", counted(model.totals.stories, "story", "stories")),
    };
    vec![piece(words, Role::Dim)]
}
