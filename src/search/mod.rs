//! Looking things up by what is typed. Knows neither the library's file nor the screen: it is given texts, and says which
//! of them match, how well, and where.
//!
//! - [`query`](mod@query) is the query language; [`term`](mod@term) the spellings that answer its words;
//!   [`passage`](mod@passage) the places of a printed text that do. Which stories answer is the store's to say; the
//!   library hands it the terms.
//! - [`fuzzy`](mod@fuzzy) finds titles by a few of their letters.

pub mod fuzzy;
mod passage;
pub mod query;
mod term;

pub use passage::{Lit, Passage, begins_row, hits, passage};
pub use query::{DateRange, Query, QueryError, State, Text, TextField, Thing};
pub use term::{Reading, Term};
