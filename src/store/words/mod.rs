//! Full text: what of it is indexed, and which stories answer a query.

mod common;
mod headlines;
mod index;
mod matching;
mod sought;

pub use common::WordedStory;
pub use headlines::{FoundHeadline, IndexedHeadline, UnindexedHeadline};
pub use index::{IndexedStory, UnindexedStory};
pub use matching::{Columns, Words};
pub(super) use sought::Sql;
pub use sought::{Filter, Found};
