//! The commands, one file each.

pub(crate) mod backup;
pub(crate) mod bookmarks;
pub(crate) mod brief;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod convert;
pub(crate) mod date;
pub(crate) mod export;
pub(crate) mod find;
pub(crate) mod headlines;
pub(crate) mod import;
pub(crate) mod issues;
pub(crate) mod man;
pub(crate) mod names;
pub(crate) mod outlets;
pub(crate) mod rates;
pub(crate) mod reader;
pub(crate) mod related;
pub(crate) mod remove;
pub(crate) mod search;
pub(crate) mod show;
pub(crate) mod stories;
pub(crate) mod thread;
pub(crate) mod threads;

mod following;
mod saved;
mod story_table;
