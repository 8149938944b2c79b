//! The domain: what a document says, once it has been read.
//!
//! Nothing here does I/O and nothing here can fail, except the parsing of a date or a decimal, which
//! returns an error value. Every other room may use this one; it uses none.

mod block;
mod date;
mod date_words;
mod decimal;
mod headline;
mod id;
mod interval;
mod issue;
mod rate;
mod story;

pub use block::{Block, BlockKind};
pub use date::{Date, DateBasis, Dated, Edtf, EdtfError, PartialDate, Timestamp, Weekday, day_of};
pub use decimal::{Decimal, DecimalError};
pub use headline::{Headline, HeadlineList};
pub use id::{IssueId, ParseIdError, StoryId, ThreadId};
pub use interval::Interval;
pub use issue::{Issue, IssueKind, ResultRange};
pub use rate::{Pair, Rate};
pub use story::{Basis, Story, Title};

/// Who publishes: `Orda`, `The Times of Central Asia`, `CCASC`, or whatever the reader calls it.
pub type Outlet = String;

/// One imported document, with everything read from it.
///
/// Every letter of the document is in exactly one place: a title with [`Basis::Printed`], a lede, a section
/// heading, a block, a headline, a rate, or [`Digest::skipped`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Digest {
    /// Who published it; `None` when neither the document nor the user says so.
    pub outlet: Option<Outlet>,
    /// The name of the layout that read it: `orda`, `timesca`, `timesca-weekly`, `ccasc`, `jsonl`, `plain`.
    pub layout: &'static str,
    /// The issues, in the document's order.
    pub issues: Vec<Issue>,
    /// One rate per pair and day, in the order printed.
    pub rates: Vec<Rate>,
    /// Lines deliberately left out, each with the reason.
    pub skipped: Vec<Skipped>,
    /// What is wrong in the document.
    pub faults: Vec<Fault>,
}

/// A line that was left out on purpose: furniture, an advert, an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// 1-based line of the document.
    pub line: usize,
    /// The line as printed.
    pub text: String,
    /// Why it was left out, for a reader.
    pub why: String,
}

/// Something wrong in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// 1-based line of the document; 0 where the fault is of the whole document.
    pub line: usize,
    /// What is wrong, for a reader.
    pub what: String,
}
