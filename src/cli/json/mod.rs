//! The shapes of the JSON Lines: small structs that borrow from the rows. Decimals are strings, never floats; what
//! is not known is `null`.

mod bookmark;
mod digest;
mod find;
mod import;
mod related;
mod rows;
mod saved;
mod thread;

pub(crate) use bookmark::BookmarkLine;
pub(crate) use digest::DigestLine;
pub(crate) use find::FindLine;
pub(crate) use import::{ImportLine, outcome_word};
pub(crate) use related::RelatedLine;
pub(crate) use rows::{HeadlineLine, HitLine, IssueLine, NameLine, OutletLine, RateLine, StoryLine};
pub(crate) use saved::{HeadlineHitLine, SavedLine};
pub(crate) use thread::ThreadLine;

use serde::Serialize;

use crate::digest::{Block, Dated, Edtf, Fault};

/// A date as EDTF, or `null`.
fn edtf(dated: &Dated) -> Option<String> {
    dated.date.as_ref().map(Edtf::to_string)
}

/// A block of a story's body.
#[derive(Debug, Serialize)]
pub(crate) struct BlockLine<'a> {
    kind: &'static str,
    text: &'a str,
}

/// Something wrong in a document.
#[derive(Debug, Serialize)]
struct FaultLine<'a> {
    line: usize,
    what: &'a str,
}

fn blocks(body: &[Block]) -> Vec<BlockLine<'_>> {
    body.iter().map(|block| BlockLine { kind: block.kind.word(), text: &block.text }).collect()
}

fn faults(faults: &[Fault]) -> Vec<FaultLine<'_>> {
    faults.iter().map(|fault| FaultLine { line: fault.line, what: &fault.what }).collect()
}
