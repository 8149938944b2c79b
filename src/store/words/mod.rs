//! Full text: what of it is indexed, and which stories answer a query.

mod index;
mod matching;
mod sought;

pub use index::{IndexedStory, UnindexedStory};
pub use matching::{Columns, Words};
pub use sought::{Filter, Found};
