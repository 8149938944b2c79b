//! Which documents belong to the same affair, and what follows from it.
//!
//! Works on names, words and dates that it is handed; it knows neither the loader nor the store. So far it answers one
//! question: which year an issue is from that prints days without one.

mod vocabulary;
mod year;

pub use vocabulary::Vocabulary;
pub use year::{Found, Link, rarity, year};
