//! Finds titles by a few of their letters, in fzf's syntax and in any spelling.
//!
//! A title is looked at in two forms ([`form`]): folded, and in the Latin letters that its spellings share, so that
//! `tokaev` finds Токаев and Toqayev. fuzzy-matcher scores a word's letters scattered over a title; where they stand
//! together, the place says enough and nothing needs scoring.
//!
//! Matching 100,000 titles takes a few milliseconds, scoring them all would take a hundred. So [`Finder`]
//!
//! - passes over titles that lack a letter ([`bag`]), or whose letters stand in another order;
//! - looks only at what the last search found, while the query only narrows it;
//! - notes the least and the most a scattered match can score, and scores it only where it can reach the rows shown;
//! - works on all cores in sheaves of titles, and stops between them when a newer key arrives.

mod bag;
mod finder;
mod fit;
mod form;
mod light;
mod query;
mod rank;
mod score;
mod term;
mod titles;

pub use finder::{Finder, Found, Hit};
pub use light::lit;
pub use query::Query;
