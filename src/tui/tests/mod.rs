//! The whole state machine and its painters over a made-up library: keys in, screens out.

mod bookmarks;
mod fake;
mod lists;
mod marks;
mod notes;
mod paging;
mod places;
mod screens;
mod selecting;
mod stage;
mod typing;
