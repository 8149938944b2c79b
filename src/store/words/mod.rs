//! Full text: what of it is indexed, and which stories answer a query.

mod beginning;
mod common;
mod headlines;
mod index;
mod matching;
mod pool;
mod sought;

pub use common::{Stretch, WordedStory};
pub use headlines::{FoundHeadline, IndexedHeadline, UnindexedHeadline};
pub use index::{IndexedStory, UnindexedStory};
pub use matching::{Columns, Words};
pub(super) use sought::Sql;
pub use sought::{Filter, Found};

#[cfg(test)]
mod tests;
