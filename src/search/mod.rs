//! What a query means, and where a text answers it.
//!
//! Purpose: the query language ([`query`](mod@query)), the spellings that answer its words ([`term`](mod@term)), and the
//! places of a printed text that do ([`passage`](mod@passage)). Which stories answer is the store's to say; the library
//! hands it the terms. Nothing here reads a file.

mod passage;
pub mod query;
mod term;

pub use passage::{Lit, Passage, hits, passage};
pub use query::{DateRange, Query, QueryError, State, Text, TextField};
pub use term::{Reading, Term};
