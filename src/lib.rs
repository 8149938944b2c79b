//! akyn reads weekly news digests in the terminal.
//!
//! # The map of the house
//!
//! ```text
//! digest ← names ← loader, store, search, related ← library ← cli, tui ← main
//!                                        within tui: page ← app ← view ← runtime
//! ```
//!
//! A room uses only rooms to its left. Loader, store, search and related do not know each other; the library
//! joins them. `tests/house` reads the imports and fails when an arrow runs backwards or when an outside
//! package is used away from its home room.
//!
//! | room | does |
//! |---|---|
//! | [`digest`] | the domain: outlet, issue, section, story, block, headline, rate, dates, ids |
//! | [`names`] | folding of spellings and scripts; which countries, places and people a text names |
//! | [`loader`] | the bytes of a document → a [`digest::Digest`] with its faults |
//! | [`store`] | SQLite: schema, saving, windows of rows, words, marks, rates |
//! | [`search`] | the query language, and where a text answers it |
//! | [`related`] | what belongs to the same affair, and what follows from it |
//! | [`library`] | the one front door over the rooms above |
//! | [`cli`] | the commands: text or JSON Lines out |
//! | [`tui`] | the reader |
//!
//! # Invariants
//!
//! - The loader never touches the library and never panics, for any bytes. Every letter of a document is in
//!   exactly one place or in `skipped`, with the reason.
//! - What is not known is `None`; nothing guessed passes for something printed. Every inference carries its evidence.
//! - One transaction an issue; importing the same document twice changes nothing; marks outlive every import.
//! - A list holds only the rows near the screen, fetched by key. Nothing a key press waits for grows with the library.
//! - The drawing thread does no I/O; the state machine ([`tui`]'s `app`) has no clock, thread or file.
//! - No text of a document reaches the terminal as a control sequence: the loader strips them, the painters trust nothing.

pub mod cli;
pub mod digest;
pub mod library;
pub mod loader;
pub mod names;
pub mod related;
pub mod search;
pub mod store;
pub mod tui;
