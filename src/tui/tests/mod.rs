//! The whole state machine and its painters over a made-up library: keys in, screens out.

mod fake;
mod lists;
mod marks;
mod paging;
mod places;
mod rates;
mod screens;
mod stage;
mod typing;
