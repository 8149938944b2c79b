//! The state machine: a [`Model`], the [`Message`]s that come in, the [`Effect`]s that it asks for.
//!
//! No I/O, no clock, no threads: [`update`] is total and quick, and what it needs from outside it asks for with a
//! [`Ticket`](message::Ticket). Panes do not know each other; `update` and `settle` join them.

mod alert;
mod answers;
mod asks;
mod bookmarks;
pub(crate) mod command;
mod field;
pub(crate) mod footer;
mod help;
mod import;
mod issues;
pub(crate) mod key;
mod keyboard;
pub(crate) mod keymap;
pub(crate) mod listing;
mod marks;
pub(crate) mod message;
pub(crate) mod model;
mod motion;
mod mouse;
mod palette;
mod panes;
mod place;
mod press;
pub(crate) mod rates;
mod reading;
mod settle;
mod stories;
mod story;
mod ticker;
mod typing;
mod update;

pub(crate) use field::{Field, Purpose};
pub(crate) use help::{Help, lines as help_lines};
pub(crate) use message::{Effect, Message, Timer};
pub(crate) use model::{Focus, Model, Overlay, Settings};
pub(crate) use mouse::lines as shown_lines;
pub(crate) use story::Content;
pub(crate) use update::{begin, update};
