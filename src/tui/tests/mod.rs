//! The whole state machine and its painters over a made-up library: keys in, screens out.

mod fake;
mod filter;
mod lists;
mod marks;
mod names;
mod paging;
mod places;
mod screens;
mod seeking;
mod stage;
mod typing;
