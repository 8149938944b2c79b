//! Which documents belong to the same affair, and what follows from it.
//!
//! Works on names, words and dates that it is handed; it knows neither the loader nor the store.
//!
//! - [`term`](mod@term): what a story is about, as terms; [`weight`]: what they weigh and how close two stories are;
//! - [`shelf`]: how terms lead to stories; [`reason`]: why two stories belong together, in words that both print;
//! - [`variant`]: two printed forms of one term;
//! - [`affair`]: which stories are of one affair; [`thread`]: what such an affair over several issues is called;
//! - [`year`](mod@year): which year an issue is from that prints days without one.

mod affair;
mod common;
mod reason;
mod shelf;
mod term;
mod thread;
mod variant;
mod vocabulary;
mod weight;
mod year;

use weight::length;

pub use affair::{APART, Bar, LONGEST, tell_of_an_affair};
pub use reason::{Printed, Reason, ReasonKind, add as add_reason, reasons};
pub use shelf::{Entry, Few, SHELF, Shelves};
pub use term::{Term, TermReader, Terms};
pub use thread::{SharedName, called};
pub use vocabulary::Vocabulary;
pub use weight::{Asked, Closeness, Count, Counts, alike, shared_names};
pub use year::{Found, Link, rarity, year};
