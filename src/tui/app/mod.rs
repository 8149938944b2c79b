//! The state machine: a [`Model`], the [`Message`]s that come in, the [`Effect`]s that it asks for.
//!
//! No I/O, no clock, no threads: [`update`] is total and quick, and what it needs from outside it asks for with a
//! [`Ticket`](message::Ticket). Panes do not know each other; `update` and `settle` join them.

mod alert;
mod answers;
mod asks;
mod bookmarks;
pub(crate) mod command;
mod copying;
mod draft;
mod field;
mod filter;
pub(crate) mod footer;
mod help;
mod hold;
mod import;
mod issues;
mod jumps;
pub(crate) mod key;
mod keyboard;
pub(crate) mod keymap;
pub(crate) mod leads;
pub(crate) mod listing;
mod marks;
pub(crate) mod message;
pub(crate) mod model;
mod motion;
mod mouse;
pub(crate) mod names;
mod notes;
mod palette;
mod panes;
mod place;
mod press;
pub(crate) mod rates;
mod reading;
pub(crate) mod saved;
pub(crate) mod seek;
pub(crate) mod selection;
mod settle;
mod stories;
mod story;
pub(crate) mod tags;
pub(crate) mod threads;
mod ticker;
mod typing;
mod update;

pub(crate) use field::{Field, Purpose};
pub(crate) use filter::of as filter_of;
pub(crate) use help::{Help, lines as help_lines};
pub(crate) use message::{Effect, Message, Timer};
pub(crate) use model::{Focus, Model, Overlay, Settings};
pub(crate) use mouse::{found_lines, lines as shown_lines};
pub(crate) use notes::Note;
pub(crate) use story::Content;
pub(crate) use update::{begin, update};
