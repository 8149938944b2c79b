//! The whole state machine and its painters over a made-up library: keys in, screens out.

mod bookmarks;
mod fake;
mod filter;
mod leads;
mod lists;
mod marks;
mod names;
mod notes;
mod paging;
mod places;
mod rates;
mod screens;
mod seeking;
mod selecting;
mod stage;
mod threads;
mod typing;
