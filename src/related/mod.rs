//! Which documents belong to the same affair, and what follows from it.
//!
//! Works on names and dates that it is handed; it knows neither the loader nor the store. So far it answers one
//! question: which year an issue is from that prints days without one.

mod year;

pub use year::{Found, Link, strength, year};
